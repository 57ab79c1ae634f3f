package handlers

import (
	"strconv"

	"cp-pathway/pathway"
	"cp-pathway/views"
)

// relationTable is what an adult is to each child, with the act that confirms it.
func relationTable(c *Ctx, f *pathway.Family, m pathway.Member) *views.RelationTable {
	t := &views.RelationTable{ID: "relations-" + strconv.FormatInt(m.Person.ID, 10), Caption: "What " + m.Person.Name() + " is to each child"}
	address := views.Path("cases", f.Case.ID, "people", m.Person.ID, "relations")
	confirmed, answered := true, true
	for _, child := range f.AllChildren() {
		r := f.Relation(m.Person.ID, child.Person.ID)
		row := views.RelationRow{Child: child.Person.Name(), Relation: or(r.Relation, "not recorded"), PR: or(pathway.TitleOf(pathway.YesNo, r.PR), "not recorded"),
			MayKnow: or(pathway.TitleOf(pathway.YesNo, r.MayKnow), "not recorded"), Confirmed: confirmedWords(r.Confirmed, r.ConfirmedBy), Unsure: r.Confirmed == ""}
		if r.Confirmed == "" && r.MayKnow == "yes" {
			row.MayKnow = "Yes, but not confirmed: no"
		}
		confirmed = confirmed && r.Confirmed != ""
		answered = answered && r.Answered()
		t.Rows = append(t.Rows, row)
	}
	if !c.May(pathway.EditFamily) {
		return t
	}
	t.Change = views.Link{Text: "Change relations", URL: address}
	switch {
	case confirmed:
	case answered:
		t.Confirm = []views.PostButton{{ID: "confirm-" + t.ID, Action: address + "/confirm", Text: "Confirm these",
			Hidden: []views.Hidden{{Name: "version", Value: Version(m.Version)}}}}
	default:
		t.Missing = "To be answered before it can be confirmed. Until then: no."
	}
	return t
}

// or returns text, or otherwise where it is empty.
func or(text, otherwise string) string {
	if text == "" {
		return otherwise
	}
	return text
}

// confirmedWords is when and by whom something was confirmed. The instant is as stored.
func confirmedWords(at, by string) string {
	if at == "" {
		return "Not confirmed"
	}
	day := pathway.Date{}
	if len(at) >= 10 {
		day, _ = pathway.ParseDate(at[:10])
	}
	if by == "" {
		return day.Short()
	}
	return day.Short() + " by " + by
}

func (s *Server) relations(c *Ctx) error {
	f, m, err := c.member(pathway.Adult)
	if err != nil {
		return err
	}
	return c.Show(c.relationPage(&f, m, storedRelations(&f, m), nil))
}

func (s *Server) saveRelations(c *Ctx) error {
	f, m, err := c.member(pathway.Adult)
	if err != nil {
		return err
	}
	typed, err := c.Form()
	if err != nil {
		return err
	}
	var list []pathway.Relation
	for _, child := range f.AllChildren() {
		at := "-" + strconv.FormatInt(child.Person.ID, 10)
		if _, there := typed.Values["relation"+at]; !there {
			continue
		}
		list = append(list, pathway.Relation{Adult: m.Person.ID, Child: child.Person.ID, Relation: typed.Line("relation" + at),
			PR: typed.Get("pr" + at), MayKnow: typed.Get("may_know" + at), MayKnowWhy: typed.Line("may_know_why" + at)})
	}
	confirm := typed.Bool("confirm")
	if err := s.DB.SaveRelations(c.Ctx(), c.By(), f.Case.ID, m.Person.ID, list, confirm, typed.Int("version")); err != nil {
		if pathway.CodeOf(err) == pathway.CodeConflict {
			return c.conflict(&f, "What "+m.Person.Name()+" is to the children", c.Request().URL.Path, typed, storedRelations(&f, m), relationLabels(&f), err)
		}
		return c.Again(err, c.relationPage(&f, m, typed, err))
	}
	said := "What " + m.Person.Name() + " is to the children is saved. It is not confirmed: until then they may know of nobody."
	if confirm {
		said = "What " + m.Person.Name() + " is to the children is confirmed."
	}
	return c.Done(peopleAt(f.Case.ID, m.Person.ID), said)
}

// confirmRelations confirms what is recorded, as it stands on the page of people.
func (s *Server) confirmRelations(c *Ctx) error {
	f, m, err := c.member(pathway.Adult)
	if err != nil {
		return err
	}
	typed, err := c.Form()
	if err != nil {
		return err
	}
	if err := s.DB.SaveRelations(c.Ctx(), c.By(), f.Case.ID, m.Person.ID, f.RelationsOf(m.Person.ID), true, typed.Int("version")); err != nil {
		return c.Again(err, c.relationPage(&f, m, storedRelations(&f, m), err))
	}
	return c.Done(peopleAt(f.Case.ID, m.Person.ID), "What "+m.Person.Name()+" is to the children is confirmed.")
}

func storedRelations(f *pathway.Family, m pathway.Member) Form {
	stored := Stored("version", Version(m.Version))
	for _, r := range f.RelationsOf(m.Person.ID) {
		at := "-" + strconv.FormatInt(r.Child, 10)
		stored.Set("relation"+at, r.Relation)
		stored.Set("pr"+at, r.PR)
		stored.Set("may_know"+at, r.MayKnow)
		stored.Set("may_know_why"+at, r.MayKnowWhy)
	}
	return stored
}

func relationLabels(f *pathway.Family) []fieldLabel {
	var list []fieldLabel
	for _, c := range f.AllChildren() {
		at := "-" + strconv.FormatInt(c.Person.ID, 10)
		name := c.Person.Name()
		list = append(list, fieldLabel{"relation" + at, name + ": relation"}, fieldLabel{"pr" + at, name + ": parental responsibility"},
			fieldLabel{"may_know" + at, name + ": may know"}, fieldLabel{"may_know_why" + at, name + ": reason"})
	}
	return list
}

func (c *Ctx) relationPage(f *pathway.Family, m pathway.Member, typed Form, err error) Page {
	v := typed.Fields(err)
	form := views.RelationForm{Action: views.Path("cases", f.Case.ID, "people", m.Person.ID, "relations"), Errors: v.Summary(), Adult: m.Person.Name(),
		Hidden: []views.Hidden{v.Hidden("version")}, Offered: pathway.Relations, Back: peopleAt(f.Case.ID, m.Person.ID)}
	for _, child := range f.AllChildren() {
		at := "-" + strconv.FormatInt(child.Person.ID, 10)
		r := f.Relation(m.Person.ID, child.Person.ID)
		row := views.RelationFields{Child: child.Person.Name(), Age: child.Person.AgeWords(c.Today()),
			Relation: v.Text("relation"+at, "Relation").Wide(10).From("relation-offers"), PR: v.YesNo("pr"+at, "Parental responsibility"),
			MayKnow: v.YesNo("may_know"+at, "May know of this child"), Why: v.Text("may_know_why"+at, "Reason, where it needs one").Wide(20).AsOptional()}
		if r.Relation != "" || r.Confirmed != "" {
			row.Confirmed = confirmedWords(r.Confirmed, r.ConfirmedBy)
		}
		form.Rows = append(form.Rows, row)
	}
	return c.FormPage(f, sectionPeople, "Relations", form)
}

// member returns the request's family and the member that its path names, of one of the kinds where any are given.
func (c *Ctx) member(kinds ...pathway.PersonKind) (pathway.Family, pathway.Member, error) {
	f, err := c.Family()
	if err != nil {
		return f, pathway.Member{}, err
	}
	var person int64
	for _, name := range []string{"person", "adult", "child"} {
		if c.Param(name) != "" {
			person, err = c.ID(name)
		}
	}
	if err != nil {
		return f, pathway.Member{}, err
	}
	m, err := f.Member(person)
	if err != nil {
		return f, m, err
	}
	for _, k := range kinds {
		if m.Kind == k {
			return f, m, nil
		}
	}
	if len(kinds) > 0 {
		return f, m, pathway.NotFound("This page")
	}
	return f, m, nil
}
