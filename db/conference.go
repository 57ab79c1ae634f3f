package db

import "cp-pathway/pathway"

const conferenceColumns = `k.id, k.cases, k.kind, k.state, k.meeting, k.starts_at, k.minutes,
	k.venue, coalesce(v.name, ''), coalesce(v.line1, ''), coalesce(v.line2, ''), coalesce(v.line3, ''), coalesce(v.town, ''), coalesce(v.postcode, ''),
	coalesce(v.phone, ''), coalesce(v.how_to_find, ''), coalesce(v.access, ''), k.room, coalesce(o.name, ''), k.link,
	k.chair, coalesce(h.name, ''), coalesce(h.title, ''), coalesce(h.phone, ''), coalesce(h.email, ''),
	k.minute_taker, coalesce(i.name, ''), coalesce(i.title, ''), coalesce(i.phone, ''), coalesce(i.email, ''),
	k.interpreter, k.interpreter_language, k.interpreter_service, k.interpreter_accredited, k.late_reason, k.late_agreed, k.began_at, k.ended_at, k.exceptional_why, coalesce(x.name, ''), k.closed_why, k.replaced_by, k.goes_on, k.police, k.version`

const conferenceTables = `conference k
	LEFT JOIN venue v ON v.id = k.venue
	LEFT JOIN room o ON o.id = k.room
	LEFT JOIN account h ON h.id = k.chair
	LEFT JOIN account i ON i.id = k.minute_taker
	LEFT JOIN account x ON x.id = k.exceptional_by`

func scanConference(scan Scan, more ...any) (k pathway.Conference, err error) {
	a := &k.Venue.Address
	a.Kind, a.State = pathway.WorkAddress, pathway.AddressNormal
	return k, scan(append([]any{&k.ID, &k.Case, &k.Kind, &k.State, ref{&k.Meeting}, &k.StartsAt, &k.Minutes,
		ref{&k.Venue.ID}, &k.Venue.Name, &a.Line1, &a.Line2, &a.Line3, &a.Town, &a.Postcode,
		&k.Venue.Phone, &k.Venue.HowToFind, &k.Venue.Access, ref{&k.RoomID}, &k.Room, &k.Link,
		ref{&k.Chair.Account}, &k.Chair.Name, &k.Chair.Title, &k.Chair.Phone, &k.Chair.Email,
		ref{&k.MinuteTaker.Account}, &k.MinuteTaker.Name, &k.MinuteTaker.Title, &k.MinuteTaker.Phone, &k.MinuteTaker.Email,
		&k.Interpreter.Name, &k.Interpreter.Language, &k.Interpreter.Service, &k.Interpreter.Accredited, &k.LateReason, &k.LateAgreed, &k.BeganAt, &k.EndedAt, &k.ExceptionalWhy, &k.ExceptionalBy, &k.ClosedWhy, ref{&k.ReplacedBy}, ref{&k.GoesOn}, &k.Police, &k.Version}, more...)...)
}

// conference returns a conference of a case with its children. One of another case is not there.
func (tx *Tx) conference(number, conference int64) (pathway.Conference, error) {
	list, err := tx.conferencesWhere(`k.cases = ? AND k.id = ?`, number, conference)
	if err == nil && len(list) == 0 {
		err = pathway.NotFound("This conference")
	}
	if err != nil {
		return pathway.Conference{}, err
	}
	return list[0], nil
}

// conferences returns every conference of a case, the latest first.
func (tx *Tx) conferences(number int64) ([]pathway.Conference, error) {
	return tx.conferencesWhere(`k.cases = ?`, number)
}

// conferencesWhere returns the conferences for which a condition on k holds, the latest first.
func (tx *Tx) conferencesWhere(where string, args ...any) ([]pathway.Conference, error) {
	list, err := all(tx, func(scan Scan) (pathway.Conference, error) { return scanConference(scan) },
		`SELECT `+conferenceColumns+` FROM `+conferenceTables+` WHERE `+where+` ORDER BY k.starts_at DESC, k.id DESC`, args...)
	if err != nil {
		return nil, err
	}
	at := map[int64]*pathway.Conference{}
	for i := range list {
		at[list[i].ID] = &list[i]
	}
	_, err = all(tx, func(scan Scan) (none struct{}, err error) {
		var conference, child int64
		if err = scan(&conference, &child); err == nil {
			at[conference].Children = append(at[conference].Children, child)
		}
		return none, err
	}, `SELECT k.id, cc.child
		  FROM conference k
		  JOIN conference_child cc ON cc.conference = k.id
		  LEFT JOIN case_person cp ON cp.cases = k.cases AND cp.person = cc.child
		 WHERE `+where+`
		 ORDER BY cp.position, cc.child`, args...)
	return list, err
}
