package pdf

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode"

	"cp-pathway/pathway"
)

// drawer is for all tests of the package, as it parses the fonts once.
var drawer = NewDrawer()

// mustDraw draws d and reads it back.
func mustDraw(tb testing.TB, d Document) (Drawing, []PageText) {
	tb.Helper()
	x, err := drawer.Draw(d)
	if err != nil {
		tb.Fatal(err)
	}
	pages, err := ReadText(x.PDF)
	if err != nil {
		tb.Fatal(err)
	}
	if len(pages) != x.Pages {
		tb.Errorf("%d pages were read of %d", len(pages), x.Pages)
	}
	return x, pages
}

// top and foot are the upper and lower edge of an item's letters.
func top(x Item) float64  { return x.Y - 0.76*x.Size*mm }
func foot(x Item) float64 { return x.Y + 0.22*x.Size*mm }

// measure holds a drawn document to what every document promises.
func measure(t *testing.T, d Document, pages []PageText) {
	t.Helper()
	for n, p := range pages {
		for i, x := range p.Items {
			if x.X < edge-0.05 || x.X+x.Width > p.Width-edge+0.05 || top(x) < edgeTop || foot(x) > p.Height-edgeTop {
				t.Errorf("page %d: %q is too near to the paper’s edge: %+v", n+1, x.Text, x.Box)
			}
			for _, y := range p.Items[:i] {
				if x.X+0.2 < y.X+y.Width && y.X+0.2 < x.X+x.Width && top(x)+0.2 < foot(y) && top(y)+0.2 < foot(x) {
					t.Errorf("page %d: %q is printed over %q", n+1, x.Text, y.Text)
				}
			}
		}
		for _, m := range p.Marks {
			if m.X < edge-0.05 || m.X+m.Width > p.Width-edge+0.05 || m.Y < edgeTop-0.05 || m.Y+m.Height > p.Height-edgeTop+0.05 {
				t.Errorf("page %d: a mark is too near to the paper’s edge: %+v", n+1, m)
			}
		}
		if last := p.Items[len(p.Items)-1]; last.Text != fmt.Sprintf("Page %d of %d", n+1, len(pages)) {
			t.Errorf("page %d ends with %q", n+1, last.Text)
		}
		if d.Specimen && !strings.Contains(p.String(), "SPECIMEN") {
			t.Errorf("page %d does not say SPECIMEN", n+1)
		}
		body := p.Items[len(p.Items)-3]
		for _, b := range d.Body {
			if h, ok := b.(Heading); ok && len(h.Text) < 200 && strings.HasSuffix(fold(h.Text), fold(body.Text)) && strings.HasSuffix(body.Font, "-Bold") {
				t.Errorf("page %d ends with the heading %q", n+1, h.Text)
			}
		}
	}
	if d.Letter != nil {
		measureLetter(t, d, pages[0])
	}
}

// measureLetter holds a letter's first page to the specification of the window envelope.
func measureLetter(t *testing.T, d Document, p PageText) {
	t.Helper()
	var window []string
	for _, x := range p.Items {
		if x.X < windowRight && x.X+x.Width > windowLeft && top(x) < windowBottom && foot(x) > windowTop {
			window = append(window, x.Text)
			if x.X < windowLeft || x.X+x.Width > windowRight || top(x) < windowTop || foot(x) > windowBottom {
				t.Errorf("the address line %q is not inside of the window: %+v", x.Text, x.Box)
			}
			continue
		}
		if foot(x) < letterBody && foot(x) > windowTop && x.X < senderLeft {
			t.Errorf("%q stands beside or below the address: %+v", x.Text, x.Box)
		}
		if foot(x) > letterBody && top(x) < letterBody {
			t.Errorf("%q stands on the line of 95 mm: %+v", x.Text, x.Box)
		}
	}
	if fold(strings.Join(window, "")) != fold(strings.Join(d.Letter.To, "")) {
		t.Errorf("the window shows %q, the address is %q", window, d.Letter.To)
	}
	for _, m := range p.Marks {
		if m.Y < letterBody && m.Y+m.Height > logoBottom {
			t.Errorf("a mark stands between logo and body: %+v", m)
		}
	}
}

// fold leaves letters and digits only.
func fold(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}

// holds wants every string of d in its pages.
func holds(t *testing.T, d Document, pages []PageText) {
	t.Helper()
	var all strings.Builder
	for _, p := range pages {
		items := p.Items[:len(p.Items)-2] // without the footer, across which a paragraph runs
		for _, x := range items {
			all.WriteString(fold(x.Text))
		}
	}
	text := strings.ReplaceAll(all.String(), fold("SPECIMEN: made up for practice, about nobody"), "")
	for _, s := range d.Strings() {
		if s.Where == "title" || s.Where == "version" || s.Where == "marking" || s.Where == "reference" {
			continue // in the footer
		}
		if table, ok := strings.CutPrefix(s.Where, "table ‘"); ok && strings.HasSuffix(table, "’") && !strings.Contains(table, ", row ") && !strings.HasSuffix(table, ", heading") {
			continue // a title that is read out only
		}
		if !strings.Contains(text, fold(s.Text)) {
			t.Errorf("%s is not on paper: %q", s.Where, s.Text)
		}
	}
}

func TestLayout(t *testing.T) {
	a := mustAnchor(t)
	docs := map[string]Document{"every": every(), "plan": a.plan()}
	for i := range 5 {
		docs[fmt.Sprint("letter ", i)] = a.letter(i)
	}
	report := every()
	report.Letter = nil
	docs["report"] = report
	for name, d := range docs {
		for _, edition := range []pathway.Edition{pathway.Standard, pathway.LargePrint} {
			for _, wide := range []bool{false, true} {
				if wide && d.Letter != nil {
					continue
				}
				d.Edition, d.Landscape = edition, wide
				t.Run(fmt.Sprint(name, " ", edition, " ", wide), func(t *testing.T) {
					_, pages := mustDraw(t, d)
					measure(t, d, pages)
					holds(t, d, pages)
				})
			}
		}
	}
}

func TestAddressesFit(t *testing.T) {
	for n := 3; n <= 7; n++ {
		d := every()
		d.Letter.To = nil
		for i := range n {
			d.Letter.To = append(d.Letter.To, fmt.Sprintf("%d Long Name of a Cottage, Little Hamlet-upon-Water", i+1))
		}
		for _, e := range []pathway.Edition{pathway.Standard, pathway.LargePrint} {
			d.Edition = e
			_, pages := mustDraw(t, d)
			measure(t, d, pages)
		}
	}
}

// The office's address of mail stands on one line of its letters, in large print too.
func TestTheSendersMailIsNotBroken(t *testing.T) {
	d := every()
	d.Office.Lines[3] = "safeguarding.children.unit@fictshire.example"
	for _, e := range []pathway.Edition{pathway.Standard, pathway.LargePrint} {
		d.Edition = e
		_, pages := mustDraw(t, d)
		measure(t, d, pages)
		if !strings.Contains(pages[0].String(), "\n"+d.Office.Lines[3]+"\n") {
			t.Errorf("%s: %s", e, pages[0])
		}
	}
}

func TestAddressThatCanNotFitIsRefused(t *testing.T) {
	d := every()
	d.Letter.To[1] = strings.Repeat("Very Long Street ", 10)
	if _, err := NewDrawer().Draw(d); err == nil || !strings.Contains(err.Error(), "do not fit into the window") {
		t.Errorf("error %v", err)
	}
	d = every()
	d.Office.Lines = strings.Split(strings.Repeat("line,", 60), ",")
	if _, err := NewDrawer().Draw(d); err == nil || !strings.Contains(err.Error(), "do not fit above the letter") {
		t.Errorf("error %v", err)
	}
}

// A row moves to the next page whole; one that is taller than a page is divided and says so.
func TestRows(t *testing.T) {
	table := Table{Title: "Plan", Columns: []Column{{"Risk", 1}, {"Action", 3}}}
	for i := range 40 {
		table.Rows = append(table.Rows, TextRow(fmt.Sprintf("row%d", i), fmt.Sprintf("begin%d ", i)+strings.Repeat("and then some more ", 12)+fmt.Sprintf("end%d", i)))
	}
	d := every()
	d.Letter, d.Body = nil, Blocks{table}
	_, pages := mustDraw(t, d)
	measure(t, d, pages)
	for n, p := range pages {
		if text := p.String(); !strings.Contains(text, "Risk") || !strings.Contains(text, "Action") {
			t.Errorf("page %d does not repeat the headings", n+1)
		}
	}
	for i := range 40 {
		whole := 0
		for _, p := range pages {
			text := p.String() + "\n"
			if strings.Contains(text, fmt.Sprintf("row%d\n", i)) && strings.Contains(text, fmt.Sprintf("begin%d ", i)) && strings.Contains(text, fmt.Sprintf("end%d\n", i)) {
				whole++
			}
		}
		if whole != 1 {
			t.Errorf("row %d is whole on %d pages", i, whole)
		}
	}

	table.Rows = []Row{TextRow("short", "first"), TextRow("long", strings.Repeat("word ", 3000)+"last"), TextRow("after", "it")}
	d.Body = Blocks{table}
	_, pages = mustDraw(t, d)
	measure(t, d, pages)
	if len(pages) < 4 {
		t.Fatalf("%d pages", len(pages))
	}
	words := 0
	for n, p := range pages {
		text := p.String()
		words += strings.Count(text, "word")
		if n > 0 && !strings.Contains(text, "\ncontinued\n") {
			t.Errorf("page %d does not say that the row is continued:\n%.200s", n+1, text)
		}
		if n+1 < len(pages) && !strings.Contains(text, "\ncontinues on the next page\n") {
			t.Errorf("page %d does not say that the row continues", n+1)
		}
		if !strings.Contains(text, "Risk") {
			t.Errorf("page %d does not repeat the headings", n+1)
		}
	}
	if words != 3000 {
		t.Errorf("%d words of 3000 are on paper", words)
	}
}

// A heading goes with its text wherever the page ends; a paragraph leaves two lines at least on either side.
func TestKeptTogether(t *testing.T) {
	for lines := range 60 {
		d := every()
		d.Letter, d.Specimen = nil, false
		d.Body = nil
		for range lines {
			d.Body = append(d.Body, Paragraph{Runs: []Run{Plain("filler")}})
		}
		d.Body = append(d.Body, Heading{2, "Here begins a section"}, Text("line one\nline two\nline three\nline four\nline five"), Text("Please bring:"), Bullets("one", "two"),
			Text("The last paragraph of it."), Signature{Closing: "Yours sincerely", Name: "A Chair"})
		_, pages := mustDraw(t, d)
		measure(t, d, pages)
		for n, p := range pages {
			text := p.String()
			if strings.Contains(text, "Please bring:") && !strings.Contains(text, "one") {
				t.Errorf("%d lines: page %d ends before the list that it announces", lines, n+1)
			}
			if strings.Contains(text, "Yours sincerely") && (!strings.Contains(text, "A Chair") || !strings.Contains(text, "The last paragraph")) {
				t.Errorf("%d lines: the signature is torn from its text on page %d", lines, n+1)
			}
			if strings.Contains(text, "Yours sincerely") && !strings.Contains(text, "two\n") {
				t.Errorf("%d lines: the signature has one line for company on page %d", lines, n+1)
			}
			if strings.Count(text, "line ") == 1 {
				t.Errorf("%d lines: a line is alone on page %d", lines, n+1)
			}
		}
	}
}

// A last page with next to nothing on it is saved by setting the paragraphs nearer, where that does it.
func TestAnAllButEmptyLastPageIsSaved(t *testing.T) {
	f := frame{bottom: 100}
	for _, tt := range []struct {
		atoms int
		gap   float64
		pages int
	}{{10, 0, 1}, {10, 1.5, 1}, {10, 3, 2}, {18, 1.5, 2}, {20, 1.5, 2}} {
		pages := paginateWell(f, slices.Repeat(stack{{h: 9, gap: tt.gap}}, tt.atoms))
		if len(pages) != tt.pages {
			t.Errorf("%d atoms with a gap of %v: %d pages, want %d", tt.atoms, tt.gap, len(pages), tt.pages)
		}
		if y := pages[0][1].y; tt.atoms == 18 && y != 9+tt.gap {
			t.Errorf("two full pages are set nearer, with the second line at %v", y)
		}
	}
}

// A few facts below a table do not take its last rows along to the next page.
func TestFactsBelowATable(t *testing.T) {
	d := every()
	d.Letter = nil
	table := Table{Title: "T", Columns: []Column{{"Who", 1}, {"What", 1}}}
	for i := range 27 {
		table.Rows = append(table.Rows, TextRow(fmt.Sprintf("row%d", i), "act"))
	}
	d.Body = Blocks{table, Facts{Items: []Fact{TextFact("one", "a\nb\nc\nd"), TextFact("two", "a\nb\nc\nd")}}}
	_, pages := mustDraw(t, d)
	if len(pages) != 2 || strings.Contains(pages[1].String(), "row26") {
		t.Errorf("%d pages, the last: %s", len(pages), pages[len(pages)-1])
	}
}

func TestReplySlipStaysInOnePiece(t *testing.T) {
	for lines := 20; lines < 50; lines++ {
		d := every()
		d.Body = nil
		for range lines {
			d.Body = append(d.Body, Text("filler"))
		}
		d.Body = append(d.Body, ReplySlip{Title: "Reply slip", Intro: "Please send this back.", Return: []string{"Safeguarding Unit"},
			Fields: []SlipField{{Label: "I will come", Options: []string{"Yes", "No"}}, {Label: "I need", Lines: 3}}})
		_, pages := mustDraw(t, d)
		for n, p := range pages {
			if text := p.String(); strings.Contains(text, "Reply slip") != strings.Contains(text, "\nSafeguarding Unit\n"+d.Reference) {
				t.Errorf("%d lines: the slip is torn on page %d:\n%s", lines, n+1, text)
			}
		}
	}
}

func TestKeepTogether(t *testing.T) {
	for lines := range 40 {
		d := every()
		d.Letter, d.Body = nil, nil
		for range lines {
			d.Body = append(d.Body, Text("filler"))
		}
		d.Body = append(d.Body, KeepTogether{Texts("kept 1", "kept 2", "kept 3\nkept 4", "kept 5")},
			Note{Title: "kept 6", Body: Blocks{Text("kept 7"), Bullets("kept 8", "kept 9")}})
		_, pages := mustDraw(t, d)
		measure(t, d, pages)
		for n, p := range pages {
			text := p.String()
			if k := strings.Count(text, "kept") - strings.Count(text, "kept 6") - strings.Count(text, "kept 7") - strings.Count(text, "kept 8") - strings.Count(text, "kept 9"); k != 0 && k != 5 {
				t.Errorf("%d lines: page %d holds %d lines of what stays together", lines, n+1, k)
			}
			if strings.Contains(text, "kept 6") != strings.Contains(text, "kept 9") {
				t.Errorf("%d lines: the box is torn on page %d", lines, n+1)
			}
		}
	}
	d := every() // longer than a page: it flows
	d.Letter, d.Body = nil, Blocks{Text("before"), KeepTogether{Texts(strings.Split(strings.Repeat("kept,", 99)+"kept", ",")...)}}
	_, pages := mustDraw(t, d)
	measure(t, d, pages)
	if n := strings.Count(pages[0].String(), "kept"); n < 20 {
		t.Errorf("the first page holds %d lines of what can’t be kept together", n)
	}
}

// No page has one row of a table, one item of a list or one of a few facts alone, wherever the page ends; in large print no
// row of a wide table begins on one page and goes on on the next.
func TestNothingIsAlone(t *testing.T) {
	d := every()
	d.Letter = nil
	for n := 24; n < 64; n++ {
		table := Table{Title: "Plan", Columns: []Column{{"Risk", 1}, {"Action", 1}}}
		list := List{}
		for i := range n {
			table.Rows = append(table.Rows, TextRow(fmt.Sprintf("row%d", i), "act"))
			list.Items = append(list.Items, Texts(fmt.Sprintf("row%d", i)))
		}
		facts := Facts{Items: []Fact{{"row1", Texts("a")}, {"row2", Texts("b")}, {"row3", Texts("c")}}}
		for what, body := range map[string]Blocks{"rows": {table}, "items": {list}, "facts": nil} {
			if what == "facts" {
				for range n {
					body = append(body, Para(Plain("above")))
				}
				body = append(body, Para(Plain("row0")), facts)
			}
			d.Body = body
			_, pages := mustDraw(t, d)
			for i, p := range pages {
				alone := strings.Count(p.String(), "\nrow")
				if alone == 1 || what == "facts" && alone > 0 && alone < 4 {
					t.Errorf("%d %s: page %d of %d has %d of them", n, what, i+1, len(pages), alone)
				}
			}
		}
	}
	wide := Table{Title: "Plan", Columns: []Column{{"Risk", 1}, {"Action", 1}, {"Who", 1}, {"How", 1}, {"By when", 1}}}
	for range 30 {
		wide.Rows = append(wide.Rows, TextRow("Hunger", "Buy food", "Mother", "Each week", "1 August 2026"))
	}
	d.Body, d.Edition = Blocks{wide}, pathway.LargePrint
	_, pages := mustDraw(t, d)
	for i, p := range pages {
		if text := p.String(); strings.Count(text, "Risk\n") != strings.Count(text, "By when\n") {
			t.Errorf("page %d has a part of a row", i+1)
		}
	}
}

// In large print a wide table is set row by row, with its headings beside the cells; one to write on stays a table.
func TestWideTableInLargePrint(t *testing.T) {
	table := Table{Title: "Plan", Titled: true, Columns: []Column{{"Risk", 1}, {"Action", 1}, {"Who", 1}, {"By when", 1}}}
	table.Rows = []Row{Band("Rowan"), TextRow("Hunger", "Buy food", "Mother", "1 August 2026"), TextRow("Cold", "Mend heating", "", "2 August 2026"),
		{Cells: []Cell{{Body: Blocks{Bullets("a", "b"), Heading{3, "More"}, KeepTogether{Texts("c")}}}, {}, {}, {}}}}
	d := every()
	d.Letter, d.Body, d.Edition = nil, Blocks{table}, pathway.LargePrint
	_, pages := mustDraw(t, d)
	measure(t, d, pages)
	if text := pages[0].String(); !strings.Contains(text, "\nRisk\nHunger\nAction\nBuy food\nWho\nMother\nBy when\n1 August 2026\nRisk\nCold\nAction\nMend heating\nBy when\n2 August 2026\n") {
		t.Errorf("%s", text)
	}
	table.Grid = true
	d.Body = Blocks{table}
	_, pages = mustDraw(t, d)
	measure(t, d, pages)
	if text := pages[0].String(); !strings.Contains(text, "\nRisk\nAction\nWho\nBy when\n") {
		t.Errorf("%s", text)
	}
	d.Edition = pathway.Standard
	_, pages = mustDraw(t, d)
	measure(t, d, pages)
	holds(t, d, pages)
}

// The text of a letter's pages, as it is read back.
func TestTextOfPages(t *testing.T) {
	_, pages := mustDraw(t, every())
	var b strings.Builder
	for n, p := range pages {
		fmt.Fprintf(&b, "--- page %d\n%s\n", n+1, p)
	}
	golden(t, "pages.txt", b.String())
}

func TestPostFaults(t *testing.T) {
	if f := (Drawing{make([]byte, 2<<20), 10}).PostFaults(); f != nil {
		t.Errorf("%q", f)
	}
	want := []string{"The letter has 11 pages; a posting service takes 10.", "The file has 3.0 MB; a posting service takes 2."}
	if f := (Drawing{make([]byte, 3<<20), 11}).PostFaults(); strings.Join(f, "|") != strings.Join(want, "|") {
		t.Errorf("%q", f)
	}
}

func TestColourOfTheOffice(t *testing.T) {
	for s, want := range map[string]colour{"#1d70b8": {0x1d, 0x70, 0xb8}, "": black, "#12": black, "#12345g": black, "red": black, "#000000": black} {
		if got := accentOf(s); got != want {
			t.Errorf("%q: %v", s, got)
		}
	}
}

// A label, and an ordinary word in a narrow column, is not broken.
func TestWordsStayWhole(t *testing.T) {
	d := every()
	d.Letter = nil
	var f Facts
	for _, l := range []string{"Conference", "How long", "When", "Lead social worker", "Where", "Wi-Fi", "Yesterday"} {
		f.Items = append(f.Items, TextFact(l, "x"))
		table := Table{Title: "T", Columns: []Column{{"Responsibilities", 1}, {"Action", 20}}, Rows: []Row{TextRow("Substance misuse practitioner", strings.Repeat("many words ", 90))}}
		d.Body = Blocks{Facts{Items: f.Items[len(f.Items)-1:]}, f, table}
		for _, e := range []pathway.Edition{pathway.Standard, pathway.LargePrint} {
			d.Edition = e
			_, pages := mustDraw(t, d)
			measure(t, d, pages)
			all := ""
			for _, p := range pages {
				all += p.String()
			}
			for _, word := range append(strings.Fields(l), "Responsibilities", "practitioner", "Substance") {
				if !strings.Contains(all, word) {
					t.Errorf("%s: %q is broken:\n%s", e, word, all)
				}
			}
		}
	}
}

// A row that fits on a page, but not below the headings that it belongs to, is divided: a heading is never alone.
func TestHeadingsAboveATallRow(t *testing.T) {
	for n := range 60 {
		d := every()
		d.Letter = nil
		d.Body = Blocks{Heading{1, "A heading above a table"}, Table{Title: "T", Columns: []Column{{"Risk", 1}, {"Action", 1}},
			Rows: []Row{TextRow("first", strings.Repeat("more words to fill a line of it ", 10+4*n)), TextRow("second", "end")}}}
		_, pages := mustDraw(t, d)
		measure(t, d, pages)
		if text := pages[0].String(); !strings.Contains(text, "A heading above a table\nRisk\nAction\nfirst\nmore words") {
			t.Fatalf("%d: the first page is\n%s", n, text)
		}
	}
}
