package pathway

import (
	"reflect"
	"slices"
	"testing"
)

// Split conferences: separate times on separate letters that do not mention each other.
func TestSeparateTimesOnSeparateLetters(t *testing.T) {
	r := carters()
	*r.guest(anna) = Attendee{ID: invitedAs + anna, Person: anna, Purpose: ToAttend, How: "video", StartsAt: atMinute("2026-12-11T09:00"), Part: "First part", Link: "https://meet.northmere.example/own"}
	*r.guest(paul) = Attendee{ID: invitedAs + paul, Person: paul, Purpose: ToAttend, How: "in-person", StartsAt: atMinute("2026-12-11T11:30"), Part: "Second part",
		Venue: &Venue{Name: "Library", Address: Address{Line1: "1 Book Street", Town: "Northmere", Postcode: "NM1 7LL"}, HowToFind: "Side door"}}

	f, withheld := letter(r, anna, ParentInvitation)
	c := f.Conference
	if c.StartsAt != atMinute("2026-12-11T09:00") || c.Part != "First part" || c.Link != "https://meet.northmere.example/own" || c.Minutes != 0 {
		t.Errorf("the mother's letter has her own time, part and link: %+v", c)
	}
	if c.VenueName != "" || c.VenueAddress != nil || c.Room != "" || !c.ArriveAt.IsZero() {
		t.Errorf("who joins by video is sent to no venue: %+v", c)
	}
	mustLack(t, f, "2026-12-11T11:30", "Second part", "Library", "Book Street", "2026-12-11T10:00")
	if slices.Contains(f.Invited, "Father and stepfather") || slices.Contains(f.Invited, "Stepfather") {
		t.Errorf("her letter mentions him: %q", f.Invited)
	}
	mustHide(t, withheld, "The time, place and part of Paul Dean", "Separate times are on separate letters")

	f, withheld = letter(r, paul, ParentInvitation)
	c = f.Conference
	if c.VenueName != "Library" || c.VenueAddress[0] != "1 Book Street" || c.HowToFind != "Side door" || c.Room != "" || c.Link != "" || c.ArriveAt != atMinute("2026-12-11T11:15") {
		t.Errorf("his letter has his own venue: %+v", c)
	}
	mustLack(t, f, "2026-12-11T09:00", "First part", "own", "Mother", "2026-12-11T10:00")
	mustHide(t, withheld, "The time, place and part of Anna Carter", "Separate times are on separate letters")

	f, _ = letter(r, primary, AgencyInvitation)
	mustLack(t, f, "First part", "Second part", "Library", "2026-12-11T11:30", "2026-12-11T09:00")
	if !slices.Contains(f.Invited, "Mother") || !slices.Contains(f.Invited, "Father") {
		t.Errorf("a school is told by role who is asked: %q", f.Invited)
	}
	r.person(paul).Person.Hidden = true
	_, withheld = letter(r, anna, ParentInvitation)
	if slices.ContainsFunc(withheld, func(w Withheld) bool { return w.What == "The time, place and part of Paul Dean" }) {
		t.Error("the proof names who is hidden")
	}
}

// A letter of exclusion gives part or whole, ground, how views will be heard, how the outcome will be told.
func TestExclusion(t *testing.T) {
	r := carters()
	a := r.guest(paul)
	a.Excluded, a.Ground, a.ExcludedWhy, a.ViewsHow, a.ToldHow, a.Part = "part", "violence", "He threatened her.", "In writing", "By telephone", "Second part"
	f, _ := letter(r, paul, ParentInvitation)
	c := f.Conference
	if c.Excluded != "part" || c.Ground != "" || c.ViewsHow != "" || c.ToldHow != "" || c.VenueName == "" || c.StartsAt.IsZero() || !slices.Equal(f.Enclosures, []string{"Letter of exclusion"}) {
		t.Errorf("excluded from part, invited: %+v", c)
	}
	mustLack(t, f, "He threatened her")
	f, _ = letter(r, paul, ExclusionLetter)
	c = f.Conference
	if c.Excluded != "part" || c.Ground != "Risk of disruption or violence" || c.ViewsHow != "In writing" || c.ToldHow != "By telephone" || c.On.IsZero() || c.VenueName != "" || !c.StartsAt.IsZero() || f.Concern != "" || len(f.Invited) != 0 {
		t.Errorf("excluded from part: %+v", c)
	}
	mustLack(t, f, "He threatened her", "Second part")
	if got := DocumentsFor(r, invitedAs+paul, AtInvitation); !slices.Equal(got, []DocumentKind{ParentInvitation, ExclusionLetter}) {
		t.Errorf("excluded from part, gets %q", got)
	}

	a.Excluded, a.Part = "whole", ""
	if got := DocumentsFor(r, invitedAs+paul, AtInvitation); !slices.Equal(got, []DocumentKind{ExclusionLetter}) {
		t.Errorf("excluded from all of it, gets %q", got)
	}
	f, withheld := letter(r, paul, ExclusionLetter)
	c = f.Conference
	if c.Excluded != "whole" || c.On != onDay("2026-12-11") || !c.StartsAt.IsZero() || c.VenueName != "" || c.Link != "" || f.Reader != ReaderParent || f.Concern == "" || f.ReplyBy.IsZero() {
		t.Errorf("excluded from the whole, told the day alone: %+v", c)
	}
	mustHide(t, withheld, "Time, place and link of the conference", "Paul Dean is excluded from the whole of it")

	f, withheld = letter(r, anna, ParentInvitation)
	if slices.Contains(f.Invited, "Father") != true { // Łukasz
		t.Errorf("invited %q", f.Invited)
	}
	mustLack(t, f, "excluded", "whole", "Risk of disruption or violence", "Stepfather")
	mustHide(t, withheld, "That Paul Dean is excluded", "Only they are told")
}

// Counts, numbering and lists are computed for the recipient.
func TestWhoElseIsAskedGivesNobodyAway(t *testing.T) {
	tests := []struct {
		name   string
		change func(*Record)
		to     int64
		kind   DocumentKind
		want   []string
	}{
		{"a mother of all: two fathers are one role", nil, anna, ParentInvitation, []string{"Father and stepfather", "Father", "Team manager", "Health visitor", "Class teacher", "Head of year", "Key worker"}},
		{"a father of the younger ones hears of no school", nil, lukasz, ParentInvitation, []string{"Mother", "Team manager", "Health visitor"}},
		{"each role once", func(r *Record) { r.network(secondary).Role = "Class teacher" }, paul, ParentInvitation, []string{"Mother", "Team manager", "Class teacher"}},
		{"a role that was typed for one of the family is not used: it may name a child", func(r *Record) { r.guest(anna).Role = "Mother of Leo" }, paul, ParentInvitation, []string{"Mother", "Team manager", "Class teacher", "Head of year"}},
		{"a role that was typed for a professional is", func(r *Record) { r.guest(primary).Role = "Head teacher" }, paul, ParentInvitation, []string{"Mother", "Team manager", "Head teacher", "Head of year"}},
		{"neither job nor role", func(r *Record) {
			r.network(primary).Role, r.network(primary).Professional.JobTitle = "", ""
		}, paul, ParentInvitation, []string{"Mother", "Team manager", "Education and early years", "Head of year"}},
		{"somebody who was taken off", func(r *Record) { r.guest(anna).Removed = true }, paul, ParentInvitation, []string{"Team manager", "Class teacher", "Head of year"}},
		{"somebody who has died", func(r *Record) { r.person(anna).Person.Died = onDay("2026-11-30") }, paul, ParentInvitation, []string{"Team manager", "Class teacher", "Head of year"}},
		{"somebody who is only told", func(r *Record) { r.guest(anna).Purpose = ToBeTold }, paul, ParentInvitation, []string{"Team manager", "Class teacher", "Head of year"}},
		{"an unconfirmed school", func(r *Record) { r.network(secondary).EndedOn = onDay("2026-11-01") }, paul, ParentInvitation, []string{"Mother", "Team manager", "Class teacher"}},
		{"the team is where the mother is: its social worker's phone is not told", func(r *Record) { r.network(grace).ProtectedPlace = true }, paul, ParentInvitation, []string{"Mother", "Team manager", "Class teacher", "Head of year"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := carters()
			if tt.change != nil {
				tt.change(r)
			}
			if f, _ := letter(r, tt.to, tt.kind); !slices.Equal(f.Invited, tt.want) {
				t.Errorf("invited %q, want %q", f.Invited, tt.want)
			}
		})
	}
}

// School, GP, nursery and team can give a place away.
func TestPlacesThatGiveAwayAreConfidentialToo(t *testing.T) {
	r := carters()
	r.network(grace).ProtectedPlace = true
	f, withheld := letter(r, paul, ParentInvitation)
	if want := (Worker{Name: "Grace Okafor"}); f.Conference.SocialWorker != want {
		t.Errorf("social worker %+v", f.Conference.SocialWorker)
	}
	mustHide(t, withheld, "Grace Okafor", "That they work with the family gives a place away")
	f, _ = letter(r, anna, ParentInvitation)
	if f.Conference.SocialWorker.Phone == "" {
		t.Error("the mother, who lives there, may have the number")
	}

	tests := []struct {
		name   string
		change func(*Record)
		to     int64
		kind   DocumentKind
		want   bool
	}{
		{"a mother who lives there with the children", nil, anna, ParentInvitation, true},
		{"a father elsewhere", nil, paul, ParentInvitation, false},
		{"a school", nil, primary, AgencyInvitation, false},
		{"the worker of that place", nil, keyWorker, AgencyInvitation, true},
		{"the lead social worker without permission", nil, grace, AgencyInvitation, false},
		{"the lead social worker with permission", func(r *Record) { r.network(grace).AddressPermission = "She visits" }, grace, AgencyInvitation, true},
		{"a school with what only police and social worker can have", func(r *Record) { r.network(primary).AddressPermission = "They asked" }, primary, AgencyInvitation, false},
		{"a mother in one refuge, a child in another place", func(r *Record) {
			r.person(ada).Homes = lives(Address{ID: 109, Line1: "1 Hill Top", Town: "Fell", Postcode: "FE1 1AA", Kind: FosterAddress, State: AddressConfidential})
		}, anna, ParentInvitation, false},
		{"linked to a child who is not protected, too", func(r *Record) { r.person(ada).Homes = lives(flat) }, anna, ParentInvitation, true},
		{"linked to no child who is protected", func(r *Record) { r.network(keyWorker).Children = nil }, anna, ParentInvitation, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := carters()
			if tt.change != nil {
				tt.change(r)
			}
			f, _ := letter(r, tt.to, tt.kind)
			told := slices.Contains(f.Invited, "Key worker") || f.To.Name == "Kate Rowe" && f.To.Role == "Key worker"
			if told != tt.want {
				t.Errorf("told of the key worker: %v, want %v (%q)", told, tt.want, f.Invited)
			}
		})
	}
}

// The attendance sheet that goes round has name, role, agency and mode only; one per part of a split conference.
func TestAttendanceSheet(t *testing.T) {
	r := carters()
	r.guest(anna).Part, r.guest(anna).StartsAt = "First part", atMinute("2026-12-11T09:00")
	r.guest(paul).Part, r.guest(paul).StartsAt = "Second part", atMinute("2026-12-11T11:30")
	r.guest(lukasz).Excluded = "whole"
	r.guest(gran).Excluded = "part"
	r.guest(mia).Attended = "video"
	r.guest(secondary).Removed = true
	r.guest(visitor).How = "video"
	r.guest(manager).Attended, r.guest(manager).Deputy = "deputy", "Lee Moss"
	first, withheld := Disclose(r, 0, AttendanceSheet, Options{Part: "First part", Reference: "CP-2026-0042-9"})
	rows := []AttendanceFacts{
		{"Anna Carter", "Mother", "", "In person"},
		{"Mia Carter", "Child", "", "By video"},
		{"Grace Okafor", "Social worker", "Children’s Social Care", ""},
		{"Lee Moss for Noor Khan", "Team manager", "Children’s Social Care", "Sent a deputy"},
		{"Vera Lund", "Health visitor", "Northmere Health", "By video"},
		{"Piotr Hill", "Class teacher", "", ""},
	}
	if !reflect.DeepEqual(first.Attendance, rows) {
		t.Errorf("first part\n got %+v\nwant %+v", first.Attendance, rows)
	}
	if first.Reader != ReaderOffice || first.Conference.StartsAt != atMinute("2026-12-11T09:00") || first.Conference.Part != "First part" || first.Children != nil || first.To.Name != "" {
		t.Errorf("facts %+v", first)
	}
	mustLack(t, first, "Paul", "Second part", "2026-12-11T11:30", "Kate Rowe", "Harbour", "Rose House", "Ada", "960030", "violence", "Mill Lane")
	mustHide(t, withheld, "The agency of Piotr Hill", "It would tell where a protected child is")
	mustHide(t, withheld, "Łukasz Wójcik", "They are excluded")
	mustHide(t, withheld, "Margaret Dean", "They are excluded")
	mustHide(t, withheld, "Kate Rowe", "That they work with the family gives a place away. Record on the screen that they are there")

	second, _ := Disclose(r, 0, AttendanceSheet, Options{Part: "Second part"})
	if second.Attendance[0].Name != "Paul Dean" || second.Conference.StartsAt != atMinute("2026-12-11T11:30") {
		t.Errorf("second part %+v", second.Attendance)
	}
	mustLack(t, second, "Anna", "First part", "2026-12-11T09:00")

	r = carters()
	r.person(paul).Person.Hidden = true
	sheet, withheld := Disclose(r, 0, AttendanceSheet, Options{})
	mustLack(t, sheet, "Paul")
	mustHide(t, withheld, "A person whose existence is not told", "Record on the screen that they are there")
	if sheet.Conference.StartsAt != r.Conference.StartsAt || sheet.Attendance[2] != (AttendanceFacts{"Margaret Dean", "Family member", "", "In person"}) {
		t.Errorf("a conference in one piece: %v, %+v", sheet.Conference.StartsAt, sheet.Attendance[2])
	}
}

// The diary goes to managers: it names the family by reference and children's initials only.
func TestDiaryEntry(t *testing.T) {
	r := carters()
	r.person(tom).Person.Hidden = true
	r.person(leo).Person.Died = onDay("2026-11-11")
	r.person(ada).Person = Person{ID: ada, LastName: "Özdemir", Unborn: true}
	row := DiaryEntry(r, 14, onDay("2026-12-11"), onDay("2026-12-14"), true)
	want := DiaryRow{
		Conference: 9, Reference: "CP-2026-0042", Family: "MC, MC and Ö", Kind: "Initial child protection conference", At: atMinute("2026-12-11T10:00"),
		Day: 14, Due: onDay("2026-12-11"), Limit: onDay("2026-12-14"), Chair: "Helen Marsh", MinuteTaker: "Ivan Petrov", Venue: "Civic Centre",
		Team: "Assessment Team 2", SocialWorker: "Grace Okafor", ListReceived: true,
	}
	if row != want {
		t.Errorf("row\n got %+v\nwant %+v", row, want)
	}
	r.Case.Restricted = true
	row = DiaryEntry(r, 14, onDay("2026-12-11"), onDay("2026-12-14"), true)
	if want := (DiaryRow{Conference: 9, Reference: "Restricted", Kind: "Initial child protection conference", At: atMinute("2026-12-11T10:00"), Chair: "Helen Marsh",
		MinuteTaker: "Ivan Petrov", Venue: "Civic Centre"}); row != want || !row.Restricted() {
		t.Errorf("a restricted family: %+v", row)
	}
	f := DiaryFacts(r.Office, r.Signatory, true, []DiaryRow{row}, Options{Date: onDay("2026-12-01"), Reference: "DIARY-2026-49"})
	if f.Reader != ReaderOffice || f.Kind != WeeklyDiary || !f.Specimen || len(f.Diary) != 1 || f.Office.Unit != "Safeguarding Unit" || f.Reference != "DIARY-2026-49" || f.To.Name != "" {
		t.Errorf("facts %+v", f)
	}
}

func TestDiaryChanges(t *testing.T) {
	at := atMinute("2026-12-11T10:00")
	last := []DiaryRow{
		{Conference: 1, At: at, Venue: "Civic Centre", Change: DiaryNew},
		{Conference: 2, At: at, Venue: "Civic Centre"},
		{Conference: 3, At: at},
		{Conference: 4, At: atMinute("2026-11-27T10:00")},
		{Conference: 5, At: at, Change: DiaryGone},
		{Conference: 6, At: at, Venue: "Civic Centre"},
		{Conference: 8, First: 7, At: at, Venue: "Civic Centre"},
	}
	now := []DiaryRow{
		{Conference: 1, At: at, Venue: "Civic Centre"},
		{Conference: 2, At: atMinute("2026-12-14T10:00"), Venue: "Civic Centre"},
		{Conference: 5, At: at},
		{Conference: 10, First: 6, At: atMinute("2026-12-15T10:00"), Venue: "Civic Centre"}, // another took its place, and another that one's
		{Conference: 9, First: 7, At: at, Venue: "Town Hall"},
	}
	got := DiaryChanges(last, now, onDay("2026-12-01"))
	want := []DiaryRow{
		{Conference: 1, At: at, Venue: "Civic Centre", Change: DiaryUnchanged},
		{Conference: 2, At: atMinute("2026-12-14T10:00"), Venue: "Civic Centre", Change: DiaryMoved, Was: "Friday 11 December 2026 at 10:00, Civic Centre"},
		{Conference: 5, At: at, Change: DiaryNew},
		{Conference: 10, First: 6, At: atMinute("2026-12-15T10:00"), Venue: "Civic Centre", Change: DiaryMoved, Was: "Friday 11 December 2026 at 10:00, Civic Centre"},
		{Conference: 9, First: 7, At: at, Venue: "Town Hall", Change: DiaryMoved, Was: "Friday 11 December 2026 at 10:00, Civic Centre"},
		{Conference: 3, At: at, Change: DiaryGone},
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("changes\n got %+v\nwant %+v", got, want)
	}
}
