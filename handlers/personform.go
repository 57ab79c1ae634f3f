package handlers

import (
	"fmt"
	"strings"

	"cp-pathway/pathway"
	"cp-pathway/views"
)

// memberIn reads a person's form into what is recorded of them.
func (f Form) memberIn(m pathway.Member, today pathway.Date, faults pathway.Fields) pathway.Member {
	p := &m.Person
	p.FirstName, p.LastName, p.KnownAs, p.Title, p.Pronouns = f.Line("first_name"), f.Line("last_name"), f.Line("known_as"), f.Line("title"), f.Line("pronouns")
	p.FormerName, p.FormerPrinted, p.Aliases = f.Line("former_name"), f.Bool("former_printed"), f.Line("aliases")
	p.Latin = f.Line("latin")
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
		v.Text("latin", "Latin spelling").Wide(30).AsOptional().WithHint("Where the name is written in letters that letters can’t be printed in, such as Chinese or Punjabi: as it is to be printed, surname last"),
		v.Text("aliases", "Also known as").Wide(30).AsOptional().WithHint("For police checks; several with commas between them")}}
}

func staffFields(v *views.Form) views.Component {
	return views.Fieldset{Legend: "For staff", Fields: []views.Component{
		v.Checkbox("hidden", "Hidden person").WithHint("That this person exists is told to nobody who has no right to know: no letter, list, count or copy line gives them away"),
		v.Textarea("note", "Note for staff", 2).AtMost(2000).AsOptional().WithHint("Never printed")}}
}

func storedMember(m pathway.Member) Form {
	p := m.Person
	f := Stored("first_name", p.FirstName, "last_name", p.LastName, "known_as", p.KnownAs, "title", p.Title, "pronouns", p.Pronouns,
		"former_name", p.FormerName, "former_printed", ticked(p.FormerPrinted), "aliases", p.Aliases, "latin", p.Latin, "born", slashed(p.Born), "expected", slashed(p.Expected),
		"sex", p.Sex, "ethnicity", p.Ethnicity, "language", p.Language, "interpreter", ticked(p.Interpreter), "large_print", ticked(p.LargePrint),
		"access_needs", p.AccessNeeds, "nhs_number", p.NHSNumber, "child_ref", p.ChildRef, "hidden", ticked(p.Hidden), "note", m.Note, "school", m.School,
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
	{"former_printed", "Former name printed"}, {"aliases", "Also known as"}, {"latin", "Latin spelling"}, {"born", "Date of birth"}, {"expected", "Expected date"}, {"sex", "Sex"},
	{"ethnicity", "Ethnicity"}, {"disabilities", "Disabilities"}, {"language", "Language"}, {"interpreter", "Interpreter"}, {"large_print", "Large print"},
	{"access_needs", "Access needs"}, {"nhs_number", "NHS number"}, {"child_ref", "Child reference"}, {"hidden", "Hidden person"}, {"school", "School"}, {"note", "Note for staff"},
	{"kind", "Part in the family"},
}
