package madeup

import (
	"cmp"
	"fmt"
	"strings"

	"cp-pathway/pathway"
)

// typing is what the minute taker has typed on the conference screen so far.
type typing struct {
	f     *family
	edits []pathway.FieldEdit
}

func (t *typing) set(value, format string, args ...any) {
	if value != "" {
		t.edits = append(t.edits, pathway.FieldEdit{Name: fmt.Sprintf(format, args...), Value: value, Base: 1 << 30})
	}
}

// save saves what was typed since the last save.
func (t *typing) save() error {
	edits := t.edits
	t.edits = nil
	saved, err := t.f.data.SaveFields(t.f.ctx, t.f.taker(), t.f.id, t.f.conference, "made-up", edits)
	if err == nil && len(saved.Clashes) > 0 {
		err = fmt.Errorf("clashes at %s", saved.Clashes[0].Field)
	}
	return err
}

// hold begins the conference: who is there, how it was opened, and what was said first. The rest is typed by its end.
func (f *family) hold() error {
	if err := f.data.BeginConference(f.ctx, f.taker(), f.id, f.conference, f.when.began); err != nil {
		return err
	}
	t := &typing{f: f}
	t.presence()
	t.set("The chair welcomed everybody, explained how the conference runs and what confidential means here, and read out the apologies. Nobody may record.", "text.opening")
	t.set(f.say(f.scenario.worries), "text.worries")
	return t.save()
}

func (t *typing) presence() {
	f := t.f
	mode := func(key, mode, deputy string) {
		if id := f.seats[key]; id != 0 {
			t.set(mode, "attend.%d.mode", id)
			t.set(deputy, "attend.%d.deputy", id)
			if mode == "in-person" || mode == "video" || mode == "deputy" {
				t.set(f.when.began.Clock(), "attend.%d.arrived", id)
			}
		}
	}
	for _, c := range f.children {
		mode(c.key, "video", "")
	}
	for i := range f.adults {
		if a := &f.adults[i]; a.exclude == nil || a.exclude.Excluded != "whole" {
			mode(a.key, cmp.Or(a.attends, "in-person"), "")
		}
	}
	for _, p := range f.parts() {
		if p.purpose == "" {
			mode(p.who, cmp.Or(p.attends, "video"), p.deputy)
		}
	}
}

// close types the rest, and ends the conference.
func (f *family) close() error {
	t := &typing{f: f}
	for _, section := range []struct{ id, text string }{
		{"family", "Who is in the family and who helps was gone through with the diagram. Nothing has changed since the reports were written."},
		{"reports", "The reports were taken as read. Each agency added what is new."},
		{"working", f.scenario.working}, {"change", f.scenario.change}, {"danger", f.scenario.danger}, {"scaling", f.scenario.scaling}, {"summary", f.scenario.summary},
	} {
		t.set(f.say(section.text), "text.%s", section.id)
	}
	t.agencies()
	t.views()
	for i := range f.children {
		if c := &f.children[i]; !c.other {
			t.child(c)
		}
	}
	t.next()
	if err := t.save(); err != nil {
		return err
	}
	return f.data.EndConference(f.ctx, f.taker(), f.id, f.conference, f.when.ended)
}

// agencies types what each agency said, facts and opinion apart.
func (t *typing) agencies() {
	f := t.f
	for _, p := range f.parts() {
		if p.purpose != "" || p.attends == "apologies" {
			continue
		}
		if p.kind == "police" {
			t.set(f.say(f.scenario.facts["police"]), "text.police")
			continue
		}
		t.set(f.say(f.scenario.facts[p.kind]), "report.%d.facts", f.seats[p.who])
		t.set(f.say(f.scenario.opinion[p.kind]), "report.%d.opinion", f.seats[p.who])
	}
}

// views types what the family said.
func (t *typing) views() {
	f := t.f
	for _, c := range f.children {
		if !c.other {
			t.set(c.view, "views.child.%d.text", f.people[c.key])
			t.set(cmp.Or(c.how, "social-worker"), "views.child.%d.how", f.people[c.key])
		}
	}
	for i := range f.adults {
		a := &f.adults[i]
		if !a.heard() {
			continue
		}
		text, how := a.view, cmp.Or(a.viewHow, "there")
		if text == "" {
			text = f.scenario.mother
			if a.Sex == "M" {
				text = f.scenario.father
			}
		}
		t.set(f.say(text), "views.adult.%d.text", f.people[a.key])
		t.set(how, "views.adult.%d.how", f.people[a.key])
	}
}

// heard tells whether an adult's view is needed: a parent's, and that of anybody with parental responsibility.
func (a *adult) heard() bool {
	for _, x := range a.ties {
		if !a.Hidden && (pathway.IsParent(x.relation) || x.pr == "yes") {
			return true
		}
	}
	return false
}

// child types what was thought and decided for a child.
func (t *typing) child(c *child) {
	f, s := t.f, &t.f.scenario
	id, outcome := f.people[c.key], f.outcomeOf(c)
	say := func(text string) string { return told(text, f.subjects(), c.first()) }
	for _, p := range f.parts() {
		if p.purpose != "" || p.attends == "apologies" || p.away || !holds(p.children, c.key) {
			continue
		}
		view := "plan"
		if outcome != pathway.OutcomePlan || p.against != "" {
			view = "no-plan"
		}
		t.set(view, "agency.%d.%d.view", f.seats[p.who], id)
		t.set(p.against, "agency.%d.%d.reasons", f.seats[p.who], id)
		if view == "plan" {
			for _, code := range s.categories {
				t.set(pathway.Ticked, "agency.%d.%d.category.%s", f.seats[p.who], id, code)
			}
		}
	}
	t.set(string(outcome), "child.%d.outcome", id)
	if outcome != pathway.OutcomePlan {
		t.set(say(s.noPlan), "child.%d.reasons", id)
		t.set(say(s.instead), "child.%d.instead", id)
		return
	}
	for _, code := range s.categories {
		t.set(pathway.Ticked, "child.%d.category.%s", id, code)
	}
	t.set(say(s.reasons), "child.%d.reasons", id)
	t.set(say(s.protect), "plan.%d.protect", id)
	t.set(say(s.seen), "plan.%d.seen", id)
	t.set(say(s.alone), "plan.%d.alone", id)
	t.set(say(s.wait), "plan.%d.contingency", id)
	t.set(say(s.expected), "plan.%d.expected", id)
	for i, a := range s.actions {
		t.set(say(a.risk), "plan.%d.%d.risk", id, i+1)
		t.set(say(a.action), "plan.%d.%d.action", id, i+1)
		t.set(f.whoDoes(a.who, c.key), "plan.%d.%d.who", id, i+1)
		t.set(typed(f.office.days.RollBack(f.when.conference.Date().AddDays(a.days))), "plan.%d.%d.by", id, i+1)
		t.set(say(a.measure), "plan.%d.%d.measure", id, i+1)
	}
}

// whoDoes returns the name of one person for a part in the plan: the first of a kind who may know the child, a parent by
// their key, otherwise the social worker.
func (f *family) whoDoes(who, child string) string {
	for i := range f.adults {
		if a := &f.adults[i]; a.key == who || strings.HasPrefix(a.key, who+" ") {
			for _, x := range a.ties {
				if holds(x.children, child) && x.may == "yes" {
					return a.Name()
				}
			}
		}
	}
	for _, p := range f.network {
		if p.kind == who && !p.place && holds(p.children, child) {
			return p.who
		}
	}
	return f.worker
}

// next types the core group and the review, where there is a plan.
func (t *typing) next() {
	f := t.f
	if f.noPlan() {
		return
	}
	t.set(f.worker, "core.lead")
	for _, p := range f.parts() {
		if p.purpose == "" && !p.away && p.kind != "police" {
			t.set(pathway.Ticked, "core.member.%d", f.seats[p.who])
		}
	}
	for i := range f.adults {
		if a := &f.adults[i]; a.invited && a.exclude == nil && f.seats[a.key] != 0 {
			t.set(pathway.Ticked, "core.member.%d", f.seats[a.key])
		}
	}
	t.set(typed(f.core.Date()), "core.date")
	t.set(f.core.Clock(), "core.time")
	t.set("Storybridge Family Centre, Garden room", "core.where")
	t.set(typed(f.office.days.RollBack(f.when.conference.Date().AddDays(84))), "review.date")
	t.set("10:00", "review.time")
}

// typed is a date as a minute taker types it.
func typed(d pathway.Date) string {
	y, m, day := d.Split()
	return fmt.Sprintf("%d/%d/%d", day, m, y)
}

// draft drafts the decisions.
func (f *family) draft() error {
	gaps, err := f.data.DraftDecisions(f.ctx, f.taker(), f.id, f.conference)
	if err == nil && len(gaps) > 0 {
		err = fmt.Errorf("%d things are missing, first %s: %s", len(gaps), gaps[0].Field, gaps[0].Message)
	}
	return err
}

func (f *family) latest() (pathway.DraftedDecisions, error) {
	s, err := f.data.ConferenceScreen(f.ctx, f.seat.chair, f.id, f.conference)
	if err != nil {
		return pathway.DraftedDecisions{}, err
	}
	d, ok := s.Latest()
	if !ok {
		err = fmt.Errorf("there is no draft")
	}
	return d, err
}

// toChair sends the draft to the chair.
func (f *family) toChair() error {
	d, err := f.latest()
	if err != nil {
		return err
	}
	return f.data.SendDecisions(f.ctx, f.taker(), f.id, f.conference, d.ID, d.Version)
}

// approve is the chair's approval.
func (f *family) approve() error {
	d, err := f.latest()
	if err != nil {
		return err
	}
	return f.data.ApproveDecisions(f.ctx, f.seat.chair, f.id, f.conference, d.ID, d.Version, "")
}

// minutes writes the minutes up, has the chair approve them and sends them, where the family's papers go out from here.
func (f *family) minutes() error {
	if !f.fromElsewhere(pathway.AtMinutes) {
		if err := f.data.WriteUpMinutes(f.ctx, f.taker(), f.id, f.conference); err != nil {
			return err
		}
		p, err := f.data.MinutesPage(f.ctx, f.taker(), f.id, f.conference)
		if err != nil {
			return err
		}
		d := p.Written()
		if err := f.data.SendMinutes(f.ctx, f.taker(), f.id, f.conference, d.ID, d.Version); err != nil {
			return err
		}
		if err := f.data.ApproveMinutes(f.ctx, f.seat.chair, f.id, f.conference, d.ID, d.Version+1, ""); err != nil {
			return err
		}
	}
	return f.send(pathway.AtMinutes, nil, "minutes", f.when.minutes)
}
