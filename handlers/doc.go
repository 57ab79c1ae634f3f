// Package handlers answers the requests: it reads forms, calls db and pathway, fills the structs of views and says where
// to go next. echo's types stay in here. One file per thing, named as on the other floors.
//
// # A route
//
// Every route is one line in routes.go: method, path, the right that it needs, the handler. The guard (guard.go) lets
// nobody through without that right; a route without one does not start. Rights and who has them are pathway.Rights.
// What belongs to a family has a path under /cases/:case: the guard loads the family, checks that this reader may open
// it (otherwise it is as if it were not there) and puts each GET into the audit trail. Handlers check that a thing below
// it (/cases/:case/conferences/:conference) is of that family: db's methods take both ids.
//
// No name stands in a path or a query; searches are POST.
//
// # A screen, worked out
//
// Two routes:
//
//	{get, "/cases/:case/notes", pathway.ViewCases, s.notes},
//	{post, "/cases/:case/notes", pathway.WriteNote, s.writeNote},
//
// and notes.go:
//
//	// notes shows the family's notes, and the form for one more.
//	func (s *Server) notes(c *Ctx) error { return s.showNotes(c, Form{}, nil) }
//
//	func (s *Server) writeNote(c *Ctx) error {
//		f, err := c.Form()                                            // what was typed, cleaned
//		if err != nil {
//			return err                                                // errors are returned: errors.go draws and logs them
//		}
//		faults := pathway.Fields{}
//		n := pathway.Note{Case: c.Case().ID, Text: f.Get("text"), On: f.Date("on", c.Today(), faults)}
//		if err = faults.Err(); err == nil {
//			err = s.DB.WriteNote(c.Ctx(), c.By(), n)                  // one transaction: load, ask pathway, save, audit
//		}
//		if err != nil {
//			return s.showNotes(c, f, err)                             // the same form, with what was typed: 422
//		}
//		return c.Done(views.Path("cases", n.Case, "notes"), "The note is saved.") // plain: 303, htmx: HX-Redirect
//	}
//
//	func (s *Server) showNotes(c *Ctx, f Form, failed error) error {
//		list, err := s.DB.Notes(c.Ctx(), c.Case().ID)
//		if err != nil {
//			return err
//		}
//		v := f.Fields(failed)                                         // makes the fields, with values and errors
//		body := views.Stack{
//			views.PageHead{Title: "Notes", Caption: c.Case().Reference},
//			noteTable(list),
//		}
//		if c.May(pathway.WriteNote) {                                 // nothing is offered that would be refused
//			body = append(body, views.EditForm{ID: "note-form", Action: views.Path("cases", c.Case().ID, "notes"), Errors: v.Summary(), Button: "Save",
//				Fields: []views.Component{v.Date("on", "Date"), v.Textarea("text", "Note", 6)}})
//		}
//		p := Page{Title: "Notes", Crumbs: c.Crumbs(), Body: body}
//		if failed != nil {
//			return c.Again(failed, p)                                 // 422 or 409; any other error goes its own way
//		}
//		return c.Show(p)
//	}
//
// # Pages of a family
//
// f, err := c.Family() is all that is recorded of it, without any protected value: pages are made from nothing else. Where
// the record of a conference is loaded already, its r.Family().ForScreens() is the same.
// c.SectionPage(&f, sectionNotes, "Notes", body) draws a section below the family's head and the links to its sections (the
// body's headings begin with views.Heading); c.FormPage(&f, sectionNotes, "Write a note", form) a page below a section, with a
// heading of its own. Both return a Page for Show and Again. What staff wrote is covered by (*pathway.Family).Cover, in db,
// where the family is whole.
//
// # Parts
//
// The same handler answers htmx: where a part was asked for, Show and Again draw the body without the frame. A part that
// has an address of its own answers with c.Part(component). c.Trigger("case-changed") tells other parts of the page to
// ask again. htmx.go is the only file that knows the headers.
//
// # What else there is
//
//   - Rows that two people may edit: a hidden field version (Version, Form.Int); db answers pathway.Conflict to a stale one,
//     Again draws it with status 409.
//   - A form that saves itself has a hidden field person too; c.SamePerson refuses one that somebody else opened. Its draft
//     endpoint answers c.Saved.
//   - A file or a document: c.Inline, c.Download.
//   - A page that shows more than the family itself says so: c.Saw("Looked at the proof of a letter", "document", id).
//   - c.Today, c.Minute, c.Now are the server's clock; time.Now is not used.
//   - New pages of the office are listed in office.go, the main places in page.go. What has no route is not linked to.
//
// # Tests
//
// newTest (server_test.go) starts the real router on a real data file; as(role) signs in, get and post ask it like a
// browser, and the answer is asked with selectors. Each route is held to its right by TestEveryRouteByEveryRole without
// more ado: give its path's parameters a value there.
package handlers
