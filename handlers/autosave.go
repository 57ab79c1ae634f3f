package handlers

import (
	"net/http"
	"strconv"
)

// Saved answers a form that saves itself: the time by the server's clock and the version that is stored now (0: the form
// has none).
func (c *Ctx) Saved(version int) error {
	answer := map[string]string{"saved": c.Clock()}
	if version != 0 {
		answer["version"] = strconv.Itoa(version)
	}
	return c.JSON(http.StatusOK, answer)
}

// Edited returns the names of the fields that an autosave carries. A name without a value is a box that was unticked.
func (f Form) Edited() []string { return f.Values["field"] }

// Clock returns the time of day with seconds, 14:03:22, as "Saved at" shows it.
func (c *Ctx) Clock() string { return c.Now().In(c.server.zone).Format("15:04:05") }
