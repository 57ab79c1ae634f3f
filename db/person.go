package db

import (
	"context"
	"fmt"

	"cp-pathway/pathway"
)

// AddPerson enters a new person into a family and returns their id. The error's fields are those of pathway.Member.
func (db *DB) AddPerson(ctx context.Context, by Actor, number int64, m pathway.Member) (int64, error) {
	ids, err := db.AddPeople(ctx, by, number, []pathway.Member{m})
	if err != nil {
		return 0, err
	}
	return ids[0], nil
}

// AddPeople enters several people at once, such as unborn twins, and returns their ids.
func (db *DB) AddPeople(ctx context.Context, by Actor, number int64, people []pathway.Member) ([]int64, error) {
	ids := make([]int64, len(people))
	err := db.Write(ctx, by, func(tx *Tx) (err error) {
		if _, err := tx.caseFor(number); err != nil {
			return err
		}
		for i, m := range people {
			m.Person = m.Person.Tidy()
			if err := m.Validate(tx.Today()); err != nil {
				return err
			}
			m.Person.ID = 0
			if ids[i], err = tx.addMember(number, m); err != nil {
				return err
			}
		}
		return nil
	})
	return ids, err
}

// UsePerson makes somebody who is already entered part of a family. The error's code is not-found where the one who asks
// may open no family of theirs, and conflict where they are part of it already.
func (db *DB) UsePerson(ctx context.Context, by Actor, number, person int64, kind pathway.PersonKind) error {
	return db.Write(ctx, by, func(tx *Tx) error {
		if _, err := tx.caseFor(number); err != nil {
			return err
		}
		p, err := tx.personFor(person)
		if err != nil {
			return err
		}
		m := pathway.Member{Person: p, Kind: kind}
		if err := m.Validate(tx.Today()); err != nil {
			return err
		}
		ended, err := value[int](tx, `SELECT coalesce((SELECT CASE ended_on WHEN '' THEN 1 ELSE 2 END FROM case_person WHERE cases = ? AND person = ?), 0)`, number, person)
		switch {
		case err != nil:
			return err
		case ended == 1:
			return pathway.Conflict("This person is already part of the family.")
		case ended == 2:
			if err := tx.exec(`UPDATE case_person SET kind = ?, ended_on = '', end_reason = '', version = version + 1 WHERE cases = ? AND person = ?`, kind, number, person); err != nil {
				return err
			}
			if err := tx.factsChanged(number); err != nil {
				return err
			}
			return tx.audit(Entry{What: "Made somebody part of the family again", Case: number, Subject: "person", ID: person})
		}
		_, err = tx.addMember(number, m)
		return err
	})
}

func (tx *Tx) addMember(number int64, m pathway.Member) (int64, error) {
	position, err := tx.nextPosition(number)
	if err != nil {
		return 0, err
	}
	person, err := tx.insertMember(number, m, position)
	if err != nil {
		return 0, err
	}
	if err := tx.factsChanged(number); err != nil {
		return 0, err
	}
	what := map[pathway.PersonKind]string{
		pathway.SubjectChild: "Added a child", pathway.OtherChild: "Added another child of the household", pathway.Adult: "Added an adult",
	}[m.Kind]
	return person, tx.audit(Entry{What: what, Case: number, Subject: "person", ID: person})
}

// personFor returns somebody who is part of a family that the one who writes may open. The error's code is not-found.
func (tx *Tx) personFor(person int64) (p pathway.Person, err error) {
	seen, args := openCases(tx.By)
	return p, tx.one("This person", `SELECT `+personColumns+` FROM person p
		 WHERE p.id = ? AND EXISTS (SELECT 1 FROM case_person cp JOIN cases c ON c.id = cp.cases WHERE cp.person = p.id AND `+seen+`)`,
		append([]any{person}, args...), personFields(&p)...)
}

// memberFor returns a member of a case that the one who writes may open.
func (tx *Tx) memberFor(number, person int64) (pathway.Member, error) {
	if _, err := tx.caseFor(number); err != nil {
		return pathway.Member{}, err
	}
	return tx.member(number, person)
}

// SavePerson changes who somebody is and what they are in the family: names, dates, language, needs, school, the note for
// staff. A birth and a death have their own ways: they keep what was. The error's code is conflict where either version is stale.
func (db *DB) SavePerson(ctx context.Context, by Actor, number int64, m pathway.Member) error {
	return db.Write(ctx, by, func(tx *Tx) error {
		f, err := tx.familyFor(number)
		if err != nil {
			return err
		}
		was, err := f.Member(m.Person.ID)
		if err != nil {
			return err
		}
		m.Note = f.KeepCovered(was.Note, m.Note)
		m.Person.Unborn, m.Person.Died = was.Person.Unborn, was.Person.Died
		m.Person = m.Person.Tidy()
		if m.SchoolHidden { // as it came from a screen: there is one, and it stays
			m.School = was.School
		}
		if err := m.Validate(tx.Today()); err != nil {
			return err
		}
		fields := append(personChanges(was.Person, m.Person),
			changed(field("part in the family", was.Kind, m.Kind), field("school", was.School, m.School), field("staff note", was.Note, m.Note))...)
		if err := tx.savePerson(m.Person); err != nil {
			return err
		}
		if err := tx.update(`UPDATE case_person SET kind = ?, school = ?, note = ?, version = version + 1 WHERE cases = ? AND person = ? AND version = ?`,
			m.Kind, m.School, m.Note, number, m.Person.ID, m.Version); err != nil {
			return err
		}
		return tx.audit(Entry{What: "Changed a person’s details", Case: number, Subject: "person", ID: m.Person.ID, Fields: fields})
	})
}

func personChanges(was, is pathway.Person) []string {
	return changed(
		field("first name", was.FirstName, is.FirstName), field("last name", was.LastName, is.LastName), field("known as", was.KnownAs, is.KnownAs),
		field("former name", was.FormerName, is.FormerName), field("former name printed", was.FormerPrinted, is.FormerPrinted),
		field("aliases", was.Aliases, is.Aliases), field("title", was.Title, is.Title), field("pronouns", was.Pronouns, is.Pronouns),
		field("date of birth", was.Born, is.Born), field("expected date", was.Expected, is.Expected), field("sex", was.Sex, is.Sex),
		field("ethnicity", was.Ethnicity, is.Ethnicity), field("disabilities", was.Disabilities, is.Disabilities), field("language", was.Language, is.Language),
		field("Latin spelling", was.Latin, is.Latin), field("interpreter", was.Interpreter, is.Interpreter), field("large print", was.LargePrint, is.LargePrint), field("access needs", was.AccessNeeds, is.AccessNeeds),
		field("NHS number", was.NHSNumber, is.NHSNumber), field("child reference", was.ChildRef, is.ChildRef), field("hidden", was.Hidden, is.Hidden))
}

// Birth is what is known of a child once it is born.
type Birth struct {
	FirstName, LastName string
	Born                pathway.Date
	Sex                 string
	Version             int
}

// RecordBirth turns an unborn child into a born one. What was issued before does not change.
func (db *DB) RecordBirth(ctx context.Context, by Actor, number, child int64, b Birth) error {
	return db.Write(ctx, by, func(tx *Tx) error {
		m, err := tx.memberFor(number, child)
		if err != nil {
			return err
		}
		p := m.Person
		if !p.Unborn || !p.Died.IsZero() {
			return pathway.Refused("This child is not waiting to be born.")
		}
		p.Unborn, p.FirstName, p.LastName, p.Born, p.Sex, p.Version = false, b.FirstName, b.LastName, b.Born, b.Sex, b.Version
		if m.Person.NumberedBaby() { // told twins apart until they had names
			p.KnownAs = ""
		}
		p = p.Tidy()
		f := pathway.Fields{}
		if !b.Born.IsZero() && b.Born.Before(p.Expected.AddMonths(-6)) {
			f.Add("born", fmt.Sprintf("The child was expected on %s: a birth more than six months before cannot be right", p.Expected.Short()))
		}
		for name, message := range pathway.FieldsOf(p.Validate(m.Kind, tx.Today())) {
			f.Add(name, message)
		}
		if err := f.Err(); err != nil {
			return err
		}
		if err := tx.savePerson(p); err != nil {
			return err
		}
		return tx.audit(Entry{What: "Recorded a birth", Case: number, Subject: "person", ID: child,
			Fields: []string{"first name", "last name", "date of birth", "sex"}})
	})
}

// RecordDeath notes that somebody has died, or that a pregnancy was lost. Nothing more is made or sent for them.
func (db *DB) RecordDeath(ctx context.Context, by Actor, number, person int64, on pathway.Date, version int) error {
	return db.Write(ctx, by, func(tx *Tx) error {
		m, err := tx.memberFor(number, person)
		if err != nil {
			return err
		}
		f := pathway.Fields{}
		switch {
		case on.IsZero():
			f.Add("died", "Enter the date")
		case on.After(tx.Today()):
			f.Add("died", "The date is in the future")
		case on.Before(m.Person.Born):
			f.Add("died", "The date is before the date of birth")
		case m.Person.Unborn && on.Before(m.Person.Expected.AddMonths(-10)):
			f.Add("died", "The date is more than ten months before the expected date")
		}
		if err := f.Err(); err != nil {
			return err
		}
		if !m.Person.Died.IsZero() {
			return pathway.Conflict("This has been recorded already.")
		}
		m.Person.Died, m.Person.Version = on, version
		if err := tx.savePerson(m.Person); err != nil {
			return err
		}
		if err := tx.endWithDeath(number, person, on); err != nil {
			return err
		}
		if err := tx.leaveBooked(number, person, true); err != nil {
			return err
		}
		if err := tx.recordSendingNow(number); err != nil {
			return err
		}
		if err := tx.noChildLeft(number); err != nil {
			return err
		}
		what := "Recorded a death"
		if m.Person.Unborn {
			what = "Recorded the loss of an unborn child"
		}
		return tx.audit(Entry{What: what, Case: number, Subject: "person", ID: person, Fields: []string{"date of death"}})
	})
}

// WithdrawDeath takes back a death or a loss that was recorded in error.
func (db *DB) WithdrawDeath(ctx context.Context, by Actor, number, person int64, reason string, version int) error {
	return db.Write(ctx, by, func(tx *Tx) error {
		m, err := tx.memberFor(number, person)
		if err != nil {
			return err
		}
		if err := tx.needReason(number, reason); err != nil {
			return err
		}
		m.Person.Died, m.Person.Version = pathway.Date{}, version
		if err := tx.savePerson(m.Person); err != nil {
			return err
		}
		if err := tx.reopenAfterDeath(number, person, reason); err != nil {
			return err
		}
		if err := tx.childBack(number, person); err != nil {
			return err
		}
		if err := tx.recordSendingNow(number); err != nil {
			return err
		}
		if err := tx.childLeft(number); err != nil {
			return err
		}
		return tx.audit(Entry{What: "Took back a death that was recorded in error", Case: number, Subject: "person", ID: person,
			Fields: []string{"date of death"}, Reason: reason})
	})
}

// EndMember notes that somebody is no longer part of a family's case. They stay readable.
func (db *DB) EndMember(ctx context.Context, by Actor, number, person int64, reason string, version int) error {
	return db.Write(ctx, by, func(tx *Tx) error {
		if _, err := tx.memberFor(number, person); err != nil {
			return err
		}
		if err := tx.needReason(number, reason); err != nil {
			return err
		}
		if err := tx.update(`UPDATE case_person SET ended_on = ?, end_reason = ?, version = version + 1 WHERE cases = ? AND person = ? AND version = ? AND ended_on = ''`,
			tx.Today(), reason, number, person, version); err != nil {
			return err
		}
		if err := tx.knowledgeChanged(number); err != nil {
			return err
		}
		return tx.audit(Entry{What: "Took somebody out of the family", Case: number, Subject: "person", ID: person, Reason: reason})
	})
}

// needReason returns an error with the field reason where it is blank or too long.
func needReason(reason string) error {
	f := pathway.Fields{}
	f.Need("reason", reason, "Give the reason")
	f.AtMost("reason", reason, 300)
	return f.Err()
}

// needReason is needReason for what stands in the history of a family: a reason that holds a protected value of it is an
// error too.
func (tx *Tx) needReason(number int64, reason string) error {
	if err := needReason(reason); err != nil {
		return err
	}
	family, err := tx.family(number)
	if err != nil {
		return err
	}
	return family.CheckHistory("reason", reason)
}
