package pathway

import (
	"slices"
	"strconv"
	"strings"
	"time"
)

// gate goes through what has to be right before a document is made.
type gate struct {
	*disclosure
	proof *Proof
}

func (g *gate) block(code BlockCode, page BlockPage, id int64, message string) {
	g.proof.Blocks = append(g.proof.Blocks, Block{Code: code, Message: message, Page: page, ID: id})
}

func (g *gate) caution(code BlockCode, page BlockPage, id int64, message string) {
	g.proof.Cautions = append(g.proof.Cautions, Block{Code: code, Message: message, Page: page, ID: id})
}

// knowledge asks for relation, PR and may-know of each child of whom anything is recorded, confirmed, and for a child to
// write about.
func (g *gate) knowledge() {
	switch {
	case g.professional() && g.colleague.Confirmed == "":
		g.block(BlockRelation, PageColleague, g.colleague.ID, "Confirm which children "+g.name()+" may know about.")
	case !g.professional():
		for _, child := range g.record.Conference.Children {
			m, _ := g.record.Member(child)
			x, ok := g.record.Relation(g.member.Person.ID, child)
			if ok && m.Person.Died.IsZero() && (!x.Answered() || x.Confirmed == "") {
				who := m.Person.Name()
				if m.Person.Hidden && !g.mayKnow(child) {
					who = "a child whose existence is not told"
				}
				g.block(BlockRelation, PagePerson, g.member.Person.ID,
					"Confirm what "+g.name()+" is to "+who+", whether they have parental responsibility, and whether they may know about this child.")
			}
		}
	}
	if len(g.known()) > 0 {
		return
	}
	page, id := PagePerson, g.member.Person.ID
	if g.professional() {
		page, id = PageColleague, g.colleague.ID
	}
	g.block(BlockChildren, page, id, "There is no child of this conference whom "+g.name()+" may know about, so there is nothing to write.")
}

// where asks for a safe way to the recipient, and for an address that is known and was confirmed lately.
func (g *gate) where() {
	way := g.way(g.opt.Way)
	g.proof.Way = way
	switch way {
	case ByPost:
		g.byPost()
	case BySecureEmail:
		g.byEmail()
	default:
		g.proof.Where = []string{TitleOf(Ways, way)}
	}
}

func (g *gate) byPost() {
	id, name := g.member.Person.ID, g.name()
	if g.professional() {
		g.proof.Where = g.post().Lines()
		if !g.post().Usable() {
			g.block(BlockAddress, PageDirectory, g.colleague.Professional.ID, "No address is recorded for "+name+". Enter one, or choose another way.")
		}
		return
	}
	g.safe("post", "Post to "+name)
	home, known := g.member.Home()
	a := home.Address
	switch {
	case !known:
		g.block(BlockAddress, PagePerson, id, "No address is recorded for "+name+". Enter one, or choose another way.")
		return
	case a.State == NoFixedAbode:
		g.block(BlockAddress, PagePerson, id, name+" has no fixed abode. Enter where post reaches them, or choose another way.")
		return
	case a.State == AddressNotKnown:
		g.block(BlockAddress, PagePerson, id, "The address of "+name+" is not known. Enter one, or choose another way.")
		return
	case !a.Usable():
		g.block(BlockAddress, PageAddress, a.ID, "The address of "+name+" is not complete: a line and a town or postcode are needed.")
		return
	}
	g.proof.Where, g.proof.Protected = a.Lines(), g.shelter.holds(a)
	if home.Shared {
		g.caution(CautionSame, PageAddress, a.ID, "This is a protected address that was recorded for others first and then shared with "+name+". Check that "+name+" lives there.")
	}
	if home.Unchecked() {
		g.block(BlockAddress, PageAddress, a.ID, "A protected address of others was shared with "+name+", and nobody has confirmed that "+name+" lives there.")
		return
	}
	g.confirmed(a.Confirmed, "address", PageAddress, a.ID)
	if g.proof.Protected && !a.Protected() {
		g.caution(CautionSame, PageAddress, a.ID, "This address is the same as a protected one. Check that "+name+" lives there.")
	}
}

// confirmed asks that somebody made sure of an address of the family lately.
func (g *gate) confirmed(at, what string, page BlockPage, id int64) {
	name, days := g.name(), g.record.Office.AddressDays
	on, ok := dayOf(at)
	switch {
	case !ok:
		g.block(BlockAddress, page, id, "Nobody has confirmed the "+what+" of "+name+".")
	case g.record.Now.Date().DaysSince(on) > days:
		g.block(BlockAddress, page, id, "The "+what+" of "+name+" was last confirmed on "+on.layout("2 January 2006")+", more than "+dayCount(days)+" ago. Confirm it again.")
	}
}

func (g *gate) byEmail() {
	name := g.name()
	page, id := PageContacts, g.member.Person.ID
	if g.professional() {
		page, id = PageDirectory, g.colleague.Professional.ID
	}
	if g.email() == "" {
		g.block(BlockAddress, page, id, "No email address is recorded for "+name+". Enter one, or choose another way.")
		return
	}
	g.safe("email", "Email to "+name)
	g.proof.Where = []string{g.email()}
	if !g.professional() {
		g.confirmed(g.mailbox().Confirmed, "email address", page, id)
	}
	g.proof.Protected = !g.professional() && (g.shelter.people[id] || slices.ContainsFunc(g.member.Contacts, func(c ContactPoint) bool {
		return c.Value == g.email() && c.Protected()
	}))
}

// safe blocks a way of contact that is not safe, and notes at which times it is.
func (g *gate) safe(way, what string) {
	switch w := g.safety(way); w.Safety {
	case NotSafe:
		g.block(BlockWay, PagePerson, g.member.Person.ID, what+" is not safe. Choose another way.")
	case AtTimes:
		g.caution(CautionTimes, PagePerson, g.member.Person.ID, what+" is safe at certain times only: "+firstOf(w.Note, "ask when")+".")
	}
}

// copy asks for the chair's decision on a full or a part copy.
func (g *gate) copy() {
	switch g.kind {
	case DecisionsDocument, ParentPlan, CoveringLetter, OutlinePlanDoc, MinutesDocument, MinutesLetter, MinutesTold, MinutesAddendum, CoreGroupRecord, UpdatedPlan, UpdatedParentPlan, PartnershipReport:
	default:
		return
	}
	if g.attendee.Copy == "" {
		g.block(BlockCopy, PageInvitation, g.attendee.ID, "The chair has not yet decided whether "+g.name()+" has a full or a part copy.")
	}
	if g.attendee.Copy == "part" && g.attendee.CopyWhy == "" {
		g.block(BlockCopy, PageInvitation, g.attendee.ID, "Record why "+g.name()+" has a part copy.")
	}
}

// content asks for what the document is about.
func (g *gate) content() {
	r, f := g.record, g.facts
	risk := r.S47 == nil || r.S47.AtRisk
	switch g.kind {
	case SafetyPlanDoc:
		if slices.ContainsFunc(f.Safety, func(x SafetyFacts) bool { return x.Text == "" }) {
			g.block(BlockContent, PageConference, r.Conference.ID, "The safety plan names somebody whom "+g.name()+" may not know of. Write it without the name.")
		}
	case Cancellation: // of a conference that was not cancelled it is nobody's
	case ParentInvitation, ExclusionLetter, AgencyInvitation, ChildInvitation, PoliceRequest, NewDateLetter:
		if !risk {
			g.block(BlockContent, PageS47, r.Case.ID, "The section 47 enquiry found that the children are not at risk: nobody is invited any more.")
		}
		switch {
		case g.kind == PoliceRequest && f.PoliceAsk == "":
			g.block(BlockContent, PageStrategy, r.Strategy.ID, "Record what the report of the police should cover.")
		case f.Conference.Kind != RCPC && g.saysWhy() && f.Concern == "" && len(f.Concerns) == 0:
			g.block(BlockContent, PageStrategy, r.Strategy.ID, "Record why there is a conference, in plain words: the letter says it.")
		}
	case NotRequired:
		switch {
		case risk:
			g.block(BlockContent, PageS47, r.Case.ID, "Record first that the section 47 enquiry found that the children are not at risk.")
		case f.Instead == "":
			g.block(BlockContent, PageS47, r.Case.ID, "Record what the children get instead of a conference: the letter says it.")
		}
	case MinutesDocument, MinutesLetter, MinutesTold:
		if !r.Minutes.Approved() {
			g.block(BlockContent, PageMinutes, r.Conference.ID, "The chair has not yet approved the minutes.")
		}
	case CoreGroupRecord, UpdatedPlan, UpdatedParentPlan, PartnershipReport:
		if x := r.CoreGroup; x == nil || x.State != CoreGroupHeld {
			g.block(BlockContent, PageFamily, r.Case.ID, "This core group was recorded in error, so nothing goes out about it.")
		}
	case EndingLetter, StepDownLetter, LookedAfterLetter:
		g.endingGate()
	case TransferRequest:
		g.transferGate()
	case InformalIssue, FormalIssue:
		g.resolutionGate()
	case AbsenceLetter:
		g.absenceGate()
	case MidpointRecord, AuditRecord, SupervisionRecord:
		if r.Appraisal == nil || r.Appraisal.Struck() {
			g.block(BlockContent, PageFamily, r.Case.ID, "This was recorded in error, so nothing goes out about it.")
		}
	case MinutesAddendum:
		if !r.Addendum.Approved() {
			g.block(BlockContent, PageAddendum, r.Addendum.ID, "The chair has not yet approved the addendum.")
		}
	default:
		if f.Decisions == nil || len(f.Decisions.Children) == 0 {
			g.block(BlockContent, PageDecisions, r.Conference.ID, "There is no decision yet for a child whom "+g.name()+" may know about.")
		} else if !r.Approved {
			g.block(BlockContent, PageDecisions, r.Conference.ID, "The chair has not yet approved the decisions.")
		}
	}
}

// conference asks for when and where it is, who chairs it, and for an exclusion's particulars.
func (g *gate) conference() {
	c, f := g.record.Conference, g.facts.Conference
	fix := func(message string) { g.block(BlockConference, PageConference, c.ID, message) }
	if f.On.IsZero() {
		fix("The conference has no date yet.")
	}
	if c.Chair.Name == "" {
		g.block(BlockConference, PageChair, c.ID, "The conference has no chair yet. A service manager or a chair allocates one.")
	}
	switch g.kind {
	case ParentInvitation, ExclusionLetter, AgencyInvitation, ChildInvitation, NewDateLetter:
	case PoliceRequest:
		g.upcoming()
		return
	default:
		return
	}
	g.upcoming()
	g.exclusion()
	if g.attendee.Excluded != ExcludedWhole {
		g.venue()
	}
	if g.attendee.Excluded == ExcludedWhole || g.kind == ExclusionLetter {
		return
	}
	switch {
	case f.How == "video" && f.Link == "":
		fix(g.name() + " joins by video, and there is no link yet.")
	case f.How != "video" && f.VenueName == "":
		fix("The conference has no venue yet.")
	}
	if c.MinuteTaker.Name == "" {
		g.caution(CautionMissing, PageConference, c.ID, "No minute taker is named yet.")
	}
	if f.SocialWorker.Name == "" {
		g.caution(CautionMissing, PageFamily, g.record.Case.ID, "No lead social worker is named yet.")
	}
	if g.member.Person.Interpreter && c.Interpreter.None() {
		g.caution(CautionMissing, PageConference, c.ID, g.name()+" needs an interpreter, and none is booked.")
	}
}

// upcoming blocks an invitation to a conference that is over or will not be.
func (g *gate) upcoming() {
	says := map[ConferenceState]string{
		ConferenceHeld: "The conference has been held.", ConferenceStoodDown: "The conference was stood down.",
		ConferenceMoved: "Another conference took the place of this one.", ConferenceAdjourned: "The conference was adjourned.",
	}
	if message, over := says[g.record.Conference.State]; over {
		g.block(BlockConference, PageConference, g.record.Conference.ID, message)
	}
}

func (g *gate) exclusion() {
	a := g.attendee
	if a.Before {
		g.block(BlockExclusion, PageInvitation, a.ID, "How "+g.name()+" takes part was decided for the conference before. The chair decides again for this one.")
	}
	if a.Excluded == "" {
		return
	}
	ask := func(value, message string) {
		if value == "" {
			g.block(BlockExclusion, PageInvitation, a.ID, message)
		}
	}
	ask(a.Ground, "Record the ground on which "+g.name()+" is excluded.")
	ask(a.ViewsHow, "Record how the views of "+g.name()+" will be heard.")
	ask(a.ToldHow, "Record how "+g.name()+" will be told the outcome.")
	if a.Excluded == ExcludedPart {
		ask(a.Part+a.StartsAt.String(), "Record for which part, or from when, "+g.name()+" comes.")
	}
}

// reference blocks a reference that would name one of the family: it stands on the envelope and in the file's name.
func (g *gate) reference() {
	for _, m := range g.record.Members {
		p := m.Person
		for _, name := range []string{p.FirstName, p.KnownAs, p.LastName} {
			if len(Fold(name)) > 1 && says(strings.ReplaceAll(g.facts.Reference, "_", " "), name) {
				g.block(BlockReference, PageFamily, g.record.Case.ID, "The reference holds a name of the family. It stands on envelopes and in names of files.")
				return
			}
		}
	}
}

// dayOf returns the office's day of a stored instant, and false where there is none.
func dayOf(instant string) (Date, bool) {
	t, err := time.Parse(time.RFC3339, instant)
	if err != nil {
		return Date{}, false
	}
	return DateOf(t.In(Zone())), true
}

func dayCount(n int) string {
	if n == 1 {
		return "1 day"
	}
	return strconv.Itoa(n) + " days"
}
