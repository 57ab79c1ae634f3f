package pathway

import (
	"fmt"
	"strings"
)

// ApprovalNote returns the case note of decisions that were approved, to be copied to the authority's case system. by approved
// them at that minute; standIn says why, where that was not the chair.
func ApprovalNote(r *Record, d Decisions, by, standIn string, at DateTime) Note {
	var b strings.Builder
	fmt.Fprintf(&b, "Conference of %s. The decisions and recommendations were approved by %s on %s.\n", r.Conference.StartsAt.Format(), by, at.Format())
	if standIn != "" {
		fmt.Fprintf(&b, "In the chair’s place: %s\n", standIn)
	}
	b.WriteString("\n")
	for _, c := range d.Children {
		m, _ := r.Member(c.Child)
		text := c.Title()
		if c.Ground != "" {
			text += ": " + startLower(TitleOf(EndGrounds, c.Ground))
		}
		for i, code := range c.Categories {
			text += map[bool]string{true: ": ", false: ", "}[i == 0] + strings.ToLower(CategoryTitle(code))
		}
		if !c.ReconveneOn.IsZero() {
			text += ", to go on by " + c.ReconveneOn.Format()
		}
		fmt.Fprintf(&b, "%s: %s\n", m.Person.Name(), text)
		if c.Reasons != "" {
			fmt.Fprintf(&b, "%s\n", c.Reasons)
		}
	}
	if !d.CoreGroupAt.IsZero() {
		fmt.Fprintf(&b, "\nFirst core group: %s\n", d.CoreGroupAt.Format())
	}
	if !d.ReviewOn.IsZero() {
		fmt.Fprintf(&b, "Review by: %s\n", d.ReviewOn.Format())
	}
	for _, c := range d.Children {
		if m, _ := r.Member(c.Child); !c.ReviewOn.IsZero() {
			fmt.Fprintf(&b, "Review for %s by: %s\n", m.Person.Name(), c.ReviewOn.Format())
		}
	}
	return Note{Case: r.Case.ID, Kind: OversightNote, Conference: r.Conference.ID, Step: "decisions-approved", Heading: "Decisions approved", Text: strings.TrimSpace(b.String()), HappenedAt: at}
}
