package db

import "cp-pathway/pathway"

// attendees returns the invitation list of a conference in its order, those who were taken off it too (Removed).
func (tx *Tx) attendees(conference int64) ([]pathway.Attendee, error) {
	return all(tx, func(scan Scan) (a pathway.Attendee, err error) {
		var v pathway.Venue
		p := &v.Address
		p.Kind, p.State = pathway.WorkAddress, pathway.AddressNormal
		err = scan(&a.ID, ref{&a.Person}, ref{&a.Professional}, &a.Role, &a.Purpose, &a.How, &a.StartsAt,
			ref{&v.ID}, &v.Name, &p.Line1, &p.Line2, &p.Line3, &p.Town, &p.Postcode, &v.Phone, &v.HowToFind, &v.Access, &a.Link,
			&a.Part, &a.Excluded, &a.Ground, &a.ExcludedWhy, &a.ExcludedBy, &a.ViewsHow, &a.ToldHow,
			&a.Copy, &a.CopyWhy, &a.Answer, &a.AnswerNote, &a.AnsweredAt,
			&a.Attended, &a.Arrived, &a.Left, &a.Deputy, &a.AttendedPart, &a.CoreGroup, &a.Removed, &a.Version)
		if v.ID != 0 {
			a.Venue = &v
		}
		return a, err
	}, `SELECT d.id, d.person, d.professional, d.role, d.purpose, d.how, d.starts_at,
		       d.venue, coalesce(v.name, ''), coalesce(v.line1, ''), coalesce(v.line2, ''), coalesce(v.line3, ''), coalesce(v.town, ''), coalesce(v.postcode, ''),
		       coalesce(v.phone, ''), coalesce(v.how_to_find, ''), coalesce(v.access, ''), d.link,
		       d.part, d.excluded, d.ground, d.excluded_why, coalesce(b.name, ''), d.views_how, d.told_how,
		       d.copy, d.copy_why, d.answer, d.answer_note, d.answered_at,
		       d.attended, d.arrived, d.left_at, d.deputy, d.attended_parts, d.core_group, d.removed_at <> '', d.version
		  FROM attendee d
		  LEFT JOIN venue v ON v.id = d.venue
		  LEFT JOIN account b ON b.id = d.excluded_by
		 WHERE d.conference = ?
		 ORDER BY d.position, d.id`, conference)
}
