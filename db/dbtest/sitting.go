package dbtest

import (
	"database/sql"
	"fmt"
	"testing"

	"cp-pathway/db"
	"cp-pathway/pathway"
)

// Password is that of every account that [MustSit] makes.
const Password = "lantern marrow fifty"

// Sitting is a made-up conference that is about to begin: Amy and Ben, their mother, five agencies.
type Sitting struct {
	Case, Conference              int64
	Amy, Ben, Mother              int64 // persons
	Attendees                     map[string]int64
	First                         db.Actor // holds every role
	Taker, Chair, Deputy, Manager db.Actor
}

// MustSit enters the family and its conference on 11 December 2026 at 10:00 in a data file that is empty, on whose clock
// that day has come.
func MustSit(tb testing.TB, d *db.DB) Sitting {
	tb.Helper()
	ctx := tb.Context()
	must := func(err error) {
		tb.Helper()
		if err != nil {
			tb.Fatal(err)
		}
	}
	token, err := d.Begin(ctx, "Northmere Borough Council", "Safeguarding Unit", pathway.Account{Login: "first", Name: "Fay First", Roles: pathway.AllRoles()}, Password)
	must(err)
	session, err := d.Session(ctx, token)
	must(err)
	s := Sitting{First: session.Actor}
	account := func(login, name string, role pathway.Role) db.Actor {
		number, once, err := d.CreateAccount(ctx, s.First, pathway.Account{Login: login, Name: name, Title: role.Title(), Roles: []pathway.Role{role}})
		must(err)
		a := db.Actor{ID: number, Name: name, Roles: []pathway.Role{role}}
		must(d.ChangePassword(ctx, a, once, Password))
		return a
	}
	s.Taker = account("minty", "Minty Taker", pathway.MinuteTaker)
	s.Chair = account("cara", "Cara Chair", pathway.Chair)
	s.Deputy = account("dan", "Dan Deputy", pathway.Chair)
	s.Manager = account("mo", "Mo Manager", pathway.ServiceManager)
	MustBook(tb, d, &s)
	return s
}

// MustBook enters the family and its conference, in an office that has s.First, s.Chair and s.Taker.
func MustBook(tb testing.TB, d *db.DB, s *Sitting) {
	tb.Helper()
	ctx := tb.Context()
	must := func(err error) {
		tb.Helper()
		if err != nil {
			tb.Fatal(err)
		}
	}
	s.Attendees = map[string]int64{}
	_, err := d.OfferAgencies(ctx, s.First, pathway.UsualAgencies())
	must(err)
	agencies, err := d.Agencies(ctx)
	must(err)
	venue, err := d.SaveVenue(ctx, s.First, pathway.Venue{Name: "Civic Hall", Address: pathway.Address{Line1: "1 Made-up Street", Town: "Northmere", Postcode: "ZZ1 4AB"}})
	must(err)
	s.Case, err = d.CreateFamily(ctx, s.First, pathway.Case{Name: "Made-up family", Pathway: "2024"}, []pathway.Member{
		{Kind: pathway.SubjectChild, Person: pathway.Person{FirstName: "Amy", LastName: "Testova", Born: pathway.NewDate(2018, 4, 2), Sex: "F"}},
		{Kind: pathway.SubjectChild, Person: pathway.Person{FirstName: "Ben", LastName: "Testova", Born: pathway.NewDate(2021, 9, 30), Sex: "M"}},
		{Kind: pathway.Adult, Person: pathway.Person{FirstName: "Mia", LastName: "Testova"},
			Homes:    []pathway.Residence{{Post: true, Address: pathway.Address{Line1: "7 Hidden Lane", Town: "Northmere", Postcode: "ZZ2 5CD", State: pathway.AddressConfidential}}},
			Contacts: []pathway.ContactPoint{{Kind: pathway.Phone, Value: "07700 900123"}}, Note: "staff only: call after six"},
		{Kind: pathway.Adult, Person: pathway.Person{FirstName: "Hidden", LastName: "Grandfather", Hidden: true}},
	})
	must(err)
	family, err := d.Family(ctx, s.First, s.Case)
	must(err)
	s.Amy, s.Ben, s.Mother = family.Members[0].Person.ID, family.Members[1].Person.ID, family.Members[2].Person.ID
	for _, child := range []int64{s.Amy, s.Ben} {
		must(d.SaveRelations(ctx, s.First, s.Case, s.Mother, []pathway.Relation{
			{Adult: s.Mother, Child: child, Relation: "Mother", PR: "yes", MayKnow: "yes"},
		}, false, version(tb, d, *s)))
	}

	// Booking is not what is tested here: its rows are written as it leaves them.
	insert := func(query string, args ...any) int64 {
		tb.Helper()
		return MustExec(tb, d, query, args...)
	}
	meeting := insert(`INSERT INTO strategy_meeting (cases, held_at, s47) VALUES (?, '2026-11-20T10:00', 1)`, s.Case)
	insert(`INSERT INTO threshold (cases, meeting, decided_at, decided_by, met, rationale) VALUES (?, ?, '2026-11-20T14:00', ?, 1, 'significant harm')`, s.Case, meeting, s.Chair.ID)
	s.Conference = insert(`INSERT INTO conference (cases, kind, state, meeting, starts_at, minutes, venue, chair, minute_taker, booked_at, booked_by)
		VALUES (?, 'icpc', 'planned', ?, '2026-12-11T10:00', 90, ?, ?, ?, '2026-11-20T15:00:00.000Z', ?)`, s.Case, meeting, venue, s.Chair.ID, s.Taker.ID, s.First.ID)
	for _, child := range []int64{s.Amy, s.Ben} {
		insert(`INSERT INTO conference_child (conference, child) VALUES (?, ?)`, s.Conference, child)
	}
	for i, p := range []struct{ name, role, agency string }{
		{"Sue Worker", "Social worker", "Children’s Social Care"},
		{"Hal Visitor", "Health visitor", "Health Visiting and School Nursing"},
		{"Eve Teacher", "Class teacher", "Primary school"},
		{"Pat Constable", "Police officer", "Police Child Abuse Investigation"},
		{"Lee Lawyer", "Lawyer", "Legal services"},
	} {
		professional := pathway.Professional{Name: p.name, JobTitle: p.role}
		for _, g := range agencies {
			if g.Name == p.agency {
				professional.Agency = g.ID
			}
		}
		number, err := d.SaveProfessional(ctx, s.First, professional)
		must(err)
		colleague := insert(`INSERT INTO network (cases, professional, role, contact) VALUES (?, ?, ?, 1)`, s.Case, number, p.role)
		for _, child := range []int64{s.Amy, s.Ben} {
			insert(`INSERT INTO network_child (network, child) VALUES (?, ?)`, colleague, child)
		}
		s.Attendees[p.role] = insert(`INSERT INTO attendee (conference, professional, role, position, answer) VALUES (?, ?, ?, ?, 'coming')`, s.Conference, number, p.role, i)
	}
	s.Attendees["Mother"] = insert(`INSERT INTO attendee (conference, person, role, position, answer) VALUES (?, ?, 'Mother', 9, 'coming')`, s.Conference, s.Mother)
	s.Attendees["hidden"] = insert(`INSERT INTO attendee (conference, person, role, position) VALUES (?, ?, 'Grandfather', 10)`, s.Conference, family.Members[3].Person.ID)
}

func version(tb testing.TB, d *db.DB, s Sitting) int {
	tb.Helper()
	f, err := d.Family(tb.Context(), s.First, s.Case)
	if err != nil {
		tb.Fatal(err)
	}
	m, err := f.Member(s.Mother)
	if err != nil {
		tb.Fatal(err)
	}
	return m.Version
}

// Typed is what has been typed on the screen when nothing is missing: a plan for Amy, support for Ben.
func (s Sitting) Typed() map[string]string {
	at := s.Attendees
	f := func(format string, args ...any) string { return fmt.Sprintf(format, args...) }
	typed := map[string]string{
		"text.worries": "Amy was found alone twice.", "text.summary": "Amy is at risk of neglect.",
		"core.lead": "Sue Worker", f("core.member.%d", at["Social worker"]): "yes", f("core.member.%d", at["Health visitor"]): "yes",
		"core.date": "18/12/2026", "core.time": "14:00", "core.where": "Primary school",
		"review.date": "5/3/2027", "review.time": "10:00",
		f("views.adult.%d.text", s.Mother): "She wants help with mornings.", f("views.adult.%d.how", s.Mother): "there",
	}
	for _, role := range []string{"Social worker", "Health visitor", "Class teacher", "Lawyer", "Mother"} {
		typed[f("attend.%d.mode", at[role])] = "in-person"
	}
	typed[f("attend.%d.mode", at["Police officer"])] = "apologies"
	for _, child := range []int64{s.Amy, s.Ben} {
		typed[f("views.child.%d.text", child)], typed[f("views.child.%d.how", child)] = "Wants Mum to be well.", "social-worker"
		view := "plan"
		if child == s.Ben {
			view = "no-plan"
		}
		for _, role := range []string{"Social worker", "Health visitor", "Class teacher"} {
			typed[f("agency.%d.%d.view", at[role], child)] = view
		}
	}
	for name, value := range map[string]string{
		"child.%d.outcome": "plan", "child.%d.category.NEG": "yes", "child.%d.reasons": "Nobody looks after Amy in the mornings.",
		"plan.%d.protect": "Her aunt stays until Monday.", "plan.%d.seen": "Once a week", "plan.%d.alone": "Every second visit",
		"plan.%d.contingency": "A legal planning meeting", "plan.%d.expected": "Amy is at school by nine",
		"plan.%d.1.risk": "Amy goes hungry", "plan.%d.1.action": "Breakfast club every school day from Monday", "plan.%d.1.who": "Eve Teacher",
		"plan.%d.1.by": "14/12/2026", "plan.%d.1.measure": "Amy eats there four days of five",
	} {
		typed[f(name, s.Amy)] = value
	}
	for name, value := range map[string]string{"child.%d.outcome": "child-in-need", "child.%d.reasons": "Ben is safe at nursery.", "child.%d.instead": "A child in need plan."} {
		typed[f(name, s.Ben)] = value
	}
	return typed
}

// Edits makes edits of typed fields, for a page that knows everything that is stored.
func Edits(typed map[string]string) []pathway.FieldEdit {
	var list []pathway.FieldEdit
	for name, value := range typed {
		list = append(list, pathway.FieldEdit{Name: name, Value: value, Base: 1 << 30})
	}
	return list
}

// MustRows returns the first column of a query as text, for what no page shows yet.
func MustRows(tb testing.TB, d *db.DB, query string) []string {
	tb.Helper()
	file, err := sql.Open("sqlite3", "file:"+d.Path()+"?mode=ro")
	if err != nil {
		tb.Fatal(err)
	}
	defer file.Close()
	rows, err := file.QueryContext(tb.Context(), query)
	if err != nil {
		tb.Fatal(err)
	}
	defer rows.Close()
	var list []string
	for rows.Next() {
		var text string
		if err := rows.Scan(&text); err != nil {
			tb.Fatal(err)
		}
		list = append(list, text)
	}
	if err := rows.Err(); err != nil {
		tb.Fatal(err)
	}
	return list
}
