package handlers

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"cp-pathway/db"
	"cp-pathway/pathway"
	"cp-pathway/views"
)

func addressCard(c *Ctx, f *pathway.Family, a pathway.FamilyAddress) views.AddressCard {
	x := a.Address
	at := func(parts ...any) string {
		return views.Path(append([]any{"cases", f.Case.ID, "addresses", x.ID}, parts...)...)
	}
	card := views.AddressCard{ID: "address-" + idText(x.ID), Title: addressWords(x)}
	if x.Protected() {
		card.Flags = []views.Flag{{Text: map[bool]string{true: "Refuge: always confidential", false: "Confidential"}[x.Kind == pathway.RefugeAddress], Strong: true}}
		if show := showLink(c, f, pathway.SecretAddress, x.ID); show.URL != "" {
			card.Links = append(card.Links, show)
		}
	}
	if x.Kind != pathway.HomeAddress && x.Kind != pathway.RefugeAddress {
		card.Flags = append(card.Flags, views.Flag{Text: pathway.TitleOf(pathway.AddressKinds, string(x.Kind))})
	}
	if len(a.Residents) > 0 {
		card.Facts = append(card.Facts, views.Fact{Name: "Live there", Text: residents(a.Residents)})
	} else {
		card.Facts = append(card.Facts, views.Fact{Name: "Live there", Text: "nobody of the family now"})
	}
	if len(a.Past) > 0 {
		card.Facts = append(card.Facts, views.Fact{Name: "Lived there", Text: pastResidents(a.Past)})
	}
	if len(x.Places) > 0 {
		card.Facts = append(card.Facts, views.Fact{Name: "Also told by", Text: strings.Join(x.Places, "\n")})
	}
	if x.Usable() || x.Protected() {
		confirmed := views.Fact{Name: "Confirmed", Text: confirmedWords(x.Confirmed, x.ConfirmedBy), Note: x.ConfirmedHow, Strong: x.Confirmed == "" && len(a.Residents) > 0}
		card.Facts = append(card.Facts, confirmed)
	}
	if !c.May(pathway.EditFamily) {
		return card
	}
	link := func(text string, parts ...any) {
		card.Links = append(card.Links, views.Link{Text: text, URL: at(parts...)})
	}
	if x.Usable() || x.Protected() {
		link("Confirm", "confirm")
	}
	link("Correct")
	link("Who lives there", "residents")
	switch {
	case x.Protected() && x.Kind != pathway.RefugeAddress && c.May(pathway.PermitAddress):
		link("End the protection", "unprotect")
	case !x.Protected() && x.Usable():
		card.Buttons = []views.PostButton{{ID: "protect-" + idText(x.ID), Action: at("protect"), Text: "Protect", Hidden: []views.Hidden{{Name: "version", Value: Version(x.Version)}}}}
	}
	return card
}

func residents(list []pathway.Resident) string {
	var words []string
	for _, r := range list {
		text := r.Person.Name()
		if !r.Residence.Since.IsZero() {
			text += " since " + r.Residence.Since.Short()
		}
		if !r.Residence.Post {
			text += " (post elsewhere)"
		}
		words = append(words, text)
	}
	return strings.Join(words, ", ")
}

func pastResidents(list []pathway.Resident) string {
	var words []string
	for _, r := range list {
		words = append(words, r.Person.Name()+" until "+r.Residence.Until.Short())
	}
	return strings.Join(words, ", ")
}

// newAddress is the form for where somebody lives now.
func (s *Server) newAddress(c *Ctx) error {
	f, m, err := c.member()
	if err != nil {
		return err
	}
	return c.Show(c.addressPage(&f, m, Stored("people", idText(m.Person.ID), "post", "yes", "moved", "yes", "kind", string(pathway.HomeAddress), "state", string(pathway.AddressNormal)), nil, nil))
}

// addAddress records where people live. A place that is recorded already is asked about first.
func (s *Server) addAddress(c *Ctx) error {
	f, m, err := c.member()
	if err != nil {
		return err
	}
	typed, err := c.Form()
	if err != nil {
		return err
	}
	faults := pathway.Fields{}
	n := db.NewAddress{Since: typed.PastDate("since", c.Today(), faults), Post: typed.Bool("post"), Moved: typed.Bool("moved"), Share: typed.Bool("share"), Confirmed: typed.Line("confirmed")}
	for _, id := range typed.Values["people"] {
		if person, err := strconv.ParseInt(id, 10, 64); err == nil {
			n.People = append(n.People, person)
		}
	}
	switch which := typed.Get("which"); which {
	case "new", "":
		n.Address = typed.address()
	default:
		n.Address.ID = typed.ID("which")
	}
	if err = faults.Err(); err == nil {
		_, err = s.DB.AddAddress(c.Ctx(), c.By(), f.Case.ID, n)
	}
	var same *db.SamePlace
	switch {
	case errors.As(err, &same):
		return c.show(422, c.addressPage(&f, m, typed, nil, same))
	case err != nil:
		return c.Again(err, c.addressPage(&f, m, typed, err, nil))
	}
	return c.Done(peopleAt(f.Case.ID, m.Person.ID), "Where "+m.Person.Name()+" lives is saved.")
}

// address reads the lines, kind and state of an address.
func (f Form) address() pathway.Address {
	return pathway.Address{Line1: f.Line("line1"), Line2: f.Line("line2"), Line3: f.Line("line3"), Town: f.Line("town"), Postcode: f.Line("postcode"),
		Kind: pathway.AddressKind(f.Get("kind")), State: pathway.AddressState(f.Get("state")), Places: strings.Split(f.Get("places"), "\n")}
}

func storedAddress(a pathway.Address) Form {
	return Stored("line1", a.Line1, "line2", a.Line2, "line3", a.Line3, "town", a.Town, "postcode", a.Postcode, "kind", string(a.Kind), "state", string(a.State),
		"places", strings.Join(a.Places, "\n"), "version", Version(a.Version))
}

var addressLabels = []fieldLabel{{"line1", "First line"}, {"line2", "Second line"}, {"line3", "Third line"}, {"town", "Town"}, {"postcode", "Postcode"},
	{"kind", "What sort of place"}, {"state", "State"}, {"places", "Places"}}

func (c *Ctx) addressPage(f *pathway.Family, m pathway.Member, typed Form, err error, same *db.SamePlace) Page {
	v := typed.Fields(err)
	form := views.EditForm{ID: "address-form", Title: "Where " + m.Person.Name() + " lives", Action: views.Path("cases", f.Case.ID, "people", m.Person.ID, "address"),
		Button: "Save", Back: views.Link{Text: "Cancel", URL: peopleAt(f.Case.ID, m.Person.ID)}}
	if same != nil {
		v.Because(sameWords(same))
		form.Button = "Share the record"
		form.Hidden = append(form.Hidden, views.Hidden{Name: "share", Value: "yes"})
		form.Lead = "Two records of one place would be a danger: protecting one would leave the other to be printed. “Share the record” takes the one that is there, with its protection. If it is another place after all, correct what you typed below."
		form.Hidden = append(form.Hidden, views.Hidden{Name: "which", Value: "new"})
	}
	form.Errors = v.Summary()
	if same == nil {
		if which := addressChoices(f, m); len(which) > 0 {
			form.Fields = append(form.Fields, v.Radios("which", "Which address?", append(which, views.Option{Value: "new", Text: "Another one, entered below"})...))
		} else {
			form.Hidden = append(form.Hidden, views.Hidden{Name: "which", Value: "new"})
		}
	}
	form.Fields = append(form.Fields, homeFields(v)...)
	var people []views.Option
	for _, x := range append(f.AllChildren(), f.Adults()...) {
		if x.Person.Died.IsZero() {
			people = append(people, views.Option{Value: idText(x.Person.ID), Text: x.Person.Name()})
		}
	}
	form.Fields = append(form.Fields,
		v.Checkboxes("people", "Who lives there?", people...).SideBySide(),
		v.Checkbox("moved", "They live nowhere else now").WithHint("Their other addresses end. Leave this unticked for a second home"),
		v.Checkbox("post", "Their post goes there"),
		v.Date("since", "Since").WithHint("Where it is known; for example, 4/3/2026"),
		v.Text("confirmed", "How was it confirmed?").Wide(30).AtMost(200).AsOptional().WithHint("“Phoned her”, “Seen by the social worker”. Leave it empty and the address is unconfirmed: nothing is posted there until somebody makes sure"))
	return c.FormPage(f, sectionPeople, "Address", form)
}

func sameWords(same *db.SamePlace) string {
	words := "This address is recorded already"
	if len(same.Who) > 0 {
		words += " for " + joined(same.Who)
	}
	if same.Protected {
		words += ", and it is protected"
	}
	return words + "."
}

// joined lists names: "Ann, Ben and Cara".
func joined(names []string) string {
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	return strings.Join(names[:len(names)-1], ", ") + " and " + names[len(names)-1]
}

// addressChoices offers the family's addresses where somebody else lives. A protected one is named by its residents.
func addressChoices(f *pathway.Family, m pathway.Member) []views.Option {
	var list []views.Option
	for _, a := range f.Addresses() {
		if !a.Address.Usable() && !a.Address.Protected() {
			continue
		}
		var names []string
		for _, r := range a.Residents {
			names = append(names, r.Person.Name())
		}
		text := addressWords(a.Address)
		if len(names) > 0 {
			text += ", with " + joined(names)
		}
		list = append(list, views.Option{Value: idText(a.Address.ID), Text: text})
	}
	return list
}

func homeFields(v *views.Form) []views.Component {
	return []views.Component{
		views.Fieldset{Legend: "Address", Fields: []views.Component{
			v.Text("line1", "First line").Wide(30).AtMost(60), v.Text("line2", "Second line").Wide(30).AtMost(60).AsOptional(), v.Text("line3", "Third line").Wide(30).AtMost(60).AsOptional(),
			v.Text("town", "Town").Wide(20).AtMost(60), v.Text("postcode", "Postcode").Wide(10)}},
		v.Radios("kind", "What sort of place is it?", kindOptions()...).SideBySide(),
		v.Radios("state", "May it be shown?", views.Option{Value: string(pathway.AddressNormal), Text: "Normal"},
			views.Option{Value: string(pathway.AddressConfidential), Text: "Confidential", Hint: "Used on their own letter and envelope and nowhere else. It holds for all who live there, and for as long as the record stands"},
			views.Option{Value: string(pathway.AddressNotKnown), Text: "Not known", Hint: "Nothing is posted"},
			views.Option{Value: string(pathway.NoFixedAbode), Text: "No fixed abode", Hint: "Nothing is posted"}),
		v.Textarea("places", "Names that give the place away", 2).AsOptional().WithHint("One a line: the building, the project that runs it, a landmark. A school or GP practice is protected with the child or the professional"),
	}
}

func kindOptions() []views.Option {
	var list []views.Option
	for _, k := range pathway.AddressKinds {
		if k.Value != string(pathway.WorkAddress) {
			list = append(list, views.Option{Value: k.Value, Text: k.Title})
		}
	}
	return list
}

// addressOf returns the request's family and the address that its path names.
func (c *Ctx) addressOf() (pathway.Family, pathway.FamilyAddress, error) {
	f, err := c.Family()
	if err != nil {
		return f, pathway.FamilyAddress{}, err
	}
	id, err := c.ID("address")
	if err != nil {
		return f, pathway.FamilyAddress{}, err
	}
	for _, a := range f.Addresses() {
		if a.Address.ID == id {
			return f, a, nil
		}
	}
	return f, pathway.FamilyAddress{}, pathway.NotFound("This address")
}

// correctAddress is the form for the same place, better written. A protected one is shown first, with a reason.
func (s *Server) correctAddress(c *Ctx) error {
	f, a, err := c.addressOf()
	if err != nil {
		return err
	}
	if a.Address.Protected() {
		return c.Show(c.showToCorrect(&f, a, Form{}, nil))
	}
	return c.Show(c.correctPage(&f, a.Address, storedAddress(a.Address), nil))
}

func (c *Ctx) showToCorrect(f *pathway.Family, a pathway.FamilyAddress, typed Form, err error) Page {
	v := typed.Fields(err)
	return c.FormPage(f, sectionPeople, "Correct an address", views.EditForm{ID: "show-form", Title: "Correct a protected address", Errors: v.Summary(), Button: "Show it and correct it",
		Lead:   "To be corrected it has to be shown. That it was shown, to whom and why, is kept in the history. Who has moved gets a new address instead.",
		Action: views.Path("cases", f.Case.ID, "addresses", a.Address.ID, "show"), Fields: []views.Component{v.Text("reason", "Why do you need to see it?").AtMost(300)},
		Back: views.Link{Text: "Cancel", URL: views.Path("cases", f.Case.ID, sectionPeople)}})
}

// showAddressToCorrect shows a protected address in the form that corrects it, this once.
func (s *Server) showAddressToCorrect(c *Ctx) error {
	f, a, err := c.addressOf()
	if err != nil {
		return err
	}
	typed, err := c.Form()
	if err != nil {
		return err
	}
	whole, err := s.DB.AddressToCorrect(c.Ctx(), c.By(), f.Case.ID, a.Address.ID, typed.Line("reason"))
	if err != nil {
		return c.Again(err, c.showToCorrect(&f, a, typed, err))
	}
	return c.Show(c.correctPage(&f, whole, storedAddress(whole), nil))
}

func (s *Server) saveAddress(c *Ctx) error {
	f, a, err := c.addressOf()
	if err != nil {
		return err
	}
	typed, err := c.Form()
	if err != nil {
		return err
	}
	changed := typed.address()
	changed.ID, changed.Version = a.Address.ID, typed.Int("version")
	err = s.DB.SaveAddress(c.Ctx(), c.By(), f.Case.ID, changed)
	switch {
	case pathway.CodeOf(err) == pathway.CodeConflict && !a.Address.Protected():
		return c.conflict(&f, "The address", c.Request().URL.Path, typed, storedAddress(a.Address), addressLabels, err)
	case err != nil:
		return c.Again(err, c.correctPage(&f, a.Address, typed, err))
	}
	return c.Done(views.Path("cases", f.Case.ID, sectionPeople)+"#address-"+idText(a.Address.ID), "The address is saved.")
}

func (c *Ctx) correctPage(f *pathway.Family, a pathway.Address, typed Form, err error) Page {
	v := typed.Fields(err)
	return c.FormPage(f, sectionPeople, "Correct an address", views.EditForm{ID: "address-form", Title: "Correct an address", Errors: v.Summary(),
		Lead:   "The same place, better written, for everybody who lives there. Who has moved gets a new address instead: the old one stays in the record.",
		Action: views.Path("cases", f.Case.ID, "addresses", a.ID), Hidden: []views.Hidden{v.Hidden("version")}, Fields: homeFields(v), Button: "Save",
		Back: views.Link{Text: "Cancel", URL: views.Path("cases", f.Case.ID, sectionPeople)}})
}

func (s *Server) protectAddress(c *Ctx) error {
	f, a, err := c.addressOf()
	if err != nil {
		return err
	}
	typed, err := c.Form()
	if err != nil {
		return err
	}
	if err := s.DB.Protect(c.Ctx(), c.By(), f.Case.ID, a.Address.ID, typed.Int("version")); err != nil {
		return err
	}
	return c.Done(views.Path("cases", f.Case.ID, sectionPeople)+"#address-"+idText(a.Address.ID),
		fmt.Sprintf("The address is protected for everybody who lives or lived there (%d). Proofs made before are void.", len(a.Residents)+len(a.Past)))
}

func (s *Server) endProtectionPage(c *Ctx) error {
	f, a, err := c.addressOf()
	if err != nil {
		return err
	}
	return c.Show(c.unprotectPage(&f, a, Stored("version", Version(a.Address.Version)), nil))
}

func (s *Server) endProtection(c *Ctx) error {
	f, a, err := c.addressOf()
	if err != nil {
		return err
	}
	typed, err := c.Form()
	if err != nil {
		return err
	}
	if err := s.DB.EndProtection(c.Ctx(), c.By(), f.Case.ID, a.Address.ID, typed.Line("reason"), typed.Int("version")); err != nil {
		return c.Again(err, c.unprotectPage(&f, a, typed, err))
	}
	return c.Done(views.Path("cases", f.Case.ID, sectionPeople)+"#address-"+idText(a.Address.ID), "The address is no longer protected.")
}

func (c *Ctx) unprotectPage(f *pathway.Family, a pathway.FamilyAddress, typed Form, err error) Page {
	v := typed.Fields(err)
	who := append(append([]pathway.Resident{}, a.Residents...), a.Past...)
	return c.FormPage(f, sectionPeople, "End the protection", views.Confirm{Title: "End the protection of this address?",
		Action: views.Path("cases", f.Case.ID, "addresses", a.Address.ID, "unprotect"), Hidden: []views.Hidden{v.Hidden("version")}, Errors: v.Summary(),
		Lead:         "It is where these live or lived: " + residents(who) + ".",
		Consequences: []string{"let the address be printed in letters and lists for others, as any address is", "show it on every screen", "void what was proofed and not yet sent for this family"},
		Fields:       []views.Component{v.Text("reason", "Reason").AtMost(300)}, Button: "End the protection", Danger: true,
		Back: views.Link{Text: "Keep it protected", URL: views.Path("cases", f.Case.ID, sectionPeople)}})
}

func (s *Server) confirmAddressPage(c *Ctx) error {
	f, a, err := c.addressOf()
	if err != nil {
		return err
	}
	return c.Show(c.confirmPage(&f, a, Form{}, nil))
}

func (s *Server) confirmAddress(c *Ctx) error {
	f, a, err := c.addressOf()
	if err != nil {
		return err
	}
	typed, err := c.Form()
	if err != nil {
		return err
	}
	if err := s.DB.ConfirmAddress(c.Ctx(), c.By(), f.Case.ID, a.Address.ID, typed.Line("how")); err != nil {
		return c.Again(err, c.confirmPage(&f, a, typed, err))
	}
	return c.Done(views.Path("cases", f.Case.ID, sectionPeople)+"#address-"+idText(a.Address.ID), "The address is confirmed.")
}

func (c *Ctx) confirmPage(f *pathway.Family, a pathway.FamilyAddress, typed Form, err error) Page {
	v := typed.Fields(err)
	return c.FormPage(f, sectionPeople, "Confirm an address", views.EditForm{ID: "confirm-form", Title: "Confirm an address", Errors: v.Summary(), Button: "Confirm",
		Lead:   addressWords(a.Address) + ". Live there: " + or(residents(a.Residents), "nobody of the family now") + ".",
		Action: views.Path("cases", f.Case.ID, "addresses", a.Address.ID, "confirm"),
		Fields: []views.Component{v.Text("how", "How did you make sure?").Wide(30).AtMost(200).WithHint("“Phoned her”, “Seen by the social worker on a visit”")},
		Back:   views.Link{Text: "Cancel", URL: views.Path("cases", f.Case.ID, sectionPeople)}})
}
