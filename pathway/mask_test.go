package pathway

import (
	"strings"
	"testing"
)

func TestExcerptIsMasked(t *testing.T) {
	long := "Tomasz told his teacher on the way home that he had been to see the new place with his mother, which is at 14 Marsh Street " +
		"with a red door, next to the shop, and that the postcode of it is LS1 4AB as far as he can say."
	tests := []struct {
		name, want string
		passages   []Passage
	}{
		{"short", "At ••••.", []Passage{{"a", "At 14 Marsh Street."}}},
		{"only the value", "••••", []Passage{{"a", "14 Marsh Street"}}},
		{"cut on both sides", "… see the new place with his mother, which is at •••• with a red door, next to the shop, and that the …", []Passage{{"a", long}}},
		{"another value beside it", "At •••• •••• now", []Passage{{"a", "At 14 Marsh Street LS1 4AB now"}}},
		{"the recipient’s own beside it", "At •••• not ••••", []Passage{{"a", "At 14 Marsh Street not 3 Park Row"}}},
		{"over two passages", "She is at •••• / •••• now", []Passage{{"a", "She is at 14"}, {"b", "Marsh Street now"}}},
		{"over three", "She is at •••• / •••• / •••• now", []Passage{{"a", "She is at 14"}, {"b", "Marsh"}, {"c", "Street now"}}},
		{"an accent behind it", "•••• x", []Passage{{"a", "14 Marsh Street\u0301\u200d x"}}},
		{"a long word before it", "… •••• x", []Passage{{"a", strings.Repeat("é", 60) + " 14 Marsh Street x"}}},
		{"lines", "a b •••• c", []Passage{{"a", "a\nb 14 Marsh\nStreet\r\nc"}}},
	}
	s := lukaszsShield()
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			hits := s.Search(tt.passages)
			if len(hits) == 0 || hits[0].Excerpt != tt.want {
				t.Errorf("%+v, want %q", hits, tt.want)
			}
			for _, h := range hits {
				if f := Fold(h.Excerpt + h.Where + h.Why); strings.Contains(f, "marsh") || strings.Contains(f, "ls14ab") {
					t.Errorf("it gives the value away: %+v", h)
				}
			}
		})
	}
}

func TestWhy(t *testing.T) {
	s := NewShield(Shielding{Protected: append(roseCourt.Values(oneill, ""), append(roseCourt.Values(Owner{9, "Tom"}, ""), Person{ID: 3, FirstName: "May"}.Values()...)...)})
	hits := s.Search([]Passage{{"here", "LS1 4AB, May"}})
	want := []string{
		"Postcode (protects Zoë O’Neill, Tom). It can’t be released: take it out.",
		"Name of somebody whom this recipient may not know about (protects May). If it is an ordinary word here, the chair can release it for this place.",
	}
	for i, w := range want {
		if hits[i].Why != w {
			t.Errorf("Why = %q, want %q", hits[i].Why, w)
		}
	}
	word := NewShield(Shielding{Protected: []Protected{ProtectedWord{Word: "Whitby"}.Value("")}}).Search([]Passage{{"here", "Whitby"}})
	if got := word[0].Why; got != "Protected word. If it is an ordinary word here, the chair can release it for this place." {
		t.Errorf("Why = %q", got)
	}
}

func TestMask(t *testing.T) {
	s := NewShield(Shielding{Protected: hiddenFromWojcik()})
	for in, want := range map[string]string{
		"":              "",
		"Nothing here.": "Nothing here.",
		"May lives at 14 Marsh Street, LS1 4AB; ring 07700 900123.": "•••• lives at ••••, ••••; ring ••••.",
		"Zoë, zoe.oneill@example.org":                               "Zoë, ••••",
	} {
		if got := s.Mask(in); got != want {
			t.Errorf("Mask(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestMasked(t *testing.T) {
	a := address("14 Marsh Street", "Leeds", "LS1 4AB")
	for state, want := range map[AddressState]string{
		AddressNormal: "14 Marsh Street, Leeds, LS1 4AB", AddressConfidential: "•••• (protected)",
		AddressNotKnown: "Not known", NoFixedAbode: "No fixed abode",
	} {
		if a.State = state; a.Masked() != want {
			t.Errorf("%s: %q, want %q", state, a.Masked(), want)
		}
	}
	if roseCourt.Masked() != Masked {
		t.Errorf("a refuge: %q", roseCourt.Masked())
	}
	c := ContactPoint{Kind: Phone, Value: "07700 900123"}
	for state, want := range map[AddressState]string{AddressNormal: "07700 900123", AddressConfidential: Masked, AddressNotKnown: "Not known"} {
		if c.State = state; c.Masked() != want {
			t.Errorf("%s: %q, want %q", state, c.Masked(), want)
		}
	}
}
