package pathway

import (
	"encoding/json"
	"strings"
	"testing"
	"testing/fstest"
)

// Every step of both pathways and when it is due, in the words that pages show: the rows of the standards as they were read.
func TestEveryStepIsThere(t *testing.T) {
	ds := mustDefinitions(t)
	for version, want := range map[string]string{
		"2024": `
strategy-meeting: Day 1
contact-received: Day 1
threshold-decision: Day 1
threshold-not-met: when the threshold is not met
new-strategy-meeting: within 1 working day of the assessment (own)
transfer-notice: Day 1 (own)
conference-booked: Day 1
chair-allocated: Day 1
police-report-requested: Day 1
diary-notified: with the booking
s47-outcome: Day 5
s47-not-at-risk: when the enquiry finds no risk of significant harm
invite-list: Day 5, close of business
invite-list-escalated: after Day 5
invitations-sent: as soon as the list is in
chair-s47-review: Day 5 to 12
child-participation: Day 5 to 12
venue-risk-check: Day 5 to 12
child-voice-preparation: Day 6 to 12
parent-preparation: Day 6 to 12
report-authorised: 5 working days before the conference
report-shared: 2 working days before the conference
chair-calls-family: 2 working days before the conference
chair-checklist: from 2 working days before the conference
icpc: Day 15; limit 15 working days after the strategy meeting
not-quorate: when the conference is not quorate
decision: at the conference
outline-plan: at the conference
plan-handover: straight after the conference
decisions-to-chair: within 24 hours of the end of the conference
decisions-approved: once the draft has come
decisions-distributed: within 24 hours of the end of the conference (own)
transfer-accepted: within 1 working day of the conference (own)
core-group-1: within 10 working days of the conference
core-group-{n}: within 4 weeks of core group 1
core-group-{n}-record: within 5 working days of core group 1
minutes: within 20 working days of the conference
midpoint-1: within 6 weeks of the start of the plan
significant-event: throughout the plan
review-{n}-invite-list: 10 working days before review 1
review-{n}-report-shared: 3 working days before review 1
review-{n}-chair-review: 2 working days before review 1
review-1: within 3 months of the conference
step-down-first: before review 1
step-down-agreed: whenever a plan steps down
midpoint-2: within 2 months and 15 days of review 1
review-{n}: within 6 months of review 1
midpoint-{n}: within 3 months of review 2 (own)
drift-audit: within 10 months of the start of the plan (own)
drift-escalated: whenever there is drift
supervision: within 14 months of the start of the plan
ending: when it is shown that the risk has ended, or the child moves for good`,
		"sqa": `
strategy-meeting: Day 1
manager-contact: within 24 hours of the strategy meeting
threshold-discussion: with the contact
threshold-not-met: when the threshold is not met
new-strategy-meeting: within 1 working day of the assessment (own)
transfer-notice: Day 1 (own)
conference-booked: once the threshold is agreed
chair-allocated: once the threshold is agreed
diary-notified: as soon as the office is told
s47-not-at-risk: when the enquiry finds no risk of significant harm
invite-list: Day 4
invite-list-escalated: after Day 5
invitations-sent: as soon as the list is in
chair-s47-review: Day 10
report-shared: 2 working days before the conference
agency-reports: 2 working days before the conference
icpc: Day 15; limit 15 working days after the strategy meeting
not-quorate: when the conference is not quorate
decision: at the conference
outline-plan: at the conference
plan-handover: straight after the conference
decisions-approved: once the draft has come
decisions-distributed: within 24 hours of the end of the conference
transfer-accepted: within 1 working day of the conference (own)
minutes: after the conference
core-group-1: within 10 working days of the conference
core-group-{n}: within 4 weeks of core group 1
midpoint-1: within 8 weeks of the start of the plan
review-{n}-chair-review: 5 working days before review 1
review-{n}-report-shared: 2 working days before review 1
review-1: within 3 months of the conference
step-down-first: before review 1
review-{n}: within 6 months of review 1
midpoint-2: during month 6 of the plan
midpoint-3: during month 9 of the plan
midpoint-4: during month 14 of the plan
drift-audit: within 10 months of the start of the plan
drift-escalated: whenever there is drift
supervision: within 14 months of the start of the plan
ending: whenever a plan ceases`,
	} {
		var b strings.Builder
		for _, s := range ds.Find(version).Steps {
			b.WriteString("\n" + s.ID + ": " + s.When.InWords(s.From))
			if s.Source == SourceOwn {
				b.WriteString(" (own)")
			}
		}
		if b.String() != want {
			t.Errorf("%s: got %s", version, b.String())
		}
	}
}

func TestAlternativesHaveNoDueDate(t *testing.T) {
	for _, d := range mustDefinitions(t).All() {
		for _, id := range []string{"threshold-not-met", "s47-not-at-risk", "not-quorate", "ending", "drift-escalated", "step-down-first"} {
			if s := d.Step(id); s == nil || !s.Alternative() || s.When.Rule != ruleUndated {
				t.Errorf("%s: %s is an alternative without a date", d.Version, id)
			}
		}
		if d.Step("icpc").Alternative() {
			t.Errorf("%s: the conference is no alternative", d.Version)
		}
	}
}

func TestDefinitions(t *testing.T) {
	ds := mustDefinitions(t)
	if got := ds.Versions(); got != "2024 or sqa" {
		t.Errorf("versions: %s", got)
	}
	d := ds.Default()
	if d.Version != "2024" || ds.Find("2019") != nil || len(ds.All()) != 2 {
		t.Errorf("default %s", d.Version)
	}
	if got := d.ReviewDue(day(2025, 2, 28)); got != "" {
		t.Errorf("in time: %s", got)
	}
	if got := d.ReviewDue(day(2025, 3, 1)); got != "Child protection standards pathway, February 2024 was to be reviewed by 28 February 2025. Ask whether there is a newer version." {
		t.Errorf("past its review: %s", got)
	}
	if got := ds.Find("sqa").ReviewDue(day(2026, 1, 1)); got != "" {
		t.Errorf("without a date: %s", got)
	}
	if got := d.Party("chair"); got.Title != "Chair" || d.Party("nobody").Title != "" {
		t.Errorf("party: %v", got)
	}
	if got := d.Phase(PhaseAfter); got != "After the conference" || d.Phase("never") != "" {
		t.Errorf("phase: %s", got)
	}
	if got := d.Step("venue-risk-check").WhoTitle(); got != "Chair, social worker" {
		t.Errorf("who: %s", got)
	}
}

func TestStepOfAMilestone(t *testing.T) {
	d := mustDefinitions(t).Default()
	for id, want := range map[string]string{
		"icpc":                  "icpc",
		"review-1":              "review-1",
		"review-2":              "review-{n}",
		"review-12":             "review-{n}",
		"review-2-chair-review": "review-{n}-chair-review",
		"core-group-1-record":   "core-group-{n}-record",
		"midpoint-2":            "midpoint-2",
		"midpoint-3":            "midpoint-{n}",
		"review-0":              "",
		"review-02":             "",
		"review-x":              "",
		"review-1000":           "",
		"review-":               "",
		"elsewhere":             "",
	} {
		got := ""
		if s := d.Step(id); s != nil {
			got = s.ID
		}
		if got != want {
			t.Errorf("%s: got %q, want %q", id, got, want)
		}
	}
}

// A definition that somebody edited badly is refused with the fault's name; each row is one edit of the 2024 version.
func TestFaultyDefinitions(t *testing.T) {
	good, err := definitionFiles.ReadFile("definitions/2024.json")
	if err != nil {
		t.Fatal(err)
	}
	edit := func(t *testing.T, change func(d map[string]any)) error {
		var d map[string]any
		if err := json.Unmarshal(good, &d); err != nil {
			t.Fatal(err)
		}
		change(d)
		data, err := json.Marshal(d)
		if err != nil {
			t.Fatal(err)
		}
		_, err = ReadDefinition(data)
		return err
	}
	step := func(d map[string]any, id string) map[string]any {
		for _, s := range d["steps"].([]any) {
			if s := s.(map[string]any); s["id"] == id {
				return s
			}
		}
		t.Fatalf("no step %s", id)
		return nil
	}
	// set changes one field of one step, or of its rule where the field begins with a dot.
	set := func(id, field string, value any) func(map[string]any) {
		return func(d map[string]any) {
			s := step(d, id)
			if rule, ok := strings.CutPrefix(field, "."); ok {
				s["when"].(map[string]any)[rule] = value
				return
			}
			s[field] = value
		}
	}
	rule := func(id, when string) func(map[string]any) {
		return func(d map[string]any) {
			var w map[string]any
			if err := json.Unmarshal([]byte(when), &w); err != nil {
				t.Fatal(err)
			}
			step(d, id)["when"] = w
		}
	}
	if err := edit(t, func(map[string]any) {}); err != nil {
		t.Fatal(err)
	}
	for _, row := range []struct {
		want   string
		change func(map[string]any)
	}{
		{`unknown field "colour"`, func(d map[string]any) { d["colour"] = "red" }},
		{`unknown field "colour"`, set("icpc", "colour", "red")},
		{`unknown field "colour"`, set("icpc", ".colour", "red")},
		{"there is no day 2025-02-30", func(d map[string]any) { d["review_by"] = "2025-02-30" }},
		{"version, title and reads are needed", func(d map[string]any) { d["title"] = "" }},
		{"the phases are strategy, preparation, conference, after, plan", func(d map[string]any) { d["phases"] = d["phases"].([]any)[1:] }},
		{"phase plan has no title", func(d map[string]any) { d["phases"].([]any)[4].(map[string]any)["title"] = "" }},
		{"a party needs an id and a title", func(d map[string]any) { d["parties"].([]any)[0].(map[string]any)["title"] = "" }},
		{"party team-manager is there twice", func(d map[string]any) { d["parties"].([]any)[1].(map[string]any)["id"] = "team-manager" }},
		{"party admin: there is no role boss", func(d map[string]any) { d["parties"].([]any)[3].(map[string]any)["role"] = "boss" }},
		{"stage: there is no stage \"third\"", set("drift-escalated", "stage", "third")},
		{"except: there is no ground \"bored\"", set("step-down-first", "except", []string{"bored"})},
		{"step icpc is there twice", set("minutes", "id", "icpc")},
		{"step minutes: id, title, about and who are needed", set("minutes", "about", "")},
		{"step minutes: id, title, about and who are needed", set("minutes", "who", []string{})},
		{`step minutes: who: there is no party "cleaner"`, set("minutes", "who", []string{"cleaner"})},
		{`step minutes: here: "chair" is nobody of who with an account`, set("minutes", "here", "chair")},
		{`step significant-event: here: "social-worker" is nobody of who with an account`, set("significant-event", "here", "social-worker")},
		{`step minutes: there is no phase "later"`, set("minutes", "phase", "later")},
		{"step minutes: per is one of", set("minutes", "per", "house")},
		{"step minutes: only is enquiry or moving-in", set("minutes", "only", "sometimes")},
		{"step minutes: source is text or own", set("minutes", "source", "hearsay")},
		{"step minutes: only a step of each core-group or review has {n}, from or held", set("minutes", "from", 1)},
		{"step minutes: only a step of each core-group or review has {n}, from or held", set("minutes", "held", true)},
		{"step minutes-{n}: only a step of each core-group or review has {n}, from or held", set("minutes", "id", "minutes-{n}")},
		{"each is core-group or review", set("minutes", "each", "week")},
		{"step minutes: a step of each review has {n} in its id, and from", set("minutes", "each", "review")},
		{"step midpoint-{n}: a step of each review has {n} in its id, and from", set("midpoint-{n}", "from", 0)},
		{"step midpoint-{n}: there is none before the first", set("midpoint-{n}", "from", 1)},
		{"step minutes: after: there is no other step never", set("minutes", "after", "never")},
		{"step minutes: after: there is no other step minutes", set("minutes", "after", "minutes")},
		{"step minutes: only_after: there is no other step never", set("minutes", "only_after", "never")},
		{"step minutes: only_after: there is no other step minutes", set("minutes", "only_after", "minutes")},
		{"step minutes: only_after: every step but strategy-meeting names the one before which it cannot have been done", set("minutes", "only_after", "")},
		{"step strategy-meeting: only_after: every step but", set("strategy-meeting", "only_after", "icpc")},
		{`step midpoint-2: follows: "conference" is no review`, set("midpoint-2", "follows", "conference")},
		{`step midpoint-2: follows: "review-x" is no review`, set("midpoint-2", "follows", "review-x")},
		{`step midpoint-2: follows: "review-{n}" is no review`, set("midpoint-2", "follows", "review-{n}")},
		{`step minutes: when: there is no rule "soon"`, set("minutes", ".rule", "soon")},
		{`step minutes: when: there is nothing to count from called "party"`, set("minutes", ".of", "party")},
		{`step minutes: when: there is nothing to count from called ""`, rule("minutes", `{"rule":"before","n":2}`)},
		{"step minutes: when: rule working-days has a field that it does not know", set("minutes", ".days", 3)},
		{"step minutes: when: rule working-days has a field that it does not know", set("minutes", ".words", "soon")},
		{"step supervision: when: rule plan-month has a field that it does not know", rule("supervision", `{"rule":"plan-month","n":3,"of":"plan"}`)},
		{"step minutes: when: rule working-days: its numbers are wrong", set("minutes", ".n", 0)},
		{"step minutes: when: rule working-days: its numbers are wrong", set("minutes", ".n", -1)},
		{"step midpoint-2: when: rule months: its numbers are wrong", set("midpoint-2", ".days", -1)},
		{"step minutes: when: rule undated: its numbers are wrong", rule("minutes", `{"rule":"undated","n":3,"words":"soon"}`)},
		{"step minutes: when: rule undated needs words", rule("minutes", `{"rule":"undated"}`)},
		{"step minutes: when: hours count from the strategy meeting or the end of the conference", rule("minutes", `{"rule":"hours","n":24,"of":"conference"}`)},
		{"step invite-list-escalated: when: unless: there is no step never", set("invite-list-escalated", ".unless", "never")},
		{"step core-group-{n}: when: or_of: there is no step never", set("core-group-{n}", ".or_of", "never")},
		{"step icpc is missing", set("icpc", "id", "conference")},
		{"step icpc: its rule is a day, with a statutory limit", set("icpc", ".statutory", 0)},
		{"step icpc: its rule is a day, with a statutory limit", rule("icpc", `{"rule":"undated","words":"some day"}`)},
		{"step review-1: it is counted in months, and from what was before it", set("review-1", ".of", "review-2")},
		{"step review-1: it is counted in months, and from what was before it", rule("review-1", `{"rule":"plan-month","n":3}`)},
		{"step review-{n}: it is counted in months, and from what was before it", set("review-{n}", ".of", "review-{n}")},
		{"core-group-{n} and review-{n} begin with 2", set("core-group-{n}", "from", 3)},
	} {
		if err := edit(t, row.change); err == nil || !strings.Contains(err.Error(), row.want) {
			t.Errorf("got %v, want %s", err, row.want)
		}
	}
}

func TestFaultyFiles(t *testing.T) {
	good, err := definitionFiles.ReadFile("definitions/2024.json")
	if err != nil {
		t.Fatal(err)
	}
	earlier, err := definitionFiles.ReadFile("definitions/sqa.json")
	if err != nil {
		t.Fatal(err)
	}
	file := func(data []byte) *fstest.MapFile { return &fstest.MapFile{Data: data} }
	for want, files := range map[string]fstest.MapFS{
		"there are none":                    {},
		"definitions/b.json: there are two": {"definitions/a.json": file(good), "definitions/b.json": file(good)},
		"version 2024 is missing":           {"definitions/sqa.json": file(earlier)},
		"definitions/a.json: invalid":       {"definitions/a.json": file([]byte("a definition"))},
		"pathway definitions: read ":        {"definitions/a.json/b": file(good)}, // a folder
	} {
		_, err := loadDefinitions(files)
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("got %v, want %s", err, want)
		}
	}
}

// Whose list a step stands in: the first of its parties who has an account and may change something, or an administrator where
// nobody has one.
func TestWhoseStep(t *testing.T) {
	for _, tt := range []struct {
		version, step string
		role          Role
		waiting       string
	}{
		{"2024", "invite-list", Admin, "Social worker, team co-ordinator"},
		{"2024", "threshold-decision", Chair, ""},
		{"2024", "drift-audit", ServiceManager, ""},
		{"sqa", "drift-audit", Admin, "Principal manager, auditor"},
		{"2024", "decisions-distributed", MinuteTaker, ""},
		{"sqa", "decisions-distributed", Admin, ""},
		{"sqa", "conference-booked", ServiceManager, ""},
	} {
		s := mustDefinitions(t).Find(tt.version).Step(tt.step)
		if s.role != tt.role || s.waiting != tt.waiting {
			t.Errorf("%s, %s: %s, waiting for %q", tt.version, tt.step, s.role, s.waiting)
		}
	}
}

// Dates that were counted by other definitions are told by the fingerprint.
func TestFingerprint(t *testing.T) {
	again := mustDefinitions(t)
	if f := again.Fingerprint(); len(f) != 64 || f != mustDefinitions(t).Fingerprint() {
		t.Errorf("fingerprint %q", f)
	}
	text, err := definitionFiles.ReadFile("definitions/2024.json")
	if err != nil {
		t.Fatal(err)
	}
	other, err := loadDefinitions(fstest.MapFS{"definitions/2024.json": {Data: append(text, '\n')}})
	if err != nil || other.Fingerprint() == again.Fingerprint() {
		t.Errorf("other definitions: %v, %q", err, other.Fingerprint())
	}
}
