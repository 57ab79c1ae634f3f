package pathway

import (
	"strings"
	"testing"
)

// A child born on 29 February 2008 is 18 on 1 March 2026.
func TestNearEighteen(t *testing.T) {
	for _, tt := range []struct {
		name, born, today, limit string
		booked                   []string
		want                     string
	}{
		{"three months and a day before", "2009-05-05", "2027-02-04", "", nil, ""},
		{"three months before", "2009-05-05", "2027-02-05", "", nil, "is 18 on Wednesday 5 May 2027. Plan a review"},
		{"before the next review has to be", "2009-05-05", "2026-12-01", "2027-05-05", nil, "Plan a review"},
		{"the day after the next review has to be", "2009-05-05", "2026-12-01", "2027-05-04", nil, ""},
		{"a review on the birthday", "2009-05-05", "2027-04-01", "", []string{"2027-05-05"}, ""},
		{"a review four weeks before", "2009-05-05", "2027-04-01", "", []string{"2027-04-07"}, ""},
		{"a review earlier than that", "2009-05-05", "2027-04-01", "", []string{"2027-04-06"}, "Plan a review"},
		{"a review the day after", "2009-05-05", "2027-04-01", "", []string{"2027-05-06"}, "Plan a review"},
		{"the day before the birthday", "2009-05-05", "2027-05-04", "", []string{"2027-05-04"}, ""},
		{"the birthday", "2009-05-05", "2027-05-05", "", []string{"2027-05-04"}, "has been 18 since Wednesday 5 May 2027"},
		{"a leap child the day before", "2008-02-29", "2026-02-28", "", nil, "is 18 on Sunday 1 March 2026"},
		{"a leap child on the day", "2008-02-29", "2026-03-01", "", nil, "has been 18 since Sunday 1 March 2026"},
		{"a birthday that nobody knows", "", "2026-03-01", "2026-05-01", nil, ""},
	} {
		n := NearEighteen{Name: "Ada"}
		if tt.born != "" {
			n.Born = onDay(tt.born)
		}
		if tt.limit != "" {
			n.ReviewLimit = onDay(tt.limit)
		}
		for _, day := range tt.booked {
			n.Booked = append(n.Booked, onDay(day))
		}
		got := n.Prompt(onDay(tt.today))
		if tt.want == "" && got != "" || !strings.Contains(got, tt.want) {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
		if got != "" && n.Born.After(EighteenBornBy(onDay(tt.today))) {
			t.Errorf("%s: whoever is prompted was born by %s", tt.name, EighteenBornBy(onDay(tt.today)))
		}
	}
}
