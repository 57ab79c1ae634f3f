package handlers

import (
	"fmt"
	"strconv"
	"strings"

	"cp-pathway/pathway"
	"cp-pathway/views"
)

// people shows everybody of a family.
func (s *Server) people(c *Ctx) error {
	f, err := c.Family()
	if err != nil {
		return err
	}
	return c.Show(c.SectionPage(&f, sectionPeople, "People", peoplePage(c, &f)))
}

func peoplePage(c *Ctx, f *pathway.Family) views.People {
	edit := c.May(pathway.EditFamily)
	at := func(parts ...any) string { return views.Path(append([]any{"cases", f.Case.ID}, parts...)...) }
	p := views.People{Picture: pictureOf(c, f),
		NoAdults:  views.Empty{Text: "No adult is recorded. Parents, carers and others who matter to the children are entered here, with what they are to each child and what they may know."},
		NoAddress: views.Empty{Text: "No address is recorded. It is entered with a person, and shared by all who live there."},
		NoNetwork: views.Empty{Text: "No professional is recorded. School, health visitor, GP, police: everybody who works with the family is invited from here."}}
	if edit {
		p.Actions = []views.Action{{Text: "Add an adult", URL: at("people", "new", "adult")}, {Text: "Add a child", URL: at("people", "new", "child"), Second: true},
			{Text: "Add another child of the household", URL: at("people", "new", "other-child"), Second: true}}
		p.AddWho = views.Link{Text: "Add a professional", URL: at("network", "new")}
		p.AddWord = views.Link{Text: "Protect a word", URL: at("words")}
		p.NoNetwork.Action = views.Action{Text: "Add a professional", URL: p.AddWho.URL, Second: true}
	}
	for _, m := range f.Children() {
		p.Children = append(p.Children, personCard(c, f, m))
	}
	for _, m := range f.OtherChildren() {
		p.Others = append(p.Others, personCard(c, f, m))
	}
	for _, m := range f.Adults() {
		p.Adults = append(p.Adults, personCard(c, f, m))
	}
	for _, m := range f.Past() {
		p.Past = append(p.Past, pastCard(m))
	}
	for _, a := range f.Addresses() {
		p.Addresses = append(p.Addresses, addressCard(c, f, a))
	}
	for _, n := range f.Network {
		if n.EndedOn.IsZero() {
			p.Network = append(p.Network, colleagueCard(c, f, n))
		} else {
			p.Leavers = append(p.Leavers, colleagueCard(c, f, n))
		}
	}
	for _, w := range f.Words {
		p.Words = append(p.Words, wordCard(c, f, w))
	}
	return p
}

// anchor is the id of a person's card.
func anchor(person int64) string { return "person-" + strconv.FormatInt(person, 10) }

// peopleAt is where a person stands on the page of people.
func peopleAt(number, person int64) string {
	return views.Path("cases", number, sectionPeople) + "#" + anchor(person)
}

func personCard(c *Ctx, f *pathway.Family, m pathway.Member) views.PersonCard {
	p := m.Person
	at := func(parts ...any) string {
		return views.Path(append([]any{"cases", f.Case.ID, "people", p.ID}, parts...)...)
	}
	card := views.PersonCard{ID: anchor(p.ID), Name: p.Name(), Age: p.AgeWords(c.Today())}
	if p.Hidden {
		card.Flags = append(card.Flags, views.Flag{Text: "Hidden person", Strong: true})
	}
	if p.Interpreter {
		card.Flags = append(card.Flags, views.Flag{Text: "Interpreter: " + p.Language})
	}
	if p.LargePrint {
		card.Flags = append(card.Flags, views.Flag{Text: "Large print"})
	}
	if m.Kind != pathway.Adult {
		if n, _ := pathway.RepeatPlans(m.Previous); n > 0 {
			text, alarm := pathway.RepeatWords(n)
			card.Flags = append(card.Flags, views.Flag{Text: text, Strong: alarm})
		}
	}
	card.Facts = personFacts(c, f, m)
	if m.Kind == pathway.Adult && len(f.AllChildren()) > 0 {
		card.Relations = relationTable(c, f, m)
	}
	if !c.May(pathway.EditFamily) {
		return card
	}
	add := func(text string, parts ...any) {
		card.Links = append(card.Links, views.Link{Text: text, URL: at(parts...)})
	}
	add("Details")
	if p.Died.IsZero() {
		add("Where they live", "address")
	}
	if p.Unborn && p.Died.IsZero() {
		add("Record the birth", "birth")
	} else {
		add("Phone and email", "contacts")
	}
	if m.Kind != pathway.Adult {
		add("Earlier plans", "plans")
	}
	switch {
	case !p.Died.IsZero():
		add("Recorded in error", "death", "withdraw")
	case p.Unborn:
		add("Loss before birth", "death")
	default:
		add("Death", "death")
	}
	add("No longer part of the family", "end")
	if !p.Unborn {
		card.Links = append(card.Links, views.Link{Text: "Contact log", URL: views.Path("cases", f.Case.ID, sectionNotes) + "?person=" + idText(p.ID)})
	}
	return card
}

func personFacts(c *Ctx, f *pathway.Family, m pathway.Member) []views.Fact {
	p := m.Person
	var facts []views.Fact
	add := func(name, text string) {
		if text != "" {
			facts = append(facts, views.Fact{Name: name, Text: text})
		}
	}
	if p.LegalName() != p.Name() {
		add("Legal name", p.LegalName())
	}
	if !p.Unborn {
		add("Born", strings.TrimSpace(p.Born.Short()+" "+strings.ToLower(pathway.TitleOf(pathway.Sexes[:2], p.Sex))))
	}
	add("Pronouns", p.Pronouns)
	if p.FormerName != "" {
		note := "do not print"
		if p.FormerPrinted {
			note = "may be printed in police checks"
		}
		facts = append(facts, views.Fact{Name: "Former name", Text: p.FormerName, Note: "(" + note + ")"})
	}
	add("Also known as", p.Aliases)
	facts = append(facts, homeFact(c, f, m))
	facts = append(facts, schoolFact(c, f, m)...)
	if !p.Interpreter {
		add("Language", p.Language)
	}
	add("Access needs", p.AccessNeeds)
	add("Ethnicity", pathway.TitleOf(pathway.Ethnicities, p.Ethnicity))
	var disabilities []string
	for _, code := range strings.Fields(p.Disabilities) {
		disabilities = append(disabilities, pathway.TitleOf(pathway.Disabilities, code))
	}
	add("Disabilities", strings.Join(disabilities, ", "))
	add("NHS number", p.NHSNumber)
	add("Child reference", p.ChildRef)
	facts = append(facts, contactFacts(c, f, m)...)
	if len(m.Previous) > 0 {
		add("Earlier plans", previousWords(m.Previous))
	}
	add("For staff only", m.Note)
	return facts
}

// homeFact says where somebody lives, or that it is not recorded.
func homeFact(c *Ctx, f *pathway.Family, m pathway.Member) views.Fact {
	home, ok := m.Home()
	if !ok {
		return views.Fact{Name: "Lives at", Text: "not recorded", Strong: m.Person.Died.IsZero() && !m.Person.Unborn}
	}
	fact := views.Fact{Name: "Lives at", Text: addressWords(home.Address)}
	if home.Address.Protected() {
		fact.Show = showLink(c, f, pathway.SecretAddress, home.Address.ID)
	}
	return fact
}

func schoolFact(c *Ctx, f *pathway.Family, m pathway.Member) []views.Fact {
	switch {
	case m.SchoolHidden:
		return []views.Fact{{Name: "School", Text: "Protected, as it gives the address away", Show: showLink(c, f, pathway.SecretSchool, m.Person.ID)}}
	case m.School != "":
		return []views.Fact{{Name: "School", Text: m.School}}
	}
	return nil
}

// contactFacts lists phones and emails, and which ways are not safe.
func contactFacts(c *Ctx, f *pathway.Family, m pathway.Member) []views.Fact {
	var facts []views.Fact
	for _, point := range m.Contacts {
		if point.Ended {
			continue
		}
		fact := views.Fact{Name: pathway.TitleOf(pathway.ContactKinds, string(point.Kind)), Text: point.Value, Note: point.Note}
		switch {
		case point.Protected():
			fact.Text, fact.Show = "Confidential", showLink(c, f, pathway.SecretContact, point.ID)
		case point.State == pathway.AddressNotKnown:
			fact.Text = strings.TrimSpace(point.Value + " not known to be right")
		}
		facts = append(facts, fact)
	}
	for _, w := range m.Ways {
		if w.Safety == pathway.NotSafe || w.Safety == pathway.AtTimes {
			facts = append(facts, views.Fact{Name: pathway.TitleOf(pathway.ContactWays, w.Way), Text: w.Say(), Strong: w.Blocked()})
		}
	}
	return facts
}

func previousWords(plans []pathway.PreviousPlan) string {
	var words []string
	for _, p := range plans {
		where := "here"
		if p.Authority != "" {
			where = p.Authority
		}
		until := "still open"
		if !p.EndedOn.IsZero() {
			until = p.EndedOn.Short()
		}
		category := ""
		if p.Category != "" {
			category = ", " + strings.ToLower(pathway.CategoryTitle(p.Category))
		}
		words = append(words, fmt.Sprintf("%s to %s, %s%s", p.StartedOn.Short(), until, where, category))
	}
	return strings.Join(words, "\n")
}

func pastCard(m pathway.Member) views.PersonCard {
	return views.PersonCard{ID: anchor(m.Person.ID), Name: m.Person.Name(),
		Facts: []views.Fact{{Name: "Since", Text: m.EndedOn.Short()}, {Name: "Because", Text: m.EndReason}}}
}

// addressWords is an address, or what is said in its place. A protected one has no lines here.
func addressWords(a pathway.Address) string {
	switch {
	case a.Protected():
		return "Protected address"
	case a.State == pathway.AddressNotKnown:
		return "Not known"
	case a.State == pathway.NoFixedAbode:
		return "No fixed abode"
	}
	return a.String()
}

// showLink leads to where a protected value is uncovered, for who may.
func showLink(c *Ctx, f *pathway.Family, kind pathway.SecretKind, id int64) views.Link {
	if !c.May(pathway.ShowProtected) {
		return views.Link{}
	}
	return views.Link{Text: "Show", URL: views.Path("cases", f.Case.ID, "show", kind, id)}
}
