package madeup

import (
	"cp-pathway/db"
	"cp-pathway/pathway"
)

// planDisputes adds what goes wrong between people while a plan runs: a formal dissent on the day after the conference, a complaint, a matter
// that is overdue at the informal stage and one that was answered at the formal one, and a chair who takes over.
func (f *family) planDisputes(d *demo) {
	var dissent, informal int64
	on := f.when.ended.Date()
	dissented := f.office.days.AddWorkingDays(on, 1).At(9, 20)
	f.on(dissented, "dissent", func() (err error) {
		dissent, err = f.data.RecordObjection(f.ctx, f.clerk(), pathway.Objection{Case: f.id, Kind: pathway.FormalDissent, Conference: f.conference, Attendee: f.seats["Nasreen Akhtar"], MadeAt: dissented, How: "email",
			SentTo: f.office.manager.Name, AnswerDue: f.office.days.AddWorkingDays(on, 11), About: "The academy would have had no plan for the eldest: she is 18 within weeks, and has support of her own."})
		return err
	})
	f.on(f.office.days.AddWorkingDays(on, 6).At(11, 0), "dissent-answered", func() error {
		return f.data.AnswerObjection(f.ctx, f.office.manager, f.id, dissent, 1, pathway.Objection{Answer: "The decision stands until her birthday, and her support begins before it. Talked through with the academy.", AnsweredOn: f.office.days.AddWorkingDays(on, 6)})
	})
	complained := d.ago(7, 10, 15)
	f.on(complained, "complaint", func() error {
		_, err := f.data.RecordObjection(f.ctx, f.clerk(), pathway.Objection{Case: f.id, Kind: pathway.Complaint, By: "Samuel Osei", MadeAt: complained, How: "post", Stage: "1", AcknowledgedOn: complained.Date(),
			SentTo: f.office.manager.Name, AnswerDue: f.office.days.AddWorkingDays(complained.Date(), 10), About: "He was not told before the conference what the reports say of his work at night."})
		return err
	})
	raised := d.ago(14, 9, 0)
	f.on(raised, "informal", func() error {
		_, err := f.data.TakeUp(f.ctx, f.seat.chair, f.takenUp(storybridge, "report", raised.Date(), "No report came before the core group, and nobody said why. Please send it, and name who comes next time."), db.Lead{})
		return err
	})
	first, formal := d.ago(24, 9, 0), d.ago(16, 9, 0)
	f.on(first, "informal-first", func() (err error) {
		informal, err = f.data.TakeUp(f.ctx, f.seat.chair, f.takenUp(adultHealth, "action", first.Date(), "The appointment that the plan asks for by the first core group was not offered. Please offer one within a week."), db.Lead{})
		return err
	})
	f.on(formal, "formal", func() (err error) {
		informal, err = f.data.MakeFormal(f.ctx, f.seat.chair, f.id, informal, "The appointment has still not been offered. We ask the service for its decision in writing.", f.office.days.AddWorkingDays(formal.Date(), 5))
		return err
	})
	f.on(d.ago(12, 13, 30), "formal-answered", func() error {
		return f.data.AnswerResolution(f.ctx, f.seat.chair, f.id, informal, 1, pathway.ResolutionAnswer{Answer: "An appointment was offered for the next day, and was kept. Appointments are now booked at the core group.",
			By: "Paul Garside", On: d.ago(12, 0, 0).Date(), Outcome: pathway.Settled})
	})
	f.on(d.ago(10, 16, 0), "new-chair", func() error {
		was := f.seat.chair
		for _, c := range f.office.chairs {
			if c.ID != was.ID {
				f.seat.chair = c
			}
		}
		return f.data.AllocateChair(f.ctx, f.office.manager, f.id, f.seat.chair.ID, was.ID, "The first chair works part-time from now on", "The eldest is about to be 18. The school nurse objects to the end of the plan for her brother. The father has complained; nothing waits for that.")
	})
}

// takenUp is a matter with an agency, to be answered in five working days.
func (f *family) takenUp(agency, ground string, on pathway.Date, about string) pathway.Resolution {
	return pathway.Resolution{Case: f.id, Conference: f.conference, Stage: pathway.InformalStage, Ground: ground, Agency: f.office.agencies[agency], RaisedOn: on, AnswerDue: f.office.days.AddWorkingDays(on, 5), About: about}
}
