package handlers

import (
	"archive/zip"
	"bytes"
	"encoding/base64"
	"errors"
	"io"
	"mime"
	"mime/multipart"
	"net/http"
	netmail "net/mail"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"

	"cp-pathway/pathway"
	"cp-pathway/pdf"
)

// sweep looks at everything that can be had by links, as one person, for what must stand nowhere.
type sweep struct {
	t       *testing.T
	by      *browser
	secrets []string
	except  func(path, secret string) bool // where one may stand
	seen    map[string]bool
	kinds   map[string]int // how many answers of each kind were read
}

// from follows all links of pages.
func (w *sweep) from(pages ...string) {
	w.t.Helper()
	if w.seen == nil {
		w.seen, w.kinds = map[string]bool{}, map[string]int{}
	}
	for len(pages) > 0 {
		page, _, _ := strings.Cut(pages[0], "#")
		pages = pages[1:]
		path, query, _ := strings.Cut(page, "?")
		if kind := path + "?" + digits.ReplaceAllString(query, "#"); query != "" && w.seen[kind] { // one week of the diary is like another
			continue
		} else {
			w.seen[kind] = query != ""
		}
		if w.seen[page] || !strings.HasPrefix(page, "/") || strings.HasPrefix(page, "/static/") {
			continue
		}
		w.seen[page] = true
		a := w.by.get(page)
		if a.Status == http.StatusSeeOther {
			pages = append(pages, a.to())
		}
		w.answer(page, a)
		a.doc.Find("a[href]").Each(func(_ int, l *goquery.Selection) { pages = append(pages, l.AttrOr("href", "")) })
	}
}

// answer reads one answer: its headers, and its content whatever kind it is.
func (w *sweep) answer(path string, a *answer) {
	w.t.Helper()
	if a.Status >= 500 {
		w.t.Errorf("%s: %d", path, a.Status)
	}
	name := a.Header.Get("Content-Disposition")
	w.text(path, "the file’s name", name)
	if _, p, err := mime.ParseMediaType(name); err == nil {
		w.text(path, "the file’s name", p["filename"])
	}
	kind, _, _ := strings.Cut(a.Header.Get("Content-Type"), ";")
	w.kinds[kind]++
	switch kind {
	case "application/pdf":
		w.paper(path, []byte(a.Body))
	case "message/rfc822":
		w.email(path, []byte(a.Body))
	case "application/zip":
		z, err := zip.NewReader(strings.NewReader(a.Body), int64(len(a.Body)))
		if err != nil {
			w.t.Fatal(err)
		}
		for _, f := range z.File {
			w.text(path, "the name of a file in it", f.Name)
			r, err := f.Open()
			if err != nil {
				w.t.Fatal(err)
			}
			content, err := io.ReadAll(r)
			if err != nil {
				w.t.Fatal(err)
			}
			w.email(path+" "+f.Name, content)
		}
	default:
		w.text(path, "the page", a.Body)
		w.text(path, "the page’s text", a.doc.Text())
	}
}

// paper reads a PDF, its lines as they stand and joined, and its properties.
func (w *sweep) paper(path string, file []byte) {
	w.t.Helper()
	pages, err := pdf.ReadText(file)
	if err != nil {
		return // a report as an agency sent it: not a letter of ours
	}
	w.kinds["pages of paper"] += len(pages)
	var all strings.Builder
	for _, p := range pages {
		all.WriteString(p.String() + "\n")
	}
	w.text(path, "the document", all.String())
	for name, value := range propertiesOf(w.t, file) {
		w.text(path, "the property "+name, value)
	}
}

// email reads a draft: its headers as they stand and decoded, its text, and what is attached with its name.
func (w *sweep) email(path string, eml []byte) {
	w.t.Helper()
	m, err := netmail.ReadMessage(bytes.NewReader(eml))
	if err != nil {
		w.t.Fatal(err)
	}
	w.kinds["emails"]++
	for name, values := range m.Header {
		for _, v := range values {
			w.text(path, "the header "+name, v)
			if plain, err := new(mime.WordDecoder).DecodeHeader(v); err == nil {
				w.text(path, "the header "+name, plain)
			}
		}
	}
	kind, p, err := mime.ParseMediaType(m.Header.Get("Content-Type"))
	if err != nil {
		w.t.Fatal(err)
	}
	if !strings.HasPrefix(kind, "multipart/") {
		body, err := io.ReadAll(m.Body)
		if err != nil {
			w.t.Fatal(err)
		}
		w.text(path, "the email", string(body))
		return
	}
	parts := multipart.NewReader(m.Body, p["boundary"])
	for {
		part, err := parts.NextPart()
		if errors.Is(err, io.EOF) {
			return
		}
		if err != nil {
			w.t.Fatal(err)
		}
		w.text(path, "the name of what is attached", part.FileName())
		var r io.Reader = part
		if part.Header.Get("Content-Transfer-Encoding") == "base64" {
			r = base64.NewDecoder(base64.StdEncoding, part)
		}
		content, err := io.ReadAll(r)
		if err != nil {
			w.t.Fatal(err)
		}
		if bytes.HasPrefix(content, []byte("%PDF")) {
			w.paper(path, content)
		} else {
			w.text(path, "the email", string(content))
		}
	}
}

// text fails where a secret stands in a text, however it is written.
func (w *sweep) text(path, what, text string) {
	w.t.Helper()
	folded := pathway.Fold(text)
	for _, secret := range w.secrets {
		if at := strings.Index(folded, pathway.Fold(secret)); at >= 0 && (w.except == nil || !w.except(path, secret)) {
			w.t.Errorf("%s: %s holds %q: …%s…", path, what, secret, folded[max(0, at-40):min(len(folded), at+40)])
		}
	}
}
