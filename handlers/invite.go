package handlers

import (
	"strings"

	"cp-pathway/db"
	"cp-pathway/pathway"
	"cp-pathway/views"
)

// addParts offer whom to put on the list: those of the family and network with the reason, and anybody else.
func (s *Server) addParts(c *Ctx, r *pathway.Record, in func(string) (Form, error)) ([]views.Component, error) {
	agencies, err := s.DB.Agencies(c.Ctx())
	if err != nil {
		return nil, err
	}
	directory, err := s.DB.Directory(c.Ctx(), "", wholeDirectory)
	if err != nil {
		return nil, err
	}
	f, failed := in("add")
	other := Form{}.Fields(nil)
	if somebodyElse(f) {
		other = f.Fields(failed)
		f, failed = Form{}, nil
	}
	at := s.invitations().at(c, r.Conference.ID, "add")
	v := f.Fields(failed)
	var offers []views.Option
	var ticked []string
	var without []string // agencies of whom nobody is in the directory
	for _, x := range pathway.SuggestedAttendees(r, agencies, directory) {
		switch {
		case x.Attendee.Professional != 0 || x.Attendee.Person != 0:
			key := keyOf(x.Attendee)
			offers = append(offers, views.Option{Value: key, Text: strings.Join(nonEmpty(x.Name, x.Attendee.Role), ", "), Hint: x.Why})
			ticked = append(ticked, key)
		default:
			any := false
			for _, p := range directory {
				if p.Agency == x.Agency && !p.Ended {
					any = true
					a := x.Attendee
					a.Professional = p.ID
					offers = append(offers, views.Option{Value: keyOf(a), Text: strings.Join(nonEmpty(p.Name, p.JobTitle, x.Name), ", "), Hint: x.Why + ": choose who"})
				}
			}
			if !any {
				without = append(without, x.Name)
			}
		}
	}
	var parts []views.Component
	if len(offers) > 0 {
		if f.Values == nil {
			f = Form{map[string][]string{"suggested": ticked}}
			v = f.Fields(nil)
		}
		parts = append(parts, views.EditForm{ID: "suggested-form", Action: at, Errors: v.Summary(), Button: "Add those ticked", Fields: []views.Component{
			v.Checkboxes("suggested", "Who usually comes", offers...)}})
	}
	if len(without) > 0 {
		parts = append(parts, views.Inset{Text: "Also asked to conferences, and nobody of them is in the directory yet: " + joined(without) + ". Add who works with the family to its network under People, and they are offered here."})
	}
	form := views.EditForm{ID: "other-form", Action: at, Errors: other.Summary(), Button: "Add to the list", Fields: []views.Component{
		views.Fieldset{Legend: "Somebody else", Across: true, Fields: []views.Component{
			other.Select("other", "Of the family, its network or the directory", othersOf(r, directory)...),
			other.Text("role", "Role").Wide(20).AsOptional(),
			other.Select("purpose", "Why", options(pathway.Purposes)...).WithBlank("")}}}}
	return append(parts, form), nil
}

// somebodyElse tells whether a form is the one that puts one person on the list who is not among those offered.
func somebodyElse(f Form) bool { return f.Get("other") != "" || f.Has("purpose") }

// wholeDirectory is more than any office's directory holds.
const wholeDirectory = 5000

// keyOf is an attendee in a form: "person-12", "professional-3-police-check".
func keyOf(a pathway.Attendee) string {
	if a.Person != 0 {
		return "person-" + idText(a.Person)
	}
	return "professional-" + idText(a.Professional)
}

// othersOf are all who can be put on the list and are not on it: the family, its network, then the directory.
func othersOf(r *pathway.Record, directory []pathway.Professional) []views.Option {
	var list []views.Option
	there := map[string]bool{}
	for _, a := range r.OnList() {
		there[keyOf(a)] = true
	}
	add := func(a pathway.Attendee, text string) {
		if key := keyOf(a); !there[key] {
			there[key] = true
			list = append(list, views.Option{Value: key, Text: text})
		}
	}
	for _, m := range r.Members {
		if m.EndedOn.IsZero() && m.Person.Died.IsZero() {
			add(pathway.Attendee{Person: m.Person.ID}, m.Person.Name()+" (family)")
		}
	}
	for _, n := range r.Network {
		if n.EndedOn.IsZero() {
			a := pathway.Attendee{Professional: n.Professional.ID}
			name, agency := r.NameOf(a)
			add(a, strings.Join(nonEmpty(name, n.Role, agency), ", ")+" (network)")
		}
	}
	for _, p := range directory {
		if !p.Ended {
			add(pathway.Attendee{Professional: p.ID}, strings.Join(nonEmpty(p.Name, p.JobTitle, p.AgencyName), ", "))
		}
	}
	return list
}

// addInvited puts people on the list: the ticked ones of those that are offered, or one who is chosen.
func (s *Server) addInvited(c *Ctx) error {
	l := s.invitations()
	loaded, err := l.load(c)
	if err != nil {
		return err
	}
	f, err := c.Form()
	if err != nil {
		return err
	}
	r := loaded.Record
	agencies, err := s.DB.Agencies(c.Ctx())
	if err != nil {
		return err
	}
	directory, err := s.DB.Directory(c.Ctx(), "", wholeDirectory)
	if err != nil {
		return err
	}
	var list []pathway.Attendee
	if somebodyElse(f) {
		a, ok := attendeeOfKey(f.Get("other"))
		if !ok {
			err = pathway.Invalid(pathway.Fields{"other": "Choose who comes onto the list"})
		}
		a.Role, a.Purpose, a.How = or(f.Line("role"), s.roleOf(r, directory, a)), pathway.Purpose(or(f.Get("purpose"), string(pathway.ToAttend))), "either"
		if a.Person != 0 {
			a.How = "in-person"
		}
		list = append(list, a)
	} else {
		list = suggestedOf(r, agencies, directory, f.Values["suggested"])
		if len(list) == 0 {
			err = pathway.Invalid(pathway.Fields{"suggested": "Tick at least one"})
		}
	}
	if err == nil {
		err = s.DB.AddAttendees(c.Ctx(), c.By(), c.Case().ID, r.Conference.ID, list)
	}
	if err != nil {
		return s.showInvitations(c, f, "add", err)
	}
	return c.Done(l.at(c, r.Conference.ID), added(len(list)))
}

func added(n int) string {
	if n == 1 {
		return "One person is on the list now."
	}
	return views.Plural(n, "person", "people") + " are on the list now."
}

// suggestedOf returns those of the suggestions that are ticked.
func suggestedOf(r *pathway.Record, agencies []pathway.Agency, directory []pathway.Professional, keys []string) []pathway.Attendee {
	ticked := map[string]bool{}
	for _, k := range keys {
		ticked[k] = true
	}
	var list []pathway.Attendee
	for _, x := range pathway.SuggestedAttendees(r, agencies, directory) {
		if x.Attendee.Person != 0 || x.Attendee.Professional != 0 {
			if ticked[keyOf(x.Attendee)] {
				list = append(list, x.Attendee)
			}
			continue
		}
		for _, p := range directory {
			a := x.Attendee
			a.Professional, a.Role = p.ID, p.JobTitle
			if p.Agency == x.Agency && !p.Ended && ticked[keyOf(a)] {
				list = append(list, a)
			}
		}
	}
	return list
}

// attendeeOfKey reads what keyOf wrote.
func attendeeOfKey(key string) (pathway.Attendee, bool) {
	kind, text, _ := strings.Cut(key, "-")
	id := Stored("id", text).ID("id")
	switch {
	case id <= 0:
	case kind == "person":
		return pathway.Attendee{Person: id}, true
	case kind == "professional":
		return pathway.Attendee{Professional: id}, true
	}
	return pathway.Attendee{}, false
}

// roleOf is the role that somebody has where none was typed.
func (s *Server) roleOf(r *pathway.Record, directory []pathway.Professional, a pathway.Attendee) string {
	if m, ok := r.Member(a.Person); ok {
		for _, child := range r.Conference.Children {
			if x, ok := r.Relation(m.Person.ID, child); ok && x.Relation != "" {
				return x.Relation
			}
		}
		if m.Kind != pathway.Adult {
			return "Child"
		}
		return ""
	}
	if n, ok := r.Colleague(a.Professional); ok && n.Role != "" {
		return n.Role
	}
	for _, p := range directory {
		if p.ID == a.Professional {
			return p.JobTitle
		}
	}
	return ""
}

// makeTicked makes and issues what those who are ticked are yet to get. What is blocked stops nobody else's.
func (l letters) makeTicked(c *Ctx) error {
	loaded, f, err := l.tickedForm(c)
	if err != nil {
		return err
	}
	conference := loaded.Record.Conference.ID
	made, blocked := 0, []string{}
	for _, a := range l.chosen(f, loaded.Record) {
		n, err := l.makeFor(c, a.ID, nil)
		switch pathway.CodeOf(err) {
		case "":
			made += n
		case pathway.CodeRefused, pathway.CodeConflict:
			name, _ := loaded.Record.NameOf(a)
			blocked = append(blocked, name)
		default:
			return err
		}
	}
	said := views.Plural(made, "document is made", "documents are made") + "."
	if made == 0 {
		said = "Nothing was made."
	}
	if len(blocked) > 0 {
		said += " Not made, because something has to be put right first: " + joined(blocked) + "."
	}
	return c.Done(l.at(c, conference), said)
}

func (l letters) tickedForm(c *Ctx) (loaded db.Letters, f Form, err error) {
	if loaded, err = l.load(c); err == nil {
		f, err = c.Form()
	}
	return loaded, f, err
}

// printTicked puts what was made for those who are ticked into one file, in the order of the envelopes.
func (l letters) printTicked(c *Ctx) error {
	loaded, f, err := l.tickedForm(c)
	if err != nil {
		return err
	}
	r := loaded.Record
	run, err := l.printable(loaded, l.chosen(f, r))
	if err != nil {
		return err
	}
	if len(run) == 0 {
		return l.again(c, f, pathway.Refused("There is nothing to print for those who are ticked. Letters are made first, and what goes by email is not printed."))
	}
	number, err := l.s.DB.PrintRun(c.Ctx(), c.By(), c.Case().ID, r.Conference.ID, run, f.Bool("duplex"))
	if err != nil {
		return l.again(c, f, err)
	}
	return c.goTo(l.runAt(c, r.Conference.ID, number))
}

// printable returns the documents of some recipients that go on paper, in the order of the envelopes.
func (l letters) printable(loaded db.Letters, list []pathway.Attendee) ([]int64, error) {
	at := map[pathway.DocumentKind]map[int64]int64{}
	var proofs []pathway.Proof
	for _, a := range list {
		papers, err := l.papers(loaded, a.ID)
		if err != nil {
			return nil, err
		}
		for _, p := range papers {
			if !p.onPaper() {
				continue
			}
			if at[p.kind] == nil {
				at[p.kind] = map[int64]int64{}
			}
			at[p.kind][a.ID] = p.latest.ID
			proofs = append(proofs, p.proof)
		}
	}
	var ids []int64
	for _, p := range pathway.PrintOrder(proofs) {
		ids = append(ids, at[p.Kind][p.Attendee])
	}
	return ids, nil
}

// sentTicked records that what was printed or drafted for those who are ticked has gone.
func (l letters) sentTicked(c *Ctx) error {
	loaded, f, err := l.tickedForm(c)
	if err != nil {
		return err
	}
	var ids []int64
	for _, a := range l.chosen(f, loaded.Record) {
		papers, err := l.papers(loaded, a.ID)
		if err != nil {
			return err
		}
		for _, d := range open(papers) {
			if last := d.Last().State; last == pathway.Printed || last == pathway.Drafted {
				ids = append(ids, d.ID)
			}
		}
	}
	if len(ids) == 0 {
		return l.again(c, f, pathway.Refused("Nothing that is printed or in a draft was ticked. Print it, or make the email draft, and then record it as sent."))
	}
	if err := l.recordSent(c, f, ids); err != nil {
		return l.again(c, f, err)
	}
	return c.Done(l.at(c, loaded.Record.Conference.ID), views.Plural(len(ids), "document is", "documents are")+" recorded as sent.")
}

// recordSent records documents as sent at the time that a form says.
func (l letters) recordSent(c *Ctx, f Form, ids []int64) error {
	faults := pathway.Fields{}
	at := f.Moment("sent_on", "sent_at", c.Today(), faults)
	if at.IsZero() && len(faults) == 0 {
		faults.Add("sent_on", "Enter when it was sent")
	}
	if err := faults.Err(); err != nil {
		return err
	}
	err := l.s.DB.RecordSent(c.Ctx(), c.By(), c.Case().ID, ids, at.In(l.s.zone), f.Line("note"))
	return renamed(err, "at", "sent_on")
}

// renamed gives a field of an error the name that it has in the form.
func renamed(err error, from, to string) error {
	fields := pathway.FieldsOf(err)
	message, ok := fields[from]
	if !ok {
		return err
	}
	out := pathway.Fields{to: message}
	for name, m := range fields {
		if name != from {
			out[name] = m
		}
	}
	return pathway.Invalid(out)
}

// again draws the list again with what was wrong with what was to be done with those who are ticked.
func (l letters) again(c *Ctx, f Form, err error) error { return l.list(c, f, "ticked", err) }
