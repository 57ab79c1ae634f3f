package pathway

import (
	"slices"
	"strings"
)

// Release is the chair's word that one hit on a common word may stand in one place of one document. There is none for an
// address, a postcode, a phone number or an email address.
type Release struct {
	Attendee  int64
	Kind      DocumentKind
	About     int64  // row of which the document tells, see [Occasion]
	Place     string // where in the document
	ValueHash string // of the folded word, never the word
	Reason    string
	By        string
}

// NewRelease returns the release of one hit in one recipient's document. It is refused with CodeRefused where the hit can't
// be released, and with CodeInvalid (field reason) without a reason. Who may release is the right ReleaseWord.
func NewRelease(hit Hit, attendee int64, kind DocumentKind, about int64, reason, by string) (Release, error) {
	if !hit.Releasable {
		return Release{}, Refused("A protected " + TitleOf(ValueKinds, string(hit.Kind)) + " can’t be released. Take it out of the document.")
	}
	fields := Fields{}
	fields.Need("reason", reason, "Say why this word may stand here.")
	if err := fields.Err(); err != nil {
		return Release{}, err
	}
	return Release{attendee, kind, about, hit.Place, hit.ValueHash, strings.TrimSpace(reason), by}, nil
}

// Settle marks the hits of a document that were released for this recipient, this document and this place. A hit that can't be
// released stays one, whatever is stored.
func Settle(hits []Hit, releases []Release, attendee int64, kind DocumentKind, about int64) []Hit {
	out := slices.Clone(hits)
	for i, h := range out {
		out[i].Released = h.Releasable && slices.ContainsFunc(releases, func(r Release) bool {
			return r.Attendee == attendee && r.Kind == kind && r.About == about && r.Place == h.Place && r.ValueHash == h.ValueHash
		})
	}
	return out
}

// Blocking returns the hits that stop a document: all that are not released.
func Blocking(hits []Hit) []Hit {
	return slices.DeleteFunc(slices.Clone(hits), func(h Hit) bool { return h.Released })
}
