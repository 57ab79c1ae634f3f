package pathway

import "slices"

// Options are what the office chooses for one document.
type Options struct {
	Edition   Edition // empty: as the recipient reads
	Reference string
	Number    int
	Date      Date   // of the document; none: today
	Way       string // of Ways; empty: as is safe for the recipient
	Part      string // attendance sheet of a split conference: which part
	About     int64  // row of which it tells, see [Occasion]; 0: the conference itself
}

// Withheld is something that a document does not tell its recipient, for the page on which staff check it. It names no
// protected value.
type Withheld struct{ What, Why string }

// Disclose reduces a record to what one recipient may be told in one kind of document, and says what was left out. For
// [AttendanceSheet], which goes round the table, attendee is 0. Where nothing may be made for that recipient (nobody of
// that id, taken off the list, died, a kind for other readers) the facts are empty but for the kind.
//
// Whatever is not recorded and confirmed counts as no: it is not told.
func Disclose(r *Record, attendee int64, kind DocumentKind, opt Options) (Facts, []Withheld) {
	d := newDisclosure(r, attendee, kind, opt)
	if why := d.refusal(); why != "" {
		return Facts{Kind: kind}, []Withheld{{"Everything", why}}
	}
	d.head()
	switch kind {
	case ParentInvitation:
		d.children(plain)
		d.invitation()
		d.concern()
		d.facts.Invited = d.invited()
		d.facts.SharedBy = r.SharedBy
		if d.attendee.Excluded == ExcludedPart {
			d.facts.Enclosures = []string{TitleOf(DocumentKinds, string(ExclusionLetter))}
		}
	case ExclusionLetter:
		d.children(plain)
		d.invitation()
		if d.saysWhy() {
			d.concern()
		}
	case ChildInvitation:
		d.children(plain)
		d.invitation()
	case AgencyInvitation:
		d.children(identifying)
		d.household(identifying)
		d.invitation()
		d.concern()
		d.facts.Invited = d.invited()
		d.facts.ReportBy, d.facts.SharedBy = r.ReportDue, r.SharedBy
	case PoliceRequest:
		d.children(forPolice)
		d.household(forPolice)
		d.when()
		d.facts.PoliceAsk = r.Strategy.PoliceAsk
		d.facts.ReportBy = r.ReportDue
	case NewDateLetter:
		d.children(plain)
		d.invitation()
		d.moved()
	case SafetyPlanDoc:
		d.children(plain)
		d.when()
		d.safetyPlan()
	case Cancellation:
		d.children(plain)
		d.when()
		d.cancelled()
	case NotRequired:
		d.children(plain)
		d.when()
		if r.S47 != nil {
			d.facts.Instead, d.facts.InsteadOwn = r.S47.InsteadFor(d.facts.Reader)
		}
	case AttendanceSheet:
		d.sheet()
	case MinutesDocument:
		d.children(identifying)
		d.minutes()
	case MinutesLetter:
		d.children(plain)
		d.when()
		d.facts.Copy = d.copy()
		d.facts.Enclosures = []string{TitleOf(DocumentKinds, string(MinutesDocument))}
		d.facts.Minutes = &MinutesFacts{CommentDays: r.Office.CommentDays}
	case MinutesAddendum:
		d.children(plain)
		d.addendum()
	case CoreGroupRecord, UpdatedPlan, UpdatedParentPlan:
		d.children(plain)
		d.coreGroup()
	case PartnershipReport:
		d.children(plain)
		d.partnership()
	case EndingLetter, StepDownLetter, LookedAfterLetter:
		d.children(plain)
		d.ending()
	case TransferRequest:
		d.children(identifying)
		d.transfer()
	case InformalIssue, FormalIssue:
		d.children(plain)
		d.resolution()
	case AbsenceLetter:
		d.children(plain)
		d.absence()
	case MidpointRecord, AuditRecord, SupervisionRecord:
		d.children(plain)
		d.appraisal()
	default: // what the conference decided
		d.children(identifying)
		d.decisions()
	}
	d.hide()
	return d.facts, d.withheld
}

// disclosure is one call of Disclose on its way.
type disclosure struct {
	recipient
	kind     DocumentKind
	opt      Options
	facts    Facts
	withheld []Withheld
}

func newDisclosure(r *Record, attendee int64, kind DocumentKind, opt Options) *disclosure {
	if opt.Date.IsZero() {
		opt.Date = r.Now.Date()
	}
	return &disclosure{recipient: newRecipient(r, attendee), kind: kind, opt: opt}
}

// concern fills in why there is an initial conference: what is feared of all the children, and of each whom the recipient may know about.
func (d *disclosure) concern() {
	if d.record.Conference.Kind == RCPC { // which looks at the plan, and not at what was feared before there was one
		return
	}
	d.facts.Concern = d.record.Strategy.Concern
	for _, c := range d.facts.Children {
		if text := d.record.Strategy.ConcernFor(c.ID); text != "" {
			d.facts.Concerns = append(d.facts.Concerns, ConcernFacts{Child: c.Name, Text: text})
		}
	}
}

// saysWhy reports whether a document says why there is a conference. A letter of exclusion from a part lies beside the invitation,
// which does.
func (d *disclosure) saysWhy() bool {
	return d.kind == ParentInvitation || d.kind == AgencyInvitation || d.kind == ExclusionLetter && d.attendee.Excluded == ExcludedWhole
}

// refusal says why nothing may be made for the recipient, or "".
func (d *disclosure) refusal() string {
	switch {
	case d.kind == AttendanceSheet:
		return ""
	case d.nobody() && d.attendee.Professional != 0:
		return "They are not in the family’s network: add them, and say which children they may know about"
	case d.nobody() && d.attendee.Person != 0:
		return "They are not one of this family"
	case d.nobody():
		return "There is nobody to write to"
	case d.attendee.Removed:
		return d.name() + " was taken off the list"
	case !d.member.Person.Died.IsZero():
		return d.name() + " has died: nothing is written to them"
	case d.kind == ParentInvitation && d.attendee.Excluded == ExcludedWhole:
		return d.name() + " is excluded from the whole of the conference: the letter of exclusion goes out, and no invitation"
	case !slices.Contains(d.kinds(), d.kind):
		return "“" + TitleOf(DocumentKinds, string(d.kind)) + "” is not for " + d.name()
	}
	return ""
}

// head fills in what every document begins with.
func (d *disclosure) head() {
	o := d.record.Office
	d.facts = Facts{
		Kind: d.kind, Reader: d.reader(), Edition: d.opt.Edition, Copy: "full",
		Reference: d.opt.Reference, Number: d.opt.Number, Date: d.opt.Date, Specimen: d.record.Specimen,
		Office: OfficeFacts{
			Authority: o.Authority, Unit: o.Unit, Address: o.Address.Lines(), Phone: o.Phone, Email: o.Email,
			SecureEmail: o.SecureEmail, OutOfHours: o.OutOfHours, Complaints: o.Complaints, Privacy: o.Privacy,
			Advocacy: o.Advocacy, Travel: o.Travel, Recording: o.Recording, Logo: o.Logo,
		},
		To: d.to(),
	}
	s := d.record.Signatory
	d.facts.Signatory = Signatory{Name: s.Name, Title: s.Title, Phone: s.Phone, Email: s.Email}
	if d.facts.Edition == "" {
		d.facts.Edition = Standard
		if d.member.Person.LargePrint {
			d.facts.Edition = LargePrint
		}
	}
}

// reader says for whom the wording is chosen.
func (d *disclosure) reader() Reader {
	switch {
	case d.kind == AttendanceSheet || d.kind == WeeklyDiary || d.kind == ChecklistPaper:
		return ReaderOffice
	case d.kind == PoliceRequest:
		return ReaderPolice
	case d.professional():
		return ReaderAgency
	case d.member.Kind != Adult:
		return ReaderChild
	}
	return ReaderParent
}

// to is the recipient as the document shows them. An address stands on a letter only, never on a report or a copy.
func (d *disclosure) to() RecipientFacts {
	if d.nobody() {
		return RecipientFacts{}
	}
	to := RecipientFacts{Attendee: d.attendee.ID, Name: d.name(), Greeting: d.name(), Role: d.roleFor(d.recipient)}
	way := d.way(d.opt.Way)
	if way == ByPost && d.kind.Letter() {
		to.Address = d.post().Lines()
	}
	if way == BySecureEmail {
		to.Email = d.email()
	}
	if d.professional() {
		to.Agency = d.colleague.Professional.AgencyName
		return to
	}
	p := d.member.Person
	to.Greeting = p.Greeting()
	if d.member.Kind != Adult {
		to.Greeting = firstOf(p.KnownAs, p.FirstName, p.Name())
	}
	to.Language, to.Interpreter, to.AccessNeeds, to.Pronouns = p.Language, p.Interpreter, p.AccessNeeds, p.Pronouns
	for _, child := range d.known() {
		x, _ := d.record.Relation(p.ID, child)
		to.Parent = to.Parent || IsParent(x.Relation)
	}
	return to
}

// withhold notes something that was left out.
func (d *disclosure) withhold(what, why string) {
	w := Withheld{what, why}
	if !slices.Contains(d.withheld, w) {
		d.withheld = append(d.withheld, w)
	}
}

// firstOf returns the first string that is not empty.
func firstOf(s ...string) string {
	for _, x := range s {
		if x != "" {
			return x
		}
	}
	return ""
}
