package views

import (
	"html/template"
	"strconv"
	"strings"
	"unicode"
)

// functions are what a template may call, besides asset and component. They are all here.
func functions() template.FuncMap {
	return template.FuncMap{
		"local":  local,
		"plural": plural,
		"join":   join,
	}
}

// plural counts in words: plural 1 "child" "children" is "1 child".
func plural(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return strconv.Itoa(n) + " " + many
}

// join lists with commas and an "and": "Ann, Ben and Cara".
func join(words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	return strings.Join(words[:len(words)-1], ", ") + " and " + words[len(words)-1]
}

// Isolate keeps a name that is written from right to left from turning round what stands beside it, such as an age. Any
// other name comes back as it is.
func Isolate(name string) string {
	for _, r := range name {
		if unicode.In(r, unicode.Arabic, unicode.Hebrew, unicode.Syriac, unicode.Thaana, unicode.Nko) {
			return "\u2068" + name + "\u2069"
		}
	}
	return name
}
