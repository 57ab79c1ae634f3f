package pathway

import (
	"maps"
	"slices"
	"strings"
	"testing"
)

func TestHowSomebodyIsAskedIsChecked(t *testing.T) {
	c := carters().Conference
	good := Attendee{Purpose: ToAttend, How: "video", StartsAt: atMinute("2026-12-11T14:00"), Link: "https://meet.northmere.example/9", Way: ByPost}
	tests := []struct {
		name   string
		change func(*Attendee)
		want   []string
	}{
		{"as it should be", func(*Attendee) {}, nil},
		{"only told: no way of taking part is needed", func(a *Attendee) { a.Purpose, a.How = ToBeTold, "" }, nil},
		{"no purpose", func(a *Attendee) { a.Purpose = "" }, []string{"purpose"}},
		{"no way of taking part", func(a *Attendee) { a.How = "by pigeon" }, []string{"how"}},
		{"a time on another day", func(a *Attendee) { a.StartsAt = atMinute("2026-12-12T10:00") }, []string{"starts_at"}},
		{"a link that is none", func(a *Attendee) { a.Link = "javascript:alert(1)" }, []string{"link"}},
		{"a link without a host", func(a *Attendee) { a.Link = "https:///9" }, []string{"link"}},
		{"a link of 501 characters", func(a *Attendee) { a.Link = "https://x.example/" + strings.Repeat("9", 500) }, []string{"link"}},
		{"an unknown way", func(a *Attendee) { a.Way = "fax" }, []string{"way"}},
		{"a role of two lines", func(a *Attendee) { a.Role = "Mother\nand more" }, []string{"role"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			a := good
			tt.change(&a)
			if got := slices.Sorted(maps.Keys(FieldsOf(a.Validate(c)))); !slices.Equal(got, tt.want) {
				t.Errorf("faults at %v, want %v", got, tt.want)
			}
		})
	}
}

func TestWhatTheChairDecidesIsChecked(t *testing.T) {
	out := Attendee{Excluded: "whole", Ground: "violence", ExcludedWhy: "Threats", ViewsHow: "In writing", ToldHow: "By phone"}
	tests := []struct {
		name   string
		change func(*Attendee)
		want   []string
	}{
		{"excluded from the whole of it", func(*Attendee) {}, nil},
		{"not excluded", func(a *Attendee) { *a = Attendee{Copy: "full"} }, nil},
		{"excluded from something else", func(a *Attendee) { a.Excluded = "lunch" }, []string{"excluded"}},
		{"nothing said", func(a *Attendee) { *a = Attendee{Excluded: "whole"} }, []string{"excluded_why", "ground", "told_how", "views_how"}},
		{"from a part, without the part", func(a *Attendee) { a.Excluded = "part" }, []string{"part"}},
		{"from a part, with a time of their own", func(a *Attendee) { a.Excluded, a.StartsAt = "part", atMinute("2026-12-11T11:00") }, nil},
		{"too much to read", func(a *Attendee) { a.ExcludedWhy = strings.Repeat("x", 1001) }, []string{"excluded_why"}},
		{"a part copy without a reason", func(a *Attendee) { a.Copy = "part" }, []string{"copy_why"}},
		{"a part copy with its reason", func(a *Attendee) { a.Copy, a.CopyWhy = "part", "They may know of one child" }, nil},
		{"half a copy", func(a *Attendee) { a.Copy = "half" }, []string{"copy"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			a := out
			tt.change(&a)
			if got := slices.Sorted(maps.Keys(FieldsOf(a.ValidateDecision()))); !slices.Equal(got, tt.want) {
				t.Errorf("faults at %v, want %v", got, tt.want)
			}
		})
	}
}

// Asked for at least 3 working days before: the conference is on Friday 11 December, so Tuesday the 8th is the last day.
func TestLateExclusion(t *testing.T) {
	calendar, err := LoadCalendar()
	if err != nil {
		t.Fatal(err)
	}
	c := carters().Conference
	for day, late := range map[string]bool{"2026-12-07": false, "2026-12-08": false, "2026-12-09": true, "2026-12-11": true} {
		if got := (Attendee{Excluded: "whole"}).LateExclusion(c, onDay(day), calendar); (got != "") != late {
			t.Errorf("asked for on %s: %q", day, got)
		}
	}
	if got := (Attendee{}).LateExclusion(c, onDay("2026-12-11"), calendar); got != "" {
		t.Errorf("nobody is excluded: %q", got)
	}
	if got := (Attendee{Excluded: "part"}).LateExclusion(Conference{}, onDay("2026-12-11"), calendar); got != "" {
		t.Errorf("no date yet: %q", got)
	}
}

func TestAnswersAreChecked(t *testing.T) {
	if err := (Attendee{Answer: "coming", AnswerNote: "With her sister"}).ValidateAnswer(); err != nil {
		t.Error(err)
	}
	err := Attendee{Answer: "perhaps", AnswerNote: strings.Repeat("x", 501)}.ValidateAnswer()
	if got := slices.Sorted(maps.Keys(FieldsOf(err))); !slices.Equal(got, []string{"answer", "answer_note"}) {
		t.Errorf("faults at %v", got)
	}
}

func TestTheListAsStaffSeeIt(t *testing.T) {
	r := carters()
	all := len(r.Attendees)
	r.guest(gran).Removed = true
	if got := len(r.OnList()); got != all-1 {
		t.Errorf("%d on the list, want %d", got, all-1)
	}
	if name, agency := r.NameOf(*r.guest(visitor)); name != "Vera Lund" || agency != "Northmere Health" {
		t.Errorf("the health visitor is %q of %q", name, agency)
	}
	if name, agency := r.NameOf(*r.guest(keyWorker)); name != "Kate Rowe" || agency != "" {
		t.Errorf("the key worker’s agency gives a place away: %q of %q", name, agency)
	}
	if name, agency := r.NameOf(*r.guest(paul)); name != "Paul Dean" || agency != "" {
		t.Errorf("the father is %q of %q", name, agency)
	}
}

// "Not safe" blocks that way; an address that is not known cannot be written to. By hand always can be.
func TestSafeWays(t *testing.T) {
	values := func(list []Choice) (v []string) {
		for _, c := range list {
			v = append(v, c.Value)
		}
		return v
	}
	r := carters()
	if got := values(r.SafeWays(*r.guest(visitor))); !slices.Equal(got, []string{ByPost, BySecureEmail, ByHand}) {
		t.Errorf("a professional: %v", got)
	}
	if got := values(r.SafeWays(*r.guest(paul))); !slices.Equal(got, []string{ByPost, ByHand}) {
		t.Errorf("no email is recorded: %v", got)
	}
	r.person(paul).Ways = []ContactWay{{Way: "post", Safety: NotSafe}}
	r.person(paul).Contacts = []ContactPoint{{Kind: Email, Value: "paul@home.example"}}
	if got := values(r.SafeWays(*r.guest(paul))); !slices.Equal(got, []string{BySecureEmail, ByHand}) {
		t.Errorf("post is not safe: %v", got)
	}
	r.person(paul).Ways = append(r.person(paul).Ways, ContactWay{Way: "email", Safety: NotSafe})
	if got := values(r.SafeWays(*r.guest(paul))); !slices.Equal(got, []string{ByHand}) {
		t.Errorf("neither is safe: %v", got)
	}
}
