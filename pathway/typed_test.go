package pathway

import "testing"

func TestReadDate(t *testing.T) {
	from := NewDate(2026, 11, 20)
	tests := []struct{ typed, want string }{
		{"2026-12-11", "2026-12-11"},
		{" 11/12/2026 ", "2026-12-11"},
		{"11.12.26", "2026-12-11"},
		{"11-12-2026", "2026-12-11"},
		{"11 Dec 2026", "2026-12-11"},
		{"11th December 2026", "2026-12-11"},
		{"Friday 11 December 2026", "2026-12-11"},
		{"Fri, 11 December", "2026-12-11"},
		{"1st sept", "2027-09-01"},
		{"2nd Feb", "2027-02-02"},
		{"3rd march", "2027-03-03"},
		{"20 November", "2026-11-20"},
		{"19/11", "2027-11-19"},
		{"29 Feb 2028", "2028-02-29"},
		{"29 Feb 2027", ""},
		{"29 Feb", ""}, // neither in 2026 nor in 2027
		{"31/4/2026", ""},
		{"11/12/126", ""},
		{"11/12/1999", ""},
		{"11/12/2100", ""},
		{"as soon as possible", ""},
		{"asap", ""},
		{"next week", ""},
		{"11 Foo 2026", ""},
		{"eleven Dec 2026", ""},
		{"11 12 2026 now", ""},
		{"٣/١٢/2026", ""},
		{"", ""},
	}
	for _, tt := range tests {
		got, ok := ReadDate(tt.typed, from)
		if got.String() != tt.want || ok != (tt.want != "") {
			t.Errorf("ReadDate(%q) = %v, %v; want %q", tt.typed, got, ok, tt.want)
		}
	}
	if d, ok := ReadDate("11 December", Date{}); ok {
		t.Errorf("a day without a year and without a day to count from was read as %v", d)
	}
}

func TestReadPastDate(t *testing.T) {
	today := NewDate(2026, 11, 20)
	tests := []struct{ typed, want string }{
		{"1985-03-04", "1985-03-04"},
		{"4/3/1985", "1985-03-04"},
		{"4/3/85", "1985-03-04"},
		{"4/3/26", "2026-03-04"},
		{"4 March 2012", "2012-03-04"},
		{"1 Jan 1900", "1900-01-01"},
		{"29/2/2000", "2000-02-29"},
		{"29/2/1900", ""},
		{"31 Dec 1899", ""},
		{"1/1/2100", ""},
		{"4 March", ""},
		{"4/3/985", ""},
		{"12", ""},
		{"", ""},
	}
	for _, tt := range tests {
		got, ok := ReadPastDate(tt.typed, today)
		if got.String() != tt.want || ok != (tt.want != "") {
			t.Errorf("ReadPastDate(%q) = %v, %v; want %q", tt.typed, got, ok, tt.want)
		}
	}
}

func TestReadClock(t *testing.T) {
	tests := []struct {
		typed        string
		hour, minute int
		ok           bool
	}{
		{"14:30", 14, 30, true}, {"14.30", 14, 30, true}, {"1430", 14, 30, true}, {"905", 9, 5, true}, {"9:05", 9, 5, true},
		{"2.30pm", 14, 30, true}, {"2 PM", 14, 0, true}, {"12am", 0, 0, true}, {"12pm", 12, 0, true}, {"11am", 11, 0, true},
		{"00:00", 0, 0, true}, {"23:59", 23, 59, true},
		{"24:00", 0, 0, false}, {"12:60", 0, 0, false}, {"13pm", 0, 0, false}, {"0am", 0, 0, false}, {"9", 0, 0, false},
		{"9:5", 0, 0, false}, {"noon", 0, 0, false}, {"", 0, 0, false}, {"pm", 0, 0, false}, {"1:2:3", 0, 0, false},
	}
	for _, tt := range tests {
		h, m, ok := ReadClock(tt.typed)
		if h != tt.hour || m != tt.minute || ok != tt.ok {
			t.Errorf("ReadClock(%q) = %d, %d, %v; want %d, %d, %v", tt.typed, h, m, ok, tt.hour, tt.minute, tt.ok)
		}
	}
}
