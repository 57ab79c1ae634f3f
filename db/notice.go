package db

import "cp-pathway/pathway"

// setNotice stores what a notice of another authority has beside what a strategy meeting has; a strategy meeting has nothing.
func (tx *Tx) setNotice(m pathway.StrategyMeeting) error {
	n := m.Notice
	if n == nil {
		return nil
	}
	return tx.exec(`
		INSERT INTO notice (meeting, authority, sent_by, contact, reference, plan_since, category, plan)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?)
		ON CONFLICT (meeting) DO UPDATE
		   SET authority = excluded.authority, sent_by = excluded.sent_by, contact = excluded.contact, reference = excluded.reference,
		       plan_since = excluded.plan_since, category = excluded.category, plan = excluded.plan`,
		m.ID, n.Authority, n.SentBy, n.Contact, n.Reference, n.PlanSince, n.Category, n.Plan)
}
