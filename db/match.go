package db

import (
	"context"

	"cp-pathway/pathway"
)

// Matches returns those already entered who may be the person that is being typed: the same name, or the same surname and
// date of birth, or the same NHS number. Those only in families that the reader may not open are not among them;
// at most ten.
func (db *DB) Matches(ctx context.Context, reader Actor, number int64, p pathway.Person) ([]pathway.Match, error) {
	key := p.Key()
	if len(key) < 3 && p.NHSNumber == "" {
		return nil, nil
	}
	var list []pathway.Match
	err := db.Read(ctx, func(tx *Tx) (err error) {
		seen, args := openCases(reader)
		args = append([]any{key, p.Born, pathway.Fold(p.LastName), pathway.Fold(p.NHSNumber), number}, args...)
		list, err = all(tx, func(scan Scan) (m pathway.Match, err error) {
			err = scan(append(personFields(&m.Person), &m.Case, &m.Family, &m.Reference, &m.Kind, &m.Here)...)
			m.Same = !p.Born.IsZero() && m.Person.Born == p.Born
			return m, err
		}, `SELECT `+personColumns+`, c.id, c.name, c.reference, cp.kind, c.id = ?5
			  FROM person p
			  JOIN case_person cp ON cp.person = p.id
			  JOIN cases c ON c.id = cp.cases
			 WHERE p.id IN (SELECT id FROM person WHERE folded = ?1 AND ?1 <> ''
			                 UNION SELECT id FROM person WHERE born = ?2 AND born <> '' AND ?3 <> '' AND replace(folded, ' ', '') LIKE '%' || ?3
			                 UNION SELECT id FROM person WHERE nhs_number = ?4 AND nhs_number <> '')
			   AND `+seen+`
			 ORDER BY p.born = ?2 DESC, c.stage = 'ended', p.id, c.opened_on DESC
			 LIMIT 10`, args...)
		return err
	})
	return list, err
}
