package pathway

import (
	"slices"
	"strconv"
	"strings"
)

// Left is somebody on the list to whom a step sends something, and who has not been sent it.
type Left struct {
	Attendee int64
	Name     string
}

// ToldOneByOne tells whether a step is done only when everybody on the list has been sent theirs, or it is recorded of each who
// has not why: how they were told, or that they declined.
func ToldOneByOne(step string) bool { return step == stepInvitationsSent || step == stepS47NotAtRisk }

// LeftOf returns who is yet to be sent what a step sends, in the order of the list.
func LeftOf(r *Record, docs []IssuedDocument, step string) []Left {
	var list []Left
	for _, x := range DueFor(r, docs, step) {
		known := slices.ContainsFunc(list, func(l Left) bool { return l.Attendee == x.Attendee })
		if known || !x.sentFor(step).IsZero() {
			continue
		}
		a, _ := r.Attendee(x.Attendee)
		name, _ := r.NameOf(a)
		list = append(list, Left{x.Attendee, name})
	}
	return list
}

// LateOf returns who of those that are left came onto the list after the invitations were recorded as sent, by the entry e, or is asked to
// another date than that was for. Nobody where it is not known who was on the list then.
func LateOf(r *Record, docs []IssuedDocument, e StepEntry) []Left {
	if e.ID == 0 || e.State != EntryDone || e.Listed == 0 || r.Conference.State != ConferencePlanned {
		return nil
	}
	return slices.DeleteFunc(LeftOf(r, docs, stepInvitationsSent), func(l Left) bool {
		return e.Conference == r.Conference.ID && l.Attendee <= e.Listed
	})
}

// LateTask returns the task to send theirs to those who came late onto the list of a conference.
func LateTask(k Conference, late []Left) Task {
	title := "1 more invitation to send: to somebody who was not on the list when the invitations went, or was asked to another date"
	if n := len(late); n > 1 {
		title = strconv.Itoa(n) + " more invitations to send: to people who were not on the list when the invitations went, or were asked to another date"
	}
	return Task{Case: k.Case, Conference: k.ID, Kind: TaskLateInvitee, Role: Admin, Title: title}
}

// LeftField is the field that says why one who is left was not sent theirs.
func LeftField(attendee int64) string { return "left-" + strconv.FormatInt(attendee, 10) }

// Without returns the entry of a step that is done though some are left, with the reason for each of them in its note. The error's
// fields are those of [LeftField]; it is refused where the step is said not to be needed.
func (e StepEntry) Without(left []Left, why map[int64]string) (StepEntry, error) {
	f := Fields{}
	lines := []string{e.Note}
	var names []string
	for _, l := range left {
		reason := strings.TrimSpace(why[l.Attendee])
		f.Need(LeftField(l.Attendee), reason, "Enter how "+l.Name+" was told, or why not")
		f.AtMost(LeftField(l.Attendee), reason, 300)
		lines, names = append(lines, l.Name+": "+reason), append(names, l.Name)
	}
	if e.State == EntryNotNeeded && len(left) > 0 {
		return e, Refused("Some have not been sent theirs: " + strings.Join(names, ", ") + ". Send it, or record of each how they were told.")
	}
	e.Note = strings.TrimSpace(strings.Join(lines, "\n"))
	return e, f.Err()
}
