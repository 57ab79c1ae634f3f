package handlers

import (
	"errors"
	"net/url"
	"strconv"
	"strings"

	"cp-pathway/db"
	"cp-pathway/pathway"
	"cp-pathway/views"
)

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
	n := db.NewAddress{Since: typed.PastDate("since", c.Today(), faults), Post: typed.Bool("post"), Moved: typed.Bool("moved"), Share: typed.Bool("share"), Confirmed: typed.Line("confirmed"),
		Reason: typed.Line("reason"), Checked: typed.Line("checked")}
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
	case err != nil && n.Share:
		same, at := s.DB.SharedPlace(c.Ctx(), f.Case.ID, n)
		if at != nil {
			return at
		}
		return c.Again(err, c.addressPage(&f, m, typed, err, same))
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
	if same != nil && same.Protected && !c.May(pathway.PermitAddress) {
		v.Because(sameWords(same) + " Only the chair or a service manager can record that somebody else lives there: ask one of them. If it is another place after all, correct what you typed.")
		same = nil
	}
	which := or(typed.Get("which"), "new")
	if same != nil {
		if err == nil {
			v.Because(sameWords(same))
		}
		form.Button = "Share the record"
		form.Lead = "Two records of one place would be a danger: protecting one would leave the other to be printed. “Share the record” takes the one that is there, with its protection. If it is another place after all, correct what you typed below."
		form.Hidden = append(form.Hidden, views.Hidden{Name: "share", Value: "yes"}, views.Hidden{Name: "which", Value: which})
	}
	form.Errors = v.Summary()
	if same == nil {
		if which := addressChoices(f, m); len(which) > 0 {
			form.Fields = append(form.Fields, v.Radios("which", "Which address?", append(which, views.Option{Value: "new", Text: "Another one, entered below"})...))
		} else {
			form.Hidden = append(form.Hidden, views.Hidden{Name: "which", Value: "new"})
		}
	}
	if same == nil || which == "new" {
		form.Fields = append(form.Fields, homeFields(v)...)
	}
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
		v.Date("since", "Since").WithHint("Where it is known; for example, 4/3/2026"))
	if same != nil && same.Protected {
		form.Fields = append(form.Fields,
			v.Text("reason", "Why is this their address too?").AtMost(300).WithHint("Whoever shares a protected record is told where the others are. This is kept in the history: give it without the address itself"),
			v.Text("checked", "Who made sure that they live there, and how?").Wide(30).AtMost(200).WithHint("Until it is confirmed for them at the address, nothing goes there for them and it is kept from them"))
		return c.FormPage(f, sectionPeople, "Address", form)
	}
	form.Fields = append(form.Fields,
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

func (s *Server) confirmAddressPage(c *Ctx) error {
	f, a, err := c.addressOf()
	if err != nil {
		return err
	}
	return c.Show(c.confirmPage(&f, a, Form{Values: url.Values{"people": checkedResidents(a)}}, nil))
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
	var people []int64
	for _, id := range typed.Values["people"] {
		if person, err := strconv.ParseInt(id, 10, 64); err == nil {
			people = append(people, person)
		}
	}
	if len(people) == 0 {
		err = pathway.Invalid(pathway.Fields{"people": "Choose whom you made sure of"})
	} else {
		err = s.DB.ConfirmAddress(c.Ctx(), c.By(), f.Case.ID, a.Address.ID, typed.Line("how"), people...)
	}
	if err != nil {
		return c.Again(err, c.confirmPage(&f, a, typed, err))
	}
	return c.Done(views.Path("cases", f.Case.ID, sectionPeople)+"#address-"+idText(a.Address.ID), "The address is confirmed.")
}

// checkedResidents are those whom a form to confirm an address has ticked: not those with whom a protected one was shared
// and of whom nobody ever made sure.
func checkedResidents(a pathway.FamilyAddress) []string {
	var ids []string
	for _, r := range a.Residents {
		if !r.Residence.Unchecked() {
			ids = append(ids, idText(r.Person.ID))
		}
	}
	return ids
}

func (c *Ctx) confirmPage(f *pathway.Family, a pathway.FamilyAddress, typed Form, err error) Page {
	v := typed.Fields(err)
	var people []views.Option
	for _, r := range a.Residents {
		option := views.Option{Value: idText(r.Person.ID), Text: r.Person.Name()}
		if r.Residence.Unchecked() {
			option.Hint = "This protected address was shared with them. Make sure that they live there: their letters will hold it"
		}
		people = append(people, option)
	}
	return c.FormPage(f, sectionPeople, "Confirm an address", views.EditForm{ID: "confirm-form", Title: "Confirm an address", Errors: v.Summary(), Button: "Confirm",
		Lead:   addressWords(a.Address) + ". Live there: " + or(residents(a.Residents), "nobody of the family now") + ". It is confirmed for each of them apart.",
		Action: views.Path("cases", f.Case.ID, "addresses", a.Address.ID, "confirm"),
		Fields: []views.Component{v.Checkboxes("people", "Whom did you make sure of?", people...), v.Text("how", "How did you make sure?").Wide(30).AtMost(200).WithHint("“Phoned her”, “Seen by the social worker on a visit”")},
		Back:   views.Link{Text: "Cancel", URL: views.Path("cases", f.Case.ID, sectionPeople)}})
}
