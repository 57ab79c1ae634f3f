package db

import (
	"maps"
	"slices"

	"cp-pathway/pathway"
)

// goOn lets the screen of a conference go on from what was typed at the adjourned one whose place it takes, marked with that day.
// seats are the attendees of that one with who they are now; children are those of the new one.
func (tx *Tx) goOn(was pathway.Conference, now int64, seats map[int64]int64, children []int64) error {
	typed, err := tx.fields(was.ID)
	if err != nil {
		return err
	}
	for i, name := range slices.Sorted(maps.Keys(typed)) {
		f := typed[name]
		field, goes := pathway.GoesOn(was.Kind, name, seats, children)
		if !goes || f.Value == "" {
			continue
		}
		on := f.CarriedOn
		if on.IsZero() {
			on = was.StartsAt.Date()
		}
		if err := tx.exec(`INSERT INTO conference_field (conference, name, value, saved_at, saved_by, version, carried_on) VALUES (?, ?, ?, ?, ?, ?, ?)`,
			now, field, f.Value, stamp(f.At), f.By, i+1, on); err != nil {
			return err
		}
	}
	return nil
}
