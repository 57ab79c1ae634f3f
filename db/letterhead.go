package db

import "context"

// Letterhead is what the frame of every page shows of the office. It is empty until the office has been set up.
type Letterhead struct {
	Name    string // the authority, and the unit where it has a name
	Colour  string // #rrggbb
	HasLogo bool
	Version int // of the office: a new one means that logo or colour may be new
}

// Letterhead returns it.
func (db *DB) Letterhead(ctx context.Context) (Letterhead, error) {
	var l Letterhead
	err := db.Read(ctx, func(tx *Tx) error {
		list, err := all(tx, func(scan Scan) (l Letterhead, err error) {
			return l, scan(&l.Name, &l.Colour, &l.HasLogo, &l.Version)
		}, `SELECT authority || CASE unit WHEN '' THEN '' ELSE ' · ' || unit END, colour, coalesce(length(logo), 0) > 0, version FROM office`)
		if len(list) > 0 {
			l = list[0]
		}
		return err
	})
	return l, err
}

// Logo returns the office's logo, a PNG. The error's code is not-found where it has none.
func (db *DB) Logo(ctx context.Context) ([]byte, error) {
	var png []byte
	return png, db.Read(ctx, func(tx *Tx) error {
		return tx.one("The logo", `SELECT logo FROM office WHERE length(logo) > 0`, nil, &png)
	})
}
