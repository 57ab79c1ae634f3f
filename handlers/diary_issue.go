package handlers

import (
	"archive/zip"
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"strconv"
	"time"

	"cp-pathway/db"
	"cp-pathway/mail"
	"cp-pathway/pathway"
	"cp-pathway/pdf"
	"cp-pathway/views"
)

const notifyPath = diaryPath + "/notify"

// The weekly diary goes as far ahead as one of these, in weeks.
var diaryWeeks = []int{2, 4, 6, 8}

const usualDiaryWeeks = 4

func readWeeks(text string) int {
	for _, n := range diaryWeeks {
		if text == strconv.Itoa(n) {
			return n
		}
	}
	return usualDiaryWeeks
}

// notify shows what the next weekly diary would say, and which were made before.
func (s *Server) notify(c *Ctx) error { return s.showNotify(c, readWeeks(c.QueryParam("weeks")), nil) }

func (s *Server) showNotify(c *Ctx, weeks int, failed error) error {
	draft, err := s.DB.DiaryDraft(c.Ctx(), weeks)
	if err != nil {
		return err
	}
	made, err := s.DB.Diaries(c.Ctx())
	if err != nil {
		return err
	}
	lead := "What is planned from today to " + draft.To.Format() + ". It goes to every team’s manager, and names families by reference and children by initials."
	head := views.PageHead{Title: "Weekly diary for managers", Lead: lead}
	v := Stored("weeks", strconv.Itoa(weeks)).Fields(failed)
	body := views.Stack{v.Summary(), head}
	var options []views.Option
	for _, n := range diaryWeeks {
		options = append(options, views.Option{Value: strconv.Itoa(n), Text: views.Plural(n, "week", "weeks")})
	}
	body = append(body, views.EditForm{ID: "weeks-form", Action: notifyPath, Get: true, Fields: []views.Component{v.Select("weeks", "How far ahead", options...).WithBlank("")}, Button: "Show"})
	since := "This is the first: everything in it is new."
	if draft.Since.ID != 0 {
		since = "Changes are told since " + draft.Since.Reference + ", sent on " + c.instant(draft.Since.SentAt) + "."
	}
	readers, missing := pathway.DiaryReaders(draft.Teams, mail.Address)
	body = append(body, views.Text(since), diaryTable(&draft))
	for _, left := range draft.Withheld {
		body = append(body, views.Warning{Text: left})
	}
	body = append(body, readersTable(readers))
	if len(missing) > 0 {
		body = append(body, views.Warning{Text: "No email address of a manager that can be written to: " + views.Join(missing) + ". Enter it under Office, Teams."})
	}
	if len(readers) > 0 {
		body = append(body, views.PostButton{ID: "make-diary", Action: notifyPath, Text: "Make the diary " + draft.Reference, First: true, Hidden: []views.Hidden{{Name: "weeks", Value: strconv.Itoa(weeks)}}})
	}
	body = append(body, c.madeTable(made))
	p := Page{Title: "Weekly diary", Crumbs: diaryCrumbs(), Body: body}
	if failed != nil {
		return c.Again(failed, p)
	}
	return c.Show(p)
}

func diaryCrumbs(more ...views.Link) []views.Link {
	return append([]views.Link{{Text: "Diary", URL: diaryPath}}, more...)
}

// diaryTable is what the diary lists, as its readers see it.
func diaryTable(d *db.DiaryDraft) views.Table {
	t := views.Table{ID: "planned", Caption: "What it says", Heads: []views.ColumnHead{{Text: "When"}, {Text: "Family", Plain: true}, {Text: "Chair and minute taker"}, {Text: "Where"}, {Text: "Team and social worker"}, {Text: "Invitation list"}, {Text: "Since the last"}},
		Empty: views.Empty{Text: "No conference is planned in these weeks, and none was moved or stood down."}}
	for _, r := range pathway.Listed(d.Rows, d.To) {
		list := "not here yet"
		if r.ListReceived {
			list = "here"
		}
		if r.Restricted() {
			list = "–"
		}
		change := views.Cell{Text: views.Sentence(r.Change), Note: r.Was}
		if r.Change == pathway.DiaryUnchanged {
			change.Text = "–"
		}
		t.Rows = append(t.Rows, views.Row{Cells: []views.Cell{{Text: r.At.Short(), NoWrap: true}, {Text: r.Reference, Note: r.Family, Head: true}, {Text: or(r.Chair, "no chair yet"), Note: r.MinuteTaker},
			{Text: r.Venue}, {Text: r.Team, Note: r.SocialWorker}, {Text: list}, change}})
	}
	return t
}

func readersTable(readers []pathway.DiaryReader) views.Table {
	t := views.Table{ID: "readers", Caption: "Whom it goes to", Heads: []views.ColumnHead{{Text: "Manager", Plain: true}, {Text: "Team"}, {Text: "Email"}},
		Empty: views.Empty{Text: "No team has a manager with an email address. The diary goes to them.", Action: views.Action{Text: "Enter the teams", URL: "/office/teams"}}}
	for _, r := range readers {
		t.Rows = append(t.Rows, views.Row{Cells: []views.Cell{{Text: or(r.Name, "Manager"), Head: true}, {Text: r.Team}, {Text: r.Email}}})
	}
	return t
}

func (c *Ctx) madeTable(made []pathway.DiaryIssue) views.Table {
	t := views.Table{ID: "made", Caption: "Made before", Heads: []views.ColumnHead{{Text: "Diary", Plain: true}, {Text: "From"}, {Text: "To"}, {Text: "Made"}, {Text: "Sent"}},
		Empty: views.Empty{Text: "No weekly diary has been made yet."}}
	for _, i := range made {
		sent := views.Cell{Body: views.Tag{Status: views.StatusDue, Text: "Not sent"}}
		if !i.SentAt.IsZero() {
			sent = views.Cell{Text: c.instant(i.SentAt), Note: i.SentName}
		}
		t.Rows = append(t.Rows, views.Row{Cells: []views.Cell{{Text: i.Reference, URL: issueAt(i.ID), Head: true}, {Text: i.From.Short(), NoWrap: true}, {Text: i.To.Short(), NoWrap: true}, {Text: c.instant(i.MadeAt), Note: i.MadeName}, sent}})
	}
	return t
}

func issueAt(id int64, more ...any) string {
	return notifyPath + views.Path(append([]any{id}, more...)...)
}

// makeDiary makes the weekly diary: the document is drawn, searched for every protected value, and kept.
func (s *Server) makeDiary(c *Ctx) error {
	typed, err := c.Form()
	if err != nil {
		return err
	}
	weeks := readWeeks(typed.Get("weeks"))
	draft, err := s.DB.DiaryDraft(c.Ctx(), weeks)
	if err != nil {
		return err
	}
	readers, _ := pathway.DiaryReaders(draft.Teams, mail.Address)
	if len(readers) == 0 {
		return s.showNotify(c, weeks, pathway.Refused("There is nobody whom the diary could go to. Enter the teams and their managers first."))
	}
	document, err := s.maker.Make(draft.Facts)
	if err != nil {
		return err
	}
	drawing, err := s.drawDiary(&draft, document)
	if err != nil {
		if pathway.CodeOf(err) == pathway.CodeRefused {
			return s.showNotify(c, weeks, err)
		}
		return err
	}
	body, err := json.Marshal(document)
	if err != nil {
		return err
	}
	number, err := s.DB.MakeDiary(c.Ctx(), c.By(), weeks, draft, readers, body, drawing.PDF, drawing.Pages)
	if err != nil {
		return s.showNotify(c, weeks, err)
	}
	return c.Done(issueAt(number), "The diary is made. Look at it, then send it.")
}

// drawDiary draws the document, and refuses it where a protected value of any family stands in it, before drawing or after.
func (s *Server) drawDiary(draft *db.DiaryDraft, d pdf.Document) (pdf.Drawing, error) {
	var text []pathway.Passage
	for _, x := range d.Strings() {
		text = append(text, pathway.Passage{Where: x.Where, Text: x.Text})
	}
	if err := refuseHits(draft.Hits(text)); err != nil {
		return pdf.Drawing{}, err
	}
	drawing, err := s.drawer.Draw(d)
	if err != nil {
		return drawing, err
	}
	pages, err := pdf.ReadText(drawing.PDF)
	if err != nil {
		return drawing, err
	}
	text = nil
	for i, p := range pages {
		text = append(text, pathway.Passage{Where: fmt.Sprintf("page %d", i+1), Text: p.String()})
	}
	return drawing, refuseHits(draft.Hits(text))
}

func refuseHits(hits []pathway.Hit) error {
	if len(hits) == 0 {
		return nil
	}
	return pathway.Refused("The diary was not made: a value that is protected in a family stands in it, at " + hits[0].Where + ". Change that venue, room, team or name.")
}

// issueOf returns the weekly diary that the path names.
func (c *Ctx) issueOf() (pathway.DiaryIssue, error) {
	id, err := c.ID("issue")
	if err != nil {
		return pathway.DiaryIssue{}, err
	}
	return c.server.DB.DiaryIssue(c.Ctx(), id)
}

// diaryIssue shows a weekly diary that was made: the document, and an email draft for each manager.
func (s *Server) diaryIssue(c *Ctx) error {
	i, err := c.issueOf()
	if err != nil {
		return err
	}
	head := views.PageHead{Title: "Weekly diary " + i.Reference, Lead: "From " + i.From.Format() + " to " + i.To.Format() + ", made " + c.instant(i.MadeAt) + " by " + i.MadeName + ". " + views.Sentence(views.Plural(i.Pages, "page", "pages")) + ".",
		Tags:    []views.Tag{{Status: views.StatusDue, Text: "Not sent"}},
		Actions: []views.Action{{Text: "Open the PDF", URL: issueAt(i.ID, "pdf")}, {Text: "Open as a page", URL: issueAt(i.ID, "page"), Second: true}}}
	if !i.SentAt.IsZero() {
		head.Tags = []views.Tag{{Status: views.StatusDone, Text: "Sent " + c.instant(i.SentAt) + " by " + i.SentName}}
	}
	t := views.Table{ID: "readers", Caption: "Email drafts", Heads: []views.ColumnHead{{Text: "Manager", Plain: true}, {Text: "Team"}, {Text: "Email"}, {Text: "Draft", Action: true}}}
	for n, r := range i.Readers {
		t.Rows = append(t.Rows, views.Row{Cells: []views.Cell{{Text: or(r.Name, "Manager"), Head: true}, {Text: r.Team}, {Text: r.Email},
			{Body: views.PostButton{ID: fmt.Sprintf("draft-%d", n+1), Action: issueAt(i.ID, "drafts", n+1), Text: "Email draft"}}}})
	}
	body := views.Stack{head, t, views.Text("Each draft opens in the mail program, to one manager and with the PDF attached. Taking one out is noted in the audit trail."),
		views.PostButton{ID: "all-drafts", Action: issueAt(i.ID, "drafts"), Text: "All drafts in one file"}}
	if i.SentAt.IsZero() {
		body = append(body, views.PostButton{ID: "sent", Action: issueAt(i.ID, "sent"), Text: "Record that it has been sent to all", First: true})
	}
	return c.Show(Page{Title: "Weekly diary", Crumbs: diaryCrumbs(views.Link{Text: "Weekly diary", URL: notifyPath}), Body: body})
}

// diaryPDF opens the diary as it was drawn.
func (s *Server) diaryPDF(c *Ctx) error {
	i, err := c.issueOf()
	if err != nil {
		return err
	}
	file, _, err := s.DB.DiaryFile(c.Ctx(), i.ID)
	if err != nil {
		return err
	}
	return c.Inline(mail.FileName(i.Reference, "pdf"), "application/pdf", file)
}

// diaryAsPage opens the diary's accessible edition.
func (s *Server) diaryAsPage(c *Ctx) error {
	i, err := c.issueOf()
	if err != nil {
		return err
	}
	_, body, err := s.DB.DiaryFile(c.Ctx(), i.ID)
	if err != nil {
		return err
	}
	var d pdf.Document
	if err := json.Unmarshal(body, &d); err != nil {
		return err
	}
	page, err := d.HTML(s.Static.URL("document.css"))
	if err != nil {
		return err
	}
	return c.HTMLBlob(http.StatusOK, page)
}

// diaryDraft is the email of one manager, as a file for the mail program.
func (s *Server) diaryDraft(c *Ctx) error {
	i, err := c.issueOf()
	if err != nil {
		return err
	}
	n, err := c.ID("reader")
	if err != nil {
		return err
	}
	if n > int64(len(i.Readers)) {
		return pathway.NotFound("This draft")
	}
	drafts, err := s.diaryDrafts(c, &i, i.Readers[n-1:n])
	if err != nil {
		return err
	}
	if err := s.DB.DiaryTaken(c.Ctx(), c.By(), i.ID, "an email draft"); err != nil {
		return err
	}
	return c.Download(mail.FileName(fmt.Sprintf("%s-draft-%d", i.Reference, n), "eml"), "message/rfc822", drafts[0])
}

// allDiaryDrafts is the emails of all managers in one file.
func (s *Server) allDiaryDrafts(c *Ctx) error {
	i, err := c.issueOf()
	if err != nil {
		return err
	}
	drafts, err := s.diaryDrafts(c, &i, i.Readers)
	if err != nil {
		return err
	}
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for n, draft := range drafts {
		w, err := z.CreateHeader(&zip.FileHeader{Name: mail.FileName(fmt.Sprintf("%s-draft-%d", i.Reference, n+1), "eml"), Method: zip.Deflate, Modified: i.MadeAt})
		if err != nil {
			return err
		}
		if _, err := w.Write(draft); err != nil {
			return err
		}
	}
	if err := z.Close(); err != nil {
		return err
	}
	if err := s.DB.DiaryTaken(c.Ctx(), c.By(), i.ID, "all email drafts"); err != nil {
		return err
	}
	return c.Download(mail.FileName(i.Reference+"-drafts", "zip"), "application/zip", b.Bytes())
}

// diaryDrafts makes an email for each reader.
func (s *Server) diaryDrafts(c *Ctx, i *pathway.DiaryIssue, readers []pathway.DiaryReader) ([][]byte, error) {
	file, _, err := s.DB.DiaryFile(c.Ctx(), i.ID)
	if err != nil {
		return nil, err
	}
	office, err := s.DB.Office(c.Ctx())
	if err != nil {
		return nil, err
	}
	name := or(office.Unit, office.Authority)
	var drafts [][]byte
	for _, r := range readers {
		d := mail.Draft{FromName: name, From: cmp.Or(office.Email, office.SecureEmail, c.session.Account.Email), ToName: r.Name, To: r.Email, Subject: "Weekly conference diary " + i.Reference,
			Text: i.Text(r, name, c.By().Name), At: c.Now().Truncate(time.Second), Files: []mail.File{{Name: mail.FileName(i.Reference, "pdf"), MIME: "application/pdf", Data: file}}}
		eml, err := d.EML()
		switch {
		case err == nil:
			drafts = append(drafts, eml)
		case errors.Is(err, mail.ErrSender):
			return nil, pathway.Refused("The office has no email address that can be written from. Enter it under Office, The office’s details.")
		case errors.Is(err, mail.ErrRecipient):
			return nil, pathway.Refused("The address of " + or(r.Name, "the manager of "+r.Team) + " cannot be written to. Put it right under Office, Teams, and make the diary anew.")
		default:
			return nil, err
		}
	}
	return drafts, nil
}

// diarySent records that the diary went to all managers.
func (s *Server) diarySent(c *Ctx) error {
	i, err := c.issueOf()
	if err != nil {
		return err
	}
	if err := s.DB.DiarySent(c.Ctx(), c.By(), i.ID); err != nil {
		return err
	}
	return c.Done(issueAt(i.ID), "The diary is recorded as sent. Every conference in it counts as told to managers.")
}
