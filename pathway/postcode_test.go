package pathway

import "testing"

func TestParsePostcode(t *testing.T) {
	tests := []struct{ in, want string }{
		{"LS1 4AB", "LS1 4AB"},
		{"ls14ab", "LS1 4AB"},
		{" L S 1-4 a b. ", "LS1 4AB"},
		{"M1 1AA", "M1 1AA"},
		{"M60 1NW", "M60 1NW"},
		{"CR2 6XH", "CR2 6XH"},
		{"DN55 1PT", "DN55 1PT"},
		{"W1A 1HQ", "W1A 1HQ"},
		{"EC1A1BB", "EC1A 1BB"},
		{"gir 0aa", "GIR 0AA"},
		{"ＬＳ１　４ＡＢ", "LS1 4AB"},
		{"", ""},
		{"LS1", ""},
		{"LS1 4A", ""},
		{"LS1 4ABX", ""},
		{"LS1 4CB", ""},
		{"LS1 AAB", ""},
		{"1LS 4AB", ""},
		{"LSÜ 4AB", ""},
		{"ЖS1 4AB", ""},
		{"75001", ""},
		{"ABCD1 4AB", ""},
	}
	for _, tt := range tests {
		got, ok := ParsePostcode(tt.in)
		if got != tt.want || ok != (tt.want != "") {
			t.Errorf("ParsePostcode(%q) = %q, %v; want %q", tt.in, got, ok, tt.want)
		}
	}
}
