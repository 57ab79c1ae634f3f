package handlers

import (
	"net/url"
	"strconv"
	"strings"
	"time"

	"cp-pathway/pathway"
	"cp-pathway/views"
)

const auditPath = "/office/audit"

// How many rows of the audit trail a page holds.
const auditRows = 100

// audit shows the trail over everything, narrowed by what is chosen: the choices stand in the address, so that there is
// no name among them.
func (s *Server) audit(c *Ctx) error {
	q := c.QueryParams()
	filter, faults := auditFilter(c, q)
	list, err := s.DB.Audit(c.Ctx(), c.By(), filter)
	if err != nil {
		return err
	}
	accounts, err := s.DB.Accounts(c.Ctx())
	if err != nil {
		return err
	}
	var who, kinds []views.Option
	for _, a := range accounts {
		who = append(who, views.Option{Value: strconv.FormatInt(a.ID, 10), Text: a.Name})
	}
	for _, k := range pathway.AuditKinds {
		kinds = append(kinds, views.Option{Value: k.Value, Text: k.Title})
	}
	v := views.NewForm(q, faults)
	form := views.EditForm{ID: "audit-filter", Action: auditPath, Get: true, Button: "Show", Fields: []views.Component{
		v.Select("account", "Who", who...).WithBlank("Everybody"),
		v.Select("kind", "What", kinds...).WithBlank("Everything"),
		v.Date("from", "From").WithHint(""),
		v.Date("to", "To").WithHint(""),
	}}
	return c.Show(Page{Title: "Audit trail", Crumbs: officeCrumbs(), Body: views.Stack{
		views.PageHead{Title: "Audit trail", Lead: "Who changed and who viewed what. Nobody can change it.", Actions: []views.Action{{Text: "Print", Print: true, Second: true}}},
		form, auditTable(list, s.zone, true), auditPages(auditPath, q, list)}})
}

// history shows the trail of one family.
func (s *Server) history(c *Ctx) error {
	filter, _ := auditFilter(c, c.QueryParams())
	filter.Case = c.Case().ID
	list, err := s.DB.Audit(c.Ctx(), c.By(), filter)
	if err != nil {
		return err
	}
	f, err := c.Family()
	if err != nil {
		return err
	}
	c.Saw("Looked at the history", "", 0)
	return c.Show(c.SectionPage(&f, sectionHistory, "History", views.Stack{
		views.Heading{ID: "history", Text: "Who changed and who viewed this family, the latest first"},
		auditTable(list, s.zone, false), auditPages(views.Path("cases", c.Case().ID, "history"), c.QueryParams(), list)}))
}

// auditFilter reads what is chosen. What cannot be read does not narrow.
func auditFilter(c *Ctx, q url.Values) (pathway.AuditFilter, pathway.Fields) {
	f, faults := Form{q}, pathway.Fields{}
	filter := pathway.AuditFilter{Account: f.ID("account"), Before: f.ID("before"), Limit: auditRows,
		From: f.Date("from", pathway.Date{}, faults), To: f.Date("to", pathway.Date{}, faults)}
	if pathway.Chosen(pathway.AuditKinds, f.Get("kind")) {
		filter.Kind = pathway.AuditKind(f.Get("kind"))
	}
	return filter, faults
}

func auditTable(list []pathway.AuditRow, zone *time.Location, withFamily bool) views.Table {
	t := views.Table{ID: "audit", Caption: "Audit trail", Quiet: true, Empty: views.Empty{Text: "Nothing here with these choices."},
		Heads: []views.ColumnHead{{Text: "When"}, {Text: "Who"}, {Text: "What"}}}
	if withFamily {
		t.Heads = append(t.Heads, views.ColumnHead{Text: "Family"})
	}
	for _, r := range list {
		who, notes := r.Name, []string{}
		if r.Account == 0 {
			who = "–"
		}
		if r.Whom != "" && !(r.Subject == "account" && r.SubjectID == r.Account) {
			notes = append(notes, r.Whom)
		}
		if len(r.Fields) > 0 {
			notes = append(notes, "fields: "+strings.Join(r.Fields, ", "))
		}
		if r.Reason != "" {
			notes = append(notes, "reason: "+r.Reason)
		}
		cells := []views.Cell{
			{Text: r.At.In(zone).Format("2 Jan 2006 15:04:05"), NoWrap: true},
			{Text: who}, {Text: r.What, Note: strings.Join(notes, " · ")}}
		if withFamily {
			cell := views.Cell{Text: r.Reference, NoWrap: true}
			if r.Case != 0 {
				cell.URL = views.Path("cases", r.Case, "history")
			}
			cells = append(cells, cell)
		}
		t.Rows = append(t.Rows, views.Row{Cells: cells})
	}
	return t
}

// auditPages leads to the rows before these, and back to the latest.
func auditPages(path string, q url.Values, list []pathway.AuditRow) views.Stack {
	var links views.Stack
	with := func(before int64) string {
		next := url.Values{}
		for _, name := range []string{"account", "kind", "from", "to"} {
			if v := q.Get(name); v != "" {
				next.Set(name, v)
			}
		}
		if before != 0 {
			next.Set("before", strconv.FormatInt(before, 10))
		}
		if len(next) == 0 {
			return path
		}
		return path + "?" + next.Encode()
	}
	if len(list) == auditRows {
		links = append(links, views.Action{Text: "Earlier", URL: with(list[len(list)-1].ID), Second: true})
	}
	if q.Get("before") != "" {
		links = append(links, views.Action{Text: "Back to the latest", URL: with(0), Second: true})
	}
	return links
}
