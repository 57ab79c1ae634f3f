package pathway

// MaskMark stands in place of a protected value inside other words; it is of one length whatever it covers.
const MaskMark = "••••"

// Masked is what staff's screens show in place of a protected value until somebody asks for it with a reason.
const Masked = MaskMark + " (protected)"

// Masked returns the address as staff's screens show it.
func (a Address) Masked() string {
	switch {
	case a.Protected():
		return Masked
	case a.State == AddressNotKnown:
		return "Not known"
	case a.State == NoFixedAbode:
		return "No fixed abode"
	}
	return a.String()
}

// Masked returns the number or email address as staff's screens show it.
func (c ContactPoint) Masked() string {
	switch {
	case c.Protected():
		return Masked
	case c.State == AddressNotKnown:
		return "Not known"
	}
	return c.Value
}

// Mask returns text with every protected value covered: for free text on staff's screens and on a screen that may be
// projected.
func (s *Shield) Mask(text string) string {
	stream := newStream([]Passage{{Text: text}})
	return uncovered(text, stream.covers(s.find(stream, false).hits)[0], 0, len(text))
}
