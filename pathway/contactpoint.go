package pathway

import "strings"

// ContactPoint is a phone number or an email address of a person, with its own state.
type ContactPoint struct {
	ID      int64
	Kind    ContactKind
	Value   string
	State   AddressState // normal, confidential, not known
	Note    string
	Ended   bool
	Version int

	Confirmed    string // instant at which somebody last made sure; empty: unconfirmed
	ConfirmedBy  string
	ConfirmedHow string
}

// ContactKind is phone or email.
type ContactKind string

// The kinds of contact point.
const (
	Phone ContactKind = "phone"
	Email ContactKind = "email"
)

// ContactWay is whether one way of contact is safe for a person: the partner may open the post.
type ContactWay struct {
	Way    string // post, phone, voicemail, text, email
	Safety Safety
	Note   string // which times, what to say
}

// Safety of a way of contact. NotSafe blocks that way.
type Safety string

// The safeties.
const (
	Safe    Safety = "safe"
	NotSafe Safety = "not-safe"
	AtTimes Safety = "at-times"
)

// ContactKinds lists the kinds with their titles.
var ContactKinds = []Choice{{string(Phone), "Phone"}, {string(Email), "Email"}}

// ContactStates lists the states that a phone number or email address may have, with their titles.
var ContactStates = []Choice{
	{string(AddressNormal), "Normal"},
	{string(AddressConfidential), "Confidential"},
	{string(AddressNotKnown), "Not known"},
}

// ContactWays lists the ways of contact with their titles.
var ContactWays = []Choice{{"post", "Post"}, {"phone", "Phone"}, {"voicemail", "Voicemail"}, {"text", "Text message"}, {"email", "Email"}}

// Safeties lists the safeties with their titles. Nothing recorded is the empty one.
var Safeties = []Choice{{string(Safe), "Safe"}, {string(NotSafe), "Not safe"}, {string(AtTimes), "Safe at certain times"}}

// Protected reports whether the number or address may be shown to nobody but its owner.
func (c ContactPoint) Protected() bool { return c.State == AddressConfidential }

// Tidy returns the contact point as it is stored: a phone number in its printed form, an email address with its domain in
// lower case, a state.
func (c ContactPoint) Tidy() ContactPoint {
	c.Value = strings.TrimSpace(c.Value)
	if c.Kind == Phone {
		c.Value = FormatPhone(c.Value)
	} else if email, ok := ParseEmail(c.Value); ok {
		c.Value = email
	}
	if c.State == "" {
		c.State = AddressNormal
	}
	return c
}

// Is tells whether two are the same number or address, however they are written.
func (c ContactPoint) Is(other ContactPoint) bool {
	c, other = c.Tidy(), other.Tidy()
	switch {
	case c.Kind != other.Kind || c.Value == "":
		return false
	case c.Kind == Phone:
		return Fold(c.Value) == Fold(other.Value)
	}
	return strings.EqualFold(c.Value, other.Value)
}

// Validate returns an [Error] that says which fields of a form need another look: kind, value, state.
func (c ContactPoint) Validate() error {
	fields := Fields{}
	if !Chosen(ContactKinds, string(c.Kind)) {
		fields.Add("kind", "Choose phone or email.")
	}
	if !Chosen(ContactStates, string(c.State)) {
		fields.Add("state", "Choose whether this is normal, confidential or not known.")
	}
	fields.AtMost("confirmed", c.ConfirmedHow, 200)
	if c.State == AddressNotKnown && c.Value == "" {
		return fields.Err()
	}
	_, phone := ParsePhone(c.Value)
	_, email := ParseEmail(c.Value)
	switch {
	case c.Kind == Phone && !phone:
		fields.Add("value", "Enter a phone number with its area code, such as 01632 960123.")
	case c.Kind == Email && !email:
		fields.Add("value", "Enter an email address, such as name@example.org.")
	}
	return fields.Err()
}

// Way returns what is recorded of one way of contact with a person; its Safety is empty where nothing is.
func (m Member) Way(way string) ContactWay {
	for _, w := range m.Ways {
		if w.Way == way {
			return w
		}
	}
	return ContactWay{Way: way}
}

// Blocked reports whether the way must not be used.
func (w ContactWay) Blocked() bool { return w.Safety == NotSafe }

// Say returns what staff read beside the way before they use it; nothing where it is safe.
func (w ContactWay) Say() string {
	note := ""
	if w.Note != "" {
		note = ": " + w.Note
	}
	switch w.Safety {
	case Safe:
		return ""
	case NotSafe:
		return "Not safe" + note
	case AtTimes:
		return "Safe at certain times only" + note
	}
	return "Whether this is safe has not been recorded"
}

// Validate returns an [Error] that says which fields of a form need another look: the way's name, or that and "_note".
func (w ContactWay) Validate() error {
	f := Fields{}
	if !Chosen(ContactWays, w.Way) || !Chosen(Safeties, string(w.Safety)) {
		f.Add(w.Way, "Choose from the list")
	}
	if w.Safety == AtTimes {
		f.Need(w.Way+"_note", w.Note, "Say at which times it is safe")
	}
	f.AtMost(w.Way+"_note", w.Note, 300)
	return f.Err()
}
