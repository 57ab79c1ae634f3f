package db

import (
	"strconv"
	"time"
)

// Settings of this package, with what holds until the office sets something else.
const (
	idleMinutes  = "idle-minutes"  // without a request until a session locks
	sessionHours = "session-hours" // until a session ends, whatever it does
	closingTime  = "closing-time"  // close of business, "17:00"
	countedBy    = "counted-by"    // pathway's fingerprint of the definitions by which the stored dates were counted
	practiceData = "practice-data" // anything: everything in the file is made up, and every document says so
)

// setting returns a setting, or otherwise where it is not set.
func (tx *Tx) setting(name, otherwise string) (string, error) {
	return value[string](tx, `SELECT coalesce((SELECT value FROM setting WHERE name = ?), ?)`, name, otherwise)
}

// settingNumber is setting for a whole number.
func (tx *Tx) settingNumber(name string, otherwise int) (int, error) {
	text, err := tx.setting(name, strconv.Itoa(otherwise))
	if err != nil {
		return 0, err
	}
	return strconv.Atoi(text)
}

// setSetting sets it.
func (tx *Tx) setSetting(name, text string) error {
	return tx.exec(`INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value`, name, text)
}

// limits returns how long a session lasts without a request, and at all.
func (tx *Tx) limits() (idle, all time.Duration, err error) {
	minutes, err := tx.settingNumber(idleMinutes, 15)
	if err != nil {
		return 0, 0, err
	}
	hours, err := tx.settingNumber(sessionHours, 10)
	return time.Duration(minutes) * time.Minute, time.Duration(hours) * time.Hour, err
}
