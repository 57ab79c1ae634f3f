package pathway

import (
	"fmt"
	"slices"
)

// CoreGroupForm is what the record of a core group is typed into: for which members, and on which plans.
type CoreGroupForm struct {
	Now     DateTime
	First   bool // it is the first: held on the day of the conference at the earliest
	Before  Date // the day of the core group before, or of the conference
	Review  Date // by when the next review is; zero: not known
	Members []int64
	Plans   []Plan           // of each child who is on one
	Names   map[int64]string // of children, for messages
	Called  map[int64]string // of members
	Record  *Record          // of the conference before it
}

// New rows of a plan that a core group can write for one child.
const MaxNewActions = 12

// MaxSaid is the longest text of a record, in characters.
const MaxSaid = 4000

// Fields returns the names of every field of the form with what stands in it before anything is typed.
func (x *CoreGroupForm) Fields() map[string]string {
	all := map[string]string{"held_on": "", "held_at": "", "where": "", "chaired": "", "said": "", "next_on": "", "next_at": "", "next_where": ""}
	for _, a := range x.Members {
		for _, name := range []string{"mode", "deputy", "report"} {
			all[fmt.Sprintf("attend.%d.%s", a, name)] = ""
		}
	}
	for i := range x.Plans {
		p := &x.Plans[i]
		v, _ := p.InForce()
		for _, name := range []string{"seen", "seen_on", "voice", "said", "keep"} {
			all[fmt.Sprintf("child.%d.%s", p.Child, name)] = ""
		}
		for _, t := range v.Content.Texts() {
			all[fmt.Sprintf("text.%d.%s", p.Child, t.Name)] = t.Text.Text
		}
		for _, a := range v.Content.Open() {
			field := fmt.Sprintf("step.%d.%d.", p.Child, a.Key)
			all[field+"status"], all[field+"progress"], all[field+"keep"], all[field+"who"] = string(a.Status), "", "", a.Who
			all[field+"by"] = a.ByText
			if !a.By.IsZero() {
				all[field+"by"] = a.By.Time().Format("02/01/2006")
			}
		}
		for n := 1; n <= MaxNewActions; n++ {
			for _, name := range []string{"risk", "action", "who", "by", "measure"} {
				all[fmt.Sprintf("plan.%d.%d.%s", p.Child, n, name)] = ""
			}
		}
	}
	return all
}

// Open returns the actions that go on.
func (c PlanContent) Open() []PlanStep {
	return slices.DeleteFunc(slices.Clone(c.Actions), func(a PlanStep) bool { return a.Status.Ended() })
}

// Read makes the record of the core group from what was typed, and the next version of each child's plan. The error's fields
// are the form's.
func (x *CoreGroupForm) Read(typed map[string]string) (CoreGroup, error) {
	r := coreGroupReader{typedReader{typed: typed, f: Fields{}, now: x.Now}, x}
	g := CoreGroup{State: CoreGroupHeld, Where: r.at("where"), ChairedBy: r.at("chaired"), Said: r.at("said"), NextWhere: r.at("next_where")}
	g.HeldAt = r.heldAt()
	r.on = g.HeldAt.Date()
	for _, a := range x.Members {
		g.Members = append(g.Members, r.member(a))
	}
	if len(g.Members) > 0 && len(r.f) == 0 && !slices.ContainsFunc(g.Members, CoreGroupMember.There) {
		r.f.Add(fmt.Sprintf("attend.%d.mode", x.Members[0]), "Nobody is recorded as there, so no core group was held")
	}
	r.f.Need("chaired", g.ChairedBy, "Enter who chaired the core group")
	r.f.Need("said", g.Said, "Write in brief what was talked about")
	for i := range x.Plans {
		g.Children = append(g.Children, r.child(&x.Plans[i]))
	}
	g.NextOn = r.next()
	r.f.AtMost("where", g.Where, MaxName)
	r.f.AtMost("chaired", g.ChairedBy, MaxName)
	r.f.AtMost("said", g.Said, MaxSaid)
	r.f.AtMost("next_where", g.NextWhere, MaxName)
	r.away()
	return g, r.f.Err()
}

// Hints lists what is worth another look though nothing is missing: new actions that nobody could check.
func (x *CoreGroupForm) Hints(typed map[string]string) []Gap {
	r := coreGroupReader{typedReader{typed: typed, f: Fields{}, now: x.Now}, x}
	var g gaps
	for i := range x.Plans {
		child := x.Plans[i].Child
		for n := 1; n <= MaxNewActions; n++ {
			row := fmt.Sprintf("plan.%d.%d.", child, n)
			a := PlanAction{Risk: r.at(row + "risk"), Action: r.at(row + "action"), Who: r.at(row + "who"), Measure: r.at(row + "measure")}
			hints := SmartHints(a)
			for _, h := range hints {
				g.add(row+h.Field, "%s, new action %d: %s", x.Names[child], n, h.Message)
			}
			if a.Who != "" && !x.Record.Lists(a, child) && !slices.ContainsFunc(hints, func(h Gap) bool { return h.Field == "who" }) {
				g.add(row+"who", "%s, new action %d: nobody of the core group is called “%s”, so it stands in nobody’s own part of the plan", x.Names[child], n, clip(a.Who))
			}
		}
	}
	return g
}

// coreGroupReader reads one form.
type coreGroupReader struct {
	typedReader
	x *CoreGroupForm
}

// moment reads a date with a time that may be left out.
func (r *coreGroupReader) moment(day, clock string, on Date) DateTime {
	h, m, ok := ReadClock(r.at(clock))
	switch {
	case r.at(clock) != "" && !ok:
		r.f.Add(clock, "Enter a time like 14:30")
	case ok && on.IsZero() && r.f[day] == "":
		r.f.Add(day, "Enter the date too, like 11/12/2026")
	case ok:
		return on.At(h, m)
	}
	return midnight(on)
}

// away refuses what can be given to nobody: a record that is kept does not change again.
func (r *coreGroupReader) away() {
	gives := r.x.Record.Family().GivesAway()
	for name := range r.x.Fields() {
		if _, never := gives(r.at(name)); never {
			r.f.Add(name, "A protected address, number or place stands here. Take it out: a record that holds it could be given to nobody")
		}
	}
}

func (r *coreGroupReader) heldAt() DateTime {
	on, ok := ReadRecentDate(r.at("held_on"), r.x.Now.Date())
	switch {
	case r.at("held_on") == "":
		r.f.Add("held_on", "Enter when the core group was held")
	case !ok:
		r.f.Add("held_on", "Enter a date that exists, like 11/12/2026")
	}
	at := r.moment("held_on", "held_at", on)
	earliest, why := r.x.Before, "The conference was on "
	if !r.x.First {
		earliest, why = earliest.AddDays(1), "The core group before was on "
	}
	if r.f["held_on"] == "" {
		checkPast(r.f, "held_on", at, midnight(earliest), r.x.Now, "Enter when the core group was held", why+r.x.Before.Format())
	}
	return at
}

func (r *coreGroupReader) member(a int64) CoreGroupMember {
	field := fmt.Sprintf("attend.%d.", a)
	m := CoreGroupMember{Attendee: a, Mode: r.at(field + "mode"), Deputy: r.at(field + "deputy"), Report: r.at(field+"report") == Ticked}
	if !Chosen(Attendances, m.Mode) {
		r.f.Add(field+"mode", "Choose how "+r.x.Called[a]+" took part")
	}
	if m.Mode == "deputy" {
		r.f.Need(field+"deputy", m.Deputy, "Enter who came for "+r.x.Called[a])
	}
	r.f.AtMost(field+"deputy", m.Deputy, MaxName)
	return m
}

func (r *coreGroupReader) next() DateTime {
	on := r.date("next_on")
	at := r.moment("next_on", "next_at", on)
	if !on.IsZero() && !r.on.IsZero() && !on.After(r.on) {
		r.f.Add("next_on", "The next core group is after this one")
	}
	return at
}

func (r *coreGroupReader) child(p *Plan) CoreGroupChild {
	field, name := fmt.Sprintf("child.%d.", p.Child), r.x.Names[p.Child]
	c := CoreGroupChild{Child: p.Child, Seen: r.at(field + "seen"), SeenOn: r.recent(field + "seen_on"), Voice: r.at(field + "voice"), Said: r.at(field + "said")}
	if !Chosen(SeenWays, c.Seen) {
		r.f.Add(field+"seen", "Choose whether "+name+" was seen")
	}
	switch {
	case c.Seen == "not-seen":
		c.SeenOn = Date{}
	case c.SeenOn.IsZero() && r.f[field+"seen_on"] == "":
		r.f.Add(field+"seen_on", "Enter when "+name+" was last seen")
	case !r.on.IsZero() && c.SeenOn.After(r.on):
		r.f.Add(field+"seen_on", "This is after the core group")
	}
	r.f.Need(field+"voice", c.Voice, "Write what "+name+" thinks or feels, or why that is not known")
	r.f.AtMost(field+"voice", c.Voice, MaxSaid)
	r.f.AtMost(field+"said", c.Said, MaxSaid)
	c.Plan = r.plan(p, name)
	return c
}

// plan is the next version of a child's plan.
func (r *coreGroupReader) plan(p *Plan, name string) PlanContent {
	v, _ := p.InForce()
	was, next := v.Content, PlanContent{}
	now := next.Texts()
	for i, t := range was.Texts() {
		field := fmt.Sprintf("text.%d.%s", p.Child, t.Name)
		text := r.at(field)
		r.f.Need(field, text, "Write this part of the plan for "+name)
		r.f.AtMost(field, text, MaxSaid)
		*now[i].Text = t.Text.next(text, r.on)
	}
	if r.at(fmt.Sprintf("child.%d.keep", p.Child)) != Ticked {
		r.f.Add(fmt.Sprintf("child.%d.keep", p.Child), "Confirm that these parts of the plan for "+name+" hold as they stand here")
	}
	for i, a := range was.Open() {
		next.Actions = append(next.Actions, r.carried(p.Child, i+1, a, name))
	}
	key := was.lastKey()
	for n := 1; n <= MaxNewActions; n++ {
		if a, ok := r.added(p.Child, n, name); ok {
			key++
			next.Actions = append(next.Actions, PlanStep{PlanAction: a, Key: key, Status: ActionToDo, Since: r.on, Confirmed: r.on})
		}
	}
	return next
}

// carried is an action of the version before, as it stands now.
func (r *coreGroupReader) carried(child int64, n int, a PlanStep, name string) PlanStep {
	field, where := fmt.Sprintf("step.%d.%d.", child, a.Key), fmt.Sprintf("action %d for %s", n, name)
	status := ActionStatus(r.at(field + "status"))
	if !Chosen(ActionStatuses, string(status)) {
		r.f.Add(field+"status", "Choose how "+where+" stands")
	}
	a.Progress = r.at(field + "progress")
	r.f.Need(field+"progress", a.Progress, "Write how it goes with "+where)
	r.f.AtMost(field+"progress", a.Progress, MaxSaid)
	if who := r.at(field + "who"); who != a.Who {
		a.Who, a.Attendee = who, 0
	}
	r.f.Need(field+"who", a.Who, "Say who does "+where)
	r.f.AtMost(field+"who", a.Who, MaxName)
	a.Status = status
	if status.Ended() {
		return a
	}
	a.By, a.ByText = r.by(field+"by", where, r.at(field+"by")), ""
	if r.at(field+"keep") != Ticked {
		r.f.Add(field+"keep", "Confirm that "+where+" is still wanted, or say that it is done or no longer needed")
	}
	a.Confirmed = r.on
	return a
}

// added is a new action; false where nothing was typed in its row.
func (r *coreGroupReader) added(child int64, n int, name string) (PlanAction, bool) {
	field, where := fmt.Sprintf("plan.%d.%d.", child, n), fmt.Sprintf("new action %d for %s", n, name)
	a := PlanAction{Risk: r.at(field + "risk"), Action: r.at(field + "action"), Who: r.at(field + "who"), Measure: r.at(field + "measure")}
	by := r.at(field + "by")
	if a == (PlanAction{}) && by == "" {
		return a, false
	}
	r.f.Need(field+"risk", a.Risk, "Name the risk in "+where)
	r.f.Need(field+"action", a.Action, "Write the action in "+where)
	r.f.Need(field+"who", a.Who, "Say who does it in "+where)
	r.f.Need(field+"measure", a.Measure, "Say what will show that it worked in "+where)
	for _, part := range []struct{ name, text string }{{"risk", a.Risk}, {"action", a.Action}, {"measure", a.Measure}} {
		r.f.AtMost(field+part.name, part.text, MaxSaid)
	}
	r.f.AtMost(field+"who", a.Who, MaxName)
	a.By = r.by(field+"by", where, by)
	return a, true
}

// by reads by when something is done: a real day from the meeting up to the review.
func (r *coreGroupReader) by(field, where, typed string) Date {
	if typed == "" {
		r.f.Add(field, "Enter by when in "+where)
		return Date{}
	}
	d := r.date(field)
	switch {
	case d.IsZero() || r.on.IsZero():
	case d.Before(r.on):
		r.f.Add(field, "By when is before the core group in "+where+": agree on another day")
	case !r.x.Review.IsZero() && d.After(r.x.Review):
		r.f.Add(field, "By when is after the review in "+where+": choose a day up to "+r.x.Review.Format())
	}
	return d
}
