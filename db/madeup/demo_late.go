package madeup

import "cp-pathway/pathway"

// okafor: the conference is today. The father is excluded from all of it.
func (d *demo) okafor() plot {
	mother := parent(d.living(d.grown("mother", "Ms", "Chidinma", "Okafor", 32)), "Mother", "")
	mother.Ethnicity = "BAFR"
	father := parent(d.living(d.grown("father", "Mr", "Marc", "Delacroix", 36)), "Father", "")
	father.exclude = &pathway.Attendee{Excluded: "whole", Ground: "violence", ExcludedWhy: "He threatened the social worker at the last meeting, and bail conditions keep him from the mother.",
		ViewsHow: "The chair rings you the day before and reads out what you say.", ToldHow: "The social worker tells you on the day after, and the decisions for the children come to you by post."}
	father.answer, father.viewHow = "", "chair"
	grandfather := relative(d.living(d.grown("grandfather", "Mr", "Emeka", "Okafor", 64)), "Grandfather", "", "yes")
	grandfather.invited = true
	zara, theo := d.kid("zara", "F", "Zara", "Delacroix-Okafor", 107, storybridge), d.kid("theo", "M", "Théo", "Delacroix-Okafor", 62, storybridge)
	zara.Ethnicity, theo.Ethnicity = "MWBA", "MWBA"
	zara.view, zara.how = "I do not want to hear the door break again. I like it when Grandad is there.", "drawing"
	theo.view, theo.how = "Mummy cries. I want my bike.", "social-worker"
	start := d.ago(13, 10, 0)
	today := d.today.At(10, 0)
	if d.today != d.now.Date() { // on a day on which there is no conference it is the next one
		start, today = d.ago(12, 10, 0), d.office.days.AddWorkingDays(d.today, 1).At(10, 0)
	}
	return plot{
		name: "Delacroix-Okafor family", team: 1, worker: "Sian Morgan", number: "LL-479533", start: start, conference: today, chair: 0, scenario: violence,
		risk:     risk{"The father has threatened staff, and bail conditions keep him from the mother.", []string{"excluded", "escort", "police"}, "He is excluded from all of it. A colleague sits at the desk, and the police have the day and the time."},
		children: []child{zara, theo}, adults: []adult{mother, father, grandfather},
		network: []part{school("Eve Thackray", "Safeguarding lead, school"), health("Noor Rahman", "School nurse"), officer("DC Owen Priddy"), worker("Yasmin Darr", "Independent domestic violence adviser", "domestic-abuse"), doctor("Dr Clare Houlihan")},
		never:   "end",
		tune:    func(w *times) { w.ended = pathway.DateTime{} },
	}
}

// petrova: held. The decisions are with the chair, and the 24 hours run. The mother and the children are in a refuge.
func (d *demo) petrova() plot {
	refuge := at("Lantern House, 3 Allegory Avenue", "Fabledon", "ZZ64 8QX")
	refuge.Kind, refuge.State, refuge.Places = pathway.RefugeAddress, pathway.AddressConfidential, []string{"Lantern House"}
	mother := parent(d.grown("mother", "Ms", "Irina", "Petrova", 30), "Mother", "")
	mother.home, mother.Language = refuge, "Bulgarian"
	mother.contacts = []pathway.ContactPoint{{Kind: pathway.Phone, Value: "07700 900333", State: pathway.AddressConfidential}, {Kind: pathway.Email, Value: "ip@post.example", State: pathway.AddressConfidential, ConfirmedHow: "Read back on the phone by the social worker"}}
	mother.ways = []pathway.ContactWay{{Way: "post", Safety: pathway.Safe}, {Way: "phone", Safety: pathway.AtTimes, Note: "While the children are at school"}, {Way: "voicemail", Safety: pathway.NotSafe, Note: "He knows the code of her voicemail"}}
	father := parent(d.living(d.grown("father", "Mr", "Dean", "Coulson", 37)), "Father", "")
	father.viewHow, father.attends, father.how, father.answer = "there", "video", "video", "video"
	father.exclude = &pathway.Attendee{Excluded: "part", Part: "second part", Ground: "prejudice", ExcludedWhy: "The mother and the children must not meet him, and he must not hear where they are.",
		ViewsHow: "You speak to the meeting by video, in the part that is yours.", ToldHow: "The chair tells you at the end of your part, and a copy comes to you by post."}
	father.copy, father.copyWhy = "part", "Nothing that tells where the mother and the children are."
	nikola, elena := d.kid("nikola", "M", "Nikola", "Petrov", 92, ""), d.kid("elena", "F", "Elena", "Petrova", 46, "")
	nikola.view, nikola.how = "I do not want to go back. Can I have my own bed?", "social-worker"
	elena.view, elena.how = "Plays close to her mother and hides when a man comes into the room.", "seen"
	refugeWorker := worker("Yasmin Darr", "Independent domestic violence adviser", "domestic-abuse")
	held := d.running()
	return plot{
		name: "Petrova family", team: 2, worker: "Imran Hafeez", number: "LL-479501", start: d.startFor(held), conference: held, chair: 0, scenario: violence,
		children: []child{nikola, elena}, adults: []adult{mother, father},
		network: []part{health("Hal Winstanley", "Health visitor"), health("Dr Marta Silva", "Paediatrician"), officer("DS Farah Nadeem"), refugeWorker},
		words:   []word{{"Lantern House", "mother", "The name of the refuge"}},
		tune: func(w *times) {
			w.drafted = w.ended.AddMinutes(35)
			w.sent = w.drafted.AddMinutes(8)
			w.approved = pathway.DateTime{}
		},
	}
}

// startFor returns the morning of the strategy meeting for a conference on Day 14.
func (d *demo) startFor(conference pathway.DateTime) pathway.DateTime {
	return d.office.days.AddWorkingDays(conference.Date(), -13).At(10, 0)
}

// hughes: approved, and half distributed. A grandparent reads large print.
func (d *demo) hughes() plot {
	mother := parent(d.living(d.grown("mother", "Ms", "Siân", "Hughes", 28)), "Mother", "")
	father := parent(d.living(d.grown("father", "Mr", "Tomos", "Llewellyn", 31)), "Father", "")
	grandmother := relative(d.living(d.grown("grandmother", "Mrs", "Eirlys", "Hughes", 66)), "Grandmother", "", "yes")
	grandmother.invited, grandmother.LargePrint, grandmother.AccessNeeds = true, true, "Walks with a stick; please no stairs."
	cari, macsen := d.kid("cari", "F", "Cari", "Hughes-Llewellyn", 83, storybridge), d.kid("macsen", "M", "Macsen", "Hughes-Llewellyn", 27, inkpots)
	cari.view, cari.how = "I want breakfast with Mum, and my own bed.", "drawing"
	macsen.view, macsen.how = "Settles quickly with his grandmother. Was quiet and tired at nursery.", "seen"
	held := d.running()
	return plot{
		name: "Hughes family", team: 1, worker: "Daniel Achebe", number: "LL-479488", start: d.startFor(held), conference: held, chair: 1, scenario: neglect,
		elsewhere: "invitation",
		children:  []child{cari, macsen}, adults: []adult{mother, father, grandmother},
		network: []part{school("Eve Thackray", "Safeguarding lead, school"), school("Carys Bevan", "Nursery manager"), health("Hal Winstanley", "Health visitor"), officer("DC Mia Lund"), worker("Trevor Nkemelu", "Housing officer", "housing")},
		tune: func(w *times) {
			w.drafted, w.sent, w.approved = w.ended.AddMinutes(20), w.ended.AddMinutes(26), w.ended.AddMinutes(50)
			w.distributed = pathway.DateTime{}
		},
		more: func(f *family) {
			at := f.when.approved.AddMinutes(15)
			f.on(at, "distribute-some", func() error {
				return f.send(pathway.AtDecisions, []string{"mother", "father", "Daniel Achebe", "Eve Thackray"}, "decisions-distributed", at)
			})
		},
		never: "decisions-distributed answers",
	}
}

// mwangi: held two days ago. The chair sent the draft back, and the 24 hours are over.
func (d *demo) mwangi() plot {
	mother := parent(d.living(d.grown("mother", "Ms", "Wanjiru", "Mwangi", 35)), "Mother", "")
	mother.Ethnicity = "BAFR"
	stepfather := relative(d.grown("stepfather", "Mr", "Craig", "Tanner", 38), "Stepfather", "", "yes")
	stepfather.with, stepfather.contacts, stepfather.attends, stepfather.invited = "mother", []pathway.ContactPoint{mobile(95)}, "absent", true
	stepfather.view, stepfather.viewHow = "He did not come and did not ring back.", pathway.ViewsNotGiven
	baraka := d.kid("baraka", "M", "Baraka", "Mwangi", 121, fabledon)
	baraka.Ethnicity, baraka.view, baraka.how = "BAFR", "It hurt. I told Miss because she listens. I want to stay with Mum.", "advocate"
	held := d.ago(2, 9, 30)
	return plot{
		name: "Mwangi family", team: 3, worker: "Rosalind Pike", number: "LL-479460", start: d.startFor(held), conference: held, chair: 0, scenario: injury,
		elsewhere: "invitation", never: "answers",
		children: []child{baraka}, adults: []adult{mother, stepfather},
		network: []part{school("Dominic Lacey", "Safeguarding lead, school"), health("Alison Crabtree", "School nurse"), health("Dr Marta Silva", "Paediatrician"), officer("DC Owen Priddy")},
		tune:    func(w *times) { w.approved = pathway.DateTime{} },
		more: func(f *family) {
			f.on(d.ago(1, 8, 50), "send-back", func() error {
				draft, err := f.latest()
				if err != nil {
					return err
				}
				return f.data.SendBackDecisions(f.ctx, f.seat.chair, f.id, f.conference, draft.ID, draft.Version,
					"Please name one person for the second action, and write in the reasons what the paediatrician found.")
			})
		},
	}
}

// sharma: on a plan since seven weeks, the fourth. Everybody has had everything.
func (d *demo) sharma() plot {
	mother := parent(d.living(d.grown("mother", "Mrs", "Kavita", "Sharma", 40)), "Mother", "")
	mother.Ethnicity = "AIND"
	father := parent(d.living(d.grown("father", "Mr", "Rohan", "Sharma", 44)), "Father", "")
	dev := d.kid("dev", "M", "Dev", "Sharma", 158, quillfield)
	dev.Ethnicity, dev.view, dev.how, dev.comes = "AIND", "I do the shopping and I wake my sister. I am fine but I am tired.", "there", true
	anya := d.kid("anya", "F", "Anya", "Sharma", 79, storybridge)
	anya.Ethnicity, anya.view, anya.how = "AIND", "I like it when Daddy cooks.", "social-worker"
	for i := range 3 {
		dev.previous = append(dev.previous, pathway.PreviousPlan{StartedOn: d.today.AddMonths(-130 + 38*i), EndedOn: d.today.AddMonths(-119 + 38*i), Category: []string{"NEG", "EMO", "NEG"}[i]})
	}
	anya.previous = dev.previous[2:]
	held := d.ago(35, 9, 30)
	return plot{
		name: "Sharma family", team: 3, worker: "Femi Alabi", number: "LL-479102", start: d.startFor(held), conference: held, chair: 1, scenario: drink,
		elsewhere: "invitation", never: "answers",
		children: []child{dev, anya}, adults: []adult{mother, father},
		network: []part{school("Nasreen Akhtar", "Safeguarding lead, academy"), school("Eve Thackray", "Safeguarding lead, school"), health("Alison Crabtree", "School nurse"), worker("Siobhan Rourke", "Recovery worker", "drug-alcohol"), officer("DC Mia Lund")},
	}
}

// lindqvist: the conference made no plan; the child is supported as a child in need. Ended.
func (d *demo) lindqvist() plot {
	mother := parent(d.living(d.grown("mother", "Ms", "Ebba", "Lindqvist", 33)), "Mother", "")
	father := parent(d.living(d.grown("father", "Mr", "Johan", "Lindqvist", 34)), "Father", "")
	alma := d.kid("alma", "F", "Alma", "Lindqvist", 69, inkpots)
	alma.view, alma.how = "I like nursery and Daddy’s pancakes.", "social-worker"
	held := d.ago(12, 14, 0)
	return plot{
		name: "Lindqvist family", team: 1, worker: "Katarzyna Zielińska", number: "LL-479330", start: d.startFor(held), conference: held, chair: 2, scenario: neglect, outcome: pathway.OutcomeCIN,
		elsewhere: "invitation decisions", never: "answers",
		children: []child{alma}, adults: []adult{mother, father},
		network: []part{school("Carys Bevan", "Nursery manager"), health("Comfort Addo", "Health visitor"), officer("DC Owen Priddy"), worker("Hilary Stubbs", "Family support worker", "early help")},
	}
}
