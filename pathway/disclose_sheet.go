package pathway

import (
	"cmp"
	"slices"
)

// sheet fills in the attendance sheet that goes round the table: one for each part of a split conference. It has names,
// roles, agencies and modes, no child's name but of a child who comes, and nobody who is hidden, excluded from that part,
// or whose work gives a place away: staff record those on the screen.
func (d *disclosure) sheet() {
	d.when()
	f := &d.facts.Conference
	f.Part = d.opt.Part
	for _, a := range d.record.Attendees {
		o := d.other(a)
		out := a.Excluded == ExcludedWhole || a.Excluded == ExcludedPart && a.Part != d.opt.Part
		switch {
		case a.Removed || a.Purpose != ToAttend || o.nobody() || !o.member.Person.Died.IsZero():
			continue
		case a.Part != "" && a.Part != d.opt.Part:
			continue
		case o.hidden():
			d.withhold("A person whose existence is not told", "Record on the screen that they are there")
			continue
		case o.professional() && o.colleague.ProtectedPlace:
			d.withhold(o.name(), "That they work with the family gives a place away. Record on the screen that they are there")
			continue
		case out:
			d.withhold(o.name(), "They are excluded")
			continue
		}
		if f.StartsAt.IsZero() && a.Part != "" {
			f.StartsAt = a.StartsAt
		}
		mode := TitleOf(modes, a.How)
		if a.Attended != "" {
			mode = TitleOf(Attendances, a.Attended)
		}
		row := d.row(a, mode)
		if d.tellsPlace(o.colleague) {
			row.Agency = ""
			d.withhold("The agency of "+o.name(), "It would tell where a protected child is")
		}
		if !o.professional() {
			row.Role = o.roleFor(o)
		}
		d.facts.Attendance = append(d.facts.Attendance, row)
	}
	if f.StartsAt.IsZero() {
		f.StartsAt = d.record.Conference.StartsAt
	}
}

// modes are how somebody is asked to take part, as the attendance sheet says it; either is left open.
var modes = []Choice{{"in-person", "In person"}, {"video", "By video"}, {"either", ""}}

// DiaryEntry is one conference of the weekly diary, which goes to all managers: it knows the family by reference and the
// children by initials, without those whose existence is not told; a restricted family's is time that is taken up, as in the diary of
// who may not open it. listReceived is whether the invitation list has come.
func DiaryEntry(r *Record, day int, due, limit Date, listReceived bool) DiaryRow {
	c := r.Conference
	row := DiaryRow{
		Conference: c.ID, Reference: r.Case.Reference, Kind: TitleOf(ConferenceKinds, string(c.Kind)), At: c.StartsAt,
		Day: day, Due: due, Limit: limit, Chair: c.Chair.Name, MinuteTaker: c.MinuteTaker.Name, Venue: c.Venue.Name,
		ListReceived: listReceived,
	}
	if r.Case.Restricted {
		return row.Closed()
	}
	row.Team, row.SocialWorker = r.Case.TeamName, r.SocialWorker.Name
	var initials []string
	for _, child := range c.Children {
		if m, ok := r.Member(child); ok && !m.Person.Hidden && m.Person.Died.IsZero() {
			initials = append(initials, m.Person.Initials())
		}
	}
	row.Family = joined(initials)
	return row
}

// restrictedRow stands in place of the reference of a restricted family.
const restrictedRow = "Restricted"

// Closed returns a row of the diary as it is for a restricted family: when, and who and what is taken up.
func (r DiaryRow) Closed() DiaryRow {
	return DiaryRow{Conference: r.Conference, First: r.First, Reference: restrictedRow, Kind: r.Kind, At: r.At, Chair: r.Chair, MinuteTaker: r.MinuteTaker, Venue: r.Venue,
		Change: r.Change, Was: r.Was}
}

// Restricted reports whether the row is a restricted family's.
func (r DiaryRow) Restricted() bool { return r.Reference == restrictedRow }

// Initials is the first letter of the name and of the surname: "AN".
func (p Person) Initials() string {
	initials := ""
	for _, name := range []string{firstOf(p.KnownAs, p.FirstName), p.LastName} {
		for _, r := range name {
			initials += string(r)
			break
		}
	}
	return initials
}

// DiaryFacts is the weekly diary as a document. A conference that the last diary had and this one has not is in rows with
// its Change.
func DiaryFacts(o Office, s Signatory, specimen bool, rows []DiaryRow, opt Options) Facts {
	r := Record{Office: o, Signatory: s, Specimen: specimen}
	d := disclosure{recipient: recipient{record: &r}, kind: WeeklyDiary, opt: opt}
	d.head()
	d.facts.Diary = rows
	return d.facts
}

// What became of a conference since the last weekly diary.
const (
	DiaryNew       = "new"
	DiaryMoved     = "moved"
	DiaryGone      = "stood down"
	DiaryUnchanged = "as before"
)

// same tells whether two rows are of one conference, which may have been moved in between.
func (r DiaryRow) same(other DiaryRow) bool {
	return cmp.Or(r.First, r.Conference) == cmp.Or(other.First, other.Conference)
}

// DiaryChanges marks each conference of a diary with what became of it since the last one, Was saying what that one had.
// Those that are no longer in it follow as stood down, where they were still to come on that day.
func DiaryChanges(last, now []DiaryRow, on Date) []DiaryRow {
	rows := make([]DiaryRow, 0, len(now))
	for _, row := range now {
		row.Change, row.Was = DiaryNew, ""
		for _, old := range last {
			if !row.same(old) || old.Change == DiaryGone {
				continue
			}
			row.Change = DiaryUnchanged
			if old.At != row.At || old.Venue != row.Venue {
				row.Change, row.Was = DiaryMoved, old.At.Format()+", "+old.Venue
			}
		}
		rows = append(rows, row)
	}
	for _, old := range last {
		gone := !slices.ContainsFunc(now, old.same)
		if gone && old.Change != DiaryGone && !old.At.Date().Before(on) {
			old.Change, old.Was = DiaryGone, ""
			rows = append(rows, old)
		}
	}
	return rows
}
