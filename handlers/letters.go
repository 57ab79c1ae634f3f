package handlers

import (
	"encoding/json"
	"slices"
	"strings"

	"cp-pathway/db"
	"cp-pathway/mail"
	"cp-pathway/pathway"
	"cp-pathway/pdf"
	"cp-pathway/views"
)

// letters are the documents that go out on one occasion, with the pages on which they are checked, made and sent. The pages of
// invitations and of distribution differ in what this holds.
type letters struct {
	s       *Server
	section string                                                // of the path: "invitations"
	title   string                                                // "Invitations"
	send    pathway.Right                                         // to make and send
	moment  func(r *pathway.Record) pathway.Moment                // which documents
	thing   *occasionRow                                          // of which the documents tell; nil: the conference itself
	change  func(c *Ctx, a pathway.Attendee) []mended             // what else the page of a recipient leads to
	list    func(c *Ctx, f Form, form string, failed error) error // draws the list, with what was wrong with one of its forms
	answer  bool                                                  // recipients answer
	heads   [2]string                                             // of the columns before and after the documents
	beside  func(c *Ctx, r *pathway.Record, a pathway.Attendee) (before, after views.Cell)
	some    bool   // its list holds only those who get something, also those who are only written to
	empty   string // what a list without anybody says
	same    bool   // the same references whenever the same is made
}

// occasionRow says where the rows are of which the documents of an occasion tell, such as the addenda to a conference's minutes.
type occasionRow struct {
	things string                                                                       // of the path: "addenda"
	param  string                                                                       // of the path: "addendum"
	of     func(c *Ctx, number int64) (conference int64, o pathway.Occasion, err error) // of a row of the family; not-found where it is of another
}

// mended is a link of a recipient's page.
type mended struct{ text, path string }

// toForm gives one of a page's forms, which is named, what was typed in it and what was wrong with that; the others nothing.
func toForm(form string, f Form, failed error) func(name string) (Form, error) {
	return func(name string) (Form, error) {
		if form == name {
			return f, failed
		}
		return Form{}, nil
	}
}

// at is a path of the occasion: the conference's own or, where its documents tell of a row, that row's, then more.
func (l letters) at(c *Ctx, conference int64, more ...any) string {
	thing := []any{"cases", c.Case().ID, "conferences", conference, l.section}
	if l.thing != nil {
		thing = []any{"cases", c.Case().ID, l.thing.things, c.Param(l.thing.param), l.section}
	}
	return views.Path(append(thing, more...)...)
}

// base is the pattern of the paths that at returns.
func (l letters) base() string {
	if l.thing != nil {
		return "/cases/:case/" + l.thing.things + "/:" + l.thing.param + "/" + l.section
	}
	return "/cases/:case/conferences/:conference/" + l.section
}

// backHere are the hidden fields that lead a form of a document back to the occasion's list.
func (l letters) backHere(c *Ctx) []views.Hidden {
	back := []views.Hidden{{Name: "back", Value: l.called()}}
	if l.thing != nil {
		back = append(back, views.Hidden{Name: "thing", Value: c.Param(l.thing.param)})
	}
	return back
}

// called names the occasion among all: sections of several kinds of row may be called the same.
func (l letters) called() string {
	if l.thing != nil {
		return l.thing.things + "-" + l.section
	}
	return l.section
}

// backTo is where backHere leads, or "" where a form says nothing of it.
func (s *Server) backTo(f Form, d pathway.IssuedDocument) string {
	for _, l := range s.occasions() {
		switch {
		case f.Get("back") != l.called():
		case l.thing == nil:
			return views.Path("cases", d.Case, "conferences", d.Conference, l.section)
		case f.ID("thing") > 0:
			return views.Path("cases", d.Case, l.thing.things, f.ID("thing"), l.section)
		}
	}
	return ""
}

// occasions are all on which documents go out.
func (s *Server) occasions() []letters {
	return []letters{s.invitations(), s.distribution(), s.minutesCopies(), s.addendumCopies(), s.coreGroupCopies(), s.resolutionLetter(), s.absenceLetter(), s.partnershipCopies(), s.appraisalCopies(), s.endingLetters(), s.noticeLetters(), s.transferLetter()}
}

// where returns which conference, and which of its occasions, the path of a page names.
func (l letters) where(c *Ctx) (conference int64, o pathway.Occasion, err error) {
	if l.thing == nil {
		conference, err = c.ID("conference")
		return conference, o, err
	}
	number, err := c.ID(l.thing.param)
	if err != nil {
		return 0, o, err
	}
	return l.thing.of(c, number)
}

// load returns what the pages are made from.
func (l letters) load(c *Ctx) (db.Letters, error) {
	conference, o, err := l.where(c)
	if err != nil {
		return db.Letters{}, err
	}
	return l.s.DB.Letters(c.Ctx(), c.By(), c.Case().ID, conference, o)
}

// occasion is the one of which the documents are, once the record is known.
func (l letters) occasion(loaded db.Letters) pathway.Occasion {
	return pathway.Occasion{Moment: l.moment(loaded.Record), About: loaded.Occasion.About}
}

// loadFor is load with one of the list, who was not taken off it, as screens may hold them.
func (l letters) loadFor(c *Ctx) (db.Letters, pathway.Attendee, error) {
	loaded, err := l.load(c)
	if err != nil {
		return loaded, pathway.Attendee{}, err
	}
	attendee, err := c.ID("attendee")
	if err != nil {
		return loaded, pathway.Attendee{}, err
	}
	a, ok := loaded.Record.Attendee(attendee)
	if !ok || a.Removed {
		return loaded, a, pathway.NotFound("This person on the list")
	}
	return loaded, loaded.Record.Family().AttendeesOnScreens()(a), nil
}

// paper is one document for one recipient: as it would be made now, and the last one that was.
type paper struct {
	kind    pathway.DocumentKind
	about   int64 // row of which it tells; 0: the conference itself
	doc     pdf.Document
	proof   pathway.Proof
	wording []string
	text    []pathway.Passage
	latest  *pathway.IssuedDocument // nil: none that holds
	void    []pathway.IssuedDocument
	changed []string // facts, since the latest was sent
}

// onPaper tells whether the paper was made, has not gone, and goes on paper.
func (p paper) onPaper() bool {
	return p.latest != nil && p.latest.Open() && p.latest.Way != pathway.BySecureEmail
}

// all returns what everybody gets on the occasion, by attendee.
func (l letters) all(loaded db.Letters) (map[int64][]paper, error) {
	all := map[int64][]paper{}
	for _, a := range loaded.Record.Reachable() {
		var err error
		if all[a.ID], err = l.papers(loaded, a.ID); err != nil {
			return nil, err
		}
	}
	return all, nil
}

// listed returns whom the occasion's list holds.
func (l letters) listed(r *pathway.Record, all map[int64][]paper) []pathway.Attendee {
	if !l.some {
		return r.OnList()
	}
	return slices.DeleteFunc(r.Reachable(), func(a pathway.Attendee) bool { return len(all[a.ID]) == 0 })
}

// papers returns what a recipient gets on the occasion. Where a document has been made and is yet to go nothing is made anew: the
// latest one was checked when the page was loaded.
func (l letters) papers(loaded db.Letters, attendee int64) ([]paper, error) {
	var list []paper
	for _, due := range pathway.DueAt(loaded.Record, loaded.Documents, l.occasion(loaded)) {
		if due.Attendee != attendee {
			continue
		}
		reference := db.NewReference(loaded.Record.Case.Reference)
		if l.same {
			reference = loaded.SameReference(due.Attendee, due.Kind, loaded.Occasion.About)
		}
		p, err := l.s.paper(loaded, due.Attendee, due.Kind, reference)
		if err != nil {
			return nil, err
		}
		p.changed = pathway.MadeAgain(l.moment(loaded.Record), p.changed)
		list = append(list, p)
	}
	return list, nil
}

// paper makes one document as it would be now and proves it.
func (s *Server) paper(loaded db.Letters, attendee int64, kind pathway.DocumentKind, reference string) (paper, error) {
	r, about := loaded.Record, loaded.Occasion.About
	opt := pathway.Options{Reference: reference, Number: loaded.Versions[db.Recipient{Attendee: attendee, Kind: kind, About: about}] + 1, Date: r.Now.Date(), About: about}
	p := paper{kind: kind, about: about, latest: pathway.Latest(loaded.Documents, attendee, kind, about)}
	for _, d := range loaded.Documents {
		if d.Attendee == attendee && d.Kind == kind && d.About == about && d.OutThere() {
			p.void = append(p.void, d)
		}
	}
	facts, _ := pathway.Disclose(r, attendee, kind, opt)
	made, err := s.made(r, attendee, kind, opt, facts)
	if err != nil {
		return p, err
	}
	p.doc, p.wording, p.text, p.proof = made.doc, made.wording, made.text, made.proof
	if p.latest != nil && p.latest.Sent() {
		p.changed = pathway.ChangedFacts(p.latest.Facts, p.proof.Facts)
	}
	return p, nil
}

// made is a document as the facts make it, proved.
func (s *Server) made(r *pathway.Record, attendee int64, kind pathway.DocumentKind, opt pathway.Options, facts pathway.Facts) (paper, error) {
	p := paper{kind: kind}
	if facts.Reader != "" { // something may be made for them
		var err error
		if p.doc, err = s.maker.Make(facts); err != nil {
			return p, err
		}
		p.wording = s.maker.Fixed(kind, facts.Reader)
		p.text = passagesOf(p.doc)
	}
	p.proof = pathway.Prove(r, attendee, kind, opt, p.text, p.wording)
	for _, fault := range p.doc.Faults() {
		if p.proof.Ready() {
			p.proof.Blocks = append(p.proof.Blocks, pathway.Block{Code: pathway.BlockContent, Message: fault, Page: pathway.PageFamily, ID: r.Case.ID})
		}
	}
	lost, err := s.drawer.Uncovered(p.doc)
	if err != nil {
		return p, err
	}
	for _, x := range lost {
		p.proof.Blocks = append(p.proof.Blocks, pathway.Block{Code: pathway.BlockPrint, Page: pathway.PageText, ID: attendee,
			Message: x.Where + ": there are characters that cannot be printed. Write them in Latin letters, or take them out. A name has a field for its Latin spelling, with the person or in the directory."})
	}
	return p, nil
}

// passagesOf is a document's text in reading order, its tables column by column besides, and the name under which it is saved.
func passagesOf(d pdf.Document) []pathway.Passage {
	var list []pathway.Passage
	for _, x := range d.Strings() {
		list = append(list, pathway.Passage{Where: x.Where, Text: x.Text})
	}
	for _, x := range d.Columns() {
		list = append(list, pathway.Passage{Where: x.Where, Text: x.Text})
	}
	return append(list, pathway.Passage{Where: "name of the file", Text: mail.FileName(d.Reference, "pdf")})
}

// part is the part of a split conference that an attendance sheet is for.
func (p paper) part() string {
	if p.kind != pathway.AttendanceSheet {
		return ""
	}
	return p.proof.Facts.Conference.Part
}

// needed tells whether the document is yet to be made: none was, or the facts have changed since it was sent.
func (p paper) needed() bool { return p.latest == nil || len(p.changed) > 0 }

// issued draws a document that passed, reads its text back from the bytes, searches that too, and returns what is to be stored.
func (s *Server) issued(r *pathway.Record, attendee int64, p paper) (db.Issue, error) {
	drawing, err := s.drawer.Draw(p.doc)
	if err != nil {
		return db.Issue{}, err
	}
	pages, err := pdf.ReadText(drawing.PDF)
	if err != nil {
		return db.Issue{}, err
	}
	var drawn []pathway.Passage
	for i, page := range pages {
		for _, line := range strings.Split(page.String(), "\n") {
			drawn = append(drawn, pathway.Passage{Where: "page " + idText(int64(i+1)), Text: line})
		}
	}
	shield := pathway.ShieldFor(r, attendee, p.kind, p.wording)
	before := pathway.Settle(shield.Search(p.text), r.Releases, attendee, p.kind, p.about)
	if hits := shield.SearchDrawn(drawn, before); len(hits) > 0 {
		return db.Issue{}, pathway.Refused("Nothing was issued: in what would be printed, " + hits[0].Where + ", stands a protected value. " + hits[0].Why)
	}
	body, err := json.Marshal(p.doc)
	if err != nil {
		return db.Issue{}, err
	}
	found, err := s.foundBy(r, p)
	if err != nil {
		return db.Issue{}, err
	}
	f := p.proof.Facts
	return db.Issue{Attendee: attendee, Kind: p.kind, Options: pathway.Options{Reference: f.Reference, Number: f.Number, Date: f.Date, Part: p.part(), About: p.about},
		Hash: p.proof.Hash, Doc: p.text, Wording: p.wording, Found: found, Body: body, Template: s.maker.Template(), PDF: drawing.PDF, Pages: drawing.Pages}, nil
}

// foundBy is by what a document is found: its text, without protected values.
func (s *Server) foundBy(r *pathway.Record, p paper) (string, error) {
	hidden, _ := p.proof.Facts.Hidden(r)
	doc, err := s.maker.Make(hidden)
	if err != nil {
		return "", err
	}
	var b strings.Builder
	for _, x := range doc.Strings() {
		b.WriteString(x.Text + " ")
	}
	return pathway.Normalise(b.String()), nil
}

// preview is the document as a part of a page, with protected addresses masked.
func (s *Server) preview(r *pathway.Record, p paper) (views.Paper, error) {
	hidden, _ := p.proof.Facts.Hidden(r)
	doc, err := s.maker.Make(hidden)
	if err != nil {
		return views.Paper{}, err
	}
	title := pathway.TitleOf(pathway.DocumentKinds, string(p.kind))
	part, err := doc.Fragment()
	return views.Paper{ID: "preview-" + string(p.kind), Label: title + ", as it will be sent", HTML: part}, err
}

// How many times documents are made again that something overtook while they were made.
const makeTries = 3

// makeFor makes and issues everything that one recipient is yet to get, all or none, and returns how many documents that was. hash is
// that of the facts which somebody looked at, by kind; nil where nobody did.
func (l letters) makeFor(c *Ctx, attendee int64, looked map[pathway.DocumentKind]string) (made int, err error) {
	for range makeTries {
		loaded, err := l.load(c)
		if err != nil {
			return 0, err
		}
		issues, err := l.toIssue(loaded, attendee, looked)
		if err != nil || len(issues) == 0 {
			return 0, err
		}
		_, err = l.s.DB.IssueDocuments(c.Ctx(), c.By(), c.Case().ID, loaded.Record.Conference.ID, loaded.Occasion, issues)
		if pathway.CodeOf(err) == pathway.CodeConflict {
			continue
		}
		return len(issues), err
	}
	return 0, pathway.Conflict("Somebody changes this family just now. Look at it again, and then make the documents.")
}

func (l letters) toIssue(loaded db.Letters, attendee int64, looked map[pathway.DocumentKind]string) ([]db.Issue, error) {
	papers, err := l.papers(loaded, attendee)
	if err != nil {
		return nil, err
	}
	var issues []db.Issue
	for _, p := range papers {
		if !p.needed() {
			continue
		}
		if !p.proof.Ready() {
			return nil, pathway.Refused(p.proof.Blocks[0].Message)
		}
		if looked != nil && looked[p.kind] != p.proof.Hash {
			return nil, pathway.Conflict("Something changed since you looked at this. Check it again below.")
		}
		x, err := l.s.issued(loaded.Record, attendee, p)
		if err != nil {
			return nil, err
		}
		issues = append(issues, x)
	}
	return issues, nil
}

// open returns the documents for a recipient on the occasion that were made and are yet to go.
func open(papers []paper) []*pathway.IssuedDocument {
	var list []*pathway.IssuedDocument
	for _, p := range papers {
		if p.latest != nil && p.latest.Open() && len(p.changed) == 0 {
			list = append(list, p.latest)
		}
	}
	return list
}

// chosen returns the attendees that a form ticks, in the order of the list.
func (l letters) chosen(f Form, r *pathway.Record) []pathway.Attendee {
	var list []pathway.Attendee
	for _, a := range r.Reachable() {
		if slices.Contains(f.Values["attendee"], idText(a.ID)) {
			list = append(list, a)
		}
	}
	return list
}
