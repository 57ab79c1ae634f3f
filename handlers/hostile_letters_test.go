package handlers

import (
	"net/http"
	"regexp"
	"strings"
	"testing"
	"unicode/utf16"

	"cp-pathway/pathway"
)

// make makes what one recipient gets, as they are looked at.
func (c *carters) make(b *browser, attendee int64) *answer {
	c.t.Helper()
	return b.post(c.at(attendee, "make"), pairsOf(hashes(b.get(c.at(attendee)).want(http.StatusOK)))...)
}

// Each letter as its bytes are stored: whom it names, whom it does not, and no protected value of anybody else.
func TestEachLetterHoldsItsOwnAndNothingOfOthers(t *testing.T) {
	t.Parallel()
	c := newCarters(t)
	admin := c.as(pathway.Admin)
	c.invite(pathway.Attendee{Person: c.gran, Role: "Grandmother"}, pathway.Attendee{Professional: c.health, Role: "Health visitor"})
	admin.post(c.at("make"), c.everybody()...).want(http.StatusSeeOther)
	tests := []struct {
		name         string
		attendee     int64
		holds, lacks []string
	}{
		{"mother", c.guest(c.anna), []string{"Ms Carter", "Rose Cottage", "21 Willow Way", "NM4 9XY", "Mia Carter, Tom Carter and May Zielinski"}, []string{"07700 900", "Station Road", "Mill Lane"}},
		{"father of two", c.guest(c.paul), []string{"7 Station Road", "NM1 2AB", "Mia Carter and Tom Carter"}, append([]string{"May Z", "Zielinski", "Zieliński", "siblings", "Piotr", "Mill Lane", "Anna"}, carterSecrets...)},
		{"father of one", c.guest(c.piotr), []string{"3 Mill Lane", "May Zielinski"}, append([]string{"Mia", "Tom", "Paul", "Dean", "Station Road", "siblings", "Anna"}, carterSecrets...)},
		{"grandmother at an equal address", c.guest(c.gran), []string{"ROSE COTTAGE", "May Zielinski"}, []string{"Station Road", "Mill Lane", "07700 900"}},
		{"child", c.guest(c.mia), []string{"Dear Mia", "Rose Cottage"}, []string{"Tom Carter", "Zielinski", "Station Road", "Mill Lane"}},
		{"school of two", c.invited(c.school), []string{"Mia Carter", "Tom Carter"}, append([]string{"May Z", "Zielinski", "Zieliński", "Piotr", "Station Road"}, carterSecrets...)},
		{"health visitor of one", c.invited(c.health), []string{"May Zielinski"}, append([]string{"Mia", "Tom Carter", "Paul", "Station Road"}, carterSecrets...)},
		{"police", c.invited(c.constable), []string{"Mia Carter", "Paul Dean", "7 Station Road", "Any call to the home"}, carterSecrets},
	}
	for _, tt := range tests {
		d := c.documentFor(tt.attendee)
		file := c.stored(d)
		text := strings.Join(strings.Fields(textOf(t, file)), " ")
		for _, want := range tt.holds {
			if !strings.Contains(text, want) {
				t.Errorf("%s: the letter lacks %q", tt.name, want)
			}
		}
		for _, never := range tt.lacks {
			if strings.Contains(strings.ToLower(text), strings.ToLower(never)) {
				t.Errorf("%s: the letter holds %q: %s", tt.name, never, around(text, never))
			}
		}
		if got, want := propertiesOf(t, file), pathway.TitleOf(pathway.DocumentKinds, string(d.Kind))+" "+d.Reference; len(got) != 3 || got["Title"] != want {
			t.Errorf("%s: the file's properties are %q", tt.name, got)
		}
	}
	// References say nothing of how many letters there are.
	seen := map[string]bool{}
	for _, d := range c.letters().Documents {
		tail := strings.TrimPrefix(d.Reference, "CP-2026-0001-")
		if len(tail) != 5 || seen[tail] || strings.ContainsAny(tail, "0125") {
			t.Errorf("reference %s", d.Reference)
		}
		seen[tail] = true
	}
}

// propertiesOf are a PDF's properties by their names.
func propertiesOf(t *testing.T, file []byte) map[string]string {
	t.Helper()
	at := regexp.MustCompile(`/Info (\d+) 0 R`).FindSubmatch(file)
	if at == nil {
		t.Fatal("the file has no properties")
	}
	info := regexp.MustCompile(`(?s)\n` + string(at[1]) + ` 0 obj\n(.*?)\nendobj`).FindSubmatch(file)
	if info == nil {
		t.Fatal("the file's properties are nowhere")
	}
	list := map[string]string{}
	for _, m := range regexp.MustCompile(`(?s)/(\w+) \(((?:[^()\\]|\\.)*)\)`).FindAllSubmatch(info[1], -1) {
		value := regexp.MustCompile(`(?s)\\(.)`).ReplaceAllString(string(m[2]), "$1")
		if wide, ok := strings.CutPrefix(value, "\xfe\xff"); ok {
			var units []uint16
			for i := 0; i+1 < len(wide); i += 2 {
				units = append(units, uint16(wide[i])<<8|uint16(wide[i+1]))
			}
			value = string(utf16.Decode(units))
		}
		list[string(m[1])] = value
	}
	return list
}

func around(text, what string) string {
	at := strings.Index(strings.ToLower(text), strings.ToLower(what))
	return text[max(0, at-40):min(len(text), at+len(what)+40)]
}
