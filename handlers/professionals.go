package handlers

import (
	"context"
	"strconv"

	"cp-pathway/pathway"
	"cp-pathway/views"
)

// directorySize is how many entries the directory's page lists; a search finds the others.
const directorySize = 2000

func (s *Server) professionals() kept[pathway.Professional] {
	return kept[pathway.Professional]{
		s: s, kind: "professional", path: "/office/directory", title: "Directory", one: "professional", add: "Add a professional",
		lead:  "Professionals of all agencies. It fills itself as families’ networks are entered.",
		empty: "Professionals will be here, as soon as the first family’s network is entered.",
		heads: []views.ColumnHead{{Text: "Job"}, {Text: "Agency"}, {Text: "Phone"}, {Text: "Secure email"}},
		list: func(ctx context.Context) ([]pathway.Professional, error) {
			return s.DB.Directory(ctx, "", directorySize)
		},
		row: func(p pathway.Professional) []views.Cell {
			return []views.Cell{{Text: p.JobTitle}, {Text: p.AgencyName, Note: p.TeamName}, {Text: p.Phone, NoWrap: true}, {Text: p.Email}}
		},
		about: func(p pathway.Professional) keptHead { return keptHead{p.ID, p.Name, p.Ended, p.Version} },
		stored: func(p pathway.Professional) Form {
			f := Stored("name", p.Name, "latin", p.Latin, "job_title", p.JobTitle, "agency", number(p.Agency), "team", number(p.Team), "phone", p.Phone, "email", p.Email, "version", Version(p.Version))
			if p.AgencyAddress {
				return f
			}
			return f.withAddress(p.Address)
		},
		fields: func(c *Ctx, v *views.Form, _ Form) ([]views.Component, error) {
			agencies, err := s.DB.Agencies(c.Ctx())
			if err != nil {
				return nil, err
			}
			teams, err := s.DB.Teams(c.Ctx())
			if err != nil {
				return nil, err
			}
			return append([]views.Component{
				v.Text("name", "Name").Wide(30).AtMost(120),
				v.Text("latin", "Latin spelling").Wide(30).AtMost(120).AsOptional().WithHint("Where the name is written in letters that can’t be printed, such as Chinese or Punjabi"),
				v.Text("job_title", "Job title").Wide(30).AtMost(120).AsOptional(),
				v.Select("agency", "Agency", agencyOptions(agencies)...).WithBlank("Choose"),
				v.Select("team", "Team of children’s social care", teamOptions(teams)...).WithBlank("None").AsOptional(),
				v.Phone("phone", "Phone").AsOptional(),
				v.Email("email", "Secure email").AsOptional(),
				views.Text("Post goes to the agency’s address, unless another one is entered here."),
			}, addressFields(v)...), nil
		},
		read: func(f Form, _ pathway.Fields) pathway.Professional {
			return pathway.Professional{Name: f.Line("name"), Latin: f.Line("latin"), JobTitle: f.Line("job_title"), Agency: f.ID("agency"), Team: f.ID("team"), Address: addressOf(f),
				Phone: f.Line("phone"), Email: f.Line("email")}
		},
		with: func(p pathway.Professional, id int64, version int) pathway.Professional {
			p.ID, p.Version = id, version
			return p
		},
		save: s.DB.SaveProfessional,
	}
}

// number is an id as a form holds it, "" for none.
func number(id int64) string {
	if id == 0 {
		return ""
	}
	return strconv.FormatInt(id, 10)
}

func agencyOptions(list []pathway.Agency) []views.Option {
	var options []views.Option
	for _, a := range list {
		if !a.Ended {
			options = append(options, views.Option{Value: number(a.ID), Text: a.Name})
		}
	}
	return options
}

func teamOptions(list []pathway.Team) []views.Option {
	var options []views.Option
	for _, t := range list {
		if !t.Ended {
			options = append(options, views.Option{Value: number(t.ID), Text: t.Name})
		}
	}
	return options
}
