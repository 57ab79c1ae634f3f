package pdf

import (
	"bytes"
	"fmt"
	"image/color"
	"testing"

	"cp-pathway/pathway"
)

// mixed are letters of one and two pages and a plan on its side, with a logo.
func mixed(tb testing.TB) [][]byte {
	tb.Helper()
	a := mustAnchor(tb)
	w := drawer
	var files [][]byte
	short := every()
	short.Body = Texts("Dear you", "Come.")
	wide := a.plan()
	wide.Landscape = true
	for _, d := range []Document{a.letter(0), short, wide, a.letter(3), every()} {
		x, err := w.Draw(d)
		if err != nil {
			tb.Fatal(err)
		}
		files = append(files, x.PDF)
	}
	return files
}

func TestPack(t *testing.T) {
	files := mixed(t)
	for _, duplex := range []bool{false, true} {
		k := Pack{Title: "Letters to post, 14 July", Date: pathway.NewDate(2026, 7, 14), Duplex: duplex}
		x, err := k.Join(files...)
		if err != nil {
			t.Fatal(err)
		}
		got, err := ReadText(x.PDF)
		if err != nil {
			t.Fatal(err)
		}
		var want []PageText
		for i, f := range files {
			pages, err := ReadText(f)
			if err != nil {
				t.Fatal(err)
			}
			want = append(want, pages...)
			if duplex && len(pages)%2 == 1 {
				want = append(want, PageText{Width: pages[0].Width, Height: pages[0].Height})
			}
			if duplex && len(want)%2 == 1 {
				t.Errorf("the file after %d does not begin on a fresh sheet", i+1)
			}
		}
		if len(got) != len(want) || x.Pages != len(want) {
			t.Fatalf("%d pages (%d), want %d", len(got), x.Pages, len(want))
		}
		for i := range want {
			if fmt.Sprint(got[i]) != fmt.Sprint(want[i]) {
				t.Errorf("page %d is not as it was", i+1)
			}
		}
		again, err := k.Join(files...)
		if err != nil || !bytes.Equal(again.PDF, x.PDF) {
			t.Errorf("the same pack gave other bytes (%v)", err)
		}
	}
}

// A logo that all letters have is in the pack once.
func TestPackHoldsALogoOnce(t *testing.T) {
	logo, err := CleanLogo(mustPNG(t, 1200, 400, color.NRGBA{0, 80, 160, 255}))
	if err != nil {
		t.Fatal(err)
	}
	var files [][]byte
	w := drawer
	for i := range 6 {
		d := mustAnchor(t).letter(i)
		d.Office.Logo = logo
		x, err := w.Draw(d)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, x.PDF)
	}
	x, err := Pack{Title: "Letters", Date: pathway.NewDate(2026, 7, 14)}.Join(files...)
	if err != nil {
		t.Fatal(err)
	}
	if n := bytes.Count(x.PDF, []byte("/Subtype /Image")); n != 1 {
		t.Errorf("the logo is in the pack %d times", n)
	}
}

func TestPackRefusesOtherFiles(t *testing.T) {
	good := mixed(t)[0]
	for name, files := range map[string][][]byte{
		"nothing":   nil,
		"empty":     {good, nil},
		"text":      {good, []byte("%PDF-1.7 and no more")},
		"cut short": {good[:len(good)/2]},
		"other":     {good, bytes.ReplaceAll(good, []byte("/Kids"), []byte("/Cats"))},
	} {
		if x, err := (Pack{Title: "x"}).Join(files...); err == nil || x.PDF != nil {
			t.Errorf("%s: taken", name)
		}
	}
}

func TestReadTextRefusesOtherFiles(t *testing.T) {
	good := mixed(t)[0]
	for name, file := range map[string][]byte{
		"empty":        nil,
		"text":         []byte("not a PDF"),
		"cut short":    good[:len(good)-300],
		"no pages":     bytes.ReplaceAll(good, []byte("/Kids"), []byte("/Cats")),
		"no fonts":     bytes.ReplaceAll(good, []byte("/Font <<"), []byte("/Fond <<")),
		"other fonts":  bytes.ReplaceAll(good, []byte("/ToUnicode"), []byte("/ToMystery")),
		"no widths":    bytes.ReplaceAll(good, []byte("/W [0["), []byte("/W [1[")),
		"broken pages": bytes.ReplaceAll(good, []byte("/FlateDecode"), []byte("/OtherDecode")),
	} {
		if p, err := ReadText(file); err == nil || p != nil {
			t.Errorf("%s: read", name)
		}
	}
	for _, bad := range []string{"BT (x) Tj ET", "/F9 12 Tf", "[(a] TJ", "(never ends", "BT [(ab)] TJ ET", "BT 1 0 0 1 2 3 Tm ET"} {
		c := &content{reader: &reader{}}
		if err := c.read([]byte(bad), &PageText{}); err == nil {
			t.Errorf("%q was read", bad)
		}
	}
}

func BenchmarkPack20(b *testing.B) {
	a := mustAnchor(b)
	w := drawer
	var files [][]byte
	for i := range a.Letters {
		x, err := w.Draw(a.letter(i))
		if err != nil {
			b.Fatal(err)
		}
		files = append(files, x.PDF)
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := (Pack{Title: "Letters", Date: pathway.NewDate(2026, 7, 14), Duplex: true}).Join(files...); err != nil {
			b.Fatal(err)
		}
	}
}
