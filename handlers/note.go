package handlers

import (
	"strconv"
	"strings"
	"time"

	"cp-pathway/pathway"
	"cp-pathway/views"
)

// notes shows what was written about a family: notes, oversight notes, the contact log. The kind that is chosen stands in
// the address.
func (s *Server) notes(c *Ctx) error {
	f, err := c.Family()
	if err != nil {
		return err
	}
	list, err := s.DB.Notes(c.Ctx(), c.By(), f.Case.ID)
	if err != nil {
		return err
	}
	person, _ := strconv.ParseInt(c.QueryParam("person"), 10, 64)
	return c.Show(c.SectionPage(&f, sectionNotes, "Notes", c.notesOf(&f, list, c.QueryParam("kind"), person)))
}

func (c *Ctx) notesOf(f *pathway.Family, list []pathway.Note, kind string, person int64) views.Notes {
	at := views.Path("cases", f.Case.ID, sectionNotes)
	if !pathway.Chosen(pathway.NoteKinds, kind) {
		kind = ""
	}
	page := views.Notes{Filter: views.Sections{Label: "Kinds of note", Items: []views.SectionItem{{Text: "All", URL: at, Count: strconv.Itoa(len(list)), Current: kind == "" && person == 0}}},
		Empty: views.Empty{Text: "Nothing is written here yet. Calls, voicemails and who said what are kept here, and the oversight notes that go to the authority’s case system."}}
	counts := map[pathway.NoteKind]int{}
	for _, n := range list {
		counts[n.Kind]++
		if (kind == "" || string(n.Kind) == kind) && (person == 0 || n.Person == person) {
			page.Items = append(page.Items, c.noteItem(f, n))
		}
	}
	for _, k := range pathway.NoteKinds {
		page.Filter.Items = append(page.Filter.Items, views.SectionItem{Text: noteKindPlural[k.Value], URL: at + "?kind=" + k.Value,
			Count: strconv.Itoa(counts[pathway.NoteKind(k.Value)]), Current: k.Value == kind})
	}
	if m, err := f.Member(person); err == nil {
		page.Filter.Items = append(page.Filter.Items, views.SectionItem{Text: "With " + m.Person.Name(), URL: at + "?person=" + idText(person), Current: true})
	}
	if c.May(pathway.WriteNote) {
		contact := at + "/new/contact"
		if person != 0 {
			contact += "?person=" + idText(person)
		}
		page.Actions = []views.Action{{Text: "Record a contact", URL: contact}, {Text: "Write a note", URL: at + "/new/note", Second: true},
			{Text: "Write an oversight note", URL: at + "/new/oversight", Second: true}, {Text: "Record a significant event", URL: at + "/new/significant-event", Second: true}}
	}
	return page
}

var noteKindPlural = map[string]string{string(pathway.ContactNote): "Contacts", string(pathway.PlainNote): "Notes", string(pathway.OversightNote): "Oversight notes",
	string(pathway.SignificantEvent): "Significant events"}

func (c *Ctx) noteItem(f *pathway.Family, n pathway.Note) views.NoteItem {
	at := views.Path("cases", f.Case.ID, sectionNotes, n.ID)
	item := views.NoteItem{ID: "note-" + idText(n.ID), Kind: pathway.TitleOf(pathway.NoteKinds, string(n.Kind)), Heading: n.Heading, When: n.HappenedAt.Format(), Machine: n.HappenedAt.String(),
		By: "written by " + n.MadeName + ", " + c.instant(n.MadeAt), With: strings.Join(nonEmpty(n.PersonName, n.ProfName), " and "), ToldBy: n.ToldBy, Text: n.Text}
	if n.Way != "" {
		item.Kind += ": " + strings.ToLower(pathway.TitleOf(pathway.HowInTouch, n.Way))
	}
	if n.Covered && c.May(pathway.ShowProtected) {
		item.Show = views.Link{Text: "Show what is covered", URL: views.Path("cases", f.Case.ID, "show", "note", n.ID)}
	}
	if !n.StruckAt.IsZero() {
		item.Struck = c.instant(n.StruckAt) + ". " + n.StruckWhy
		return item
	}
	if n.Kind == pathway.OversightNote {
		item.Copy = &views.CopyText{ID: item.ID + "-text", Label: "Text for the case system", Text: strings.Join(nonEmpty(n.Heading, n.Text), "\n\n")}
		item.Copied = "Not yet copied to the case system"
		if !n.CopiedAt.IsZero() {
			item.Copied = "Copied to the case system by " + n.CopiedName + ", " + c.instant(n.CopiedAt)
		}
	}
	if n.Kind == pathway.SignificantEvent {
		item.Copied, item.Done = "Not yet read by the chair", c.readButton(f.Case.ID, n)
		if !n.Unread() {
			item.Copied = "Read by " + n.ReadName + ", " + c.instant(n.ReadAt)
		}
	}
	if !c.May(pathway.WriteNote) {
		return item
	}
	if n.Kind == pathway.OversightNote && n.CopiedAt.IsZero() {
		item.Done = []views.PostButton{{ID: "copied-" + item.ID, Action: at + "/copied", Text: "It is copied"}}
	}
	item.Strike = views.Link{Text: "Entered in error", URL: at + "/strike"}
	return item
}

// instant returns an instant on the office's clock, for people.
func (c *Ctx) instant(t time.Time) string { return pathway.DateTimeOf(t.In(c.server.zone)).Short() }

func (s *Server) newContactNote(c *Ctx) error   { return s.newNote(c, pathway.ContactNote) }
func (s *Server) newPlainNote(c *Ctx) error     { return s.newNote(c, pathway.PlainNote) }
func (s *Server) newOversightNote(c *Ctx) error { return s.newNote(c, pathway.OversightNote) }
func (s *Server) newEventNote(c *Ctx) error     { return s.newNote(c, pathway.SignificantEvent) }

func (s *Server) addContactNote(c *Ctx) error   { return s.addNote(c, pathway.ContactNote) }
func (s *Server) addPlainNote(c *Ctx) error     { return s.addNote(c, pathway.PlainNote) }
func (s *Server) addOversightNote(c *Ctx) error { return s.addNote(c, pathway.OversightNote) }
func (s *Server) addEventNote(c *Ctx) error     { return s.addNote(c, pathway.SignificantEvent) }

func (s *Server) newNote(c *Ctx, kind pathway.NoteKind) error {
	f, err := c.Family()
	if err != nil {
		return err
	}
	now := c.Minute()
	return c.Show(c.notePage(&f, kind, Stored("date", slashed(now.Date()), "time", now.Clock(), "way", "phone", "with", c.withWhom()), nil))
}

// withWhom is the person with whom a contact begins: the one whose log led here.
func (c *Ctx) withWhom() string {
	if id, err := strconv.ParseInt(c.QueryParam("person"), 10, 64); err == nil {
		return "person-" + idText(id)
	}
	return ""
}

func (s *Server) addNote(c *Ctx, kind pathway.NoteKind) error {
	f, err := c.Family()
	if err != nil {
		return err
	}
	typed, err := c.Form()
	if err != nil {
		return err
	}
	faults := pathway.Fields{}
	n := pathway.Note{Case: f.Case.ID, Kind: kind, Heading: typed.Line("heading"), Text: typed.Get("text"), ToldBy: typed.Line("told_by")}
	if day := typed.PastDate("date", c.Today(), faults); !day.IsZero() {
		n.HappenedAt = typed.Moment("date", "time", c.Today(), faults)
	}
	if kind == pathway.ContactNote {
		n.Way = typed.Get("way")
		who, id, _ := strings.Cut(typed.Get("with"), "-")
		number, _ := strconv.ParseInt(id, 10, 64)
		switch who {
		case "person":
			n.Person = number
		case "professional":
			n.Professional = number
		}
	}
	if err = faults.Err(); err == nil {
		_, err = s.DB.AddNote(c.Ctx(), c.By(), n)
	}
	if err != nil {
		if message := pathway.FieldsOf(err)["happened_at"]; message != "" {
			pathway.FieldsOf(err).Add("date", message)
			delete(pathway.FieldsOf(err), "happened_at")
		}
		return c.Again(err, c.notePage(&f, kind, typed, err))
	}
	return c.Done(views.Path("cases", f.Case.ID, sectionNotes), "It is written.")
}

var noteTitles = map[pathway.NoteKind]string{pathway.ContactNote: "Record a contact", pathway.PlainNote: "Write a note", pathway.OversightNote: "Write an oversight note",
	pathway.SignificantEvent: "Record a significant event"}

func (c *Ctx) notePage(f *pathway.Family, kind pathway.NoteKind, typed Form, err error) Page {
	v := typed.Fields(err)
	form := views.EditForm{ID: "note-form", Title: noteTitles[kind], Action: views.Path("cases", f.Case.ID, sectionNotes, "new", kind), Button: "Save",
		Back: views.Link{Text: "Cancel", URL: views.Path("cases", f.Case.ID, sectionNotes)}}
	when := views.Fieldset{Legend: "When", Across: true, Fields: []views.Component{v.Date("date", "Date").WithHint(""), v.Time("time", "Time").WithHint("")}}
	switch kind {
	case pathway.ContactNote:
		form.Fields = append(form.Fields, v.Select("with", "With whom", withOptions(f)...).WithBlank("Nobody of the list").AsOptional(), v.Radios("way", "How", optionsOf(pathway.HowInTouch)...).SideBySide(), when,
			v.Text("told_by", "Who said so").Wide(30).AtMost(pathway.MaxName).AsOptional().WithHint("Where it was somebody else"))
	case pathway.OversightNote:
		form.Lead = "A note of management oversight. Its text is ready to be copied to the authority’s case system, and it asks until it was."
		form.Fields = append(form.Fields, when)
	case pathway.SignificantEvent:
		form.Lead = "Anything that has an impact on the children. The chair is told as it happens."
		form.Fields = append(form.Fields, when, v.Text("told_by", "Who told the unit").Wide(30).AtMost(pathway.MaxName).AsOptional())
	default:
		form.Fields = append(form.Fields, when)
	}
	form.Fields = append(form.Fields, v.Text("heading", "Heading").Wide(30).AtMost(200).AsOptional(), v.Textarea("text", "Note", 8).AtMost(pathway.MaxNote).WithHint("It is kept as it is written: notes are never changed, only struck"))
	form.Errors = v.Summary()
	return c.FormPage(f, sectionNotes, noteTitles[kind], form)
}

// withOptions offers everybody of the family and its network.
func withOptions(f *pathway.Family) []views.Option {
	var list []views.Option
	for _, m := range append(f.Adults(), f.AllChildren()...) {
		if m.Person.Died.IsZero() && !m.Person.Unborn {
			list = append(list, views.Option{Value: "person-" + idText(m.Person.ID), Text: m.Person.Name()})
		}
	}
	for _, n := range f.Colleagues() {
		list = append(list, views.Option{Value: "professional-" + idText(n.Professional.ID), Text: strings.Join(nonEmpty(n.Professional.Name, n.Role, n.Professional.AgencyName), ", ")})
	}
	return list
}

func (s *Server) noteCopied(c *Ctx) error {
	id, err := c.ID("note")
	if err != nil {
		return err
	}
	if err := s.DB.NoteCopied(c.Ctx(), c.By(), c.Case().ID, id); err != nil {
		return err
	}
	return c.Done(views.Path("cases", c.Case().ID, sectionNotes)+"#note-"+idText(id), "It is noted that the text was copied.")
}

func (s *Server) strikeNotePage(c *Ctx) error { return s.showStrike(c, Form{}, nil) }

func (s *Server) strikeNote(c *Ctx) error {
	id, err := c.ID("note")
	if err != nil {
		return err
	}
	typed, err := c.Form()
	if err != nil {
		return err
	}
	if err := s.DB.StrikeNote(c.Ctx(), c.By(), c.Case().ID, id, typed.Line("reason")); err != nil {
		return s.showStrike(c, typed, err)
	}
	return c.Done(views.Path("cases", c.Case().ID, sectionNotes)+"#note-"+idText(id), "The note is struck. It stays readable.")
}

func (s *Server) showStrike(c *Ctx, typed Form, failed error) error {
	f, err := c.Family()
	if err != nil {
		return err
	}
	id, err := c.ID("note")
	if err != nil {
		return err
	}
	list, err := s.DB.Notes(c.Ctx(), c.By(), f.Case.ID)
	if err != nil {
		return err
	}
	var lead string
	for _, n := range list {
		if n.ID == id {
			lead = pathway.TitleOf(pathway.NoteKinds, string(n.Kind)) + " of " + n.HappenedAt.Format() + ", written by " + n.MadeName + ". It stays readable, struck through, with the reason."
		}
	}
	if lead == "" {
		return pathway.NotFound("This note")
	}
	v := typed.Fields(failed)
	p := c.FormPage(&f, sectionNotes, "Entered in error", views.EditForm{ID: "strike-form", Title: "Strike a note", Lead: lead, Errors: v.Summary(),
		Action: views.Path("cases", f.Case.ID, sectionNotes, id, "strike"), Fields: []views.Component{v.Text("reason", "Reason").AtMost(300)}, Button: "Strike it",
		Back: views.Link{Text: "Cancel", URL: views.Path("cases", f.Case.ID, sectionNotes)}})
	if failed != nil {
		return c.Again(failed, p)
	}
	return c.Show(p)
}
