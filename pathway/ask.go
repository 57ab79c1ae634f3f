package pathway

import (
	_ "embed"
	"fmt"
	"strings"
)

//go:embed asks.json
var asksJSON []byte

// Ask is a message that is ready to send to somebody without an account, about a step of theirs. It names the family by
// its reference only.
type Ask struct {
	ToName, To string // empty where nobody is known
	Subject    string
	Text       string
}

// askTemplate is the wording of an [Ask], with fields in braces.
type askTemplate struct {
	Step, Subject, Text string
	Waiting             bool // only where whoever does the step has no account
}

// Asks are the wordings of messages about steps. They are not changed once read.
type Asks struct{ of map[string]askTemplate }

// The fields that a wording may have.
var askFields = []string{"reference", "case_system", "step", "due", "conference", "strategy", "their_reference", "accepted"}

// LoadAsks reads and checks the embedded wordings. An error means that the program was built with faulty ones.
func LoadAsks() (*Asks, error) { return readAsks(asksJSON) }

func readAsks(data []byte) (*Asks, error) {
	var list []askTemplate
	if err := decodeStrict(data, &list); err != nil {
		return nil, fmt.Errorf("messages about steps: %w", err)
	}
	asks := &Asks{of: map[string]askTemplate{}}
	var empty []string
	for _, name := range askFields {
		empty = append(empty, "{"+name+"}", "")
	}
	without := strings.NewReplacer(empty...)
	for _, a := range list {
		switch {
		case a.Step == "" || a.Subject == "" || a.Text == "":
			return nil, fmt.Errorf("messages about steps: %q: step, subject and text are needed", a.Step)
		case asks.of[a.Step].Step != "":
			return nil, fmt.Errorf("messages about steps: there are two about %s", a.Step)
		case strings.ContainsAny(without.Replace(a.Subject+a.Text), "{}"):
			return nil, fmt.Errorf("messages about steps: %s has a field that is not known", a.Step)
		}
		asks.of[a.Step] = a
	}
	return asks, nil
}

// Has tells whether there is a message about a milestone's step.
func (a *Asks) Has(m *Milestone) bool {
	t, ok := a.of[m.Step.ID]
	return ok && (m.Waiting != "" || !t.Waiting)
}

// For returns the message about a step of the family's pathway, to the one who does it as far as they are known; false
// where there is none. from signs it; "" leaves that to the office.
func (a *Asks) For(c *Course, step string, to AskTo, from string, o Office) (Ask, bool) {
	m, ok := c.Milestone(step)
	if !ok || !a.Has(&m) {
		return Ask{}, false
	}
	t := a.of[m.Step.ID]
	start, _ := c.Started()
	fill := strings.NewReplacer("{reference}", c.Case.Reference, "{case_system}", caseSystemInWords(c.Case), "{step}", startLower(m.Title), "{due}", dueInWords(c, m),
		"{conference}", c.conferenceInWords(&m), "{strategy}", whenInWords(start), "{their_reference}", theirReference(start), "{accepted}", c.acceptedInWords())
	ask := Ask{Subject: fill.Replace(t.Subject), ToName: to.Name, To: to.Email}
	greeting := "Hello"
	if to.Name != "" {
		greeting = "Dear " + to.Name
	}
	ask.Text = greeting + "\n\n" + fill.Replace(t.Text) + "\n\nThank you"
	for _, line := range []string{from, o.Unit, o.Authority, o.Phone} {
		if line != "" {
			ask.Text += "\n" + line
		}
	}
	return ask, true
}

// AskTo is whom a message goes to.
type AskTo struct{ Name, Email string }

// PartyFor returns which of a step's parties a message goes to: the first without an account, the social worker where
// there is none, or where that is a group.
func (d *Definition) PartyFor(s *Step) string {
	if s.ID == "invite-list-escalated" || s.ID == "decisions-approved" {
		return "team-manager"
	}
	for _, id := range s.Who {
		if d.Party(id).Role == "" && id != "agencies" && id != "core-group" {
			return id
		}
	}
	return "social-worker"
}

// startLower begins a title as it stands inside a sentence.
func startLower(s string) string { return strings.ToLower(s[:1]) + s[1:] }

func caseSystemInWords(c Case) string {
	if c.LLNumber == "" {
		return ""
	}
	return " (" + c.LLNumber + " in the case system)"
}

// dueInWords says when a step is due; the missing list's own date where it is that which is escalated.
func dueInWords(c *Course, m Milestone) string {
	if m.ID == "invite-list-escalated" {
		m, _ = c.Milestone("invite-list")
		return "on " + m.Due.Format()
	}
	switch {
	case m.Clock:
		return m.DueAt.Format()
	case m.Due.IsZero():
		return "as soon as possible"
	case !m.DueAt.IsZero():
		return m.Due.Format() + " at " + m.DueAt.Clock()
	}
	return m.Due.Format()
}

// conferenceInWords says when the conference is that a step belongs to.
func (c *Course) conferenceInWords(of *Milestone) string {
	switch k := c.ConferenceOf(of); {
	case k.State == ConferenceHeld:
		return "was on " + k.StartsAt.Format()
	case k.ID != 0:
		return "is on " + k.StartsAt.Format()
	}
	step := stepICPC
	if of.Step.Per == PerReview {
		step, _ = c.Definition.ReviewStep(of.N, "")
	}
	m, _ := c.Milestone(step)
	return "is not booked yet; it must be held by " + m.Due.Format()
}
