package pathway

import (
	"slices"
	"testing"
)

// The invitation list is built from family and network in a few clicks.
func TestSuggestedAttendees(t *testing.T) {
	r := carters()
	r.Attendees = []Attendee{{ID: 1, Person: paul}, {ID: 2, Person: anna, Removed: true}, {ID: 3, Professional: secondary}}
	r.TeamManager = Professional{ID: manager, Name: "Noor Khan", Agency: manager + 50}
	r.Members = append(r.Members,
		Member{Person: Person{ID: 6, FirstName: "Fay", LastName: "Moss"}, Kind: Adult, Homes: lives(refuge)},
		Member{Person: Person{ID: 7, FirstName: "Guy", LastName: "Moss", Died: onDay("2026-01-01")}, Kind: Adult},
		Member{Person: Person{ID: 8, FirstName: "Hal", LastName: "Moss", Hidden: true}, Kind: Adult},
		Member{Person: Person{ID: 9, FirstName: "Ina", LastName: "Moss"}, Kind: Adult, EndedOn: onDay("2026-11-01")},
		Member{Person: Person{ID: 10, FirstName: "Jo", LastName: "Moss"}, Kind: Adult},
	)
	for _, id := range []int64{7, 8, 9} {
		r.Relations = append(r.Relations, Relation{Adult: id, Child: mia, Relation: "Mother", PR: "yes", MayKnow: "yes", Confirmed: confirmedAt})
	}
	r.Relations = append(r.Relations, Relation{Adult: 6, Child: leo, Relation: "Family friend"}, Relation{Adult: 10, Child: mia, Relation: "Special guardian", MayKnow: "yes", Confirmed: confirmedAt})
	r.relation(lukasz, ada).PR = "yes"
	r.network(visitor).EndedOn = onDay("2026-11-01")
	r.network(officer).Children = nil
	p := &r.person(leo).Person
	p.Unborn, p.FirstName, p.Born = true, "", Date{}
	agencies := []Agency{
		{ID: 501, Name: "Northmere Police", Kind: Police, Usual: true},
		{ID: 502, Name: "Midwifery", Kind: Midwifery},
		{ID: 503, Name: "Health Visiting and School Nursing", Kind: Health},
		{ID: 504, Name: "Probation", Kind: Probation, Usual: true},
		{ID: 505, Name: "Housing", Kind: Housing},
		{ID: 506, Name: "Youth club", Kind: Voluntary, Usual: true, Ended: true},
		{ID: grace + 50, Name: "Children’s Social Care", Kind: SocialCare, Usual: true},
		{ID: secondary + 50, Name: "Northmere High", Kind: Education, Usual: true},
	}
	directory := []Professional{
		{ID: 601, Name: "Ola Berg", JobTitle: "Midwife", Agency: 502}, {ID: 602, Name: "Una Berg", Agency: 502, Ended: true},
		{ID: 603, Name: "Pat Lee", Agency: 504}, {ID: 604, Name: "Ron Lee", Agency: 504},
	}
	got := SuggestedAttendees(r, agencies, directory)
	want := []Suggestion{
		{Attendee{Person: anna, Role: "Mother", Purpose: ToAttend, How: "in-person"}, 0, "Anna Carter", "Has parental responsibility for Mia Carter, Tom Carter, May Carter, Ada Carter and Baby Carter"},
		{Attendee{Person: lukasz, Role: "Father", Purpose: ToAttend, How: "in-person"}, 0, "Łukasz Wójcik", "Has parental responsibility for Ada Carter and is a parent of Baby Carter"},
		{Attendee{Person: 6, Role: "Family friend", Purpose: ToAttend, How: "in-person"}, 0, "Fay Moss", "Cares for or lives with Baby Carter; confirm first what they may know"},
		{Attendee{Person: 10, Role: "Special guardian", Purpose: ToAttend, How: "in-person"}, 0, "Jo Moss", "Cares for or lives with Mia Carter"},
		{Attendee{Person: mia, Role: "Child", Purpose: ToAttend, How: "either"}, 0, "Mia Carter", "Is old enough to choose whether to take part"},
		{Attendee{Person: tom, Role: "Child", Purpose: ToAttend, How: "either"}, 0, "Tom Carter", "Is old enough to choose whether to take part"},
		{Attendee{Person: may, Role: "Child", Purpose: ToAttend, How: "either"}, 0, "May Carter", "Is old enough to choose whether to take part"},
		{Attendee{Professional: grace, Role: "Social worker", Purpose: ToAttend, How: "in-person"}, 0, "Grace Okafor", "Is the lead social worker"},
		{Attendee{Professional: manager, Role: "Team manager", Purpose: ToAttend, How: "either"}, 0, "Noor Khan", "Manages the lead social worker’s team"},
		{Attendee{Professional: primary, Role: "Class teacher", Purpose: ToAttend, How: "either"}, 0, "Piotr Hill", "Works with the family"},
		{Attendee{Professional: keyWorker, Role: "Key worker", Purpose: ToAttend, How: "either"}, 0, "Kate Rowe", "Works with the family"},
		{Attendee{Purpose: PoliceCheck}, 501, "Northmere Police", "Is asked for checks before every conference"},
		{Attendee{Professional: 601, Role: "Midwife", Purpose: ToAttend, How: "either"}, 502, "Ola Berg", "Is asked before a birth"},
		{Attendee{Purpose: ToAttend, How: "either"}, 503, "Health Visiting and School Nursing", "Is asked before a birth"},
		{Attendee{Purpose: ToAttend, How: "either"}, 504, "Probation", "Is asked to every conference"},
	}
	for i := range max(len(got), len(want)) {
		if i >= len(got) || i >= len(want) || got[i] != want[i] {
			t.Fatalf("suggestion %d\n got %+v\nwant %+v", i, got[min(i, len(got)):], want[min(i, len(want)):])
		}
	}
}

func TestSuggestionsBeforeThereIsANetwork(t *testing.T) {
	r := carters()
	r.Network, r.Attendees = nil, []Attendee{{Person: anna}, {Professional: 700}}
	r.SocialWorker.Agency = 801
	r.TeamManager = Professional{ID: manager, Name: "Noor Khan", Agency: 801}
	r.relation(paul, mia).MayKnow, r.relation(paul, tom).Confirmed, r.person(may).Person.Died = "no", "", onDay("2026-11-11")
	got := SuggestedAttendees(r, []Agency{{ID: 801, Kind: SocialCare, Usual: true}, {ID: 802, Kind: Police}, {ID: 803, Usual: true}}, []Professional{{ID: 700, Agency: 803}})
	why := map[string]string{}
	var order []string
	for _, s := range got {
		why[s.Name] = s.Why
		order = append(order, s.Name)
	}
	if want := []string{"Paul Dean", "Łukasz Wójcik", "Mia Carter", "Tom Carter", "Grace Okafor", "Noor Khan", ""}; !slices.Equal(order, want) {
		t.Errorf("suggested %q, want %q", order, want)
	}
	if why["Paul Dean"] != "Has parental responsibility for Tom Carter; confirm first what they may know" {
		t.Errorf("a father who may not know of one, nor yet of another: %q", why["Paul Dean"])
	}
	if why["Łukasz Wójcik"] != "Is a parent of Ada Carter and Leo Carter" || why["Grace Okafor"] != "Is the lead social worker; link them to the children" || why["Noor Khan"] != "Manages the lead social worker’s team; link them to the children" {
		t.Errorf("reasons %q", why)
	}
	r.SocialWorker, r.TeamManager, r.Case.SocialWorker, r.Conference.Children = Professional{}, Professional{}, 0, nil
	if got := SuggestedAttendees(r, nil, nil); len(got) != 0 {
		t.Errorf("with no child and nobody named: %+v", got)
	}
}
