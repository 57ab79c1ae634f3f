package madeup

import "cp-pathway/pathway"

// carter: five siblings of two fathers, each of whom may know of his own children only. The mother and the children have
// moved to the grandmother's, and that is confidential; the grandmother's own record has the same address. One of the children
// is called May, as the month and the verb are. Preparation goes on.
func (d *demo) carter() plot {
	hers := at("9 Riddle Rise", "Much Imagining", "ZZ71 4BD")
	hers.State = pathway.AddressConfidential
	mother := parent(d.grown("mother", "Ms", "Leanne", "Carter", 36), "Mother", "")
	mother.home, mother.contacts, mother.ways = hers, []pathway.ContactPoint{{Kind: pathway.Phone, Value: "07700 900460", State: pathway.AddressConfidential}}, safe("post", "phone")
	mother.copy = "full"
	first := parent(d.living(d.grown("father one", "Mr", "Gavin", "Marlow", 39)), "Father", "amelia jack may")
	first.ties = append(first.ties, tie{"oscar ivy", "None", "no", "no", "Not his children; he has not been told of them"})
	first.copy, first.copyWhy = "part", "He may know of his own children only."
	second := parent(d.living(d.grown("father two", "Mr", "Rhys", "Penhale", 33)), "Father", "oscar ivy")
	second.ties = append(second.ties, tie{"amelia jack may", "None", "no", "no", "Not his children; he has not been told of them"})
	second.copy, second.copyWhy, second.how = "part", "He may know of his own children only.", "video"
	second.answer = "video"
	grandmother := relative(d.grown("grandmother", "Mrs", "Maureen", "Carter", 61), "Grandmother", "", "yes")
	grandmother.home, grandmother.own, grandmother.invited = at("9 Riddle Rise", "Much Imagining", "ZZ71 4BD"), true, true
	grandmother.contacts, grandmother.LargePrint = []pathway.ContactPoint{landline(41)}, true
	kids := []child{
		d.kid("amelia", "F", "Amelia", "Marlow", 167, quillfield), d.kid("jack", "M", "Jack", "Marlow", 131, storybridge), d.kid("may", "F", "May", "Marlow", 101, storybridge),
		d.kid("oscar", "M", "Oscar", "Penhale-Carter", 59, inkpots), d.kid("ivy", "F", "Ivy", "Penhale-Carter", 16, ""),
	}
	kids[0].comes = true
	theirs, his := "amelia jack may", "oscar ivy"
	lead, nursery, nurse, visitor := school("Eve Thackray", "Safeguarding lead, school"), school("Carys Bevan", "Nursery manager"), health("Noor Rahman", "School nurse"), health("Hal Winstanley", "Health visitor")
	lead.children, nursery.children, nurse.children, visitor.children = "jack may", "oscar", theirs, his
	academy := school("Lucy Hart", "Head of year")
	academy.children = "amelia"
	return plot{
		name: "Carter family", team: 1, worker: "Daniel Achebe", number: "LL-479655", start: d.ago(11, 10, 0), chair: 0, scenario: violence,
		children: kids, adults: []adult{mother, first, second, grandmother},
		network: []part{lead, academy, nursery, nurse, visitor, officer("DS Farah Nadeem"), worker("Yasmin Darr", "Independent domestic violence adviser", "domestic-abuse"), worker("Tom Ferris", "Advocate", "advocate")},
		words:   []word{{"Imagining Stores", "mother", "The shop where she works now gives the village away"}},
		tune: func(w *times) {
			w.parents, w.child = d.ago(2, 10, 30), pathway.DateTime{}
			w.authorised, w.shared = pathway.DateTime{}, pathway.DateTime{}
			w.reports = d.ago(1, 9, 20)
		},
	}
}

// haddad: the enquiry found no risk. The conference is stood down, and half of those who were invited have been told.
func (d *demo) haddad() plot {
	mother := parent(d.living(d.grown("mother", "Mrs", "Rania", "Haddad", 37)), "Mother", "")
	mother.Language, mother.Ethnicity = "Arabic", "OOTH"
	father := parent(d.grown("father", "Mr", "سامي", "حداد", 42), "Father", "")
	father.Aliases, father.Language, father.with, father.contacts = "Sami Haddad", "Arabic", "mother", []pathway.ContactPoint{mobile(88)}
	boy := d.kid("mohammed", "M", "محمد", "حداد", 118, fabledon)
	boy.Aliases, boy.Ethnicity = "Mohammed Haddad", "OOTH"
	return plot{
		name: "Haddad family", team: 3, worker: "Rosalind Pike", number: "LL-479812", start: d.ago(6, 11, 0), chair: 2, ends: noRisk, scenario: injury,
		children: []child{boy}, adults: []adult{mother, father},
		network: []part{school("Dominic Lacey", "Safeguarding lead, school"), health("Noor Rahman", "School nurse"), officer("DC Mia Lund"), doctor("Dr Anil Sethi")},
		tune:    func(w *times) { w.allTold = pathway.DateTime{} },
		more: func(f *family) {
			f.on(d.recent(9, 20, 5), "tell-some", func() error {
				return f.send(pathway.AtNotRequired, []string{"mother", "father", "Dominic Lacey"}, "s47-not-at-risk", d.recent(9, 20, 5))
			})
		},
		never: "tell-nobody",
	}
}

// ellery: restricted, because a parent works for the council. In preparation.
func (d *demo) ellery() plot {
	mother := parent(d.living(d.grown("mother", "Mrs", "Harriet", "Ellery", 43)), "Mother", "")
	father := parent(d.grown("father", "Mr", "Julian", "Ellery", 45), "Father", "")
	father.with, father.contacts = "mother", []pathway.ContactPoint{mobile(90)}
	clara := d.kid("clara", "F", "Clara", "Ellery", 143, quillfield)
	clara.comes, clara.view, clara.how = true, "I want them to stop shouting and I want to stay at my school.", "there"
	return plot{
		name: "Ellery family", restricted: true, team: 3, worker: "Femi Alabi", number: "LL-479701", start: d.ago(9, 9, 0), chair: 2, scenario: lowMood,
		children: []child{clara}, adults: []adult{mother, father},
		network: []part{school("Nasreen Akhtar", "Safeguarding lead, academy"), health("Alison Crabtree", "School nurse"), worker("Paul Garside", "Care co-ordinator", "adult-health"), officer("DS Farah Nadeem")},
	}
}

// vanDerBerg: on the earlier pathway. A teenager who is exploited.
func (d *demo) vanDerBerg() plot {
	mother := parent(d.living(d.grown("mother", "Ms", "Annelies", "van der Berg", 44)), "Mother", "")
	father := parent(d.living(d.grown("father", "Mr", "Pieter", "van der Berg", 47)), "Father", "")
	lotte := d.kid("lotte", "F", "Lotte", "van der Berg", 184, quillfield)
	lotte.comes, lotte.Pronouns = true, "she/they"
	return plot{
		name: "Van der Berg family", pathway: "sqa", team: 2, worker: "Lorraine Whitlock", number: "LL-479644", start: d.ago(10, 14, 0), chair: 1, scenario: exploited,
		children: []child{lotte}, adults: []adult{mother, father},
		network: []part{school("Lucy Hart", "Head of year"), health("Alison Crabtree", "School nurse"), officer("DC Owen Priddy"), worker("Kwame Boateng", "Exploitation worker", "youth-justice"), worker("Tom Ferris", "Advocate", "advocate")},
	}
}
