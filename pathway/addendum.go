package pathway

import (
	"slices"
	"strconv"
	"strings"
)

// MaxAddendum is how many paragraphs an addendum to minutes has room for.
const MaxAddendum = 4

// AddendumFields returns every field of the form of an addendum with what stands in it before anything is typed: the addendum as it is
// kept, and for each further paragraph that it tells of all the children; who may read it is to be chosen. Several values of a field stand
// one after another with a space between them.
func AddendumFields(was FullMinutes, children []int64) map[string]string {
	all := map[string]string{"why": was.Why}
	for n := 1; n <= MaxAddendum; n++ {
		p := FullParagraph{Children: children}
		if n <= len(was.Paragraphs) {
			p = was.Paragraphs[n-1]
		}
		field := addendumField(n)
		all[field("section")], all[field("part")], all[field("text")], all[field("reader")], all[field("wider")] = p.Section, p.Part, p.Text, string(p.Reader), p.Wider
		var ticked []string
		for _, child := range p.Children {
			ticked = append(ticked, strconv.FormatInt(child, 10))
		}
		all[field("children")] = strings.Join(ticked, " ")
	}
	return all
}

// addendumField names the fields of the nth paragraph, from 1.
func addendumField(n int) func(name string) string {
	return func(name string) string { return name + "-" + plainText(n) }
}

// LastOfAddendum returns the number of the last paragraph of which something is typed, or 0.
func LastOfAddendum(typed map[string]string) int {
	last := 0
	for n := 1; n <= MaxAddendum; n++ {
		if field := addendumField(n); typed[field("text")] != "" || typed[field("section")] != "" {
			last = n
		}
	}
	return last
}

// ReadAddendum makes an addendum to the minutes of a conference from what was typed. A paragraph of which nothing is typed is left out, and
// children are in the order of the conference. What belongs to a section for the chair only is that until
// somebody else is chosen. The error's fields are the form's.
func ReadAddendum(r *Record, typed map[string]string) (FullMinutes, error) {
	m, f := FullMinutes{Why: strings.TrimSpace(typed["why"])}, Fields{}
	f.Need("why", m.Why, "Say what it puts right, and who asked for it")
	f.AtMost("why", m.Why, 1000)
	var numbers []int
	for n := 1; n <= MaxAddendum; n++ {
		field := addendumField(n)
		if typed[field("text")] == "" && typed[field("section")] == "" {
			continue
		}
		ticked, reader := strings.Fields(typed[field("children")]), MinutesReader(typed[field("reader")])
		if reader == "" && ForChair(typed[field("section")]) {
			reader = ReadChair
		}
		wider := strings.TrimSpace(typed[field("wider")])
		if reader == ReadChair || !ForChair(typed[field("section")]) {
			wider = ""
		}
		m.Paragraphs = append(m.Paragraphs, FullParagraph{Section: typed[field("section")], Part: typed[field("part")], Text: strings.TrimSpace(typed[field("text")]), Reader: reader, Wider: wider,
			Children: slices.DeleteFunc(slices.Clone(r.Conference.Children), func(child int64) bool { return !slices.Contains(ticked, strconv.FormatInt(child, 10)) })})
		numbers = append(numbers, n)
	}
	for name, message := range FieldsOf(m.Validate(r)) {
		what, number, _ := strings.Cut(name, "-")
		if what == "paragraphs" {
			f.Add("text-1", message)
			continue
		}
		for i, n := range numbers {
			if number == plainText(i+1) {
				f.Add(addendumField(n)(what), message)
			}
		}
	}
	return m, f.Err()
}
