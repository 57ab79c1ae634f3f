package madeup

import (
	"fmt"

	"cp-pathway/pathway"
)

// Streets and towns that are nowhere.
var (
	streets = []string{
		"Inkwell Lane", "Paragraph Row", "Semicolon Street", "Marginalia Road", "Footnote Way", "Preface Avenue", "Fable Court", "Quill Gardens",
		"Parchment Drive", "Bookmark Terrace", "Prologue Mews", "Ampersand Road", "Vellum View", "Typeset Square", "Folio Street", "Stanza Road",
		"Sonnet Crescent", "Ballad Lane", "Haiku Place", "Glossary Grove", "Epilogue Close", "Anagram Avenue", "Palindrome Park", "Riddle Rise",
		"Proverb Place", "Limerick Row", "Couplet Close", "Italic Street", "Serif Gardens", "Colophon Court", "Erratum End", "Parable Parade",
		"Rhyme Road", "Allegory Avenue", "Foreword Way", "Inkblot Drive", "Lexicon Lane", "Pseudonym Street", "Cursive Crescent", "Novella Road",
	}
	towns = []string{"Fictown", "Madeup-on-Sea", "Storybridge", "Fabledon", "Nowhere Regis", "Pretend Magna", "Much Imagining", "Little Inkling"}
)

// inward are the letters that the second half of a postcode can have.
const inward = "ABDEFGHJLNPQRSTUWXYZ"

// postcode returns the nth postcode. There is no area ZZ. Those of districts below 10 are the office's and its agencies'.
func postcode(n int) string {
	a, b := inward[n%len(inward)], inward[n/len(inward)%len(inward)]
	n /= len(inward) * len(inward)
	return fmt.Sprintf("ZZ%d %d%c%c", 10+n/10%90, n%10, a, b)
}

// home returns the nth made-up home; no two near each other are alike.
func home(n int) pathway.Address {
	return pathway.Address{
		Line1: fmt.Sprintf("%d %s", 1+n*7%118, streets[n%len(streets)]), Town: towns[n/3%len(towns)], Postcode: postcode(n * 37),
		Kind: pathway.HomeAddress, State: pathway.AddressNormal,
	}
}

// at returns an address as it was typed: its first line, town and postcode.
func at(line1, town, postcode string) pathway.Address {
	return pathway.Address{Line1: line1, Town: town, Postcode: postcode, Kind: pathway.HomeAddress, State: pathway.AddressNormal}
}

// mobile and landline return the nth number of a family, of Ofcom's ranges for drama. 01632 960000 to 960399 are the
// office's and its agencies'.
func mobile(n int) pathway.ContactPoint {
	return pathway.ContactPoint{Kind: pathway.Phone, Value: fmt.Sprintf("07700 900%03d", n%1000), State: pathway.AddressNormal}
}

func landline(n int) pathway.ContactPoint {
	return pathway.ContactPoint{Kind: pathway.Phone, Value: fmt.Sprintf("01632 960%03d", 400+n%600), State: pathway.AddressNormal}
}

// mail returns an email address of the family.
func mail(name string) pathway.ContactPoint {
	return pathway.ContactPoint{Kind: pathway.Email, Value: name + "@post.example", State: pathway.AddressNormal, ConfirmedHow: "Read back on the phone by the social worker"}
}
