package db

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"cp-pathway/pathway"
)

// mustOpen is dbtest.MustOpen for tests inside this package.
func mustOpen(t *testing.T, folder string, now func() time.Time) *DB {
	t.Helper()
	d, err := Open(t.Context(), folder, now)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := d.Close(); err != nil {
			t.Error(err)
		}
	})
	return d
}

func TestOpenIsForTheOwnerOnly(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "a #1? 100% folder")
	d := mustOpen(t, folder, time.Now)
	if err := d.Write(t.Context(), Actor{}, func(tx *Tx) error { return tx.audit(Entry{What: "x"}) }); err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(folder)
	if err != nil {
		t.Fatal(err)
	}
	if info.Mode().Perm() != 0o700 {
		t.Errorf("folder %v", info.Mode())
	}
	var names []string
	err = filepath.WalkDir(folder, func(p string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		names = append(names, e.Name())
		if info, err := e.Info(); err != nil || info.Mode().Perm() != 0o600 {
			t.Errorf("%s: %v, %v", e.Name(), info.Mode(), err)
		}
		return nil
	})
	if err != nil || len(names) != 3 { // with the WAL and its index
		t.Errorf("files %v, %v", names, err)
	}
}

func TestConnectionsAreSetUp(t *testing.T) {
	d := mustOpen(t, t.TempDir(), time.Now)
	want := map[string]string{"temp_store": "2", "trusted_schema": "0", "foreign_keys": "1", "busy_timeout": "5000"}
	writer := map[string]string{"journal_mode": "wal", "synchronous": "2", "secure_delete": "1", "query_only": "0"}
	reader := map[string]string{"journal_mode": "wal", "query_only": "1"}
	ask := func(name string, more map[string]string) func(*Tx) error {
		return func(tx *Tx) error {
			for _, set := range []map[string]string{want, more} {
				for pragma, v := range set {
					got, err := value[string](tx, "PRAGMA "+pragma)
					if err != nil || got != v {
						t.Errorf("%s: %s is %q (%v), want %q", name, pragma, got, err, v)
					}
				}
			}
			return nil
		}
	}
	if err := d.Write(t.Context(), Actor{}, ask("writer", writer)); err != nil {
		t.Error(err)
	}
	if err := d.Read(t.Context(), ask("reader", reader)); err != nil {
		t.Error(err)
	}
	if err := d.Read(t.Context(), func(tx *Tx) error { return tx.exec(`DELETE FROM setting`) }); err == nil {
		t.Error("a reader can write")
	}
}

func TestReadDoesNotWaitForWrite(t *testing.T) {
	d := mustOpen(t, t.TempDir(), time.Now)
	err := d.Write(t.Context(), Actor{}, func(tx *Tx) error {
		if err := tx.setSetting("a", "new"); err != nil {
			return err
		}
		ctx, cancel := context.WithTimeout(t.Context(), 2*time.Second)
		defer cancel()
		return d.Read(ctx, func(tx *Tx) error {
			got, err := tx.setting("a", "old")
			if got != "old" {
				t.Errorf("a reader sees %q of a write that is not finished", got)
			}
			return err
		})
	})
	if err != nil {
		t.Error(err)
	}
}

func TestWriteIsUndone(t *testing.T) {
	d := mustOpen(t, t.TempDir(), time.Now)
	wrong := errors.New("wrong")
	for name, fn := range map[string]func(*Tx) error{
		"error": func(tx *Tx) error { return errors.Join(tx.setSetting("a", "x"), wrong) },
		"panic": func(tx *Tx) error { tx.setSetting("a", "x"); panic("oh") },
	} {
		func() {
			defer func() { recover() }()
			if err := d.Write(t.Context(), Actor{}, fn); !errors.Is(err, wrong) {
				t.Errorf("%s: %v", name, err)
			}
		}()
		err := d.Write(t.Context(), Actor{}, func(tx *Tx) error {
			got, err := tx.setting("a", "none")
			if got != "none" {
				t.Errorf("%s: the write was kept", name)
			}
			return err
		})
		if err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestTxKnowsTheOfficesTime(t *testing.T) {
	at := time.Date(2026, 7, 10, 23, 30, 15, 123456789, time.UTC)
	d := mustOpen(t, t.TempDir(), func() time.Time { return at })
	err := d.Read(t.Context(), func(tx *Tx) error {
		if got := tx.Today().String(); got != "2026-07-11" {
			t.Errorf("today is %s", got)
		}
		if got := tx.Minute().String(); got != "2026-07-11T00:30" {
			t.Errorf("now is %s", got)
		}
		if got := stamp(tx.Now); got != "2026-07-10T23:30:15.123Z" {
			t.Errorf("the instant is %s", got)
		}
		var back, none time.Time
		if err := (instant{&back}).Scan(stamp(tx.Now)); err != nil || !back.Equal(tx.Now) {
			t.Errorf("%v comes back as %v, %v", tx.Now, back, err)
		}
		if err := (instant{&none}).Scan(nil); err != nil || !none.IsZero() || stamp(none) != "" {
			t.Errorf("no instant is %v, %v", none, err)
		}
		return nil
	})
	if err != nil {
		t.Error(err)
	}
}

func TestConstraintsAreErrorsForTheUser(t *testing.T) {
	d := mustOpen(t, t.TempDir(), time.Now)
	tests := []struct {
		sql  string
		code pathway.Code
	}{
		{`INSERT INTO setting (name, value) VALUES ('a', '1'), ('a', '2')`, pathway.CodeConflict},
		{`INSERT INTO account_role (account, role) VALUES (77, 'admin')`, pathway.CodeNotFound},
		{`INSERT INTO setting (name, value) VALUES ('a', NULL)`, pathway.CodeInternal},
	}
	for _, tt := range tests {
		err := d.Write(t.Context(), Actor{}, func(tx *Tx) error { return tx.exec(tt.sql) })
		if got := pathway.CodeOf(err); got != tt.code {
			t.Errorf("%s: %q (%v), want %q", tt.sql, got, err, tt.code)
		}
		if strings.Contains(pathway.Message(err), "constraint") {
			t.Errorf("the user reads %q", pathway.Message(err))
		}
	}
	for n, want := range map[int64]pathway.Code{1: "", 2: pathway.CodeConflict} {
		err := d.Write(t.Context(), Actor{}, func(tx *Tx) error {
			return errors.Join(tx.exec(`DELETE FROM setting`), tx.setSetting("a", "1"),
				tx.update(`UPDATE setting SET value = 'x' WHERE name = 'a' AND 1 = ?`, n))
		})
		if got := pathway.CodeOf(err); got != want {
			t.Errorf("update: %q (%v), want %q", got, err, want)
		}
	}
}

func TestMigrationsRunOnceAndStay(t *testing.T) {
	files := fstest.MapFS{
		"migrations/0001_a.sql": {Data: []byte(`CREATE TABLE a (x TEXT) STRICT; INSERT INTO a VALUES ('1');`)},
		"migrations/0003_b.sql": {Data: []byte(`INSERT INTO a VALUES ('2');`)},
	}
	list, err := readMigrations(files)
	if err != nil {
		t.Fatal(err)
	}
	folder := t.TempDir()
	if err := own(folder, filepath.Join(folder, FileName)); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(folder, FileName)
	d := &DB{now: time.Now, zone: time.UTC, writer: connect(path, writerPragmas), reader: connect(path, readerPragmas)}
	t.Cleanup(func() { d.writer.Close(); d.reader.Close() })
	rows := func() (n int) {
		t.Helper()
		if err := d.Read(t.Context(), func(tx *Tx) (err error) { n, err = value[int](tx, `SELECT count(*) FROM a`); return err }); err != nil {
			t.Fatal(err)
		}
		return n
	}
	for range 2 {
		if err := d.apply(t.Context(), list); err != nil || rows() != 2 {
			t.Errorf("%d rows, %v", rows(), err)
		}
	}
	broken := append(list, migration{number: 4, name: "c", sql: `INSERT INTO a VALUES ('3'); INSERT INTO nowhere VALUES (1);`, sha256: "c"})
	if err := d.apply(t.Context(), broken); err == nil || rows() != 2 {
		t.Errorf("a migration that failed left %d rows, %v", rows(), err)
	}
	if err := d.apply(t.Context(), list[:1]); err == nil || !strings.Contains(err.Error(), "newer version") {
		t.Errorf("data of a newer version: %v", err)
	}
	list[0].sha256 = "changed"
	if err := d.apply(t.Context(), list); err == nil || !strings.Contains(err.Error(), "0001_a") {
		t.Errorf("a migration that was changed: %v", err)
	}
	for name, files := range map[string]fstest.MapFS{
		"two of one number": {"migrations/0001_a.sql": {}, "migrations/0001_b.sql": {}},
		"a wrong name":      {"migrations/1.sql": {}},
	} {
		if _, err := readMigrations(files); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

func TestTablesAreStrict(t *testing.T) {
	list, err := readMigrations(migrations)
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range list {
		table := ""
		for _, line := range strings.Split(m.sql, "\n") {
			word := strings.Fields(line)
			switch {
			case strings.HasPrefix(line, "CREATE TABLE"):
				table = word[2]
			case table != "" && strings.HasPrefix(line, ")"):
				if !strings.Contains(line, "STRICT") {
					t.Errorf("%s: table %s is not STRICT", m.name, table)
				}
				table = ""
			}
		}
	}
}
