package pathway

import "time"

// MinutesRemark is what somebody who has the minutes said is wrong in them, and what came of it.
type MinutesRemark struct {
	ID           int64
	Conference   int64
	Attendee     int64
	SaidOn       Date
	How          string // of [ToldHows]
	Text         string
	Answer       string // what came of it: an addendum, or why nothing changes; empty: none yet
	AnsweredName string
	AnsweredAt   time.Time
	RecordedName string
	RecordedAt   time.Time
}

// Validate returns nil, or the fields that are wrong: remark_by, remark_on, remark_how, remark.
func (x MinutesRemark) Validate(sent, today Date) error {
	f := Fields{}
	if x.Attendee == 0 {
		f.Add("remark_by", "Choose who said it")
	}
	checkPast(f, "remark_on", midnight(x.SaidOn), midnight(sent), midnight(today), "Enter when it was said", "The minutes were sent after that, on "+sent.layout("2 January 2006"))
	if !Chosen(ToldHows, x.How) {
		f.Add("remark_how", "Choose how you heard")
	}
	f.Need("remark", x.Text, "Write down what was said")
	f.AtMost("remark", x.Text, maxAccount)
	return f.Err()
}

// ValidateAnswer returns nil, or the field answer where it is missing or too long.
func (x MinutesRemark) ValidateAnswer() error {
	f := Fields{}
	f.Need("answer", x.Answer, "Say what came of it: an addendum, or why nothing changes")
	f.AtMost("answer", x.Answer, maxAccount)
	return f.Err()
}

// MinutesSeen is that one of the family has seen the minutes, as the social worker says.
type MinutesSeen struct {
	Attendee     int64
	SeenOn       Date
	ToldBy       string
	ToldHow      string // of [ToldHows]
	Note         string
	RecordedName string
	RecordedAt   time.Time
}

// Validate returns nil, or the fields that are wrong: seen_by, seen_on, told_by, told_how, note.
func (x MinutesSeen) Validate(sent, today Date) error {
	f := Fields{}
	if x.Attendee == 0 {
		f.Add("seen_by", "Choose who has seen them")
	}
	checkPast(f, "seen_on", midnight(x.SeenOn), midnight(sent), midnight(today), "Enter when they saw them", "The minutes were sent after that, on "+sent.layout("2 January 2006"))
	f.Need("told_by", x.ToldBy, "Enter who said so")
	f.AtMost("told_by", x.ToldBy, MaxName)
	if !Chosen(ToldHows, x.ToldHow) {
		f.Add("told_how", "Choose how you heard")
	}
	f.AtMost("note", x.Note, maxAccount)
	return f.Err()
}

// CommentsUntil returns the last day on which those who have the minutes can say what is wrong in them: so many working days after the
// last of them was sent.
func (o Office) CommentsUntil(sent Date, calendar *Calendar) Date {
	return calendar.AddWorkingDays(sent, o.CommentDays)
}
