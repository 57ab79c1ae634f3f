package pathway

import (
	"slices"
	"strings"
	"testing"
	"time"
)

// taken is something that was taken up informally on Monday 7 December 2026.
func taken(change ...func(*Resolution)) *Resolution {
	x := &Resolution{ID: 4, Case: 2, Conference: 3, Stage: InformalStage, Ground: DidNotCome, Agency: 7, AgencyName: "Health Visiting", To: 9, ToName: "Ines Lead", About: "Nobody came. Please send somebody.",
		RaisedOn: onDay("2026-12-07"), RaisedName: "Colm Brennan", AnswerDue: onDay("2026-12-21")}
	for _, f := range change {
		f(x)
	}
	return x
}

func TestResolutionIsChecked(t *testing.T) {
	today := onDay("2026-12-08")
	for _, tt := range []struct {
		name   string
		change func(*Resolution)
		wrong  []string
	}{
		{"as it should be", func(*Resolution) {}, nil},
		{"empty", func(x *Resolution) { *x = Resolution{} }, []string{"about", "agency", "ground", "raised_on", "stage"}},
		{"another stage", func(x *Resolution) { x.Stage = "third" }, []string{"stage"}},
		{"another ground", func(x *Resolution) { x.Ground = "weather" }, []string{"ground"}},
		{"tomorrow", func(x *Resolution) { x.RaisedOn = onDay("2026-12-09") }, []string{"raised_on"}},
		{"twelve years ago", func(x *Resolution) { x.RaisedOn = onDay("2014-12-09") }, []string{"answer_due", "raised_on"}},
		{"no day for an answer", func(x *Resolution) { x.AnswerDue = Date{} }, []string{"answer_due"}},
		{"an answer before it", func(x *Resolution) { x.AnswerDue = onDay("2026-12-06") }, []string{"answer_due"}},
		{"an answer on the same day", func(x *Resolution) { x.AnswerDue = onDay("2026-12-07") }, nil},
		{"an answer in the summer", func(x *Resolution) { x.AnswerDue = onDay("2027-06-08") }, []string{"answer_due"}},
		{"too long", func(x *Resolution) { x.About = strings.Repeat("a", 5000) }, []string{"about"}},
	} {
		if got := FieldsOf(taken(tt.change).Validate(today)).Names(); !slices.Equal(got, tt.wrong) {
			t.Errorf("%s: %v, want %v", tt.name, got, tt.wrong)
		}
	}
}

func TestResolutionStands(t *testing.T) {
	for _, tt := range []struct {
		on, want string
		change   func(*Resolution)
	}{
		{"2026-12-21", StandsOpen, func(*Resolution) {}},
		{"2026-12-22", StandsLate, func(*Resolution) {}},
		{"2026-12-22", StandsAnswered, func(x *Resolution) { x.Outcome = Settled }},
		{"2026-12-22", StandsTaken, func(x *Resolution) { x.FollowedBy = 5 }},
		{"2026-12-22", StandsStruck, func(x *Resolution) { x.StruckAt = time.Unix(1, 0) }},
	} {
		if got := taken(tt.change).Standing(onDay(tt.on)); got != tt.want {
			t.Errorf("on %s: %s, want %s", tt.on, got, tt.want)
		}
	}
	// Ten working days over Christmas: bank holidays on 25 and 28 December and 1 January do not count.
	if got := (Office{ResolutionDays: 10}).AnswerBy(onDay("2026-12-18"), mustCalendar(t)); got != onDay("2027-01-06") {
		t.Errorf("wanted by %s", got)
	}
}

func TestResolutionIsAnswered(t *testing.T) {
	today := onDay("2026-12-15")
	good := ResolutionAnswer{Answer: "A nurse will come.", By: "Ines Lead", On: onDay("2026-12-14"), Outcome: Settled}
	for _, tt := range []struct {
		name   string
		change func(*ResolutionAnswer)
		wrong  []string
	}{
		{"as it should be", func(*ResolutionAnswer) {}, nil},
		{"empty", func(a *ResolutionAnswer) { *a = ResolutionAnswer{} }, []string{"answer", "answered_by", "answered_on", "outcome"}},
		{"before it was taken up", func(a *ResolutionAnswer) { a.On = onDay("2026-12-06") }, []string{"answered_on"}},
		{"tomorrow", func(a *ResolutionAnswer) { a.On = onDay("2026-12-16") }, []string{"answered_on"}},
	} {
		a := good
		tt.change(&a)
		if got := FieldsOf(taken().CheckAnswer(a, today)).Names(); !slices.Equal(got, tt.wrong) {
			t.Errorf("%s: %v, want %v", tt.name, got, tt.wrong)
		}
	}
	struck := taken(func(x *Resolution) { x.StruckAt = time.Unix(1, 0) })
	if CodeOf(struck.CheckAnswer(good, today)) != CodeRefused {
		t.Error("a struck one is answered")
	}
	n := taken().AnswerNote(good, minute("2026-12-14T00:00"))
	if n.Kind != OversightNote || !strings.Contains(n.Text, "Ines Lead answered on Monday 14 December 2026 what was taken up on Monday 7 December 2026. Settled.\n\nA nurse will come.") {
		t.Errorf("the note: %q", n.Text)
	}
}

func TestResolutionGoesFurther(t *testing.T) {
	for _, tt := range []struct {
		says   string
		change func(*Resolution)
	}{
		{"", func(*Resolution) {}},
		{"", func(x *Resolution) { x.Outcome = "partly" }},
		{"already", func(x *Resolution) { x.Stage = FormalStage }},
		{"in error", func(x *Resolution) { x.StruckAt = time.Unix(1, 0) }},
		{"has been taken", func(x *Resolution) { x.FollowedBy = 5 }},
		{"settled", func(x *Resolution) { x.Outcome = Settled }},
	} {
		if got := taken(tt.change).FormalRefusal(); (got == "") != (tt.says == "") || !strings.Contains(got, tt.says) {
			t.Errorf("%q, want %q", got, tt.says)
		}
	}
	x := taken().Formal("Still nobody.", onDay("2026-12-22"), onDay("2027-01-08"))
	if x.Stage != FormalStage || x.Follows != 4 || x.To != 9 || x.Conference != 3 || x.ID != 0 || x.About != "Still nobody." || x.Validate(onDay("2026-12-22")) != nil {
		t.Errorf("the formal stage: %+v", x)
	}
}

func TestDriftIsEscalatedByResolution(t *testing.T) {
	ds := mustDefinitions(t)
	drift := func(stage ResolutionStage) *Resolution {
		return taken(func(x *Resolution) { x.Ground, x.Stage = Drift, stage })
	}
	for _, tt := range []struct {
		version string
		x       *Resolution
		want    string
	}{
		{"2024", drift(InformalStage), StepDriftEscalated},
		{"2024", drift(FormalStage), StepDriftEscalated},
		{"sqa", drift(InformalStage), ""},
		{"sqa", drift(FormalStage), StepDriftEscalated},
		{"2024", taken(), ""},
	} {
		if got := ds.Find(tt.version).Meets(tt.x); got != tt.want {
			t.Errorf("%s, %s: %q, want %q", tt.version, tt.x.Heading(), got, tt.want)
		}
	}
	if ds.Find("2024").Step(StepDriftEscalated).ByHand() {
		t.Error("it is recorded by hand")
	}
}

// The message to the agency names the family by its reference alone, and holds nothing of what was typed: nobody has proved that.
func TestResolutionInWords(t *testing.T) {
	subject, text := taken().Message("CP-2026-0009", Office{Unit: "Safeguarding Unit", Phone: "01632 960001"})
	if subject != "CP-2026-0009: issues resolution, informal stage" || !strings.Contains(text, "Dear Ines Lead\n\n") ||
		!strings.Contains(text, "Nobody came to a conference. What it is about stands in our letter, which comes with this.") || strings.Contains(text, "send somebody") || !strings.Contains(text, "answer by Monday 21 December 2026") || !strings.HasSuffix(text, "Colm Brennan\nSafeguarding Unit\n01632 960001") {
		t.Errorf("%q: %q", subject, text)
	}
	if _, text = taken(func(x *Resolution) { x.Conference = 0 }).Message("CP-2026-0009", Office{}); !strings.Contains(text, "Please ring me") || strings.Contains(text, "letter") {
		t.Errorf("before there is a conference: %q", text)
	}
	if got := taken().Heading(); got != "Informal stage: Nobody came to a conference" {
		t.Errorf("called %q", got)
	}
	n := ResolutionNote(*taken(), minute("2026-12-07T00:00"))
	if n.Heading != "Issues resolution, informal stage: Health Visiting" || n.Case != 2 || n.Conference != 3 || !strings.Contains(n.Text, "An answer is wanted by Monday 21 December 2026.") {
		t.Errorf("the note: %+v", n)
	}
	x := taken(func(x *Resolution) { x.Answer, x.AnsweredBy, x.StruckWhy, x.ToEmail = "b", "c", "d", "e" })
	x.OnScreens(&Family{Network: []NetworkMember{{Professional: Professional{Agency: 7}, ProtectedPlace: true}}}, func(s string) string { return "·" })
	if x.ToName+x.ToEmail+x.About+x.Answer+x.AnsweredBy+x.StruckWhy != "······" || x.AgencyName == "Health Visiting" {
		t.Errorf("covered: %+v", x)
	}
}

func TestLetterAboutWhatIsTakenUp(t *testing.T) {
	r := decided()
	r.Resolution = &Resolution{Stage: InformalStage, Ground: "report", To: r.guest(primary).Professional, About: "No report came.", RaisedOn: onDay("2026-12-14"), RaisedName: "Mo Manager", AnswerDue: onDay("2026-12-30")}
	for who, want := range map[int64][]DocumentKind{primary: {InformalIssue}, secondary: nil, anna: nil} {
		if got := DocumentsFor(r, invitedAs+who, AtIssue); !slices.Equal(got, want) {
			t.Errorf("%d gets %v, want %v", who, got, want)
		}
	}
	f, _ := letter(r, primary, InformalIssue)
	if want := (ResolutionFacts{"No report, or too late a one", "No report came.", onDay("2026-12-14"), "Mo Manager", onDay("2026-12-30"), Date{}}); f.Resolution == nil || *f.Resolution != want || childNames(f) != "Tom Carter, May Carter" {
		t.Errorf("%+v of %s", f.Resolution, childNames(f))
	}
	if p := prove(t, r, primary, InformalIssue, ByPost); p.Blocked(BlockContent) {
		t.Errorf("blocked: %v", p.Blocks)
	}
	r.Resolution.StruckAt = r.Now.In(time.UTC)
	if p := prove(t, r, primary, InformalIssue, ByPost); !p.Blocked(BlockContent) {
		t.Error("it was entered in error, and goes out")
	}
	r.Resolution.Stage, r.Resolution.FollowsOn = FormalStage, onDay("2026-12-11")
	if f, _ = letter(r, primary, FormalIssue); f.Resolution == nil || f.Resolution.InformalOn != onDay("2026-12-11") {
		t.Errorf("formally: %+v", f.Resolution)
	}
	d := newDisclosure(decided(), invitedAs+primary, InformalIssue, Options{})
	if d.resolution(); d.facts.Resolution != nil {
		t.Errorf("without a matter: %+v", d.facts.Resolution)
	}
}
