package db

import (
	"context"

	"cp-pathway/pathway"
)

// Families returns the families that the reader may open, those with the nearest date first, and how many there are of
// them in all.
func (db *DB) Families(ctx context.Context, reader Actor, f pathway.FamilyFilter) (rows []pathway.FamilyRow, total int, err error) {
	if f.Limit == 0 {
		f.Limit = 50
	}
	words := query(f.Words)
	if f.Words != "" && words == "" {
		return nil, 0, nil
	}
	err = db.Read(ctx, func(tx *Tx) error {
		seen, args := openCases(reader)
		where := seen
		if words != "" {
			where += ` AND (c.id IN (SELECT e.subject FROM search s JOIN search_entry e ON e.id = s.docid WHERE search MATCH ? AND e.kind = 'family')
			             OR c.id IN (SELECT cp.cases FROM search s JOIN search_entry e ON e.id = s.docid JOIN case_person cp ON cp.person = e.subject
			                          WHERE search MATCH ? AND e.kind = 'person'))`
			args = append(args, words, words)
		}
		switch {
		case f.Stage != "":
			where += ` AND c.stage = ?`
			args = append(args, f.Stage)
		case words == "":
			where += ` AND c.stage <> 'ended'`
		}
		if total, err = value[int](tx, `SELECT count(*) FROM cases c WHERE `+where, args...); err != nil {
			return err
		}
		rows, err = tx.familyRows(where, append(args, f.Limit, f.After))
		return err
	})
	return rows, total, err
}

func (tx *Tx) familyRows(where string, args []any) ([]pathway.FamilyRow, error) {
	rows, err := all(tx, func(scan Scan) (r pathway.FamilyRow, err error) {
		var due, day15 string
		r.Case, err = scanCase(scan, &r.Next.ID, &r.Next.Opens, &due, &r.Next.Limit, &r.Next.Arranged, &r.Next.Title, &r.Next.Forecast, &r.Next.Clock,
			&day15, &r.ICPC.Limit, &r.ICPC.Arranged, &r.ICPC.Done, &r.ICPC.Ended, &r.ICPC.Title)
		if err != nil {
			return r, err
		}
		if r.Case.Stage == pathway.StageNew {
			r.Next = tx.steps.Find(r.Case.Pathway).AwaitedMeeting(r.Case.OpenedOn)
		}
		r.ICPC.ID = "icpc"
		if err = r.ICPC.SetDue(day15); err != nil {
			return r, err
		}
		return r, r.Next.SetDue(due)
	}, `SELECT `+caseColumns+`, c.next_step, coalesce(m.opens, ''), coalesce(m.due, ''), coalesce(m.limit_on, ''), coalesce(m.arranged, ''), coalesce(m.title, ''), coalesce(m.forecast, 0), coalesce(m.clock, 0),
		       coalesce(i.due, ''), coalesce(i.limit_on, ''), coalesce(i.arranged, ''), coalesce(i.done, ''), coalesce(i.ended, 0), coalesce(i.title, '')
		  FROM `+caseTables+`
		  LEFT JOIN milestone m ON m.cases = c.id AND m.step = c.next_step AND c.next_step <> ''
		  LEFT JOIN milestone i ON i.cases = c.id AND i.step = 'icpc'
		 WHERE `+where+`
		 ORDER BY c.next_due = '', c.next_due, c.name, c.id LIMIT ? OFFSET ?`, args...)
	if err != nil || len(rows) == 0 {
		return nil, err
	}
	families := make(map[int64]*pathway.Family, len(rows))
	marks, ids := "", []any{}
	for _, r := range rows {
		families[r.Case.ID] = &pathway.Family{Case: r.Case}
		marks, ids = marks+",?", append(ids, r.Case.ID)
	}
	if err := tx.fillFlags(families, marks[1:], ids); err != nil {
		return nil, err
	}
	for i := range rows {
		f := families[rows[i].Case.ID]
		rows[i].Flags = f.Flags()
		for _, m := range f.Children() {
			rows[i].Children = append(rows[i].Children, m.Person)
		}
	}
	return rows, nil
}

// fillFlags reads of several families what their flags are made from: people, earlier plans, protected addresses and
// contacts, and of those not the values.
func (tx *Tx) fillFlags(families map[int64]*pathway.Family, marks string, ids []any) error {
	_, err := all(tx, func(scan Scan) (none struct{}, err error) {
		var number int64
		var plans int
		var home, contact bool
		m := pathway.Member{}
		if err := scan(append(personFields(&m.Person), &number, &m.Kind, &m.EndedOn, &plans, &home, &contact)...); err != nil {
			return none, err
		}
		m.Previous = make([]pathway.PreviousPlan, plans)
		if home {
			m.Homes = []pathway.Residence{{Address: pathway.Address{State: pathway.AddressConfidential}}}
		}
		if contact {
			m.Contacts = []pathway.ContactPoint{{State: pathway.AddressConfidential}}
		}
		families[number].Members = append(families[number].Members, m)
		return none, nil
	}, `SELECT `+personColumns+`, cp.cases, cp.kind, cp.ended_on,
		       (SELECT count(*) FROM previous_plan v WHERE v.child = p.id AND v.authority = '' AND v.struck_at = ''),
		       EXISTS (SELECT 1 FROM residence r JOIN address ad ON ad.id = r.address WHERE r.person = p.id AND (ad.state = 'confidential' OR ad.kind = 'refuge')),
		       EXISTS (SELECT 1 FROM contact_point t WHERE t.person = p.id AND t.state = 'confidential')
		  FROM case_person cp JOIN person p ON p.id = cp.person
		 WHERE cp.cases IN (`+marks+`)
		 ORDER BY cp.position, p.id`, ids...)
	return err
}

// StageCounts returns how many families that the reader may open stand at each stage.
func (db *DB) StageCounts(ctx context.Context, reader Actor) (map[pathway.Stage]int, error) {
	counts := map[pathway.Stage]int{}
	err := db.Read(ctx, func(tx *Tx) error {
		seen, args := openCases(reader)
		_, err := all(tx, func(scan Scan) (none struct{}, err error) {
			var stage pathway.Stage
			var n int
			err = scan(&stage, &n)
			counts[stage] = n
			return none, err
		}, `SELECT c.stage, count(*) FROM cases c WHERE `+seen+` GROUP BY c.stage`, args...)
		return err
	})
	return counts, err
}
