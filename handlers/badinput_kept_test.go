package handlers

import (
	"net/http"
	"strings"
	"testing"

	"cp-pathway/pathway"
	"cp-pathway/views"
)

// What is accepted is shown as it was typed, as text, and whole; a letter made of it holds it, or is stopped with the reason.
func TestOddTextIsKeptWholeAndPrintedOrStopped(t *testing.T) {
	t.Parallel()
	first := newCarters(t)
	signedIn := first.withEveryRole()
	for name, text := range map[string]string{
		"signs": hostileSigns, "markup": hostileHTML, "bytes": hostileBytes, "length": hostileLength[:3990], "one long word": strings.Repeat("x", 600),
		"right to left": "قالت الأم إن الأطفال بخير \u202Eabc\u202C وشكرا", "other scripts": "ਗੁਰਮੁਖੀ 中文 বাংলা", "line ends": "one\r\n\r\n\r\ntwo\u2028three\u0085four",
	} {
		t.Run(name, func(t *testing.T) {
			c := first.copied(t)
			b := signedIn.at(c.site)
			want := clean(text)
			page := views.Path("cases", c.number, "notes", "new", "note")
			form := formsOf(page, b.get(page).want(http.StatusOK))[0]
			values := badInput{text: text, date: "23/11/2026", clock: "08:59"}.values(form)
			for _, x := range form.fields {
				if x.kind == "text" { // its heading is short
					values.Set(x.name, "Heading")
				}
			}
			b.send(form.request(b, values, "")).want(http.StatusSeeOther)
			notes := b.get(views.Path("cases", c.number, "notes")).want(http.StatusOK)
			if !strings.Contains(notes.doc.Text(), want) {
				t.Errorf("the note is shown as %q", notes.text("main"))
			}
			(badForm{t: t}).sound("the notes", c.site, notes)

			c.concern(text)
			shown := b.get(c.at(c.guest(c.paul)))
			if shown.Status != http.StatusOK {
				t.Fatalf("the page of the letter: %d %s", shown.Status, c.log)
			}
			(badForm{t: t}).sound("the letter", c.site, shown)
			a := c.make(b, c.guest(c.paul))
			switch a.Status {
			case http.StatusSeeOther:
				printed := pathway.Fold(textOf(t, c.stored(c.documentFor(c.guest(c.paul)))))
				for _, word := range strings.Fields(want) {
					latin := strings.IndexFunc(word, func(r rune) bool { return r > 'z' }) < 0
					if latin && !strings.Contains(printed, pathway.Fold(word)) {
						t.Errorf("the letter lacks %q", word)
					}
				}
			case http.StatusUnprocessableEntity:
				if a.text(".app-mends--late, .govuk-error-summary, .govuk-warning-text") == "" {
					t.Errorf("stopped without a word: %.500s", a.text("main"))
				}
			default:
				t.Errorf("making it answers %d: %s", a.Status, c.log)
			}
			if strings.Contains(c.log.String(), "panic") {
				t.Error(c.log)
			}
		})
	}
}
