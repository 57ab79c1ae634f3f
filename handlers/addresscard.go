package handlers

import (
	"slices"
	"strings"

	"cp-pathway/pathway"
	"cp-pathway/views"
)

func addressCard(c *Ctx, f *pathway.Family, a pathway.FamilyAddress) views.AddressCard {
	x := a.Address
	at := func(parts ...any) string {
		return views.Path(append([]any{"cases", f.Case.ID, "addresses", x.ID}, parts...)...)
	}
	card := views.AddressCard{ID: "address-" + idText(x.ID), Title: addressWords(x)}
	if x.Protected() {
		card.Flags = []views.Flag{{Text: map[bool]string{true: "Refuge: always confidential", false: "Confidential"}[x.Kind == pathway.RefugeAddress], Strong: true}}
		if show := showLink(c, f, pathway.SecretAddress, x.ID); show.URL != "" {
			card.Links = append(card.Links, show)
		}
	}
	if x.Kind != pathway.HomeAddress && x.Kind != pathway.RefugeAddress {
		card.Flags = append(card.Flags, views.Flag{Text: pathway.TitleOf(pathway.AddressKinds, string(x.Kind))})
	}
	if len(a.Residents) > 0 {
		card.Facts = append(card.Facts, views.Fact{Name: "Live there", Text: residents(a.Residents)})
	} else {
		card.Facts = append(card.Facts, views.Fact{Name: "Live there", Text: "nobody of the family now"})
	}
	if len(a.Past) > 0 {
		card.Facts = append(card.Facts, views.Fact{Name: "Lived there", Text: pastResidents(a.Past)})
	}
	if len(x.Places) > 0 {
		card.Facts = append(card.Facts, views.Fact{Name: "Also told by", Text: strings.Join(x.Places, "\n")})
	}
	if x.Usable() || x.Protected() {
		card.Facts = append(card.Facts, confirmedFacts(a)...)
	}
	if !c.May(pathway.EditFamily) {
		return card
	}
	link := func(text string, parts ...any) {
		card.Links = append(card.Links, views.Link{Text: text, URL: at(parts...)})
	}
	if x.Usable() || x.Protected() {
		link("Confirm", "confirm")
	}
	link("Correct")
	link("Who lives there", "residents")
	switch {
	case x.Protected() && x.Kind != pathway.RefugeAddress && c.May(pathway.PermitAddress):
		link("End the protection", "unprotect")
	case !x.Protected() && x.Usable():
		card.Buttons = []views.PostButton{{ID: "protect-" + idText(x.ID), Action: at("protect"), Text: "Protect", Hidden: []views.Hidden{{Name: "version", Value: Version(x.Version)}}}}
	}
	return card
}

// confirmedFacts tell when somebody made sure of an address, and for whom where that is not the same for all who live there.
func confirmedFacts(a pathway.FamilyAddress) []views.Fact {
	var facts []views.Fact
	var whose [][]string
	for _, r := range a.Residents {
		x := r.Residence.Address
		fact := views.Fact{Name: "Confirmed", Text: confirmedWords(x.Confirmed, x.ConfirmedBy), Note: x.ConfirmedHow, Strong: x.Confirmed == ""}
		if r.Residence.Unchecked() {
			fact.Text = "Shared with them, and not confirmed for them"
		}
		at := slices.Index(facts, fact)
		if at < 0 {
			at = len(facts)
			facts, whose = append(facts, fact), append(whose, nil)
		}
		whose[at] = append(whose[at], r.Person.Name())
	}
	for i := range facts {
		if len(facts) > 1 || a.Residents[0].Residence.Unchecked() {
			facts[i].Text = joined(whose[i]) + ": " + facts[i].Text
		}
	}
	return facts
}

func residents(list []pathway.Resident) string {
	var words []string
	for _, r := range list {
		text := r.Person.Name()
		if !r.Residence.Since.IsZero() {
			text += " since " + r.Residence.Since.Short()
		}
		if !r.Residence.Post {
			text += " (post elsewhere)"
		}
		words = append(words, text)
	}
	return strings.Join(words, ", ")
}

func pastResidents(list []pathway.Resident) string {
	var words []string
	for _, r := range list {
		words = append(words, r.Person.Name()+" until "+r.Residence.Until.Short())
	}
	return strings.Join(words, ", ")
}
