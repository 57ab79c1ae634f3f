//go:build ci

package handlers

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"encoding/xml"
	"io"
	"mime"
	"mime/multipart"
	"net/mail"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"

	"github.com/pdfcpu/pdfcpu/pkg/api"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"

	"cp-pathway/pathway"
)

// readPDF is a PDF as its reader opens it.
type readPDF struct {
	name string
	data []byte
	path string
	text string // as pdftotext reads it, in both of its ways
}

// found tells whether a text holds words, whatever the case, the accents and the spacing; a short word stands by itself.
func found(text, words string) bool {
	if len(words) > 6 && strings.Contains(pathway.Fold(text), pathway.Fold(words)) {
		return true
	}
	return strings.Contains(" "+pathway.Normalise(text)+" ", " "+pathway.Normalise(words)+" ")
}

// refuge is everything that would tell where the mother and the children are.
func refuge() []string {
	return []string{refugeStreet, "Tannery", refugePostcode, "NM47QT", refugeName, "Larch", refugeAgency, "Harbour", mothersPhone, "07700900321"}
}

// mustPDF keeps a PDF, and holds it to what the checkers say and to the margins.
func (j *journey) mustPDF(name string, data []byte) readPDF {
	j.hands.Helper()
	p := readPDF{name: name, data: data, path: filepath.Join(j.files, "readPDF.pdf")}
	must2(j.hands, name, os.WriteFile(p.path, data, 0o600))
	if out, err := exec.Command("qpdf", "--check", p.path).CombinedOutput(); err != nil || bytes.Contains(out, []byte("WARNING")) {
		j.hands.Errorf("%s: qpdf: %v\n%s", name, err, out)
	}
	api.DisableConfigDir()
	conf := model.NewDefaultConfiguration()
	conf.ValidationMode = model.ValidationStrict
	if err := api.Validate(bytes.NewReader(data), conf); err != nil {
		j.hands.Errorf("%s: pdfcpu: %v", name, err)
	}
	for _, way := range []string{"-layout", "-raw"} { // across the page, and cell by cell
		text, err := exec.Command("pdftotext", way, "-enc", "UTF-8", p.path, "-").Output()
		must2(j.hands, name, err)
		p.text += string(text) + "\n"
	}
	for _, w := range j.words(p) {
		if w.left < 14.95 || w.right > w.width-14.95 || w.top < 4.5 || w.bottom > w.height-5 {
			j.hands.Errorf("%s, page %d: %q is too near to the edge", name, w.page, w.text)
		}
	}
	return p
}

// word is where a word stands on a page, in millimetres.
type word struct {
	page                                    int
	text                                    string
	left, right, top, bottom, width, height float64
}

var docOfBoxes = regexp.MustCompile(`(?s)<doc>.*</doc>`)

// words reads where each word of a readPDF stands.
func (j *journey) words(p readPDF) []word {
	j.hands.Helper()
	out, err := exec.Command("pdftotext", "-bbox", "-enc", "UTF-8", p.path, "-").Output()
	must2(j.hands, p.name, err)
	var doc struct {
		Pages []struct {
			Width  float64 `xml:"width,attr"`
			Height float64 `xml:"height,attr"`
			Words  []struct {
				Left   float64 `xml:"xMin,attr"`
				Top    float64 `xml:"yMin,attr"`
				Right  float64 `xml:"xMax,attr"`
				Bottom float64 `xml:"yMax,attr"`
				Text   string  `xml:",chardata"`
			} `xml:"word"`
		} `xml:"page"`
	}
	must2(j.hands, p.name, xml.Unmarshal(docOfBoxes.Find(bytes.ReplaceAll(out, []byte("no word list\n"), nil)), &doc))
	const mm = 25.4 / 72
	var list []word
	for i, page := range doc.Pages {
		for _, w := range page.Words {
			list = append(list, word{i + 1, w.Text, w.Left * mm, w.Right * mm, w.Top * mm, w.Bottom * mm, page.Width * mm, page.Height * mm})
		}
	}
	return list
}

// inWindow holds a letter to its envelope's window: the address stands in it, whole and alone.
func (j *journey) inWindow(p readPDF, address string) {
	j.hands.Helper()
	var inside []string
	for _, w := range j.words(p) {
		if w.page == 1 && w.left < 120 && w.top < 66.3 && w.bottom > 39.5 {
			inside = append(inside, w.text)
			if w.left < 24.6 || w.right > 120 || w.top < 39 || w.bottom > 66.3 {
				j.hands.Errorf("%s: %q stands half in the window", p.name, w.text)
			}
		}
	}
	if got := strings.Join(inside, " "); got != address {
		j.hands.Errorf("%s: in the window stands %q, want %q", p.name, got, address)
	}
}

// drafted is an email draft as a mail program opens it.
type drafted struct {
	to     string
	text   string // headers and body
	papers []readPDF
}

// mustDraft opens an email draft: unsent, to one person, with nothing but PDFs attached.
func (j *journey) mustDraft(who string, eml []byte) drafted {
	j.hands.Helper()
	m, err := mail.ReadMessage(bytes.NewReader(eml))
	must2(j.hands, who, err)
	to, err := m.Header.AddressList("To")
	must2(j.hands, who, err)
	if len(to) != 1 || to[0].Name != who || m.Header.Get("X-Unsent") != "1" || m.Header.Get("Cc") != "" || m.Header.Get("Bcc") != "" {
		j.hands.Errorf("the draft to %s: %v", who, m.Header)
	}
	subject, err := new(mime.WordDecoder).DecodeHeader(m.Header.Get("Subject"))
	must2(j.hands, who, err)
	d := drafted{to: to[0].Address, text: subject}
	_, params, err := mime.ParseMediaType(m.Header.Get("Content-Type"))
	must2(j.hands, who, err)
	for parts := multipart.NewReader(m.Body, params["boundary"]); ; {
		part, err := parts.NextPart()
		if err == io.EOF {
			break
		}
		must2(j.hands, who, err)
		body, err := io.ReadAll(part)
		must2(j.hands, who, err)
		d.text += "\n" + part.FileName()
		if part.FileName() == "" {
			d.text += string(body)
			continue
		}
		if part.Header.Get("Content-Transfer-Encoding") == "base64" {
			body, err = base64.StdEncoding.DecodeString(strings.Join(strings.Fields(string(body)), ""))
			must2(j.hands, who, err)
		}
		if !strings.HasPrefix(part.Header.Get("Content-Type"), "application/pdf") {
			j.hands.Errorf("to %s is attached %s", who, part.Header.Get("Content-Type"))
		}
		d.papers = append(d.papers, j.mustPDF(who+", "+part.FileName(), body))
	}
	if len(d.papers) == 0 {
		j.hands.Errorf("nothing is attached for %s", who)
	}
	j.drafts = append(j.drafts, d)
	return d
}

// opensPapers reads everything that anybody was sent, from the family's documents and from the drafts.
func (j *journey) opensPapers() {
	type row struct{ Reference, Kind, To string }
	j.press("Conferences › Documents")
	var rows []row
	must2(j.hands, "documents", json.Unmarshal([]byte(j.eval(`JSON.stringify([...document.querySelectorAll("main tbody tr")].map(r => ({reference: /CP-\S+?(?=,)/.exec(r.innerText)[0], kind: r.querySelector("a").textContent.trim(), to: r.cells[1].innerText.split("\n")[0].trim()})))`)), &rows))
	if len(rows) != 32 {
		j.hands.Fatalf("%d documents", len(rows))
	}
	all := map[string]string{}
	for _, d := range j.drafts {
		all[d.to] += d.text
		for _, p := range d.papers {
			all[d.to] += "\n" + p.text
		}
	}
	letters := 0
	for _, r := range rows {
		home, ok := map[string]string{
			"Siân Morgan": refugeStreet + " Northmere " + refugePostcode, "Ella Doyle": refugeStreet + " Northmere " + refugePostcode, "Noah Doyle": refugeStreet + " Northmere " + refugePostcode,
			"Patrick Doyle": "3 Quarry Lane Northmere NM2 6HH", "Łukasz Wójcik": "88 Docks Road Northmere NM3 9DD",
		}[r.To]
		if !ok {
			continue // drafted
		}
		j.press(r.Reference + " › " + r.Kind)
		if home[:2] == "14" { // what gives their own address away is asked for
			j.fill("Why do you open it?", "To check it against the file")
		}
		p := j.mustPDF(r.To+", "+r.Kind, j.open("Open as it was sent"))
		if strings.HasPrefix(r.Kind, "Invitation") || strings.HasPrefix(r.Kind, "Letter") {
			j.inWindow(p, r.To+" "+home)
			letters++
		}
		all[r.To] += "\n" + p.text
		j.press("Morgan, Doyle and Wójcik › Documents")
	}
	if letters != 10 {
		j.hands.Errorf("%d letters stand in windows", letters)
	}
	j.holds(all)
}

// holds is what each may read, and what not.
func (j *journey) holds(all map[string]string) {
	fathers := []string{"Quarry Lane", "NM2 6HH", "NM26HH", "Docks Road", "NM3 9DD", "07700 900654", "07700 900987"}
	but := func(words ...string) []string {
		var list []string
		for _, f := range fathers {
			own := false
			for _, w := range words {
				own = own || strings.HasPrefix(f, w)
			}
			if !own {
				list = append(list, f)
			}
		}
		return list
	}
	doyles, wojciks := []string{"Ella", "Noah", "Patrick", "Doyle", "Owen Price", "Class teacher", "football"}, []string{"Zoë", "Łukasz", "Wójcik", "Hana Novak", "Health visitor", "missed her checks", "10.30am"}
	counts := []string{"siblings", "three children", "half-brother", "half-sister", "3 children"}
	tests := []struct {
		to         string
		must, lack [][]string
	}{
		{"Siân Morgan", [][]string{{"Ella Doyle", "Noah Doyle", "Zoë Wójcik", refugeStreet, "Emotional abuse", "Neglect", "18 December 2026", "3 March 2027"}}, [][]string{fathers, {"meet.northmere.example/pd4"}}},
		{"Patrick Doyle", [][]string{{"Ella Doyle", "Noah Doyle", "3 Quarry Lane", "This is a part copy", "each decision with the reasons for it", "is afraid", "meet.northmere.example/pd4", "Complete the course on safe parenting"}},
			[][]string{refuge(), wojciks, counts, but("Quarry", "NM2"), {"Kate Rowe", "Key worker", "Support would be enough", "What others think could put them at risk"}}},
		{"Łukasz Wójcik", [][]string{{"Zoë Wójcik", "88 Docks Road", "10.30am", "Anna Zielińska", "Neglect", "Bring her to each check, where she is weighed"}},
			[][]string{refuge(), doyles, counts, but("Docks", "NM3"), {"Kate Rowe", "Key worker", "Emotional abuse is", "part copy", "pd4"}}},
		{"Ella Doyle", [][]string{{"Dear Ella", refugeStreet}}, [][]string{fathers, wojciks, {"Noah"}}},
		{"Noah Doyle", [][]string{{"Dear Noah", refugeStreet}}, [][]string{fathers, wojciks, {"Ella"}}},
		{"sue.baines@northmere.example", [][]string{{"Ella Doyle", "Noah Doyle", "Zoë Wójcik", "Emotional abuse", "Neglect"}}, [][]string{refuge()}},
		{"hana.novak@nhs.example", [][]string{{"Zoë Wójcik", "Neglect"}}, [][]string{refuge(), doyles, counts, {"Kate Rowe"}}},
		{"owen.price@schools.example", [][]string{{"Ella Doyle", "Noah Doyle", "Emotional abuse"}}, [][]string{refuge(), wojciks, counts, {"Kate Rowe"}}},
		{"rosa.diaz@police.example", [][]string{{"Ella Doyle", "Noah Doyle", "Zoë Wójcik", "Call-outs of the last two years"}}, [][]string{refuge()}},
		{"kate.rowe@harbour.example", [][]string{{"Ella Doyle", "Noah Doyle", "Zoë Wójcik"}}, [][]string{{refugeStreet, "Tannery", refugePostcode, "NM47QT", refugeName, "Larch", mothersPhone}}},
	}
	for _, tt := range tests {
		text := all[tt.to]
		for _, list := range tt.must {
			for _, m := range list {
				if !found(text, m) {
					j.hands.Errorf("what %s gets lacks %q", tt.to, m)
				}
			}
		}
		for _, list := range tt.lack {
			for _, no := range list {
				if found(text, no) {
					at := strings.Index(pathway.Normalise(text), pathway.Normalise(no))
					j.hands.Errorf("what %s gets holds %q: …%s…", tt.to, no, pathway.Normalise(text)[max(0, at-60):min(len(pathway.Normalise(text)), max(0, at)+60)])
				}
			}
		}
	}
	if len(all) != len(tests)+1 { // the manager, who gets the diary
		j.hands.Errorf("%d people were sent something", len(all))
	}
	// Each print run is in the order of its envelopes.
	for _, run := range j.printed {
		if a, b, c := strings.Index(run.text, "NM2 6HH"), strings.Index(run.text, "NM3 9DD"), strings.Index(run.text, refugePostcode); !(0 < a && a < b && b < c) {
			j.hands.Errorf("%s is not in the order of addresses: %d, %d, %d", run.name, a, b, c)
		}
	}
}
