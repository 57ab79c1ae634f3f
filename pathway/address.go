package pathway

import (
	"strings"
	"unicode/utf8"
)

// Address is one record with residents: protecting it protects it for all of them.
type Address struct {
	ID           int64
	Line1, Line2 string
	Line3, Town  string
	Postcode     string
	Kind         AddressKind
	State        AddressState
	Places       []string // names that give the place away
	Confirmed    string   // of a residence: instant at which somebody last made sure that this resident is reached here; empty: unconfirmed
	ConfirmedBy  string
	ConfirmedHow string
	Version      int
}

// AddressKind says what sort of place an address is.
type AddressKind string

// The kinds. A refuge is always confidential.
const (
	HomeAddress      AddressKind = "home"
	RefugeAddress    AddressKind = "refuge"
	TemporaryAddress AddressKind = "temporary"
	FosterAddress    AddressKind = "foster"
	HospitalAddress  AddressKind = "hospital"
	PrisonAddress    AddressKind = "prison"
	WorkAddress      AddressKind = "work" // of an agency or the office
)

// AddressState says whether an address may be used and shown. The state itself is never printed for others.
type AddressState string

// The states.
const (
	AddressNormal       AddressState = "normal"
	AddressConfidential AddressState = "confidential"
	AddressNotKnown     AddressState = "not-known"
	NoFixedAbode        AddressState = "no-fixed-abode"
)

// AddressKinds lists the kinds with their titles, in the order in which a form offers them.
var AddressKinds = []Choice{
	{string(HomeAddress), "Home"},
	{string(RefugeAddress), "Refuge"},
	{string(TemporaryAddress), "Temporary accommodation"},
	{string(FosterAddress), "Foster home"},
	{string(HospitalAddress), "Hospital"},
	{string(PrisonAddress), "Prison"},
	{string(WorkAddress), "Place of work"},
}

// AddressStates lists the states with their titles, in the order in which a form offers them.
var AddressStates = []Choice{
	{string(AddressNormal), "Normal"},
	{string(AddressConfidential), "Confidential"},
	{string(AddressNotKnown), "Not known"},
	{string(NoFixedAbode), "No fixed abode"},
}

// Protected reports whether the address may be shown to nobody but its residents: a refuge always, whatever its state says.
func (a Address) Protected() bool { return a.State == AddressConfidential || a.Kind == RefugeAddress }

// Usable reports whether post may go there: it has a first line and a postcode or town, and its state is not "not known" or
// "no fixed abode". An old address that is kept under such a state is never written to.
func (a Address) Usable() bool {
	return a.State != AddressNotKnown && a.State != NoFixedAbode && len(a.street()) > 0 && (a.Town != "" || a.Postcode != "")
}

// Lines returns the address as it stands on an envelope below the name: one to five lines, the postcode last.
func (a Address) Lines() []string {
	lines := a.street()
	for _, s := range []string{a.Town, a.Postcode} {
		if s != "" {
			lines = append(lines, s)
		}
	}
	return lines
}

// String returns the address on one line.
func (a Address) String() string { return strings.Join(a.Lines(), ", ") }

// street returns the lines above the town that are filled in.
func (a Address) street() []string {
	var lines []string
	for _, s := range []string{a.Line1, a.Line2, a.Line3} {
		if s != "" {
			lines = append(lines, s)
		}
	}
	return lines
}

// Tidy returns the address as it is stored: trimmed, the postcode in its printed form where it is one, a kind and a state,
// and a refuge confidential.
func (a Address) Tidy() Address {
	for _, s := range []*string{&a.Line1, &a.Line2, &a.Line3, &a.Town, &a.Postcode} {
		*s = strings.Join(strings.Fields(*s), " ")
	}
	if code, ok := ParsePostcode(a.Postcode); ok {
		a.Postcode = code
	}
	if a.Kind == "" {
		a.Kind = HomeAddress
	}
	if a.State == "" {
		a.State = AddressNormal
	}
	if a.Kind == RefugeAddress && a.State == AddressNormal {
		a.State = AddressConfidential
	}
	var places []string
	for _, p := range a.Places {
		if p = strings.Join(strings.Fields(p), " "); p != "" {
			places = append(places, p)
		}
	}
	a.Places = places
	return a
}

// Validate returns an [Error] that says which fields of a form need another look: line1, town, postcode, kind, state. An
// address that is known needs a first line; a postcode may be missing, but not wrong.
func (a Address) Validate() error {
	fields := Fields{}
	if !Chosen(AddressKinds, string(a.Kind)) {
		fields.Add("kind", "Choose what sort of address this is.")
	}
	if !Chosen(AddressStates, string(a.State)) {
		fields.Add("state", "Choose whether the address is normal, confidential, not known, or no fixed abode.")
	}
	known := a.State == AddressNormal || a.State == AddressConfidential
	if known && len(a.street()) == 0 && len(a.Places) == 0 {
		fields.Add("line1", "Enter the first line of the address, or choose “Not known”.")
	}
	if _, ok := ParsePostcode(a.Postcode); a.Postcode != "" && !ok {
		fields.Add("postcode", "Enter a full UK postcode, such as LS1 4AB. Write a foreign code on the line of the town.")
	}
	for field, s := range map[string]string{"line1": a.Line1, "line2": a.Line2, "line3": a.Line3, "town": a.Town} {
		if utf8.RuneCountInString(s) > 60 {
			fields.Add(field, "Enter at most 60 characters, so that the line fits the window of an envelope.")
		}
	}
	return fields.Err()
}
