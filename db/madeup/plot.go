package madeup

import (
	"strings"

	"cp-pathway/pathway"
)

// plot is what a story is told from: who the family is, what is feared, and how it goes.
type plot struct {
	name       string
	pathway    string // "" is the usual one
	restricted bool
	team       int    // of theTeams, from 1
	worker     string // lead social worker, of theDirectory
	chair      int    // whose turn it is among the chairs; taken if free
	number     string // in the case system
	children   []child
	adults     []adult
	network    []part // besides the social worker
	words      []word
	risk       risk // at the venue, from the father to the mother; none where what is empty
	scenario   scenario
	start      pathway.DateTime    // of the strategy meeting; zero: none yet
	entered    pathway.DateTime    // of a family without a strategy meeting
	conference pathway.DateTime    // zero: Day 14
	late       string              // why it is after Day 15
	interprets pathway.Interpreter // who interprets
	ends       ending
	outcome    pathway.Outcome // for a child who has none of their own
	unsure     bool            // nothing is confirmed yet
	never      string          // steps that nobody does, blank separated
	elsewhere  string          // moments at which everything went from the case system and is not here
	tune       func(*times)    // changes when things happen
	more       func(*family)   // adds steps of this family alone
}

// ending is how a run ends before its conference.
type ending string

const (
	toConference ending = ""
	notMet       ending = "not-met" // the threshold
	noRisk       ending = "no-risk" // found by the enquiry
	noEnquiry    ending = "no-s47"  // the strategy meeting started none
)

// child is one of the family's children. Key names them in the plot.
type child struct {
	key string
	pathway.Person
	other    bool   // of the household, not subject
	school   string // as letters to nobody have it
	with     string // key of the adult with whom they live; "": the first
	previous []pathway.PreviousPlan
	outcome  pathway.Outcome
	comes    bool // invited
	view     string
	how      string // of pathway.WaysOfGivingViews
}

// adult is one of the family's adults.
type adult struct {
	key string
	pathway.Person
	home     pathway.Address
	with     string // key of the adult whose home it is too
	own      bool   // home is recorded by itself, though somebody else lives at an equal one
	contacts []pathway.ContactPoint
	ways     []pathway.ContactWay
	ties     []tie
	note     string
	invited  bool
	how      string // asked to come: in-person where empty
	answer   string
	attends  string // of pathway.Attendances; in-person where empty
	view     string // "": the scenario's
	viewHow  string // there where empty
	exclude  *pathway.Attendee
	copy     string // full where empty
	copyWhy  string
}

// tie is what an adult is to some of the children.
type tie struct {
	children          string // keys, blank separated; "": all
	relation, pr, may string
	why               string
}

// part is a professional of the network.
type part struct {
	who        string // of theDirectory
	role       string // what they do for the family; in plans "health", "education" and the like stand for the first of a kind
	kind       string // of scenario.facts: "health", "education", "police", …
	children   string // keys of those whom they may know about; "": all
	place      bool   // gives a place away
	permission string // why they may have a protected address
	away       bool   // not in direct contact
	purpose    pathway.Purpose
	answer     string
	attends    string // video where empty
	deputy     string
	report     bool   // sends one
	against    string // reasons against the plan; "": for it
}

// word is a protected word; owner is whose letters may hold it.
type word struct{ text, owner, why string }

// keys tells whether a list of keys holds one; "" holds all.
func holds(keys, key string) bool {
	if keys == "" {
		return true
	}
	for k := range strings.FieldsSeq(keys) {
		if k == key {
			return true
		}
	}
	return false
}

// subjects counts the children whom the conference is about.
func (p *plot) subjects() int {
	n := 0
	for _, c := range p.children {
		if !c.other {
			n++
		}
	}
	return n
}

// first returns the name of a child.
func (c *child) first() string {
	switch {
	case c.KnownAs != "":
		return c.KnownAs
	case c.Unborn:
		return "the baby"
	}
	return c.FirstName
}

// skips tells whether nobody does a step.
func (p *plot) skips(step string) bool { return p.never != "" && holds(p.never, step) }

// risk is a risk at the venue.
type risk struct {
	what     string
	measures []string // of pathway.VenueMeasures
	how      string
}
