package handlers

import (
	"errors"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"cp-pathway/db"
	"cp-pathway/mail"
	"cp-pathway/pathway"
	"cp-pathway/views"
)

// recipient shows what goes to one of the list: to whom, where, naming whom, hiding what and why, and what stops it.
func (l letters) recipient(c *Ctx) error { return l.showRecipient(c, Form{}, "", nil) }

// showRecipient draws the page. failed is what was wrong with one of its forms, which is named.
func (l letters) showRecipient(c *Ctx, f Form, form string, failed error) error {
	loaded, a, err := l.loadFor(c)
	if err != nil {
		return err
	}
	papers, err := l.papers(loaded, a.ID)
	if err != nil {
		return err
	}
	family := loaded.Record.Family().ForScreens()
	r := loaded.Record
	name, agency := r.NameOf(a)
	in := func(which string) (Form, error) {
		if form == which {
			return f, failed
		}
		return Form{}, nil
	}
	head := views.PageHead{Title: name, Caption: l.title, Lead: strings.Join(nonEmpty(a.Role, agency), ", ")}
	for _, m := range l.change(c, a) {
		head.Actions = append(head.Actions, views.Action{Text: m.text, URL: l.at(c, r.Conference.ID, a.ID, m.path), Second: true})
	}
	body := views.Stack{head}
	if form == "" && failed != nil {
		body = append(body, views.Warning{Text: pathway.Message(failed)})
	}
	body = append(body, l.stops(c, onlyFor(loaded, a.ID))...)
	body = append(body, l.about(c, loaded, a, papers)...)
	body = append(body, l.wayForm(c, loaded, a, papers, in)...)
	for _, p := range papers {
		part, err := l.paperPart(c, loaded, a, p)
		if err != nil {
			return err
		}
		body = append(body, part...)
	}
	body = append(body, l.acts(c, loaded, a, papers, in)...)
	body = append(body, l.answerPart(c, loaded, a, in)...)
	c.Saw("Looked at the proof of a letter", "attendee", a.ID)
	p := c.FormPage(&family, sectionConferences, l.title, body)
	p.Crumbs = append(p.Crumbs, views.Link{Text: l.title, URL: l.at(c, r.Conference.ID)})
	if failed != nil {
		return c.Again(failed, p)
	}
	return c.Show(p)
}

// onlyFor leaves of what was made only what is for one recipient.
func onlyFor(loaded db.Letters, attendee int64) db.Letters {
	loaded.Documents = slices.DeleteFunc(slices.Clone(loaded.Documents), func(d pathway.IssuedDocument) bool { return d.Attendee != attendee })
	return loaded
}

// about is what all documents for the recipient have in common.
func (l letters) about(c *Ctx, loaded db.Letters, a pathway.Attendee, papers []paper) []views.Component {
	if len(papers) == 0 {
		return []views.Component{views.Inset{Text: "Nothing goes to them now. " + pathway.TitleOf(pathway.Purposes, string(a.Purpose)) + "."}}
	}
	first := papers[0].proof
	rows := []views.SummaryRow{{Name: "Goes to", Text: first.To}}
	where := strings.Join(first.Where, "\n")
	_, secret := first.Facts.Hidden(loaded.Record)
	if first.Protected || secret {
		where = pathway.Masked
	}
	to := views.SummaryRow{Name: "Where", Text: or(where, "Nowhere yet")}
	if first.Protected && first.Way == pathway.ByPost {
		if m, ok := loaded.Record.Member(a.Person); ok && c.May(pathway.ShowProtected) {
			if home, ok := m.Home(); ok {
				to.Change = views.Link{Text: "Show", URL: views.Path("cases", c.Case().ID, "show", "address", home.Address.ID)}
			}
		}
	}
	rows = append(rows, views.SummaryRow{Name: "Way", Text: pathway.TitleOf(pathway.Ways, first.Way)}, to)
	if a.Purpose != pathway.WrittenTo {
		rows = append(rows, views.SummaryRow{Name: "Takes part", Text: howWords(loaded.Record, a)})
	}
	if a.Excluded != "" {
		rows = append(rows, views.SummaryRow{Name: "Excluded", Text: strings.Join(nonEmpty("From "+lower(pathway.TitleOf(pathway.Exclusions, a.Excluded))+" by "+a.ExcludedBy, pathway.TitleOf(pathway.ExclusionGrounds, a.Ground), a.ExcludedWhy), "\n")})
	}
	if a.Before {
		rows = append(rows, views.SummaryRow{Name: "Decided", Text: "For the conference before: the chair decides again how they take part in this one"})
	}
	if a.Copy != "" {
		rows = append(rows, views.SummaryRow{Name: "Copy", Text: strings.Join(nonEmpty(pathway.TitleOf(pathway.Copies, a.Copy), a.CopyWhy), ": ")})
	}
	if a.MinutesTold {
		rows = append(rows, views.SummaryRow{Name: "Minutes", Text: "Is written to about them, without a copy"})
	}
	return []views.Component{views.SummaryList{Rows: rows}}
}

// wayForm lets somebody choose how everything goes to the recipient, among the ways that are safe.
func (l letters) wayForm(c *Ctx, loaded db.Letters, a pathway.Attendee, papers []paper, in func(string) (Form, error)) []views.Component {
	if !c.May(l.send) || len(papers) == 0 {
		return nil
	}
	f, failed := in("way")
	if f.Values == nil {
		f = Stored("way", a.Way)
	}
	v := f.Fields(failed)
	offers := append([]views.Option{{Value: "", Text: "As is usual and safe"}}, options(loaded.Record.SafeWays(a))...)
	form := views.EditForm{ID: "way-form", Action: l.at(c, loaded.Record.Conference.ID, a.ID, "way"), Errors: v.Summary(), Button: "Send it this way", Fields: []views.Component{
		v.Radios("way", "How does everything go to them?", offers...).WithHint("Ways that are not safe, or have no address, are not offered.").SideBySide()}}
	return []views.Component{views.Details{Summary: "Choose another way", Body: form, Open: failed != nil}}
}

func (l letters) chooseWay(c *Ctx) error {
	loaded, a, err := l.loadFor(c)
	if err != nil {
		return err
	}
	f, err := c.Form()
	if err != nil {
		return err
	}
	if err := l.s.DB.ChooseWay(c.Ctx(), c.By(), c.Case().ID, loaded.Record.Conference.ID, a.ID, f.Get("way")); err != nil {
		return l.showRecipient(c, f, "way", err)
	}
	return c.Done(l.at(c, loaded.Record.Conference.ID, a.ID), "The way is kept.")
}

// paperPart is one document: how it stands, whom it names, what it hides and why, what stops it, and the document itself.
func (l letters) paperPart(c *Ctx, loaded db.Letters, a pathway.Attendee, p paper) ([]views.Component, error) {
	title := pathway.TitleOf(pathway.DocumentKinds, string(p.kind))
	standing := l.standing(c, loaded.Record, p)
	standing.Title, standing.Mend = "", nil
	parts := []views.Component{views.SectionHead{ID: "document-" + string(p.kind), Title: title}, views.Standings{Items: []views.Standing{standing}}}
	if p.latest == nil || len(p.changed) > 0 {
		parts = append(parts, l.proofParts(c, loaded, a, p)...)
		if p.proof.Facts.Reader == "" {
			return parts, nil
		}
		paper, err := l.s.preview(loaded.Record, p)
		if err != nil {
			return nil, err
		}
		return append(parts, views.Details{Summary: "Read it as it will be sent", Body: paper, Open: p.proof.Ready()}), nil
	}
	at := func(more ...any) string {
		return views.Path(append([]any{"cases", c.Case().ID, "documents", p.latest.ID}, more...)...)
	}
	rows := []views.SummaryRow{{Name: "Reference", Text: p.latest.Reference}, {Name: "Made", Text: l.s.when(p.latest.MadeAt) + " by " + p.latest.MadeName},
		{Name: "Names", Text: or(joined(p.latest.Facts.Names()), "nobody else")}}
	parts = append(parts, views.SummaryList{Rows: rows})
	return append(parts, views.Links{Items: []views.Link{{Text: "Open the document", URL: at()}}}), nil
}

// proofParts are what staff check before a document is made: what stops it first.
func (l letters) proofParts(c *Ctx, loaded db.Letters, a pathway.Attendee, p paper) []views.Component {
	rows := []views.SummaryRow{{Name: "Names", Text: or(joined(p.proof.Names), "nobody else")}}
	if len(p.proof.Released) > 0 {
		var words []string
		for _, h := range p.proof.Released {
			words = append(words, h.Where+": "+h.Excerpt)
		}
		rows = append(rows, views.SummaryRow{Name: "Released by the chair", Text: strings.Join(words, "\n")})
	}
	parts := []views.Component{views.SummaryList{Rows: rows}}
	if len(p.proof.Blocks) > 0 {
		list := views.MendList{ID: "blocks-" + string(p.kind), Title: "This stops it", Status: views.StatusLate}
		for _, b := range p.proof.Blocks {
			m := l.mend(c, loaded.Record, b)
			if b.Hit != nil {
				m.Text = "In " + b.Hit.Where + ": " + b.Hit.Excerpt + " – " + b.Hit.Why
				if b.Typed != "" {
					m.Text += " It was typed in " + b.Typed + "."
				}
				if b.Releasable && c.May(pathway.ReleaseWord) {
					m.Link = views.Link{Text: "Release it for this place", URL: l.at(c, loaded.Record.Conference.ID, a.ID, "release") + "?kind=" + string(p.kind) + "&place=" + url.QueryEscape(b.Hit.Place) + "&value=" + b.Hit.ValueHash}
				}
			}
			list.Items = append(list.Items, m)
		}
		parts = append(parts, list)
	}
	if len(p.proof.Cautions) > 0 {
		list := views.MendList{ID: "cautions-" + string(p.kind), Title: "Worth a look", Status: views.StatusOpen}
		for _, b := range p.proof.Cautions {
			list.Items = append(list.Items, l.mend(c, loaded.Record, b))
		}
		parts = append(parts, list)
	}
	if len(p.proof.Hides) > 0 {
		t := views.Table{ID: "hides-" + string(p.kind), Caption: "What it does not tell", Heads: []views.ColumnHead{{Text: "Hidden"}, {Text: "Why"}}}
		for _, h := range p.proof.Hides {
			t.Rows = append(t.Rows, views.Row{Cells: []views.Cell{{Text: h.What, Head: true}, {Text: h.Why}}})
		}
		parts = append(parts, t)
	}
	return parts
}

// acts are what can be done with the documents as they stand.
func (l letters) acts(c *Ctx, loaded db.Letters, a pathway.Attendee, papers []paper, in func(string) (Form, error)) []views.Component {
	if !c.May(l.send) || len(papers) == 0 {
		return nil
	}
	conference := loaded.Record.Conference.ID
	count := map[string]int{}
	var hidden []views.Hidden
	for _, p := range papers {
		count[l.step(p)]++
		if p.needed() {
			hidden = append(hidden, views.Hidden{Name: "hash-" + string(p.kind), Value: p.proof.Hash})
		}
	}
	var parts []views.Component
	needed := count["ready"] + count["changed"]
	if needed > 0 && count["blocked"] == 0 {
		text := "Make the document"
		if needed > 1 {
			text = "Make the documents"
		}
		parts = append(parts, views.PostButton{ID: "make", Action: l.at(c, conference, a.ID, "make"), Text: text, Hidden: hidden, First: true})
	}
	waiting := open(papers)
	if len(waiting) == 0 {
		return parts
	}
	if waiting[0].Way == pathway.BySecureEmail {
		parts = append(parts, views.PostButton{ID: "draft", Action: l.at(c, conference, a.ID, "draft"), Text: "Save an email draft with it", First: count["made"] > 0})
	} else {
		parts = append(parts, views.PostButton{ID: "print", Action: l.at(c, conference, a.ID, "print"), Text: "Print it", First: count["made"] > 0,
			Hidden: []views.Hidden{{Name: "duplex", Value: "yes"}}})
	}
	if count["printed"]+count["drafted"] == 0 {
		return parts
	}
	f, failed := in("sent")
	if f.Values == nil {
		f = Stored("sent_on", Typed(c.Today()), "sent_at", c.Minute().Clock())
	}
	v := f.Fields(failed)
	return append(parts, views.EditForm{ID: "sent-form", Action: l.at(c, conference, a.ID, "sent"), Errors: v.Summary(), Button: "Record as sent", Fields: []views.Component{
		views.Fieldset{Legend: "It went " + pathway.WayInWords(waiting[0].Way), Across: true, Fields: []views.Component{v.Date("sent_on", "Date").WithHint(""), v.Time("sent_at", "Time").WithHint(""),
			v.Text("note", "Note").Wide(20).AsOptional()}}}})
}

// make makes and issues what the recipient is yet to get, as it was looked at.
func (l letters) make(c *Ctx) error {
	loaded, a, f, err := l.formFor(c)
	if err != nil {
		return err
	}
	looked := map[pathway.DocumentKind]string{}
	for _, kind := range pathway.DocumentKinds {
		if hash := f.Get("hash-" + kind.Value); hash != "" {
			looked[pathway.DocumentKind(kind.Value)] = hash
		}
	}
	made, err := l.makeFor(c, a.ID, looked)
	if err != nil {
		return l.showRecipient(c, f, "", err)
	}
	said := views.Plural(made, "document is made", "documents are made") + "."
	if made == 0 {
		said = "Everything is made already."
	}
	return c.Done(l.at(c, loaded.Record.Conference.ID, a.ID), said)
}

func (l letters) formFor(c *Ctx) (loaded db.Letters, a pathway.Attendee, f Form, err error) {
	if loaded, a, err = l.loadFor(c); err == nil {
		f, err = c.Form()
	}
	return loaded, a, f, err
}

// print prints what was made for one recipient.
func (l letters) print(c *Ctx) error {
	loaded, a, f, err := l.formFor(c)
	if err != nil {
		return err
	}
	run, err := l.printable(loaded, []pathway.Attendee{a})
	if err == nil {
		var number int64
		if number, err = l.s.DB.PrintRun(c.Ctx(), c.By(), c.Case().ID, loaded.Record.Conference.ID, run, f.Bool("duplex")); err == nil {
			return c.goTo(l.runAt(c, loaded.Record.Conference.ID, number))
		}
	}
	return l.showRecipient(c, f, "", err)
}

// readyFor reads a form of a recipient's page, with the documents that were made for them and are yet to go.
func (l letters) readyFor(c *Ctx) (loaded db.Letters, a pathway.Attendee, f Form, ready []*pathway.IssuedDocument, ids []int64, err error) {
	if loaded, a, f, err = l.formFor(c); err != nil {
		return loaded, a, f, nil, nil, err
	}
	papers, err := l.papers(loaded, a.ID)
	ready = open(papers)
	for _, d := range ready {
		ids = append(ids, d.ID)
	}
	return loaded, a, f, ready, ids, err
}

// sent records what was printed or drafted for one recipient as sent.
func (l letters) sent(c *Ctx) error {
	loaded, _, f, _, ids, err := l.readyFor(c)
	if err != nil {
		return err
	}
	if err := l.recordSent(c, f, ids); err != nil {
		return l.showRecipient(c, f, "sent", err)
	}
	return c.Done(l.at(c, loaded.Record.Conference.ID), "It is recorded as sent.")
}

// draft saves an email draft with everything that goes to one recipient by secure email, to be opened in the mail program.
func (l letters) draft(c *Ctx) error {
	loaded, a, f, ready, ids, err := l.readyFor(c)
	if err != nil {
		return err
	}
	if len(ids) == 0 {
		return l.showRecipient(c, f, "", pathway.Refused("There is nothing to send yet: make it first."))
	}
	// The draft is made and searched before it is recorded, and recorded before it leaves.
	if _, err := l.email(c, loaded, a, ready, make([][]byte, len(ids))); err != nil {
		return l.showRecipient(c, f, "", err)
	}
	docs, files, err := l.s.DB.DraftEmail(c.Ctx(), c.By(), c.Case().ID, ids)
	if err != nil {
		return l.showRecipient(c, f, "", err)
	}
	list := make([]*pathway.IssuedDocument, len(docs))
	for i := range docs {
		list[i] = &docs[i]
	}
	eml, err := l.email(c, loaded, a, list, files)
	if err != nil {
		return err
	}
	return c.Download(mail.FileName(docs[0].Reference, "eml"), "message/rfc822", eml)
}

// email is the draft of an email with documents. Its headers and text are searched for protected values as a document is.
func (l letters) email(c *Ctx, loaded db.Letters, a pathway.Attendee, docs []*pathway.IssuedDocument, files [][]byte) ([]byte, error) {
	r := loaded.Record
	d := mail.Draft{FromName: strings.Join(nonEmpty(r.Office.Unit, r.Office.Authority), ", "), From: or(r.Office.SecureEmail, r.Office.Email), ToName: docs[0].To.Name, To: docs[0].To.Email, At: c.Now()}
	for i, doc := range docs {
		d.Files = append(d.Files, mail.File{Name: mail.FileName(doc.Reference, "pdf"), MIME: "application/pdf", Data: files[i]})
	}
	d.Subject = docs[0].Reference // the titles would tell what it is about to whoever sees the list of emails
	d.Text = "Dear " + docs[0].To.Greeting + "\n\nPlease open what is attached. It is confidential, and for you only.\n\nOur reference is " + docs[0].Reference +
		". If this has come to you by mistake, please tell us and delete it.\n\n" + strings.Join(nonEmpty(r.Signatory.Name, r.Office.Unit, r.Office.Authority, r.Office.Phone), "\n") + "\n"
	text := []pathway.Passage{{Where: "subject of the email", Text: d.Subject}, {Where: "sender of the email", Text: d.FromName + " " + d.From}, {Where: "recipient of the email", Text: d.ToName}, {Where: "email", Text: d.Text}}
	for _, f := range d.Files {
		text = append(text, pathway.Passage{Where: "name of the file", Text: f.Name})
	}
	if hits := pathway.ShieldFor(r, a.ID, docs[0].Kind, nil).Search(text); len(hits) > 0 {
		return nil, pathway.Refused("No draft was made: in the " + hits[0].Where + " stands a protected value. " + hits[0].Why)
	}
	eml, err := d.EML()
	switch {
	case err == nil:
		return eml, nil
	case errors.Is(err, mail.ErrSender):
		return nil, pathway.Refused("The office has no email address to write from yet. It is entered under Office, Details.")
	case errors.Is(err, mail.ErrRecipient):
		return nil, pathway.Refused("The email address of " + d.ToName + " is not one that can be written to.")
	}
	return nil, err
}

// releasePage asks the chair for the reason why a word may stand in one place.
func (l letters) releasePage(c *Ctx) error { return l.showRelease(c, Form{c.QueryParams()}, nil) }

func (l letters) showRelease(c *Ctx, f Form, failed error) error {
	loaded, a, err := l.loadFor(c)
	if err != nil {
		return err
	}
	hit, err := l.hit(loaded, a, f)
	switch {
	case pathway.CodeOf(err) == pathway.CodeNotFound:
		return c.Done(l.at(c, loaded.Record.Conference.ID, a.ID), "This word stops nothing any more.")
	case err != nil:
		return err
	}
	if !hit.Releasable {
		return pathway.Refused("A protected " + pathway.TitleOf(pathway.ValueKinds, string(hit.Kind)) + " can’t be released. Take it out of the document.")
	}
	family := loaded.Record.Family().ForScreens()
	v := f.with("place", hit.Place, "value", hit.ValueHash).Fields(failed)
	p := c.FormPage(&family, sectionConferences, "Release a word", views.Stack{
		views.EditForm{ID: "release-form", Title: "Release a word for this place", Action: l.at(c, loaded.Record.Conference.ID, a.ID, "release"), Errors: v.Summary(),
			Lead:   "In " + hit.Where + ": " + hit.Excerpt + " – " + hit.Why + " It is released for this place of this document only. Wherever the words round it change, it is asked again.",
			Hidden: []views.Hidden{v.Hidden("kind"), v.Hidden("place"), v.Hidden("value")}, Fields: []views.Component{v.Text("reason", "Why may it stand here?").AtMost(300)},
			Button: "Release it", Back: views.Link{Text: "Cancel", URL: l.at(c, loaded.Record.Conference.ID, a.ID)}}})
	if failed != nil {
		return c.Again(failed, p)
	}
	return c.Show(p)
}

// hit returns the hit that a form names, of the document as it is now, by its place and value: a number on the page would be another hit's
// as soon as one more stands before it.
func (l letters) hit(loaded db.Letters, a pathway.Attendee, f Form) (pathway.Hit, error) {
	papers, err := l.papers(loaded, a.ID)
	if err != nil {
		return pathway.Hit{}, err
	}
	for _, p := range papers {
		if string(p.kind) != f.Get("kind") {
			continue
		}
		for _, b := range p.proof.Blocks {
			if b.Hit != nil && f.Get("place") == b.Hit.Place && f.Get("value") == b.Hit.ValueHash {
				return *b.Hit, nil
			}
		}
	}
	return pathway.Hit{}, pathway.NotFound("This word")
}

func (l letters) release(c *Ctx) error {
	loaded, a, f, err := l.formFor(c)
	if err != nil {
		return err
	}
	hit, err := l.hit(loaded, a, f)
	switch {
	case pathway.CodeOf(err) == pathway.CodeNotFound:
		return c.Done(l.at(c, loaded.Record.Conference.ID, a.ID), "This word stops nothing any more.")
	case err != nil:
		return err
	}
	if err := l.s.DB.ReleaseHit(c.Ctx(), c.By(), c.Case().ID, loaded.Record.Conference.ID, a.ID, pathway.DocumentKind(f.Get("kind")), loaded.Occasion.About, hit, f.Line("reason")); err != nil {
		return l.showRelease(c, f, err)
	}
	return c.Done(l.at(c, loaded.Record.Conference.ID, a.ID), "The word is released for this place.")
}

// routes are the pages of an occasion on which its documents are checked, made and sent; the list itself is each one's own.
func (l letters) routes() []Route {
	base := l.base()
	one := base + "/:attendee"
	return []Route{
		{http.MethodPost, base + "/make", l.send, l.makeTicked},
		{http.MethodPost, base + "/print", l.send, l.printTicked},
		{http.MethodPost, base + "/sent", l.send, l.sentTicked},
		{http.MethodGet, base + "/runs/:run", l.send, l.run},
		{http.MethodGet, base + "/runs/:run/file", l.send, l.runFile},
		{http.MethodPost, base + "/runs/:run/file", l.send, l.openRun},
		{http.MethodPost, base + "/runs/:run/sent", l.send, l.runSent},
		{http.MethodGet, one, pathway.ViewCases, l.recipient},
		{http.MethodPost, one + "/way", l.send, l.chooseWay},
		{http.MethodPost, one + "/make", l.send, l.make},
		{http.MethodPost, one + "/print", l.send, l.print},
		{http.MethodPost, one + "/draft", l.send, l.draft},
		{http.MethodPost, one + "/sent", l.send, l.sent},
		{http.MethodGet, one + "/release", pathway.ReleaseWord, l.releasePage},
		{http.MethodPost, one + "/release", pathway.ReleaseWord, l.release},
	}
}
