package pathway

import "fmt"

// Slot is a conference as it stands in the diary: who and what it takes up, and when. What tells of the family is empty
// where the reader may not open it.
type Slot struct {
	Conference             int64
	Case                   int64 // 0: a restricted family, not for this reader
	Reference, Family      string
	Kind                   ConferenceKind
	State                  ConferenceState
	StartsAt               DateTime
	Minutes                int
	Chair, MinuteTaker     int64
	ChairName, TakerName   string
	Venue, Room            int64
	VenueName, RoomName    string
	Link                   bool
	ReplacedBy             int64
	Moved                  DateTime // when the one that took its place begins
	ClosedWhy, Interpreter string
}

// Closed tells whether the slot is a restricted family's, of which this reader is told nothing.
func (s *Slot) Closed() bool { return s.Case == 0 }

// EndsAt returns when it is booked to end.
func (s *Slot) EndsAt() DateTime { return s.StartsAt.AddMinutes(s.Minutes) }

// TakesUp tells whether the conference takes place: one that was stood down, moved or adjourned takes up nothing.
func (s *Slot) TakesUp() bool { return s.State == ConferencePlanned || s.State == ConferenceHeld }

// Overlaps tells whether the conference takes up some of the time from a minute on.
func (s *Slot) Overlaps(from DateTime, minutes int) bool {
	return s.TakesUp() && s.StartsAt.Before(from.AddMinutes(minutes)) && from.Before(s.EndsAt())
}

// Needs tells whether somebody of the office has to be there.
func (s *Slot) Needs(account int64) bool {
	return account != 0 && (s.Chair == account || s.MinuteTaker == account)
}

// Where returns the place in a line: "Oak room, Civic Hall", "By video", or "" where there is none yet.
func (s *Slot) Where() string {
	switch {
	case s.RoomName != "":
		return s.RoomName + ", " + s.VenueName
	case s.VenueName == "" && s.Link:
		return "By video"
	}
	return s.VenueName
}

// Times returns "10:00 to 12:00".
func (s *Slot) Times() string { return s.StartsAt.Clock() + " to " + s.EndsAt().Clock() }

// InWords says when and where it is, and of whom where the reader may know: "from 10:00 to 12:00 in Oak room, Civic Hall
// (Nowak family)".
func (s *Slot) InWords() string {
	words := "from " + s.Times()
	if where := s.Where(); where != "" {
		words += ", " + where
	}
	if s.Family != "" {
		words += " (" + s.Family + ")"
	}
	return words
}

// Absence is that somebody of the office is away: leave, training, sickness. Why is never asked.
type Absence struct {
	ID       int64
	Account  int64
	Name     string
	From, To Date
	Version  int
}

// On tells whether they are away on a day.
func (a *Absence) On(day Date) bool { return !day.Before(a.From) && !day.After(a.To) }

// Validate returns nil, or the fields that are wrong: account, from, to.
func (a Absence) Validate() error {
	f := Fields{}
	if a.Account == 0 {
		f.Add("account", "Choose who is away")
	}
	switch {
	case a.From.IsZero():
		f.Add("from", "Enter the first day")
	case a.To.IsZero():
		f.Add("to", "Enter the last day")
	case a.To.Before(a.From):
		f.Add("to", "The last day cannot be before the first")
	case a.To.DaysSince(a.From) > 366:
		f.Add("to", "Choose at most a year at a time")
	}
	return f.Err()
}

// Away returns the absence of somebody on a day, or false.
func Away(absences []Absence, account int64, day Date) (Absence, bool) {
	for _, a := range absences {
		if a.Account == account && a.On(day) {
			return a, true
		}
	}
	return Absence{}, false
}

// busy says why somebody of the office, or a room, cannot be had for a time, or "". name begins the sentence.
func busy(slots []Slot, taken func(*Slot) bool, name string, from DateTime, minutes int) string {
	for i := range slots {
		if s := &slots[i]; taken(s) && s.Overlaps(from, minutes) {
			return fmt.Sprintf("%s is taken on %s by another conference %s. Choose another, or another time.", name, from.Date().Format(), s.InWords())
		}
	}
	return ""
}
