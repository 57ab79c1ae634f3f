package handlers

import (
	"fmt"
	"strconv"
	"strings"

	"cp-pathway/pathway"
	"cp-pathway/views"
)

// newPerson is the form for a child, another child of the household, or an adult; the path says which.
func (s *Server) newChild(c *Ctx) error      { return s.newPerson(c, pathway.SubjectChild) }
func (s *Server) newOtherChild(c *Ctx) error { return s.newPerson(c, pathway.OtherChild) }
func (s *Server) newAdult(c *Ctx) error      { return s.newPerson(c, pathway.Adult) }

func (s *Server) addChild(c *Ctx) error      { return s.addPerson(c, pathway.SubjectChild) }
func (s *Server) addOtherChild(c *Ctx) error { return s.addPerson(c, pathway.OtherChild) }
func (s *Server) addAdult(c *Ctx) error      { return s.addPerson(c, pathway.Adult) }

func (s *Server) newPerson(c *Ctx, kind pathway.PersonKind) error {
	f, err := c.Family()
	if err != nil {
		return err
	}
	p, err := s.newPersonPage(c, &f, kind, Form{}, nil)
	if err != nil {
		return err
	}
	return c.Show(p)
}

// addPerson enters a person, or several unborn ones who are twins, or takes somebody who is recorded already.
func (s *Server) addPerson(c *Ctx, kind pathway.PersonKind) error {
	f, err := c.Family()
	if err != nil {
		return err
	}
	typed, err := c.Form()
	if err != nil {
		return err
	}
	person, said, err := s.enterPerson(c, &f, kind, typed)
	if err != nil {
		p, perr := s.newPersonPage(c, &f, kind, typed, err)
		if perr != nil {
			return perr
		}
		return c.Again(err, p)
	}
	return c.Done(peopleAt(f.Case.ID, person), said)
}

func (s *Server) enterPerson(c *Ctx, f *pathway.Family, kind pathway.PersonKind, typed Form) (int64, string, error) {
	if same := typed.ID("person-same"); same != 0 {
		if err := s.DB.UsePerson(c.Ctx(), c.By(), f.Case.ID, same, kind); err != nil {
			return 0, "", err
		}
		return same, "The person who is recorded already is part of the family now.", nil
	}
	faults := pathway.Fields{}
	m := typed.memberIn(pathway.Member{Kind: kind}, c.Today(), faults)
	if err := faults.Err(); err != nil {
		for field, message := range pathway.FieldsOf(m.Validate(c.Today())) {
			faults.Add(field, message)
		}
		return 0, "", faults.Err()
	}
	if typed.Get("person-same") != "new" {
		list, err := s.DB.Matches(c.Ctx(), c.By(), f.Case.ID, m.Person)
		if err != nil {
			return 0, "", err
		}
		for _, match := range list {
			if match.Same && match.Person.Key() == m.Person.Key() {
				return 0, "", pathway.Invalid(pathway.Fields{"person-same": "Say whether this is the same person"})
			}
		}
	}
	people := []pathway.Member{m}
	if babies := min(typed.Int("babies"), 4); m.Person.Unborn && babies > 1 {
		people = nil
		for i := range babies {
			m.Person.KnownAs = fmt.Sprintf("Baby %d", i+1)
			people = append(people, m)
		}
	}
	ids, err := s.DB.AddPeople(c.Ctx(), c.By(), f.Case.ID, people)
	if err != nil {
		return 0, "", err
	}
	said := m.Person.Name() + " is entered."
	if len(people) > 1 {
		said = fmt.Sprintf("%d unborn children are entered, each on their own.", len(people))
	}
	if kind != pathway.Adult {
		said += " No adult may know of this child until it is confirmed with each."
	}
	return ids[0], said, nil
}

func (s *Server) newPersonPage(c *Ctx, f *pathway.Family, kind pathway.PersonKind, typed Form, err error) (Page, error) {
	v := typed.Fields(err)
	path := views.Path("cases", f.Case.ID, "people", "new", kind)
	titles := map[pathway.PersonKind]string{pathway.SubjectChild: "Add a child", pathway.OtherChild: "Add another child of the household", pathway.Adult: "Add an adult"}
	// The line that is looked up has fields of its own names, so that it is one with that of a new family.
	who := pathway.Person{FirstName: typed.Line("first_name"), LastName: typed.Line("last_name"), NHSNumber: typed.Line("nhs_number")}
	who.Born, _ = pathway.ReadPastDate(typed.Get("born"), c.Today())
	matches, merr := s.matchesOf(c, typed, v, "person", who)
	if merr != nil {
		return Page{}, merr
	}
	row := views.EntryRow{ID: "person", Legend: "Name and date of birth", Look: views.Path("cases", f.Case.ID, "people", "matches"), Matches: matches, Fields: []views.Component{
		v.Text("first_name", "First names").Wide(20), v.Text("last_name", "Surname").Wide(20), v.Date("born", "Date of birth").WithHint(""),
	}}
	fields := []views.Component{row}
	if kind != pathway.Adult {
		fields = append(fields, views.Fieldset{Legend: "Not yet born?", Hint: "Then leave the first name and the date of birth empty.", Across: true, Fields: []views.Component{
			v.Date("expected", "Expected date of delivery").WithHint(""),
			v.Select("babies", "Babies expected", views.Option{Value: "2", Text: "Twins"}, views.Option{Value: "3", Text: "Triplets"}, views.Option{Value: "4", Text: "Quadruplets"}).WithBlank("One"),
		}})
	}
	fields = append(fields, personFields(v, pathway.Member{Kind: kind})...)
	form := views.EditForm{ID: "person-form", Title: titles[kind], Action: path, Errors: v.Summary(), Fields: fields, Button: titles[kind],
		Back: views.Link{Text: "Cancel", URL: views.Path("cases", f.Case.ID, sectionPeople)}}
	if kind == pathway.OtherChild {
		form.Lead = "A child of the household whom the conference is not about. They are listed for agencies, without an outcome of their own."
	}
	return c.FormPage(f, sectionPeople, titles[kind], form), nil
}

// lookUpPerson answers the form for a person: who may be the same.
func (s *Server) lookUpPerson(c *Ctx) error {
	typed, err := c.Form()
	if err != nil {
		return err
	}
	p := pathway.Person{FirstName: typed.Line("first_name"), LastName: typed.Line("last_name"), NHSNumber: strings.Join(strings.Fields(typed.Get("nhs_number")), "")}
	p.Born, _ = pathway.ReadPastDate(typed.Get("born"), c.Today())
	m, err := s.matchesOf(c, typed, typed.Fields(nil), "person", p)
	if err != nil {
		return err
	}
	return c.Part(m)
}

// memberIn reads a person's form into what is recorded of them.
func (f Form) memberIn(m pathway.Member, today pathway.Date, faults pathway.Fields) pathway.Member {
	p := &m.Person
	p.FirstName, p.LastName, p.KnownAs, p.Title, p.Pronouns = f.Line("first_name"), f.Line("last_name"), f.Line("known_as"), f.Line("title"), f.Line("pronouns")
	p.FormerName, p.FormerPrinted, p.Aliases = f.Line("former_name"), f.Bool("former_printed"), f.Line("aliases")
	p.Born, p.Expected = f.PastDate("born", today, faults), f.Date("expected", today, faults)
	if p.ID == 0 {
		p.Unborn = !p.Expected.IsZero() && p.Born.IsZero() && p.FirstName == "" && m.Kind != pathway.Adult
	}
	p.Sex, p.Ethnicity, p.Disabilities = f.Get("sex"), f.Get("ethnicity"), strings.Join(f.Values["disabilities"], " ")
	if p.Unborn {
		p.Sex = "U"
	}
	p.Language, p.Interpreter, p.LargePrint, p.AccessNeeds = f.Line("language"), f.Bool("interpreter"), f.Bool("large_print"), f.Get("access_needs")
	p.NHSNumber, p.ChildRef, p.Hidden = f.Line("nhs_number"), f.Line("child_ref"), f.Bool("hidden")
	m.Note = f.Get("note")
	if kind := pathway.PersonKind(f.Get("kind")); m.Kind != pathway.Adult && (kind == pathway.SubjectChild || kind == pathway.OtherChild) {
		m.Kind = kind
	}
	switch school := f.Line("school"); {
	case m.SchoolHidden && f.Bool("no_school"):
		m.School, m.SchoolHidden = "", false
	case school != "" || !m.SchoolHidden:
		m.School, m.SchoolHidden = school, false
	}
	return m
}

// personFields are the fields of a person's form below the name.
func personFields(v *views.Form, m pathway.Member) []views.Component {
	if m.Kind == pathway.Adult {
		return []views.Component{
			views.Fieldset{Legend: "How they are addressed", Across: true, Fields: []views.Component{
				v.Text("title", "Title").Wide(5).AsOptional(), v.Text("known_as", "Known as").Wide(20).AsOptional(), v.Text("pronouns", "Pronouns").Wide(10).AsOptional(),
				v.Select("sex", "Sex", optionsOf(pathway.Sexes)...).WithBlank("Not recorded").AsOptional()}},
			languageFields(v), otherNames(v), staffFields(v),
		}
	}
	school := []views.Component{v.Text("school", "School or nursery").Wide(30).AsOptional()}
	if m.SchoolHidden {
		school = []views.Component{
			v.Text("school", "School or nursery").Wide(30).WithHint("One is recorded. It is protected, because it gives the address away. Leave this empty to keep it.").AsOptional(),
			v.Checkbox("no_school", "No school or nursery any more")}
	}
	first := []views.Component{v.Select("sex", "Sex", optionsOf(pathway.Sexes)...).WithBlank("Choose")}
	if m.Person.Unborn {
		first = nil
	}
	return []views.Component{
		views.Fieldset{Legend: "The child", Across: true, Fields: append(append(first, v.Text("known_as", "Known as").Wide(20).AsOptional(), v.Text("pronouns", "Pronouns").Wide(10).AsOptional()), school...)},
		languageFields(v),
		views.Fieldset{Legend: "For the census", Across: true, Fields: []views.Component{
			v.Select("ethnicity", "Ethnicity", optionsOf(pathway.Ethnicities)...).WithBlank("Not recorded").AsOptional(),
			v.Text("nhs_number", "NHS number").Wide(20).AsOptional(), v.Text("child_ref", "Child reference of the authority").Wide(20).AsOptional(),
			v.Checkboxes("disabilities", "Disabilities", optionsOf(pathway.Disabilities)...).SideBySide()}},
		otherNames(v), staffFields(v),
	}
}

func languageFields(v *views.Form) views.Component {
	return views.Fieldset{Legend: "Language and access", Fields: []views.Component{
		v.Text("language", "First language, where it is not English").Wide(20).AsOptional(),
		v.Checkbox("interpreter", "An interpreter is needed").WithHint("An accredited one: never a family member or a child"),
		v.Checkbox("large_print", "Large print"),
		v.Textarea("access_needs", "Access needs", 2).AtMost(1000).AsOptional()}}
}

func otherNames(v *views.Form) views.Component {
	return views.Fieldset{Legend: "Other names", Fields: []views.Component{
		v.Text("former_name", "Former name").Wide(30).AsOptional().WithHint("Printing a name that somebody has left behind does harm. It is printed nowhere unless you say so."),
		v.Checkbox("former_printed", "The former name may be printed in police checks"),
		v.Text("aliases", "Also known as").Wide(30).AsOptional().WithHint("For police checks; several with commas between them")}}
}

func staffFields(v *views.Form) views.Component {
	return views.Fieldset{Legend: "For staff", Fields: []views.Component{
		v.Checkbox("hidden", "Hidden person").WithHint("That this person exists is told to nobody who has no right to know: no letter, list, count or copy line gives them away"),
		v.Textarea("note", "Note for staff", 2).AtMost(2000).AsOptional().WithHint("Never printed")}}
}

func storedMember(m pathway.Member) Form {
	p := m.Person
	yes := func(b bool) string {
		if b {
			return "yes"
		}
		return ""
	}
	f := Stored("first_name", p.FirstName, "last_name", p.LastName, "known_as", p.KnownAs, "title", p.Title, "pronouns", p.Pronouns,
		"former_name", p.FormerName, "former_printed", yes(p.FormerPrinted), "aliases", p.Aliases, "born", slashed(p.Born), "expected", slashed(p.Expected),
		"sex", p.Sex, "ethnicity", p.Ethnicity, "language", p.Language, "interpreter", yes(p.Interpreter), "large_print", yes(p.LargePrint),
		"access_needs", p.AccessNeeds, "nhs_number", p.NHSNumber, "child_ref", p.ChildRef, "hidden", yes(p.Hidden), "note", m.Note, "school", m.School,
		"kind", string(m.Kind), "version", Version(p.Version), "member_version", Version(m.Version))
	for _, code := range strings.Fields(p.Disabilities) {
		f.Add("disabilities", code)
	}
	return f
}

// slashed returns a date as the forms' fields show it: 11/12/2026.
func slashed(d pathway.Date) string {
	if d.IsZero() {
		return ""
	}
	y, m, day := d.Split()
	return fmt.Sprintf("%02d/%02d/%d", day, m, y)
}

var personLabels = []fieldLabel{
	{"first_name", "First names"}, {"last_name", "Surname"}, {"known_as", "Known as"}, {"title", "Title"}, {"pronouns", "Pronouns"}, {"former_name", "Former name"},
	{"former_printed", "Former name printed"}, {"aliases", "Also known as"}, {"born", "Date of birth"}, {"expected", "Expected date"}, {"sex", "Sex"},
	{"ethnicity", "Ethnicity"}, {"disabilities", "Disabilities"}, {"language", "Language"}, {"interpreter", "Interpreter"}, {"large_print", "Large print"},
	{"access_needs", "Access needs"}, {"nhs_number", "NHS number"}, {"child_ref", "Child reference"}, {"hidden", "Hidden person"}, {"school", "School"}, {"note", "Note for staff"},
	{"kind", "Part in the family"},
}

func (s *Server) person(c *Ctx) error {
	f, m, err := c.member()
	if err != nil {
		return err
	}
	c.Saw("Looked at a person’s details", "person", m.Person.ID)
	return c.Show(c.personPage(&f, m, storedMember(m), nil))
}

func (s *Server) savePerson(c *Ctx) error {
	f, m, err := c.member()
	if err != nil {
		return err
	}
	typed, err := c.Form()
	if err != nil {
		return err
	}
	faults := pathway.Fields{}
	changed := typed.memberIn(m, c.Today(), faults)
	changed.Person.Version, changed.Version = typed.Int("version"), typed.Int("member_version")
	if err = faults.Err(); err == nil {
		err = s.DB.SavePerson(c.Ctx(), c.By(), f.Case.ID, changed)
	}
	switch {
	case pathway.CodeOf(err) == pathway.CodeConflict:
		return c.conflict(&f, m.Person.Name(), c.Request().URL.Path, typed, storedMember(m), personLabels, err)
	case err != nil:
		return c.Again(err, c.personPage(&f, m, typed, err))
	}
	return c.Done(peopleAt(f.Case.ID, m.Person.ID), changed.Person.Name()+" is saved.")
}

func (c *Ctx) personPage(f *pathway.Family, m pathway.Member, typed Form, err error) Page {
	v := typed.Fields(err)
	names := []views.Component{v.Text("first_name", "First names").Wide(20), v.Text("last_name", "Surname").Wide(20)}
	if m.Person.Unborn {
		names = []views.Component{v.Text("last_name", "Surname").Wide(20), v.Date("expected", "Expected date of delivery").WithHint("")}
	} else {
		names = append(names, v.Date("born", "Date of birth").WithHint(""))
	}
	fields := append([]views.Component{views.Fieldset{Legend: "Name", Across: true, Fields: names}}, personFields(v, m)...)
	if m.Kind != pathway.Adult {
		kind := v.Radios("kind", "Is the conference about this child?", views.Option{Value: string(pathway.SubjectChild), Text: "Yes, subject"},
			views.Option{Value: string(pathway.OtherChild), Text: "No, another child of the household"}).SideBySide()
		fields = append(fields, kind)
	}
	form := views.EditForm{ID: "person-form", Title: m.Person.Name(), Action: views.Path("cases", f.Case.ID, "people", m.Person.ID), Errors: v.Summary(),
		Hidden: []views.Hidden{v.Hidden("version"), v.Hidden("member_version")}, Fields: fields, Button: "Save",
		Back: views.Link{Text: "Cancel", URL: peopleAt(f.Case.ID, m.Person.ID)}}
	if m.Person.Unborn {
		form.Hidden = append(form.Hidden, views.Hidden{Name: "sex", Value: "U"})
	}
	return c.FormPage(f, sectionPeople, "Person", form)
}

// idText returns an id as a form's value.
func idText(n int64) string { return strconv.FormatInt(n, 10) }
