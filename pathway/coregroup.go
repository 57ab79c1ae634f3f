package pathway

import (
	"fmt"
	"slices"
	"strconv"
)

// CoreGroup is one meeting of a family's core group: planned, or as it was held.
type CoreGroup struct {
	ID           int64
	Case         int64
	Conference   int64 // the last one that was held before it: its members are of that list
	Number       int   // of those that were held; 0 while it is planned
	State        CoreGroupState
	PlannedFor   DateTime // midnight where no time was agreed; zero: none was
	HeldAt       DateTime // midnight where the time is not known
	Where        string
	ChairedBy    string
	Said         string // what was talked about, for everybody who has the record
	Members      []CoreGroupMember
	Children     []CoreGroupChild
	NextOn       DateTime // of the next one, as it was agreed
	NextWhere    string
	RecordedAt   string
	RecordedName string
	StruckWhy    string
	Version      int
	Draft        map[string]string // what is typed of its record so far, by field
}

// CoreGroupState is what became of a core group.
type CoreGroupState string

// The states of a core group.
const (
	CoreGroupPlanned CoreGroupState = "planned"
	CoreGroupHeld    CoreGroupState = "held"
	CoreGroupStruck  CoreGroupState = "struck" // recorded in error
)

// CoreGroupMember is how one member took part.
type CoreGroupMember struct {
	Attendee int64
	Mode     string // of Attendances
	Deputy   string // who came instead
	Report   bool   // sent a report
}

// Absent tells whether nothing came of the member: neither they nor a deputy nor word of why.
func (m CoreGroupMember) Absent() bool { return m.Mode == "absent" }

// There tells whether the member sat at the table, themselves or by a deputy.
func (m CoreGroupMember) There() bool { return Presence{Mode: m.Mode}.There() }

// CoreGroupChild is what was said of one child, and how it was seen since the meeting before.
type CoreGroupChild struct {
	Child    int64
	Seen     string // of SeenWays
	SeenOn   Date   // the last time
	Voice    string // what the child thinks or feels, or why that is not known
	Said     string // what was said of this child alone
	Category string // of the plan: census codes, comma separated
	Plan     PlanContent
}

// SeenWays says how a child was seen between two core groups.
var SeenWays = []Choice{{"alone", "Seen, and alone"}, {"with-others", "Seen, but not alone"}, {"not-seen", "Not seen"}}

// Attendance counts who was there of how many: "5 of 6 there".
func (g *CoreGroup) Attendance() string {
	n := 0
	for _, m := range g.Members {
		if m.There() {
			n++
		}
	}
	return fmt.Sprintf("%d of %d there", n, len(g.Members))
}

// Member returns how an attendee took part; false where they were no member.
func (g *CoreGroup) Member(attendee int64) (CoreGroupMember, bool) {
	i := slices.IndexFunc(g.Members, func(m CoreGroupMember) bool { return m.Attendee == attendee })
	if i < 0 {
		return CoreGroupMember{}, false
	}
	return g.Members[i], true
}

// CheckPlanned returns nil, or what is wrong with when and where the next core group is planned: planned_on, late_why, where. It meets
// after the one before it, or the conference; later than it is due only for a reason.
func (c *Course) CheckPlanned(at DateTime, where, why string) error {
	f, before := Fields{}, c.LastMet()
	next, _ := c.Milestone(coreGroupPrefix + strconv.Itoa(len(c.Events.CoreGroups)+1))
	switch {
	case at.IsZero():
		f.Add("planned_on", "Enter the day on which the core group meets")
	case !at.Date().After(before):
		f.Add("planned_on", "The core group meets after "+before.Format())
	case at.Date().After(before.AddMonths(6)):
		f.Add("planned_on", "This is more than six months after "+before.Format()+". Check the year")
	case !c.Office.IsWorkingDay(at.Date()):
		f.Add("planned_on", "This is no working day: "+c.Office.Why(at.Date()))
	case !next.Due.IsZero() && at.Date().After(next.Due):
		f.Need("late_why", why, "This is after "+next.Due.Format()+", by when it is due. Say why it meets later")
	}
	f.AtMost("late_why", why, MaxName)
	f.AtMost("where", where, MaxName)
	return f.Err()
}

// The ids of core groups begin so.
const coreGroupPrefix = "core-group-"

// gather adds when and where the core group is planned that is held next.
func (ev *Events) gather(groups []CoreGroup) {
	for _, g := range groups {
		if g.State == CoreGroupPlanned {
			ev.Arranged[coreGroupPrefix+strconv.Itoa(len(ev.CoreGroups)+1)] = Arranged{g.PlannedFor, g.Where}
		}
	}
}

// coreGroup returns the core group that was held of a number; false where there is none.
func (c *Course) coreGroup(number int) (CoreGroup, bool) {
	i := slices.IndexFunc(c.CoreGroups, func(g CoreGroup) bool { return g.State == CoreGroupHeld && g.Number == number })
	if i < 0 {
		return CoreGroup{}, false
	}
	return c.CoreGroups[i], true
}

// ReviewBy returns by when the next review is: the day for which it is booked or agreed, or else by when it is due. Zero where none is.
func (c *Course) ReviewBy() Date {
	if !c.Events.ReviewPlanned.IsZero() {
		return c.Events.ReviewPlanned
	}
	return c.NextReview().Due
}

// LastMet returns the day of the last core group that was held, or else that of the conference.
func (c *Course) LastMet() Date {
	if n := len(c.Events.CoreGroups); n > 0 {
		return c.Events.CoreGroups[n-1]
	}
	return c.Events.Conference.Date()
}

// CoreGroupRefusal says why no core group can be planned or recorded now, or "".
func (c *Course) CoreGroupRefusal() string {
	switch {
	case !c.Events.ConferenceHeld:
		return "A core group follows the conference, which has not been held yet."
	case !c.Events.PlanEnded.IsZero():
		return "No child of the family is on a plan, so no core group meets."
	}
	return ""
}

// CheckCoreGroup returns nil, or the field members where those who are to be of the core group are not all on the list, or are
// too few.
func (r *Record) CheckCoreGroup(members []int64) error {
	f := Fields{}
	for _, id := range members {
		if a, ok := r.Attendee(id); !ok || a.Removed {
			f.Add("members", "Choose among those on the list")
		}
	}
	if len(members) < 2 {
		f.Add("members", "A core group has at least two members")
	}
	return f.Err()
}

// Cover covers every protected value in what was typed of a core group, in place: what screens are made from.
func (g *CoreGroup) Cover(cover func(string) string) {
	coverAll(cover, &g.Where, &g.ChairedBy, &g.Said, &g.NextWhere, &g.StruckWhy)
	for i := range g.Members {
		coverAll(cover, &g.Members[i].Deputy)
	}
	for i := range g.Children {
		c := &g.Children[i]
		coverAll(cover, &c.Voice, &c.Said)
		c.Plan = c.Plan.Covered(cover)
	}
}

// CoreGroupWent says why a core group of whose record something was sent is not struck.
const CoreGroupWent = "Something of its record has been sent, so this core group stays. Put right in the record of the next one what is wrong: it goes to the same people."

// MaxTyped is the longest text that a draft keeps in one field, in characters; what is recorded may be shorter.
const MaxTyped = 20000
