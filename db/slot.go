package db

import "cp-pathway/pathway"

// slots returns the conferences from one day to another, both included, in the order of their times, whatever became of
// them. Of a restricted family that the reader may not open they say nothing but who and what is taken up.
func (tx *Tx) slots(reader Actor, from, to pathway.Date) ([]pathway.Slot, error) {
	seen, args := openCases(reader)
	return all(tx, func(scan Scan) (s pathway.Slot, err error) {
		var open bool
		err = scan(&s.Conference, &s.Case, &s.Reference, &s.Family, &open, &s.Kind, &s.State, &s.StartsAt, &s.Minutes,
			ref{&s.Chair}, &s.ChairName, ref{&s.MinuteTaker}, &s.TakerName, ref{&s.Venue}, &s.VenueName, ref{&s.Room}, &s.RoomName,
			&s.Link, ref{&s.ReplacedBy}, &s.Moved, &s.ClosedWhy, &s.Interpreter)
		if !open {
			s.Case, s.Reference, s.Family, s.ClosedWhy, s.Interpreter = 0, "", "", "", ""
		}
		return s, err
	}, `SELECT k.id, c.id, c.reference, c.name, coalesce(`+seen+`, 0), k.kind, k.state, k.starts_at, k.minutes,
		       k.chair, coalesce(h.name, ''), k.minute_taker, coalesce(i.name, ''), k.venue, coalesce(v.name, ''), k.room, coalesce(o.name, ''),
		       k.link <> '', k.replaced_by, coalesce(n.starts_at, ''), k.closed_why, k.interpreter || k.interpreter_language || k.interpreter_service
		  FROM conference k
		  JOIN cases c ON c.id = k.cases
		  LEFT JOIN venue v ON v.id = k.venue
		  LEFT JOIN room o ON o.id = k.room
		  LEFT JOIN account h ON h.id = k.chair
		  LEFT JOIN account i ON i.id = k.minute_taker
		  LEFT JOIN conference n ON n.id = k.replaced_by
		 WHERE k.starts_at >= ? AND k.starts_at < ?
		 ORDER BY k.starts_at, k.id`, append(args, from.String(), to.AddDays(1).String())...)
}
