// Package db keeps the office's data in one SQLite file. It is the only package that knows SQL, and the only one that
// knows how many connections there are.
//
// # How a change is made
//
// An exported method on [DB] is one transaction and one thing that a user did. Inside it unexported methods on [Tx] do
// one query each. The way is always the same: load, ask pathway, save, audit.
//
//	// Rename changes what staff call the family. The error's code is not-found, invalid or conflict.
//	func (db *DB) RenameCase(ctx context.Context, by Actor, id int64, name string, version int) error {
//		return db.Write(ctx, by, func(tx *Tx) error {
//			c, err := tx.loadCase(id)                        // load
//			if err != nil {
//				return err
//			}
//			c.Name, c.Version = name, version
//			if err := c.Validate(); err != nil {             // ask pathway
//				return err
//			}
//			if err := tx.saveCase(c); err != nil {           // save; a stale version is a conflict
//				return err
//			}
//			return tx.audit(Entry{What: "Changed what the family is called", Case: id, Fields: []string{"name"}})
//		})
//	}
//
//	func (tx *Tx) saveCase(c pathway.Case) error {
//		return tx.update(`UPDATE cases SET name = ?, version = version + 1 WHERE id = ? AND version = ?`, c.Name, c.ID, c.Version)
//	}
//
// A method that only reads uses [DB.Read]; there the same queries work.
//
// # What is stored how
//
// Instants (audit, sent at, sessions) are UTC text, written by stamp and read by instant. Civil dates and minutes are
// pathway.Date and pathway.DateTime and store themselves. Editable rows carry a version. Tables are STRICT, every column
// is commented, nothing is deleted: things end.
package db
