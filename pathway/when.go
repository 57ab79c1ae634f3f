package pathway

import (
	"fmt"
	"strconv"
	"strings"
)

// The rules by which a step's dates are counted.
const (
	ruleStart       = "start"        // Day 1 itself
	ruleDay         = "day"          // Day n, or from Day opens to Day n
	ruleAfterDay    = "after-day"    // once Day n is over, unless another step is done
	ruleBefore      = "before"       // the nth working day before
	ruleAt          = "at"           // until the day itself, from opens working days before it
	ruleWorkingDays = "working-days" // the nth working day after
	ruleHours       = "hours"        // n hours after, moved to the same time on the next working day
	ruleWeeks       = "weeks"        // 7n days after
	ruleMonths      = "months"       // n months and days after
	rulePlanMonth   = "plan-month"   // during month n of the plan
	ruleUndated     = "undated"      // no date; words say when
)

// When is the rule by which a step's dates are counted, as the definition's file has it.
type When struct {
	Rule            string `json:"rule"`
	N               int    `json:"n"`
	Opens           int    `json:"opens"`             // the Day, or the working days before, on which it opens
	Days            int    `json:"days"`              // besides the months
	Of              string `json:"of"`                // what it counts from
	OrOf            string `json:"or_of"`             // or from this step, where it was done later
	CloseOfBusiness bool   `json:"close_of_business"` // due when the office closes
	Statutory       int    `json:"statutory"`         // limit: so many working days by statute, whatever the office's closure days
	CensusDays      int    `json:"census_days"`       // national reporting's count, where it is earlier
	Unless          string `json:"unless"`            // not where this step is done
	Words           string `json:"words"`             // of a step without a date

	of anchorRef
}

// What a step repeats for.
const (
	eachCoreGroup = "core-group"
	eachReview    = "review"
)

// anchorRef is what a rule counts from, read from its name.
type anchorRef struct {
	kind     anchorKind
	n        int  // of a fixed core group or review
	same     bool // that of the step's own number
	previous bool // that of the number before
}

type anchorKind int

const (
	anchorNone anchorKind = iota
	anchorStrategy
	anchorConference
	anchorConferenceEnd
	anchorPlan
	anchorCoreGroup
	anchorReview
	anchorAssessment
)

// readAnchor reads "conference", "review-1", or "review-{n-1}" in a step of each review.
func readAnchor(name, each string) (anchorRef, error) {
	switch name {
	case "strategy":
		return anchorRef{kind: anchorStrategy}, nil
	case "conference":
		return anchorRef{kind: anchorConference}, nil
	case "conference-end":
		return anchorRef{kind: anchorConferenceEnd}, nil
	case "plan":
		return anchorRef{kind: anchorPlan}, nil
	case "assessment":
		return anchorRef{kind: anchorAssessment}, nil
	}
	for _, series := range []struct {
		name string
		kind anchorKind
	}{{eachCoreGroup, anchorCoreGroup}, {eachReview, anchorReview}} {
		n, ok := strings.CutPrefix(name, series.name+"-")
		switch {
		case !ok:
		case n == "{n}" && each == series.name:
			return anchorRef{kind: series.kind, same: true}, nil
		case n == "{n-1}" && each == series.name:
			return anchorRef{kind: series.kind, previous: true}, nil
		case wholeNumber(n) > 0:
			return anchorRef{kind: series.kind, n: wholeNumber(n)}, nil
		}
	}
	return anchorRef{}, fmt.Errorf("there is nothing to count from called %q", name)
}

// number returns the core group or review that is meant in the step of number n.
func (r anchorRef) number(n int) int {
	switch {
	case r.same:
		return n
	case r.previous:
		return n - 1
	}
	return r.n
}

// check reads what the rule counts from and holds that it has what it needs and nothing that it would ignore.
func (w *When) check(d *Definition, each string) error {
	var err error
	want := When{Rule: w.Rule, N: w.N}
	needsOf, needsN := false, true
	switch w.Rule {
	case ruleStart:
		needsN = false
	case ruleDay:
		want.Opens, want.CloseOfBusiness, want.Statutory = w.Opens, w.CloseOfBusiness, w.Statutory
	case ruleAfterDay:
		want.Unless = w.Unless
	case ruleBefore, ruleHours:
		needsOf = true
	case ruleAt:
		needsOf, needsN, want.Opens = true, false, w.Opens
	case ruleWorkingDays:
		needsOf, want.Statutory = true, w.Statutory
	case ruleWeeks:
		needsOf, want.OrOf = true, w.OrOf
	case ruleMonths:
		needsOf, want.Days, want.CensusDays = true, w.Days, w.CensusDays
	case rulePlanMonth:
	case ruleUndated:
		needsN, want.Words = false, w.Words
	default:
		return fmt.Errorf("there is no rule %q", w.Rule)
	}
	if needsOf {
		want.Of = w.Of
		if want.of, err = readAnchor(w.Of, each); err != nil {
			return err
		}
	}
	timed := want.of.kind == anchorStrategy || want.of.kind == anchorConferenceEnd
	switch w.of = want.of; {
	case *w != want:
		return fmt.Errorf("rule %s has a field that it does not know", w.Rule)
	case needsN != (w.N > 0) || min(w.N, w.Opens, w.Days, w.Statutory, w.CensusDays) < 0:
		return fmt.Errorf("rule %s: its numbers are wrong", w.Rule)
	case w.Rule == ruleUndated && w.Words == "":
		return fmt.Errorf("rule %s needs words", w.Rule)
	case w.Rule == ruleHours && !timed:
		return fmt.Errorf("hours count from the strategy meeting or the end of the conference")
	case w.Unless != "" && d.Step(w.Unless) == nil:
		return fmt.Errorf("unless: there is no step %s", w.Unless)
	case w.OrOf != "" && d.Step(w.OrOf) == nil:
		return fmt.Errorf("or_of: there is no step %s", w.OrOf)
	}
	return nil
}

// InWords says the rule for people, for the step of number n: "2 working days before review 1".
func (w *When) InWords(n int) string {
	of := w.of.inWords(n)
	switch w.Rule {
	case ruleStart:
		return "Day 1"
	case ruleDay:
		s := "Day " + strconv.Itoa(w.N)
		if w.Opens > 0 {
			s = fmt.Sprintf("Day %d to %d", w.Opens, w.N)
		}
		if w.CloseOfBusiness {
			s += ", close of business"
		}
		if w.Statutory > 0 {
			s += fmt.Sprintf("; limit %s after the strategy meeting", plural(w.Statutory, "working day"))
		}
		return s
	case ruleAfterDay:
		return fmt.Sprintf("after Day %d", w.N)
	case ruleBefore:
		return fmt.Sprintf("%s before %s", plural(w.N, "working day"), of)
	case ruleAt:
		return fmt.Sprintf("from %s before %s", plural(w.Opens, "working day"), of)
	case ruleWorkingDays:
		return fmt.Sprintf("within %s of %s", plural(w.N, "working day"), of)
	case ruleHours:
		return fmt.Sprintf("within %s of %s", plural(w.N, "hour"), of)
	case ruleWeeks:
		return fmt.Sprintf("within %s of %s", plural(w.N, "week"), of)
	case ruleMonths:
		s := plural(w.N, "month")
		if w.Days > 0 {
			s += " and " + plural(w.Days, "day")
		}
		return fmt.Sprintf("within %s of %s", s, of)
	case rulePlanMonth:
		return fmt.Sprintf("during month %d of the plan", w.N)
	}
	return w.Words
}

func (r anchorRef) inWords(n int) string {
	switch r.kind {
	case anchorStrategy:
		return "the strategy meeting"
	case anchorConference:
		return "the conference"
	case anchorConferenceEnd:
		return "the end of the conference"
	case anchorPlan:
		return "the start of the plan"
	case anchorAssessment:
		return "the assessment"
	case anchorCoreGroup:
		return "core group " + strconv.Itoa(r.number(n))
	}
	return "review " + strconv.Itoa(r.number(n))
}

// plural returns "1 day" or "3 days", for a count and the singular of what is counted.
func plural(n int, one string) string {
	if n == 1 {
		return "1 " + one
	}
	return strconv.Itoa(n) + " " + one + "s"
}
