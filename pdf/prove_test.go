package pdf

import (
	"strings"
	"testing"

	"cp-pathway/pathway"
)

// family has a child called May, of whom her brother's father may not know, and a mother whose address is confidential.
func family() *pathway.Record {
	const confirmed = "2026-11-30T09:00:00.000Z"
	on := pathway.NewDate
	secret := pathway.Address{ID: 1, Line1: "14 Marsh Street", Town: "Millbrook", Postcode: "MB4 1AA", State: pathway.AddressConfidential, Confirmed: confirmed}
	ordinary := pathway.Address{ID: 2, Line1: "7 Station Road", Town: "Northmere", Postcode: "NM1 2AB", Confirmed: confirmed}
	member := func(id int64, first string, kind pathway.PersonKind, at pathway.Address) pathway.Member {
		return pathway.Member{Person: pathway.Person{ID: id, FirstName: first, LastName: first + "son", Born: on(2000+int(id), 1, 2)}, Kind: kind, Homes: []pathway.Residence{{Address: at, Post: true}}}
	}
	knows := func(adult, child int64, relation string) pathway.Relation {
		return pathway.Relation{Adult: adult, Child: child, Relation: relation, PR: "yes", MayKnow: "yes", Confirmed: confirmed}
	}
	plan := func(child int64) pathway.ChildDecision {
		return pathway.ChildDecision{Child: child, Outcome: pathway.OutcomePlan, Categories: []string{"EMO"}, Reasons: "Fear at home.", Tally: pathway.Tally{Plan: 2},
			Plan: pathway.OutlinePlan{Protect: "They stay apart.", Seen: "Every week", SeenAlone: "Every week", Contingency: "Legal advice.", Expected: "No contact.",
				Actions: []pathway.PlanAction{{Risk: "Fear", Action: "Talk at school", Who: "Teacher", By: on(2027, 1, 8), Measure: "Calm"}}}}
	}
	worker := pathway.Professional{ID: 31, Name: "Grace Okafor", JobTitle: "Social worker", AgencyName: "Social Care", AgencyKind: pathway.SocialCare, Email: "grace@council.example", Phone: "01632 960011"}
	teacher := pathway.Professional{ID: 32, Name: "Piotr Hill", JobTitle: "Teacher", AgencyName: "Mill Lane Primary", AgencyKind: pathway.Education, Email: "piotr@school.example"}
	police := pathway.Professional{ID: 33, Name: "Owen Price", JobTitle: "Officer", AgencyName: "Police", AgencyKind: pathway.Police, Email: "owen@police.example"}
	return &pathway.Record{
		Office: pathway.Office{Authority: "Northmere Council", Unit: "Safeguarding Unit", Address: pathway.Address{Line1: "Civic Centre", Town: "Northmere", Postcode: "NM1 1AA"}, Phone: "01632 960001",
			SecureEmail: "secure@council.example", Complaints: "You may complain to us.", AddressDays: 28, AdvocateAge: 5},
		Signatory: pathway.Signatory{Name: "Ruth Adeyemi", Title: "Manager"}, Now: on(2026, 12, 1).At(10, 0), Case: pathway.Case{Reference: "CP-2026-0001", SocialWorker: 31},
		Members: []pathway.Member{
			member(1, "Anna", pathway.Adult, secret), member(2, "Paul", pathway.Adult, ordinary),
			member(11, "May", pathway.SubjectChild, secret), member(12, "Tom", pathway.SubjectChild, secret),
		},
		Relations: []pathway.Relation{knows(1, 11, "Mother"), knows(1, 12, "Mother"), knows(2, 12, "Father")},
		Network: []pathway.NetworkMember{
			{Professional: worker, Children: []int64{11, 12}, Confirmed: confirmed}, {Professional: teacher, Children: []int64{12}, Confirmed: confirmed},
			{Professional: police, Children: []int64{12}, Confirmed: confirmed},
		},
		Strategy: pathway.StrategyMeeting{Concern: "There were fights at home.", PoliceAsk: "Calls since January."}, SocialWorker: worker,
		Conference: pathway.Conference{ID: 9, Kind: pathway.ICPC, State: pathway.ConferencePlanned, StartsAt: on(2026, 12, 11).At(10, 0), Minutes: 90,
			Venue: pathway.Venue{ID: 3, Name: "Civic Centre", Address: pathway.Address{Line1: "Civic Centre", Town: "Northmere", Postcode: "NM1 1AA"}},
			Chair: pathway.Worker{Name: "Helen Carr", Phone: "01632 960021"}, MinuteTaker: pathway.Worker{Name: "Ivan Petrov"}, Children: []int64{11, 12}},
		Attendees: []pathway.Attendee{
			{ID: 101, Person: 1, Purpose: pathway.ToAttend, How: "in-person", Copy: "full"}, {ID: 102, Person: 2, Purpose: pathway.ToAttend, How: "in-person", Copy: "full"},
			{ID: 112, Person: 12, Purpose: pathway.ToAttend, How: "in-person", Copy: "full"},
			{ID: 131, Professional: 31, Purpose: pathway.ToAttend}, {ID: 132, Professional: 32, Purpose: pathway.ToAttend}, {ID: 133, Professional: 33, Purpose: pathway.PoliceCheck},
		},
		Decisions: &pathway.Decisions{Children: []pathway.ChildDecision{plan(11), plan(12)}, ReviewOn: on(2027, 3, 5), LeadWorker: "Grace Okafor", CoreGroup: []int64{101, 131}}, Approved: true,
		ReportDue: on(2026, 12, 8), SharedBy: on(2026, 12, 9), ReplyBy: on(2026, 12, 7),
	}
}

// passages are all strings of a document, as they are searched.
func passages(d Document) []pathway.Passage {
	var all []pathway.Passage
	for _, s := range d.Strings() {
		all = append(all, pathway.Passage{Where: s.Where, Text: s.Text})
	}
	return all
}

// Every document of every kind is made and searched: none holds a protected value, and our own wording, in which somebody
// "may" and "may not", stops none for a family with a child called May. What staff write about her does.
func TestEveryDocumentPassesTheSearch(t *testing.T) {
	m, err := NewMaker()
	if err != nil {
		t.Fatal(err)
	}
	made := 0
	all := func(r *pathway.Record, each func(pathway.Proof)) {
		for _, a := range r.Attendees {
			for _, moment := range []pathway.Moment{pathway.AtInvitation, pathway.AtNotRequired, pathway.AtDecisions} {
				for _, kind := range pathway.DocumentsFor(r, a.ID, moment) {
					opt := pathway.Options{Reference: "CP-2026-0001-1", Number: 1, Way: pathway.ByPost}
					f, _ := pathway.Disclose(r, a.ID, kind, opt)
					d, err := m.Make(f)
					if err != nil {
						t.Fatal(err)
					}
					made++
					each(pathway.Prove(r, a.ID, kind, opt, passages(d), m.Fixed(kind, f.Reader)))
				}
			}
		}
	}
	all(family(), func(p pathway.Proof) {
		for _, b := range p.Blocks {
			if b.Code == pathway.BlockProtected {
				t.Errorf("%s to %s: %s %q", p.Kind, p.To, b.Message, b.Hit.Excerpt)
			}
		}
	})
	if made < 18 {
		t.Errorf("only %d documents were made", made)
	}
	r := family()
	r.Strategy.Concern = "There were fights, and May ran to 14, Marsh St."
	stopped := 0
	all(r, func(p pathway.Proof) {
		if p.Kind != pathway.ParentInvitation || p.To != "Paul Paulson" {
			return
		}
		for _, b := range p.Blocks {
			if b.Code == pathway.BlockProtected && !strings.Contains(b.Message+b.Hit.Excerpt, "Marsh") {
				stopped++
			}
		}
	})
	if stopped != 2 {
		t.Errorf("his letter was stopped %d times, want for the name and for the street", stopped)
	}
}
