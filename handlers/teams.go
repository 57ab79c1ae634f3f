package handlers

import (
	"cp-pathway/pathway"
	"cp-pathway/views"
)

func (s *Server) teams() kept[pathway.Team] {
	return kept[pathway.Team]{
		s: s, kind: "team", path: "/office/teams", title: "Teams", one: "team", add: "Add a team",
		lead:  "The teams of children’s social care that families are with, and their managers.",
		empty: "The teams of children’s social care will be here.",
		heads: []views.ColumnHead{{Text: "Manager"}, {Text: "Phone"}, {Text: "Email"}},
		list:  s.DB.Teams,
		row: func(t pathway.Team) []views.Cell {
			return []views.Cell{{Text: t.Manager}, {Text: t.Phone, NoWrap: true}, {Text: t.Email}}
		},
		about: func(t pathway.Team) keptHead { return keptHead{t.ID, t.Name, t.Ended, t.Version} },
		stored: func(t pathway.Team) Form {
			return Stored("name", t.Name, "manager", t.Manager, "manager_phone", t.ManagerPhone, "manager_email", t.ManagerEmail,
				"phone", t.Phone, "email", t.Email, "version", Version(t.Version))
		},
		fields: func(_ *Ctx, v *views.Form, _ Form) ([]views.Component, error) {
			return []views.Component{
				v.Text("name", "Name").Wide(30).AtMost(120),
				v.Text("manager", "Team manager").Wide(30).AtMost(120).AsOptional(),
				v.Phone("manager_phone", "Manager’s phone").AsOptional(),
				v.Email("manager_email", "Manager’s email").WithHint("The weekly conference diary goes here").AsOptional(),
				v.Phone("phone", "Team’s phone").AsOptional(),
				v.Email("email", "Team’s email").AsOptional(),
			}, nil
		},
		read: func(f Form, _ pathway.Fields) pathway.Team {
			return pathway.Team{Name: f.Line("name"), Manager: f.Line("manager"), ManagerPhone: f.Line("manager_phone"), ManagerEmail: f.Line("manager_email"),
				Phone: f.Line("phone"), Email: f.Line("email")}
		},
		with: func(t pathway.Team, id int64, version int) pathway.Team { t.ID, t.Version = id, version; return t },
		save: s.DB.SaveTeam,
	}
}
