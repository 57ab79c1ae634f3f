package madeup

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"time"

	"cp-pathway/db"
	"cp-pathway/pathway"
)

// Issuer makes everything that goes out on an occasion to some of the people on a conference's list, or to all of them where
// attendees is nil, and issues it. It returns the ids of what it issued. Who is on the list and cannot be written to is an
// error: a made-up family has been thought through.
type Issuer func(ctx context.Context, data *db.DB, by db.Actor, number, conference int64, o pathway.Occasion, attendees []int64) ([]int64, error)

// teller tells stories: their steps in the order of time, up to now.
type teller struct {
	ctx    context.Context
	data   *db.DB // each action on it is part of one transaction
	now    pathway.DateTime
	clock  time.Time // when the step that is told happens
	office *office
	issue  Issuer // nil: nothing is made, and it is recorded that it went
	steps  []step
}

// step is something that somebody does at a time.
type step struct {
	at    pathway.DateTime
	order int
	what  string
	do    func() error
}

// on adds a step to what is told. One that lies in the future is left out: it has not happened yet.
func (t *teller) on(at pathway.DateTime, what string, do func() error) {
	if !at.IsZero() && !at.After(t.now) {
		t.steps = append(t.steps, step{at, len(t.steps), what, do})
	}
}

// sorted returns every step in the order of time; those of one minute keep the order in which they were added.
func (t *teller) sorted() []step {
	slices.SortFunc(t.steps, func(a, b step) int { return cmp.Or(a.at.Compare(b.at), a.order-b.order) })
	return t.steps
}

// tell does some steps.
func (t *teller) tell(steps []step) error {
	for _, s := range steps {
		if err := t.ctx.Err(); err != nil {
			return err
		}
		t.clock = s.at.In(pathway.Zone())
		if err := s.do(); err != nil {
			return fmt.Errorf("%s, %s: %w", s.at, s.what, err)
		}
	}
	return nil
}

// within does something with the data as one transaction.
func (t *teller) within(data *db.DB, do func() error) error {
	return data.Bulk(t.ctx, func() time.Time { return t.clock }, func(within *db.DB) error {
		t.data = within
		return do()
	})
}

// tellAll tells the stories that plan adds in one transaction.
func tellAll(ctx context.Context, data *db.DB, now time.Time, issue Issuer, plan func(*teller) error) error {
	t := &teller{ctx: ctx, now: pathway.DateTimeOf(now.In(pathway.Zone())), clock: now, issue: issue}
	return t.within(data, func() error {
		if err := plan(t); err != nil {
			return err
		}
		return t.tell(t.sorted())
	})
}
