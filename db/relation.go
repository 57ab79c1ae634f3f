package db

import (
	"context"
	"slices"
	"strconv"

	"cp-pathway/pathway"
)

// relations returns what the adults of a case are to its children, as far as it is recorded.
func (tx *Tx) relations(number int64) ([]pathway.Relation, error) {
	return all(tx, func(scan Scan) (r pathway.Relation, err error) {
		return r, scan(&r.Adult, &r.Child, &r.Relation, &r.PR, &r.MayKnow, &r.MayKnowWhy, &r.Confirmed, &r.ConfirmedBy)
	}, `SELECT r.adult, r.child, r.relation, r.pr, r.may_know, r.may_know_why, r.confirmed_at, coalesce(a.name, '')
		  FROM relation r LEFT JOIN account a ON a.id = r.confirmed_by
		 WHERE r.cases = ?
		 ORDER BY r.adult, r.child`, number)
}

// putRelation stores what an adult is to a child. With byMe the confirmation that r has, or the lack of one, is that of the
// one who writes; otherwise who confirmed it stays.
func (tx *Tx) putRelation(number int64, r pathway.Relation, byMe bool) error {
	by := int64(0)
	if r.Confirmed != "" {
		by = tx.By.ID
	}
	return tx.exec(`INSERT INTO relation (cases, adult, child, relation, pr, may_know, may_know_why, confirmed_at, confirmed_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
		ON CONFLICT (cases, adult, child) DO UPDATE
		   SET relation = excluded.relation, pr = excluded.pr, may_know = excluded.may_know, may_know_why = excluded.may_know_why,
		       confirmed_at = excluded.confirmed_at, confirmed_by = CASE WHEN ? THEN excluded.confirmed_by ELSE confirmed_by END`,
		number, r.Adult, r.Child, r.Relation, r.PR, r.MayKnow, r.MayKnowWhy, r.Confirmed, id(by), byMe)
}

// SaveRelations stores what an adult is to the children of a case. One whose answers change is unconfirmed; with confirm
// all are confirmed, for which each must be answered. The error's fields are "relation-7" and the like with the child's
// id, its code conflict where version, of the adult's part in the case, is stale.
func (db *DB) SaveRelations(ctx context.Context, by Actor, number, adult int64, list []pathway.Relation, confirm bool, version int) error {
	return db.Write(ctx, by, func(tx *Tx) error {
		f, err := tx.familyFor(number)
		if err != nil {
			return err
		}
		m, err := f.Member(adult)
		if err != nil {
			return err
		}
		if m.Kind != pathway.Adult {
			return pathway.Refused("Only an adult’s relation to the children is recorded.")
		}
		if err := checkRelations(&f, list, confirm); err != nil {
			return err
		}
		what := "Changed what an adult is to the children, and what they may know"
		if confirm {
			what = "Confirmed what an adult is to the children, and what they may know"
		}
		var fields []string
		for _, r := range list {
			was := f.Relation(adult, r.Child)
			r.MayKnowWhy = f.KeepCovered(was.MayKnowWhy, r.MayKnowWhy)
			fields = append(fields, changed(field("relation", was.Relation, r.Relation), field("PR", was.PR, r.PR),
				field("may know", was.MayKnow, r.MayKnow), field("reason", was.MayKnowWhy, r.MayKnowWhy))...)
			r.Adult, r.Confirmed = adult, was.Confirmed
			if r.Relation != was.Relation || r.PR != was.PR || r.MayKnow != was.MayKnow {
				r.Confirmed = ""
			}
			fresh := r.Confirmed == ""
			if confirm {
				r.Confirmed = stamp(tx.Now)
			}
			if err := tx.putRelation(number, r, fresh || confirm); err != nil {
				return err
			}
		}
		if err := tx.update(`UPDATE case_person SET version = version + 1 WHERE cases = ? AND person = ? AND version = ?`, number, adult, version); err != nil {
			return err
		}
		if err := tx.knowledgeChanged(number); err != nil {
			return err
		}
		slices.Sort(fields)
		return tx.audit(Entry{What: what, Case: number, Subject: "person", ID: adult, Fields: slices.Compact(fields)})
	})
}

func checkRelations(f *pathway.Family, list []pathway.Relation, confirm bool) error {
	wrong := pathway.Fields{}
	answered := map[int64]bool{}
	for _, r := range list {
		c, err := f.Member(r.Child)
		if err != nil || c.Kind == pathway.Adult {
			return pathway.NotFound("This child")
		}
		at := "-" + strconv.FormatInt(r.Child, 10)
		for name, message := range pathway.FieldsOf(r.Validate()) {
			wrong.Add(name+at, message)
		}
		if confirm {
			wrong.Need("relation"+at, r.Relation, "Say what they are to "+c.Person.Name()+" before this is confirmed")
			wrong.Need("pr"+at, r.PR, "Say whether they have parental responsibility for "+c.Person.Name()+" before this is confirmed")
			wrong.Need("may_know"+at, r.MayKnow, "Say whether they may know that "+c.Person.Name()+" is in the conference before this is confirmed")
		}
		answered[r.Child] = true
	}
	for _, c := range f.AllChildren() {
		if confirm && !answered[c.Person.ID] {
			return pathway.Conflict("A child was added to the family since you opened this.")
		}
	}
	return wrong.Err()
}
