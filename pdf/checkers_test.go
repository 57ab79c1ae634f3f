//go:build ci

package pdf

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode"

	"github.com/pdfcpu/pdfcpu/pkg/api"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"

	"cp-pathway/pathway"
)

// drawn are files of every kind, by name.
func drawn(t *testing.T) map[string][]byte {
	t.Helper()
	w := NewDrawer()
	out := map[string][]byte{}
	report := every()
	report.Letter = nil
	for name, d := range map[string]Document{
		"letter": every(), "report": report, "plan": mustAnchor(t).plan(),
		"names": in("Zoë O’Neill, Łukasz Wójcik, Ayşe Yılmaz, Nguyễn Thị Hà, محمد علي, שלום ✓ ☐"),
	} {
		for _, e := range []pathway.Edition{pathway.Standard, pathway.LargePrint} {
			d.Edition = e
			x, err := w.Draw(d)
			if err != nil {
				t.Fatal(err)
			}
			out[name+" "+string(e)] = x.PDF
		}
	}
	x, err := Pack{Title: "A pack", Date: pathway.NewDate(2026, 7, 14), Duplex: true}.Join(mixed(t)...)
	if err != nil {
		t.Fatal(err)
	}
	out["pack"] = x.PDF
	return out
}

func mustFile(t *testing.T, data []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "x.pdf")
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func mustRun(t *testing.T, name string, args ...string) string {
	t.Helper()
	out, err := exec.Command(name, args...).CombinedOutput()
	if err != nil {
		t.Fatalf("%s: %v\n%s", name, err, out)
	}
	return string(out)
}

func TestCheckersFindNoFault(t *testing.T) {
	api.DisableConfigDir()
	for name, file := range drawn(t) {
		path := mustFile(t, file)
		if out := mustRun(t, "qpdf", "--check", path); !strings.Contains(out, "No syntax or stream encoding errors found") || strings.Contains(out, "WARNING") {
			t.Errorf("%s: qpdf says\n%s", name, out)
		}
		conf := model.NewDefaultConfiguration()
		conf.ValidationMode = model.ValidationStrict
		if err := api.Validate(bytes.NewReader(file), conf); err != nil {
			t.Errorf("%s: pdfcpu says %v", name, err)
		}
		for _, line := range strings.Split(mustRun(t, "pdffonts", path), "\n")[2:] {
			if f := strings.Fields(line); len(f) > 5 && !(strings.Contains(line, " yes yes yes ") && strings.Contains(line, "CID TrueType")) {
				t.Errorf("%s: a font is not embedded: %s", name, line)
			}
		}
		info := mustRun(t, "pdfinfo", path)
		for _, no := range []string{"Author:", "Creator:", "Producer:", "Subject:", "Keywords:"} {
			if strings.Contains(info, no) {
				t.Errorf("%s: the properties say more than the title:\n%s", name, info)
			}
		}
		if all := mustRun(t, "qpdf", "--qdf", "--object-streams=disable", path, "-"); !strings.Contains(all, "/Lang (en-GB)") || !strings.Contains(all, "/DisplayDocTitle true") {
			t.Errorf("%s: no language, or the title is not shown", name)
		}
	}
}

// Another reader finds the same words, in the same places.
func TestPopplerReadsTheSame(t *testing.T) {
	for name, file := range drawn(t) {
		if strings.HasPrefix(name, "names") {
			continue // poppler orders what reads to the left in a way of its own: below
		}
		own, err := ReadText(file)
		if err != nil {
			t.Fatal(err)
		}
		path := mustFile(t, file)
		theirs := strings.Split(mustRun(t, "pdftotext", "-raw", "-enc", "UTF-8", path, "-"), "\f")
		for i, p := range own {
			if a, b := letters(p.String()), letters(theirs[i]); a != b {
				t.Errorf("%s, page %d: poppler reads\n%s\nand we\n%s", name, i+1, theirs[i], p)
			}
		}
		boxes(t, name, own, mustRun(t, "pdftotext", "-bbox", "-enc", "UTF-8", path, "-"))
	}
	names := mustRun(t, "pdftotext", "-enc", "UTF-8", mustFile(t, drawn(t)["names standard"]), "-")
	for _, want := range []string{"Zoë O’Neill", "Łukasz Wójcik", "Ayşe Yılmaz", "Nguyễn Thị Hà", "محمد", "✓", "☐"} {
		if !strings.Contains(names, want) {
			t.Errorf("poppler does not find %s", want)
		}
	}
}

// letters counts the characters of a text that are not spaces, whatever their order.
func letters(s string) string {
	count := map[rune]int{}
	for _, r := range s {
		if !unicode.IsSpace(r) {
			count[r]++
		}
	}
	return fmt.Sprint(count)
}

// boxes holds poppler's places of words against the address window and the margins.
func boxes(t *testing.T, name string, own []PageText, bbox string) {
	t.Helper()
	var page struct {
		Pages []struct {
			Width  float64 `xml:"width,attr"`
			Height float64 `xml:"height,attr"`
			Words  []struct {
				X1   float64 `xml:"xMin,attr"`
				Y1   float64 `xml:"yMin,attr"`
				X2   float64 `xml:"xMax,attr"`
				Y2   float64 `xml:"yMax,attr"`
				Text string  `xml:",chardata"`
			} `xml:"word"`
		} `xml:"page"`
	}
	doc := regexp.MustCompile(`(?s)<doc>.*</doc>`).FindString(strings.ReplaceAll(bbox, "no word list\n", "")) // a blank page
	if err := xml.Unmarshal([]byte(doc), &page); err != nil || len(page.Pages) != len(own) {
		t.Fatalf("%s: %d pages of %d, %v", name, len(page.Pages), len(own), err)
	}
	for n, p := range page.Pages {
		for _, w := range p.Words {
			x1, x2, y1, y2 := w.X1*mm, w.X2*mm, w.Y1*mm, w.Y2*mm
			if x1 < edge-0.05 || x2 > p.Width*mm-edge+0.05 || y1 < edgeTop-0.5 || y2 > p.Height*mm-edgeTop {
				t.Errorf("%s, page %d: %q is too near to the edge", name, n+1, w.Text)
			}
			if n == 0 && strings.HasPrefix(name, "letter") && x1 < windowRight && y1 < windowBottom && y2 > windowTop {
				if !strings.Contains("Ms Zoë Nowak-O’Brien 11 Tannery Row Northmere NM2 1LT", w.Text) || x1 < windowLeft || y1 < windowTop-0.5 || y2 > windowBottom {
					t.Errorf("%s: %q stands in the window at %.1f, %.1f", name, w.Text, x1, y1)
				}
			}
		}
	}
}

// The validator of web pages finds no fault in the HTML edition.
func TestValidatorFindsNoFault(t *testing.T) {
	dir := t.TempDir()
	var files []string
	report := every()
	report.Letter = nil
	for name, d := range map[string]Document{"letter": every(), "report": report, "plan": mustAnchor(t).plan(), "hostile": in("<b>&\"'</b> محمد")} {
		page, err := d.HTML("/static/document.css")
		if err != nil {
			t.Fatal(err)
		}
		path := filepath.Join(dir, name+".html")
		if err := os.WriteFile(path, page, 0o600); err != nil {
			t.Fatal(err)
		}
		files = append(files, path)
	}
	if out, err := exec.Command("java", append([]string{"-jar", os.Getenv("VNU_JAR"), "--errors-only"}, files...)...).CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, out)
	}
}
