package handlers

import (
	"bytes"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"cp-pathway/db"
	"cp-pathway/db/dbtest"
	"cp-pathway/pathway"
	"cp-pathway/pdf"
	"cp-pathway/views"
)

// decided is a site on Friday 11 December 2026 at 13:00: a conference about five siblings ended at 12:10, and the chair has
// approved what it decided.
type decidedSite struct {
	*site
	dbtest.Siblings
	path string
}

func decided(t testing.TB) *decidedSite {
	t.Helper()
	s := ended(t)
	s.Approve(t, s.DB, nil)
	return s
}

// ended is decided before anything was written down.
func ended(t testing.TB) *decidedSite {
	t.Helper()
	s := newEmpty(t)
	s.Clock.Forward(18*24*time.Hour + 4*time.Hour)
	k := dbtest.MustSitSiblings(t, s.DB)
	return &decidedSite{s, k, views.Path("cases", k.Case, "conferences", k.Conference, "distribution")}
}

func (s *decidedSite) in(login string) *browser {
	s.t.Helper()
	b := &browser{site: s.site}
	b.signIn(login, dbtest.Password)
	return b
}

// tick is the boxes of some recipients as a form sends them, with what else is typed; nobody is everybody.
func (s *decidedSite) tick(who ...string) []string {
	if len(who) == 0 {
		for k := range s.Attendees {
			who = append(who, k)
		}
	}
	now := s.Clock.Now().In(pathway.Zone())
	pairs := []string{"duplex", "yes", "sent_on", now.Format("02/01/2006"), "sent_at", now.Format("15:04")}
	for _, k := range who {
		pairs = append(pairs, "attendee", fmt.Sprint(s.Attendees[k]))
	}
	return pairs
}

// do posts one of the page's acts for some recipients.
func (s *decidedSite) do(b *browser, act string, who ...string) *answer {
	s.t.Helper()
	return b.post(s.path+"/"+act, s.tick(who...)...)
}

// drafts saves the email drafts of all who get theirs by email.
func (s *decidedSite) drafts(b *browser) (emails map[string]string) {
	s.t.Helper()
	emails = map[string]string{}
	page := b.get(s.path)
	for who, id := range s.Attendees {
		if page.count(fmt.Sprintf("#draft-%d", id)) == 1 {
			emails[who] = b.post(fmt.Sprintf("%s/%d/draft", s.path, id)).want(http.StatusOK).Body
		}
	}
	return emails
}

// letters returns what was issued of the conference.
func (s *decidedSite) letters() db.Letters {
	s.t.Helper()
	l, err := s.DB.Letters(s.t.Context(), s.First, s.Case, s.Conference, pathway.Occasion{})
	if err != nil {
		s.t.Fatal(err)
	}
	return l
}

// of returns the documents that were made for somebody.
func (s *decidedSite) of(who string, kinds ...pathway.DocumentKind) []pathway.IssuedDocument {
	s.t.Helper()
	return slices.DeleteFunc(s.letters().Documents, func(d pathway.IssuedDocument) bool {
		return d.Attendee != s.Attendees[who] || len(kinds) > 0 && !slices.Contains(kinds, d.Kind)
	})
}

// text is the text of everything that was made for somebody, read out of the PDFs, its wraps joined.
func (s *decidedSite) text(who string, kinds ...pathway.DocumentKind) string {
	s.t.Helper()
	var all []string
	for _, d := range s.of(who, kinds...) {
		file, _, err := s.DB.DocumentFile(s.t.Context(), s.First, s.Case, d.ID)
		if err != nil {
			s.t.Fatal(err)
		}
		pages, err := pdf.ReadText(file)
		if err != nil {
			s.t.Fatal(err)
		}
		for _, p := range pages {
			all = append(all, p.String())
		}
	}
	return strings.Join(strings.Fields(strings.Join(all, " ")), " ")
}

// milestone is the step of the distribution as the family's course has it.
func (s *decidedSite) milestone() pathway.Milestone {
	s.t.Helper()
	c, err := s.DB.Course(s.t.Context(), s.First, s.Case)
	if err != nil {
		s.t.Fatal(err)
	}
	m, ok := c.Milestone(distributedStep)
	if !ok {
		s.t.Fatal("there is no such step")
	}
	return m
}

// clockOnToday is what Today says of the 24 hours of the distribution, "" where it lists none.
func (s *decidedSite) clockOnToday(b *browser) string {
	s.t.Helper()
	return b.get("/today?whose=all").want(http.StatusOK).text(fmt.Sprintf("#clock-%d-%s", s.Case, distributedStep))
}

// everything makes all, prints, drafts and records it as sent.
func (s *decidedSite) sendEverything(b *browser) {
	s.t.Helper()
	s.do(b, "make").want(http.StatusSeeOther)
	s.do(b, "print").want(http.StatusSeeOther)
	s.drafts(b)
	s.do(b, "sent").want(http.StatusSeeOther)
}

func TestDecisionsReachEverybodyWithinTheHours(t *testing.T) {
	t.Parallel()
	s := decided(t)
	admin := s.in("addy")
	page := admin.get(s.path).want(http.StatusOK)
	for _, want := range []string{"71 hours 10 minutes left", "Monday 14 December 2026 at 12:10: 71 hours 10 minutes left", "Saturday 12 December 2026 at 12:10: 23 hours 10 minutes left", "0 of 12 people"} {
		if !strings.Contains(page.text(".app-hours"), want) {
			t.Errorf("the clock does not say %q: %s", want, page.text(".app-hours"))
		}
	}
	if got := page.text(".app-table-foot"); got != "Documents: 26 ready to be made." {
		t.Errorf("foot %q", got)
	}
	if got := s.clockOnToday(admin); !strings.Contains(got, "71 hours 10 minutes left") {
		t.Errorf("Today: %q", got)
	}
	if got := admin.get("/today?whose=all").attr(fmt.Sprintf("#clock-%d-%s .govuk-button", s.Case, distributedStep), "href"); got != s.path {
		t.Errorf("Today leads to %q", got)
	}

	s.do(admin, "make").want(http.StatusSeeOther)
	run := s.do(admin, "print").want(http.StatusSeeOther).to()
	file := admin.post(run+"/file", "reason", "To print it").want(http.StatusOK).Body
	again := admin.post(run+"/file", "reason", "To print it").want(http.StatusOK).Body
	if file != again {
		t.Error("printed again, the run is not the same bytes")
	}
	pages, err := pdf.ReadText([]byte(file))
	if err != nil {
		t.Fatal(err)
	}
	s.inEnvelopeOrder(t, pages)
	emails := s.drafts(admin)
	if len(emails) != 6 {
		t.Errorf("%d email drafts", len(emails))
	}
	for who, eml := range emails {
		if strings.Count(eml, "Content-Disposition: attachment") != len(s.of(who)) || strings.Count(eml, "\nTo:") != 1 || strings.Contains(eml, "\nCc:") || !strings.Contains(eml, "X-Unsent: 1") {
			t.Errorf("the email to %s: %.600s", who, eml)
		}
	}
	if !s.milestone().Done.IsZero() {
		t.Error("the step is done before anything went")
	}

	s.Clock.Forward(10 * time.Minute)
	s.do(admin, "sent", "mother", "paul", "lukasz", "gran", "zoe", "secondary", "worker", "manager", "visitor", "primary", "police").want(http.StatusSeeOther)
	if page := admin.get(s.path); !strings.Contains(page.text("#rest"), "In an email draft, to be sent: Kate Rowe") || !strings.Contains(page.text(".app-hours"), "11 of 12 people") {
		t.Errorf("what is left: %s", page.text(".app-hours"))
	}
	s.Clock.Forward(20 * time.Hour) // on Saturday, inside of 24 hours
	admin = s.in("addy")
	s.do(admin, "sent", "refuge").want(http.StatusSeeOther)
	m := s.milestone()
	if m.Done.String() != "2026-12-12T09:10" || !m.InTime() || !m.InElapsed() {
		t.Errorf("done at %s, in time %v, in 24 hours %v", m.Done, m.InTime(), m.InElapsed())
	}
	page = admin.get(s.path)
	if got := page.text("#hours-left"); got != "Everybody has been sent theirs: done in time" {
		t.Errorf("head %q", got)
	}
	if got := s.clockOnToday(admin); got != "" {
		t.Errorf("Today still has the clock: %s", got)
	}
	if got := page.count("#make, #print, #sent"); got != 0 {
		t.Errorf("%d buttons are left", got)
	}
	register := admin.get(s.path + "/register").want(http.StatusOK)
	if register.count("#decided tbody tr") != 26 || !strings.Contains(register.text("#decided"), "Sent by post on 11 Dec 2026 13:10, recorded by Addy Admin") || register.count("[data-print]") != 1 {
		t.Errorf("register: %d rows, %s", register.count("#decided tbody tr"), register.text("#decided"))
	}
}

// inEnvelopeOrder holds a print run to the order of its envelopes: by address, each recipient's papers together, each on a fresh
// sheet.
func (s *decidedSite) inEnvelopeOrder(t *testing.T, pages []pdf.PageText) {
	t.Helper()
	var order []string
	for i, p := range pages {
		text := p.String()
		for who, name := range map[string]string{"secondary": "Saima Shah", "gran": "Margaret Dean", "paul": "Paul Dean", "lukasz": "Łukasz Wójcik", "mother": "Siobhán O’Neill", "zoe": "Zoë O’Neill"} {
			letter := strings.Contains(text, "Dear ") && strings.HasPrefix(text[strings.Index(text, "\n")+1:], name)
			copied := strings.Contains(text, "Copy for\n"+name) || strings.Contains(text, "\nFor\n"+name+"\n")
			if (letter || copied) && !slices.Contains(order, who) {
				order = append(order, who)
				if i%2 == 1 {
					t.Errorf("the papers of %s begin on the back of a sheet", who)
				}
			}
		}
	}
	// ZZ1 2AB, ZZ1 7QQ, ZZ2 9ZZ, ZZ3 1DD, ZZ4 1AA
	if want := []string{"paul", "secondary", "lukasz", "gran", "mother", "zoe"}; !slices.Equal(order, want) {
		t.Errorf("the run is in the order %q, want %q", order, want)
	}
}

func TestNobodyReadsMoreThanTheyMay(t *testing.T) {
	t.Parallel()
	s := decided(t)
	s.do(s.in("addy"), "make").want(http.StatusSeeOther)
	refuge := []string{dbtest.RefugeName, dbtest.RefugeStreet, "14, Marsh St", dbtest.RefugePostcode, "ZZ41AA", "Millbrook", dbtest.RefugeAgency, dbtest.RefugeWorker}
	tests := []struct {
		who        string
		documents  int
		must, lack []string
	}{
		{"mother", 3, []string{"Zoë O’Neill", "Leo O’Neill", dbtest.RefugeWorker, "Saima Shah", dbtest.RefugePostcode}, nil},
		{"paul", 3, []string{"This is a part copy", "Zoë O’Neill", "Mia O’Neill", "Tom O’Neill", "ZZ1 2AB", "Agree in writing how and when there is contact"},
			append([]string{"Ada", "Leo", "Łukasz", "Wójcik", "Vera", "Health visitor", "four times", "afraid", "play therapy", "Tuesday group", "Margaret", "Class teacher", "Mill Lane", "Northmere High", "five", "Excluded", "exclu", "Attended"}, refuge...)},
		{"lukasz", 3, []string{"Ada O’Neill", "Leo O’Neill", "The police have marked the address", "ZZ2 9ZZ"},
			append([]string{"Zoë", "Mia", "Tom", "Paul", "Dean", "Margaret", "Piotr", "Saima", "Mill Lane", "Northmere High", "Class teacher", "Head of year", "five siblings", "other children", "siblings", "The chair’s summary"}, refuge...)},
		{"gran", 3, []string{"Zoë O’Neill", "Mia O’Neill", "Tom O’Neill", "ZZ3 1DD"}, append([]string{"Ada", "Leo", "Łukasz", "Wójcik", "Vera Lund", "Mill Lane", "Northmere High", "The chair’s summary"}, refuge...)},
		{"zoe", 1, []string{"Dear Zoë", "You will have no child protection plan", dbtest.RefugePostcode}, []string{"Mia", "Tom", "Ada", "Leo", "Łukasz", "Paul", dbtest.RefugeWorker, "five"}},
		{"visitor", 2, []string{"Ada O’Neill, 8 Jul 2023", "Leo O’Neill", "Łukasz Wójcik", "Civic Centre, Oak Room"}, append([]string{"Zoë", "Mia", "Tom", "Paul", "Piotr", "Saima", "Mill Lane"}, refuge...)},
		{"primary", 2, []string{"Mia O’Neill", "Tom O’Neill", "Paul Dean", "Piotr Hill"}, append([]string{"Zoë", "Ada", "Leo", "Łukasz", "Wójcik", "Vera", "Saima", "Oak Room"}, refuge...)}, // who was absent
		{"secondary", 1, []string{"Zoë O’Neill", "No plan: support as a child in need", "Dissent"}, append([]string{"Mia", "Tom", "Ada", "Leo", "Łukasz", "Vera"}, refuge...)},
		{"worker", 2, []string{"Zoë O’Neill", "Leo O’Neill", "Saima Shah", "Łukasz Wójcik"}, refuge},
		{"manager", 2, []string{"Zoë O’Neill", "Leo O’Neill"}, refuge},
		{"police", 2, []string{"Zoë O’Neill", "Leo O’Neill"}, refuge},
		{"refuge", 2, []string{"Zoë O’Neill", "Kate Rowe", dbtest.RefugeAgency}, []string{dbtest.RefugeName, dbtest.RefugeStreet, dbtest.RefugePostcode, "Millbrook"}},
	}
	if len(tests) != len(s.Attendees) {
		t.Fatal("somebody is forgotten here")
	}
	for _, tt := range tests {
		docs := s.of(tt.who)
		if len(docs) != tt.documents {
			t.Errorf("%s: %d documents, want %d", tt.who, len(docs), tt.documents)
		}
		text := s.text(tt.who)
		for _, d := range docs { // the accessible page says the same
			_, body, err := s.DB.DocumentFile(t.Context(), s.First, s.Case, d.ID)
			if err != nil {
				t.Fatal(err)
			}
			text += " " + string(body)
		}
		for _, word := range tt.must {
			if !strings.Contains(text, word) {
				t.Errorf("what %s gets lacks %q", tt.who, word)
			}
		}
		folded := pathway.Fold(text)
		for _, word := range tt.lack {
			if strings.Contains(" "+pathway.Normalise(text)+" ", " "+pathway.Normalise(word)+" ") || len(word) > 6 && strings.Contains(folded, pathway.Fold(word)) {
				t.Errorf("what %s gets holds %q", tt.who, word)
			}
		}
	}
	for _, d := range s.letters().Documents {
		for _, name := range []string{"Neill", "Dean", "Wojcik", "Zoe"} {
			if strings.Contains(d.Reference, name) {
				t.Errorf("a reference names somebody: %s", d.Reference)
			}
		}
	}
}

func TestNothingGoesOutBeforeTheChairApproved(t *testing.T) {
	t.Parallel()
	s := ended(t)
	admin := s.in("addy")
	page := admin.get(s.path).want(http.StatusOK)
	if !strings.Contains(page.text("main"), "Nothing goes out before the chair has approved the decisions.") || page.count("#make") != 0 {
		t.Errorf("page: %s", page.text("main"))
	}
	s.do(admin, "make")
	if n := len(s.letters().Documents); n != 0 {
		t.Errorf("%d documents were made", n)
	}
}

func TestTheChairDecidesOnCopies(t *testing.T) {
	t.Parallel()
	s := ended(t)
	dbtest.MustExec(t, s.DB, `UPDATE attendee SET copy = '', copy_why = ''`)
	s.Approve(t, s.DB, nil)
	admin, chair := s.in("addy"), s.in("helen")
	page := admin.get(s.path).want(http.StatusOK)
	row := fmt.Sprintf("#row-%d", s.Attendees["paul"])
	if !strings.Contains(page.text(row), "Not decided") || !strings.Contains(page.text(row), "The chair has not yet decided whether Paul Dean has a full or a part copy.") {
		t.Errorf("undecided: %s", page.text(row))
	}
	s.do(admin, "make").want(http.StatusSeeOther)
	if n := len(s.letters().Documents); n != 0 {
		t.Errorf("%d documents were made that nobody has decided on", n)
	}
	admin.get(s.path + "/copies").want(http.StatusForbidden)
	task := func() string { return chair.get("/today").text("main") }
	if got := task(); !strings.Contains(got, "Decide who gets which copy of the decisions") {
		t.Errorf("the chair's day: %s", got)
	}

	form := chair.get(s.path + "/copies").want(http.StatusOK)
	if got := form.count("[name=full]:checked"); got != 7 || !strings.Contains(form.text("#copies-form"), "Vera Lund, Health Visiting") {
		t.Errorf("%d professionals are offered a full copy: %s", got, form.text("#copies-form"))
	}
	choose := func(change map[string]string) []string {
		var pairs []string
		for _, who := range []string{"mother", "paul", "lukasz", "gran", "zoe"} {
			id := fmt.Sprint(s.Attendees[who])
			pairs = append(pairs, "version-"+id, form.attr("[name=version-"+id+"]", "value"), "copy-"+id, or(change[who], "full"), "copy_why-"+id, change[who+" why"])
		}
		for _, who := range []string{"worker", "manager", "visitor", "primary", "secondary", "police", "refuge"} {
			id := fmt.Sprint(s.Attendees[who])
			pairs = append(pairs, "version-"+id, form.attr("[name=version-"+id+"]", "value"))
			if change[who] == "" {
				pairs = append(pairs, "full", id)
			}
		}
		return pairs
	}
	wrong := chair.post(s.path+"/copies", choose(map[string]string{"paul": "part"})...).want(http.StatusUnprocessableEntity)
	if got := wrong.text(".govuk-error-summary"); !strings.Contains(got, "Say why they have a part copy") {
		t.Errorf("a part copy without a reason: %s", got)
	}
	if wrong.count(fmt.Sprintf("#copy-%d-2[checked], [name=copy-%d][value=part][checked]", s.Attendees["paul"], s.Attendees["paul"])) == 0 {
		t.Error("what was chosen is gone")
	}
	if got := chair.post(s.path+"/copies", choose(map[string]string{"paul": "part", "visitor": "no"})...).count("[name=full]:checked"); got != 6 {
		t.Errorf("%d professionals are ticked, of whom one was not", got)
	}
	chair.post(s.path+"/copies", choose(map[string]string{"paul": "sideways"})...).want(http.StatusUnprocessableEntity)
	chair.post(s.path+"/copies", choose(map[string]string{"paul": "part", "paul why": strings.Repeat("x", 10000)})...).want(http.StatusUnprocessableEntity)
	why := "<script>alert(1)</script> محمد 😀 what could put her at risk"
	chair.post(s.path+"/copies", choose(map[string]string{"paul": "part", "paul why": why, "gran": "none", "gran why": "She is not to know yet", "visitor": "no"})...).want(http.StatusSeeOther)
	chair.post(s.path+"/copies", choose(map[string]string{"paul": "full"})...).want(http.StatusConflict)
	page = admin.get(s.path)
	if got := page.text(row); !strings.Contains(got, why) || strings.Contains(page.Body, "<script>alert") {
		t.Errorf("why a part copy: %s", got)
	}
	if got := page.text(fmt.Sprintf("#row-%d", s.Attendees["gran"])); !strings.Contains(got, "Nothing now") || !strings.Contains(got, "No copy") {
		t.Errorf("no copy: %s", got)
	}
	s.do(admin, "make").want(http.StatusSeeOther)
	if n := len(s.of("visitor")); n != 0 || !strings.Contains(task(), "Decide who gets which copy") {
		t.Errorf("%d documents for a professional on whom nobody has decided", n)
	}
	own := chair.get(fmt.Sprintf("%s/%d/copy", s.path, s.Attendees["visitor"])).want(http.StatusOK)
	id := fmt.Sprint(s.Attendees["visitor"])
	chair.post(s.path+"/copies", "version-"+id, own.attr("[name=version-"+id+"]", "value"), "copy-"+id, "part", "copy_why-"+id, "She asked for no more").want(http.StatusSeeOther)
	if got := task(); strings.Contains(got, "Decide who gets which copy") {
		t.Errorf("everything is decided, and the chair's day still has it: %s", got)
	}
	s.do(admin, "make").want(http.StatusSeeOther)
	if got := s.of("visitor", pathway.DecisionsDocument); len(got) != 1 || got[0].Copy != "part" {
		t.Errorf("a professional's part copy: %+v", got)
	}
	if got := s.of("worker", pathway.DecisionsDocument); len(got) != 1 || got[0].Copy != "full" {
		t.Errorf("a professional's full copy: %+v", got)
	}
	if got := s.of("paul", pathway.DecisionsDocument); len(got) != 1 || got[0].Copy != "part" || got[0].CopyWhy != why {
		t.Errorf("a part copy: %+v", got)
	}
	if n := len(s.of("gran")); n != 0 {
		t.Errorf("%d documents for who has no copy", n)
	}
	if strings.Contains(s.text("mother"), "Margaret Dean, Grandmother") {
		t.Error("who has no copy is in the list of copies")
	}
	s.do(admin, "print").want(http.StatusSeeOther)
	s.drafts(admin)
	s.do(admin, "sent").want(http.StatusSeeOther)
	if s.milestone().Done.IsZero() {
		t.Error("the clock runs though everybody who has a copy was sent theirs")
	}
}

func TestWhatComesBackRunsTheClockAgain(t *testing.T) {
	t.Parallel()
	s := decided(t)
	admin := s.in("addy")
	s.sendEverything(admin)
	done := s.milestone().Done
	if done.IsZero() {
		t.Fatal("not done")
	}
	s.Clock.Forward(4 * 24 * time.Hour)
	admin = s.in("addy")
	letter := s.of("paul", pathway.CoveringLetter)[0]
	document := views.Path("cases", s.Case, "documents", letter.ID)
	admin.post(document+"/back", "state", "bounced", "back_on", "15/12/2026", "back_at", "09:00").want(http.StatusUnprocessableEntity) // it went by post
	admin.post(document+"/back", "state", "returned", "back_on", "15/12/2027", "back_at", "09:00").want(http.StatusUnprocessableEntity)
	admin.post(document+"/back", "state", "returned", "back_on", "15/12/2026", "back_at", "09:00", "note", "Gone away").want(http.StatusSeeOther)
	for _, d := range s.of("paul") { // it was one envelope
		if got := d.Last().State; got != pathway.Returned {
			t.Errorf("%s, which was in it, is %s", d.Kind, got)
		}
	}
	for _, d := range s.of("gran") {
		if got := d.Last().State; got != pathway.Sent {
			t.Errorf("another’s %s is %s", d.Kind, got)
		}
	}
	if !s.milestone().Done.IsZero() {
		t.Error("the step stays done")
	}
	if got := s.clockOnToday(admin); !strings.Contains(got, "late") {
		t.Errorf("Today: %q", got)
	}
	page := admin.get(s.path)
	if got := page.text(".app-hours"); !strings.Contains(got, "Had stopped on "+done.Format()+". Something that was sent came back.") || !strings.Contains(got, "Something stops it: Paul Dean") {
		t.Errorf("clock: %s", got)
	}
	tasks := admin.get("/today?whose=role").text("main")
	if !strings.Contains(tasks, "Letter with the decisions to Paul Dean: returned by the post") {
		t.Errorf("no task: %s", tasks)
	}
	// The address is no longer confirmed, so what came back is void as it stands, and nothing is made until it is confirmed.
	row := fmt.Sprintf("#row-%d", s.Attendees["paul"])
	if got := page.text(row); !strings.Contains(got, "Nobody has confirmed the address of Paul Dean.") {
		t.Errorf("after it came back: %s", got)
	}
	for where, got := range map[string]string{"the list": admin.get(views.Path("cases", s.Case, "documents")).text("#document-" + idText(letter.ID)), "its own page": admin.get(document).text(".app-head")} {
		back, void := strings.Index(got, "Returned by the post on 15 Dec 2026"), strings.LastIndex(got, "Void")
		if back < 0 || void < back {
			t.Errorf("%s does not say first that it came back: %s", where, got)
		}
	}
	s.do(admin, "make", "paul")
	if n := len(s.of("paul", pathway.CoveringLetter)); n != 1 {
		t.Errorf("%d letters to an address that is not confirmed", n)
	}
	if err := s.DB.ConfirmAddress(t.Context(), s.First, s.Case, s.Addresses["house"], "Rang him"); err != nil {
		t.Fatal(err)
	}
	s.do(admin, "make", "paul")
	s.do(admin, "print", "paul").want(http.StatusSeeOther)
	s.Clock.Forward(10 * time.Minute)
	s.do(admin, "sent", "paul").want(http.StatusSeeOther)
	if got := s.milestone().Done.String(); got != "2026-12-15T13:10" {
		t.Errorf("done again at %s", got)
	}
	if n := len(s.of("worker")); n != 2 {
		t.Errorf("the social worker has %d documents", n)
	}
	for _, d := range s.of("paul") {
		if len(d.Trail) == 0 {
			t.Error("the history is gone")
		}
	}
}

func TestALateInviteeGetsOnlyTheirs(t *testing.T) {
	t.Parallel()
	s := decided(t)
	admin := s.in("addy")
	s.sendEverything(admin)
	before := s.letters().Documents
	f, err := s.DB.Family(t.Context(), s.First, s.Case)
	if err != nil {
		t.Fatal(err)
	}
	aunt, err := s.DB.AddPerson(t.Context(), s.First, s.Case, pathway.Member{Kind: pathway.Adult, Person: pathway.Person{Title: "Ms", FirstName: "Sally", LastName: "Finch"}})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.DB.AddAddress(t.Context(), s.First, s.Case, db.NewAddress{People: []int64{aunt}, Post: true, Confirmed: "Rang her",
		Address: pathway.Address{Line1: "9 Quay Lane", Town: "Northmere", Postcode: "ZZ2 8AB"}}); err != nil {
		t.Fatal(err)
	}
	admin.post(s.path+"/add", "other", "").want(http.StatusUnprocessableEntity)
	admin.post(s.path+"/add", "other", "person-999").want(http.StatusNotFound)
	admin.post(s.path+"/add", "other", fmt.Sprintf("person-%d", aunt), "role", "Aunt").want(http.StatusSeeOther)
	s.Attendees["aunt"] = s.letters().Record.Attendees[len(s.Attendees)].ID
	if !s.milestone().Done.IsZero() {
		t.Error("the clock does not run for a late invitee")
	}
	page := admin.get(s.path)
	row := fmt.Sprintf("#row-%d", s.Attendees["aunt"])
	if got := page.text(row); !strings.Contains(got, "there is nothing to write") || !strings.Contains(got, "has not yet decided") {
		t.Errorf("before anything is known of her: %s", got)
	}
	m, err := s.family(t).Member(aunt)
	if err != nil {
		t.Fatal(err)
	}
	var list []pathway.Relation
	for _, c := range f.Children() {
		r := pathway.Relation{Adult: aunt, Child: c.Person.ID, Relation: "Aunt", PR: "no", MayKnow: "no"}
		if c.Person.ID == s.People["tom"] {
			r.MayKnow = "yes"
		}
		list = append(list, r)
	}
	if err := s.DB.SaveRelations(t.Context(), s.First, s.Case, aunt, list, true, m.Version); err != nil {
		t.Fatal(err)
	}
	chair := s.in("helen")
	form := chair.get(fmt.Sprintf("%s/%d/copy", s.path, s.Attendees["aunt"])).want(http.StatusOK)
	if form.count("#copies-form fieldset legend") < 1 || strings.Contains(form.text("#copies-form"), "Paul Dean") {
		t.Errorf("the copy of one: %s", form.text("#copies-form"))
	}
	id := fmt.Sprint(s.Attendees["aunt"])
	chair.post(s.path+"/copies", "version-"+id, form.attr("[name=version-"+id+"]", "value"), "copy-"+id, "full").want(http.StatusSeeOther)
	s.do(admin, "make").want(http.StatusSeeOther)
	s.do(admin, "print").want(http.StatusSeeOther)
	s.Clock.Forward(10 * time.Minute)
	s.do(admin, "sent").want(http.StatusSeeOther)
	after := s.letters().Documents
	if len(after) != len(before)+3 || len(s.of("aunt")) != 3 {
		t.Errorf("%d documents before, %d after, %d hers", len(before), len(after), len(s.of("aunt")))
	}
	if text := s.text("aunt"); !strings.Contains(text, "Tom O’Neill") || strings.Contains(text, "Mia") || strings.Contains(text, "Zoë") {
		t.Errorf("hers: %s", text)
	}
	if s.milestone().Done.IsZero() {
		t.Error("the clock runs on")
	}
}

// Whoever may know of another child once everybody has theirs is due more: the clock runs at once, not with the next sending.
func TestWhatSomebodyMayKnowRunsTheClock(t *testing.T) {
	t.Parallel()
	s := decided(t)
	s.sendEverything(s.in("addy"))
	if s.milestone().Done.IsZero() {
		t.Fatal("the clock runs though everybody has theirs")
	}
	know := func(children ...string) {
		t.Helper()
		f := s.family(t)
		for _, n := range f.Network {
			if n.Professional.Name != "Saima Shah" {
				continue
			}
			n.Children = nil
			for _, c := range children {
				n.Children = append(n.Children, s.People[c])
			}
			if err := s.DB.SaveColleague(t.Context(), s.First, s.Case, n, true); err != nil {
				t.Fatal(err)
			}
		}
	}
	know("zoe", "tom") // Tom has a plan, which Zoë has not
	if !s.milestone().Done.IsZero() {
		t.Error("the clock does not run for the plan that is due now")
	}
	if got := s.clockOnToday(s.in("addy")); got == "" {
		t.Error("Today does not show the clock")
	}
	know("zoe")
	if s.milestone().Done.IsZero() {
		t.Error("the clock runs on though nothing is due")
	}
}

func (s *decidedSite) family(t *testing.T) *pathway.Family {
	t.Helper()
	f, err := s.DB.Family(t.Context(), s.First, s.Case)
	if err != nil {
		t.Fatal(err)
	}
	return &f
}

func TestAChangedFactStopsWhatIsPrinted(t *testing.T) {
	t.Parallel()
	s := decided(t)
	admin := s.in("addy")
	s.do(admin, "make").want(http.StatusSeeOther)
	run := s.do(admin, "print", "paul", "lukasz").want(http.StatusSeeOther).to()
	if _, err := s.DB.AddAddress(t.Context(), s.First, s.Case, db.NewAddress{People: []int64{s.People["paul"]}, Post: true, Moved: true, Confirmed: "He rang",
		Address: pathway.Address{Line1: "11 Station Road", Town: "Northmere", Postcode: "ZZ1 2AB"}}); err != nil {
		t.Fatal(err)
	}
	page := admin.get(s.path)
	if got := page.text(".govuk-warning-text"); !strings.Contains(got, "Do not post") || !strings.Contains(got, "Paul Dean") || strings.Contains(got, "Wójcik") {
		t.Errorf("no warning: %s", got)
	}
	if got := admin.get("/today?whose=all").text(".app-stop"); !strings.Contains(got, "Do not post") {
		t.Errorf("Today: %q", got)
	}
	admin.get(run + "/file").want(http.StatusUnprocessableEntity)
	s.do(admin, "sent", "paul")
	if n := len(slices.DeleteFunc(s.of("paul"), func(d pathway.IssuedDocument) bool { return !d.Sent() || d.Kind != pathway.CoveringLetter })); n != 0 {
		t.Error("a void letter is recorded as sent")
	}
	void := slices.DeleteFunc(s.of("paul"), func(d pathway.IssuedDocument) bool { return d.State != pathway.DocumentVoid })
	if len(void) == 0 || !strings.Contains(void[0].VoidWhy, "address") {
		t.Fatalf("void: %+v", void)
	}
	for _, d := range void {
		admin.post(views.Path("cases", s.Case, "documents", d.ID)+"/spoilt", "back", "distribution").want(http.StatusSeeOther)
	}
	if got := admin.get(s.path).text(".govuk-warning-text"); got != "" {
		t.Errorf("it is taken out, and the page warns: %s", got)
	}
	s.do(admin, "make").want(http.StatusSeeOther)
	s.do(admin, "print", "paul").want(http.StatusSeeOther)
	if text := s.text("paul", pathway.CoveringLetter); !strings.Contains(text, "11 Station Road") {
		t.Error("the new letter goes to the old address")
	}
}

func TestASpoiltPrintIsPrintedAgainAsItWas(t *testing.T) {
	t.Parallel()
	s := decided(t)
	admin := s.in("addy")
	s.do(admin, "make").want(http.StatusSeeOther)
	run := s.do(admin, "print", "gran").to()
	first := admin.post(run+"/file", "reason", "To print it").want(http.StatusOK).Body
	letter := s.of("gran", pathway.CoveringLetter)[0]
	admin.post(views.Path("cases", s.Case, "documents", letter.ID)+"/spoilt", "back", "distribution", "note", "Coffee").want(http.StatusSeeOther)
	if got := admin.post(run+"/sent", "sent_on", "11/12/2026", "sent_at", "12:30"); got.Status == http.StatusSeeOther {
		for _, d := range s.of("gran") {
			if d.Last().State == pathway.Sent {
				t.Errorf("%s is recorded as sent without the spoilt sheet", d.Kind)
			}
		}
	}
	second := admin.get(s.do(admin, "print", "gran").to() + "/file").want(http.StatusOK).Body
	if first != second {
		t.Error("printed again it is not the same")
	}
	d := s.of("gran", pathway.CoveringLetter)[0]
	var states []pathway.DispatchState
	for _, x := range d.Trail {
		states = append(states, x.State)
	}
	if want := []pathway.DispatchState{pathway.Printed, pathway.Spoilt, pathway.Printed}; !slices.Equal(states, want) {
		t.Errorf("trail %q", states)
	}
}

func TestNothingMoreForAChildWhoHasDied(t *testing.T) {
	t.Parallel()
	s := decided(t)
	admin := s.in("addy")
	s.do(admin, "make").want(http.StatusSeeOther)
	m, err := s.family(t).Member(s.People["leo"])
	if err != nil {
		t.Fatal(err)
	}
	if err := s.DB.RecordDeath(t.Context(), s.First, s.Case, s.People["leo"], pathway.NewDate(2026, 12, 11), m.Person.Version); err != nil {
		t.Fatal(err)
	}
	for _, d := range s.of("lukasz") {
		if d.State != pathway.DocumentVoid {
			t.Errorf("%s for his father still holds", d.Kind)
		}
	}
	s.do(admin, "make").want(http.StatusSeeOther)
	for who := range s.Attendees {
		for _, d := range s.of(who) {
			if d.State == pathway.DocumentIssued && slices.Contains(d.Facts.Names(), "Leo O’Neill") {
				t.Errorf("%s to %s names him", d.Kind, who)
			}
		}
	}
	m, err = s.family(t).Member(s.People["ada"])
	if err != nil {
		t.Fatal(err)
	}
	if err := s.DB.RecordDeath(t.Context(), s.First, s.Case, s.People["ada"], pathway.NewDate(2026, 12, 11), m.Person.Version); err != nil {
		t.Fatal(err)
	}
	page := admin.get(s.path)
	for _, who := range []string{"lukasz", "visitor"} {
		if got := page.text(fmt.Sprintf("#row-%d", s.Attendees[who])); !strings.Contains(got, "Nothing now") {
			t.Errorf("%s, who knew of them alone: %s", who, got)
		}
	}
	s.do(admin, "make").want(http.StatusSeeOther)
	s.do(admin, "print").want(http.StatusSeeOther)
	s.drafts(admin)
	s.do(admin, "sent").want(http.StatusSeeOther)
	if s.milestone().Done.IsZero() {
		t.Error("the clock waits for letters that are never made")
	}
}

func TestAProtectedValueStopsWhoeverMayNotReadIt(t *testing.T) {
	t.Parallel()
	s := ended(t)
	zoe, mia := s.People["zoe"], s.People["mia"]
	s.Approve(t, s.DB, map[string]string{
		fmt.Sprintf("plan.%d.1.action", mia):              "Meet at zz31dd on Mondays, and write it down",
		fmt.Sprintf("plan.%d.1.measure", s.People["tom"]): "No letter comes to 2, CHURCH ROW. in eight weeks",
		fmt.Sprintf("child.%d.reasons", zoe):              "Zoë may stay, and Ada sleeps better.",
	})
	// After the decisions were approved the grandmother asks that nobody is told where she lives.
	cottage := pathway.Address{}
	for _, a := range s.family(t).Addresses() {
		if a.Address.ID == s.Addresses["cottage"] {
			cottage = a.Address
		}
	}
	if err := s.DB.Protect(t.Context(), s.First, s.Case, cottage.ID, cottage.Version); err != nil {
		t.Fatal(err)
	}
	admin := s.in("addy")
	page := admin.get(s.path).want(http.StatusOK)
	for who, places := range map[string][]string{"worker": {"Mia", "Tom"}, "primary": {"Mia", "Tom"}, "mother": {"Mia", "Tom"}, "paul": {"Mia", "Tom"}, "refuge": {"Mia", "Tom"}} {
		got := admin.get(fmt.Sprintf("%s/%d", s.path, s.Attendees[who])).want(http.StatusOK).text(".app-mends")
		for _, where := range places {
			if !strings.Contains(got, where) {
				t.Errorf("%s: it does not say where (%s): %s", who, where, got)
			}
		}
		if strings.Contains(strings.ToLower(got), "church") || strings.Contains(strings.ToLower(got), "zz31dd") {
			t.Errorf("%s: the page shows it: %s", who, got)
		}
	}
	if got := page.text(fmt.Sprintf("#row-%d", s.Attendees["gran"])); strings.Contains(got, "Postcode") || strings.Contains(got, "Street") {
		t.Errorf("her own address stops her own letters: %s", got)
	}
	s.do(admin, "make").want(http.StatusSeeOther)
	for _, who := range []string{"paul", "mother", "worker", "primary", "police", "manager", "refuge"} {
		if n := len(s.of(who)); n != 0 {
			t.Errorf("%d documents were made for %s", n, who)
		}
	}
	if n := len(s.of("lukasz")) + len(s.of("visitor")); n != 5 {
		t.Errorf("%d documents for those in whose nothing stands", n)
	}

	// What is said of Ada in Zoë's reasons is a first name: the chair can release it for one place; a postcode nobody can.
	chair := s.in("helen")
	school := fmt.Sprintf("%s/%d", s.path, s.Attendees["secondary"])
	theirs := chair.get(school).want(http.StatusOK)
	link := theirs.attr(".app-mends a[href*=release]", "href")
	if link == "" {
		t.Fatalf("no release is offered: %s", theirs.text(".app-mends"))
	}
	admin.get(link).want(http.StatusForbidden)
	ask := chair.get(link).want(http.StatusOK)
	form := []string{"kind", ask.attr("[name=kind]", "value"), "place", ask.attr("[name=place]", "value"), "value", ask.attr("[name=value]", "value")}
	chair.post(school+"/release", append(form, "reason", "")...).want(http.StatusUnprocessableEntity)
	chair.post(school+"/release", append(form, "reason", "The school teaches another Ada")...).want(http.StatusSeeOther)
	s.do(admin, "make", "secondary").want(http.StatusSeeOther)
	if n := len(s.of("secondary")); n != 1 {
		t.Errorf("released, and %d documents are made: %s", n, chair.get(school).text(".app-mends"))
	}
	if got := chair.get(fmt.Sprintf("%s/%d", s.path, s.Attendees["primary"])).count(".app-mends a[href*=release]"); got != 0 {
		t.Errorf("%d releases of an address are offered", got)
	}
	// Nor by a forged form: what was released for another, and a number on the page, name nothing here.
	forged := fmt.Sprintf("%s/%d/release", s.path, s.Attendees["primary"])
	for _, more := range [][]string{form, {"kind", string(pathway.DecisionsDocument), "hit", "0"}} {
		a := chair.post(forged, append(more, "reason", "I want it so")...).want(http.StatusSeeOther)
		if got := chair.get(a.to()).want(http.StatusOK).text("body"); !strings.Contains(got, "This word stops nothing any more.") {
			t.Errorf("%q is released for an address", more)
		}
	}
	if n := dbtest.MustRows(t, s.DB, `SELECT count(*) FROM release`); n[0] != "1" {
		t.Errorf("%s releases are kept", n[0])
	}
}

func TestBadInputOnTheDistribution(t *testing.T) {
	t.Parallel()
	s := decided(t)
	admin := s.in("addy")
	s.do(admin, "make").want(http.StatusSeeOther)
	s.do(admin, "print").want(http.StatusSeeOther)
	for name, change := range map[string][]string{
		"no date": {"sent_on", "", "sent_at", ""}, "impossible": {"sent_on", "31/02/2026", "sent_at", "10:00"}, "in the future": {"sent_on", "12/12/2026", "sent_at", "10:00"},
		"before it was made": {"sent_on", "11/12/2025", "sent_at", "10:00"}, "no time": {"sent_on", "11/12/2026", "sent_at", "noonish"}, "long": {"sent_on", strings.Repeat("9", 10000), "sent_at", "10:00"},
	} {
		pairs := append([]string{"attendee", fmt.Sprint(s.Attendees["gran"])}, change...)
		if a := admin.post(s.path+"/sent", pairs...); a.Status != http.StatusUnprocessableEntity || a.count(".govuk-error-message") == 0 {
			t.Errorf("%s: %d %s", name, a.Status, a.text(".govuk-error-summary"))
		}
	}
	for _, act := range []string{"make", "print", "sent"} {
		if a := admin.post(s.path+"/"+act, "attendee", "x", "attendee", "99999"); a.Status >= 500 {
			t.Errorf("%s with nobody: %d", act, a.Status)
		}
	}
	admin.get(s.path + "/999999").want(http.StatusNotFound)
	admin.get(s.path + "/runs/999999").want(http.StatusNotFound)
	admin.get(views.Path("cases", s.Case, "conferences", 999, "distribution")).want(http.StatusNotFound)
	if a := admin.post(s.path+"/add", "other", "person-"+strings.Repeat("9", 50), "role", strings.Repeat("é", 10000)); a.Status >= 500 {
		t.Errorf("add: %d", a.Status)
	}
}

func TestTheAttendanceSheetIsOnePerPart(t *testing.T) {
	t.Parallel()
	s := ended(t)
	dbtest.MustExec(t, s.DB, `UPDATE attendee SET part = 'First part' WHERE id IN (?, ?)`, s.Attendees["mother"], s.Attendees["refuge"])
	dbtest.MustExec(t, s.DB, `UPDATE attendee SET part = 'Second part' WHERE id = ?`, s.Attendees["lukasz"])
	path := views.Path("cases", s.Case, "conferences", s.Conference, "attendance")
	admin := s.in("addy")
	page := admin.get(path).want(http.StatusOK)
	if page.count("#make-1, #make-2") != 2 || page.count("#make-3") != 0 {
		t.Fatalf("sheets: %s", page.text("main"))
	}
	admin.post(path, "part", "First part").want(http.StatusSeeOther)
	admin.post(path, "part", "Second part").want(http.StatusSeeOther)
	admin.post(path, "part", "Third part").want(http.StatusUnprocessableEntity)
	texts := map[string]string{}
	for _, d := range s.letters().Documents {
		file := admin.get(views.Path("cases", s.Case, "documents", d.ID) + "/file").want(http.StatusOK)
		if !bytes.HasPrefix([]byte(file.Body), []byte("%PDF")) {
			t.Fatalf("no PDF: %.40q", file.Body)
		}
		pages, err := pdf.ReadText([]byte(file.Body))
		if err != nil {
			t.Fatal(err)
		}
		texts[d.Facts.Conference.Part] = pages[0].String()
		admin.get(views.Path("cases", s.Case, "documents", d.ID) + "/large").want(http.StatusOK)
		admin.get(views.Path("cases", s.Case, "documents", d.ID) + "/page").want(http.StatusOK)
	}
	for part, lack := range map[string][]string{"First part": {"Łukasz", "Second"}, "Second part": {"Siobhán", "First"}} {
		if !strings.Contains(texts[part], part) || !strings.Contains(texts[part], "Grace Okafor") {
			t.Errorf("%s: %s", part, texts[part])
		}
		for _, word := range append(lack, "Paul Dean", dbtest.RefugeAgency, dbtest.RefugeWorker, dbtest.RefugePostcode, "Station Road", "01632 960030", "Zoë O’Neill’s", "Mia") {
			if strings.Contains(texts[part], word) {
				t.Errorf("%s holds %q", part, word)
			}
		}
	}
	dbtest.MustExec(t, s.DB, `UPDATE attendee SET how = 'video' WHERE id = ?`, s.Attendees["worker"])
	if got := admin.get(path).text("main"); !strings.Contains(got, "The list has changed since") {
		t.Errorf("an old sheet: %s", got)
	}
	s.in("helen").post(path, "part", "First part").want(http.StatusForbidden)
}
