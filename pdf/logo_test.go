package pdf

import (
	"bytes"
	"errors"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"strings"
	"testing"

	"cp-pathway/pathway"
)

func mustPNG(t *testing.T, w, h int, c color.Color) []byte {
	t.Helper()
	m := image.NewNRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			m.Set(x, y, c)
		}
	}
	var b bytes.Buffer
	if err := png.Encode(&b, m); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestCleanLogo(t *testing.T) {
	clear := mustPNG(t, 2400, 600, color.NRGBA{0, 80, 160, 0}) // quite transparent
	got, err := CleanLogo(clear)
	if err != nil {
		t.Fatal(err)
	}
	m, err := png.Decode(bytes.NewReader(got))
	if err != nil {
		t.Fatal(err)
	}
	if b := m.Bounds(); b.Dx() != 1200 || b.Dy() != 300 {
		t.Errorf("size %v", b)
	}
	if r, g, b, a := m.At(5, 5).RGBA(); r != 0xffff || g != 0xffff || b != 0xffff || a != 0xffff {
		t.Errorf("what can be seen through is %v, not white", m.At(5, 5))
	}
	var photo bytes.Buffer
	if err := jpeg.Encode(&photo, m, nil); err != nil {
		t.Fatal(err)
	}
	if _, err := CleanLogo(photo.Bytes()); err != nil {
		t.Error(err)
	}

	d := every()
	for _, specimen := range []bool{false, true} {
		for _, size := range [][2]int{{300, 300}, {900, 100}, {100, 900}} {
			d.Specimen = specimen
			if d.Office.Logo, err = CleanLogo(mustPNG(t, size[0], size[1], color.NRGBA{0, 80, 160, 255})); err != nil {
				t.Fatal(err)
			}
			_, pages := mustDraw(t, d)
			measure(t, d, pages)
			report := d
			report.Letter = nil
			_, pages = mustDraw(t, report)
			measure(t, report, pages)
		}
	}
}

func TestCleanLogoRefuses(t *testing.T) {
	good := mustPNG(t, 50, 50, color.White)
	for name, file := range map[string][]byte{
		"nothing":    nil,
		"text":       []byte("not a picture"),
		"drawing":    []byte(`<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>`),
		"GIF":        []byte("GIF89a\x01\x00\x01\x00\x00\x00\x00;"),
		"cut short":  good[:len(good)/2],
		"only head":  good[:12],
		"too wide":   mustPNG(t, 4001, 1, color.White),
		"too large":  bytes.Repeat([]byte("x"), 2<<20+1),
		"wrong sums": append(append([]byte{}, good[:40]...), make([]byte, 40)...),
	} {
		_, err := CleanLogo(file)
		var e *pathway.Error
		if !errors.As(err, &e) || e.Code != pathway.CodeInvalid || !strings.HasPrefix(e.Fields["logo"], "The picture ") {
			t.Errorf("%s: %v", name, err)
		}
	}
}
