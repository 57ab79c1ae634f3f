package pathway

// Reader says for whom a document is written, which chooses its wording.
type Reader string

// The readers.
const (
	ReaderParent Reader = "parent" // parent or carer, in plain words
	ReaderChild  Reader = "child"  // child or young person
	ReaderAgency Reader = "agency"
	ReaderPolice Reader = "police"
	ReaderOffice Reader = "office" // stays in the office, or goes round the table
)

// Facts is what one recipient may be told: the only thing that documents, mail and exports are made from. It is made by
// Disclose from a Record, holds nothing that this recipient may not know, and is stored beside the issued document.
type Facts struct {
	Kind        DocumentKind
	Reader      Reader
	Edition     Edition
	Copy        string // full, part
	Reference   string
	Number      int  // version of this kind for this recipient
	Date        Date // of the letter
	Specimen    bool
	Office      OfficeFacts
	Signatory   Signatory
	To          RecipientFacts
	Children    []ChildFacts  // those that the recipient may know about, in order
	Household   []PersonFacts // other children and adults, for agencies and the police
	Conference  ConferenceFacts
	Concern     string         // why, in plain words
	Concerns    []ConcernFacts // and for one child alone, of those that the recipient may know about
	Invited     []string       // who else is asked, by role
	PoliceAsk   string         // what the police report should cover
	Instead     string         // conference not required: what the children get instead
	InsteadOwn  bool           // an agency's: in words for agencies, not in those for the family
	ReportBy    Date
	SharedBy    Date
	ReplyBy     Date
	Advocate    bool // the child is of an age at which an advocate is offered
	Enclosures  []string
	Attendance  []AttendanceFacts
	Decisions   *DecisionFacts
	Minutes     *MinutesFacts
	Ending      *EndingFacts
	Transfer    *TransferFacts
	CoreGroup   *CoreGroupFacts
	Absence     *AbsenceFacts
	Resolution  *ResolutionFacts
	Change      *ChangeFacts
	Safety      []SafetyFacts
	Partnership *PartnershipFacts
	Appraisal   *AppraisalFacts
	Diary       []DiaryRow
	DiaryTo     Date // the last day that the weekly diary goes to
	DiarySince  Date // the day of the one before, which its changes are told from
}

// OfficeFacts is the office as letters show it.
type OfficeFacts struct {
	Authority, Unit                                  string
	Address                                          []string
	Phone, Email, SecureEmail, OutOfHours            string
	Complaints, Privacy, Advocacy, Travel, Recording string
	Logo                                             []byte `json:"-"` // kept once with the office, not with each document
}

// RecipientFacts is to whom a document goes.
type RecipientFacts struct {
	Attendee       int64 // never shown; the recipient's own actions of a plan have it
	Name, Greeting string
	Role           string // Mother, Health visitor
	Agency         string
	Address        []string // the place alone, one to five lines with the postcode last; empty where it goes by another way
	Email          string   // empty where it goes by another way
	Language       string
	Interpreter    bool
	AccessNeeds    string
	Parent         bool // a parent or step-parent
	Pronouns       string
}

// ChildFacts is a child as the recipient may know them.
type ChildFacts struct {
	ID          int64 // never shown
	Name, Legal string
	Aliases     string
	Born        Date
	Expected    Date
	Unborn      bool
	Age         int // whole years on the letter's date; -1 unborn or not known
	Sex         string
	Relation    string   // what the recipient is to this child
	Address     []string // for those who may have it
	School      string
}

// ConcernFacts is why there is a conference about one child.
type ConcernFacts struct{ Child, Text string }

// PersonFacts is another person of the household or family as the recipient may know them.
type PersonFacts struct {
	Name, Legal, Aliases string
	Role                 string // relation or part in the household
	Born                 Date
	Address              []string
	Child                bool     // another child of the household, not subject
	PR                   []string // names of the children for whom they have parental responsibility
}

// ConferenceFacts is the conference as this recipient takes part in it.
type ConferenceFacts struct {
	Kind         ConferenceKind
	Title        string   // "Initial child protection conference"
	Adjourned    Date     // of one that goes on: the day of the conference that decided nothing yet for its children
	On           Date     // the day, also where no time is told
	StartsAt     DateTime // own time where they have one; none for whoever is excluded from the whole of it
	ArriveAt     DateTime // when to be there
	Minutes      int
	VenueName    string
	VenueAddress []string
	HowToFind    string
	Access       string
	Room         string
	Link         string
	How          string // in-person, video, either
	Part         string
	Chair        Worker
	MinuteTaker  Worker
	SocialWorker Worker
	Interpreter  string
	Excluded     string // of the recipient: part, whole
	Ground       string
	ViewsHow     string
	ToldHow      string
	EndedAt      DateTime
}

// ChangeFacts is that a conference is not when its recipient was told.
type ChangeFacts struct {
	Was   Date   // of which they were told
	Why   string // in plain words
	Again bool   // it was cancelled, and a new date is set later
}

// SafetyFacts is what keeps a child safe until the conference.
type SafetyFacts struct{ Child, Text string }

// AttendanceFacts is one row of the attendance sheet: it goes round the table, so it has no more than this.
type AttendanceFacts struct{ Name, Role, Agency, Mode string }

// DecisionFacts is what the conference decided, for the children that the recipient may know about.
type DecisionFacts struct {
	Children       []ChildDecisionFacts
	CoreGroup      []AttendanceFacts
	CoreGroupOn    Date
	CoreGroupAt    DateTime // with its time, where that was agreed
	CoreGroupWhere string
	ReviewOn       Date // where it is the same for all of these children who have a plan
	ReviewAt       DateTime
	LeadWorker     Worker
	Quoracy        string
	Summary        string
	CopyTo         []string // who else has a copy, by name and role, as the recipient may know
	Attended       []AttendanceFacts
	Away           []AttendanceFacts // asked, and not there
	Exceptional    bool              // not quorate and yet went on; why is for the office alone
	Approval       ApprovalFacts     // nobody's before they are approved
}

// ApprovalFacts is who approved what was decided, when, and in which role.
type ApprovalFacts struct {
	Name, Role string
	At         DateTime
}

// ChildDecisionFacts is the decision for one child in words.
type ChildDecisionFacts struct {
	Child      ChildFacts
	Before     bool   // was on a plan already
	Ground     string // why that plan ends, in words
	Waits      bool   // it goes on until somebody else has agreed, or can object no more
	Outcome    Outcome
	Categories []string // titles
	Reasons    string   // empty in the part copy of somebody who was not there for all of it
	Chair      string   // why it is another than most agencies\' view; empty in a part copy
	Instead    string
	Reconvene  Date // of an adjourned one
	ReviewOn   Date // where it is not the same for all
	ReviewAt   DateTime
	Unanimous  bool
	Tally      Tally // all 0 where it is not told
	Dissent    []DissentFacts
	Heard      bool // in the child's own letter: their view was written down
	Plan       OutlinePlan
	Views      []ViewFacts // of each agency, in the minutes
}

// ViewFacts is what one attendee thought for a child, in words.
type ViewFacts struct {
	Name, Role, Agency string
	View               string
	Categories         []string // titles
	Reasons            string
}

// MinutesFacts is what was said at the conference, or what an addendum says, as the recipient may read it.
type MinutesFacts struct {
	Addendum    int // its number; 0: the minutes themselves
	Sections    []MinutesSection
	CommentDays int           // working days in which they can say what is wrong
	Approval    ApprovalFacts // nobody's before they are approved
}

// MinutesSection is a section of the minutes, in one part of a split conference or in all of it.
type MinutesSection struct {
	Title, Part string
	Paragraphs  []MinutesParagraph
}

// MinutesParagraph is what was said, and by whom where that is one.
type MinutesParagraph struct {
	Name, Role, Agency string
	How                string // a view was heard
	Text               string // facts, where there is an opinion
	Opinion            string
}

// DissentFacts is a named disagreement in words.
type DissentFacts struct{ Name, Role, Reasons string }

// DiaryRow is one conference of the weekly diary. It goes to managers: it names the family by reference and children's
// initials only.
type DiaryRow struct {
	Conference                int64
	First                     int64 // the conference that it began as, where it has been moved; 0: this one
	Reference, Family         string
	Kind                      string
	At                        DateTime
	Day                       int // of the pathway
	Due, Limit                Date
	Chair, MinuteTaker, Venue string
	Team, SocialWorker        string
	ListReceived              bool
	Change                    string // new, moved, stood down, as before
	Was                       string
}

// CoreGroupFacts is a core group as it was held, as the recipient may read it.
type CoreGroupFacts struct {
	Number    int
	HeldAt    DateTime // midnight where the time is not known
	Where     string
	ChairedBy string
	Said      string
	There     []AttendanceFacts
	Away      []AttendanceFacts
	Children  []CoreGroupChildFacts
}

// CoreGroupChildFacts is what was said of one child, and how each action of the plan goes.
type CoreGroupChildFacts struct {
	Child  string
	Seen   string
	SeenOn Date
	Voice  string // for professionals
	Said   string
	Steps  []StepFacts
}

// StepFacts is how one action goes.
type StepFacts struct {
	Action, Who      string
	By               Date
	Status, Progress string
	Mark             string // from when the action stands, where it was carried over
}

// EndingFacts is why plans end, and when.
type EndingFacts struct {
	Ground     string // of EndGrounds
	On         Date   // zero: they are yet to end
	WatchUntil Date   // a child in need is watched at least until then
	ObjectBy   Date   // zero: nobody was asked
	GoesOn     string // names of the children whom the reader knows and whose plans go on
}
