package dbtest

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"cp-pathway/db"
	"cp-pathway/pathway"
)

// Siblings is a made-up conference about five siblings with two fathers, who live with their mother in a refuge. It is on
// Friday 11 December 2026 from 10:00 to 12:10.
type Siblings struct {
	Case, Conference int64
	People           map[string]int64 // zoe, mia, tom, ada, leo, mother, paul, lukasz, gran
	Attendees        map[string]int64 // those of the people, and worker, manager, visitor, primary, secondary, police, refuge
	Addresses        map[string]int64 // refuge, flat, house, cottage
	First            db.Actor         // holds every role
	Admin            db.Actor
	Taker            db.Actor
	Chair            db.Actor
	Manager          db.Actor
}

// The refuge, of which nothing may stand in anybody's copy but the mother's and the children's own letters.
const (
	RefugeName     = "Rose House"
	RefugeStreet   = "14 Marsh Street"
	RefugePostcode = "ZZ4 1AA"
	RefugeAgency   = "Harbour Women’s Project"
	RefugeWorker   = "Kate Rowe"
)

// family enters who there is. Zoë, Mia and Tom are Paul's, Ada and Leo are Łukasz's; neither may know of the other's.
func (s *Siblings) family(tb testing.TB, d *db.DB) {
	tb.Helper()
	ctx := tb.Context()
	must := func(err error) {
		tb.Helper()
		if err != nil {
			tb.Fatal(err)
		}
	}
	child := func(first, born, sex, school string) pathway.Member {
		return pathway.Member{Kind: pathway.SubjectChild, School: school, Person: pathway.Person{FirstName: first, LastName: "O’Neill", Born: day(tb, born), Sex: sex}}
	}
	adult := func(title, first, last, born string) pathway.Member {
		return pathway.Member{Kind: pathway.Adult, Person: pathway.Person{Title: title, FirstName: first, LastName: last, Born: day(tb, born)}}
	}
	lukasz := adult("Mr", "Łukasz", "Wójcik", "1990-07-21")
	lukasz.Person.Language, lukasz.Person.Interpreter, lukasz.Person.LargePrint = "Polish", true, true
	keys := []string{"zoe", "mia", "tom", "ada", "leo", "mother", "paul", "lukasz", "gran"}
	var err error
	s.Case, err = d.CreateFamily(ctx, s.First, pathway.Case{Name: "O’Neill family", Pathway: "2024"}, []pathway.Member{
		child("Zoë", "2014-02-03", "F", "Northmere High"), child("Mia", "2017-05-06", "F", "Mill Lane Primary"), child("Tom", "2020-06-07", "M", "Mill Lane Primary"),
		child("Ada", "2023-07-08", "F", ""), child("Leo", "2025-08-09", "M", ""),
		adult("Ms", "Siobhán", "O’Neill", "1991-04-05"), adult("Mr", "Paul", "Dean", "1986-11-30"), lukasz, adult("Mrs", "Margaret", "Dean", "1958-01-17"),
	})
	must(err)
	f, err := d.Family(ctx, s.First, s.Case)
	must(err)
	s.People, s.Addresses = map[string]int64{}, map[string]int64{}
	for i, m := range f.Members {
		s.People[keys[i]] = m.Person.ID
	}
	live := func(key string, a pathway.Address, who ...string) {
		tb.Helper()
		n := db.NewAddress{Address: a, Post: true, Confirmed: "Rang the social worker"}
		for _, w := range who {
			n.People = append(n.People, s.People[w])
		}
		s.Addresses[key], err = d.AddAddress(ctx, s.First, s.Case, n)
		must(err)
	}
	live("refuge", pathway.Address{Line1: RefugeName, Line2: RefugeStreet, Town: "Millbrook", Postcode: RefugePostcode, Kind: pathway.RefugeAddress, State: pathway.AddressConfidential}, "mother", "zoe", "mia", "tom", "ada", "leo")
	live("house", pathway.Address{Line1: "7 Station Road", Town: "Northmere", Postcode: "ZZ1 2AB"}, "paul")
	live("flat", pathway.Address{Line1: "Flat 3, Tower Court", Line2: "Quay Lane", Town: "Northmere", Postcode: "ZZ2 9ZZ"}, "lukasz")
	live("cottage", pathway.Address{Line1: "2 Church Row", Town: "Northmere", Postcode: "ZZ3 1DD"}, "gran")
	relate := func(who, relation, pr string, knows ...string) {
		tb.Helper()
		known := map[string]bool{}
		for _, k := range knows {
			known[k] = true
		}
		var list []pathway.Relation
		for _, k := range keys[:5] {
			r := pathway.Relation{Adult: s.People[who], Child: s.People[k], Relation: relation, PR: pr, MayKnow: "yes"}
			if !known[k] {
				r.Relation, r.PR, r.MayKnow = "Stepfather", "no", "no"
				if who == "gran" {
					r.Relation = "Step-grandmother"
				}
			}
			list = append(list, r)
		}
		m, err := f.Member(s.People[who])
		must(err)
		must(d.SaveRelations(ctx, s.First, s.Case, s.People[who], list, true, m.Version))
	}
	relate("mother", "Mother", "yes", keys[:5]...)
	relate("paul", "Father", "yes", "zoe", "mia", "tom")
	relate("lukasz", "Father", "yes", "ada", "leo")
	relate("gran", "Grandmother", "no", "zoe", "mia", "tom")
}

// MustHold enters the office, the family and its conference in a data file that is empty, writes the conference down, and
// has the chair approve what it decided. The clock has to stand at the end of the conference or later.
func MustHold(tb testing.TB, d *db.DB) Siblings {
	tb.Helper()
	s := MustSitSiblings(tb, d)
	s.Approve(tb, d, nil)
	return s
}

// MustSitSiblings is MustHold without a word written down.
func MustSitSiblings(tb testing.TB, d *db.DB) Siblings {
	tb.Helper()
	ctx := tb.Context()
	must := func(err error) {
		tb.Helper()
		if err != nil {
			tb.Fatal(err)
		}
	}
	var s Siblings
	token, err := d.Begin(ctx, "Northmere Borough Council", "Safeguarding Unit", pathway.Account{Login: "first", Name: "Fay First", Roles: pathway.AllRoles()}, Password)
	must(err)
	session, err := d.Session(ctx, token)
	must(err)
	s.First = session.Actor
	account := func(login, name, phone string, role pathway.Role) db.Actor {
		number, once, err := d.CreateAccount(ctx, s.First, pathway.Account{Login: login, Name: name, Title: role.Title(), Phone: phone, Roles: []pathway.Role{role}})
		must(err)
		a := db.Actor{ID: number, Name: name, Roles: []pathway.Role{role}}
		must(d.ChangePassword(ctx, a, once, Password))
		return a
	}
	s.Admin = account("addy", "Addy Admin", "01632 960020", pathway.Admin)
	s.Taker = account("minty", "Minty Taker", "01632 960022", pathway.MinuteTaker)
	s.Chair = account("helen", "Helen Marsh-Adeyemi", "01632 960021", pathway.Chair)
	s.Manager = account("mo", "Mo Manager", "01632 960023", pathway.ServiceManager)

	civic := pathway.Address{Line1: "Civic Centre", Line2: "High Street", Town: "Northmere", Postcode: "ZZ1 1AA"}
	office, err := d.Office(ctx)
	must(err)
	office.Address, office.Phone, office.Email, office.SecureEmail, office.OutOfHours = civic, "01632 960001", "conferences@northmere.example", "secure@northmere.example", "01632 960999"
	office.Complaints = "To complain, ring 01632 960002 or write to us at the address above"
	office.Privacy, office.Advocacy, office.Travel, office.Recording = "northmere.example/privacy", "Young Voices, 0808 157 0001, can speak for you", "We pay bus and taxi fares", "No recording, please"
	must(d.SaveOffice(ctx, s.First, office))
	_, err = d.SaveSignatory(ctx, s.First, pathway.Signatory{Name: "Ruth Adeyemi", Title: "Conference manager", Phone: "01632 960002", Email: "ruth@northmere.example", Main: true})
	must(err)
	venue, err := d.SaveVenue(ctx, s.First, pathway.Venue{Name: "Civic Centre", Address: civic, HowToFind: "Bus 4 to the High Street", Access: "Step-free, hearing loop"})
	must(err)
	s.family(tb, d)
	s.book(tb, d, venue)
	s.invite(tb, d, civic)
	return s
}

// book writes the rows that a strategy meeting, a threshold and a booking leave.
func (s *Siblings) book(tb testing.TB, d *db.DB, venue int64) {
	insert := func(query string, args ...any) int64 {
		tb.Helper()
		return MustExec(tb, d, query, args...)
	}
	meeting := insert(`INSERT INTO strategy_meeting (cases, held_at, s47, concern, police_ask) VALUES (?, '2026-11-20T10:00', 1, 'There has been violence at home.', 'Calls to the home since January.')`, s.Case)
	insert(`INSERT INTO threshold (cases, meeting, decided_at, decided_by, met, rationale) VALUES (?, ?, '2026-11-20T14:00', ?, 1, 'significant harm')`, s.Case, meeting, s.Chair.ID)
	s.Conference = insert(`INSERT INTO conference (cases, kind, state, meeting, starts_at, minutes, venue, chair, minute_taker, interpreter, interpreter_language, interpreter_service, booked_at, booked_by)
		VALUES (?, 'icpc', 'planned', ?, '2026-12-11T10:00', 120, ?, ?, ?, 'Anna Nowak', 'Polish', 'Tongues Ltd', '2026-11-20T15:00:00.000Z', ?)`, s.Case, meeting, venue, s.Chair.ID, s.Taker.ID, s.First.ID)
	for _, k := range []string{"zoe", "mia", "tom", "ada", "leo"} {
		insert(`INSERT INTO conference_child (conference, child) VALUES (?, ?)`, s.Conference, s.People[k])
	}
}

// invite makes the network and the list.
func (s *Siblings) invite(tb testing.TB, d *db.DB, civic pathway.Address) {
	tb.Helper()
	ctx := tb.Context()
	s.Attendees = map[string]int64{}
	position := 0
	ask := func(key string, purpose pathway.Purpose, person, professional any, more string) {
		tb.Helper()
		position++
		s.Attendees[key] = MustExec(tb, d, `INSERT INTO attendee (conference, person, professional, purpose, position`+more+`)`, s.Conference, person, professional, purpose, position)
	}
	ask("mother", pathway.ToAttend, s.People["mother"], nil, `, copy) VALUES (?, ?, ?, ?, ?, 'full'`)
	ask("paul", pathway.ToAttend, s.People["paul"], nil, `, excluded, ground, excluded_why, views_how, told_how, copy, copy_why) VALUES (?, ?, ?, ?, ?, 'whole', 'violence', 'Bail conditions', 'By phone with the chair', 'By letter', 'part', 'The conference heard what could put the mother at risk'`)
	ask("lukasz", pathway.ToAttend, s.People["lukasz"], nil, `, copy) VALUES (?, ?, ?, ?, ?, 'full'`)
	ask("gran", pathway.ToBeTold, s.People["gran"], nil, `, copy) VALUES (?, ?, ?, ?, ?, 'full'`)
	ask("zoe", pathway.ToAttend, s.People["zoe"], nil, `, copy) VALUES (?, ?, ?, ?, ?, 'full'`)
	all := []string{"zoe", "mia", "tom", "ada", "leo"}
	for _, p := range []struct {
		key, name, job, agency string
		kind                   pathway.AgencyKind
		email                  string
		purpose                pathway.Purpose
		place                  bool
		children               []string
	}{
		{"worker", "Grace Okafor", "Social worker", "Children’s Social Care", pathway.SocialCare, "grace.okafor@northmere.example", pathway.ToAttend, false, all},
		{"manager", "Noor Khan", "Team manager", "Children’s Social Care", pathway.SocialCare, "noor.khan@northmere.example", pathway.ToBeTold, false, all},
		{"visitor", "Vera Lund", "Health visitor", "Health Visiting and School Nursing", pathway.Health, "vera.lund@health.example", pathway.ToAttend, false, []string{"ada", "leo"}},
		{"primary", "Piotr Hill", "Class teacher", "Mill Lane Primary", pathway.Education, "office@milllane.example", pathway.ToAttend, false, []string{"mia", "tom"}},
		{"secondary", "Saima Shah", "Head of year", "Northmere High", pathway.Education, "", pathway.ToAttend, false, []string{"zoe"}},
		{"police", "DC Owen Price", "Detective constable", "Police Child Abuse Investigation", pathway.Police, "owen.price@police.example", pathway.ToAttend, false, all},
		{"refuge", RefugeWorker, "Key worker", RefugeAgency, pathway.Voluntary, "kate.rowe@harbour.example", pathway.ToAttend, true, all},
	} {
		n := pathway.NetworkMember{Role: p.job, DirectContact: p.purpose == pathway.ToAttend, ProtectedPlace: p.place, Professional: pathway.Professional{Name: p.name, JobTitle: p.job, Email: p.email, Phone: "01632 960030"}}
		if p.email == "" {
			n.Professional.Address = pathway.Address{Line1: "Northmere High", Line2: "Park Avenue", Town: "Northmere", Postcode: "ZZ1 7QQ"}
		}
		for _, c := range p.children {
			n.Children = append(n.Children, s.People[c])
		}
		member, err := d.AddColleague(ctx, s.First, s.Case, db.NewColleague{Member: n, Agency: pathway.Agency{Name: p.agency, Kind: p.kind}, Confirm: true})
		if err != nil {
			tb.Fatal(fmt.Errorf("%s: %w %v", p.name, err, pathway.FieldsOf(err)))
		}
		f, err := d.Family(ctx, s.First, s.Case)
		if err != nil {
			tb.Fatal(err)
		}
		colleague, err := f.Colleague(member)
		if err != nil {
			tb.Fatal(err)
		}
		ask(p.key, p.purpose, nil, colleague.Professional.ID, `, copy) VALUES (?, ?, ?, ?, ?, 'full'`)
		if p.key == "worker" {
			MustExec(tb, d, `UPDATE cases SET social_worker = ? WHERE id = ?`, colleague.Professional.ID, s.Case)
		}
	}
}

// Expecting makes Leo a child who is not born yet, in what is typed too: what it returns is for [Siblings.Approve].
func (s *Siblings) Expecting(tb testing.TB, d *db.DB) (change map[string]string) {
	tb.Helper()
	MustExec(tb, d, `UPDATE person SET first_name = '', born = '', unborn = 1, sex = 'U', expected = '2027-04-20' WHERE id = ?`, s.People["leo"])
	MustExec(tb, d, `DELETE FROM residence WHERE person = ?`, s.People["leo"])
	change = map[string]string{}
	for name, text := range s.Typed() {
		change[name] = strings.ReplaceAll(text, "Leo", "Baby")
	}
	return change
}

// OnlyLeo takes the four others, and who is there for them alone, out of the family and off the list.
func (s *Siblings) OnlyLeo(tb testing.TB, d *db.DB) {
	tb.Helper()
	for _, key := range []string{"zoe", "mia", "tom", "ada", "paul", "gran"} {
		MustExec(tb, d, `DELETE FROM conference_child WHERE child = ?`, s.People[key])
		MustExec(tb, d, `UPDATE case_person SET ended_on = '2026-11-23', end_reason = 'Entered by mistake' WHERE person = ?`, s.People[key])
		delete(s.People, key)
	}
	for _, key := range []string{"zoe", "paul", "gran", "primary", "secondary"} {
		MustExec(tb, d, `UPDATE attendee SET removed_at = '2026-11-23T10:00:00.000Z', removed_why = 'Entered by mistake' WHERE id = ?`, s.Attendees[key])
		delete(s.Attendees, key)
	}
}

// Approve writes the conference down, with what change says in place of what is typed, and takes the decisions to approved.
func (s Siblings) Approve(tb testing.TB, d *db.DB, change map[string]string) {
	tb.Helper()
	ctx := tb.Context()
	must := func(err error) {
		tb.Helper()
		if err != nil {
			tb.Fatal(fmt.Errorf("%w %v", err, pathway.FieldsOf(err)))
		}
	}
	typed := s.Typed()
	for name, value := range change {
		typed[name] = value
	}
	on := pathway.NewDate(2026, 12, 11)
	_, err := d.SaveFields(ctx, s.Taker, s.Case, s.Conference, "page", Edits(typed))
	must(err)
	must(d.BeginConference(ctx, s.Taker, s.Case, s.Conference, on.At(10, 5)))
	must(d.EndConference(ctx, s.Taker, s.Case, s.Conference, on.At(12, 10)))
	missing, err := d.DraftDecisions(ctx, s.Taker, s.Case, s.Conference)
	must(err)
	if len(missing) > 0 {
		must(errors.New(fmt.Sprint(missing)))
	}
	screen, err := d.ConferenceScreen(ctx, s.Taker, s.Case, s.Conference)
	must(err)
	draft, _ := screen.Latest()
	must(d.SendDecisions(ctx, s.Taker, s.Case, s.Conference, draft.ID, draft.Version))
	screen, err = d.ConferenceScreen(ctx, s.Taker, s.Case, s.Conference)
	must(err)
	draft, _ = screen.Latest()
	must(d.ApproveDecisions(ctx, s.Chair, s.Case, s.Conference, draft.ID, draft.Version, ""))
}

func day(tb testing.TB, s string) (d pathway.Date) {
	tb.Helper()
	if err := d.UnmarshalText([]byte(s)); err != nil {
		tb.Fatal(err)
	}
	return d
}
