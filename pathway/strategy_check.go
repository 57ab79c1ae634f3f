package pathway

import (
	"slices"
	"strconv"
)

// MeetingForms are how a strategy meeting is held.
var MeetingForms = []Choice{{"meeting", "Meeting"}, {"discussion", "Discussion by phone or video"}}

// ThresholdQuestions are what the earlier pathway goes through at the threshold. A version that has the step
// threshold-discussion asks all of them; the value is the field's name.
var ThresholdQuestions = []Choice{
	{"early_help", "Has there been an early help or child in need plan, and what did it change?"},
	{"subsequent", "Would this be a subsequent child protection plan?"},
	{"replan", "Is it right to plan again, and what would be different this time?"},
	{"exploited", "For an exploited teenager: would a CMET plan be better?"},
}

// Longest texts of the forms up to the conference, in characters.
const (
	maxAccount = 4000 // concern, rationale, what the children get instead
	maxAnswer  = 2000
)

// AsksQuestions tells whether the version goes through [ThresholdQuestions].
func (d *Definition) AsksQuestions() bool { return d.Step("threshold-discussion") != nil }

// checkPast notes what is wrong with when something happened: it is needed, and lies between its earliest and now.
func checkPast(f Fields, field string, at, earliest, now DateTime, missing, tooEarly string) {
	switch {
	case at.IsZero():
		f.Add(field, missing)
	case at.After(now):
		f.Add(field, "This is in the future")
	case at.Before(earliest):
		f.Add(field, tooEarly)
	}
}

// longAgo is before what anybody records: the year was mistyped.
func longAgo(now DateTime) DateTime { return midnight(now.date.AddMonths(-120)) }

const checkYear = "This is more than ten years ago. Check the year"

// Validate returns nil, or the fields that are wrong: held_on, form, children, concern, safe_now, told_by, told_on, police_ask,
// attendees. subject are the children whom a meeting can be about.
func (m StrategyMeeting) Validate(now DateTime, subject []int64) error {
	f := Fields{}
	checkPast(f, "held_on", m.HeldAt, longAgo(now), now, "Enter when the meeting was", checkYear)
	if m.Notice != nil {
		m.validateNotice(f)
	} else if !Chosen(MeetingForms, m.Form) {
		f.Add("form", "Choose whether they met or talked")
	}
	if len(m.Children) == 0 {
		f.Add("children", "Choose which children it is about")
	}
	for _, child := range m.Children {
		if !slices.Contains(subject, child) {
			f.Add("children", "Choose children of this family")
		}
	}
	if m.S47 {
		if len(m.Concerns) == 0 {
			f.Need("concern", m.Concern, "Enter what is feared: it is what the enquiry is about")
		}
		f.Need("safe_now", m.SafeNow, "Enter what makes each child safe now")
		if len(m.Attendees) == 0 {
			f.Add("attendee_name_1", "Enter who took part: at least one person, where an enquiry was started")
		}
	}
	f.AtMost("concern", m.Concern, maxAccount)
	for _, c := range m.Concerns {
		field := "concern_" + strconv.FormatInt(c.Child, 10)
		f.AtMost(field, c.Text, maxAccount)
		if !slices.Contains(m.Children, c.Child) {
			f.Add(field, "Something is written for a child whom the meeting was not about: tick the child, or take it out")
		}
	}
	f.AtMost("safe_now", m.SafeNow, maxAccount)
	f.AtMost("police_ask", m.PoliceAsk, maxAnswer)
	f.AtMost("told_by", m.ToldBy, MaxName)
	switch {
	case m.ToldBy == "" && !m.ToldAt.IsZero():
		f.Add("told_by", "Enter who rang")
	case m.ToldBy != "":
		on := m.HeldAt
		if on.After(now) { // is wrong itself
			on = DateTime{}
		}
		checkPast(f, "told_on", m.ToldAt, midnight(on.date), now, "Enter when they rang", "This is before the strategy meeting")
	}
	for i, a := range m.Attendees {
		n := strconv.Itoa(i + 1)
		if a.Professional == 0 {
			f.Need("attendee_name_"+n, a.Name, "Enter the name")
		}
		f.AtMost("attendee_name_"+n, a.Name, MaxName)
		f.AtMost("attendee_agency_"+n, a.Agency, MaxName)
		f.AtMost("attendee_role_"+n, a.Role, MaxName)
	}
	return f.Err()
}

// Validate returns nil, or the fields that are wrong: decided_on, rationale, talked_with, discrepancy, and those of
// [ThresholdQuestions] where they are asked. meeting is what it decides on.
func (t Threshold) Validate(now DateTime, meeting StrategyMeeting, questions bool) error {
	f := Fields{}
	checkPast(f, "decided_on", t.DecidedAt, meeting.HeldAt, now, "Enter when you decided", "This is before the strategy meeting")
	f.Need("rationale", t.Rationale, "Enter the reasons for the decision")
	f.AtMost("rationale", t.Rationale, maxAccount)
	for i, answer := range t.Answers() {
		if questions {
			f.Need(ThresholdQuestions[i].Value, answer, "Answer “"+ThresholdQuestions[i].Title+"”, if only with “no” or “does not apply”")
		}
		f.AtMost(ThresholdQuestions[i].Value, answer, maxAnswer)
	}
	if t.Discrepancy != "" {
		f.Need("talked_with", t.TalkedWith, "Enter with whom it was talked through")
	}
	if t.TalkedWith != "" {
		f.Need("discrepancy", t.Discrepancy, "Enter what was seen differently, and what came of it")
	}
	f.AtMost("talked_with", t.TalkedWith, MaxName)
	f.AtMost("discrepancy", t.Discrepancy, maxAnswer)
	return f.Err()
}

// Answers returns the answers to [ThresholdQuestions], in their order.
func (t Threshold) Answers() []string {
	return []string{t.EarlyHelp, t.Subsequent, t.Replan, t.Exploited}
}

// Validate returns nil, or the fields that are wrong: asked_on, concluded_on, harm, outcome, told_by. decided is the day on
// which the threshold was not met.
func (a Assessment) Validate(today, decided Date) error {
	f := Fields{}
	now := today.At(23, 59)
	checkPast(f, "asked_on", midnight(a.AskedOn), midnight(decided), now, "Enter when the assessment was asked for", "This is before the threshold was decided")
	if a.ConcludedOn.IsZero() && a.Harm == "" {
		if a.Outcome != "" {
			f.Add("concluded_on", "Enter when the assessment was concluded")
		}
	} else {
		checkPast(f, "concluded_on", midnight(a.ConcludedOn), midnight(a.AskedOn), now, "Enter when the assessment was concluded", "This is before it was asked for")
		if !Chosen(YesNo, a.Harm) {
			f.Add("harm", "Choose whether it found significant harm")
		}
		f.Need("outcome", a.Outcome, "Enter what it concluded")
		f.Need("told_by", a.ToldBy, "Enter who told the unit")
	}
	f.AtMost("outcome", a.Outcome, maxAccount)
	f.AtMost("told_by", a.ToldBy, MaxName)
	return f.Err()
}

// Validate returns nil, or the fields that are wrong: concluded_on, instead, instead_child, instead_agency, told_by,
// talked_with. meeting started the enquiry.
func (o S47Outcome) Validate(now DateTime, meeting StrategyMeeting) error {
	f := Fields{}
	checkPast(f, "concluded_on", o.ConcludedAt, midnight(meeting.HeldAt.date), now, "Enter when the enquiry was concluded", "This is before the strategy meeting")
	f.Need("told_by", o.ToldBy, "Enter who told the unit")
	f.AtMost("told_by", o.ToldBy, MaxName)
	if !o.AtRisk {
		f.Need("instead", o.Instead, "Enter what the children get instead: everybody who was invited is told this")
		f.Need("talked_with", o.TalkedWith, "Enter who told the chair, and when")
	}
	o.checkSpared(f, meeting)
	f.AtMost("instead", o.Instead, maxAccount)
	f.AtMost("instead_child", o.InsteadChild, maxAccount)
	f.AtMost("instead_agency", o.InsteadAgency, maxAccount)
	f.AtMost("talked_with", o.TalkedWith, maxAnswer)
	return f.Err()
}

// checkSpared notes what is wrong with what is said of each child, where some are at risk and some are not: at_risk, talked_with, and
// child_instead_ with the child's id.
func (o S47Outcome) checkSpared(f Fields, meeting StrategyMeeting) {
	if !o.AtRisk || len(o.Spared) == 0 {
		return
	}
	f.Need("talked_with", o.TalkedWith, "Enter who told the chair, and when")
	if len(o.Spared) >= len(meeting.Children) {
		f.Add("at_risk", "No child is left who is at risk. Choose that the children are not at risk")
	}
	for _, s := range o.Spared {
		field := "child_instead_" + strconv.FormatInt(s.Child, 10)
		if !slices.Contains(meeting.Children, s.Child) {
			f.Add("at_risk", "Choose from the children whom the strategy meeting was about")
		}
		f.Need(field, s.Instead, "Enter what the child gets instead")
		f.AtMost(field, s.Instead, maxAccount)
	}
}

// sparesAlike tells whether two outcomes find the same children not at risk.
func (o *S47Outcome) sparesAlike(other S47Outcome) bool {
	if o == nil {
		return len(other.Spared) == 0
	}
	return len(o.Spared) == len(other.Spared) && !slices.ContainsFunc(other.Spared, func(s ChildInstead) bool { return !o.Spares(s.Child) })
}

// CheckS47 returns nil, or a refusal where the enquiry that a run began cannot end as o says.
func CheckS47(c *Course, run Run, meeting StrategyMeeting, o S47Outcome) error {
	start, ok := run.Start()
	held := c.ICPC.ID != 0 && run.Holds(c.ICPC.Meeting) && c.ICPC.State != ConferencePlanned && c.ICPC.State != ConferenceStoodDown
	switch {
	case !ok || start.ID != meeting.ID || start.Notice != nil:
		return Refused("The outcome is recorded on the strategy meeting that started the section 47 enquiry. " + run.NotStarted())
	case run.Threshold != nil && !run.Threshold.Met:
		return Refused("The threshold was not met and there is an assessment instead. Record what that concluded.")
	case !o.AtRisk && held:
		return Refused("The conference has been held, so the enquiry can no longer end without one.")
	case held && !run.S47.sparesAlike(o):
		return Refused("The conference has been held, and decided for each child. Which children were at risk no longer changes.")
	case run.S47 == nil || run.S47.AtRisk == o.AtRisk:
		return nil
	case c.Run().Meetings[0].ID != run.Meetings[0].ID:
		return Refused("A new strategy meeting has been recorded since, so the outcome stands.")
	case o.AtRisk && c.ICPC.ID != 0:
		return Refused("The conference has been stood down. If the children are at risk after all, record a new strategy meeting.")
	}
	return nil
}
