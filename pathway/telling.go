package pathway

import (
	"slices"
	"strconv"
	"strings"
)

// FreeTexts returns what people wrote in the facts, with where it stands: what may tell more than the record does.
func (f Facts) FreeTexts() []Passage {
	all := []Passage{{"why there is a conference", f.Concern}, {"what the police are asked", f.PoliceAsk}, {"what there is instead of a conference", f.Instead}}
	for _, c := range f.Concerns {
		all = append(all, Passage{"why there is a conference about " + c.Child, c.Text})
	}
	if f.Decisions != nil {
		d := f.Decisions
		all = append(all, Passage{"the chair’s summary", d.Summary}, Passage{"quoracy", d.Quoracy}, Passage{"where the core group meets", d.CoreGroupWhere})
		for _, c := range d.Children {
			of := " for " + c.Child.Name
			all = append(all, Passage{"reasons" + of, c.Reasons}, Passage{"the chair’s reasons" + of, c.Chair}, Passage{"what there is instead" + of, c.Instead})
			for _, x := range c.Dissent {
				all = append(all, Passage{"dissent" + of, x.Reasons})
			}
			for _, x := range c.Views {
				all = append(all, Passage{"an agency’s view" + of, x.Reasons})
			}
			p := c.Plan
			all = append(all, Passage{"immediate protection" + of, p.Protect}, Passage{"how often seen" + of, p.Seen}, Passage{"how often seen alone" + of, p.SeenAlone},
				Passage{"contingency" + of, p.Contingency}, Passage{"what is expected" + of, p.Expected})
			for i, a := range p.Actions {
				action := "plan" + of + ", action " + strconv.Itoa(i+1)
				all = append(all, Passage{action + ", risk", a.Risk}, Passage{action + ", action", a.Action}, Passage{action + ", who", a.Who},
					Passage{action + ", by when", a.ByText}, Passage{action + ", outcome", a.Measure})
			}
		}
	}
	if f.Minutes != nil {
		for _, s := range f.Minutes.Sections {
			for _, p := range s.Paragraphs {
				all = append(all, Passage{"minutes, “" + s.Title + "”", p.Text}, Passage{"minutes, “" + s.Title + "”, opinion", p.Opinion})
			}
		}
	}
	return slices.DeleteFunc(all, func(p Passage) bool { return strings.TrimSpace(p.Text) == "" })
}

// Words by which a text tells how many children there are.
var (
	childNouns   = []string{"child", "children", "kids", "siblings", "boys", "girls", "brothers", "sisters", "sons", "daughters", "minors", "young people"}
	siblingWords = []string{"sibling", "siblings", "brother", "brothers", "sister", "sisters", "twin", "twins", "triplet", "triplets", "half brother", "half sister",
		"stepbrother", "stepsister", "eldest", "oldest", "youngest", "older child", "younger child", "middle child"}
	otherWords = []string{"other child", "other children", "another child", "other siblings", "other sibling", "other kids", "other boy", "other boys",
		"other girl", "other girls", "another man’s child", "another man’s children", "another father’s child", "another father’s children",
		"another woman’s child", "another woman’s children"}
	numberWords = []string{"", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"}
)

// telling returns the words of a text that tell somebody who knows of so many children that there are more: a number of
// children above theirs, "child 2 of 5", other children, and, to who knows of one, a brother or sister.
func telling(text string, known int) []string {
	var found []string
	note := func(s string) {
		if !slices.Contains(found, s) {
			found = append(found, s)
		}
	}
	w := words(text)
	for i := range w {
		rest := w[i+1 : min(len(w), i+4)]
		n := childCount(w[i])
		for j, next := range rest {
			if n > known && slices.Contains(childNouns, next) {
				note(strings.Join(w[i:i+j+2], " "))
				break
			}
			if j+1 < len(rest) && next == "of" && n > 0 && childCount(rest[j+1]) > known && i > 0 && slices.Contains(childNouns, w[i-1]) {
				note(strings.Join(w[i-1:i+j+3], " "))
			}
		}
	}
	phrases := otherWords
	if known < 2 {
		phrases = slices.Concat(otherWords, siblingWords)
	}
	for _, p := range phrases {
		if says(text, p) {
			note(p)
		}
	}
	return found
}

// pluralWords speak of several children, and of nobody in particular.
var pluralWords = []string{"the children", "these children", "their children", "all children", "the kids", "the girls", "the boys", "both of them", "all of them"}

// plurals notes free texts that speak of several children to somebody who may know about one of them only.
func (g *gate) plurals() {
	if g.knowsAll() || len(g.known()) != 1 {
		return
	}
	for _, p := range g.facts.FreeTexts() {
		if i := slices.IndexFunc(pluralWords, func(s string) bool { return says(p.Text, s) }); i >= 0 {
			g.caution(CautionPlural, PageText, g.attendee.ID, "“"+pluralWords[i]+"” stands in "+p.Where+", and "+g.name()+" may know about one child only.")
		}
	}
}

// childCount reads a number of children: "5", "five", "both"; 0 for another word.
func childCount(word string) int {
	if word == "both" {
		return 2
	}
	if n := slices.Index(numberWords, word); n > 0 {
		return n
	}
	if n, err := strconv.Atoi(word); err == nil && n < 30 {
		return n
	}
	return 0
}

// tellingHits are the places of free texts that tell a recipient of children whom they may not know of. The chair can
// release each, as a common word.
func (d *disclosure) tellingHits(shield *Shield) []Hit {
	if d.nobody() || d.knowsAll() {
		return nil
	}
	var hits []Hit
	for _, p := range d.facts.FreeTexts() {
		for _, phrase := range telling(p.Text, len(d.known())) {
			hits = append(hits, Hit{
				Kind: ValueExistence, Where: p.Where, Place: p.Where + " #" + hashOf(p.Text), ValueHash: hashOf("telling", phrase), Excerpt: shield.Mask(phrase),
				Why: "It can tell " + d.name() + " that there are children whom they may not know about. If it does not, the chair can release it for this place.", Releasable: true,
			})
		}
	}
	return hits
}
