package pdf

import (
	"strconv"
	"strings"

	"cp-pathway/pathway"
)

// letterhead is the office as it stands on paper.
func letterhead(f pathway.Facts) Letterhead {
	o := f.Office
	lines := append([]string{}, o.Address...)
	for _, line := range []string{o.Phone, o.Email} {
		if line != "" {
			lines = append(lines, line)
		}
	}
	return Letterhead{Office: o.Authority, Unit: o.Unit, Lines: lines, Logo: o.Logo}
}

// letterTo is to whom a letter goes. One that does not go by post is handed over or attached to an email, and has no address.
func letterTo(f pathway.Facts) *Letter {
	l := &Letter{To: []string{f.To.Name}, ByHand: len(f.To.Address) == 0, Details: []Detail{{"Date", f.Date.Time().Format("2 January 2006")}, {"Our reference", f.Reference}}}
	if f.To.Agency != "" {
		if f.To.Role != "" {
			l.To[0] = f.To.Name + ", " + f.To.Role
		}
		l.To = append(l.To, f.To.Agency)
	}
	l.To = append(l.To, f.To.Address...)
	if w := f.Conference.SocialWorker; w.Name != "" && f.To.Agency == "" {
		l.Details = append(l.Details, Detail{"Your social worker", w.Name})
	}
	return l
}

// text, flag and block are fields of a wording.
func textField(name, about, sample string) Field {
	return Field{Name: name, About: about, Sample: sample}
}

func mustText(name, about, sample string) Field {
	return Field{Name: name, About: about, Sample: sample, Must: true}
}

func flagField(name, about string) Field {
	return Field{Name: name, Type: FlagField, About: about, Sample: true}
}

func blockField(name, about string, must bool) Field {
	return Field{Name: name, Type: BlockField, About: about, Must: must, Sample: Texts("(" + about + ")")}
}

// eachField is a list of one field.
func eachField(name, item, about, sample string) Field {
	return Field{Name: name, Type: EachField, About: about, Items: []Field{textField(item, about, sample)}}
}

func eachOf(item string, values []string) []Values {
	list := []Values{}
	for _, v := range values {
		list = append(list, Values{item: v})
	}
	return list
}

// namesOf are the children that the recipient may know about, as they are called: "May, Tom and Baby Example".
func namesOf(children []pathway.ChildFacts) string {
	var names []string
	for _, c := range children {
		names = append(names, c.Name)
	}
	return joined(names)
}

// them are the children after they have been named: one child by name, several together.
func them(children []pathway.ChildFacts) string {
	if len(children) > 1 {
		return "the children"
	}
	return namesOf(children)
}

func joined(names []string) string {
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	return strings.Join(names[:len(names)-1], ", ") + " and " + names[len(names)-1]
}

// categoriesOf are categories of abuse as one text: "Neglect and emotional abuse".
func categoriesOf(titles []string) string {
	var list []string
	for i, t := range titles {
		if i > 0 {
			t = midSentence(t)
		}
		list = append(list, t)
	}
	return joined(list)
}

// midSentence is a title inside of a sentence: "initial child protection conference".
func midSentence(title string) string {
	if title == "" {
		return ""
	}
	return strings.ToLower(title[:1]) + title[1:]
}

// sentence ends a text that somebody typed with a full stop, so that the next one can follow it.
func sentence(s string) string {
	s = strings.TrimSpace(s)
	if s == "" || strings.ContainsAny(s[len(s)-1:], ".!?") {
		return s
	}
	return s + "."
}

// clockOf is a time of day as letters write it: "9.30am", "2pm".
func clockOf(t pathway.DateTime) string {
	hour, half := t.Hour(), "am"
	if hour >= 12 {
		half = "pm"
	}
	if hour = hour % 12; hour == 0 {
		hour = 12
	}
	s := strconv.Itoa(hour)
	if t.Minute() > 0 {
		s += "." + t.Clock()[3:]
	}
	if t.Hour() == 12 && t.Minute() == 0 {
		return "12 noon"
	}
	return s + half
}

// facts gathers labels and values, leaving out those that are empty.
type factList struct{ Facts }

func (l *factList) add(label string, lines ...string) {
	var kept []string
	for _, line := range lines {
		if strings.TrimSpace(line) != "" {
			kept = append(kept, line)
		}
	}
	if len(kept) > 0 {
		l.Items = append(l.Items, TextFact(label, strings.Join(kept, "\n")))
	}
}

// blocks are the list as a block, or nothing.
func (l *factList) blocks() Blocks {
	if len(l.Items) == 0 {
		return Blocks{}
	}
	return Blocks{l.Facts}
}

// whenAndWhere is how the recipient takes part: day, time, place, way in, link.
func whenAndWhere(f pathway.Facts) Blocks {
	c := f.Conference
	var l factList
	l.add("Day", dayOf(c.On))
	switch {
	case c.StartsAt.IsZero():
	case c.ArriveAt.IsZero() || c.ArriveAt == c.StartsAt:
		l.add("Time", clockOf(c.StartsAt)+lasting(c.Minutes))
	default:
		l.add("Please arrive at", clockOf(c.ArriveAt))
		l.add("The meeting starts at", clockOf(c.StartsAt)+lasting(c.Minutes))
	}
	l.add("Where", append([]string{c.VenueName}, c.VenueAddress...)...)
	l.add("Room", c.Room)
	l.add("How to find it", c.HowToFind)
	l.add("Getting in", c.Access)
	l.add("Join by video", c.Link)
	l.add("Interpreter", c.Interpreter)
	return l.blocks()
}

// lasting says how long a conference is booked for.
func lasting(minutes int) string {
	hours := map[int]string{60: "an hour", 90: "an hour and a half", 120: "two hours", 150: "two and a half hours", 180: "three hours"}
	if s := hours[minutes]; s != "" {
		return ", for about " + s
	}
	if minutes == 0 {
		return ""
	}
	return ", for about " + strconv.Itoa(minutes) + " minutes"
}

func dayOf(d pathway.Date) string {
	if d.IsZero() {
		return ""
	}
	return d.Format()
}

// whoToRing are those who answer for the conference, with their phones.
func whoToRing(f pathway.Facts, minutes bool) Blocks {
	c := f.Conference
	var l factList
	add := func(label string, w pathway.Worker) {
		if w.Name == "" {
			return
		}
		line := w.Name
		for _, more := range []string{w.Phone, w.Email} {
			if more != "" {
				line += "\n" + more
			}
		}
		l.add(label, line)
	}
	add("Chair, who leads the meeting", c.Chair)
	add("Social worker", c.SocialWorker)
	if minutes {
		add("Minute taker, who writes it down", c.MinuteTaker)
	}
	return l.blocks()
}

// signature closes a letter.
func signature(f pathway.Facts, closing string) Blocks {
	s := f.Signatory
	var lines []string
	for _, line := range []string{s.Title, f.Office.Unit, s.Phone} {
		if line == f.Office.Unit && (s.Name == "" || strings.Contains(pathway.Fold(s.Title), pathway.Fold(line))) {
			continue // it is said already
		}
		if line != "" {
			lines = append(lines, line)
		}
	}
	name := s.Name
	if name == "" {
		name = f.Office.Unit
	}
	return Blocks{Signature{Closing: closing, Name: name, Lines: lines}}
}

// returnTo is where a reply slip goes.
func returnTo(f pathway.Facts) []string {
	lines := append([]string{f.Office.Unit, f.Office.Authority}, f.Office.Address...)
	var kept []string
	for _, line := range lines {
		if line != "" {
			kept = append(kept, line)
		}
	}
	return kept
}

// common are the values that all letters have.
func common(f pathway.Facts) Values {
	return Values{
		"name": f.To.Greeting, "children": namesOf(f.Children), "them": them(f.Children), "day": dayOf(f.Conference.On), "conference": midSentence(f.Conference.Title), "conference title": f.Conference.Title,
		"people": whoToRing(f, true), "office phone": f.Office.Phone, "complaints": sentence(f.Office.Complaints), "signature": signature(f, "Yours sincerely"),
		"review": f.Conference.Kind == pathway.RCPC, "moved in": f.Conference.Kind == pathway.TransferIn,
		"goes on": !f.Conference.Adjourned.IsZero(), "day before": dayOf(f.Conference.Adjourned),
	}
}

var commonFields = []Field{
	mustText("name", "how the letter greets", "Ms Example"),
	textField("children", "the children that the reader may know about", "Rowan and Ash"),
	textField("them", "the child by name, or the children where there are several", "the children"),
	textField("day", "the day of the conference", "Friday 11 December 2026"),
	flagField("review", "the conference is a review"),
	flagField("moved in", "the conference is about children who moved here with a plan of another authority"),
	flagField("goes on", "the conference goes on from one that decided nothing yet for the children"),
	textField("day before", "the day of that one", "Tuesday 1 December 2026"),
	textField("conference", "which conference it is", "initial child protection conference"),
	textField("conference title", "the same at the beginning of a line", "Initial child protection conference"),
	blockField("people", "chair, social worker and minute taker with phones", false),
	textField("office phone", "the office’s phone", "01632 960 001"),
	textField("complaints", "how to complain", "Ring 01632 960 002."),
	blockField("signature", "the end of the letter with the signatory", true),
}

func fields(more ...Field) []Field { return append(append([]Field{}, commonFields...), more...) }
