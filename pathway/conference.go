package pathway

// Conference is one meeting on a date with a chair, for one or more subject children.
type Conference struct {
	ID             int64
	Case           int64
	Kind           ConferenceKind
	State          ConferenceState
	Meeting        int64 // strategy meeting that it follows
	StartsAt       DateTime
	Minutes        int // how long it is booked for
	Venue          Venue
	Room           string
	RoomID         int64
	Link           string
	Chair          Worker
	MinuteTaker    Worker
	Interpreter    Interpreter
	LateReason     string // why after Day 15, and who agreed
	LateAgreed     string
	Police         bool // of a review: the police are investigating
	BeganAt        DateTime
	EndedAt        DateTime // the 24-hour clock starts here
	ExceptionalWhy string   // not quorate and yet went on, with the service manager's agreement
	ExceptionalBy  string
	ClosedWhy      string // stood down, moved, adjourned
	GoesOn         int64  // the conference that decided nothing for its children, from which it goes on; 0: it is of the family’s own course
	ReplacedBy     int64
	Children       []int64
	Version        int
}

// Place returns where it is, in a line: "Oak room, Civic Hall", "By video", or "" where it is not known yet.
func (k *Conference) Place() string {
	switch {
	case k.Room != "" && k.Venue.Name != "":
		return k.Room + ", " + k.Venue.Name
	case k.Venue.Name == "" && k.Link != "":
		return "By video"
	}
	return k.Venue.Name
}

// Worker is one of the office, with an account, as letters name them.
type Worker struct {
	Account      int64
	Name, Title  string
	Phone, Email string
}

// ConferenceKind says which conference it is.
type ConferenceKind string

// The kinds of conference.
const (
	ICPC       ConferenceKind = "icpc"
	RCPC       ConferenceKind = "review"
	TransferIn ConferenceKind = "transfer-in"
)

// ConferenceKinds lists the kinds with their titles.
var ConferenceKinds = []Choice{
	{string(ICPC), "Initial child protection conference"},
	{string(RCPC), "Review child protection conference"},
	{string(TransferIn), titleTransferIn},
}

const titleTransferIn = "Transfer-in child protection conference"

// ConferenceState is what became of a conference.
type ConferenceState string

// The states of a conference.
const (
	ConferencePlanned   ConferenceState = "planned"
	ConferenceHeld      ConferenceState = "held"
	ConferenceStoodDown ConferenceState = "stood-down" // the enquiry found no risk
	ConferenceMoved     ConferenceState = "moved"      // another one took its place
	ConferenceAdjourned ConferenceState = "adjourned"
)

// Attendee is somebody on the invitation list of a conference.
type Attendee struct {
	ID           int64
	Person       int64 // one of the family, or
	Professional int64 // one of the network
	Role         string
	Purpose      Purpose
	How          string   // in-person, video, either
	StartsAt     DateTime // own time; zero: the conference's
	Venue        *Venue   // own venue; nil: the conference's
	Link         string
	Way          string // of Ways, in which everything goes to them; empty: as is safe
	Part         string // of a split conference; empty: all
	Excluded     string // part, whole; empty: not excluded
	Ground       string
	ExcludedWhy  string
	ExcludedBy   string
	ViewsHow     string // how their views will be heard
	ToldHow      string // how the outcome will be told
	Copy         string // full, part; empty: the chair has not decided
	CopyWhy      string
	MinutesTold  bool // of a young person: the chair decided that they are written to about the minutes
	Answer       string
	AnswerNote   string
	AnsweredAt   string
	Attended     string // in-person, video, apologies, deputy, absent; empty: not recorded
	Arrived      string
	Left         string
	Deputy       string
	AttendedPart string
	CoreGroup    bool
	Before       bool // their part, own time and exclusion were decided for the conference before
	Removed      bool
	Version      int
}

// Purpose says why somebody is on the list.
type Purpose string

// The purposes.
const (
	ToAttend    Purpose = "attend"
	ToBeTold    Purpose = "inform"       // gets the decisions, is not asked to come
	PoliceCheck Purpose = "police-check" // gets the request for checks
	Joined      Purpose = "joined"       // was not asked to it: is of the core group since
	WrittenTo   Purpose = "written-to"   // is not on the list: gets letters about one thing, and nothing of the conference
)

// ExclusionGrounds are the grounds on which a chair may exclude somebody.
var ExclusionGrounds = []Choice{
	{"prejudice", "Serious prejudice to the child’s welfare"},
	{"violence", "Risk of disruption or violence"},
	{"child-asks", "The child asks for it"},
	{"stops-others", "It would stop somebody from contributing"},
	{"confidential", "Confidential legal or criminal information"},
	{"conflict", "Conflict in the family"},
}

// Answers to an invitation.
var Answers = []Choice{{"coming", "Coming in person"}, {"video", "Joining by video"}, {"deputy", "Sending a deputy"}, {"apologies", "Apologies"}}

// Attendances are how somebody took part.
var Attendances = []Choice{{"in-person", "In person"}, {"video", "By video"}, {"deputy", "Sent a deputy"}, {"apologies", "Apologies"}, {"absent", "Absent"}}

// Report is a file that an agency sent for a conference.
type Report struct {
	Conference int64
	ID         int64
	Attendee   int64
	Agency     int64
	AgencyName string
	Title      string
	Author     string
	ReceivedAt string
	ReceivedBy string
	MIME       string
	Bytes      int64
	SHA256     string
	ChairOnly  bool
	OpenWhy    string // where the police sent it and it is not for the chair only: why
	Replaces   int64
	ReplacedBy int64 // a newer version; 0: this is the one that holds
	Shared     []ReportShared
}

// ReportShared is that one recipient was given a report, after a named person had read that copy for them.
type ReportShared struct {
	Attendee    int64
	Name, Role  string // of the attendee, for screens
	ReadBy      string
	SharedAt    DateTime
	How, ByWhom string
}
