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

// Begin makes the accounts of a practice folder and sets up the made-up office, as if half a year ago. It returns the
// accounts. It is refused where there is an account already.
func Begin(ctx context.Context, data *db.DB, now time.Time) ([]pathway.Account, error) {
	return begin(ctx, data, now.AddDate(0, -6, 0))
}

// begin is Begin at a time.
func begin(ctx context.Context, data *db.DB, at time.Time) (accounts []pathway.Account, err error) {
	err = tellAll(ctx, data, at, nil, func(t *teller) error {
		if accounts, err = t.data.BeginPractice(ctx); err != nil {
			return err
		}
		if err := t.look(); err != nil {
			return err
		}
		return t.setUp()
	})
	if err != nil {
		return nil, fmt.Errorf("made-up office: %w", err)
	}
	return accounts, nil
}

// Demo enters families at every stage of the pathway, relative to now, into the office that [Begin] set up. Their letters
// are made by issue; without one it is recorded that they went.
func Demo(ctx context.Context, data *db.DB, now time.Time, issue Issuer) error {
	err := tellAll(ctx, data, now, issue, func(t *teller) error {
		if err := t.enter(); err != nil {
			return err
		}
		d := &demo{teller: t, today: t.office.days.RollBack(t.now.Date())}
		t.on(d.ago(40, 7, 0), "rota and closure", d.arrange)
		for _, p := range d.families() {
			if _, err := t.begin(p); err != nil {
				return err
			}
		}
		for n := 39; n >= 0; n-- { // the program looks for lists that have not come
			t.on(d.ago(n, 18, 0), "escalate", func() error { return t.data.Escalate(t.ctx) })
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("made-up families: %w", err)
	}
	return nil
}

// arrange makes the rota of duty chairs, and enters the next day on which the office is closed.
func (d *demo) arrange() error {
	if err := d.rota(d.today, 9, 8); err != nil {
		return err
	}
	closed := closure(d.office.days, d.now.Date())
	if err := d.data.SetClosure(d.ctx, d.office.manager, closed, closed, "Training day of the whole unit"); err != nil {
		return err
	}
	days, err := d.data.Calendar(d.ctx)
	d.office.days = days
	return err
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

// running returns when a conference began whose 24 hours run now, and whose decisions have had an hour and a half.
func (d *demo) running() pathway.DateTime {
	switch {
	case d.now.Date() != d.today:
		return d.today.At(14, 0)
	case d.now.Before(d.today.At(13, 15)):
		return d.ago(1, 14, 0)
	}
	return d.today.At(9, 30)
}
