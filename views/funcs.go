package views

import (
	"html/template"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"cp-pathway/pathway"
)

// functions are what a template may call, besides asset and component. They are all here.
func functions() template.FuncMap {
	return template.FuncMap{
		"local":  local,
		"plural": Plural,
		"join":   Join,
		"day":    Day,
	}
}

// Plural counts in words: {{plural 1 "child" "children"}} is "1 child".
func Plural(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return strconv.Itoa(n) + " " + many
}

// Join lists with commas and an "and": "Ann, Ben and Cara".
func Join(words []string) string {
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

// Day is a date for tables where the day of the week matters: "Fri 11 Dec 2026", or "" where there is none.
func Day(d pathway.Date) string {
	if d.IsZero() {
		return ""
	}
	return d.Time().Format("Mon 2 Jan 2006")
}

// Sentence begins the words with a capital.
func Sentence(words string) string {
	r, n := utf8.DecodeRuneInString(words)
	if n == 0 {
		return ""
	}
	return string(unicode.ToUpper(r)) + words[n:]
}
