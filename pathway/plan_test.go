package pathway

import (
	"slices"
	"testing"
)

func planned(risk, action, who, by, measure string) PlanAction {
	return PlanAction{Risk: risk, Action: action, Who: who, By: on(by), Measure: measure}
}

func TestNextPlanCarriesWhatIsSaidAgain(t *testing.T) {
	first := OutlinePlan{Protect: "Stays with the aunt.", Seen: "Weekly", Actions: []PlanAction{
		planned("No bed", "Buy a bed", "Ann", "2027-01-15", "Sleeps in it"),
		planned("Hunger", "Cook each day", "Ann", "2027-02-01", "Grows"),
	}}
	one := NextPlan(PlanContent{}, first, on("2026-12-11"))
	if a := one.Actions[1]; a.Key != 2 || a.Status != ActionToDo || a.Since != on("2026-12-11") || a.Confirmed != a.Since {
		t.Errorf("an action of the first version: %+v", a)
	}
	if one.Protect != (PlanText{"Stays with the aunt.", on("2026-12-11"), on("2026-12-11")}) {
		t.Errorf("a text of the first version: %+v", one.Protect)
	}
	one.Actions[0].Status, one.Actions[1].Status, one.Actions[1].Progress = ActionDone, ActionUnderWay, "Three days in the week."
	second := OutlinePlan{Protect: "Stays with the aunt.", Seen: "Twice a week", Actions: []PlanAction{
		planned("No bed", "Buy a bed", "Ann", "2027-05-01", "Sleeps in it"), // wanted anew: the old one is done
		planned("Hunger", "Cook each  day.", "Bela", "2027-06-01", "Grows"), // by somebody else, and later
		planned("Cold", "Mend the boiler", "Housing", "2027-04-01", "Warm rooms"),
	}}
	two := NextPlan(one, second, on("2027-03-05"))
	if !slices.Equal([]int{two.Actions[0].Key, two.Actions[1].Key, two.Actions[2].Key}, []int{3, 2, 4}) {
		t.Errorf("the keys of the second version: %+v", two.Actions)
	}
	if a := two.Actions[1]; a.Since != on("2026-12-11") || a.Confirmed != on("2027-03-05") || a.Status != ActionUnderWay || a.Progress == "" || a.Who != "Bela" {
		t.Errorf("what was carried over: %+v", a)
	}
	if two.Protect.Since != on("2026-12-11") || two.Protect.Confirmed != on("2027-03-05") || two.Seen.Since != on("2027-03-05") {
		t.Errorf("the texts of the second version: %+v %+v", two.Protect, two.Seen)
	}
}

func TestComparePlans(t *testing.T) {
	step := func(key int, action string, status ActionStatus) PlanStep {
		return PlanStep{PlanAction: PlanAction{Action: action}, Key: key, Status: status}
	}
	was := PlanContent{Protect: PlanText{Text: "An aunt."}, Seen: PlanText{Text: "Weekly"}, Contingency: PlanText{Text: "Court"},
		Actions: []PlanStep{step(1, "same", ActionToDo), step(2, "ends", ActionUnderWay), step(3, "ended before", ActionDone), step(4, "gone", ActionToDo), step(5, "said", ActionToDo)}}
	now := PlanContent{Protect: PlanText{Text: "An aunt."}, Seen: PlanText{Text: "Twice a week"}, Expected: PlanText{Text: "To cook"},
		Actions: []PlanStep{step(1, "same", ActionToDo), step(2, "ends", ActionNotNeeded), step(5, "said", ActionUnderWay), step(6, "new", ActionToDo)}}
	texts, steps := ComparePlans(was, now)
	var got []PlanChange
	for _, x := range texts {
		got = append(got, x.Change)
	}
	if !slices.Equal(got, []PlanChange{PlanSame, PlanChanged, PlanSame, PlanGone, PlanAdded}) {
		t.Errorf("texts: %q", got)
	}
	got = nil
	for _, x := range steps {
		got = append(got, x.Change)
	}
	if !slices.Equal(got, []PlanChange{PlanSame, PlanEnded, PlanChanged, PlanAdded, PlanEnded, PlanGone}) {
		t.Errorf("actions: %q", got)
	}
}

func TestPlanThroughItsVersions(t *testing.T) {
	p := Plan{}
	if _, ok := p.InForce(); ok || !p.Open() {
		t.Error("a plan without a version")
	}
	a := PlanStep{PlanAction: planned("r", "a", "w", "2027-01-15", "m"), Key: 1, Status: ActionToDo}
	done := a
	done.Status = ActionDone
	p.Versions = []PlanVersion{{Number: 1, Content: PlanContent{Protect: PlanText{Text: "x"}, Actions: []PlanStep{a}}}, {Number: 2, Content: PlanContent{Actions: []PlanStep{{Key: 2}, done}}}}
	if v, ok := p.InForce(); !ok || v.Number != 2 {
		t.Errorf("in force: %+v", v)
	}
	if v, ok := p.Version(1); !ok || v.Number != 1 {
		t.Errorf("version 1: %+v", v)
	}
	if _, ok := p.Version(3); ok {
		t.Error("there is no version 3")
	}
	if h := p.History(1); len(h) != 2 || h[1].Step.Status != ActionDone || h[1].Version.Number != 2 {
		t.Errorf("history %+v", h)
	}
	if keys := p.Keys(); !slices.Equal(keys, []int{1, 2}) {
		t.Errorf("keys %v", keys)
	}
	if !a.Late(on("2027-01-16")) || a.Late(on("2027-01-15")) || done.Late(on("2027-01-16")) {
		t.Error("late is what is open after its day")
	}
	o := p.Versions[1].Content.Outline(7)
	if o.Child != 7 || len(o.Actions) != 1 || o.Actions[0].Action != "" {
		t.Errorf("what goes on is printed: %+v", o)
	}
	covered := p.Versions[0].Content.Covered(func(string) string { return "***" })
	if covered.Protect.Text != "***" || covered.Actions[0].Measure != "***" || p.Versions[0].Content.Actions[0].Measure != "m" {
		t.Error("the covered content is a copy")
	}
}

// on reads a date that a test writes.
func on(text string) Date {
	d, ok := ReadDate(text, Date{})
	if !ok {
		panic(text)
	}
	return d
}
