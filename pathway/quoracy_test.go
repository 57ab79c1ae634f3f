package pathway

import (
	"fmt"
	"reflect"
	"testing"
)

// table is a conference for Amy (1) and Ben (2), before it begins, with those who work with them.
func table() (*Record, []Agency) {
	agencies := []Agency{
		{ID: 1, Kind: SocialCare, QuoracyGroup: "social-care"}, {ID: 2, Kind: Health, QuoracyGroup: "health"},
		{ID: 3, Kind: Education, QuoracyGroup: "education"}, {ID: 4, Kind: Health, QuoracyGroup: "health"},
		{ID: 5, Kind: Legal}, {ID: 6, Kind: Voluntary, QuoracyGroup: "domestic-abuse"},
	}
	pro := func(id, agency int64, kind AgencyKind, name, role string, contact bool, children ...int64) NetworkMember {
		return NetworkMember{ID: id, Professional: Professional{ID: id, Name: name, Agency: agency, AgencyKind: kind}, Role: role, DirectContact: contact, Children: children}
	}
	r := &Record{
		Office:     Office{Quorum: 2},
		Conference: Conference{ID: 9, Children: []int64{1, 2}, StartsAt: NewDateTime(2026, 12, 11, 10, 0)},
		Members: []Member{
			{Kind: SubjectChild, Person: Person{ID: 1, FirstName: "Amy", LastName: "Test"}},
			{Kind: SubjectChild, Person: Person{ID: 2, FirstName: "Ben", LastName: "Test"}},
			{Kind: Adult, Person: Person{ID: 7, FirstName: "Mia", LastName: "Test"}},
		},
		Relations: []Relation{{Adult: 7, Child: 1, Relation: "Mother", PR: "yes"}, {Adult: 7, Child: 2, Relation: "Mother", PR: "yes"}},
		Network: []NetworkMember{
			pro(21, 1, SocialCare, "Sue", "Social worker", true, 1, 2),
			pro(22, 2, Health, "Hal", "Health visitor", true, 1, 2),
			pro(23, 3, Education, "Eve", "Teacher", true, 2),
			pro(24, 4, Health, "Gil", "GP", true, 1, 2),
			pro(25, 5, Legal, "Lee", "Lawyer", true, 1, 2),
			pro(26, 6, Voluntary, "Vi", "Adviser", false, 1, 2),
		},
		Attendees: []Attendee{
			{ID: 31, Professional: 21, Role: "Social worker", Purpose: ToAttend, Answer: "coming"},
			{ID: 32, Professional: 22, Role: "Health visitor", Purpose: ToAttend, Answer: "video"},
			{ID: 33, Professional: 23, Role: "Teacher", Purpose: ToAttend, Answer: "deputy"},
			{ID: 34, Professional: 24, Role: "GP", Purpose: ToAttend, Answer: "coming"},
			{ID: 35, Professional: 25, Role: "Lawyer", Purpose: ToAttend, Answer: "coming"},
			{ID: 36, Professional: 26, Purpose: ToAttend, Answer: "coming"},
			{ID: 37, Person: 7, Role: "Mother", Purpose: ToAttend, Answer: "coming"},
		},
	}
	return r, agencies
}

func TestQuoracy(t *testing.T) {
	tests := []struct {
		name   string
		change func(r *Record)
		want   bool
		lines  []string
	}{
		{"Amy has health twice, which is one agency; Ben has health and school", func(r *Record) {}, false,
			[]string{"Not quorate for Amy Test: needs one more agency in direct contact", "Quorate for Ben Test: social care, health, education"}},
		{"the teacher works with Amy too", func(r *Record) { r.Network[2].Children = []int64{1, 2} }, true,
			[]string{"Quorate: social care, health, education"}},
		{"the adviser is in direct contact after all", func(r *Record) { r.Network[5].DirectContact = true }, true,
			[]string{"Quorate for Amy Test: social care, health, domestic abuse", "Quorate for Ben Test: social care, health, education, domestic abuse"}},
		{"the office asks for one other agency", func(r *Record) { r.Office.Quorum = 1 }, true,
			[]string{"Quorate for Amy Test: social care, health", "Quorate for Ben Test: social care, health, education"}},
		{"no setting is the usual two", func(r *Record) { r.Office.Quorum = 0 }, false,
			[]string{"Not quorate for Amy Test: needs one more agency in direct contact", "Quorate for Ben Test: social care, health, education"}},
		{"nobody has answered", func(r *Record) {
			for i := range r.Attendees {
				r.Attendees[i].Answer = ""
			}
		}, false, []string{"Not quorate for Amy Test and Ben Test: needs children’s social care and two more agencies in direct contact"}},
		{"social care sends apologies", func(r *Record) { r.Office.Quorum = 1; r.Attendees[0].Answer = "apologies" }, false,
			[]string{"Not quorate for Amy Test and Ben Test: needs children’s social care"}},
		{"who is only told does not count, nor who was taken off", func(r *Record) {
			r.Attendees[1].Purpose, r.Attendees[3].Removed = ToBeTold, true
		}, false, []string{"Not quorate for Amy Test: needs two more agencies in direct contact", "Not quorate for Ben Test: needs one more agency in direct contact"}},
		{"somebody who is not of the network", func(r *Record) { r.Office.Quorum = 1; r.Attendees[2].Professional = 99 }, true,
			[]string{"Quorate: social care, health"}},
		{"once it has begun only who is there counts", func(r *Record) {
			r.Conference.BeganAt = r.Conference.StartsAt
			r.Network[2].Children = []int64{1, 2}
			r.Attendees[0].Attended, r.Attendees[1].Attended, r.Attendees[2].Attended = "in-person", "video", "deputy"
			r.Attendees[3].Attended = "absent"
		}, true, []string{"Quorate: social care, health, education"}},
		{"who has left does not count", func(r *Record) {
			r.Conference.BeganAt = r.Conference.StartsAt
			r.Network[2].Children = []int64{1, 2}
			r.Attendees[0].Attended, r.Attendees[1].Attended, r.Attendees[2].Attended = "in-person", "video", "deputy"
			r.Attendees[2].Left = "10:40"
		}, false, []string{"Not quorate for Amy Test and Ben Test: needs one more agency in direct contact"}},
		{"who left at the end does", func(r *Record) {
			r.Conference.BeganAt, r.Conference.EndedAt = r.Conference.StartsAt, NewDateTime(2026, 12, 11, 11, 30)
			r.Network[2].Children = []int64{1, 2}
			r.Attendees[0].Attended, r.Attendees[1].Attended, r.Attendees[2].Attended = "in-person", "video", "deputy"
			r.Attendees[2].Left = "11:30"
		}, true, []string{"Quorate: social care, health, education"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r, agencies := table()
			tt.change(r)
			q := CheckQuoracy(r, agencies)
			if q.Quorate() != tt.want {
				t.Errorf("Quorate = %v", q.Quorate())
			}
			if got := q.Lines(); !reflect.DeepEqual(got, tt.lines) {
				t.Errorf("Lines = %q, want %q", got, tt.lines)
			}
		})
	}
	if (Quoracy{}).Quorate() {
		t.Error("a conference without children is quorate")
	}
}

func TestQuoracyWordsNameNobody(t *testing.T) {
	r, agencies := table()
	not := CheckQuoracy(r, agencies).Words()
	r.Office.Quorum = 1
	yes := CheckQuoracy(r, agencies).Words()
	if yes == not {
		t.Error("the same words for both")
	}
	for _, words := range []string{yes, not} {
		if has(words, "amy", "ben", "education") {
			t.Errorf("%q names somebody", words)
		}
	}
}

func TestLists(t *testing.T) {
	for want, names := range map[string][]string{"": nil, "Amy": {"Amy"}, "Amy and Ben": {"Amy", "Ben"}, "Amy, Ben and Cal": {"Amy", "Ben", "Cal"}} {
		if got := listOf(names); got != want {
			t.Errorf("listOf(%v) = %q, want %q", names, got, want)
		}
	}
	if smallNumber(9) != "nine" || smallNumber(10) != "10" {
		t.Errorf("smallNumber: %q, %q", smallNumber(9), smallNumber(10))
	}
	if got := (ChildQuoracy{SocialCare: true}).Needs(); got != "" {
		t.Errorf("nothing is missing, but it says %q", got)
	}
}

// While a conference is on, who is recorded as there counts as it is typed, whatever was stored before.
func TestQuoracyAsTyped(t *testing.T) {
	absent := func(r *Record) {
		for i := range r.Attendees {
			r.Attendees[i].Attended = "absent"
		}
	}
	if q := sitting(t, nil, absent).Quoracy(); q.Quorate() {
		t.Errorf("nobody is there, and it is quorate: %+v", q)
	}
	fields := map[string]string{}
	for id := 31; id <= 37; id++ {
		fields[fmt.Sprintf("attend.%d.mode", id)] = "in-person"
	}
	if q := sitting(t, fields, absent).Quoracy(); !q.Quorate() {
		t.Errorf("everybody is there, and it is not quorate: %+v", q)
	}
}
