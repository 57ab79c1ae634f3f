package pdf

import (
	"encoding/json"
	"os"
	"testing"

	"cp-pathway/pathway"
)

// anchor is the text that the speed of several PDF writers is compared on: twenty letters of a page and a plan of
// forty rows. All people are made up.
type anchor struct {
	Letters []struct {
		Sender, Addressee, Paras, Signoff []string
		Date, Ref, Subject, Greeting      string
	}
	Plan struct {
		Title    string
		Facts    [][2]string
		Sections []struct {
			Heading string
			Paras   []string
		}
		Columns []string
		WidthMM []float64 `json:"width_mm"`
		Rows    [][]string
	}
}

func mustAnchor(tb testing.TB) anchor {
	tb.Helper()
	data, err := os.ReadFile("testdata/anchor.json")
	if err != nil {
		tb.Fatal(err)
	}
	var a anchor
	if err := json.Unmarshal(data, &a); err != nil {
		tb.Fatal(err)
	}
	return a
}

func (a anchor) letter(i int) Document {
	l := a.Letters[i]
	body := append(Texts(l.Greeting), Heading{1, l.Subject})
	body = append(body, Texts(l.Paras...)...)
	body = append(body, Signature{Closing: l.Signoff[0], Name: l.Signoff[3], Lines: l.Signoff[4:]})
	return Document{
		Kind: pathway.AgencyInvitation, Title: "Invitation to an agency", Reference: "CPC-2026-04182-01", Version: "1",
		Date:   pathway.NewDate(2026, 7, 14),
		Office: Letterhead{Office: l.Sender[0], Unit: l.Sender[1], Lines: l.Sender[2:]},
		Letter: &Letter{To: l.Addressee, Details: []Detail{{"Date", l.Date}, {"Our reference", l.Ref}}}, Body: body,
	}
}

func (a anchor) plan() Document {
	p := a.Plan
	f := Facts{}
	for _, x := range p.Facts {
		f.Items = append(f.Items, TextFact(x[0], x[1]))
	}
	body := Blocks{f}
	for _, s := range p.Sections {
		body = append(append(body, Heading{1, s.Heading}), Texts(s.Paras...)...)
	}
	t := Table{Title: "Plan", RowHeader: true}
	for i, c := range p.Columns {
		t.Columns = append(t.Columns, Column{c, p.WidthMM[i]})
	}
	for _, r := range p.Rows {
		t.Rows = append(t.Rows, TextRow(r...))
	}
	return Document{
		Kind: pathway.OutlinePlanDoc, Title: p.Title, Reference: "CPC-2026-04182", Version: "1", Marking: "Confidential",
		Date:   pathway.NewDate(2026, 7, 21),
		Office: Letterhead{Office: "Northmere Borough Council", Unit: "Safeguarding and Review Service"}, Body: append(body, t),
	}
}

func benchmark(b *testing.B, docs ...Document) {
	w := drawer
	if _, err := w.Draw(docs[0]); err != nil { // parses the fonts
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		for _, d := range docs {
			if _, err := w.Draw(d); err != nil {
				b.Fatal(err)
			}
		}
	}
}

func BenchmarkLetter(b *testing.B) { benchmark(b, mustAnchor(b).letter(0)) }

func BenchmarkLetters20(b *testing.B) {
	a := mustAnchor(b)
	var docs []Document
	for i := range a.Letters {
		docs = append(docs, a.letter(i))
	}
	benchmark(b, docs...)
}

func BenchmarkPlan(b *testing.B) { benchmark(b, mustAnchor(b).plan()) }

// BenchmarkPlan12Pages is the plan of a large family.
func BenchmarkPlan12Pages(b *testing.B) {
	a := mustAnchor(b)
	rows := a.Plan.Rows
	for n := 0; ; n++ {
		x, err := drawer.Draw(a.plan())
		if err != nil {
			b.Fatal(err)
		}
		if x.Pages == 12 {
			break
		}
		if x.Pages > 12 {
			b.Fatalf("%d pages", x.Pages)
		}
		a.Plan.Rows = append(a.Plan.Rows, rows[n%len(rows)])
	}
	benchmark(b, a.plan())
}

func BenchmarkReadText(b *testing.B) {
	x, err := drawer.Draw(mustAnchor(b).plan())
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := ReadText(x.PDF); err != nil {
			b.Fatal(err)
		}
	}
}
