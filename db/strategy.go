package db

import (
	"slices"

	"cp-pathway/pathway"
)

// runs returns the family's ways through the pathway, in order, and the strategy meetings that were entered in error.
func (tx *Tx) runs(number int64) (runs []pathway.Run, struck []pathway.StrategyMeeting, err error) {
	meetings, err := tx.strategyMeetings(number)
	if err != nil || len(meetings) == 0 {
		return nil, nil, err
	}
	for _, m := range meetings {
		if m.StruckAt != "" {
			struck = append(struck, m)
		}
	}
	meetings = slices.DeleteFunc(meetings, func(m pathway.StrategyMeeting) bool { return m.StruckAt != "" })
	thresholds, err := tx.thresholds(number)
	if err != nil {
		return nil, nil, err
	}
	outcomes, err := tx.s47Outcomes(number)
	if err != nil {
		return nil, nil, err
	}
	assessments, err := tx.assessments(number)
	return pathway.Runs(meetings, thresholds, outcomes, assessments), struck, err
}

// strategyMeetings returns a family's strategy meetings with who took part, in the order of their dates.
func (tx *Tx) strategyMeetings(number int64) ([]pathway.StrategyMeeting, error) {
	list, err := all(tx, func(scan Scan) (m pathway.StrategyMeeting, err error) {
		var n pathway.Notice
		err = scan(&m.ID, &m.Case, ref{&m.Follows}, &m.HeldAt, &m.Form, &m.S47, &m.Concern, &m.SafeNow, &m.ToldBy, &m.ToldAt, &m.PoliceAsk, &m.StruckAt, &m.StruckWhy, &m.Version,
			&n.Authority, &n.SentBy, &n.Contact, &n.Reference, &n.PlanSince, &n.Category, &n.Plan)
		if m.Form == pathway.NoticeForm {
			m.Notice = &n
		}
		return m, err
	}, `SELECT m.id, m.cases, m.follows, m.held_at, m.form, m.s47, m.concern, m.safe_now, m.told_by, m.told_at, m.police_ask, m.struck_at, m.struck_why, m.version,
	           coalesce(n.authority, ''), coalesce(n.sent_by, ''), coalesce(n.contact, ''), coalesce(n.reference, ''), coalesce(n.plan_since, ''), coalesce(n.category, ''), coalesce(n.plan, '')
	      FROM strategy_meeting m LEFT JOIN notice n ON n.meeting = m.id
	     WHERE m.cases = ?
	     ORDER BY m.held_at, m.id`, number)
	if err != nil || len(list) == 0 {
		return nil, err
	}
	at := map[int64]*pathway.StrategyMeeting{}
	for i := range list {
		at[list[i].ID] = &list[i]
	}
	_, err = all(tx, func(scan Scan) (none struct{}, err error) {
		var meeting int64
		var a pathway.StrategyAttendee
		if err = scan(&meeting, ref{&a.Professional}, &a.Name, &a.Agency, &a.Role, &a.Kind); err == nil {
			at[meeting].Attendees = append(at[meeting].Attendees, a)
		}
		return none, err
	}, `SELECT a.meeting, a.professional, a.name, a.agency, a.role, coalesce(g.kind, '')
	      FROM strategy_attendee a JOIN strategy_meeting m ON m.id = a.meeting
	           LEFT JOIN professional p ON p.id = a.professional LEFT JOIN agency g ON g.id = p.agency
	     WHERE m.cases = ?
	     ORDER BY a.id`, number)
	if err != nil {
		return nil, err
	}
	_, err = all(tx, func(scan Scan) (none struct{}, err error) {
		var meeting int64
		var c pathway.ChildConcern
		if err = scan(&meeting, &c.Child, &c.Text); err == nil {
			m := at[meeting]
			m.Children = append(m.Children, c.Child)
			if c.Text != "" {
				m.Concerns = append(m.Concerns, c)
			}
		}
		return none, err
	}, `SELECT c.meeting, c.child, c.concern
	      FROM strategy_child c JOIN strategy_meeting m ON m.id = c.meeting
	     WHERE m.cases = ?
	     ORDER BY c.child`, number)
	return list, err
}

func (tx *Tx) thresholds(number int64) ([]pathway.Threshold, error) {
	return all(tx, func(scan Scan) (t pathway.Threshold, err error) {
		return t, scan(&t.ID, &t.Meeting, &t.DecidedAt, &t.DecidedBy, &t.DecidedName, &t.Met, &t.Rationale, &t.TalkedWith, &t.Discrepancy,
			&t.EarlyHelp, &t.Subsequent, &t.Replan, &t.Exploited, ref{&t.Note}, &t.Version)
	}, `SELECT t.id, t.meeting, t.decided_at, t.decided_by, a.name, t.met, t.rationale, t.talked_with, t.discrepancy,
	           t.early_help, t.subsequent, t.replan, t.exploited, t.note, t.version
	      FROM threshold t JOIN account a ON a.id = t.decided_by
	     WHERE t.cases = ?
	     ORDER BY t.id`, number)
}

func (tx *Tx) s47Outcomes(number int64) ([]pathway.S47Outcome, error) {
	list, err := all(tx, func(scan Scan) (o pathway.S47Outcome, err error) {
		return o, scan(&o.Meeting, &o.ConcludedAt, &o.AtRisk, &o.Instead, &o.InsteadChild, &o.InsteadAgency, &o.ToldBy, &o.TalkedWith, ref{&o.Note}, &o.Version)
	}, `SELECT meeting, concluded_at, at_risk, instead, instead_child, instead_agency, told_by, talked_with, note, version
	      FROM s47_outcome
	     WHERE cases = ?`, number)
	if err != nil || len(list) == 0 {
		return nil, err
	}
	_, err = all(tx, func(scan Scan) (none struct{}, err error) {
		var meeting int64
		var c pathway.ChildInstead
		err = scan(&meeting, &c.Child, &c.Instead)
		for i := range list {
			if list[i].Meeting == meeting {
				list[i].Spared = append(list[i].Spared, c)
			}
		}
		return none, err
	}, `SELECT s.meeting, s.child, s.instead
	      FROM s47_spared s JOIN s47_outcome o ON o.meeting = s.meeting
	     WHERE o.cases = ? AND s.ended_at = ''
	     ORDER BY s.child`, number)
	return list, err
}

func (tx *Tx) assessments(number int64) ([]pathway.Assessment, error) {
	return all(tx, func(scan Scan) (a pathway.Assessment, err error) {
		return a, scan(&a.ID, &a.Threshold, &a.AskedOn, &a.ConcludedOn, &a.Harm, &a.Outcome, &a.ToldBy, &a.Version)
	}, `SELECT id, threshold, asked_on, concluded_on, CASE harm WHEN 1 THEN 'yes' WHEN 0 THEN 'no' ELSE '' END, outcome, told_by, version
	      FROM assessment
	     WHERE cases = ?
	     ORDER BY id`, number)
}
