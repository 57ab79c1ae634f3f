package db

import (
	"context"
	"fmt"

	"cp-pathway/pathway"
)

const caseColumns = `c.id, c.reference, c.name, c.pathway, c.stage, c.opened_on, c.ended_on, c.restricted, c.team, coalesce(t.name, ''),
	c.social_worker, c.team_manager, c.chair, coalesce(a.name, ''), c.ll_number,
	coalesce((SELECT min(p.started_on) FROM plan p WHERE p.cases = c.id AND p.ended_on = ''), ''), c.venue_risk,
	EXISTS (SELECT 1 FROM conference vk JOIN venue_check v ON v.conference = vk.id LEFT JOIN venue_check n ON n.id = v.replaced_by
	         WHERE vk.cases = c.id AND vk.state = 'planned' AND v.risk <> '' AND v.struck_at = '' AND coalesce(n.struck_at, 'none') <> ''),
	c.facts_version, c.version`

const caseTables = `cases c LEFT JOIN team t ON t.id = c.team LEFT JOIN account a ON a.id = c.chair`

func scanCase(scan Scan, more ...any) (c pathway.Case, err error) {
	return c, scan(append([]any{&c.ID, &c.Reference, &c.Name, &c.Pathway, &c.Stage, &c.OpenedOn, &c.EndedOn, &c.Restricted, ref{&c.TeamID}, &c.TeamName,
		ref{&c.SocialWorker}, ref{&c.TeamManager}, ref{&c.Chair}, &c.ChairName, &c.LLNumber, &c.OnPlanSince, &c.VenueRisk, &c.VenueFlag, &c.FactsVersion, &c.Version}, more...)...)
}

// caseByID returns a case, whoever asks. The error's code is not-found.
func (tx *Tx) caseByID(number int64) (pathway.Case, error) {
	list, err := all(tx, func(scan Scan) (pathway.Case, error) { return scanCase(scan) },
		`SELECT `+caseColumns+` FROM `+caseTables+` WHERE c.id = ?`, number)
	if err == nil && len(list) == 0 {
		err = pathway.NotFound("This family")
	}
	if err != nil {
		return pathway.Case{}, err
	}
	return list[0], nil
}

// caseFor returns a case that the one who writes may open. One that they may not is not there.
func (tx *Tx) caseFor(number int64) (pathway.Case, error) {
	if _, err := tx.caseHead(tx.By, number); err != nil {
		return pathway.Case{}, err
	}
	return tx.caseByID(number)
}

// familyFor returns all that is recorded of a family that the one who writes may open.
func (tx *Tx) familyFor(number int64) (pathway.Family, error) {
	if _, err := tx.caseHead(tx.By, number); err != nil {
		return pathway.Family{}, err
	}
	return tx.family(number)
}

// insertCase stores a new case with the reference that it has, or else with the next one of the year, and returns its id.
func (tx *Tx) insertCase(c pathway.Case) (int64, error) {
	if c.Reference == "" {
		var err error
		if c.Reference, err = tx.nextReference(); err != nil {
			return 0, err
		}
	}
	number, err := tx.insert(`INSERT INTO cases (reference, name, pathway, stage, opened_on, ended_on, restricted, team, social_worker, team_manager, chair, ll_number, venue_risk)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		c.Reference, c.Name, c.Pathway, c.Stage, c.OpenedOn, c.EndedOn, c.Restricted, id(c.TeamID), id(c.SocialWorker), id(c.TeamManager), id(c.Chair), c.LLNumber, c.VenueRisk)
	if err != nil {
		return 0, err
	}
	c.ID = number
	return number, tx.indexFamily(c)
}

// nextReference returns the reference of the next family of the year: the office's prefix, the year, a number.
func (tx *Tx) nextReference() (string, error) {
	prefix, err := value[string](tx, `SELECT coalesce((SELECT nullif(reference_prefix, '') FROM office), 'CP')`)
	if err != nil {
		return "", err
	}
	begin := fmt.Sprintf("%s-%d-", prefix, tx.Today().Year())
	last, err := value[int64](tx, `SELECT coalesce(max(CAST(substr(reference, length(?1) + 1) AS INTEGER)), 0) FROM cases WHERE substr(reference, 1, length(?1)) = ?1`, begin)
	return fmt.Sprintf("%s%04d", begin, last+1), err
}

// saveCase stores what a form may change of a case; a stale version is a conflict.
func (tx *Tx) saveCase(c pathway.Case) error {
	err := tx.update(`UPDATE cases
		   SET name = ?, restricted = ?, team = ?, social_worker = ?, team_manager = ?, ll_number = ?, venue_risk = ?,
		       facts_version = facts_version + 1, version = version + 1
		 WHERE id = ? AND version = ?`,
		c.Name, c.Restricted, id(c.TeamID), id(c.SocialWorker), id(c.TeamManager), c.LLNumber, c.VenueRisk, c.ID, c.Version)
	if err != nil {
		return err
	}
	return tx.indexFamily(c)
}

// factsChanged notes that something which a letter of the case could show has changed. It voids the proofs made before.
func (tx *Tx) factsChanged(number int64) error {
	return tx.exec(`UPDATE cases SET facts_version = facts_version + 1 WHERE id = ?`, number)
}

// knowledgeChanged is factsChanged where who may know of which child has changed: with it may change what is due to whom, so the
// steps that sending does are counted again.
func (tx *Tx) knowledgeChanged(number int64) error {
	if err := tx.factsChanged(number); err != nil {
		return err
	}
	return tx.recordSendingNow(number)
}

// NewMember is somebody who is entered together with a new family. Person.ID says that it is somebody who is recorded
// already. Relation and PR are what an adult is to each of its children; they are not confirmed.
type NewMember struct {
	pathway.Member
	Field    string // the beginning of the error's field: "child-2" makes "child-2-born"
	Relation string
	PR       string
}

// CreateFamily enters a family with everybody who is known of at once. It returns its id. The error's fields are those of
// the case, and "child-2-born" and the like for the members by their place in the list.
func (db *DB) CreateFamily(ctx context.Context, by Actor, c pathway.Case, members []pathway.Member) (int64, error) {
	list := make([]NewMember, len(members))
	for i, m := range members {
		list[i] = NewMember{Member: m, Field: fmt.Sprintf("%s-%d", m.Kind, i)}
	}
	return db.EnterFamily(ctx, by, c, list)
}

// EnterFamily is CreateFamily for members of whom some may be recorded already.
func (db *DB) EnterFamily(ctx context.Context, by Actor, c pathway.Case, members []NewMember) (int64, error) {
	var number int64
	err := db.Write(ctx, by, func(tx *Tx) error {
		c.OpenedOn, c.Stage = tx.Today(), pathway.StageNew
		if err := tx.checkNewFamily(c, members); err != nil {
			return err
		}
		var err error
		if number, err = tx.insertCase(c); err != nil {
			return err
		}
		var children []int64
		for i, m := range members {
			person, err := tx.insertMember(number, m.Member, i+1)
			if err != nil {
				return err
			}
			members[i].Person.ID = person
			if m.Kind != pathway.Adult {
				children = append(children, person)
			}
		}
		for _, m := range members {
			if m.Kind != pathway.Adult || m.Relation+m.PR == "" {
				continue
			}
			for _, child := range children {
				if err := tx.putRelation(number, pathway.Relation{Adult: m.Person.ID, Child: child, Relation: m.Relation, PR: m.PR}, true); err != nil {
					return err
				}
			}
		}
		return tx.audit(Entry{What: "Entered a family", Case: number})
	})
	return number, err
}

// checkNewFamily returns what is wrong with a new family, and fills in those who are recorded already.
func (tx *Tx) checkNewFamily(c pathway.Case, members []NewMember) error {
	wrong := pathway.Fields{}
	for name, message := range pathway.FieldsOf(c.Validate(tx.Today())) {
		wrong.Add(name, message)
	}
	seen := map[int64]bool{}
	for i := range members {
		m := &members[i]
		if m.Person.ID != 0 {
			p, err := tx.personFor(m.Person.ID)
			if err != nil {
				return err
			}
			if m.Person = p; seen[p.ID] {
				wrong.Add(m.Field+"-first_name", "This person stands twice in the form")
			}
			seen[p.ID] = true
		}
		m.Person = m.Person.Tidy()
		for name, message := range pathway.FieldsOf(m.Validate(tx.Today())) {
			wrong.Add(m.Field+"-"+name, message)
		}
		for name, message := range pathway.FieldsOf(pathway.Relation{Relation: m.Relation, PR: m.PR}.Validate()) {
			wrong.Add(m.Field+"-"+name, message)
		}
	}
	return wrong.Err()
}

// SaveCase changes what the head of a family says. Restricting one that the writer could then not open is refused.
func (db *DB) SaveCase(ctx context.Context, by Actor, c pathway.Case) error {
	return db.Write(ctx, by, func(tx *Tx) error {
		f, err := tx.familyFor(c.ID)
		if err != nil {
			return err
		}
		was := f.Case
		c.VenueRisk = f.KeepCovered(was.VenueRisk, c.VenueRisk)
		c.OpenedOn, c.Pathway, c.Chair = was.OpenedOn, was.Pathway, was.Chair
		if err := c.Validate(tx.Today()); err != nil {
			return err
		}
		if c.Restricted != was.Restricted && !pathway.MayOpen(by.Roles, by.ID, pathway.Case{Restricted: true, Chair: was.Chair}) {
			return pathway.Refused("Only a service manager or the family’s own chair can restrict a family, or end that.")
		}
		fields := changed(
			field("name", was.Name, c.Name), field("restricted", was.Restricted, c.Restricted), field("team", was.TeamID, c.TeamID),
			field("lead social worker", was.SocialWorker, c.SocialWorker), field("team manager", was.TeamManager, c.TeamManager),
			field("number in the case system", was.LLNumber, c.LLNumber), field("risk at the venue", was.VenueRisk, c.VenueRisk))
		c.Reference = was.Reference
		if err := tx.saveCase(c); err != nil {
			return err
		}
		if err := tx.recompute(c.ID); err != nil { // steps name who is waited for
			return err
		}
		return tx.audit(Entry{What: "Changed the family’s details", Case: c.ID, Fields: fields})
	})
}

// Family returns all that is recorded of a family, for one who may open it.
func (db *DB) Family(ctx context.Context, reader Actor, number int64) (pathway.Family, error) {
	var f pathway.Family
	err := db.Read(ctx, func(tx *Tx) (err error) {
		if _, err = tx.caseHead(reader, number); err != nil {
			return err
		}
		f, err = tx.family(number)
		return err
	})
	return f, err
}

// family returns all that is recorded of a family, whoever asks.
func (tx *Tx) family(number int64) (f pathway.Family, err error) {
	if f.Case, err = tx.caseByID(number); err != nil {
		return f, err
	}
	if f.Members, err = tx.members(number); err != nil {
		return f, fmt.Errorf("members: %w", err)
	}
	if f.Relations, err = tx.relations(number); err != nil {
		return f, fmt.Errorf("relations: %w", err)
	}
	if f.Network, err = tx.network(number); err != nil {
		return f, fmt.Errorf("network: %w", err)
	}
	if f.Words, err = tx.words(number); err != nil {
		return f, fmt.Errorf("words: %w", err)
	}
	return f, nil
}

// Definitions returns the versions of the pathway that this program knows.
func (db *DB) Definitions() *pathway.Definitions { return db.steps }

// field returns name where a value changed, and "" where it did not, for the audit trail.
func field[T comparable](name string, was, is T) string {
	if was == is {
		return ""
	}
	return name
}

// changed returns the names that are not empty.
func changed(names ...string) []string {
	var list []string
	for _, n := range names {
		if n != "" {
			list = append(list, n)
		}
	}
	return list
}
