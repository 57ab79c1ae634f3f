package madeup_test

import (
	"os"
	"slices"
	"strings"
	"testing"
)

// shown is what the README says each family of the demonstration shows, and the rule by which it is found in the data: the families of
// which it is so, one of them at least the one that is named.
var shown = []struct{ what, family, rule string }{
	{"Threshold not met, an assessment instead", "Begum-Hartley-Fitzgerald", `SELECT cases FROM threshold WHERE met = 0`},
	{"Strategy meeting that led to no enquiry", "Marchetti", `SELECT cases FROM strategy_meeting WHERE s47 = 0`},
	{"Enquiry ended early: not at risk, conference stood down", "Haddad", `SELECT id FROM cases WHERE stage = 'stood-down'`},
	{"Interpreter", "Yılmaz", `SELECT cases FROM conference WHERE interpreter_language = 'Turkish'`},
	{"Two fathers who may not know of each other’s children", "Carter", `SELECT cases FROM relation WHERE may_know = 'no' GROUP BY cases HAVING count(DISTINCT adult) = 2`},
	{"Parent excluded from all of it", "Delacroix-Okafor", `SELECT k.cases FROM attendee a JOIN conference k ON k.id = a.conference WHERE a.excluded = 'whole'`},
	{"Parent excluded from a part, refuge, 24 hours running", "Petrova", `SELECT k.cases FROM attendee a JOIN conference k ON k.id = a.conference WHERE a.excluded = 'part'`},
	{"Decisions sent back, 24 hours over", "Mwangi", `SELECT cases FROM milestone WHERE step = 'decisions-distributed' AND done IS NULL AND clock = 1 AND due < '2026-11-24T09:00'`},
	{"Fourth plan; core groups held, one absent, mid-point review", "Sharma", `SELECT g.cases FROM core_group g WHERE g.state = 'held' GROUP BY g.cases HAVING count(*) = 2`},
	{"No plan: support as a child in need", "Lindqvist", `SELECT k.cases FROM decisions d JOIN conference k ON k.id = d.conference WHERE k.cases NOT IN (SELECT cases FROM plan) AND k.cases IN (SELECT id FROM cases WHERE stage = 'ended')`},
	{"Not quorate: safety plan, agencies asked, new date", "Brandt", `SELECT k.cases FROM conference k JOIN safety_plan s ON s.conference = k.id JOIN resolution r ON r.conference = k.id WHERE k.state = 'adjourned' AND r.ground = 'did-not-come'`},
	{"Conference called off; pathway switched", "Quist", `SELECT k.cases FROM conference k JOIN audit a ON a.cases = k.cases WHERE k.cancelled_at <> '' AND a.what = 'Moved the family to another version of the pathway'`},
	{"Siblings whose plans end apart", "Osei", `SELECT cases FROM plan GROUP BY cases HAVING sum(ended_on <> '') > 0 AND sum(ended_on = '') > 0`},
	{"Looked after: letter, objection, end", "Osei", `SELECT e.cases FROM ending e JOIN ending_objection o ON o.ending = e.id WHERE e.ground = 'looked-after' AND e.state = 'ended'`},
	{"Turned 18", "Osei", `SELECT cases FROM ending WHERE ground = 'eighteen' AND state = 'ended'`},
	{"Formal dissent within 72 hours, answered", "Osei", `SELECT cases FROM objection WHERE kind = 'dissent' AND answered_on <> ''`},
	{"Complaint", "Osei", `SELECT cases FROM objection WHERE kind = 'complaint' AND answered_on = ''`},
	{"Informal issue overdue", "Osei", `SELECT cases FROM resolution WHERE stage = 'informal' AND outcome = '' AND answer_due < '2026-11-24' AND id NOT IN (SELECT follows FROM resolution WHERE follows IS NOT NULL)`},
	{"Formal issue answered", "Osei", `SELECT cases FROM resolution WHERE stage = 'formal' AND outcome <> ''`},
	{"New chair in the middle", "Osei", `SELECT k.cases FROM conference k JOIN cases c ON c.id = k.cases WHERE k.state = 'held' AND c.chair <> k.chair`},
	{"Left the country", "Larkin", `SELECT cases FROM ending WHERE ground = 'left-country' AND state = 'ended'`},
	{"Born while on a plan", "Rosewood", `SELECT p.cases FROM plan p JOIN person b ON b.id = p.child WHERE b.unborn = 0 AND b.born > p.started_on`},
	{"Lost before birth, the only child", "Tamm", `SELECT p.cases FROM plan p JOIN person b ON b.id = p.child WHERE b.unborn = 1 AND b.died <> '' AND p.end_ground = 'died'`},
}

// The README's table of what the demonstration shows is true: each situation is found by its rule, in the family that is named.
func TestTheDemonstrationShowsWhatTheReadmeSays(t *testing.T) {
	d, _ := mustDemo(t, "2026-11-24T09:00")
	text, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range shown {
		got := rows(t, d, "SELECT DISTINCT name FROM cases WHERE id IN (%s)", s.rule)
		if !slices.Contains(got, s.family+" family") {
			t.Errorf("%s: found in %q, not in the %s family", s.what, got, s.family)
		}
		if !strings.Contains(string(text), "| "+s.family+" | ") || !strings.Contains(string(text), s.what) {
			t.Errorf("the README does not say that the %s family shows: %s", s.family, s.what)
		}
	}
}
