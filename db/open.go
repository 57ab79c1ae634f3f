package db

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"time"

	"github.com/mattn/go-sqlite3"

	"cp-pathway/pathway"
)

// FileName is the name of the data file in the data folder.
const FileName = "pathway.db"

// What a connection is opened with. The writer is one connection, so that writes queue here and not in SQLite; readers
// cannot write at all.
const (
	writerPragmas = "_journal_mode=WAL&_synchronous=FULL&_foreign_keys=on&_busy_timeout=5000&_txlock=immediate&_secure_delete=on&_stmt_cache_size=256"
	readerPragmas = "mode=ro&_query_only=true&_foreign_keys=on&_busy_timeout=5000&_stmt_cache_size=256"
)

// DB is the data of one office. It is safe for use by several goroutines.
type DB struct {
	path   string
	now    func() time.Time
	zone   *time.Location
	days   *pathway.Calendar
	steps  *pathway.Definitions
	asks   *pathway.Asks
	writer *sql.DB
	reader *sql.DB
	views  chan view // see Viewed
	done   sync.WaitGroup
	closed sync.Once
	bulk   *bulk         // of a DB that Bulk made
	hashes chan struct{} // as many passwords are hashed at a time as it holds
}

// Open opens the data file in folder, makes both where they are missing, and brings the tables up to date. now is the
// clock of everything that is stored. The folder is readable by its owner only, and so is each file.
func Open(ctx context.Context, folder string, now func() time.Time) (*DB, error) {
	folder, err := filepath.Abs(folder)
	if err != nil {
		return nil, fmt.Errorf("data folder: %w", err)
	}
	path := filepath.Join(folder, FileName)
	if err := own(folder, path); err != nil {
		return nil, fmt.Errorf("data folder: %w", err)
	}
	days, err := pathway.LoadCalendar()
	if err != nil {
		return nil, err
	}
	steps, err := pathway.LoadDefinitions()
	if err != nil {
		return nil, err
	}
	asks, err := pathway.LoadAsks()
	if err != nil {
		return nil, err
	}
	db := &DB{
		path: path, now: now, zone: pathway.Zone(), days: days, steps: steps, asks: asks,
		writer: connect(path, writerPragmas), reader: connect(path, readerPragmas),
		views: make(chan view, 1000), hashes: make(chan struct{}, 2),
	}
	db.writer.SetMaxOpenConns(1)
	db.reader.SetMaxOpenConns(max(4, 2*runtime.NumCPU()))
	db.reader.SetMaxIdleConns(max(4, 2*runtime.NumCPU()))
	if err := db.migrate(ctx); err != nil {
		return nil, errors.Join(err, db.writer.Close(), db.reader.Close())
	}
	if err := db.firstPlanVersions(ctx); err != nil {
		return nil, errors.Join(err, db.writer.Close(), db.reader.Close())
	}
	if err := db.countAnew(ctx); err != nil {
		return nil, errors.Join(err, db.writer.Close(), db.reader.Close())
	}
	db.done.Go(db.keepViews)
	return db, nil
}

// own makes the folder and the file for their owner alone. SQLite gives its other files the rights of this one.
func own(folder, path string) error {
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return err
	}
	if err := os.Chmod(folder, 0o700); err != nil {
		return err
	}
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return err
	}
	return errors.Join(f.Chmod(0o600), f.Close())
}

// Close writes what is still queued and closes the file.
func (db *DB) Close() error {
	var err error
	db.closed.Do(func() {
		close(db.views)
		db.done.Wait()
		err = errors.Join(db.reader.Close(), db.writer.Close())
	})
	return err
}

// Path returns where the data file is.
func (db *DB) Path() string { return db.path }

// connector opens connections with what a DSN cannot say.
type connector struct {
	dsn    string
	driver *sqlite3.SQLiteDriver
}

// connect opens connections to the file at an absolute path. In a URL C:\data\x stands as /C:/data/x.
func connect(path, pragmas string) *sql.DB {
	u := url.URL{Scheme: "file", Path: "/" + strings.TrimPrefix(filepath.ToSlash(path), "/")}
	return sql.OpenDB(connector{
		dsn: u.String() + "?" + pragmas,
		driver: &sqlite3.SQLiteDriver{ConnectHook: func(c *sqlite3.SQLiteConn) error {
			_, err := c.Exec("PRAGMA temp_store = MEMORY; PRAGMA trusted_schema = OFF", nil)
			return err
		}},
	})
}

// Connect opens a connection.
func (c connector) Connect(context.Context) (driver.Conn, error) { return c.driver.Open(c.dsn) }

// Driver returns the driver.
func (c connector) Driver() driver.Driver { return c.driver }
