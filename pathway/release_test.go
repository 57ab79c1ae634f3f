package pathway

import (
	"slices"
	"strings"
	"testing"
)

const invitation = ParentInvitation

func TestReleaseOfACommonWord(t *testing.T) {
	s := lukaszsShield()
	doc := []Passage{{"paragraph 1", "Tomasz may come too."}, {"paragraph 2", "His sister May may come, and may stay."}, {"paragraph 3", "London Road"}}
	hits := s.Search(doc)
	if got := hitList(hits); len(got) != 5 {
		t.Fatalf("found %v, want five", got)
	}
	release, err := NewRelease(hits[0], 12, invitation, 0, " It is the verb. ", "Ann Chair")
	if err != nil {
		t.Fatal(err)
	}
	if release.Reason != "It is the verb." || release.By != "Ann Chair" || release.Attendee != 12 || release.Kind != invitation {
		t.Errorf("release is %+v", release)
	}
	if strings.Contains(strings.ToLower(release.Place+release.ValueHash), "may") {
		t.Errorf("the release holds the word: %+v", release)
	}
	releases := []Release{release}
	blocking := func(doc []Passage, attendee int64, kind DocumentKind) int {
		return len(Blocking(Settle(s.Search(doc), releases, attendee, kind, 0)))
	}
	if n := blocking(doc, 12, invitation); n != 4 {
		t.Errorf("released in one place, %d hits block, want the 4 others", n)
	}
	if n := blocking(doc, 13, invitation); n != 5 {
		t.Errorf("another recipient: %d block, want 5", n)
	}
	if n := blocking(doc, 12, CoveringLetter); n != 5 {
		t.Errorf("another document: %d block, want 5", n)
	}
	moved := slices.Clone(doc)
	moved[0].Where = "paragraph 7"
	if n := blocking(moved, 12, invitation); n != 5 {
		t.Errorf("another place: %d block, want 5", n)
	}
	changed := slices.Clone(doc)
	changed[0].Text = "Tomasz, May come too."
	if n := blocking(changed, 12, invitation); n != 4 {
		t.Errorf("only its punctuation changed: %d block, want 4", n)
	}
	changed[0].Text = "Tomasz and May come too."
	if n := blocking(changed, 12, invitation); n != 5 {
		t.Errorf("other words round it: %d block, want 5", n)
	}
	other := release
	other.ValueHash = hits[4].ValueHash
	if len(Blocking(Settle(hits, []Release{other}, 12, invitation, 0))) != 5 {
		t.Error("a release of another word counts")
	}
	for _, h := range hits[1:] {
		r, err := NewRelease(h, 12, invitation, 0, "ordinary", "Ann Chair")
		if err != nil {
			t.Fatal(err)
		}
		releases = append(releases, r)
	}
	if n := blocking(doc, 12, invitation); n != 0 {
		t.Errorf("all are released and %d block", n)
	}
}

// Two places with the same words round them are two places.
func TestReleaseOfOneOfTwoAlike(t *testing.T) {
	s := lukaszsShield()
	text := "He said that when the family was together May was at home with all of the others. "
	hits := s.Search([]Passage{{"here", text + text + text}})
	if len(hits) != 3 {
		t.Fatalf("found %v", hitList(hits))
	}
	for i, h := range hits {
		r, err := NewRelease(h, 12, invitation, 0, "ordinary", "Ann Chair")
		if err != nil {
			t.Fatal(err)
		}
		if left := Blocking(Settle(hits, []Release{r}, 12, invitation, 0)); len(left) != 2 {
			t.Errorf("released the hit %d, and %d of 3 block", i+1, len(left))
		}
	}
}

func TestReleaseNeedsAReason(t *testing.T) {
	hit := lukaszsShield().Search([]Passage{{"here", "may"}})[0]
	_, err := NewRelease(hit, 12, invitation, 0, " \n", "Ann Chair")
	if CodeOf(err) != CodeInvalid || FieldsOf(err)["reason"] == "" {
		t.Errorf("a release without a reason: %v", err)
	}
}

func TestNoReleaseOf(t *testing.T) {
	tests := []struct{ name, text, kind string }{
		{"a postcode", "LS14AB", "postcode"},
		{"a phone number", "+44 7700 900123", "phone"},
		{"an email address", "ZOE.ONEILL@example.org", "email"},
		{"an address", "Flat 2, Rose Court, 14 Marsh Street, Leeds", "address"},
		{"a street with its number", "7 London Road", "street-number"},
		{"a building of two words", "Rose Court", "building"},
		{"a place of two words", "Haven House", "place"},
		{"a full name", "May O’Neill", "name"},
	}
	s := lukaszsShield()
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			hits := s.Search([]Passage{{"here", tt.text}})
			if len(hits) != 1 || string(hits[0].Kind) != tt.kind || hits[0].Releasable {
				t.Fatalf("found %+v", hits)
			}
			r, err := NewRelease(hits[0], 12, invitation, 0, "because", "Ann Chair")
			if CodeOf(err) != CodeRefused || r != (Release{}) {
				t.Errorf("released: %+v, %v", r, err)
			}
			forged := []Release{{12, invitation, 0, hits[0].Place, hits[0].ValueHash, "because", "Ann Chair"}}
			if len(Blocking(Settle(hits, forged, 12, invitation, 0))) != 1 {
				t.Error("a stored release of it counts")
			}
			if !strings.Contains(hits[0].Why, "can’t be released") {
				t.Errorf("it says %q", hits[0].Why)
			}
		})
	}
}

func TestReleasable(t *testing.T) {
	tests := []struct {
		kind  ValueKind
		value string
		want  bool
	}{
		{ValueStreet, "London Road", true},
		{ValueName, "May", true},
		{ValueWord, "Whitby", true},
		{ValueBuilding, "The Cottage", true},
		{ValuePlace, "Acorns", true},
		{ValueExistence, "safe house", true},
		{ValueWord, "the blue van", false},
		{ValueWord, "14", false},
		{ValueWord, "LS1", false},
		{ValueWord, "a@b", false},
		{ValueBuilding, "Rose Court", false},
		{ValuePostcode, "LS1 4AB", false},
	}
	for _, tt := range tests {
		if got := (Protected{Kind: tt.kind, Value: tt.value}).Releasable(); got != tt.want {
			t.Errorf("%s %q: releasable %v", tt.kind, tt.value, got)
		}
	}
}

// What a document released must not stop its own PDF, and nothing else gets by with it.
func TestSearchDrawn(t *testing.T) {
	s := lukaszsShield()
	doc := []Passage{{"paragraph 1", "We hope that Tomasz may come and that his teachers may come too."},
		{"paragraph 2", "It is on 12 May 2026 in the hall."}}
	var releases []Release
	for _, h := range s.Search(doc) {
		r, err := NewRelease(h, 12, invitation, 0, "the verb", "Ann Chair")
		if err != nil {
			t.Fatal(err)
		}
		releases = append(releases, r)
	}
	hits := Settle(s.Search(doc), releases, 12, invitation, 0)
	if len(hits) != 2 || len(Blocking(hits)) != 0 {
		t.Fatalf("the document has %v", hitList(hits))
	}
	line := func(texts ...string) (out []Passage) {
		for _, text := range texts {
			out = append(out, Passage{"page 1", text})
		}
		return out
	}
	tests := []struct {
		name  string
		drawn []Passage
		want  int
	}{
		{"wrapped otherwise", line("We hope that Tomasz", "may come and that his", "teachers may", "come too. It is on 12", "May 2026 in the hall."), 0},
		{"a footer between", line("We hope that Tomasz may", "Page 1 of 2", "come and that his teachers may come too.", "It is on 12 May 2026 in the hall."), 0},
		{"one more, elsewhere", line("We hope that Tomasz may come and that his teachers may come too.", "May", "It is on 12 May 2026 in the hall."), 1},
		{"another value", line("We hope that Tomasz may come and that his teachers may come too.", "LS1", "4AB"), 1},
		{"another word in the same place", line("We hope that Tomasz", "London Road", "come and that his teachers may come too.", "It is on 12 May 2026 in the hall."), 1},
		{"exempt words over two lines", line("From Zoë", "O’Neill"), 0},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := s.SearchDrawn(tt.drawn, hits); len(got) != tt.want {
				t.Errorf("found %v, want %d", hitList(got), tt.want)
			}
		})
	}
	if got := s.SearchDrawn(doc, s.Search(doc)); len(got) != 2 {
		t.Errorf("drawn before anything was released: found %v", hitList(got))
	}
	if got := s.SearchDrawn(line("May"), nil); len(got) != 1 {
		t.Errorf("nothing released: found %v", hitList(got))
	}
	start := []Passage{{"paragraph 1", "A May"}, {"paragraph 2", "x"}}
	first := s.Search(start)
	first[0].Released = true
	if got := s.SearchDrawn(line("A May", "x", "it was a May morning"), first); len(got) != 1 {
		t.Errorf("few words round the released one: found %v, want the other", hitList(got))
	}
	lonely := []Passage{{"title", "May"}}
	only := s.Search(lonely)
	only[0].Released = true
	if got := s.SearchDrawn(lonely, only); len(got) != 0 {
		t.Errorf("a document of one word: found %v", hitList(got))
	}
}
