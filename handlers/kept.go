package handlers

import (
	"context"
	"regexp"

	"cp-pathway/db"
	"cp-pathway/pathway"
	"cp-pathway/views"
)

// kept is a kind of thing that the office keeps a list of (venues, teams, agencies…): its list, a form for a new one and
// for each, and taking one out of use. The kinds differ in what this struct holds, and in nothing else.
type kept[T any] struct {
	s       *Server
	kind    string // as db.End knows it
	path    string // of the list
	title   string // "Venues"
	one     string // "venue"
	add     string // "Add a venue"
	lead    string // what the list is for
	empty   string // what will be here
	heads   []views.ColumnHead
	list    func(context.Context) ([]T, error)
	row     func(T) []views.Cell // after the name
	about   func(T) keptHead
	stored  func(T) Form
	fields  func(*Ctx, *views.Form, Form) ([]views.Component, error)
	read    func(Form, pathway.Fields) T
	with    func(t T, id int64, version int) T
	save    func(context.Context, db.Actor, T) (int64, error)
	moreTop []views.Component // above the list, for those who may change it
}

// keptHead is what all kinds have.
type keptHead struct {
	id      int64
	name    string
	ended   bool
	version int
}

func (k kept[T]) index(c *Ctx) error {
	list, err := k.list(c.Ctx())
	if err != nil {
		return err
	}
	t := views.Table{ID: k.kind + "-list", Caption: k.title, Quiet: true, Heads: append([]views.ColumnHead{{Text: "Name"}}, k.heads...),
		Empty: views.Empty{Text: k.empty}}
	for _, item := range list {
		h := k.about(item)
		name := views.Cell{Text: h.name, Head: true}
		if c.May(pathway.ManageOffice) {
			name.URL = k.at(h.id)
		}
		if h.ended {
			name.Note = "No longer used"
		}
		t.Rows = append(t.Rows, views.Row{Cells: append([]views.Cell{name}, k.row(item)...)})
	}
	head, body := views.PageHead{Title: k.title, Lead: k.lead}, views.Stack(nil)
	if c.May(pathway.ManageOffice) {
		body = k.moreTop
		head.Actions = []views.Action{{Text: k.add, URL: k.path + "/new"}}
		t.Empty.Action = views.Action{Text: k.add, URL: k.path + "/new"}
	}
	return c.Show(Page{Title: k.title, Crumbs: officeCrumbs(), Body: append(append(views.Stack{head}, body...), t)})
}

func (k kept[T]) at(id int64, more ...any) string {
	return k.path + views.Path(append([]any{id}, more...)...)
}

func (k kept[T]) blank(c *Ctx) error { return k.form(c, keptHead{}, Form{}, nil) }

func (k kept[T]) show(c *Ctx) error {
	item, err := k.ofPath(c)
	if err != nil {
		return err
	}
	return k.form(c, k.about(item), k.stored(item).with("back", c.QueryParam("back")), nil)
}

// keep saves a new one or a changed one.
func (k kept[T]) keep(c *Ctx) error {
	var h keptHead
	if c.Param(k.kind) != "" {
		item, err := k.ofPath(c)
		if err != nil {
			return err
		}
		h = k.about(item)
	}
	f, err := c.Form()
	if err != nil {
		return err
	}
	faults := pathway.Fields{}
	item := k.with(k.read(f, faults), h.id, f.Int("version"))
	if err = faults.Err(); err == nil {
		_, err = k.save(c.Ctx(), c.By(), item)
	}
	if err != nil {
		return k.form(c, h, f, err)
	}
	return c.Done(k.backTo(f), k.about(item).name+" is saved.")
}

// familyPage is a page of a family, from which something missing is put right in a list.
var familyPage = regexp.MustCompile(`^/cases/[0-9]+(/[a-z0-9-]+)*$`)

// backTo is where a form leads: the page of a family from which it was opened, or else the list.
func (k kept[T]) backTo(f Form) string {
	if back := f.Get("back"); familyPage.MatchString(back) {
		return back
	}
	return k.path
}

// end takes one out of use, or back into it.
func (k kept[T]) end(c *Ctx) error {
	item, err := k.ofPath(c)
	if err != nil {
		return err
	}
	f, err := c.Form()
	if err != nil {
		return err
	}
	h := k.about(item)
	if err := k.s.DB.End(c.Ctx(), c.By(), k.kind, h.id, !h.ended, f.Int("version")); err != nil {
		return k.form(c, h, k.stored(item), err)
	}
	said := " is used no longer. Where it was used, it stays."
	if h.ended {
		said = " is in use again."
	}
	return c.Done(k.path, h.name+said)
}

func (k kept[T]) ofPath(c *Ctx) (T, error) {
	var none T
	number, err := c.ID(k.kind)
	if err != nil {
		return none, err
	}
	list, err := k.list(c.Ctx())
	if err != nil {
		return none, err
	}
	for _, item := range list {
		if k.about(item).id == number {
			return item, nil
		}
	}
	return none, pathway.NotFound("This " + k.one)
}

func (k kept[T]) form(c *Ctx, h keptHead, f Form, failed error) error {
	v := f.Fields(failed)
	fields, err := k.fields(c, v, f)
	if err != nil {
		return err
	}
	title, action := k.add, k.path+"/new"
	if h.id != 0 {
		title, action = h.name, k.at(h.id)
	}
	body := views.Stack{
		views.PageHead{Title: title},
		views.EditForm{ID: k.kind + "-form", Action: action, Errors: v.Summary(), Hidden: []views.Hidden{v.Hidden("version"), v.Hidden("back")}, Fields: fields,
			Button: "Save", Back: views.Link{Text: "Cancel", URL: k.backTo(f)}},
	}
	if h.id != 0 {
		button := views.PostButton{ID: "end", Action: k.at(h.id, "end"), Text: "Take out of use", Hidden: []views.Hidden{{Name: "version", Value: Version(h.version)}}, Danger: true}
		if h.ended {
			button.Text, button.Danger = "Take back into use", false
		}
		body = append(body, button)
	}
	p := Page{Title: k.title, Crumbs: officeCrumbs(views.Link{Text: k.title, URL: k.path}), Body: body}
	if failed != nil {
		return c.Again(failed, p)
	}
	return c.Show(p)
}

// keptRoutes are the routes of a kind.
func keptRoutes[T any](k kept[T]) []Route {
	return []Route{
		{get, k.path, pathway.ViewOffice, k.index},
		{get, k.path + "/new", pathway.ManageOffice, k.blank},
		{post, k.path + "/new", pathway.ManageOffice, k.keep},
		{get, k.path + "/:" + k.kind, pathway.ManageOffice, k.show},
		{post, k.path + "/:" + k.kind, pathway.ManageOffice, k.keep},
		{post, k.path + "/:" + k.kind + "/end", pathway.ManageOffice, k.end},
	}
}

// addressFields are the fields of a postal address.
func addressFields(v *views.Form) []views.Component {
	return []views.Component{
		v.Text("line1", "Address line 1").Wide(30).AsOptional(),
		v.Text("line2", "Address line 2").Wide(30).AsOptional(),
		v.Text("line3", "Address line 3").Wide(30).AsOptional(),
		v.Text("town", "Town or city").Wide(20).AsOptional(),
		v.Text("postcode", "Postcode").Wide(10).AsOptional(),
	}
}

func addressOf(f Form) pathway.Address {
	return pathway.Address{Line1: f.Line("line1"), Line2: f.Line("line2"), Line3: f.Line("line3"), Town: f.Line("town"), Postcode: f.Line("postcode"),
		Kind: pathway.WorkAddress, State: pathway.AddressNormal}
}

// with adds pairs to a form of what is stored.
func (f Form) with(pairs ...string) Form {
	for i := 0; i+1 < len(pairs); i += 2 {
		f.Set(pairs[i], pairs[i+1])
	}
	return f
}

func (f Form) withAddress(a pathway.Address) Form {
	return f.with("line1", a.Line1, "line2", a.Line2, "line3", a.Line3, "town", a.Town, "postcode", a.Postcode)
}

// ticked is the value of a box as it is stored.
func ticked(b bool) string {
	if b {
		return "yes"
	}
	return ""
}

// options are choices as a form offers them.
func options(choices []pathway.Choice) []views.Option {
	var list []views.Option
	for _, c := range choices {
		list = append(list, views.Option{Value: c.Value, Text: c.Title})
	}
	return list
}
