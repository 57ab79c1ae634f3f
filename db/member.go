package db

import (
	"strconv"
	"strings"

	"cp-pathway/pathway"
)

const personColumns = `p.id, p.first_name, p.last_name, p.known_as, p.former_name, p.former_printed, p.aliases, p.latin, p.title, p.pronouns,
	p.born, p.expected, p.unborn, p.died, p.sex, p.ethnicity, p.disabilities, p.language, p.interpreter, p.large_print, p.access_needs,
	p.nhs_number, p.child_ref, p.hidden, p.version`

// personFields are where personColumns are scanned to.
func personFields(p *pathway.Person) []any {
	return []any{&p.ID, &p.FirstName, &p.LastName, &p.KnownAs, &p.FormerName, &p.FormerPrinted, &p.Aliases, &p.Latin, &p.Title, &p.Pronouns,
		&p.Born, &p.Expected, &p.Unborn, &p.Died, &p.Sex, &p.Ethnicity, &p.Disabilities, &p.Language, &p.Interpreter, &p.LargePrint, &p.AccessNeeds,
		&p.NHSNumber, &p.ChildRef, &p.Hidden, &p.Version}
}

// members returns everybody of a case with where they live and how they are reached: subject children first, then other
// children, then adults, each in their order; those who are no longer part of it too.
func (tx *Tx) members(number int64) ([]pathway.Member, error) {
	list, err := all(tx, func(scan Scan) (m pathway.Member, err error) {
		return m, scan(append(personFields(&m.Person), &m.Kind, &m.School, &m.Note, &m.EndedOn, &m.EndReason, &m.Version)...)
	}, `SELECT `+personColumns+`, cp.kind, cp.school, cp.note, cp.ended_on, cp.end_reason, cp.version
		  FROM case_person cp JOIN person p ON p.id = cp.person
		 WHERE cp.cases = ?
		 ORDER BY CASE cp.kind WHEN 'child' THEN 1 WHEN 'other-child' THEN 2 ELSE 3 END, cp.position, p.id`, number)
	if err != nil {
		return nil, err
	}
	at := map[int64]*pathway.Member{}
	for i := range list {
		at[list[i].Person.ID] = &list[i]
	}
	if err := tx.fillHomes(number, at); err != nil {
		return nil, err
	}
	if err := tx.fillContacts(number, at); err != nil {
		return nil, err
	}
	return list, tx.fillPlans(number, at)
}

const ofCase = ` IN (SELECT person FROM case_person WHERE cases = ?) `

func (tx *Tx) fillHomes(number int64, at map[int64]*pathway.Member) error {
	_, err := all(tx, func(scan Scan) (none struct{}, err error) {
		var person int64
		var r pathway.Residence
		err = scan(append([]any{&r.ID, &person, &r.Since, &r.Until, &r.Post, &r.Shared, &r.Address.Confirmed, &r.Address.ConfirmedBy, &r.Address.ConfirmedHow}, addressFields(&r.Address)...)...)
		if err == nil {
			at[person].Homes = append(at[person].Homes, r)
		}
		return none, err
	}, `SELECT r.id, r.person, r.since, r.until, r.post, r.shared, r.confirmed_at, coalesce(ac.name, ''), r.confirmed_how, `+addressColumns+`
		  FROM residence r JOIN address ad ON ad.id = r.address LEFT JOIN account ac ON ac.id = r.confirmed_by
		 WHERE r.person`+ofCase+`
		 ORDER BY r.until <> '', r.until DESC, r.post DESC, r.id`, number)
	return err
}

func (tx *Tx) fillContacts(number int64, at map[int64]*pathway.Member) error {
	_, err := all(tx, func(scan Scan) (none struct{}, err error) {
		var person int64
		var c pathway.ContactPoint
		err = scan(&c.ID, &person, &c.Kind, &c.Value, &c.State, &c.Note, &c.Ended, &c.Version, &c.Confirmed, &c.ConfirmedBy, &c.ConfirmedHow)
		if err == nil {
			at[person].Contacts = append(at[person].Contacts, c)
		}
		return none, err
	}, `SELECT cp.id, cp.person, cp.kind, cp.value, cp.state, cp.note, cp.ended_at <> '', cp.version, cp.confirmed_at, coalesce(ac.name, ''), cp.confirmed_how
		  FROM contact_point cp LEFT JOIN account ac ON ac.id = cp.confirmed_by
		 WHERE cp.person`+ofCase+`
		 ORDER BY cp.ended_at <> '', cp.id`, number)
	if err != nil {
		return err
	}
	_, err = all(tx, func(scan Scan) (none struct{}, err error) {
		var person int64
		var w pathway.ContactWay
		err = scan(&person, &w.Way, &w.Safety, &w.Note)
		if err == nil {
			at[person].Ways = append(at[person].Ways, w)
		}
		return none, err
	}, `SELECT person, way, safety, note FROM contact_way WHERE person`+ofCase, number)
	return err
}

func (tx *Tx) fillPlans(number int64, at map[int64]*pathway.Member) error {
	_, err := all(tx, func(scan Scan) (none struct{}, err error) {
		var p pathway.PreviousPlan
		err = scan(&p.ID, &p.Child, &p.StartedOn, &p.EndedOn, &p.Category, &p.Authority, &p.Note)
		if err == nil {
			at[p.Child].Previous = append(at[p.Child].Previous, p)
		}
		return none, err
	}, `SELECT id, child, started_on, ended_on, category, authority, note FROM previous_plan WHERE struck_at = '' AND child`+ofCase+`ORDER BY started_on`, number)
	return err
}

// member returns one member of a case. The error's code is not-found.
func (tx *Tx) member(number, person int64) (pathway.Member, error) {
	list, err := tx.members(number)
	if err != nil {
		return pathway.Member{}, err
	}
	f := pathway.Family{Members: list}
	return f.Member(person)
}

// insertPerson stores a new person and returns the id.
func (tx *Tx) insertPerson(p pathway.Person) (int64, error) {
	p = p.Tidy()
	number, err := tx.insert(`INSERT INTO person (first_name, last_name, known_as, former_name, former_printed, aliases, latin, title, pronouns,
		       born, expected, unborn, died, sex, ethnicity, disabilities, language, interpreter, large_print, access_needs,
		       nhs_number, child_ref, hidden, folded)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		p.FirstName, p.LastName, p.KnownAs, p.FormerName, p.FormerPrinted, p.Aliases, p.Latin, p.Title, p.Pronouns,
		p.Born, p.Expected, p.Unborn, p.Died, p.Sex, p.Ethnicity, p.Disabilities, p.Language, p.Interpreter, p.LargePrint, p.AccessNeeds,
		p.NHSNumber, p.ChildRef, p.Hidden, p.Key())
	if err != nil {
		return 0, err
	}
	return number, tx.index(pathway.FoundPerson, number, p.Found())
}

// savePerson stores a changed person; a stale version is a conflict. Every case that they are part of has changed facts.
func (tx *Tx) savePerson(p pathway.Person) error {
	p = p.Tidy()
	err := tx.update(`UPDATE person
		   SET first_name = ?, last_name = ?, known_as = ?, former_name = ?, former_printed = ?, aliases = ?, latin = ?, title = ?, pronouns = ?,
		       born = ?, expected = ?, unborn = ?, died = ?, sex = ?, ethnicity = ?, disabilities = ?, language = ?, interpreter = ?, large_print = ?,
		       access_needs = ?, nhs_number = ?, child_ref = ?, hidden = ?, folded = ?, version = version + 1
		 WHERE id = ? AND version = ?`,
		p.FirstName, p.LastName, p.KnownAs, p.FormerName, p.FormerPrinted, p.Aliases, p.Latin, p.Title, p.Pronouns,
		p.Born, p.Expected, p.Unborn, p.Died, p.Sex, p.Ethnicity, p.Disabilities, p.Language, p.Interpreter, p.LargePrint,
		p.AccessNeeds, p.NHSNumber, p.ChildRef, p.Hidden, p.Key(), p.ID, p.Version)
	if err != nil {
		return err
	}
	if err := tx.personChanged(p.ID); err != nil {
		return err
	}
	return tx.index(pathway.FoundPerson, p.ID, p.Found())
}

// personChanged notes changed facts in every case that a person is part of.
func (tx *Tx) personChanged(person int64) error {
	return tx.exec(`UPDATE cases SET facts_version = facts_version + 1 WHERE id IN (SELECT cases FROM case_person WHERE person = ?)`, person)
}

// numberTwins tells an unborn child who is about to join a family from those who are expected there under the same name:
// decisions for "Baby Made-up" and "Baby Made-up" could be taken for one another.
func (tx *Tx) numberTwins(number int64, p pathway.Person) error {
	if !p.Unborn || p.FirstName != "" || p.KnownAs != "" {
		return nil
	}
	twins, err := all(tx, func(scan Scan) (id int64, err error) { return id, scan(&id) },
		`SELECT p.id FROM case_person cp JOIN person p ON p.id = cp.person
		  WHERE cp.cases = ? AND cp.ended_on = '' AND p.unborn = 1 AND p.died = '' AND p.first_name = '' AND p.last_name = ?
		    AND (p.known_as = '' OR p.known_as LIKE 'Baby %')
		  ORDER BY cp.position, p.id`, number, p.LastName)
	if err != nil || len(twins) == 0 {
		return err
	}
	for i, id := range append(twins, p.ID) {
		if err := tx.exec(`UPDATE person SET known_as = ? WHERE id = ?`, pathway.BabyNumber+strconv.Itoa(i+1), id); err != nil {
			return err
		}
	}
	return nil
}

// insertMember makes somebody part of a case, storing them first where they have no id yet, with all that hangs on them:
// homes (an address without an id is stored), contact points, ways and previous plans. It returns the person's id.
func (tx *Tx) insertMember(number int64, m pathway.Member, position int) (int64, error) {
	if m.Person.ID == 0 {
		person, err := tx.insertPerson(m.Person)
		if err != nil {
			return 0, err
		}
		m.Person.ID = person
	}
	person := m.Person.ID
	if err := tx.numberTwins(number, m.Person); err != nil {
		return 0, err
	}
	if err := tx.exec(`INSERT INTO case_person (cases, person, kind, position, note, school, ended_on, end_reason) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
		number, person, m.Kind, position, m.Note, m.School, m.EndedOn, m.EndReason); err != nil {
		return 0, err
	}
	for _, r := range m.Homes {
		if r.Address.ID == 0 {
			var err error
			if r.Address.ID, err = tx.insertAddress(r.Address); err != nil {
				return 0, err
			}
		}
		if _, err := tx.insertResidence(person, r); err != nil {
			return 0, err
		}
	}
	for _, c := range m.Contacts {
		if _, err := tx.insertContact(person, c); err != nil {
			return 0, err
		}
	}
	if err := tx.saveWays(person, m.Ways); err != nil {
		return 0, err
	}
	for _, p := range m.Previous {
		p.Child = person
		if _, err := tx.insertPreviousPlan(p); err != nil {
			return 0, err
		}
	}
	return person, nil
}

// nextPosition returns the position after the last member of a kind.
func (tx *Tx) nextPosition(number int64) (int, error) {
	return value[int](tx, `SELECT coalesce(max(position), 0) + 1 FROM case_person WHERE cases = ?`, number)
}

// splitLines returns the lines of a stored text that are not empty.
func splitLines(text string) []string {
	var list []string
	for _, line := range strings.Split(text, "\n") {
		if line != "" {
			list = append(list, line)
		}
	}
	return list
}
