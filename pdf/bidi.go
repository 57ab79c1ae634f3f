package pdf

import (
	"unicode"

	"golang.org/x/text/unicode/bidi"
)

// visual gives the order in which a line's characters are printed from left to right, as positions in the line, and the
// level of each position: the Unicode bidirectional algorithm for lines of a document that reads from left to right,
// without its explicit embeddings (clean removes them). nil means that the line prints as it reads.
func visual(line []rune) (order []int, level []byte) {
	level = levels(line)
	if level == nil {
		return nil, nil
	}
	order = make([]int, len(line))
	for i := range order {
		order[i] = i
	}
	for at := byte(2); at >= 1; at-- { // rule L2
		for i := 0; i < len(line); i++ {
			if level[order[i]] < at {
				continue
			}
			j := i
			for j < len(line) && level[order[j]] >= at {
				j++
			}
			for a, b := i, j-1; a < b; a, b = a+1, b-1 {
				order[a], order[b] = order[b], order[a]
			}
			i = j
		}
	}
	for i := 0; i < len(order); i++ { // L3: a mark comes after its letter, as the font wants it
		j := i
		for j < len(order) && level[order[j]]%2 == 1 && unicode.Is(unicode.Mn, line[order[j]]) {
			j++
		}
		if j > i && j < len(order) {
			letter := order[j]
			copy(order[i+1:j+1], order[i:j])
			order[i] = letter
			i = j
		}
	}
	return order, level
}

// levels gives each character's embedding level: 0 reads to the right, 1 to the left, 2 a number inside of 1. nil
// where all is 0.
func levels(line []rune) []byte {
	classes := make([]bidi.Class, len(line))
	found := false
	for i, r := range line {
		p, _ := bidi.LookupRune(r)
		classes[i] = p.Class()
		found = found || classes[i] == bidi.R || classes[i] == bidi.AL
	}
	if !found {
		return nil
	}
	weak(classes)
	brackets(line, classes)
	neutral(classes)
	out := make([]byte, len(line))
	for i, c := range classes {
		switch c {
		case bidi.R:
			out[i] = 1
		case bidi.AN:
			out[i] = 2
		case bidi.EN: // a number after Hebrew or Arabic belongs to it
			if enclosing(classes, i) == bidi.R {
				out[i] = 2
			}
		}
	}
	return out
}

// weak resolves marks, numbers and what stands between numbers (rules W1 to W7).
func weak(c []bidi.Class) {
	last, strong := bidi.L, bidi.L
	for i, x := range c {
		switch x {
		case bidi.NSM: // W1
			c[i] = last
		case bidi.EN: // W2
			if strong == bidi.AL {
				c[i] = bidi.AN
			}
		case bidi.L, bidi.R, bidi.AL:
			strong = x
		}
		last = c[i]
	}
	for i, x := range c {
		if x == bidi.AL { // W3
			c[i] = bidi.R
		}
		between := i > 0 && i+1 < len(c) && c[i-1] == c[i+1]
		if between && (x == bidi.CS && (c[i-1] == bidi.EN || c[i-1] == bidi.AN) || x == bidi.ES && c[i-1] == bidi.EN) { // W4
			c[i] = c[i-1]
		}
	}
	for i, x := range c { // W5, W6: other separators are neutral
		if x == bidi.ET && (i > 0 && c[i-1] == bidi.EN || i+1 < len(c) && c[i+1] == bidi.EN) {
			c[i] = bidi.EN
		}
	}
	strong = bidi.L
	for i, x := range c { // W7
		switch x {
		case bidi.L, bidi.R:
			strong = x
		case bidi.EN:
			if strong == bidi.L {
				c[i] = bidi.L
			}
		}
	}
}

// brackets gives a pair of round or square brackets the direction of what stands in it: the line's where that occurs
// there, otherwise that of the text before where they agree (N0).
func brackets(line []rune, c []bidi.Class) {
	var open []int
	for i, r := range line {
		switch r {
		case '(', '[':
			open = append(open, i)
		case ')', ']':
			if len(open) == 0 || mirrored[line[open[len(open)-1]]] != r {
				continue
			}
			start := open[len(open)-1]
			open = open[:len(open)-1]
			var left, right bool
			for _, x := range c[start+1 : i] {
				left, right = left || x == bidi.L, right || rightward(x)
			}
			switch {
			case left, right && enclosing(c, start) == bidi.L:
				c[start], c[i] = bidi.L, bidi.L
			case right:
				c[start], c[i] = bidi.R, bidi.R
			}
		}
	}
}

// neutral gives spaces and punctuation the direction of both their neighbours, or else the line's (N1, N2).
func neutral(c []bidi.Class) {
	for i := 0; i < len(c); i++ {
		if !isNeutral(c[i]) {
			continue
		}
		j := i
		for j < len(c) && isNeutral(c[j]) {
			j++
		}
		to := bidi.L
		if i > 0 && j < len(c) && rightward(c[i-1]) && rightward(c[j]) {
			to = bidi.R
		}
		for k := i; k < j; k++ {
			c[k] = to
		}
		i = j - 1
	}
}

func isNeutral(c bidi.Class) bool {
	switch c {
	case bidi.L, bidi.R, bidi.EN, bidi.AN:
		return false
	}
	return true
}

func rightward(c bidi.Class) bool { return c == bidi.R || c == bidi.EN || c == bidi.AN }

// enclosing is the last strong direction before i.
func enclosing(c []bidi.Class, i int) bidi.Class {
	for i--; i >= 0; i-- {
		if c[i] == bidi.L || c[i] == bidi.R {
			return c[i]
		}
	}
	return bidi.L
}

// mirrored are the brackets that turn round in a stretch that reads to the left.
var mirrored = map[rune]rune{'(': ')', ')': '(', '[': ']', ']': '[', '{': '}', '}': '{', '<': '>', '>': '<', '«': '»', '»': '«'}
