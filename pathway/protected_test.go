package pathway

import (
	"slices"
	"testing"
)

func valuesOf(list []Protected) (out []string) {
	for _, p := range list {
		if p.Kind != ValueExistence {
			out = append(out, string(p.Kind)+": "+p.Value)
		}
	}
	return out
}

func TestAddressValues(t *testing.T) {
	tests := []struct {
		name string
		a    Address
		want []string
	}{
		{"a house", address("14 Marsh Street", "Leeds", "LS1 4AB"), []string{"postcode: LS1 4AB", "address: 14 Marsh Street, Leeds",
			"address: 14 Marsh Street, Leeds, LS1 4AB", "address: 14 Marsh Street, LS1 4AB", "street-number: 14 Marsh Street", "street: Marsh Street"}},
		{"a flat", address("Flat 2|14 Marsh Street", "", ""), []string{"address: Flat 2, 14 Marsh Street", "address: Flat 2, 14 Marsh Street",
			"address: 14 Marsh Street, Flat 2", "street-number: 14 Marsh Street", "street: Marsh Street"}},
		{"a flat in a court", address("Flat 2, Rose Court", "", ""), []string{"address: Flat 2, Rose Court", "street-number: Flat 2 Rose Court",
			"street-number: 2 Rose Court", "street: Rose Court"}},
		{"a cottage", address("Rose Cottage|Mill Lane", "Thirsk", ""), []string{"address: Rose Cottage, Mill Lane", "address: Rose Cottage, Mill Lane, Thirsk",
			"address: Rose Cottage, Mill Lane, Thirsk", "address: Rose Cottage, Mill Lane", "building: Rose Cottage", "street: Mill Lane"}},
		{"a number with a letter", address("14a Mill Lane", "", ""), []string{"street-number: 14a Mill Lane", "street-number: 14 Mill Lane", "street: Mill Lane"}},
		{"a lane only", address("Mill Lane", "", ""), []string{"street: Mill Lane"}},
		{"a flat and nothing else", address("Flat 2", "", ""), nil},
		{"nothing", Address{}, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := valuesOf(tt.a.Values(oneill, "")); !slices.Equal(got, tt.want) {
				t.Errorf("%q\nwant %q", got, tt.want)
			}
		})
	}
	for _, p := range roseCourt.Values(oneill, "address 1") {
		if p.Owner != oneill || p.Source != "address 1" {
			t.Errorf("%+v lost its owner or source", p)
		}
	}
}

// Existence leaks too.
func TestExistenceValues(t *testing.T) {
	normal := address("14 Marsh Street", "Leeds", "LS1 4AB")
	secret := normal
	secret.State = AddressConfidential
	tests := []struct {
		name string
		list []Protected
		text string
		want int
	}{
		{"nobody in a refuge", normal.Values(oneill, ""), "She is in a refuge at a confidential address, a safe house", 0},
		{"somebody in a refuge", roseCourt.Values(oneill, ""), "She is in a refuge at a confidential address, a safe house", 3},
		{"somebody in a refuge, in other words", roseCourt.Values(oneill, ""), "She is at the shelter, a place of safety", 2},
		{"a confidential address", secret.Values(oneill, ""), "She is in a refuge at a confidential address, a safe house", 1},
		{"an unborn child", Person{ID: 3, Unborn: true, LastName: "Yılmaz"}.Values(), "She is pregnant; the baby, Baby Yilmaz; EDD", 4},
		{"an unborn child, in other words", Person{ID: 3, Unborn: true, LastName: "Yılmaz"}.Values(), "She is expecting in May", 1},
		{"a born child", Person{ID: 3, FirstName: "Ada", LastName: "Yılmaz"}.Values(), "She is pregnant; the baby; EDD", 0},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := searchOne(NewShield(Shielding{Protected: tt.list}), tt.text); len(got) != tt.want {
				t.Errorf("found %v, want %d", got, tt.want)
			}
		})
	}
}

func TestNameValues(t *testing.T) {
	tests := []struct {
		name string
		p    Person
		want []string
	}{
		{"all names", Person{FirstName: "Łukasz Jan", LastName: "Wójcik", KnownAs: "Luke", FormerName: "Lukas Weaver", Aliases: "Lucky; L. Weaver"},
			[]string{"name: Łukasz Jan Wójcik", "name: Łukasz Wójcik", "name: Łukasz", "name: Jan", "name: Wójcik", "name: Luke Wójcik", "name: Luke", "name: Wójcik",
				"name: Lukas Weaver", "name: Lukas", "name: Weaver", "name: Lucky", "name: L. Weaver", "name: Weaver"}},
		{"particles and titles", Person{FirstName: "Mr Jo", LastName: "de Lê-Smith"}, []string{"name: Mr Jo de Lê Smith", "name: Mr Smith", "name: Jo", "name: Lê", "name: Smith",
			"name: Mr Jo de Lê Smith", "name: Mr Smith", "name: Jo", "name: Lê", "name: Smith"}},
		{"no name", Person{}, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := valuesOf(tt.p.Values()); len(got) < len(tt.want) || !slices.Equal(slices.Compact(slices.Sorted(slices.Values(got))), slices.Compact(slices.Sorted(slices.Values(tt.want)))) {
				t.Errorf("%q\nwant %q", got, tt.want)
			}
		})
	}
}

func TestProtectedWordKinds(t *testing.T) {
	for word, want := range map[string]ValueKind{"Whitby": ValueWord, "ls1 4ab": ValuePostcode, "07700 900123": ValuePhone, "a@b.example": ValueEmail} {
		if got := (ProtectedWord{Word: word, Owner: 4}).Value("Ann"); got.Kind != want || got.Value != word || got.Owner != (Owner{4, "Ann"}) {
			t.Errorf("%q is %+v, want %s", word, got, want)
		}
	}
}

func TestPhoneValues(t *testing.T) {
	tests := []struct {
		value, text string
		want        int
	}{
		{"020 7946 0123", "7946 0123", 1},
		{"020 7946 0123", "17946 0123", 0},
		{"020 7946 0123", "7946 01234", 0},
		{"020 7946 0123", "7946\n0123", 0},
		{"020 7946 0123", "7946 or 0123", 0},
		{"020 7946 0123", "12\n7946 0123\n34", 1},
		{"07700 900123", "900123", 0},
		{"07700 900123", "0770 and then what was it 0900123", 0},
		{"07700 900123", "07700 900123 / 07700900123", 2},
		{"118 118", "ring 118118 now", 1},
		{"999", "ring 999 now", 0},
		{"ask at school", "ask at school", 0},
	}
	for _, tt := range tests {
		s := NewShield(Shielding{Protected: ContactPoint{Kind: Phone, Value: tt.value}.Values(oneill, "")})
		if got := searchOne(s, tt.text); len(got) != tt.want {
			t.Errorf("%q in %q: found %v, want %d", tt.value, tt.text, got, tt.want)
		}
	}
}

// A number is covered with the 0 or the country in front of it.
func TestPhoneIsCoveredWhole(t *testing.T) {
	s := NewShield(Shielding{Protected: ContactPoint{Kind: Phone, Value: "07700 900123"}.Values(oneill, "")})
	for in, want := range map[string]string{
		"a 07700 900123 b":       "a •••• b",
		"a +44 (0)7700 900123 b": "a +•••• b",
		"a 0044 7700 900123 b":   "a •••• b",
		"a 00440 7700 900123 b":  "a •••• b",
		"a 447700900123":         "a ••••",
		"7700900123":             "••••",
		"a 0\n7700 900123":       "a 0\n••••",
		"a 0 or 7700 900123":     "a 0 or ••••",
		"a 9 7700 900123":        "a 9 ••••",
	} {
		if got := s.Mask(in); got != want {
			t.Errorf("Mask(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestAWordOfOneLetterIsNotSearchedFor(t *testing.T) {
	s := NewShield(Shielding{Protected: []Protected{ProtectedWord{Word: "x"}.Value(""), ProtectedWord{Word: " - "}.Value("")}})
	if got := searchOne(s, "x and y"); len(got) != 0 {
		t.Errorf("found %v", got)
	}
}
