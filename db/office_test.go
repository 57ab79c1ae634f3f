package db_test

import (
	"slices"
	"testing"

	"cp-pathway/db"
	"cp-pathway/db/dbtest"
	"cp-pathway/pathway"
)

var made = pathway.Address{Line1: "1 Made-up Street", Town: "Northmere", Postcode: "zz14ab"}

// MustSetUp opens a data file with an office and the account that set it up.
func MustSetUp(tb testing.TB) (*db.DB, db.Actor) {
	tb.Helper()
	d := dbtest.MustOpen(tb)
	all := []pathway.Role{pathway.SystemAdministrator, pathway.Admin, pathway.MinuteTaker, pathway.Chair, pathway.ServiceManager}
	token, err := d.Begin(tb.Context(), "Northmere Borough Council", "Safeguarding Unit", pathway.Account{Login: "ann", Name: "Ann Example", Roles: all}, "correct horse battery staple")
	if err != nil || token == "" {
		tb.Fatal(err)
	}
	return d, db.Actor{ID: 1, Name: "Ann Example", Roles: all}
}

func TestOfficeIsKept(t *testing.T) {
	d, ann := MustSetUp(t)
	o, err := d.Office(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if o.AddressDays != 28 || o.AdvocateAge != 5 || o.Quorum != 2 || o.ClosingTime != "17:00" || o.OwnApproval || o.SetUp {
		t.Errorf("the settings to begin with are %+v", o)
	}
	o.Unit, o.Address, o.Phone = "Children’s Safeguarding Unit", made, "01632 960 001"
	if err := d.SaveOffice(t.Context(), ann, o); err != nil {
		t.Fatal(err)
	}
	if err := d.SaveOffice(t.Context(), ann, o); pathway.CodeOf(err) != pathway.CodeConflict {
		t.Errorf("a stale save is %v, want a conflict", err)
	}
	o.AddressDays, o.OwnApproval = 14, true
	for _, err := range []error{d.SaveSettings(t.Context(), ann, o), d.SetLogo(t.Context(), ann, []byte("png")), d.FinishSetUp(t.Context(), ann)} {
		if err != nil {
			t.Fatal(err)
		}
	}
	got, err := d.Office(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if got.Unit != o.Unit || got.Address.Postcode != "ZZ1 4AB" || got.AddressDays != 14 || !got.OwnApproval || !got.SetUp || string(got.Logo) != "png" {
		t.Errorf("kept as %+v", got)
	}
}

func TestVenueWithItsRooms(t *testing.T) {
	d, ann := MustSetUp(t)
	v := pathway.Venue{Name: "Civic Hall", Address: made, Rooms: []pathway.Room{{Name: "Oak", Seats: 12}, {Name: "Ash"}}}
	number, err := d.SaveVenue(t.Context(), ann, v)
	if err != nil {
		t.Fatal(err)
	}
	v, err = d.Venue(t.Context(), number)
	if err != nil || len(v.Rooms) != 2 || v.Rooms[0].Name != "Ash" {
		t.Fatalf("%+v, %v", v, err)
	}
	v.Rooms = []pathway.Room{v.Rooms[1], {Name: "Elm"}} // Ash is used no longer
	if _, err := d.SaveVenue(t.Context(), ann, v); err != nil {
		t.Fatal(err)
	}
	v, err = d.Venue(t.Context(), number)
	if err != nil {
		t.Fatal(err)
	}
	used := map[string]bool{}
	for _, r := range v.Rooms {
		used[r.Name] = !r.Ended
	}
	if !used["Oak"] || !used["Elm"] || used["Ash"] {
		t.Errorf("rooms in use: %v", used)
	}
	if _, err := d.Venue(t.Context(), 99); pathway.CodeOf(err) != pathway.CodeNotFound {
		t.Errorf("a venue that is not there: %v", err)
	}
}

func TestDirectoryFindsWhatIsTyped(t *testing.T) {
	d, ann := MustSetUp(t)
	n, err := d.OfferAgencies(t.Context(), ann, pathway.UsualAgencies())
	if err != nil || n != len(pathway.UsualAgencies()) {
		t.Fatalf("offered %d, %v", n, err)
	}
	if n, err := d.OfferAgencies(t.Context(), ann, pathway.UsualAgencies()); err != nil || n != 0 {
		t.Errorf("offered again: %d new, %v", n, err)
	}
	agencies, err := d.Agencies(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	at := slices.IndexFunc(agencies, func(a pathway.Agency) bool { return a.Name == "Midwifery" })
	g := agencies[at]
	g.Address = made
	if _, err := d.SaveAgency(t.Context(), ann, g); err != nil {
		t.Fatal(err)
	}
	if _, err := d.SaveAgency(t.Context(), ann, pathway.Agency{Name: "Midwifery", Kind: pathway.Midwifery}); len(pathway.FieldsOf(err)) != 1 {
		t.Errorf("a second agency of one name: %v", err)
	}
	number, err := d.SaveProfessional(t.Context(), ann, pathway.Professional{Name: "Siân O’Neill", JobTitle: "Community midwife", Agency: g.ID})
	if err != nil {
		t.Fatal(err)
	}
	for _, find := range []string{"sian", "ONeill", "midwife sian", "midwifery", ""} {
		list, err := d.Directory(t.Context(), find, 10)
		if err != nil || len(list) != 1 || list[0].ID != number || list[0].AgencyName != "Midwifery" || list[0].Address.Postcode != "ZZ1 4AB" || !list[0].AgencyAddress {
			t.Errorf("%q finds %+v, %v", find, list, err)
		}
	}
	if list, err := d.Directory(t.Context(), "sian police", 10); err != nil || len(list) != 0 {
		t.Errorf("every word has to be there: %+v, %v", list, err)
	}
}

func TestOfficeThingsEndAndComeBack(t *testing.T) {
	d, ann := MustSetUp(t)
	number, err := d.SaveTeam(t.Context(), ann, pathway.Team{Name: "Team 1"})
	if err != nil {
		t.Fatal(err)
	}
	if err := d.End(t.Context(), ann, "team", number, true, 1); err != nil {
		t.Fatal(err)
	}
	teams, err := d.Teams(t.Context())
	if err != nil || !teams[0].Ended {
		t.Errorf("%+v, %v", teams, err)
	}
	if err := d.End(t.Context(), ann, "team", number, false, 1); pathway.CodeOf(err) != pathway.CodeConflict {
		t.Errorf("a stale return: %v", err)
	}
	for kind, number := range map[string]int64{"team": 99, "account": 1, "audit; DROP TABLE team": 1} {
		if err := d.End(t.Context(), ann, kind, number, true, 1); pathway.CodeOf(err) != pathway.CodeNotFound {
			t.Errorf("%s %d: %v, want not found", kind, number, err)
		}
	}
}

func TestOneSignatoryIsOfferedFirst(t *testing.T) {
	d, ann := MustSetUp(t)
	for _, name := range []string{"A Example", "B Example"} {
		if _, err := d.SaveSignatory(t.Context(), ann, pathway.Signatory{Name: name, Title: "Service manager", Main: true}); err != nil {
			t.Fatal(err)
		}
	}
	list, err := d.Signatories(t.Context())
	if err != nil || list[0].Name != "B Example" || !list[0].Main || list[1].Main {
		t.Errorf("%+v, %v", list, err)
	}
}

func TestClosuresMoveTheCalendar(t *testing.T) {
	d, ann := MustSetUp(t)
	from, to := pathway.NewDate(2026, 12, 29), pathway.NewDate(2026, 12, 31)
	if err := d.SetClosure(t.Context(), ann, from, to, "Christmas closure"); err != nil {
		t.Fatal(err)
	}
	calendar, err := d.Calendar(t.Context())
	if err != nil || calendar.IsWorkingDay(pathway.NewDate(2026, 12, 30)) {
		t.Errorf("30 December counts as a working day, %v", err)
	}
	if err := d.SetClosure(t.Context(), ann, to, to, ""); err != nil {
		t.Fatal(err)
	}
	list, err := d.Closures(t.Context())
	if err != nil || len(list) != 2 {
		t.Errorf("%+v, %v", list, err)
	}
	if err := d.SetClosure(t.Context(), ann, to, from, "x"); pathway.CodeOf(err) != pathway.CodeInvalid {
		t.Errorf("a last day before the first: %v", err)
	}
}
