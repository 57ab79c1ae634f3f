package db_test

import (
	"slices"
	"strings"
	"testing"

	"cp-pathway/db"
	"cp-pathway/db/dbtest"
	"cp-pathway/pathway"
)

// The history says on whom something was done, by the name that staff use, and never a value that is protected.
func TestAuditSaysOnWhom(t *testing.T) {
	d := dbtest.MustOpenAt(t, dbtest.NewClock(t, "2026-12-11T13:00").Now)
	s := dbtest.MustSitSiblings(t, d)
	ctx := t.Context()
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	family, err := d.Family(ctx, s.First, s.Case)
	must(err)
	mother, err := family.Member(s.People["mother"])
	must(err)
	home, _ := mother.Home()
	must(d.ChooseWay(ctx, s.First, s.Case, s.Conference, s.Attendees["paul"], pathway.ByHand))
	must(d.AddWord(ctx, s.First, s.Case, pathway.ProtectedWord{Word: "Lighthouse", Owner: s.People["mother"], Reason: "It is near"}))
	_, err = d.ShowSecret(ctx, s.First, s.Case, pathway.SecretAddress, home.Address.ID, "To check it")
	must(err)
	_, err = d.ShowSecret(ctx, s.First, s.Case, pathway.SecretSchool, s.People["zoe"], "To check it")
	must(err)
	rows, err := d.Audit(ctx, s.First, pathway.AuditFilter{Case: s.Case, Limit: 1000})
	must(err)
	whom := map[string][]string{}
	for _, r := range rows {
		if !slices.Contains(whom[r.What], r.Whom) {
			whom[r.What] = append(whom[r.What], r.Whom)
		}
		for _, secret := range []string{"Lighthouse", dbtest.RefugePostcode, dbtest.RefugeName} {
			if strings.Contains(r.What+r.Whom+strings.Join(r.Fields, " "), secret) {
				t.Errorf("%s of %s tells %q", r.What, r.Whom, secret)
			}
		}
	}
	everybody := []string{mother.Person.Name()}
	for _, key := range []string{"zoe", "mia", "tom", "ada", "leo"} {
		m, err := family.Member(s.People[key])
		must(err)
		everybody = append(everybody, m.Person.Name())
	}
	for what, want := range map[string]string{
		"Chose how letters go to somebody": "Paul Dean",
		"Protected a word":                 everybody[0],
		"Showed a protected address":       strings.Join(everybody, ", "),
		"Showed a protected school":        everybody[1],
	} {
		if !slices.Equal(whom[what], []string{want}) {
			t.Errorf("%s: on whom %q, want %q", what, whom[what], want)
		}
	}
	// Who runs the program and opens no family is told of nobody.
	rows, err = d.Audit(ctx, db.Actor{ID: s.First.ID, Roles: []pathway.Role{pathway.SystemAdministrator}}, pathway.AuditFilter{Limit: 1000})
	must(err)
	for _, r := range rows {
		if r.Subject != "account" && r.Subject != "agency" && r.Subject != "professional" && r.Whom != "" {
			t.Errorf("%s %s names %q to who opens no family", r.What, r.Subject, r.Whom)
		}
	}
}
