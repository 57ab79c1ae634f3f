package pathway

import (
	"reflect"
	"slices"
	"strings"
	"testing"
)

// prove proves a document that holds all its facts and perhaps one sentence more.
func prove(t *testing.T, r *Record, to int64, kind DocumentKind, way string, sentences ...string) Proof {
	t.Helper()
	id, opt := invitedAs+to, Options{Way: way}
	if to == 0 {
		id = 0
	}
	f, _ := Disclose(r, id, kind, opt)
	doc := printed(t, f)
	for _, s := range sentences {
		doc = append(doc, Passage{"paragraph 1", s})
	}
	return Prove(r, id, kind, opt, doc, nil)
}

func codes(blocks []Block) []BlockCode {
	var all []BlockCode
	for _, b := range blocks {
		all = append(all, b.Code)
	}
	return all
}

// Before anything is printed: a check, per recipient: goes to whom, where, naming whom, hiding what and why.
func TestAProofSaysToWhomWhereNamingWhomHidingWhat(t *testing.T) {
	r := carters()
	p := prove(t, r, paul, ParentInvitation, "")
	if !p.Ready() || p.To != "Paul Dean" || p.Role != "Father" || p.Way != ByPost || !slices.Equal(p.Where, []string{"7 Station Road", "Northmere", "NM1 2AB"}) || p.Protected || p.Copy != "full" {
		t.Errorf("proof %+v", p)
	}
	if want := []string{"Mia Carter", "Tom Carter", "May Carter"}; !slices.Equal(p.Names, want) {
		t.Errorf("names %q", p.Names)
	}
	mustHide(t, p.Hides, "Anna Carter’s address", "It is used on their own letter and nowhere else")
	if p.Hash != FactsHash(p.Facts) || p.Facts.To.Name != "Paul Dean" {
		t.Error("the proof keeps the facts and their hash")
	}
	p = prove(t, r, anna, ParentInvitation, "")
	if !p.Ready() || !p.Protected || p.Where[3] != "MB4 1AA" {
		t.Errorf("a mother with a confidential address gets her letter: %+v", p)
	}
	p = prove(t, r, primary, AgencyInvitation, "")
	if !p.Ready() || p.Way != BySecureEmail || !slices.Equal(p.Where, []string{"p@agency.example"}) || p.Agency != "Mill Lane Primary" || p.Protected {
		t.Errorf("to a school: %+v", p)
	}
	if want := []string{"Tom Carter", "May Carter", "Anna Carter", "Paul Dean", "Margaret Dean"}; !slices.Equal(p.Names, want) {
		t.Errorf("names %q", p.Names)
	}
	p = prove(t, r, paul, ParentInvitation, ByHand)
	if !p.Ready() || !slices.Equal(p.Where, []string{"By hand"}) {
		t.Errorf("by hand: %+v", p)
	}
	p = prove(t, r, 0, AttendanceSheet, "")
	if !p.Ready() || p.To != "" || !slices.Contains(p.Names, "Łukasz Wójcik") {
		t.Errorf("the attendance sheet: %+v", p)
	}
	r = decided()
	p = prove(t, r, anna, DecisionsDocument, "")
	if !p.Ready() || p.Where[0] != "Rose House" || p.Facts.To.Address != nil {
		t.Errorf("a copy has no address on it, and its envelope has: %+v %+v", p.Where, p.Blocks)
	}
	for _, name := range []string{"Piotr Hill", "Paul Dean", "Kate Rowe", "Łukasz Wójcik"} {
		if !slices.Contains(p.Names, name) {
			t.Errorf("%s is not among %q", name, p.Names)
		}
	}
}

func TestWhatStopsALetter(t *testing.T) {
	tests := []struct {
		name    string
		change  func(*Record)
		to      int64
		kind    DocumentKind
		way     string
		blocks  []BlockCode
		message string
		page    BlockPage
		id      int64
	}{
		{"all is well", nil, paul, ParentInvitation, "", nil, "", "", 0},
		{"nothing may be made", func(r *Record) { r.person(paul).Person.Died = onDay("2026-11-11") }, paul, ParentInvitation, "",
			[]BlockCode{BlockRefused}, "Paul Dean has died: nothing is written to them.", PageInvitation, invitedAs + paul},
		{"nobody", nil, 77, ParentInvitation, "", []BlockCode{BlockRefused}, "There is nobody to write to.", PageInvitation, invitedAs + 77},
		{"may-know not confirmed", func(r *Record) { r.relation(paul, may).Confirmed = "" }, paul, ParentInvitation, "",
			[]BlockCode{BlockRelation}, "Confirm what Paul Dean is to May Carter, whether they have parental responsibility, and whether they may know about this child.", PagePerson, paul},
		{"PR not recorded", func(r *Record) { r.relation(paul, may).PR = "" }, paul, ParentInvitation, "",
			[]BlockCode{BlockRelation}, "Confirm what Paul Dean is to May Carter, whether they have parental responsibility, and whether they may know about this child.", PagePerson, paul},
		{"a hidden child's relation not confirmed", func(r *Record) { r.relation(paul, may).Confirmed, r.person(may).Person.Hidden = "", true }, paul, ParentInvitation, "",
			[]BlockCode{BlockRelation}, "Confirm what Paul Dean is to a child whose existence is not told, whether they have parental responsibility, and whether they may know about this child.", PagePerson, paul},
		{"the relation to a child who has died is not asked for", func(r *Record) { r.relation(paul, may).Confirmed, r.person(may).Person.Died = "", onDay("2026-11-11") }, paul, ParentInvitation, "", nil, "", "", 0},
		{"a lost baby alone: nothing may be printed", func(r *Record) {
			r.person(leo).Person.Unborn, r.person(leo).Person.Died = true, onDay("2026-11-11")
			r.Conference.Children = []int64{leo}
		}, lukasz, ParentInvitation, "", []BlockCode{BlockRefused}, "“Invitation to a parent or carer” is not for Łukasz Wójcik.", PageInvitation, invitedAs + lukasz},
		{"a school that is not confirmed", func(r *Record) { r.network(primary).Confirmed, r.network(primary).ID = "", 31 }, primary, AgencyInvitation, "",
			[]BlockCode{BlockRelation, BlockChildren}, "Confirm which children Piotr Hill may know about.", PageColleague, 31},
		{"a step-grandmother of whom nothing is recorded", func(r *Record) { r.guest(gran).Person = aunt }, gran, ParentInvitation, "",
			[]BlockCode{BlockChildren}, "There is no child of this conference whom Sally Finch may know about, so there is nothing to write.", PagePerson, aunt},
		{"no address", func(r *Record) { r.person(paul).Homes = nil }, paul, ParentInvitation, "",
			[]BlockCode{BlockAddress}, "No address is recorded for Paul Dean. Enter one, or choose another way.", PagePerson, paul},
		{"no address, by hand", func(r *Record) { r.person(paul).Homes = nil }, paul, ParentInvitation, ByHand, nil, "", "", 0},
		{"a letter to an address that is marked not known", func(r *Record) { r.person(paul).Homes[0].Address.State = AddressNotKnown }, paul, ParentInvitation, "",
			[]BlockCode{BlockAddress}, "The address of Paul Dean is not known. Enter one, or choose another way.", PagePerson, paul},
		{"no fixed abode", func(r *Record) { r.person(paul).Homes[0].Address.State = NoFixedAbode }, paul, ParentInvitation, "",
			[]BlockCode{BlockAddress}, "Paul Dean has no fixed abode. Enter where post reaches them, or choose another way.", PagePerson, paul},
		{"half an address", func(r *Record) { r.person(paul).Homes[0].Address.Line1 = "" }, paul, ParentInvitation, "",
			[]BlockCode{BlockAddress}, "The address of Paul Dean is not complete: a line and a town or postcode are needed.", PageAddress, 102},
		{"never confirmed", func(r *Record) { r.person(paul).Homes[0].Address.Confirmed = "" }, paul, ParentInvitation, "",
			[]BlockCode{BlockAddress}, "Nobody has confirmed the address of Paul Dean.", PageAddress, 102},
		{"confirmed 28 days ago", func(r *Record) { r.person(paul).Homes[0].Address.Confirmed = "2026-11-03T09:00:00.000Z" }, paul, ParentInvitation, "", nil, "", "", 0},
		{"confirmed 29 days ago", func(r *Record) { r.person(paul).Homes[0].Address.Confirmed = "2026-11-02T09:00:00.000Z" }, paul, ParentInvitation, "",
			[]BlockCode{BlockAddress}, "The address of Paul Dean was last confirmed on 2 November 2026, more than 28 days ago. Confirm it again.", PageAddress, 102},
		{"a day at most, the evening before counts by the office's clock", func(r *Record) {
			r.Office.AddressDays, r.person(paul).Homes[0].Address.Confirmed = 1, "2026-11-29T23:59:00.000Z"
		}, paul, ParentInvitation, "", []BlockCode{BlockAddress}, "The address of Paul Dean was last confirmed on 29 November 2026, more than 1 day ago. Confirm it again.", PageAddress, 102},
		{"the partner opens the post", func(r *Record) { r.person(paul).Ways = []ContactWay{{Way: "post", Safety: NotSafe}} }, paul, ParentInvitation, "",
			[]BlockCode{BlockWay}, "Post to Paul Dean is not safe. Choose another way.", PagePerson, paul},
		{"no email", nil, paul, ParentInvitation, BySecureEmail, []BlockCode{BlockAddress}, "No email address is recorded for Paul Dean. Enter one, or choose another way.", PageContacts, paul},
		{"email never confirmed", func(r *Record) { r.person(paul).Contacts = []ContactPoint{{Kind: Email, Value: "p@mail.example"}} }, paul, ParentInvitation, BySecureEmail,
			[]BlockCode{BlockAddress}, "Nobody has confirmed the email address of Paul Dean.", PageContacts, paul},
		{"email confirmed 29 days ago", func(r *Record) {
			r.person(paul).Contacts = []ContactPoint{{Kind: Email, Value: "p@mail.example", Confirmed: "2026-11-02T09:00:00.000Z"}}
		}, paul, ParentInvitation, BySecureEmail, []BlockCode{BlockAddress}, "The email address of Paul Dean was last confirmed on 2 November 2026, more than 28 days ago. Confirm it again.", PageContacts, paul},
		{"email is not safe", func(r *Record) {
			r.person(paul).Contacts, r.person(paul).Ways = []ContactPoint{{Kind: Email, Value: "p@mail.example", Confirmed: confirmedAt}}, []ContactWay{{Way: "email", Safety: NotSafe}}
		}, paul, ParentInvitation, BySecureEmail, []BlockCode{BlockWay}, "Email to Paul Dean is not safe. Choose another way.", PagePerson, paul},
		{"a school without email", func(r *Record) { r.network(primary).Professional.Email = "" }, primary, AgencyInvitation, BySecureEmail,
			[]BlockCode{BlockAddress}, "No email address is recorded for Piotr Hill. Enter one, or choose another way.", PageDirectory, primary},
		{"a school without address and email", func(r *Record) {
			n := r.network(primary)
			n.Professional.Email, n.Professional.Address = "", Address{}
		}, primary, AgencyInvitation, "", []BlockCode{BlockAddress}, "No address is recorded for Piotr Hill. Enter one, or choose another way.", PageDirectory, primary},
		{"no date", func(r *Record) { r.Conference.StartsAt = DateTime{} }, paul, ParentInvitation, "", []BlockCode{BlockConference}, "The conference has no date yet.", PageConference, 9},
		{"no chair", func(r *Record) { r.Conference.Chair = Worker{} }, paul, ParentInvitation, "", []BlockCode{BlockConference}, "The conference has no chair yet. A service manager or a chair allocates one.", PageChair, 9},
		{"no venue", func(r *Record) { r.Conference.Venue = Venue{} }, paul, ParentInvitation, "", []BlockCode{BlockConference}, "The conference has no venue yet.", PageConference, 9},
		{"video without a link", func(r *Record) { r.Conference.Link, r.guest(paul).How = "", "video" }, paul, ParentInvitation, "",
			[]BlockCode{BlockConference}, "Paul Dean joins by video, and there is no link yet.", PageConference, 9},
		{"video needs no venue", func(r *Record) { r.Conference.Venue, r.guest(paul).How = Venue{}, "video" }, paul, ParentInvitation, "", nil, "", "", 0},
		{"excluded from the whole, no venue is asked for", func(r *Record) {
			a := r.guest(paul)
			a.Excluded, a.Ground, a.ViewsHow, a.ToldHow, r.Conference.Venue = "whole", "violence", "In writing", "By letter", Venue{}
		}, paul, ExclusionLetter, "", nil, "", "", 0},
		{"a letter of exclusion from a part asks for no link", func(r *Record) {
			a := r.guest(paul)
			a.Excluded, a.Part, a.Ground, a.ViewsHow, a.ToldHow, a.How = "part", "Second part", "violence", "In writing", "By letter", "video"
			r.Conference.Link, r.Strategy.Concern = "", ""
		}, paul, ExclusionLetter, "", nil, "", "", 0},
		{"excluded from the whole, and yet invited", func(r *Record) { r.guest(paul).Excluded = "whole" }, paul, ParentInvitation, "",
			[]BlockCode{BlockRefused}, "Paul Dean is excluded from the whole of the conference: the letter of exclusion goes out, and no invitation.", PageInvitation, invitedAs + paul},
		{"a time of his own at the conference before", func(r *Record) { r.guest(paul).Before = true }, paul, ParentInvitation, "",
			[]BlockCode{BlockExclusion}, "How Paul Dean takes part was decided for the conference before. The chair decides again for this one.", PageInvitation, invitedAs + paul},
		{"an exclusion that says nothing", func(r *Record) { r.guest(paul).Excluded = "part" }, paul, ParentInvitation, "",
			[]BlockCode{BlockExclusion, BlockExclusion, BlockExclusion, BlockExclusion}, "Record the ground on which Paul Dean is excluded.", PageInvitation, invitedAs + paul},
		{"the conference was held", func(r *Record) { r.Conference.State = ConferenceHeld }, paul, ParentInvitation, "", []BlockCode{BlockConference}, "The conference has been held.", PageConference, 9},
		{"the conference was stood down: police", func(r *Record) { r.Conference.State = ConferenceStoodDown }, officer, PoliceRequest, "", []BlockCode{BlockConference}, "The conference was stood down.", PageConference, 9},
		{"no reason", func(r *Record) { r.Strategy.Concern = "" }, paul, ParentInvitation, "",
			[]BlockCode{BlockContent}, "Record why there is a conference, in plain words: the letter says it.", PageStrategy, 0},
		{"a child's letter gives no reason", func(r *Record) { r.Strategy.Concern = "" }, mia, ChildInvitation, "", nil, "", "", 0},
		{"a review looks at the plan", func(r *Record) { r.Strategy.Concern, r.Conference.Kind = "", RCPC }, paul, ParentInvitation, "", nil, "", "", 0},
		{"no question to the police", func(r *Record) { r.Strategy.PoliceAsk = "" }, officer, PoliceRequest, "",
			[]BlockCode{BlockContent}, "Record what the report of the police should cover.", PageStrategy, 0},
		{"not at risk: nobody is invited", func(r *Record) { r.S47 = &S47Outcome{} }, paul, ParentInvitation, "",
			[]BlockCode{BlockContent}, "The section 47 enquiry found that the children are not at risk: nobody is invited any more.", PageS47, 1},
		{"not required, while the enquiry goes on", nil, paul, NotRequired, "",
			[]BlockCode{BlockContent}, "Record first that the section 47 enquiry found that the children are not at risk.", PageS47, 1},
		{"not required, and nothing instead", func(r *Record) { r.S47 = &S47Outcome{} }, paul, NotRequired, "",
			[]BlockCode{BlockContent}, "Record what the children get instead of a conference: the letter says it.", PageS47, 1},
		{"not required", func(r *Record) {
			r.S47, r.Conference.State = &S47Outcome{Instead: "A support worker."}, ConferenceStoodDown
		}, paul, NotRequired, "", nil, "", "", 0},
		{"no decisions", func(r *Record) { r.Decisions = nil }, paul, CoveringLetter, "",
			[]BlockCode{BlockContent}, "There is no decision yet for a child whom Paul Dean may know about.", PageDecisions, 9},
		{"decisions that the chair has not approved", func(r *Record) { *r = *decided(); r.Approved = false }, paul, DecisionsDocument, "",
			[]BlockCode{BlockContent}, "The chair has not yet approved the decisions.", PageDecisions, 9},
		{"a professional’s copy that is not decided", func(r *Record) { *r = *decided(); r.guest(primary).Copy = "" }, primary, DecisionsDocument, "",
			[]BlockCode{BlockCopy}, "The chair has not yet decided whether Piotr Hill has a full or a part copy.", PageInvitation, invitedAs + primary},
		{"a copy that is not decided", func(r *Record) { *r = *decided(); r.guest(paul).Copy = "" }, paul, DecisionsDocument, "",
			[]BlockCode{BlockCopy}, "The chair has not yet decided whether Paul Dean has a full or a part copy.", PageInvitation, invitedAs + paul},
		{"a part copy without a reason", func(r *Record) { *r = *decided(); r.guest(primary).Copy = "part" }, primary, DecisionsDocument, "",
			[]BlockCode{BlockCopy}, "Record why Piotr Hill has a part copy.", PageInvitation, invitedAs + primary},
		{"an agency's copy is full", func(r *Record) { *r = *decided() }, secondary, DecisionsDocument, "", nil, "", "", 0},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := carters()
			if tt.change != nil {
				tt.change(r)
			}
			p := prove(t, r, tt.to, tt.kind, tt.way)
			if !reflect.DeepEqual(codes(p.Blocks), tt.blocks) || p.Ready() != (tt.blocks == nil) {
				t.Fatalf("blocks %+v, want %q", p.Blocks, tt.blocks)
			}
			if tt.blocks != nil {
				if b := p.Blocks[0]; b.Message != tt.message || b.Page != tt.page || b.ID != tt.id || b.Releasable || b.Hit != nil {
					t.Errorf("block %+v", b)
				}
			}
		})
	}
}

// A way of contact is safe at certain times; a letter usually has these; an equal address is worth a look.
func TestCautions(t *testing.T) {
	tests := []struct {
		name    string
		change  func(*Record)
		code    BlockCode
		message string
	}{
		{"at times", func(r *Record) {
			r.person(paul).Ways = []ContactWay{{Way: "post", Safety: AtTimes, Note: "only on Mondays"}}
		}, CautionTimes, "Post to Paul Dean is safe at certain times only: only on Mondays."},
		{"at times that nobody wrote down", func(r *Record) { r.person(paul).Ways = []ContactWay{{Way: "post", Safety: AtTimes}} }, CautionTimes, "Post to Paul Dean is safe at certain times only: ask when."},
		{"the address equals a protected one", func(r *Record) {
			same := refuge
			same.ID, same.Kind, same.State = 190, HomeAddress, AddressNormal
			r.person(paul).Homes = lives(same)
		}, CautionSame, "This address is the same as a protected one. Check that Paul Dean lives there."},
		{"no minute taker", func(r *Record) { r.Conference.MinuteTaker = Worker{} }, CautionMissing, "No minute taker is named yet."},
		{"no social worker", func(r *Record) { r.SocialWorker = Professional{} }, CautionMissing, "No lead social worker is named yet."},
		{"no interpreter", func(r *Record) { r.person(paul).Person.Interpreter, r.Conference.Interpreter = true, Interpreter{} }, CautionMissing, "Paul Dean needs an interpreter, and none is booked."},
		{"separate times agreed, and nobody has one", func(r *Record) {
			r.Venue = []VenueCheck{{Risk: "He shouts.", From: paul, People: []int64{anna}, Measures: []string{"separate"}}}
		}, CautionMissing, "Separate times were agreed because of a risk at the venue, and nobody whom it concerns has a time of their own on the list."},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := carters()
			tt.change(r)
			p := prove(t, r, paul, ParentInvitation, "")
			if !p.Ready() || len(p.Cautions) != 1 || p.Cautions[0].Code != tt.code || p.Cautions[0].Message != tt.message {
				t.Errorf("cautions %+v, blocks %+v", p.Cautions, p.Blocks)
			}
		})
	}
	r := carters()
	r.person(anna).Contacts = []ContactPoint{{Kind: Email, Value: "anna@mail.example", Confirmed: confirmedAt}}
	r.person(paul).Contacts = []ContactPoint{{Kind: Email, Value: "paul@mail.example", State: AddressConfidential, Confirmed: confirmedAt}}
	r.person(lukasz).Contacts = []ContactPoint{{Kind: Email, Value: "l@mail.example", Confirmed: confirmedAt}}
	for to, want := range map[int64]bool{anna: true, paul: true, lukasz: false} {
		if p := prove(t, r, to, ParentInvitation, BySecureEmail); p.Protected != want || !p.Ready() {
			t.Errorf("email of %d is masked: %v, blocks %+v", to, p.Protected, p.Blocks)
		}
	}
}

// It blocks when a protected value (also inside free text) stands in the output.
func TestAProtectedValueInFreeTextBlocks(t *testing.T) {
	texts := map[string]string{
		"the address":                "He went to 14 Marsh Street",
		"a postcode without a space": "near MB41AA",
		"the word refuge":            "She is in the refuge.",
		"a child's name":             "Ada Carter was there.",
		"how many children":          "All five children were there.",
	}
	places := map[string]struct {
		to    int64
		kind  DocumentKind
		write func(*Record, string)
		page  BlockPage
		typed string
	}{
		"why there is a conference":    {paul, ParentInvitation, func(r *Record, s string) { r.Strategy.Concern = s }, PageStrategy, "what is feared, on the record of the strategy meeting"},
		"what there is instead":        {paul, NotRequired, func(r *Record, s string) { r.S47 = &S47Outcome{Instead: s} }, PageS47, "what the children get instead, in the outcome of the enquiry"},
		"the reasons":                  {paul, DecisionsDocument, func(r *Record, s string) { r.Decisions.Children[0].Reasons = s }, PageDecisions, "the decisions"},
		"the chair's reasons":          {paul, DecisionsDocument, func(r *Record, s string) { r.Decisions.Children[0].Chair = s }, PageDecisions, "the decisions"},
		"dissent":                      {paul, DecisionsDocument, func(r *Record, s string) { r.Decisions.Children[1].Dissent[1].Reasons = s }, PageDecisions, "the decisions"},
		"a plan's risk":                {paul, ParentPlan, func(r *Record, s string) { r.Decisions.Children[0].Plan.Actions[0].Risk = s }, PageDecisions, "the decisions"},
		"a plan's outcome":             {paul, ParentPlan, func(r *Record, s string) { r.Decisions.Children[0].Plan.Actions[0].Measure = s }, PageDecisions, "the decisions"},
		"by when, as typed":            {paul, ParentPlan, func(r *Record, s string) { r.Decisions.Children[0].Plan.Actions[0].ByText = s }, PageDecisions, "the decisions"},
		"contingency":                  {paul, ParentPlan, func(r *Record, s string) { r.Decisions.Children[0].Plan.Contingency = s }, PageDecisions, "the decisions"},
		"how the views will be heard":  {paul, ExclusionLetter, func(r *Record, s string) { a := r.guest(paul); a.Excluded, a.ViewsHow = "whole", s }, PageExclusion, "what was decided of Paul Dean’s attendance"},
		"the room":                     {paul, ParentInvitation, func(r *Record, s string) { r.Conference.Room = s }, PageConference, "the room of the conference"},
		"what the police should cover": {officer, PoliceRequest, func(r *Record, s string) { r.Strategy.PoliceAsk = s }, PageStrategy, "what the police are asked, on the record of the strategy meeting"},
		"somebody's role":              {paul, ParentInvitation, func(r *Record, s string) { r.guest(secondary).Role = s }, PageRole, "the role of Saima Shah on the list"},
	}
	for place, in := range places {
		for what, text := range texts {
			t.Run(what+" in "+place, func(t *testing.T) {
				r := decided()
				r.network(officer).Children = []int64{mia, tom, may}
				r.Conference.State = ConferencePlanned
				in.write(r, text)
				p := prove(t, r, in.to, in.kind, "")
				leftOut := false // a plan's action that names a child in full
				for _, w := range p.Hides {
					leftOut = leftOut || w.What == "An action of the plan"
				}
				counted := what == "how many children" && slices.Contains([]string{"how the views will be heard", "the room", "somebody's role"}, place) // short fields
				if !counted && !slices.Contains(codes(p.Blocks), BlockProtected) && !(leftOut && what == "a child's name") {
					t.Errorf("blocks %+v", p.Blocks)
				}
				for _, b := range p.Blocks {
					if b.Code == BlockProtected && (b.Hit == nil || b.Page != in.page || b.Releasable != b.Hit.Releasable || strings.Contains(b.Message+b.Hit.Excerpt, "Marsh") || strings.Contains(b.Message+b.Hit.Excerpt, "MB4")) {
						t.Errorf("block %+v", b)
					}
					if b.Code == BlockProtected && b.Typed != in.typed {
						t.Errorf("it was typed in %q, want %q", b.Typed, in.typed)
					}
				}
			})
		}
	}
}

// A hit that nobody typed, as one in a letter's wording, has no page on which it is put right.
func TestAHitOfNoKnownText(t *testing.T) {
	p := prove(t, carters(), paul, ParentInvitation, "", "He went to 14 Marsh Street.")
	if len(p.Blocks) != 1 || p.Blocks[0].Page != PageText || p.Blocks[0].ID != invitedAs+paul || p.Blocks[0].Typed != "" {
		t.Errorf("%+v", p.Blocks)
	}
}

// The release of a common word works and is recorded, that of a postcode does not exist.
func TestReleases(t *testing.T) {
	r := carters()
	p := prove(t, r, lukasz, ParentInvitation, "", "It was in the month of May, at five children’s centres.")
	if len(p.Blocks) != 1 || !p.Blocks[0].Releasable {
		t.Fatalf("blocks %+v", p.Blocks)
	}
	release, err := NewRelease(*p.Blocks[0].Hit, invitedAs+lukasz, ParentInvitation, 0, "The month", "Helen Marsh")
	if err != nil {
		t.Fatal(err)
	}
	r.Releases = []Release{release}
	p = prove(t, r, lukasz, ParentInvitation, "", "It was in the month of May, at five children’s centres.")
	if !p.Ready() || len(p.Released) != 1 || !p.Released[0].Released {
		t.Errorf("released: %+v %+v", p.Blocks, p.Released)
	}
	p = prove(t, r, lukasz, ParentInvitation, "", "It was May who said so.")
	if p.Ready() {
		t.Error("a release is for one place")
	}
	r.Strategy.Concern = "Both siblings of the twins."
	r.relation(lukasz, ada).MayKnow = "no"
	p = prove(t, r, lukasz, ParentInvitation, "")
	if len(p.Blocks) != 3 || !p.Blocks[0].Releasable || !strings.Contains(p.Blocks[0].Message, "why there is a conference: It can tell Łukasz Wójcik that there are children") {
		t.Fatalf("blocks %+v", p.Blocks)
	}
	for _, b := range p.Blocks {
		release, err := NewRelease(*b.Hit, invitedAs+lukasz, ParentInvitation, 0, "He has said so himself", "Helen Marsh")
		if err != nil {
			t.Fatal(err)
		}
		r.Releases = append(r.Releases, release)
	}
	if p = prove(t, r, lukasz, ParentInvitation, ""); !p.Ready() || len(p.Released) != 3 {
		t.Errorf("released: %+v", p.Blocks)
	}
	r.Strategy.Concern += " More."
	if p = prove(t, r, lukasz, ParentInvitation, ""); p.Ready() {
		t.Error("a release ends when the text changes")
	}
	p = prove(t, r, lukasz, ParentInvitation, "", "MB4 1AA")
	if _, err := NewRelease(*p.Blocks[0].Hit, invitedAs+lukasz, ParentInvitation, 0, "Never", "Helen Marsh"); CodeOf(err) != CodeRefused {
		t.Errorf("a postcode was released: %v", err)
	}
}

// The reference on an envelope or in a file name is not the child's name.
func TestAReferenceNamesNobody(t *testing.T) {
	r := carters()
	for reference, ok := range map[string]bool{"CP-2026-0042-3": true, "CARTER-2026-1": false, "CP_mia_1": false, "CP-2026-wojcik": false, "CP-CARTERTON-1": true} {
		p := Prove(r, invitedAs+paul, ParentInvitation, Options{Reference: reference}, nil, nil)
		if slices.Contains(codes(p.Blocks), BlockReference) == ok {
			t.Errorf("%s: blocks %+v", reference, p.Blocks)
		}
	}
	if p := Prove(r, 0, AttendanceSheet, Options{Reference: "MIA"}, nil, nil); !slices.Contains(codes(p.Blocks), BlockReference) {
		t.Error("the attendance sheet's file names a child")
	}
	r.Conference.StartsAt, r.Conference.Chair = DateTime{}, Worker{}
	if p := Prove(r, 0, AttendanceSheet, Options{}, nil, nil); !slices.Equal(codes(p.Blocks), []BlockCode{BlockConference, BlockConference}) {
		t.Errorf("an attendance sheet without date and chair: %+v", p.Blocks)
	}
}

// A new address is not posted to the old shared home.
func TestANewAddressIsNotPostedToTheOldOne(t *testing.T) {
	r := carters()
	r.person(anna).Homes = []Residence{{Address: oldHome, Until: onDay("2026-10-01"), Post: true}, {Address: refuge, Post: true}}
	if p := prove(t, r, anna, ParentInvitation, ""); p.Where[3] != "MB4 1AA" {
		t.Errorf("posted to %q", p.Where)
	}
	if p := prove(t, r, paul, ParentInvitation, ""); p.Where[2] != "NM1 2AB" || !p.Ready() {
		t.Errorf("his goes to his home: %q, %+v", p.Where, p.Blocks)
	}
	r.person(anna).Homes = r.person(anna).Homes[:1]
	if p := prove(t, r, anna, ParentInvitation, ""); p.Where != nil || p.Ready() {
		t.Errorf("posted to where she no longer lives: %q", p.Where)
	}
}

// BenchmarkProveEverybody proves all that a conference of eleven invited sends out after it.
func BenchmarkProveEverybody(b *testing.B) {
	r := decided()
	for b.Loop() {
		for _, a := range r.Attendees {
			for _, kind := range DocumentsFor(r, a.ID, AtDecisions) {
				f, _ := Disclose(r, a.ID, kind, Options{})
				Prove(r, a.ID, kind, Options{}, f.FreeTexts(), nil)
			}
		}
	}
}
