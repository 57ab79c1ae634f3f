package handlers

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"cp-pathway/db"
	"cp-pathway/pathway"
)

// ask is the calculator's address for dates: name, value…
func ask(pairs ...string) string {
	q := url.Values{}
	for i := 0; i+1 < len(pairs); i += 2 {
		q.Set(pairs[i], pairs[i+1])
	}
	return calculatorPath + "?" + q.Encode()
}

func TestCalculator(t *testing.T) {
	t.Parallel()
	s := newTest(t)
	if err := s.DB.SetClosure(t.Context(), db.Actor{ID: s.accountWith(pathway.ServiceManager).ID}, pathway.NewDate(2026, 12, 29), pathway.NewDate(2026, 12, 29), "Staff conference"); err != nil {
		t.Fatal(err)
	}
	b := s.as(pathway.SystemAdministrator)
	a := b.get(calculatorPath).want(http.StatusOK)
	if a.count("#fifteen") != 0 || a.attr("#strategy_time", "value") != "10:00" || a.attr("#calculator-form", "method") != "get" {
		t.Errorf("at first: %s", a.text("main"))
	}
	// Over Christmas, with a day on which the office is closed: it moves Day 15, never the statutory limit.
	a = b.get(ask("strategy", "11/12/2026", "strategy_time", "10:00")).want(http.StatusOK)
	for selector, want := range map[string]string{
		"#fifteen tbody tr:nth-child(1) td:nth-child(2)": "Fri 11 Dec 2026",
		"#fifteen tbody tr:nth-child(1) td:nth-child(3)": "Wed 6 Jan 2027",
		"#fifteen tbody tr:nth-child(1) td:nth-child(4)": "Wed 6 Jan 2027",
		"#counting tr:contains('Fri 25 Dec 2026')":       "Fri 25 Dec 2026 – – Christmas Day",
		"#counting tr:contains('Mon 28 Dec 2026')":       "Mon 28 Dec 2026 – – Boxing Day (substitute day)",
		"#counting tr:contains('Tue 29 Dec 2026')":       "Tue 29 Dec 2026 – 10 Pathway: Staff conference",
		"#counting tr:contains('Fri 11 Dec 2026')":       "Fri 11 Dec 2026 Day 1 – Statutory: day of the strategy meeting",
	} {
		if got := a.text(selector); got != want {
			t.Errorf("%s: %q, want %q", selector, got, want)
		}
	}
	if heads := a.text("#steps thead"); strings.Count(heads, "Limit") != 2 || !strings.Contains(heads, "due") {
		t.Errorf("both pathways: %q", heads)
	}
	if a.count("[data-print]") != 1 || a.count("#steps tbody tr") < 15 {
		t.Errorf("%d steps", a.count("#steps tbody tr"))
	}
	// What was held moves what follows: Easter, the 24 hours over a weekend.
	a = b.get(ask("strategy", "2/3/2027", "conference", "26 February 2027")).want(http.StatusUnprocessableEntity)
	if got := a.text("#conference-error"); !strings.Contains(got, "cannot be before the strategy meeting") {
		t.Errorf("a conference before it: %q", got)
	}
	a = b.get(ask("strategy", "2/3/2027", "strategy_time", "14:00", "conference", "19/3/2027", "conference_time", "10:00", "end_time", "12:10", "closed", "30/3/2027\n31/3/2027")).want(http.StatusOK)
	if got := a.text("#steps tbody"); !strings.Contains(got, "Mon 22 Mar 2027, 12:10") || !strings.Contains(got, "24 hours end 20 Mar 2027 12:10") {
		t.Errorf("the 24 hours: %q", got)
	}
	if a := b.get(ask("strategy", "2/3/2032")).want(http.StatusOK); !strings.Contains(a.text(".govuk-warning-text"), "Bank holidays were last reviewed") {
		t.Errorf("no warning: %q", a.text(".govuk-warning-text"))
	}
}

func TestCalculatorBadInput(t *testing.T) {
	t.Parallel()
	b := newTest(t).as(pathway.Auditor)
	long := strings.Repeat("1", 10000)
	tests := []struct {
		name  string
		pairs []string
		field string
	}{
		{"no strategy meeting", []string{"conference", "11/12/2026"}, "strategy"},
		{"no date", []string{"strategy", "soon"}, "strategy"},
		{"an impossible date", []string{"strategy", "31/2/2027"}, "strategy"},
		{"1066", []string{"strategy", "14/10/1066"}, "strategy"},
		{"2100", []string{"strategy", "1/1/2100"}, "strategy"},
		{"long", []string{"strategy", long}, "strategy"},
		{"HTML", []string{"strategy", `"><script>alert(1)</script>`}, "strategy"},
		{"right to left", []string{"strategy", "محمد"}, "strategy"},
		{"emoji", []string{"strategy", "📅"}, "strategy"},
		{"no time", []string{"strategy", "11/12/2026", "strategy_time", "noon"}, "strategy_time"},
		{"no conference time", []string{"strategy", "11/12/2026", "conference", "14/12/2026", "conference_time", "99"}, "conference_time"},
		{"a time without a day", []string{"strategy", "11/12/2026", "conference_time", "10:00"}, "conference"},
		{"an end without a conference", []string{"strategy", "11/12/2026", "end_time", "12:00"}, "conference"},
		{"an end that is none", []string{"strategy", "11/12/2026", "conference", "14/12/2026", "end_time", "soon"}, "end_time"},
		{"an end before the beginning", []string{"strategy", "11/12/2026", "conference", "14/12/2026", "conference_time", "14:00", "end_time", "13:00"}, "end_time"},
		{"a conference before", []string{"strategy", "11/12/2026", "conference", "10/12/2026"}, "conference"},
		{"a core group twice", []string{"strategy", "11/12/2026", "conference", "14/12/2026", "core_groups", "5/1/2027\n5/1/2027"}, "core_groups"},
		{"a review before", []string{"strategy", "11/12/2026", "conference", "14/12/2026", "reviews", "5/12/2026"}, "reviews"},
		{"a closed day that is none", []string{"strategy", "11/12/2026", "closed", "Christmas"}, "closed"},
		{"many closed days", []string{"strategy", "11/12/2026", "closed", strings.Repeat("1/12/2026\n", 61)}, "closed"},
	}
	for _, tt := range tests {
		a := b.get(ask(tt.pairs...))
		if a.Status != http.StatusUnprocessableEntity || a.text("#"+tt.field+"-error") == "" || a.count("#fifteen") != 0 {
			t.Errorf("%s: %d, at %s %q, summary %q", tt.name, a.Status, tt.field, a.text("#"+tt.field+"-error"), a.text(".govuk-error-summary"))
		}
		if a.count("main script") != 0 {
			t.Errorf("%s: a script came through", tt.name)
		}
	}
}
