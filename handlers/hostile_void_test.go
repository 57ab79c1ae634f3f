package handlers

import (
	"net/http"
	"strings"
	"testing"

	"cp-pathway/db/dbtest"
	"cp-pathway/pathway"
)

// Whatever changes behind a proof voids it, whoever changes it; what is printed by then must not be posted.
func TestAChangedFactVoidsWhatIsYetToGo(t *testing.T) {
	t.Parallel()
	tests := []struct{ name, change, why string }{
		{"time of the conference", `UPDATE conference SET starts_at = '2026-12-10T14:00'`, "date and time of the conference"},
		{"another venue", `UPDATE conference SET venue = (SELECT max(id) FROM venue)`, "the venue or link"},
		{"the venue's address", `UPDATE venue SET line1 = '5 Civic Square'`, "the venue or link"},
		{"the chair's phone", `UPDATE account SET phone = '01632 960 111' WHERE login = 'chair'`, "the chair"},
		{"a child's name", `UPDATE person SET known_as = 'Tommy' WHERE first_name = 'Tom'`, "the children named"},
		{"may no longer know", `UPDATE relation SET may_know = 'no' WHERE adult = (SELECT id FROM person WHERE first_name = 'Paul') AND child = (SELECT id FROM person WHERE first_name = 'Tom')`, "the children named"},
		{"his address", `UPDATE address SET line1 = '8 Station Road' WHERE line1 = '7 Station Road'`, "the recipient’s address"},
		{"post is no longer safe", `INSERT INTO contact_way (person, way, safety) SELECT id, 'post', 'not-safe' FROM person WHERE first_name = 'Paul'`, "not safe"},
		{"address unconfirmed", `UPDATE residence SET confirmed_at = '' WHERE address = (SELECT id FROM address WHERE line1 = '7 Station Road')`, "confirmed"},
		{"excluded", `UPDATE attendee SET excluded = 'whole', ground = 'violence', views_how = 'x', told_how = 'y' WHERE role = 'Father'`, "excluded from the whole of the conference"},
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
	first := newCarters(t)
	signedIn := first.as(pathway.Admin)
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			c := first.copied(t)
			dbtest.MustExec(t, c.DB, `INSERT INTO venue (name, line1, town, postcode) VALUES ('Library', '9 Book Row', 'Northmere', 'NM1 4EF')`)
			admin := signedIn.at(c.site)
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
	t.Parallel()
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
	t.Parallel()
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
