package db

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"cp-pathway/pathway"
)

// How long the audit trail waits before it names a field again that one open page keeps on saving: a field saves itself
// every few seconds. Who saved it last, and when, stands with the field itself.
const auditRests = 10 * time.Minute

// FieldsSaved is the answer to a save of the conference screen.
type FieldsSaved struct {
	At       time.Time
	Versions map[string]int  // by field, of what was saved
	Clashes  []pathway.Clash // these were not saved; the others were
}

// SaveFields stores fields of the conference screen as typed, all in one transaction. page is which open page sends them.
// A name that is no field of this conference refuses the whole (invalid), and so does a field whose decisions are with the
// chair or approved (refused); what clashes with another page's save is returned and not stored, while the rest is.
func (db *DB) SaveFields(ctx context.Context, by Actor, number, conference int64, page string, edits []pathway.FieldEdit) (FieldsSaved, error) {
	var saved FieldsSaved
	err := db.Write(ctx, by, func(tx *Tx) error {
		s, err := tx.openScreen(number, conference)
		if err != nil {
			return err
		}
		issues, err := tx.minutesIssues(conference)
		if err != nil {
			return err
		}
		issue := latestMinutes(issues)
		saved = FieldsSaved{At: tx.Now, Versions: map[string]int{}}
		wrong := pathway.Fields{}
		for _, e := range edits {
			if !pathway.ValidField(e.Name, s.Roll) {
				wrong.Add(e.Name, "This is no field of this conference")
			}
		}
		if err := wrong.Err(); err != nil {
			return err
		}
		var named []string
		family := s.Record.Family()
		for _, e := range edits {
			was, stored := s.Fields[e.Name]
			e.Value = family.KeepCovered(was.Value, e.Value) // the screen shows protected values covered
			switch {
			case was.Value == e.Value:
				saved.Versions[e.Name] = max(was.Version, e.Base)
			case stored && was.Clashes(e, page):
				saved.Clashes = append(saved.Clashes, s.clash(was, e))
			case issue.Fixed() && pathway.SaidField(e.Name):
				return pathway.Refused("The minutes are with the chair or approved, so what was said no longer changes here. An addendum puts right what is wrong in minutes that were sent.")
			case pathway.FieldFixed(e.Name, s.Drafts):
				return pathway.Refused("The decisions are with the chair or approved, so what went into them no longer changes here. The chair can send them back.")
			default:
				s.Saves++
				if err := tx.saveField(conference, was, stored, e, page, s.Saves); err != nil {
					return err
				}
				saved.Versions[e.Name] = s.Saves
				s.Fields[e.Name] = pathway.SavedField{Name: e.Name, Value: e.Value, Version: s.Saves, Page: page}
				named = append(named, e.Name)
			}
		}
		if len(named) == 0 {
			return nil
		}
		if err := tx.keepAttendance(conference, s, named); err != nil {
			return err
		}
		return tx.auditFields(number, conference, named)
	})
	return saved, err
}

// openScreen returns the screen of a conference that can be written down by who writes.
func (tx *Tx) openScreen(number, conference int64) (Screen, error) {
	if _, err := tx.caseFor(number); err != nil {
		return Screen{}, err
	}
	s, err := tx.screen(number, conference)
	if err != nil {
		return s, err
	}
	switch s.Record.Conference.State {
	case pathway.ConferenceStoodDown:
		return s, pathway.Refused("This conference was stood down: there is nothing to write down.")
	case pathway.ConferenceMoved:
		return s, pathway.Refused("This conference was moved to a new date: write on that one’s screen.")
	}
	return s, nil
}

func (s Screen) clash(was pathway.SavedField, e pathway.FieldEdit) pathway.Clash {
	return pathway.Clash{Field: e.Name, Title: s.About(e.Name), Mine: e.Value, Theirs: was.Value, By: was.ByName, At: was.At, Version: was.Version}
}

// About says what a field holds, and of which child or section where it is of one: "Amy Ward: reasons for the decision".
func (s Screen) About(name string) string {
	title, ok := pathway.FieldTitle(name, s.Roll)
	if !ok {
		title = "a field of somebody who is no longer on the list"
	}
	words := strings.Split(name, ".")
	for _, section := range pathway.Sections {
		if words[0] == "text" && words[1] == section.ID {
			return section.Title + ": " + title
		}
	}
	for i, word := range words {
		id, err := strconv.ParseInt(word, 10, 64)
		if err != nil {
			continue
		}
		if m, found := s.Record.Member(id); found && (i == 1 && (words[0] == "child" || words[0] == "plan") || i == 2) {
			return m.Person.Name() + ": " + title
		}
	}
	return title
}

// fields returns the stored fields of a conference, by name.
func (tx *Tx) fields(conference int64) (map[string]pathway.SavedField, error) {
	list, err := all(tx, func(scan Scan) (f pathway.SavedField, err error) {
		return f, scan(&f.Name, &f.Value, &f.Version, &f.Page, instant{&f.At}, &f.By, &f.ByName, &f.CarriedOn)
	}, `SELECT f.name, f.value, f.version, f.page, f.saved_at, f.saved_by, a.name, f.carried_on
		  FROM conference_field f JOIN account a ON a.id = f.saved_by
		 WHERE f.conference = ?`, conference)
	fields := make(map[string]pathway.SavedField, len(list))
	for _, f := range list {
		fields[f.Name] = f
	}
	return fields, err
}

// saveField stores one field. What somebody else wrote, and what another page did, is kept.
func (tx *Tx) saveField(conference int64, was pathway.SavedField, stored bool, e pathway.FieldEdit, page string, version int) error {
	if !stored {
		return tx.exec(`INSERT INTO conference_field (conference, name, value, saved_at, saved_by, version, page) VALUES (?, ?, ?, ?, ?, ?, ?)`,
			conference, e.Name, e.Value, stamp(tx.Now), tx.By.ID, version, page)
	}
	if was.Value != "" && (was.Page != page || e.Value == "") {
		if err := tx.exec(`INSERT INTO conference_field_was (conference, name, version, value, saved_at, saved_by) VALUES (?, ?, ?, ?, ?, ?)`,
			conference, e.Name, was.Version, was.Value, stamp(was.At), was.By); err != nil {
			return err
		}
	}
	return tx.update(`UPDATE conference_field SET value = ?, saved_at = ?, saved_by = ?, version = ?, audited_at = CASE WHEN page = ? THEN audited_at ELSE '' END, page = ?, carried_on = ''
		 WHERE conference = ? AND name = ?`,
		e.Value, stamp(tx.Now), tx.By.ID, version, page, page, conference, e.Name)
}

// auditFields names the fields that were saved, each at most once in [auditRests] for one page.
func (tx *Tx) auditFields(number, conference int64, named []string) error {
	list, err := json.Marshal(named)
	if err != nil {
		return err
	}
	due, err := all(tx, func(scan Scan) (name string, err error) { return name, scan(&name) },
		`UPDATE conference_field SET audited_at = ?
		  WHERE conference = ? AND name IN (SELECT value FROM json_each(?)) AND audited_at <= ?
		 RETURNING name`, stamp(tx.Now), conference, string(list), stamp(tx.Now.Add(-auditRests)))
	if err != nil {
		return err
	}
	if len(due) == 0 {
		return nil
	}
	slices.Sort(due)
	return tx.audit(Entry{What: "Wrote on the conference screen", Case: number, Subject: "conference", ID: conference, Fields: due})
}

// keepAttendance writes what the saved fields say of attendance and the core group to the list, which other pages and the
// attendance sheet are made from.
func (tx *Tx) keepAttendance(conference int64, s Screen, named []string) error {
	if !slices.ContainsFunc(named, func(n string) bool {
		return strings.HasPrefix(n, "attend.") || strings.HasPrefix(n, "core.member.")
	}) {
		return nil
	}
	values := map[string]string{}
	for name, f := range maps.All(s.Fields) {
		values[name] = f.Value
	}
	for _, a := range pathway.ParseMinutes(values, s.Roll).Attended(s.Record.Attendees) {
		if !slices.Contains(s.Roll.Attendees, a.ID) {
			continue
		}
		if err := tx.exec(`UPDATE attendee SET attended = ?, arrived = ?, left_at = ?, deputy = ?, attended_parts = ?, core_group = ? WHERE id = ? AND conference = ?`,
			a.Attended, a.Arrived, a.Left, a.Deputy, a.AttendedPart, a.CoreGroup, a.ID, conference); err != nil {
			return fmt.Errorf("attendance: %w", err)
		}
	}
	return nil
}
