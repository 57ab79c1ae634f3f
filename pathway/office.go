package pathway

// Office is the unit that runs the conferences, as letters and pages show it.
type Office struct {
	Authority, Unit               string
	Address                       Address
	Phone, Email, SecureEmail     string
	OutOfHours                    string // emergency duty team's phone
	Logo                          []byte // PNG; nil when there is none
	Colour                        string // accent of the pages, #rrggbb
	ReferencePrefix               string
	Complaints, Privacy, Advocacy string // how to complain; where the privacy notice is; who offers advocates
	Travel, Recording             string
	SetUp                         bool // the set-up was finished
	Version                       int
	ClosingTime                   string // close of business, "17:00"
	AddressDays                   int    // within how many days an address must have been confirmed
	AdvocateAge                   int    // years from which an advocate is offered
	Quorum                        int    // agencies beside social care
	CommentDays                   int    // working days in which those who have the minutes can say what is wrong in them
	ResolutionDays                int    // working days in which an agency answers what is taken up with it
	ObjectDays                    int    // calendar days in which members of the core group can object to the end of a plan of a child who is looked after
	OwnApproval                   bool   // an author may approve their own decisions, visibly
}

// Venue is a place where conferences are held.
type Venue struct {
	ID        int64
	Name      string
	Address   Address
	Phone     string
	HowToFind string // buses, parking, which door
	Access    string // step-free, hearing loop
	Rooms     []Room
	Ended     bool
	Version   int
}

// Room is a room of a venue; Seats is 0 when not recorded.
type Room struct {
	ID    int64
	Venue int64
	Name  string
	Seats int
	Ended bool
}

// Signatory signs letters for the office.
type Signatory struct {
	ID                        int64
	Name, Title, Phone, Email string
	Main                      bool // offered first
	Ended                     bool
	Version                   int
}

// Team is a team of children's social care. Its manager has no account here.
type Team struct {
	ID                                                      int64
	Name, Manager, ManagerPhone, ManagerEmail, Phone, Email string
	Ended                                                   bool
	Version                                                 int
}

// Professional is somebody of an agency who works with families: an entry of the directory.
type Professional struct {
	ID             int64
	Name, JobTitle string
	Latin          string // the name in Latin letters, where it is written in others
	Agency         int64
	AgencyName     string
	AgencyKind     AgencyKind
	Team           int64
	TeamName       string
	Address        Address // where post goes; the agency's where they have none of their own
	AgencyAddress  bool    // Address is the agency's
	Phone, Email   string
	Ended          bool
	Version        int
}
