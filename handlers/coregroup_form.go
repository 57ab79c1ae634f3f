package handlers

import (
	"fmt"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"cp-pathway/db"
	"cp-pathway/pathway"
	"cp-pathway/views"
)

// recordCoreGroupPage is the form in which a core group is recorded. It saves itself.
func (s *Server) recordCoreGroupPage(c *Ctx) error {
	g, err := c.plannedCoreGroup()
	if err != nil {
		return err
	}
	typed := g.Typed(nil)
	if len(g.Group.Draft) == 0 { // as it was planned
		typed["where"] = g.Group.Where
		if at := g.Group.PlannedFor; !at.Date().After(c.Today()) {
			typed["held_on"] = Typed(at.Date())
			if clock := at.Clock(); clock != "00:00" {
				typed["held_at"] = clock
			}
		}
	}
	return c.Show(c.coreGroupForm(g, typed, nil))
}

// plannedCoreGroup loads the core group that the path names, where it is yet to be recorded.
func (c *Ctx) plannedCoreGroup() (db.CoreGroup, error) {
	g, err := c.coreGroupOf()
	switch {
	case err != nil:
		return g, err
	case g.Group.State != pathway.CoreGroupPlanned:
		return g, pathway.Refused("This core group has been recorded already.")
	case g.Course.CoreGroupRefusal() != "":
		return g, pathway.Refused(g.Course.CoreGroupRefusal())
	}
	return g, nil
}

// recordCoreGroup records the core group from all that stands in the form.
func (s *Server) recordCoreGroup(c *Ctx) error {
	typed, err := c.Form()
	if err != nil {
		return err
	}
	if err := c.SamePerson(typed); err != nil {
		return err
	}
	g, err := c.plannedCoreGroup()
	if err != nil {
		return err
	}
	edits := map[string]string{}
	for name := range g.Form.Fields() {
		edits[name] = typed.Get(name)
	}
	if err := s.DB.RecordCoreGroup(c.Ctx(), c.By(), c.Case().ID, g.Group.ID, typed.Int("version"), edits); err != nil {
		if pathway.CodeOf(err) == pathway.CodeConflict {
			return c.show(http.StatusConflict, c.coreGroupClash(g, edits))
		}
		return c.Again(err, c.coreGroupForm(g, g.Typed(edits), err))
	}
	return c.Done(c.coreGroupAt(g.Group.ID), "The core group is recorded, and each child’s plan has its next version.")
}

// draftCoreGroup keeps what is typed, as typed.
func (s *Server) draftCoreGroup(c *Ctx) error {
	typed, err := c.Form()
	if err != nil {
		return err
	}
	if err := c.SamePerson(typed); err != nil {
		return err
	}
	id, err := c.ID("group")
	if err != nil {
		return err
	}
	edits := map[string]string{}
	for _, name := range typed.Edited() {
		edits[name] = typed.Get(name)
	}
	version, err := s.DB.SaveCoreGroupDraft(c.Ctx(), c.By(), c.Case().ID, id, typed.Int("version"), edits)
	if pathway.CodeOf(err) == pathway.CodeConflict {
		g, err := c.plannedCoreGroup()
		if err != nil {
			return err
		}
		return c.draw(http.StatusConflict, c.coreGroupClash(g, edits).Body)
	}
	if err != nil {
		return err
	}
	return c.Saved(version)
}

// coreGroupClash shows both texts, where somebody else saved first.
func (c *Ctx) coreGroupClash(g db.CoreGroup, mine map[string]string) Page {
	return c.typedClash("Somebody else is recording this core group", c.coreGroupAt(g.Group.ID, "record"), mine, g.Typed(nil), g.Record.Family().Covering(), func(name string) string { return c.coreGroupField(g, name) })
}

// typedClash shows what two people typed into one form, where they differ.
func (c *Ctx) typedClash(title, at string, mine, theirs map[string]string, cover func(string) string, called func(name string) string) Page {
	box := views.Conflict{Title: title, Lead: "Nothing of yours was saved since. Where the two differ, both are shown.", Action: views.Action{Text: "Open it as it is now", URL: at}}
	for _, name := range slices.Sorted(maps.Keys(mine)) {
		if mine[name] != cover(theirs[name]) {
			box.Fields = append(box.Fields, views.ConflictField{ID: "clash-" + views.FieldID(name), Label: called(name), Mine: or(mine[name], "(empty)"), Theirs: or(cover(theirs[name]), "(empty)")})
		}
	}
	return Page{Title: "Changed meanwhile", Crumbs: c.Crumbs(), Body: box}
}

// coreGroupField is what a field of the form is called where it stands alone.
func (c *Ctx) coreGroupField(g db.CoreGroup, name string) string {
	words := strings.Split(name, ".")
	title := views.Sentence(strings.ReplaceAll(words[len(words)-1], "_", " "))
	for _, p := range g.Form.Plans {
		if len(words) > 2 && words[1] == idText(p.Child) {
			return g.Form.Names[p.Child] + ": " + lower(title)
		}
	}
	return title
}

// checkCoreGroup tells again what is worth a look in what has been typed.
func (s *Server) checkCoreGroup(c *Ctx) error {
	g, err := c.plannedCoreGroup()
	if err != nil {
		return err
	}
	check := c.coreGroupCheck(g, g.Typed(nil))
	if c.partOnly() {
		return c.Part(check)
	}
	return c.Show(Page{Title: "Core group", Crumbs: c.Crumbs(), Body: views.Stack{views.PageHead{Title: "What is worth another look"}, check}})
}

func (c *Ctx) coreGroupCheck(g db.CoreGroup, typed map[string]string) views.LiveCheck {
	check := views.LiveCheck{ID: "check", URL: c.coreGroupAt(g.Group.ID, "check"), Title: "Are the actions SMART?"}
	_, err := g.Form.Read(typed)
	faults := pathway.FieldsOf(err)
	cover := g.Record.Family().Covering()
	for _, name := range slices.Sorted(maps.Keys(faults)) {
		if strings.HasPrefix(name, "plan.") || strings.HasPrefix(name, "step.") && strings.HasSuffix(name, ".by") {
			check.Items = append(check.Items, views.LiveHint{URL: "#" + views.FieldID(name), Text: cover(faults[name])})
		}
	}
	for _, h := range g.Form.Hints(typed) {
		check.Items = append(check.Items, views.LiveHint{URL: "#" + views.FieldID(h.Field), Text: cover(h.Message)})
	}
	switch missing := len(faults); {
	case missing == 0:
		check.Lead = "Nothing is missing."
	default:
		check.Lead = views.Plural(missing, "thing is", "things are") + " still missing before it can be recorded."
	}
	if !g.Form.Review.IsZero() {
		check.Lead += " Each action has a day up to the review, on " + g.Form.Review.Format() + "."
	}
	return check
}

// coreGroupForm is the page of the form.
func (c *Ctx) coreGroupForm(g db.CoreGroup, typed map[string]string, failed error) Page {
	family := g.Record.Family()
	f, cover := family.ForScreens(), family.Covering()
	values := Form{url.Values{}}
	for name, text := range typed {
		values.Set(name, cover(text))
	}
	v := values.Fields(failed)
	form := views.EditForm{ID: "core-group-form", Action: c.coreGroupAt(g.Group.ID, "record"), Draft: c.coreGroupAt(g.Group.ID, "draft"), Button: "Record the core group",
		Save: views.SaveStatus{Version: Version(g.Group.Version), Person: idText(c.session.ID)}, Errors: v.Summary(), Back: views.Link{Text: "Back to the plan", URL: views.Path("cases", f.Case.ID, sectionPlan)}}
	form.Fields = append(form.Fields,
		views.Fieldset{Legend: "When and where", Across: true, Fields: []views.Component{v.Date("held_on", "Held on").WithHint(""), v.Time("held_at", "Time, if known").WithHint(""), v.Text("where", "Where").Wide(20).AtMost(pathway.MaxName).AsOptional(), v.Text("chaired", "Chaired by").Wide(20).AtMost(pathway.MaxName)}})
	var people []string
	for _, a := range g.Form.Members {
		x, _ := g.Record.Attendee(a)
		name, field := cover(g.Form.Called[a]), fmt.Sprintf("attend.%d.", a)
		people = append(people, name)
		form.Fields = append(form.Fields, views.Fieldset{Legend: strings.Join(nonEmpty(name, cover(x.Role)), ", "), Across: true, Fields: []views.Component{
			v.Select(field+"mode", "How they took part", options(pathway.Attendances)...), v.Text(field+"deputy", "Who came instead").Wide(20).AtMost(pathway.MaxName).AsOptional(), v.Checkbox(field+"report", "Sent a report")}})
	}
	form.Fields = append(form.Fields, views.Offers{ID: "people", Words: people}, v.Textarea("said", "What was talked about", 5).WithHint("Everybody who has the record reads this. What is about one child alone goes below that child"))
	for i := range g.Form.Plans {
		form.Fields = append(form.Fields, c.coreGroupChild(v, g, &g.Form.Plans[i], typed, pathway.FieldsOf(failed))...)
	}
	form.Fields = append(form.Fields, views.Heading{ID: "next", Text: "The next core group"},
		views.Fieldset{Legend: "When and where it meets", Across: true, Fields: []views.Component{v.Date("next_on", "Date").WithHint("Within 4 weeks").AsOptional(), v.Time("next_at", "Time").WithHint(""), v.Text("next_where", "Where").Wide(20).AtMost(pathway.MaxName).AsOptional()}})
	head := views.PageHead{Title: fmt.Sprintf("Record core group %d", len(g.Course.Events.CoreGroups)+1),
		Lead: "What stands in the plan is carried over with its date: say of each how it goes, and confirm what is still wanted."}
	body := views.Stack{head}
	if len(g.Form.Members) == 0 {
		body = append(body, views.Warning{Text: "No members are recorded yet. Choose them under Members first."})
	}
	body = append(body, form, c.coreGroupCheck(g, typed))
	return c.FormPage(&f, sectionPlan, "Record a core group", body)
}

// coreGroupChild is the part of one child: how it was seen, and its plan.
func (c *Ctx) coreGroupChild(v *views.Form, g db.CoreGroup, p *pathway.Plan, typed map[string]string, faults pathway.Fields) []views.Component {
	id, name := idText(p.Child), g.Form.Names[p.Child]
	field := "child." + id + "."
	list := []views.Component{views.Heading{ID: "of-" + id, Text: name},
		views.Fieldset{Legend: "Seen since the last meeting", Across: true, Fields: []views.Component{v.Select(field+"seen", "How "+name+" was seen", options(pathway.SeenWays)...), v.Date(field+"seen_on", "Last seen on").WithHint("")}},
		v.Textarea(field+"voice", "What "+name+" thinks or feels", 2).WithHint("In the child’s own words where there are any; or why it is not known"),
		v.Textarea(field+"said", "What was said of "+name+" alone", 3).AsOptional()}
	was, _ := p.InForce()
	for i, a := range was.Content.Open() {
		step := fmt.Sprintf("step.%d.%d.", p.Child, a.Key)
		cover := g.Record.Family().Covering()
		list = append(list, views.Fieldset{Legend: fmt.Sprintf("Action %d: %s", i+1, cover(a.Action)), Hint: cover(fmt.Sprintf("Risk: %s. Shows that it worked: %s. In the plan since %s, last confirmed %s", a.Risk, a.Measure, a.Since.Short(), a.Confirmed.Short())), Fields: []views.Component{
			views.FieldRow{Fields: []views.Component{v.Select(step+"status", "How it stands", options(pathway.ActionStatuses)...).WithBlank(""), v.Text(step+"who", "Who").Wide(20).From("people"), v.Date(step+"by", "By when").WithHint("")}},
			v.Textarea(step+"progress", "How it goes", 2),
			v.Checkbox(step+"keep", "Still wanted: carried over as it stands here")}})
	}
	rows := views.PlanRows{Label: "New actions for " + name}
	last := 0
	for n := 1; n <= pathway.MaxNewActions; n++ {
		for _, part := range []string{"risk", "action", "who", "by", "measure"} {
			if typed[fmt.Sprintf("plan.%d.%d.%s", p.Child, n, part)] != "" {
				last = n
			}
		}
	}
	for n := 1; n <= min(last+2, pathway.MaxNewActions); n++ {
		row := fmt.Sprintf("plan.%d.%d.", p.Child, n)
		said := fmt.Sprintf(", new action %d", n)
		rows.Rows = append(rows.Rows, views.ScreenRow{Number: n, Child: p.Child, Risk: v.Cell(row+"risk", "Risk"+said), Action: v.Cell(row+"action", "Action"+said), Who: v.Cell(row+"who", "Who"+said),
			By: v.Cell(row+"by", "By when"+said), Measure: v.Cell(row+"measure", "What will show that it worked"+said)})
		for _, part := range []string{"risk", "action", "who", "by", "measure"} {
			if fault := faults[row+part]; fault != "" {
				rows.Faults = append(rows.Faults, fault)
			}
		}
	}
	list = append(list, views.Fieldset{Legend: "New actions for " + name, Fields: []views.Component{rows}})
	texts := views.Fieldset{Legend: "The rest of the plan for " + name, Hint: "Change what is to change. What you leave as it is is carried over with its date"}
	for _, t := range was.Content.Texts() {
		area := v.Textarea(fmt.Sprintf("text.%d.%s", p.Child, t.Name), t.Title, 2)
		if !t.Text.Since.IsZero() {
			area = area.WithHint("Stands so since " + t.Text.Since.Short())
		}
		texts.Fields = append(texts.Fields, area)
	}
	texts.Fields = append(texts.Fields, v.Checkbox(field+"keep", "The core group has gone through these parts: they hold as they stand here"))
	return append(list, texts)
}
