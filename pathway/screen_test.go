package pathway

import (
	"reflect"
	"testing"
)

func TestClashes(t *testing.T) {
	stored := SavedField{Name: "text.worries", Value: "theirs", Version: 7, Page: "theirs"}
	tests := []struct {
		name string
		edit FieldEdit
		page string
		want bool
	}{
		{"another page saved since", FieldEdit{Value: "mine", Base: 6}, "mine", true},
		{"this page knew it", FieldEdit{Value: "mine", Base: 7}, "mine", false},
		{"the same text", FieldEdit{Value: "theirs", Base: 6}, "mine", false},
		{"this page saved it and lost the answer", FieldEdit{Value: "more", Base: 6}, "theirs", false},
	}
	for _, tt := range tests {
		if got := stored.Clashes(tt.edit, tt.page); got != tt.want {
			t.Errorf("%s: %v", tt.name, got)
		}
	}
}

func TestRollOf(t *testing.T) {
	r, _ := table()
	r.Members = append(r.Members,
		Member{Kind: Adult, Person: Person{ID: 8, FirstName: "Hid", Hidden: true}},
		Member{Kind: Adult, Person: Person{ID: 9, FirstName: "Past"}, EndedOn: NewDate(2026, 1, 1)},
		Member{Kind: OtherChild, Person: Person{ID: 10, FirstName: "Cal"}})
	r.Attendees = append(r.Attendees, Attendee{ID: 38, Person: 8, Purpose: ToAttend, Part: "hidden part"}, Attendee{ID: 39, Professional: 21, Purpose: ToBeTold})
	r.Attendees[0].Removed = true
	r.Attendees[1].Part = "second"
	r.Attendees[6].Excluded = "whole" // the mother: her views are heard in another way
	want := Roll{Children: []int64{1, 2}, Adults: []int64{7}, Attendees: []int64{32, 33, 34, 35, 36}, Parts: []string{"second"}, On: NewDate(2026, 12, 11)}
	if got := RollOf(r); !reflect.DeepEqual(got, want) {
		t.Errorf("RollOf = %+v, want %+v", got, want)
	}
}

func TestFieldFixed(t *testing.T) {
	with := func(states ...DecisionsState) (list []DraftedDecisions) {
		for i, s := range states {
			list = append(list, DraftedDecisions{Number: i + 1, State: s})
		}
		return list
	}
	tests := []struct {
		field  string
		drafts []DraftedDecisions
		want   bool
	}{
		{"child.3.outcome", nil, false},
		{"child.3.outcome", with(DecisionsDraft), false},
		{"child.3.outcome", with(DecisionsWithChair), true},
		{"plan.3.1.by", with(DecisionsSentBack, DecisionsApproved), true},
		{"plan.3.1.by", with(DecisionsSentBack), false},
		{"text.worries", with(DecisionsApproved), false},
		{"views.child.3.text", with(DecisionsApproved), false},
	}
	for _, tt := range tests {
		if got := FieldFixed(tt.field, tt.drafts); got != tt.want {
			t.Errorf("%s after %+v: %v", tt.field, tt.drafts, got)
		}
	}
}

func TestLastDays(t *testing.T) {
	calendar, err := LoadCalendar()
	if err != nil {
		t.Fatal(err)
	}
	definitions, err := LoadDefinitions()
	if err != nil {
		t.Fatal(err)
	}
	// Friday 11 December 2026: ten working days on is Tuesday 29 December (Christmas Day and the substitute for Boxing Day
	// are none), three months on Thursday 11 March, 91 days on Friday 12 March.
	group, review := definitions.Default().LastDays(NewDateTime(2026, 12, 11, 10, 0), calendar)
	if group != NewDate(2026, 12, 29) || review != NewDate(2027, 3, 11) {
		t.Errorf("core group by %v, review by %v", group, review)
	}
}

func TestPrivateSections(t *testing.T) {
	for _, s := range Sections {
		if s.Private() != (s.ID == "police" || s.ID == "private") {
			t.Errorf("%s: private %v", s.ID, s.Private())
		}
	}
}

func TestBeginAndEnd(t *testing.T) {
	day := NewDate(2026, 12, 11)
	now := day.At(12, 0)
	planned := Conference{StartsAt: day.At(10, 0)}
	begun := Conference{StartsAt: day.At(10, 0), BeganAt: day.At(10, 5)}
	ended := Conference{StartsAt: day.At(10, 0), BeganAt: day.At(10, 5), EndedAt: day.At(11, 30)}
	begins := []struct {
		name string
		k    Conference
		at   DateTime
		want string
	}{
		{"five minutes late", planned, day.At(10, 5), ""},
		{"no time", planned, DateTime{}, "Enter the time at which the conference began, like 10:05"},
		{"the day before", planned, day.AddDays(-1).At(10, 5), "The conference is on Friday 11 December 2026: it cannot begin on another day"},
		{"next week's, begun by mistake", Conference{StartsAt: day.AddDays(7).At(10, 0)}, day.AddDays(7).At(9, 55), "The conference is on Friday 18 December 2026: it begins then"},
		{"later today", planned, day.At(12, 1), "The conference cannot have begun in the future"},
		{"after its end", ended, day.At(11, 30), "The conference began before it ended, at 11:30"},
	}
	for _, tt := range begins {
		if got := FieldsOf(tt.k.CheckBegin(tt.at, now))["began"]; got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
	ends := []struct {
		name        string
		k           Conference
		at, now     DateTime
		field, want string
	}{
		{"after an hour and a half", begun, day.At(11, 35), now, "ended", ""},
		{"not begun", planned, day.At(11, 35), now, "began", "Record first when the conference began"},
		{"no time", begun, DateTime{}, now, "ended", "Enter the time at which the conference ended, like 11:40"},
		{"in the future", begun, day.At(12, 1), now, "ended", "The conference cannot have ended in the future"},
		{"when it began", begun, day.At(10, 5), now, "ended", "The conference ended after it began, at 10:05"},
		{"the next day", begun, day.AddDays(1).At(9, 0), now.AddMinutes(24 * 60), "ended", "The conference ended on the day on which it began"},
	}
	for _, tt := range ends {
		if got := FieldsOf(tt.k.CheckEnd(tt.at, tt.now))[tt.field]; got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}

func TestForPart(t *testing.T) {
	r, agencies := table()
	// Ben's father comes in the second part and may not know of Amy; the mother leaves before it.
	r.Members = append(r.Members, Member{Kind: Adult, Person: Person{ID: 8, FirstName: "Fin", LastName: "Father"}})
	for i := range r.Relations {
		r.Relations[i].MayKnow, r.Relations[i].Confirmed = "yes", "2026-12-01T10:00:00.000Z"
	}
	r.Relations = append(r.Relations, Relation{Adult: 8, Child: 2, Relation: "Father", MayKnow: "yes", Confirmed: "2026-12-01T10:00:00.000Z"},
		Relation{Adult: 8, Child: 1, MayKnow: "yes"}) // said, not confirmed
	r.Attendees[6].Part = "first"
	r.Attendees = append(r.Attendees, Attendee{ID: 38, Person: 8, Role: "Father", Purpose: ToAttend, Part: "second"})
	whole := RollOf(r)
	first, second := whole.ForPart(r, "first"), whole.ForPart(r, "second")
	if want := (Roll{Children: []int64{1, 2}, Adults: []int64{7}, Attendees: []int64{31, 32, 33, 34, 35, 36, 37}, Parts: []string{"first"}, On: whole.On}); !reflect.DeepEqual(first, want) {
		t.Errorf("first part %+v", first)
	}
	if want := (Roll{Children: []int64{2}, Adults: []int64{8}, Attendees: []int64{31, 32, 33, 34, 35, 36, 38}, Parts: []string{"second"}, On: whole.On}); !reflect.DeepEqual(second, want) {
		t.Errorf("second part %+v", second)
	}
	gaps := []Gap{{Field: "child.1.outcome"}, {Field: "child.2.outcome"}, {Field: "attend.37.mode"}, {Field: EndedField}, {Field: QuoracyField}}
	if got := fieldsOf(second.Seen(gaps)); !reflect.DeepEqual(got, []string{"child.2.outcome", EndedField, QuoracyField}) {
		t.Errorf("gaps in the second part: %v", got)
	}
	if q := CheckQuoracy(r, agencies).Only(second.Children); len(q.Children) != 1 || q.Children[0].Name != "Ben Test" {
		t.Errorf("quoracy in the second part: %+v", q)
	}
}
