package handlers

import (
	"net/http"
	"strings"
	"testing"

	"cp-pathway/db/dbtest"
	"cp-pathway/pathway"
)

// A protected value in what somebody typed stops every letter that it would stand in, says where, and stops nobody’s whom it protects.
func TestAProtectedValueInFreeTextStopsTheLetter(t *testing.T) {
	t.Parallel()
	concern := func(c *carters, text string) {
		dbtest.MustExec(c.t, c.DB, `UPDATE strategy_meeting SET concern = ?`, text)
	}
	tests := []struct {
		name string
		put  func(c *carters)
		at   string // where it stands, as the page says
	}{
		{"address in why there is a conference", func(c *carters) { concern(c, "They were seen at 21 Willow Way on Monday.") }, "paragraph"},
		{"postcode without its space", func(c *carters) { concern(c, "Found near nm49xy.") }, "paragraph"},
		{"postcode spaced out", func(c *carters) { concern(c, "Found near N M 4 9 X Y.") }, "paragraph"},
		{"street alone", func(c *carters) { concern(c, "They moved to Willow Way.") }, "paragraph"},
		{"building alone", func(c *carters) { concern(c, "Rose  cottage was mentioned.") }, "paragraph"},
		{"wrapped over two lines", func(c *carters) { concern(c, "They live at 21 Willow\nWay now.") }, "paragraph"},
		{"hyphenated over two lines", func(c *carters) { concern(c, "They live at 21 Wil-\nlow Way now.") }, "paragraph"},
		{"phone in another format", func(c *carters) { concern(c, "Rang +44 7700 900777 twice.") }, "paragraph"},
		{"accents and case", func(c *carters) { concern(c, "RÖSE COTTÁGE, 21 WÍLLOW WAY") }, "paragraph"},
		{"word that the office protects", func(c *carters) {
			dbtest.MustExec(c.t, c.DB, `INSERT INTO protected_word (cases, word, owner, reason) VALUES (?, 'Heron Project', ?, 'Supports her')`, c.number, c.anna)
			concern(c, "The Heron  Project rang.")
		}, "paragraph"},
		{"the recipient's own link", func(c *carters) {
			dbtest.MustExec(c.t, c.DB, `UPDATE attendee SET how = 'either', link = 'https://meet.example.org/rose-cottage-nm49xy'`)
		}, "Join by video"},
		{"how views are heard", func(c *carters) {
			dbtest.MustExec(c.t, c.DB, `UPDATE attendee SET excluded = 'whole', ground = 'violence', excluded_why = 'x', told_how = 'By phone.', views_how = 'Write to Rose Cottage, 21 Willow Way.'`)
		}, "paragraph"},
	}
	first := newCarters(t)
	signedIn := first.as(pathway.Admin)
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			c := first.copied(t)
			admin := signedIn.at(c.site)
			tt.put(c)
			for _, to := range []int64{c.guest(c.paul), c.guest(c.piotr)} {
				page := admin.get(c.at(to)).want(http.StatusOK)
				blocks := page.text("#blocks-parent-invitation, #blocks-exclusion-letter")
				if !strings.Contains(blocks, tt.at) || !strings.Contains(blocks, pathway.MaskMark) {
					t.Errorf("what stops the letter: %q", blocks)
				}
				for _, secret := range []string{"Willow Way", "NM4 9XY", "900777"} {
					if strings.Contains(blocks, secret) {
						t.Errorf("the page tells %s: %q", secret, blocks)
					}
				}
				if a := c.make(admin, to); a.Status != http.StatusUnprocessableEntity {
					t.Errorf("made all the same: %d", a.Status)
				}
			}
			admin.post(c.at("make"), c.everybody()...).want(http.StatusSeeOther)
			for _, d := range c.letters().Documents {
				if d.Attendee == c.guest(c.paul) || d.Attendee == c.guest(c.piotr) {
					t.Errorf("%s was issued to %s", d.Kind, d.To.Name)
				}
			}
			if page := admin.get(c.at()); page.count("#row-"+idText(c.guest(c.paul))+" .app-mend") == 0 {
				t.Error("the list does not say what is to be mended")
			}
			if d := c.documentFor(c.guest(c.anna)); d.To.Name != "Anna Carter" {
				t.Errorf("she whom it protects got %+v", d)
			}
		})
	}
}
