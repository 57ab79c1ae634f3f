package madeup

import "cp-pathway/pathway"

// somebody is an adult of the family.
func (x *invention) somebody(key, sex, last string, youngest int) adult {
	title, names := one(x.g, []string{"Ms", "Ms", "Mrs", "Miss"}), hers
	if sex == "M" {
		title, names = "Mr", his
	}
	a := x.grown(key, title, one(x.g, names), last, youngest+x.g.dice.IntN(14))
	a.Ethnicity = x.children[0].Ethnicity
	return a
}

// parents are the adults: a mother, most often a father, who may live elsewhere, and now and then a grandmother.
func (x *invention) parents() {
	last := x.last
	if x.g.chance(35) {
		last = one(x.g, surnames).name
	}
	oldest := x.oldest()
	mother := parent(x.somebody("mother", "F", last, oldest+19), "Mother", "")
	apart := x.g.chance(45)
	if hides := apart && x.g.chance(20); hides { // her address is confidential
		x.homes++
		mother.home, mother.ways = home(x.homes), safe("post", "phone")
		mother.home.State = pathway.AddressConfidential
		mother.contacts = []pathway.ContactPoint{{Kind: pathway.Phone, Value: mobile(x.homes + 400).Value, State: pathway.AddressConfidential}}
	} else {
		mother = x.living(mother)
	}
	if x.language != "" {
		mother.Language, mother.Interpreter = x.language, x.g.chance(60)
		if mother.Interpreter {
			x.interprets = interpreted(x.language)
		}
	}
	x.adults = []adult{mother}
	switch {
	case len(x.children) > 2 && apart && x.g.chance(50):
		x.twoFathers()
	case apart || x.g.chance(70):
		x.father(apart)
	}
	if x.g.chance(25) {
		grandmother := relative(x.living(x.somebody("grandmother", "F", last, oldest+42)), "Grandmother", "", "yes")
		grandmother.invited, grandmother.LargePrint = x.g.chance(50), x.g.chance(20)
		x.adults = append(x.adults, grandmother)
	}
}

// father is one father of all the children.
func (x *invention) father(apart bool) {
	father := parent(x.somebody("father", "M", x.last, x.oldest()+20), "Father", "")
	if !apart {
		father.with, father.contacts = "mother", []pathway.ContactPoint{mobile(x.homes + 700)}
		x.adults = append(x.adults, father)
		return
	}
	father = x.living(father)
	father.how, father.answer, father.attends = "video", "video", "video"
	if x.adults[0].home.State == pathway.AddressConfidential {
		father.copy, father.copyWhy = "part", "Nothing that tells where the mother and the children are."
		father.exclude = &pathway.Attendee{Excluded: "part", Part: "second part", Ground: "prejudice", ExcludedWhy: "The mother and the children must not meet him, and he must not hear where they are.",
			ViewsHow: "You speak to the meeting by video, in the part that is yours.", ToldHow: "The chair tells you at the end of your part, and a copy comes to you by post."}
	}
	x.adults = append(x.adults, father)
}

// twoFathers are the father of the first children and that of the last one. Each may know of his own only.
func (x *invention) twoFathers() {
	eldest, theirs := x.children[len(x.children)-1].key, ""
	for _, c := range x.children[:len(x.children)-1] {
		theirs += c.key + " "
	}
	for _, of := range []struct{ key, his, other string }{{"father one", eldest, theirs}, {"father two", theirs, eldest}} {
		father := parent(x.living(x.somebody(of.key, "M", one(x.g, surnames).name, x.oldest()+20)), "Father", of.his)
		father.ties = append(father.ties, tie{of.other, "None", "no", "no", "Not his children; he has not been told of them"})
		father.copy, father.copyWhy, father.how, father.attends, father.answer = "part", "He may know of his own children only.", "video", "video", "video"
		x.adults = append(x.adults, father)
	}
}

// oldest is the age of the oldest child, in years.
func (x *invention) oldest() int {
	c := x.children[len(x.children)-1]
	if c.Unborn {
		return 0
	}
	return x.today.DaysSince(c.Born) / 365
}

// helpers are who else works with a family where a thing is feared: the first of the scenario's list of each kind.
var helpers = map[string][]part{
	violence.concern:   {worker("Yasmin Darr", "Independent domestic violence adviser", "domestic-abuse")},
	injury.concern:     {health("Dr Marta Silva", "Paediatrician")},
	lowMood.concern:    {worker("Moira Tennant", "Community psychiatric nurse", "adult-health")},
	drink.concern:      {worker("Siobhan Rourke", "Recovery worker", "drug-alcohol")},
	neglect.concern:    {worker("Trevor Nkemelu", "Housing officer", "housing")},
	exploited.concern:  {worker("Kwame Boateng", "Exploitation worker", "youth-justice"), worker("Tom Ferris", "Advocate", "advocate")},
	unbornRisk.concern: {midwifeOf(), worker("Siobhan Rourke", "Recovery worker", "drug-alcohol")},
}

// colleagues are the social worker and who else works with the family: school and health by the children's ages, the police,
// and whom the scenario asks for.
func (x *invention) colleagues() {
	var workers []colleague
	for _, c := range theDirectory {
		if c.job == "Social worker" {
			workers = append(workers, c)
		}
	}
	lead := one(x.g, workers)
	x.worker, x.team = lead.name, lead.team
	schools := map[string]part{
		inkpots: school("Carys Bevan", "Nursery manager"), storybridge: school("Eve Thackray", "Safeguarding lead, school"),
		fabledon: school("Dominic Lacey", "Safeguarding lead, school"), quillfield: school("Nasreen Akhtar", "Safeguarding lead, academy"),
	}
	small := false
	for _, c := range x.children {
		small = small || c.school == "" || c.school == inkpots
		if p, ok := schools[c.school]; ok {
			delete(schools, c.school)
			x.network = append(x.network, p)
		}
	}
	if small {
		x.network = append(x.network, health(one(x.g, []string{"Hal Winstanley", "Comfort Addo", "Jean Trebilcock"}), "Health visitor"))
	} else {
		x.network = append(x.network, health(one(x.g, []string{"Noor Rahman", "Alison Crabtree"}), "School nurse"))
	}
	x.network = append(x.network, officer(one(x.g, []string{"DC Owen Priddy", "DS Farah Nadeem", "DC Mia Lund"})))
	x.network = append(x.network, helpers[x.scenario.concern]...)
	if x.g.chance(30) {
		x.network = append(x.network, doctor(one(x.g, []string{"Dr Anil Sethi", "Dr Clare Houlihan"})))
	}
}
