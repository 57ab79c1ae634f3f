package pathway

import "strconv"

// MemberAbsence is that nothing came of a professional who is a member of a core group, and what became of taking that up with
// their manager.
type MemberAbsence struct {
	ID         int64
	Case       int64
	Conference int64 // on whose list both stand
	CoreGroup  int64
	Number     int // of the core group
	HeldAt     DateTime
	NextOn     DateTime // of the next core group; zero: not agreed
	NextWhere  string
	Attendee   int64 // who was absent
	Name       string
	Times      int   // from how many core groups of this family so far, this one too
	Manager    int64 // attendee who is written to; 0: not chosen yet
	State      AbsenceState
	ClosedWhy  string
	Version    int
}

// AbsenceState is how far taking up an absence is.
type AbsenceState string

// The states of an absence that is taken up.
const (
	AbsenceOpen    AbsenceState = "open"
	AbsenceWritten AbsenceState = "written" // the letter has gone
	AbsenceClosed  AbsenceState = "closed"  // without a letter
	AbsenceStruck  AbsenceState = "struck"  // the core group was recorded in error
)

// AbsenceStates lists the states with their titles.
var AbsenceStates = []Choice{{string(AbsenceOpen), "To be taken up"}, {string(AbsenceWritten), "The manager has been written to"}, {string(AbsenceClosed), "Closed without a letter"}, {string(AbsenceStruck), "Recorded in error"}}

// Task is what has the office take an absence up.
func (x *MemberAbsence) Task() Task {
	return Task{Case: x.Case, Conference: x.Conference, About: x.ID, Kind: TaskAbsence, Role: Admin,
		Title: "Write to the manager of a member who was absent from core group " + strconv.Itoa(x.Number),
		Text:  "The other members take it up with the member’s manager. The chair has it on Today."}
}

// CheckManager returns nil, or the field manager where a professional is not one to whom the absence of another is taken up: of
// the same agency, and not they themselves.
func CheckManager(absent, manager Professional) error {
	f := Fields{}
	switch {
	case manager.ID == absent.ID:
		f.Add("manager", "This is who was absent. Choose their manager")
	case manager.Agency != absent.Agency:
		f.Add("manager", "Choose somebody of "+absent.AgencyName)
	case manager.Ended:
		f.Add("manager", manager.Name+" has left. Choose who has come in their place")
	}
	return f.Err()
}

// CheckClosing returns nil, or the field why where it is not said why nobody is written to.
func (x *MemberAbsence) CheckClosing(why string) error {
	f := Fields{}
	f.Need("why", why, "Say why nobody is written to")
	f.AtMost("why", why, 500)
	return f.Err()
}

// TextForChair is what the chair is told of an absence, ready to send.
func (x *MemberAbsence) TextForChair(r *Record) string {
	a, _ := r.Attendee(x.Attendee)
	n, _ := r.Colleague(a.Professional)
	who := n.Professional.Name
	if role := firstOf(a.Role, n.Role, n.Professional.JobTitle); role != "" {
		who += " (" + role + ")"
	}
	text := "Core group " + strconv.Itoa(x.Number) + " for " + r.Case.Reference + " on " + x.HeldAt.Date().Format() + ": " + who + " was absent. Neither a deputy nor a message came."
	if x.Times > 1 {
		text += " It is core group number " + strconv.Itoa(x.Times) + " from which they were absent."
	}
	return text + " The other members take it up with the manager."
}

// absenceDocuments is the letter to the manager of somebody who was absent.
func (w recipient) absenceDocuments() []DocumentKind {
	if x := w.record.Absence; x != nil && x.Manager == w.attendee.ID && w.professional() {
		return []DocumentKind{AbsenceLetter}
	}
	return nil
}

// AbsenceFacts is the absence of a member of a core group, for their manager.
type AbsenceFacts struct {
	Name, Role string // of the member; no name where the reader may not know that they work with the family
	Number     int    // of the core group
	On         Date
	Times      int
	NextAt     DateTime
	NextWhere  string
}

// absence fills in who was absent and when. Of the same agency the reader knows its own people, whatever place that gives away.
func (d *disclosure) absence() {
	d.when()
	x := d.record.Absence
	if x == nil {
		return
	}
	a, _ := d.record.Attendee(x.Attendee)
	o := d.other(a)
	f := &AbsenceFacts{Number: x.Number, On: x.HeldAt.Date(), Times: x.Times, NextAt: x.NextOn}
	if d.sees(a) || o.professional() && o.colleague.Professional.Agency == d.colleague.Professional.Agency {
		f.Name, f.Role, f.NextWhere = o.name(), o.roleFor(d.recipient), x.NextWhere
	}
	d.facts.Absence = f
}

// absenceGate asks for what the letter about an absence says.
func (g *gate) absenceGate() {
	x, f := g.record.Absence, g.facts.Absence
	switch {
	case x == nil || f == nil || x.State == AbsenceStruck:
		g.block(BlockContent, PageFamily, g.record.Case.ID, "The core group was recorded in error, so nobody was absent from it.")
	case x.State == AbsenceClosed:
		g.block(BlockContent, PageFamily, g.record.Case.ID, "This was closed without a letter.")
	case f.Name == "":
		g.block(BlockContent, PageColleague, g.colleague.ID, g.name()+" may not know that the member works with the family, so there is nothing to write.")
	}
}
