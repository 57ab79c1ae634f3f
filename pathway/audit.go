package pathway

import "time"

// AuditKind is what sort of thing an audit row tells of.
type AuditKind string

// The kinds of audit row.
const (
	AuditChange     AuditKind = "change"     // something was entered, changed, decided, made or sent
	AuditView       AuditKind = "view"       // a family was looked at
	AuditAccess     AuditKind = "access"     // somebody signed in, failed to, locked or signed out
	AuditDisclosure AuditKind = "disclosure" // a protected value was uncovered, or something taken out of the program
)

// AuditKinds lists the kinds in the order in which forms show them.
var AuditKinds = []Choice{
	{string(AuditChange), "Changes"},
	{string(AuditView), "Views"},
	{string(AuditDisclosure), "Protected values and downloads"},
	{string(AuditAccess), "Signing in and out"},
}

// AuditRow is one row of the audit trail: who, when, what, on whom. It names fields and never holds their values.
type AuditRow struct {
	ID        int64
	At        time.Time
	Account   int64 // 0: the program itself, or somebody not signed in
	Name      string
	Kind      AuditKind
	What      string // in plain words, past tense
	Case      int64  // 0: none
	Reference string // of the case
	Subject   string // kind of thing, "person"; empty: the case, or none
	SubjectID int64
	Whom      string   // the subject's name, where this reader may see it
	Fields    []string // that changed
	Reason    string   // as given
}

// AuditFilter says which rows of the audit trail are wanted. Empty fields do not narrow.
type AuditFilter struct {
	Account  int64
	Kind     AuditKind
	From, To Date // in the office's time zone, both included
	Case     int64
	Before   int64 // only rows with a smaller ID: the next page
	Limit    int   // at most so many; 0 means 100
}
