package handlers

import (
	"fmt"
	"slices"
	"strings"

	"cp-pathway/pathway"
	"cp-pathway/views"
)

const usualAgenciesPath = "/office/agencies/usual"

func (s *Server) agencies() kept[pathway.Agency] {
	return kept[pathway.Agency]{
		s: s, kind: "agency", path: "/office/agencies", title: "Agencies", one: "agency", add: "Add an agency",
		lead:    "The partners of a conference, each with its safeguarding lead, and how it counts for quoracy.",
		empty:   "The agencies of your area will be here. A usual set is offered, to begin with.",
		heads:   []views.ColumnHead{{Text: "Kind"}, {Text: "Safeguarding lead"}, {Text: "Counts for quoracy as"}},
		list:    s.DB.Agencies,
		moreTop: []views.Component{views.Action{Text: "Offer the usual agencies of an area", URL: usualAgenciesPath, Second: true}},
		row: func(g pathway.Agency) []views.Cell {
			counts := or(views.Sentence(strings.ReplaceAll(g.QuoracyGroup, "-", " ")), "Does not count")
			return []views.Cell{{Text: pathway.TitleOf(pathway.AgencyKindTitles, string(g.Kind))}, {Text: g.LeadName, Note: g.LeadEmail}, {Text: counts}}
		},
		about: func(g pathway.Agency) keptHead { return keptHead{g.ID, g.Name, g.Ended, g.Version} },
		stored: func(g pathway.Agency) Form {
			return Stored("name", g.Name, "kind", string(g.Kind), "quoracy_group", g.QuoracyGroup, "phone", g.Phone, "secure_email", g.SecureEmail,
				"lead_name", g.LeadName, "lead_phone", g.LeadPhone, "lead_email", g.LeadEmail, "usual", ticked(g.Usual), "version", Version(g.Version)).withAddress(g.Address)
		},
		fields: func(_ *Ctx, v *views.Form, _ Form) ([]views.Component, error) {
			return append(append([]views.Component{
				v.Text("name", "Name").Wide(30).AtMost(120),
				v.Select("kind", "Kind", options(pathway.AgencyKindTitles)...).WithBlank("Choose"),
				v.Text("quoracy_group", "Counts for quoracy as").Wide(20).AtMost(120).AsOptional().
					WithHint("Agencies with the same word here count as one. Leave it empty for one that does not count"),
			}, addressFields(v)...),
				v.Phone("phone", "Phone").AsOptional(),
				v.Email("secure_email", "Secure email").AsOptional(),
				v.Text("lead_name", "Safeguarding lead").Wide(30).AtMost(120).WithHint("Its single point of contact").AsOptional(),
				v.Phone("lead_phone", "Lead’s phone").AsOptional(),
				v.Email("lead_email", "Lead’s email").AsOptional(),
				v.Checkbox("usual", "Offer it for every invitation list")), nil
		},
		read: func(f Form, _ pathway.Fields) pathway.Agency {
			return pathway.Agency{Name: f.Line("name"), Kind: pathway.AgencyKind(f.Get("kind")), QuoracyGroup: f.Line("quoracy_group"), Address: addressOf(f),
				Phone: f.Line("phone"), SecureEmail: f.Line("secure_email"), LeadName: f.Line("lead_name"), LeadPhone: f.Line("lead_phone"), LeadEmail: f.Line("lead_email"),
				Usual: f.Bool("usual")}
		},
		with: func(g pathway.Agency, id int64, version int) pathway.Agency { g.ID, g.Version = id, version; return g },
		save: s.DB.SaveAgency,
	}
}

// usualAgencies offers the agencies of a usual area that are not there yet, all of them ticked.
func (s *Server) usualAgencies(c *Ctx) error {
	there, err := s.DB.Agencies(c.Ctx())
	if err != nil {
		return err
	}
	var offered []views.Option
	chosen := Stored()
	for _, g := range pathway.UsualAgencies() {
		if slices.ContainsFunc(there, func(a pathway.Agency) bool { return pathway.Fold(a.Name) == pathway.Fold(g.Name) }) {
			continue
		}
		offered = append(offered, views.Option{Value: g.Name, Text: g.Name, Hint: pathway.TitleOf(pathway.AgencyKindTitles, string(g.Kind))})
		chosen.Add("agency", g.Name)
	}
	p := Page{Title: "Usual agencies", Crumbs: officeCrumbs(views.Link{Text: "Agencies", URL: "/office/agencies"})}
	if len(offered) == 0 {
		p.Body = views.Stack{views.PageHead{Title: "Usual agencies"}, views.Inset{Text: "All of them are there already."}, views.Action{Text: "Back to the agencies", URL: "/office/agencies"}}
		return c.Show(p)
	}
	f := chosen.Fields(nil)
	p.Body = views.EditForm{ID: "usual-form", Title: "Usual agencies", Action: usualAgenciesPath,
		Lead:   "Untick what your area does not have. Names, leads and addresses can be changed afterwards.",
		Fields: []views.Component{f.Checkboxes("agency", "Agencies", offered...)}, Button: "Add these agencies", Back: views.Link{Text: "Cancel", URL: "/office/agencies"}}
	return c.Show(p)
}

func (s *Server) addUsualAgencies(c *Ctx) error {
	f, err := c.Form()
	if err != nil {
		return err
	}
	var chosen []pathway.Agency
	for _, g := range pathway.UsualAgencies() {
		if slices.Contains(f.Values["agency"], g.Name) {
			chosen = append(chosen, g)
		}
	}
	n, err := s.DB.OfferAgencies(c.Ctx(), c.By(), chosen)
	if err != nil {
		return err
	}
	return c.Done("/office/agencies", fmt.Sprintf("%d agencies are added.", n))
}
