package pathway

import (
	"slices"
	"strconv"
	"strings"
)

// GoesOn returns as which field something that was typed at a conference which was adjourned goes on in the one that takes its place,
// where the attendees have other ids; false where it is asked anew: who came, what each agency thinks and what is decided. A review
// begins from the plan in force then. Of a child who is not of the new conference nothing goes on.
func GoesOn(kind ConferenceKind, field string, seats map[int64]int64, children []int64) (string, bool) {
	words := strings.Split(field, ".")
	switch words[0] {
	case "text", "read":
		return field, true
	case "views":
		return field, words[1] != "child" || holds(children, words[2])
	case "plan":
		return field, kind != RCPC && holds(children, words[1])
	case "core":
		if words[1] == "lead" || words[1] == "where" {
			return field, true
		}
		return reseated(words, 2, words[1] == "member", seats)
	case "report":
		return reseated(words, 1, true, seats)
	}
	return "", false
}

// reseated puts the new id of an attendee where the old one stands.
func reseated(words []string, at int, ok bool, seats map[int64]int64) (string, bool) {
	if !ok {
		return "", false
	}
	was, _ := strconv.ParseInt(words[at], 10, 64)
	now, ok := seats[was]
	words = slices.Clone(words)
	words[at] = strconv.FormatInt(now, 10)
	return strings.Join(words, "."), ok
}
