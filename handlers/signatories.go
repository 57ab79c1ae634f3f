package handlers

import (
	"cp-pathway/pathway"
	"cp-pathway/views"
)

func (s *Server) signatories() kept[pathway.Signatory] {
	return kept[pathway.Signatory]{
		s: s, kind: "signatory", path: "/office/signatories", title: "Signatories", one: "signatory", add: "Add a signatory",
		lead:  "Whose name stands under letters.",
		empty: "Those who sign letters will be here. The first one is offered for every letter.",
		heads: []views.ColumnHead{{Text: "Job title"}, {Text: "Signs"}},
		list:  s.DB.Signatories,
		row: func(g pathway.Signatory) []views.Cell {
			signs := ""
			if g.Main {
				signs = "Unless somebody else is chosen"
			}
			return []views.Cell{{Text: g.Title}, {Text: signs}}
		},
		about: func(g pathway.Signatory) keptHead { return keptHead{g.ID, g.Name, g.Ended, g.Version} },
		stored: func(g pathway.Signatory) Form {
			return Stored("name", g.Name, "title", g.Title, "phone", g.Phone, "email", g.Email, "signs", ticked(g.Main), "version", Version(g.Version))
		},
		fields: func(_ *Ctx, v *views.Form, _ Form) ([]views.Component, error) {
			return []views.Component{
				v.Text("name", "Name").Wide(30).AtMost(120),
				v.Text("title", "Job title").Wide(30).AtMost(120),
				v.Phone("phone", "Phone").AsOptional(),
				v.Email("email", "Email").AsOptional(),
				v.Checkbox("signs", "Signs letters unless somebody else is chosen"),
			}, nil
		},
		read: func(f Form, _ pathway.Fields) pathway.Signatory {
			return pathway.Signatory{Name: f.Line("name"), Title: f.Line("title"), Phone: f.Line("phone"), Email: f.Line("email"), Main: f.Bool("signs")}
		},
		with: func(g pathway.Signatory, id int64, version int) pathway.Signatory {
			g.ID, g.Version = id, version
			return g
		},
		save: s.DB.SaveSignatory,
	}
}
