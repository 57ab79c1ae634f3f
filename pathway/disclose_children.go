package pathway

import "slices"

// detail says how much of a person a document tells.
type detail int

const (
	plain       detail = iota // name and age, for the family
	identifying               // registered name, date of birth, sex, for agencies and decisions
	forPolice                 // other names and addresses besides
)

// children fills in the conference's children that the recipient may know about, and notes the others.
func (d *disclosure) children(much detail) {
	known := d.known()
	schools := d.kind == AgencyInvitation && !slices.ContainsFunc(known, func(c int64) bool { return d.shelter.people[c] })
	for _, child := range known {
		m, _ := d.record.Member(child)
		c := d.child(m, much)
		if schools {
			c.School = m.School
		} else if d.kind == AgencyInvitation && m.School != "" {
			d.withhold("Where "+m.Person.Name()+" goes to school", "It could tell where a protected child lives")
		}
		d.facts.Children = append(d.facts.Children, c)
	}
	for _, child := range d.record.Conference.Children {
		if m, ok := d.record.Member(child); ok && !d.mayKnow(child) {
			d.withhold(d.staffName(m), d.whyUnknown(m))
		}
	}
	from := d.record.Office.AdvocateAge
	d.facts.Advocate = slices.ContainsFunc(d.facts.Children, func(c ChildFacts) bool { return c.Age >= from })
}

// child is one child as the recipient may know them.
func (d *disclosure) child(m Member, much detail) ChildFacts {
	p := m.Person
	if p.NumberedBaby() && !d.knowsTwinOf(p) {
		p.KnownAs = "" // a second one would tell of a first
	}
	c := ChildFacts{ID: p.ID, Name: p.Name(), Unborn: p.Unborn, Age: -1}
	if age, ok := p.Age(d.opt.Date); ok {
		c.Age = age
	}
	if x, ok := d.record.Relation(d.member.Person.ID, p.ID); ok {
		c.Relation = x.Relation
	}
	if p.Unborn {
		c.Expected = p.Expected
	}
	if much >= identifying {
		c.Legal, c.Born, c.Sex = p.LegalName(), p.Born, p.Sex
		c.Address = d.addressOf(m)
	}
	if much == forPolice {
		c.Aliases = d.aliases(p)
	}
	return c
}

// knowsTwinOf tells whether the recipient may know about another unborn child who is told from this one by a number.
func (d *disclosure) knowsTwinOf(p Person) bool {
	return slices.ContainsFunc(d.record.Members, func(m Member) bool {
		return m.Person.ID != p.ID && m.Person.NumberedBaby() && m.Person.LastName == p.LastName && d.mayKnow(m.Person.ID)
	})
}

// household fills in the other children and the adults of the family, for agencies and the police: children that the
// recipient may know about, and adults with a relation to a child that they may know about. Hidden people and people who
// have died are left out.
func (d *disclosure) household(much detail) {
	var known []int64 // subjects and others
	for _, m := range d.record.Members {
		if d.mayKnow(m.Person.ID) {
			known = append(known, m.Person.ID)
		}
	}
	for _, m := range d.record.Members {
		p := m.Person
		if slices.Contains(d.record.Conference.Children, p.ID) {
			continue
		}
		f := PersonFacts{Name: p.Name(), Legal: p.LegalName(), Born: p.Born, Child: m.Kind != Adult}
		switch {
		case f.Child && p.Hidden, f.Child && !slices.Contains(known, p.ID):
			d.withhold(d.staffName(m), d.whyUnknown(m))
			continue
		case !f.Child:
			f.Role = d.record.relationTo(p.ID, known)
			if f.Role == "" || past(m.EndedOn, d.record.Now.Date()) || !p.Died.IsZero() {
				continue // has nothing to do with the children of this letter
			}
			if p.Hidden {
				continue // hide notes it
			}
			f.PR = d.responsible(p.ID, known)
		}
		f.Address = d.addressOf(m)
		if much == forPolice {
			f.Aliases = d.aliases(p)
		}
		d.facts.Household = append(d.facts.Household, f)
	}
}

// responsible returns the names of the children for whom an adult has confirmed parental responsibility. Nobody has it for a
// child who is not born yet.
func (d *disclosure) responsible(adult int64, children []int64) []string {
	var names []string
	for _, child := range children {
		m, _ := d.record.Member(child)
		if x, ok := d.record.Relation(adult, child); ok && x.PR == "yes" && x.Confirmed != "" && !m.Person.Unborn {
			names = append(names, m.Person.Name())
		}
	}
	return names
}

// aliases returns a person's other names for the police. A former name is among them only where it may be printed.
func (d *disclosure) aliases(p Person) string {
	switch {
	case p.FormerName == "":
	case !p.FormerPrinted:
		d.withhold("A former name of "+p.Name(), "It is marked not to be printed")
	case p.Aliases == "":
		return p.FormerName
	default:
		return p.Aliases + ", " + p.FormerName
	}
	return p.Aliases
}

// addressOf returns the lines of a person's address where this document tells it: a request to the police has the
// addresses that are not protected, and all with a permission; the lead social worker's invitation, and the request to
// another authority to which the children have moved, have them with a permission only, so that no gap in them tells anything;
// no other document has any.
func (d *disclosure) addressOf(m Member) []string {
	if d.kind != PoliceRequest && (!d.mayAddress() || !d.permitted()) {
		return nil
	}
	if d.shelter.people[m.Person.ID] && !d.permitted() {
		return nil
	}
	home, _ := m.Home()
	if !home.Address.Usable() || home.Unchecked() {
		return nil
	}
	return home.Address.Lines()
}

// mayAddress tells whether a kind has addresses of the family in it for who has leave to be given them.
func (d *disclosure) mayAddress() bool {
	return d.kind == PoliceRequest || d.kind == AgencyInvitation || d.kind == TransferRequest
}

// staffName names somebody who is withheld, on the page on which staff check.
func (d *disclosure) staffName(m Member) string {
	if m.Person.Hidden {
		return "A person whose existence is not told"
	}
	return m.Person.Name()
}

// whyUnknown says why the recipient is not told of a child.
func (d *disclosure) whyUnknown(m Member) string {
	x, recorded := d.record.Relation(d.member.Person.ID, m.Person.ID)
	switch {
	case !m.Person.Died.IsZero() && m.Person.Unborn:
		return "The baby was lost: nothing more is made"
	case !m.Person.Died.IsZero():
		return "The child has died: nothing more is made"
	case m.Person.Hidden:
		return "This is told to nobody without a right to know"
	case past(m.EndedOn, d.record.Now.Date()):
		return "The child is no longer part of this family"
	case d.professional() && slices.Contains(d.linked(), m.Person.ID):
		return "It is not confirmed which children " + d.name() + " may know about"
	case d.professional():
		return d.name() + " is not linked to this child"
	case !recorded || x.MayKnow == "":
		return "It is not recorded that " + d.name() + " may know of this child"
	case x.MayKnow == "yes":
		return "It is not confirmed that " + d.name() + " may know of this child"
	}
	return d.name() + " may not know of this child"
}

// hide notes what is kept safe in the record and is not in this document: the addresses of others, and what the recipient
// may not be told exists.
func (d *disclosure) hide() {
	for _, m := range d.record.Members {
		p := m.Person
		if p.ID == d.member.Person.ID {
			continue
		}
		if p.Hidden && !d.mayKnow(p.ID) {
			d.withhold(d.staffName(m), "This is told to nobody without a right to know")
			continue
		}
		for _, h := range m.Homes {
			if !d.shelter.holds(h.Address) || d.record.owns(d.member.Person.ID, h.Address) {
				continue
			}
			if d.permitted() && d.mayAddress() {
				continue
			}
			d.withhold(p.Name()+"’s address", "It is used on their own letter and nowhere else")
		}
	}
	for _, n := range d.record.Network {
		if !d.mayPlace(n) {
			d.withhold(n.Professional.Name, "That they work with the family gives a place away")
		}
	}
	for _, o := range d.keptQuiet() {
		d.withhold(o.name(), "They are not named to "+d.name())
	}
}
