package pathway

import (
	"fmt"
	"strings"
)

// Minutes is what was typed on the conference screen, read as what it means. It is made from the saved fields each time;
// what does not read as a date or a choice stays as it was typed and counts as missing.
type Minutes struct {
	Paragraphs []Paragraph
	Reported   []Reported
	ChildViews map[int64]FamilyView // by child
	AdultViews map[int64]FamilyView // by person
	Children   []ChildMinutes       // in the order of the conference
	Core       CoreMinutes
	ReviewText string
	ReviewOn   Date
	ReviewTime string
	Presence   map[int64]Presence // by attendee
}

// Paragraph is the text of one section, for one part of the conference or for all of it, with who may read it.
type Paragraph struct {
	Section, Part string
	Reader        MinutesReader
	Text          string
}

// Reported is what one attendee brought, fact and opinion apart.
type Reported struct {
	Attendee       int64
	Facts, Opinion string
}

// FamilyView is what somebody of the family thinks and how that was heard; where it was not, Text is why.
type FamilyView struct{ How, Text string }

// Heard tells whether they gave a view, which was written down.
func (v FamilyView) Heard() bool {
	return v.Text != "" && v.How != "" && v.How != ViewsNotGiven && v.How != "seen"
}

// ChildMinutes is what was said and decided for one child.
type ChildMinutes struct {
	Child         int64
	Outcome       Outcome
	Categories    []string
	Reasons       string
	Chair         string // why the decision is another than most agencies' view
	Instead       string // of a plan; while adjourned, what keeps the child safe
	ReconveneText string
	ReconveneOn   Date
	ReviewText    string // where it is another than for all
	ReviewOn      Date
	ReviewTime    string
	Views         []AgencyView // of those who were asked, in the order of the list; View may be [ViewNone]
	Dissent       []Dissent
	Plan          OutlinePlan
	Ground        string // why the plan ends, of EndGrounds
	Rows          []int  // the row of the screen of each of Plan.Actions
	Kept          []bool // that the row was confirmed as it was carried over
	KeptTexts     bool   // the same of the plan's texts
}

// CoreMinutes is who will be the core group and when it first meets.
type CoreMinutes struct {
	Lead     string // lead social worker
	Members  []int64
	DateText string
	On       Date
	Time     string
	Where    string
}

// Presence is how somebody took part.
type Presence struct {
	Mode          string // of [Attendances]; empty: not recorded
	Arrived, Left string // "10:05", or as typed where it is no time
	Deputy        string
	Parts         []string
}

// There tells whether somebody sat at the table, themselves or by their deputy.
func (p Presence) There() bool {
	return p.Mode == "in-person" || p.Mode == "video" || p.Mode == "deputy"
}

// Ticked is the value of a box that is ticked.
const Ticked = "yes"

// ParseMinutes reads the saved fields. Names that are none of this conference's fields are left out.
func ParseMinutes(fields map[string]string, roll Roll) Minutes {
	r := fieldReader{fields, roll}
	m := Minutes{
		ChildViews: map[int64]FamilyView{}, AdultViews: map[int64]FamilyView{}, Presence: map[int64]Presence{},
		ReviewText: r.get("review.date"), ReviewTime: clockOf(r.get("review.time")),
	}
	m.ReviewOn, _ = ReadDate(m.ReviewText, roll.On)
	m.Paragraphs = r.paragraphs()
	for _, a := range roll.Attendees {
		if x := (Reported{a, r.get("report.%d.facts", a), r.get("report.%d.opinion", a)}); x.Facts+x.Opinion != "" {
			m.Reported = append(m.Reported, x)
		}
		if r.get("core.member.%d", a) == Ticked {
			m.Core.Members = append(m.Core.Members, a)
		}
		m.Presence[a] = r.presence(a)
	}
	for _, adult := range roll.Adults {
		m.AdultViews[adult] = r.view("adult", adult)
	}
	for _, child := range roll.Children {
		m.ChildViews[child] = r.view("child", child)
		m.Children = append(m.Children, r.child(child))
	}
	m.Core.Lead, m.Core.Where = r.get("core.lead"), r.get("core.where")
	m.Core.DateText, m.Core.Time = r.get("core.date"), clockOf(r.get("core.time"))
	m.Core.On, _ = ReadDate(m.Core.DateText, roll.On)
	return m
}

// Child returns what was decided for a child; nothing where the child is not of this conference.
func (m Minutes) Child(id int64) ChildMinutes {
	for _, c := range m.Children {
		if c.Child == id {
			return c
		}
	}
	return ChildMinutes{Child: id}
}

// ReviewFor returns the day of a child's review: its own, or else that for all.
func (m Minutes) ReviewFor(c ChildMinutes) Date {
	if c.ReviewText != "" {
		return c.ReviewOn
	}
	return m.ReviewOn
}

// Attended returns the list with how everybody took part and who is of the core group, as the minutes have it.
func (m Minutes) Attended(attendees []Attendee) []Attendee {
	all := make([]Attendee, len(attendees))
	members := map[int64]bool{}
	for _, id := range m.Core.Members {
		members[id] = true
	}
	for i, a := range attendees {
		p := m.Presence[a.ID]
		a.Attended, a.Arrived, a.Left, a.Deputy = p.Mode, p.Arrived, p.Left, p.Deputy
		a.AttendedPart, a.CoreGroup = strings.Join(p.Parts, ", "), members[a.ID]
		all[i] = a
	}
	return all
}

// fieldReader looks up the fields of one conference.
type fieldReader struct {
	fields map[string]string
	roll   Roll
}

func (r fieldReader) get(format string, args ...any) string {
	return strings.TrimSpace(r.fields[fmt.Sprintf(format, args...)])
}

// choice returns the value where it is one of choices, or "".
func (r fieldReader) choice(choices []Choice, format string, args ...any) string {
	if v := r.get(format, args...); Chosen(choices, v) {
		return v
	}
	return ""
}

func (r fieldReader) paragraphs() []Paragraph {
	var all []Paragraph
	for _, s := range Sections {
		for _, part := range append([]string{""}, r.roll.Parts...) {
			end := s.ID
			if part != "" {
				end += "." + part
			}
			p := Paragraph{Section: s.ID, Part: part, Text: r.get("text.%s", end), Reader: s.Starts}
			if v := r.choice(MinutesReaders, "read.%s", end); v != "" {
				p.Reader = MinutesReader(v)
			}
			if p.Text != "" {
				all = append(all, p)
			}
		}
	}
	return all
}

func (r fieldReader) presence(a int64) Presence {
	p := Presence{
		Mode:    r.choice(Attendances, "attend.%d.mode", a),
		Arrived: clockOf(r.get("attend.%d.arrived", a)),
		Left:    clockOf(r.get("attend.%d.left", a)),
		Deputy:  r.get("attend.%d.deputy", a),
	}
	if p.Mode != "" && !p.There() { // who was not there did not come or leave
		p.Arrived, p.Left = "", ""
	}
	for _, part := range r.roll.Parts {
		if r.get("attend.%d.part.%s", a, part) == Ticked {
			p.Parts = append(p.Parts, part)
		}
	}
	return p
}

func (r fieldReader) view(of string, id int64) FamilyView {
	return FamilyView{
		How:  r.choice(WaysOfGivingViews, "views.%s.%d.how", of, id),
		Text: r.get("views.%s.%d.text", of, id),
	}
}

func (r fieldReader) child(id int64) ChildMinutes {
	c := ChildMinutes{
		Child:         id,
		Outcome:       Outcome(r.choice(Outcomes, "child.%d.outcome", id)),
		Categories:    r.categories("child.%d", id),
		Reasons:       r.get("child.%d.reasons", id),
		Chair:         r.get("child.%d.chair", id),
		Instead:       r.get("child.%d.instead", id),
		ReconveneText: r.get("child.%d.reconvene", id),
		Ground:        r.choice(ReviewGrounds, "child.%d.ground", id),
		KeptTexts:     r.get("plan.%d.keep", id) == Ticked,
		Plan: OutlinePlan{
			Child:       id,
			Protect:     r.get("plan.%d.protect", id),
			Seen:        r.get("plan.%d.seen", id),
			SeenAlone:   r.get("plan.%d.alone", id),
			Contingency: r.get("plan.%d.contingency", id),
			Expected:    r.get("plan.%d.expected", id),
		},
	}
	c.ReconveneOn, _ = ReadDate(c.ReconveneText, r.roll.On)
	c.ReviewText, c.ReviewTime = r.get("child.%d.review", id), clockOf(r.get("child.%d.review-time", id))
	c.ReviewOn, _ = ReadDate(c.ReviewText, r.roll.On)
	for _, a := range r.roll.Attendees {
		v := AgencyView{a, r.choice(AgencyViews, "agency.%d.%d.view", a, id), r.categories("agency.%d.%d", a, id), r.get("agency.%d.%d.reasons", a, id)}
		if v.View != "" || v.Reasons != "" || len(v.Categories) > 0 {
			c.Views = append(c.Views, v)
		}
		if why := r.get("dissent.%d.%d", a, id); why != "" {
			c.Dissent = append(c.Dissent, Dissent{a, why})
		}
	}
	for n := 1; n <= MaxPlanRows; n++ {
		if a := r.action(id, n); a != (PlanAction{}) {
			c.Plan.Actions = append(c.Plan.Actions, a)
			c.Rows, c.Kept = append(c.Rows, n), append(c.Kept, r.get("plan.%d.%d.keep", id, n) == Ticked)
		}
	}
	return c
}

func (r fieldReader) action(child int64, row int) PlanAction {
	part := func(name string) string { return r.get("plan.%d.%d.%s", child, row, name) }
	a := PlanAction{Risk: part("risk"), Action: part("action"), Who: part("who"), Measure: part("measure")}
	typed := part("by")
	if by, ok := ReadDate(typed, r.roll.On); ok {
		a.By = by
	} else {
		a.ByText = typed
	}
	return a
}

func (r fieldReader) categories(format string, args ...any) []string {
	var codes []string
	for _, c := range Categories {
		if r.get(format+".category."+c.Code, args...) == Ticked {
			codes = append(codes, c.Code)
		}
	}
	return codes
}

// clockOf returns a time as "09:05", or what was typed where it is none.
func clockOf(typed string) string {
	if h, m, ok := ReadClock(typed); ok {
		return fmt.Sprintf("%02d:%02d", h, m)
	}
	return typed
}
