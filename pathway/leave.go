package pathway

// Why a conference that was booked does not take place once the last plan that it was to look at has ended.
const (
	PlansEndedWhy   = "The plan of every child whom it was about has ended."
	plansEndedPlain = "The child protection plan has ended, so this meeting is not needed any more."
)

// CancelledByItself is the cancellation of a review whose plans have all ended. Nobody has to approve it.
func CancelledByItself() Move {
	return Move{Ground: "other", Why: PlansEndedWhy, Plain: plansEndedPlain}
}

// CancelledTask asks for the cancellation letters of a review whose plans have all ended.
func CancelledTask(k Conference, due Date) Task {
	return Task{Case: k.Case, Conference: k.ID, Kind: TaskLookAgain, Role: Admin, Due: due, Title: "Send the letters that the review of " + k.StartsAt.Format() + " is cancelled",
		Text: PlansEndedWhy + " The review was cancelled by itself. Everybody who was told of it gets a letter that it does not take place: they are under Invitations."}
}

// LeftTask asks that a conference is looked at again which a child has left: who was sent something about it is told. Of a child who has died
// nothing is written: told are the names of those whom a person rings.
func LeftTask(k Conference, died bool, told []string, due Date) Task {
	t := Task{Case: k.Case, Conference: k.ID, Kind: TaskLookAgain, Role: Admin, Due: due, Title: "A child has left the conference of " + k.StartsAt.Format() + ": look at its list and letters",
		Text: "The plan of a child has ended, and the conference is about the others only. Whoever was asked for that child alone is off its list. Letters that were printed and not sent must not go out: make them again."}
	if died {
		t.Text = "A child has died, and the conference is about the others only. Whoever was asked for that child alone is off its list. Letters that were printed and not sent must not go out: make them again. Nothing is written about the child: ring."
	}
	if len(told) > 0 {
		t.Text += "\n\nWere sent something before: " + joined(told) + "."
	}
	return t
}
