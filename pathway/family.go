package pathway

import (
	"slices"
	"strconv"
	"strings"
)

// Family is all that is recorded of a family: the case and everybody in it.
type Family struct {
	Case      Case
	Members   []Member
	Relations []Relation
	Network   []NetworkMember
	Words     []ProtectedWord
}

// of returns the members of one kind who are part of the case now, in their order.
func (f *Family) of(kind PersonKind) []Member {
	var list []Member
	for _, m := range f.Members {
		if m.Kind == kind && m.EndedOn.IsZero() {
			list = append(list, m)
		}
	}
	return list
}

// Children returns the subject children, in their order.
func (f *Family) Children() []Member { return f.of(SubjectChild) }

// OtherChildren returns the children of the household who are not subject.
func (f *Family) OtherChildren() []Member { return f.of(OtherChild) }

// AllChildren returns the subject children and then the others.
func (f *Family) AllChildren() []Member { return append(f.Children(), f.OtherChildren()...) }

// Adults returns the adults.
func (f *Family) Adults() []Member { return f.of(Adult) }

// Past returns those who are no longer part of the case.
func (f *Family) Past() []Member {
	var list []Member
	for _, m := range f.Members {
		if !m.EndedOn.IsZero() {
			list = append(list, m)
		}
	}
	return list
}

// Colleagues returns the professionals who work with the family now.
func (f *Family) Colleagues() []NetworkMember {
	var list []NetworkMember
	for _, n := range f.Network {
		if n.EndedOn.IsZero() {
			list = append(list, n)
		}
	}
	return list
}

// Member returns the member with a person's id. The error's code is not-found.
func (f *Family) Member(person int64) (Member, error) {
	for _, m := range f.Members {
		if m.Person.ID == person {
			return m, nil
		}
	}
	return Member{}, NotFound("This person")
}

// Colleague returns the network member with an id. The error's code is not-found.
func (f *Family) Colleague(id int64) (NetworkMember, error) {
	for _, n := range f.Network {
		if n.ID == id {
			return n, nil
		}
	}
	return NetworkMember{}, NotFound("This professional")
}

// Relation returns what an adult is to a child. Where nothing is recorded it is unconfirmed and empty.
func (f *Family) Relation(adult, child int64) Relation {
	for _, r := range f.Relations {
		if r.Adult == adult && r.Child == child {
			return r
		}
	}
	return Relation{Adult: adult, Child: child}
}

// RelationsOf returns what an adult is to each child of the family, subject or not, recorded or not, in the children's order.
func (f *Family) RelationsOf(adult int64) []Relation {
	var list []Relation
	for _, c := range f.AllChildren() {
		list = append(list, f.Relation(adult, c.Person.ID))
	}
	return list
}

// Knows tells whether an adult may be told that a child is in the conference: yes was recorded, and confirmed.
func (r Relation) Knows() bool { return r.MayKnow == "yes" && r.Confirmed != "" }

// Answered tells whether relation, PR and may-know are all recorded, so that they can be confirmed.
func (r Relation) Answered() bool { return r.Relation != "" && r.PR != "" && r.MayKnow != "" }

// YesNo are the answers to a question that may be left open.
var YesNo = []Choice{{"yes", "Yes"}, {"no", "No"}}

// Validate returns nil, or the fields that are wrong: relation, pr, may_know, may_know_why.
func (r Relation) Validate() error {
	f := Fields{}
	if r.PR != "" && !Chosen(YesNo, r.PR) {
		f.Add("pr", "Choose yes or no")
	}
	if r.MayKnow != "" && !Chosen(YesNo, r.MayKnow) {
		f.Add("may_know", "Choose yes or no")
	}
	f.AtMost("relation", r.Relation, 60)
	if strings.ContainsFunc(r.Relation, notName) {
		f.Add("relation", "Use letters and spaces")
	}
	f.AtMost("may_know_why", r.MayKnowWhy, 300)
	return f.Err()
}

// Addresses returns each address of the family once, current ones first, in the order of the members who live there.
func (f *Family) Addresses() []FamilyAddress {
	var list []FamilyAddress
	at := map[int64]int{}
	for _, m := range f.Members {
		for _, r := range m.Homes {
			i, seen := at[r.Address.ID]
			if !seen {
				i = len(list)
				at[r.Address.ID] = i
				list = append(list, FamilyAddress{Address: r.Address})
			}
			x := Resident{Person: m.Person, Residence: r}
			if r.Until.IsZero() {
				list[i].Residents = append(list[i].Residents, x)
			} else {
				list[i].Past = append(list[i].Past, x)
			}
		}
	}
	slices.SortStableFunc(list, func(a, b FamilyAddress) int {
		switch {
		case len(a.Residents) > 0 && len(b.Residents) == 0:
			return -1
		case len(a.Residents) == 0 && len(b.Residents) > 0:
			return 1
		}
		return 0
	})
	return list
}

// FamilyAddress is an address with those of the family who live there, or did.
type FamilyAddress struct {
	Address   Address
	Residents []Resident
	Past      []Resident
}

// Resident is a person at an address.
type Resident struct {
	Person    Person
	Residence Residence
}

// Flag is something about a family that everybody who opens it must see.
type Flag struct {
	Kind  FlagKind
	Text  string
	Alarm bool
}

// FlagKind says what a flag is about.
type FlagKind string

// The kinds of flag.
const (
	FlagRestricted  FlagKind = "restricted"
	FlagRepeat      FlagKind = "repeat"
	FlagProtected   FlagKind = "protected"
	FlagInterpreter FlagKind = "interpreter"
	FlagVenueRisk   FlagKind = "venue-risk"
	FlagUnborn      FlagKind = "unborn"
)

// Flags returns what must be seen of a family, the gravest first.
func (f *Family) Flags() []Flag {
	var flags []Flag
	if f.Case.Restricted {
		flags = append(flags, Flag{FlagRestricted, "Restricted", true})
	}
	most := 0
	for _, c := range f.Children() {
		if n, _ := RepeatPlans(c.Previous); n > most {
			most = n
		}
	}
	if text, alarm := RepeatWords(most); text != "" {
		flags = append(flags, Flag{FlagRepeat, text, alarm})
	}
	if f.hasProtected() {
		flags = append(flags, Flag{FlagProtected, "Protected address", true})
	}
	if f.Case.VenueRisk != "" || f.Case.VenueFlag {
		flags = append(flags, Flag{FlagVenueRisk, "Risk at the venue", true})
	}
	var languages []string
	for _, m := range f.Members {
		if m.EndedOn.IsZero() && m.Person.Interpreter && !slices.Contains(languages, m.Person.Language) {
			languages = append(languages, m.Person.Language)
		}
	}
	if len(languages) > 0 {
		flags = append(flags, Flag{FlagInterpreter, "Interpreter: " + strings.Join(languages, ", "), false})
	}
	unborn := 0
	for _, c := range f.Children() {
		if c.Person.Unborn && c.Person.Died.IsZero() {
			unborn++
		}
	}
	switch {
	case unborn == 1:
		flags = append(flags, Flag{FlagUnborn, "Unborn child", false})
	case unborn > 1:
		flags = append(flags, Flag{FlagUnborn, strconv.Itoa(unborn) + " unborn children", false})
	}
	return flags
}

// hasProtected tells whether an address or a contact point of the family is protected, a former one too.
func (f *Family) hasProtected() bool {
	return slices.ContainsFunc(f.Members, func(m Member) bool {
		return slices.ContainsFunc(m.Homes, func(r Residence) bool { return r.Address.Protected() }) ||
			slices.ContainsFunc(m.Contacts, ContactPoint.Protected)
	})
}

// RepeatWords says what a plan would be after n earlier ones of this authority, and whether that is an alarm: "" for
// none, then "Second plan", "Third plan", and from the fourth on with its number.
func RepeatWords(n int) (string, bool) {
	switch n {
	case 0:
		return "", false
	case 1:
		return "Would be a second plan", false
	case 2:
		return "Would be a third plan", false
	}
	return "Would be plan number " + strconv.Itoa(n+1), true
}
