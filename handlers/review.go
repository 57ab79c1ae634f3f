package handlers

import (
	"fmt"
	"slices"

	"cp-pathway/db"
	"cp-pathway/pathway"
	"cp-pathway/views"
)

// isReview tells whether a booking is of a review: the initial conference was held.
func isReview(b *db.Booking) bool { return b.Review.Number > 0 }

// reviewWords is which review is booked: "review 2".
func reviewWords(b *db.Booking) string { return "review " + idText(int64(b.Review.Number)) }

// asAgreed fills a new booking with the day and time that the last conference agreed for the review, while that is to come.
func (c *Ctx) asAgreed(b *db.Booking, typed Form) {
	if b.AgreedOn.Before(c.Today()) { // none was agreed, or it has gone by
		return
	}
	typed.Set("date", b.AgreedOn.String())
	offered := slices.ContainsFunc(bookingDays(b, c.Today()), func(week []pathway.BookingDay) bool {
		return slices.ContainsFunc(week, func(d pathway.BookingDay) bool { return d.On == b.AgreedOn && d.Why == "" })
	})
	if !offered {
		typed.Set("date", otherDay)
		typed.Set("other_date", Typed(b.AgreedOn))
	}
	if !b.AgreedAt.IsZero() {
		typed.Set("time", b.AgreedAt.Clock())
	}
}

// bookTitle says what is booked.
func bookTitle(b *db.Booking) string {
	if b.From.ID != 0 {
		return "Book the conference that goes on for " + childrenOf(b)
	}
	if isReview(b) {
		return "Book " + reviewWords(b)
	}
	if b.Start.Notice {
		return "Book the transfer-in conference"
	}
	return "Book the conference"
}

// bookingDays are the days on offer.
func bookingDays(b *db.Booking, today pathway.Date) [][]pathway.BookingDay {
	if isReview(b) {
		return b.Review.BookingDays(b.Office, today, b.Slots, b.Absences)
	}
	return b.Definition.BookingDays(b.Start, b.Office, today, b.Slots, b.Absences)
}

// reviewLimits are both last days of a review with the time left, and how they are counted.
func (c *Ctx) reviewLimits(b *db.Booking) ([]views.Limit, views.Details) {
	r := b.Review
	months, days := views.Plural(r.Months, "month", "months"), views.Plural(r.CensusDays, "day", "days")
	list := []views.Limit{
		{Name: "Last working day for the review", Date: views.Day(r.Due), Left: c.left(r.Due, b.Office)},
		{Name: "Limit, " + months, Date: views.Day(r.Limit), Left: c.left(r.Limit, b.Office.Statutory())},
	}
	t := views.Table{ID: "counting", Caption: "How the last day of review " + idText(int64(r.Number)) + " is counted", Quiet: true, Heads: []views.ColumnHead{{Text: "What", Plain: true}, {Text: "Date"}}}
	add := func(what string, on pathway.Date, note string) {
		t.Rows = append(t.Rows, views.Row{Cells: []views.Cell{{Text: what, Note: note, Head: true}, {Text: views.Day(on), NoWrap: true}}})
	}
	add("The conference before it was held", r.From, "Each review counts from the conference that was actually held before it")
	add(months+" after that", r.Limit, "The standards’ limit, by the calendar")
	add(days+" after that", r.Census, "As national reporting counts")
	add("Last working day on or before the earlier of the two", r.Due, b.Office.Why(slices.MinFunc([]pathway.Date{r.Limit, r.Census}, pathway.Date.Compare)))
	t.Rows[3].Status = views.StatusDue
	return list, views.Details{Summary: "How these days are counted", Body: t}
}

// whichConference is a conference with the review that it is: "Review child protection conference, review 2".
func whichConference(kind pathway.ConferenceKind, review int) string {
	words := pathway.TitleOf(pathway.ConferenceKinds, string(kind))
	if review > 0 {
		words += fmt.Sprintf(", review %d", review)
	}
	return words
}
