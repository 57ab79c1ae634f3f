package pdf

import (
	"slices"
	"testing"
)

// A document about several children says of which child's plan a cell is, and names it alike whichever way it is read.
func TestPlacesTellChildrenApart(t *testing.T) {
	plan := func(child, action string) Blocks {
		return Blocks{Heading{Level: 1, Text: child}, Text("Safe."), Heading{Level: 2, Text: "Outline plan"},
			Table{Title: "Outline plan", Columns: []Column{{"Risk", 1}, {"Action", 1}}, Rows: []Row{Band("First"), TextRow("Fear", action), TextRow("Cold", "Heat")}},
			Facts{Items: []Fact{TextFact("Seen", "Weekly")}}}
	}
	d := Document{Title: "Decisions", Body: slices.Concat(Blocks{Heading{Level: 1, Text: "What was decided"}, Text("It was this.")}, plan("Amy", "Read"), plan("Ben", "Swim"))}
	place := map[string]string{}
	var all []string
	for _, x := range d.Strings() {
		place[x.Text] = x.Where
		all = append(all, x.Where)
	}
	for text, want := range map[string]string{
		"It was this.": "paragraph 1",
		"Read":         "table ‘Outline plan’ under ‘Amy’, row 2, column ‘Action’",
		"Swim":         "table ‘Outline plan’ under ‘Ben’, row 2, column ‘Action’",
		"Safe.":        "paragraph 1 under ‘Ben’",
		"Weekly":       "fact ‘Seen’ under ‘Ben, Outline plan’",
	} {
		if place[text] != want {
			t.Errorf("%q stands in %q, want %q", text, place[text], want)
		}
	}
	var columns []string
	for _, x := range d.Columns() {
		if !slices.Contains(all, x.Where) {
			t.Errorf("a column names a place %q that the rows do not", x.Where)
		}
		columns = append(columns, x.Text)
	}
	if want := []string{"Fear", "Cold", "Read", "Heat", "Fear", "Cold", "Swim", "Heat"}; !slices.Equal(columns, want) {
		t.Errorf("columns %q", columns)
	}
	letter := Document{Letter: &Letter{}, Body: Blocks{Text("Before"), Heading{Level: 1, Text: "What was decided"}, Text("After")}}
	if got := letter.Strings(); got[len(got)-1].Where != "paragraph 1" {
		t.Errorf("in a letter: %q", got)
	}
}
