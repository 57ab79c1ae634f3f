package pathway

// count works out the dates of one case.
type count struct {
	d                 *Definition
	ev                *Events
	office, statutory *Calendar
	icpc              dates
	reviews           []anchor // worked out so far, from review 1
}

// dates are those of one step.
type dates struct {
	opens, due, limit Date
	dueAt, elapsed    DateTime
	forecast          bool
}

// anchor is a day that others count from.
type anchor struct {
	date     Date
	at       DateTime // where the minute counts
	known    bool     // has a date of its own: booked or held
	happened bool
}

func (c *count) anchor(ref anchorRef, n int) anchor {
	switch ref.kind {
	case anchorStrategy:
		at := c.ev.Strategy
		return anchor{date: at.Date(), at: at, known: true, happened: true}
	case anchorConferenceEnd:
		at := c.ev.ConferenceEnd
		return anchor{date: at.Date(), at: at, known: true, happened: true}
	case anchorPlan:
		if start := c.ev.PlanStart; !start.IsZero() {
			return anchor{date: start, known: true, happened: true}
		}
		return c.conference()
	case anchorConference:
		return c.conference()
	case anchorAssessment:
		return anchor{date: c.ev.HarmFound, known: true, happened: true}
	case anchorCoreGroup:
		return anchor{date: nth(c.ev.CoreGroups, ref.number(n)), known: true, happened: true}
	}
	return c.review(ref.number(n))
}

// conference counts from Day 15 while there is no date.
func (c *count) conference() anchor {
	if on := c.ev.Conference.Date(); !on.IsZero() {
		return anchor{date: on, known: true, happened: c.ev.ConferenceHeld}
	}
	return anchor{date: c.icpc.due}
}

// review counts from its due date while there is no other.
func (c *count) review(n int) anchor {
	for k := len(c.reviews) + 1; k <= n; k++ {
		a := anchor{date: nth(c.ev.Reviews, k), known: true, happened: true}
		if a.date.IsZero() {
			a = anchor{}
			if k == len(c.ev.Reviews)+1 && !c.ev.ReviewPlanned.IsZero() {
				a.date, a.known = c.ev.ReviewPlanned, true
			} else {
				a.date = c.dates(c.d.reviews[min(k, 2)-1], k).due
			}
		}
		c.reviews = append(c.reviews, a)
	}
	return c.reviews[n-1]
}

// dates applies a step's rule. A step whose anchor has no date has none.
func (c *count) dates(s *Step, n int) dates {
	w := &s.When
	switch w.Rule {
	case ruleDay, ruleAfterDay:
		if c.ev.Strategy.IsZero() {
			return dates{}
		}
		return c.fromDay1(w)
	case rulePlanMonth:
		return c.after(w, c.anchor(anchorRef{kind: anchorPlan}, n))
	case ruleStart, ruleUndated:
		return dates{}
	}
	a := c.anchor(w.of, n)
	if w.OrOf != "" {
		a.date = c.orOf(w.OrOf, a.date, nth(c.ev.CoreGroups, n))
	}
	if a.date.IsZero() {
		return dates{}
	}
	switch w.Rule {
	case ruleBefore:
		return dates{due: c.office.AddWorkingDays(a.date, -w.N), forecast: !a.known}
	case ruleAt:
		return dates{opens: c.office.AddWorkingDays(a.date, -w.Opens), due: a.date, forecast: !a.known}
	}
	return c.after(w, a)
}

// orOf returns the day on which another step was done instead, where it lies between the last one held and the next.
func (c *count) orOf(id string, last, next Date) Date {
	on := c.done(id).Date()
	if on.After(last) && (next.IsZero() || on.Before(next)) {
		return on
	}
	return last
}

// fromDay1 counts from the strategy meeting.
func (c *count) fromDay1(w *When) dates {
	day1 := c.office.Day1(c.ev.Strategy.Date())
	day := func(n int) Date { return c.office.AddWorkingDays(day1, n-1) }
	if w.Rule == ruleAfterDay {
		return dates{opens: day(w.N + 1)}
	}
	d := dates{due: day(w.N)}
	if w.Opens > 0 {
		d.opens = day(w.Opens)
	}
	if w.Statutory > 0 {
		d.limit = c.statutory.AddWorkingDays(c.ev.Strategy.Date(), w.Statutory)
		if c.ev.MovedIn { // the working days from the notice are the only rule
			d.due = d.limit
		}
		d.due = c.within(d.due, d.limit)
	}
	if w.CloseOfBusiness {
		d.dueAt = c.office.Close(d.due)
	}
	return d
}

// after counts from something that happens before the step. Until it has happened, the date is a forecast.
func (c *count) after(w *When, a anchor) dates {
	d := dates{forecast: !a.happened}
	switch w.Rule {
	case ruleWorkingDays:
		d.due = c.office.AddWorkingDays(a.date, w.N)
		if w.Statutory > 0 {
			d.limit = c.statutory.AddWorkingDays(a.date, w.Statutory)
			d.due = c.within(d.due, d.limit)
		}
	case ruleHours:
		d.elapsed = a.at.AddMinutes(w.N * 60)
		d.due = c.office.RollForward(d.elapsed.Date())
		d.dueAt = DateTime{d.due, d.elapsed.minute}
	case ruleWeeks:
		d.limit = a.date.AddDays(7 * w.N)
		d.due = c.office.RollBack(d.limit)
	case ruleMonths:
		d.limit = a.date.AddMonths(w.N).AddDays(w.Days)
		earliest := d.limit
		if census := a.date.AddDays(w.CensusDays); w.CensusDays > 0 && census.Before(earliest) {
			earliest = census
		}
		d.due = c.office.RollBack(earliest)
	default: // during a month of the plan
		if a.date.IsZero() {
			return dates{}
		}
		d.opens = a.date.AddMonths(w.N - 1)
		d.limit = a.date.AddMonths(w.N)
		d.due = c.office.RollBack(d.limit)
	}
	return d
}

// within moves a due date that would pass its limit to the last working day on or before it.
func (c *count) within(due, limit Date) Date {
	if !due.Before(limit) {
		return c.office.RollBack(limit)
	}
	return due
}
