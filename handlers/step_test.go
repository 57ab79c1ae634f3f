package handlers

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"cp-pathway/pathway"
)

func TestAStepIsRecordedByHand(t *testing.T) {
	t.Parallel()
	w, _, _ := booked(t, "2024")
	admin, chair := w.roles[pathway.Admin], w.roles[pathway.Chair]
	at := w.path("/steps/parent-preparation")
	page := admin.get(at).want(http.StatusOK)
	for name, want := range map[string]string{"Whose step": "Social worker", "Waiting for": "Social worker", "When": "Day 6 to 12", "Due": "Tue 8 Dec 2026"} {
		if got := page.row(name); got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
	if got := page.text("#ask-text"); !strings.Contains(got, "by Tuesday 8 December 2026") || strings.Contains(got, "Walker") {
		t.Errorf("the message: %q", got)
	}
	for _, tt := range []struct {
		name, wrong, says string
		typed             []string
	}{
		{"no date", "happened_on", "Enter when it was done", []string{"happened_on", ""}},
		{"before the strategy meeting", "happened_on", "This is before “Strategy meeting”, on Monday 23 November 2026", []string{"happened_on", "20/11/2026"}},
		{"tomorrow", "happened_on", "in the future", []string{"happened_on", "24/11/2026"}},
		{"30 February", "happened_on", "", []string{"happened_on", "30/2/2026"}},
		{"no such time", "happened_at", "", []string{"happened_at", "26:00"}},
		{"who said so", "told_by", "who said so", []string{"told_by", ""}},
		{"how", "told_how", "how you heard", []string{"told_how", ""}},
		{"10,000 characters", "note", "too long", []string{"note", strings.Repeat("x", 10000)}},
	} {
		typed := changed([]string{"happened_on", "23/11/2026", "told_by", "Bilal Shah", "told_how", "phone", "who", "Ann Obi 🦄"}, tt.typed...)
		admin.fill(admin.get(at), "record-form", typed...).keeps(tt.name, tt.wrong, tt.says, "who", "Ann Obi 🦄")
	}
	a := admin.fill(admin.get(at+"?back=preparation"), "record-form", "happened_on", "23/11/2026", "told_by", "Bilal Shah", "told_how", "phone", "note", "Both <parents>.").want(http.StatusSeeOther)
	if a.to() != w.path("/preparation")+"#parent-preparation" {
		t.Errorf("leads to %q", a.to())
	}
	if got := admin.get(at).text("#entries tbody"); !strings.Contains(got, "23 November 2026") || !strings.Contains(got, "told by Bilal Shah, by phone · Both <parents>.") {
		t.Errorf("what was recorded: %q", got)
	}
	// Entered in error: struck with a reason, readable, and due again.
	strike := admin.get(at).attr("#entries a", "href")
	admin.fill(admin.get(strike), "strike-form", "reason", "").keeps("no reason", "reason", "", "reason", "")
	w.roles[pathway.Auditor].get(strike).want(http.StatusForbidden)
	admin.fill(admin.get(strike), "strike-form", "reason", "Another family").want(http.StatusSeeOther)
	admin.post(strike, "reason", "Again").want(http.StatusConflict)
	page = admin.get(at)
	if got := page.text("#entries tbody"); !strings.Contains(got, "Struck: Done") || !strings.Contains(got, "entered in error: Another family") {
		t.Errorf("struck: %q", got)
	}
	if got := page.row("Stands"); strings.Contains(got, "Done") {
		t.Errorf("struck, it stands %q", got)
	}

	// Not needed, and why.
	not := admin.get(w.path("/steps/police-report-requested"))
	admin.fill(not, "not-needed-form").keeps("why not", "not-why", "why", "not-why", "")
	admin.fill(not, "not-needed-form", "why", "The police started it.").want(http.StatusSeeOther)
	if got := admin.get(w.path("")).text(".app-steps li[id=police-report-requested]"); !strings.Contains(got, "Not needed: The police started it.") && !strings.Contains(got, "The police started it.") {
		t.Errorf("not needed: %q", got)
	}

	// What has a screen of its own is not recorded by hand; what is not there, is not there.
	admin.post(w.path("/steps/threshold-decision"), "happened_on", "23/11/2026").want(http.StatusForbidden)
	chair.post(w.path("/steps/icpc"), "happened_on", "23/11/2026").want(http.StatusUnprocessableEntity)
	chair.post(w.path("/steps/core-group-1"), "happened_on", "23/11/2026", "told_by", "x", "told_how", "phone").want(http.StatusUnprocessableEntity)
	admin.get(w.path("/steps/no-such-step")).want(http.StatusNotFound)
	w.roles[pathway.Auditor].get(at).want(http.StatusOK)
	w.roles[pathway.Auditor].post(at, "happened_on", "23/11/2026").want(http.StatusForbidden)
}

// What each child says stands by name.
func TestStepsThatAskForMore(t *testing.T) {
	t.Parallel()
	w, _, _ := booked(t, "2024")
	chair := w.roles[pathway.Chair]
	voice := chair.get(w.path("/steps/child-participation")).want(http.StatusOK)
	field := voice.attr("textarea[name^=child-]", "name")
	chair.fill(voice, "record-form", "happened_on", "23/11/2026", field, "By video from school").want(http.StatusSeeOther)
	if got := chair.get(w.path("/steps/child-participation")).text("#entries tbody"); !strings.Contains(got, "Wanda Walker: By video from school") {
		t.Errorf("the child's way: %q", got)
	}
}

// The list that has not come by the close of Day 5 is the service manager's task, with its text; done, it is the step.
func TestAMissingListIsATask(t *testing.T) {
	t.Parallel()
	w, _, _ := booked(t, "2024")
	w.later(4*24*time.Hour + 7*time.Hour + 59*time.Minute) // Friday 27 November, Day 5, at 16:59
	manager := w.roles[pathway.ServiceManager]
	tasks := func() string {
		return manager.get("/today?whose=role&rows=all").text("tr:contains('Walker family'):contains('list')")
	}
	if got := tasks(); got != "" {
		t.Errorf("a minute before the close: %q", got)
	}
	w.later(2 * time.Minute)
	manager = w.roles[pathway.ServiceManager]
	admin := w.roles[pathway.Admin]
	if got := tasks(); got == "" {
		t.Fatal("after the close nothing is escalated")
	}
	page := manager.get(w.path("")).want(http.StatusOK)
	url := page.attr("#tasks a[role=button]", "href")
	task := manager.get(url).want(http.StatusOK)
	if got := task.text("#task-text"); !strings.Contains(got, "was due on Friday 27 November 2026") || !strings.Contains(got, "The conference is on Wednesday 9 December 2026 at 10:00.") {
		t.Errorf("its text: %q", got)
	}
	w.roles[pathway.Auditor].post(url, "note", "x").want(http.StatusForbidden)
	manager.fill(task, "task-form", "note", " ").keeps("with whom", "note", "with whom you took it up", "note", "")
	manager.fill(task, "task-form", "note", strings.Repeat("x", 10000)).keeps("10,000 characters", "note", "too long", "note", strings.Repeat("x", 10000))
	manager.fill(task, "task-form", "note", "Noor Khan: it comes on Monday.").want(http.StatusSeeOther)
	if got := manager.get(url); got.count("#task-form") != 0 || !strings.Contains(got.text("main"), "Noor Khan: it comes on Monday.") {
		t.Errorf("closed: %s", got.text("main"))
	}
	manager.post(url, "note", "Again").want(http.StatusConflict)
	if got := admin.get(w.path("/steps/invite-list-escalated")).text("#entries"); !strings.Contains(got, "Noor Khan: it comes on Monday.") {
		t.Errorf("the step: %q", got)
	}
	admin.get(w.path("/tasks/999")).want(http.StatusNotFound)
}
