package db_test

import (
	"fmt"
	"strings"
	"testing"

	"cp-pathway/db"
	"cp-pathway/db/dbtest"
	"cp-pathway/pathway"
)

// left says how a conference stands: its state, its children and who is on its list.
func left(t *testing.T, d *db.DB, s dbtest.Siblings, conference int64) string {
	t.Helper()
	state := dbtest.MustRows(t, d, fmt.Sprintf(`SELECT state FROM conference WHERE id = %d`, conference))[0]
	for _, who := range []struct{ table, column, more string }{{"conference_child", "child", ""}, {"attendee", "person", " AND removed_at = ''"}} {
		state += ":"
		for _, key := range []string{"mia", "tom", "ada", "leo", "mother", "paul", "lukasz"} {
			n := dbtest.MustRows(t, d, fmt.Sprintf(`SELECT count(*) FROM %s WHERE conference = %d AND %s = %d%s`, who.table, conference, who.column, s.People[key], who.more))[0]
			if n == "1" {
				state += " " + key
			}
		}
	}
	return state
}

func looksAgain(t *testing.T, d *db.DB) string {
	t.Helper()
	return strings.Join(dbtest.MustRows(t, d, `SELECT kind || ': ' || title || ' ' || text FROM task WHERE done_at IS NULL AND kind IN ('look-again', 'no-child') ORDER BY id`), "\n")
}

func ends(t *testing.T, d *db.DB, s dbtest.Siblings, children ...string) {
	t.Helper()
	e := pathway.Ending{Ground: pathway.EndLeft, BegunOn: pathway.NewDate(2027, 1, 14), ToldBy: "Grace Okafor", ToldHow: "phone"}
	for _, name := range children {
		e.Children = append(e.Children, pathway.EndingChild{Child: s.People[name]})
	}
	row, err := d.BeginEnding(t.Context(), s.Admin, s.Case, e)
	if err != nil {
		t.Fatal(err, pathway.FieldsOf(err))
	}
	if err := d.EndPlans(t.Context(), s.Admin, s.Case, row, 0, pathway.NewDate(2027, 1, 14), "", ""); err != nil {
		t.Fatal(err, pathway.FieldsOf(err))
	}
}

// A child whose plan ends leaves the review that is booked, and so does whoever may know of that child alone. With the last plan the review
// is cancelled, and its letters are asked for where somebody was told of it.
func TestAChildLeavesABookedReview(t *testing.T) {
	t.Parallel()
	d, s, _ := reviewed(t)
	review := mustReview(t, d, s, "2027-03-05T10:00", nil)
	if got := left(t, d, s, review); got != "planned: mia tom ada leo: mother paul lukasz" {
		t.Fatal(got)
	}
	ends(t, d, s, "ada", "leo")
	if got := left(t, d, s, review); got != "planned: mia tom: mother paul" {
		t.Errorf("Ada and Leo have left: %s", got)
	}
	if got := looksAgain(t, d); !strings.Contains(got, "A child has left the conference of Friday 5 March 2027") || strings.Contains(got, "Were sent") {
		t.Error(got)
	}
	var ending int64
	if _, err := fmt.Sscan(dbtest.MustRows(t, d, `SELECT max(id) FROM ending`)[0], &ending); err != nil {
		t.Fatal(err)
	}
	if err := d.StrikeEnding(t.Context(), s.Admin, s.Case, ending, "Other children"); err != nil {
		t.Fatal(err)
	}
	if got := left(t, d, s, review); got != "planned: mia tom ada leo: mother paul lukasz" {
		t.Errorf("they come back: %s", got)
	}
	document := dbtest.MustExec(t, d, `INSERT INTO document (cases, conference, attendee, kind, number, reference, state, facts, facts_sha256, body, template, sha256, pages, made_at, made_by)
		SELECT ?, ?, a.id, 'parent-invitation', 1, 'L-1', 'issued', '{}', '', '{}', '', '', 1, '', 1 FROM attendee a WHERE a.conference = ? AND a.person = ?`, s.Case, review, review, s.People["mother"])
	dbtest.MustExec(t, d, `INSERT INTO dispatch (document, way, state, at, by) VALUES (?, 'post', 'sent', '2027-01-14T10:00:00.000Z', 1)`, document)
	ends(t, d, s, "mia", "tom", "ada", "leo")
	if got := left(t, d, s, review); !strings.HasPrefix(got, "stood-down") || !strings.Contains(looksAgain(t, d), "Send the letters that the review of Friday 5 March 2027 at 10:00 is cancelled") {
		t.Errorf("%s\n%s", got, looksAgain(t, d))
	}
	r, err := d.Record(t.Context(), s.Case, review)
	if err != nil {
		t.Fatal(err)
	}
	var mother int64
	for _, a := range r.OnList() {
		if a.Person == s.People["mother"] {
			mother = a.ID
		}
	}
	if r.Cancelled == nil || r.Cancelled.Again || len(pathway.DocumentsFor(r, mother, pathway.AtCancelled)) != 1 {
		t.Errorf("no letter of cancellation for who was told: %+v", r.Cancelled)
	}
}

// After a death nothing is written: the child leaves every conference that is booked, a person rings, and where the conference was about
// that child alone it does not take place. A death that was recorded in error is taken back with all that.
func TestADeadChildLeavesEveryBookedConference(t *testing.T) {
	t.Parallel()
	d, s, _ := reviewed(t)
	review := mustReview(t, d, s, "2027-03-05T10:00", nil)
	die := func(name string) {
		t.Helper()
		f, err := d.Family(t.Context(), s.First, s.Case)
		if err != nil {
			t.Fatal(err)
		}
		m, err := f.Member(s.People[name])
		if err != nil {
			t.Fatal(err)
		}
		if m.Person.Died.IsZero() {
			err = d.RecordDeath(t.Context(), s.Admin, s.Case, m.Person.ID, pathway.NewDate(2027, 1, 13), m.Person.Version)
		} else {
			err = d.WithdrawDeath(t.Context(), s.Admin, s.Case, m.Person.ID, "Another child", m.Person.Version)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	die("mia")
	if got := left(t, d, s, review); got != "planned: tom ada leo: mother paul lukasz" || !strings.Contains(looksAgain(t, d), "Nothing is written about the child: ring.") {
		t.Errorf("%s\n%s", got, looksAgain(t, d))
	}
	die("mia")
	if got := left(t, d, s, review); got != "planned: mia tom ada leo: mother paul lukasz" {
		t.Errorf("taken back: %s", got)
	}
	for _, name := range []string{"mia", "tom", "ada", "leo"} {
		die(name)
	}
	if got := left(t, d, s, review); !strings.HasPrefix(got, "stood-down") || !strings.Contains(looksAgain(t, d), "no-child: Tell the professionals who were asked") {
		t.Errorf("%s\n%s", got, looksAgain(t, d))
	}
	r, err := d.Record(t.Context(), s.Case, review)
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range r.OnList() {
		if got := pathway.DocumentsFor(r, a.ID, pathway.AtCancelled); got != nil {
			t.Errorf("%v is written after a death", got)
		}
	}
}
