package pathway

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"
	"time"
)

// FullMinutes is what the minutes of a conference say beside its decisions, written up from what was typed in it, or what an
// addendum to them says. It goes to the chair and then to everybody who was asked, and does not change with what is typed later.
type FullMinutes struct {
	Why        string // of an addendum: what it puts right, for the office alone
	Paragraphs []FullParagraph
}

// FullParagraph is a paragraph of the minutes with who may read it: those of its readers who were asked to its part and who may
// know of every child of whom it tells.
type FullParagraph struct {
	Section  string // of [Sections], or ReportParagraph or ViewParagraph
	Part     string // of a split conference; empty: all of it
	Attendee int64  // whose report
	Person   int64  // whose view
	How      string // the view was heard, of [WaysOfGivingViews]
	Text     string // of a report: facts
	Opinion  string // of a report
	Reader   MinutesReader
	Wider    string        `json:",omitempty"` // why the chair lets more people read police information than the chair alone
	Children []int64       // of whom it tells; none: of no child in particular
	Started  MinutesReader // as the conference screen had it
}

// Paragraphs that belong to no section of the conference screen.
const (
	ReportParagraph = "report"
	ViewParagraph   = "view"
)

// Sections that are for the chair only: of the first the chair can decide otherwise.
const (
	sectionPolice  = "police"
	sectionPrivate = "private"
)

// ForChair tells whether a section of the minutes is for the chair only, until the chair says otherwise.
func ForChair(section string) bool { return section == sectionPolice || section == sectionPrivate }

// FullSections lists what the minutes and their addenda consist of, in the order in which they are read.
var FullSections = []Choice{
	{"opening", "Opening"}, {"family", "Family and network"}, {"reports", "Reports and discussion"}, {ReportParagraph, "What was reported"},
	{"worries", "What we are worried about"}, {"working", "What is working well"}, {"change", "What must change"}, {"danger", "Danger statements"}, {"scaling", "Scaling"},
	{ViewParagraph, "Views of the family"}, {"summary", "The chair’s summary"}, {sectionPolice, "Police information"}, {sectionPrivate, "Other information for the chair only"},
}

// WriteUp makes the minutes from what was typed. Each paragraph is for the readers whom the screen says and tells of all the children, but
// for a child’s own view, until the minute taker says otherwise; what they said of one that stays as it was in before is kept.
func (s Sitting) WriteUp(before FullMinutes) FullMinutes {
	var m FullMinutes
	all := s.Record.Conference.Children
	for _, section := range FullSections {
		for _, p := range s.Minutes.Paragraphs {
			for _, text := range passagesIn(p, section.Value) {
				m.Paragraphs = append(m.Paragraphs, FullParagraph{Section: p.Section, Part: p.Part, Text: text, Reader: p.Reader, Children: all})
			}
		}
		switch section.Value {
		case ReportParagraph:
			for _, x := range s.Minutes.Reported {
				m.Paragraphs = append(m.Paragraphs, FullParagraph{Section: ReportParagraph, Attendee: x.Attendee, Text: x.Facts, Opinion: x.Opinion, Reader: ReadAll, Children: all})
			}
		case ViewParagraph:
			m.Paragraphs = append(m.Paragraphs, s.viewParagraphs()...)
		}
	}
	for i := range m.Paragraphs {
		p := &m.Paragraphs[i]
		p.Started = p.Reader
		for _, was := range before.Paragraphs {
			if was.says(*p) && was.Started == p.Started {
				p.Reader, p.Wider, p.Children = was.Reader, was.Wider, was.Children
			}
		}
	}
	return m
}

// passagesIn returns the paragraphs of a section's text, where it is of that section.
func passagesIn(p Paragraph, section string) []string {
	if p.Section != section {
		return nil
	}
	var list []string
	for _, text := range strings.Split(p.Text, "\n\n") {
		if text = strings.TrimSpace(text); text != "" {
			list = append(list, text)
		}
	}
	return list
}

// viewParagraphs are the views of the children, each of that child alone, and of the adults of the family.
func (s Sitting) viewParagraphs() []FullParagraph {
	var list []FullParagraph
	add := func(person int64, v FamilyView, children []int64) {
		if v.Text != "" {
			list = append(list, FullParagraph{Section: ViewParagraph, Person: person, How: v.How, Text: v.Text, Reader: ReadAll, Children: children})
		}
	}
	for _, child := range s.children() {
		add(child.ID, s.Minutes.ChildViews[child.ID], []int64{child.ID})
	}
	for _, m := range s.Record.Members {
		add(m.Person.ID, s.Minutes.AdultViews[m.Person.ID], s.Record.Conference.Children)
	}
	return list
}

// Police tells whether it is what the police said.
func (p FullParagraph) Police() bool { return p.Section == sectionPolice }

// says tells whether a paragraph says the same as another, whoever may read it.
func (p FullParagraph) says(q FullParagraph) bool {
	return p.Section == q.Section && p.Part == q.Part && p.Attendee == q.Attendee && p.Person == q.Person && p.Text == q.Text && p.Opinion == q.Opinion
}

// Behind tells whether minutes are no longer what was typed.
func (s Sitting) Behind(m FullMinutes) bool {
	now, errA := json.Marshal(s.WriteUp(m))
	was, errB := json.Marshal(m)
	return errA != nil || errB != nil || !bytes.Equal(now, was)
}

// Unwritten lists what has to be done before the minutes can be written up.
func (s Sitting) Unwritten() []string {
	var list []string
	if s.Record.Conference.EndedAt.IsZero() {
		list = append(list, "Record when the conference ended.")
	}
	if !s.Record.Approved {
		list = append(list, "The chair has not approved the decisions yet: the minutes hold them.")
	}
	if len(s.WriteUp(FullMinutes{}).Paragraphs) == 0 {
		list = append(list, "Nothing of what was said is typed yet.")
	}
	return list
}

// DraftedMinutes is the minutes of a conference, or an addendum to them, on the way to everybody. Minutes that are sent back lead to
// the next number; an addendum that is sent back is changed itself. What was sent to somebody does not change again.
type DraftedMinutes struct {
	ID          int64
	Conference  int64
	Addendum    int // its number, 1, 2, …; 0: the minutes themselves
	Number      int
	State       DecisionsState
	Content     FullMinutes
	Author      int64
	AuthorName  string
	MadeAt      time.Time
	SentAt      time.Time // to the chair
	DecidedAt   time.Time
	DecidedBy   int64
	DecidedName string
	StandInWhy  string
	Comments    []DecisionsComment
	Version     int
}

// Approved tells whether there are minutes and the chair has approved them.
func (d *DraftedMinutes) Approved() bool { return d != nil && d.State == DecisionsApproved }

// Approval says who approved the minutes; see [DraftedDecisions.Approval].
func (d *DraftedMinutes) Approval(chair Worker, zone *time.Location) ApprovalFacts {
	return DraftedDecisions{State: d.State, Author: d.Author, DecidedAt: d.DecidedAt, DecidedBy: d.DecidedBy, DecidedName: d.DecidedName, StandInWhy: d.StandInWhy}.Approval(chair, zone)
}

// Fixed tells whether what was said no longer changes on the conference screen: the minutes are with the chair or approved, and from
// then on only an addendum corrects them.
func (d *DraftedMinutes) Fixed() bool {
	return d.Approved() || d != nil && d.State == DecisionsWithChair
}

// MaxFullParagraph is the longest paragraph of an addendum, in characters.
const MaxFullParagraph = 10000

// Validate returns nil, or the fields that are wrong, each with the number of its paragraph from 1: section-1, text-1, reader-1, wider-1,
// part-1, children-1; and paragraphs where there is none.
func (m FullMinutes) Validate(r *Record) error {
	f := Fields{}
	parts := PartsOf(r.Attendees)
	if len(m.Paragraphs) == 0 {
		f.Add("paragraphs", "Write at least one paragraph")
	}
	for i, p := range m.Paragraphs {
		field := func(name string) string { return name + "-" + plainText(i+1) }
		if !Chosen(FullSections, p.Section) {
			f.Add(field("section"), "Choose what it belongs to")
		}
		f.Need(field("text"), p.Text+p.Opinion, "Write what it says")
		f.AtMost(field("text"), p.Text, MaxFullParagraph)
		if !Chosen(MinutesReaders, string(p.Reader)) {
			f.Add(field("reader"), "Choose who may read it")
		} else if p.Reader != ReadChair {
			switch p.Section {
			case sectionPrivate:
				f.Add(field("reader"), "This section is for the chair only. What others may read goes into another section")
			case sectionPolice:
				f.Need(field("wider"), p.Wider, "Police information is for the chair only. Enter why the chair lets others read it")
			}
		}
		f.AtMost(field("wider"), p.Wider, 500)
		if p.Part != "" && !slices.Contains(parts, p.Part) {
			f.Add(field("part"), "Choose a part of this conference")
		}
		if slices.ContainsFunc(p.Children, func(c int64) bool { return !slices.Contains(r.Conference.Children, c) }) {
			f.Add(field("children"), "Choose children of this conference")
		}
	}
	return f.Err()
}

// GivesAway lists the paragraphs, by their place from 0, that hold a protected value, so that they could be given to nobody or to few; those
// for the chair alone go to nobody in any case.
func (m FullMinutes) GivesAway(f *Family) []int {
	gives := f.GivesAway()
	var list []int
	for i, p := range m.Paragraphs {
		if some, _ := gives(p.Text + "\n" + p.Opinion); some && p.Reader != ReadChair {
			list = append(list, i)
		}
	}
	return list
}
