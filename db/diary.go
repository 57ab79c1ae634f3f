package db

import (
	"context"
	"slices"

	"cp-pathway/pathway"
)

// Diary returns a week of the conference diary, from its Monday to its Sunday, as the reader may see it, and the families
// whose conference is due and not booked.
func (db *DB) Diary(ctx context.Context, reader Actor, monday pathway.Date) (pathway.DiaryWeek, error) {
	w := pathway.DiaryWeek{Monday: monday}
	err := db.Read(ctx, func(tx *Tx) (err error) {
		sunday := monday.AddDays(6)
		if w.Slots, err = tx.slots(reader, monday, sunday); err != nil {
			return err
		}
		if w.Duty, err = tx.rota(monday, sunday); err != nil {
			return err
		}
		if w.Absences, err = tx.absences(monday, sunday); err != nil {
			return err
		}
		w.Due, err = tx.dueConferences(reader)
		return err
	})
	return w, err
}

// dueConferences returns the families that wait for a date: the threshold was met and none is planned. The most urgent first.
func (tx *Tx) dueConferences(reader Actor) ([]pathway.DueConference, error) {
	seen, args := openCases(reader)
	list, err := all(tx, func(scan Scan) (d pathway.DueConference, err error) {
		var open bool
		if err = scan(&d.Case, &d.Reference, &d.Family, &open, &d.Due, &d.Limit, &d.Adjourned); !open {
			d.Case, d.Reference, d.Family = 0, "", ""
		}
		return d, err
	}, `SELECT c.id, c.reference, c.name, coalesce(`+seen+`, 0), m.due, m.limit_on,
		       EXISTS (SELECT 1 FROM conference k WHERE k.cases = c.id AND k.state = 'adjourned' AND k.replaced_by IS NULL)
		  FROM cases c
		  JOIN milestone m ON m.cases = c.id AND m.step = 'icpc'
		 WHERE c.stage = 'preparing' AND m.done IS NULL AND m.ended = 0
		   AND NOT EXISTS (SELECT 1 FROM conference k WHERE k.cases = c.id AND k.state = 'planned')`, args...)
	if err != nil {
		return nil, err
	}
	reviews, err := tx.dueReviews(reader)
	list = append(list, reviews...)
	slices.SortStableFunc(list, func(a, b pathway.DueConference) int { return a.Due.Compare(b.Due) })
	return list, err
}

// Conferences returns every conference of a family, the latest first, and of each who has still to be told of its new date.
func (db *DB) Conferences(ctx context.Context, reader Actor, number int64) (list []pathway.Conference, told map[int64][]pathway.Told, err error) {
	told = map[int64][]pathway.Told{}
	err = db.Read(ctx, func(tx *Tx) (err error) {
		if _, err = tx.caseHead(reader, number); err != nil {
			return err
		}
		if list, err = tx.conferences(number); err != nil {
			return err
		}
		for _, k := range list {
			if k.State != pathway.ConferencePlanned { // there is one at most
				continue
			}
			if told[k.ID], err = tx.told(k.ID); err != nil {
				return err
			}
		}
		return nil
	})
	return list, told, err
}
