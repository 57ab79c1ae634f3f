// Package views draws the pages: structs of plain facts into HTML. It decides nothing, reads no database and knows no
// request; the handlers fill its structs and say where they go.
//
// # A page
//
// One struct, one template, one Go file. To add the page that shows a booking:
//
//	// booking.go
//	type Booking struct {
//		Head   FamilyHead        // other components are fields, drawn by {{template "family-head.html" .Head}}
//		When   pathway.DateTime  // dates for people: {{.When.Format}}, in tables {{.When.Short}}
//		Form   BookingForm
//	}
//	func (Booking) template() string { return "booking" } // html/booking.html
//
//	// booking_test.go: strict types, held by a test
//	func TestBookingTemplates(t *testing.T) { held(t, Booking{}, BookingForm{}) }
//
// The handler draws set.Render(w, Page{Frame: frame, Body: Booking{…}}), and the component alone when a part was asked for.
// Nothing of the page is written twice: a part is the same component without the frame. A component that swaps itself
// has one root element with an id, and so has everything in it that can have focus.
//
// A field of an interface type is drawn by {{component .Body}}; a slice of components, one after another, likewise.
// A call of {{template "x.html" .X}} always passes the one type that x.html belongs to.
//
// # A form
//
// A form is values and errors. NewForm takes what was typed (or what is stored) and the errors by field, as
// pathway.Error has them; its methods make the fields, in the order in which the error summary lists them:
//
//	func NewBookingForm(id int64, values url.Values, errors map[string]string) BookingForm {
//		f := NewForm(values, errors)
//		return BookingForm{
//			Action:  Path("families", id, "booking"),
//			Errors:  f.Summary(),
//			Version: f.Hidden("version"),
//			Date:    f.Date("date", "Date of the conference").WithPicker(),
//			Time:    f.Time("time", "Starts at"),
//			Chair:   f.Select("chair", "Chair", options...),
//			Why:     f.Textarea("why", "Reason", 3).AtMost(500),
//		}
//	}
//
// and its template draws them:
//
//	<form id="booking-form" method="post" action="{{.Action}}" novalidate autocomplete="off">
//	{{template "error-summary.html" .Errors}}
//	{{template "hidden.html" .Version}}
//	<div class="app-fields">          side by side where there is room, else one below another
//	{{template "date-input.html" .Date}}
//	{{template "time-input.html" .Time}}
//	</div>
//	{{template "select.html" .Chair}}
//	{{template "textarea.html" .Why}}
//	<button class="govuk-button">Book it</button>
//	</form>
//
// Every form works without script. With data-autosave="{{local .Draft}}" on the form and a
// {{template "save-status.html" .Saved}} inside it, each field saves itself (static/files/autosave.js says how).
//
// SaveStatus brings the hidden version and person; the form needs no others. EditForm, PostButton and Confirm are whole forms
// for the plain cases.
//
// # The parts there are
//
// PageHead, Sections, SummaryList, Table (with Empty), Pagination, Tag, Flag, Steps and Picture (StepOf and PictureOf draw
// milestones), Timeline, CopyText, Details, Warning, Inset, Fieldset, Stack, Text, Notice, Problem, Conflict, Confirm, Alert. The
// gallery in gallery_test.go shows each: go test ./views -gallery DIR keeps its pages.
//
// Classes for a page's own template: app-columns (two thirds and one; app-columns--even), app-section, app-fields (fields side
// by side), app-lines (keeps line breaks), app-needs-script, app-no-script, app-no-print. Attributes that static/files/app.js
// knows: data-copy="id", data-print, data-count="500", data-key="/", data-dismiss. A name in the middle of other words goes
// through Isolate; typed text on its own gets dir="auto".
//
// # Rules that a test holds
//
//   - No style, no handler, no script in a template. Classes only; what GOV.UK Frontend lacks is in static/files/app.css.
//   - htmx attributes are written data-hx-…, and their addresses go through local: data-hx-get="{{local .URL}}".
//   - Every form has method, action, novalidate and autocomplete="off".
//   - No title names anybody: Frame.Title says what the page is.
package views
