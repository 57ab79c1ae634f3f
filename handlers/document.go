package handlers

import (
	"encoding/json"
	"net/http"
	"strings"

	"cp-pathway/db"
	"cp-pathway/mail"
	"cp-pathway/pathway"
	"cp-pathway/pdf"
	"cp-pathway/views"
)

const documentsPath = "/documents"

// How many documents a page lists.
const documentRows = 50

// allDocuments lists what was issued for all families, the latest first.
func (s *Server) allDocuments(c *Ctx) error { return s.showAllDocuments(c, Form{}) }

// searchDocuments looks for words in the text of documents. What is typed may be a name, so it does not come by the address.
func (s *Server) searchDocuments(c *Ctx) error {
	f, err := c.Form()
	if err != nil {
		return err
	}
	return s.showAllDocuments(c, f)
}

func (s *Server) showAllDocuments(c *Ctx, f Form) error {
	before := Form{c.QueryParams()}.ID("before")
	list, err := s.DB.FindDocuments(c.Ctx(), c.By(), 0, f.Line("q"), before, documentRows+1)
	if err != nil {
		return err
	}
	search := views.FindForm{ID: "find", Action: documentsPath, Label: "Find a document", Value: f.Line("q"), Hint: "By words in its text, or its reference. Protected addresses are not searched"}
	if search.Value != "" {
		search.Clear = documentsPath
	}
	t := documentTable(s, list[:min(len(list), documentRows)], true)
	t.Empty = views.Empty{Text: "No document was issued yet. Letters are made on a conference’s invitations."}
	if f.Line("q") != "" {
		t.Empty.Text = "No document holds these words."
	}
	body := views.Stack{views.PageHead{Title: "Documents", Lead: "What was issued, and to whom?"}, search, t}
	if len(list) > documentRows && f.Line("q") == "" {
		body = append(body, views.Pagination{Label: "Documents", Next: documentsPath + "?before=" + idText(list[documentRows-1].ID)})
	}
	return c.Show(Page{Title: "Documents", Body: body})
}

// familyDocuments lists what was issued for one family.
func (s *Server) familyDocuments(c *Ctx) error {
	family, err := c.Family()
	if err != nil {
		return err
	}
	if err := s.DB.Reproof(c.Ctx(), family.Case.ID); err != nil {
		return err
	}
	list, err := s.DB.FindDocuments(c.Ctx(), c.By(), family.Case.ID, "", 0, wholeRegister)
	if err != nil {
		return err
	}
	t := documentTable(s, list, false)
	t.Empty = views.Empty{Text: "Nothing was issued yet. Letters are made on a conference’s invitations, and decisions on its distribution."}
	return c.Show(c.SectionPage(&family, sectionDocuments, "Documents", t))
}

// wholeRegister is more than any family's documents.
const wholeRegister = 2000

// documentTable is the register of documents.
func documentTable(s *Server, list []db.FoundDocument, families bool) views.Table {
	t := views.Table{ID: "documents", Caption: "Documents", Quiet: true,
		Heads: []views.ColumnHead{{Text: "Document"}, {Text: "For"}, {Text: "Made"}, {Text: "Way"}, {Text: "How it stands", Plain: true}}}
	if families {
		t.Heads = append([]views.ColumnHead{{Text: "Family"}}, t.Heads...)
	}
	for _, d := range list {
		if d.Protected {
			d.To.Agency = "" // where they work can give a place away
		}
		version := "version " + idText(int64(d.Number))
		if d.Edition == pathway.LargePrint {
			version += ", large print"
		}
		if d.Copy == "part" {
			version += ", part copy"
		}
		cells := []views.Cell{{Text: pathway.TitleOf(pathway.DocumentKinds, string(d.Kind)), URL: views.Path("cases", d.Case, "documents", d.ID), Note: d.Reference + ", " + version, Head: true},
			{Text: or(d.To.Name, "The office"), Note: strings.Join(nonEmpty(d.To.Role, d.To.Agency), ", ")},
			{Text: s.when(d.MadeAt), NoWrap: true, Note: "by " + d.MadeName}, {Text: pathway.TitleOf(pathway.Ways, d.Way)}, {Body: s.stateStack(d.IssuedDocument), Note: d.VoidWhy}}
		if families {
			cells = append([]views.Cell{{Text: d.CaseName, Note: d.CaseReference, URL: views.Path("cases", d.Case)}}, cells...)
		}
		t.Rows = append(t.Rows, views.Row{ID: "document-" + idText(d.ID), Cells: cells})
	}
	return t
}

// stateStack is how a document stands, in a cell.
func (s *Server) stateStack(d pathway.IssuedDocument) views.Stack {
	var stack views.Stack
	for _, tag := range s.stateTags(d) {
		stack = append(stack, tag)
	}
	return stack
}

// stateTags are how a document stands. What became of it comes first, also where it is void as well.
func (s *Server) stateTags(d pathway.IssuedDocument) []views.Tag {
	void := views.Tag{Status: views.StatusStopped, Text: "Void"}
	tag := s.fateTag(d)
	switch {
	case d.State != pathway.DocumentVoid, d.OutThere():
		return []views.Tag{tag}
	case d.CameBack(), d.Sent():
		return []views.Tag{tag, void}
	}
	return []views.Tag{void}
}

// fateTag says what became of a document.
func (s *Server) fateTag(d pathway.IssuedDocument) views.Tag {
	last := d.Last()
	on := func() string { return pathway.DateOf(last.At.In(s.zone)).Short() }
	switch {
	case d.OutThere() && last.State == pathway.Drafted:
		return views.Tag{Status: views.StatusLate, Text: "Do not send"}
	case d.OutThere():
		return views.Tag{Status: views.StatusLate, Text: "Do not post"}
	case d.Attendee == 0:
		return views.Tag{Text: "For the office"}
	case d.Sent():
		return views.Tag{Status: views.StatusDone, Text: "Sent " + on()}
	case d.CameBack():
		return views.Tag{Status: views.StatusLate, Text: pathway.TitleOf(pathway.DispatchStates, string(last.State)) + " on " + on()}
	case last.State == pathway.Spoilt:
		return views.Tag{Status: views.StatusOpen, Text: "Spoilt, print again"}
	case last.State == pathway.Printed:
		return views.Tag{Status: views.StatusDue, Text: "Printed, not yet sent"}
	case last.State == pathway.Drafted:
		return views.Tag{Status: views.StatusDue, Text: "Draft made, not yet sent"}
	}
	return views.Tag{Status: views.StatusOpen, Text: "Made, not yet sent"}
}

// document shows one document: for whom, in which version, what became of it, and its editions.
func (s *Server) document(c *Ctx) error { return s.showDocument(c, Form{}, "", nil) }

func (s *Server) showDocument(c *Ctx, f Form, form string, failed error) error {
	d, err := s.documentOf(c)
	if err != nil {
		return err
	}
	family, err := c.Family()
	if err != nil {
		return err
	}
	if d.Protected {
		d.To.Agency = "" // where they work can give a place away
	}
	title := pathway.TitleOf(pathway.DocumentKinds, string(d.Kind))
	rows := []views.SummaryRow{{Name: "For", Text: strings.Join(nonEmpty(or(d.To.Name, "The office"), d.To.Role, d.To.Agency), ", ")}, {Name: "Names", Text: or(joined(d.Facts.Names()), "nobody else")},
		{Name: "Version", Text: idText(int64(d.Number)) + ", " + views.Plural(d.Pages, "page", "pages")}}
	if d.Way != "" {
		rows = append(rows, views.SummaryRow{Name: "Way", Text: pathway.TitleOf(pathway.Ways, d.Way)})
	}
	if d.Copy == "part" {
		rows = append(rows, views.SummaryRow{Name: "Copy", Text: "Part copy: " + d.CopyWhy})
	}
	rows = append(rows, views.SummaryRow{Name: "Made", Text: s.when(d.MadeAt) + " by " + d.MadeName}, views.SummaryRow{Name: "Fingerprint", Text: "SHA-256 " + d.SHA256})
	if d.State == pathway.DocumentVoid {
		rows = append(rows, views.SummaryRow{Name: "Void", Text: "Since " + s.when(d.VoidAt) + ". What changed: " + d.VoidWhy})
	}
	body := views.Stack{views.PageHead{Title: title, Caption: d.Reference, Tags: s.stateTags(d)}, views.SummaryList{Rows: rows}}
	body = append(body, s.editions(c, d, f, form, failed)...)
	body = append(body, views.SectionHead{ID: "register", Title: "What became of it"}, s.trail(d))
	body = append(body, s.documentActs(c, d, f, form, failed)...)
	p := c.FormPage(&family, sectionDocuments, title, body)
	if failed != nil {
		return c.Again(failed, p)
	}
	return c.Show(p)
}

func (s *Server) documentOf(c *Ctx) (pathway.IssuedDocument, error) {
	number, err := c.ID("document")
	if err != nil {
		return pathway.IssuedDocument{}, err
	}
	return s.DB.Document(c.Ctx(), c.By(), c.Case().ID, number)
}

func documentAt(d pathway.IssuedDocument, more ...any) string {
	return views.Path(append([]any{"cases", d.Case, "documents", d.ID}, more...)...)
}

// guardedDocument tells whether it is asked why a document is opened: a protected value stands in it, or it may no longer be used.
func guardedDocument(d pathway.IssuedDocument) bool {
	return d.Protected || d.State == pathway.DocumentVoid
}

// The editions of a document, as paths and as what they are called.
var documentEditions = []struct{ path, text string }{{"file", "Open as it was sent (PDF)"}, {"page", "Open the accessible page"}, {"large", "Open in large print (PDF)"}}

// editions lead to the document itself. Where a protected value stands in it, it is asked why.
func (s *Server) editions(c *Ctx, d pathway.IssuedDocument, f Form, form string, failed error) []views.Component {
	if !guardedDocument(d) {
		var links views.Links
		for _, e := range documentEditions {
			links.Items = append(links.Items, views.Link{Text: e.text, URL: documentAt(d, e.path)})
		}
		return []views.Component{links}
	}
	if !c.May(pathway.ShowProtected) {
		return []views.Component{views.Inset{Text: "A protected value stands in this document, or it is void. Your account does not open it."}}
	}
	if form != "open" {
		f, failed = Form{}, nil
	}
	v := f.Fields(failed)
	why := "A protected value stands in this document. Look round: who else can see this screen?"
	if !d.Protected {
		why = "This document is void: it must not be used."
	}
	t := views.TickForm{ID: "open-form", Action: documentAt(d, "file"), Errors: v.Summary(), Fields: []views.Component{v.Text("reason", "Why do you open it?").AtMost(300).WithHint(why + " That you did, and why, is kept in the history.")}}
	for _, e := range documentEditions {
		t.Buttons = append(t.Buttons, views.FormButton{ID: "open-" + e.path, Text: e.text, Action: documentAt(d, e.path)})
	}
	return []views.Component{t}
}

// openDocument sends an edition of a document, whose path ends with which.
func (s *Server) openDocument(c *Ctx) error {
	d, err := s.documentOf(c)
	if err != nil {
		return err
	}
	if guardedDocument(d) {
		return c.goTo(documentAt(d))
	}
	c.Saw("Opened a document", "document", d.ID)
	return s.sendEdition(c, d)
}

// openGuarded sends an edition of a document to somebody who said why.
func (s *Server) openGuarded(c *Ctx) error {
	d, err := s.documentOf(c)
	if err != nil {
		return err
	}
	f, err := c.Form()
	if err != nil {
		return err
	}
	if err := s.DB.OpenProtected(c.Ctx(), c.By(), d.Case, d.ID, f.Line("reason")); err != nil {
		return s.showDocument(c, f, "open", err)
	}
	return s.sendEdition(c, d)
}

func (s *Server) sendEdition(c *Ctx, d pathway.IssuedDocument) error {
	file, body, err := s.DB.DocumentFile(c.Ctx(), c.By(), d.Case, d.ID)
	if err != nil {
		return err
	}
	edition := c.route.Path[strings.LastIndex(c.route.Path, "/")+1:]
	if edition == "file" {
		return c.Inline(mail.FileName(d.Reference, "pdf"), "application/pdf", file)
	}
	var doc pdf.Document
	if err := json.Unmarshal(body, &doc); err != nil {
		return err
	}
	if edition == "page" {
		page, err := doc.HTML(s.Static.URL("document.css"))
		if err != nil {
			return err
		}
		return c.HTMLBlob(http.StatusOK, page)
	}
	office, err := s.DB.Office(c.Ctx())
	if err != nil {
		return err
	}
	doc.Edition, doc.Office.Logo = pathway.LargePrint, office.Logo
	drawing, err := s.drawer.Draw(doc)
	if err != nil {
		return err
	}
	return c.Inline(mail.FileName(d.Reference+"-large", "pdf"), "application/pdf", drawing.PDF)
}

// trail is what became of a document, the latest first.
func (s *Server) trail(d pathway.IssuedDocument) views.Timeline {
	t := views.Timeline{Empty: views.Empty{Text: "It is made, and nothing has become of it yet."}}
	for i := len(d.Trail) - 1; i >= 0; i-- {
		x := d.Trail[i]
		title := pathway.TitleOf(pathway.DispatchStates, string(x.State))
		if x.State == pathway.Sent {
			title += " " + pathway.WayInWords(x.Way)
		}
		at := pathway.DateTimeOf(x.At.In(s.zone))
		t.Items = append(t.Items, views.TimelineItem{Title: title, By: x.ByName, When: at.Format(), Machine: at.String(), Text: x.Note})
	}
	return t
}

// documentActs record what else can happen to a document.
func (s *Server) documentActs(c *Ctx, d pathway.IssuedDocument, f Form, form string, failed error) []views.Component {
	if !c.May(pathway.SendLetters) {
		return nil
	}
	if d.OutThere() {
		return []views.Component{views.PostButton{ID: "out", Action: documentAt(d, "spoilt"), Text: "It is taken out and destroyed"}}
	}
	if d.Last().State == pathway.Printed {
		return []views.Component{views.PostButton{ID: "spoilt", Action: documentAt(d, "spoilt"), Text: "The print was spoilt"}}
	}
	if !d.Sent() {
		return nil
	}
	if form != "back" {
		f, failed = Stored("state", string(backStates(d)[0]), "back_on", Typed(c.Today()), "back_at", c.Minute().Clock()), nil
	}
	var offers []views.Option
	for _, state := range backStates(d) {
		offers = append(offers, views.Option{Value: string(state), Text: pathway.TitleOf(pathway.DispatchStates, string(state))})
	}
	v := f.Fields(failed)
	edit := views.EditForm{ID: "back-form", Action: documentAt(d, "back"), Errors: v.Summary(), Button: "Record that it came back",
		Lead: d.To.Name + " has then not got it: it is to be sent again, and their address is to be confirmed again.", Fields: []views.Component{
			v.Radios("state", "What happened?", offers...).SideBySide(),
			views.Fieldset{Legend: "When you learnt of it", Across: true, Fields: []views.Component{v.Date("back_on", "Date").WithHint(""), v.Time("back_at", "Time").WithHint(""), v.Text("note", "Note").Wide(20).AsOptional()}}}}
	return []views.Component{views.Details{Summary: "It came back, or did not arrive", Body: edit, Open: failed != nil}}
}

// backStates are the ways in which a document can come back.
func backStates(d pathway.IssuedDocument) []pathway.DispatchState {
	switch d.Way {
	case pathway.ByPost:
		return []pathway.DispatchState{pathway.Returned, pathway.Failed}
	case pathway.BySecureEmail:
		return []pathway.DispatchState{pathway.Bounced}
	}
	return []pathway.DispatchState{pathway.Failed}
}

// documentBack records that a document came back.
func (s *Server) documentBack(c *Ctx) error {
	d, err := s.documentOf(c)
	if err != nil {
		return err
	}
	f, err := c.Form()
	if err != nil {
		return err
	}
	faults := pathway.Fields{}
	at := f.Moment("back_on", "back_at", c.Today(), faults)
	if at.IsZero() && len(faults) == 0 {
		faults.Add("back_on", "Enter when you learnt of it")
	}
	if err = faults.Err(); err == nil {
		err = renamed(s.DB.RecordBack(c.Ctx(), c.By(), d.Case, d.ID, pathway.DispatchState(f.Get("state")), at.In(s.zone), f.Line("note")), "at", "back_on")
	}
	if err != nil {
		return s.showDocument(c, f, "back", err)
	}
	return c.Done(documentAt(d), "It is recorded. It is to be sent again.")
}

// documentSpoilt records that a print was spoilt, or that what must not go out was destroyed.
func (s *Server) documentSpoilt(c *Ctx) error {
	d, err := s.documentOf(c)
	if err != nil {
		return err
	}
	f, err := c.Form()
	if err != nil {
		return err
	}
	if err := s.DB.RecordSpoilt(c.Ctx(), c.By(), d.Case, d.ID, f.Line("note")); err != nil {
		return err
	}
	said := "The print is recorded as spoilt. Printed again, it is the same."
	if d.State == pathway.DocumentVoid {
		said = "It is recorded as taken out."
	}
	if back := s.backTo(f, d); back != "" {
		return c.Done(back, said)
	}
	return c.Done(documentAt(d), said)
}
