package pathway

import (
	"slices"
	"strings"
)

// CheckOtherAuthority returns nil, or the field authority_person where a professional cannot be written to for another local authority.
func CheckOtherAuthority(p Professional) error {
	f := Fields{}
	if p.AgencyKind != OtherAuthority || p.Ended {
		f.Add("authority_person", "Choose somebody of another local authority")
	}
	return f.Err()
}

// Sheltered tells whether one of some children, or an adult who lives with one, has a protected address: that another authority has to do
// with them then gives a place away.
func (r *Record) Sheltered(children []int64) bool {
	s := newShelter(r)
	return slices.ContainsFunc(children, func(child int64) bool { return s.people[child] })
}

// NoticeWent returns the ending once the letter to the other authority went on a day, or came back (the zero day); false where that changes
// nothing. A notice that was recorded by hand stays.
func (e Ending) NoticeWent(on Date, office *Calendar) (Ending, bool) {
	switch {
	case e.State != EndingWaits, e.Ground != EndMoved, on == e.NoticeOn, !e.NoticeOn.IsZero() && !e.ByLetter:
		return e, false
	}
	e.NoticeOn, e.ByLetter, e.WaitUntil, e.RemindedOn, e.RemindOn = on, !on.IsZero(), Date{}, Date{}, Date{}
	if e.ByLetter {
		e.WaitUntil = TransferBy(on, office)
	}
	return e, true
}

// Remind returns the ending once the other authority was reminded, or the fields that are wrong: reminded_on, remind_on.
func (e Ending) Remind(on, again, today Date) (Ending, error) {
	if e.State != EndingWaits || e.Ground != EndMoved || e.NoticeOn.IsZero() {
		return e, Refused("Nobody at another authority has been given notice, so there is nobody to remind.")
	}
	f := Fields{}
	checkDay(f, "reminded_on", on, today, "Enter when they were reminded")
	if !on.IsZero() && on.Before(e.NoticeOn) {
		f.Add("reminded_on", "Notice was given on "+e.NoticeOn.Format()+", after this")
	}
	switch {
	case again.IsZero():
		f.Add("remind_on", "Enter when to ask again")
	case !again.After(today):
		f.Add("remind_on", "Enter a day after today")
	}
	e.RemindedOn, e.RemindOn = on, again
	return e, f.Err()
}

// AskOn is the day on which the other authority is next asked whether it has accepted.
func (e *Ending) AskOn() Date {
	if e.RemindOn.IsZero() {
		return e.WaitUntil
	}
	return e.RemindOn
}

// Reminder is the message to the other authority that has not answered. It names nobody.
func (e *Ending) Reminder(reference, unit string) Ask {
	return Ask{Subject: reference + ": transfer-in conference", Text: "On " + e.NoticeOn.Format() + " we gave you notice in writing that a family with a child protection plan of ours has moved into your area. Our reference is " +
		reference + ". Your transfer-in conference was due by " + e.WaitUntil.Format() + ".\n\nPlease tell us in writing when it is held, or whether you have accepted responsibility and from which day. Until then the plan and the responsibility stay here.\n\n" + unit}
}

// TransferFacts is what another authority is asked when children with a plan have moved there, or told when they have moved here.
type TransferFacts struct {
	Authority string // theirs
	Since     Date   // when they moved
	NoticeOn  Date   // of an earlier notice in writing; zero: the letter itself is the notice
	By        Date   // then: by when their conference is due
	Plans     []TransferPlanFacts
	Enclosed  []string
}

// TransferPlanFacts is the plan of one child who moves.
type TransferPlanFacts struct {
	Child      string
	Since      Date
	Categories []string // titles
}

// transferDocuments is the request to the other authority.
func (w recipient) transferDocuments() []DocumentKind {
	e := w.record.Ending
	if e == nil || e.Ground != EndMoved || !w.professional() || e.Asked != w.attendee.Professional {
		return nil
	}
	return []DocumentKind{TransferRequest}
}

// transfer fills in which plans move, and what lies in the envelope.
func (d *disclosure) transfer() {
	d.when()
	e := d.record.Ending
	if e == nil {
		return
	}
	d.facts.Children = slices.DeleteFunc(d.facts.Children, func(c ChildFacts) bool { _, of := e.Of(c.ID); return !of })
	f := &TransferFacts{Authority: e.Authority, Since: e.BegunOn}
	if !e.ByLetter {
		f.NoticeOn, f.By = e.NoticeOn, e.WaitUntil
	}
	for _, c := range d.facts.Children {
		of, _ := e.Of(c.ID)
		f.Plans = append(f.Plans, TransferPlanFacts{Child: c.Name, Since: of.Since, Categories: CategoryTitles(of.Category)})
	}
	if !d.permitted() {
		d.withhold("Where the children live now", "The other authority is told by a permission only: "+d.name()+" has none")
	}
	names := make([]string, len(f.Plans))
	for i, p := range f.Plans {
		names[i] = p.Child
	}
	if len(names) > 0 {
		f.Enclosed = []string{"The child protection plan of " + listOf(names) + ", as it stands", "Decisions and recommendations of the conference of " + d.record.Conference.StartsAt.Date().Format()}
		if d.record.Minutes.Approved() {
			f.Enclosed = append(f.Enclosed, "Minutes of that conference")
		}
	}
	d.facts.Transfer = f
}

// transferGate asks that the plan still waits for the other authority.
func (g *gate) transferGate() {
	if e := g.record.Ending; e == nil || e.State != EndingWaits || e.Ground != EndMoved {
		g.block(BlockContent, PageFamily, g.record.Case.ID, "No transfer to another authority is under way here, so nothing goes out about it.")
	}
}

// CategoryTitles are the titles of census codes that are separated by commas.
func CategoryTitles(codes string) []string {
	var list []string
	for _, code := range strings.Split(codes, ",") {
		if code != "" {
			list = append(list, CategoryTitle(code))
		}
	}
	return list
}
