package handlers

import (
	"io"
	"strings"
	"time"

	"cp-pathway/pathway"
	"cp-pathway/views"
)

// storedInstant returns an instant as it is stored, on the office's clock and for people.
func (c *Ctx) storedInstant(text string) string {
	t, err := time.Parse(time.RFC3339, text)
	if err != nil {
		return ""
	}
	return c.instant(t)
}

// newReport is the form that keeps the file of a report.
func (s *Server) newReport(c *Ctx) error {
	typed := Stored("replaces", c.QueryParam("replaces"))
	return s.showReportForm(c, typed, nil)
}

func (s *Server) keepReport(c *Ctx) error {
	f, course, err := c.familyCourse()
	if err != nil {
		return err
	}
	typed, err := c.Form()
	if err != nil {
		return s.showReportForm(c, Form{}, err)
	}
	data, err := c.upload("file", pathway.MaxReportFile)
	if err != nil {
		return err
	}
	r := pathway.Report{Conference: course.Current().ID, Agency: typed.ID("from"), Title: typed.Line("title"), Author: typed.Line("author"), ChairOnly: typed.Bool("chair_only"), OpenWhy: typed.Line("open_why"), Replaces: typed.ID("replaces")}
	id, err := s.DB.KeepReport(c.Ctx(), c.By(), f.Case.ID, r, data)
	if err != nil {
		return s.showReportForm(c, typed, err)
	}
	said := "The report is kept."
	if kept, err := s.DB.Report(c.Ctx(), c.By(), f.Case.ID, id); err == nil && kept.ChairOnly {
		said = "The report is kept, for the chair only."
	}
	return c.Done(views.Path("cases", f.Case.ID, "reports", id), said)
}

// upload returns the file of a field, and no more of it than one byte past most; nil where none was chosen.
func (c *Ctx) upload(field string, most int64) ([]byte, error) {
	file, _, err := c.Request().FormFile(field)
	if err != nil {
		return nil, nil // none was chosen
	}
	defer file.Close()
	return io.ReadAll(io.LimitReader(file, most+1))
}

func (s *Server) showReportForm(c *Ctx, typed Form, failed error) error {
	f, course, err := c.familyCourse()
	if err != nil {
		return err
	}
	if course.Current().ID == 0 {
		return pathway.Refused("Reports belong to a conference. Book it first.")
	}
	back := views.Link{Text: "Cancel", URL: views.Path("cases", f.Case.ID, "preparation")}
	title, lead := "Keep a report", "The file of what an agency sent for "+theConference(course.Current())+" on "+course.Current().StartsAt.Format()+"."
	v := typed.Fields(failed)
	var fields []views.Component
	if old := typed.ID("replaces"); old != 0 {
		r, err := s.DB.Report(c.Ctx(), c.By(), f.Case.ID, old)
		if err != nil {
			return err
		}
		title, lead = "Keep a newer version", "It takes the place of “"+r.Title+"” of "+c.storedInstant(r.ReceivedAt)+". The earlier version stays, and whoever was given it is not taken to have this one."
		if failed == nil {
			typed.Set("title", r.Title)
			typed.Set("author", r.Author)
			if r.ChairOnly {
				typed.Set("chair_only", "yes")
			}
			v = typed.Fields(nil)
		}
	} else {
		agencies, err := s.DB.Agencies(c.Ctx())
		if err != nil {
			return err
		}
		var from []views.Option
		for _, a := range agencies {
			if !a.Ended {
				from = append(from, views.Option{Value: idText(a.ID), Text: f.AgencyOnScreens(a.ID, a.Name)})
			}
		}
		fields = append(fields, v.Select("from", "From which agency", from...))
	}
	fields = append(fields,
		v.Text("title", "What it is").Wide(30).AtMost(pathway.MaxName).WithHint("For example, Health visitor’s report"),
		v.Text("author", "Who wrote it").Wide(30).AtMost(pathway.MaxName),
		v.File("file", "File", ".pdf,.docx,.doc,application/pdf").WithHint("PDF or Word, at most 20 MB"),
		v.Checkbox("chair_only", "For the chair only").WithHint("Nobody else can open it, and it is not shared with the family"),
		v.Text("open_why", "If the police sent it: why may others open it?").AtMost(300).AsOptional().WithHint("What the police send is for the chair only, unless a reason stands here. It is kept in the history"))
	p := c.FormPage(f, sectionPathway, title, views.EditForm{ID: "report-form", Title: title, Lead: lead, Upload: true, Action: views.Path("cases", f.Case.ID, "reports", "new"), Errors: v.Summary(),
		Hidden: []views.Hidden{v.Hidden("replaces")}, Fields: fields, Button: "Keep it", Back: back})
	if failed != nil {
		return c.Again(failed, p)
	}
	return c.Show(p)
}

// report shows one report: its versions, with whom it was shared, and the form that records that it was.
func (s *Server) report(c *Ctx) error {
	return s.showReport(c, Stored("shared_on", slashed(c.Today())), nil, nil)
}

// shareReport records that somebody of the family was given a report.
func (s *Server) shareReport(c *Ctx) error {
	id, err := c.ID("report")
	if err != nil {
		return err
	}
	typed, err := c.Form()
	if err != nil {
		return err
	}
	faults := pathway.Fields{}
	shared := pathway.ReportShared{Attendee: typed.ID("attendee"), ReadBy: typed.Line("read_by"), How: typed.Get("how"), ByWhom: typed.Line("by_whom")}
	shared.SharedAt = typed.RecentMoment("shared_on", "shared_at", c.Today(), true, faults)
	if len(faults) > 0 {
		err = merged(faults, shared.Validate(c.Minute()))
	} else {
		err = s.DB.ShareReport(c.Ctx(), c.By(), c.Case().ID, id, shared)
	}
	if err != nil {
		return s.showReport(c, typed, err, nil)
	}
	return c.Done(views.Path("cases", c.Case().ID, "reports", id), "It is recorded that the report was shared.")
}

func (s *Server) showReport(c *Ctx, typed Form, shareErr, takeErr error) error {
	f, _, err := c.familyCourse()
	if err != nil {
		return err
	}
	id, err := c.ID("report")
	if err != nil {
		return err
	}
	r, err := s.DB.Report(c.Ctx(), c.By(), f.Case.ID, id)
	if err != nil {
		return err
	}
	at := views.Path("cases", f.Case.ID, "reports", id)
	opens := !r.ChairOnly || c.May(pathway.ReadChairOnly)
	head := views.PageHead{Title: r.Title, Caption: f.AgencyOnScreens(r.Agency, r.AgencyName)}
	if r.ChairOnly {
		head.Flags = []views.Flag{{Text: "For the chair only", Strong: true}}
	}
	if opens && r.MIME == pathway.MIMEPDF && c.May(pathway.ViewDocuments) {
		head.Actions = append(head.Actions, views.Action{Text: "Open it", URL: at + "/file"})
	}
	if c.May(pathway.RecordPreparation) && r.ReplacedBy == 0 {
		head.Actions = append(head.Actions, views.Action{Text: "Keep a newer version", URL: views.Path("cases", f.Case.ID, "reports", "new") + "?replaces=" + idText(id), Second: true})
	}
	body := views.Stack{head, reportFacts(c, f.Case.ID, r)}
	if opens && c.May(pathway.Download) {
		v := Form{}.Fields(takeErr)
		if takeErr != nil {
			v = typed.Fields(takeErr)
		}
		body = append(body, views.Details{Summary: "Take the file out of the program", Open: takeErr != nil, Body: views.EditForm{ID: "download-form", Action: at + "/download", Errors: v.Summary(), Button: "Download it",
			Fields: []views.Component{v.Text("reason", "Why it is taken out").Wide(30).AtMost(300).WithHint("It stands in the audit trail")}}})
	}
	list, err := s.sharing(c, r, at, typed, shareErr)
	if err != nil {
		return err
	}
	c.Saw("Looked at a report", "report", id)
	p := c.FormPage(f, sectionPathway, "Report", append(body, list...))
	p.Crumbs = append(p.Crumbs, views.Link{Text: "Preparation", URL: views.Path("cases", f.Case.ID, "preparation")})
	if failed := firstError(shareErr, takeErr); failed != nil {
		return c.Again(failed, p)
	}
	return c.Show(p)
}

func firstError(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

func reportFacts(c *Ctx, family int64, r pathway.Report) views.SummaryList {
	kind := strings.ToUpper(pathway.TitleOf(pathway.ReportFileTypes, r.MIME)) + ", " + sizeWords(r.Bytes)
	list := views.SummaryList{Rows: []views.SummaryRow{
		{Name: "Written by", Text: r.Author},
		{Name: "Received", Text: c.storedInstant(r.ReceivedAt) + ", kept by " + r.ReceivedBy},
		{Name: "File", Text: kind + "\nSHA-256 " + r.SHA256},
	}}
	if r.Replaces != 0 {
		list.Rows = append(list.Rows, views.SummaryRow{Name: "Earlier version", Body: views.TextLink{Text: "Open what it replaces", URL: views.Path("cases", family, "reports", r.Replaces)}})
	}
	if r.ReplacedBy != 0 {
		list.Rows = append(list.Rows, views.SummaryRow{Name: "Newer version", Body: views.TextLink{Text: "There is a newer version", URL: views.Path("cases", family, "reports", r.ReplacedBy)}})
	}
	return list
}

func sizeWords(n int64) string {
	if n < 1<<20 {
		return idText((n+1023)/1024) + " KB"
	}
	return idText((n+1<<19)/(1<<20)) + " MB"
}

// sharing is with whom a report was shared, and the form that records it.
func (s *Server) sharing(c *Ctx, r pathway.Report, at string, typed Form, failed error) (views.Stack, error) {
	if r.ChairOnly {
		return views.Stack{views.Inset{Text: "This report is for the chair only. It is not shared with the family."}}, nil
	}
	t := views.Table{ID: "shared", Caption: "Shared with", Heads: []views.ColumnHead{{Text: "Who", Plain: true}, {Text: "When"}, {Text: "How"}, {Text: "By whom"}, {Text: "Read for them by"}},
		Empty: views.Empty{Text: "Nobody of the family has been given this report. It goes to somebody only after a named person has read this copy for them."}}
	for _, x := range r.Shared {
		t.Rows = append(t.Rows, views.Row{Cells: []views.Cell{{Text: x.Name, Note: x.Role, Head: true}, {Text: dayOrMoment(x.SharedAt), NoWrap: true}, {Text: pathway.TitleOf(pathway.ShareHows, x.How)}, {Text: x.ByWhom}, {Text: x.ReadBy}}})
	}
	list := views.Stack{t}
	if r.ReplacedBy != 0 || !c.May(pathway.RecordPreparation) {
		return list, nil
	}
	recipients, err := s.DB.ReportRecipients(c.Ctx(), c.By(), c.Case().ID, r.Conference)
	if err != nil {
		return nil, err
	}
	var options []views.Option
	for _, who := range recipients {
		options = append(options, views.Option{Value: idText(who.Attendee), Text: strings.Join(nonEmpty(who.Name, who.Role), ", ")})
	}
	list = append(list, views.Heading{ID: "share", Text: "Record that it was shared"})
	if len(options) == 0 {
		return append(list, views.Inset{Text: "Nobody of the family is on the invitation list yet. Enter the list first."}), nil
	}
	v := typed.Fields(failed)
	return append(list, views.EditForm{ID: "share-form", Action: at + "/share", Errors: v.Summary(), Button: "Record it", Fields: []views.Component{
		v.Select("attendee", "With whom", options...),
		v.Text("read_by", "Who read this copy for this person").Wide(30).AtMost(pathway.MaxName).WithHint("Before it was shared: it must give away no address, and nobody that this reader may not know about"),
		views.Fieldset{Legend: "When", Across: true, Fields: []views.Component{v.Date("shared_on", "Date").WithHint(""), v.Time("shared_at", "Time, if it matters").WithHint("")}},
		v.Radios("how", "How", optionsOf(pathway.ShareHows)...).SideBySide(),
		v.Text("by_whom", "Who shared it").Wide(30).AtMost(pathway.MaxName)}}), nil
}

// reportFile opens a report in the browser, where that is safe: a PDF, in a sandbox.
func (s *Server) reportFile(c *Ctx) error {
	id, err := c.ID("report")
	if err != nil {
		return err
	}
	r, data, err := s.DB.ReportFile(c.Ctx(), c.By(), c.Case().ID, id, "")
	if err != nil {
		return err
	}
	if r.MIME != pathway.MIMEPDF {
		return pathway.Refused("Only a PDF is opened here. Take the file out of the program to read it.")
	}
	c.Saw("Opened a report", "report", id)
	return c.InlineForeign(c.reportName(r), data)
}

// downloadReport takes a report's file out of the program, with a reason.
func (s *Server) downloadReport(c *Ctx) error {
	id, err := c.ID("report")
	if err != nil {
		return err
	}
	typed, err := c.Form()
	if err != nil {
		return err
	}
	why := typed.Line("reason")
	if why == "" {
		return s.showReport(c, typed, nil, pathway.Invalid(pathway.Fields{"reason": "Give the reason"}))
	}
	r, data, err := s.DB.ReportFile(c.Ctx(), c.By(), c.Case().ID, id, why)
	if pathway.CodeOf(err) == pathway.CodeInvalid {
		return s.showReport(c, typed, nil, err)
	}
	if err != nil {
		return err
	}
	return c.Download(c.reportName(r), r.MIME, data)
}

// reportName is the file's name: the family's reference and a number, nobody's name.
func (c *Ctx) reportName(r pathway.Report) string {
	return c.Case().Reference + "-report-" + idText(r.ID) + "." + pathway.TitleOf(pathway.ReportFileTypes, r.MIME)
}
