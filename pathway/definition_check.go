package pathway

import (
	"errors"
	"fmt"
	"slices"
	"strings"
)

// ReadDefinition reads one definition and checks that it is whole: no field that is not known, no id twice, no step that
// refers to something that is not there. The error names every fault.
func ReadDefinition(data []byte) (*Definition, error) {
	d := &Definition{}
	if err := decodeStrict(data, d); err != nil {
		return nil, err
	}
	var faults []error
	fault := func(format string, args ...any) { faults = append(faults, fmt.Errorf(format, args...)) }
	if d.Version == "" || d.Title == "" || d.Reads == "" {
		fault("version, title and reads are needed")
	}
	d.checkPhases(fault)
	d.checkParties(fault)
	seen := make(map[string]bool)
	for i := range d.Steps {
		s := &d.Steps[i]
		if seen[s.ID] {
			fault("step %s is there twice", s.ID)
		}
		seen[s.ID] = true
		s.position = i * 1000
		for _, err := range d.checkStep(s) {
			fault("step %s: %w", s.ID, err)
		}
	}
	d.checkAnchors(fault)
	if len(faults) > 0 {
		return nil, errors.Join(faults...)
	}
	return d, nil
}

func (d *Definition) checkPhases(fault func(string, ...any)) {
	want := []string{PhaseStrategy, PhasePreparation, PhaseConference, PhaseAfter, PhasePlan}
	got := make([]string, len(d.Phases))
	for i, p := range d.Phases {
		got[i] = p.ID
		if p.Title == "" {
			fault("phase %s has no title", p.ID)
		}
	}
	if !slices.Equal(got, want) {
		fault("the phases are %s, in this order", strings.Join(want, ", "))
	}
}

func (d *Definition) checkParties(fault func(string, ...any)) {
	seen := make(map[string]bool)
	for _, p := range d.Parties {
		switch {
		case p.ID == "" || p.Title == "":
			fault("a party needs an id and a title")
		case seen[p.ID]:
			fault("party %s is there twice", p.ID)
		case p.Role != "" && !p.Role.Known():
			fault("party %s: there is no role %s", p.ID, p.Role)
		}
		seen[p.ID] = true
	}
}

// checkStep checks one step and works out what milestones need of it.
func (d *Definition) checkStep(s *Step) (faults []error) {
	fault := func(format string, args ...any) { faults = append(faults, fmt.Errorf(format, args...)) }
	if s.ID == "" || s.Title == "" || s.About == "" || len(s.Who) == 0 {
		fault("id, title, about and who are needed")
	}
	if d.Phase(s.Phase) == "" {
		fault("there is no phase %q", s.Phase)
	}
	if !slices.Contains([]string{PerCase, PerConference, PerChild, PerCoreGroup, PerReview}, s.Per) {
		fault("per is one of case, conference, child, core-group, review")
	}
	if s.Source != SourceText && s.Source != SourceOwn {
		fault("source is text or own")
	}
	switch repeats := strings.Count(s.ID, "{n}"); {
	case s.Each == "" && (repeats > 0 || s.From != 0 || s.Held):
		fault("only a step of each core-group or review has {n}, from or held")
	case s.Each != "" && s.Each != eachCoreGroup && s.Each != eachReview:
		fault("each is core-group or review")
	case s.Each != "" && (repeats != 1 || s.From < 1):
		fault("a step of each %s has {n} in its id, and from", s.Each)
	}
	if s.After != "" && (d.Step(s.After) == nil || s.After == s.ID) {
		fault("after: there is no other step %s", s.After)
	}
	if s.Only != "" && s.Only != onlyEnquiry && s.Only != onlyMovingIn {
		fault("only is enquiry or moving-in")
	}
	if first := s.ID == stepStrategy || s.ID == stepNotice; first != (s.OnlyAfter == "") {
		fault("only_after: every step but %s names the one before which it cannot have been done", stepStrategy)
	}
	if before := s.onlyAfter(max(s.From, 1)); before != "" && (d.Step(before) == nil || s.OnlyAfter == s.ID) {
		fault("only_after: there is no other step %s", s.OnlyAfter)
	}
	if s.Follows != "" {
		var err error
		if s.follows, err = readAnchor(s.Follows, s.Each); err != nil || s.follows.kind != anchorReview {
			fault("follows: %q is no review", s.Follows)
		}
	}
	if err := s.When.check(d, s.Each); err != nil {
		fault("when: %w", err)
	}
	if (s.When.of.previous || s.follows.previous) && s.From < 2 {
		fault("there is none before the first: from is 2 at least")
	}
	for _, ground := range s.Except {
		if !Chosen(EndGrounds, ground) {
			fault("except: there is no ground %q", ground)
		}
	}
	if s.Stage != "" && !Chosen(ResolutionStages, s.Stage) {
		fault("stage: there is no stage %q", s.Stage)
	}
	d.checkWho(s, fault)
	return faults
}

func (d *Definition) checkWho(s *Step, fault func(string, ...any)) {
	titles := make([]string, len(s.Who))
	for i, id := range s.Who {
		p := d.Party(id)
		if p.Title == "" {
			fault("who: there is no party %q", id)
			continue
		}
		titles[i] = p.Title
		if i > 0 {
			titles[i] = startLower(p.Title)
		}
		if s.role == "" && p.Role != Auditor { // who reads everything and changes nothing
			s.role = p.Role
		}
	}
	if s.Here != "" {
		if p := d.Party(s.Here); p.Role == "" || !slices.Contains(s.Who, s.Here) {
			fault("here: %q is nobody of who with an account", s.Here)
		} else {
			s.role = p.Role
		}
	}
	s.who = strings.Join(titles, ", ")
	if s.role == "" {
		s.role, s.waiting = Admin, s.who
	}
}

// checkAnchors checks the steps that others are counted from.
func (d *Definition) checkAnchors(fault func(string, ...any)) {
	for _, id := range []string{"strategy-meeting", "icpc", "core-group-1", "core-group-{n}", "review-1", "review-{n}"} {
		if d.Step(id) == nil {
			fault("step %s is missing", id)
			return
		}
	}
	d.icpc = d.Step("icpc")
	if d.icpc.When.Rule != ruleDay || d.icpc.When.Statutory == 0 {
		fault("step icpc: its rule is a day, with a statutory limit")
	}
	d.reviews = [2]*Step{d.Step("review-1"), d.Step("review-{n}")}
	for i, s := range d.reviews {
		if s.When.Rule != ruleMonths || s.When.of.kind == anchorReview && (i == 0 || !s.When.of.previous) {
			fault("step %s: it is counted in months, and from what was before it", s.ID)
		}
	}
	if d.reviews[1].From != 2 || d.Step("core-group-{n}").From != 2 {
		fault("core-group-{n} and review-{n} begin with 2")
	}
}
