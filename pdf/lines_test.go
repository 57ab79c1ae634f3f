package pdf

import (
	"strings"
	"testing"
)

// broken gives the lines of text at a width in ems of 12 point.
func broken(t *testing.T, text string, ems float64) string {
	t.Helper()
	fonts, err := loadFonts()()
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, l := range fonts.setLines([]Run{Plain(text)}, false, 12, ems*12*mm) {
		if l.width > ems*12*mm+0.01 {
			t.Errorf("%q: a line is %.1f mm wide", text, l.width)
		}
		s := ""
		for _, x := range l.segments {
			for _, g := range x.glyphs {
				s += string(g.r)
			}
		}
		out = append(out, s)
	}
	return strings.Join(out, "|")
}

func TestLinesAreBroken(t *testing.T) {
	for _, c := range []struct {
		text string
		ems  float64
		want string
	}{
		{"", 5, ""},
		{"one two three", 100, "one two three"},
		{"one two three", 4, "one two|three"},
		{"  one   two  ", 2.5, "one|two"},
		{"one\ntwo\n\nthree\n", 50, "one|two||three"},
		{"on 14 July 2026", 5.2, "on 14 July|2026"},
		{"on 14 July 2026", 3.5, "on|14 July|2026"},
		{"in 14 Julys", 3.5, "in 14|Julys"},
		{"ring 01632 960417", 5, "ring|01632|960417"},
		{"ring 01632 960417", 7.5, "ring|01632 960417"},
		{"at NM1 4QD now", 5, "at|NM1 4QD|now"},
		{"room 3 1AB", 4.4, "room 3|1AB"},
		{"a well-known thing", 4.2, "a well-|known|thing"},
		{"in 2026-07-14", 4.5, "in|2026-07-|14"},
		{"either/or this", 3.6, "either/|or this"},
		{"wait – here", 3, "wait –|here"},
		{"Donaudampfschiff", 4, "Donaud|ampfsch|iff"},
		{"see www.office.example/about", 7, "see|www.office.|example/about"},
		{"see https://www.office.example/about/us", 9, "see|https://www.office.|example/about/us"},
		{"mail safeguarding.unit@fictshire.example now", 14, "mail|safeguarding.unit@|fictshire.example now"},
		{"safeguarding.unit@fictshire.example", 5, "safeguardi|ng.unit@|fictshire.|example"},
		{"e\u0323\u0301e\u0323\u0301e\u0323\u0301", 1.2, "\u1eb9\u0301\u1eb9\u0301|\u1eb9\u0301"},
		{"A\u00a0B C", 2, "A\u00a0B|C"},
	} {
		if got := broken(t, c.text, c.ems); got != c.want {
			t.Errorf("%q in %.1f: %q, want %q", c.text, c.ems, got, c.want)
		}
	}
}

// A letter stands nearer to the one before it where the font says so.
func TestKerning(t *testing.T) {
	fonts, err := loadFonts()()
	if err != nil {
		t.Fatal(err)
	}
	width := func(s string) float64 { return fonts.setLines([]Run{Plain(s)}, false, 1000, 1e6)[0].width }
	if near, far := width("To"), width("T")+width("o"); near >= far {
		t.Errorf("To is %.1f wide, T and o are %.1f", near, far)
	}
}
