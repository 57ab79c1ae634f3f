package db

import (
	"strings"
	"testing"

	"cp-pathway/pathway"
)

func TestSearch(t *testing.T) {
	o := newOffice(t)
	f := o.wardFamily(t)
	secret := o.wardFamily(t)
	if _, err := o.AddColleague(t.Context(), o.first, f.Case.ID, NewColleague{Member: pathway.NetworkMember{Professional: pathway.Professional{Name: "Zoë Nurse"}}, Agency: pathway.Agency{Name: "Made-up Health", Kind: pathway.Health}}); err != nil {
		t.Fatal(err)
	}
	if err := o.Write(t.Context(), o.first, func(tx *Tx) error { return tx.exec(`UPDATE cases SET restricted = 1 WHERE id = ?`, secret.Case.ID) }); err != nil {
		t.Fatal(err)
	}
	zoe := f.Children()[0]
	zoe.Person.FormerName = "Zoe Zielony"
	if err := o.SavePerson(t.Context(), o.first, f.Case.ID, zoe); err != nil {
		t.Fatal(err)
	}
	admin := o.by(t, "admin", pathway.Admin)
	tests := []struct{ typed, want string }{
		{"zoe", "person Zoë O’Neill-Ward, professional Zoë Nurse"},
		{"ZOË O'NEILL", "person Zoë O’Neill-Ward"},
		{"wojc", "person Ben Wójcik, person Łukasz Wójcik"},
		{"wojcik lukasz", "person Łukasz Wójcik"},
		{"zielony", "person Zoë O’Neill-Ward"},
		{"ward fam", "family Ward family"},
		{strings.ToLower(f.Case.Reference), "family Ward family"},
		{secret.Case.Reference, ""},
		{"nurse", "professional Zoë Nurse"},
		{"made-up health", "professional Zoë Nurse"},
		{"marsh", ""},   // an address finds nobody
		{"960001", ""},  // nor does a phone number
		{"ex1 4bz", ""}, // nor does a postcode
		{`" OR 1=1 --`, ""},
		{`"*`, ""},
		{"  ", ""},
		{strings.Repeat("x ", 5000), ""},
		{"😀", ""},
	}
	for _, tt := range tests {
		list, err := o.Search(t.Context(), admin, tt.typed, 10)
		if err != nil {
			t.Errorf("%.20q: %v", tt.typed, err)
		}
		var got []string
		for _, r := range list {
			got = append(got, string(r.Kind)+" "+r.Title)
		}
		if strings.Join(got, ", ") != tt.want {
			t.Errorf("%.20q finds %v, want %s", tt.typed, got, tt.want)
		}
	}
	if list, err := o.Search(t.Context(), o.first, "wojcik", 10); err != nil || len(list) != 4 {
		t.Errorf("by who may see both families: %v %v", list, err)
	}
	system := o.by(t, "system", pathway.SystemAdministrator)
	if list, err := o.Search(t.Context(), system, "zoe", 10); err != nil || len(list) != 0 {
		t.Errorf("by who may see no family: %v %v", list, err)
	}
}

func TestTheListOfFamilies(t *testing.T) {
	o := newOffice(t)
	f := o.wardFamily(t)
	secret := o.wardFamily(t)
	home, _ := f.Adults()[0].Home()
	if err := o.Protect(t.Context(), o.first, f.Case.ID, home.Address.ID, home.Address.Version); err != nil {
		t.Fatal(err)
	}
	if err := o.Write(t.Context(), o.first, func(tx *Tx) error {
		return tx.exec(`UPDATE cases SET restricted = 1, stage = 'preparing' WHERE id = ?`, secret.Case.ID)
	}); err != nil {
		t.Fatal(err)
	}
	admin := o.by(t, "admin", pathway.Admin)
	tests := []struct {
		name   string
		by     Actor
		filter pathway.FamilyFilter
		want   int
	}{
		{"all", admin, pathway.FamilyFilter{}, 1},
		{"all, by who may see the restricted one", o.first, pathway.FamilyFilter{}, 2},
		{"a stage", o.first, pathway.FamilyFilter{Stage: pathway.StagePreparing}, 1},
		{"a stage with a restricted family alone", admin, pathway.FamilyFilter{Stage: pathway.StagePreparing}, 0},
		{"by a child's name", admin, pathway.FamilyFilter{Words: "zoe"}, 1},
		{"by the reference of the restricted one", admin, pathway.FamilyFilter{Words: secret.Case.Reference}, 0},
		{"by nothing that can be searched", admin, pathway.FamilyFilter{Words: "!!"}, 0},
		{"the second page", o.first, pathway.FamilyFilter{After: 1}, 2},
	}
	for _, tt := range tests {
		rows, total, err := o.Families(t.Context(), tt.by, tt.filter)
		if err != nil || total != tt.want || len(rows) != max(tt.want-tt.filter.After, 0) {
			t.Errorf("%s: %d rows of %d, %v", tt.name, len(rows), total, err)
		}
	}
	rows, _, err := o.Families(t.Context(), admin, pathway.FamilyFilter{})
	if err != nil {
		t.Fatal(err)
	}
	var flags []string
	for _, flag := range rows[0].Flags {
		flags = append(flags, flag.Text)
	}
	if got := strings.Join(flags, ", "); got != "Would be a second plan, Protected address, Interpreter: Polish, Unborn child" {
		t.Errorf("flags %s", got)
	}
	if len(rows[0].Children) != 2 || rows[0].Children[0].Name() != "Zoë O’Neill-Ward" {
		t.Errorf("children %+v", rows[0].Children)
	}
	counts, err := o.StageCounts(t.Context(), admin)
	if err != nil || counts[pathway.StageNew] != 1 || counts[pathway.StagePreparing] != 0 {
		t.Errorf("counts give the restricted family away: %v %v", counts, err)
	}
	c := f.Case
	c.Restricted = true
	if err := o.SaveCase(t.Context(), admin, c); pathway.CodeOf(err) != pathway.CodeRefused {
		t.Errorf("an administrator locks themselves out: %v", err)
	}
	c = o.look(t, f.Case.ID).Case
	c.Name, c.VenueRisk = "Ward and others", "He waits outside"
	if err := o.SaveCase(t.Context(), admin, c); err != nil {
		t.Fatal(err)
	}
	if err := o.SaveCase(t.Context(), admin, c); pathway.CodeOf(err) != pathway.CodeConflict {
		t.Errorf("a stale version: %v", err)
	}
	if list, err := o.Search(t.Context(), admin, "ward and others", 10); err != nil || len(list) != 1 {
		t.Errorf("by the new name: %v %v", list, err)
	}
}
