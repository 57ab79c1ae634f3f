package pathway

// Occasion is a moment at which documents of a conference go out and, where there are several such round it, the row of which
// they tell: one of its core groups, one addendum to its minutes.
type Occasion struct {
	Moment Moment
	About  int64 // id of that row; 0: the conference itself
}

// rowMoments says at which moment each kind goes out that tells of a row of its own: together with the row's id that names it.
// Rows of different tables may have the same id, so a kind stands here once.
var rowMoments = map[DocumentKind]Moment{
	MinutesAddendum:   AtAddendum,
	CoreGroupRecord:   AtCoreGroup,
	UpdatedPlan:       AtCoreGroup,
	UpdatedParentPlan: AtCoreGroup,
	AbsenceLetter:     AtAbsence,
	EndingLetter:      AtEnding,
	StepDownLetter:    AtEnding,
	LookedAfterLetter: AtNotice,
	TransferRequest:   AtTransfer,
	PartnershipReport: AtPartnership,
	InformalIssue:     AtIssue,
	FormalIssue:       AtIssue,
	MidpointRecord:    AtAppraisal,
	AuditRecord:       AtAppraisal,
	SupervisionRecord: AtAppraisal,
}

// OccasionOf returns the occasion of a document that was made. Of one about the conference itself no row need be known, and so no
// moment is said.
func OccasionOf(kind DocumentKind, about int64) Occasion {
	if about == 0 {
		return Occasion{}
	}
	return Occasion{rowMoments[kind], about}
}
