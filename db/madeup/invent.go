package madeup

import (
	"fmt"

	"cp-pathway/pathway"
)

// recently is for how many working days back what went out is there as it went out. What went before that went from the case system.
const recently = 15

// invention is a family that is being thought up.
type invention struct {
	*demo // whose day is that of the strategy meeting: ages are counted from there
	g     *generator
	plot
	last, language string
}

// invent thinks up the nth family, of which that becomes.
func (g *generator) invent(n int, f fate) (plot, error) {
	start := g.office.days.AddWorkingDays(g.today, -f.age).At(9+g.dice.IntN(6), 30*g.dice.IntN(2))
	x := &invention{g: g, demo: &demo{teller: g.teller, today: start.Date(), homes: g.homes}}
	family := one(g, surnames)
	x.last, x.language = family.name, family.language
	x.plot = plot{name: x.last + " family", number: fmt.Sprintf("LL-%d", 300000+n), start: start, ends: f.ends, outcome: f.outcome, chair: g.dice.IntN(3), restricted: f.age < 10 && g.chance(4)}
	if g.chance(5) {
		x.pathway = "sqa"
	}
	x.scene(f)
	x.parents()
	x.colleagues()
	g.homes = x.homes
	return x.plot, x.course(f)
}

// course decides when things happen.
func (x *invention) course(f fate) error {
	var err error
	switch {
	case f.noMeeting:
		x.entered, x.start, x.unsure = x.start, pathway.DateTime{}, true
		return nil
	case f.onlyHeld:
		x.never = "threshold"
		x.tune = func(w *times) {
			*w = times{strategy: w.strategy, told: w.told, entered: w.entered, recorded: w.recorded}
		}
		return nil
	case f.ends == notMet:
		return nil
	case f.conferenceToday:
		x.conference = x.g.today.At(0, 0).AddMinutes(begins[0])
	default:
		day1 := x.office.days.Day1(x.start.Date())
		if x.conference, err = x.g.free(day1); err != nil {
			return err
		}
		if x.conference.Date().After(x.office.days.AddWorkingDays(day1, 14)) {
			x.late = "No chair was free before. The social worker visits every second day until then."
		}
	}
	if f.age > recently {
		x.elsewhere, x.never = "invitation not-required decisions minutes", "answers"
	}
	late, slow := x.g.chance(4) && x.ends != noRisk, x.g.chance(5)
	x.tune = func(w *times) {
		if late { // the invitation list comes two days late
			w.list, w.invited = w.list.Date().At(10, 0), pathway.DateTime{}
			w.list = x.office.days.AddWorkingDays(w.list.Date(), 3).At(10, 10)
			w.invited = w.list.AddMinutes(120)
			w.answers = x.office.days.AddWorkingDays(w.list.Date(), 2).At(9, 15)
		}
		switch {
		case f.conferenceToday:
			w.approved = pathway.DateTime{}
		case slow: // the decisions go out a day late
			w.distributed = x.office.days.AddWorkingDays(w.approved.Date(), 1).At(15, 40)
		}
		if f.untold {
			w.allTold = pathway.DateTime{}
		}
	}
	return nil
}
