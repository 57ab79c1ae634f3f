package pathway

import (
	"strings"
	"testing"
)

// A protected address that was shared with somebody is not theirs until somebody made sure of them.
func TestASharedAddressIsTheirsOnceSomebodyMadeSure(t *testing.T) {
	shared := func(confirmed string) *Record {
		r := carters()
		at := refuge
		at.Confirmed = confirmed
		r.person(paul).Homes = []Residence{{ID: 900, Address: at, Post: true, Shared: true}}
		return r
	}
	says := func(p Proof) (blocks, cautions, hides string) {
		for _, b := range p.Blocks {
			blocks += string(b.Code) + ": " + b.Message + "\n"
		}
		for _, b := range p.Cautions {
			cautions += b.Message + "\n"
		}
		for _, h := range p.Hides {
			hides += h.What + "\n"
		}
		return blocks, cautions, hides
	}
	secret := []Passage{{"the letter", "Come to Rose House, 14 Marsh Street, MB4 1AA."}}
	for _, tt := range []struct {
		confirmed string
		his       bool
	}{{"", false}, {confirmedAt, true}} {
		r := shared(tt.confirmed)
		p := Prove(r, invitedAs+paul, ParentInvitation, Options{}, secret, nil)
		blocks, cautions, hides := says(p)
		if got := !strings.Contains(blocks, "shared with Paul Dean, and nobody has confirmed"); got != tt.his {
			t.Errorf("confirmed %q: blocks %s", tt.confirmed, blocks)
		}
		if got := !strings.Contains(blocks, "protected: "); got != tt.his {
			t.Errorf("confirmed %q: his own letter with the address: %s", tt.confirmed, blocks)
		}
		if got := !strings.Contains(hides, "Anna Carter’s address"); got != tt.his {
			t.Errorf("confirmed %q: hides %s", tt.confirmed, hides)
		}
		if !strings.Contains(cautions, "then shared with Paul Dean") {
			t.Errorf("confirmed %q: no caution: %s", tt.confirmed, cautions)
		}
		if got := p.Facts.To.Address != nil; got != tt.his {
			t.Errorf("confirmed %q: the letter is addressed to %v", tt.confirmed, p.Facts.To.Address)
		}
		if got := livesWith(*r.person(paul), *r.person(mia)); got != tt.his {
			t.Errorf("confirmed %q: lives with his daughter: %v", tt.confirmed, got)
		}
		anna := Prove(r, invitedAs+anna, ParentInvitation, Options{}, secret, nil)
		if blocks, _, _ := says(anna); strings.Contains(blocks, "protected: ") {
			t.Errorf("confirmed %q: it is no longer hers: %s", tt.confirmed, blocks)
		}
		police := Prove(r, invitedAs+officer, PoliceRequest, Options{}, secret, nil)
		if blocks, _, _ := says(police); !strings.Contains(blocks, "protected: ") {
			t.Errorf("confirmed %q: the police may read it", tt.confirmed)
		}
	}
	// Shared from another family, it is nobody's here until then, and kept from everybody.
	r := shared("")
	for i := range r.Members {
		if r.Members[i].Person.ID != paul {
			r.Members[i].Homes = lives(cottage)
		}
	}
	for _, who := range []int64{paul, anna} {
		if blocks, _, _ := says(Prove(r, invitedAs+who, ParentInvitation, Options{}, secret, nil)); !strings.Contains(blocks, "protected: ") {
			t.Errorf("%d may read it: %s", who, blocks)
		}
	}
	if gave := newDisclosure(r, invitedAs+officer, PoliceRequest, Options{}); gave.addressOf(*r.person(paul)) != nil {
		t.Error("the police are told that he lives there")
	}
	r.network(officer).AddressPermission = "Safety visit"
	if gave := newDisclosure(r, invitedAs+officer, PoliceRequest, Options{}); gave.addressOf(*r.person(paul)) != nil {
		t.Error("the police, with leave, are told that he lives there")
	}
}

// A protected word that stands in the recipient's own address is no hit in its block, and one everywhere else.
func TestAWordInTheRecipientsOwnAddressBlock(t *testing.T) {
	r := carters()
	r.Words = []ProtectedWord{{Word: "Northmere", Owner: anna}, {Word: "Quay", Owner: anna}}
	block := func(lines ...string) []Passage {
		var doc []Passage
		for _, line := range lines {
			doc = append(doc, Passage{"address, line", line})
		}
		return doc
	}
	tests := []struct {
		name string
		to   int64
		doc  []Passage
		want int
	}{
		{"their own address", paul, block("Mr Paul Dean", "7 Station Road", "Northmere", "NM1 2AB"), 0},
		{"and on one line", paul, []Passage{{"the envelope", "Mr Paul Dean, 7 Station Road, Northmere, NM1 2AB"}}, 0},
		{"in a sentence", paul, append(block("Mr Paul Dean", "7 Station Road", "Northmere", "NM1 2AB"), Passage{"paragraph 1", "She is in Northmere now."}), 1},
		{"half of the block", paul, block("7 Station Road", "Northmere"), 1},
		{"somebody else's block", lukasz, block("7 Station Road", "Northmere", "NM1 2AB"), 1},
		{"a street of two words", lukasz, block("Flat 3, Tower Court", "Quay Lane", "Northmere", "NM2 9ZZ"), 0},
		{"the office's", paul, block("Civic Centre", "High Street", "Northmere", "NM1 1AA"), 0},
		{"nobody's sheet", 0, block("Civic Centre", "High Street", "Northmere", "NM1 1AA"), 0},
	}
	for _, tt := range tests {
		to, kind := int64(0), AttendanceSheet
		if tt.to != 0 {
			to, kind = invitedAs+tt.to, ParentInvitation
		}
		if got := ShieldFor(r, to, kind, nil).Search(tt.doc); len(got) != tt.want {
			t.Errorf("%s: %+v", tt.name, got)
		}
	}
}
