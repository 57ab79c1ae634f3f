package pathway

import (
	"slices"
	"strconv"
	"strings"
)

// minutes fills in what was said at the conference, as far as the recipient may read it, after the decisions.
func (d *disclosure) minutes() {
	d.decisions()
	m := d.record.Minutes
	if m == nil {
		return
	}
	d.facts.Minutes = &MinutesFacts{CommentDays: d.record.Office.CommentDays, Approval: d.record.MinutesApproval, Sections: d.sections(m.Content)}
}

// addendum fills in what an addendum puts right, as far as the recipient may read it.
func (d *disclosure) addendum() {
	d.when()
	d.facts.Copy = d.copy()
	if a := d.record.Addendum; a != nil {
		d.facts.Minutes = &MinutesFacts{Addendum: a.Addendum, CommentDays: d.record.Office.CommentDays, Approval: d.record.MinutesApproval, Sections: d.sections(a.Content)}
	}
}

// sections are the paragraphs that the recipient may read, by section and part. Only professionals are told that there were parts.
func (d *disclosure) sections(m FullMinutes) []MinutesSection {
	var list []MinutesSection
	for _, section := range FullSections {
		for _, p := range m.Paragraphs {
			if p.Section != section.Value {
				continue
			}
			if why := d.unread(p); why != "" {
				d.withhold("Of the minutes: "+strings.ToLower(section.Title[:1])+section.Title[1:], why)
				continue
			}
			part := ""
			if d.professional() {
				part = p.Part
			}
			if n := len(list); n == 0 || list[n-1].Title != section.Title || list[n-1].Part != part {
				list = append(list, MinutesSection{Title: section.Title, Part: part})
			}
			last := &list[len(list)-1]
			last.Paragraphs = append(last.Paragraphs, d.paragraph(p))
		}
	}
	return list
}

// paragraph is one paragraph with who said it.
func (d *disclosure) paragraph(p FullParagraph) MinutesParagraph {
	f := MinutesParagraph{Text: p.Text, Opinion: p.Opinion, How: TitleOf(WaysOfGivingViews, p.How)}
	if a, ok := d.record.Attendee(p.Attendee); ok {
		row := d.row(a, "")
		f.Name, f.Role, f.Agency = row.Name, row.Role, row.Agency
	}
	if m, ok := d.record.Member(p.Person); ok {
		o := d.other(Attendee{Person: p.Person})
		f.Name = m.Person.Name()
		if m.Kind == Adult {
			f.Role = o.roleFor(d.recipient)
		} else {
			f.Name = d.child(m, plain).Name
		}
	}
	return f
}

// unread says why the recipient may not read a paragraph of the minutes, or "". What somebody said themselves they read in any copy, unless
// it is for others.
func (w recipient) unread(p FullParagraph) string {
	own := p.Person != 0 && p.Person == w.member.Person.ID || p.Attendee != 0 && p.Attendee == w.attendee.ID
	switch {
	case p.Reader == ReadChair:
		return "It is for the chair only"
	case p.Reader != ReadAll && !w.professional():
		return "It is for professionals only"
	case slices.ContainsFunc(p.Children, func(child int64) bool { return !w.mayKnow(child) && !w.lost(child) }):
		return "It tells of a child whom " + w.name() + " may not know of"
	case w.bygone(p.Children):
		return "It tells of a child who has died: nothing more is made"
	case own:
		return ""
	case w.copy() != "full":
		return w.whyPart()
	case w.attendee.Excluded == ExcludedWhole:
		return w.name() + " was excluded from the whole of the conference"
	case w.attendee.Excluded == ExcludedPart && w.attendee.Part == "":
		return w.name() + " was excluded from a part of the conference, and it is not recorded what was said in it"
	case !w.hears(p.Part):
		return w.name() + " was not asked to that part of the conference"
	}
	return w.unseen(p)
}

// unseen says why the recipient may not be told who said something, or "".
func (w recipient) unseen(p FullParagraph) string {
	for _, a := range w.record.Attendees {
		if a.ID != p.Attendee && (p.Person == 0 || a.Person != p.Person) {
			continue
		}
		if !w.professional() && w.otherPart(a) {
			return "It is by somebody of another part of the conference"
		}
	}
	switch a, _ := w.record.Attendee(p.Attendee); {
	case p.Attendee != 0 && !w.mayName(a), p.Person != 0 && !w.mayName(Attendee{ID: -1, Person: p.Person}):
		return "It is by somebody whom " + w.name() + " may not know of"
	}
	return ""
}

// lost reports whether a child has died, of whom the recipient was to be told.
func (w recipient) lost(child int64) bool {
	m, _ := w.record.Member(child)
	return !m.Person.Died.IsZero() && slices.Contains(w.linked(), child)
}

// bygone reports whether all children of whom something tells have died.
func (w recipient) bygone(children []int64) bool {
	return len(children) > 0 && !slices.ContainsFunc(children, w.mayKnow)
}

// hears reports whether somebody was asked to a part of the conference, or was there in it.
func (w recipient) hears(part string) bool {
	asked := partsAsked(w.attendee)
	return part == "" || asked == nil || slices.Contains(asked, part) || slices.Contains(strings.Split(w.attendee.AttendedPart, ", "), part)
}

// reads reports whether an addendum says anything that the recipient may read.
func (w recipient) reads(a *DraftedMinutes) bool {
	return a != nil && slices.ContainsFunc(a.Content.Paragraphs, func(p FullParagraph) bool { return w.unread(p) == "" })
}

// hasMinutes reports whether somebody is one of those who get the minutes: who was asked to come, and is no child.
func (w recipient) hasMinutes() bool {
	child := !w.professional() && w.member.Kind != Adult
	return w.attendee.Purpose == ToAttend && !child && w.attendee.Copy != NoCopy && !w.bereft()
}

func plainText(n int) string { return strconv.Itoa(n) }
