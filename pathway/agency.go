package pathway

// Agency is a partner of the conference: an organisation with a safeguarding lead.
type Agency struct {
	ID                             int64
	Name                           string
	Kind                           AgencyKind
	QuoracyGroup                   string // agencies of one group count as one; empty: does not count
	Address                        Address
	Phone, SecureEmail             string
	LeadName, LeadPhone, LeadEmail string // the safeguarding lead, its single point of contact (SPoC)
	Usual                          bool   // offered for every invitation list
	Ended                          bool
	Version                        int
}

// AgencyKind says what an agency is, which decides what it is asked for and how it counts.
type AgencyKind string

// The kinds of agency.
const (
	SocialCare AgencyKind = "social-care"
	Police     AgencyKind = "police"
	Health     AgencyKind = "health"
	Midwifery  AgencyKind = "midwifery"
	Education  AgencyKind = "education"
	Probation  AgencyKind = "probation"
	Housing    AgencyKind = "housing"
	Voluntary  AgencyKind = "voluntary"
	Legal      AgencyKind = "legal"
	OtherKind  AgencyKind = "other"

	OtherAuthority AgencyKind = "local-authority" // another one, to or from which children move
)

// MayBePermitted tells whether somebody of an agency can have leave to be given protected addresses; the lead social worker can besides.
func (k AgencyKind) MayBePermitted() bool { return k == Police || k == OtherAuthority }

// AgencyKindTitles lists the kinds in the order in which a form offers them, with their titles.
var AgencyKindTitles = []Choice{
	{string(SocialCare), "Children’s social care"},
	{string(Police), "Police"},
	{string(Health), "Health"},
	{string(Midwifery), "Midwifery"},
	{string(Education), "Education and early years"},
	{string(Probation), "Probation"},
	{string(Housing), "Housing"},
	{string(Voluntary), "Voluntary organisation"},
	{string(Legal), "Legal services"},
	{string(OtherAuthority), "Another local authority"},
	{string(OtherKind), "Other"},
}

// Choice is a stored value and what people read for it.
type Choice struct{ Value, Title string }

// TitleOf returns the title of value among choices, or value itself when it is none of them.
func TitleOf(choices []Choice, value string) string {
	for _, c := range choices {
		if c.Value == value {
			return c.Title
		}
	}
	return value
}

// Chosen reports whether value is one of choices.
func Chosen(choices []Choice, value string) bool {
	for _, c := range choices {
		if c.Value == value {
			return true
		}
	}
	return false
}

// UsualAgencies is the start that a new office is offered: the agencies of a usual area (Working Together's relevant
// agencies), with the group in which each counts for quoracy. Names are for the office to change.
func UsualAgencies() []Agency {
	return []Agency{
		{Name: "Children’s Social Care", Kind: SocialCare, QuoracyGroup: "social-care", Usual: true},
		{Name: "Police Child Abuse Investigation", Kind: Police, QuoracyGroup: "police", Usual: true},
		{Name: "Health Visiting and School Nursing", Kind: Health, QuoracyGroup: "health", Usual: true},
		{Name: "GP practice", Kind: Health, QuoracyGroup: "health"},
		{Name: "Hospital paediatrics", Kind: Health, QuoracyGroup: "health"},
		{Name: "Midwifery", Kind: Midwifery, QuoracyGroup: "health"},
		{Name: "Child and adolescent mental health", Kind: Health, QuoracyGroup: "health"},
		{Name: "Adult mental health", Kind: Health, QuoracyGroup: "adult-health"},
		{Name: "Primary school", Kind: Education, QuoracyGroup: "education"},
		{Name: "Secondary school", Kind: Education, QuoracyGroup: "education"},
		{Name: "Nursery or early years", Kind: Education, QuoracyGroup: "education"},
		{Name: "Probation", Kind: Probation, QuoracyGroup: "probation"},
		{Name: "Drug and alcohol service", Kind: Voluntary, QuoracyGroup: "drug-alcohol"},
		{Name: "Domestic abuse service", Kind: Voluntary, QuoracyGroup: "domestic-abuse"},
		{Name: "Housing", Kind: Housing, QuoracyGroup: "housing"},
		{Name: "Early help", Kind: SocialCare, QuoracyGroup: "social-care"},
		{Name: "Youth justice", Kind: OtherKind, QuoracyGroup: "youth-justice"},
		{Name: "Legal services", Kind: Legal},
		{Name: "Advocacy service", Kind: Voluntary},
	}
}
