package pathway

// Case is a family on the pathway: one run or more from a strategy meeting, with everybody in it.
type Case struct {
	ID           int64
	Reference    string // says nothing of the name
	Name         string // what staff call the family
	Pathway      string // id of the definition that it runs on
	Stage        Stage
	OpenedOn     Date
	EndedOn      Date
	Restricted   bool // named people only
	TeamID       int64
	TeamName     string
	SocialWorker int64 // professional: the lead social worker
	TeamManager  int64 // professional
	Chair        int64 // account
	ChairName    string
	LLNumber     string // in the authority's case system
	OnPlanSince  Date   // the earliest start of its children's open plans; zero: none is on one
	VenueRisk    string // why parents at the venue need a risk assessment
	VenueFlag    bool   // a risk stands at a conference that is still to come
	FactsVersion int    // grows with each change that a letter could show
	Version      int
}

// Stage is where a family stands as a whole, for lists.
type Stage string

// The stages of a case, in order.
const (
	StageNew        Stage = "new"        // entered; no strategy meeting yet
	StageThreshold  Stage = "threshold"  // section 47 started, threshold not yet decided
	StageAssessment Stage = "assessment" // threshold not met: child and family assessment
	StagePreparing  Stage = "preparing"  // conference to be booked, invited to, prepared
	StageStoodDown  Stage = "stood-down" // no risk found: those who were invited are being told
	StageDecisions  Stage = "decisions"  // conference held, decisions not yet with everybody
	StagePlan       Stage = "plan"       // a child is on a plan
	StageEnded      Stage = "ended"      // nothing stays due
)

// Stages lists the stages with the titles that lists show.
var Stages = []Choice{
	{string(StageNew), "New"},
	{string(StageThreshold), "Threshold"},
	{string(StageAssessment), "Assessment"},
	{string(StagePreparing), "Preparing the conference"},
	{string(StageStoodDown), "Conference stood down"},
	{string(StageDecisions), "Decisions"},
	{string(StagePlan), "On a plan"},
	{string(StageEnded), "Ended"},
}

// Member is a person's part in a case.
type Member struct {
	Person       Person
	Kind         PersonKind
	School       string // nursery or school, which gives a place away
	SchoolHidden bool   // on screens: there is one, and it is masked
	Note         string // for staff only
	EndedOn      Date
	EndReason    string
	Version      int // of school and note, and of an adult's relations to the children
	Homes        []Residence
	Contacts     []ContactPoint
	Ways         []ContactWay
	Previous     []PreviousPlan // of a child
}

// Residence is that a person lives, or lived, at an address. Residents share one record of it.
type Residence struct {
	ID      int64
	Address Address
	Since   Date
	Until   Date // zero: lives there
	Post    bool // post for this person goes here
	Shared  bool // a protected record of others was shared with this person
}

// Unchecked reports whether a protected record of others was shared with the person, and nobody has confirmed since that
// they live there. Until somebody does, the place is not theirs: nothing is sent there and it is kept from them.
func (r Residence) Unchecked() bool { return r.Shared && r.Address.Confirmed == "" }

// Home returns where a person's post goes, or false where no current address is recorded.
func (m Member) Home() (Residence, bool) {
	var current Residence
	found := false
	for _, r := range m.Homes {
		if !r.Until.IsZero() {
			continue
		}
		if r.Post {
			return r, true
		}
		if !found {
			current, found = r, true
		}
	}
	return current, found
}

// Relation is what an adult is to a child, and whether they may know that the child is in the conference. Nothing is
// assumed: an empty MayKnow means no.
type Relation struct {
	Adult, Child int64
	Relation     string
	PR           string // yes, no; empty: not recorded
	MayKnow      string // yes, no; empty: no
	MayKnowWhy   string
	Confirmed    string // instant; empty: unconfirmed
	ConfirmedBy  string
}

// NetworkMember is a professional who works with a family.
type NetworkMember struct {
	ID                int64
	Professional      Professional
	Role              string  // what they do for this family
	DirectContact     bool    // with a child, which quoracy asks for
	ProtectedPlace    bool    // that they work with the family gives a place away
	Children          []int64 // whom they may know about
	AddressPermission string  // why they may be given protected addresses; empty: withheld
	PermissionBy      string
	Confirmed         string // instant; empty: unconfirmed, so they may know about nobody
	ConfirmedBy       string
	EndedOn           Date
	Version           int
}

// PreviousPlan is an earlier child protection plan of a child. Those of this authority count, however long ago.
type PreviousPlan struct {
	ID                 int64
	Child              int64
	StartedOn, EndedOn Date
	Category           string
	Authority          string // empty: this authority
	Note               string
}

// RepeatPlans returns how many earlier plans of this authority a child has had, which is the census's number of
// previous plans, and whether that is an alarm (this would be the fourth or later).
func RepeatPlans(plans []PreviousPlan) (n int, alarm bool) {
	for _, p := range plans {
		if p.Authority == "" {
			n++
		}
	}
	return n, n >= 3
}

// Validate returns nil, or the fields that are wrong: name, pathway, ll_number, venue_risk, opened_on.
func (c Case) Validate(today Date) error {
	f := Fields{}
	f.Need("name", c.Name, "Enter what the office will call the family")
	f.AtMost("name", c.Name, MaxName)
	f.Need("pathway", c.Pathway, "Choose the version of the pathway")
	f.AtMost("ll_number", c.LLNumber, 40)
	f.AtMost("venue_risk", c.VenueRisk, 1000)
	if c.OpenedOn.After(today) {
		f.Add("opened_on", "The date is in the future")
	}
	return f.Err()
}

// Validate returns nil, or the fields that are wrong for that kind of member on a day.
func (m Member) Validate(today Date) error {
	f := Fields{}
	for field, message := range FieldsOf(m.Person.Validate(m.Kind, today)) {
		f.Add(field, message)
	}
	switch m.Kind {
	case SubjectChild, OtherChild, Adult:
	default:
		f.Add("kind", "Choose what this person is in the family")
	}
	f.AtMost("school", m.School, MaxName)
	f.AtMost("note", m.Note, 2000)
	return f.Err()
}

// Validate returns nil, or the fields that are wrong: started_on, ended_on, category, authority, note.
func (p PreviousPlan) Validate(today Date) error {
	f := Fields{}
	switch {
	case p.StartedOn.IsZero():
		f.Add("started_on", "Enter when the plan started; an estimate will do")
	case p.StartedOn.After(today):
		f.Add("started_on", "The date is in the future")
	}
	switch {
	case p.EndedOn.IsZero():
	case p.EndedOn.Before(p.StartedOn):
		f.Add("ended_on", "The plan cannot have ended before it started")
	case p.EndedOn.After(today):
		f.Add("ended_on", "The date is in the future")
	}
	if p.Category != "" && p.Category != "MUL" && CategoryTitle(p.Category) == p.Category {
		f.Add("category", "Choose from the list")
	}
	f.AtMost("authority", p.Authority, MaxName)
	f.AtMost("note", p.Note, 300)
	return f.Err()
}

// Validate returns nil, or the fields that are wrong: role, address_permission.
func (n NetworkMember) Validate() error {
	f := Fields{}
	f.AtMost("role", n.Role, MaxName)
	f.AtMost("address_permission", n.AddressPermission, 300)
	return f.Err()
}
