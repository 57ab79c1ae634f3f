package pathway

import (
	"time"
	_ "time/tzdata" // laptops with Windows have no time zones of Go's kind
)

// Zone returns the office's time zone, Europe/London.
func Zone() *time.Location { return zone("Europe/London") }

// zone panics where the name is unknown: the zones are inside the program.
func zone(name string) *time.Location {
	z, err := time.LoadLocation(name)
	if err != nil {
		panic(err)
	}
	return z
}
