package pathway

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// aroundBytes is how much of the words round a hit tells one place from another; excerptBytes how much is shown.
const (
	aroundBytes  = 24
	excerptBytes = 48
)

// describe makes the hits of what was found, each once, though a table is read by its rows and by its columns.
func (s *Shield) describe(text *stream, all findings) []Hit {
	covers := text.covers(append(slices.Clone(all.hits), all.exempt...))
	type spot struct {
		where, to string
		at, until int
		value     int
	}
	seen := map[spot]bool{}
	alike := map[string]int{} // how many hits have had that place
	var hits []Hit
	for _, f := range all.hits {
		from, at, to, until := text.source(f.start, f.end)
		here := spot{text.passages[from].Where, text.passages[to].Where, at, until, f.value}
		if seen[here] {
			continue
		}
		seen[here] = true
		v := s.values[f.value]
		h := Hit{Kind: v.Kind, Owners: v.owners, Where: here.where, ValueHash: v.hash, Releasable: v.Releasable(), Why: v.why()}
		if to != from {
			h.Where += " to " + here.to
		}
		h.before = string(text.text[max(0, f.start-aroundBytes):f.start])
		h.after = string(text.text[f.end:min(len(text.text), f.end+aroundBytes)])
		first, last := text.bounds(from), text.bounds(to)
		h.Place = h.Where + " #" + hashOf(string(text.text[max(first[0], f.start-aroundBytes):f.start]),
			string(text.text[f.end:min(last[1], f.end+aroundBytes)]))
		alike[h.Place]++
		if n := alike[h.Place]; n > 1 {
			h.Place += " " + strconv.Itoa(n)
		}
		h.Excerpt = excerpt(text.passages, covers, from, at, to, until)
		hits = append(hits, h)
	}
	return hits
}

// why says what the value is, whom it protects, and what can be done.
func (v shielded) why() string {
	var b strings.Builder
	title := TitleOf(ValueKinds, string(v.Kind))
	b.WriteString(strings.ToUpper(title[:1]) + title[1:])
	if v.Kind == ValueName || v.Kind == ValueDate {
		b.WriteString(" of somebody whom this recipient may not know about")
	}
	var labels []string
	for _, o := range v.owners {
		if o.Label != "" && !slices.Contains(labels, o.Label) {
			labels = append(labels, o.Label)
		}
	}
	if len(labels) > 0 {
		b.WriteString(" (protects " + strings.Join(labels, ", ") + ")")
	}
	switch {
	case v.Kind == ValueDate:
		b.WriteString(". If it is the date of something else here, the chair can release it for this place.")
	case v.Releasable() && v.Kind == ValueName && v.Soft:
		b.WriteString(". If this recipient knows of them, or somebody else is meant, the chair can release it for this place.")
	case v.Releasable() && v.Soft:
		b.WriteString(". If something else is meant here, the chair can release it for this place.")
	case v.Releasable():
		b.WriteString(". If it is an ordinary word here, the chair can release it for this place.")
	default:
		b.WriteString(". It can’t be released: take it out.")
	}
	return b.String()
}

// bounds returns where the folded text of a passage begins and ends.
func (s *stream) bounds(passage int) [2]int {
	first := func(place int32) int {
		n, _ := slices.BinarySearch(s.src, place)
		return n
	}
	if passage+1 == len(s.starts) {
		return [2]int{first(s.starts[passage]), len(s.src)}
	}
	return [2]int{first(s.starts[passage]), first(s.starts[passage+1])}
}

// cover is a piece of a passage that is not shown.
type cover struct{ from, until int }

// covers returns what is not shown of each passage, in order and apart.
func (s *stream) covers(all []found) [][]cover {
	out := make([][]cover, len(s.passages))
	for _, f := range all {
		from, at, to, until := s.source(f.start, f.end)
		for p := from; p <= to; p++ {
			c := cover{0, len(s.passages[p].Text)}
			if p == from {
				c.from = at
			}
			if p == to {
				c.until = until
			}
			out[p] = append(out[p], c)
		}
	}
	for p, list := range out {
		slices.SortFunc(list, func(a, b cover) int { return cmp.Compare(a.from, b.from) })
		merged := list[:0]
		for _, c := range list {
			if n := len(merged) - 1; n >= 0 && c.from <= merged[n].until {
				merged[n].until = max(merged[n].until, c.until)
				continue
			}
			merged = append(merged, c)
		}
		out[p] = merged
	}
	return out
}

// excerpt returns the words round a hit with everything protected covered; "…" where they are cut, " / " between passages.
func excerpt(passages []Passage, covers [][]cover, from, at, to, until int) string {
	start, before := at, ""
	for n := at - excerptBytes; ; n++ {
		if n <= 0 {
			start = 0
			break
		}
		if n >= at || utf8.RuneStart(passages[from].Text[n]) && passages[from].Text[n-1] == ' ' {
			start, before = n, "… "
			break
		}
	}
	text := passages[to].Text
	end, after := until, " …"
	for n := until + excerptBytes; ; n-- {
		if n >= len(text) {
			end, after = len(text), ""
			break
		}
		if n <= until || text[n] == ' ' {
			end = max(n, until)
			break
		}
	}
	var pieces []string
	for p := from; p <= to; p++ {
		a, b := 0, len(passages[p].Text)
		if p == from {
			a = start
		}
		if p == to {
			b = end
		}
		pieces = append(pieces, strings.Join(strings.Fields(uncovered(passages[p].Text, covers[p], a, b)), " "))
	}
	return before + strings.Join(pieces, " / ") + after
}

// uncovered returns text from a to b with a mark in place of what is covered.
func uncovered(text string, covers []cover, a, b int) string {
	var out strings.Builder
	first, _ := slices.BinarySearchFunc(covers, a+1, func(c cover, place int) int { return cmp.Compare(c.until, place) })
	for _, c := range covers[first:] {
		if c.from >= b {
			break
		}
		if c.from > a {
			out.WriteString(text[a:c.from])
		}
		out.WriteString(MaskMark)
		a = c.until
	}
	if a < b {
		out.WriteString(text[a:b])
	}
	return out.String()
}
