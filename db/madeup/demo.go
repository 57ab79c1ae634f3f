package madeup

import (
	"context"
	"fmt"
	"time"

	"cp-pathway/db"
	"cp-pathway/pathway"
)

// demo tells the families of the demonstration.
type demo struct {
	*teller
	today pathway.Date // or the last working day before it
	homes int          // given so far
}

// Demo sets up the made-up office in a practice folder whose accounts were made by [db.DB.BeginPractice], and enters
// families at every stage of the pathway, relative to now.
func Demo(ctx context.Context, data *db.DB, now time.Time, issue Issuer) error {
	err := tellAll(ctx, data, now, nil, func(t *teller) error {
		t.clock = now
		if err := t.look(); err != nil {
			return err
		}
		if err := t.setUp(); err != nil {
			return fmt.Errorf("office: %w", err)
		}
		today := pathway.DateOf(now.In(pathway.Zone()))
		if err := t.rota(today, 16, 8); err != nil {
			return err
		}
		closed := closure(t.office.days, today)
		return t.data.SetClosure(t.ctx, t.office.manager, closed, closed, "Training day of the whole unit")
	})
	if err != nil {
		return fmt.Errorf("made-up office: %w", err)
	}
	err = tellAll(ctx, data, now, issue, func(t *teller) error {
		if err := t.look(); err != nil {
			return err
		}
		d := &demo{teller: t, today: t.office.days.RollBack(t.now.Date())}
		for _, p := range d.families() {
			if _, err := t.begin(p); err != nil {
				return err
			}
		}
		for n := 40; n >= 0; n-- { // the program looks each morning for lists that have not come
			t.on(t.office.days.AddWorkingDays(d.today, -n).At(8, 0), "escalate", func() error { return t.data.Escalate(t.ctx) })
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("made-up families: %w", err)
	}
	return nil
}

// closure is the day on which the made-up office is closed: the first Wednesday after five weeks that is a working day.
func closure(days *pathway.Calendar, today pathway.Date) pathway.Date {
	d := today.AddDays(35)
	for d.Weekday() != time.Wednesday || !days.IsWorkingDay(d) {
		d = d.AddDays(1)
	}
	return d
}

// ago returns a time n working days before today.
func (d *demo) ago(n, hour, minute int) pathway.DateTime {
	return d.office.days.AddWorkingDays(d.today, -n).At(hour, minute)
}

// recent returns the time at which something happened today that must be some minutes old: in the morning of today where
// that is past, and else on the working day before.
func (d *demo) recent(hour, minute, old int) pathway.DateTime {
	at := d.today.At(hour, minute)
	if at.AddMinutes(old).After(d.now) {
		at = d.ago(1, 16, 0)
	}
	return at
}
