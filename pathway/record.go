package pathway

import "unicode/utf8"

// Record is everything that is known of a family round one conference: what a document is made from, before it is
// reduced to what one recipient may be told. It never leaves the program; Facts do.
type Record struct {
	Office       Office
	Signatory    Signatory
	Now          DateTime
	Specimen     bool // made-up data: every document says so
	Case         Case
	Members      []Member
	Relations    []Relation
	Network      []NetworkMember
	Naming       []Naming
	Words        []ProtectedWord
	Strategy     StrategyMeeting
	S47          *S47Outcome
	Conference   Conference
	Adjourned    Date // of a conference that goes on: the day of the one that decided nothing for its children
	Review       int  // which review Conference is: 1 for the first; 0 for another conference
	Attendees    []Attendee
	Reports      []Report
	Decisions    *Decisions            // approved, or the latest draft
	Carried      map[int64]CarriedPlan // of a review: the plans in force when it began, by child
	Approved     bool                  // the decisions are the ones that were approved
	Approval     ApprovalFacts
	SocialWorker Professional
	TeamManager  Professional
	Chair        Worker  // of the family now, who need not have chaired Conference
	OnPlan       []int64 // children of the family who are on a plan now
	Releases     []Release
	Venue        []VenueCheck // what holds of the risk in coming to Conference; it stands in no document
	ReportDue    Date         // when agencies' reports are wanted, from the milestones
	SharedBy     Date         // when they are shared with the family
	ReplyBy      Date

	Minutes         *DraftedMinutes // approved, or the latest draft; nil: not written up yet
	Addendum        *DraftedMinutes // of an occasion about one
	CoreGroup       *CoreGroup      // of which the documents tell; nil: none
	Appraisal       *Appraisal      // of which the documents tell; nil: none
	Partnership     *Partnership    // of which the documents tell; nil: none
	Moved           *Moved          // the conference whose place this one took; nil: none
	Cancelled       *Cancelled      // it does not take place, and has no new date; nil: it is not so
	Absence         *MemberAbsence  // of which the documents tell; nil: none
	Resolution      *Resolution     // of which the documents tell; nil: none
	Ending          *Ending         // of which the documents tell; nil: none
	MinutesApproval ApprovalFacts   // of the addendum, or of the minutes
}

// ProtectedWord is a word that the office entered for a case: it must not appear for anybody but its owner.
type ProtectedWord struct {
	ID     int64
	Word   string
	Owner  int64 // person; 0: nobody's letters may hold it
	Reason string
}

// Family returns the family of the record.
func (r *Record) Family() *Family {
	return &Family{Case: r.Case, Members: r.Members, Relations: r.Relations, Network: r.Network, Words: r.Words}
}

// Member returns the member with a person's id, or false.
func (r *Record) Member(person int64) (Member, bool) {
	for _, m := range r.Members {
		if m.Person.ID == person {
			return m, true
		}
	}
	return Member{}, false
}

// Colleague returns the network member who is a professional, or false.
func (r *Record) Colleague(professional int64) (NetworkMember, bool) {
	for _, n := range r.Network {
		if n.Professional.ID == professional {
			return n, true
		}
	}
	return NetworkMember{}, false
}

// Attendee returns the attendee with an id, or false.
func (r *Record) Attendee(id int64) (Attendee, bool) {
	for _, a := range r.Attendees {
		if a.ID == id {
			return a, true
		}
	}
	return Attendee{}, false
}

// Relation returns what an adult is to a child, or false where nothing is recorded.
func (r *Record) Relation(adult, child int64) (Relation, bool) {
	for _, x := range r.Relations {
		if x.Adult == adult && x.Child == child {
			return x, true
		}
	}
	return Relation{}, false
}

// Validate returns nil, or the fields that are wrong: word, reason. A word of one or two letters would stop everything.
func (w ProtectedWord) Validate() error {
	f := Fields{}
	if utf8.RuneCountInString(Fold(w.Word)) < 3 {
		f.Add("word", "Enter a word or phrase of at least three letters or digits")
	}
	f.AtMost("word", w.Word, MaxName)
	f.Need("reason", w.Reason, "Say what the word would give away")
	f.AtMost("reason", w.Reason, 300)
	return f.Err()
}
