package pathway

// DocumentKind is a kind of document.
type DocumentKind string

// The kinds of document of a conference.
const (
	ParentInvitation  DocumentKind = "parent-invitation"
	ExclusionLetter   DocumentKind = "exclusion-letter"
	ChildInvitation   DocumentKind = "child-invitation"
	AgencyInvitation  DocumentKind = "agency-invitation"
	PoliceRequest     DocumentKind = "police-request"
	NotRequired       DocumentKind = "conference-not-required"
	NewDateLetter     DocumentKind = "new-date"
	SafetyPlanDoc     DocumentKind = "safety-plan"
	Cancellation      DocumentKind = "cancellation"
	AttendanceSheet   DocumentKind = "attendance-sheet"
	OutlinePlanDoc    DocumentKind = "outline-plan"
	ParentPlan        DocumentKind = "parent-plan"
	DecisionsDocument DocumentKind = "decisions"
	CoveringLetter    DocumentKind = "covering-letter"
	WeeklyDiary       DocumentKind = "weekly-diary"
	ChecklistPaper    DocumentKind = "chair-checklist"
	CoreGroupRecord   DocumentKind = "core-group-record"
	UpdatedPlan       DocumentKind = "updated-plan"
	UpdatedParentPlan DocumentKind = "updated-parent-plan"
	PartnershipReport DocumentKind = "partnership-report"
	EndingLetter      DocumentKind = "ending-letter"
	StepDownLetter    DocumentKind = "step-down-letter"
	LookedAfterLetter DocumentKind = "looked-after-letter"
	TransferRequest   DocumentKind = "transfer-in-request"
	AbsenceLetter     DocumentKind = "absence-letter"
	InformalIssue     DocumentKind = "issue-informal"
	FormalIssue       DocumentKind = "issue-formal"
	MidpointRecord    DocumentKind = "midpoint-review"
	AuditRecord       DocumentKind = "audit-record"
	SupervisionRecord DocumentKind = "supervision-record"
	MinutesDocument   DocumentKind = "minutes"
	MinutesLetter     DocumentKind = "minutes-letter"
	MinutesAddendum   DocumentKind = "minutes-addendum"
	MinutesTold       DocumentKind = "minutes-told" // to a young person
)

// DocumentKinds lists the kinds with their titles, in the order of the pathway.
var DocumentKinds = []Choice{
	{string(ParentInvitation), "Invitation to a parent or carer"},
	{string(ExclusionLetter), "Letter of exclusion"},
	{string(ChildInvitation), "Letter to a child or young person"},
	{string(AgencyInvitation), "Invitation to an agency"},
	{string(PoliceRequest), "Request for police checks"},
	{string(NotRequired), "Conference not required"},
	{string(NewDateLetter), "New date of a conference"},
	{string(SafetyPlanDoc), "Safety plan until the conference"},
	{string(Cancellation), "Conference cancelled"},
	{string(AttendanceSheet), "Attendance sheet"},
	{string(DecisionsDocument), "Decisions and recommendations"},
	{string(OutlinePlanDoc), "Outline child protection plan"},
	{string(ParentPlan), "Our plan: what happens next"},
	{string(CoveringLetter), "Letter with the decisions"},
	{string(MinutesLetter), "Letter with the minutes"},
	{string(MinutesDocument), "Minutes of the conference"},
	{string(MinutesTold), "Letter to a young person about the minutes"},
	{string(MinutesAddendum), "Addendum to the minutes"},
	{string(CoreGroupRecord), "Record of a core group"},
	{string(UpdatedPlan), "Child protection plan, brought up to date"},
	{string(UpdatedParentPlan), "Our plan: what happens now"},
	{string(PartnershipReport), "Partnership report of the core group"},
	{string(LookedAfterLetter), "Letter to the partnership: a child is looked after"},
	{string(TransferRequest), "Request for a transfer-in conference"},
	{string(EndingLetter), "Letter: the plan has ended"},
	{string(StepDownLetter), "Letter: from the plan to support as a child in need"},
	{string(AbsenceLetter), "Letter about an absence from a core group"},
	{string(InformalIssue), "Issues resolution: informal stage"},
	{string(FormalIssue), "Issues resolution: formal stage"},
	{string(MidpointRecord), "Mid-point review"},
	{string(AuditRecord), "Record of an audit for drift"},
	{string(SupervisionRecord), "Record of a supervision meeting"},
	{string(WeeklyDiary), "Weekly conference diary"},
	{string(ChecklistPaper), "Chair’s checklist"},
}

// Decides reports whether a kind tells what a conference decided.
func (k DocumentKind) Decides() bool {
	switch k {
	case DecisionsDocument, OutlinePlanDoc, ParentPlan, CoveringLetter:
		return true
	}
	return false
}

// Minuted reports whether a kind tells what was said at a conference.
func (k DocumentKind) Minuted() bool {
	return k == MinutesDocument || k == MinutesLetter || k == MinutesTold || k == MinutesAddendum
}

// Letter reports whether a kind goes into a window envelope, with its recipient's address on it.
func (k DocumentKind) Letter() bool {
	switch k {
	case ParentInvitation, ExclusionLetter, ChildInvitation, AgencyInvitation, PoliceRequest, NewDateLetter, Cancellation, NotRequired, CoveringLetter, MinutesLetter, MinutesTold, MinutesAddendum,
		AbsenceLetter, InformalIssue, FormalIssue, CoreGroupRecord, PartnershipReport, EndingLetter, StepDownLetter, LookedAfterLetter, TransferRequest, MidpointRecord, AuditRecord, SupervisionRecord:
		return true
	}
	return false
}

// Edition is how a document is laid out for its reader.
type Edition string

// The editions. Each document has an accessible HTML edition besides.
const (
	Standard   Edition = "standard"
	LargePrint Edition = "large-print"
)

// Ways of sending.
var Ways = []Choice{{"post", "Post"}, {"secure-email", "Secure email"}, {"by-hand", "By hand"}}

// DispatchState is what happened to a document on its way.
type DispatchState string

// The states.
const (
	Printed  DispatchState = "printed"
	Drafted  DispatchState = "drafted" // as an email that waits in the mail program
	Sent     DispatchState = "sent"
	Returned DispatchState = "returned" // by the post
	Bounced  DispatchState = "bounced"  // email
	Failed   DispatchState = "failed"   // a call, a handing over
	Spoilt   DispatchState = "spoilt"   // print
)
