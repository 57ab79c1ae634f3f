package pathway

import (
	"slices"
	"strings"
	"testing"
)

// A name whose letters can't be printed stands in documents in its Latin spelling, and the proof says so.
func TestANameIsPrintedInItsLatinSpelling(t *testing.T) {
	r := decided()
	p := &r.person(paul).Person
	p.FirstName, p.LastName, p.KnownAs, p.Latin = "伟", "王", "小王", "Wei Wang"
	n := &r.network(grace).Professional
	n.Name, n.Latin = "ਗੁਰਪ੍ਰੀਤ ਕੌਰ", "Gurpreet Kaur"
	r.SocialWorker.Name, r.SocialWorker.Latin = "李 娜", "Na Li"
	f, _ := letter(r, paul, ParentInvitation)
	if f.To.Name != "Wei Wang" || f.To.Greeting != "Mr Wang" || f.Conference.SocialWorker.Name != "Na Li" {
		t.Errorf("to %q, %q, social worker %q", f.To.Name, f.To.Greeting, f.Conference.SocialWorker.Name)
	}
	f, _ = letter(r, paul, DecisionsDocument)
	mustLack(t, f, "王", "伟", "小王", "ਕੌਰ", "李")
	proof := prove(t, r, paul, DecisionsDocument, "")
	for _, want := range []string{"小王 王 is printed as “Wei Wang”", "ਗੁਰਪ੍ਰੀਤ ਕੌਰ is printed as “Gurpreet Kaur”"} {
		if !slices.ContainsFunc(proof.Cautions, func(b Block) bool { return b.Code == CautionLatin && strings.HasPrefix(b.Message, want) }) {
			t.Errorf("the proof does not say %q: %+v", want, proof.Cautions)
		}
	}
	for _, b := range prove(t, r, anna, CoveringLetter, "").Cautions {
		if b.Code == CautionLatin {
			t.Errorf("of somebody who is not named: %+v", b)
		}
	}
	if r.person(paul).Person.FirstName != "伟" || r.network(grace).Professional.Name != "ਗੁਰਪ੍ਰੀਤ ਕੌਰ" {
		t.Error("the record itself has changed")
	}
	// Both spellings give him away to whom he is not known.
	for _, text := range []string{"Wei was there", "小王 was there"} {
		if got := hits(t, r, lukasz, ParentInvitation, text); len(got) != 0 {
			t.Errorf("%q to who knows him: %v", text, hitList(got))
		}
		p.Hidden = true
		if got := hits(t, r, lukasz, ParentInvitation, text); len(got) != 1 {
			t.Errorf("%q to who may not know of him: %v", text, hitList(got))
		}
		p.Hidden = false
	}
}

func TestALatinSpellingIsUsedWhereItIsNeeded(t *testing.T) {
	tests := []struct {
		p           Person
		name, legal string
	}{
		{Person{FirstName: "Łukasz", LastName: "Wójcik", Latin: "Lukasz Wojcik"}, "Łukasz Wójcik", "Łukasz Wójcik"},
		{Person{FirstName: "محمد", LastName: "حسن", Latin: "Mohammed Hassan"}, "محمد حسن", "محمد حسن"},
		{Person{FirstName: "Ли", LastName: "Ким", Latin: "Li Kim"}, "Ли Ким", "Ли Ким"},
		{Person{LastName: "王丽", Latin: "Wang"}, "Wang", "Wang"},
		{Person{FirstName: "丽", LastName: "王", Latin: "Li Na Wang"}, "Li Na Wang", "Li Na Wang"},
		{Person{FirstName: "Li", LastName: "Wang", KnownAs: "丽", Latin: "Li Wang"}, "Li Wang", "Li Wang"},
		{Person{FirstName: "丽", LastName: "王"}, "丽 王", "丽 王"},
	}
	for _, tt := range tests {
		if got := tt.p.printed(); got.Name() != tt.name || got.LegalName() != tt.legal {
			t.Errorf("%s: printed %q, %q", tt.p.Name(), got.Name(), got.LegalName())
		}
	}
	for latin, ok := range map[string]bool{"": true, "Wei Wang": true, "Ngọc Hà O’Neill": true, "Вей": false, "Wei 王": false, strings.Repeat("x", 300): false} {
		adult := Person{LastName: "王", Latin: latin}
		if got := FieldsOf(adult.Validate(Adult, onDay("2026-12-01")))["latin"] == ""; got != ok {
			t.Errorf("%q: taken %v", latin, got)
		}
		worker := Professional{Name: "王", Agency: 1, Latin: latin}
		if got := FieldsOf(worker.Validate())["latin"] == ""; got != ok {
			t.Errorf("%q of a professional: taken %v", latin, got)
		}
	}
}
