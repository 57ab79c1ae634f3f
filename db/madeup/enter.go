package madeup

import (
	"fmt"

	"cp-pathway/db"
	"cp-pathway/pathway"
)

// enter enters the family: who is in it, where they live, what they may know, who works with them.
func (f *family) enter() error {
	by := f.clerk()
	c := pathway.Case{Name: f.name, Pathway: f.version(), Restricted: f.restricted, LLNumber: f.number}
	if f.team > 0 {
		c.TeamID = f.office.teams[f.team-1]
		c.TeamManager = f.office.people[f.managerName()]
	}
	c.SocialWorker = f.office.people[f.worker]
	members, keys := f.members()
	var err error
	if f.id, err = f.data.EnterFamily(f.ctx, by, c, members); err != nil {
		return err
	}
	for i, key := range keys {
		f.people[key] = members[i].Person.ID
	}
	if err := f.enterHomes(by); err != nil {
		return fmt.Errorf("homes: %w", err)
	}
	if err := f.enterTies(by); err != nil {
		return fmt.Errorf("relations: %w", err)
	}
	for _, w := range f.words {
		if err := f.data.AddWord(f.ctx, by, f.id, pathway.ProtectedWord{Word: w.text, Owner: f.people[w.owner], Reason: w.why}); err != nil {
			return err
		}
	}
	return f.enterNetwork(by)
}

// members returns everybody as a form for a new family gives them, with their keys.
func (f *family) members() (list []db.NewMember, keys []string) {
	for i := range f.children {
		c := &f.children[i]
		kind := pathway.SubjectChild
		if c.other {
			kind = pathway.OtherChild
		}
		list = append(list, db.NewMember{Field: c.key, Member: pathway.Member{Person: c.Person, Kind: kind, School: c.school, Previous: c.previous}})
		keys = append(keys, c.key)
	}
	for i := range f.adults {
		a := &f.adults[i]
		if !a.own {
			list, keys = append(list, db.NewMember{Field: a.key, Member: a.member()}), append(keys, a.key)
		}
	}
	return list, keys
}

func (a *adult) member() pathway.Member {
	return pathway.Member{Person: a.Person, Kind: pathway.Adult, Contacts: a.contacts, Ways: a.ways, Note: a.note}
}

// enterHomes records who lives where. Those who live together share one record.
func (f *family) enterHomes(by db.Actor) error {
	for i := range f.adults {
		a := &f.adults[i]
		if a.own || a.home.State == "" {
			continue
		}
		residents := []int64{f.people[a.key]}
		for j := range f.adults {
			if f.adults[j].with == a.key {
				residents = append(residents, f.people[f.adults[j].key])
			}
		}
		for _, c := range f.children {
			if !c.Unborn && (c.with == a.key || c.with == "" && i == 0) {
				residents = append(residents, f.people[c.key])
			}
		}
		n := db.NewAddress{Address: a.home, People: residents, Post: true, Share: true}
		if !f.unsure && a.home.Usable() {
			n.Confirmed = "Read back on the phone by the social worker"
		}
		if _, err := f.data.AddAddress(f.ctx, by, f.id, n); err != nil {
			return err
		}
	}
	return f.enterOwn(by)
}

// enterOwn enters those whose home is a record of its own though it is the same place as another's, as somebody leaves it who
// does not look twice.
func (f *family) enterOwn(by db.Actor) error {
	for i := range f.adults {
		a := &f.adults[i]
		if !a.own {
			continue
		}
		m := a.member()
		m.Homes = []pathway.Residence{{Address: a.home, Post: true}}
		person, err := f.data.AddPerson(f.ctx, by, f.id, m)
		if err != nil {
			return err
		}
		f.people[a.key] = person
		whole, err := f.data.Family(f.ctx, by, f.id)
		if err != nil {
			return err
		}
		entered, err := whole.Member(person)
		if err != nil {
			return err
		}
		if err := f.data.ConfirmAddress(f.ctx, by, f.id, entered.Homes[0].Address.ID, "Read back on the phone by the social worker"); err != nil {
			return err
		}
	}
	return nil
}

// enterTies records what each adult is to each child, and what they may know.
func (f *family) enterTies(by db.Actor) error {
	for i := range f.adults {
		a := &f.adults[i]
		var list []pathway.Relation
		for _, c := range f.children {
			r := pathway.Relation{Child: f.people[c.key], Relation: "None", PR: "no", MayKnow: "no"}
			for _, t := range a.ties {
				if holds(t.children, c.key) {
					r.Relation, r.PR, r.MayKnow, r.MayKnowWhy = t.relation, t.pr, t.may, t.why
				}
			}
			list = append(list, r)
		}
		if len(a.ties) == 0 {
			continue
		}
		if err := f.data.SaveRelations(f.ctx, by, f.id, f.people[a.key], list, !f.unsure, 1); err != nil {
			return err
		}
	}
	return nil
}

// enterNetwork records who works with the family: its social worker first.
func (f *family) enterNetwork(by db.Actor) error {
	for _, p := range f.parts() {
		id := f.office.people[p.who]
		if id == 0 {
			return fmt.Errorf("%s is not in the directory", p.who)
		}
		n := pathway.NetworkMember{Professional: pathway.Professional{ID: id}, Role: p.role, DirectContact: !p.away, ProtectedPlace: p.place}
		for _, c := range f.children {
			if holds(p.children, c.key) {
				n.Children = append(n.Children, f.people[c.key])
			}
		}
		member, err := f.data.AddColleague(f.ctx, by, f.id, db.NewColleague{Member: n, Confirm: !f.unsure})
		if err != nil {
			return fmt.Errorf("%s: %w", p.who, err)
		}
		f.colleagues[p.who] = member
		if p.permission != "" {
			if err := f.data.PermitAddress(f.ctx, f.office.manager, f.id, member, p.permission, 1); err != nil {
				return err
			}
		}
	}
	return nil
}

// parts returns the network with the social worker and their manager.
func (f *family) parts() []part {
	if f.worker == "" {
		return f.network
	}
	return append([]part{
		{who: f.worker, role: "Social worker", kind: "social worker", report: true, attends: "in-person"},
		{who: f.managerName(), role: "Team manager", kind: "manager", away: true, purpose: pathway.ToBeTold},
	}, f.network...)
}
