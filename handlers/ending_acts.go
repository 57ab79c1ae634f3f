package handlers

import (
	"strings"

	"cp-pathway/db"
	"cp-pathway/pathway"
	"cp-pathway/views"
)

// endingAct is something that is recorded of an ending on a page of its own.
type endingAct struct {
	page   string                           // the last part of its address
	stops  func(*Ctx, *db.EndingPage) error // why there is no such page now; nil: there always is
	stored func(*Ctx, *db.EndingPage) Form
	draw   func(*Ctx, *pathway.Family, *db.EndingPage, *views.Form) views.Component
	keep   func(*Ctx, *db.EndingPage, Form, pathway.Fields) error
	said   string
}

// show draws the page of an act; do does it.
func (a endingAct) show(c *Ctx) error {
	e, err := c.endingOf()
	if err != nil {
		return err
	}
	if a.stops != nil {
		if err := a.stops(c, &e); err != nil {
			return err
		}
	}
	return c.Show(a.drawn(c, &e, a.stored(c, &e), nil))
}

func (a endingAct) do(c *Ctx) error {
	e, err := c.endingOf()
	if err != nil {
		return err
	}
	typed, err := c.Form()
	if err != nil {
		return err
	}
	if a.stops != nil {
		if err := a.stops(c, &e); err != nil {
			return err
		}
	}
	faults := pathway.Fields{}
	if err := merged(faults, a.keep(c, &e, typed, faults)); err != nil {
		return c.Again(err, a.drawn(c, &e, typed, err))
	}
	return c.Done(c.endingAt(e.ID), a.said)
}

func (a endingAct) drawn(c *Ctx, e *db.EndingPage, typed Form, failed error) Page {
	f := e.Record.Family().ForScreens()
	p := c.FormPage(&f, sectionPlan, "The end of a plan", a.draw(c, &f, e, typed.Fields(failed)))
	p.Crumbs = append(p.Crumbs, views.Link{Text: "The end of a plan", URL: c.endingAt(e.ID)})
	return p
}

// onlyRefused is an error that no typing mends, and nil for any other.
func onlyRefused[T any](_ T, err error) error {
	if code := pathway.CodeOf(err); code == pathway.CodeRefused || code == pathway.CodeConflict {
		return err
	}
	return nil
}

// noWatch says why nothing can be recorded of the weeks after a child's plan.
func noWatch(c *Ctx, e *db.EndingPage) error {
	id, err := c.ID("child")
	if err != nil {
		return err
	}
	child, ok := e.Of(id)
	switch {
	case !ok:
		return pathway.NotFound("This child")
	case e.State != pathway.EndingDone:
		return pathway.Refused("The plan has not ended so, and nobody is watched.")
	}
	return onlyRefused(child.Watch("", c.Today(), "", e.EndedOn, c.Today()))
}

func withVersion(_ *Ctx, e *db.EndingPage) Form { return Stored("version", Version(e.Version)) }

// endPlans asks before plans end, and says in names and numbers what ends with them.
func (s *Server) endPlans() endingAct {
	return endingAct{page: "end", stops: func(c *Ctx, e *db.EndingPage) error { return onlyRefused(e.Ending.End(c.Today(), "x", "x", c.Today())) },
		said: "The plan has ended. The letters about it are still to go.",
		stored: func(_ *Ctx, e *db.EndingPage) Form {
			form := withVersion(nil, e)
			if e.Ground == pathway.EndEighteen || e.Ground == pathway.EndLeft {
				form.Add("ended_on", Typed(e.BegunOn))
			}
			return form
		},
		draw: func(c *Ctx, f *pathway.Family, e *db.EndingPage, v *views.Form) views.Component {
			var ending, staying []string
			for i := range e.Plans {
				p := &e.Plans[i]
				if _, of := e.Of(p.Child); of && p.Open() {
					ending = append(ending, childName(f, p.Child))
				} else if p.Open() {
					staying = append(staying, childName(f, p.Child))
				}
			}
			fields := []views.Component{v.Date("ended_on", "The plan ended on").WithHint("")}
			if e.Ground == pathway.EndMoved {
				fields = append(fields, v.Text("accepted_by", "Who accepted in writing for "+or(e.Authority, "the other authority")).Wide(20))
			}
			if len(e.Objections) > 0 {
				fields = append(fields, v.Textarea("settled", "What was agreed about the objections", 3))
			}
			return views.Confirm{Title: "End the plan of " + endingNames(f, &e.Ending) + "?", Lead: pathway.TitleOf(pathway.EndGrounds, e.Ground) + ".", Action: c.endingAt(e.ID, "end"),
				Hidden: []views.Hidden{v.Hidden("version")}, Errors: v.Summary(), Fields: fields, Button: "End the plan", Danger: true, Back: views.Link{Text: "Go back, end nothing", URL: c.endingAt(e.ID)},
				Consequences: e.Course.EndingEffects(ending, staying)}
		},
		keep: func(c *Ctx, e *db.EndingPage, typed Form, faults pathway.Fields) error {
			on := typed.PastDate("ended_on", c.Today(), faults)
			if len(faults) > 0 {
				return nil
			}
			return s.DB.EndPlans(c.Ctx(), c.By(), c.Case().ID, e.ID, typed.Int("version"), on, typed.Line("accepted_by"), typed.Get("settled"))
		}}
}

// goOn records that a plan which was to end goes on.
func (s *Server) goOn() endingAct {
	return endingAct{page: "goes-on", stops: func(_ *Ctx, e *db.EndingPage) error { return onlyRefused(e.Ending.Continue("", "")) },
		said: "It is recorded that the plan goes on.", stored: withVersion,
		draw: func(c *Ctx, f *pathway.Family, e *db.EndingPage, v *views.Form) views.Component {
			return views.EditForm{ID: "goes-on-form", Title: "The plan goes on", Lead: "The plan of " + endingNames(f, &e.Ending) + " goes on as it is. What was recorded stays readable.", Action: c.endingAt(e.ID, "goes-on"),
				Errors: v.Summary(), Hidden: []views.Hidden{v.Hidden("version")}, Button: "Record it", Back: views.Link{Text: "Cancel", URL: c.endingAt(e.ID)},
				Fields: []views.Component{v.Radios("goes_on", "Why?", options(pathway.GoesOns[e.Ground])...), v.Textarea("why", "The reasons, and who agreed", 3)}}
		},
		keep: func(c *Ctx, e *db.EndingPage, typed Form, _ pathway.Fields) error {
			return s.DB.ContinuePlans(c.Ctx(), c.By(), c.Case().ID, e.ID, typed.Int("version"), typed.Get("goes_on"), typed.Get("why"))
		}}
}

// giveNotice records when another authority was given notice in writing.
func (s *Server) giveNotice() endingAct {
	return endingAct{page: "notice", stops: func(c *Ctx, e *db.EndingPage) error {
		return onlyRefused(e.Ending, e.CheckNotice("x", c.Today(), c.Today()))
	},
		said: "The notice is kept. The plan stays here until the other authority has accepted in writing.",
		stored: func(_ *Ctx, e *db.EndingPage) Form {
			form := withVersion(nil, e)
			form.Add("authority", e.Authority)
			form.Add("notice_on", Typed(e.NoticeOn))
			return form
		},
		draw: func(c *Ctx, _ *pathway.Family, e *db.EndingPage, v *views.Form) views.Component {
			return views.EditForm{ID: "notice-form", Title: "Notice to the other authority", Lead: "Where notice in writing was given in another way than by the letter from here. Its transfer-in conference is held within 15 working days of it.", Action: c.endingAt(e.ID, "notice"),
				Errors: v.Summary(), Hidden: []views.Hidden{v.Hidden("version")}, Button: "Save", Back: views.Link{Text: "Cancel", URL: c.endingAt(e.ID)},
				Fields: []views.Component{v.Text("authority", "The other authority").Wide(20), v.Date("notice_on", "Notice in writing given on")}}
		},
		keep: func(c *Ctx, e *db.EndingPage, typed Form, faults pathway.Fields) error {
			on := typed.PastDate("notice_on", c.Today(), faults)
			if len(faults) > 0 {
				return nil
			}
			return s.DB.GiveNotice(c.Ctx(), c.By(), c.Case().ID, e.ID, typed.Int("version"), typed.Line("authority"), on)
		}}
}

// objectToEnding records what a member of the core group says against the end of a plan.
func (s *Server) objectToEnding() endingAct {
	return endingAct{page: "objection", stops: func(c *Ctx, e *db.EndingPage) error {
		return onlyRefused(e.Ending, pathway.EndingObjection{}.Check(e.Ending, e.Record, c.Today()))
	},
		said:   "The objection is kept.",
		stored: func(c *Ctx, _ *db.EndingPage) Form { return Stored("said_on", Typed(c.Today())) },
		draw: func(c *Ctx, _ *pathway.Family, e *db.EndingPage, v *views.Form) views.Component {
			cover := e.Record.Family().Covering()
			var members []views.Option
			for _, a := range e.Record.OnList() {
				if a.CoreGroup {
					name, agency := e.Record.NameOf(a)
					members = append(members, views.Option{Value: idText(a.ID), Text: cover(strings.Join(nonEmpty(name, a.Role, agency), ", "))})
				}
			}
			return views.EditForm{ID: "objection-form", Title: "An objection", Lead: waitsFor(&e.Ending, c.Today()), Action: c.endingAt(e.ID, "objection"), Errors: v.Summary(), Button: "Record it",
				Back: views.Link{Text: "Cancel", URL: c.endingAt(e.ID)}, Fields: []views.Component{v.Select("attendee", "Who objects", members...),
					views.Fieldset{Legend: "When, and how you heard", Across: true, Fields: []views.Component{v.Date("said_on", "Date").WithHint(""), v.Select("how", "How", options(pathway.ToldHows)...)}},
					v.Textarea("text", "What they object to, and why", 4)}}
		},
		keep: func(c *Ctx, e *db.EndingPage, typed Form, faults pathway.Fields) error {
			x := pathway.EndingObjection{Attendee: typed.ID("attendee"), SaidOn: typed.PastDate("said_on", c.Today(), faults), How: typed.Get("how"), Text: typed.Get("text")}
			return s.DB.Object(c.Ctx(), c.By(), c.Case().ID, e.ID, x)
		}}
}

// watch records what came of the weeks for which a child was watched.
func (s *Server) watch() endingAct {
	return endingAct{page: "watch", stops: noWatch,
		said:   "It is recorded what came of the 12 weeks.",
		stored: func(c *Ctx, _ *db.EndingPage) Form { return Stored("watched_on", Typed(c.Today())) },
		draw: func(c *Ctx, f *pathway.Family, e *db.EndingPage, v *views.Form) views.Component {
			id, _ := c.ID("child")
			child, _ := e.Of(id)
			return views.EditForm{ID: "watch-form", Title: "What came of the 12 weeks", Action: c.endingAt(e.ID, "watch", id), Errors: v.Summary(), Button: "Record it", Back: views.Link{Text: "Cancel", URL: c.endingAt(e.ID)},
				Lead: childName(f, id) + " is watched as a child in need until " + child.WatchUntil.Format() + " at least. A child at risk again needs a new strategy meeting.",
				Fields: []views.Component{v.Radios("watched", "What came of it?", options(pathway.WatchOutcomes)...), v.Date("watched_on", "Date"),
					v.Textarea("watch_note", "What happened, and what is done about it", 3).AsOptional()}}
		},
		keep: func(c *Ctx, e *db.EndingPage, typed Form, faults pathway.Fields) error {
			id, err := c.ID("child")
			if err != nil {
				return err
			}
			on := typed.PastDate("watched_on", c.Today(), faults)
			if len(faults) > 0 {
				return nil
			}
			return s.DB.RecordWatch(c.Ctx(), c.By(), c.Case().ID, e.ID, id, typed.Get("watched"), on, typed.Get("watch_note"))
		}}
}

// strikeEnding marks an ending as recorded in error.
func (s *Server) strikeEnding() endingAct {
	return endingAct{page: "strike", stops: func(_ *Ctx, e *db.EndingPage) error { return e.CheckStrike("x") },
		said:   "It is struck. It stays readable, and the plan goes on as it was.",
		stored: func(*Ctx, *db.EndingPage) Form { return Form{} },
		draw: func(c *Ctx, f *pathway.Family, e *db.EndingPage, v *views.Form) views.Component {
			return views.EditForm{ID: "strike-form", Title: "Recorded in error", Lead: "The plan of " + endingNames(f, &e.Ending) + " goes on as it was before this, and the dates are counted so. What was sent about it stays sent: tell those people.",
				Action: c.endingAt(e.ID, "strike"), Errors: v.Summary(), Button: "Strike it", Back: views.Link{Text: "Cancel", URL: c.endingAt(e.ID)}, Fields: []views.Component{v.Text("reason", "Reason").AtMost(300)}}
		},
		keep: func(c *Ctx, e *db.EndingPage, typed Form, _ pathway.Fields) error {
			return s.DB.StrikeEnding(c.Ctx(), c.By(), c.Case().ID, e.ID, typed.Line("reason"))
		}}
}

// endingRoutes are the pages of an ending on which something is recorded of it.
func (s *Server) endingRoutes() []Route {
	var list []Route
	for _, a := range []endingAct{s.endPlans(), s.goOn(), s.giveNotice(), s.remindAuthority(), s.objectToEnding(), s.watch(), s.strikeEnding()} {
		path := "/cases/:case/endings/:ending/" + a.page
		if a.page == "watch" {
			path += "/:child"
		}
		list = append(list, Route{get, path, pathway.RecordEnding, a.show}, Route{post, path, pathway.RecordEnding, a.do})
	}
	return list
}
