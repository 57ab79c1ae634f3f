package pdf

import (
	"math"
	"testing"
)

func TestSyllables(t *testing.T) {
	for n, words := range map[int]string{
		1: "the a child plan safe home came likes liked walked harm school health staff please worked helped changed house three year once friends their they why who week",
		2: "meeting parent parents worker support table little apple needed wanted places changes houses letter before because reason going being doctor visit agree office enclosed lion quiet every sister someone complete ruin",
		3: "conference family families protection decision agency together telephone video area idea hospital interpret envelope manager everyone violent period",
		4: "information interpreter material community invitation",
		6: "responsibility",
	} {
		for _, w := range wordsOf(words) {
			if got := syllablesOf(w); got != n {
				t.Errorf("%s: %d syllables, want %d", w, got, n)
			}
		}
	}
}

func TestGrade(t *testing.T) {
	for _, c := range []struct {
		text  string
		names []string
		want  float64
	}{
		{"", nil, 0},
		{"12 34. 56!", nil, 0},
		// 6 words, 1 sentence, 6 syllables: 2.34 + 11.8 − 15.59
		{"The cat sat on the mat.", nil, -1.45},
		{"The cat sat on the mat", nil, -1.45},
		// 4 words in 2 sentences (a line ends one), 5 syllables: 0.78 + 14.75 − 15.59
		{"Please come\nto meeting", nil, -0.06},
		// 10 words, 1 sentence, 16 syllables: 3.9 + 18.88 − 15.59
		{"We will make a decision about the protection of children.", nil, 7.19},
		// the name is not counted: as "Please come"
		{"Please come, Oluwaseun Hargreave-Løvås O’Neill", []string{"Oluwaseun Hargreave-Løvås", "O’Neill"}, 0.78 + 11.8 - 15.59},
		// 7 words in 4 sentences
		{"It is at 10.30am: come. “Yes.” Ok?", nil, 0.6825 + 11.8 - 15.59},
	} {
		if got := Grade(c.text, c.names); math.Abs(got-c.want) > 0.01 {
			t.Errorf("%q: %.2f, want %.2f", c.text, got, c.want)
		}
	}
}

func TestProse(t *testing.T) {
	want := "Dear Ms Nowak-O’Brien\nInvitation to a conference on Tuesday 21 July 2026\nWe would like you to come to a meeting about Rowan and Béatrice.\n" +
		"What may happen\nThe meeting can decide one of these:\na child protection plan\nother help and no plan\nno plan\nPlease tell us\n" +
		"if you need an interpreter\nThis stays\ntogether\n"
	if got := every().Prose(); got != want {
		t.Errorf("%q", got)
	}
}
