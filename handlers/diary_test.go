package handlers

import (
	"archive/zip"
	"bytes"
	"encoding/base64"
	"encoding/json"
	"errors"
	"io"
	"mime"
	"mime/multipart"
	"net/http"
	"net/mail"
	"strings"
	"testing"
	"time"

	"cp-pathway/db/dbtest"
	"cp-pathway/pathway"
	"cp-pathway/pdf"
)

// diaries makes a weekly diary with one reader, and an absence.
func (s *site) diaries(things map[string]int64) {
	s.t.Helper()
	doc := pdf.Document{Kind: pathway.WeeklyDiary, Title: "Weekly conference diary", Reference: "DIARY-2026-01", Date: pathway.NewDate(2026, 11, 20), Office: pdf.Letterhead{Office: "Made-up council"}, Body: pdf.Texts("Made up.")}
	body, err := json.Marshal(doc)
	if err != nil {
		s.t.Fatal(err)
	}
	things["issue"] = dbtest.MustExec(s.t, s.DB, `INSERT INTO diary_issue (reference, made_at, made_by, from_on, to_on, rows, readers, body, sha256, pages)
		VALUES ('DIARY-2026-01', '2026-11-20T10:00:00.000Z', ?, '2026-11-20', '2026-12-18', '[]', '[{"Name":"Ann Obi","Team":"Team 1","Email":"ann@northmere.example"}]', ?, '', 1)`, things["account"], string(body))
	dbtest.MustExec(s.t, s.DB, `INSERT INTO diary_file (issue, pdf) VALUES (?, ?)`, things["issue"], []byte("%PDF-1.7"))
	things["reader"] = 1
	things["absence"] = dbtest.MustExec(s.t, s.DB, `INSERT INTO absence (account, from_on, to_on) VALUES (?, '2026-12-01', '2026-12-02')`, things["account"])
}

func TestDiaryWeek(t *testing.T) {
	t.Parallel()
	d := newBookingDesk(t)
	secret := d.ready("Secret", "2026-11-19T12:00", "2024")
	dbtest.MustExec(t, d.DB, `UPDATE cases SET restricted = 1 WHERE id = ?`, secret.Case)
	manager, admin := d.as(pathway.ServiceManager), d.as(pathway.Admin)
	a := admin.get("/diary").want(http.StatusOK)
	if got := a.text("#due tbody"); !strings.Contains(got, "12 working days left") || !strings.Contains(got, "Restricted") || !strings.Contains(got, "Nowak family") || strings.Contains(got, "Secret") {
		t.Errorf("due: %q", got)
	}
	if got := a.attr("#due a.govuk-button", "href"); got != at(d.nowak, "/conferences/new") {
		t.Errorf("books at %q", got)
	}
	chair := idText(d.accountWith(pathway.Chair).ID)
	d.book(manager, secret, "children", idText(secret.Child), "place", "room-"+idText(d.ash), "minute_taker", "", "chair", chair, "date", "2026-12-08", "time", "14:00")
	k := d.book(manager, d.nowak)
	from, to := pathway.NewDate(2026, 12, 7), pathway.NewDate(2026, 12, 8)
	if err := d.DB.SetRota(t.Context(), d.all, from, to, d.accountWith(pathway.Chair).ID); err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		name  string
		b     *browser
		path  string
		title string
		want  string
		not   string
	}{
		{"this week", admin, "/diary", "Week of Monday 23 November 2026", "Monday 23 November 2026 Today Duty chair: nobody yet No conference.", "Restricted"},
		{"a week by any of its days", admin, "/diary?week=2026-12-10", "Week of Monday 7 December 2026",
			"Monday 7 December 2026 Duty chair: Colm Brennan No conference. Tuesday 8 December 2026 Duty chair: Colm Brennan 14:00 to 16:00 Restricted Initial Colm Brennan No minute taker yet Ash room, Civic Hall Planned " +
				"Wednesday 9 December 2026 Duty chair: nobody yet 10:00 to 12:00 Nowak family Initial · CP-2026-0001 No chair yet Megan Tudor Oak room, Civic Hall Planned", "Secret"},
		{"for who may open it", manager, "/diary?week=2026-12-10", "Week of Monday 7 December 2026", "14:00 to 16:00 Secret family Initial", "Restricted"},
		{"one chair's", manager, "/diary?week=2026-12-07&chair=" + chair, "Week of Monday 7 December 2026", "only one chair’s are shown", "Nowak"},
		{"a venue that is not there", manager, "/diary?week=2026-12-07&venue=9999", "Week of Monday 7 December 2026", "only one venue’s are shown", "Nowak"},
		{"nonsense", manager, "/diary?week=<script>&chair=x&venue=-1", "Week of Monday 23 November 2026", "Friday 27 November 2026", "left out"},
		{"Christmas", manager, "/diary?week=2026-12-28", "Week of Monday 28 December 2026", "Boxing Day (substitute day)", "Saturday"},
		{"Easter", manager, "/diary?week=2027-03-26", "Week of Monday 22 March 2027", "Friday 26 March 2027 Good Friday", "Saturday"},
	}
	for _, tt := range tests {
		a := tt.b.get(tt.path).want(http.StatusOK)
		a.doc.Find("thead, caption").Remove()
		if got := a.text("main"); a.text(".app-head__lead") != tt.title || !strings.Contains(got, tt.want) || strings.Contains(got, tt.not) {
			t.Errorf("%s: %s", tt.name, got)
		}
	}
	a = admin.get("/diary?week=2026-12-07")
	if got := a.attr(".app-diary__family a", "href"); got != at(d.nowak, "/conferences")+"#conference-"+idText(k) || a.count(".app-diary__family a") != 1 {
		t.Errorf("leads to %q", got)
	}
	if strings.Contains(a.Body, "CP-2026-0002") || a.attr("a[rel=next]", "href") != "/diary?week=2026-12-14" || a.attr("a[rel=prev]", "href") != "/diary?week=2026-11-30" {
		t.Errorf("links %q and %q, or the restricted reference is told", a.attr("a[rel=prev]", "href"), a.attr("a[rel=next]", "href"))
	}
	if a := d.as(pathway.Auditor).get("/diary").want(http.StatusOK); a.count("main a[href='/diary/notify']") != 0 || a.count("#due a.govuk-button") != 0 {
		t.Error("the auditor is offered what is refused")
	}
	d.Clock.Forward(20 * 24 * time.Hour)
	if got := d.as(pathway.ServiceManager).get("/diary?week=2026-12-07").text(".app-diary__state"); !strings.Contains(got, "Not recorded as held") {
		t.Errorf("weeks later the state is %q", got)
	}
}

// notified brings a desk to a week in which a diary can be made: two teams, a conference, a restricted one.
func notified(t *testing.T) (*bookingDesk, *browser) {
	t.Helper()
	d := newBookingDesk(t)
	for _, team := range []pathway.Team{{Name: "Team 1", Manager: "Ann Obi", ManagerEmail: "ann.obi@northmere.example"}, {Name: "Team 2", Manager: "Łukasz Wójcik", ManagerEmail: "lukasz@northmere.example"}, {Name: "Team 3"}} {
		if _, err := d.DB.SaveTeam(t.Context(), d.all, team); err != nil {
			t.Fatal(err)
		}
	}
	office, err := d.DB.Office(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	office.Email, office.Phone = "conferences@northmere.example", "01632 960001"
	if err := d.DB.SaveOffice(t.Context(), d.all, office); err != nil {
		t.Fatal(err)
	}
	secret := d.ready("Secretname", "2026-11-19T12:00", "2024")
	dbtest.MustExec(t, d.DB, `UPDATE cases SET restricted = 1 WHERE id = ?`, secret.Case)
	manager := d.as(pathway.ServiceManager)
	d.book(manager, secret, "children", idText(secret.Child), "place", "room-"+idText(d.ash), "minute_taker", "", "date", "2026-12-08", "time", "14:00")
	d.book(manager, d.nowak, "interpreter", "Ewa Lis at 7 Hidden Lane", "interpreter_language", "Polish", "interpreter_accredited", "yes")
	return d, manager
}

func TestWeeklyDiaryForManagers(t *testing.T) {
	t.Parallel()
	d, manager := notified(t)
	a := manager.get(notifyPath).want(http.StatusOK)
	if got := a.text("#planned tbody"); !strings.Contains(got, "CP-2026-0001AN") || !strings.Contains(got, "New") || strings.Contains(got, "Nowak") {
		t.Errorf("planned: %q", got)
	}
	if got := a.text("#planned tbody"); !strings.Contains(got, "8 Dec 2026 14:00 Restricted") || strings.Contains(got, "CP-2026-0002") {
		t.Errorf("a restricted family: %q", got)
	}
	if got := a.text("#readers tbody"); !strings.Contains(got, "ann.obi@northmere.example") || strings.Contains(got, "Team 3") || !strings.Contains(a.text("main"), "Team 3. Enter it under Office") {
		t.Errorf("readers: %q", got)
	}
	a = manager.post(notifyPath, "weeks", "4").want(http.StatusSeeOther)
	issue := a.to()
	a = manager.get(issue).want(http.StatusOK)
	if got := a.text("h1"); got != "Weekly diary DIARY-2026-48" || a.count("#readers form") != 2 {
		t.Errorf("made: %s", a.text("main"))
	}
	// The bytes that leave: PDF, page, drafts, one and all.
	file := manager.get(issue + "/pdf").want(http.StatusOK)
	if got := file.Header.Get("Content-Disposition"); got != "inline; filename=DIARY-2026-48.pdf" {
		t.Errorf("the PDF is %q", got)
	}
	pages, err := pdf.ReadText([]byte(file.Body))
	if err != nil {
		t.Fatal(err)
	}
	printed := ""
	for _, p := range pages {
		printed += p.String() + "\n"
	}
	for _, want := range []string{"CP-2026-0001", "AN", "Restricted", "Wed 9 December", "Megan Tudor", "Civic Hall", "SPECIMEN"} {
		if !strings.Contains(printed, want) {
			t.Errorf("the PDF has no %q:\n%s", want, printed)
		}
	}
	draft := manager.post(issue + "/drafts/1").want(http.StatusOK)
	mustBeADraft(t, []byte(draft.Body), "ann.obi@northmere.example", []byte(file.Body))
	if got := draft.Header.Get("Content-Disposition"); got != "attachment; filename=DIARY-2026-48-draft-1.eml" {
		t.Errorf("the draft is %q", got)
	}
	all := manager.post(issue + "/drafts").want(http.StatusOK)
	z, err := zip.NewReader(strings.NewReader(all.Body), int64(len(all.Body)))
	if err != nil || len(z.File) != 2 {
		t.Fatalf("the drafts: %v", err)
	}
	names, mails := "", draft.Body
	for n, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		b, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		mustBeADraft(t, b, []string{"ann.obi@northmere.example", "lukasz@northmere.example"}[n], []byte(file.Body))
		names += f.Name + " "
		mails += string(b)
	}
	if names != "DIARY-2026-48-draft-1.eml DIARY-2026-48-draft-2.eml " || !strings.HasSuffix(all.Header.Get("Content-Disposition"), "filename=DIARY-2026-48-drafts.zip") {
		t.Errorf("names %q, %q", names, all.Header.Get("Content-Disposition"))
	}
	page := manager.get(issue + "/page").want(http.StatusOK)
	text := printed + page.text("body") + decoded(t, mails)
	for _, never := range []string{"Nowak", "Aurelia", "Zofia", "Secretname", "Hidden", "ZZ2 5CD", "ZZ25CD", "07700", "900123", "Harbour", "Team 3"} {
		if strings.Contains(text, never) || strings.Contains(file.Header.Get("Content-Disposition")+names, never) {
			t.Errorf("%q leaves the office in\n%s", never, text)
		}
	}
	if !strings.Contains(text, "We still wait for the invitation list of:") {
		t.Errorf("the mail: %s", decoded(t, mails))
	}

	for path, want := range map[string]int{issue + "/drafts/3": 404, issue + "/drafts/0": 404, notifyPath + "/99/drafts": 404, notifyPath + "/99/sent": 404} {
		if a := manager.post(path); a.Status != want {
			t.Errorf("POST %s: %d", path, a.Status)
		}
	}
	manager.post(issue + "/sent").want(http.StatusSeeOther)
	manager.post(issue + "/sent").want(http.StatusConflict)
	a = manager.get(notifyPath)
	if got := a.text("#planned tbody"); strings.Contains(got, "New") || !strings.Contains(a.text("main"), "Changes are told since DIARY-2026-48") {
		t.Errorf("the next: %s", a.text("main"))
	}
	if got := strings.Join(dbtest.MustRows(t, d.DB, `SELECT step FROM event WHERE step = 'diary-notified'`), " "); got != "diary-notified diary-notified" {
		t.Errorf("steps: %q", got)
	}
	if got := len(dbtest.MustRows(t, d.DB, `SELECT id FROM audit WHERE kind = 'disclosure'`)); got != 2 {
		t.Errorf("%d taking outs are audited", got)
	}
}

// mustBeADraft fails unless the bytes are an unsent email to one manager with that file attached.
func mustBeADraft(t *testing.T, eml []byte, to string, file []byte) {
	t.Helper()
	m, err := mail.ReadMessage(bytes.NewReader(eml))
	if err != nil {
		t.Fatal(err)
	}
	list, err := m.Header.AddressList("To")
	if err != nil || len(list) != 1 || list[0].Address != to || m.Header.Get("X-Unsent") != "1" || m.Header.Get("Cc")+m.Header.Get("Bcc") != "" {
		t.Errorf("to %v, unsent %q, %v", list, m.Header.Get("X-Unsent"), err)
	}
	if got := m.Header.Get("Subject"); got != "Weekly conference diary DIARY-2026-48" {
		t.Errorf("subject %q", got)
	}
	attached := false
	for _, p := range parts(t, m) {
		attached = attached || bytes.Equal(p, file)
	}
	if !attached {
		t.Error("the PDF is not attached as it was drawn")
	}
}

// parts returns the decoded parts of an email.
func parts(t *testing.T, m *mail.Message) [][]byte {
	t.Helper()
	_, params, err := mime.ParseMediaType(m.Header.Get("Content-Type"))
	if err != nil {
		t.Fatal(err)
	}
	var list [][]byte
	r := multipart.NewReader(m.Body, params["boundary"])
	for {
		p, err := r.NextPart() // decodes quoted-printable by itself
		if errors.Is(err, io.EOF) {
			return list
		}
		if err != nil {
			t.Fatal(err)
		}
		var body io.Reader = p
		if p.Header.Get("Content-Transfer-Encoding") == "base64" {
			body = base64.NewDecoder(base64.StdEncoding, p)
		}
		b, err := io.ReadAll(body)
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, b)
	}
}

// decoded is the text of an email.
func decoded(t *testing.T, eml string) string {
	t.Helper()
	m, err := mail.ReadMessage(strings.NewReader(eml))
	if err != nil {
		t.Fatal(err)
	}
	return string(parts(t, m)[0])
}

func TestWeeklyDiaryIsHeldBack(t *testing.T) {
	t.Parallel()
	d, manager := notified(t)
	// A venue that is called what a family hides is left out of its row, and staff are told.
	dbtest.MustExec(t, d.DB, `UPDATE team SET name = 'Hidden Lane team' WHERE name = 'Team 1'`)
	dbtest.MustExec(t, d.DB, `UPDATE cases SET team = (SELECT id FROM team WHERE name = 'Hidden Lane team') WHERE id = ?`, d.nowak.Case)
	a := manager.get(notifyPath).want(http.StatusOK)
	if got := a.text("#planned"); strings.Contains(got, "Hidden") || !strings.Contains(a.text(".govuk-warning-text"), "the team is left out") {
		t.Errorf("planned %q, warned %q", got, a.text(".govuk-warning-text"))
	}
	// Somebody's whole protected postcode as another family's team name stops the diary.
	dbtest.MustExec(t, d.DB, `UPDATE account SET name = 'zz2-5cd' WHERE login = 'minutes'`)
	dbtest.MustExec(t, d.DB, `UPDATE conference SET minute_taker = (SELECT id FROM account WHERE login = 'minutes') WHERE cases <> ?`, d.nowak.Case)
	dbtest.MustExec(t, d.DB, `UPDATE address SET line1 = '1 Other Street', postcode = 'ZZ9 9ZZ' WHERE id IN (SELECT r.address FROM residence r JOIN case_person p ON p.person = r.person WHERE p.cases <> ?)`, d.nowak.Case)
	dbtest.MustExec(t, d.DB, `UPDATE conference SET minute_taker = NULL WHERE cases = ?`, d.nowak.Case)
	a = manager.post(notifyPath, "weeks", "4")
	if a.Status != http.StatusUnprocessableEntity || !strings.Contains(a.text(".govuk-error-summary"), "a value that is protected in a family stands in it") || strings.Contains(a.text(".govuk-error-summary"), "zz2") {
		t.Errorf("%d: %q", a.Status, a.text(".govuk-error-summary"))
	}
	if n := len(dbtest.MustRows(t, d.DB, `SELECT id FROM diary_issue`)); n != 0 {
		t.Errorf("%d diaries were made", n)
	}
	dbtest.MustExec(t, d.DB, `UPDATE team SET manager_email = ''`)
	if a := manager.post(notifyPath, "weeks", "4").want(http.StatusUnprocessableEntity); !strings.Contains(a.text(".govuk-error-summary"), "nobody whom the diary could go to") {
		t.Errorf("nobody to read it: %q", a.text(".govuk-error-summary"))
	}
	if a := manager.get(notifyPath).want(http.StatusOK); a.count("#make-diary") != 0 || a.text("#readers a") != "Enter the teams" {
		t.Errorf("without readers: %s", a.text("main"))
	}
}

func TestDiaryDraftsNeedASender(t *testing.T) {
	t.Parallel()
	d, manager := notified(t)
	issue := manager.post(notifyPath, "weeks", "2").want(http.StatusSeeOther).to()
	dbtest.MustExec(t, d.DB, `UPDATE office SET email = ''`)
	dbtest.MustExec(t, d.DB, `UPDATE account SET email = ''`)
	if a := manager.post(issue + "/drafts").want(http.StatusUnprocessableEntity); !strings.Contains(a.text("main"), "The office has no email address") {
		t.Errorf("without a sender: %s", a.text("main"))
	}
	dbtest.MustExec(t, d.DB, `UPDATE office SET email = 'conferences@northmere.example'`)
	dbtest.MustExec(t, d.DB, `UPDATE diary_issue SET readers = '[{"Name":"Ann Obi","Email":"nowhere"}]'`)
	if a := manager.post(issue + "/drafts/1").want(http.StatusUnprocessableEntity); !strings.Contains(a.text("main"), "The address of Ann Obi cannot be written to") {
		t.Errorf("without a recipient: %s", a.text("main"))
	}
}

func TestAwayOnTheRota(t *testing.T) {
	t.Parallel()
	d := newBookingDesk(t)
	admin := d.as(pathway.Admin)
	minutes := idText(d.accountWith(pathway.MinuteTaker).ID)
	d.book(admin, d.nowak)
	a := admin.post(rotaPath+"/away", "account", "", "from", "31/2/2027", "to", "").want(http.StatusUnprocessableEntity)
	if a.text("#away-account-error") == "" || a.text("#away-from-error") == "" || a.count("#from-error") != 0 {
		t.Errorf("summary %q", a.text(".govuk-error-summary"))
	}
	admin.post(rotaPath+"/away", "account", minutes, "from", "9/12/2026", "to", "10/12/2026").want(http.StatusSeeOther)
	a = admin.get(rotaPath)
	if got := a.text(".app-notice"); !strings.Contains(got, "1 conference is booked in that time") {
		t.Errorf("said %q", got)
	}
	if got := a.text("#away tbody"); !strings.Contains(got, "Megan Tudor") || !strings.Contains(got, "Wed 9 Dec 2026") {
		t.Errorf("away: %q", got)
	}
	if a := admin.get(at(d.nowak, "/conferences/new")); a.Status != http.StatusOK {
		t.Errorf("booking page: %d", a.Status)
	}
	end := a.attr("#away form", "action")
	version := a.attr("#away form input[name=version]", "value")
	admin.post(end, "version", version).want(http.StatusSeeOther)
	admin.post(end, "version", version).want(http.StatusConflict)
	admin.post(rotaPath+"/away/999/end", "version", "1").want(http.StatusNotFound)
	if a := d.as(pathway.Auditor).get(rotaPath).want(http.StatusOK); a.count("#away-form, #rota-form") != 0 {
		t.Error("the auditor is offered forms")
	}
}
