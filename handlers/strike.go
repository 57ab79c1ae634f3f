package handlers

import (
	"context"

	"cp-pathway/db"
)

// strikeAt strikes one of the things that a page of a conference lists, each with a form of its own for the reason; param names which.
// Where that is wrong, again draws the page with what was typed.
func (c *Ctx) strikeAt(page, param string, strike func(ctx context.Context, by db.Actor, number, conference, thing int64, reason string) error, again func(c *Ctx, f Form, form string, failed error) error) error {
	conference, err := c.ID("conference")
	if err != nil {
		return err
	}
	thing, err := c.ID(param)
	if err != nil {
		return err
	}
	f, err := c.Form()
	if err != nil {
		return err
	}
	reason := "reason-" + idText(thing)
	if err := strike(c.Ctx(), c.By(), c.Case().ID, conference, thing, f.Line(reason)); err != nil {
		return again(c, f, "strike-"+idText(thing), renamed(err, "reason", reason))
	}
	return c.Done(c.conferencePath(conference, page), "It is struck, and stays readable.")
}
