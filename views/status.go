package views

// Status is how a step or a thing stands. It is drawn with a mark, a colour and a word, so that no one of them is needed.
type Status string

// The statuses.
const (
	StatusDone     Status = "done"
	StatusDue      Status = "due"      // to be done today
	StatusOpen     Status = "open"     // can be done now, and has time
	StatusLate     Status = "late"     // should have been done
	StatusForecast Status = "forecast" // will be due, if what comes before it happens as planned
	StatusWaiting  Status = "waiting"  // for somebody who has no account here
	StatusStopped  Status = "stopped"  // not needed, or stood down
	StatusNone     Status = ""         // says nothing: a plain label
)

// Word is the status in a word.
func (s Status) Word() string {
	switch s {
	case StatusDone:
		return "Done"
	case StatusDue:
		return "Due"
	case StatusOpen:
		return "To do"
	case StatusLate:
		return "Late"
	case StatusForecast:
		return "Forecast"
	case StatusWaiting:
		return "Waiting"
	case StatusStopped:
		return "Not needed"
	}
	return ""
}

// Class is the end of the status's CSS classes.
func (s Status) Class() string {
	if s == StatusNone {
		return "none"
	}
	return string(s)
}

// Mark is the status as a small picture. Screen readers pass over it: a word always stands beside it.
func (s Status) Mark() Mark { return Mark{s} }

// Mark is a status as a small picture.
type Mark struct{ Status Status }

func (Mark) template() string { return "mark" }

// Tag is a few words with a mark and a colour: "2 working days left". An empty Text says the status's own word.
type Tag struct {
	Status Status
	Text   string
}

func (Tag) template() string { return "tag" }

// Words is what the tag says.
func (t Tag) Words() string {
	if t.Text == "" {
		return t.Status.Word()
	}
	return t.Text
}

// Flag is a label that warns about a family or a person: "Protected address", "Interpreter: Polish". It has no status.
type Flag struct {
	Text   string
	Strong bool // one that keeps somebody safe
}

func (Flag) template() string { return "flag" }
