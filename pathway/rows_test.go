package pathway

import (
	_ "embed"
	"strconv"
	"strings"
	"testing"
)

//go:embed testdata/pathways.md
var pathwayRows string

// What both pathways have without a row of their own in the earlier one, where its text has no date for it.
const undatedInBoth = "strategy-meeting decision outline-plan plan-handover decisions-approved minutes threshold-not-met s47-not-at-risk"

// rowIDs reads the first cell of a row: "conference-booked, chair-allocated" are two, "core-group-1, -2 …" are the first, the second
// and the one after it, and N stands for the first.
func rowIDs(cell string) []string {
	var ids []string
	for part := range strings.SplitSeq(cell, ",") {
		id, more := strings.CutSuffix(strings.TrimSpace(part), " …")
		id = strings.Replace(id, "-N-", "-1-", 1)
		if strings.HasPrefix(id, "-") {
			before := ids[len(ids)-1]
			id = before[:strings.LastIndex(before, "-")] + id
		}
		ids = append(ids, id)
		if more {
			at := strings.LastIndex(id, "-") + 1
			ids = append(ids, id[:at]+strconv.Itoa(number(id[at:])+1))
		}
	}
	return ids
}

// Each row of the pathways as they were read has its step, and each step its row, but for those that are this program's own.
func TestEveryRowHasItsStep(t *testing.T) {
	rows, version := map[string]map[string]bool{"2024": {}, "sqa": {}}, ""
	for line := range strings.Lines(pathwayRows) {
		line = strings.TrimSpace(line)
		if v, ok := strings.CutPrefix(line, "## "); ok {
			version = v
		}
		cell := strings.Split(line, "|")
		if len(cell) < 6 || strings.Contains(line, "---") || strings.TrimSpace(cell[1]) == "id" {
			continue
		}
		for _, id := range rowIDs(cell[1]) {
			rows[version][id] = true
		}
	}
	for _, id := range strings.Fields(undatedInBoth) {
		rows["sqa"][id] = true
	}
	for version, ids := range rows {
		d := mustDefinitions(t).Find(version)
		if len(ids) < 30 {
			t.Fatalf("%s has %d rows", version, len(ids))
		}
		have := map[*Step]bool{}
		for id := range ids {
			s := d.Step(id)
			if s == nil {
				t.Errorf("%s: the row %s has no step", version, id)
			}
			have[s] = true
		}
		for i := range d.Steps {
			if s := &d.Steps[i]; !have[s] && s.Only != onlyMovingIn && s.ID != stepNewMeeting {
				t.Errorf("%s: the step %s has no row", version, s.ID)
			}
		}
	}
}
