package pathway

import (
	"slices"
	"testing"
)

func TestContactPoint(t *testing.T) {
	tests := []struct {
		name  string
		c     ContactPoint
		value string
		wrong []string
	}{
		{"phone", ContactPoint{Kind: Phone, Value: "+44 7700 900123"}, "07700 900123", nil},
		{"email", ContactPoint{Kind: Email, Value: " Ann@EXAMPLE.org"}, "Ann@example.org", nil},
		{"not known", ContactPoint{Kind: Email, State: AddressNotKnown}, "", nil},
		{"no number", ContactPoint{Kind: Phone, Value: "at school"}, "at school", []string{"value"}},
		{"no email", ContactPoint{Kind: Email, Value: "ann"}, "ann", []string{"value"}},
		{"no kind", ContactPoint{Value: "ann"}, "ann", []string{"kind"}},
		{"a state of addresses only", ContactPoint{Kind: Phone, Value: "07700900123", State: NoFixedAbode}, "07700 900123", []string{"state"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			c := tt.c.Tidy()
			if c.Value != tt.value {
				t.Errorf("Tidy gives %q, want %q", c.Value, tt.value)
			}
			if got := FieldsOf(c.Validate()).Names(); !slices.Equal(got, tt.wrong) {
				t.Errorf("wrong fields %v, want %v", got, tt.wrong)
			}
		})
	}
	if !(ContactPoint{State: AddressConfidential}).Protected() || (ContactPoint{State: AddressNormal}).Protected() {
		t.Error("a confidential number is protected, a normal one is not")
	}
}

func TestContactWay(t *testing.T) {
	m := Member{Ways: []ContactWay{{Way: "post", Safety: NotSafe, Note: "her partner opens it"}, {Way: "text", Safety: AtTimes, Note: "school hours"},
		{Way: "phone", Safety: Safe}}}
	tests := []struct {
		way     string
		blocked bool
		say     string
	}{
		{"post", true, "Not safe: her partner opens it"},
		{"text", false, "Safe at certain times only: school hours"},
		{"phone", false, ""},
		{"email", false, "Whether this is safe has not been recorded"},
	}
	for _, tt := range tests {
		if w := m.Way(tt.way); w.Way != tt.way || w.Blocked() != tt.blocked || w.Say() != tt.say {
			t.Errorf("%s: %+v, blocked %v, %q", tt.way, w, w.Blocked(), w.Say())
		}
	}
}

func TestTheSameContact(t *testing.T) {
	phone := func(s string) ContactPoint { return ContactPoint{Kind: Phone, Value: s} }
	email := func(s string) ContactPoint { return ContactPoint{Kind: Email, Value: s} }
	tests := []struct {
		a, b ContactPoint
		want bool
	}{
		{phone("01632 960555"), phone("(01632) 960 555"), true},
		{phone("07700 900123"), phone("+44 7700 900123"), true},
		{phone("01632 960555"), phone("01632 960556"), false},
		{email("Ann@Example.org"), email("ann@example.org "), true},
		{email("a.b@example.org"), email("ab@example.org"), false},
		{phone("01632 960555"), email("01632 960555"), false},
		{phone(""), phone(" "), false},
	}
	for _, tt := range tests {
		if got := tt.a.Is(tt.b); got != tt.want || tt.b.Is(tt.a) != tt.want {
			t.Errorf("%s %q and %s %q: %v, want %v", tt.a.Kind, tt.a.Value, tt.b.Kind, tt.b.Value, got, tt.want)
		}
	}
}
