package pathway

import (
	"strings"
	"testing"
)

func TestGoodPractice(t *testing.T) {
	r := decided()
	r.Conference.Kind, r.Conference.State = RCPC, ConferenceHeld
	today := r.Conference.StartsAt.Date().AddDays(3)
	good := GoodPractice{Conference: r.Conference.ID, Attendee: invitedAs + visitor, What: "Went each day.", ToldTo: "Ann Head", ToldOn: today, ToldHow: "phone"}
	if err := good.Check(r, today); err != nil {
		t.Fatal(err)
	}
	for field, change := range map[string]func(*GoodPractice){
		"attendee": func(g *GoodPractice) { g.Attendee = invitedAs + anna }, "what": func(g *GoodPractice) { g.What = " " }, "told_to": func(g *GoodPractice) { g.ToldTo = strings.Repeat("x", MaxName+1) },
		"told_on: when": func(g *GoodPractice) { g.ToldOn = Date{} }, "told_on: future": func(g *GoodPractice) { g.ToldOn = today.AddDays(1) }, "told_on: before": func(g *GoodPractice) { g.ToldOn = today.AddDays(-4) }, "told_how": func(g *GoodPractice) { g.ToldHow = "owl" },
	} {
		g := good
		change(&g)
		name, says, _ := strings.Cut(field, ": ")
		if got := FieldsOf(g.Check(r, today))[name]; got == "" || !strings.Contains(got, says) {
			t.Errorf("%s: %q", field, got)
		}
	}
	if got := good.Text(r); !strings.Contains(got, "good practice by Vera Lund.") || !strings.Contains(got, "Went each day.") || strings.Contains(got, "Carter") {
		t.Errorf("the text: %q", got)
	}
	r.Conference.Kind = ICPC
	if CodeOf(good.Check(r, today)) != CodeRefused {
		t.Error("recorded at a conference that is no review")
	}
}
