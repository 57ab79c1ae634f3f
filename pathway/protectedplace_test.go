package pathway

import (
	"slices"
	"testing"
)

func TestShortPlaceValues(t *testing.T) {
	tests := []struct {
		place string
		want  []string
		soft  string
	}{
		{"St Elsewhere Primary School", []string{"place: St Elsewhere Primary", "place: St Elsewhere School", "place: St Elsewhere"}, "St Elsewhere"},
		{"Mill Lane Primary", []string{"place: Mill Lane"}, "Mill Lane"},
		{"The Northern Hill Church of England Junior School", []string{"place: The Northern Hill Church of England Junior",
			"place: The Northern Hill Church of England School", "place: The Northern Hill Church of England"}, "The Northern Hill Church of England"},
		{"Heronsgate", nil, ""},
		{"Primary School", nil, ""},
		{"The Park School", []string{"place: The Park"}, "The Park"},
		{"North School", nil, ""},
		{"St Ann School", nil, ""},
		{"", nil, ""},
	}
	for _, tt := range tests {
		list := ShortPlaceValues(oneill, "school", tt.place)
		if got := valuesOf(list); !slices.Equal(got, tt.want) {
			t.Errorf("%q: %q, want %q", tt.place, got, tt.want)
		}
		for _, p := range list {
			if p.Soft != (p.Value == tt.soft) || p.Owner != oneill || p.Source != "school" || p.Soft && !p.Releasable() {
				t.Errorf("%q: %+v", tt.place, p)
			}
		}
	}
}

// What people call a school for short tells where a child is, like its whole name.
func TestAPlaceByItsShortName(t *testing.T) {
	r := carters()
	r.person(tom).School = "St Elsewhere Primary School"
	r.person(may).School = "Northmere Nursery"
	r.person(ada).School = "Hollow Lane Nursery"
	r.network(keyWorker).Professional.AgencyName = "Harbourside Project"
	tests := []struct {
		to         int64
		text       string
		found      bool
		releasable bool
	}{
		{paul, "He is at St Elsewhere Primary School", true, false},
		{paul, "He is at St Elsewhere Primary", true, false},
		{paul, "He is at Saint Elsewhere school", true, false},
		{paul, "He is at St Elsewhere now", true, true},
		{paul, "Seen in St Elsewhere’s car park", true, true},
		{paul, "Seen at Harbourside", true, true},
		{paul, "Seen in Hollow La.", true, true},
		{paul, "He is at Northmere Nursery", true, false},
		{paul, "She came to Northmere", false, false}, // the office's own town
		{anna, "He is at St Elsewhere", false, false},
	}
	for _, tt := range tests {
		got := hits(t, r, tt.to, ParentInvitation, tt.text)
		i := slices.IndexFunc(got, func(h Hit) bool { return h.Kind == ValuePlace })
		if (i >= 0) != tt.found || i >= 0 && got[i].Releasable != tt.releasable {
			t.Errorf("to %d, %q: %+v", tt.to, tt.text, got)
		}
	}
	// A place that is called like the reader's own town tells nothing either; one called like no place they read of does.
	r.person(tom).School = "Fellside School"
	if got := hits(t, r, paul, ParentInvitation, "Fellside is far"); len(got) != 1 {
		t.Errorf("a school's name: %+v", got)
	}
	home := oldHome
	home.Town = "Fellside"
	r.person(paul).Homes = lives(home)
	if got := hits(t, r, paul, ParentInvitation, "Fellside is far"); len(got) != 0 {
		t.Errorf("his own town: %+v", got)
	}
	r.person(paul).Homes = lives(oldHome)
	r.network(officer).Professional.AgencyName = "Fellside Police"
	if got := hits(t, r, paul, ParentInvitation, "Fellside is far"); len(got) != 0 {
		t.Errorf("an agency in his list is called so: %+v", got)
	}
}

func TestScreensCoverWhatASchoolIsCalled(t *testing.T) {
	r := carters()
	r.person(tom).School = "St Elsewhere Primary School"
	for text, want := range map[string]string{
		"Rang St Elsewhere Primary":  "Rang " + MaskMark,
		"Rang St Elsewhere":          "Rang St Elsewhere",
		"Rang Northmere High School": "Rang " + MaskMark + " School",
	} {
		if got := r.Family().Cover(text); got != want {
			t.Errorf("%q: %q", text, got)
		}
	}
}
