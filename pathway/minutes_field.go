package pathway

import (
	"slices"
	"strconv"
	"strings"
)

// MinuteField is one kind of field of the conference screen. Pattern is how its name is made: words, and in braces what
// stands for one of the conference.
type MinuteField struct{ Pattern, Title string }

// MinuteFields is every field that the conference screen saves. A name that fits none of them is nobody's.
var MinuteFields = []MinuteField{
	{"text.{section}", "what was said"},
	{"text.{section}.{part}", "what was said in one part"},
	{"read.{section}", "who may read it"},
	{"read.{section}.{part}", "who may read it"},
	{"report.{attendee}.facts", "facts reported"},
	{"report.{attendee}.opinion", "professional opinion"},
	{"views.child.{child}.text", "the child’s view"},
	{"views.child.{child}.how", "how the child’s view was heard"},
	{"views.adult.{adult}.text", "the view of one of the family"},
	{"views.adult.{adult}.how", "how that view was heard"},
	{"agency.{attendee}.{child}.view", "an agency’s view"},
	{"agency.{attendee}.{child}.category.{category}", "the category that an agency names"},
	{"agency.{attendee}.{child}.reasons", "an agency’s reasons"},
	{"dissent.{attendee}.{child}", "dissent"},
	{"child.{child}.outcome", "outcome"},
	{"child.{child}.category.{category}", "category"},
	{"child.{child}.reasons", "reasons for the decision"},
	{"child.{child}.chair", "the chair’s reasons for not following the views"},
	{"child.{child}.instead", "what there is instead"},
	{"child.{child}.reconvene", "date to reconvene"},
	{"child.{child}.review", "date of one child’s review"},
	{"child.{child}.review-time", "time of one child’s review"},
	{"child.{child}.ground", "why the plan ends"},
	{"plan.{child}.keep", "that what else stands in the plan was confirmed"},
	{"plan.{child}.{row}.keep", "that a row of the plan was confirmed"},
	{"plan.{child}.protect", "immediate protection"},
	{"plan.{child}.seen", "how often the child is seen"},
	{"plan.{child}.alone", "how often the child is seen alone"},
	{"plan.{child}.contingency", "contingency"},
	{"plan.{child}.expected", "what is expected of parents"},
	{"plan.{child}.{row}.risk", "risk"},
	{"plan.{child}.{row}.action", "action"},
	{"plan.{child}.{row}.who", "who does it"},
	{"plan.{child}.{row}.by", "by when"},
	{"plan.{child}.{row}.measure", "the outcome that will show it"},
	{"carried.text.{section}", "that what was typed before the conference was adjourned was confirmed"},
	{"carried.views", "that the views typed before the conference was adjourned were confirmed"},
	{"carried.plan.{child}", "that the plan typed before the conference was adjourned was confirmed"},
	{"carried.core", "that the core group typed before the conference was adjourned was confirmed"},
	{"core.lead", "lead social worker"},
	{"core.member.{attendee}", "member of the core group"},
	{"core.date", "date of the first core group"},
	{"core.time", "time of the first core group"},
	{"core.where", "place of the first core group"},
	{"review.date", "date of the review"},
	{"review.time", "time of the review"},
	{"attend.{attendee}.mode", "how somebody took part"},
	{"attend.{attendee}.arrived", "time of arrival"},
	{"attend.{attendee}.left", "time of leaving"},
	{"attend.{attendee}.deputy", "deputy"},
	{"attend.{attendee}.part.{part}", "in which part somebody was there"},
}

// MaxPlanRows is how many rows a child's outline plan has at most.
const MaxPlanRows = 60

// Roll is whom the fields of one conference's screen may be about.
type Roll struct {
	Children  []int64 // subject children
	Adults    []int64 // of the family, whose views are heard
	Attendees []int64
	Parts     []string // of a split conference
	On        Date     // of the conference, from which a day without its year counts
}

// PartsOf returns the parts into which a conference is split, in the order of their names; none where it is not.
func PartsOf(attendees []Attendee) []string {
	var parts []string
	for _, a := range attendees {
		if a.Part != "" && !slices.Contains(parts, a.Part) {
			parts = append(parts, a.Part)
		}
	}
	slices.Sort(parts)
	return parts
}

// ValidField tells whether name is a field of this conference's screen. What is saved goes through here, so that a
// forged name is never stored.
func ValidField(name string, roll Roll) bool {
	_, ok := FieldTitle(name, roll)
	return ok
}

// FieldTitle returns what a field holds, in words that name nobody, and false where name is no field of this screen.
func FieldTitle(name string, roll Roll) (string, bool) {
	for _, f := range MinuteFields {
		if roll.fits(name, f.Pattern) {
			return f.Title, true
		}
	}
	return "", false
}

// fits compares a name with a pattern word by word. A part may hold dots, and so takes all that is left.
func (roll Roll) fits(name, pattern string) bool {
	for pattern != "" {
		want, restOfPattern, more := strings.Cut(pattern, ".")
		got, restOfName, found := strings.Cut(name, ".")
		if want == "{part}" {
			return slices.Contains(roll.Parts, name)
		}
		if found != more || !roll.fitsWord(got, want) {
			return false
		}
		pattern, name = restOfPattern, restOfName
	}
	return true
}

func (roll Roll) fitsWord(got, want string) bool {
	switch want {
	case "{section}":
		return slices.ContainsFunc(Sections, func(s Section) bool { return s.ID == got })
	case "{category}":
		return slices.ContainsFunc(Categories, func(c Category) bool { return c.Code == got })
	case "{row}":
		n, ok := plainNumber(got)
		return ok && n <= MaxPlanRows
	case "{child}":
		return holds(roll.Children, got)
	case "{adult}":
		return holds(roll.Adults, got)
	case "{attendee}":
		return holds(roll.Attendees, got)
	}
	return got == want
}

func holds(ids []int64, word string) bool {
	id, ok := plainNumber(word)
	return ok && slices.Contains(ids, id)
}

// plainNumber reads a number from 1 that is written the one usual way, so that no field has two names.
func plainNumber(word string) (int64, bool) {
	n, err := strconv.ParseInt(word, 10, 64)
	return n, err == nil && n > 0 && strconv.FormatInt(n, 10) == word
}
