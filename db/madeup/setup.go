package madeup

import (
	"slices"

	"cp-pathway/db"
	"cp-pathway/pathway"
)

// office is the made-up office as it is in the data: who works there, and with whom.
type office struct {
	admin, manager db.Actor
	chairs, takers []db.Actor
	rooms          []place
	agencies       map[string]int64 // by name
	people         map[string]int64 // of the directory, by name
	teams          []int64
	days           *pathway.Calendar
	diary          diary
}

// place is where a conference can be.
type place struct{ venue, room int64 }

// setUp enters everything of theOffice. The accounts are there.
func (t *teller) setUp() error {
	by := t.office.manager
	o, err := t.data.Office(t.ctx)
	if err != nil {
		return err
	}
	whole := theOffice
	whole.Version = o.Version
	if err := t.data.SaveOffice(t.ctx, by, whole); err != nil {
		return err
	}
	for _, v := range theVenues {
		if _, err := t.data.SaveVenue(t.ctx, by, v); err != nil {
			return err
		}
	}
	for _, s := range theSignatories {
		if _, err := t.data.SaveSignatory(t.ctx, by, s); err != nil {
			return err
		}
	}
	for _, x := range theTeams {
		if _, err := t.data.SaveTeam(t.ctx, by, x); err != nil {
			return err
		}
	}
	for _, a := range theAgencies {
		if _, err := t.data.SaveAgency(t.ctx, by, a); err != nil {
			return err
		}
	}
	if err := t.look(); err != nil {
		return err
	}
	for i, c := range theDirectory {
		team := int64(0)
		if c.team > 0 {
			team = t.office.teams[c.team-1]
		}
		id, err := t.data.SaveProfessional(t.ctx, by, professional(i, t.office.agencies[c.agency], team))
		if err != nil {
			return err
		}
		t.office.people[c.name] = id
	}
	return t.data.FinishSetUp(t.ctx, by)
}

// look finds the office in the data: accounts, venues, teams, agencies, directory, and the days on which it is closed.
func (t *teller) look() error {
	o := &office{agencies: map[string]int64{}, people: map[string]int64{}, diary: diary{}}
	t.office = o
	accounts, err := t.data.Accounts(t.ctx)
	if err != nil {
		return err
	}
	for _, a := range accounts {
		who := db.Actor{ID: a.ID, Name: a.Name, Roles: a.Roles}
		switch {
		case a.Closed:
		case a.Holds(pathway.Admin) && o.admin.ID == 0:
			o.admin = who
		case a.Holds(pathway.ServiceManager) && o.manager.ID == 0:
			o.manager = who
		case a.Holds(pathway.Chair):
			o.chairs = append(o.chairs, who)
		case a.Holds(pathway.MinuteTaker):
			o.takers = append(o.takers, who)
		}
	}
	venues, err := t.data.Venues(t.ctx)
	if err != nil {
		return err
	}
	for _, v := range venues {
		for _, r := range v.Rooms {
			o.rooms = append(o.rooms, place{v.ID, r.ID})
		}
	}
	teams, err := t.data.Teams(t.ctx)
	if err != nil {
		return err
	}
	for _, want := range theTeams {
		for _, x := range teams {
			if x.Name == want.Name {
				o.teams = append(o.teams, x.ID)
			}
		}
	}
	agencies, err := t.data.Agencies(t.ctx)
	if err != nil {
		return err
	}
	for _, a := range agencies {
		o.agencies[a.Name] = a.ID
	}
	people, err := t.data.Directory(t.ctx, "", 1000)
	if err != nil {
		return err
	}
	for _, p := range people {
		o.people[p.Name] = p.ID
	}
	o.days, err = t.data.Calendar(t.ctx)
	return err
}

// enter looks at the office, and refuses one that is not made up.
func (t *teller) enter() error {
	practice, err := t.data.MadeUp(t.ctx)
	if err != nil {
		return err
	}
	if !practice {
		return pathway.Refused("This folder holds an office’s own data. Nothing made up comes in there.")
	}
	if err := t.look(); err != nil {
		return err
	}
	o := t.office
	whole := o.admin.ID != 0 && o.manager.ID != 0 && len(o.chairs) > 0 && len(o.takers) > 0 && len(o.rooms) > 0 && len(o.teams) == len(theTeams)
	for _, c := range theDirectory {
		whole = whole && o.people[c.name] != 0
	}
	if !whole {
		return pathway.Refused("The practice office of this folder has been changed so much that the made-up families do not fit it. Use another folder.")
	}
	return nil
}

// rota makes the chairs duty chair by turns, a week each, over weeks before and after a day.
func (t *teller) rota(day pathway.Date, before, after int) error {
	monday := day.AddDays(-(int(day.Weekday()) + 6) % 7)
	for week := -before; week <= after; week++ {
		from := monday.AddDays(7 * week)
		n := len(t.office.chairs)
		if err := t.data.SetRota(t.ctx, t.office.manager, from, from.AddDays(4), t.office.chairs[((week%n)+n)%n].ID); err != nil {
			return err
		}
	}
	return nil
}

// duty returns who is duty chair on a day; on one that is nobody's, the first chair.
func (t *teller) duty(day pathway.Date) (db.Actor, error) {
	who, err := t.data.DutyChair(t.ctx, t.office.days.RollForward(day))
	if err != nil {
		return db.Actor{}, err
	}
	for _, c := range t.office.chairs {
		if c.ID == who.Account {
			return c, nil
		}
	}
	return t.office.chairs[0], nil
}

// Times at which conferences begin, in minutes after midnight; each is booked for two hours.
var begins = []int{9*60 + 30, 11*60 + 45, 14 * 60}

// diary is who and what is taken at a time.
type diary map[slot]bool

type slot struct {
	at   pathway.DateTime
	what string // "chair", "taker", "room"
	id   int64
}

func (d diary) free(at pathway.DateTime, what string, id int64) bool {
	for minutes := -119; minutes < 120; minutes++ {
		if d[slot{at.AddMinutes(minutes), what, id}] {
			return false
		}
	}
	return true
}

// seat is who and what a conference has.
type seat struct {
	at    pathway.DateTime
	chair db.Actor
	taker db.Actor // none where nobody is free
	place place    // the room is 0 where none is free
}

// open tells whether a chair is free at a time.
func (o *office) open(at pathway.DateTime) bool {
	return slices.ContainsFunc(o.chairs, func(c db.Actor) bool { return o.diary.free(at, "chair", c.ID) })
}

// take books a chair, a minute taker and a room at a time, chair first among the chairs; false where no chair is free.
func (o *office) take(at pathway.DateTime, first int) (seat, bool) {
	s := seat{at: at, place: place{venue: o.rooms[0].venue}}
	n := len(o.chairs)
	for i := range n {
		c := o.chairs[(first+i)%n]
		if o.diary.free(at, "chair", c.ID) {
			s.chair = c
			break
		}
	}
	if s.chair.ID == 0 {
		return s, false
	}
	for _, w := range o.takers {
		if o.diary.free(at, "taker", w.ID) {
			s.taker = w
			break
		}
	}
	for _, p := range o.rooms {
		if o.diary.free(at, "room", p.room) {
			s.place = p
			break
		}
	}
	for what, id := range map[string]int64{"chair": s.chair.ID, "taker": s.taker.ID, "room": s.place.room} {
		if id != 0 {
			o.diary[slot{at, what, id}] = true
		}
	}
	return s, true
}
