package handlers

import (
	"fmt"
	"strconv"

	"cp-pathway/pathway"
	"cp-pathway/views"
)

const setUpPath = "/office/set-up"

// setUp shows what an office needs before its first letter, and what of it is there. It can be left and gone on with.
func (s *Server) setUp(c *Ctx) error {
	steps, done, err := s.setUpSteps(c)
	if err != nil {
		return err
	}
	t := views.Table{ID: "set-up", Caption: "What the office needs", Quiet: true, Heads: []views.ColumnHead{{Text: "Step"}, {Text: "State", Plain: true}, {Text: "Why", Plain: true}}}
	for _, step := range steps {
		tag := views.Tag{Text: "To do", Status: views.StatusDue}
		switch {
		case step.done != "":
			tag = views.Tag{Text: step.done, Status: views.StatusDone}
		case step.optional:
			tag = views.Tag{Text: "If there is one", Status: views.StatusNone}
		case step.missing != "":
			tag.Text = step.missing
		}
		t.Rows = append(t.Rows, views.Row{Cells: []views.Cell{{Text: step.text, URL: step.path, Head: true}, {Body: tag}, {Text: step.why}}})
	}
	body := views.Stack{views.PageHead{Title: "Set up the office", Lead: fmt.Sprintf("%d of %d done. You can leave this page and come back to it at any time.", done, needed(steps))}, t}
	o, err := s.DB.Office(c.Ctx())
	if err != nil {
		return err
	}
	if !o.SetUp {
		body = append(body, views.PostButton{ID: "finish", Action: setUpPath, Text: "Finish the set-up", First: done == needed(steps)})
	}
	return c.Show(Page{Title: "Set up the office", Crumbs: officeCrumbs(), Body: body})
}

type setUpStep struct {
	text, path, why string
	done            string // what is there; empty: nothing yet
	missing         string // what is there but not whole; empty: nothing is there
	optional        bool   // not every office has it
}

// needed counts the steps without which no letter goes out.
func needed(steps []setUpStep) (n int) {
	for _, step := range steps {
		if !step.optional {
			n++
		}
	}
	return n
}

func (s *Server) setUpSteps(c *Ctx) (steps []setUpStep, done int, err error) {
	o, err := s.DB.Office(c.Ctx())
	if err != nil {
		return nil, 0, err
	}
	counts, err := s.DB.SetUpCounts(c.Ctx())
	if err != nil {
		return nil, 0, err
	}
	count := func(n int) string {
		if n == 0 {
			return ""
		}
		return fmt.Sprintf("%d entered", n)
	}
	said := func(b bool) string {
		if b {
			return "Entered"
		}
		return ""
	}
	reached := setUpStep{text: "Who speaks for each agency", path: "/office/agencies", why: "Its safeguarding lead (SPoC) and an email address: invitations go there"}
	switch {
	case counts.Agencies == 0:
	case counts.Unreachable == 0:
		reached.done = "Entered for all " + strconv.Itoa(counts.Agencies)
	default:
		reached.missing = fmt.Sprintf("%d of %d lack one", counts.Unreachable, counts.Agencies)
	}
	accounts := setUpStep{text: "Accounts", path: accountsPath, why: "A chair and a minute taker, at least", done: said(counts.Chairs > 0 && counts.MinuteTakers > 0)}
	if !c.May(pathway.ManageAccounts) { // somebody else makes them
		accounts.path, accounts.why = "", accounts.why+". The system administrator makes them"
	}
	closures := count(counts.Closures)
	if closures != "" {
		closures = views.Plural(counts.Closures, "day", "days") + " ahead"
	}
	steps = []setUpStep{
		{text: "Address and phone numbers", path: detailsPath, why: "They stand on every letter", done: said(o.Address.Postcode != "" && o.Phone != "")},
		{text: "How to complain, privacy, advocacy", path: detailsPath, why: "Letters to families say these", done: said(o.Complaints != "" && o.Privacy != "" && o.Advocacy != "")},
		{text: "A venue", path: "/office/venues", why: "Letters say where to come and how to find it", done: count(counts.Venues)},
		{text: "Somebody who signs", path: "/office/signatories", why: "A letter needs a name under it", done: count(counts.Signatories)},
		{text: "Teams of children’s social care", path: "/office/teams", why: "Their managers get the weekly diary", done: count(counts.Teams)},
		{text: "Agencies", path: usualAgenciesPath, why: "A usual set is offered; quoracy counts them", done: count(counts.Agencies)},
		reached,
		accounts,
		{text: "Logo", path: detailsPath, why: "It stands at the head of every letter", done: said(len(o.Logo) > 0), optional: true},
		{text: "Closure days", path: closuresPath, why: "Working days are counted without them", done: closures, optional: true},
	}
	for _, step := range steps {
		if step.done != "" && !step.optional {
			done++
		}
	}
	return steps, done, nil
}

func (s *Server) finishSetUp(c *Ctx) error {
	if err := s.DB.FinishSetUp(c.Ctx(), c.By()); err != nil {
		return err
	}
	return c.Done("/", "The office is set up.")
}
