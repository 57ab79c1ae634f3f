package pathway

import (
	"encoding/json"
	"maps"
	"slices"
	"strings"
	"testing"
)

// The people of the Carter family and those who work with it. Anna has fled to a refuge with five children of two
// fathers. Paul is the father of Mia, Tom and May, Łukasz of Ada and Leo; neither may know of the other's.
const (
	anna, paul, lukasz, gran, aunt     = 1, 2, 3, 4, 5
	mia, tom, may, ada, leo            = 11, 12, 13, 14, 15
	grace, visitor, primary, secondary = 201, 202, 203, 204
	officer, keyWorker, manager        = 205, 206, 207
)

// attendees of the family and its network have the person's or professional's id and 1000.
const invitedAs = 1000

const confirmedAt = "2026-11-30T09:00:00.000Z"

func onDay(s string) (d Date) {
	if err := d.UnmarshalText([]byte(s)); err != nil {
		panic(err)
	}
	return d
}

func atMinute(s string) (d DateTime) {
	if err := d.UnmarshalText([]byte(s)); err != nil {
		panic(err)
	}
	return d
}

var (
	refuge  = Address{ID: 101, Line1: "Rose House", Line2: "14 Marsh Street", Town: "Millbrook", Postcode: "MB4 1AA", Kind: RefugeAddress, State: AddressConfidential, Places: []string{"Harbour Women’s Project"}, Confirmed: confirmedAt}
	oldHome = Address{ID: 102, Line1: "7 Station Road", Town: "Northmere", Postcode: "NM1 2AB", Confirmed: confirmedAt}
	flat    = Address{ID: 103, Line1: "Flat 3, Tower Court", Line2: "Quay Lane", Town: "Northmere", Postcode: "NM2 9ZZ", Confirmed: confirmedAt}
	cottage = Address{ID: 104, Line1: "2 Church Row", Town: "Northmere", Postcode: "NM3 1CC", Confirmed: confirmedAt}
	civic   = Address{Line1: "Civic Centre", Line2: "High Street", Town: "Northmere", Postcode: "NM1 1AA", Kind: WorkAddress}
)

func lives(at Address) []Residence { return []Residence{{ID: at.ID, Address: at, Post: true}} }

// carters is the family on 1 December 2026, ten days before its conference.
func carters() *Record {
	child := func(id int64, first, born, school string) Member {
		return Member{Person: Person{ID: id, FirstName: first, LastName: "Carter", Born: onDay(born), Sex: "F"}, Kind: SubjectChild, School: school, Homes: lives(refuge)}
	}
	adult := func(id int64, title, first, last string, home Address) Member {
		return Member{Person: Person{ID: id, Title: title, FirstName: first, LastName: last, Born: onDay("1988-04-05")}, Kind: Adult, Homes: lives(home)}
	}
	r := &Record{
		Office: Office{
			Authority: "Northmere Borough Council", Unit: "Safeguarding Unit", Address: civic, Phone: "01632 960001",
			Email: "conferences@northmere.example", SecureEmail: "secure@northmere.example", OutOfHours: "01632 960999",
			Complaints: "Tell us", Privacy: "northmere.example/privacy", Advocacy: "Voices, 0808 157 0001", Travel: "We pay your fare", Recording: "No recording",
			AddressDays: 28, AdvocateAge: 5, CommentDays: 10, ObjectDays: 15, ResolutionDays: 10,
		},
		Signatory: Signatory{ID: 1, Name: "Ruth Adeyemi", Title: "Conference manager", Phone: "01632 960002", Version: 3},
		Now:       atMinute("2026-12-01T10:00"),
		Case:      Case{ID: 1, Reference: "CP-2026-0042", Name: "Carter family", TeamName: "Assessment Team 2", SocialWorker: grace, TeamManager: manager},
		Members: []Member{
			adult(anna, "Ms", "Anna", "Carter", refuge),
			adult(paul, "Mr", "Paul", "Dean", oldHome),
			adult(lukasz, "Mr", "Łukasz", "Wójcik", flat),
			adult(gran, "Mrs", "Margaret", "Dean", cottage),
			adult(aunt, "", "Sally", "Finch", cottage),
			child(mia, "Mia", "2014-02-03", "Northmere High"),
			child(tom, "Tom", "2017-05-06", "Mill Lane Primary"),
			child(may, "May", "2020-06-07", "Mill Lane Primary"),
			child(ada, "Ada", "2023-07-08", "Little Acorns"),
			child(leo, "Leo", "2025-08-09", ""),
		},
		Strategy:     StrategyMeeting{Concern: "There has been violence at home.", PoliceAsk: "Calls to the home since January.", SafeNow: "They have moved."},
		SocialWorker: Professional{ID: grace, Name: "Grace Okafor", JobTitle: "Social worker", Phone: "01632 960011", Email: "grace@northmere.example"},
		Conference: Conference{
			ID: 9, Kind: ICPC, State: ConferencePlanned, StartsAt: atMinute("2026-12-11T10:00"), Minutes: 120,
			Venue: Venue{Name: "Civic Centre", Address: civic, HowToFind: "Bus 4", Access: "Step-free"}, Room: "Room 2", Link: "https://meet.northmere.example/9",
			Chair: Worker{Account: 5, Name: "Helen Marsh", Title: "Conference chair", Phone: "01632 960021"}, MinuteTaker: Worker{Account: 6, Name: "Ivan Petrov", Phone: "01632 960022"},
			Interpreter: Interpreter{Language: "Polish"}, Children: []int64{mia, tom, may, ada, leo},
		},
		ReportDue: onDay("2026-12-08"), SharedBy: onDay("2026-12-09"), ReplyBy: onDay("2026-12-07"),
	}
	relate := func(adult int64, relation, pr, mayKnow string, children ...int64) {
		for _, c := range children {
			r.Relations = append(r.Relations, Relation{Adult: adult, Child: c, Relation: relation, PR: pr, MayKnow: mayKnow, Confirmed: confirmedAt})
		}
	}
	relate(anna, "Mother", "yes", "yes", mia, tom, may, ada, leo)
	relate(paul, "Father", "yes", "yes", mia, tom, may)
	relate(paul, "Stepfather", "no", "no", ada, leo)
	relate(lukasz, "Father", "no", "yes", ada, leo)
	relate(gran, "Grandmother", "no", "", mia, tom, may)
	works := func(id int64, name, job, role, agency string, kind AgencyKind, children ...int64) {
		r.Network = append(r.Network, NetworkMember{
			ID: id, Role: role, Children: children, Confirmed: confirmedAt, DirectContact: true,
			Professional: Professional{ID: id, Name: name, JobTitle: job, Agency: id + 50, AgencyName: agency, AgencyKind: kind, Address: civic, Email: "p@agency.example", Phone: "01632 960030"},
		})
	}
	works(grace, "Grace Okafor", "Social worker", "", "Children’s Social Care", SocialCare, mia, tom, may, ada, leo)
	works(manager, "Noor Khan", "Team manager", "", "Children’s Social Care", SocialCare, mia, tom, may, ada, leo)
	works(visitor, "Vera Lund", "Health visitor", "", "Northmere Health", Health, ada, leo)
	works(primary, "Piotr Hill", "Teacher", "Class teacher", "Mill Lane Primary", Education, tom, may)
	works(secondary, "Saima Shah", "Head of year", "", "Northmere High", Education, mia)
	works(officer, "DC Owen Price", "Detective constable", "", "Northmere Police", Police, mia, tom, may, ada, leo)
	works(keyWorker, "Kate Rowe", "Key worker", "", "Harbour Women’s Project", Voluntary, mia, tom, may, ada, leo)
	r.Network[len(r.Network)-1].ProtectedPlace = true
	for _, p := range []int64{anna, paul, lukasz, gran, mia} {
		r.Attendees = append(r.Attendees, Attendee{ID: invitedAs + p, Person: p, Purpose: ToAttend, How: "in-person", Copy: "full"})
	}
	for _, n := range r.Network {
		a := Attendee{ID: invitedAs + n.Professional.ID, Professional: n.Professional.ID, Purpose: ToAttend, How: "either", Copy: "full"}
		if n.Professional.AgencyKind == Police {
			a.Purpose = PoliceCheck
		}
		r.Attendees = append(r.Attendees, a)
	}
	return r
}

// person returns a member of a record's family, to change.
func (r *Record) person(id int64) *Member {
	return &r.Members[slices.IndexFunc(r.Members, func(m Member) bool { return m.Person.ID == id })]
}

// guest returns the attendee who is a person or professional, to change.
func (r *Record) guest(id int64) *Attendee {
	return &r.Attendees[slices.IndexFunc(r.Attendees, func(a Attendee) bool { return a.ID == invitedAs+id })]
}

// network returns a professional's part in the family, to change.
func (r *Record) network(id int64) *NetworkMember {
	return &r.Network[slices.IndexFunc(r.Network, func(n NetworkMember) bool { return n.Professional.ID == id })]
}

// relation returns what an adult is to a child, to change.
func (r *Record) relation(adult, child int64) *Relation {
	return &r.Relations[slices.IndexFunc(r.Relations, func(x Relation) bool { return x.Adult == adult && x.Child == child })]
}

// letter discloses a document to somebody.
func letter(r *Record, to int64, kind DocumentKind) (Facts, []Withheld) {
	return Disclose(r, invitedAs+to, kind, Options{})
}

func childNames(f Facts) string {
	var names []string
	for _, c := range f.Children {
		names = append(names, c.Name)
	}
	return strings.Join(names, ", ")
}

// whole is every text in the facts, so that a test can say what is nowhere in them.
func whole(t *testing.T, f Facts) []string {
	t.Helper()
	b, err := json.Marshal(f)
	if err != nil {
		t.Fatal(err)
	}
	var tree any
	if err := json.Unmarshal(b, &tree); err != nil {
		t.Fatal(err)
	}
	var texts []string
	var walk func(any)
	walk = func(x any) {
		switch x := x.(type) {
		case string:
			texts = append(texts, x)
		case []any:
			for _, y := range x {
				walk(y)
			}
		case map[string]any:
			for _, k := range slices.Sorted(maps.Keys(x)) {
				walk(x[k])
			}
		}
	}
	walk(tree)
	return texts
}

// mustLack fails where any of the words stands anywhere in the facts: as words, and longer ones however they are written.
func mustLack(t *testing.T, f Facts, words ...string) {
	t.Helper()
	for _, text := range whole(t, f) {
		for _, w := range words {
			if says(text, w) || len(Fold(w)) > 5 && strings.Contains(Fold(text), Fold(w)) {
				t.Errorf("%s to %s holds %q: %q", f.Kind, f.To.Name, w, text)
			}
		}
	}
}

// mustHide fails where what is withheld has no such entry.
func mustHide(t *testing.T, withheld []Withheld, what, why string) {
	t.Helper()
	if !slices.Contains(withheld, Withheld{what, why}) {
		t.Errorf("withheld %q because %q is missing in %q", what, why, withheld)
	}
}
