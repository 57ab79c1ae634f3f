package pathway

import (
	"reflect"
	"slices"
	"strings"
	"testing"
)

// Nobody knows of a child until that is recorded; unconfirmed means no.
func TestNobodyKnowsOfAChildUntilThatIsRecorded(t *testing.T) {
	tests := []struct {
		name   string
		change func(*Record)
		to     int64
		kind   DocumentKind
		want   string
	}{
		{"a mother who may know of all", nil, anna, ParentInvitation, "Mia Carter, Tom Carter, May Carter, Ada Carter, Leo Carter"},
		{"a father of three, of two others it says no", nil, paul, ParentInvitation, "Mia Carter, Tom Carter, May Carter"},
		{"a father of two, nothing is recorded of three", nil, lukasz, ParentInvitation, "Ada Carter, Leo Carter"},
		{"a grandmother: may-know is empty", nil, gran, ParentInvitation, ""},
		{"yes, but not confirmed", func(r *Record) { r.relation(paul, tom).Confirmed = "" }, paul, ParentInvitation, "Mia Carter, May Carter"},
		{"confirmed as no", func(r *Record) { r.relation(paul, tom).MayKnow = "no" }, paul, ParentInvitation, "Mia Carter, May Carter"},
		{"a child knows of themself", nil, mia, ChildInvitation, "Mia Carter"},
		{"an agency starts with the children it is linked to", nil, primary, AgencyInvitation, "Tom Carter, May Carter"},
		{"an agency's link that is not confirmed", func(r *Record) { r.network(primary).Confirmed = "" }, primary, AgencyInvitation, ""},
		{"an agency whose work has ended", func(r *Record) { r.network(primary).EndedOn = onDay("2026-11-30") }, primary, AgencyInvitation, ""},
		{"an agency whose work ends next week", func(r *Record) { r.network(primary).EndedOn = onDay("2026-12-08") }, primary, AgencyInvitation, "Tom Carter, May Carter"},
		{"the police, linked to one", func(r *Record) { r.network(officer).Children = []int64{leo} }, officer, PoliceRequest, "Leo Carter"},
		{"a hidden child of whom it is recorded", func(r *Record) { r.person(tom).Person.Hidden = true }, paul, ParentInvitation, "Mia Carter, Tom Carter, May Carter"},
		{"a hidden child of whom it is not", func(r *Record) { r.person(tom).Person.Hidden = true; r.relation(paul, tom).MayKnow = "" }, paul, ParentInvitation, "Mia Carter, May Carter"},
		{"a child who has left this family", func(r *Record) { r.person(tom).EndedOn = onDay("2026-11-01") }, paul, ParentInvitation, "Mia Carter, May Carter"},
		{"a father who has left this family", func(r *Record) { r.person(paul).EndedOn = onDay("2026-11-01") }, paul, ParentInvitation, ""},
		{"only the conference's children", func(r *Record) { r.Conference.Children = []int64{may, mia} }, paul, ParentInvitation, "May Carter, Mia Carter"},
		{"an adult is nobody's child", func(r *Record) {
			r.Conference.Children = append(r.Conference.Children, gran)
			r.Relations = append(r.Relations, Relation{Adult: paul, Child: gran, MayKnow: "yes", Confirmed: confirmedAt})
		}, paul, ParentInvitation, "Mia Carter, Tom Carter, May Carter"},
		{"a child of whom a sister may know comes after her", func(r *Record) {
			r.guest(mia).Person = tom
			r.Relations = append(r.Relations, Relation{Adult: tom, Child: mia, Relation: "Brother", MayKnow: "yes", Confirmed: confirmedAt})
		}, mia, ChildInvitation, "Tom Carter, Mia Carter"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := carters()
			if tt.change != nil {
				tt.change(r)
			}
			f, withheld := letter(r, tt.to, tt.kind)
			if got := childNames(f); got != tt.want {
				t.Errorf("children %q, want %q", got, tt.want)
			}
			for _, m := range r.Members {
				if m.Kind != Adult && m.Person.ID != tt.to && !strings.Contains(tt.want, m.Person.Name()) {
					mustLack(t, f, m.Person.Name())
				}
			}
			if alive := len(r.Conference.Children) - len(f.Children); alive > 0 && len(withheld) == 0 {
				t.Error("children are left out and the proof does not say so")
			}
		})
	}
}

func TestWhyAChildIsWithheld(t *testing.T) {
	tests := []struct {
		name   string
		change func(*Record)
		to     int64
		kind   DocumentKind
		what   string
		why    string
	}{
		{"no", nil, paul, ParentInvitation, "Leo Carter", "Paul Dean may not know of this child"},
		{"not recorded", nil, lukasz, ParentInvitation, "Mia Carter", "It is not recorded that Łukasz Wójcik may know of this child"},
		{"left empty", nil, gran, ParentInvitation, "Mia Carter", "It is not recorded that Margaret Dean may know of this child"},
		{"not confirmed", func(r *Record) { r.relation(paul, tom).Confirmed = "" }, paul, ParentInvitation, "Tom Carter", "It is not confirmed that Paul Dean may know of this child"},
		{"not linked", nil, primary, AgencyInvitation, "Mia Carter", "Piotr Hill is not linked to this child"},
		{"link not confirmed", func(r *Record) { r.network(primary).Confirmed = "" }, primary, AgencyInvitation, "Tom Carter", "It is not confirmed which children Piotr Hill may know about"},
		{"died", func(r *Record) { r.person(leo).Person.Died = onDay("2026-11-20") }, anna, ParentInvitation, "Leo Carter", "The child has died: nothing more is made"},
		{"lost before birth", func(r *Record) {
			p := &r.person(leo).Person
			p.Unborn, p.FirstName, p.Died = true, "", onDay("2026-11-20")
		}, anna, ParentInvitation, "Baby Carter", "The baby was lost: nothing more is made"},
		{"left the family", func(r *Record) { r.person(leo).EndedOn = onDay("2026-11-20") }, anna, ParentInvitation, "Leo Carter", "The child is no longer part of this family"},
		{"hidden", func(r *Record) { r.person(leo).Person.Hidden = true }, paul, ParentInvitation, "A person whose existence is not told", "This is told to nobody without a right to know"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := carters()
			if tt.change != nil {
				tt.change(r)
			}
			f, withheld := letter(r, tt.to, tt.kind)
			mustHide(t, withheld, tt.what, tt.why)
			if slices.ContainsFunc(f.Children, func(c ChildFacts) bool { return c.Name == tt.what }) {
				t.Errorf("%s is told", tt.what)
			}
		})
	}
}

func TestNothingIsMadeWhereNothingMayBe(t *testing.T) {
	tests := []struct {
		name   string
		change func(*Record)
		to     int64
		kind   DocumentKind
		why    string
	}{
		{"nobody of that id", nil, 77, ParentInvitation, "There is nobody to write to"},
		{"an attendee who is not of the family", func(r *Record) { r.guest(paul).Person = 99 }, paul, ParentInvitation, "They are not one of this family"},
		{"a professional who is not of the network", func(r *Record) { r.Network = nil }, primary, AgencyInvitation, "They are not in the family’s network: add them, and say which children they may know about"},
		{"taken off the list", func(r *Record) { r.guest(paul).Removed = true }, paul, ParentInvitation, "Paul Dean was taken off the list"},
		{"a father who has died", func(r *Record) { r.person(paul).Person.Died = onDay("2026-11-01") }, paul, ParentInvitation, "Paul Dean has died: nothing is written to them"},
		{"an agency's letter for a father", nil, paul, AgencyInvitation, "“Invitation to an agency” is not for Paul Dean"},
		{"the police request for a school", nil, primary, PoliceRequest, "“Request for police checks” is not for Piotr Hill"},
		{"a parent's letter for a child", nil, mia, ParentInvitation, "“Invitation to a parent or carer” is not for Mia Carter"},
		{"the professionals' plan for a mother", nil, anna, OutlinePlanDoc, "“Outline child protection plan” is not for Anna Carter"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := carters()
			if tt.change != nil {
				tt.change(r)
			}
			f, withheld := letter(r, tt.to, tt.kind)
			if !reflect.DeepEqual(f, Facts{Kind: tt.kind}) {
				t.Errorf("facts %+v", f)
			}
			mustHide(t, withheld, "Everything", tt.why)
		})
	}
}

func TestParentInvitation(t *testing.T) {
	r := carters()
	f, withheld := Disclose(r, invitedAs+paul, ParentInvitation, Options{Reference: "CP-2026-0042-3", Number: 2})
	want := Facts{
		Kind: ParentInvitation, Reader: ReaderParent, Edition: Standard, Copy: "full", Reference: "CP-2026-0042-3", Number: 2, Date: onDay("2026-12-01"),
		Office: OfficeFacts{
			Authority: "Northmere Borough Council", Unit: "Safeguarding Unit", Address: []string{"Civic Centre", "High Street", "Northmere", "NM1 1AA"}, Phone: "01632 960001",
			Email: "conferences@northmere.example", SecureEmail: "secure@northmere.example", OutOfHours: "01632 960999",
			Complaints: "Tell us", Privacy: "northmere.example/privacy", Advocacy: "Voices, 0808 157 0001", Travel: "We pay your fare", Recording: "No recording",
		},
		Signatory: Signatory{Name: "Ruth Adeyemi", Title: "Conference manager", Phone: "01632 960002"},
		To:        RecipientFacts{Attendee: invitedAs + paul, Name: "Paul Dean", Greeting: "Mr Dean", Role: "Father", Address: []string{"7 Station Road", "Northmere", "NM1 2AB"}, Parent: true},
		Children: []ChildFacts{
			{ID: mia, Name: "Mia Carter", Age: 12, Relation: "Father"}, {ID: tom, Name: "Tom Carter", Age: 9, Relation: "Father"}, {ID: may, Name: "May Carter", Age: 6, Relation: "Father"},
		},
		Conference: ConferenceFacts{
			Kind: ICPC, Title: "Initial child protection conference", On: onDay("2026-12-11"), StartsAt: atMinute("2026-12-11T10:00"), ArriveAt: atMinute("2026-12-11T09:45"), Minutes: 120,
			VenueName: "Civic Centre", VenueAddress: []string{"Civic Centre", "High Street", "Northmere", "NM1 1AA"}, HowToFind: "Bus 4", Access: "Step-free", Room: "Room 2", How: "in-person",
			Chair: Worker{Name: "Helen Marsh", Title: "Conference chair", Phone: "01632 960021"}, MinuteTaker: Worker{Name: "Ivan Petrov", Phone: "01632 960022"},
			SocialWorker: Worker{Name: "Grace Okafor", Title: "Social worker", Phone: "01632 960011", Email: "grace@northmere.example"},
		},
		Concern: "There has been violence at home.", Invited: []string{"Mother", "Team manager", "Class teacher", "Head of year"},
		SharedBy: onDay("2026-12-09"), ReplyBy: onDay("2026-12-07"), Advocate: true,
	}
	if !reflect.DeepEqual(f, want) {
		t.Errorf("facts\n got %+v\nwant %+v", f, want)
	}
	mustLack(t, f, "Ada", "Leo", "Wójcik", "Rose House", "Marsh Street", "MB4 1AA", "Kate Rowe", "Harbour", "refuge", "Health visitor", "confidential")
	mustHide(t, withheld, "Anna Carter’s address", "It is used on their own letter and nowhere else")
	mustHide(t, withheld, "Mia Carter’s address", "It is used on their own letter and nowhere else")
	mustHide(t, withheld, "Kate Rowe", "That they work with the family gives a place away")
	for _, w := range withheld {
		for _, secret := range []string{"Rose", "Marsh", "Millbrook", "MB4", "Harbour", "refuge"} {
			if strings.Contains(w.What+w.Why, secret) {
				t.Errorf("the proof's own words hold %q: %q", secret, w)
			}
		}
	}
}

// What was feared before there was a plan is not said again in the invitations to a review.
func TestInvitationToAReviewSaysNothingOfTheEnquiry(t *testing.T) {
	for kind, attendee := range map[DocumentKind]int64{ParentInvitation: invitedAs + paul, AgencyInvitation: invitedAs + primary} {
		r := carters()
		if f, _ := Disclose(r, attendee, kind, Options{}); f.Concern == "" {
			t.Errorf("%s to the initial conference gives no reason", kind)
		}
		r.Conference.Kind = RCPC
		if f, _ := Disclose(r, attendee, kind, Options{}); f.Concern != "" || len(f.Concerns) > 0 {
			t.Errorf("%s to a review says %q, %v", kind, f.Concern, f.Concerns)
		}
	}
}

// A confidential address is used on that person's own letter and envelope and nowhere else.
func TestAConfidentialAddressIsUsedOnThatPersonsOwnLetter(t *testing.T) {
	r := carters()
	f, _ := letter(r, anna, ParentInvitation)
	if want := []string{"Rose House", "14 Marsh Street", "Millbrook", "MB4 1AA"}; !reflect.DeepEqual(f.To.Address, want) {
		t.Errorf("the mother's own letter goes to %q", f.To.Address)
	}
	f, _ = letter(r, mia, ChildInvitation)
	if f.To.Address[3] != "MB4 1AA" || f.To.Greeting != "Mia" || f.Reader != ReaderChild {
		t.Errorf("the child's own letter goes to %+v", f.To)
	}
	for _, a := range r.Attendees {
		for _, kind := range []DocumentKind{ParentInvitation, ChildInvitation, AgencyInvitation, PoliceRequest, NotRequired, CoveringLetter, DecisionsDocument, OutlinePlanDoc, ParentPlan} {
			f, _ := Disclose(r, a.ID, kind, Options{Way: ByPost})
			if kind.Letter() && (a.Person == anna || a.Person == mia) {
				f.To.Address = nil
			}
			mustLack(t, f, "Rose House", "Marsh Street", "MB4 1AA", "Millbrook")
		}
	}
}

func TestOwnNameAndManner(t *testing.T) {
	r := carters()
	p := &r.person(lukasz).Person
	p.KnownAs, p.Pronouns, p.Language, p.Interpreter, p.LargePrint, p.AccessNeeds, p.FormerName = "Luke", "he/him", "Polish", true, true, "A quiet room", "Łukasz Nowicki"
	f, _ := letter(r, lukasz, ParentInvitation)
	if f.To.Name != "Luke Wójcik" || f.To.Greeting != "Mr Wójcik" || f.To.Pronouns != "he/him" || f.To.Language != "Polish" || !f.To.Interpreter || f.To.AccessNeeds != "A quiet room" {
		t.Errorf("to %+v", f.To)
	}
	if f.Edition != LargePrint || f.Conference.Interpreter != "Polish" {
		t.Errorf("edition %q, interpreter %q", f.Edition, f.Conference.Interpreter)
	}
	mustLack(t, f, "Nowicki")
	if f, _ := Disclose(r, invitedAs+lukasz, ParentInvitation, Options{Edition: Standard}); f.Edition != Standard {
		t.Error("the office can choose the edition")
	}
	if f, _ := letter(r, paul, ParentInvitation); f.Conference.Interpreter != "" {
		t.Error("another's interpreter tells their language")
	}
	r.person(mia).Person.KnownAs = "Mimi"
	if f, _ := letter(r, mia, ChildInvitation); f.To.Greeting != "Mimi" || f.To.Parent {
		t.Errorf("a child is greeted by the name they go by: %+v", f.To)
	}
	r.relation(paul, may).Relation = "Stepfather"
	if f, _ := letter(r, paul, ParentInvitation); f.To.Role != "Father and stepfather" {
		t.Errorf("role %q", f.To.Role)
	}
	r.relation(lukasz, ada).Relation, r.relation(lukasz, leo).Relation = "", ""
	if f, _ := letter(r, lukasz, ParentInvitation); f.To.Role != "Family member" || f.To.Parent {
		t.Errorf("role %q where none is recorded", f.To.Role)
	}
	r.relation(lukasz, ada).Relation, r.relation(lukasz, leo).Relation = "Father", "Łaskawy wuj"
	if f, _ := letter(r, lukasz, ParentInvitation); f.To.Role != "Father and łaskawy wuj" {
		t.Errorf("role %q", f.To.Role)
	}
}

func TestUnbornChild(t *testing.T) {
	r := carters()
	p := &r.person(leo).Person
	p.Unborn, p.FirstName, p.Born, p.Expected = true, "", Date{}, onDay("2027-02-01")
	f, _ := letter(r, anna, ParentInvitation)
	if got, want := f.Children[4], (ChildFacts{ID: leo, Name: "Baby Carter", Unborn: true, Expected: onDay("2027-02-01"), Age: -1, Relation: "Mother"}); !reflect.DeepEqual(got, want) {
		t.Errorf("unborn child %+v", got)
	}
	f, _ = letter(r, paul, ParentInvitation)
	mustLack(t, f, "Baby", "2027-02-01")
}

// Twins are told apart by numbers, unless a number would tell of a twin that the recipient may not know about.
func TestTwinsAreNumberedForTheRecipient(t *testing.T) {
	r := carters()
	for i, id := range []int64{ada, leo} {
		p := &r.person(id).Person
		p.Unborn, p.FirstName, p.Born, p.Expected, p.KnownAs, p.LastName = true, "", Date{}, onDay("2027-02-01"), []string{"Baby 1", "Baby 2"}[i], "Carter"
	}
	named := func(to int64) (names []string) {
		f, _ := letter(r, to, ParentInvitation)
		for _, c := range f.Children {
			if c.Unborn {
				names = append(names, c.Name)
			}
		}
		return names
	}
	if got := named(lukasz); !slices.Equal(got, []string{"Baby 1 Carter", "Baby 2 Carter"}) {
		t.Errorf("to one who knows both: %q", got)
	}
	r.relation(lukasz, ada).MayKnow = "no"
	if got := named(lukasz); !slices.Equal(got, []string{"Baby Carter"}) {
		t.Errorf("to one who knows one: %q", got)
	}
}

func TestAdvocateIsOfferedFromASetAge(t *testing.T) {
	tests := []struct {
		name string
		age  int
		to   int64
		want bool
	}{{"from five: the eldest is twelve", 5, paul, true}, {"from five: three and one", 5, lukasz, false}, {"from three", 3, lukasz, true}, {"from birth", 0, lukasz, true}}
	for _, tt := range tests {
		r := carters()
		r.Office.AdvocateAge = tt.age
		if f, _ := letter(r, tt.to, ParentInvitation); f.Advocate != tt.want {
			t.Errorf("%s: %v", tt.name, f.Advocate)
		}
	}
}

func TestAgencyInvitation(t *testing.T) {
	r := carters()
	r.Members = append(r.Members, Member{Person: Person{ID: 16, FirstName: "Bo", LastName: "Carter", Born: onDay("2010-01-01")}, Kind: OtherChild, Homes: lives(refuge)},
		Member{Person: Person{ID: 17, FirstName: "Cy", LastName: "Carter", Born: onDay("2011-01-01")}, Kind: OtherChild})
	r.network(primary).Children = []int64{tom, may, 16}
	f, withheld := letter(r, primary, AgencyInvitation)
	if f.Reader != ReaderAgency || f.To.Agency != "Mill Lane Primary" || f.To.Role != "Class teacher" || f.To.Email != "p@agency.example" || f.To.Address != nil {
		t.Errorf("to %+v", f.To)
	}
	want := []PersonFacts{
		{Name: "Anna Carter", Legal: "Anna Carter", Role: "Mother", Born: onDay("1988-04-05"), PR: []string{"Tom Carter", "May Carter"}},
		{Name: "Paul Dean", Legal: "Paul Dean", Role: "Father", Born: onDay("1988-04-05"), PR: []string{"Tom Carter", "May Carter"}},
		{Name: "Margaret Dean", Legal: "Margaret Dean", Role: "Grandmother", Born: onDay("1988-04-05")},
		{Name: "Bo Carter", Legal: "Bo Carter", Born: onDay("2010-01-01"), Child: true},
	}
	if !reflect.DeepEqual(f.Household, want) {
		t.Errorf("household\n got %+v\nwant %+v", f.Household, want)
	}
	if c := f.Children[0]; c.Legal != "Tom Carter" || c.Born != onDay("2017-05-06") || c.Sex != "F" || c.Address != nil || c.School != "" || c.Relation != "" {
		t.Errorf("child %+v", c)
	}
	if f.ReportBy != onDay("2026-12-08") || f.SharedBy != onDay("2026-12-09") || f.ReplyBy != onDay("2026-12-07") || f.Conference.Link == "" || f.Conference.ArriveAt != f.Conference.StartsAt {
		t.Errorf("dates %v %v %v, %+v", f.ReportBy, f.SharedBy, f.ReplyBy, f.Conference)
	}
	if want := []string{"Mother", "Father", "Team manager"}; !slices.Equal(f.Invited, want) {
		t.Errorf("invited %q: those who have to do with none of these children are not told", f.Invited)
	}
	mustLack(t, f, "Wójcik", "Mia", "Ada", "Leo", "Cy", "7 Station Road", "Rose House", "Harbour")
	mustHide(t, withheld, "Cy Carter", "Piotr Hill is not linked to this child")
	mustHide(t, withheld, "Where Tom Carter goes to school", "It could tell where a protected child lives")

	r = carters()
	for i := range r.Members {
		r.Members[i].Homes = lives(cottage) // nobody is protected
	}
	f, _ = letter(r, primary, AgencyInvitation)
	if f.Children[0].School != "Mill Lane Primary" {
		t.Errorf("school %q where nobody is protected", f.Children[0].School)
	}
	mustLack(t, f, "Church Row")
	r.person(gran).Person.Died, r.person(paul).EndedOn, r.relation(anna, tom).Confirmed = onDay("2026-01-01"), onDay("2026-01-01"), ""
	f, _ = letter(r, primary, AgencyInvitation)
	if len(f.Household) != 1 || !reflect.DeepEqual(f.Household[0].PR, []string{"May Carter"}) {
		t.Errorf("without the dead, those who left, and unconfirmed responsibility: %+v", f.Household)
	}
}

// Police and the lead social worker may be given a protected address by a permission for that recipient, with reason;
// withheld by default.
func TestAProtectedAddressByPermission(t *testing.T) {
	refugeLines := []string{"Rose House", "14 Marsh Street", "Millbrook", "MB4 1AA"}
	r := carters()
	f, withheld := letter(r, officer, PoliceRequest)
	if f.Reader != ReaderPolice || f.PoliceAsk != "Calls to the home since January." || f.ReportBy != onDay("2026-12-08") || f.Conference.On != onDay("2026-12-11") {
		t.Errorf("request %+v", f)
	}
	mustLack(t, f, "Rose House", "MB4 1AA", "Marsh Street")
	mustHide(t, withheld, "Anna Carter’s address", "It is used on their own letter and nowhere else")
	if got := f.Household[1].Address; f.Household[1].Name != "Paul Dean" || !reflect.DeepEqual(got, oldHome.Lines()) {
		t.Errorf("an ordinary address is told to the police: %+v", f.Household[1])
	}

	r.network(officer).AddressPermission = "To put a marker on the address"
	f, withheld = letter(r, officer, PoliceRequest)
	if !reflect.DeepEqual(f.Household[0].Address, refugeLines) || !reflect.DeepEqual(f.Children[0].Address, refugeLines) {
		t.Errorf("with the permission: %+v, %+v", f.Household[0], f.Children[0])
	}
	if slices.ContainsFunc(withheld, func(w Withheld) bool { return w.What == "Anna Carter’s address" }) {
		t.Error("what is told is not withheld")
	}
	r.person(anna).Homes[0].Address.State = NoFixedAbode
	if f, _ = letter(r, officer, PoliceRequest); f.Household[0].Address != nil {
		t.Error("an address that is not known is not told")
	}

	r = carters()
	f, _ = letter(r, grace, AgencyInvitation)
	mustLack(t, f, "Rose House", "Station Road")
	r.network(grace).AddressPermission = "She visits"
	f, _ = letter(r, grace, AgencyInvitation)
	if !reflect.DeepEqual(f.Household[0].Address, refugeLines) || !reflect.DeepEqual(f.Household[1].Address, oldHome.Lines()) {
		t.Errorf("the lead social worker with the permission: %+v", f.Household)
	}
	r.network(primary).AddressPermission = "They asked"
	f, _ = letter(r, primary, AgencyInvitation)
	mustLack(t, f, "Rose House", "Station Road")
	r.network(officer).AddressPermission = "Marker"
	f, _ = Disclose(r, invitedAs+officer, DecisionsDocument, Options{})
	mustLack(t, f, "Rose House", "Station Road")
}

func TestPoliceAreGivenAliases(t *testing.T) {
	r := carters()
	r.person(paul).Person.Aliases, r.person(paul).Person.FormerName, r.person(paul).Person.FormerPrinted = "Paulie", "Paul Stone", true
	r.person(lukasz).Person.FormerName, r.person(lukasz).Person.FormerPrinted = "Łukasz Nowicki", true
	r.person(mia).Person.Aliases, r.person(mia).Person.FormerName = "Mimi", "Kevin Carter"
	f, withheld := letter(r, officer, PoliceRequest)
	if f.Household[1].Aliases != "Paulie, Paul Stone" || f.Household[2].Aliases != "Łukasz Nowicki" || f.Children[0].Aliases != "Mimi" {
		t.Errorf("aliases %q, %q, %q", f.Household[1].Aliases, f.Household[2].Aliases, f.Children[0].Aliases)
	}
	mustLack(t, f, "Kevin")
	mustHide(t, withheld, "A former name of Mia Carter", "It is marked not to be printed")
	f, _ = letter(r, grace, AgencyInvitation)
	mustLack(t, f, "Paulie", "Stone", "Nowicki")
}

// That this person exists is told to nobody who has no right to know.
func TestHiddenPeopleAreNowhere(t *testing.T) {
	r := carters()
	r.person(lukasz).Person.Hidden = true
	r.Members = append(r.Members, Member{Person: Person{ID: 16, FirstName: "Bo", LastName: "Carter", Hidden: true}, Kind: OtherChild})
	r.network(grace).Children = append(r.network(grace).Children, 16)
	for _, a := range r.Attendees {
		for _, kind := range []DocumentKind{ParentInvitation, AgencyInvitation, PoliceRequest} {
			f, withheld := Disclose(r, a.ID, kind, Options{})
			if a.Person == lukasz || f.To.Name == "" {
				continue
			}
			mustLack(t, f, "Wójcik", "Bo Carter")
			mustHide(t, withheld, "A person whose existence is not told", "This is told to nobody without a right to know")
			for _, w := range withheld {
				if strings.Contains(w.What+w.Why, "Wójcik") {
					t.Errorf("the proof names who is hidden: %q", w)
				}
			}
		}
	}
	r.Attendees = slices.DeleteFunc(r.Attendees, func(a Attendee) bool { return a.Person == paul })
	if f, _ := letter(r, anna, ParentInvitation); slices.Contains(f.Invited, "Father") {
		t.Errorf("the role of a hidden father is told: %q", f.Invited)
	}
	f, _ := letter(r, lukasz, ParentInvitation)
	if f.To.Name != "Łukasz Wójcik" {
		t.Error("a hidden person's own letter is made")
	}
}

func TestNotRequired(t *testing.T) {
	r := carters()
	f, _ := letter(r, paul, NotRequired)
	if f.Instead != "" || f.Conference.On != onDay("2026-12-11") || !f.Conference.StartsAt.IsZero() || f.Conference.VenueName != "" || len(f.Children) != 3 || f.To.Address == nil {
		t.Errorf("facts %+v", f)
	}
	r.S47 = &S47Outcome{Instead: "A family support worker."}
	f, _ = letter(r, paul, NotRequired)
	if f.Instead != "A family support worker." {
		t.Errorf("instead %q", f.Instead)
	}
	f, _ = letter(r, primary, NotRequired)
	if f.Reader != ReaderAgency || childNames(f) != "Tom Carter, May Carter" || f.Instead != "A family support worker." || f.InsteadOwn {
		t.Errorf("to the school: %+v", f)
	}
	f, _ = letter(r, mia, NotRequired)
	if f.Reader != ReaderChild || childNames(f) != "Mia Carter" || f.Instead != "A family support worker." {
		t.Errorf("to the child: %+v", f)
	}
	r.S47.InsteadChild, r.S47.InsteadAgency = "Sam will play with you.", "Family support, reviewed in March."
	for who, want := range map[int64]string{paul: "A family support worker.", mia: "Sam will play with you.", primary: "Family support, reviewed in March."} {
		if f, _ = letter(r, who, NotRequired); f.Instead != want || f.InsteadOwn != (who == primary) {
			t.Errorf("%d is told %q, in words for agencies: %v", who, f.Instead, f.InsteadOwn)
		}
	}
}

func TestHowALetterGoes(t *testing.T) {
	mail := []ContactPoint{{Kind: Phone, Value: "07700 900001"}, {Kind: Email, Value: "old@mail.example", Ended: true}, {Kind: Email, State: AddressNotKnown}, {Kind: Email, Value: "paul@mail.example"}}
	tests := []struct {
		name     string
		ways     []ContactWay
		contacts []ContactPoint
		chosen   string
		address  bool
		email    string
	}{
		{"post", nil, mail, "", true, ""},
		{"post is not safe, and nothing is said of email", []ContactWay{{Way: "post", Safety: NotSafe}}, mail, "", true, ""},
		{"post is not safe and email is", []ContactWay{{Way: "post", Safety: NotSafe}, {Way: "email", Safety: Safe}}, mail, "", false, "paul@mail.example"},
		{"post is not safe, email is, and there is none", []ContactWay{{Way: "post", Safety: NotSafe}, {Way: "email", Safety: Safe}}, nil, "", true, ""},
		{"by hand, as chosen", nil, mail, ByHand, false, ""},
		{"by email, as chosen", nil, mail, BySecureEmail, false, "paul@mail.example"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := carters()
			r.person(paul).Ways, r.person(paul).Contacts = tt.ways, tt.contacts
			f, _ := Disclose(r, invitedAs+paul, ParentInvitation, Options{Way: tt.chosen})
			if (f.To.Address != nil) != tt.address || f.To.Email != tt.email {
				t.Errorf("to %q, %q", f.To.Address, f.To.Email)
			}
		})
	}
	r := carters()
	r.network(primary).Professional.Email = ""
	if f, _ := letter(r, primary, AgencyInvitation); f.To.Address[0] != "Civic Centre" {
		t.Errorf("an agency without email gets it by post: %+v", f.To)
	}
	r.person(paul).Homes[0].Address.State = AddressNotKnown
	if f, _ := letter(r, paul, ParentInvitation); f.To.Address != nil {
		t.Errorf("a letter went to an address marked not known: %q", f.To.Address)
	}
}

// Somebody of whom it is recorded that they are nothing to a child is told to nobody who knows of that child alone.
func TestNotRelatedIsNoRelation(t *testing.T) {
	for _, said := range []string{"Not related", "No relation", "none", " Unrelated "} {
		r := carters()
		for _, child := range []int64{mia, tom, may} {
			r.Relations = append(r.Relations, Relation{Adult: lukasz, Child: child, Relation: said, PR: "no", MayKnow: "no", Confirmed: confirmedAt})
		}
		f, _ := letter(r, primary, AgencyInvitation)
		for _, p := range f.Household {
			if strings.Contains(p.Name, "Wójcik") {
				t.Errorf("%q: the school of Tom and May is told of the father of others", said)
			}
		}
		if len(f.Household) == 0 {
			t.Error("nobody is in the household")
		}
	}
}
