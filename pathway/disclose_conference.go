package pathway

import (
	"slices"
	"strings"
)

// arriveEarly is how many minutes before the time the family is asked to be there, to meet the chair (own rule).
const arriveEarly = 15

// when fills in which conference it is, on which day, and who answers for it: what every document may say of it.
func (d *disclosure) when() {
	c := d.record.Conference
	d.facts.Conference = ConferenceFacts{
		Kind: c.Kind, Title: TitleOf(ConferenceKinds, string(c.Kind)), On: d.startsAt().Date(), Adjourned: d.record.Adjourned,
		Chair: worker(c.Chair), MinuteTaker: worker(c.MinuteTaker), SocialWorker: d.socialWorker(),
	}
	if moment, later := rowMoments[d.kind]; later && moment != AtAddendum && d.record.Chair.Name != "" { // whoever has taken the family over since
		d.facts.Conference.Chair = worker(d.record.Chair)
	}
}

// startsAt is the recipient's own time, or the conference's.
func (w recipient) startsAt() DateTime {
	if !w.attendee.StartsAt.IsZero() {
		return w.attendee.StartsAt
	}
	return w.record.Conference.StartsAt
}

// invitation fills in how the recipient takes part: their own time, place and link, and nobody else's. Whoever is
// excluded from the whole of it is told the day only.
func (d *disclosure) invitation() {
	d.when()
	a, c, f := d.attendee, d.record.Conference, &d.facts.Conference
	d.facts.ReplyBy = d.record.ReplyBy
	f.Excluded = a.Excluded
	if d.kind == ExclusionLetter {
		f.Ground, f.ViewsHow, f.ToldHow = TitleOf(ExclusionGrounds, a.Ground), a.ViewsHow, a.ToldHow
	}
	d.otherTimes()
	if a.Excluded == ExcludedWhole {
		d.withhold("Time, place and link of the conference", d.name()+" is excluded from the whole of it")
	}
	if a.Excluded == ExcludedWhole || d.kind == ExclusionLetter { // beside which lies an invitation, if they come at all
		return
	}
	f.StartsAt, f.How, f.Part = d.startsAt(), a.How, a.Part
	if a.StartsAt.IsZero() && a.Part == "" {
		f.Minutes = c.Minutes
	}
	if d.member.Person.Interpreter {
		f.Interpreter = c.Interpreter.String()
	}
	if a.How != "in-person" {
		f.Link = firstOf(a.Link, c.Link)
	}
	if a.How == "video" {
		return
	}
	venue := c.Venue
	if a.Venue != nil {
		venue = *a.Venue
	} else {
		f.Room = c.Room
	}
	f.VenueName, f.VenueAddress, f.HowToFind, f.Access = venue.Name, venue.Address.Lines(), venue.HowToFind, venue.Access
	f.ArriveAt = f.StartsAt
	if !d.professional() && !f.StartsAt.IsZero() {
		f.ArriveAt = f.StartsAt.AddMinutes(-arriveEarly)
	}
}

// otherTimes notes that others have a time or place of their own, which this letter does not mention.
func (d *disclosure) otherTimes() {
	for _, a := range d.record.Attendees {
		o := d.other(a)
		if a.ID == d.attendee.ID || a.Removed || o.nobody() || o.hidden() {
			continue
		}
		if !a.StartsAt.IsZero() || a.Part != "" || a.Venue != nil || a.Link != "" {
			d.withhold("The time, place and part of "+o.name(), "Separate times are on separate letters")
		}
		if a.Excluded != "" {
			d.withhold("That "+o.name()+" is excluded", "Only they are told")
		}
	}
}

// invited returns who else is asked to come, by role: whom the recipient may know of, each role once, so that nothing can
// be counted. Children are left out, and so are the lead social worker, who is named, those who may not come, and, for one
// of the family, relatives with another time or part.
func (d *disclosure) invited() []string {
	var roles []string
	for _, a := range d.record.Attendees {
		o := d.other(a)
		switch {
		case a.ID == d.attendee.ID, a.Purpose != ToAttend, a.Excluded == ExcludedWhole, !d.sees(a):
			continue
		case !o.professional() && (o.member.Kind != Adult || !d.professional() && d.apart(a)):
			continue
		case o.professional() && o.isLead():
			continue
		}
		role := o.roleFor(d.recipient)
		if o.professional() && !d.professional() && isShortForm(role) {
			role = TitleOf(AgencyKindTitles, string(o.colleague.Professional.AgencyKind))
		}
		if !slices.Contains(roles, role) {
			roles = append(roles, role)
		}
	}
	return roles
}

// isShortForm reports whether a role is letters that a family need not know: "DS", "HV". Everybody knows a GP.
func isShortForm(role string) bool {
	return len(role) < 6 && role == strings.ToUpper(role) && role != "GP"
}

// apart reports whether another attendee comes at another time or to another part of a split conference.
func (w recipient) apart(a Attendee) bool {
	return a.Part != w.attendee.Part || w.other(a).startsAt() != w.startsAt()
}

// isLead reports whether a professional is the lead social worker.
func (w recipient) isLead() bool {
	p := w.colleague.Professional.ID
	return p != 0 && (p == w.record.Case.SocialWorker || p == w.record.SocialWorker.ID)
}

// socialWorker is the lead social worker as letters name them. Where their team gives a place away, only their name.
func (d *disclosure) socialWorker() Worker {
	p := d.record.SocialWorker
	if n, ok := d.record.Colleague(p.ID); ok && !d.mayPlace(n) {
		return Worker{Name: p.Name}
	}
	return Worker{Name: p.Name, Title: p.JobTitle, Phone: p.Phone, Email: p.Email}
}

// worker is one of the office as letters name them.
func worker(w Worker) Worker {
	w.Account = 0
	return w
}
