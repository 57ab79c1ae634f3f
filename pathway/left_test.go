package pathway

import (
	"strings"
	"testing"
)

func TestWhoIsLeft(t *testing.T) {
	r := carters()
	var docs []IssuedDocument
	due := DueAt(r, nil, Occasion{Moment: AtInvitation})
	people := map[int64]bool{}
	for _, x := range due {
		people[x.Attendee] = true
	}
	if got := LeftOf(r, docs, stepInvitationsSent); len(got) != len(people) || got[0].Name == "" {
		t.Errorf("nothing was sent, and left are %+v of %d", got, len(people))
	}
	for _, x := range due[1:] {
		docs = append(docs, made(x.Attendee-invitedAs, x.Kind, 1, Sent))
	}
	left := LeftOf(r, docs, stepInvitationsSent)
	if len(left) != 1 || left[0].Attendee != due[0].Attendee {
		t.Fatalf("left are %+v", left)
	}
	if !ToldOneByOne("s47-not-at-risk") || ToldOneByOne("minutes") {
		t.Error("which steps are done one by one")
	}

	done := StepEntry{State: EntryDone, Note: "All by post."}
	if _, err := done.Without(left, nil); !strings.Contains(FieldsOf(err)[LeftField(left[0].Attendee)], left[0].Name) {
		t.Errorf("without a reason: %v", err)
	}
	if _, err := done.Without(left, map[int64]string{left[0].Attendee: strings.Repeat("x", 301)}); FieldsOf(err) == nil {
		t.Error("too long a reason")
	}
	e, err := done.Without(left, map[int64]string{left[0].Attendee: "Rang on Monday."})
	if want := "All by post.\n" + left[0].Name + ": Rang on Monday."; err != nil || e.Note != want {
		t.Errorf("with a reason: %q, %v", e.Note, err)
	}
	if e, err := done.Without(nil, nil); err != nil || e != done {
		t.Errorf("nobody left: %+v, %v", e, err)
	}
	if _, err := (StepEntry{State: EntryNotNeeded, Note: "x"}).Without(left, map[int64]string{left[0].Attendee: "x"}); CodeOf(err) != CodeRefused || !strings.Contains(Message(err), left[0].Name) {
		t.Errorf("not needed: %v", err)
	}
}

// Who was invited, and is not told yet that there is no conference, is left.
func TestWhoIsToBeToldThatNoConferenceIsNeeded(t *testing.T) {
	r := carters()
	r.S47 = &S47Outcome{Instead: "Early help"}
	first := DueAt(r, nil, Occasion{Moment: AtInvitation})[0]
	asked := []IssuedDocument{made(first.Attendee-invitedAs, first.Kind, 1, Sent)}
	if got := LeftOf(r, asked, stepS47NotAtRisk); len(got) != 1 || got[0].Attendee != first.Attendee {
		t.Errorf("left are %+v", got)
	}
	if got := LeftOf(r, append(asked, made(first.Attendee-invitedAs, NotRequired, 1, Sent)), stepS47NotAtRisk); len(got) != 0 {
		t.Errorf("everybody was told, and left are %+v", got)
	}
}

// Whoever came onto the list after the invitations went is late, and so is everybody once the conference has another date.
func TestWhoCameLate(t *testing.T) {
	r := carters()
	r.Conference.State = ConferencePlanned
	all := LeftOf(r, nil, stepInvitationsSent)
	listed := all[0].Attendee
	for _, l := range all[1:] {
		listed = max(listed, l.Attendee)
	}
	entry := StepEntry{ID: 1, State: EntryDone, Conference: r.Conference.ID, Listed: listed}
	change := func(f func(*StepEntry)) StepEntry {
		e := entry
		f(&e)
		return e
	}
	for name, row := range map[string]struct {
		e    StepEntry
		want int
	}{
		"all were on the list":        {entry, 0},
		"one came later":              {change(func(e *StepEntry) { e.Listed-- }), 1},
		"another date":                {change(func(e *StepEntry) { e.Conference = 77 }), len(all)},
		"not recorded":                {StepEntry{}, 0},
		"not needed":                  {change(func(e *StepEntry) { e.State, e.Listed = EntryNotNeeded, 1 }), 0},
		"who was listed is not known": {change(func(e *StepEntry) { e.Listed = 0 }), 0},
	} {
		if got := LateOf(r, nil, row.e); len(got) != row.want {
			t.Errorf("%s: %+v, want %d", name, got, row.want)
		}
	}
	r.Conference.State = ConferenceHeld
	if got := LateOf(r, nil, change(func(e *StepEntry) { e.Listed-- })); got != nil {
		t.Errorf("held: %+v", got)
	}
	one, two := LateTask(r.Conference, all[:1]), LateTask(r.Conference, all[:2])
	if !strings.HasPrefix(one.Title, "1 more invitation to send: to somebody who was") || !strings.HasPrefix(two.Title, "2 more invitations to send: to people who were") {
		t.Errorf("%q, %q", one.Title, two.Title)
	}
	if one.EndsItself() == "" || (Task{Kind: TaskObstructed}).EndsItself() == "" || (Task{Kind: TaskCameBack}).EndsItself() != "" {
		t.Error("which tasks end by themselves")
	}
}
