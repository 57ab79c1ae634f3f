package madeup

import (
	"cp-pathway/pathway"
)

// Short ways to say who somebody is. An age is given in months on the day of the demonstration.

// kid is a child of a sex and an age.
func (d *demo) kid(key, sex, first, last string, months int, school string) child {
	return child{key: key, school: school, Person: pathway.Person{FirstName: first, LastName: last, Sex: sex, Born: d.today.AddMonths(-months).AddDays(-9), Ethnicity: "WBRI"}}
}

// expected is an unborn child, expected in so many weeks.
func (d *demo) expected(key, last string, weeks int) child {
	return child{key: key, Person: pathway.Person{LastName: last, Unborn: true, Expected: d.today.AddDays(7 * weeks), Sex: "U", Ethnicity: "NOBT"},
		view: "Not born yet. The midwife described growth and movements as she would expect them.", how: "seen"}
}

// grown is an adult of an age in years.
func (d *demo) grown(key, title, first, last string, years int) adult {
	sex := "F"
	if title == "Mr" {
		sex = "M"
	}
	return adult{key: key, answer: "coming", Person: pathway.Person{Title: title, FirstName: first, LastName: last, Sex: sex, Born: d.today.AddMonths(-12 * years).AddDays(-40)}}
}

// living gives an adult the next home and phone numbers.
func (d *demo) living(a adult) adult {
	d.homes++
	a.home = home(d.homes)
	a.contacts = append(a.contacts, mobile(100+d.homes))
	a.ways = safe("post", "phone", "text")
	return a
}

// safe returns ways of contact that are safe.
func safe(ways ...string) []pathway.ContactWay {
	var list []pathway.ContactWay
	for _, w := range ways {
		list = append(list, pathway.ContactWay{Way: w, Safety: pathway.Safe})
	}
	return list
}

// parent makes an adult a parent of some of the children, with parental responsibility, who is invited.
func parent(a adult, relation, children string) adult {
	a.ties = []tie{{children: children, relation: relation, pr: "yes", may: "yes"}}
	a.invited = true
	return a
}

// relative makes an adult a relative without parental responsibility.
func relative(a adult, relation, children, may string) adult {
	a.ties = []tie{{children: children, relation: relation, pr: "no", may: may}}
	return a
}

// Who is often of the network.
func midwifeOf() part {
	return part{who: "Bernadette Kearney", role: "Midwife", kind: "midwife", report: true, attends: "in-person"}
}

func health(who, role string) part {
	return part{who: who, role: role, kind: "health", report: true, attends: "in-person"}
}

func school(who, role string) part {
	return part{who: who, role: role, kind: "education", report: true, attends: "in-person"}
}

func officer(who string) part {
	return part{who: who, role: "Police", kind: "police", report: true}
}

func doctor(who string) part {
	return part{who: who, role: "GP", kind: "gp", attends: "apologies"}
}

func worker(who, role, kind string) part {
	return part{who: who, role: role, kind: kind, report: true}
}
