package pathway

import "slices"

// Unread tells whether the note is a significant event that no chair has read yet.
func (n Note) Unread() bool {
	return n.Kind == SignificantEvent && n.StruckAt.IsZero() && n.ReadAt.IsZero()
}

// UnreadEvents returns the significant events among some notes that no chair has read yet, in their order.
func UnreadEvents(list []Note) []Note {
	return slices.DeleteFunc(slices.Clone(list), func(n Note) bool { return !n.Unread() })
}

// CheckRead returns nil, or why a note cannot be marked as read by the chair.
func (n Note) CheckRead() error {
	switch {
	case n.Kind != SignificantEvent:
		return Refused("Only a significant event is marked as read.")
	case !n.StruckAt.IsZero():
		return Conflict("This was entered in error, so there is nothing to read.")
	case !n.ReadAt.IsZero():
		return Conflict(n.ReadName + " has read this already.")
	}
	return nil
}

// EventsInWords says how many significant events were recorded and how many of them no chair has read: "" where there is none.
func EventsInWords(list []Note) string {
	all, unread := 0, 0
	for _, n := range list {
		if n.Kind == SignificantEvent && n.StruckAt.IsZero() {
			all++
			if n.Unread() {
				unread++
			}
		}
	}
	switch {
	case all == 0:
		return ""
	case unread == 0:
		return plural(all, "event") + " recorded, all read by a chair"
	}
	return plural(all, "event") + " recorded, " + plural(unread, "event") + " not read by a chair yet"
}
