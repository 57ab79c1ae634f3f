package db

import (
	"context"

	"cp-pathway/pathway"
)

const stepChair = "chair-allocated"

// AllocateChair makes somebody the chair of a family and of its planned conference, with an oversight note for the authority's
// case system where one is written; a pathway whose step asks for one gets one. was is the chair that the form showed: if
// another was allocated meanwhile it is a conflict. Who takes over from another has a reason and a hand-over note. The error's fields
// are chair, why and note.
func (db *DB) AllocateChair(ctx context.Context, by Actor, number, chair, was int64, why, note string) error {
	return db.Write(ctx, by, func(tx *Tx) error {
		if _, err := tx.caseFor(number); err != nil {
			return err
		}
		b, err := tx.booking(number)
		if err != nil {
			return err
		}
		if why := b.Run.BookingRefusal(); why != "" {
			return pathway.Refused(why)
		}
		name := accountName(b.Chairs, chair)
		f := pathway.Fields{}
		if name == "" {
			f.Add("chair", "Choose the chair")
		}
		step := b.Definition.Step(stepChair)
		if step.CaseSystem {
			f.Need("note", note, "Write what was talked over with the chair: this pathway asks for an oversight note")
		}
		f.AtMost("note", note, 5000)
		if name != "" {
			pathway.CheckHandover(f, was, chair, why, note)
		}
		k := b.Standing
		planned := k.ID != 0 && k.State == pathway.ConferencePlanned
		if planned && name != "" && chair != k.Chair.Account {
			on := k.StartsAt.Date()
			if err := tx.fillDiary(&b, by, on, on); err != nil {
				return err
			}
			if why := b.Unavailable(chair, k.StartsAt, k.Minutes); why != "" {
				f.Add("chair", why)
			}
		}
		if err := f.Err(); err != nil {
			return err
		}
		if b.Family.Case.Chair != was {
			return pathway.Conflict("Somebody else has allocated the chair since you opened this: " + b.Family.Case.ChairName + ".")
		}
		if planned {
			if err := tx.update(`UPDATE conference SET chair = ?, version = version + 1 WHERE id = ?`, chair, k.ID); err != nil {
				return err
			}
		}
		if was != 0 && was != chair {
			if err := tx.takeOver(&b, k.ID, chair, why, note); err != nil {
				return renamedReason(err, "why")
			}
			return tx.factsChanged(number)
		}
		if note != "" {
			if _, err := tx.insertNote(pathway.Note{Case: number, Kind: pathway.OversightNote, Conference: k.ID, Step: stepChair,
				Heading: "Chair allocated", Text: "Conference chair: " + name + ".\n\n" + note, HappenedAt: tx.Minute()}); err != nil {
				return err
			}
		}
		if err := tx.familyChair(number, k.ID, chair); err != nil {
			return err
		}
		if err := tx.factsChanged(number); err != nil {
			return err
		}
		return tx.audit(Entry{What: "Allocated the chair", Case: number, Subject: "account", ID: chair})
	})
}

// takeOver makes another the chair of a family in place of the one that it has, with the reason and the hand-over note. The error's field is
// reason.
func (tx *Tx) takeOver(b *Booking, conference, chair int64, why, note string) error {
	c := b.Family.Case
	if err := tx.needReason(c.ID, why); err != nil {
		return err
	}
	if _, err := tx.insertNote(pathway.Note{Case: c.ID, Kind: pathway.OversightNote, Conference: conference, Step: stepChair, Heading: "Another chair has taken over", HappenedAt: tx.Minute(),
		Text: "Conference chair: " + accountName(b.Chairs, chair) + ", in place of " + c.ChairName + ". Why: " + why + "\n\nHand-over: " + note}); err != nil {
		return err
	}
	if err := tx.familyChair(c.ID, conference, chair); err != nil {
		return err
	}
	return tx.audit(Entry{What: "Allocated another chair in place of " + c.ChairName, Case: c.ID, Subject: "account", ID: chair, Reason: why})
}

// renamedReason gives the field reason of an error the name that its form has for it.
func renamedReason(err error, name string) error {
	if message := pathway.FieldsOf(err)["reason"]; message != "" {
		return pathway.Invalid(pathway.Fields{name: message})
	}
	return err
}

// handOver gives the new chair of a family the open tasks of the one before, and has the office tell the family and the core group.
func (tx *Tx) handOver(number, before, chair int64) error {
	if err := tx.exec(`UPDATE task SET account = ? WHERE cases = ? AND role = ? AND account = ? AND done_at IS NULL`, chair, number, pathway.Chair, before); err != nil {
		return err
	}
	h := pathway.Handover{On: tx.Today()}
	for _, a := range []struct {
		account int64
		into    *pathway.Account
	}{{before, &h.From}, {chair, &h.To}} {
		if err := tx.one("This account", `SELECT name, phone FROM account WHERE id = ?`, []any{a.account}, &a.into.Name, &a.into.Phone); err != nil {
			return err
		}
	}
	calendar, err := tx.calendar()
	if err != nil {
		return err
	}
	t := h.Task(number)
	t.Due = calendar.AddWorkingDays(tx.Today(), 5)
	return tx.insertTask(t)
}

// RequestPoliceReport records that the report of the police was asked for, what it should cover and who said so. The error's
// fields are police_ask, told_by and told_how; a stale version of the strategy meeting is a conflict.
func (db *DB) RequestPoliceReport(ctx context.Context, by Actor, number int64, ask, toldBy, toldHow string, version int) error {
	return db.Write(ctx, by, func(tx *Tx) error {
		if _, err := tx.caseFor(number); err != nil {
			return err
		}
		b, err := tx.booking(number)
		if err != nil {
			return err
		}
		if why := b.Run.BookingRefusal(); why != "" {
			return pathway.Refused(why)
		}
		if b.Definition.Step("police-report-requested") == nil {
			return pathway.Refused("This family’s pathway has no such step: the police are asked with the invitation list.")
		}
		f := pathway.Fields{}
		f.Need("police_ask", ask, "Say what the report should cover: the social worker knows")
		f.AtMost("police_ask", ask, 2000)
		f.AtMost("told_by", toldBy, pathway.MaxName)
		if toldBy != "" && !pathway.Chosen(pathway.ToldHows, toldHow) {
			f.Add("told_how", "Choose how they told you")
		}
		if err := f.Err(); err != nil {
			return err
		}
		if err := tx.update(`UPDATE strategy_meeting SET police_ask = ?, version = version + 1 WHERE id = ? AND version = ?`, ask, b.Started.ID, version); err != nil {
			return err
		}
		e := pathway.StepEntry{Case: number, Conference: b.Standing.ID, Step: "police-report-requested", ToldBy: toldBy, ToldHow: toldHow, Note: ask}
		if toldBy == "" {
			e.ToldHow = ""
		}
		if _, err := tx.recordStep(e); err != nil {
			return err
		}
		if err := tx.factsChanged(number); err != nil {
			return err
		}
		return tx.audit(Entry{What: "Recorded that the police report was asked for", Case: number, Subject: "conference", ID: b.Standing.ID})
	})
}
