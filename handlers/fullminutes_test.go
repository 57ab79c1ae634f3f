package handlers

import (
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"cp-pathway/db"
	"cp-pathway/db/dbtest"
	"cp-pathway/pathway"
)

// minutedSite is a decidedSite whose minutes are on their way.
type minutedSite struct {
	*decidedSite
	page, copies string
}

// What is typed for the minutes besides what the decisions need, by field of the conference screen.
func (s *decidedSite) spoken() map[string]string {
	return map[string]string{
		"text.opening": "The chair said how the conference runs.",
		"text.worries": "All five saw the fights.\n\nAda and Leo were left with a neighbour.\n\nZoë does not sleep.",
		"text.family":  "Their aunt rings every day.", "read.family": "professionals",
		"text.police": "An old caution that is nobody else’s business.",
		fmt.Sprintf("report.%d.facts", s.Attendees["visitor"]):   "Both were weighed in November.",
		fmt.Sprintf("report.%d.opinion", s.Attendees["visitor"]): "They do as they should.",
		fmt.Sprintf("report.%d.facts", s.Attendees["refuge"]):    "They came to the house in the night.",
	}
}

// minuted is a site whose decisions are approved, on Monday 14 December 2026 at 13:00, with more typed than they hold.
func minuted(t testing.TB) *minutedSite {
	t.Helper()
	s := ended(t)
	s.Approve(t, s.DB, s.spoken())
	s.Clock.Forward(3 * 24 * time.Hour)
	at := strings.TrimSuffix(s.path, "/distribution")
	m := &minutedSite{s, at + "/full-minutes", at + "/minutes-copies"}
	m.path = m.copies
	return m
}

func (s *minutedSite) issue(addendum int) *pathway.DraftedMinutes {
	s.t.Helper()
	p, err := s.DB.MinutesPage(s.t.Context(), s.First, s.Case, s.Conference)
	if err != nil {
		s.t.Fatal(err)
	}
	i := slices.IndexFunc(p.Issues, func(d pathway.DraftedMinutes) bool { return d.Addendum == addendum && addendum > 0 })
	if i < 0 {
		return p.Written()
	}
	return &p.Issues[i]
}

// form is a form of the page as it is sent: by whom, which draft and version, and what else is typed.
func (s *minutedSite) form(by db.Actor, addendum int, pairs ...string) []string {
	s.t.Helper()
	all := append([]string{"person", fmt.Sprint(by.ID)}, pairs...)
	if d := s.issue(addendum); d != nil {
		all = append(all, "issue", fmt.Sprint(d.ID), "version", fmt.Sprint(d.Version))
	}
	return all
}

// readers are the choices of who reads what: those that change says by the beginning of the paragraph's text, the others as they stand.
func (s *minutedSite) readers(change map[string][]string) (pairs []string) {
	s.t.Helper()
	for i, p := range s.issue(0).Content.Paragraphs {
		n := fmt.Sprint(i + 1)
		pairs = append(pairs, "reader-"+n, string(p.Reader))
		who := []string{}
		for _, child := range p.Children {
			who = append(who, fmt.Sprint(child))
		}
		for start, children := range change {
			if strings.HasPrefix(p.Text, start) {
				who = who[:0]
				for _, c := range children {
					who = append(who, fmt.Sprint(s.People[c]))
				}
			}
		}
		for _, c := range who {
			pairs = append(pairs, "children-"+n, c)
		}
	}
	return pairs
}

// approved writes the minutes up, says of which children some paragraphs tell, and has the chair approve them.
func (s *minutedSite) approved(change map[string][]string) {
	s.t.Helper()
	taker, chair := s.in("minty"), s.in("helen")
	taker.post(s.page, s.form(s.Taker, 0)...).want(http.StatusSeeOther)
	taker.post(s.page+"/send", s.form(s.Taker, 0, s.readers(change)...)...).want(http.StatusSeeOther) // with what is ticked
	chair.post(s.page+"/approve", s.form(s.Chair, 0)...).want(http.StatusSeeOther)
}

// whoseChildren says of the paragraphs that are typed of which children they tell.
var whoseChildren = map[string][]string{
	"The chair said": {}, "Ada and Leo were left": {"ada", "leo"}, "Zoë does not sleep": {"zoe"}, "Both were weighed": {"ada", "leo"}, "They came to the house": {"zoe"},
	"She wants": {"zoe"}, "He wants to see": {"zoe"}, "He wants Ada": {"ada", "leo"},
}

func TestMinutesGoFromTheScreenToEverybody(t *testing.T) {
	t.Parallel()
	s := minuted(t)
	taker, chair, addy := s.in("minty"), s.in("helen"), s.in("addy")
	if b := addy.get(s.copies); !strings.Contains(b.text("main"), "Nothing goes out before") {
		t.Errorf("copies before there are minutes: %s", b.text("main"))
	}
	a := taker.get(s.page)
	if a.count("#write-up") != 1 || a.count("#send") != 0 {
		t.Fatalf("before they are written up: %s", a.text("main"))
	}
	taker.post(s.page, s.form(s.Taker, 0)...).want(http.StatusSeeOther)
	if a = taker.get(s.page); a.count("#readers fieldset fieldset") < 18 || a.count("#send") != 1 || !strings.Contains(a.text("main"), "Due") {
		t.Errorf("the draft: %s", a.text("main"))
	}
	taker.post(s.page+"/readers", s.form(s.Taker, 0, s.readers(whoseChildren)...)...).want(http.StatusSeeOther)
	// What was typed changes after all: they are written up again, and what was said of who reads what stays.
	fields := s.spoken()
	fields["text.opening"] = "The chair said hello, and how the conference runs."
	if _, err := s.DB.SaveFields(t.Context(), s.Taker, s.Case, s.Conference, "p", []pathway.FieldEdit{{Name: "text.opening", Value: fields["text.opening"], Base: 9999}}); err != nil {
		t.Fatal(err)
	}
	if a = taker.post(s.page+"/send", s.form(s.Taker, 0)...).want(http.StatusUnprocessableEntity); !strings.Contains(a.text("main"), "has changed since") {
		t.Errorf("what is behind was sent: %s", a.text("main"))
	}
	taker.post(s.page, s.form(s.Taker, 0)...).want(http.StatusSeeOther)
	taker.post(s.page+"/send", s.form(s.Taker, 0)...).want(http.StatusSeeOther)
	if _, err := s.DB.SaveFields(t.Context(), s.Taker, s.Case, s.Conference, "p", []pathway.FieldEdit{{Name: "text.opening", Value: "Too late", Base: 9999}}); pathway.CodeOf(err) != pathway.CodeRefused {
		t.Errorf("what was said changes while the chair reads it: %v", err)
	}
	if a = chair.get("/today"); !strings.Contains(a.text("main"), "Approve the minutes, or send back") {
		t.Errorf("the chair's day: %s", a.text("main"))
	}
	chair.post(s.page+"/send-back", s.form(s.Chair, 0)...).want(http.StatusUnprocessableEntity)
	chair.post(s.page+"/send-back", s.form(s.Chair, 0, "comment", "Say who rang.")...).want(http.StatusSeeOther)
	if a = taker.get(s.page); !strings.Contains(a.text("main"), "Say who rang.") || !strings.Contains(taker.get("/today").text("main"), "came back from the chair") {
		t.Errorf("sent back: %s", a.text("main"))
	}
	taker.post(s.page, s.form(s.Taker, 0)...).want(http.StatusSeeOther)
	if a = taker.get(s.page); !strings.Contains(a.text("main"), "Draft 1, sent back") {
		t.Errorf("the earlier draft is not there: %s", a.text("main"))
	}
	taker.post(s.page+"/send", s.form(s.Taker, 0)...).want(http.StatusSeeOther)
	stale := s.form(s.Chair, 0)
	if a = s.in("addy").get(s.copies); a.count("#make") != 0 {
		t.Error("minutes are made before the chair has approved them")
	}
	chair.post(s.page+"/approve", stale...).want(http.StatusSeeOther)
	if a = chair.post(s.page+"/approve", stale...).want(http.StatusConflict); !strings.Contains(a.text("main"), "no longer the minutes that you looked at") {
		t.Errorf("a stale page: %s", a.text("main"))
	}
	// The chair sees something wrong before anybody has them, and takes the approval back.
	s.do(addy, "make", "mother").want(http.StatusSeeOther)
	chair.post(s.page+"/take-back", s.form(s.Chair, 0, "comment", "A word is missing.")...).want(http.StatusSeeOther)
	for _, d := range s.of("mother", pathway.MinutesDocument) {
		if d.State != pathway.DocumentVoid {
			t.Error("what was made of minutes that were taken back is not void")
		}
	}
	taker.post(s.page, s.form(s.Taker, 0)...).want(http.StatusSeeOther)
	taker.post(s.page+"/send", s.form(s.Taker, 0)...).want(http.StatusSeeOther)
	chair.post(s.page+"/approve", s.form(s.Chair, 0)...).want(http.StatusSeeOther)
	s.sendEverything(addy)
	if m := s.step("minutes"); m.Done.IsZero() {
		t.Error("everybody has the minutes, and the step is not done")
	}
	chair.post(s.page+"/take-back", s.form(s.Chair, 0, "comment", "Too late.")...).want(http.StatusUnprocessableEntity)
	if got := len(s.of("gran", pathway.MinutesDocument)) + len(s.of("zoe", pathway.MinutesDocument)) + len(s.of("manager", pathway.MinutesDocument)); got != 0 {
		t.Errorf("%d copies for those who were only told, and for a child", got)
	}
	if a = addy.get(strings.TrimSuffix(s.copies, "minutes-copies") + "distribution/register"); a.count("#minuted tbody tr") < 9 {
		t.Errorf("the register: %s", a.text("main"))
	}
}

// step is a step of the family's pathway.
func (s *decidedSite) step(id string) pathway.Milestone {
	s.t.Helper()
	c, err := s.DB.Course(s.t.Context(), s.First, s.Case)
	if err != nil {
		s.t.Fatal(err)
	}
	m, _ := c.Milestone(id)
	return m
}

// Each reads what was said before them, of children whom they may know, by people whom they may know of; nobody what is the chair's.
func TestNobodyReadsMoreOfTheMinutesThanTheyMay(t *testing.T) {
	t.Parallel()
	s := minuted(t)
	s.approved(whoseChildren)
	s.do(s.in("addy"), "make").want(http.StatusSeeOther)
	refuge := []string{dbtest.RefugeName, dbtest.RefugeStreet, "14, Marsh St", dbtest.RefugePostcode, "ZZ41AA", "Millbrook", dbtest.RefugeAgency, dbtest.RefugeWorker, "came to the house"}
	tests := []struct {
		who        string
		must, lack []string
	}{
		{"mother", []string{"All five saw the fights.", "Ada and Leo were left", "Zoë does not sleep", "Both were weighed", "They do as they should", "They came to the house", "She wants the children", "What each agency thought for Zoë"}, []string{"aunt rings", "old caution"}},
		{"paul", []string{"This is a part copy", "He wants to see the children", "Mia"}, append([]string{"Ada", "Leo", "Łukasz", "All five", "does not sleep", "weighed", "She wants", "said how the conference", "aunt", "old caution", "Northmere High"}, refuge...)},
		{"lukasz", []string{"Ada and Leo were left", "Both were weighed", "He wants Ada and Leo"}, append([]string{"Zoë", "Mia", "Tom", "Paul", "All five", "does not sleep", "aunt", "old caution", "siblings"}, refuge...)},
		{"visitor", []string{"Ada and Leo were left", "Both were weighed", "Łukasz"}, append([]string{"Zoë", "Mia", "Tom", "Paul", "All five", "aunt", "old caution"}, refuge...)},
		{"secondary", []string{"Zoë does not sleep", "He wants to see the children", "She wants the children"}, append([]string{"Ada", "Leo", "Łukasz", "Tom", "weighed", "old caution"}, refuge...)},
		{"worker", []string{"All five saw the fights.", "aunt rings", "Both were weighed"}, append([]string{"old caution"}, refuge...)},
		{"refuge", []string{"All five saw the fights.", "They came to the house", "aunt rings"}, []string{"old caution", dbtest.RefugeStreet, dbtest.RefugePostcode}},
	}
	for _, tt := range tests {
		docs := s.of(tt.who, pathway.MinutesDocument, pathway.MinutesLetter)
		if len(docs) == 0 {
			t.Errorf("%s gets nothing: %s", tt.who, s.in("addy").get(fmt.Sprintf("%s/%d", s.copies, s.Attendees[tt.who])).text("main"))
			continue
		}
		text := s.text(tt.who, pathway.MinutesDocument, pathway.MinutesLetter)
		for _, d := range docs {
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
}

// A protected value in what was typed stops the copies of those who may not read it, wherever it stands, and no others.
func TestAProtectedValueInTheMinutesStopsTheirCopies(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ name, field, text, stops, passes string }{
		{"the postcode without its space", "text.opening", "They live near zz41aa now.", "lukasz", ""},
		{"the street alone in a report", "report.visitor", "Seen in Marsh Street.", "lukasz", "secondary"},
		{"the refuge’s name", "text.opening", "Rose House is kind to them.", "visitor", ""},
		{"a name of a child whom one may not know", "text.opening", "Zoë O’Neill spoke first.", "lukasz", "mother"},
		{"a number of children", "text.opening", "The chair greeted the other children too.", "visitor", "mother"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			s := ended(t)
			change := s.spoken()
			if tt.field == "report.visitor" {
				change[fmt.Sprintf("report.%d.facts", s.Attendees["visitor"])] = tt.text
			} else {
				change[tt.field] = tt.text
			}
			s.Approve(t, s.DB, change)
			s.Clock.Forward(3 * 24 * time.Hour)
			at := strings.TrimSuffix(s.path, "/distribution")
			m := &minutedSite{s, at + "/full-minutes", at + "/minutes-copies"}
			m.path = m.copies
			told := map[string][]string{tt.text: {}}
			for start, children := range whoseChildren {
				told[start] = children
			}
			if tt.field == "report.visitor" {
				told[tt.text] = []string{"ada", "leo"}
			}
			m.approved(told)
			if tt.stops != "" && strings.Contains(tt.text, "arsh") {
				if a := m.in("minty").get(m.page); strings.Contains(a.text("main"), "Marsh Street") {
					t.Error("the page of the minutes shows it")
				}
			}
			m.do(m.in("addy"), "make").want(http.StatusSeeOther)
			if got := m.of(tt.stops, pathway.MinutesDocument); len(got) != 0 {
				t.Errorf("the minutes for %s were made", tt.stops)
			}
			if a := m.in("addy").get(fmt.Sprintf("%s/%d", m.copies, m.Attendees[tt.stops])); a.count("#blocks-minutes") != 1 {
				t.Errorf("the proof does not say where it stands: %s", a.text("main"))
			}
			if tt.passes != "" && len(m.of(tt.passes, pathway.MinutesDocument)) != 1 {
				t.Errorf("the minutes for %s were stopped too: %s", tt.passes, m.in("addy").get(fmt.Sprintf("%s/%d", m.copies, m.Attendees[tt.passes])).text("main"))
			}
		})
	}
}

func TestWhatBecomesOfMinutesThatWereSent(t *testing.T) {
	t.Parallel()
	s := minuted(t)
	s.approved(whoseChildren)
	addy, taker, chair := s.in("addy"), s.in("minty"), s.in("helen")
	at := strings.TrimSuffix(s.page, "/full-minutes")
	if a := taker.get(at + "/addenda/new"); a.count("#addendum") != 0 || !strings.Contains(a.text("main"), "Until then they are taken back") {
		t.Errorf("an addendum to what nobody has: %s", a.text("main"))
	}
	s.do(addy, "make", "mother", "lukasz", "visitor", "secondary").want(http.StatusSeeOther)
	s.do(addy, "print", "mother", "lukasz", "visitor", "secondary").want(http.StatusSeeOther)
	s.drafts(addy)
	s.do(addy, "sent", "mother", "lukasz", "visitor", "secondary").want(http.StatusSeeOther)
	if a := addy.get("/today"); !strings.Contains(a.text("main"), "Ask Grace Okafor whether the family has seen the minutes") {
		t.Errorf("nobody asks whether the family has seen them: %s", a.text("main"))
	}
	today := s.Clock.Now().Format("02/01/2006")
	mother, lukasz := fmt.Sprint(s.Attendees["mother"]), fmt.Sprint(s.Attendees["lukasz"])
	me := []string{"person", fmt.Sprint(s.Admin.ID)}
	for _, wrong := range [][]string{{}, {"seen_by", fmt.Sprint(s.Attendees["visitor"]), "seen_on", today, "told_by", "Grace Okafor", "told_how", "phone"}, {"seen_by", fmt.Sprint(s.Attendees["paul"]), "seen_on", today, "told_by", "Grace Okafor", "told_how", "phone"},
		{"seen_by", mother, "seen_on", "31/02/2026", "told_by", "Grace Okafor", "told_how", "phone"}, {"seen_by", mother, "seen_on", "1/12/2026", "told_by", "Grace Okafor", "told_how", "phone"}} {
		if a := addy.post(s.page+"/seen", append(me, wrong...)...).want(http.StatusUnprocessableEntity); a.count(".govuk-error-summary") != 1 {
			t.Errorf("%q: %s", wrong, a.text("main"))
		}
	}
	for _, who := range []string{mother, lukasz} {
		addy.post(s.page+"/seen", append(me, "seen_by", who, "seen_on", today, "told_by", "Grace Okafor", "told_how", "phone", "note", "Read together")...).want(http.StatusSeeOther)
	}
	a := addy.get(s.page)
	if a.count("#seen tbody tr") != 2 || !strings.Contains(a.text("#seen"), "Grace Okafor") || strings.Contains(addy.get("/today").text("main"), "whether the family has seen") {
		t.Errorf("who has seen them: %s", a.text("main"))
	}
	// Łukasz says that something is wrong. The chair answers with an addendum.
	addy.post(s.page+"/remarks", append(me, "remark_by", fmt.Sprint(s.Attendees["paul"]), "remark_on", today, "remark_how", "phone", "remark", "Not so.")...).want(http.StatusUnprocessableEntity)
	addy.post(s.page+"/remarks", append(me, "remark_by", lukasz, "remark_on", today, "remark_how", "phone", "remark", "The neighbour is an aunt, in Marsh Street.")...).want(http.StatusSeeOther)
	a = chair.get(s.page)
	if !strings.Contains(a.text("main"), "until Wednesday 30 December 2026") || strings.Contains(a.text("main"), "Marsh Street") || !strings.Contains(a.text("main"), "is an aunt") {
		t.Errorf("the comment: %s", a.text("main"))
	}
	answer := s.page + "/remarks/1"
	chair.post(answer, "person", fmt.Sprint(s.Chair.ID)).want(http.StatusUnprocessableEntity)
	chair.post(answer, "person", fmt.Sprint(s.Chair.ID), "answer", "An addendum says so.").want(http.StatusSeeOther)
	chair.post(answer, "person", fmt.Sprint(s.Chair.ID), "answer", "Once more.").want(http.StatusConflict)
	chair.post(s.page+"/remarks/99", "person", fmt.Sprint(s.Chair.ID), "answer", "x").want(http.StatusNotFound)

	write := []string{"person", fmt.Sprint(s.Taker.ID), "why", "Łukasz rang", "section-1", "worries", "text-1", "The neighbour is an aunt of theirs.", "reader-1", "everybody", "children-1", fmt.Sprint(s.People["ada"]), "children-1", fmt.Sprint(s.People["leo"]),
		"section-2", "family", "text-2", "The aunt rings on Sundays.", "reader-2", "professionals", "children-2", fmt.Sprint(s.People["zoe"])}
	for _, wrong := range [][]string{{}, {"why", "x"}, {"why", "x", "section-2", "worries", "reader-2", "everybody"}, {"why", "x", "text-2", "y", "reader-2", "nobody"}} {
		if a := taker.post(at+"/addenda", append(slices.Clone(write[:2]), wrong...)...).want(http.StatusUnprocessableEntity); a.count(".govuk-error-summary a") == 0 {
			t.Errorf("%q: %s", wrong, a.text("main"))
		}
	}
	taker.post(at+"/addenda", write...).want(http.StatusSeeOther)
	d := s.issue(1)
	page := fmt.Sprintf("/cases/%d/addenda/%d", s.Case, d.ID)
	if a = taker.get(page); a.count("#addendum") != 1 || a.count("#send") != 1 || a.attr("[name=section-1] option[selected]", "value") != "worries" {
		t.Errorf("the addendum: %s", a.text("main"))
	}
	taker.post(page+"/send", s.form(s.Taker, 1)...).want(http.StatusSeeOther)
	taker.post(page, s.form(s.Taker, 1, write[2:]...)...).want(http.StatusUnprocessableEntity)
	chair.post(page+"/send-back", s.form(s.Chair, 1, "comment", "Which aunt?")...).want(http.StatusSeeOther)
	write[7] = "The neighbour is their aunt Ola."
	if a = taker.post(page+"/send", s.form(s.Taker, 1, "why", "")...).want(http.StatusUnprocessableEntity); a.count(".govuk-error-summary a") == 0 {
		t.Errorf("an addendum without a reason was sent: %s", a.text("main"))
	}
	taker.post(page+"/send", s.form(s.Taker, 1, write[2:]...)...).want(http.StatusSeeOther) // with what is typed
	if a = addy.get(page + "/copies"); a.count("#make") != 0 {
		t.Error("an addendum is made before the chair has approved it")
	}
	chair.post(page+"/approve", s.form(s.Chair, 1)...).want(http.StatusSeeOther)
	if a = addy.get(page + "/copies"); a.count("#recipients tbody tr") == 0 {
		t.Fatalf("the copies: %s", a.text("main"))
	}
	s.path = page + "/copies"
	s.sendEverything(addy)
	for who, want := range map[string]string{"mother": "their aunt Ola", "lukasz": "their aunt Ola", "visitor": "their aunt Ola", "secondary": "The aunt rings on Sundays.", "worker": "", "paul": "", "gran": ""} {
		docs := s.of(who, pathway.MinutesAddendum)
		if (len(docs) == 1) != (want != "") {
			t.Errorf("%s has %d", who, len(docs))
			continue
		}
		text := s.text(who, pathway.MinutesAddendum)
		if want != "" && (docs[0].About != d.ID || !docs[0].Sent() || !strings.Contains(text, want)) {
			t.Errorf("%s: about %d: %s", who, docs[0].About, text)
		}
		if strings.Contains(text, "Łukasz rang") || who == "secondary" && strings.Contains(text, "Ola") || who != "secondary" && strings.Contains(text, "Sundays") {
			t.Errorf("%s reads what is for others: %s", who, text)
		}
	}
	if a = addy.get(s.path); !strings.Contains(a.text("main"), "4 sent") {
		t.Errorf("the copies: %s", a.text("main"))
	}
	// Addenda to the same minutes are apart: the second is not the next version of the first, and another family's is not there.
	taker.post(at+"/addenda", write...).want(http.StatusSeeOther)
	second := s.issue(2)
	if a = addy.get(fmt.Sprintf("/cases/%d/addenda/%d/copies", s.Case, second.ID)); a.count("#recipients") != 0 {
		t.Error("the second addendum is sent already")
	}
	other := s.site.family("CP-2026-0099")
	addy.get(fmt.Sprintf("/cases/%d/addenda/%d", other, d.ID)).want(http.StatusNotFound)
	addy.get(fmt.Sprintf("/cases/%d/addenda/%d/copies", other, d.ID)).want(http.StatusNotFound)
	addy.get(fmt.Sprintf("/cases/%d/addenda/%d", s.Case, s.issue(0).ID)).want(http.StatusNotFound)
	// A spoilt print leads back to the addendum's own list.
	doc := s.of("mother", pathway.MinutesAddendum)[0]
	if back := s.backTo(Stored("back", "addenda-copies", "thing", fmt.Sprint(d.ID)), doc); back != s.path {
		t.Errorf("back to %q", back)
	}
	if back := s.backTo(Stored("back", "addenda-copies"), doc) + s.backTo(Stored("back", "//elsewhere"), doc); back != "" {
		t.Errorf("back to %q", back)
	}
}

// A young person is written to about the minutes where the chair says so, in plain words and about herself alone; the step waits for that too.
func TestAYoungPersonIsWrittenToAboutTheMinutes(t *testing.T) {
	t.Parallel()
	s := minuted(t)
	s.approved(whoseChildren)
	addy, chair, zoe := s.in("addy"), s.in("helen"), fmt.Sprint(s.Attendees["zoe"])
	copies := strings.TrimSuffix(s.page, "full-minutes") + "distribution/copies"
	form := chair.get(copies).want(http.StatusOK)
	if form.count("[name^=minutes_told-]") != 1 || form.count("#minutes_told-"+zoe+"[checked]") != 0 || strings.Contains(addy.get(s.copies).text("#recipients"), "young person") {
		t.Fatalf("before the chair decides: %s", form.text("main"))
	}
	decide := func(more ...string) {
		t.Helper()
		now := chair.get(copies).attr("[name=version-"+zoe+"]", "value")
		chair.post(copies, append([]string{"version-" + zoe, now, "copy-" + zoe, "full"}, more...)...).want(http.StatusSeeOther)
	}
	decide("minutes_told-"+zoe, "yes")
	if form = chair.get(copies); form.count("[name=minutes_told-"+zoe+"][checked]") != 1 {
		t.Errorf("it is not kept: %s", form.text("main"))
	}
	s.do(addy, "make", "zoe").want(http.StatusSeeOther)
	text := s.text("zoe", pathway.MinutesTold)
	for _, must := range []string{"has been written down", "What you think is in it too", "This is what was decided", "You will have no child protection plan"} {
		if !strings.Contains(text, must) {
			t.Errorf("her letter lacks %q: %s", must, text)
		}
	}
	for _, lack := range []string{"Mia", "Ada", "Leo", "Tom", "Paul", "Łukasz", "siblings", "fights", "does not sleep", "caution", "will have a child protection plan"} {
		if strings.Contains(pathway.Normalise(text), pathway.Normalise(lack)) {
			t.Errorf("her letter holds %q", lack)
		}
	}
	if docs := s.of("zoe", pathway.MinutesDocument, pathway.MinutesLetter); len(docs) != 0 {
		t.Error("she gets the minutes")
	}
	s.sendEverything(addy)
	if m := s.step("minutes"); m.Done.IsZero() {
		t.Error("everybody has theirs, and the step is not done")
	}
	decide()
	if chair.get(copies).count("[name=minutes_told-"+zoe+"][checked]") != 0 {
		t.Error("the tick cannot be taken back")
	}
}

// An addendum saves itself while it is typed, new or taken up again; whoever saved first is not overwritten.
func TestAnAddendumSavesItself(t *testing.T) {
	t.Parallel()
	s := minuted(t)
	s.approved(whoseChildren)
	s.sendEverything(s.in("addy"))
	taker, at, ada := s.in("minty"), strings.TrimSuffix(s.page, "full-minutes")+"addenda", fmt.Sprint(s.People["ada"])
	who := []string{"person", fmt.Sprint(s.Taker.ID)}
	say := func(more ...string) []string { return append(slices.Clone(who), more...) }
	save := func(to string, status int, more ...string) *answer {
		return taker.post(to+"/draft", say(more...)...).want(status)
	}
	if form := taker.get(at + "/new"); form.attr("#addendum", "data-autosave") != at+"/draft" || form.attr("#addendum [name=version]", "value") != "0" {
		t.Errorf("the form does not save itself: %s", form.text("main"))
	}
	if a := save(at, http.StatusOK, "version", "0", "field", "text-3", "text-3", "The aunt rings from Marsh Street.", "field", "children-3", "children-3", ada); !strings.Contains(a.Body, `"version":"1"`) {
		t.Errorf("the first save: %s", a.Body)
	}
	form := taker.get(at + "/new")
	if form.count("#addendum fieldset [name^=text-]") != 4 || !strings.Contains(form.text("[name=text-3]"), "rings from") || strings.Contains(form.Body, "Marsh Street") || form.count("[name=children-3][checked]") != 1 || form.attr("#addendum [name=version]", "value") != "1" {
		t.Errorf("what was typed: %s", form.text("main"))
	}
	if a := save(at, http.StatusConflict, "version", "0", "field", "children-3", "children-3", ""); !strings.Contains(a.Body, "Somebody else is writing this addendum") || !strings.Contains(a.Body, "Ada") {
		t.Errorf("a stale save: %s", a.Body)
	}
	save(at, http.StatusUnprocessableEntity, "version", "1", "field", "tea", "tea", "x")
	stale := []string{"why", "Pat rang", "section-3", "family", "text-3", "x", "reader-3", "everybody"}
	taker.post(at, say(stale...)...).want(http.StatusConflict)
	// What the page covers comes back as it was typed.
	taker.post(at, say("version", "1", "why", "Pat rang", "section-3", "family", "text-3", form.text("[name=text-3]"), "reader-3", "everybody", "children-3", ada)...).want(http.StatusSeeOther)
	d := s.issue(1)
	if p := d.Content.Paragraphs; len(p) != 1 || p[0].Text != "The aunt rings from Marsh Street." || len(p[0].Children) != 1 {
		t.Errorf("kept: %v", d.Content)
	}
	if got := taker.get(at+"/new").attr("#addendum [name=version]", "value"); got != "0" {
		t.Errorf("the draft of the first stands in the form of the second: version %s", got)
	}
	page := fmt.Sprintf("/cases/%d/addenda/%d", s.Case, d.ID)
	save(page, http.StatusOK, "version", fmt.Sprint(d.Version), "field", "why", "why", "Pat wrote")
	if form = taker.get(page); form.attr("#why", "value")+form.attr("[name=why]", "value") == "" || !strings.Contains(form.Body, "Pat wrote") || s.issue(1).Content.Why != "Pat rang" {
		t.Errorf("taken up again: %s", form.text("main"))
	}
	taker.post(page, say("version", fmt.Sprint(d.Version), "issue", fmt.Sprint(d.ID), "why", "Stale")...).want(http.StatusConflict)
	taker.post(page+"/send", s.form(s.Taker, 1, "why", "Pat wrote", "section-1", "family", "text-1", "She rings.", "reader-1", "everybody")...).want(http.StatusSeeOther)
	save(page, http.StatusUnprocessableEntity, "version", fmt.Sprint(s.issue(1).Version), "field", "why", "why", "Too late")
}

// A changed fact voids what was made of an addendum and is yet to go, as it does any other document: the record is that of the addendum.
func TestAChangedFactVoidsAnAddendum(t *testing.T) {
	t.Parallel()
	s := minuted(t)
	s.approved(whoseChildren)
	addy, taker, chair := s.in("addy"), s.in("minty"), s.in("helen")
	s.do(addy, "make", "mother").want(http.StatusSeeOther)
	s.do(addy, "print", "mother").want(http.StatusSeeOther)
	s.do(addy, "sent", "mother").want(http.StatusSeeOther)
	taker.post(strings.TrimSuffix(s.page, "full-minutes")+"addenda", "person", fmt.Sprint(s.Taker.ID), "why", "x", "section-1", "worries", "text-1", "It was a Monday.", "reader-1", "everybody").want(http.StatusSeeOther)
	page := fmt.Sprintf("/cases/%d/addenda/%d", s.Case, s.issue(1).ID)
	taker.post(page+"/send", s.form(s.Taker, 1)...).want(http.StatusSeeOther)
	chair.post(page+"/approve", s.form(s.Chair, 1)...).want(http.StatusSeeOther)
	s.path = page + "/copies"
	s.do(addy, "make", "mother").want(http.StatusSeeOther)
	s.do(addy, "print", "mother").want(http.StatusSeeOther)
	if d := s.of("mother", pathway.MinutesAddendum); len(d) != 1 || d[0].State != pathway.DocumentIssued {
		t.Fatalf("the addendum: %+v", d)
	}
	dbtest.MustExec(t, s.DB, `UPDATE person SET last_name = 'O’Neill-Ward' WHERE id = ?`, s.People["mother"])
	if a := addy.get(s.path); !strings.Contains(a.text("main"), "Do not post") {
		t.Errorf("a printed addendum with an old name: %s", a.text("main"))
	}
	if d := s.of("mother", pathway.MinutesAddendum); d[0].State != pathway.DocumentVoid {
		t.Error("it is not void")
	}
	chair.post(page+"/take-back", s.form(s.Chair, 1, "comment", "Not a Monday.")...).want(http.StatusSeeOther)
	if s.issue(1).State != pathway.DecisionsSentBack {
		t.Error("an addendum that nobody has cannot be taken back")
	}
}
