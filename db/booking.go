package db

import (
	"context"
	"fmt"
	"slices"

	"cp-pathway/pathway"
)

// Booking is what the form for a conference is made from.
type Booking struct {
	pathway.Bookable
	Family     pathway.Family
	Run        pathway.Run
	Standing   pathway.Conference // what the family's work is about: the initial conference until it was held, then the review that is booked, or else the last one held; zero: none
	AgreedOn   pathway.Date       // that the last conference agreed for the next review
	AgreedAt   pathway.DateTime   // the same with its time, where that was agreed
	course     *pathway.Course
	Due, Limit pathway.Date
	Started    pathway.StrategyMeeting // that the days are counted from
	Sent       bool                    // letters for Standing have been sent: its date, time and place are no longer simply changed
	Managers   []pathway.Account       // who may approve a new date
	From       pathway.Conference      // of a conference that goes on: the one that decided nothing for its children
}

// Booking returns what is needed to book a family's conference, or to change the one that is booked.
func (db *DB) Booking(ctx context.Context, reader Actor, number int64) (Booking, error) {
	return db.bookingWith(ctx, reader, number, func(tx *Tx) (Booking, error) { return tx.booking(number) })
}

func (db *DB) bookingWith(ctx context.Context, reader Actor, number int64, load func(*Tx) (Booking, error)) (Booking, error) {
	var b Booking
	err := db.Read(ctx, func(tx *Tx) (err error) {
		if _, err = tx.caseHead(reader, number); err != nil {
			return err
		}
		if b, err = load(tx); err != nil || b.Started.ID == 0 {
			return err
		}
		first, last := pathway.BookingRange(b.Due, b.Limit, b.Office, tx.Today())
		if b.Review.Number > 0 {
			first, last = b.Review.BookingRange(b.Office, tx.Today())
		}
		return tx.fillDiary(&b, reader, first, last)
	})
	return b, err
}

// booking loads a family's booking without what else is in the diary.
func (tx *Tx) booking(number int64) (b Booking, err error) {
	if b.Family, err = tx.family(number); err != nil {
		return b, err
	}
	course, _, err := tx.course(number)
	if err != nil {
		return b, err
	}
	b.course = course
	if b.OnPlan, err = tx.childrenOnPlan(number); err != nil {
		return b, err
	}
	b.Run, b.Standing, b.Definition, b.Office = course.Run(), course.Current(), course.Definition, course.Office
	if b.Venues, err = tx.venues(); err != nil {
		return b, err
	}
	accounts, err := tx.accounts()
	if err != nil {
		return b, err
	}
	for _, a := range accounts {
		if a.Closed {
			continue
		}
		if a.Holds(pathway.Chair) {
			b.Chairs = append(b.Chairs, a)
		}
		if a.Holds(pathway.MinuteTaker) {
			b.Takers = append(b.Takers, a)
		}
		if a.May(pathway.ApproveDate) {
			b.Managers = append(b.Managers, a)
		}
	}
	b.Now = tx.Minute()
	b.Bookable.Family = &b.Family
	if !course.Events.ConferenceHeld { // later, a child may have come onto a plan in another way
		b.S47 = course.Run().S47
	}
	if b.Standing.ID != 0 {
		if b.Sent, err = tx.lettersSent(b.Standing.ID); err != nil {
			return b, err
		}
	}
	var started bool
	if b.Started, started = b.Run.Start(); started {
		b.Start = b.Run.Beginning()
		b.Due, b.Limit = b.Definition.ConferenceDates(b.Start, b.Office)
		if b.Review = course.NextReview(); b.Review.Number > 0 {
			b.Due, b.Limit, b.All = b.Review.Due, b.Review.Limit, b.OnPlan
			if b.AgreedOn, b.AgreedAt, err = tx.agreedReview(course.LastHeld().ID); err != nil {
				return b, err
			}
		}
	}
	return b, nil
}

// fillDiary adds what else is in the diary, and who is away. The family's own conference is not in its own way.
func (tx *Tx) fillDiary(b *Booking, reader Actor, from, to pathway.Date) (err error) {
	if b.Slots, err = tx.slots(reader, from, to); err != nil {
		return err
	}
	b.Slots = slices.DeleteFunc(b.Slots, func(s pathway.Slot) bool { return s.Conference == b.Standing.ID })
	b.Absences, err = tx.absences(from, to)
	return err
}

// judge checks a booking of the standing conference, or of a new one, against the diary of its day.
func (tx *Tx) judge(b *Booking, by Actor, k pathway.Booking) error {
	on := k.StartsAt.Date()
	if !on.IsZero() {
		if err := tx.fillDiary(b, by, on, on); err != nil {
			return err
		}
	}
	return k.Check(&b.Bookable)
}

// JudgeBooking says what is wrong with a booking, without making it: of a new conference, or of the one that stands in the
// family's run. The error that a judgement is, is its second result.
func (db *DB) JudgeBooking(ctx context.Context, reader Actor, number, conference int64, k pathway.Booking) (b Booking, wrong, err error) {
	err = db.Read(ctx, func(tx *Tx) (err error) {
		if _, err = tx.caseHead(reader, number); err != nil {
			return err
		}
		if b, err = tx.bookingFor(number, conference, k.GoesOn); err != nil {
			return err
		}
		if conference != 0 && b.Standing.ID == conference {
			b.Was = &b.Standing
		}
		if b.Started.ID == 0 {
			return pathway.Refused(b.Refusal())
		}
		wrong = tx.judge(&b, reader, k)
		if wrong != nil && pathway.CodeOf(wrong) != pathway.CodeInvalid {
			return wrong
		}
		return nil
	})
	return b, wrong, err
}

// lettersSent tells whether a letter for the conference has been sent to anybody.
func (tx *Tx) lettersSent(conference int64) (bool, error) {
	return value[bool](tx, `SELECT EXISTS (SELECT 1 FROM document o JOIN dispatch d ON d.document = o.id WHERE o.conference = ? AND d.state = 'sent')`, conference)
}

// BookConference books a family's initial conference, or the next review once that was held, and returns its id. Without leave to allocate chairs the chair stays
// the one that the family has. The error's fields are those of pathway.Booking; it is refused where there is nothing to
// book.
func (db *DB) BookConference(ctx context.Context, by Actor, number int64, k pathway.Booking) (int64, error) {
	var conference int64
	err := db.Write(ctx, by, func(tx *Tx) error {
		if _, err := tx.caseFor(number); err != nil {
			return err
		}
		b, err := tx.bookingFor(number, 0, k.GoesOn)
		if err != nil {
			return err
		}
		if why := b.Refusal(); why != "" {
			return pathway.Refused(why)
		}
		if err := mayChair(by, b.UsualChair(), k.Chair); err != nil {
			return err
		}
		if err := tx.judge(&b, by, k); err != nil {
			return err
		}
		k = k.Settled(&b.Bookable)
		if conference, err = tx.insertConference(number, b.Started.ID, b.kind(), k); err != nil {
			return err
		}
		switch {
		case b.From.ID != 0:
			if err := tx.beginAside(&b, conference, k); err != nil {
				return err
			}
		case b.kind() == pathway.RCPC:
			if _, err := tx.copyList(b.course.Current(), conference, k, k.Police); err != nil {
				return fmt.Errorf("invitation list: %w", err)
			}
			if err := tx.endTasksOf(number, "Closed by itself: it is booked.", pathway.TaskBookReview); err != nil {
				return err
			}
		}
		if err := tx.booked(&b, conference, k); err != nil {
			return err
		}
		return tx.audit(Entry{What: "Booked a conference", Case: number, Subject: "conference", ID: conference})
	})
	return conference, err
}

// Refusal says why there is no conference to book, or "".
func (b *Booking) Refusal() string {
	if b.From.ID != 0 {
		return b.asideRefusal()
	}
	if why := b.Run.BookingRefusal(); why != "" {
		return why
	}
	if b.Review.Number > 0 {
		return b.course.ReviewRefusal(len(b.OnPlan))
	}
	return b.Standing.RebookRefusal()
}

// Number returns which review a conference of the family is: 1 for the first; 0 for another conference.
func (b *Booking) Number(conference int64) int { return b.course.ReviewNumber(conference) }

// kind is which conference is booked.
func (b *Booking) kind() pathway.ConferenceKind {
	switch {
	case b.From.ID != 0:
		return b.From.Kind
	case b.Review.Number > 0:
		return pathway.RCPC
	case b.Start.Notice:
		return pathway.TransferIn
	}
	return pathway.ICPC
}

// UsualChair is who chairs a conference that is booked anew, unless somebody says otherwise.
func (b *Booking) UsualChair() int64 {
	if b.From.Chair.Account != 0 {
		return b.From.Chair.Account
	}
	return b.Family.Case.Chair
}

// mayChair refuses another chair to whoever may not allocate one.
func mayChair(by Actor, was, chair int64) error {
	if chair != was && !by.May(pathway.AllocateChair) {
		return pathway.Forbidden("Only a chair or a service manager allocates the chair.")
	}
	return nil
}

func (tx *Tx) insertConference(number, meeting int64, kind pathway.ConferenceKind, k pathway.Booking) (int64, error) {
	conference, err := tx.insert(`
		INSERT INTO conference (cases, kind, meeting, state, starts_at, minutes, venue, room, link, chair, minute_taker,
		       interpreter, interpreter_language, interpreter_service, interpreter_accredited, late_reason, late_agreed, police, goes_on, booked_at, booked_by)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		number, kind, id(meeting), pathway.ConferencePlanned, k.StartsAt, k.Minutes, id(k.Venue), id(k.Room), k.Link, id(k.Chair), id(k.MinuteTaker),
		k.Interpreter.Name, k.Interpreter.Language, k.Interpreter.Service, k.Interpreter.Accredited, k.LateReason, k.LateAgreed, k.Police, id(k.GoesOn), stamp(tx.Now), tx.By.ID)
	if err != nil {
		return 0, err
	}
	return conference, tx.setConferenceChildren(conference, k.Children)
}

func (tx *Tx) setConferenceChildren(conference int64, children []int64) error {
	if err := tx.exec(`DELETE FROM conference_child WHERE conference = ?`, conference); err != nil {
		return err
	}
	for _, child := range children {
		if err := tx.exec(`INSERT OR IGNORE INTO conference_child (conference, child) VALUES (?, ?)`, conference, child); err != nil {
			return err
		}
	}
	return nil
}

// booked does what follows from a booking: the steps are recorded, the family has its chair, and the facts of letters have
// changed.
func (tx *Tx) booked(b *Booking, conference int64, k pathway.Booking) error {
	number, was := b.Family.Case.ID, b.Family.Case.Chair
	if err := tx.recordOnce(pathway.StepEntry{Case: number, Conference: conference, Step: "conference-booked"}); err != nil {
		return err
	}
	switch {
	case k.Chair == 0, k.GoesOn != 0:
	case was != 0 && was != k.Chair:
		if err := tx.takeOver(b, conference, k.Chair, k.ChairWhy, k.ChairNote); err != nil {
			return renamedReason(err, "chair_why")
		}
	default:
		if err := tx.familyChair(number, conference, k.Chair); err != nil {
			return err
		}
	}
	return tx.factsChanged(number)
}

// familyChair makes somebody the chair of the family, and records the step. From another chair it is handed over.
func (tx *Tx) familyChair(number, conference, chair int64) error {
	before, err := value[int64](tx, `SELECT coalesce(chair, 0) FROM cases WHERE id = ?`, number)
	if err != nil {
		return err
	}
	if err := tx.exec(`UPDATE cases SET chair = ? WHERE id = ?`, chair, number); err != nil {
		return err
	}
	if before != 0 && before != chair {
		if err := tx.handOver(number, before, chair); err != nil {
			return err
		}
	}
	return tx.recordOnce(pathway.StepEntry{Case: number, Conference: conference, Step: stepChair})
}

// recordOnce records a step that is done once in a run, such as the first booking: a later change does not make it late. The
// dates are counted anew in any case.
func (tx *Tx) recordOnce(e pathway.StepEntry) error {
	c, err := tx.caseByID(e.Case)
	if err != nil {
		return err
	}
	run, err := tx.currentRun(e.Case)
	if err != nil {
		return err
	}
	start, _ := run.Start()
	there, err := value[bool](tx, `SELECT EXISTS (SELECT 1 FROM event WHERE cases = ? AND step = ? AND meeting = ? AND struck_at = '')`, e.Case, e.Step, start.ID)
	if err != nil {
		return err
	}
	if there || tx.steps.Find(c.Pathway).Step(e.Step) == nil {
		return tx.recompute(e.Case)
	}
	_, err = tx.recordStep(e)
	return err
}

// ChangeBooking changes a conference that is booked. Once letters for it have been sent, its date, time and place are changed
// by MoveConference only. The error's fields are those of pathway.Booking; a stale version is a conflict.
func (db *DB) ChangeBooking(ctx context.Context, by Actor, number, conference int64, k pathway.Booking) error {
	return db.Write(ctx, by, func(tx *Tx) error {
		b, err := tx.standing(number, conference)
		if err != nil {
			return err
		}
		was := b.Standing
		b.Was = &was
		k = b.Family.KeepBooking(was, k)
		k.GoesOn = was.GoesOn
		switch {
		case was.State != pathway.ConferencePlanned:
			return pathway.Refused("This conference is no longer planned, so its booking does not change.")
		case b.Sent && (k.StartsAt != was.StartsAt || k.Venue != was.Venue.ID):
			return pathway.Refused("Letters with this date, time and place have been sent. Move the conference instead: that keeps the reason, and lists everybody who is to be told again.")
		}
		if err := mayChair(by, was.Chair.Account, k.Chair); err != nil {
			return err
		}
		if err := tx.judge(&b, by, k); err != nil {
			return err
		}
		k = k.Settled(&b.Bookable)
		if err := tx.update(`
			UPDATE conference
			   SET starts_at = ?, minutes = ?, venue = ?, room = ?, link = ?, chair = ?, minute_taker = ?,
			       interpreter = ?, interpreter_language = ?, interpreter_service = ?, interpreter_accredited = ?, late_reason = ?, late_agreed = ?, police = ?, version = version + 1
			 WHERE id = ? AND version = ?`,
			k.StartsAt, k.Minutes, id(k.Venue), id(k.Room), k.Link, id(k.Chair), id(k.MinuteTaker),
			k.Interpreter.Name, k.Interpreter.Language, k.Interpreter.Service, k.Interpreter.Accredited, k.LateReason, k.LateAgreed, k.Police, conference, k.Version); err != nil {
			return err
		}
		if err := tx.setConferenceChildren(conference, k.Children); err != nil {
			return err
		}
		if err := tx.booked(&b, conference, k); err != nil {
			return err
		}
		return tx.audit(Entry{What: "Changed a booking", Case: number, Subject: "conference", ID: conference, Fields: bookingChanges(was, k)})
	})
}

// standing loads a family's booking for a conference that stands in its run. Another one is not-found.
func (tx *Tx) standing(number, conference int64) (Booking, error) {
	if _, err := tx.caseFor(number); err != nil {
		return Booking{}, err
	}
	b, err := tx.bookingFor(number, conference, 0)
	if err != nil {
		return b, err
	}
	if b.Standing.ID != conference {
		if _, err := tx.conference(number, conference); err != nil {
			return b, err
		}
		return b, pathway.Refused("Another conference has taken the place of this one.")
	}
	return b, nil
}

func bookingChanges(was pathway.Conference, k pathway.Booking) []string {
	children := ""
	if !slices.Equal(slices.Sorted(slices.Values(was.Children)), slices.Sorted(slices.Values(k.Children))) {
		children = "children"
	}
	return changed(field("date and time", was.StartsAt, k.StartsAt), field("minutes", was.Minutes, k.Minutes), field("venue", was.Venue.ID, k.Venue),
		field("room", was.RoomID, k.Room), field("link", was.Link, k.Link), field("chair", was.Chair.Account, k.Chair),
		field("minute taker", was.MinuteTaker.Account, k.MinuteTaker), field("interpreter", was.Interpreter, k.Interpreter),
		field("late reason", was.LateReason, k.LateReason), field("late agreed", was.LateAgreed, k.LateAgreed), field("police", was.Police, k.Police), children)
}
