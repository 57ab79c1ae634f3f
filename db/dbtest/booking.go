package dbtest

import (
	"database/sql"
	"testing"

	"cp-pathway/db"
	"cp-pathway/pathway"
)

// Ready is a family whose threshold has been met and whose conference can be booked.
type Ready struct {
	Case, Meeting      int64
	Child, Baby        int64 // subject children
	Mother             int64 // lives at a confidential address, needs a Polish interpreter
	Worker             int64 // lead social worker: professional
	Address, Place     string
	MotherName, Postal string
}

// MustReady enters a family of that surname whose strategy meeting was at that minute, on one version of the pathway. decided
// is the account of the chair who found the threshold met.
func MustReady(tb testing.TB, d *db.DB, by db.Actor, decided int64, surname, strategy, version string) Ready {
	tb.Helper()
	ctx := tb.Context()
	must := func(err error) {
		tb.Helper()
		if err != nil {
			tb.Fatal(err)
		}
	}
	r := Ready{Address: "7 Hidden Lane", Postal: "ZZ2 5CD", Place: "Harbour Women’s Project", MotherName: "Zofia " + surname}
	var err error
	r.Case, err = d.CreateFamily(ctx, by, pathway.Case{Name: surname + " family", Pathway: version}, []pathway.Member{
		{Kind: pathway.SubjectChild, Person: pathway.Person{FirstName: "Aurelia", LastName: surname, Born: pathway.NewDate(2018, 4, 2), Sex: "F"}},
		{Kind: pathway.SubjectChild, Person: pathway.Person{Unborn: true, LastName: surname, Expected: pathway.NewDate(2027, 2, 3), Sex: "U"}},
		{Kind: pathway.Adult, Person: pathway.Person{FirstName: "Zofia", LastName: surname, Language: "Polish", Interpreter: true},
			Homes: []pathway.Residence{{Post: true, Address: pathway.Address{Line1: r.Address, Town: "Northmere", Postcode: r.Postal, Kind: pathway.RefugeAddress,
				State: pathway.AddressConfidential, Places: []string{r.Place}}}},
			Contacts: []pathway.ContactPoint{{Kind: pathway.Phone, Value: "07700 900123", State: pathway.AddressConfidential}}},
	})
	must(err)
	family, err := d.Family(ctx, by, r.Case)
	must(err)
	r.Child, r.Baby, r.Mother = family.Members[0].Person.ID, family.Members[1].Person.ID, family.Members[2].Person.ID
	r.Meeting = MustExec(tb, d, `INSERT INTO strategy_meeting (cases, held_at, s47, police_ask) VALUES (?, ?, 1, 'Call-outs of the last two years')`, r.Case, strategy)
	MustExec(tb, d, `INSERT INTO threshold (cases, meeting, decided_at, decided_by, met, rationale) VALUES (?, ?, ?, ?, 1, 'significant harm')`, r.Case, r.Meeting, strategy, decided)
	MustCount(tb, d, by)
	return r
}

// MustCount has the dates of every open family counted anew, after a test has put rows in by itself.
func MustCount(tb testing.TB, d *db.DB, by db.Actor) {
	tb.Helper()
	if err := d.SetClosure(tb.Context(), by, pathway.NewDate(2099, 1, 1), pathway.NewDate(2099, 1, 1), "A day that no test comes to"); err != nil {
		tb.Fatal(err)
	}
}

// MustPlan returns how SQLite finds the rows of a query, step by step: "SEARCH conference USING INDEX …".
func MustPlan(tb testing.TB, d *db.DB, query string) []string {
	tb.Helper()
	file, err := sql.Open("sqlite3", "file:"+d.Path()+"?mode=ro")
	if err != nil {
		tb.Fatal(err)
	}
	defer file.Close()
	rows, err := file.QueryContext(tb.Context(), "EXPLAIN QUERY PLAN "+query)
	if err != nil {
		tb.Fatal(err)
	}
	defer rows.Close()
	var steps []string
	for rows.Next() {
		var id, parent, unused int
		var detail string
		if err := rows.Scan(&id, &parent, &unused, &detail); err != nil {
			tb.Fatal(err)
		}
		steps = append(steps, detail)
	}
	if err := rows.Err(); err != nil {
		tb.Fatal(err)
	}
	return steps
}
