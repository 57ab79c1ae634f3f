package pathway

// GoodPractice is that somebody's work for a family was good or outstanding, as a review found, and who was told.
type GoodPractice struct {
	ID           int64
	Conference   int64 // the review
	Attendee     int64 // whose practice it was: a professional of its list
	What         string
	ToldTo       string // name and job of the team manager or the agency's contact
	ToldOn       Date
	ToldHow      string // of ToldHows
	RecordedName string
	StruckAt     string
	StruckWhy    string
}

// Check returns nil, or what is wrong with it as it is recorded at a review on a day: attendee, what, told_to, told_on, told_how. It
// is refused at a conference that is no review or was not held.
func (g GoodPractice) Check(r *Record, today Date) error {
	if r.Conference.Kind != RCPC || r.Conference.State != ConferenceHeld {
		return Refused("Good practice is recorded at a review that was held.")
	}
	f := Fields{}
	if a, ok := r.Attendee(g.Attendee); !ok || a.Removed || a.Professional == 0 {
		f.Add("attendee", "Choose whose practice it was")
	}
	f.Need("what", g.What, "Write what was good, and what it did for the children")
	f.AtMost("what", g.What, 2000)
	f.Need("told_to", g.ToldTo, "Enter who was told: the team manager, or the agency’s contact")
	f.AtMost("told_to", g.ToldTo, MaxName)
	switch {
	case g.ToldOn.IsZero():
		f.Add("told_on", "Enter when they were told")
	case g.ToldOn.After(today):
		f.Add("told_on", "This is in the future")
	case g.ToldOn.Before(r.Conference.StartsAt.Date()):
		f.Add("told_on", "This is before the review")
	}
	if !Chosen(ToldHows, g.ToldHow) {
		f.Add("told_how", "Choose how they were told")
	}
	return f.Err()
}

// Text is what is told, ready to send. It names no child.
func (g GoodPractice) Text(r *Record) string {
	a, _ := r.Attendee(g.Attendee)
	name, _ := r.NameOf(a)
	return "At the review conference on " + r.Conference.StartsAt.Date().Format() + " (" + r.Case.Reference + ") we saw good practice by " + name + ".\n\n" + g.What + "\n\nPlease pass on our thanks."
}
