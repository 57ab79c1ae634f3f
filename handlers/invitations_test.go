package handlers

import (
	"bytes"
	"encoding/base64"
	"net/http"
	netmail "net/mail"
	"slices"
	"strings"
	"testing"

	"cp-pathway/db/dbtest"
	"cp-pathway/pathway"
)

// issued is an entry of the run of a step, or "".
func (c *carters) stepDone(step string) string {
	c.t.Helper()
	list := dbtest.MustRows(c.t, c.DB, `SELECT happened_at FROM event WHERE step = '`+step+`' AND struck_at = ''`)
	return strings.Join(list, " ")
}

func (c *carters) receiveList(b *browser) {
	c.t.Helper()
	b.post(c.at("received"), "happened_on", "20/11/2026", "happened_at", "15:30", "told_by", "Sue Worker", "told_how", "email").want(http.StatusSeeOther)
}

func TestInvitationsFromTheListToTheAnswers(t *testing.T) {
	t.Parallel()
	c := newCarters(t)
	admin := c.as(pathway.Admin)

	page := admin.get(c.at()).want(http.StatusOK)
	if n := page.count("#recipients tbody tr"); n != 7 {
		t.Fatalf("%d on the list", n)
	}
	if got := page.text("#suggested-form"); !strings.Contains(got, "Hal Visitor") || !strings.Contains(got, "Works with the family") {
		t.Errorf("who is suggested, and why: %q", got)
	}
	admin.post(c.at("add"), pairsOf(page.form("suggested-form"))...).want(http.StatusSeeOther)
	if n := admin.get(c.at()).count("#recipients tbody tr"); n != 11 {
		t.Fatalf("%d on the list after one click", n)
	}
	for _, a := range c.letters().Record.OnList() { // to keep what follows short
		if a.Person == c.tom || a.Person == c.may || a.Person == c.gran || a.Professional == c.health {
			admin.post(c.at(a.ID, "remove"), "why", "Not now").want(http.StatusSeeOther)
		}
	}

	c.receiveList(admin)
	if got := c.stepDone("invite-list"); got != "2026-11-20T15:30" {
		t.Errorf("the list came %q", got)
	}
	if got := admin.get(c.at()).text("main .govuk-inset-text"); !strings.Contains(got, "20 November 2026 at 15:30 from Sue Worker, by email") {
		t.Errorf("the page says of the list %q", got)
	}

	admin.post(c.at("make"), c.everybody()...).want(http.StatusSeeOther)
	if n := len(c.letters().Documents); n != 7 {
		t.Fatalf("%d documents are made", n)
	}
	admin.post(c.at("make"), c.everybody()...).want(http.StatusSeeOther)
	if n := len(c.letters().Documents); n != 7 {
		t.Fatalf("%d documents after a second click", n)
	}

	// The print run holds what goes by post, in the order of the envelopes.
	printed := admin.post(c.at("print"), c.everybody("duplex", "yes")...).want(http.StatusSeeOther)
	run := admin.get(printed.to()).want(http.StatusOK)
	var order []string
	for _, row := range run.doc.Find("#run tbody tr").EachIter() {
		order = append(order, strings.Join(strings.Fields(row.Find("th").Text()), " "))
	}
	if want := []string{"Paul DeanFather", "Piotr ZielińskiFather", "Anna CarterMother", "Mia CarterChild"}; !slices.Equal(order, want) {
		t.Errorf("the order of the envelopes is %q", order)
	}
	file := admin.post(printed.to()+"/file", "reason", "To print it").want(http.StatusOK)
	if again := admin.post(printed.to()+"/file", "reason", "To print it"); again.Body != file.Body {
		t.Error("the file opened again is another one")
	}
	text := textOf(t, []byte(file.Body))
	for _, name := range []string{"Paul Dean", "Piotr Zieliński", "Anna Carter"} {
		if !strings.Contains(text, name) {
			t.Errorf("the pack lacks the letter to %s", name)
		}
	}

	// A spoilt print is recorded, and printed again it is the same.
	piotr := c.documentFor(c.guest(c.piotr))
	before := c.stored(piotr)
	admin.post(c.documentAt(piotr, "/spoilt")).want(http.StatusSeeOther)
	admin.post(c.at(c.guest(c.piotr), "print")).want(http.StatusSeeOther)
	if d := c.documentFor(c.guest(c.piotr)); d.ID != piotr.ID || !bytes.Equal(c.stored(d), before) || len(d.Trail) != 3 {
		t.Errorf("printed again: %+v", d)
	}

	// Sent as a whole run, and the emails one by one.
	admin.post(printed.to()+"/sent", "sent_on", "23/11/2026", "sent_at", "09:00").want(http.StatusSeeOther)
	if got := c.stepDone("invitations-sent"); got != "" {
		t.Errorf("all sent %q, with three emails to go", got)
	}
	for _, p := range []int64{c.worker, c.school, c.constable} {
		eml := admin.post(c.at(c.invited(p), "draft")).want(http.StatusOK)
		c.checkDraft(eml, c.documentFor(c.invited(p)))
		admin.post(c.at(c.invited(p), "sent"), "sent_on", "23/11/2026", "sent_at", "09:00").want(http.StatusSeeOther)
	}
	for _, step := range []string{"invitations-sent", "police-report-requested"} {
		if got := c.stepDone(step); got != "2026-11-23T09:00" {
			t.Errorf("%s is done at %q", step, got)
		}
	}
	if got := admin.get(c.at()).text("#recipients"); strings.Count(got, "Sent 23 Nov 2026") != 7 {
		t.Errorf("the list says %q", got)
	}

	// Whoever comes onto the list afterwards is a task until they have been sent theirs; the step stays done.
	late := func() string { return admin.get(todayPath + "?whose=all").text("#due-today tr:contains('to send')") }
	if text := late(); text != "" {
		t.Errorf("everybody has theirs: %s", text)
	}
	page = admin.get(c.at())
	admin.post(c.at("add"), pairsOf(page.form("suggested-form"))...).want(http.StatusSeeOther)
	var added []int64
	for _, a := range c.letters().Record.OnList() {
		if a.Person == c.tom || a.Person == c.may || a.Person == c.gran || a.Professional == c.health {
			added = append(added, a.ID)
		}
	}
	if text := late(); len(added) < 2 || !strings.Contains(text, idText(int64(len(added)))+" more invitations to send") || c.stepDone("invitations-sent") != "2026-11-23T09:00" {
		t.Fatalf("%d came later: %s", len(added), text)
	}
	for _, id := range added[1:] {
		admin.post(c.at(id, "remove"), "why", "Not now").want(http.StatusSeeOther)
	}
	if text := late(); !strings.Contains(text, "1 more invitation to send") {
		t.Errorf("one is left: %s", text)
	}
	if text := admin.get("/cases/" + idText(c.number)).text("#tasks"); !strings.Contains(text, "1 more invitation to send") {
		t.Errorf("on the family’s pathway: %s", text)
	}
	admin.post(c.at(added[0], "remove"), "why", "Not now").want(http.StatusSeeOther)
	if text := late(); text != "" {
		t.Errorf("nobody is left: %s", text)
	}

	// Answers.
	admin.post(c.at(c.guest(c.paul), "answer"), "answer", "deputy", "answer_note", "His sister").want(http.StatusSeeOther)
	if got := admin.get(c.at()).text("#row-" + idText(c.guest(c.paul))); !strings.Contains(got, "Sending a deputy") || !strings.Contains(got, "His sister") {
		t.Errorf("Paul answered %q", got)
	}

	// Who was sent something stays on the list.
	admin.post(c.at(c.guest(c.piotr), "remove"), "why", "He asked not to come").want(http.StatusSeeOther)
	a, _ := c.letters().Record.Attendee(c.guest(c.piotr))
	if a.Removed || a.Answer != "apologies" || !strings.Contains(a.AnswerNote, "He asked not to come") {
		t.Errorf("taken off after the letter was sent: %+v", a)
	}
}

// checkDraft holds an email to its document: unsent, one recipient, no name outside of that, the bytes as issued.
func (c *carters) checkDraft(a *answer, d pathway.IssuedDocument) {
	c.t.Helper()
	m, err := netmail.ReadMessage(strings.NewReader(a.Body))
	if err != nil {
		c.t.Fatal(err)
	}
	to, err := m.Header.AddressList("To")
	if err != nil || len(to) != 1 || to[0].Address != d.To.Email {
		c.t.Errorf("to %v: %v", to, err)
	}
	if m.Header.Get("X-Unsent") != "1" || m.Header.Get("Cc")+m.Header.Get("Bcc") != "" {
		c.t.Errorf("headers %v", m.Header)
	}
	if got := m.Header.Get("Subject"); !strings.HasPrefix(got, "CP-") || strings.ContainsAny(got, " :,") {
		c.t.Errorf("the subject says more than the reference: %q", got)
	}
	for _, part := range []string{m.Header.Get("Subject"), a.Header.Get("Content-Disposition"), a.Header.Get("Content-Type")} {
		for _, name := range append([]string{"Carter", "Dean", "Zieli", "Mia", "Tom"}, carterSecrets...) {
			if strings.Contains(part, name) {
				c.t.Errorf("%q holds %s", part, name)
			}
		}
	}
	if want := `filename=` + d.Reference + `.eml`; !strings.Contains(a.Header.Get("Content-Disposition"), want) {
		c.t.Errorf("saved as %q", a.Header.Get("Content-Disposition"))
	}
	lines := strings.ReplaceAll(strings.ReplaceAll(a.Body, "\r\n", ""), "\n", "")
	if !strings.Contains(lines, base64.StdEncoding.EncodeToString(c.stored(d))) {
		c.t.Error("the attachment is not what was issued")
	}
}

func TestAddingAnybodyAndTakingThemOff(t *testing.T) {
	t.Parallel()
	c := newCarters(t)
	admin := c.as(pathway.Admin)
	// One of the directory comes into the network, linked, and blocked until that is confirmed.
	agencies, err := c.DB.Agencies(t.Context())
	c.must(err)
	lou, err := c.DB.SaveProfessional(t.Context(), c.by, pathway.Professional{Name: "Lou Lawyer", JobTitle: "Solicitor", Agency: agencies[0].ID, Email: "lou@agency.example"})
	c.must(err)
	admin.post(c.at("add"), "other", "professional-"+idText(lou), "role", "", "purpose", "attend").want(http.StatusSeeOther)
	var added pathway.Attendee
	for _, a := range c.letters().Record.OnList() {
		if a.Professional == lou {
			added = a
		}
	}
	page := admin.get(c.at(added.ID)).want(http.StatusOK)
	if got := page.text("#blocks-agency-invitation"); !strings.Contains(got, "Confirm which children Lou Lawyer may know about") || page.attr("#blocks-agency-invitation a", "href") == "" {
		t.Errorf("what stops the letter: %q", got)
	}
	if page.count("#make") != 0 {
		t.Error("a blocked letter can be made")
	}
	admin.post(c.at(added.ID, "make")).want(http.StatusUnprocessableEntity)
	admin.post(c.at(added.ID, "remove"), "why", "").want(http.StatusUnprocessableEntity)
	admin.post(c.at(added.ID, "remove"), "why", "By mistake").want(http.StatusSeeOther)
	admin.get(c.at(added.ID)).want(http.StatusNotFound)

	// Taken off before it is sent, what was made is void.
	admin.post(c.at(c.guest(c.piotr), "make"), pairsOf(hashes(admin.get(c.at(c.guest(c.piotr)))))...).want(http.StatusSeeOther)
	admin.post(c.at(c.guest(c.piotr), "remove"), "why", "Lives abroad").want(http.StatusSeeOther)
	if d := c.documentFor(c.guest(c.piotr)); d.State != pathway.DocumentVoid {
		t.Errorf("the letter is %s", d.State)
	}
	tests := []struct {
		name  string
		pairs []string
	}{
		{"nobody", []string{"other", "", "purpose", "attend"}},
		{"another family's", []string{"other", "person-9999", "purpose", "attend"}},
		{"no kind", []string{"other", "cat-1", "purpose", "attend"}},
		{"no number", []string{"other", "person-x", "purpose", "attend"}},
		{"no purpose", []string{"other", "person-" + idText(c.tom), "purpose", "fun"}},
		{"long role", []string{"other", "person-" + idText(c.tom), "purpose", "attend", "role", strings.Repeat("Ω", 10000)}},
		{"nothing ticked", nil},
		{"unknown ticked", []string{"suggested", "person-9999"}},
	}
	for _, tt := range tests {
		if a := admin.post(c.at("add"), tt.pairs...); a.Status != http.StatusUnprocessableEntity && a.Status != http.StatusNotFound {
			t.Errorf("%s: %d", tt.name, a.Status)
		}
	}
}

// hashes are the hidden fields of the form that makes documents.
func hashes(a *answer) map[string][]string { return a.form("make") }

func TestTheChairExcludesAndDecidesOnCopies(t *testing.T) {
	t.Parallel()
	c := newCarters(t)
	admin, chair := c.as(pathway.Admin), c.as(pathway.Chair)
	paul := c.guest(c.paul)
	admin.get(c.at(paul, "decide")).want(http.StatusForbidden)
	admin.post(c.at(paul, "decide"), "excluded", "whole").want(http.StatusForbidden)

	form := chair.get(c.at(paul, "decide")).want(http.StatusOK)
	version := form.attr(`#decide-form input[name="version"]`, "value")
	whole := []string{"excluded", "whole", "ground", "violence", "excluded_why", "He threatened a worker.", "views_how", "Your social worker will read out what you write.", "told_how", "The chair will ring you.",
		"copy", "part", "copy_why", "Others’ privacy", "version", version}
	incomplete := chair.post(c.at(paul, "decide"), "excluded", "whole", "version", version).want(http.StatusUnprocessableEntity)
	for _, field := range []string{"#ground-error", "#excluded_why-error", "#views_how-error", "#told_how-error"} {
		if incomplete.count(field) != 1 {
			t.Errorf("no error at %s", field)
		}
	}
	chair.post(c.at(paul, "decide"), whole...).want(http.StatusSeeOther)
	chair.post(c.at(paul, "decide"), whole...).want(http.StatusConflict)

	page := admin.get(c.at(paul)).want(http.StatusOK)
	if got := page.text(".app-paper"); !strings.Contains(got, "you will not be at any part of this meeting") || !strings.Contains(got, "risk of disruption or violence") || strings.Contains(got, "Civic Hall") || strings.Contains(got, "10.00") || strings.Contains(got, "threatened") {
		t.Errorf("the letter of exclusion: %q", got)
	}
	for _, other := range []int64{c.guest(c.anna), c.guest(c.mia), c.invited(c.school)} {
		if got := admin.get(c.at(other)).text(".app-paper"); strings.Contains(got, "exclu") || strings.Contains(got, "will not be at any part of this meeting") {
			t.Errorf("another's letter tells of it: %q", got)
		}
	}
	// Somebody may get no copy at all, and then it is said why.
	gran := chair.get(c.at(c.guest(c.anna), "decide")).want(http.StatusOK)
	none := []string{"copy", "none", "version", gran.attr(`#decide-form input[name="version"]`, "value")}
	if a := chair.post(c.at(c.guest(c.anna), "decide"), none...).want(http.StatusUnprocessableEntity); a.count("#copy_why-error") != 1 || a.count("#decide-form input[name=copy][value=none]:checked") != 1 {
		t.Errorf("no copy without a reason: %s", a.text(".govuk-error-summary"))
	}
	chair.post(c.at(c.guest(c.anna), "decide"), append(none, "copy_why", "She asked for none")...).want(http.StatusSeeOther)
	// Separate times stand on separate letters.
	change := admin.get(c.at(c.guest(c.piotr), "change")).want(http.StatusOK)
	admin.post(c.at(c.guest(c.piotr), "change"), "role", "Father", "purpose", "attend", "how", "video", "starts_at", "11:15", "link", "https://meet.example.org/piotr",
		"version", change.attr(`#change-form input[name="version"]`, "value")).want(http.StatusSeeOther)
	if got := admin.get(c.at(c.guest(c.piotr))).text(".app-paper"); !strings.Contains(got, "11.15am") || !strings.Contains(got, "meet.example.org/piotr") {
		t.Errorf("his own time and link: %q", got)
	}
	if got := admin.get(c.at(c.guest(c.anna))).text(".app-paper"); strings.Contains(got, "11.15") || strings.Contains(got, "/piotr") {
		t.Errorf("another's time and link: %q", got)
	}
}

func TestBadInputOnTheInvitationsForms(t *testing.T) {
	t.Parallel()
	c := newCarters(t)
	admin, chair := c.as(pathway.Admin), c.as(pathway.Chair)
	paul := c.guest(c.paul)
	admin.post(c.at("make"), "attendee", idText(paul))
	admin.post(c.at("print"), "attendee", idText(paul))
	paulPage := c.at(paul)
	long, hostile := strings.Repeat("x", 10000), `<script>alert(1)</script>`
	version := admin.get(c.at(paul, "change")).attr(`#change-form input[name="version"]`, "value")
	tests := []struct {
		name  string
		by    *browser
		path  string
		pairs []string
		field string // at which the fault stands; "": in the page
	}{
		{"list: empty", admin, c.at("received"), nil, "happened_on"},
		{"list: no such day", admin, c.at("received"), []string{"happened_on", "31/2/2026", "happened_at", "10:00", "told_by", "Sue", "told_how", "email"}, "happened_on"},
		{"list: no such time", admin, c.at("received"), []string{"happened_on", "20/11/2026", "happened_at", "25:00", "told_by", "Sue", "told_how", "email"}, "happened_at"},
		{"list: in the future", admin, c.at("received"), []string{"happened_on", "20/11/2027", "happened_at", "10:00", "told_by", "Sue", "told_how", "email"}, "happened_on"},
		{"list: before the meeting", admin, c.at("received"), []string{"happened_on", "20/11/2026", "happened_at", "09:00", "told_by", "Sue", "told_how", "email"}, "happened_on"},
		{"list: nobody", admin, c.at("received"), []string{"happened_on", "20/11/2026", "happened_at", "15:00", "told_how", "email"}, "told_by"},
		{"list: long", admin, c.at("received"), []string{"happened_on", "20/11/2026", "happened_at", "15:00", "told_by", long, "told_how", "email"}, "told_by"},
		{"list: no such way", admin, c.at("received"), []string{"happened_on", "20/11/2026", "happened_at", "15:00", "told_by", "Sue", "told_how", "pigeon"}, "told_how"},
		{"change: long role", admin, c.at(paul, "change"), []string{"role", long, "purpose", "attend", "how", "video", "version", version}, "role"},
		{"change: two lines", admin, c.at(paul, "change"), []string{"role", "Father", "purpose", "", "how", "video", "version", version}, "purpose"},
		{"change: no such time", admin, c.at(paul, "change"), []string{"role", "Father", "purpose", "attend", "how", "video", "starts_at", "noonish", "version", version}, "starts_at"},
		{"change: no link", admin, c.at(paul, "change"), []string{"role", "Father", "purpose", "attend", "how", "video", "link", "javascript:alert(1)", "version", version}, "link"},
		{"change: no such venue", admin, c.at(paul, "change"), []string{"role", "Father", "purpose", "attend", "how", "video", "venue", "999", "version", version}, "venue"},
		{"decide: no such exclusion", chair, c.at(paul, "decide"), []string{"excluded", "mostly", "version", version}, "excluded"},
		{"decide: a part copy without a reason", chair, c.at(paul, "decide"), []string{"copy", "part", "version", version}, "copy_why"},
		{"decide: long", chair, c.at(paul, "decide"), []string{"excluded", "whole", "ground", "violence", "excluded_why", long, "views_how", "x", "told_how", "x", "version", version}, "excluded_why"},
		{"answer: no such", admin, c.at(paul, "answer"), []string{"answer", "perhaps"}, "answer"},
		{"answer: long note", admin, c.at(paul, "answer"), []string{"answer", "coming", "answer_note", long}, "answer_note"},
		{"sent: no date", admin, c.at(paul, "sent"), nil, "sent_on"},
		{"sent: in the future", admin, c.at(paul, "sent"), []string{"sent_on", "1/1/2027", "sent_at", "10:00"}, "sent_on"},
		{"sent: before it was made", admin, c.at(paul, "sent"), []string{"sent_on", "1/11/2026", "sent_at", "10:00"}, "sent_on"},
		{"sent: no such day", admin, c.at("sent"), []string{"attendee", idText(paul), "sent_on", "99/99/99", "sent_at", "10:00"}, "sent_on"},
		{"sent: nobody", admin, c.at("sent"), []string{"sent_on", "23/11/2026", "sent_at", "09:00"}, ""},
		{"print: nobody", admin, c.at("print"), nil, ""},
		{"way: no such", admin, c.at(paul, "way"), []string{"way", "pigeon"}, "way"},
		{"take off: long", admin, c.at(paul, "remove"), []string{"why", long}, "why"},
	}
	for _, tt := range tests {
		a := tt.by.post(tt.path, tt.pairs...)
		if a.Status != http.StatusUnprocessableEntity {
			t.Errorf("%s: %d %s", tt.name, a.Status, a.text("main"))
			continue
		}
		if tt.field != "" && a.count(`.govuk-error-message[id^="`+tt.field+`"]`) == 0 {
			t.Errorf("%s: no fault stands at %s: %s", tt.name, tt.field, a.text(".govuk-error-summary"))
		}
		if a.count(".govuk-error-summary a") == 0 && tt.field != "" || a.text(".govuk-error-summary") == "" {
			t.Errorf("%s: the summary says %q", tt.name, a.text(".govuk-error-summary"))
		}
	}
	// Text that is odd and not wrong comes back as it was typed, and does nothing.
	for _, odd := range []string{"🙂 grand", "محمد", hostile, "Zoë O’Neill"} {
		admin.post(c.at(paul, "answer"), "answer", "deputy", "answer_note", odd).want(http.StatusSeeOther)
		page := admin.get(paulPage).want(http.StatusOK)
		if got := page.attr("#answer_note", "value"); got != odd || page.count("main script") != 0 {
			t.Errorf("%q came back as %q", odd, got)
		}
	}
}
