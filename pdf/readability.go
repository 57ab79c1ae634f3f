package pdf

import (
	"regexp"
	"strings"
	"unicode"
)

// Grade is the Flesch–Kincaid grade of a text: the school year, as counted in the United States, in which it is
// understood. Names are left out, as nobody can choose them. An empty text is grade 0. Colons, semicolons
// and the ends of lines end a sentence too, as Flesch counted them. Source: Kincaid et al. 1975, 0.39 words/sentence + 11.8 syllables/word − 15.59.
func Grade(text string, names []string) float64 {
	skip := map[string]bool{}
	for _, n := range names {
		for _, w := range wordsOf(n) {
			skip[strings.ToLower(w)] = true
		}
	}
	words, syllables, sentences := 0, 0, 0
	for _, sentence := range sentenceEnd.Split(text, -1) {
		n := 0
		for _, w := range wordsOf(sentence) {
			if w = strings.ToLower(w); !skip[w] {
				n++
				syllables += syllablesOf(w)
			}
		}
		if n > 0 {
			words += n
			sentences++
		}
	}
	if words == 0 {
		return 0
	}
	return 0.39*float64(words)/float64(sentences) + 11.8*float64(syllables)/float64(words) - 15.59
}

var sentenceEnd = regexp.MustCompile(`[.!?:;…]+(?:["”’)]*)(?:\s|$)|\n`)

// wordsOf gives the words of a text, without figures.
func wordsOf(s string) []string {
	return strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && r != '\'' && r != '’' })
}

// syllablesOf counts the groups of vowels, less what is silent.
func syllablesOf(w string) int {
	w = strings.NewReplacer("'", "", "’", "").Replace(w)
	if n, ok := syllableExceptions[w]; ok {
		return n
	}
	n, vowel := 0, false
	for i, r := range w {
		v := strings.ContainsRune("aeiouyáàâäéèêëíìîïóòôöúùûüæœø", r) && !(r == 'y' && i == 0)
		if v && !vowel {
			n++
		}
		vowel = v
	}
	switch {
	case strings.HasSuffix(w, "le") && len(w) > 2 && !strings.ContainsRune("aeiouy", rune(w[len(w)-3])): // ta-ble
	case strings.HasSuffix(w, "e") && !strings.HasSuffix(w, "ee") && !strings.HasSuffix(w, "ye"):
		n--
	case strings.HasSuffix(w, "es") && !endsWith(w[:len(w)-2], "s", "x", "z", "ch", "sh", "g", "c", "l") && !strings.HasSuffix(w, "ees"):
		n--
	case strings.HasSuffix(w, "ed") && !endsWith(w[:len(w)-2], "t", "d") && !strings.HasSuffix(w, "eed"):
		n--
	}
	n += len(apart.FindAllString(w, -1))
	return max(n, 1)
}

// apart are two vowels that are spoken one after the other: mate-rial, peri-od, the-atre, cre-ate, violent, ruin.
var apart = regexp.MustCompile(`[^tcsgx]i[ao]|[cr]reat[eio]|[^aeiou]eo[^pr]|iet|uin|[^q]u[ae]l`)

func endsWith(s string, ends ...string) bool {
	for _, e := range ends {
		if strings.HasSuffix(s, e) {
			return true
		}
	}
	return false
}

// syllableExceptions are common words that the rules get wrong.
var syllableExceptions = map[string]int{
	"being": 2, "doing": 2, "going": 2, "seeing": 2, "idea": 3, "ideas": 3, "really": 2, "area": 3, "created": 3, "people": 2,
	"someone": 2, "somewhere": 2, "something": 2, "sometimes": 2, "everyone": 3, "every": 2, "everything": 3, "business": 2, "evening": 2,
	"different": 2, "interest": 2, "family": 3, "families": 3, "science": 2, "quiet": 2, "diet": 2, "client": 2, "trial": 2, "real": 1,
	"parents": 2, "safe": 1, "safely": 2, "safety": 2, "likely": 2, "lonely": 2, "whole": 1, "video": 3, "radio": 3, "friend": 1, "friends": 1,
	"reason": 2, "reasons": 2, "because": 2, "before": 2, "care": 1, "carer": 2, "cared": 1, "homes": 1, "housed": 1, "rules": 1, "wales": 1, "schools": 1,
}

// Prose is the running text of a document, a line for each heading, paragraph and item: what Grade wants. Tables of
// facts, addresses and slips are left out.
func (d Document) Prose() string {
	var b strings.Builder
	prose(&b, d.Body)
	return b.String()
}

func prose(b *strings.Builder, blocks Blocks) {
	for _, x := range blocks {
		switch x := x.(type) {
		case Heading:
			b.WriteString(x.Text + "\n")
		case Paragraph:
			b.WriteString(x.Plain() + "\n")
		case List:
			for _, item := range x.Items {
				prose(b, item)
			}
		case Note:
			b.WriteString(x.Title + "\n")
			prose(b, x.Body)
		case KeepTogether:
			prose(b, x.Body)
		}
	}
}
