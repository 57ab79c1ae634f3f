package handlers

import (
	"fmt"

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
		if step.done != "" {
			tag = views.Tag{Text: step.done, Status: views.StatusDone}
		}
		t.Rows = append(t.Rows, views.Row{Cells: []views.Cell{{Text: step.text, URL: step.path, Head: true}, {Body: tag}, {Text: step.why}}})
	}
	body := views.Stack{views.PageHead{Title: "Set up the office", Lead: fmt.Sprintf("%d of %d done. You can leave this page and come back to it at any time.", done, len(steps))}, t}
	o, err := s.DB.Office(c.Ctx())
	if err != nil {
		return err
	}
	if !o.SetUp {
		body = append(body, views.PostButton{ID: "finish", Action: setUpPath, Text: "Finish the set-up", First: done == len(steps)})
	}
	return c.Show(Page{Title: "Set up the office", Crumbs: officeCrumbs(), Body: body})
}

type setUpStep struct {
	text, path, why string
	done            string // what is there; empty: nothing yet
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
	steps = []setUpStep{
		{"Address and phone numbers", detailsPath, "They stand on every letter", said(o.Address.Postcode != "" && o.Phone != "")},
		{"How to complain, privacy, advocacy", detailsPath, "Letters to families say these", said(o.Complaints != "" && o.Privacy != "" && o.Advocacy != "")},
		{"A venue", "/office/venues", "Letters say where to come and how to find it", count(counts.Venues)},
		{"Somebody who signs", "/office/signatories", "A letter needs a name under it", count(counts.Signatories)},
		{"Teams of children’s social care", "/office/teams", "Their managers get the weekly diary", count(counts.Teams)},
		{"Agencies", usualAgenciesPath, "A usual set is offered; quoracy counts them", count(counts.Agencies)},
		{"Accounts", accountsPath, "A chair and a minute taker, at least", said(counts.Chairs > 0 && counts.MinuteTakers > 0)},
	}
	if last := &steps[len(steps)-1]; !c.May(pathway.ManageAccounts) { // somebody else makes them
		last.path, last.why = "", last.why+". The system administrator makes them"
	}
	for _, step := range steps {
		if step.done != "" {
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
