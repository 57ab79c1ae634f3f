package handlers

import (
	"net/http"
	"strings"
	"testing"

	"cp-pathway/pathway"
)

// Steps that somebody outside the program does, or away from it, so that they are recorded by hand: what that is.
var byHand = map[string]string{
	"s47-not-at-risk":          "the team manager speaks with every agency",
	"invite-list-escalated":    "the service manager takes it up with the team",
	"chair-s47-review":         "the chair reads the enquiry in the case system and writes to the social worker",
	"child-participation":      "the social worker advises",
	"child-voice-preparation":  "the social worker's work with the child",
	"parent-preparation":       "the social worker's work with the parents",
	"report-authorised":        "the team manager authorises it",
	"report-shared":            "the social worker shares it",
	"agency-reports":           "the agencies share theirs",
	"chair-calls-family":       "the chair rings",
	"plan-handover":            "the chair hands over papers",
	"transfer-accepted":        "the office writes to the other authority, with the text that is ready",
	"core-group-{n}-record":    "where somebody else sent it",
	"review-{n}-report-shared": "the social worker or the core group shares it",
	"review-{n}-chair-review":  "the chair reads the record in the case system",
	"step-down-first":          "the chair talks with the team manager",
}

// Each step of both versions is met by something in the program that has a route, and stands on the page about the pathways with it.
func TestEveryStepIsMetByAnAction(t *testing.T) {
	t.Parallel()
	s := newTest(t)
	page := s.as(pathway.Admin).get("/office/pathways").want(http.StatusOK)
	for _, d := range s.DB.Definitions().All() {
		said := func(title, where string) bool {
			for _, row := range page.doc.Find("[id^='" + d.Version + "-'] tbody tr").EachIter() {
				if strings.HasPrefix(strings.Join(strings.Fields(row.Find("th").Text()), " "), title) && strings.TrimSpace(row.Find("td").Eq(2).Text()) == where {
					return true
				}
			}
			return false
		}
		for i := range d.Steps {
			step := &d.Steps[i]
			where := s.metBy(step)
			switch {
			case where == "":
				t.Errorf("%s: nothing meets %s", d.Version, step.ID)
			case where == metAt[0].where && byHand[step.ID] == "":
				t.Errorf("%s: %s is recorded by hand, though nobody outside does it", d.Version, step.ID)
			case !strings.Contains(where, ":") && where != metAt[0].where:
				t.Errorf("%s: it is not said where %s is met: %q", d.Version, step.ID, where)
			}
			if title := strings.ReplaceAll(step.Title, "{n}", "n"); !said(title, where) {
				t.Errorf("%s: the page does not say that %s is met by %q", d.Version, title, where)
			}
		}
	}
}
