package handlers

import (
	"errors"
	"net/http"
	"strings"
	"testing"

	"cp-pathway/db"
	"cp-pathway/db/dbtest"
	"cp-pathway/pathway"
	"cp-pathway/views"
)

// stops is what the page of a recipient says stops the letter, and fails where the letter is made all the same.
func (c *carters) stops(b *browser, to int64) string {
	c.t.Helper()
	page := b.get(c.at(to)).want(http.StatusOK)
	if a := c.make(b, to); a.Status != http.StatusUnprocessableEntity {
		c.t.Errorf("made all the same: %d", a.Status)
	}
	return page.text(".app-mends--late")
}

// letter makes what one recipient gets and returns its text in one line.
func (c *carters) letter(b *browser, to int64) string {
	c.t.Helper()
	c.make(b, to).want(http.StatusSeeOther)
	return strings.Join(strings.Fields(textOf(c.t.(*testing.T), c.stored(c.documentFor(to)))), " ")
}

func (c *carters) exec(query string, args ...any) { dbtest.MustExec(c.t, c.DB, query, args...) }

// concern is why there is a conference, as the letters say it.
func (c *carters) concern(text string) { c.exec(`UPDATE strategy_meeting SET concern = ?`, text) }

// What an expert expects of addresses, sentence by sentence, as somebody at the program sees it. What the sentences say of free text,
// release, gates, voiding, screens and all that leaves the program has tests of its own beside this one.
func TestAddresses(t *testing.T) {
	t.Parallel()
	tests := []struct {
		sentence string
		holds    func(t *testing.T, c *carters, admin *browser)
	}{
		{"one report goes to nobody unredacted: mother and both fathers each get their own", func(t *testing.T, c *carters, admin *browser) {
			texts := map[string]string{"mother": c.letter(admin, c.guest(c.anna)), "Paul": c.letter(admin, c.guest(c.paul)), "Piotr": c.letter(admin, c.guest(c.piotr))}
			if !strings.Contains(texts["mother"], "21 Willow Way") || texts["Paul"] == texts["Piotr"] {
				t.Error("the letters are alike, or hers does not reach her")
			}
			for _, secret := range carterSecrets {
				if strings.Contains(texts["Paul"]+texts["Piotr"], secret) {
					t.Errorf("a father reads %q", secret)
				}
			}
		}},
		{"a new address is not posted to the old home", func(t *testing.T, c *carters, admin *browser) {
			c.make(admin, c.guest(c.anna)).want(http.StatusSeeOther)
			_, err := c.DB.AddAddress(t.Context(), c.by, c.number, db.NewAddress{People: []int64{c.anna}, Post: true, Moved: true, Confirmed: "Rang her",
				Address: pathway.Address{Line1: "5 Heron Row", Town: "Farport", Postcode: "FP2 2BB", State: pathway.AddressConfidential}})
			c.must(err)
			if d := c.documentFor(c.guest(c.anna)); d.State != pathway.DocumentVoid {
				t.Errorf("the letter to her old home is %s", d.State)
			}
			text := c.letter(admin, c.guest(c.anna))
			if !strings.Contains(text, "5 Heron Row") || strings.Contains(text, "21 Willow Way NM4 9XY Date") {
				t.Errorf("it goes to %s", text)
			}
			c.concern("She used to be at 21 Willow Way.") // her former home is protected like the new one
			if got := c.stops(admin, c.guest(c.paul)); !strings.Contains(got, pathway.MaskMark) {
				t.Errorf("a former home: %q", got)
			}
		}},
		{"the word refuge tells as much as its name", func(t *testing.T, c *carters, admin *browser) {
			c.exec(`UPDATE address SET kind = 'refuge' WHERE id = ?`, c.home)
			c.concern("They are in a refuge now.")
			if got := c.stops(admin, c.guest(c.paul)); !strings.Contains(got, "Telling word") || strings.Contains(got, "refuge now") {
				t.Errorf("it is stopped by %q", got)
			}
		}},
		{"protecting an address protects everybody who lives there, and the child’s own record of it", func(t *testing.T, c *carters, admin *browser) {
			address := pathway.Address{}
			f := c.family()
			for _, a := range f.Addresses() {
				if a.Address.Line1 == "7 Station Road" {
					address = a.Address
				}
			}
			c.exec(`INSERT INTO residence (address, person) VALUES (?, ?)`, address.ID, c.tom)
			c.concern("He was seen at 7, station road.")
			c.make(admin, c.guest(c.piotr)).want(http.StatusSeeOther)
			c.must(c.DB.Protect(t.Context(), c.by, c.number, address.ID, address.Version))
			if d := c.documentFor(c.guest(c.piotr)); d.State != pathway.DocumentVoid {
				t.Errorf("what was made before it was protected is %s", d.State)
			}
			if got := c.stops(admin, c.guest(c.piotr)); !strings.Contains(got, "Tom Carter") || !strings.Contains(got, "Paul Dean") {
				t.Errorf("it does not say whom it protects: %q", got)
			}
		}},
		{"entering an address equal to a protected one warns", func(t *testing.T, c *carters, admin *browser) {
			_, err := c.DB.AddAddress(t.Context(), c.by, c.number, db.NewAddress{People: []int64{c.piotr}, Post: true, Address: pathway.Address{Line1: "rose cottage", Line2: "21, WILLOW WAY", Town: "Moorbridge", Postcode: "nm49xy"}})
			var same *db.SamePlace
			if !errors.As(err, &same) || !same.Protected {
				t.Errorf("entered: %v", err)
			}
			page := admin.post(views.Path("cases", c.number, "people", c.piotr, "address"), "which", "new", "people", idText(c.piotr), "kind", "home", "state", "normal",
				"line1", "rose cottage", "line2", "21, WILLOW WAY", "town", "Moorbridge", "postcode", "nm49xy").want(http.StatusUnprocessableEntity)
			if got := page.text(".govuk-error-summary"); !strings.Contains(got, "protected") {
				t.Errorf("the page warns: %q", got)
			}
		}},
		{"phone and email have states of their own", func(t *testing.T, c *carters, admin *browser) {
			c.must(c.DB.AddContact(t.Context(), c.by, c.number, c.piotr, pathway.ContactPoint{Kind: pathway.Phone, Value: "01632 960555", State: pathway.AddressConfidential}))
			c.must(c.DB.AddContact(t.Context(), c.by, c.number, c.piotr, pathway.ContactPoint{Kind: pathway.Phone, Value: "01632 960556", State: pathway.AddressNormal}))
			c.concern("He rang from 01632-960556.")
			c.make(admin, c.guest(c.paul)).want(http.StatusSeeOther)
			c.concern("He rang from 01632-960555.")
			if got := c.stops(admin, c.guest(c.paul)); !strings.Contains(got, "Phone number") {
				t.Errorf("stopped by %q", got)
			}
		}},
		{"a refuge is confidential whatever is chosen", func(t *testing.T, c *carters, _ *browser) {
			a := pathway.Address{Line1: "1 Elm Walk", Town: "Northmere", Postcode: "NM8 8AA", Kind: pathway.RefugeAddress, State: pathway.AddressNormal}
			if !a.Protected() || pathway.FieldsOf(a.Validate())["state"] == "" && a.Tidy().State == pathway.AddressNormal {
				t.Error("a refuge can be an ordinary address")
			}
		}},
		{"that an address is confidential is printed for nobody", func(t *testing.T, c *carters, admin *browser) {
			admin.post(c.at("make"), c.everybody()...).want(http.StatusSeeOther)
			for _, d := range c.letters().Documents {
				if text := strings.ToLower(textOf(t, c.stored(d))); strings.Contains(text, "confidential address") || strings.Contains(text, "withheld") || strings.Contains(text, "protected address") || strings.Contains(text, pathway.MaskMark) {
					t.Errorf("%s to %s tells that there is one", d.Kind, d.To.Name)
				}
			}
			c.concern("Her address is confidential.")
			if got := c.stops(admin, c.guest(c.paul)); !strings.Contains(got, "Telling word") {
				t.Errorf("stopped by %q", got)
			}
		}},
		{"a way that is not safe is blocked", func(t *testing.T, c *carters, admin *browser) {
			m, err := func() (pathway.Member, error) { f := c.family(); return f.Member(c.anna) }()
			c.must(err)
			c.must(c.DB.SaveWays(t.Context(), c.by, c.number, c.anna, []pathway.ContactWay{{Way: "post", Safety: pathway.NotSafe}}, m.Person.Version))
			if got := c.stops(admin, c.guest(c.anna)); !strings.Contains(got, "not safe") {
				t.Errorf("stopped by %q", got)
			}
			admin.post(c.at(c.guest(c.anna), "way"), "way", "post").want(http.StatusUnprocessableEntity)
			admin.post(c.at(c.guest(c.anna), "way"), "way", "by-hand").want(http.StatusSeeOther)
			c.make(admin, c.guest(c.anna)).want(http.StatusSeeOther)
		}},
		{"nobody knows of a child until that is recorded, and unconfirmed means no", func(t *testing.T, c *carters, admin *browser) {
			c.exec(`UPDATE relation SET may_know = '' WHERE adult = ? AND child = ?`, c.paul, c.tom)
			c.exec(`UPDATE relation SET confirmed_at = '' WHERE adult = ? AND child = ?`, c.paul, c.tom)
			if got := c.stops(admin, c.guest(c.paul)); !strings.Contains(got, "Confirm what Paul Dean is to Tom Carter") {
				t.Errorf("stopped by %q", got)
			}
			if got := admin.get(c.at(c.guest(c.paul))).text(".app-paper"); strings.Contains(got, "Tom") {
				t.Error("the letter names him")
			}
		}},
		{"an agency starts with the children that it is linked to", func(t *testing.T, c *carters, admin *browser) {
			if text := c.letter(admin, c.invited(c.school)); !strings.Contains(text, "Mia Carter") || !strings.Contains(text, "Tom Carter") || strings.Contains(text, "Zielin") {
				t.Error("the school reads of others than its own")
			}
			c.exec(`UPDATE network SET confirmed_at = '' WHERE professional = ?`, c.worker)
			if got := c.stops(admin, c.invited(c.worker)); !strings.Contains(got, "Confirm which children") {
				t.Errorf("unconfirmed: %q", got)
			}
		}},
		{"the recipient’s own values and the office’s are exempt, how a venue is found is not", func(t *testing.T, c *carters, admin *browser) {
			c.concern("Somebody was seen at 7 Station Road, near Civic Square, FB1 1AB. Ring 01632 960 100.")
			c.make(admin, c.guest(c.paul)).want(http.StatusSeeOther)
			c.exec(`UPDATE venue SET how_to_find = 'You may park in Civic Square, beside the market'`)
			c.concern("Paul was seen near Civic Square.")
			if got := c.stops(admin, c.guest(c.piotr)); !strings.Contains(got, "protects Paul Dean") {
				t.Errorf("of another child’s father he would be told: %q", got)
			}
			c.concern("There were marks near Civic Square, FB1 1AB. Ring 01632 960 100.")
			c.make(admin, c.guest(c.piotr)).want(http.StatusSeeOther)
			c.exec(`UPDATE venue SET how_to_find = 'The second turn after Willow Way, beside the market'`)
			if got := c.stops(admin, c.guest(c.paul)); !strings.Contains(got, "How to find it") || strings.Contains(got, "Willow") {
				t.Errorf("stopped by %q", got)
			}
		}},
		{"the police are given a protected address by a permission with its reason, and not without", func(t *testing.T, c *carters, admin *browser) {
			if text := c.letter(admin, c.invited(c.constable)); strings.Contains(text, "Willow") {
				t.Error("the police read it without leave")
			}
			network := int64(0)
			for _, n := range c.family().Network {
				if n.Professional.ID == c.constable {
					network = n.ID
				}
			}
			path := views.Path("cases", c.number, "network", network, "permission")
			admin.post(path, "reason", "Warrant").want(http.StatusForbidden)
			chair := c.as(pathway.Chair)
			form := formsOf(path, chair.get(path).want(http.StatusOK))[0]
			chair.send(form.request(chair, badInput{text: "A marker on the address"}.values(form), "")).want(http.StatusSeeOther)
			if d := c.documentFor(c.invited(c.constable)); d.State != pathway.DocumentVoid {
				t.Errorf("what was made without is %s", d.State)
			}
			if text := c.letter(admin, c.invited(c.constable)); !strings.Contains(text, "21 Willow Way") {
				t.Error("with leave the request lacks it")
			}
			if rows := dbtest.MustRows(t, c.DB, `SELECT reason FROM audit WHERE what LIKE 'Permitted protected addresses%'`); len(rows) != 1 || rows[0] != "A marker on the address" {
				t.Errorf("kept: %q", rows)
			}
		}},
		{"numbers, counts and lists are computed for who reads them", func(t *testing.T, c *carters, admin *browser) {
			admin.post(c.at("make"), c.everybody()...).want(http.StatusSeeOther)
			paul, piotr := c.documentFor(c.guest(c.paul)), c.documentFor(c.guest(c.piotr))
			if paul.Number != 1 || piotr.Number != 1 || paul.Reference == piotr.Reference {
				t.Errorf("versions %d and %d, references %s and %s", paul.Number, piotr.Number, paul.Reference, piotr.Reference)
			}
			text := strings.Join(strings.Fields(textOf(t, c.stored(piotr))), " ")
			for _, never := range []string{"three children", "3 children", "Mia", "siblings", "brother", "sister", "other child", "Grandmother", "the children"} {
				if strings.Contains(text, never) {
					t.Errorf("the father of one reads %q: %s", never, around(text, never))
				}
			}
		}},
		{"a school of a protected child gives a place away", func(t *testing.T, c *carters, admin *browser) {
			c.exec(`UPDATE case_person SET school = 'Moorbridge Infants' WHERE person IN (?, ?)`, c.mia, c.tom)
			c.concern("Moorbridge infants rang twice.")
			if got := c.stops(admin, c.guest(c.paul)); !strings.Contains(got, "Place") || strings.Contains(got, "Infants") {
				t.Errorf("stopped by %q", got)
			}
			c.make(admin, c.guest(c.anna)).want(http.StatusSeeOther)
		}},
		{"what is not recorded is asked of staff and printed for nobody", func(t *testing.T, c *carters, admin *browser) {
			c.exec(`UPDATE conference SET minute_taker = NULL`)
			c.exec(`UPDATE cases SET social_worker = NULL`)
			if got := admin.get(c.at(c.guest(c.paul))).text("#cautions-parent-invitation"); !strings.Contains(got, "No minute taker is named yet") {
				t.Errorf("worth a look: %q", got)
			}
			if text := strings.ToLower(c.letter(admin, c.guest(c.paul))); strings.Contains(text, "not recorded") || strings.Contains(text, "not known") || strings.Contains(text, "no minute taker") || strings.Contains(text, "named yet") {
				t.Error("the letter says what is missing")
			}
		}},
		{"letters of a split conference have their own times and do not mention each other", func(t *testing.T, c *carters, admin *browser) {
			c.exec(`UPDATE attendee SET part = 'First part', starts_at = '2026-12-10T10:00' WHERE id = ?`, c.guest(c.anna))
			c.exec(`UPDATE attendee SET part = 'Second part', starts_at = '2026-12-10T11:15' WHERE id = ?`, c.guest(c.paul))
			hers, his := c.letter(admin, c.guest(c.anna)), c.letter(admin, c.guest(c.paul))
			if !strings.Contains(his, "at 11.15am") || strings.Contains(his, "at 10am") || strings.Contains(hers, "at 11.15am") || !strings.Contains(hers, "at 10am") {
				t.Errorf("their times are mixed: %s … %s", around(hers, "arrive"), around(his, "arrive"))
			}
			for _, word := range []string{"First part", "Second part", "split", "separate"} {
				if strings.Contains(his+hers, word) {
					t.Errorf("a letter says %q", word)
				}
			}
		}},
		{"what cannot be handed over leaves the address unconfirmed", func(t *testing.T, c *carters, admin *browser) {
			admin.post(c.at(c.guest(c.paul), "way"), "way", "by-hand").want(http.StatusSeeOther)
			c.make(admin, c.guest(c.paul)).want(http.StatusSeeOther)
			admin.post(c.at(c.guest(c.paul), "print")).want(http.StatusSeeOther)
			c.Clock.Forward(60e9)
			admin.post(c.at(c.guest(c.paul), "sent"), "sent_on", "23/11/2026", "sent_at", "09:01").want(http.StatusSeeOther)
			admin.post(c.documentAt(c.documentFor(c.guest(c.paul)), "/back"), "state", "failed", "back_on", "23/11/2026", "back_at", "09:01").want(http.StatusSeeOther)
			f := c.family()
			m, err := f.Member(c.paul)
			c.must(err)
			if home, _ := m.Home(); home.Address.Confirmed != "" {
				t.Error("the address counts as confirmed")
			}
			if d := c.documentFor(c.guest(c.paul)); !d.CameBack() {
				t.Error("the letter counts as sent")
			}
		}},
	}
	first := newCarters(t)
	signedIn := first.as(pathway.Admin)
	for _, tt := range tests {
		t.Run(tt.sentence, func(t *testing.T) {
			c := first.copied(t)
			tt.holds(t, c, signedIn.at(c.site))
		})
	}
}
