package madeup

import "cp-pathway/pathway"

// families are the plots of the demonstration, in the order of the pathway.
func (d *demo) families() []plot {
	return []plot{
		d.wojcik(), d.oneill(), d.begum(), d.yilmaz(), d.nguyen(), d.doyle(), d.carter(), d.haddad(), d.ellery(), d.vanDerBerg(),
		d.okafor(), d.petrova(), d.hughes(), d.mwangi(), d.sharma(), d.lindqvist(),
		d.osei(), d.larkin(), d.rosewood(), d.tamm(), d.brandt(), d.quist(), d.marchetti(),
	}
}

// wojcik: new. The strategy meeting is still to come.
func (d *demo) wojcik() plot {
	mother := parent(d.living(d.grown("mother", "Ms", "Agnieszka", "Wójcik", 29)), "Mother", "")
	mother.Language, mother.Interpreter, mother.Ethnicity = "Polish", true, "WOTH"
	father := parent(d.grown("father", "Mr", "Łukasz", "Wójcik", 33), "Father", "")
	father.Language, father.with, father.contacts = "Polish", "mother", []pathway.ContactPoint{mobile(81), mail("l.wojcik")}
	return plot{
		name: "Wójcik family", team: 1, worker: "Katarzyna Zielińska", number: "LL-480113", entered: d.recent(8, 40, 5), unsure: true, scenario: neglect,
		children: []child{d.kid("maja", "F", "Maja", "Wójcik", 74, storybridge), d.kid("antoni", "M", "Antoni", "Wójcik", 38, inkpots)},
		adults:   []adult{mother, father},
		network:  []part{health("Comfort Addo", "Health visitor"), school("Eve Thackray", "Safeguarding lead, school")},
	}
}

// oneill: the strategy meeting was this morning, and the duty chair is to decide. It would be the second plan.
func (d *demo) oneill() plot {
	mother := parent(d.living(d.grown("mother", "Ms", "Zoë", "O’Neill", 34)), "Mother", "")
	aunt := relative(d.living(d.grown("aunt", "Ms", "Gráinne", "O’Neill", 41)), "Aunt", "", "yes")
	saoirse := d.kid("saoirse", "F", "Saoirse", "O’Neill", 151, quillfield)
	finn := d.kid("finn", "M", "Finn", "O’Neill", 112, fabledon)
	earlier := pathway.PreviousPlan{StartedOn: d.today.AddMonths(-61), EndedOn: d.today.AddMonths(-49), Category: "NEG", Note: "Ended at the second review."}
	saoirse.previous, finn.previous = []pathway.PreviousPlan{earlier}, []pathway.PreviousPlan{earlier}
	return plot{
		name: "O’Neill family", team: 2, worker: "Lorraine Whitlock", number: "LL-480067", start: d.recent(8, 15, 40), scenario: drink,
		children: []child{saoirse, finn}, adults: []adult{mother, aunt},
		network: []part{health("Noor Rahman", "School nurse"), school("Nasreen Akhtar", "Safeguarding lead, academy"), school("Dominic Lacey", "Safeguarding lead, school"),
			officer("DC Mia Lund"), worker("Siobhan Rourke", "Recovery worker", "drug-alcohol")},
		never: "threshold",
		tune: func(w *times) { // told at once: it is all of this morning
			w.told, w.entered, w.recorded = w.strategy.AddMinutes(20), w.strategy.AddMinutes(28), w.strategy.AddMinutes(33)
			*w = times{strategy: w.strategy, told: w.told, entered: w.entered, recorded: w.recorded}
		},
	}
}

// begum: the threshold was not met; an assessment is being done. Long names.
func (d *demo) begum() plot {
	mother := parent(d.living(d.grown("mother", "Dr", "Rukhsana Maryam", "Begum-Hartley-Fitzgerald", 38)), "Mother", "")
	mother.KnownAs, mother.Pronouns = "Ruki", "she/her"
	father := parent(d.living(d.grown("father", "Mr", "Bartholomew Alexander", "Fitzgerald-Hartley", 40)), "Father", "")
	kit := d.kid("kit", "M", "Christopher-James Bartholomew", "Begum-Hartley-Fitzgerald", 96, storybridge)
	kit.KnownAs, kit.Ethnicity = "Kit", "MWAS"
	return plot{
		name: "Begum-Hartley-Fitzgerald family", team: 1, worker: "Sian Morgan", number: "LL-479920", start: d.ago(9, 10, 0), ends: notMet, scenario: injury,
		children: []child{kit}, adults: []adult{mother, father},
		network: []part{health("Noor Rahman", "School nurse"), school("Eve Thackray", "Safeguarding lead, school"), officer("DC Owen Priddy")},
	}
}

// yilmaz: booked; the invitation list is a day late and was escalated. An interpreter is needed.
func (d *demo) yilmaz() plot {
	mother := parent(d.living(d.grown("mother", "Ms", "Ayşe", "Yılmaz", 31)), "Mother", "")
	mother.Language, mother.Interpreter, mother.Ethnicity = "Turkish", true, "OOTH"
	father := parent(d.grown("father", "Mr", "Çağlar", "Yılmaz", 35), "Father", "")
	father.Language, father.Interpreter, father.with, father.contacts = "Turkish", true, "mother", []pathway.ContactPoint{mobile(83)}
	defne, emir := d.kid("defne", "F", "Defne", "Yılmaz", 100, fabledon), d.kid("emir", "M", "Emir", "Yılmaz", 14, "")
	defne.Ethnicity, emir.Ethnicity, defne.Language = "OOTH", "OOTH", "Turkish"
	return plot{
		name: "Yılmaz family", team: 2, worker: "Imran Hafeez", number: "LL-479988", start: d.ago(5, 10, 0), chair: 1, scenario: lowMood,
		interprets: interpreted("Turkish"),
		children:   []child{defne, emir}, adults: []adult{mother, father},
		network: []part{health("Jean Trebilcock", "Health visitor"), school("Dominic Lacey", "Safeguarding lead, school"), worker("Moira Tennant", "Community psychiatric nurse", "adult-health"), officer("DC Owen Priddy")},
		never:   "invite-list invitations-sent s47-outcome",
		tune:    func(w *times) { w.diary = w.police.AddMinutes(10) },
	}
}

// nguyen: the list has come and the letters are to be made. Twins are expected.
func (d *demo) nguyen() plot {
	mother := parent(d.living(d.grown("mother", "Ms", "Nguyễn Thị", "Hà", 24)), "Mother", "")
	mother.Language, mother.Ethnicity = "Vietnamese", "AOTH"
	father := parent(d.living(d.grown("father", "Mr", "Nguyễn Văn", "Đức", 27)), "Father", "")
	grandmother := relative(d.grown("grandmother", "Mrs", "Trần Thị", "Mai", 52), "Grandmother", "", "yes")
	grandmother.with, grandmother.LargePrint = "mother", true
	grandmother.contacts = []pathway.ContactPoint{landline(12)}
	one, two := d.expected("one", "Hà", 11), d.expected("two", "Hà", 11)
	return plot{
		name: "Nguyễn family", team: 2, worker: "Beth Underhill", number: "LL-479951", start: d.ago(4, 9, 30), chair: 2, scenario: unbornRisk,
		children: []child{one, two}, adults: []adult{mother, father, grandmother},
		network: []part{midwifeOf(), health("Comfort Addo", "Health visitor"), worker("Siobhan Rourke", "Recovery worker", "drug-alcohol"), worker("Trevor Nkemelu", "Housing officer", "housing"), officer("DC Mia Lund")},
		never:   "invitations-sent s47-outcome",
		tune: func(w *times) {
			w.list = d.recent(8, 20, 5)
		},
	}
}

// doyle: the invitations have gone, and an unborn child is prepared for.
func (d *demo) doyle() plot {
	mother := parent(d.living(d.grown("mother", "Miss", "Kayleigh", "Doyle", 21)), "Mother", "baby")
	father := parent(d.living(d.grown("father", "Mr", "Jermaine", "Baptiste", 23)), "Father", "baby")
	grandmother := relative(d.living(d.grown("grandmother", "Mrs", "Dolores", "Doyle", 46)), "Grandmother", "", "yes")
	grandmother.invited = true
	teddy := d.kid("teddy", "M", "Teddy", "Doyle", 30, inkpots)
	teddy.other, teddy.with = true, "grandmother"
	mother.ties = append(mother.ties, tie{"teddy", "Mother", "yes", "yes", ""})
	father.ties = append(father.ties, tie{"teddy", "None", "no", "no", "Not his child"})
	return plot{
		name: "Doyle family", team: 3, worker: "Femi Alabi", number: "LL-479790", start: d.ago(8, 10, 30), scenario: unbornRisk,
		children: []child{d.expected("baby", "Doyle", 13), teddy}, adults: []adult{mother, father, grandmother},
		network: []part{midwifeOf(), health("Jean Trebilcock", "Health visitor"), worker("Siobhan Rourke", "Recovery worker", "drug-alcohol"), worker("Trevor Nkemelu", "Housing officer", "housing"), officer("DC Mia Lund")},
		tune:    func(w *times) { w.answers = d.ago(2, 9, 15) },
	}
}
