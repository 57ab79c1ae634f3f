package pdf

import (
	"bytes"
	"regexp"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"

	"cp-pathway/pathway"
)

func mustHTML(t *testing.T, d Document) *goquery.Document {
	t.Helper()
	page, err := d.HTML("/static/document.css")
	if err != nil {
		t.Fatal(err)
	}
	for _, bad := range []string{`(?i)<script`, `(?i)\sstyle=`, `(?i)<style`, `(?i)\son[a-z]+=`, `(?i)javascript:`, `ZgotmplZ`, `<no value>`} {
		if m := regexp.MustCompile(bad).Find(page); m != nil {
			t.Errorf("%q stands in the page", m)
		}
	}
	q, err := goquery.NewDocumentFromReader(bytes.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	return q
}

func TestHTML(t *testing.T) {
	letter := mustHTML(t, every())
	report := every()
	report.Letter, report.Edition, report.Language = nil, pathway.LargePrint, "cy"
	for _, c := range []struct {
		page     *goquery.Document
		selector string
		want     []string
	}{
		{letter, "html[lang]", []string{letter.Find("html").Text()}},
		{letter, "title", []string{"Invitation to a child protection conference CPC-2026-0418-03"}},
		{letter, "link[rel=stylesheet][href='/static/document.css']", []string{""}},
		{letter, "body:not(.doc--large) > .doc-specimen", []string{"SPECIMEN: made up for practice, about nobody"}},
		{letter, "header .doc-office strong", []string{"Northmere Borough Council"}},
		{letter, "main h1", []string{"Invitation to a conference on Tuesday 21 July 2026"}},
		{letter, "main > h2", []string{"What may happen"}},
		{letter, "main > ul:not([class]) li", []string{"a child protection plan", "other help and no plan", "no plan"}},
		{letter, ".doc-facts div dt", []string{"When", "Where"}},
		{letter, ".doc-facts div dd", []string{"Tuesday 21 July 2026, 10am", "Room 2, Alder House"}},
		{letter, ".doc-details dt", []string{"Date", "Our reference"}},
		{letter, "table caption:not([class])", []string{"Who else is asked"}},
		{letter, "thead th[scope=col]", []string{"Role", "Agency"}},
		{letter, "tbody th[scope=row]", []string{"Health visitor", "Teacher"}},
		{letter, "tbody:nth-of-type(2) > tr:first-child > th[scope=rowgroup][colspan='2']", []string{"School"}},
		{letter, "tbody td", []string{"Health", ""}},
		{letter, "p > strong:only-child + em", nil},
		{letter, "main p > em", []string{"Béatrice"}},
		{letter, ".doc-note p strong", []string{"Please tell us"}},
		{letter, ".doc-slip h2", []string{"Reply slip"}},
		{letter, ".doc-options li", []string{"☐ Yes", "☐ No", "☐ By video"}},
		{letter, ".doc-signature strong", []string{"Oluwaseun Hargreave-Løvås"}},
		{letter, "footer p", []string{"Invitation to a child protection conference, reference CPC-2026-0418-03, version 1, Confidential"}},
		{mustHTML(t, report), "html[lang=cy] body.doc--large main h1", []string{"Invitation to a child protection conference"}},
		{mustHTML(t, report), "main > h2", []string{"Invitation to a conference on Tuesday 21 July 2026"}},
		{mustHTML(t, report), "main > h3", []string{"What may happen"}},
		{mustHTML(t, report), ".doc-address", nil},
	} {
		var got []string
		c.page.Find(c.selector).Each(func(_ int, s *goquery.Selection) { got = append(got, s.Text()) })
		if strings.Join(got, "|") != strings.Join(c.want, "|") || len(got) != len(c.want) && c.want != nil {
			t.Errorf("%s: %q, want %q", c.selector, got, c.want)
		}
	}
}

// The HTML edition says what the paper says: all of the document's strings, and hostile ones as text.
func TestHTMLHoldsEveryString(t *testing.T) {
	for _, d := range []Document{every(), mustAnchor(t).plan(), in("<b>x</b><script>alert(1)</script> & \" ' {{.}}"), in("محمد 👍 ਸਿੰਘ")} {
		q := mustHTML(t, d)
		if n := q.Find("b, script").Length(); n > 0 {
			t.Errorf("%d elements came out of text", n)
		}
		text := fold(q.Find("body").Text() + q.Find("title").Text())
		for _, s := range d.Strings() {
			if !strings.Contains(text, fold(s.Text)) {
				t.Errorf("%s is not in the page: %q", s.Where, s.Text)
			}
		}
	}
}

func TestHTMLOfALetterWithoutASubjectBeginsWithItsTitle(t *testing.T) {
	d := every()
	d.Body = Blocks{Text("Dear you"), KeepTogether{Blocks{Heading{2, "x"}}}}
	if got := mustHTML(t, d).Find("h1").Text(); got != d.Title {
		t.Errorf("%q", got)
	}
	d.Body = Blocks{KeepTogether{Blocks{Heading{1, "Subject"}}}}
	if got := mustHTML(t, d).Find("h1").Text(); got != "Subject" {
		t.Errorf("%q", got)
	}
	d.Reference = ""
	if _, err := d.HTML(); err == nil {
		t.Error("a document with a fault was taken")
	}
}
