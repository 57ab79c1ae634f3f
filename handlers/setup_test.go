package handlers

import (
	"bytes"
	"image"
	"image/png"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"cp-pathway/pathway"
)

func TestOfficeIsSetUpFromNothing(t *testing.T) {
	t.Parallel()
	s := newEmpty(t)
	b := &browser{site: s}
	all := []string{"authority", "Fictshire County Council", "unit", "Safeguarding Unit", "name", "Zoë Example", "login", "zoe", "password", "lantern marrow fifty"}
	for _, r := range pathway.AllRoles() {
		all = append(all, "roles", string(r))
	}
	b.post("/start", all...).want(http.StatusSeeOther)
	if got := b.get(setUpPath).want(http.StatusOK).text(".app-head__lead"); !strings.HasPrefix(got, "1 of 8 done") {
		t.Errorf("at first: %q; the one account is chair and minute taker", got)
	}
	address := []string{"line1", "1 Made-up Street", "town", "Fictown", "postcode", "zz14ab", "phone", "01632 960 001"}
	steps := []struct {
		path string
		form []string
	}{
		{detailsPath, append([]string{"authority", "Fictshire County Council", "unit", "Safeguarding Unit", "colour", "#1d4f91", "reference_prefix", "CP",
			"complaints", "Ring 01632 960 002", "privacy", "fictshire.example/privacy", "advocacy", "Voices, 01632 960 003", "version", "1"}, address...)},
		{"/office/venues/new", append([]string{"name", "Civic Hall", "rooms", "Oak room, 14\nAsh room"}, address...)},
		{"/office/signatories/new", []string{"name", "Ann Example", "title", "Service manager", "signs", "yes"}},
		{"/office/teams/new", []string{"name", "Team 1", "manager", "Tim Example", "manager_email", "tim@fictshire.example"}},
		{usualAgenciesPath, []string{"agency", "Midwifery", "agency", "Primary school", "agency", "not one of them"}},
		{closuresPath, []string{"from", "29/12/2026", "to", "31/12/2026", "reason", "Christmas closure"}},
		{settingsPath, []string{"address_days", "14", "advocate_age", "0", "quorum", "3", "comment_days", "12", "object_days", "14", "resolution_days", "15", "closing_time", "16:30"}},
	}
	for _, step := range steps {
		if a := b.post(step.path, step.form...); a.Status != http.StatusSeeOther {
			t.Fatalf("%s: %d: %s", step.path, a.Status, a.text("main"))
		}
	}
	page := b.get(setUpPath)
	if got := page.text(".app-head__lead"); !strings.HasPrefix(got, "7 of 8 done") {
		t.Errorf("two agencies without anybody to write to: %q", got)
	}
	for row, want := range map[string]string{"Who speaks for each agency": "2 of 2 lack one", "Logo": "If there is one", "Closure days": "3 days ahead"} {
		if got := page.text("#set-up tr:contains('" + row + "')"); !strings.Contains(got, want) {
			t.Errorf("%s: %q, want %q", row, got, want)
		}
	}
	agencies, err := s.DB.Agencies(t.Context())
	if err != nil || len(agencies) != 2 {
		t.Fatalf("%d agencies, %v", len(agencies), err)
	}
	for _, a := range agencies {
		b.fill(b.get(s.agencies().at(a.ID)), "agency-form", "lead_name", "Lea Lead", "lead_email", "lea@agency.example").want(http.StatusSeeOther)
	}
	if got := b.get(setUpPath).text(".app-head__lead"); !strings.HasPrefix(got, "8 of 8 done") {
		t.Errorf("at last: %q", got)
	}
	b.post(setUpPath).want(http.StatusSeeOther)
	for path, want := range map[string]string{
		"/office/venues":      "Civic Hall 1 Made-up Street, Fictown, ZZ1 4AB Ash room, Oak room",
		"/office/agencies":    "Midwifery",
		"/office/signatories": "Ann Example Service manager",
		"/office/teams":       "Team 1 Tim Example",
		closuresPath:          "Thursday 31 December 2026 Christmas closure",
	} {
		if got := b.get(path).want(http.StatusOK).text("main"); !strings.Contains(got, want) {
			t.Errorf("%s does not say %q: %s", path, want, got)
		}
	}
	if got := b.get("/office/agencies").text("main"); strings.Contains(got, "not one of them") {
		t.Error("only what is offered can be ticked")
	}
	if got := b.get(settingsPath).attr("#closing_time", "value"); got != "16:30" {
		t.Errorf("closing time is %q", got)
	}
}

func TestVenueIsChangedAndTakenOutOfUse(t *testing.T) {
	t.Parallel()
	s := newTest(t)
	b := s.as(pathway.SystemAdministrator)
	form := []string{"name", "Civic Hall", "line1", "1 Made-up Street", "postcode", "ZZ1 4AB", "rooms", "Oak room, many"}
	a := b.post("/office/venues/new", form...).want(http.StatusUnprocessableEntity)
	if a.count("#rooms-error") != 1 || a.text("#rooms") != "Oak room, many" {
		t.Errorf("the room’s fault is not at its field: %s", a.text("main"))
	}
	b.post("/office/venues/new", append(form[:6:6], "rooms", "Oak room, 14")...).want(http.StatusSeeOther)
	venues, err := s.DB.Venues(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	v := venues[len(venues)-1]
	for _, found := range venues {
		if found.Name == "Civic Hall" {
			v = found
		}
	}
	at := s.venues().at(v.ID)
	b.post(at, "name", "Civic Hall", "line1", "2 Made-up Street", "postcode", "ZZ1 4AB", "version", "1").want(http.StatusSeeOther)
	stale := b.post(at, "name", "Town Hall", "line1", "3 Made-up Street", "postcode", "ZZ1 4AB", "version", "1").want(http.StatusConflict)
	if stale.attr("#name", "value") != "Town Hall" {
		t.Error("a stale save lost what was typed")
	}
	b.post(at+"/end", "version", "2").want(http.StatusSeeOther)
	if got := b.get("/office/venues").text("main"); !strings.Contains(got, "No longer used") {
		t.Errorf("the venue is not marked: %s", got)
	}
	b.post(at+"/end", "version", "3").want(http.StatusSeeOther)
	if got := b.get("/office/venues").text("main"); strings.Contains(got, "Civic Hall No longer used") {
		t.Errorf("the venue is not back: %s", got)
	}
	for _, path := range []string{"/office/venues/0", "/office/venues/999", "/office/venues/x"} {
		b.get(path).want(http.StatusNotFound)
	}
}

func TestOfficeFormsTakeBadInput(t *testing.T) {
	t.Parallel()
	b := newTest(t).as(pathway.SystemAdministrator)
	long := strings.Repeat("a long name ", 900)
	for _, path := range []string{"/office/venues/new", "/office/teams/new", "/office/signatories/new", "/office/agencies/new", "/office/directory/new"} {
		for _, name := range []string{"", long, "🙂🙃", "محمد بن أحمد", "<script>alert(1)</script>", "'; DROP TABLE venue; --"} {
			a := b.post(path, "name", name, "phone", "not a phone", "postcode", "not a postcode", "email", "not an email", "lead_email", "no", "manager_email", "no")
			if a.Status != http.StatusUnprocessableEntity || a.count(".govuk-error-summary") != 1 || a.count("script:not([src])") != 0 {
				t.Errorf("%s with %.20q: %d", path, name, a.Status)
			}
			if got := a.attr("#name", "value"); got != strings.TrimSpace(name) {
				t.Errorf("%s: typed %.20q, drawn again as %.20q", path, name, got)
			}
		}
	}
	for _, days := range [][2]string{{"", ""}, {"31/02/2026", ""}, {"31/12/2026", "29/12/2026"}, {"1/1/2026", "1/1/2027"}, {"yesterday", "x"}} {
		if a := b.post(closuresPath, "from", days[0], "to", days[1], "reason", "Closed"); a.Status != http.StatusUnprocessableEntity || a.attr("#from", "value") != days[0] {
			t.Errorf("closing from %q to %q: %d", days[0], days[1], a.Status)
		}
	}
	for _, number := range []string{"", "-1", "x", "1000000"} {
		b.post(settingsPath, "address_days", number, "advocate_age", number, "quorum", number, "comment_days", number, "object_days", number, "resolution_days", number, "closing_time", number).want(http.StatusUnprocessableEntity)
	}
}

func TestLogoIsUploaded(t *testing.T) {
	t.Parallel()
	s := newTest(t)
	b := s.as(pathway.SystemAdministrator)
	upload := func(content []byte) *answer {
		t.Helper()
		var body bytes.Buffer
		w := multipart.NewWriter(&body)
		part, err := w.CreateFormFile("logo", "logo.png")
		if err != nil {
			t.Fatal(err)
		}
		part.Write(content)
		w.Close()
		r := httptest.NewRequest(http.MethodPost, detailsPath+"/logo", &body)
		r.Header.Set("Content-Type", w.FormDataContentType())
		return b.send(r)
	}
	var picture bytes.Buffer
	if err := png.Encode(&picture, image.NewRGBA(image.Rect(0, 0, 40, 20))); err != nil {
		t.Fatal(err)
	}
	upload(picture.Bytes()).want(http.StatusSeeOther)
	if got := b.get("/office/logo").want(http.StatusOK).Header.Get("Content-Type"); got != "image/png" {
		t.Errorf("the logo is %q", got)
	}
	for name, content := range map[string][]byte{"a script": []byte("<svg><script>alert(1)</script></svg>"), "cut short": picture.Bytes()[:30], "nothing": nil} {
		if a := upload(content); a.Status != http.StatusUnprocessableEntity {
			t.Errorf("%s: %d", name, a.Status)
		}
	}
}
