package db

import (
	"slices"

	"cp-pathway/pathway"
)

// LongPlan is a family of which a child has been on a plan so long that it is an alarm.
type LongPlan struct {
	Case                int64
	CaseName, CaseRefer string
	Since               pathway.Date
	Chair               string // of the family; empty: none yet
}

// longPlans returns those families, the longest first: the chair's own, or all that the reader may open.
func (tx *Tx) longPlans(reader Actor, whose string) ([]LongPlan, error) {
	seen, args := openCases(reader)
	args = append([]any{pathway.AlarmsFrom(tx.Today())}, args...)
	switch {
	case whose == pathway.MyWork:
		seen, args = seen+" AND c.chair = ?", append(args, reader.ID)
	case whose == pathway.RoleWork && !reader.May(pathway.SwitchPathway): // chairs and service managers see to it
		return nil, nil
	}
	list, err := all(tx, func(scan Scan) (p LongPlan, err error) {
		return p, scan(&p.Case, &p.CaseName, &p.CaseRefer, &p.Since, &p.Chair)
	}, `SELECT c.id, c.name, c.reference, min(p.started_on), coalesce(h.name, '')
	      FROM plan p INDEXED BY plan_open
	      JOIN cases c ON c.id = p.cases
	      LEFT JOIN account h ON h.id = c.chair
	     WHERE p.ended_on = '' AND p.started_on <= ? AND `+seen+`
	     GROUP BY c.id
	     ORDER BY 4, c.name`, args...)
	return slices.DeleteFunc(list, func(p LongPlan) bool { return pathway.PlanAlarm(p.Since, tx.Today()) == 0 }), err
}
