package pathway

import (
	"slices"
	"strings"
	"testing"
)

// A date of birth gives a child away to whoever knows it, however it is written.
func TestADateIsFoundInEverySpelling(t *testing.T) {
	born := func(day string) *Shield {
		return NewShield(Shielding{Protected: DateValues(Owner{3, "May"}, "born", onDay(day))})
	}
	tests := []struct {
		day, text string
		found     bool
	}{
		{"2019-02-03", "3 Feb 2019", true},
		{"2019-02-03", "born 3 February 2019.", true},
		{"2019-02-03", "3rd February 2019", true},
		{"2019-02-03", "the 3rd of Feb, 2019", true},
		{"2019-02-03", "third of February 2019", true},
		{"2019-02-03", "February 3, 2019", true},
		{"2019-02-03", "FEB. 3RD 2019", true},
		{"2019-02-03", "February the third, 2019", true},
		{"2019-02-03", "Sunday 3 February 2019", true},
		{"2019-02-03", "03/02/2019", true},
		{"2019-02-03", "3/2/2019", true},
		{"2019-02-03", "3.2.19", true},
		{"2019-02-03", "03-02-19", true},
		{"2019-02-03", "3 / 02 / 2019", true},
		{"2019-02-03", "(2019-02-03)", true},
		{"2019-02-03", "2019/2/3", true},
		{"2019-02-03", "20190203", true},
		{"2019-02-03", "03022019", true},
		{"2019-02-03", "3 Feb ’19", true},
		{"2019-02-03", "3\u00a0Feb\u00a02019", true},
		{"2019-02-03", "3Feb2019", true},
		{"2019-02-03", "03/02/\n2019", true},
		{"2019-09-21", "21st Sept 2019", true},
		{"2019-09-21", "twenty-first September 2019", true},
		{"2019-12-12", "12th Dec 2019", true},
		{"2019-05-22", "22nd May 2019", true},
		{"2019-01-11", "1/11/2019", false},
		{"2019-01-11", "11/1/2019", true},
		{"2019-11-01", "1/11/2019", true},
		{"2019-02-03", "13 Feb 2019", false},
		{"2019-02-03", "4 Feb 2019", false},
		{"2019-02-03", "3 Feb 2018", false},
		{"2019-02-03", "3 Feb 20190", false},
		{"2019-02-03", "room 3219", false},
		{"2019-02-03", "3 2\n19", false},
		{"2019-02-03", "13/2/2019", false},
		{"2019-02-03", "3 and 2 of 2019", false},
	}
	for _, tt := range tests {
		got := born(tt.day).Search([]Passage{{"here", tt.text}})
		if tt.found != (len(got) == 1) || len(got) > 1 {
			t.Errorf("%s in %q: %v", tt.day, tt.text, hitList(got))
			continue
		}
		if tt.found && (got[0].Kind != ValueDate || !got[0].Releasable || strings.ContainsAny(got[0].Excerpt, "0123456789")) {
			t.Errorf("%s in %q: %+v", tt.day, tt.text, got[0])
		}
	}
	if got := datePatterns("soon"); got != nil {
		t.Errorf("no date: %v", got)
	}
}

// Who may not know of a child is not told when it was born, or is expected; who may, is. The days of the work stand everywhere.
func TestDatesOfBirthOfOthersAreProtected(t *testing.T) {
	r := decided()
	baby := &r.person(leo).Person
	baby.Unborn, baby.FirstName, baby.Born, baby.Expected = true, "", Date{}, onDay("2027-02-03")
	tests := []struct {
		to    int64
		kind  DocumentKind
		text  string
		found bool
	}{
		{paul, ParentInvitation, "There is somebody born on 8 July 2023", true},
		{paul, ParentInvitation, "It will be on 03/02/27", true},
		{lukasz, ParentInvitation, "The one of 3/2/2014", true},
		{anna, ParentInvitation, "Born 8 July 2023, 03/02/2014 and 3 Feb 2027", false},
		{paul, ParentInvitation, "Born 3.2.2014", false},
		{visitor, AgencyInvitation, "born 3rd February 2014", true},
		{visitor, AgencyInvitation, "born 8.7.23", false},
		{paul, ParentInvitation, "On 11 December 2026", false},
		{paul, DecisionsDocument, "Away since 8th July 2023", true},
		{paul, DecisionsDocument, r.Decisions.ReviewOn.Format(), false},
	}
	for _, tt := range tests {
		got := hits(t, r, tt.to, tt.kind, tt.text)
		if found := slices.ContainsFunc(got, func(h Hit) bool { return h.Kind == ValueDate && h.Where == "added" }); found != tt.found {
			t.Errorf("to %d, %q: %v", tt.to, tt.text, hitList(got))
		}
	}
	// The day of the conference is on every letter, even where somebody is expected on it.
	baby.Expected = r.Conference.StartsAt.Date()
	if got := hits(t, r, paul, ParentInvitation, "On 11 December 2026"); len(got) != 0 {
		t.Errorf("the day of the conference: %v", hitList(got))
	}
}
