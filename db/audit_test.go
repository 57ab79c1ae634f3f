package db

import (
	"slices"
	"strings"
	"testing"
	"time"

	"cp-pathway/pathway"
)

// family inserts a case, and a child in it.
func (o *office) family(t *testing.T, reference string, restricted bool, chair int64) (number int64) {
	t.Helper()
	err := o.Write(t.Context(), o.first, func(tx *Tx) (err error) {
		number, err = tx.insert(`INSERT INTO cases (reference, name, pathway, stage, opened_on, restricted, chair) VALUES (?, 'A family', '2024', 'new', '2026-11-23', ?, ?)`,
			reference, restricted, id(chair))
		if err != nil {
			return err
		}
		child, err := tx.insert(`INSERT INTO person (first_name, last_name) VALUES ('Zoë', 'Example')`)
		if err != nil {
			return err
		}
		return tx.audit(Entry{What: "Changed an address", Case: number, Subject: "person", ID: child, Fields: []string{"line1", "postcode"}})
	})
	if err != nil {
		t.Fatal(err)
	}
	return number
}

func TestAuditStays(t *testing.T) {
	o := newOffice(t)
	for _, sql := range []string{`DELETE FROM audit`, `UPDATE audit SET what = 'nothing'`} {
		if err := o.Write(t.Context(), Actor{}, func(tx *Tx) error { return tx.exec(sql) }); err == nil {
			t.Errorf("%s is done", sql)
		}
	}
}

func TestAuditIsFilteredAndPaged(t *testing.T) {
	o := newOffice(t)
	a := o.add(t, "ann", pathway.Admin)
	family := o.family(t, "CP-2026-0001", false, 0)
	o.forward(24 * time.Hour)
	by := Actor{ID: a.ID, Name: a.Name, Roles: a.Roles}
	for range 3 {
		o.Viewed(by, Entry{What: "Looked at the family", Case: family})
	}
	look := a.Name + ": Looked at the family  "
	if got := o.said(t, pathway.AuditFilter{Case: family}); !slices.Equal(got, []string{look, look, look,
		"Fay First: Changed an address Zoë Example line1,postcode"}) {
		t.Errorf("of the family: %q", got)
	}
	day := pathway.NewDate(2026, 11, 24)
	tests := []struct {
		name string
		f    pathway.AuditFilter
		want int
	}{
		{"views", pathway.AuditFilter{Kind: pathway.AuditView}, 3},
		{"of ann, views", pathway.AuditFilter{Account: a.ID, Kind: pathway.AuditView}, 3},
		{"of the first, views", pathway.AuditFilter{Account: o.first.ID, Kind: pathway.AuditView}, 0},
		{"that day", pathway.AuditFilter{From: day, To: day}, 3},
		{"after that day", pathway.AuditFilter{From: day.AddDays(1)}, 0},
		{"two", pathway.AuditFilter{Limit: 2}, 2},
	}
	for _, tt := range tests {
		if got := o.said(t, tt.f); len(got) != tt.want {
			t.Errorf("%s: %q, want %d", tt.name, got, tt.want)
		}
	}
	everything := o.said(t, pathway.AuditFilter{})
	var paged []string
	f := pathway.AuditFilter{Limit: 2}
	for {
		rows, err := o.Audit(t.Context(), o.first, f)
		if err != nil {
			t.Fatal(err)
		}
		if len(rows) == 0 {
			break
		}
		for _, r := range rows {
			paged = append(paged, r.Name+": "+r.What+" "+r.Whom+" "+strings.Join(r.Fields, ","))
		}
		f.Before = rows[len(rows)-1].ID
	}
	if !slices.Equal(paged, everything) {
		t.Errorf("page by page %q, at once %q", paged, everything)
	}
}

func TestRestrictedFamilies(t *testing.T) {
	o := newOffice(t)
	chair := o.add(t, "cara", pathway.Chair)
	family := o.family(t, "CP-2026-0001", true, chair.ID)
	tests := []struct {
		role pathway.Role
		id   int64
	}{{pathway.Admin, 50}, {pathway.Auditor, 50}, {pathway.Chair, 50}, {pathway.Chair, chair.ID}, {pathway.ServiceManager, 50}, {pathway.SystemAdministrator, 50}}
	for _, tt := range tests {
		by := Actor{ID: tt.id, Roles: []pathway.Role{tt.role}}
		want := pathway.MayOpen(by.Roles, by.ID, pathway.Case{Restricted: true, Chair: chair.ID})
		h, err := o.CaseHead(t.Context(), by, family)
		if got := err == nil; got != want || !got && pathway.CodeOf(err) != pathway.CodeNotFound {
			t.Errorf("%s %d opens it: %v (%v), want %v", tt.role, tt.id, got, err, want)
		}
		if want && (h.Reference != "CP-2026-0001" || !h.Restricted || h.Chair != chair.ID) {
			t.Errorf("head %+v", h)
		}
		rows, err := o.Audit(t.Context(), by, pathway.AuditFilter{Case: family})
		if err != nil || (len(rows) > 0) != want {
			t.Errorf("%s %d reads %d audit rows (%v), want any: %v", tt.role, tt.id, len(rows), err, want)
		}
	}
}
