package madeup

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"time"

	"cp-pathway/db"
	"cp-pathway/pathway"
)

// Order is how many families are made up, from which seed, and when it is there. The same order gives the same families.
type Order struct {
	Cases int
	Seed  uint64
	Now   time.Time
}

// ErrHoldsOffice tells that a folder has an office in it already.
var ErrHoldsOffice = errors.New("there is an office in this folder already")

// perDay is how many strategy meetings an office has on a working day, at most; with fewer families to tell, they are
// spread so that half of them are still on the way.
const perDay, spread = 5.0, 110.0

// actsAtOnce is how many things are done in one transaction.
const actsAtOnce = 2000

// Generate sets up the made-up office in an empty data folder and enters families at every stage of the pathway, as many as
// were ordered: the last ones are on the way, those before them have ended. What went out in the last four weeks is made by
// issue; nil: it is recorded that it went. told is called with how much has been done, of how much. The error is
// ErrHoldsOffice where there is an account already; where it is another one, a part may have been entered.
func Generate(ctx context.Context, data *db.DB, o Order, issue Issuer, told func(done, of int)) error {
	accounts, err := data.Accounts(ctx)
	if err != nil {
		return err
	}
	if len(accounts) > 0 {
		return ErrHoldsOffice
	}
	t := &teller{ctx: ctx, now: pathway.DateTimeOf(o.Now.In(pathway.Zone())), issue: issue}
	g := &generator{teller: t, rate: min(perDay, float64(o.Cases)/spread), dice: rand.New(rand.NewPCG(o.Seed, 0))}
	days, err := data.Calendar(ctx)
	if err != nil {
		return err
	}
	g.today = days.RollBack(t.now.Date())
	first := days.AddWorkingDays(g.today, -g.age(o.Cases)-oldest)
	if _, err := begin(ctx, data, first.At(8, 0).In(pathway.Zone())); err != nil {
		return err
	}
	if err := t.within(data, func() error { return g.plan(o.Cases, first) }); err != nil {
		return err
	}
	return t.tellInParts(data, told)
}

// tellInParts is tell in transactions of some steps each.
func (t *teller) tellInParts(data *db.DB, told func(done, of int)) error {
	steps := t.sorted()
	for done := 0; done < len(steps); {
		part := steps[done:min(done+actsAtOnce, len(steps))]
		if err := t.within(data, func() error { return t.tell(part) }); err != nil {
			return err
		}
		done += len(part)
		told(done, len(steps))
	}
	return nil
}

// generator thinks up families.
type generator struct {
	*teller
	today pathway.Date // or the last working day before it
	rate  float64      // strategy meetings a working day
	dice  *rand.Rand
	homes int // given so far
}

// The oldest of the families that are there so that every stage is, in working days; and after how many a family whose
// children are on a plan would come to a review.
const oldest, toReview = 40, 55

// age returns how many working days ago the strategy meeting of the nth family was.
func (g *generator) age(n int) int { return int(float64(n) / g.rate) }

// everyStage are fates that there is one of, however few families there are.
var everyStage = []fate{
	{age: 20, outcome: pathway.OutcomePlan}, {age: 5}, {age: 13, conferenceToday: true}, {age: 9, ends: notMet}, {age: 1, onlyHeld: true},
	{age: 5, ends: noRisk, untold: true}, {age: 1, noMeeting: true}, {age: oldest, outcome: pathway.OutcomeCIN},
}

// fate is what becomes of a family.
type fate struct {
	age             int // of the strategy meeting, in working days
	ends            ending
	outcome         pathway.Outcome
	noMeeting       bool // yet
	onlyHeld        bool // the meeting; the threshold is not decided
	untold          bool // the conference is stood down, and nobody has been told
	conferenceToday bool // whose decisions are with the chair
}

// plan plans the story of each family, and that of the office.
func (g *generator) plan(cases int, first pathway.Date) error {
	if err := g.look(); err != nil {
		return err
	}
	weeks := g.today.DaysSince(first)/7 + 1
	g.on(first.At(8, 30), "rota", func() error { return g.rota(g.today, weeks, 8) })
	for n := range cases {
		f := g.fate(n)
		if n < len(everyStage) {
			f = everyStage[n]
		}
		p, err := g.invent(n, f)
		if err != nil {
			return err
		}
		told, err := g.begin(p)
		if err != nil {
			return err
		}
		if p.start.IsZero() {
			continue
		}
		day5 := g.office.days.AddWorkingDays(g.office.days.Day1(p.start.Date()), 4)
		if told.when.list.After(day5.At(17, 0)) {
			g.on(day5.At(18, 0), "escalate", func() error { return g.data.Escalate(g.ctx) })
		}
	}
	return nil
}

// fate decides what becomes of the nth family. A plan ends with a review only, so that of the older families none is on one.
func (g *generator) fate(n int) fate {
	f := fate{age: g.age(n - len(everyStage) + 1)}
	roll := g.dice.IntN(100)
	switch {
	case f.age == 0 && roll < 50:
		f.noMeeting = true
	case f.age == 0:
		f.onlyHeld = true
	case roll < 12:
		f.ends = notMet
	case roll < 22:
		f.ends = noRisk
	case roll < 82 && f.age < toReview:
		f.outcome = pathway.OutcomePlan
	case roll < 92:
		f.outcome = pathway.OutcomeCIN
	default:
		f.outcome = pathway.OutcomeNoPlan
	}
	return f
}

// chance is true so many times in a hundred.
func (g *generator) chance(of100 int) bool { return g.dice.IntN(100) < of100 }

// one picks one of a list.
func one[T any](g *generator, list []T) T { return list[g.dice.IntN(len(list))] }

// free returns a time for a conference at which a chair is free: on Day 14 or near it, in the order in which an office tries.
func (g *generator) free(day1 pathway.Date) (pathway.DateTime, error) {
	for _, n := range []int{14, 13, 12, 15, 11, 10, 16, 17, 18} {
		day := g.office.days.AddWorkingDays(day1, n-1)
		turn := g.dice.IntN(len(begins))
		for i := range begins {
			at := day.At(0, 0).AddMinutes(begins[(turn+i)%len(begins)])
			if g.office.open(at) {
				return at, nil
			}
		}
	}
	return pathway.DateTime{}, fmt.Errorf("no chair is free for a strategy meeting on %s", day1)
}
