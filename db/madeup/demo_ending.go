package madeup

import (
	"fmt"

	"cp-pathway/db"
	"cp-pathway/pathway"
)

// osei: siblings whose plans end apart. The eldest is 18; her brother is looked after, which the school nurse objected to; the plan of the
// youngest goes on. There was a formal dissent, a complaint, a matter taken up with two agencies, and another chair.
func (d *demo) osei() plot {
	mother := parent(d.living(d.grown("mother", "Ms", "Akosua", "Osei", 41)), "Mother", "")
	mother.Ethnicity = "BAFR"
	father := parent(d.living(d.grown("father", "Mr", "Samuel", "Osei", 44)), "Father", "")
	esi, kojo, ama := d.kid("esi", "F", "Esi", "Osei", 216, quillfield), d.kid("kojo", "M", "Kojo", "Osei", 133, storybridge), d.kid("ama", "F", "Ama", "Osei", 88, storybridge)
	esi.view, esi.how = "I am nearly grown up. Look after the little ones.", "there"
	kojo.view, kojo.how = "I want it to be quiet at night.", "social-worker"
	ama.view, ama.how = "Kojo reads to me.", "drawing"
	held := d.ago(36, 14, 0)
	nurse := health("Noor Rahman", "School nurse")
	return plot{
		name: "Osei family", team: 2, worker: "Beth Underhill", number: "LL-479088", start: d.startFor(held), conference: held, chair: 2, scenario: lowMood,
		elsewhere: "invitation decisions minutes", never: "answers",
		children: []child{esi, kojo, ama}, adults: []adult{mother, father},
		network: []part{nurse, school("Nasreen Akhtar", "Safeguarding lead, academy"), school("Eve Thackray", "Safeguarding lead, school"), worker("Moira Tennant", "Community psychiatric nurse", "adult-health"), officer("DC Mia Lund")},
		more: func(f *family) {
			f.planDisputes(d)
			birthday := pathway.Eighteenth(esi.Born)
			told := d.office.days.RollForward(birthday.AddDays(1)).At(10, 0)
			f.planEnding(told, told.AddMinutes(20), pathway.Ending{Ground: pathway.EndEighteen, BegunOn: birthday}, "esi")
			var care int64
			letter := d.ago(18, 11, 0)
			f.on(letter, "looked-after", func() (err error) {
				care, err = f.beginEnding(pathway.Ending{Ground: pathway.EndLookedFor, Legal: "s20", BegunOn: d.ago(19, 0, 0).Date(), NoticeOn: letter.Date()}, "kojo")
				return err
			})
			f.on(d.ago(15, 9, 40), "object", func() error {
				return f.data.Object(f.ctx, f.clerk(), f.id, care, pathway.EndingObjection{Attendee: f.seats[nurse.who], SaidOn: d.ago(15, 0, 0).Date(), How: "email",
					Text: "Kojo still spends every weekend at home. The core group should go on seeing how that is."})
			})
			f.on(d.ago(2, 15, 0), "looked-after-ended", func() error {
				return f.endPlans(care, d.ago(2, 15, 0).Date(), "The review of his care looks at the weekends from now on. The school nurse is asked to it, and agrees.")
			})
		},
	}
}

// larkin: the family has left the country for good, and everybody is still to be told.
func (d *demo) larkin() plot {
	mother := parent(d.living(d.grown("mother", "Mrs", "Bronwen", "Larkin", 36)), "Mother", "")
	joss := d.kid("joss", "M", "Joss", "Larkin", 91, fabledon)
	joss.view, joss.how = "I will miss my friends. I like planes.", "social-worker"
	held := d.ago(33, 11, 45)
	return plot{
		name: "Larkin family", team: 3, worker: "Femi Alabi", number: "LL-479140", start: d.startFor(held), conference: held, chair: 0, scenario: drink,
		elsewhere: "invitation decisions minutes", never: "answers",
		children: []child{joss}, adults: []adult{mother},
		network: []part{school("Dominic Lacey", "Safeguarding lead, school"), health("Alison Crabtree", "School nurse"), worker("Siobhan Rourke", "Recovery worker", "drug-alcohol"), officer("DC Owen Priddy")},
		more: func(f *family) {
			f.planEnding(d.ago(3, 9, 30), d.ago(3, 9, 50), pathway.Ending{Ground: pathway.EndLeft, BegunOn: d.ago(5, 0, 0).Date(), Note: "The children’s services of the country to which they moved were told by the social worker."}, "joss")
		},
	}
}

// rosewood: the baby was born after the conference that made a plan before the birth.
func (d *demo) rosewood() plot {
	mother := parent(d.living(d.grown("mother", "Ms", "Tamsin", "Rosewood", 22)), "Mother", "")
	held := d.ago(31, 9, 30)
	return plot{
		name: "Rosewood family", team: 1, worker: "Daniel Achebe", number: "LL-479175", start: d.startFor(held), conference: held, chair: 1, scenario: unbornRisk,
		elsewhere: "invitation decisions minutes", never: "answers",
		children: []child{d.expected("baby", "Rosewood", -1)}, adults: []adult{mother},
		network: []part{midwifeOf(), health("Comfort Addo", "Health visitor"), worker("Siobhan Rourke", "Recovery worker", "drug-alcohol"), worker("Trevor Nkemelu", "Housing officer", "housing"), officer("DC Mia Lund")},
		more: func(f *family) {
			f.on(d.ago(6, 12, 10), "birth", func() error {
				baby, err := f.person("baby")
				if err != nil {
					return err
				}
				return f.data.RecordBirth(f.ctx, f.clerk(), f.id, baby.ID, db.Birth{FirstName: "Wren", LastName: "Rosewood", Sex: "F", Born: d.ago(7, 0, 0).Date(), Version: baby.Version})
			})
		},
	}
}

// tamm: the only child, on a plan before the birth, was lost. Nothing is left to be done, and nothing is sent.
func (d *demo) tamm() plot {
	mother := parent(d.living(d.grown("mother", "Ms", "Liis", "Tamm", 27)), "Mother", "")
	held := d.ago(20, 14, 0)
	return plot{
		name: "Tamm family", team: 2, worker: "Imran Hafeez", number: "LL-479166", start: d.startFor(held), conference: held, chair: 2, scenario: unbornRisk,
		elsewhere: "invitation decisions minutes", never: "answers minutes",
		children: []child{d.expected("baby", "Tamm", 9)}, adults: []adult{mother},
		network: []part{midwifeOf(), health("Hal Winstanley", "Health visitor"), worker("Siobhan Rourke", "Recovery worker", "drug-alcohol"), officer("DC Mia Lund")},
		more: func(f *family) {
			f.on(d.ago(6, 16, 0), "loss", func() error {
				baby, err := f.person("baby")
				if err != nil {
					return err
				}
				return f.data.RecordDeath(f.ctx, f.clerk(), f.id, baby.ID, d.ago(7, 0, 0).Date(), baby.Version)
			})
		},
	}
}

// person returns somebody of the family as they are recorded now.
func (f *family) person(key string) (pathway.Person, error) {
	whole, err := f.data.Family(f.ctx, f.clerk(), f.id)
	if err != nil {
		return pathway.Person{}, err
	}
	m, err := whole.Member(f.people[key])
	return m.Person, err
}

// planEnding adds that the plans of some children end on a ground that is final at once: first it is recorded, then confirmed.
func (f *family) planEnding(begun, ended pathway.DateTime, e pathway.Ending, keys ...string) {
	var row int64
	f.on(begun, "begin-"+e.Ground, func() (err error) {
		row, err = f.beginEnding(e, keys...)
		return err
	})
	f.on(ended, "end-"+e.Ground, func() error { return f.endPlans(row, e.BegunOn, "") })
}

// beginEnding records that the plans of some children are to end, as the social worker said.
func (f *family) beginEnding(e pathway.Ending, keys ...string) (int64, error) {
	for _, key := range keys {
		e.Children = append(e.Children, pathway.EndingChild{Child: f.people[key]})
	}
	e.ToldBy, e.ToldHow = f.worker, "email"
	return f.data.BeginEnding(f.ctx, f.clerk(), f.id, e)
}

// endPlans records that the plans of an ending have ended.
func (f *family) endPlans(row int64, on pathway.Date, settled string) error {
	e, err := f.data.Ending(f.ctx, f.clerk(), f.id, row)
	if err != nil {
		return fmt.Errorf("the ending: %w", err)
	}
	return f.data.EndPlans(f.ctx, f.clerk(), f.id, row, e.Version, on, "", settled)
}
