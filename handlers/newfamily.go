package handlers

import (
	"fmt"
	"strconv"
	"strings"

	"cp-pathway/db"
	"cp-pathway/pathway"
	"cp-pathway/views"
)

// How many lines the form for a new family begins with, and has at most.
const (
	firstChildren, firstAdults = 3, 2
	mostRows                   = 20
)

func (s *Server) newFamily(c *Ctx) error {
	p, err := s.newFamilyPage(c, Stored("pathway", pathway.DefaultVersion), nil)
	if err != nil {
		return err
	}
	return c.Show(p)
}

// createFamily enters a family, or draws the form again with more lines where those were asked for.
func (s *Server) createFamily(c *Ctx) error {
	f, err := c.Form()
	if err != nil {
		return err
	}
	if more := f.Get("more"); more == "children" || more == "adults" {
		f.Set(more, strconv.Itoa(f.rows(more)+2))
		p, err := s.newFamilyPage(c, f, nil)
		if err != nil {
			return err
		}
		return c.Show(p)
	}
	number, said, err := s.enterFamily(c, f)
	if err != nil {
		p, perr := s.newFamilyPage(c, f, err)
		if perr != nil {
			return perr
		}
		return c.Again(err, p)
	}
	if f.Bool("moved_in") && c.May(pathway.RecordStrategy) {
		return c.Done(views.Path("cases", number, "notice"), said+" First record the notice of the other authority.")
	}
	return c.Done(views.Path("cases", number, sectionPeople), said)
}

func (s *Server) enterFamily(c *Ctx, f Form) (int64, string, error) {
	faults := pathway.Fields{}
	family := pathway.Case{Name: f.Line("name"), Pathway: f.Get("pathway"), TeamID: f.ID("team"), SocialWorker: f.ID("worker"), LLNumber: f.Line("ll_number")}
	if family.Pathway != "" && s.DB.Definitions().Find(family.Pathway) == nil {
		faults.Add("pathway", "Choose from the list")
	}
	members := append(f.newChildren(c.Today(), faults), f.newAdults(c.Today(), faults)...)
	if len(members) == 0 || members[0].Kind == pathway.Adult {
		faults.Add("child-0-first_name", "Enter at least one child; an unborn child with the surname and the expected date")
	}
	if err := s.unanswered(c, members, f, faults); err != nil {
		return 0, "", err
	}
	if err := faults.Err(); err != nil {
		return 0, "", err
	}
	number, err := s.DB.EnterFamily(c.Ctx(), c.By(), family, members)
	return number, fmt.Sprintf("%s is entered. Now say who may know of whom, and where everybody lives.", family.Name), err
}

// unanswered notes each line whose name and date of birth are those of somebody who is recorded already, where it has not
// been said whether it is the same person.
func (s *Server) unanswered(c *Ctx, members []db.NewMember, f Form, faults pathway.Fields) error {
	for _, m := range members {
		if m.Person.ID != 0 || f.Get(m.Field+"-same") == "new" {
			continue
		}
		list, err := s.DB.Matches(c.Ctx(), c.By(), 0, m.Person)
		if err != nil {
			return err
		}
		for _, match := range list {
			if match.Asks(m.Person) {
				faults.Add(m.Field+"-same", "Say whether this is the same person")
			}
		}
	}
	return nil
}

// rows returns how many lines of children or adults the form has.
func (f Form) rows(what string) int {
	n := f.Int(what)
	if first := map[string]int{"children": firstChildren, "adults": firstAdults}[what]; n < first {
		n = first
	}
	return min(n, mostRows)
}

// blankRow tells whether nothing was typed in a line.
func (f Form) blankRow(at string, names ...string) bool {
	for _, name := range names {
		if f.Get(at+"-"+name) != "" {
			return false
		}
	}
	return true
}

func (f Form) newChildren(today pathway.Date, faults pathway.Fields) []db.NewMember {
	var list []db.NewMember
	surname := ""
	for i := range f.rows("children") {
		at := fmt.Sprintf("child-%d", i)
		if f.blankRow(at, "first_name", "last_name", "born", "school") {
			continue
		}
		m := db.NewMember{Field: at}
		m.Kind, m.School = pathway.SubjectChild, f.Line(at+"-school")
		if f.Get(at+"-subject") == "no" {
			m.Kind = pathway.OtherChild
		}
		m.Person = f.childAt(at, today, faults)
		if m.Person.LastName == "" {
			m.Person.LastName = surname
		}
		surname = m.Person.LastName
		m.Person.ID = f.ID(at + "-same")
		list = append(list, m)
	}
	return list
}

// childAt reads the child in one line: one without a first name is unborn, and the date is when it is expected.
func (f Form) childAt(at string, today pathway.Date, faults pathway.Fields) pathway.Person {
	p := pathway.Person{FirstName: f.Line(at + "-first_name"), LastName: f.Line(at + "-last_name"), Sex: f.Get(at + "-sex")}
	if p.FirstName != "" {
		p.Born = f.PastDate(at+"-born", today, faults)
		return p
	}
	p.Unborn, p.Sex = true, "U"
	p.Expected = f.Date(at+"-born", today, faults)
	if p.Expected.IsZero() {
		faults.Add(at+"-born", "Enter the expected date of delivery, or the first name and the date of birth")
	}
	return p
}

func (f Form) newAdults(today pathway.Date, faults pathway.Fields) []db.NewMember {
	var list []db.NewMember
	for i := range f.rows("adults") {
		at := fmt.Sprintf("adult-%d", i)
		if f.blankRow(at, "first_name", "last_name", "born", "phone", "relation") {
			continue
		}
		m := db.NewMember{Field: at, Relation: f.Line(at + "-relation"), PR: f.Get(at + "-pr")}
		m.Kind = pathway.Adult
		m.Person = pathway.Person{ID: f.ID(at + "-same"), FirstName: f.Line(at + "-first_name"), LastName: f.Line(at + "-last_name"),
			Born: f.PastDate(at+"-born", today, faults)}
		if phone := f.Line(at + "-phone"); phone != "" {
			contact := pathway.ContactPoint{Kind: pathway.Phone, Value: phone}.Tidy()
			if message := pathway.FieldsOf(contact.Validate())["value"]; message != "" {
				faults.Add(at+"-phone", message)
			}
			m.Contacts = []pathway.ContactPoint{contact}
		}
		list = append(list, m)
	}
	return list
}

func (s *Server) newFamilyPage(c *Ctx, f Form, err error) (Page, error) {
	v := f.Fields(err)
	form := views.NewFamily{Action: casesPath + "/new", Errors: v.Summary(), Back: casesPath,
		Name: v.Text("name", "What the office calls the family").Wide(30).AtMost(pathway.MaxName).WithHint("Only staff see this: “Nowak family”, “Ward and Wójcik”")}
	teams, workers, versions, lerr := s.caseOptions(c)
	if lerr != nil {
		return Page{}, lerr
	}
	form.Team = v.Select("team", "Team", teams...).WithBlank("Not yet known").AsOptional()
	form.Worker = v.Select("worker", "Lead social worker", workers...).WithBlank("Not yet known").AsOptional()
	form.Number = v.Text("ll_number", "Number in the case system").Wide(10).AtMost(40).AsOptional()
	form.MovedIn = v.Checkbox("moved_in", "The family moved here with a child protection plan of another authority").WithHint("Its pathway begins with that authority’s written notice, and not with a strategy meeting")
	form.Pathway = v.Select("pathway", "Pathway", versions...).WithBlank("")
	for i := range f.rows("children") {
		row, err := s.childRow(c, f, v, fmt.Sprintf("child-%d", i), i)
		if err != nil {
			return Page{}, err
		}
		form.Children = append(form.Children, row)
	}
	for i := range f.rows("adults") {
		row, err := s.adultRow(c, f, v, fmt.Sprintf("adult-%d", i), i)
		if err != nil {
			return Page{}, err
		}
		form.Adults = append(form.Adults, row)
	}
	form.Rows = []views.Hidden{{Name: "children", Value: strconv.Itoa(f.rows("children"))}, {Name: "adults", Value: strconv.Itoa(f.rows("adults"))}}
	return Page{Title: "New family", Crumbs: []views.Link{{Text: "Families", URL: casesPath}}, Body: form}, nil
}

// caseOptions returns what the forms about a family offer: teams, social workers, versions of the pathway.
func (s *Server) caseOptions(c *Ctx) (teams, workers, versions []views.Option, err error) {
	all, err := s.DB.Teams(c.Ctx())
	if err != nil {
		return nil, nil, nil, err
	}
	for _, t := range all {
		if !t.Ended {
			teams = append(teams, views.Option{Value: strconv.FormatInt(t.ID, 10), Text: t.Name})
		}
	}
	directory, err := s.DB.Directory(c.Ctx(), "", 1000)
	if err != nil {
		return nil, nil, nil, err
	}
	for _, p := range directory {
		if !p.Ended && p.AgencyKind == pathway.SocialCare {
			workers = append(workers, views.Option{Value: strconv.FormatInt(p.ID, 10), Text: strings.Join(nonEmpty(p.Name, p.JobTitle, p.TeamName), ", ")})
		}
	}
	for _, d := range s.DB.Definitions().All() {
		versions = append(versions, views.Option{Value: d.Version, Text: d.Title})
	}
	return teams, workers, versions, nil
}

func nonEmpty(texts ...string) []string {
	var list []string
	for _, t := range texts {
		if t != "" {
			list = append(list, t)
		}
	}
	return list
}

func optionsOf(choices []pathway.Choice) []views.Option {
	var list []views.Option
	for _, o := range choices {
		list = append(list, views.Option{Value: o.Value, Text: o.Title})
	}
	return list
}

func (s *Server) childRow(c *Ctx, f Form, v *views.Form, at string, i int) (views.EntryRow, error) {
	subject := v.Select(at+"-subject", "Subject", views.Option{Value: "no", Text: "Not subject"}).WithBlank("Subject")
	row := views.EntryRow{ID: at, Legend: fmt.Sprintf("Child %d", i+1), Look: fmt.Sprintf("%s/new/child/%d", casesPath, i), Fields: []views.Component{
		v.Text(at+"-first_name", "First name").Wide(10),
		v.Text(at+"-last_name", "Surname").Wide(10),
		v.Date(at+"-born", "Born, or expected").WithHint(""),
		v.Select(at+"-sex", "Sex", optionsOf(pathway.Sexes)...).WithBlank("–"),
		v.Text(at+"-school", "School or nursery").Wide(20),
		subject,
	}}
	var err error
	row.Matches, err = s.matchesOf(c, f, v, at, c.entered(f, at))
	return row, err
}

func (s *Server) adultRow(c *Ctx, f Form, v *views.Form, at string, i int) (views.EntryRow, error) {
	var relations []views.Option
	for _, r := range pathway.Relations {
		relations = append(relations, views.Option{Value: r, Text: r})
	}
	row := views.EntryRow{ID: at, Legend: fmt.Sprintf("Adult %d", i+1), Look: fmt.Sprintf("%s/new/adult/%d", casesPath, i), Fields: []views.Component{
		v.Text(at+"-first_name", "First name").Wide(10),
		v.Text(at+"-last_name", "Surname").Wide(10),
		v.Date(at+"-born", "Born").WithHint(""),
		v.Select(at+"-relation", "To the children", relations...).WithBlank("–"),
		v.Select(at+"-pr", "PR", optionsOf(pathway.YesNo)...).WithBlank("?"),
		v.Phone(at+"-phone", "Phone"),
	}}
	var err error
	row.Matches, err = s.matchesOf(c, f, v, at, c.entered(f, at))
	return row, err
}

// entered reads who stands in a line, as far as they can be looked up.
func (c *Ctx) entered(f Form, at string) pathway.Person {
	p := pathway.Person{FirstName: f.Line(at + "-first_name"), LastName: f.Line(at + "-last_name")}
	p.Born, _ = pathway.ReadPastDate(f.Get(at+"-born"), c.Today())
	if p.FirstName == "" || p.LastName == "" {
		return pathway.Person{}
	}
	return p
}

// lookUp answers a line of the form for a new family: who may be the same person.
func (s *Server) lookUp(c *Ctx) error {
	f, err := c.Form()
	if err != nil {
		return err
	}
	at, err := c.line()
	if err != nil {
		return err
	}
	m, err := s.matchesOf(c, f, f.Fields(nil), at, c.entered(f, at))
	if err != nil {
		return err
	}
	return c.Part(m)
}

// line returns the line that a path names: /cases/new/child/2.
func (c *Ctx) line() (string, error) {
	n, err := strconv.Atoi(c.Param("row"))
	if err != nil || n < 0 || n >= mostRows {
		return "", pathway.NotFound("This page")
	}
	if strings.Contains(c.route.Path, "/adult/") {
		return fmt.Sprintf("adult-%d", n), nil
	}
	return fmt.Sprintf("child-%d", n), nil
}
