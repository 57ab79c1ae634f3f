package db

import (
	"context"

	"cp-pathway/pathway"
)

// AuthorityPerson is who is written to at another local authority: somebody of the directory, or who comes into it with their authority.
type AuthorityPerson struct {
	ID                               int64 // of the directory; 0: as typed
	Authority, Name, JobTitle, Email string
}

// AskAuthority keeps to whom at the other authority it is written about plans that move there. They come into the family's network, and what
// they may know is confirmed before anything goes. The error's fields are authority_person, new_authority, new_name, new_job_title, new_email.
func (db *DB) AskAuthority(ctx context.Context, by Actor, number, row int64, version int, who AuthorityPerson) error {
	return db.onEnding(ctx, by, number, row, version, func(tx *Tx, e pathway.Ending) (Entry, error) {
		if e.State != pathway.EndingWaits || e.Ground != pathway.EndMoved {
			return Entry{}, pathway.Refused("No transfer to another authority is under way here.")
		}
		p, err := tx.authorityPerson(who)
		if err != nil {
			return Entry{}, err
		}
		r, err := tx.record(number, e.Conference)
		if err != nil {
			return Entry{}, err
		}
		var children []int64
		for _, c := range e.Children {
			children = append(children, c.Child)
		}
		if err := tx.writeToAuthority(r, p, children); err != nil {
			return Entry{}, err
		}
		if e.Asked != p.ID && e.ByLetter { // the letter went to somebody else
			e, _ = e.NoticeWent(pathway.Date{}, nil)
		}
		e.Asked, e.Authority = p.ID, p.AgencyName
		return Entry{What: "Chose to whom at another authority it is written"}, tx.saveEnding(e)
	})
}

// authorityPerson returns the professional of another authority who was chosen, or who comes into the directory.
func (tx *Tx) authorityPerson(who AuthorityPerson) (pathway.Professional, error) {
	if who.ID != 0 {
		p, err := tx.professional(who.ID)
		if err == nil {
			err = pathway.CheckOtherAuthority(p)
		}
		return p, err
	}
	n := NewColleague{Agency: pathway.Agency{Name: who.Authority, Kind: pathway.OtherAuthority}}
	n.Member.Professional = pathway.Professional{Name: who.Name, JobTitle: who.JobTitle, Email: who.Email}
	f := pathway.Fields{}
	if who.Authority+who.Name+who.JobTitle+who.Email == "" {
		f.Add("authority_person", "Choose who is written to, or enter somebody who is not in the directory yet")
		return pathway.Professional{}, f.Err()
	}
	if err := tx.enterColleague(&n); err != nil {
		fields := pathway.FieldsOf(err)
		if len(fields) == 0 {
			return pathway.Professional{}, err
		}
		for name, message := range fields {
			f.Add(map[string]string{"agency": "new_authority", "name": "new_name", "job_title": "new_job_title", "email": "new_email", "chosen": "authority_person"}[name], message)
		}
		return pathway.Professional{}, f.Err()
	}
	p, err := tx.professional(n.Member.Professional.ID)
	if err == nil && pathway.CheckOtherAuthority(p) != nil {
		f.Add("new_authority", "The directory has this as another kind of agency")
		err = f.Err()
	}
	return p, err
}

// writeToAuthority puts somebody of another authority among those who are written to with the letters of a conference. Of a family with a
// protected address nobody else is told that this authority has to do with it.
func (tx *Tx) writeToAuthority(r *pathway.Record, p pathway.Professional, children []int64) error {
	_, known := r.Colleague(p.ID)
	role := p.JobTitle
	if role == "" {
		role = "Another authority"
	}
	if _, err := tx.writeTo(r, p.ID, role); err != nil || known {
		return err
	}
	for _, child := range r.Conference.Children {
		moves := false
		for _, c := range children {
			moves = moves || c == child
		}
		if moves {
			continue
		}
		if err := tx.exec(`DELETE FROM network_child WHERE child = ?3 AND network = (SELECT id FROM network WHERE cases = ?1 AND professional = ?2)`, r.Case.ID, p.ID, child); err != nil {
			return err
		}
	}
	if !r.Sheltered(children) {
		return nil
	}
	return tx.exec(`UPDATE network SET protected_place = 1 WHERE cases = ?1 AND professional = ?2`, r.Case.ID, p.ID)
}

// transferSent records that the other authority was given notice by the letter that was sent, or no longer, because that came back.
func (tx *Tx) transferSent(number, conference, row int64) error {
	o := pathway.Occasion{Moment: pathway.AtTransfer, About: row}
	l, err := tx.letters(number, conference, o)
	if err != nil {
		return err
	}
	calendar, err := tx.calendar()
	if err != nil {
		return err
	}
	on := pathway.Date{}
	for _, x := range pathway.DueAt(l.Record, l.Documents, o) {
		if x.Reached != nil {
			on = pathway.DateOf(x.Reached.SentAt().In(tx.zone))
		}
	}
	e, changed := l.Record.Ending.NoticeWent(on, calendar)
	if !changed {
		return nil
	}
	if err := tx.saveEnding(e); err != nil {
		return err
	}
	if err := tx.endEndingTasks(row, "Closed by itself: the letter to the other authority has gone, or came back."); err != nil {
		return err
	}
	return tx.endingTask(e)
}

// RemindAuthority records that the other authority was reminded, and when it is asked again. The error's fields are those of
// [pathway.Ending.Remind].
func (db *DB) RemindAuthority(ctx context.Context, by Actor, number, row int64, version int, on, again pathway.Date) error {
	return db.onEnding(ctx, by, number, row, version, func(tx *Tx, e pathway.Ending) (Entry, error) {
		e, err := e.Remind(on, again, tx.Today())
		if err != nil {
			return Entry{}, err
		}
		if err := tx.saveEnding(e); err != nil {
			return Entry{}, err
		}
		if err := tx.endEndingTasks(row, "Closed by itself: the other authority was reminded."); err != nil {
			return Entry{}, err
		}
		return Entry{What: "Recorded that another authority was reminded"}, tx.endingTask(e)
	})
}
