package pathway

// Handover is that another chair takes a family over from the one it had.
type Handover struct {
	From, To Account
	On       Date
}

// CheckHandover adds to f what is missing where another chair takes a family over: why, note. The first chair of a family takes
// nothing over.
func CheckHandover(f Fields, was, chair int64, why, note string) {
	if was == 0 || was == chair {
		return
	}
	f.Need("why", why, "Say why another chair takes over")
	f.AtMost("why", why, 300)
	f.Need("note", note, "Write what the new chair has to know: it is kept as the hand-over note")
	f.AtMost("note", note, 5000)
}

// Task is what has the office tell the family and the core group, with a text that is ready to send. It names no child.
func (h Handover) Task(number int64) Task {
	ring := ""
	if h.To.Phone != "" {
		ring = " You can ring them on " + h.To.Phone + "."
	}
	return Task{Case: number, Kind: TaskNewChair, Role: Admin, Title: "Tell the family and the core group that another chair has taken over",
		Text: "From " + h.On.Format() + " " + h.To.Name + " chairs the conferences for your family, in place of " + h.From.Name + ". All that was agreed stays as it is, and so do the dates." + ring}
}
