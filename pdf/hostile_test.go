package pdf

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"

	"cp-pathway/pathway"
)

// in puts one text everywhere in a document where text can stand, the address excepted.
func in(s string) Document {
	d := every()
	d.Marking, d.Office.Unit = "", ""
	d.Body = Blocks{
		Heading{1, "H " + s}, Text(s), Para(Strong(s), Emphasis(s)), Bullets(s, s), Numbered(s), Facts{Items: []Fact{TextFact("L "+s, s)}},
		Table{Title: "Plan", Columns: []Column{{"A", 1}, {"B", 2}, {"C", 1}}, RowHeader: true, Rows: []Row{TextRow(s, "b", s), Band(s), TextRow("", s, "")}},
		Note{Title: s, Body: Texts(s)},
		Signature{Closing: "Yours sincerely", Name: s, Lines: []string{s}},
		ReplySlip{Title: s, Intro: s, Fields: []SlipField{{Label: s, Options: []string{s, s}}}, Return: []string{s}},
	}
	return d
}

func TestHostileTextIsPrintedWhole(t *testing.T) {
	for name, s := range map[string]string{
		"10,000 characters":      strings.TrimSpace(strings.Repeat("all work and no play ", 500)),
		"10,000 without a space": strings.Repeat("abcdefghij", 1000),
		"word of 200":            strings.Repeat("Llanfair", 25),
		"address of the web":     "https://www.northmere.example/safeguarding/conferences/what-happens-at-a-conference?audience=parents&language=en-GB#before",
		"address of mail":        "a.very.long.name.of.a.person.in.an.office@safeguarding-and-review-service.northmere-borough-council.example",
		"Polish":                 "Łukasz Wójcik Żółkowska ĄĆĘŁŃÓŚŹŻ",
		"Turkish":                "Ayşe Yılmaz İpek Ğüneş",
		"Vietnamese":             "Nguyễn Thị Hà, Phạm Đức Trường",
		"decomposed":             "Zoe\u0308 O\u2019Neill, Sia\u0302n, Nguye\u0302\u0303n",
		"Yoruba":                 "Adébáyọ̀ Ọlátúńjí",
		"Greek and Cyrillic":     "Ελένη Παπαδοπούλου, Наталія Шевченко",
		"ligature and quotes":    "“fi” ‘fl’ – — … £ € ½ ° §",
		"markup":                 "<b>not bold</b> & </script><script>alert(1)</script> \\ ( ) [ ] << >> %PDF stream endstream endobj xref",
		"file's own words":       "endobj endstream trailer startxref 0 obj Tj TJ ET (\\) BDC",
		"ticks":                  "✓ done ☐ to do ☑ ☒ ✗",
		"spaces":                 "a    b\u00a0\u00a0c  \t d",
		"lines":                  "one\ntwo\r\nthree\n\nfive",
	} {
		t.Run(name, func(t *testing.T) {
			for _, e := range []pathway.Edition{pathway.Standard, pathway.LargePrint} {
				d := in(s)
				d.Edition = e
				_, pages := mustDraw(t, d)
				measure(t, d, pages)
				if len(s) < 300 {
					holds(t, in(clean(s)), pages)
				}
			}
			d := in(s)
			d.Body = Blocks{Text(s)}
			_, pages := mustDraw(t, d)
			holds(t, Document{Body: Blocks{Text(clean(s))}}, pages)
		})
	}
}

// What has no shape of its own is left out; what no font has is printed as one sign and told.
func TestUncovered(t *testing.T) {
	for _, c := range []struct{ text, printed, lost string }{
		{"plain", "plain", ""},
		{"thumbs 👍🏽 up", "thumbs � up", "👍🏽"},
		{"👩‍👩‍👧‍👦 family", "� family", "👩👩👧👦"},
		{"ਸਿੰਘ (Singh)", "� (Singh)", "ਸਿੰਘ"},
		{"陈伟 and বাংলা", "� and �", "陈伟বাংলা"},
		{"broken \xff byte", "broken � byte", "�"},
		{"nothing\u200b\u202e\u2066\u00ad\ufeff\x00\x07 hidden\ufe0f", "nothing hidden", ""},
		{"non\u2011breaking", "non\u2010breaking", ""},
		{"محمد", "محمد", ""},
		{"שלום", "שלום", ""},
	} {
		d := every()
		d.Letter, d.Specimen = nil, false
		d.Body = Blocks{Text(c.text)}
		_, pages := mustDraw(t, d)
		if text := pages[0].String(); !strings.Contains(text+"\n", "\n"+c.printed+"\n") {
			t.Errorf("%q is printed as %q", c.text, text)
		}
		lost, err := drawer.Uncovered(d)
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		for _, x := range lost {
			if x.Where != "paragraph 1" {
				t.Errorf("%q is told to stand in %s", c.text, x.Where)
			}
			got += x.Text
		}
		if got != c.lost {
			t.Errorf("%q: %q is told to be lost, want %q", c.text, got, c.lost)
		}
	}
}

// A name in Arabic inside of an English sentence is printed from right to left in joined letters, and read as written.
func TestRightToLeft(t *testing.T) {
	fonts, err := loadFonts()()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ text, printed string }{
		{"محمد", "\uFEAA\uFEE4\uFEA4\uFEE3"},                 // final dal, medial meem, medial hah, initial meem
		{"see محمد now", "see \uFEAA\uFEE4\uFEA4\uFEE3 now"}, //
		{"سلام", "\uFEE1\uFEFC\uFEB3"},                       // lam and alef are one shape
		{"لا", "\uFEFB"},                                     // and stand alone here
		{"دار", "\uFEAD\uFE8D\uFEA9"},                        // letters that join only to the one before
		{"بِن", "\uFEE6\uFE91\u0650"},                        // a vowel mark lets join, and follows its letter
		{"ء", "\uFE80"},                                      //
		{"(محمد)", "(\uFEAA\uFEE4\uFEA4\uFEE3)"},             // brackets of the sentence
		{"شارع (علي)", "(\uFEF2\uFEE0\uFECB) \uFEC9\uFEAD\uFE8E\uFEB7"},
		{"علي 12 محمد", "\uFEAA\uFEE4\uFEA4\uFEE3 12 \uFEF2\uFEE0\uFECB"}, // a number keeps its order
		{"12 علي", "12 \uFEF2\uFEE0\uFECB"},                               //
		{"שלום 34", "34 \u05dd\u05d5\u05dc\u05e9"},
		{"שלום (a)", "\u05dd\u05d5\u05dc\u05e9 (a)"},
		{"گل ژاله", "\uFEEA\uFEDF\uFE8D\uFB8A \uFEDE\uFB94"}, // Persian
		{"no right to left", "no right to left"},
	} {
		lines := fonts.setLines([]Run{Plain(c.text)}, false, 12, 150)
		got := ""
		for _, s := range lines[0].segments {
			for _, g := range s.glyphs {
				got += string(g.r)
			}
		}
		if got != c.printed {
			t.Errorf("%q is printed %+q, want %+q", c.text, got, c.printed)
		}
		if reads := lines[0].reads; c.text != "no right to left" && reads != c.text {
			t.Errorf("%q reads %q", c.text, reads)
		}
	}
}

func TestEmptyPartsAreDrawn(t *testing.T) {
	d := every()
	d.Body = Blocks{Text(""), Para(), List{}, Bullets(""), Facts{}, Note{}, KeepTogether{}, Signature{}, ReplySlip{},
		Table{Title: "T", Columns: []Column{{"", 0}, {"", 0}}, Rows: []Row{TextRow("", "")}}, PageBreak{}, PageBreak{}, Table{Title: "U", Columns: []Column{{"a", 1}}}}
	x, pages := mustDraw(t, d)
	measure(t, d, pages)
	if x.Pages != 2 {
		t.Errorf("%d pages: two page breaks and nothing between are one", x.Pages)
	}
}

func TestFaultsAreRefused(t *testing.T) {
	d := every()
	d.Title = ""
	if x, err := drawer.Draw(d); err == nil || x.PDF != nil || !strings.Contains(err.Error(), "The document has no title.") {
		t.Errorf("error %v", err)
	}
	d = every()
	d.Language = "en) /Evil (x"
	if _, err := drawer.Draw(d); err == nil {
		t.Error("a language that is no code was taken")
	}
	d = every()
	d.Office.Logo = []byte("\x89PNG\r\n\x1a\ncut short")
	if _, err := drawer.Draw(d); err == nil {
		t.Error("a broken logo was taken")
	}
}

// Equal documents give equal bytes, also when several are drawn at the same time.
func TestBytesAreTheSame(t *testing.T) {
	w := drawer
	want, err := w.Draw(every())
	if err != nil {
		t.Fatal(err)
	}
	var all sync.WaitGroup
	for i := range 8 {
		all.Go(func() {
			d := every()
			if i%2 == 1 {
				d = mustAnchor(t).letter(i)
			}
			x, err := w.Draw(d)
			if err != nil {
				t.Error(err)
			}
			if i%2 == 0 && !bytes.Equal(x.PDF, want.PDF) {
				t.Error("the same document gave other bytes")
			}
		})
	}
	all.Wait()
}

// Five siblings in one plan: each a band, and each row with its child on the same page or after a repeated heading.
func TestPlanOfFiveSiblings(t *testing.T) {
	table := Table{Title: "Plan", Columns: []Column{{"Risk", 2}, {"Action", 3}, {"Who", 1}, {"By when", 1}, {"Outcome", 2}}}
	for _, child := range []string{"Zoë O’Neill", "Łukasz Wójcik", "Ayşe Yılmaz", "Nguyễn Thị Hà", "محمد"} {
		table.Rows = append(table.Rows, Band(child))
		for i := range 8 {
			table.Rows = append(table.Rows, TextRow(fmt.Sprintf("Risk %d", i), "Visit every week and see the child alone; write down what the child says.", "Lead social worker", "15 September 2026", "The child says that home feels safe."))
		}
	}
	d := every()
	d.Letter, d.Landscape, d.Body = nil, true, Blocks{Heading{1, "Plan"}, table}
	_, pages := mustDraw(t, d)
	measure(t, d, pages)
	holds(t, d, pages)
	for n, p := range pages {
		lines := strings.Split(p.String(), "\n")
		if i := len(lines) - 3; slices.Contains([]string{"Zoë O’Neill", "Łukasz Wójcik", "Ayşe Yılmaz", "Nguyễn Thị Hà", "محمد"}, lines[i]) {
			t.Errorf("page %d ends with the name %s above nothing", n+1, lines[i])
		}
		for _, l := range lines {
			if l == "15" || l == "2026" && !strings.Contains(p.String(), "15 September") {
				t.Errorf("page %d: a date is broken at its day", n+1)
			}
		}
	}
}
