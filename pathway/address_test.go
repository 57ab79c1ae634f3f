package pathway

import (
	"slices"
	"strings"
	"testing"
)

// address makes an address from its lines, the town and the postcode, parted by "|".
func address(lines, town, postcode string) Address {
	l := append(strings.Split(lines, "|"), "", "")
	return Address{Line1: l[0], Line2: l[1], Line3: l[2], Town: town, Postcode: postcode, Kind: HomeAddress, State: AddressNormal}
}

func TestAddressParts(t *testing.T) {
	tests := []struct {
		lines string
		want  AddressParts
		with  string
	}{
		{"14 Marsh Street", AddressParts{Number: "14", Street: "Marsh Street"}, "14 Marsh Street"},
		{"14, Marsh Street", AddressParts{Number: "14", Street: "Marsh Street"}, "14 Marsh Street"},
		{"14|Marsh Street", AddressParts{Number: "14", Street: "Marsh Street"}, "14 Marsh Street"},
		{"14a Marsh St.|Headingley", AddressParts{Number: "14a", Street: "Marsh St."}, "14a Marsh St."},
		{"14 A Marsh Street", AddressParts{Number: "14A", Street: "Marsh Street"}, "14A Marsh Street"},
		{"14-16 Marsh Street", AddressParts{Number: "14-16", Street: "Marsh Street"}, "14-16 Marsh Street"},
		{"14 - 16 Marsh Street", AddressParts{Number: "14-16", Street: "Marsh Street"}, "14-16 Marsh Street"},
		{"No. 14 Marsh Street", AddressParts{Number: "14", Street: "Marsh Street"}, "14 Marsh Street"},
		{"Number 14, Marsh Street", AddressParts{Number: "14", Street: "Marsh Street"}, "14 Marsh Street"},
		{"Marsh Street 14", AddressParts{Number: "14", Street: "Marsh Street"}, "14 Marsh Street"},
		{"Marsh Street, 14", AddressParts{Number: "14", Street: "Marsh Street"}, "14 Marsh Street"},
		{"14 Marsh Street North", AddressParts{Number: "14", Street: "Marsh Street North"}, "14 Marsh Street North"},
		{"21 1st Avenue", AddressParts{Number: "21", Street: "1st Avenue"}, "21 1st Avenue"},
		{"1st Avenue", AddressParts{Street: "1st Avenue"}, ""},
		{"14 Broadway", AddressParts{Number: "14", Street: "Broadway"}, "14 Broadway"},
		{"14 The Hollies|Headingley", AddressParts{Number: "14", Street: "The Hollies"}, "14 The Hollies"},
		{"Flat 2, 14 Marsh St", AddressParts{Unit: "Flat 2", Number: "14", Street: "Marsh St"}, "14 Marsh St"},
		{"14 Marsh Street Flat 2", AddressParts{Unit: "Flat 2", Number: "14", Street: "Marsh Street"}, "14 Marsh Street"},
		{"Apt B|14 Marsh Street", AddressParts{Unit: "Apt B", Number: "14", Street: "Marsh Street"}, "14 Marsh Street"},
		{"2, 14 Marsh Street", AddressParts{Unit: "2", Number: "14", Street: "Marsh Street"}, "14 Marsh Street"},
		{"Ground floor flat|14 Marsh Street", AddressParts{Unit: "Ground floor flat", Number: "14", Street: "Marsh Street"}, "14 Marsh Street"},
		{"Flat 2 Rose Court|14 Marsh Street", AddressParts{Unit: "Flat 2", Building: "Rose Court", Number: "14", Street: "Marsh Street"}, "14 Marsh Street"},
		{"2 Rose Court|14 Marsh Street", AddressParts{Unit: "2", Building: "Rose Court", Number: "14", Street: "Marsh Street"}, "14 Marsh Street"},
		{"Rose Court|Marsh Lane", AddressParts{Building: "Rose Court", Street: "Marsh Lane"}, ""},
		{"Flat 2|Riverside Court", AddressParts{Unit: "Flat 2", Street: "Riverside Court"}, ""},
		{"Flat 2, Riverside House|Headingley", AddressParts{Unit: "Flat 2", Building: "Riverside House"}, ""},
		{"Rose Cottage|Mill Lane|Sinnington", AddressParts{Building: "Rose Cottage", Street: "Mill Lane"}, ""},
		{"Rose Cottage", AddressParts{Building: "Rose Cottage"}, ""},
		{"Parkside|The Old Yard|Mill", AddressParts{Building: "Parkside", Street: "The Old Yard"}, ""},
		{"14", AddressParts{}, ""},
		{"", AddressParts{}, ""},
		{" , ;", AddressParts{}, ""},
	}
	for _, tt := range tests {
		t.Run(tt.lines, func(t *testing.T) {
			got := address(tt.lines, "Leeds", "LS1 4AB").Parts()
			if got != tt.want {
				t.Errorf("Parts() = %+v, want %+v", got, tt.want)
			}
			if s := got.StreetWithNumber(); s != tt.with {
				t.Errorf("StreetWithNumber() = %q, want %q", s, tt.with)
			}
		})
	}
}

func TestSameAddress(t *testing.T) {
	marsh := address("Flat 2, 14 Marsh St", "Leeds", "LS1 4AB")
	cottage := address("Rose Cottage|Mill Lane", "Thirsk", "YO7 1AA")
	tests := []struct {
		name string
		a, b Address
		want bool
	}{
		{"itself", marsh, marsh, true},
		{"flat behind the street", marsh, address("14 Marsh Street Flat 2", "LEEDS", "ls14ab"), true},
		{"apartment, lines", marsh, address("Apartment 2|14|Marsh Street", "Leeds", "LS1-4AB"), true},
		{"accents", address("3 Château Road", "Leeds", ""), address("3 Chateau Rd", "Leeds", ""), true},
		{"apostrophe and saint", address("3 St Mary’s Rd", "Leeds", ""), address("3 Saint Marys Road", "Leeds", ""), true},
		{"street misspelt, postcode equal", marsh, address("Flat 2, 14 Mrash St", "Leeds", "LS1 4AB"), true},
		{"no postcode", marsh, address("Flat 2, 14 Marsh Street", "Leeds", ""), true},
		{"neither town nor postcode", marsh, address("Flat 2, 14 Marsh Street", "", ""), true},
		{"no flat", marsh, address("14 Marsh Street", "Leeds", "LS1 4AB"), true},
		{"postcode mistyped, town equal", marsh, address("Flat 2, 14 Marsh Street", "Leeds", "LS1 4AD"), true},
		{"other flat", marsh, address("Flat 3, 14 Marsh Street", "Leeds", "LS1 4AB"), false},
		{"flat and number swapped", marsh, address("Flat 14, 2 Marsh Street", "Leeds", "LS1 4AB"), false},
		{"other number", marsh, address("Flat 2, 16 Marsh Street", "Leeds", "LS1 4AB"), false},
		{"other street", marsh, address("Flat 2, 14 Marsh Lane", "Leeds", ""), false},
		{"other town", marsh, address("Flat 2, 14 Marsh Street", "Hull", "HU1 1AA"), false},
		{"street without number", marsh, address("Marsh Street", "Leeds", "LS1 4AB"), false},
		{"cottage", cottage, address("Rose Cott, Mill Ln", "Thirsk", ""), true},
		{"cottage without its lane", cottage, address("Rose Cottage", "Thirsk", "YO7 1AA"), true},
		{"lane without its cottage", cottage, address("Mill Lane", "Thirsk", "YO7 1AA"), true},
		{"other cottage", cottage, address("Ivy Cottage|Mill Lane", "Thirsk", "YO7 1AA"), false},
		{"cottage in another lane", cottage, address("Rose Cottage|High Street", "Thirsk", ""), false},
		{"court as street and as building", address("Flat 2, Rose Court", "Leeds", ""), address("Flat 2, Rose Court|Mill Lane", "Leeds", ""), true},
		{"nothing", Address{}, Address{}, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := tt.a.Same(tt.b); got != tt.want {
				t.Errorf("Same = %v, want %v", got, tt.want)
			}
			if got := tt.b.Same(tt.a); got != tt.want {
				t.Errorf("the other way round Same = %v, want %v", got, tt.want)
			}
		})
	}
	for _, lines := range []string{"Flat 2, 14 Marsh St", "14 Marsh Street Flat 2", "14|Marsh Street|Flat 2"} {
		if got := address(lines, "", "").SameKey(); got != "14marshst" {
			t.Errorf("SameKey of %q = %q", lines, got)
		}
	}
	if got := cottage.SameKey(); got != "millln" {
		t.Errorf("SameKey of a cottage = %q", got)
	}
}

func TestAddressState(t *testing.T) {
	tests := []struct {
		name              string
		kind              AddressKind
		state             AddressState
		protected, usable bool
	}{
		{"normal", HomeAddress, AddressNormal, false, true},
		{"confidential", HomeAddress, AddressConfidential, true, true},
		{"a refuge is always confidential", RefugeAddress, AddressNormal, true, true},
		{"not known keeps no post", HomeAddress, AddressNotKnown, false, false},
		{"no fixed abode keeps no post", HomeAddress, NoFixedAbode, false, false},
		{"a refuge whose address is not known", RefugeAddress, AddressNotKnown, true, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			a := address("14 Marsh Street", "Leeds", "LS1 4AB")
			a.Kind, a.State = tt.kind, tt.state
			if a.Protected() != tt.protected || a.Usable() != tt.usable {
				t.Errorf("Protected %v, Usable %v; want %v, %v", a.Protected(), a.Usable(), tt.protected, tt.usable)
			}
		})
	}
	if address("14 Marsh Street", "", "").Usable() || address("", "Leeds", "LS1 4AB").Usable() {
		t.Error("half an address is usable")
	}
}

func TestAddressTidy(t *testing.T) {
	a := Address{Line1: "  14   Marsh Street ", Postcode: "ls14ab", Town: " Leeds", Places: []string{" ", " Haven  House "}}.Tidy()
	if a.String() != "14 Marsh Street, Leeds, LS1 4AB" || a.Kind != HomeAddress || a.State != AddressNormal || !slices.Equal(a.Places, []string{"Haven House"}) {
		t.Errorf("Tidy = %+v", a)
	}
	if r := (Address{Line1: "1 Mill Lane", Kind: RefugeAddress, Postcode: "75001"}).Tidy(); r.State != AddressConfidential || r.Postcode != "75001" {
		t.Errorf("a refuge is %q, postcode %q", r.State, r.Postcode)
	}
	if r := (Address{Kind: RefugeAddress, State: AddressNotKnown}).Tidy(); r.State != AddressNotKnown {
		t.Errorf("a refuge that is not known is %q", r.State)
	}
}

func TestAddressValidate(t *testing.T) {
	good := address("14 Marsh Street", "Leeds", "LS1 4AB")
	change := func(f func(*Address)) Address { a := good; f(&a); return a }
	tests := []struct {
		name  string
		a     Address
		wrong []string
	}{
		{"good", good, nil},
		{"no postcode yet", change(func(a *Address) { a.Postcode = "" }), nil},
		{"not known, nothing else", Address{Kind: HomeAddress, State: AddressNotKnown}, nil},
		{"only the name of the place", Address{Kind: RefugeAddress, State: AddressConfidential, Places: []string{"Haven House"}}, nil},
		{"nothing", Address{}, []string{"kind", "state"}},
		{"no line", change(func(a *Address) { a.Line1 = "" }), []string{"line1"}},
		{"wrong postcode", change(func(a *Address) { a.Postcode = "LS1" }), []string{"postcode"}},
		{"too long", change(func(a *Address) { a.Line2 = strings.Repeat("é", 61) }), []string{"line2"}},
		{"just long enough", change(func(a *Address) { a.Line2 = strings.Repeat("é", 60) }), nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := FieldsOf(tt.a.Validate()).Names(); !slices.Equal(got, tt.wrong) {
				t.Errorf("wrong fields %v, want %v", got, tt.wrong)
			}
		})
	}
}
