package db

import (
	"context"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"fmt"
	"io/fs"
	"regexp"
	"strconv"
)

//go:embed migrations/*.sql
var migrations embed.FS

// A migration is one numbered file. Once a version of the program with it is in use, the file never changes again.
type migration struct {
	number int
	name   string
	sql    string
	sha256 string
}

var migrationName = regexp.MustCompile(`^(\d{4})_([a-z0-9_]+)\.sql$`)

// readMigrations returns the files in the order of their numbers, of which none stands twice.
func readMigrations(files fs.FS) ([]migration, error) {
	names, err := fs.Glob(files, "migrations/*")
	if err != nil {
		return nil, err
	}
	var list []migration
	for _, name := range names { // Glob sorts
		m := migrationName.FindStringSubmatch(name[len("migrations/"):])
		if m == nil {
			return nil, fmt.Errorf("migration %s: its name is not NNNN_what.sql", name)
		}
		n, err := strconv.Atoi(m[1])
		if err != nil {
			return nil, fmt.Errorf("migration %s: %w", name, err)
		}
		if len(list) > 0 && list[len(list)-1].number == n {
			return nil, fmt.Errorf("migration %s: another has its number", name)
		}
		text, err := fs.ReadFile(files, name)
		if err != nil {
			return nil, err
		}
		sum := sha256.Sum256(text)
		list = append(list, migration{n, m[2], string(text), hex.EncodeToString(sum[:])})
	}
	return list, nil
}

// migrate brings the tables up to date: each file that is not yet recorded runs in a transaction of its own. It refuses
// data that a newer version of the program has written, and data made by other files than these.
func (db *DB) migrate(ctx context.Context) error {
	list, err := readMigrations(migrations)
	if err != nil {
		return err
	}
	return db.apply(ctx, list)
}

func (db *DB) apply(ctx context.Context, list []migration) error {
	done := map[int]string{}
	err := db.Write(ctx, Actor{}, func(tx *Tx) error {
		if err := tx.exec(`CREATE TABLE IF NOT EXISTS migration (
			number INTEGER PRIMARY KEY, -- of the file
			name   TEXT NOT NULL,       -- of the file, for people
			sha256 TEXT NOT NULL,       -- of the file's text, to notice one that was changed
			at     TEXT NOT NULL        -- instant when it ran
		) STRICT`); err != nil {
			return err
		}
		rows, err := all(tx, func(scan Scan) (m migration, err error) {
			return m, scan(&m.number, &m.sha256)
		}, `SELECT number, sha256 FROM migration`)
		for _, m := range rows {
			done[m.number] = m.sha256
		}
		return err
	})
	if err != nil {
		return fmt.Errorf("reading which migrations ran: %w", err)
	}
	known := map[int]bool{}
	for _, m := range list {
		known[m.number] = true
	}
	for number := range done {
		if !known[number] {
			return fmt.Errorf("this data was last used with a newer version of the program: migration %04d is not in this one", number)
		}
	}
	for _, m := range list {
		sum, ran := done[m.number]
		if ran && sum == m.sha256 {
			continue
		}
		if ran {
			return fmt.Errorf("migration %04d_%s is not the one that made this data", m.number, m.name)
		}
		err := db.Write(ctx, Actor{}, func(tx *Tx) error {
			if err := tx.exec(m.sql); err != nil {
				return err
			}
			return tx.exec(`INSERT INTO migration (number, name, sha256, at) VALUES (?, ?, ?, ?)`, m.number, m.name, m.sha256, stamp(tx.Now))
		})
		if err != nil {
			return fmt.Errorf("migration %04d_%s: %w", m.number, m.name, err)
		}
	}
	return nil
}
