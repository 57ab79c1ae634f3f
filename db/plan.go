package db

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"

	"cp-pathway/pathway"
)

// Plans returns the child protection plans of a family with all their versions, in the order of the children, the open ones
// first, for one who may open it. Protected values in them are covered.
func (db *DB) Plans(ctx context.Context, reader Actor, number int64) ([]pathway.Plan, error) {
	var list []pathway.Plan
	err := db.Read(ctx, func(tx *Tx) error {
		if _, err := tx.caseHead(reader, number); err != nil {
			return err
		}
		f, err := tx.family(number)
		if err != nil {
			return err
		}
		if list, err = tx.plans(number); err != nil {
			return err
		}
		cover := f.Covering()
		for i := range list {
			for j := range list[i].Versions {
				v := &list[i].Versions[j]
				v.Content = v.Content.Covered(cover)
			}
		}
		return nil
	})
	return list, err
}

// plans returns the plans of a family with their versions, in the order of the children, the open ones first.
func (tx *Tx) plans(number int64) ([]pathway.Plan, error) {
	list, err := all(tx, func(scan Scan) (p pathway.Plan, err error) {
		return p, scan(&p.ID, &p.Case, &p.Child, &p.Conference, &p.StartedOn, &p.Initial, &p.Latest, &p.EndedOn, &p.EndGround)
	}, `SELECT p.id, p.cases, p.child, p.conference, p.started_on, p.initial_category, p.latest_category, p.ended_on, p.end_ground
	      FROM plan p LEFT JOIN case_person cp ON cp.cases = p.cases AND cp.person = p.child
	     WHERE p.cases = ?
	     ORDER BY p.ended_on <> '', cp.position, p.child, p.started_on DESC`, number)
	if err != nil {
		return nil, err
	}
	versions, err := tx.planVersions(`p.cases = ?`, number)
	for i := range list {
		list[i].Versions = versions[list[i].ID]
	}
	return list, err
}

// planVersions returns the versions of the plans for which a condition on p holds, by plan, the first one first.
func (tx *Tx) planVersions(where string, args ...any) (map[int64][]pathway.PlanVersion, error) {
	versions := map[int64][]pathway.PlanVersion{}
	_, err := all(tx, func(scan Scan) (none struct{}, err error) {
		var plan int64
		var content string
		var v pathway.PlanVersion
		if err = scan(&plan, &v.ID, &v.Number, &v.On, &v.Source, &v.Conference, ref{&v.CoreGroup}, &content, instant{&v.MadeAt}, &v.MadeName); err != nil {
			return none, err
		}
		if err = json.Unmarshal([]byte(content), &v.Content); err == nil {
			versions[plan] = append(versions[plan], v)
		}
		return none, err
	}, `SELECT v.plan, v.id, v.number, v.on_date, v.source, v.conference, v.core_group, v.content, v.made_at, coalesce(a.name, '')
	      FROM plan_version v JOIN plan p ON p.id = v.plan LEFT JOIN account a ON a.id = v.made_by
	     WHERE v.struck_at = '' AND `+where+` ORDER BY v.plan, v.number`, args...)
	return versions, err
}

// planInForce returns the last version of a child's open plan, and the plan's id; 0 where there is no open plan. The content
// of one without a version is empty.
func (tx *Tx) planInForce(number, child int64) (int64, pathway.PlanVersion, error) {
	plans, err := tx.plans(number)
	if err != nil {
		return 0, pathway.PlanVersion{}, err
	}
	i := slices.IndexFunc(plans, func(p pathway.Plan) bool { return p.Child == child && p.Open() })
	if i < 0 {
		return 0, pathway.PlanVersion{}, nil
	}
	v, _ := plans[i].InForce()
	return plans[i].ID, v, nil
}

// newPlanVersion stores the next version of a plan.
func (tx *Tx) newPlanVersion(plan int64, v pathway.PlanVersion) error {
	content, err := json.Marshal(v.Content)
	if err != nil {
		return err
	}
	return tx.exec(`INSERT INTO plan_version (plan, number, on_date, source, conference, core_group, content, made_at, made_by)
		SELECT ?1, 1 + coalesce((SELECT max(number) FROM plan_version WHERE plan = ?1), 0), ?2, ?3, ?4, ?5, ?6, ?7, ?8`,
		plan, v.On, v.Source, v.Conference, id(v.CoreGroup), string(content), stamp(tx.Now), id(tx.By.ID))
}

// planFromConference makes the version of a child's open plan that a conference's outline plan is.
func (tx *Tx) planFromConference(k pathway.Conference, o pathway.OutlinePlan) error {
	plan, was, err := tx.planInForce(k.Case, o.Child)
	if err != nil || plan == 0 {
		return err
	}
	on := k.StartsAt.Date()
	return tx.newPlanVersion(plan, pathway.PlanVersion{On: on, Source: pathway.PlanFromConference, Conference: k.ID, Content: pathway.NextPlan(was.Content, o, on)})
}

// firstPlanVersions makes the first version of each plan that was there before there were versions, from the decisions that
// started it. It can be called at any time.
func (db *DB) firstPlanVersions(ctx context.Context) error {
	type start struct{ family, child, conference int64 }
	var list []start
	err := db.Read(ctx, func(tx *Tx) (err error) {
		list, err = all(tx, func(scan Scan) (s start, err error) { return s, scan(&s.family, &s.child, &s.conference) },
			`SELECT p.cases, p.child, p.conference FROM plan p WHERE p.ended_on = '' AND NOT EXISTS (SELECT 1 FROM plan_version v WHERE v.plan = p.id) ORDER BY p.id`)
		return err
	})
	if err != nil || len(list) == 0 {
		return err
	}
	return db.Write(ctx, Actor{}, func(tx *Tx) error {
		for _, s := range list {
			if err := tx.firstPlanVersion(s.family, s.child, s.conference); err != nil {
				return fmt.Errorf("first version of the plan of case %d: %w", s.family, err)
			}
		}
		return nil
	})
}

func (tx *Tx) firstPlanVersion(number, child, conference int64) error {
	k, err := tx.conference(number, conference)
	if err != nil {
		return err
	}
	drafts, err := tx.drafts(conference)
	if err != nil {
		return err
	}
	for _, d := range drafts {
		for _, c := range d.Content.Children {
			if d.State == pathway.DecisionsApproved && c.Child == child && c.Outcome == pathway.OutcomePlan {
				return tx.planFromConference(k, c.Plan)
			}
		}
	}
	return nil
}
