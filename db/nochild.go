package db

import (
	"slices"

	"cp-pathway/pathway"
)

// Why a conference was stood down by itself; what was stood down for it is booked again where a death was recorded in error.
const noChildWhy = "No child is left whom it is about."

// noChild returns when the last of the children whom the family's work is about died, or was lost before birth; the zero Date while
// there is one.
func (tx *Tx) noChild(number int64) (pathway.Date, error) {
	return value[pathway.Date](tx, `
		SELECT CASE WHEN count(*) > 0 AND count(*) = sum(p.died <> '') THEN max(p.died) ELSE '' END
		  FROM case_person m JOIN person p ON p.id = m.person
		 WHERE m.cases = ? AND m.kind = 'child' AND m.ended_on = ''`, number)
}

// noChildLeft stops everything where no child is left whom the family's work is about: the conference that is booked is stood down, the
// tasks end, no step stays due. Whoever was asked to come is told by a person; nothing is sent. Where a child is left, only the dates
// are counted.
func (tx *Tx) noChildLeft(number int64) error {
	c, _, err := tx.course(number)
	if err != nil || c.NoChild.IsZero() {
		if err == nil {
			err = tx.recompute(number)
		}
		return err
	}
	booked := slices.DeleteFunc(append([]pathway.Conference{c.Current()}, c.Aside...), func(k pathway.Conference) bool { return k.State != pathway.ConferencePlanned })
	for _, k := range booked {
		if err := tx.standDown(k, noChildWhy); err != nil {
			return err
		}
	}
	if err := tx.exec(`UPDATE task SET done_at = ?, done_note = 'Closed by itself: no child is left whom it is about.' WHERE cases = ? AND done_at IS NULL AND kind <> ?`,
		stamp(tx.Now), number, pathway.TaskDoNotPost); err != nil {
		return err
	}
	for _, k := range booked {
		if err := tx.insertTask(pathway.NoChildTask(k, tx.Today())); err != nil {
			return err
		}
	}
	return tx.recompute(number)
}

// childLeft books the conference again that was stood down because no child was left, where that was recorded in error.
func (tx *Tx) childLeft(number int64) error {
	if on, err := tx.noChild(number); err != nil || !on.IsZero() {
		return err
	}
	if err := tx.exec(`UPDATE conference SET state = ?, closed_why = '', closed_by = NULL, version = version + 1 WHERE cases = ? AND state = ? AND closed_why = ?`,
		pathway.ConferencePlanned, number, pathway.ConferenceStoodDown, noChildWhy); err != nil {
		return err
	}
	return tx.recompute(number)
}
