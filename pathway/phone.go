package pathway

import (
	"net/mail"
	"strings"
)

// ParsePhone returns a phone number with its country, "+441632960123", from any way of writing it: "01632 960 123",
// "+44 (0)1632 960123", "0044 1632-960123", and without the 0 that a spreadsheet took away. What follows "ext" or "x" is
// left out. It returns false where s is no number that can be rung from outside.
func ParsePhone(s string) (string, bool) {
	s, _ = cutExtension(s)
	digits := digitsOf(s)
	switch {
	case strings.HasPrefix(digits, "00"):
		digits = digits[2:]
	case strings.HasPrefix(strings.TrimSpace(s), "+"), strings.HasPrefix(strings.TrimSpace(s), "＋"):
	case strings.HasPrefix(digits, "44") && len(digits) >= 12:
	case strings.HasPrefix(digits, "0"):
		digits = "44" + digits[1:]
	case len(digits) == 10 && strings.ContainsAny(digits[:1], "12378"):
		digits = "44" + digits
	default:
		return "", false
	}
	if home, ok := strings.CutPrefix(digits, "44"); ok {
		home = strings.TrimPrefix(home, "0")
		if len(home) < 9 || len(home) > 10 || !strings.ContainsAny(home[:1], "123578") {
			return "", false
		}
		return "+44" + home, true
	}
	if len(digits) < 8 || len(digits) > 15 {
		return "", false
	}
	return "+" + digits, true
}

// FormatPhone returns a phone number as it is printed: 01632 960123, 020 7946 0123, 0113 496 0123, 07700 900123, and a
// foreign one with its country. What can't be read is returned as it is, without spaces around it.
func FormatPhone(s string) string {
	number, ok := ParsePhone(s)
	if !ok {
		return strings.TrimSpace(s)
	}
	_, ext := cutExtension(s)
	if ext = digitsOf(ext); ext != "" {
		ext = " ext " + ext
	}
	home, ok := strings.CutPrefix(number, "+44")
	if !ok {
		return number + ext
	}
	area := areaLength(home)
	local := home[area:]
	if len(local) > 6 {
		local = local[:len(local)-4] + " " + local[len(local)-4:]
	}
	return "0" + home[:area] + " " + local + ext
}

// areaLength returns how many digits of a UK number without its 0 are the area's: 2 of 20, 3 of 113 and 1x1 and 3xx and 8xx,
// otherwise 4.
func areaLength(home string) int {
	switch {
	case home[0] == '2':
		return 2
	case home[0] == '3', home[0] == '5', home[0] == '8', home[0] == '1' && (home[1] == '1' || home[2] == '1'):
		return 3
	}
	return 4
}

// digitsOf returns the digits of s, those of every script as 0 to 9.
func digitsOf(s string) string {
	return strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, Fold(s))
}

// cutExtension parts a phone number from its extension.
func cutExtension(s string) (number, ext string) {
	lower := strings.ToLower(s)
	if i := strings.IndexByte(lower, 'x'); i >= 0 {
		return strings.TrimRight(strings.TrimSuffix(lower[:i], "e"), " (,"), lower[i:]
	}
	return s, ""
}

// ParseEmail returns an email address as it is stored, the part after the @ in lower case, and false where s is none.
func ParseEmail(s string) (string, bool) {
	a, err := mail.ParseAddress(strings.TrimSpace(s))
	if err != nil || a.Name != "" || a.Address != strings.TrimSpace(s) {
		return "", false
	}
	at := strings.LastIndexByte(a.Address, '@')
	domain := strings.ToLower(a.Address[at+1:])
	if !strings.Contains(domain, ".") || strings.HasSuffix(domain, ".") {
		return "", false
	}
	return a.Address[:at+1] + domain, true
}
