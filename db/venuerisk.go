package db

import (
	"context"
	"encoding/json"
	"slices"

	"cp-pathway/pathway"
)

// VenueRisk is what the page about the risk in coming to a conference shows.
type VenueRisk struct {
	Record  *pathway.Record
	Checks  []pathway.VenueCheck // of this conference, struck ones too, the latest first
	Earlier []pathway.VenueCheck // the risks that held at the one before it where any was recorded
	Before  pathway.Conference   // which that was
}

// Holds returns what holds of the conference, the earliest first.
func (x *VenueRisk) Holds() []pathway.VenueCheck {
	holds := pathway.StandingChecks(x.Checks, x.Record.Conference.ID)
	slices.Reverse(holds)
	return holds
}

// VenueInWords says how it stands with the risk in coming to a conference, and whether a measure is still missing; nothing of the risk
// itself.
func (b *Booking) VenueInWords(conference int64) (words string, open bool) {
	holds := pathway.StandingChecks(b.course.Venue, conference)
	return b.Family.Cover(pathway.VenueInWords(holds)), len(holds) > 0 && pathway.VenueChecked(holds).IsZero()
}

// VenueRisk returns what is recorded of the risk in coming to a conference, as screens may hold it, for one who may open its family.
func (db *DB) VenueRisk(ctx context.Context, reader Actor, number, conference int64) (VenueRisk, error) {
	var x VenueRisk
	err := db.Read(ctx, func(tx *Tx) (err error) {
		if _, err = tx.caseHead(reader, number); err != nil {
			return err
		}
		if x.Record, err = tx.sittingRecord(number, conference); err != nil {
			return err
		}
		list, err := tx.venueChecks(`k.cases = ?`, number)
		if err != nil {
			return err
		}
		others, err := tx.conferences(number)
		if err != nil {
			return err
		}
		cover := x.Record.Family().Covering()
		for i := range list {
			list[i].Cover(cover)
			if list[i].Conference == conference {
				x.Checks = append(x.Checks, list[i])
			}
		}
		slices.Reverse(x.Checks)
		for _, k := range others {
			holds := slices.DeleteFunc(pathway.StandingChecks(list, k.ID), func(v pathway.VenueCheck) bool { return v.None() })
			if k.ID != conference && !k.StartsAt.After(x.Record.Conference.StartsAt) && len(holds) > 0 && !k.StartsAt.Before(x.Before.StartsAt) {
				x.Before, x.Earlier = k, holds
			}
		}
		return nil
	})
	return x, err
}

// RecordVenueRisk records a risk in coming to a conference, or, where none is true, that there is none, in place of what held. of is the
// entry whose place it takes: 0 for a further risk. The error is that of [pathway.VenueCheck.Validate]; a conflict where the entry no
// longer holds.
func (db *DB) RecordVenueRisk(ctx context.Context, by Actor, number int64, v pathway.VenueCheck, none bool, of int64) error {
	return db.Write(ctx, by, func(tx *Tx) error {
		if _, err := tx.caseFor(number); err != nil {
			return err
		}
		k, err := tx.conference(number, v.Conference)
		if err != nil {
			return err
		}
		f, err := tx.family(number)
		if err != nil {
			return err
		}
		holds, err := tx.standingVenueChecks(v.Conference)
		if err != nil {
			return err
		}
		var replaced []int64
		for _, was := range holds {
			if none || was.None() || was.ID == of {
				replaced = append(replaced, was.ID)
			}
			if was.ID == of {
				v.KeepCovered(&f, was)
			}
		}
		if of != 0 && !slices.Contains(replaced, of) {
			return pathway.Conflict("This has been changed or struck since you opened it.")
		}
		if none {
			v = pathway.VenueCheck{Conference: v.Conference, AgreedBy: v.AgreedBy, ToldHow: v.ToldHow, How: v.How, On: v.On}
		}
		if err := v.Validate(none, k, f.Members, tx.Today()); err != nil {
			return err
		}
		if of == 0 && slices.ContainsFunc(holds, func(was pathway.VenueCheck) bool { return sameCheck(was, v) }) {
			return nil // the form was sent twice
		}
		check, err := tx.storeVenueCheck(v)
		if err != nil {
			return err
		}
		for _, was := range replaced {
			if err := tx.update(`UPDATE venue_check SET replaced_by = ? WHERE id = ?`, check, was); err != nil {
				return err
			}
		}
		what := "Recorded a risk at the venue"
		switch {
		case none:
			what = "Recorded that no risk at the venue is known"
		case of != 0:
			what = "Changed what is recorded of a risk at the venue"
		}
		if err := tx.recompute(number); err != nil {
			return err
		}
		return tx.audit(Entry{What: what, Case: number, Subject: "venue check", ID: check})
	})
}

// sameCheck tells whether two entries say the same.
func sameCheck(a, b pathway.VenueCheck) bool {
	return a.Risk == b.Risk && a.From == b.From && a.FromOther == b.FromOther && slices.Equal(a.People, b.People) && a.Others == b.Others && slices.Equal(a.Measures, b.Measures) &&
		a.How == b.How && a.AgreedBy == b.AgreedBy && a.ToldHow == b.ToldHow && a.On == b.On
}

func (tx *Tx) storeVenueCheck(v pathway.VenueCheck) (int64, error) {
	people, err := json.Marshal(append([]int64{}, v.People...))
	if err != nil {
		return 0, err
	}
	measures, err := json.Marshal(append([]string{}, v.Measures...))
	if err != nil {
		return 0, err
	}
	return tx.insert(`INSERT INTO venue_check (conference, risk, from_person, from_other, people, others, measures, how, agreed_by, told_how, on_day, recorded_at, recorded_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		v.Conference, v.Risk, id(v.From), v.FromOther, string(people), v.Others, string(measures), v.How, v.AgreedBy, v.ToldHow, v.On, stamp(tx.Now), tx.By.ID)
}

// StrikeVenueRisk marks what was recorded as recorded in error; it stays readable, and what it took the place of holds again. The error's
// field is reason.
func (db *DB) StrikeVenueRisk(ctx context.Context, by Actor, number, conference, check int64, reason string) error {
	return db.Write(ctx, by, func(tx *Tx) error {
		if _, err := tx.caseFor(number); err != nil {
			return err
		}
		list, err := tx.venueChecks(`k.cases = ? AND v.conference = ? AND v.id = ?`, number, conference, check)
		switch {
		case err != nil:
			return err
		case len(list) == 0:
			return pathway.NotFound("This entry")
		case !list[0].Stands():
			return pathway.Conflict("This has been changed or struck since you opened it.")
		}
		if err := tx.needReason(number, reason); err != nil {
			return err
		}
		if err := tx.update(`UPDATE venue_check SET struck_at = ?, struck_why = ? WHERE id = ?`, stamp(tx.Now), reason, check); err != nil {
			return err
		}
		if err := tx.recompute(number); err != nil {
			return err
		}
		return tx.audit(Entry{What: "Struck what was recorded of a risk at the venue in error", Case: number, Subject: "venue check", ID: check, Reason: reason})
	})
}

// standingVenueChecks returns what holds of the risk in coming to a conference.
func (tx *Tx) standingVenueChecks(conference int64) ([]pathway.VenueCheck, error) {
	list, err := tx.venueChecks(`v.conference = ?`, conference)
	return pathway.StandingChecks(list, conference), err
}

// venueChecks returns what was recorded of risks at the venue, struck entries too, the earliest first.
func (tx *Tx) venueChecks(where string, args ...any) ([]pathway.VenueCheck, error) {
	return all(tx, func(scan Scan) (v pathway.VenueCheck, err error) {
		var people, measures string
		if err = scan(&v.ID, &v.Conference, &v.Risk, ref{&v.From}, &v.FromOther, &people, &v.Others, &measures, &v.How, &v.AgreedBy, &v.ToldHow, &v.On, &v.Replaced, &v.RecordedAt, &v.RecordedName, &v.StruckAt, &v.StruckWhy); err != nil {
			return v, err
		}
		if err = json.Unmarshal([]byte(people), &v.People); err == nil {
			err = json.Unmarshal([]byte(measures), &v.Measures)
		}
		return v, err
	}, `SELECT v.id, v.conference, v.risk, v.from_person, v.from_other, v.people, v.others, v.measures, v.how, v.agreed_by, v.told_how, v.on_day, n.id IS NOT NULL AND n.struck_at = '', v.recorded_at, a.name, v.struck_at, v.struck_why
	      FROM venue_check v JOIN conference k ON k.id = v.conference JOIN account a ON a.id = v.recorded_by LEFT JOIN venue_check n ON n.id = v.replaced_by
	     WHERE `+where+`
	     ORDER BY v.id`, args...)
}
