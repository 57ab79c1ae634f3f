package handlers

import (
	"net/http"
	"strings"
	"testing"

	"cp-pathway/pathway"
)

func TestThePreparationIsAChecklist(t *testing.T) {
	t.Parallel()
	w, _, _ := before(t, "2024")
	admin := w.roles[pathway.Admin]
	if got := admin.get(w.path("/preparation")).want(http.StatusOK).text("main"); !strings.Contains(got, "once a strategy meeting has started") {
		t.Errorf("before the meeting: %q", got)
	}
	w, _, _ = booked(t, "2024")
	admin = w.roles[pathway.Admin]
	page := admin.get(w.path("/preparation")).want(http.StatusOK)
	if got := page.text("main .app-head"); !strings.Contains(got, "The conference is on Wednesday 9 December 2026 at 10:00.") {
		t.Errorf("its lead: %q", got)
	}
	for group, steps := range map[string]string{
		"chair":  "chair-s47-review child-participation venue-risk-check chair-calls-family chair-checklist",
		"others": "invite-list child-voice-preparation parent-preparation report-authorised report-shared",
		"office": "conference-booked police-report-requested diary-notified invitations-sent",
	} {
		for _, step := range strings.Fields(steps) {
			if page.count("#"+group+" li[id="+step+"]") != 1 {
				t.Errorf("%s is not in the group %s", step, group)
			}
		}
	}
	for step, want := range map[string]string{"chair-s47-review": "Tue 8 Dec 2026", "report-authorised": "Wed 2 Dec 2026", "report-shared": "Mon 7 Dec 2026", "chair-calls-family": "Mon 7 Dec 2026", "chair-checklist": "Wed 9 Dec 2026"} {
		if got := page.text("li[id=" + step + "] .app-step__date"); got != want {
			t.Errorf("%s is due %q, want %q", step, got, want)
		}
	}
	// Of somebody else's step who said so and how is asked for, whether or not they have an account; text is ready.
	if page.count("#report-authorised-form [name=told_by]") != 1 || page.count("#chair-s47-review-form [name=told_by]") != 1 {
		t.Error("who said so is asked for where it should not be, or not where it should")
	}
	if got := page.attr("li[id=report-authorised] .app-step__action a", "href"); !strings.HasSuffix(got, "/steps/report-authorised?back=preparation#ask") {
		t.Errorf("the text to send is at %q", got)
	}
	a := admin.fill(page, "report-authorised-form", "told_by", "", "happened_on", "23/11/2026")
	a.keeps("who said so", "told_by", "who said so", "happened_on", "23/11/2026")
	admin.fill(page, "report-authorised-form", "told_by", "Noor Khan", "told_how", "email").want(http.StatusSeeOther)
	if got := admin.get(w.path("/preparation")).text("li[id=report-authorised]"); !strings.Contains(got, "Told by Noor Khan, by email") || !strings.Contains(got, "Done on 23 Nov 2026") {
		t.Errorf("ticked: %q", got)
	}
	// A minute taker may tick the social worker's steps; an auditor reads.
	if n := w.roles[pathway.Auditor].get(w.path("/preparation")).want(http.StatusOK).count("main form"); n != 0 {
		t.Errorf("an auditor has %d forms", n)
	}
	if n := w.roles[pathway.MinuteTaker].get(w.path("/preparation")).count("#parent-preparation-form"); n != 1 {
		t.Error("a minute taker cannot tick it")
	}
}
