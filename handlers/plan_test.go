package handlers

import (
	"strings"
	"testing"

	"cp-pathway/pathway"
)

func TestPlanOfAFamily(t *testing.T) {
	t.Parallel()
	s := newTest(t)
	things := s.everything()
	b := s.as(pathway.Auditor)
	a := b.get(address(t, "/cases/:case/plan", things)).want(200)
	for _, want := range []string{"Zoë Example", "Emotional abuse, Neglect (at first: Neglect)", "2, of Thursday 10 December 2026", "Buy a bed", "Done"} {
		if !strings.Contains(a.text("main"), want) {
			t.Errorf("the plan does not say %q: %s", want, a.text("main"))
		}
	}
	a = b.get(address(t, "/cases/:case/plan/:plan", things)).want(200)
	if got := a.text("#comparison tbody tr:last-child td"); !strings.Contains(got, "Ended") || !strings.Contains(got, "Stood: To do") || !strings.Contains(got, "Stood: Done") {
		t.Errorf("the two versions side by side: %s", got)
	}
	if n := a.count("#action-1 tbody tr"); n != 2 {
		t.Errorf("the history of the action has %d rows", n)
	}
	a = b.get(address(t, "/cases/:case/plan/:plan?from=2&to=1", things)).want(200) // the earlier one comes first, whatever was asked
	if got := a.text("#comparison th"); !strings.Contains(got, "Version 1") || a.attr("#from option[selected]", "value") != "1" {
		t.Errorf("asked the other way round: %s", got)
	}
	b.get(address(t, "/cases/:case/plan/:plan?from=x&to=99", things)).want(200)
	things["plan"] = 999
	b.get(address(t, "/cases/:case/plan/:plan", things)).want(404)
}
