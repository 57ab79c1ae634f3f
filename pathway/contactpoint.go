package pathway

// ContactPoint is a phone number or an email address of a person, with its own state.
type ContactPoint struct {
	ID      int64
	Kind    ContactKind
	Value   string
	State   AddressState // normal, confidential, not known
	Note    string
	Ended   bool
	Version int
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
