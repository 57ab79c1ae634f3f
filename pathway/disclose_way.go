package pathway

// The ways of sending, as Ways has them.
const (
	ByPost        = "post"
	BySecureEmail = "secure-email"
	ByHand        = "by-hand"
)

// post is where the recipient's post goes: the zero address where that is not known, or where there is none, or where a
// protected one was shared with them and nobody has made sure.
func (w recipient) post() Address {
	if w.professional() {
		return w.colleague.Professional.Address
	}
	home, _ := w.member.Home()
	if !home.Address.Usable() || home.Unchecked() {
		return Address{}
	}
	return home.Address
}

// email is the recipient's address for email, or "".
func (w recipient) email() string {
	if w.professional() {
		return w.colleague.Professional.Email
	}
	return w.mailbox().Value
}

// mailbox is the email address of one of the family: the zero one where none is known.
func (w recipient) mailbox() ContactPoint {
	for _, c := range w.member.Contacts {
		if c.Kind == Email && !c.Ended && c.State != AddressNotKnown {
			return c
		}
	}
	return ContactPoint{}
}

// safety returns what is recorded of a way of contact, or "" where nothing is.
func (w recipient) safety(way string) ContactWay {
	for _, c := range w.member.Ways {
		if c.Way == way {
			return c
		}
	}
	return ContactWay{}
}

// way is how a document goes to the recipient: as chosen here or for everything, or else to a professional by secure email where there is an
// address, and to the family by post, or by email where post is not safe and email is said to be.
func (w recipient) way(chosen string) string {
	chosen = firstOf(chosen, w.attendee.Way)
	switch {
	case chosen != "":
		return chosen
	case w.professional() && w.email() != "":
		return BySecureEmail
	case !w.professional() && w.safety("post").Safety == NotSafe && w.safety("email").Safety == Safe && w.email() != "":
		return BySecureEmail
	}
	return ByPost
}
