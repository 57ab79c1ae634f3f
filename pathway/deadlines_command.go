package pathway

import (
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"strings"
	"text/tabwriter"
)

// DeadlinesUsage is the help of the deadlines command.
const DeadlinesUsage = `Usage: cp-pathway deadlines --strategy T [flags]

Works out every due date of the pathway.

  --pathway V         the pathway's version (default ` + DefaultVersion + `)
  --strategy T        the strategy meeting, such as 2026-12-11T10:00
  --conference T      when the initial conference begins
  --conference-end T  when it ended
  --core-group DATE   a core group that was held, such as 2027-01-19; may be repeated
  --review DATE       a review conference that was held; may be repeated
  --closed DATE       a day on which the office is closed; may be repeated
  --json              print JSON in place of a table
`

// UsageError says in one line what is wrong with a command.
type UsageError string

// Error returns the line.
func (e UsageError) Error() string { return string(e) }

// ParseDeadlines reads the arguments of the deadlines command and checks them. The error is a [UsageError], or
// [flag.ErrHelp] where help was asked for.
func ParseDeadlines(args []string, definitions *Definitions) (DeadlinesRequest, error) {
	r := DeadlinesRequest{Pathway: DefaultVersion}
	seen := make(map[string]bool)
	for len(args) > 0 {
		arg := args[0]
		args = args[1:]
		name, dashed := strings.CutPrefix(arg, "-")
		name = strings.TrimPrefix(name, "-")
		name, value, hasValue := strings.Cut(name, "=")
		switch {
		case !dashed:
			return r, UsageError(fmt.Sprintf("%q is not a flag", clip(arg)))
		case name == "h" || name == "help":
			return r, flag.ErrHelp
		case name == "json" && hasValue:
			return r, UsageError("--json takes no value")
		case name == "json":
			r.JSON = true
			continue
		case r.field(name) == nil:
			return r, UsageError(fmt.Sprintf("there is no flag %q", clip(arg)))
		case !hasValue && len(args) == 0:
			return r, UsageError("--" + name + " needs a value")
		case !hasValue:
			value, args = args[0], args[1:]
		}
		if seen[name] && !repeats(name) {
			return r, UsageError("--" + name + " is there twice")
		}
		seen[name] = true
		if err := r.field(name)(value); err != nil {
			return r, UsageError("--" + name + ": " + err.Error())
		}
	}
	faults := r.Check(definitions)
	for _, name := range deadlinesFields {
		if fault := faults[name]; fault != "" {
			return r, UsageError("--" + name + ": " + fault)
		}
	}
	return r, nil
}

func repeats(name string) bool {
	return name == FieldCoreGroup || name == FieldReview || name == FieldClosed
}

// field returns what sets the field of that name, or nil where there is none.
func (r *DeadlinesRequest) field(name string) func(string) error {
	moment := func(to *DateTime) func(string) error {
		return func(s string) (err error) {
			*to, err = ParseDateTime(s)
			return err
		}
	}
	day := func(to *[]Date) func(string) error {
		return func(s string) error {
			d, err := ParseDate(s)
			*to = append(*to, d)
			return err
		}
	}
	switch name {
	case FieldPathway:
		return func(s string) error { r.Pathway = s; return nil }
	case FieldStrategy:
		return moment(&r.Strategy)
	case FieldConference:
		return moment(&r.Conference)
	case FieldConferenceEnd:
		return moment(&r.ConferenceEnd)
	case FieldCoreGroup:
		return day(&r.CoreGroups)
	case FieldReview:
		return day(&r.Reviews)
	case FieldClosed:
		return day(&r.ClosureDates)
	}
	return nil
}

// jsonMilestone is a milestone as the command prints it. What does not apply is left out.
type jsonMilestone struct {
	ID       string `json:"id"`
	Title    string `json:"title"`
	Who      string `json:"who"`
	Opens    string `json:"opens,omitempty"`
	Due      string `json:"due"`
	Limit    string `json:"limit,omitempty"`
	Forecast bool   `json:"forecast"`
	Flag     string `json:"flag,omitempty"`
}

// dueForReaders is the due date, with the minute where it is that of a 24-hour clock.
func (m *Milestone) dueForReaders() string {
	if m.Clock {
		return m.DueAt.String()
	}
	return m.Due.String()
}

// WriteJSON prints the milestones, and the warnings where there are any.
func (d *Deadlines) WriteJSON(w io.Writer) error {
	out := struct {
		Milestones []jsonMilestone `json:"milestones"`
		Warnings   []string        `json:"warnings,omitempty"`
	}{Milestones: make([]jsonMilestone, len(d.Milestones)), Warnings: d.Warnings}
	for i, m := range d.Milestones {
		out.Milestones[i] = jsonMilestone{
			ID: m.ID, Title: m.Title, Who: m.Who, Opens: m.Opens.String(), Due: m.dueForReaders(),
			Limit: m.Limit.String(), Forecast: m.Forecast, Flag: m.Flag,
		}
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(out)
}

// WriteTable prints the milestones for people, and the warnings below.
func (d *Deadlines) WriteTable(w io.Writer) error {
	due, limit := d.Definition.ConferenceDates(Beginning{On: d.Request.Strategy.Date()}, d.Calendar)
	var b strings.Builder
	fmt.Fprintf(&b, "%s\n", d.Definition.Title)
	fmt.Fprintf(&b, "Strategy meeting  %s\n", d.Request.Strategy.Format())
	fmt.Fprintf(&b, "Day 1             %s\n", d.Calendar.Day1(d.Request.Strategy.Date()).Format())
	fmt.Fprintf(&b, "Day %-14d%s\n", d.Definition.icpc.When.N, due.Format())
	fmt.Fprintf(&b, "Statutory limit   %s\n\n", limit.Format())
	t := tabwriter.NewWriter(&b, 0, 0, 2, ' ', 0)
	fmt.Fprintln(t, "Due\tOpens\tLimit\tStep\tWho\tId")
	for _, m := range d.Milestones {
		due := m.Due.layout("Mon 2 Jan 2006")
		if m.Clock {
			due += " " + m.DueAt.Clock()
		}
		title := m.Title
		if m.Forecast {
			title += " (forecast)"
		}
		if m.Flag != "" {
			title += "; " + m.Flag
		}
		fmt.Fprintf(t, "%s\t%s\t%s\t%s\t%s\t%s\n", due, dash(m.Opens.Short()), dash(m.Limit.Short()), title, m.Who, m.ID)
	}
	t.Flush()
	for _, warning := range d.Warnings {
		fmt.Fprintf(&b, "\nWarning: %s\n", warning)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func dash(s string) string {
	if s == "" {
		return "–"
	}
	return s
}
