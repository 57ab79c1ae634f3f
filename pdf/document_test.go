package pdf

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"cp-pathway/pathway"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// every is a letter with each kind of block.
func every() Document {
	return Document{
		Kind: pathway.ParentInvitation, Title: "Invitation to a child protection conference", Reference: "CPC-2026-0418-03", Version: "1",
		Edition: pathway.Standard, Specimen: true, Date: pathway.NewDate(2026, 7, 14), Marking: "Confidential",
		Office: Letterhead{Office: "Northmere Borough Council", Unit: "Safeguarding Unit",
			Lines: []string{"Alder House, 4 Millrace Lane", "Northmere NM1 4QD", "01632 960417", "conferences@northmere.example"}},
		Letter: &Letter{To: []string{"Ms Zoë Nowak-O’Brien", "11 Tannery Row", "Northmere", "NM2 1LT"},
			Details: []Detail{{"Date", "14 July 2026"}, {"Our reference", "CPC-2026-0418-03"}}},
		Body: Blocks{
			Text("Dear Ms Nowak-O’Brien"),
			Heading{1, "Invitation to a conference on Tuesday 21 July 2026"},
			Para(Plain("We would like you to come to a meeting about "), Strong("Rowan"), Plain(" and "), Emphasis("Béatrice"), Plain(".")),
			Facts{Items: []Fact{TextFact("When", "Tuesday 21 July 2026, 10am"), TextFact("Where", "Room 2, Alder House")}},
			Heading{2, "What may happen"},
			Text("The meeting can decide one of these:"),
			Bullets("a child protection plan", "other help and no plan", "no plan"),
			Table{Title: "Who else is asked", Titled: true, Columns: []Column{{"Role", 2}, {"Agency", 1}}, RowHeader: true,
				Rows: []Row{TextRow("Health visitor", "Health"), Band("School"), TextRow("Teacher", "")}},
			Note{Title: "Please tell us", Body: Texts("if you need an interpreter")},
			KeepTogether{Texts("This stays", "together")},
			PageBreak{},
			Signature{Closing: "Yours sincerely", Name: "Oluwaseun Hargreave-Løvås", Lines: []string{"Conference administrator"}},
			ReplySlip{Title: "Reply slip", Intro: "Please send this back.", Return: []string{"Safeguarding Unit", "Alder House"},
				Fields: []SlipField{{Label: "I will come", Options: []string{"Yes", "No", "By video"}}, {Label: "I need", Lines: 2}}},
		},
	}
}

func TestJSONGivesTheDocumentBack(t *testing.T) {
	want := every()
	data, err := json.Marshal(want)
	if err != nil {
		t.Fatal(err)
	}
	var got Document
	if err := json.Unmarshal(data, &got); err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
}

func TestJSONRefusesWhatIsNoBlock(t *testing.T) {
	for _, bad := range []string{`[{"picture":{}}]`, `[{"heading":{},"list":{}}]`, `[{}]`, `{"heading":{}}`, `[{"heading":{"level":"x"}}]`} {
		var b Blocks
		if err := json.Unmarshal([]byte(bad), &b); err == nil {
			t.Errorf("%s was read as %v", bad, b)
		}
	}
}

func TestStrings(t *testing.T) {
	var b strings.Builder
	for _, s := range every().Strings() {
		fmt.Fprintf(&b, "%s: %s\n", s.Where, s.Text)
	}
	golden(t, "strings.txt", b.String())
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s differs; got:\n%s", path, got)
	}
}

// A string that is drawn and not told by Strings would escape the search for protected values, so every string that
// the types can hold must come out of it.
func TestStringsLeavesNothingOut(t *testing.T) {
	d := every()
	n := 0
	mark(reflect.ValueOf(&d).Elem(), &n)
	var all strings.Builder
	for _, s := range d.Strings() {
		all.WriteString(s.Text + "\n")
	}
	for i := 1; i <= n; i++ {
		if m := fmt.Sprintf("mark-%d.", i); !strings.Contains(all.String(), m) {
			t.Errorf("%s is in the document and not in its Strings", m)
		}
	}
	if n < 50 {
		t.Errorf("only %d strings were marked", n)
	}
}

// mark replaces every string of text in v by one of its own, and counts them.
func mark(v reflect.Value, n *int) {
	switch v.Kind() {
	case reflect.Interface:
		x := reflect.New(v.Elem().Type()).Elem()
		x.Set(v.Elem())
		mark(x, n)
		v.Set(x)
	case reflect.Pointer:
		mark(v.Elem(), n)
	case reflect.Slice:
		for i := range v.Len() {
			mark(v.Index(i), n)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			switch v.Type().Field(i).Name {
			case "Kind", "Edition", "Language", "Colour", "Date":
			default:
				mark(v.Field(i), n)
			}
		}
	case reflect.String:
		*n++
		v.SetString(fmt.Sprintf("mark-%d.", *n))
	}
}

func TestFaults(t *testing.T) {
	if f := every().Faults(); len(f) > 0 {
		t.Errorf("the sample has faults: %q", f)
	}
	for _, c := range []struct {
		name string
		harm func(*Document)
		want string
	}{
		{"no title", func(d *Document) { d.Title = "" }, "The document has no title."},
		{"no reference", func(d *Document) { d.Reference = "" }, "The document has no reference."},
		{"no date", func(d *Document) { d.Date = pathway.Date{} }, "The document has no date."},
		{"no office", func(d *Document) { d.Office.Office = "" }, "The letterhead has no name of an office."},
		{"landscape letter", func(d *Document) { d.Landscape = true }, "A letter can’t be in landscape."},
		{"short address", func(d *Document) { d.Letter.To = d.Letter.To[:2] }, "The address has 2 lines; it needs 3 to 7."},
		{"long address", func(d *Document) { d.Letter.To = strings.Fields("a b c d e f g h") }, "The address has 8 lines; it needs 3 to 7."},
		{"nothing for a hand", func(d *Document) { d.Letter.ByHand, d.Letter.To = true, nil }, "The address has 0 lines; it needs 1 to 7."},
		{"gap in address", func(d *Document) { d.Letter.To = []string{"a", "", "c"} }, "Line 2 of the address is empty."},
		{"no text", func(d *Document) { d.Body = nil }, "The document has no text."},
		{"no block", func(d *Document) { d.Body = Blocks{nil} }, "A block is missing."},
		{"level", func(d *Document) { d.Body = Blocks{Heading{4, "x"}} }, "The heading “x” has level 4; it needs 1 to 3."},
		{"empty heading", func(d *Document) { d.Body = Blocks{Heading{1, ""}} }, "A heading is empty."},
		{"table in a note", func(d *Document) { d.Body = Blocks{Note{Body: Blocks{PageBreak{}}}} }, "A pageBreak can’t stand inside of a table, list or box."},
		{"in a list", func(d *Document) { d.Body = Blocks{List{Items: []Blocks{{Signature{}}}}} }, "A signature can’t stand inside of a table, list or box."},
		{"in a fact", func(d *Document) { d.Body = Blocks{Facts{Items: []Fact{{"x", Blocks{ReplySlip{}}}}}} }, "A replySlip can’t stand inside of a table, list or box."},
		{"kept", func(d *Document) { d.Body = Blocks{KeepTogether{Blocks{Heading{0, "y"}}}} }, "The heading “y” has level 0; it needs 1 to 3."},
		{"unnamed table", func(d *Document) { d.Body = Blocks{Table{Columns: []Column{{"a", 1}}}} }, "A table has no title."},
		{"no columns", func(d *Document) { d.Body = Blocks{Table{Title: "T"}} }, "The table “T” has no columns."},
		{"ragged", func(d *Document) {
			d.Body = Blocks{Table{Title: "T", Columns: []Column{{"a", 1}, {"b", 1}}, Rows: []Row{TextRow("1", "2"), TextRow("1")}}}
		}, "Row 2 of the table “T” has 1 cells instead of 2."},
		{"too high", func(d *Document) {
			d.Body = Blocks{Table{Title: "T", Columns: []Column{{"a", 1}}, Rows: []Row{{Cells: []Cell{{}}, Height: 101}}}}
		}, "Row 1 of the table “T” is 101 mm high; it may be 100."},
	} {
		d := every()
		c.harm(&d)
		if got := d.Faults(); len(got) != 1 || got[0] != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}
