package handlers

import (
	"strings"

	"cp-pathway/pathway"
	"cp-pathway/views"
)

// How many of each kind a search shows.
const mostFound = 30

// searchPage is the empty search, for those who come by a link or reload what they found.
func (s *Server) searchPage(c *Ctx) error { return s.showSearch(c, "") }

// search finds families, people and professionals by name or reference. What was typed stands in no address.
func (s *Server) search(c *Ctx) error {
	f, err := c.Form()
	if err != nil {
		return err
	}
	return s.showSearch(c, f.Line("q"))
}

func (s *Server) showSearch(c *Ctx, words string) error {
	list, err := s.DB.Search(c.Ctx(), c.By(), words, mostFound)
	if err != nil {
		return err
	}
	body := views.Stack{views.PageHead{Title: "Search"}, views.FindForm{ID: "again", Action: "/search", Label: "Name or reference", Value: words, Hint: "The beginnings of words are enough. Accents and capitals make no difference"}}
	if words != "" {
		body = append(body, foundTable(c, list))
	}
	return c.Show(Page{Title: "Search", Body: body})
}

func foundTable(c *Ctx, list []pathway.SearchResult) views.Table {
	t := views.Table{ID: "found", Caption: "Found", Quiet: true, Heads: []views.ColumnHead{{Text: "Who"}, {Text: "What"}, {Text: "Family"}},
		Empty: views.Empty{Text: "Nobody is found by this. Each word is taken as the beginning of a name or of a reference; try fewer, or only the surname."}}
	for _, r := range list {
		switch r.Kind {
		case pathway.FoundFamily:
			t.Rows = append(t.Rows, views.Row{Cells: []views.Cell{{Text: r.Family, URL: views.Path("cases", r.Case), Head: true}, {Text: "Family"},
				{Text: r.Reference, Note: pathway.TitleOf(pathway.Stages, string(r.Stage))}}})
		case pathway.FoundPerson:
			what := nonEmpty(kindWords(pathway.PersonKind(r.Detail)), r.Person.AgeWords(c.Today()))
			if !r.Born.IsZero() {
				what = append(what, "born "+r.Born.Short())
			}
			if r.Ended {
				what = append(what, "no longer part of the family")
			}
			text := strings.Join(what, ", ")
			t.Rows = append(t.Rows, views.Row{Cells: []views.Cell{{Text: r.Title, URL: peopleAt(r.Case, r.ID), Head: true}, {Text: strings.ToUpper(text[:1]) + text[1:]},
				{Text: r.Family, URL: views.Path("cases", r.Case), Note: r.Reference}}})
		case pathway.FoundProfessional:
			what := "Professional"
			if r.Ended {
				what += ", has left"
			}
			t.Rows = append(t.Rows, views.Row{Cells: []views.Cell{{Text: r.Title, Head: true, URL: professionalPath(c, r.ID)}, {Text: what, Note: r.Detail}, {}}})
		}
	}
	return t
}

// professionalPath is where a professional's entry in the directory is, for who may open it.
func professionalPath(c *Ctx, id int64) string {
	if c.May(pathway.ViewOffice) && c.server.offers("/office/directory/:professional") {
		return views.Path("office", "directory", id)
	}
	return ""
}
