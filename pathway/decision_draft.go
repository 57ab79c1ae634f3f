package pathway

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
)

// DraftDecisions makes the decisions from the minutes. While anything is missing there are none, and the gaps say what.
func (s Sitting) DraftDecisions() (Decisions, []Gap) {
	if missing := s.Missing(); len(missing) > 0 {
		return Decisions{}, missing
	}
	s = s.asTyped()
	m, q := s.Minutes, CheckQuoracy(s.Record, s.Agencies)
	d := Decisions{
		Conference: s.Record.Conference.ID,
		Quorate:    q.Quorate(),
		Quoracy:    q.Words(),
		Summary:    m.openText("summary"),
	}
	for _, child := range s.children() {
		c := m.Child(child.ID)
		decided := ChildDecision{
			Child: child.ID, Outcome: c.Outcome, Reasons: c.Reasons, Chair: c.Chair, Dissent: c.Dissent,
			Before: s.OnPlan(child.ID), Tally: s.TallyOf(child.ID), Views: slices.Clone(c.Views), Heard: m.ChildViews[child.ID].Heard(),
		}
		switch c.Outcome {
		case OutcomePlan:
			decided.Categories, decided.Plan = c.Categories, c.Plan
			decided.ReviewOn, decided.ReviewAt = c.ReviewOn, at(c.ReviewOn, c.ReviewTime)
		default:
			decided.Instead, decided.ReconveneOn = c.Instead, c.ReconveneOn
			if decided.Before {
				decided.Ground = s.groundOf(c)
			}
		}
		for i, v := range decided.Views {
			if v.View == ViewNone {
				decided.Views[i].View = ""
			}
		}
		d.Children = append(d.Children, decided)
	}
	if slices.ContainsFunc(d.Children, func(c ChildDecision) bool { return c.Outcome == OutcomePlan }) {
		d.CoreGroup, d.CoreGroupOn, d.CoreGroupAt, d.CoreGroupWhere = m.Core.Members, m.Core.On, at(m.Core.On, m.Core.Time), m.Core.Where
		d.LeadWorker = m.Core.Lead
	}
	if slices.ContainsFunc(d.Children, func(c ChildDecision) bool { return c.Outcome == OutcomePlan && c.ReviewOn.IsZero() }) {
		d.ReviewOn, d.ReviewAt = m.ReviewOn, at(m.ReviewOn, m.ReviewTime)
	}
	return d, nil
}

// Outdated tells whether a draft is no longer what the minutes say: the decisions as they would be drafted now differ from
// it, or something is missing again.
func (s Sitting) Outdated(d Decisions) bool {
	now, missing := s.DraftDecisions()
	a, errA := json.Marshal(now)
	b, errB := json.Marshal(d) // as drafts are stored: an empty list and none are the same there
	return len(missing) > 0 || errA != nil || errB != nil || !bytes.Equal(a, b)
}

// TallyOf counts the views for one child: one for each agency, and one more where people of one agency differ. Agencies
// that count for quoracy, took part and gave none are counted as none.
func (s Sitting) TallyOf(child int64) Tally {
	type vote struct {
		agency int64
		view   string
	}
	counted := map[vote]bool{}
	spoke := map[int64]bool{}
	var t Tally
	for _, v := range s.Minutes.Child(child).Views {
		a, _ := s.Record.Attendee(v.Attendee)
		who, _ := s.Record.Colleague(a.Professional)
		key := vote{who.Professional.Agency, v.View}
		if v.View != ViewPlan && v.View != ViewNoPlan || counted[key] {
			continue
		}
		counted[key], spoke[key.agency] = true, true
		if v.View == ViewPlan {
			t.Plan++
		} else {
			t.NoPlan++
		}
	}
	for _, a := range s.asTyped().asked(child) {
		who, _ := s.Record.Colleague(a.Professional)
		if !spoke[who.Professional.Agency] {
			spoke[who.Professional.Agency] = true
			t.None++
		}
	}
	return t
}

// Agrees tells whether an outcome is what most agencies thought. Where as many thought the one as the other, or none gave a
// view, it agrees with neither; an adjournment needs no majority.
func (t Tally) Agrees(o Outcome) bool {
	switch o {
	case OutcomePlan:
		return t.Plan > t.NoPlan
	case OutcomeAdjourned:
		return true
	}
	return t.NoPlan > t.Plan
}

// Words says the tally: "5 for a plan, 1 against, 1 without a view".
func (t Tally) Words() string {
	words := fmt.Sprintf("%d for a plan, %d against", t.Plan, t.NoPlan)
	if t.None > 0 {
		words += fmt.Sprintf(", %d without a view", t.None)
	}
	if t.Unanimous() && t.None == 0 {
		words += ": unanimous"
	}
	return words
}

// openText joins what a section says for everybody.
func (m Minutes) openText(section string) string {
	var texts []string
	for _, p := range m.Paragraphs {
		if p.Section == section && p.Part == "" && p.Reader == ReadAll {
			texts = append(texts, p.Text)
		}
	}
	return strings.Join(texts, "\n\n")
}

// at is a day with a time as clockOf wrote it; none where the time is not known.
func at(day Date, clock string) DateTime {
	h, m, ok := ReadClock(clock)
	if day.IsZero() || !ok {
		return DateTime{}
	}
	return day.At(h, m)
}
