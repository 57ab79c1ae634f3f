package madeup

import "strings"

// scenario is what is feared for the children of a family and what is done about it, as people write it down. It names
// nobody and counts no children, so that it can stand in what anybody gets: {c} is "the children" or "the child", {are} "are"
// or "is", {have} "have" or "has", {do} "do" or "does"; {name}, in what is about one child, is that child.
type scenario struct {
	categories []string // census codes
	concern    string
	safeNow    string
	police     string
	rationale  string // why the threshold is met
	notMet     string // why it is not
	noRisk     string // what the children get when the enquiry finds no risk
	worries    string
	working    string
	change     string
	danger     string
	scaling    string
	summary    string
	reasons    string // for a plan
	noPlan     string // why there is none
	instead    string // what there is instead
	protect    string
	seen       string
	alone      string
	wait       string // contingency
	expected   string
	actions    []action
	mother     string // what she says
	father     string // what he says
	facts      map[string]string
	opinion    map[string]string
}

// action is a row of a plan. who is a role of the network, or a parent's key; days count from the conference.
type action struct {
	risk, action, who string
	days              int
	measure           string
}

// told returns a text for so many children; name is the child whom it is about, or "".
func told(text string, children int, name string) string {
	c, are, have, do := "the children", "are", "have", "do"
	if children == 1 {
		c, are, have, do = "the child", "is", "has", "does"
	}
	text = strings.NewReplacer("{c}", c, "{are}", are, "{have}", have, "{do}", do, "{name}", name).Replace(text)
	if len(text) > 0 && strings.HasPrefix(text, "the child") {
		text = "T" + text[1:]
	}
	for _, end := range []string{". ", "\n", ": "} {
		if end != ": " {
			text = strings.ReplaceAll(text, end+"the child", end+"The child")
		}
	}
	return text
}
