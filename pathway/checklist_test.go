package pathway

import (
	"fmt"
	"strings"
	"testing"
)

// A checklist is answered with yes, no or not applicable; what is missing is written to a no. It meets the step of the conference that it was
// answered for, and of no other.
func TestAChecklistIsAnswered(t *testing.T) {
	x := AppraisalForm{Kind: ChairChecklist, Pathway: "2024", Now: minute("2027-01-08T10:00"), Earliest: onDay("2026-12-18"), Before: "The strategy meeting was on 18 December 2026", Questions: Questions(ChairChecklist, "2024")}
	fields := x.Fields()
	if _, drift := fields["drift"]; drift || len(fields) != 2+2*len(x.Questions) || len(x.Questions) < 12 {
		t.Fatalf("the form: %v", fields)
	}
	if got := len(Questions(ChairChecklist, "sqa")); got != len(x.Questions)-2 {
		t.Errorf("the earlier pathway has %d points", got)
	}
	for _, q := range x.Questions {
		fields["q."+q.ID] = "yes"
	}
	fields["held_on"], fields["by"] = "8/1/2027", "Colm Brennan"
	fields["q.apart"], fields["q.police-report"], fields["q.police-report.text"] = "na", "no", "It was asked for again."
	a, err := x.Read(fields)
	if err != nil {
		t.Fatal(FieldsOf(err))
	}
	if got, want := a.Finding(), fmt.Sprintf("%d points: %d yes, 1 no, 1 not applicable", len(x.Questions), len(x.Questions)-2); got != want {
		t.Errorf("%q, want %q", got, want)
	}
	fields["q.police-report.text"], fields["q.invited"], fields["held_on"], fields["by"] = "", "partly", "17/12/2026", ""
	_, err = x.Read(fields)
	if got := strings.Join(FieldsOf(err).Names(), " "); got != "by held_on q.invited q.police-report.text" || !strings.Contains(FieldsOf(err)["held_on"], "The strategy meeting was on") {
		t.Errorf("wrong: %v", FieldsOf(err))
	}
	a.Step, a.Conference = stepChecklist, 3
	for conference, want := range map[int64]bool{3: true, 4: false} {
		c, _ := course(t, "2024", 0, func(c *Course) {
			c.Conferences = []Conference{{ID: conference, Kind: ICPC, Meeting: 1, State: ConferencePlanned, StartsAt: minute("2027-01-12T10:00")}}
			c.Appraisals = []Appraisal{a}
		})
		m, _ := c.Milestone(stepChecklist)
		if start, _ := c.Started(); c.AppraisalForm(&m, minute("2027-01-08T10:00")).Earliest != start.HeldAt.Date() {
			t.Error("it can be answered before the strategy meeting")
		}
		if done := !m.Done.IsZero(); done != want || strings.Contains(c.Evidence(stepChecklist), "Colm Brennan") != want {
			t.Errorf("conference %d: done %v, %q", conference, done, c.Evidence(stepChecklist))
		}
		if words := fmt.Sprint((&EvidenceOf{Course: c, Today: onDay("2027-02-01")}).Evidence()); strings.Contains(words, "checklist") {
			t.Errorf("a mid-point review counts the checklist as a look at the plan: %s", words)
		}
	}
}

// What the program knows of the preparation, each with a mark where it is missing.
func TestChecklistEvidence(t *testing.T) {
	late, not := entry("child-participation", "2027-01-11T10:00"), entry("police-report-requested", "2026-12-21T10:00")
	not.State, not.Note = EntryNotNeeded, "The police hold nothing."
	if d := mustDefinitions(t).Find("2024"); d.Step(stepChecklist).Appraisal() != ChairChecklist || d.Step(stepSupervision).Appraisal() != Supervision || d.Step(stepDriftAudit).Appraisal() != DriftAudit || d.Step(stepICPC).Appraisal() != "" {
		t.Error("the kinds of the steps")
	}
	c, _ := course(t, "2024", 0, func(c *Course) {
		c.Conferences = []Conference{{ID: 3, Kind: ICPC, Meeting: 1, State: ConferencePlanned, StartsAt: minute("2027-01-12T10:00")}}
		c.Entries = []StepEntry{entry("chair-s47-review", "2026-12-30T09:00"), late, not}
		c.Venue = []VenueCheck{{Conference: 3, AgreedBy: "Bilal Shah", On: onDay("2026-12-29")}}
	})
	x := ChecklistEvidence{Course: c, Conference: c.ICPC, Readers: 2,
		Attendees: []Attendee{{ID: 1, Person: 7, Purpose: ToAttend, Answer: "coming"}, {ID: 2, Person: 8, Purpose: ToAttend}, {ID: 3, Professional: 9, Purpose: ToAttend, Answer: "apologies"}, {ID: 4, Purpose: ToAttend, Excluded: ExcludedWhole}},
		Reports:   []Report{{Title: "Old", ReplacedBy: 2}, {Title: "Police", ChairOnly: true}, {Title: "School", Shared: []ReportShared{{Attendee: 1}, {Attendee: 3}}}}}
	lines := func() string {
		var b strings.Builder
		for _, p := range x.Evidence() {
			for _, l := range p.Lines {
				fmt.Fprintf(&b, "%s: %s %v\n", p.Title, l.Text, l.Mind)
			}
		}
		return b.String()
	}
	got := lines()
	for _, want := range []string{"Section 47", "done on Wednesday 30 December 2026 false", "late: it was due by", "not needed. The police hold nothing. false", "not recorded yet true", "Police: received, for the chair only false",
		"School: received, shared with 1 of the 2 of the family who are asked to come true", "Coming in person: 1 false", "Apologies: 1 true", "No answer yet: 1 true", "No risk known, said by Bilal Shah false"} {
		if want != "Section 47" && !strings.Contains(got, want) {
			t.Errorf("no %q in\n%s", want, got)
		}
	}
	if strings.Contains(got, "Old") || strings.Contains(got, "checklist") {
		t.Errorf("too much:\n%s", got)
	}
	x.Attendees, x.Reports, c.Venue = nil, nil, nil
	got = lines()
	for _, want := range []string{"None has been received. true", "Nobody is on the list yet. true", "Not checked yet. true"} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in\n%s", want, got)
		}
	}
}

// Its paper is for the chair and names the family by its reference; where they live is covered, whoever wrote it down. Nobody on the list gets
// one.
func TestChecklistPaperTellsNotWhereTheyLive(t *testing.T) {
	r := carters()
	said := "She is at 14 Marsh Street, MB4 1AA, in Rose House."
	a := Appraisal{Kind: ChairChecklist, HeldOn: onDay("2026-12-09"), By: "Colm Brennan", Answers: []Answer{{Question: "Is it safe?", Found: "no", Text: said}}, Evidence: []EvidencePart{{"Steps", []EvidenceLine{{Text: said}}}}}
	f := ChecklistFacts(r, a, Options{Reference: "CP-2026-0042"})
	if f.Reader != ReaderOffice || f.Kind != ChecklistPaper || f.Appraisal.Finding != "1 point: 1 no" || f.Conference.Title == "" || f.To.Name != "" {
		t.Errorf("%+v", f)
	}
	mustLack(t, f, refugeSays...)
	mustLack(t, f, "Carter", "Mia")
	if text := strings.Join(whole(t, f), " "); !strings.Contains(text, "She is at") {
		t.Errorf("all of it is gone: %s", text)
	}
	r.Appraisal = &a
	for _, x := range r.Attendees {
		if got := DocumentsFor(r, x.ID, AtAppraisal); len(got) > 0 {
			t.Errorf("%d gets %v", x.ID, got)
		}
	}
}
