package handlers

import (
	"bytes"
	"mime/multipart"
	"net/http"
	"strings"
	"testing"

	"cp-pathway/db/dbtest"
	"cp-pathway/pathway"
)

// upload posts a form with a file as a browser does.
func (b *browser) upload(path, name string, data []byte, pairs ...string) *answer {
	b.site.t.Helper()
	var body bytes.Buffer
	w := multipart.NewWriter(&body)
	for i := 0; i < len(pairs); i += 2 {
		if err := w.WriteField(pairs[i], pairs[i+1]); err != nil {
			b.site.t.Fatal(err)
		}
	}
	if name != "" {
		part, err := w.CreateFormFile("file", name)
		if err != nil {
			b.site.t.Fatal(err)
		}
		if _, err := part.Write(data); err != nil {
			b.site.t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		b.site.t.Fatal(err)
	}
	r := b.form(path)
	r.Body, r.ContentLength = readCloser{&body}, int64(body.Len())
	r.Header.Set("Content-Type", w.FormDataContentType())
	return b.send(r)
}

type readCloser struct{ *bytes.Buffer }

func (readCloser) Close() error { return nil }

// A report is kept as the file that came, a newer version takes its place, and with whom it was shared is recorded: when, how, and
// who had read that copy.
func TestReportsAreKeptAndShared(t *testing.T) {
	t.Parallel()
	s := decided(t)
	admin, chair := s.in("addy"), s.in("helen")
	family := "/cases/" + idText(s.Case)
	agencies, err := s.DB.Agencies(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	var health string
	for _, a := range agencies {
		if a.Kind == pathway.Health {
			health = idText(a.ID)
		}
	}
	good := []string{"from", health, "title", "Health visitor’s report", "author", "Vera Lund"}
	pdf := []byte("%PDF-1.7\nmade up\n%%EOF\n")
	for _, tt := range []struct {
		name, wrong, says string
		file              string
		data              []byte
		typed             []string
	}{
		{"no file", "file", "", "", nil, nil},
		{"an empty file", "file", "", "r.pdf", nil, nil},
		{"a program called PDF", "file", "", "r.pdf", []byte("MZ\x90\x00 not a PDF"), nil},
		{"a page", "file", "", "r.pdf", []byte("<html><script>alert(1)</script>"), nil},
		{"21 MB", "file", "", "r.pdf", append([]byte("%PDF-1.7\n"), make([]byte, 21<<20)...), nil},
		{"no agency", "from", "", "r.pdf", pdf, []string{"from", ""}},
		{"no title", "title", "", "r.pdf", pdf, []string{"title", " "}},
		{"nobody wrote it", "author", "", "r.pdf", pdf, []string{"author", "", "title", "Health visitor’s report"}},
	} {
		typed := changed(good, tt.typed...)
		kept := "author"
		if tt.wrong == "author" {
			kept = "title"
		}
		admin.upload(family+"/reports/new", tt.file, tt.data, typed...).keeps(tt.name, tt.wrong, tt.says, kept, Stored(typed...).Get(kept))
	}
	report := admin.upload(family+"/reports/new", "Zoë O’Neill.pdf", pdf, good...).want(http.StatusSeeOther).to()
	page := admin.get(report).want(http.StatusOK)
	if got := page.row("File"); !strings.HasPrefix(got, "PDF, 1 KB SHA-256 ") {
		t.Errorf("the file: %q", got)
	}
	if got := admin.get(family + "/preparation").text("#report-list tbody"); !strings.Contains(got, "Health visitor’s report") || !strings.Contains(got, "Siobhán O’Neill") {
		t.Errorf("on the preparation: %q", got)
	}
	file := admin.get(report + "/file").want(http.StatusOK)
	if file.Body != string(pdf) || strings.Contains(file.Header.Get("Content-Disposition"), "Zo") || !strings.Contains(file.Header.Get("Content-Security-Policy"), "sandbox") {
		t.Errorf("it opens as %v", file.Header)
	}
	admin.post(report+"/download", "reason", " ").keeps("taken out, and why not", "reason", "Give the reason", "reason", "")
	if a := admin.post(report+"/download", "reason", "For the hearing").want(http.StatusOK); a.Body != string(pdf) {
		t.Error("another file came out")
	}

	// Shared with the mother: only after somebody has read that copy for her.
	mother := idText(s.Attendees["mother"])
	shared := []string{"attendee", mother, "read_by", "Grace Okafor", "shared_on", "9/12/2026", "shared_at", "", "how", pathway.ShareHows[0].Value, "by_whom", "Grace Okafor"}
	for _, tt := range []struct {
		name, wrong string
		typed       []string
	}{
		{"with nobody", "attendee", []string{"attendee", ""}},
		{"with an agency", "attendee", []string{"attendee", idText(s.Attendees["visitor"])}},
		{"read by nobody", "read_by", []string{"read_by", ""}},
		{"how", "how", []string{"how", ""}},
		{"by nobody", "by_whom", []string{"by_whom", ""}},
		{"tomorrow", "shared_on", []string{"shared_on", "12/12/2026"}},
		{"31 November", "shared_on", []string{"shared_on", "31/11/2026"}},
	} {
		typed := changed(shared, tt.typed...)
		admin.post(report+"/share", typed...).keeps(tt.name, tt.wrong, "", "shared_on", Stored(typed...).Get("shared_on"))
	}
	admin.post(report+"/share", shared...).want(http.StatusSeeOther)
	if got := admin.get(report).text("#shared tbody"); !strings.Contains(got, "Siobhán O’Neill") || !strings.Contains(got, "9 December 2026") || !strings.Contains(got, "Grace Okafor") {
		t.Errorf("shared: %q", got)
	}
	// A newer version: whoever had the earlier one has not had this one.
	newer := admin.upload(family+"/reports/new", "r.pdf", []byte("%PDF-1.7\nagain\n"), "replaces", report[strings.LastIndex(report, "/")+1:], "title", "Health visitor’s report", "author", "Vera Lund").want(http.StatusSeeOther).to()
	if got := admin.get(newer).text("#shared tbody"); strings.Contains(got, "Siobhán") {
		t.Errorf("the newer version is shared with %q", got)
	}
	if n := admin.get(report).count("a[href='" + newer + "']"); n != 1 {
		t.Error("the earlier version does not lead to the newer one")
	}
	if n := admin.get(family + "/preparation").doc.Find("#report-list tbody tr").Length(); n != 1 {
		t.Errorf("%d reports on the preparation", n)
	}
	// For the chair only: nobody else opens it, and it is shared with nobody.
	secret := admin.upload(family+"/reports/new", "r.pdf", pdf, append(good, "chair_only", "yes")...).want(http.StatusSeeOther).to()
	if a := admin.get(secret).want(http.StatusOK); a.count("a[href='"+secret+"/file'], #share-form, #download-form") != 0 {
		t.Error("it is offered to others")
	}
	if a := admin.get(secret + "/file"); a.Status == http.StatusOK {
		t.Error("an administrator opened it")
	}
	chair.get(secret + "/file").want(http.StatusOK)
	if a := admin.post(secret+"/share", shared...); a.Status == http.StatusSeeOther {
		t.Error("it was shared")
	}
	if a := s.in("mo").post(secret+"/download", "reason", "x"); a.Status == http.StatusOK {
		t.Error("the service manager took it out")
	}
}

// What the police send is for the chair only, whether or not anybody thinks of the box, unless a reason is given.
func TestWhatThePoliceSendIsForTheChair(t *testing.T) {
	t.Parallel()
	s := newTest(t)
	values := s.everything()
	police := dbtest.MustExec(t, s.DB, `INSERT INTO agency (name, kind) VALUES ('Made-up Police', 'police')`)
	admin, chair := s.as(pathway.Admin), s.as(pathway.Chair)
	keep := func(pairs ...string) string {
		t.Helper()
		return admin.upload(caseURL(values, "reports", "new"), "report.pdf", []byte("%PDF-1.7\n"), append([]string{"title", "Checks", "author", "DC Example"}, pairs...)...).want(http.StatusSeeOther).to()
	}
	shut := keep("from", idText(police))
	for _, role := range []pathway.Role{pathway.Admin, pathway.MinuteTaker, pathway.Auditor, pathway.ServiceManager} {
		b := s.as(role)
		if a := b.get(shut + "/file"); a.Status != http.StatusForbidden {
			t.Errorf("%s opens it: %d", role, a.Status)
		}
		if a := b.get(shut).want(http.StatusOK); !strings.Contains(a.text("main"), "For the chair only") || a.count("#share-form") != 0 {
			t.Errorf("%s is offered to share it", role)
		}
	}
	chair.get(shut + "/file").want(http.StatusOK)
	newer := keep("replaces", shut[strings.LastIndex(shut, "/")+1:])
	admin.get(newer + "/file").want(http.StatusForbidden)
	open := keep("from", idText(police), "open_why", "A summary for everybody, agreed with the police")
	admin.get(open + "/file").want(http.StatusOK)
	if got := s.as(pathway.ServiceManager).get(caseURL(values, "history")).text("main"); !strings.Contains(got, "agreed with the police") {
		t.Errorf("the history has no reason: %s", got)
	}
	ticked := keep("from", idText(police), "open_why", "A summary", "chair_only", "yes")
	admin.get(ticked + "/file").want(http.StatusForbidden)
	admin.get(keep("from", idText(values["agency"])) + "/file").want(http.StatusOK)
}
