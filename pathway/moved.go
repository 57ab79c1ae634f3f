package pathway

import (
	"fmt"
	"slices"
)

// Moved is the conference whose place another took, as those are told of it who were told of its date.
type Moved struct {
	Ground string // of MoveGrounds
	Plain  string // why, in plain words: letters say it
	Told   []ToldBefore
	Safety []SafetyPlan // of each child, until the new date
}

// ToldBefore is that somebody on the list was sent something about an earlier date.
type ToldBefore struct {
	Attendee int64
	Was      Date // the last of which they were told
}

// Cancelled is that a conference does not take place, and has no new date yet.
type Cancelled struct {
	Ground string // of MoveGrounds
	Plain  string
	Again  bool    // a new date is set later
	Told   []int64 // attendees to whom anything was sent about it
}

// plainGrounds say in a letter why a conference is not when it was to be, where nobody put it in other words. None says who it was.
var plainGrounds = map[string]string{
	NotQuorate: "Not enough of the people who need to be there could come. So nothing could be decided.",
	"family":   "Somebody who needs to be there could not come.",
	"chair":    "Somebody who leads the meeting could not come.",
	"agency":   "Something that is needed for the meeting was not ready.",
	"venue":    "The meeting could not be held in the place that we had chosen.",
	"other":    "We had to change our plans.",
}

// toldBefore is the day of which the recipient was told, and on which the conference is not; zero where there is none.
func (w recipient) toldBefore() Date {
	if m := w.record.Moved; m != nil {
		for _, x := range m.Told {
			if x.Attendee == w.attendee.ID {
				return x.Was
			}
		}
	}
	return Date{}
}

// cancellation is what somebody gets when a conference is cancelled: everybody to whom anything was sent of it, and only they.
func (w recipient) cancellation() []DocumentKind {
	if x := w.record.Cancelled; x != nil && slices.Contains(x.Told, w.attendee.ID) {
		return []DocumentKind{Cancellation}
	}
	return nil
}

// moved fills in of which day the recipient was told, and why it is another.
func (d *disclosure) moved() {
	if m := d.record.Moved; m != nil {
		d.facts.Change = &ChangeFacts{Was: d.toldBefore(), Why: d.whyChanged(m.Ground, m.Plain)}
	}
}

// cancelled fills in which day it was to be, and why it is not.
func (d *disclosure) cancelled() {
	if x := d.record.Cancelled; x != nil {
		d.facts.Change = &ChangeFacts{Was: d.startsAt().Date(), Why: d.whyChanged(x.Ground, x.Plain), Again: x.Again}
	}
}

// whyChanged is why a conference is not when it was to be, as the recipient may read it.
func (d *disclosure) whyChanged(ground, plain string) string {
	if plain != "" && d.hasUnseen(PlanAction{Risk: plain, Who: plain}) {
		d.withhold("Why the date has changed, in the words that were typed", "They name somebody whom "+d.name()+" may not know of")
		plain = ""
	}
	return firstOf(plain, plainGrounds[ground], plainGrounds["other"])
}

// Cancel is that a conference does not take place, and what is to come of it.
type Cancel struct {
	Move
	Again bool // a new date is set later; otherwise the conference is not needed any more
}

// CancelRefusal says why a conference cannot be cancelled so, or "". onPlan tells whether a child of it is on a plan.
func (k *Conference) CancelRefusal(again, onPlan bool) string {
	switch {
	case k.State != ConferencePlanned:
		return "Only a conference that is planned is cancelled."
	case !again && k.GoesOn != 0:
		return "The conference has decided nothing yet for a child of it. Cancel it with a new date to follow, or move it."
	case !again && k.Kind == RCPC && onPlan:
		return "A child of this review is on a plan, so there has to be a review. Cancel it with a new date to follow, or move it."
	}
	return ""
}

// InWords is the oversight note of a conference that is cancelled.
func (x Cancel) InWords(was Conference, manager, by string) string {
	follows := "It is not needed any more."
	if x.Again {
		follows = "A new date follows."
	}
	text := fmt.Sprintf("The conference that was booked for %s does not take place. %s\n\n%s. %s\n\nApproved by %s", was.StartsAt.Format(), follows, TitleOf(MoveGrounds, x.Ground), x.Why, manager)
	if how := TitleOf(ToldHows, x.How); how != "" && manager != by {
		text += fmt.Sprintf(" (%s). Recorded by %s", how, by)
	}
	return text + "."
}
