package pathway

import "strconv"

// GroupAbsence is that nothing came of a member of a core group: neither they nor a deputy nor word of why.
type GroupAbsence struct {
	CoreGroup int64
	Number    int
	On        Date
	Attendee  int64
}

// Absences returns who was absent from those of some core groups that were held, in their order.
func Absences(groups []CoreGroup) []GroupAbsence {
	var list []GroupAbsence
	for i := range groups {
		g := &groups[i]
		if g.State != CoreGroupHeld {
			continue
		}
		for _, m := range g.Members {
			if m.Absent() {
				list = append(list, GroupAbsence{g.ID, g.Number, g.HeldAt.Date(), m.Attendee})
			}
		}
	}
	return list
}

// FamilyChair returns the account of the chair who is allocated to the family, or else of the conference; 0: nobody is.
func (r *Record) FamilyChair() int64 {
	if r.Case.Chair != 0 {
		return r.Case.Chair
	}
	return r.Conference.Chair.Account
}

// ReadTask is what tells the family's chair of the record of a core group that was held; any chair, where it has none.
func (r *Record) ReadTask(g *CoreGroup) Task {
	t := Task{Case: r.Case.ID, Conference: g.Conference, About: g.ID, Kind: TaskReadCoreGroup, Role: Chair, Account: r.FamilyChair(), Title: "Read the record of core group " + strconv.Itoa(g.Number)}
	t.Text = "Core group " + strconv.Itoa(g.Number) + " was held on " + g.HeldAt.Date().Format() + ": " + g.Attendance() + "."
	absent := Absences([]CoreGroup{*g})
	if len(absent) == 0 {
		return t
	}
	t.Title += ": " + plural(len(absent), "member") + " stayed away without word"
	for _, x := range absent {
		a, _ := r.Attendee(x.Attendee)
		name, _ := r.NameOf(a)
		t.Text += "\n" + name + " was absent, and nothing came of them."
	}
	return t
}
