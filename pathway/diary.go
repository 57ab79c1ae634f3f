package pathway

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

// DueConference is a family whose threshold was met and whose conference is not yet in the diary.
type DueConference struct {
	Case              int64 // 0: a restricted family, not for this reader
	Reference, Family string
	Strategy          DateTime
	Due, Limit        Date
	Adjourned         bool // the one before was adjourned and has no new date
	Review            int  // which review it is; 0: the initial conference
}

// DiaryWeek is a week of the conference diary as one reader may see it.
type DiaryWeek struct {
	Monday   Date
	Slots    []Slot // of the week, in order
	Due      []DueConference
	Duty     []RotaDay
	Absences []Absence
}

// DiaryIssue is a weekly diary that was made.
type DiaryIssue struct {
	ID        int64
	Reference string
	From, To  Date
	MadeAt    time.Time
	MadeName  string
	SentAt    time.Time // when it was recorded as sent; none: not yet
	SentName  string
	Since     Date       // of the last one, which its changes are told from; none: the first
	Rows      []DiaryRow // all that it knew: those past To are not listed
	SHA256    string
	Pages     int
	Readers   []DiaryReader
}

// DiaryReader is a manager to whom a weekly diary goes, under their own address.
type DiaryReader struct{ Name, Team, Email string }

// Listed returns the rows that a diary up to a day shows: what is planned until then, and whatever has changed.
func Listed(rows []DiaryRow, to Date) []DiaryRow {
	var list []DiaryRow
	for _, r := range rows {
		if r.Change != DiaryUnchanged || !r.At.Date().After(to) {
			list = append(list, r)
		}
	}
	return list
}

// DiaryReaders returns whom the weekly diary goes to: the managers of the teams in use, each address once. Teams without one
// that can be written to are in missing.
func DiaryReaders(teams []Team, canWrite func(string) bool) (readers []DiaryReader, missing []string) {
	at := map[string]int{}
	for _, t := range teams {
		if t.Ended {
			continue
		}
		if !canWrite(t.ManagerEmail) {
			missing = append(missing, t.Name)
			continue
		}
		key := strings.ToLower(t.ManagerEmail)
		if i, there := at[key]; there {
			readers[i].Team += ", " + t.Name
			continue
		}
		at[key] = len(readers)
		readers = append(readers, DiaryReader{t.Manager, t.Name, t.ManagerEmail})
	}
	return readers, missing
}

// Text is the email that goes with a weekly diary to one manager. It knows families by reference only.
func (i *DiaryIssue) Text(to DiaryReader, office, from string) string {
	rows := Listed(i.Rows, i.To)
	var b strings.Builder
	greeting := "Hello"
	if to.Name != "" {
		greeting = "Dear " + to.Name
	}
	fmt.Fprintf(&b, "%s\n\nAttached is the conference diary from %s to %s (%s).\n", greeting, i.From.Format(), i.To.Format(), i.Reference)
	for _, change := range []struct{ is, title string }{{DiaryNew, "New"}, {DiaryMoved, "Moved"}, {DiaryGone, "Stood down"}} {
		lines := changedLines(rows, change.is)
		if len(lines) > 0 {
			fmt.Fprintf(&b, "\n%s:\n%s\n", change.title, strings.Join(lines, "\n"))
		}
	}
	waiting := slices.DeleteFunc(slices.Clone(rows), func(r DiaryRow) bool { return r.ListReceived || r.Change == DiaryGone })
	if len(waiting) > 0 {
		fmt.Fprint(&b, "\nWe still wait for the invitation list of:\n")
		for _, r := range waiting {
			fmt.Fprintf(&b, "- %s, conference on %s\n", r.Reference, r.At.Format())
		}
	}
	fmt.Fprintf(&b, "\nPlease make sure that reports for your team’s conferences are authorised and shared with the family in time, and tell us at once if a date cannot be kept.\n\n%s\n", from)
	if office != "" {
		b.WriteString(office + "\n")
	}
	return b.String()
}

func changedLines(rows []DiaryRow, change string) []string {
	var lines []string
	for _, r := range rows {
		if r.Change != change {
			continue
		}
		line := "- " + r.Reference + ", " + r.At.Format()
		if r.Was != "" {
			line += " (was " + r.Was + ")"
		}
		lines = append(lines, line)
	}
	return lines
}
