package handlers

import (
	"context"
	"crypto/rand"
	"encoding/json"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"cp-pathway/db"
	"cp-pathway/pathway"
	"cp-pathway/views"
)

// The conference screen: one form that saves itself. Whatever button of it is pressed, what stands on it is saved first.

// screenPath returns an address of a conference of the request's family.
func (c *Ctx) conferencePath(conference int64, more ...any) string {
	return views.Path(append([]any{"cases", c.family.ID, "conferences", conference}, more...)...)
}

// sitting loads the conference that the path names, with all that its screen shows.
func (c *Ctx) sitting() (db.Screen, error) {
	conference, err := c.ID("conference")
	if err != nil {
		return db.Screen{}, err
	}
	return c.server.DB.ConferenceScreen(c.Ctx(), c.By(), c.family.ID, conference)
}

func (s *Server) screen(c *Ctx) error {
	k, err := c.sitting()
	if err != nil {
		return err
	}
	c.Saw("Opened the conference screen", "conference", k.Record.Conference.ID)
	b, err := c.screenOf(k)
	if err != nil {
		return err
	}
	if b == nil {
		return c.choosePart(k)
	}
	return c.Show(c.screenPage(b.screen()))
}

func (c *Ctx) screenPage(body views.Component) Page {
	return Page{Title: "Conference screen", Crumbs: c.Crumbs(), Body: body}
}

// saveScreen saves the whole form: what the save button does, and the only way without script.
func (s *Server) saveScreen(c *Ctx) error {
	k, done, err := c.saveForm()
	if done || err != nil {
		return err
	}
	return c.Done(c.here(k), "Saved at "+c.Clock())
}

// autosaveScreen saves the fields that were edited, as typed.
func (s *Server) autosaveScreen(c *Ctx) error {
	f, err := c.Form()
	if err != nil {
		return err
	}
	if err := c.SamePerson(f); err != nil {
		return err
	}
	k, err := c.sitting()
	if err != nil {
		return err
	}
	edits := make([]pathway.FieldEdit, 0, len(f.Edited()))
	for i, name := range f.Edited() {
		edits = append(edits, pathway.FieldEdit{Name: name, Value: f.Get(name), Base: f.base(i)})
	}
	saved, err := s.DB.SaveFields(c.Ctx(), c.By(), c.family.ID, k.Record.Conference.ID, f.Get("page"), edits)
	if err != nil {
		return err
	}
	if len(saved.Clashes) > 0 {
		return c.clash(k, saved)
	}
	read := map[string]string{}
	for _, e := range edits {
		if text, ok := readBack(e.Name, e.Value, k.Roll.On); ok {
			read[e.Name] = text
		}
	}
	return c.JSON(http.StatusOK, map[string]any{"saved": c.Clock(), "fields": saved.Versions, "read": read})
}

// base returns the version that the page knew of its ith edited field: its own, or else the form's.
func (f Form) base(i int) int {
	if bases := f.Values["base"]; i < len(bases) && bases[i] != "" {
		if n, err := strconv.Atoi(bases[i]); err == nil {
			return n
		}
	}
	return f.Int("version")
}

// clash answers an autosave of which some fields were saved by somebody else first: both texts, and in a header the versions
// that the page knows from now on.
func (c *Ctx) clash(k db.Screen, saved db.FieldsSaved) error {
	versions := saved.Versions
	for _, x := range saved.Clashes {
		versions[x.Field] = x.Version
	}
	header, err := json.Marshal(versions)
	if err != nil {
		return err
	}
	c.Response().Header().Set("Clashes", url.PathEscape(string(header)))
	return c.draw(http.StatusConflict, c.bothTexts(k, saved.Clashes))
}

func (c *Ctx) bothTexts(k db.Screen, clashes []pathway.Clash) views.Conflict {
	box := views.Conflict{Title: "Somebody else changed what you were typing",
		Lead: "Everything else was saved. What you type in these fields from now on takes the place of what is saved there: put the two together first."}
	cover := k.Record.Family().Covering()
	for _, x := range clashes {
		box.Fields = append(box.Fields, views.ConflictField{ID: "clash-" + views.FieldID(x.Field), Label: views.Sentence(x.Title), Mine: cover(x.Mine), Theirs: cover(x.Theirs),
			By: x.By + " at " + x.At.In(c.server.zone).Format("15:04")})
	}
	return box
}

// saveForm saves every field of the form that the screen posts. done says that the answer has been given: both texts, where
// somebody else had saved another one.
func (c *Ctx) saveForm() (k db.Screen, done bool, err error) {
	f, err := c.Form()
	if err != nil {
		return k, false, err
	}
	if err := c.SamePerson(f); err != nil {
		return k, false, err
	}
	if k, err = c.sitting(); err != nil {
		return k, false, err
	}
	names := slices.Clone(f.Values["box"]) // a box without a tick sends nothing but its name here
	for name := range f.Values {
		if strings.Contains(name, ".") && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	var edits []pathway.FieldEdit
	for _, name := range slices.Compact(names) {
		edits = append(edits, pathway.FieldEdit{Name: name, Value: f.Get(name), Base: f.Int("version")})
	}
	saved, err := c.server.DB.SaveFields(c.Ctx(), c.By(), c.family.ID, k.Record.Conference.ID, f.Get("page"), edits)
	switch {
	case err != nil:
		return k, true, c.screenAgain(err, f.Values)
	case len(saved.Clashes) == 0:
		return k, false, nil
	}
	box := c.bothTexts(k, saved.Clashes)
	box.Action = views.Action{Text: "Back to the conference screen", URL: c.here(k)}
	return k, true, c.show(http.StatusConflict, c.screenPage(box))
}

// here is the address of the screen that the request came from: of one part of a split conference, or of all.
func (c *Ctx) here(k db.Screen) string {
	path := c.conferencePath(k.Record.Conference.ID, "minutes")
	if part := c.QueryParam("part"); part != "" {
		return path + "?part=" + url.QueryEscape(part)
	}
	return path
}

// screenNav and screenLive draw again what follows from what was typed.
func (s *Server) screenNav(c *Ctx) error {
	return c.liveOf(func(b *screenBuilder) views.Component { return b.nav() })
}

func (s *Server) screenLive(c *Ctx) error {
	return c.liveOf(func(b *screenBuilder) views.Component { return b.live() })
}

func (c *Ctx) liveOf(draw func(*screenBuilder) views.Component) error {
	k, err := c.sitting()
	if err != nil {
		return err
	}
	b, err := c.screenOf(k)
	if err != nil {
		return err
	}
	if b == nil {
		return pathway.NotFound("This part of the conference")
	}
	if c.partOnly() {
		return c.Part(draw(b))
	}
	return c.Show(c.screenPage(views.Stack{views.PageHead{Title: "Conference screen"}, draw(b)}))
}

// beginConference and endConference record the times. An empty field is now.
func (s *Server) beginConference(c *Ctx) error {
	return c.atTime("began", "Began at ", s.DB.BeginConference)
}

func (s *Server) endConference(c *Ctx) error {
	return c.atTime("ended", "Ended at ", s.DB.EndConference)
}

type recordTime = func(ctx context.Context, by db.Actor, number, conference int64, at pathway.DateTime) error

func (c *Ctx) atTime(field, said string, record recordTime) error {
	k, done, err := c.saveForm()
	if done || err != nil {
		return err
	}
	typed := strings.TrimSpace(c.FormValue(field))
	at := c.Minute()
	if typed != "" {
		hour, minute, ok := pathway.ReadClock(typed)
		if at = (pathway.DateTime{}); ok {
			at = k.Record.Conference.StartsAt.Date().At(hour, minute)
		}
	}
	if err := record(c.Ctx(), c.By(), c.family.ID, k.Record.Conference.ID, at); err != nil {
		return c.screenAgain(err, url.Values{"began": {c.FormValue("began")}, "ended": {c.FormValue("ended")}})
	}
	return c.Done(c.here(k)+"#times", said+at.Clock())
}

// screenAgain draws the screen again with what was typed, after it was refused.
func (c *Ctx) screenAgain(err error, typed url.Values) error {
	k, loadErr := c.sitting()
	if loadErr != nil {
		return loadErr
	}
	b, loadErr := c.screenOf(k)
	if loadErr != nil {
		return loadErr
	}
	if b == nil {
		return err
	}
	b.again(err, typed)
	return c.Again(err, c.screenPage(b.screen()))
}

// choosePart asks which part of a split conference is to be on the screen, for others may see it.
func (c *Ctx) choosePart(k db.Screen) error {
	index := views.IndexGroup{ID: "parts", Title: "Choose what is on the screen"}
	for i, part := range k.Roll.Parts {
		index.Links = append(index.Links, views.IndexLink{Text: "Part: " + part, URL: c.here(k) + "?part=" + strconv.Itoa(i+1),
			Note: "only who is there in this part, what was said in it, and the children whom they all may know of"})
	}
	index.Links = append(index.Links, views.IndexLink{Text: "Everything", URL: c.here(k) + "?part=all", Note: "do not show this to anybody: it holds what was said in each part"})
	return c.Show(c.screenPage(views.Stack{
		views.PageHead{Title: "This conference is split", Lead: "Others may see your screen. Choose the part that is being held."},
		views.Index{Groups: []views.IndexGroup{index}},
	}))
}

// newPage names an open page of the screen.
func newPage() string { return rand.Text()[:12] }
