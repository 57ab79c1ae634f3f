package pathway

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"
)

// The page of a family is made from what ForScreens leaves: none of these may stand in it, in any way of writing.
func TestNothingProtectedIsLeftForScreens(t *testing.T) {
	f := oneillWard()
	before, err := json.Marshal(f)
	if err != nil {
		t.Fatal(err)
	}
	screen := f.ForScreens()
	text, err := json.Marshal(screen)
	if err != nil {
		t.Fatal(err)
	}
	for _, secret := range []string{"Marsh Street", "14 Marsh", "Marsh St", "EX1 4BZ", "EX14BZ", "Rose House", "Marsh Primary", "960001", "960002", "Willow Surgery", "Willow Lane", "960011", "Willowbank", "Birdcage"} {
		if !strings.Contains(string(before), secret) && secret != "14 Marsh" {
			t.Errorf("the test does not hold %q", secret)
		}
		if strings.Contains(string(text), secret) {
			t.Errorf("the screen holds %q: %s", secret, text)
		}
	}
	for _, open := range []string{"3 High Road", "High School", "piotr@example.org", "Children’s Social Care", "01632 960010", "Pat Nurse", "Maria"} {
		if !strings.Contains(string(text), open) {
			t.Errorf("the screen has lost %q", open)
		}
	}
	after, err := json.Marshal(f)
	if err != nil || string(after) != string(before) {
		t.Error("what is recorded has changed")
	}
	if m, _ := screen.Member(11); !m.SchoolHidden || !m.Homes[0].Address.Protected() {
		t.Errorf("the screen does not tell that there is something: %+v", m)
	}
	if m, _ := screen.Member(21); !m.Contacts[0].Protected() {
		t.Error("the phone of somebody at a protected address is shown")
	}
}

func TestAnAgencyThatGivesAPlaceAwayIsCovered(t *testing.T) {
	f := oneillWard()
	f.Network[1].Professional.Agency = 5
	screen := f.ForScreens()
	if got := screen.AgencyOnScreens(5, "Willow Surgery"); got != MaskMark {
		t.Errorf("the surgery: %q", got)
	}
	if got := screen.AgencyOnScreens(6, "Police"); got != "Police" {
		t.Errorf("the police: %q", got)
	}
}

func TestWhatIsNotProtectedStays(t *testing.T) {
	f := Family{Case: Case{VenueRisk: "He waits outside"}, Members: []Member{{Person: Person{ID: 1, FirstName: "Ann"}, Kind: Adult, Note: "Rings in the morning", Homes: []Residence{{Address: Address{ID: 1, Line1: "3 High Road"}}}}}}
	got := f.ForScreens()
	if got.Case.VenueRisk != f.Case.VenueRisk || got.Members[0].Note != f.Members[0].Note || got.Members[0].Homes[0].Address.Line1 != "3 High Road" || f.Cover("3 High Road") != "3 High Road" {
		t.Errorf("%+v", got)
	}
}

func TestCoveredTextsAreKept(t *testing.T) {
	f := oneillWard()
	was := "Works at Rose House"
	covered := f.Cover(was)
	if covered == was || !strings.HasPrefix(covered, "Works at ") || f.Covering()(was) != covered {
		t.Fatalf("covered: %q", covered)
	}
	tests := []struct{ typed, want string }{
		{covered, was},
		{was, was},
		{"Works nights", "Works nights"},
		{"", ""},
	}
	for _, tt := range tests {
		if got := f.KeepCovered(was, tt.typed); got != tt.want {
			t.Errorf("typed %q: %q, want %q", tt.typed, got, tt.want)
		}
	}
}

func TestSecretsAreShownOneByOne(t *testing.T) {
	f := oneillWard()
	f.Members[4].Homes[1].Until = NewDate(2026, 1, 1)
	tests := []struct {
		kind SecretKind
		id   int64
		of   string
		want []string
	}{
		{SecretAddress, 1, "Zoë O’Neill and Maria Ward", []string{"14 Marsh Street", "Exampleton", "EX1 4BZ", "Rose House"}},
		{SecretContact, 1, "Maria Ward", []string{"01632 960001"}},
		{SecretContact, 3, "Piotr Wójcik", []string{"01632 960002"}},
		{SecretSchool, 11, "Zoë O’Neill", []string{"Marsh Primary"}},
		{SecretWord, 1, "Maria Ward", []string{"Willowbank"}},
		{SecretWord, 2, "the family", []string{"Birdcage"}},
		{SecretPlace, 2, "Pat Nurse", []string{"Nurse", "Willow Surgery", "5 Willow Lane, EX1 4BX", "01632 960011"}},
		{SecretAddress, 2, "", nil}, // not protected
		{SecretAddress, 9, "", nil},
		{SecretContact, 2, "", nil},
		{SecretSchool, 12, "", nil},
		{SecretSchool, 21, "", nil},
		{SecretWord, 9, "", nil},
		{SecretPlace, 1, "", nil},
		{"odd", 1, "", nil},
	}
	for _, tt := range tests {
		got, err := f.Secret(tt.kind, tt.id)
		if tt.want == nil {
			if CodeOf(err) != CodeNotFound || got.Lines != nil {
				t.Errorf("%s %d: %v, %v", tt.kind, tt.id, got, err)
			}
			continue
		}
		if err != nil || got.Of != tt.of || !slices.Equal(got.Lines, tt.want) {
			t.Errorf("%s %d: %+v, %v", tt.kind, tt.id, got, err)
		}
	}
}

// What was written about those on a list and about a conference is covered on screens, and a form that gives it back changes nothing.
func TestWhatIsWrittenAboutAListIsCovered(t *testing.T) {
	r := carters()
	f := r.Family()
	const told, shown = "She is at 14 marsh street", "She is at ••••"
	was := Attendee{ID: 7, Role: "Mother", Link: told, ExcludedWhy: told, ViewsHow: told, ToldHow: told, CopyWhy: told, AnswerNote: told}
	got := f.AttendeesOnScreens()(was)
	if want := (Attendee{ID: 7, Role: "Mother", Link: shown, ExcludedWhy: shown, ViewsHow: shown, ToldHow: shown, CopyWhy: shown, AnswerNote: shown}); got != want {
		t.Errorf("on screens %+v, want %+v", got, want)
	}
	if kept := f.KeepAttendee(was, got); kept != was {
		t.Errorf("given back: %+v", kept)
	}
	got.CopyWhy = "Bail conditions"
	if kept := f.KeepAttendee(was, got); kept.CopyWhy != "Bail conditions" || kept.ViewsHow != told {
		t.Errorf("with another reason: %+v", kept)
	}
	k := f.ConferenceOnScreens(Conference{ID: 3, Link: told, Interpreter: Interpreter{Name: told, Service: told}, LateReason: told, LateAgreed: told, ClosedWhy: told, ExceptionalWhy: told})
	for _, text := range []string{k.Link, k.Interpreter.Name, k.Interpreter.Service, k.LateReason, k.LateAgreed, k.ClosedWhy, k.ExceptionalWhy} {
		if text != shown {
			t.Errorf("the conference on screens: %q", text)
		}
	}
	b := f.KeepBooking(Conference{Link: told, Interpreter: Interpreter{Name: told}, LateReason: told, LateAgreed: told}, Booking{Link: shown, Interpreter: Interpreter{Name: shown, Language: "Polish"}, LateReason: shown, LateAgreed: "Mo"})
	if b.Link != told || b.Interpreter != (Interpreter{Name: told, Language: "Polish"}) || b.LateReason != told || b.LateAgreed != "Mo" {
		t.Errorf("the booking: %+v", b)
	}
}
