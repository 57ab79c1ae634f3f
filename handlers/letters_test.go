package handlers

import (
	"net/url"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"

	"cp-pathway/db"
	"cp-pathway/db/dbtest"
	"cp-pathway/pathway"
	"cp-pathway/pdf"
)

// carters is a made-up family before its conference: three siblings of two fathers, whose mother lives with them at a confidential
// address. What it protects must stand in her own letter and nowhere else.
type carters struct {
	*site
	by                                db.Actor
	number, conference                int64
	mia, tom, may                     int64 // children: Paul's, Paul's, Piotr's
	anna, paul, piotr, gran           int64
	home                              int64 // Anna's address
	school, health, constable, worker int64 // professionals
	meeting, town                     int64
	attendee                          map[int64]int64 // by person or professional
}

// What the Carters protect, in several ways of writing it.
var carterSecrets = []string{"Rose Cottage", "21 Willow Way", "Willow Way", "NM4 9XY", "NM49XY", "07700 900 777", "07700900777"}

func newCarters(t *testing.T) *carters {
	t.Helper()
	s := newTest(t)
	c := &carters{site: s, by: db.Actor{ID: s.accountWith(pathway.ServiceManager).ID, Name: "Shirin Qureshi", Roles: pathway.AllRoles()}, attendee: map[int64]int64{}}
	ctx := t.Context()
	office, err := s.DB.Office(ctx)
	c.must(err)
	office.Address = pathway.Address{Line1: "1 Civic Square", Town: "Fictborough", Postcode: "FB1 1AA"}
	office.Phone, office.Email, office.SecureEmail = "01632 960 100", "safeguarding@fictshire.example", "secure@fictshire.example"
	office.Complaints, office.Privacy, office.Advocacy, office.Travel, office.Recording = "Ring 01632 960 199.", "fictshire.example/privacy", "Voices, 0808 157 0123", "Ring us about a taxi.", "Please do not record."
	c.must(s.DB.SaveOffice(ctx, c.by, office))
	_, err = s.DB.SaveSignatory(ctx, c.by, pathway.Signatory{Name: "Shirin Qureshi", Title: "Service Manager", Phone: "01632 960 104", Main: true})
	c.must(err)
	_, err = s.DB.OfferAgencies(ctx, c.by, pathway.UsualAgencies())
	c.must(err)
	c.town, err = s.DB.SaveVenue(ctx, c.by, pathway.Venue{Name: "Civic Hall", Address: pathway.Address{Line1: "2 Civic Square", Town: "Fictborough", Postcode: "FB1 1AB"}, HowToFind: "Beside the market.", Access: "Step-free."})
	c.must(err)
	child := func(first, last string, year int) pathway.Member {
		return pathway.Member{Kind: pathway.SubjectChild, Person: pathway.Person{FirstName: first, LastName: last, Born: pathway.NewDate(year, 4, 2), Sex: "F"}}
	}
	adult := func(p pathway.Person, a pathway.Address) pathway.Member {
		return pathway.Member{Kind: pathway.Adult, Person: p, Homes: []pathway.Residence{{Post: true, Address: a}}}
	}
	hidden := pathway.Address{Line1: "Rose Cottage", Line2: "21 Willow Way", Town: "Moorbridge", Postcode: "NM4 9XY", State: pathway.AddressConfidential}
	anna := adult(pathway.Person{FirstName: "Anna", LastName: "Carter", Title: "Ms", LargePrint: true}, hidden)
	anna.Contacts = []pathway.ContactPoint{{Kind: pathway.Phone, Value: "07700 900777", State: pathway.AddressConfidential}}
	paul := adult(pathway.Person{FirstName: "Paul", LastName: "Dean"}, pathway.Address{Line1: "7 Station Road", Town: "Northmere", Postcode: "NM1 2AB"})
	paul.Contacts = []pathway.ContactPoint{{Kind: pathway.Email, Value: "paul.dean@mail.example", ConfirmedHow: "Read back on the phone"}}
	equal := hidden
	equal.State, equal.Line1, equal.Line2, equal.Postcode = pathway.AddressNormal, "ROSE COTTAGE,", "21 willow way", "nm49xy"
	c.number, err = s.DB.CreateFamily(ctx, c.by, pathway.Case{Name: "Carter and Dean", Pathway: "2024"}, []pathway.Member{
		child("Mia", "Carter", 2014), child("Tom", "Carter", 2018), child("May", "Zielinski", 2021), anna, paul,
		adult(pathway.Person{FirstName: "Piotr", LastName: "Zieliński"}, pathway.Address{Line1: "3 Mill Lane", Town: "Northmere", Postcode: "NM1 3CD"}),
		adult(pathway.Person{FirstName: "Margaret", LastName: "Carter"}, equal),
	})
	c.must(err)
	f := c.family()
	for i, p := range []*int64{&c.mia, &c.tom, &c.may, &c.anna, &c.paul, &c.piotr, &c.gran} {
		*p = f.Members[i].Person.ID
	}
	home, _ := f.Members[3].Home()
	c.home = home.Address.ID
	for _, m := range f.Members[:3] {
		dbtest.MustExec(t, s.DB, `INSERT INTO residence (address, person) VALUES (?, ?)`, c.home, m.Person.ID)
	}
	c.relate(c.anna, "Mother", c.mia, c.tom, c.may)
	c.relate(c.paul, "Father", c.mia, c.tom)
	c.relate(c.piotr, "Father", c.may)
	c.relate(c.gran, "Grandmother", c.mia, c.tom, c.may)
	for _, m := range f.Members[3:] {
		home, _ := m.Home()
		c.must(s.DB.ConfirmAddress(ctx, c.by, c.number, home.Address.ID, "Asked them on the phone"))
	}
	c.meeting, err = s.DB.SaveStrategyMeeting(ctx, c.by, pathway.StrategyMeeting{Case: c.number, HeldAt: pathway.NewDateTime(2026, 11, 20, 10, 0), Form: "meeting", S47: true,
		Concern: "There were marks that nobody could explain.", SafeNow: "An aunt stays.", PoliceAsk: "Any call to the home since January.", Children: []int64{c.mia, c.tom, c.may},
		Attendees: []pathway.StrategyAttendee{{Name: "PC Wall", Agency: "Police"}}})
	c.must(err)
	c.must(s.DB.DecideThreshold(ctx, c.by, c.number, pathway.Threshold{Meeting: c.meeting, Met: true, DecidedAt: pathway.NewDateTime(2026, 11, 20, 14, 0), Rationale: "Significant harm is likely."}))
	c.conference = dbtest.MustExec(t, s.DB, `INSERT INTO conference (cases, kind, state, meeting, starts_at, minutes, venue, chair, minute_taker, booked_at, booked_by)
		VALUES (?, 'icpc', 'planned', ?, '2026-12-10T10:00', 90, ?, ?, ?, '2026-11-20T15:00:00.000Z', ?)`, c.number, c.meeting, c.town, s.accountWith(pathway.Chair).ID, s.accountWith(pathway.MinuteTaker).ID, c.by.ID)
	for _, child := range []int64{c.mia, c.tom, c.may} {
		dbtest.MustExec(t, s.DB, `INSERT INTO conference_child (conference, child) VALUES (?, ?)`, c.conference, child)
	}
	c.worker = c.colleague("Sue Worker", "Social worker", "Children’s Social Care", c.mia, c.tom, c.may)
	c.school = c.colleague("Eve Teacher", "Class teacher", "Primary school", c.mia, c.tom)
	c.health = c.colleague("Hal Visitor", "Health visitor", "Health Visiting and School Nursing", c.may)
	c.constable = c.colleague("Pat Constable", "Detective constable", "Police Child Abuse Investigation", c.mia, c.tom, c.may)
	dbtest.MustExec(t, s.DB, `UPDATE cases SET social_worker = ? WHERE id = ?`, c.worker, c.number)
	c.invite(pathway.Attendee{Person: c.anna, Role: "Mother"}, pathway.Attendee{Person: c.paul, Role: "Father"}, pathway.Attendee{Person: c.piotr, Role: "Father"}, pathway.Attendee{Person: c.mia, Role: "Child", How: "either"},
		pathway.Attendee{Professional: c.worker, Role: "Social worker"}, pathway.Attendee{Professional: c.school, Role: "Class teacher"}, pathway.Attendee{Professional: c.constable, Role: "Police", Purpose: pathway.PoliceCheck})
	return c
}

// copied is the same family on a copy of its data.
func (c *carters) copied(t *testing.T) *carters {
	t.Helper()
	other := *c
	other.site = c.site.copied(t)
	return &other
}

func (c *carters) must(err error) {
	c.t.Helper()
	if err != nil {
		c.t.Fatalf("%v: %v", err, pathway.FieldsOf(err))
	}
}

func (c *carters) family() pathway.Family {
	c.t.Helper()
	f, err := c.DB.Family(c.t.Context(), c.by, c.number)
	c.must(err)
	return f
}

// relate records and confirms what an adult is to each child; to the others they are nothing, and may not know.
func (c *carters) relate(adult int64, relation string, children ...int64) {
	c.t.Helper()
	f := c.family()
	m, err := f.Member(adult)
	c.must(err)
	var list []pathway.Relation
	for _, child := range []int64{c.mia, c.tom, c.may} {
		x := pathway.Relation{Adult: adult, Child: child, Relation: "No relation", PR: "no", MayKnow: "no"}
		if slices.Contains(children, child) {
			x.Relation, x.PR, x.MayKnow = relation, "yes", "yes"
		}
		list = append(list, x)
	}
	c.must(c.DB.SaveRelations(c.t.Context(), c.by, c.number, adult, list, true, m.Version))
}

func (c *carters) colleague(name, job, agency string, children ...int64) int64 {
	c.t.Helper()
	agencies, err := c.DB.Agencies(c.t.Context())
	c.must(err)
	p := pathway.Professional{Name: name, JobTitle: job, Email: strings.ToLower(strings.Fields(name)[0]) + "@agency.example", Phone: "01632 960 300"}
	for _, a := range agencies {
		if a.Name == agency {
			p.Agency = a.ID
		}
	}
	p.ID, err = c.DB.SaveProfessional(c.t.Context(), c.by, p)
	c.must(err)
	_, err = c.DB.AddColleague(c.t.Context(), c.by, c.number, db.NewColleague{Confirm: true, Member: pathway.NetworkMember{Professional: p, Role: job, DirectContact: true, Children: children}})
	c.must(err)
	return p.ID
}

func (c *carters) invite(list ...pathway.Attendee) {
	c.t.Helper()
	for i := range list {
		if list[i].Purpose == "" {
			list[i].Purpose = pathway.ToAttend
		}
		if list[i].How == "" {
			list[i].How = "in-person"
		}
	}
	c.must(c.DB.AddAttendees(c.t.Context(), c.by, c.number, c.conference, list))
	for _, a := range c.letters().Record.Attendees {
		if !a.Removed {
			c.attendee[a.Person+a.Professional*10000] = a.ID
		}
	}
}

// guest is the attendee of a person, or of a professional.
func (c *carters) guest(person int64) int64         { return c.attendee[person] }
func (c *carters) invited(professional int64) int64 { return c.attendee[professional*10000] }

func (c *carters) letters() db.Letters {
	c.t.Helper()
	l, err := c.DB.Letters(c.t.Context(), c.by, c.number, c.conference, pathway.Occasion{})
	c.must(err)
	return l
}

// at is a path below the invitations.
func (c *carters) at(parts ...any) string {
	path := "/cases/" + strconv.FormatInt(c.number, 10) + "/conferences/" + strconv.FormatInt(c.conference, 10) + "/invitations"
	for _, p := range parts {
		switch p := p.(type) {
		case int64:
			path += "/" + strconv.FormatInt(p, 10)
		case string:
			path += "/" + p
		}
	}
	return path
}

func (c *carters) documentAt(d pathway.IssuedDocument, more string) string {
	return "/cases/" + strconv.FormatInt(c.number, 10) + "/documents/" + strconv.FormatInt(d.ID, 10) + more
}

// documentFor is the latest document that was made for an attendee, void or not.
func (c *carters) documentFor(attendee int64) pathway.IssuedDocument {
	c.t.Helper()
	var last pathway.IssuedDocument
	for _, d := range c.letters().Documents {
		if d.Attendee == attendee {
			last = d
		}
	}
	if last.ID == 0 {
		c.t.Fatalf("nothing was made for attendee %d", attendee)
	}
	return last
}

// everybody ticks all of the list.
func (c *carters) everybody(more ...string) []string {
	pairs := more
	for _, a := range c.letters().Record.OnList() {
		pairs = append(pairs, "attendee", idText(a.ID))
	}
	return pairs
}

// textOf is the text of a PDF, each page's lines.
func textOf(t *testing.T, file []byte) string {
	t.Helper()
	pages, err := pdf.ReadText(file)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, p := range pages {
		b.WriteString(p.String() + "\n")
	}
	return b.String()
}

// stored is the PDF of a document as it is stored.
func (c *carters) stored(d pathway.IssuedDocument) []byte {
	c.t.Helper()
	file, _, err := c.DB.DocumentFile(c.t.Context(), c.by, c.number, d.ID)
	c.must(err)
	return file
}

// form is the values of a page's form, as a browser would send them.
func (a *answer) form(id string) url.Values {
	values := url.Values{}
	a.doc.Find("#" + id + " input, #" + id + " select").Each(func(_ int, x *goquery.Selection) {
		name, kind := x.AttrOr("name", ""), x.AttrOr("type", "")
		if (kind == "checkbox" || kind == "radio") && x.AttrOr("checked", "no") == "no" {
			return
		}
		if name != "" {
			values.Add(name, x.AttrOr("value", ""))
		}
	})
	return values
}

func pairsOf(v url.Values) []string {
	var pairs []string
	for name, list := range v {
		for _, value := range list {
			pairs = append(pairs, name, value)
		}
	}
	return pairs
}
