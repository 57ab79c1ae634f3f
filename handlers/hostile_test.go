package handlers

import (
	"encoding/hex"
	"net/http"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"cp-pathway/db/dbtest"
	"cp-pathway/pathway"
)

// make makes what one recipient gets, as they are looked at.
func (c *carters) make(b *browser, attendee int64) *answer {
	c.t.Helper()
	return b.post(c.at(attendee, "make"), pairsOf(hashes(b.get(c.at(attendee)).want(http.StatusOK)))...)
}

// Each letter as its bytes are stored: whom it names, whom it does not, and no protected value of anybody else.
func TestEachLetterHoldsItsOwnAndNothingOfOthers(t *testing.T) {
	c := newCarters(t)
	admin := c.as(pathway.Admin)
	c.invite(pathway.Attendee{Person: c.gran, Role: "Grandmother"}, pathway.Attendee{Professional: c.health, Role: "Health visitor"})
	admin.post(c.at("make"), c.everybody()...).want(http.StatusSeeOther)
	tests := []struct {
		name         string
		attendee     int64
		holds, lacks []string
	}{
		{"mother", c.guest(c.anna), []string{"Ms Carter", "Rose Cottage", "21 Willow Way", "NM4 9XY", "Mia Carter, Tom Carter and May Zielinski"}, []string{"07700 900", "Station Road", "Mill Lane"}},
		{"father of two", c.guest(c.paul), []string{"7 Station Road", "NM1 2AB", "Mia Carter and Tom Carter"}, append([]string{"May Z", "Zielinski", "Zieliński", "siblings", "Piotr", "Mill Lane", "Anna"}, carterSecrets...)},
		{"father of one", c.guest(c.piotr), []string{"3 Mill Lane", "May Zielinski"}, append([]string{"Mia", "Tom", "Paul", "Dean", "Station Road", "siblings", "Anna"}, carterSecrets...)},
		{"grandmother at an equal address", c.guest(c.gran), []string{"ROSE COTTAGE", "May Zielinski"}, []string{"Station Road", "Mill Lane", "07700 900"}},
		{"child", c.guest(c.mia), []string{"Dear Mia", "Rose Cottage"}, []string{"Tom Carter", "Zielinski", "Station Road", "Mill Lane"}},
		{"school of two", c.invited(c.school), []string{"Mia Carter", "Tom Carter"}, append([]string{"May Z", "Zielinski", "Zieliński", "Piotr", "Station Road"}, carterSecrets...)},
		{"health visitor of one", c.invited(c.health), []string{"May Zielinski"}, append([]string{"Mia", "Tom Carter", "Paul", "Station Road"}, carterSecrets...)},
		{"police", c.invited(c.constable), []string{"Mia Carter", "Paul Dean", "7 Station Road", "Any call to the home"}, carterSecrets},
	}
	title := regexp.MustCompile(`/Title <([0-9A-F]+)>`)
	for _, tt := range tests {
		d := c.documentFor(tt.attendee)
		file := c.stored(d)
		text := strings.Join(strings.Fields(textOf(t, file)), " ")
		for _, want := range tt.holds {
			if !strings.Contains(text, want) {
				t.Errorf("%s: the letter lacks %q", tt.name, want)
			}
		}
		for _, never := range tt.lacks {
			if strings.Contains(strings.ToLower(text), strings.ToLower(never)) {
				t.Errorf("%s: the letter holds %q: %s", tt.name, never, around(text, never))
			}
		}
		properties := ""
		for _, m := range title.FindAllSubmatch(file, -1) {
			b, err := hex.DecodeString(string(m[1]))
			if err != nil {
				t.Fatal(err)
			}
			var units []uint16
			for i := 0; i+1 < len(b); i += 2 {
				units = append(units, uint16(b[i])<<8|uint16(b[i+1]))
			}
			properties += string(utf16.Decode(units))
		}
		if !strings.Contains(properties, d.Reference) || strings.Contains(properties, "Carter") || strings.Contains(properties, "Dean") || strings.Contains(properties, "Zieli") {
			t.Errorf("%s: the file's properties say %q", tt.name, properties)
		}
	}
	// References say nothing of how many letters there are.
	seen := map[string]bool{}
	for _, d := range c.letters().Documents {
		tail := strings.TrimPrefix(d.Reference, "CP-2026-0001-")
		if len(tail) != 5 || seen[tail] || strings.ContainsAny(tail, "0125") {
			t.Errorf("reference %s", d.Reference)
		}
		seen[tail] = true
	}
}

func around(text, what string) string {
	at := strings.Index(strings.ToLower(text), strings.ToLower(what))
	return text[max(0, at-40):min(len(text), at+len(what)+40)]
}

// A protected value in what somebody typed stops every letter that it would stand in, says where, and stops nobody's whom it protects.
func TestAProtectedValueInFreeTextStopsTheLetter(t *testing.T) {
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
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			c := newCarters(t)
			admin := c.as(pathway.Admin)
			tt.put(c)
			for _, to := range []int64{c.guest(c.paul), c.guest(c.piotr)} {
				page := admin.get(c.at(to)).want(http.StatusOK)
				blocks := page.text("#blocks-parent-invitation")
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

func TestAWordIsReleasedAndAPostcodeIsNot(t *testing.T) {
	c := newCarters(t)
	admin, chair := c.as(pathway.Admin), c.as(pathway.Chair)
	paul := c.guest(c.paul)
	dbtest.MustExec(t, c.DB, `UPDATE strategy_meeting SET concern = 'It has been worse since May, and worst near NM4 9XY.'`)
	page := chair.get(c.at(paul)).want(http.StatusOK)
	links := page.doc.Find(`#blocks-parent-invitation a[href*="/release"]`)
	if links.Length() != 1 {
		t.Fatalf("%d words can be released: %q", links.Length(), page.text("#blocks-parent-invitation"))
	}
	release := links.AttrOr("href", "")
	if n := admin.get(c.at(paul)).count(`a[href*="/release"]`); n != 0 {
		t.Error("an administrator is offered to release a word")
	}
	admin.get(release).want(http.StatusForbidden)

	form := chair.get(release).want(http.StatusOK).form("release-form")
	form.Set("reason", " ")
	chair.post(c.at(paul, "release"), pairsOf(form)...).want(http.StatusUnprocessableEntity)
	form.Set("reason", "The month, not the child")
	admin.post(c.at(paul, "release"), pairsOf(form)...).want(http.StatusForbidden)
	chair.post(c.at(paul, "release"), pairsOf(form)...).want(http.StatusSeeOther)
	if rows := dbtest.MustRows(t, c.DB, `SELECT reason || ' ' || attendee || ' ' || kind FROM release`); len(rows) != 1 || rows[0] != "The month, not the child "+idText(paul)+" parent-invitation" {
		t.Errorf("released: %q", rows)
	}
	if text := strings.Join(dbtest.MustRows(t, c.DB, `SELECT place || value_hash || reason FROM release`), ""); strings.Contains(text, "NM4") {
		t.Errorf("the release holds %q", text)
	}

	// The postcode is still there, and there is no release of it.
	blocked := chair.get(c.at(paul)).want(http.StatusOK)
	if got := blocked.text("#blocks-parent-invitation"); !strings.Contains(got, "Postcode") || blocked.count(`#blocks-parent-invitation a[href*="/release"]`) != 0 {
		t.Errorf("what stops it now: %q", got)
	}
	chair.get(c.at(paul, "release") + "?kind=parent-invitation&hit=0").want(http.StatusUnprocessableEntity)
	l := c.letters()
	p, err := c.paper(l, paul, pathway.ParentInvitation)
	c.must(err)
	for _, b := range p.proof.Blocks {
		if b.Hit == nil || b.Releasable {
			t.Errorf("block %+v", b)
			continue
		}
		chair.post(c.at(paul, "release"), "kind", "parent-invitation", "place", b.Hit.Place, "value", b.Hit.ValueHash, "reason", "Please").want(http.StatusUnprocessableEntity)
	}
	if rows := dbtest.MustRows(t, c.DB, `SELECT count(*) FROM release`); rows[0] != "1" {
		t.Errorf("%s releases", rows[0])
	}
	// Somebody writes a release past all rules: the postcode stops the letter all the same.
	for _, b := range p.proof.Blocks {
		dbtest.MustExec(t, c.DB, `INSERT INTO release (cases, conference, attendee, kind, place, value_hash, reason, at, by) VALUES (?, ?, ?, 'parent-invitation', ?, ?, 'x', '', ?)`,
			c.number, c.conference, paul, b.Hit.Place, b.Hit.ValueHash, c.by.ID)
	}
	if a := c.make(admin, paul); a.Status != http.StatusUnprocessableEntity {
		t.Errorf("made with a postcode in it: %d", a.Status)
	}
	// With the postcode gone the released word stays released where it stood, and is asked again where the words round it change.
	dbtest.MustExec(t, c.DB, `UPDATE strategy_meeting SET concern = 'It has been worse since May, and worst near the park.'`)
	if a := c.make(admin, paul); a.Status != http.StatusUnprocessableEntity && a.Status != http.StatusSeeOther {
		t.Errorf("after the postcode went: %d", a.Status)
	}
}

func TestAReleasedWordGoesOutAndIsKept(t *testing.T) {
	c := newCarters(t)
	admin, chair := c.as(pathway.Admin), c.as(pathway.Chair)
	paul := c.guest(c.paul)
	dbtest.MustExec(t, c.DB, `UPDATE strategy_meeting SET concern = 'It has been worse since May this year.'`)
	c.make(admin, paul).want(http.StatusUnprocessableEntity)
	release := chair.get(c.at(paul)).attr(`#blocks-parent-invitation a[href*="/release"]`, "href")
	form := chair.get(release).want(http.StatusOK).form("release-form")
	form.Set("reason", "The month")
	chair.post(c.at(paul, "release"), pairsOf(form)...).want(http.StatusSeeOther)
	if got := admin.get(c.at(paul)).text("main"); !strings.Contains(got, "Released by the chair") {
		t.Error("the page does not say that a word was released")
	}
	c.make(admin, paul).want(http.StatusSeeOther)
	if text := textOf(t, c.stored(c.documentFor(paul))); !strings.Contains(text, "since May") {
		t.Error("the released word is not in the letter")
	}
	// For this recipient only: the school, which knows no May either, is still stopped.
	c.make(admin, c.invited(c.school)).want(http.StatusUnprocessableEntity)
	// And in this place only.
	dbtest.MustExec(t, c.DB, `UPDATE strategy_meeting SET concern = 'May was seen crying.'`)
	if d := c.documentFor(paul); d.State != pathway.DocumentVoid {
		t.Errorf("the letter is %s after its words changed", d.State)
	}
	c.make(admin, paul).want(http.StatusUnprocessableEntity)
}

func TestALetterIsBlockedUntilTheGatesAreOpen(t *testing.T) {
	tests := []struct {
		name, change, says string
		to                 func(c *carters) int64
		mend               string // where the block leads
	}{
		{"confirmed 29 days ago", `UPDATE address SET confirmed_at = '2026-10-25T09:00:00.000Z' WHERE line1 = '7 Station Road'`, "more than 28 days ago", nil, "/addresses/"},
		{"never confirmed", `UPDATE address SET confirmed_at = '' WHERE line1 = '7 Station Road'`, "Nobody has confirmed the address", nil, "/addresses/"},
		{"not known", `UPDATE address SET state = 'not-known' WHERE line1 = '7 Station Road'`, "is not known", nil, "/address"},
		{"no fixed abode", `UPDATE address SET state = 'no-fixed-abode' WHERE line1 = '7 Station Road'`, "no fixed abode", nil, "/address"},
		{"relations unconfirmed", `UPDATE relation SET confirmed_at = ''`, "Confirm what Paul Dean is to Mia Carter", nil, "/relations"},
		{"may not know", `UPDATE relation SET may_know = 'no'`, "no child of this conference whom Paul Dean may know about", nil, "/relations"},
		{"post is not safe", `INSERT INTO contact_way (person, way, safety) SELECT id, 'post', 'not-safe' FROM person WHERE first_name = 'Paul'`, "is not safe", nil, "/contacts"},
		{"agency unconfirmed", `UPDATE network SET confirmed_at = ''`, "Confirm which children Eve Teacher may know about", func(c *carters) int64 { return c.invited(c.school) }, "/network/"},
		{"no chair", `UPDATE conference SET chair = NULL`, "no chair", nil, ""},
		{"held", `UPDATE conference SET state = 'held'`, "has been held", nil, ""},
		{"no reason", `UPDATE strategy_meeting SET concern = ''`, "why there is a conference", nil, "/strategy/"},
		{"died", `UPDATE person SET died = '2026-11-21' WHERE first_name = 'Paul'`, "", nil, ""},
	}
	for _, tt := range tests {
		c := newCarters(t)
		admin := c.as(pathway.Admin)
		dbtest.MustExec(t, c.DB, tt.change)
		to := c.guest(c.paul)
		if tt.to != nil {
			to = tt.to(c)
		}
		page := admin.get(c.at(to)).want(http.StatusOK)
		if got := page.text(".app-mends--late"); !strings.Contains(got, tt.says) || tt.says == "" && page.count("#make") != 0 {
			t.Errorf("%s: the page says %q", tt.name, got)
		}
		if href := page.attr(".app-mends--late a", "href"); !strings.Contains(href, tt.mend) {
			t.Errorf("%s: it leads to %q", tt.name, href)
		} else if href != "" {
			if a := admin.get(href); a.Status != http.StatusOK {
				t.Errorf("%s: %s answers %d", tt.name, href, a.Status)
			}
		}
		c.make(admin, to)
		admin.post(c.at("make"), c.everybody()...).want(http.StatusSeeOther)
		if slices.ContainsFunc(c.letters().Documents, func(d pathway.IssuedDocument) bool { return d.Attendee == to }) {
			t.Errorf("%s: it was made all the same", tt.name)
		}
	}
}

// Whatever changes behind a proof voids it, whoever changes it; what is printed by then must not be posted.
func TestAChangedFactVoidsWhatIsYetToGo(t *testing.T) {
	tests := []struct{ name, change, why string }{
		{"time of the conference", `UPDATE conference SET starts_at = '2026-12-10T14:00'`, "date and time of the conference"},
		{"another venue", `UPDATE conference SET venue = (SELECT max(id) FROM venue)`, "the venue or link"},
		{"the venue's address", `UPDATE venue SET line1 = '5 Civic Square'`, "the venue or link"},
		{"the chair's phone", `UPDATE account SET phone = '01632 960 111' WHERE login = 'chair'`, "the chair"},
		{"a child's name", `UPDATE person SET known_as = 'Tommy' WHERE first_name = 'Tom'`, "the children named"},
		{"may no longer know", `UPDATE relation SET may_know = 'no' WHERE adult = (SELECT id FROM person WHERE first_name = 'Paul') AND child = (SELECT id FROM person WHERE first_name = 'Tom')`, "the children named"},
		{"his address", `UPDATE address SET line1 = '8 Station Road' WHERE line1 = '7 Station Road'`, "the recipient’s address"},
		{"post is no longer safe", `INSERT INTO contact_way (person, way, safety) SELECT id, 'post', 'not-safe' FROM person WHERE first_name = 'Paul'`, "not safe"},
		{"address unconfirmed", `UPDATE address SET confirmed_at = '' WHERE line1 = '7 Station Road'`, "confirmed"},
		{"excluded", `UPDATE attendee SET excluded = 'whole', ground = 'violence', views_how = 'x', told_how = 'y' WHERE role = 'Father'`, "the exclusion"},
		{"by video", `UPDATE attendee SET how = 'video', link = 'https://meet.example.org/x' WHERE role = 'Father'`, "the venue or link"},
		{"another way", `UPDATE attendee SET way = 'by-hand' WHERE role = 'Father'`, "the way of sending"},
		{"large print", `UPDATE person SET large_print = 1 WHERE first_name = 'Paul'`, "large print"},
		{"a word is protected", `INSERT INTO protected_word (cases, word) SELECT id, 'nobody could explain' FROM cases`, "Protected word"},
		{"why", `UPDATE strategy_meeting SET concern = 'Something else.'`, "why there is a conference"},
		{"the office's phone", `UPDATE office SET phone = '01632 960 999'`, "the office’s details"},
		{"who signs", `UPDATE signatory SET name = 'Ola Other'`, "who signs"},
		{"his death", `UPDATE person SET died = '2026-11-22' WHERE first_name = 'Paul'`, "has died"},
		{"no risk was found", `INSERT INTO s47_outcome (meeting, cases, concluded_at, at_risk, recorded_by) SELECT m.id, m.cases, '2026-11-23T09:00', 0, 1 FROM strategy_meeting m`, "not at risk"},
		{"stood down", `UPDATE conference SET state = 'stood-down'`, "stood down"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			c := newCarters(t)
			dbtest.MustExec(t, c.DB, `INSERT INTO venue (name, line1, town, postcode) VALUES ('Library', '9 Book Row', 'Northmere', 'NM1 4EF')`)
			admin := c.as(pathway.Admin)
			paul := c.guest(c.paul)
			c.make(admin, paul).want(http.StatusSeeOther)
			printed := admin.post(c.at(paul, "print")).want(http.StatusSeeOther)
			reference := c.documentFor(paul).Reference
			if got := admin.get("/today").text("main"); strings.Contains(got, reference) {
				t.Errorf("Today warns of it already: %q", got)
			}
			dbtest.MustExec(t, c.DB, tt.change)
			if got := admin.get("/today").want(http.StatusOK).text("main"); !strings.Contains(got, reference) {
				t.Errorf("Today does not warn: %q", got)
			}
			d := c.documentFor(paul)
			if d.State != pathway.DocumentVoid || !strings.Contains(d.VoidWhy, tt.why) || !d.OutThere() {
				t.Fatalf("the letter is %s because of %q", d.State, d.VoidWhy)
			}
			for _, secret := range append([]string{"8 Station Road", "Library", "Tommy"}, carterSecrets...) {
				if strings.Contains(d.VoidWhy, secret) {
					t.Errorf("why it is void tells %q", secret)
				}
			}
			if got := admin.get(c.at()).text(".govuk-warning-text"); !strings.Contains(got, "Do not post "+reference) {
				t.Errorf("the invitations do not warn: %q", got)
			}
			admin.get(printed.to() + "/file").want(http.StatusUnprocessableEntity)
			c.Clock.Forward(60e9)
			admin.post(c.at(paul, "sent"), "sent_on", "23/11/2026", "sent_at", "09:01").want(http.StatusUnprocessableEntity)
			if d := c.documentFor(paul); d.Sent() {
				t.Error("a void letter is recorded as sent")
			}
			admin.post(c.documentAt(d, "/spoilt"), "back", "invitations").want(http.StatusSeeOther)
			if got := admin.get("/today").text("main") + admin.get(c.at()).text(".govuk-warning-text"); strings.Contains(got, reference) {
				t.Errorf("it is taken out, and yet: %q", got)
			}
		})
	}
}

// What changes nothing in a letter leaves it as it is.
func TestWhatALetterDoesNotShowVoidsNothing(t *testing.T) {
	c := newCarters(t)
	admin := c.as(pathway.Admin)
	c.make(admin, c.guest(c.paul)).want(http.StatusSeeOther)
	for _, change := range []string{`UPDATE person SET known_as = 'Maya' WHERE first_name = 'May'`, `UPDATE case_person SET note = 'Call after six'`, `UPDATE address SET line1 = 'Other Cottage' WHERE postcode = 'NM4 9XY'`,
		`UPDATE conference SET late_reason = 'x'`, `UPDATE attendee SET answer = 'coming'`, `UPDATE office SET colour = '#000000'`} {
		dbtest.MustExec(t, c.DB, change)
		if d := c.documentFor(c.guest(c.paul)); d.State != pathway.DocumentIssued {
			t.Fatalf("%s: %s because of %q", change, d.State, d.VoidWhy)
		}
	}
}

// What somebody looked at is what is made: a fact that changes in between is a conflict.
func TestAProofThatWasOvertakenIsLookedAtAgain(t *testing.T) {
	c := newCarters(t)
	admin := c.as(pathway.Admin)
	paul := c.guest(c.paul)
	looked := pairsOf(hashes(admin.get(c.at(paul)).want(http.StatusOK)))
	dbtest.MustExec(t, c.DB, `UPDATE conference SET starts_at = '2026-12-10T14:00'`)
	a := admin.post(c.at(paul, "make"), looked...).want(http.StatusConflict)
	if !strings.Contains(a.text("main"), "Something changed since you looked at this") {
		t.Errorf("the page says %q", a.text("main"))
	}
	if len(c.letters().Documents) != 0 {
		t.Error("it was made")
	}
}
