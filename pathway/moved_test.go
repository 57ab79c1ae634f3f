package pathway

import (
	"slices"
	"strings"
	"testing"
)

// rearranged is the carters' conference, which Paul and the school were told of for 4 December.
func rearranged() *Record {
	r := carters()
	r.Moved = &Moved{Ground: NotQuorate, Told: []ToldBefore{{invitedAs + paul, onDay("2026-12-04")}, {invitedAs + primary, onDay("2026-12-04")}}}
	return r
}

// calledOff is the carters' conference, cancelled after Paul, the school and Mia had been written to.
func calledOff() *Record {
	r := carters()
	r.Conference.State = ConferenceAdjourned
	r.Cancelled = &Cancelled{Ground: "venue", Again: true, Told: []int64{invitedAs + paul, invitedAs + primary, invitedAs + mia}}
	return r
}

func TestTheNewDateGoesToThoseWhoWereTold(t *testing.T) {
	r := rearranged()
	for to, want := range map[int64][]DocumentKind{paul: {NewDateLetter, ParentInvitation}, primary: {NewDateLetter, AgencyInvitation}, anna: {ParentInvitation}, mia: {ChildInvitation}} {
		if got := DocumentsFor(r, invitedAs+to, AtInvitation); !slices.Equal(got, want) {
			t.Errorf("%d gets %v, want %v", to, got, want)
		}
	}
	f, _ := letter(r, paul, NewDateLetter)
	if f.Change == nil || f.Change.Was != onDay("2026-12-04") || f.Change.Why != plainGrounds[NotQuorate] || f.Conference.VenueName == "" || len(f.To.Address) == 0 {
		t.Errorf("Paul is told %+v %+v", f.Change, f.Conference)
	}
	// Words that name somebody of whom the reader may not know are not theirs.
	r.Moved.Plain = "Łukasz Wójcik was ill."
	if f, withheld := letter(r, paul, NewDateLetter); f.Change.Why != plainGrounds[NotQuorate] || !slices.ContainsFunc(withheld, func(w Withheld) bool { return strings.Contains(w.What, "Why the date") }) {
		t.Errorf("Paul reads %q: %v", f.Change.Why, withheld)
	}
	r.Moved.Plain, r.Moved.Ground = "The boiler broke.", "of another version"
	if f, _ := letter(r, paul, NewDateLetter); f.Change.Why != "The boiler broke." {
		t.Errorf("Paul reads %q", f.Change.Why)
	}
	r.Moved.Plain = ""
	if f, _ := letter(r, paul, NewDateLetter); f.Change.Why != plainGrounds["other"] {
		t.Errorf("Paul reads %q", f.Change.Why)
	}
	// Excluded from the whole: the day, and neither time nor place.
	r.guest(paul).Excluded = ExcludedWhole
	if f, _ := letter(r, paul, NewDateLetter); !f.Conference.StartsAt.IsZero() || f.Conference.VenueName != "" || f.Conference.On.IsZero() {
		t.Errorf("excluded, Paul is told %+v", f.Conference)
	}
}

func TestACancellationGoesToThoseWhoWereTold(t *testing.T) {
	r := calledOff()
	for to, want := range map[int64]int{paul: 1, primary: 1, mia: 1, anna: 0, gran: 0} {
		if got := DocumentsFor(r, invitedAs+to, AtCancelled); len(got) != want {
			t.Errorf("%d gets %v", to, got)
		}
	}
	f, _ := letter(r, paul, Cancellation)
	if f.Change == nil || f.Change.Was != r.Conference.StartsAt.Date() || f.Change.Why != plainGrounds["venue"] || !f.Change.Again || f.Conference.VenueName != "" {
		t.Errorf("Paul is told %+v", f.Change)
	}
	if p := Prove(r, invitedAs+paul, Cancellation, Options{}, nil, nil); slices.ContainsFunc(p.Blocks, func(b Block) bool { return b.Code == BlockContent || b.Code == BlockConference }) {
		t.Errorf("blocked: %v", p.Blocks)
	}
	if p := Prove(carters(), invitedAs+paul, Cancellation, Options{}, nil, nil); len(p.Blocks) == 0 {
		t.Error("a conference that takes place is cancelled")
	}
	if w := newRecipient(carters(), invitedAs+paul); w.cancellation() != nil {
		t.Error("a cancellation of what is not cancelled")
	}
}

// Neither letter holds a protected value, and words that do are stopped with where they were typed.
func TestChangesOfDateHoldNothingProtected(t *testing.T) {
	for kind, record := range map[DocumentKind]func() *Record{NewDateLetter: rearranged, Cancellation: calledOff} {
		for _, to := range []int64{paul, primary} {
			if got := hits(t, record(), to, kind, "Nothing."); len(got) != 0 {
				t.Errorf("%s to %d: %v", kind, to, got)
			}
		}
		r, secret := record(), "They moved to "+refuge.Line1+"."
		if r.Moved != nil {
			r.Moved.Plain = secret
		} else {
			r.Cancelled.Plain = secret
		}
		f, _ := letter(r, paul, kind)
		p := Prove(r, invitedAs+paul, kind, Options{}, printed(t, f), nil)
		if !slices.ContainsFunc(p.Blocks, func(b Block) bool { return strings.Contains(b.Message+b.Typed, "in plain words") }) {
			t.Errorf("%s: %+v", kind, p.Blocks)
		}
	}
}

func TestCancelIsRefused(t *testing.T) {
	for _, tt := range []struct {
		kind          ConferenceKind
		state         ConferenceState
		again, onPlan bool
		says          string
	}{
		{ICPC, ConferencePlanned, true, false, ""},
		{ICPC, ConferencePlanned, false, false, ""},
		{RCPC, ConferencePlanned, true, true, ""},
		{RCPC, ConferencePlanned, false, true, "there has to be a review"},
		{RCPC, ConferencePlanned, false, false, ""},
		{ICPC, ConferenceHeld, true, false, "Only a conference that is planned"},
	} {
		k := Conference{Kind: tt.kind, State: tt.state}
		if got := k.CancelRefusal(tt.again, tt.onPlan); (got == "") != (tt.says == "") || !strings.Contains(got, tt.says) {
			t.Errorf("%+v: %q", tt, got)
		}
	}
	aside := Conference{Kind: ICPC, State: ConferencePlanned, GoesOn: 3}
	if aside.CancelRefusal(true, false) != "" || !strings.Contains(aside.CancelRefusal(false, false), "has decided nothing yet") {
		t.Error("one that goes on is cancelled for good, or not with a new date")
	}
	x := Cancel{Move: Move{Ground: "venue", Why: "The roof leaks.", How: "phone"}, Again: true}
	k := Conference{StartsAt: minute("2026-12-11T10:00")}
	if got := x.InWords(k, "Mo Manager", "Addy Admin"); got != "The conference that was booked for Friday 11 December 2026 at 10:00 does not take place. A new date follows.\n\nThe venue cannot be used, or is not safe. The roof leaks.\n\nApproved by Mo Manager (By phone). Recorded by Addy Admin." {
		t.Errorf("%q", got)
	}
	x.Again, x.How = false, ""
	if got := x.InWords(k, "Mo Manager", "Mo Manager"); !strings.Contains(got, "not needed any more.") || !strings.HasSuffix(got, "Approved by Mo Manager.") {
		t.Errorf("%q", got)
	}
}
