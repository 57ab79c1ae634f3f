package handlers

import (
	"slices"
	"strconv"
	"strings"

	"cp-pathway/db"
	"cp-pathway/pathway"
	"cp-pathway/views"
)

func colleagueCard(c *Ctx, f *pathway.Family, n pathway.NetworkMember) views.ColleagueCard {
	p := n.Professional
	at := func(parts ...any) string {
		return views.Path(append([]any{"cases", f.Case.ID, "network", n.ID}, parts...)...)
	}
	card := views.ColleagueCard{ID: "colleague-" + idText(n.ID), Name: p.Name}
	if p.ID == f.Case.SocialWorker {
		card.Flags = append(card.Flags, views.Flag{Text: "Lead social worker"})
	}
	add := func(name, text string) {
		if text != "" {
			card.Facts = append(card.Facts, views.Fact{Name: name, Text: text})
		}
	}
	add("Role", n.Role)
	if n.ProtectedPlace {
		card.Flags = append(card.Flags, views.Flag{Text: "Gives a place away", Strong: true})
		card.Facts = append(card.Facts, views.Fact{Name: "Works at", Text: pathway.MaskMark, Show: showLink(c, f, pathway.SecretPlace, n.ID)})
	} else {
		add("Works at", strings.Join(nonEmpty(p.JobTitle, p.AgencyName, p.TeamName), ", "))
		add("Reached by", strings.Join(nonEmpty(p.Phone, p.Email), ", "))
	}
	if !n.EndedOn.IsZero() {
		add("Until", n.EndedOn.Short())
		return card
	}
	know := views.Fact{Name: "May know of", Text: childrenNames(f, n.Children), Note: "(confirmed " + confirmedWords(n.Confirmed, n.ConfirmedBy) + ")"}
	switch {
	case len(n.Children) == 0:
		know.Text, know.Note, know.Strong = "nobody", "", true
	case n.Confirmed == "":
		know.Text, know.Note, know.Strong = "nobody until it is confirmed: "+know.Text, "", true
	}
	card.Facts = append(card.Facts, know)
	if n.DirectContact {
		add("Contact", "in direct contact with a child")
	}
	if n.AddressPermission != "" {
		card.Facts = append(card.Facts, views.Fact{Name: "Protected addresses", Text: "permitted by " + n.PermissionBy + ": " + n.AddressPermission, Strong: true})
	}
	if c.May(pathway.EditFamily) {
		card.Links = append(card.Links, views.Link{Text: "Change", URL: at()})
	}
	if c.May(pathway.PermitAddress) && (p.AgencyKind.MayBePermitted() || p.ID == f.Case.SocialWorker || n.AddressPermission != "") {
		card.Links = append(card.Links, views.Link{Text: "Permission for protected addresses", URL: at("permission")})
	}
	return card
}

func childrenNames(f *pathway.Family, ids []int64) string {
	var names []string
	for _, id := range ids {
		if m, err := f.Member(id); err == nil {
			names = append(names, m.Person.Name())
		}
	}
	return joined(names)
}

func childOptions(f *pathway.Family) []views.Option {
	var list []views.Option
	for _, m := range f.AllChildren() {
		list = append(list, views.Option{Value: idText(m.Person.ID), Text: m.Person.Name()})
	}
	return list
}

func (f Form) children() []int64 {
	var ids []int64
	for _, text := range f.Values["children"] {
		if id, err := strconv.ParseInt(text, 10, 64); err == nil {
			ids = append(ids, id)
		}
	}
	return ids
}

// newColleague is the form that adds a professional: whoever is in the directory is offered while typing, and whoever is
// not is entered into it.
func (s *Server) newColleague(c *Ctx) error {
	f, err := c.Family()
	if err != nil {
		return err
	}
	p, err := s.newColleaguePage(c, &f, Stored("contact", "yes"), nil)
	if err != nil {
		return err
	}
	return c.Show(p)
}

func (s *Server) addColleague(c *Ctx) error {
	f, err := c.Family()
	if err != nil {
		return err
	}
	typed, err := c.Form()
	if err != nil {
		return err
	}
	n := db.NewColleague{Confirm: typed.Bool("confirm"), Another: typed.Get("chosen") == "new", Agency: pathway.Agency{Name: typed.Line("agency"), Kind: pathway.AgencyKind(typed.Get("agency_kind"))}}
	n.Member = pathway.NetworkMember{Role: typed.Line("role"), DirectContact: typed.Bool("contact"), ProtectedPlace: typed.Bool("protected_place"), Children: typed.children(),
		Professional: pathway.Professional{Name: typed.Line("name"), JobTitle: typed.Line("job_title"), Phone: typed.Line("phone"), Email: typed.Line("email")}}
	if chosen := typed.ID("chosen"); chosen != 0 {
		n.Member.Professional = pathway.Professional{ID: chosen}
	}
	if _, err := s.DB.AddColleague(c.Ctx(), c.By(), f.Case.ID, n); err != nil {
		p, perr := s.newColleaguePage(c, &f, typed, err)
		if perr != nil {
			return perr
		}
		return c.Again(err, p)
	}
	to := views.Path("cases", f.Case.ID, sectionPeople) + "#network"
	if typed.Get("again") != "" {
		to = views.Path("cases", f.Case.ID, "network", "new")
	}
	return c.Done(to, "The professional is added to the network.")
}

func (s *Server) newColleaguePage(c *Ctx, f *pathway.Family, typed Form, err error) (Page, error) {
	v := typed.Fields(err)
	offers, oerr := s.directoryOffers(c, f, typed, v)
	if oerr != nil {
		return Page{}, oerr
	}
	agencies, aerr := s.DB.Agencies(c.Ctx())
	if aerr != nil {
		return Page{}, aerr
	}
	form := views.ColleagueForm{Action: views.Path("cases", f.Case.ID, "network", "new"), Look: views.Path("cases", f.Case.ID, "network", "directory"), Errors: v.Summary(),
		Name: v.Text("name", "Name").Wide(30).AtMost(pathway.MaxName), Agency: v.Text("agency", "Agency").Wide(30).AtMost(pathway.MaxName).From("agency-offers"),
		Offers: offers, Job: v.Text("job_title", "Job title").Wide(20).AtMost(pathway.MaxName).AsOptional(),
		Kind:  v.Select("agency_kind", "What the agency is, where it is new", optionsOf(pathway.AgencyKindTitles)...).WithBlank("It is in the directory"),
		Phone: v.Phone("phone", "Phone").AsOptional(), Email: v.Email("email", "Secure email").AsOptional(),
		Part: networkFields(v, f), Back: views.Path("cases", f.Case.ID, sectionPeople)}
	for _, g := range agencies {
		if !g.Ended {
			form.Agencies = append(form.Agencies, g.Name)
		}
	}
	return c.FormPage(f, sectionPeople, "Add a professional", form), nil
}

// directoryOffers offers who of the directory may be meant: by the name, or, where the agency alone is typed, by that.
func (s *Server) directoryOffers(c *Ctx, f *pathway.Family, typed Form, v *views.Form) (views.Matches, error) {
	m := views.Matches{ID: "directory"}
	words := strings.TrimSpace(typed.Line("name"))
	if words == "" {
		words = typed.Line("agency")
	}
	if len([]rune(words)) < 2 {
		return m, nil
	}
	list, err := s.DB.Directory(c.Ctx(), words, 8)
	if err != nil {
		return m, err
	}
	var options []views.Option
	for _, p := range list {
		if p.Ended || slices.ContainsFunc(f.Colleagues(), func(n pathway.NetworkMember) bool { return n.Professional.ID == p.ID }) {
			continue
		}
		options = append(options, views.Option{Value: idText(p.ID), Text: p.Name, Hint: strings.Join(nonEmpty(p.JobTitle, p.AgencyName, p.TeamName), ", ")})
	}
	if len(options) > 0 {
		options = append(options, views.Option{Value: "new", Text: "Somebody else: enter them into the directory"})
		m.Choices = v.Radios("chosen", "In the directory", options...)
	}
	return m, nil
}

// lookInDirectory answers the form while somebody types.
func (s *Server) lookInDirectory(c *Ctx) error {
	f, err := c.Family()
	if err != nil {
		return err
	}
	typed, err := c.Form()
	if err != nil {
		return err
	}
	m, err := s.directoryOffers(c, &f, typed, typed.Fields(nil))
	if err != nil {
		return err
	}
	return c.Part(m)
}

func networkFields(v *views.Form, f *pathway.Family) []views.Component {
	return []views.Component{
		v.Text("role", "What they do for this family").Wide(30).AtMost(pathway.MaxName).AsOptional().WithHint("Health visitor of the baby, class teacher"),
		v.Checkboxes("children", "Which children do they work with, and so may know about?", childOptions(f)...).SideBySide().WithHint("They are told of nobody else, not even of how many children there are"),
		v.Checkbox("contact", "In direct contact with a child").WithHint("Counts for quoracy"),
		v.Checkbox("protected_place", "That they work with the family gives a place away").WithHint("A school or practice near a protected address: their agency is masked, and named to nobody else"),
	}
}

// colleagueOf returns the request's family and the network member that its path names.
func (c *Ctx) colleagueOf() (pathway.Family, pathway.NetworkMember, error) {
	f, err := c.Family()
	if err != nil {
		return f, pathway.NetworkMember{}, err
	}
	id, err := c.ID("colleague")
	if err != nil {
		return f, pathway.NetworkMember{}, err
	}
	n, err := f.Colleague(id)
	return f, n, err
}

func (s *Server) colleague(c *Ctx) error {
	f, n, err := c.colleagueOf()
	if err != nil {
		return err
	}
	return c.Show(c.colleaguePage(&f, n, storedColleague(n), nil))
}

func storedColleague(n pathway.NetworkMember) Form {
	f := Stored("role", n.Role, "version", Version(n.Version))
	if n.DirectContact {
		f.Set("contact", "yes")
	}
	if n.ProtectedPlace {
		f.Set("protected_place", "yes")
	}
	for _, id := range n.Children {
		f.Add("children", idText(id))
	}
	return f
}

func (s *Server) saveColleague(c *Ctx) error {
	f, n, err := c.colleagueOf()
	if err != nil {
		return err
	}
	typed, err := c.Form()
	if err != nil {
		return err
	}
	changed := pathway.NetworkMember{ID: n.ID, Role: typed.Line("role"), DirectContact: typed.Bool("contact"), ProtectedPlace: typed.Bool("protected_place"), Children: typed.children(), Version: typed.Int("version")}
	err = s.DB.SaveColleague(c.Ctx(), c.By(), f.Case.ID, changed, typed.Bool("confirm"))
	switch {
	case pathway.CodeOf(err) == pathway.CodeConflict:
		return c.conflict(&f, n.Professional.Name, c.Request().URL.Path, typed, storedColleague(n),
			[]fieldLabel{{"role", "Role"}, {"children", "Children, by number"}, {"contact", "Direct contact"}, {"protected_place", "Gives a place away"}}, err)
	case err != nil:
		return c.Again(err, c.colleaguePage(&f, n, typed, err))
	}
	return c.Done(views.Path("cases", f.Case.ID, sectionPeople)+"#colleague-"+idText(n.ID), n.Professional.Name+" is saved.")
}

func (c *Ctx) colleaguePage(f *pathway.Family, n pathway.NetworkMember, typed Form, err error) Page {
	v := typed.Fields(err)
	at := views.Path("cases", f.Case.ID, "network", n.ID)
	fields := append(networkFields(v, f), v.Checkbox("confirm", "I have made sure which children they may know about").WithHint("Until this is confirmed they may know of nobody. As it stands: "+confirmedWords(n.Confirmed, n.ConfirmedBy)))
	return c.FormPage(f, sectionPeople, "Professional", views.Stack{
		views.EditForm{ID: "colleague-form", Title: n.Professional.Name, Action: at, Errors: v.Summary(), Hidden: []views.Hidden{v.Hidden("version")},
			Fields: fields, Button: "Save", Back: views.Link{Text: "Cancel", URL: views.Path("cases", f.Case.ID, sectionPeople) + "#network"}},
		views.PostButton{ID: "end-colleague", Action: at + "/end", Text: "No longer works with the family", Hidden: []views.Hidden{{Name: "version", Value: Version(n.Version)}}},
	})
}

func (s *Server) endColleague(c *Ctx) error {
	f, n, err := c.colleagueOf()
	if err != nil {
		return err
	}
	typed, err := c.Form()
	if err != nil {
		return err
	}
	if err := s.DB.EndColleague(c.Ctx(), c.By(), f.Case.ID, n.ID, typed.Int("version")); err != nil {
		return err
	}
	return c.Done(views.Path("cases", f.Case.ID, sectionPeople)+"#network", n.Professional.Name+" is no longer in the network.")
}

// permission asks whether a professional may be given protected addresses, and why.
func (s *Server) permission(c *Ctx) error {
	f, n, err := c.colleagueOf()
	if err != nil {
		return err
	}
	return c.Show(c.permissionPage(&f, n, Stored("reason", n.AddressPermission, "version", Version(n.Version)), nil))
}

func (s *Server) permitAddress(c *Ctx) error {
	f, n, err := c.colleagueOf()
	if err != nil {
		return err
	}
	typed, err := c.Form()
	if err != nil {
		return err
	}
	reason := typed.Line("reason")
	if reason == "" && n.AddressPermission == "" {
		err = pathway.Invalid(pathway.Fields{"reason": "Give the reason"})
	} else {
		err = s.DB.PermitAddress(c.Ctx(), c.By(), f.Case.ID, n.ID, reason, typed.Int("version"))
	}
	if err != nil {
		return c.Again(err, c.permissionPage(&f, n, typed, err))
	}
	said := n.Professional.Name + " may be given the family’s protected addresses."
	if reason == "" {
		said = "The permission is taken back: protected addresses are withheld from " + n.Professional.Name + "."
	}
	return c.Done(views.Path("cases", f.Case.ID, sectionPeople)+"#colleague-"+idText(n.ID), said)
}

func (c *Ctx) permissionPage(f *pathway.Family, n pathway.NetworkMember, typed Form, err error) Page {
	v := typed.Fields(err)
	hint := "Protected addresses are withheld from everybody by default"
	if n.AddressPermission != "" {
		hint = "Empty this to take the permission back"
	}
	return c.FormPage(f, sectionPeople, "Permission", views.Confirm{Title: "Let " + n.Professional.Name + " be given protected addresses?",
		Action: views.Path("cases", f.Case.ID, "network", n.ID, "permission"), Hidden: []views.Hidden{v.Hidden("version")}, Errors: v.Summary(),
		Lead:         "Only the police, another authority to which the children move, and the lead social worker can have this, each with a reason.",
		Consequences: []string{"put the protected addresses of the children that they may know about into what is made for " + n.Professional.Name, "leave everybody else without them", "void what was proofed and not yet sent for this family"},
		Fields:       []views.Component{v.Text("reason", "Reason").AtMost(300).WithHint(hint)}, Button: "Save", Danger: true, Back: views.Link{Text: "Go back", URL: views.Path("cases", f.Case.ID, sectionPeople) + "#network"}})
}
