package pathway

import "slices"

// StrategyMeeting is the multi-agency meeting or discussion that decides on a section 47 enquiry.
type StrategyMeeting struct {
	ID        int64
	Case      int64
	Follows   int64 // an earlier meeting that led to no conference
	HeldAt    DateTime
	Form      string         // meeting, discussion
	S47       bool           // the section 47 enquiry was started here
	Concern   string         // what is feared, of all the children together
	Concerns  []ChildConcern // and for one child alone
	SafeNow   string         // what makes the children safe now
	ToldBy    string         // who rang the unit, and when
	ToldAt    DateTime
	PoliceAsk string // what the report of the police should cover
	Children  []int64
	Attendees []StrategyAttendee
	Notice    *Notice // nil: a strategy meeting; otherwise what begins the family's pathway in place of one
	Covered   bool    // on screens: a protected value in it is covered
	StruckAt  string  // entered in error: stays readable and decides no date
	StruckWhy string
	Version   int
}

// ChildConcern is what is feared for one child: only those read it who may know about that child.
type ChildConcern struct {
	Child int64
	Text  string
}

// ConcernFor returns what is feared for one child alone, or "".
func (m StrategyMeeting) ConcernFor(child int64) string {
	for _, c := range m.Concerns {
		if c.Child == child {
			return c.Text
		}
	}
	return ""
}

// StrategyAttendee took part in a strategy meeting.
type StrategyAttendee struct {
	Professional       int64 // 0: not of the directory
	Name, Agency, Role string
	Kind               AgencyKind // of an agency of the directory; empty: not known
}

// Threshold is the duty chair's triage of a strategy meeting.
type Threshold struct {
	ID          int64
	Meeting     int64
	DecidedAt   DateTime
	DecidedBy   int64
	DecidedName string
	Met         bool
	Rationale   string
	TalkedWith  string // the team manager, where the two saw it differently
	Discrepancy string
	// The earlier pathway's four questions.
	EarlyHelp, Subsequent, Replan, Exploited string
	Note                                     int64 // the oversight note
	Version                                  int
}

// Assessment is the child and family assessment that follows a threshold that was not met.
type Assessment struct {
	ID          int64
	Threshold   int64
	AskedOn     Date
	ConcludedOn Date
	Harm        string // yes, no; empty: not concluded
	Outcome     string
	ToldBy      string
	Version     int
}

// S47Outcome is how the section 47 enquiry ended.
type S47Outcome struct {
	Meeting       int64
	ConcludedAt   DateTime
	AtRisk        bool
	Instead       string // what the children get instead of a conference, in words for their parents
	InsteadChild  string // the same for a child or young person; empty: in the same words
	InsteadAgency string // and for agencies
	ToldBy        string
	TalkedWith    string // that the chair was told
	Note          int64  // the oversight note; 0: none
	Version       int
	Spared        []ChildInstead // not at risk, where others are: the conference goes on without them
}

// ChildInstead is a child whom an enquiry found not at risk while others are, and what the child gets instead of the conference.
type ChildInstead struct {
	Child   int64
	Instead string
}

// Spares tells whether the enquiry found a child not at risk while others are.
func (o *S47Outcome) Spares(child int64) bool {
	return o != nil && slices.ContainsFunc(o.Spared, func(s ChildInstead) bool { return s.Child == child })
}

// InsteadFor returns what one kind of reader is told. own says that an agency has it in words of its own, not in those for the family.
func (o S47Outcome) InsteadFor(reader Reader) (text string, own bool) {
	switch reader {
	case ReaderChild:
		return firstOf(o.InsteadChild, o.Instead), false
	case ReaderAgency:
		return firstOf(o.InsteadAgency, o.Instead), o.InsteadAgency != ""
	}
	return o.Instead, false
}
