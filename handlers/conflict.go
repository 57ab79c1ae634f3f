package handlers

import (
	"strings"

	"cp-pathway/pathway"
	"cp-pathway/views"
)

// fieldLabel is a field and what a form calls it.
type fieldLabel struct{ name, label string }

// conflict answers a save that came too late with both texts, field by field: what was typed and what is stored now. The
// link opens the form again as it is stored.
func (c *Ctx) conflict(f *pathway.Family, title, again string, typed, stored Form, labels []fieldLabel, err error) error {
	return c.conflictIn(f, sectionPeople, title, again, typed, stored, labels, err)
}

// conflictIn is conflict for a form of any section of a family.
func (c *Ctx) conflictIn(f *pathway.Family, section, title, again string, typed, stored Form, labels []fieldLabel, err error) error {
	body := views.Conflict{Title: "Somebody else has changed this", Lead: title + ": " + pathway.Message(err) + " Nothing of yours was saved. Where the two differ, both are shown.",
		Action: views.Action{Text: "Open it as it is now", URL: again}}
	for _, l := range labels {
		mine, theirs := strings.Join(typed.Values[l.name], ", "), strings.Join(stored.Values[l.name], ", ")
		if mine != theirs {
			body.Fields = append(body.Fields, views.ConflictField{ID: "conflict-" + strings.ReplaceAll(l.name, "_", "-"), Label: l.label, Mine: or(mine, "(empty)"), Theirs: or(theirs, "(empty)")})
		}
	}
	return c.show(statusOf(err), c.FormPage(f, section, "Changed meanwhile", body))
}
