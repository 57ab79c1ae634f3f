package madeup

import (
	"fmt"

	"cp-pathway/pathway"
)

// brandt: too few agencies came, and the conference was adjourned. It has a new date, each child has a safety plan until then, and it is taken
// up with the agencies that did not come.
func (d *demo) brandt() plot {
	mother := parent(d.living(d.grown("mother", "Ms", "Frieda", "Brandt", 30)), "Mother", "")
	lena := d.kid("lena", "F", "Lena", "Brandt", 85, fabledon)
	lena.view, lena.how = "I want to know what happens next.", "social-worker"
	held := d.ago(1, 11, 45)
	lead, nurse, police := school("Dominic Lacey", "Safeguarding lead, school"), health("Alison Crabtree", "School nurse"), officer("DC Owen Priddy")
	lead.attends, nurse.attends, police.attends = "absent", "absent", "absent"
	return plot{
		name: "Brandt family", team: 2, worker: "Lorraine Whitlock", number: "LL-479571", start: d.ago(10, 10, 0), conference: held, chair: 2, scenario: drink,
		elsewhere: "invitation", never: "answers end",
		children: []child{lena}, adults: []adult{mother}, network: []part{lead, nurse, police},
		tune: func(w *times) { w.ended = pathway.DateTime{} },
		more: func(f *family) {
			over := held.AddMinutes(20)
			f.on(over, "adjourn", func() error {
				if err := f.data.EndConference(f.ctx, f.taker(), f.id, f.conference, over); err != nil {
					return err
				}
				return f.data.AdjournConference(f.ctx, f.taker(), f.id, f.conference)
			})
			f.on(over.AddMinutes(40), "rearrange", func() error { return f.rearrange(d.office.days.AddWorkingDays(d.today, 3)) })
		},
	}
}

// rearrange does what follows when a conference could not go on: safety plans, the agencies that did not come, and a new date.
func (f *family) rearrange(again pathway.Date) error {
	x, err := f.data.Rearrangement(f.ctx, f.seat.chair, f.id, f.conference)
	if err != nil {
		return err
	}
	for i := range x.Safety {
		x.Safety[i].Keeps = "The aunt stays in the home until the conference. The social worker visits every day, and the school rings by ten when a child has not come."
		x.Safety[i].Plain = "Your aunt stays with you until we meet. The social worker comes every day."
	}
	if err := f.data.SaveSafetyPlans(f.ctx, f.seat.chair, f.id, f.conference, x.Safety); err != nil {
		return err
	}
	var agencies []int64
	for _, a := range x.Absent {
		agencies = append(agencies, a.Agency)
	}
	if err := f.data.TakeUpAbsences(f.ctx, f.seat.chair, f.id, f.conference, agencies, "Nobody came to the conference, and nobody sent a report. Please say why, and who comes to the next one.", f.office.days.AddWorkingDays(again, 2)); err != nil {
		return err
	}
	s, ok := f.office.take(again.At(9, 30), 0)
	if !ok {
		return fmt.Errorf("no chair is free on %s", again)
	}
	screen, err := f.data.ConferenceScreen(f.ctx, f.seat.chair, f.id, f.conference)
	if err != nil {
		return err
	}
	why, note := "", ""
	if s.chair.ID != f.seat.chair.ID {
		why, note = "The chair is away on the new day.", "Nobody came from the agencies. The safety plans hold until the conference, and the aunt stays in the home."
	}
	k := pathway.Booking{ChairWhy: why, ChairNote: note, Version: screen.Record.Conference.Version, StartsAt: s.at, Minutes: pathway.UsualConference, Venue: s.place.venue, Room: s.place.room, Chair: s.chair.ID, MinuteTaker: s.taker.ID, Children: f.subjectIDs()}
	f.conference, err = f.data.MoveConference(f.ctx, f.office.manager, f.id, f.conference, k, pathway.Move{Ground: pathway.NotQuorate, Why: "Nobody came from school, health or police.", Approved: f.office.manager.ID})
	return err
}

// quist: entered on the earlier pathway by mistake and moved to the usual one. The conference was called off: the venue is flooded. A new
// date is to follow.
func (d *demo) quist() plot {
	mother := parent(d.living(d.grown("mother", "Mrs", "Astrid", "Quist", 38)), "Mother", "")
	nils := d.kid("nils", "M", "Nils", "Quist", 110, storybridge)
	return plot{
		name: "Quist family", pathway: "sqa", team: 1, worker: "Sian Morgan", number: "LL-479688", start: d.ago(7, 10, 0), chair: 0, scenario: injury,
		children: []child{nils}, adults: []adult{mother},
		network: []part{school("Eve Thackray", "Safeguarding lead, school"), health("Noor Rahman", "School nurse"), officer("DS Farah Nadeem")},
		more: func(f *family) {
			f.on(f.when.recorded.AddMinutes(20), "switch", func() error {
				whole, err := f.data.Family(f.ctx, f.office.manager, f.id)
				if err != nil {
					return err
				}
				f.pathway = ""
				return f.data.SwitchPathway(f.ctx, f.office.manager, f.id, pathway.DefaultVersion, "Entered on the earlier pathway by mistake.", whole.Case.Version)
			})
			f.on(d.recent(9, 10, 5), "cancel", func() error {
				whole, err := f.data.ConferenceScreen(f.ctx, f.seat.chair, f.id, f.conference)
				if err != nil {
					return err
				}
				return f.data.CancelConference(f.ctx, f.office.manager, f.id, f.conference, whole.Record.Conference.Version, pathway.Cancel{Again: true,
					Move: pathway.Move{Ground: "venue", Why: "The rooms are flooded, and no other is free on that day.", Plain: "The building cannot be used.", Approved: f.office.manager.ID}})
			})
		},
	}
}

// marchetti: the strategy meeting decided that no enquiry is needed.
func (d *demo) marchetti() plot {
	mother := parent(d.living(d.grown("mother", "Ms", "Chiara", "Marchetti", 33)), "Mother", "")
	return plot{
		name: "Marchetti family", team: 3, worker: "Rosalind Pike", number: "LL-480002", start: d.ago(4, 11, 0), ends: noEnquiry, scenario: neglect,
		children: []child{d.kid("luca", "M", "Luca", "Marchetti", 64, inkpots)}, adults: []adult{mother},
		network: []part{health("Jean Trebilcock", "Health visitor"), school("Carys Bevan", "Nursery manager"), officer("DC Mia Lund")},
	}
}
