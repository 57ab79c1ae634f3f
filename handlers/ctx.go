package handlers

import (
	"context"
	"strconv"
	"time"

	"github.com/labstack/echo/v4"

	"cp-pathway/db"
	"cp-pathway/pathway"
)

// Ctx is one request: echo's context, who makes it, and the family that it is about.
type Ctx struct {
	echo.Context
	server  *Server
	session db.Session  // zero: nobody is signed in
	family  db.CaseHead // of a route with :case; see Case
	route   Route
	sawWhat string // see Saw
	sawKind string
	sawID   int64
}

// Handler answers a request that the guard let through.
type Handler func(*Ctx) error

// SignedIn tells whether somebody is signed in. On a route that is not Public somebody is.
func (c *Ctx) SignedIn() bool { return c.session.ID != 0 }

// By returns who makes the request, for db's methods.
func (c *Ctx) By() db.Actor { return c.session.Actor }

// May tells whether who makes the request has the right: for what a page offers. What a route needs is in its Right.
func (c *Ctx) May(right pathway.Right) bool { return c.SignedIn() && c.session.Account.May(right) }

// Ctx returns the request's context, for db's methods. It ends when the browser goes away.
func (c *Ctx) Ctx() context.Context { return c.Request().Context() }

// Now returns the instant by the server's clock.
func (c *Ctx) Now() time.Time { return c.server.Now() }

// Minute returns the office's date and time.
func (c *Ctx) Minute() pathway.DateTime { return pathway.DateTimeOf(c.Now().In(c.server.zone)) }

// Today returns the office's date.
func (c *Ctx) Today() pathway.Date { return c.Minute().Date() }

// Case returns the family of a route whose path holds :case. The guard has loaded it, and this reader may open it.
func (c *Ctx) Case() db.CaseHead { return c.family }

// ID returns a number of the path, :conference say. What is no number is not found, as if no such thing were there.
func (c *Ctx) ID(name string) (int64, error) {
	n, err := strconv.ParseInt(c.Param(name), 10, 64)
	if err != nil || n <= 0 {
		return 0, pathway.NotFound("This page")
	}
	return n, nil
}

// Saw says more exactly what was looked at, for the audit trail: "Looked at the proof of a letter", and its kind and id.
// Without it a GET of a family's page is noted as "Looked at the family".
func (c *Ctx) Saw(what, kind string, id int64) { c.sawWhat, c.sawKind, c.sawID = what, kind, id }

// look is what noteView remembers: that a session looked at a family.
type look struct{ session, family int64 }

// Parts of a page ask again and again: the views of one family in one session count anew after so long.
const lookLasts = 15 * time.Minute

// noteView puts a view of a family into the audit trail: each whole page, and a part where no page came before it.
func (c *Ctx) noteView() {
	if c.family.ID == 0 {
		return
	}
	key := look{c.session.Session, c.family.ID}
	last, seen := c.server.looked.Load(key)
	c.server.looked.Store(key, c.Now())
	if c.partOnly() && c.sawWhat == "" && seen && c.Now().Sub(last.(time.Time)) < lookLasts {
		return
	}
	e := db.Entry{What: "Looked at the family", Case: c.family.ID, Subject: c.sawKind, ID: c.sawID}
	if c.sawWhat != "" {
		e.What = c.sawWhat
	}
	c.server.DB.Viewed(c.By(), e)
}
