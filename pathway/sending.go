package pathway

import (
	"slices"
	"time"
)

// DocumentState says whether a document that was made still holds.
type DocumentState string

// The states of a document. What was sent stays issued, whatever changes later.
const (
	DocumentIssued DocumentState = "issued"
	DocumentVoid   DocumentState = "void" // a fact behind it changed before it was sent
)

// IssuedDocument is a document as it was made for one recipient, with what happened to it since. Its bytes, text and facts
// never change.
type IssuedDocument struct {
	ID         int64
	Case       int64
	Conference int64
	Attendee   int64 // 0: for the office
	Decisions  int64 // that it tells
	Kind       DocumentKind
	About      int64 // row of which it tells, see [Occasion]; 0: the conference itself
	Edition    Edition
	Number     int // version of this kind for this recipient
	Reference  string
	Way        string // of Ways, for which it was made
	Protected  bool   // a protected value stands in it, its recipient's own or one that they have leave to be given
	Copy       string
	CopyWhy    string
	To         RecipientFacts // as it was made
	Facts      Facts          // that it was made from; empty in lists
	State      DocumentState
	FactsHash  string
	SHA256     string
	Pages      int
	MadeAt     time.Time
	MadeName   string
	VoidAt     time.Time
	VoidWhy    string
	Trail      []Dispatch // what happened to it, the oldest first
}

// Dispatch is something that happened to a document on its way.
type Dispatch struct {
	ID     int64
	Way    string
	State  DispatchState
	At     time.Time // when it happened
	ByName string    // who recorded it
	Note   string
	Run    int64 // of the print run; 0: none
}

// DispatchStates lists what can happen to a document, with the words that registers show.
var DispatchStates = []Choice{
	{string(Printed), "Printed"},
	{string(Drafted), "Email draft made"},
	{string(Sent), "Sent"},
	{string(Returned), "Returned by the post"},
	{string(Bounced), "Email bounced"},
	{string(Failed), "Could not be handed over"},
	{string(Spoilt), "Print spoilt"},
}

// Last returns the last thing that happened to the document; the zero Dispatch where it was only made.
func (d *IssuedDocument) Last() Dispatch {
	if len(d.Trail) == 0 {
		return Dispatch{}
	}
	return d.Trail[len(d.Trail)-1]
}

// Sent reports whether the document has gone to its recipient and has not come back.
func (d *IssuedDocument) Sent() bool { return d.Last().State == Sent }

// SentAt returns when it went, and the zero time where it has not.
func (d *IssuedDocument) SentAt() time.Time {
	if !d.Sent() {
		return time.Time{}
	}
	return d.Last().At
}

// Open reports whether the document is yet to go: neither sent nor void.
func (d *IssuedDocument) Open() bool { return d.State == DocumentIssued && !d.Sent() }

// OutThere reports whether a void document lies about on paper or in the mail program, where it must be stopped.
func (d *IssuedDocument) OutThere() bool {
	last := d.Last().State
	return d.State == DocumentVoid && (last == Printed || last == Drafted)
}

// CameBack reports whether the document came back and so has not reached its recipient.
func (d *IssuedDocument) CameBack() bool {
	switch d.Last().State {
	case Returned, Bounced, Failed:
		return true
	}
	return false
}

// CheckDispatch returns nil, or why it cannot be recorded that something happened to the document at an instant: an error that is
// refused, or invalid with the fields state, at and note.
func (d *IssuedDocument) CheckDispatch(x Dispatch, now time.Time) error {
	f := Fields{}
	last := d.Last().State
	switch {
	case !Chosen(DispatchStates, string(x.State)):
		f.Add("state", "Choose what happened")
	case x.State == Spoilt && last != Printed && last != Drafted:
		return Refused("This is not printed, so no print can be spoilt.")
	case (x.State == Returned || x.State == Bounced || x.State == Failed) && last != Sent:
		return Refused("This is not recorded as sent, so it cannot have come back.")
	case x.State == Returned && d.Way != ByPost, x.State == Bounced && d.Way != BySecureEmail, x.State == Failed && d.Way == BySecureEmail:
		f.Add("state", "This went "+WayInWords(d.Way)+". Choose what can happen to that")
	case d.State == DocumentVoid && x.State == Sent && x.At.Before(d.VoidAt):
	case d.State == DocumentVoid && (x.State == Printed || x.State == Drafted || x.State == Sent):
		return Refused("A fact behind this document has changed, so it may no longer go out. Make it again.")
	case (x.State == Printed || x.State == Drafted || x.State == Sent) && last == Sent:
		return Refused("This is recorded as sent already.")
	}
	switch {
	case x.At.IsZero():
		f.Add("at", "Enter when it was")
	case x.At.After(now):
		f.Add("at", "This is in the future")
	case x.At.Before(d.MadeAt.Truncate(time.Minute)):
		f.Add("at", "The document was made after that")
	}
	f.AtMost("note", x.Note, 500)
	return f.Err()
}

// WayInWords says how something went: "by post".
func WayInWords(way string) string {
	switch way {
	case ByPost:
		return "by post"
	case BySecureEmail:
		return "by secure email"
	}
	return "by hand"
}

// Due is a document that a recipient gets on an occasion, and how far it is.
type Due struct {
	Attendee int64
	Kind     DocumentKind
	Latest   *IssuedDocument // the last one that was made and is not void; nil: none yet
	Reached  *IssuedDocument // the first one that was sent and has not come back; nil: none yet
}

// Sent reports whether the recipient has been sent it.
func (x Due) Sent() bool { return x.Latest != nil && x.Latest.Sent() }

// DueAt returns every document that goes out on an occasion, in the order of the list. Where a conference is not required, only
// those are told whom an invitation or a request has reached, or may have.
func DueAt(r *Record, docs []IssuedDocument, o Occasion) []Due {
	var list []Due
	for _, a := range r.Attendees {
		if o.Moment == AtNotRequired && !wasAsked(docs, a.ID) || o.Moment == AtAddendum && !hadMinutes(docs, a.ID) {
			continue
		}
		for _, kind := range DocumentsFor(r, a.ID, o.Moment) {
			list = append(list, Due{a.ID, kind, Latest(docs, a.ID, kind, o.About), reached(docs, a.ID, kind, o.About)})
		}
	}
	return list
}

// Latest returns the last document of a kind that was made for an attendee about a row, 0 for the conference itself, and is not
// void, or nil.
func Latest(docs []IssuedDocument, attendee int64, kind DocumentKind, about int64) *IssuedDocument {
	var latest *IssuedDocument
	for i := range docs {
		d := &docs[i]
		if d.Attendee == attendee && d.Kind == kind && d.About == about && d.State == DocumentIssued && (latest == nil || d.Number > latest.Number) {
			latest = d
		}
	}
	return latest
}

// reached returns the first document of a kind that was sent to an attendee about a row and has not come back, or nil.
func reached(docs []IssuedDocument, attendee int64, kind DocumentKind, about int64) *IssuedDocument {
	for i := range docs {
		if d := &docs[i]; d.Attendee == attendee && d.Kind == kind && d.About == about && d.Sent() {
			return d
		}
	}
	return nil
}

// hadMinutes reports whether the minutes were ever sent to an attendee: an addendum goes to the same people.
func hadMinutes(docs []IssuedDocument, attendee int64) bool {
	return slices.ContainsFunc(docs, func(d IssuedDocument) bool {
		return d.Attendee == attendee && d.Kind == MinutesDocument && d.WasSent()
	})
}

// wasAsked reports whether an invitation or a request was ever sent to an attendee, also one that came back.
func wasAsked(docs []IssuedDocument, attendee int64) bool {
	return slices.ContainsFunc(docs, func(d IssuedDocument) bool {
		return d.Attendee == attendee && d.Kind.invites() && d.WasSent()
	})
}

// invites reports whether a kind tells its recipient that there will be a conference, or asks for checks before it.
func (k DocumentKind) invites() bool {
	switch k {
	case ParentInvitation, ExclusionLetter, ChildInvitation, AgencyInvitation, PoliceRequest:
		return true
	}
	return false
}

// WasSent reports whether the document was ever sent, even if it came back.
func (d *IssuedDocument) WasSent() bool {
	return slices.ContainsFunc(d.Trail, func(x Dispatch) bool { return x.State == Sent })
}

// AnySent reports whether anything was ever sent to an attendee.
func AnySent(docs []IssuedDocument, attendee int64) bool {
	return slices.ContainsFunc(docs, func(d IssuedDocument) bool { return d.Attendee == attendee && d.WasSent() })
}

// sendingSteps are the steps of the pathway that are done when everything of a moment has been sent; a kind narrows it.
var sendingSteps = []struct {
	step   string
	moment Moment
	kind   DocumentKind
}{
	{stepInvitationsSent, AtInvitation, ""},
	{"police-report-requested", AtInvitation, PoliceRequest},
	{stepS47NotAtRisk, AtNotRequired, ""},
	{stepDistributed, AtDecisions, ""},
	{stepMinutes, AtMinutes, ""},
}

// DueFor returns the documents on which a step hangs that sending can do.
func DueFor(r *Record, docs []IssuedDocument, step string) []Due {
	var list []Due
	for _, s := range sendingSteps {
		if s.step != step {
			continue
		}
		for _, x := range DueAt(r, docs, Occasion{Moment: s.moment}) {
			if s.kind == "" || x.Kind == s.kind {
				list = append(list, x)
			}
		}
	}
	return list
}

// StepsSent returns the steps that sending can do, each with when the last of its documents was sent; the zero time where
// something is yet to go, or where nothing is due. Invitations are all sent only once the list of whom to invite has come.
func StepsSent(r *Record, docs []IssuedDocument, listReceived bool) map[string]time.Time {
	done := map[string]time.Time{}
	for _, s := range sendingSteps {
		done[s.step] = time.Time{}
		if s.step == stepInvitationsSent && !listReceived || s.moment == AtNotRequired && (r.S47 == nil || r.S47.AtRisk) {
			continue
		}
		if s.moment == AtDecisions && !r.Approved || s.moment == AtMinutes && !r.Minutes.Approved() {
			continue
		}
		var last time.Time
		all := true
		for _, x := range DueFor(r, docs, s.step) {
			at := x.sentFor(s.step)
			if all = all && !at.IsZero(); all && at.After(last) {
				last = at
			}
		}
		if all {
			done[s.step] = last
		}
	}
	return done
}

// sentFor returns when a document went, as a step counts it, and the zero time where it has not. The 24 hours of the decisions
// end with the first version that reached its recipient: a correction that follows starts nothing anew.
func (x Due) sentFor(step string) time.Time {
	if (step == stepDistributed || step == stepMinutes) && x.Reached != nil {
		return x.Reached.SentAt()
	}
	if x.Sent() {
		return x.Latest.SentAt()
	}
	return time.Time{}
}

// WhyReopened says why a step that sending had done is open again, or "" where it stays done. A letter that comes back opens
// any; somebody who is yet to be sent theirs, such as a late invitee, opens the distribution of the decisions.
func WhyReopened(r *Record, docs []IssuedDocument, step string) string {
	late := false
	for _, x := range DueFor(r, docs, step) {
		if x.Latest != nil && x.Latest.CameBack() {
			return "Something that was sent came back."
		}
		late = late || x.sentFor(step).IsZero()
	}
	if late && (step == stepDistributed || step == stepMinutes) {
		return "Somebody is yet to be sent theirs."
	}
	return ""
}

// Recheck returns why a document that is yet to go no longer holds: which facts behind it have changed, or what now stops it. It
// returns nothing where it still may go. The record is that of the document's occasion; doc and wording are its own, as they were when it was made.
func Recheck(r *Record, d IssuedDocument, doc []Passage, wording []string) []string {
	if d.Attendee == 0 {
		return nil
	}
	p := Prove(r, d.Attendee, d.Kind, Options{Reference: d.Reference, Number: d.Number, Date: d.Facts.Date, Part: d.Facts.Conference.Part, About: d.About}, doc, wording)
	if p.Blocked(BlockRefused) {
		return []string{p.Blocks[0].Message}
	}
	why := ChangedFacts(d.Facts, p.Facts)
	if p.Way != d.Way {
		why = append(why, "the way of sending")
	}
	if len(why) > 0 {
		return why
	}
	for _, b := range p.Blocks {
		if !slices.Contains(why, b.Message) {
			why = append(why, b.Message)
		}
	}
	return why
}

// Blocked reports whether something of a code stops the document.
func (p Proof) Blocked(code BlockCode) bool {
	return slices.ContainsFunc(p.Blocks, func(b Block) bool { return b.Code == code })
}

// Hidden returns the facts with the protected addresses in them masked, for a screen, and whether there were any: the recipient's
// own, those that they have leave to be given, and where a recipient works whose work gives a place away.
func (f Facts) Hidden(r *Record) (Facts, bool) {
	s := newShelter(r)
	var secret []string
	for _, m := range r.Members {
		for _, h := range m.Homes {
			if s.holds(h.Address) {
				secret = append(secret, addressOrder(h.Address.Lines()))
			}
		}
		for _, c := range m.Contacts {
			if c.Protected() || s.people[m.Person.ID] {
				secret = append(secret, Fold(c.Value))
			}
		}
	}
	any := false
	masked := func(lines []string) []string {
		if len(lines) == 0 || !slices.Contains(secret, addressOrder(lines)) {
			return lines
		}
		any = true
		return []string{MaskMark, MaskMark, Masked}
	}
	f.To.Address = masked(f.To.Address)
	if f.To.Email != "" && slices.Contains(secret, Fold(f.To.Email)) {
		f.To.Email, any = Masked, true
	}
	if a, ok := r.Attendee(f.To.Attendee); ok {
		if n, ok := r.Colleague(a.Professional); ok && n.ProtectedPlace {
			if f.To.Agency, any = Masked, true; len(f.To.Address) > 0 {
				f.To.Address = []string{MaskMark, Masked}
			}
			if f.To.Email != "" {
				f.To.Email = Masked
			}
		}
	}
	f.Children, f.Household = slices.Clone(f.Children), slices.Clone(f.Household)
	for i := range f.Children {
		f.Children[i].Address = masked(f.Children[i].Address)
	}
	for i := range f.Household {
		f.Household[i].Address = masked(f.Household[i].Address)
	}
	return f, any
}
