package pathway

import (
	"slices"
	"testing"
	"time"
)

func instantOf(s string) time.Time {
	t, err := time.Parse("2006-01-02T15:04", s)
	if err != nil {
		panic(err)
	}
	return t
}

// made is a document that was made at nine on 1 December, with what happened to it since, an hour apart.
func made(attendee int64, kind DocumentKind, number int, trail ...DispatchState) IssuedDocument {
	d := IssuedDocument{ID: attendee, Attendee: invitedAs + attendee, Kind: kind, Number: number, State: DocumentIssued, Way: ByPost, MadeAt: instantOf("2026-12-01T09:00")}
	for i, s := range trail {
		d.Trail = append(d.Trail, Dispatch{State: s, At: d.MadeAt.Add(time.Duration(i+1) * time.Hour)})
	}
	return d
}

func TestHowADocumentStands(t *testing.T) {
	void := made(paul, ParentInvitation, 1, Printed)
	void.State = DocumentVoid
	tests := []struct {
		name                            string
		d                               IssuedDocument
		sent, open, out, back, everSent bool
	}{
		{"made", made(paul, ParentInvitation, 1), false, true, false, false, false},
		{"printed", made(paul, ParentInvitation, 1, Printed), false, true, false, false, false},
		{"sent", made(paul, ParentInvitation, 1, Printed, Sent), true, false, false, false, true},
		{"returned by the post", made(paul, ParentInvitation, 1, Sent, Returned), false, true, false, true, true},
		{"bounced", made(paul, ParentInvitation, 1, Sent, Bounced), false, true, false, true, true},
		{"could not be handed over", made(paul, ParentInvitation, 1, Sent, Failed), false, true, false, true, true},
		{"void and printed: do not post", void, false, false, true, false, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if tt.d.Sent() != tt.sent || tt.d.Open() != tt.open || tt.d.OutThere() != tt.out || tt.d.CameBack() != tt.back || tt.d.WasSent() != tt.everSent {
				t.Errorf("sent %v, open %v, out there %v, came back %v, ever sent %v", tt.d.Sent(), tt.d.Open(), tt.d.OutThere(), tt.d.CameBack(), tt.d.WasSent())
			}
			if tt.d.SentAt().IsZero() == tt.sent {
				t.Errorf("sent at %v", tt.d.SentAt())
			}
		})
	}
}

func TestWhatCanHappenToADocument(t *testing.T) {
	now := instantOf("2026-12-02T09:00")
	at := instantOf("2026-12-01T18:00")
	void := made(paul, ParentInvitation, 1, Printed)
	void.State, void.VoidAt = DocumentVoid, instantOf("2026-12-01T20:00")
	emailed, handed := made(paul, ParentInvitation, 1, Sent), made(paul, ParentInvitation, 1, Sent)
	emailed.Way, handed.Way = BySecureEmail, ByHand
	tests := []struct {
		name string
		d    IssuedDocument
		x    Dispatch
		want Code
	}{
		{"printed", made(paul, ParentInvitation, 1), Dispatch{State: Printed, At: at}, ""},
		{"sent", made(paul, ParentInvitation, 1, Printed), Dispatch{State: Sent, At: at}, ""},
		{"nothing chosen", made(paul, ParentInvitation, 1), Dispatch{At: at}, CodeInvalid},
		{"no time", made(paul, ParentInvitation, 1), Dispatch{State: Sent}, CodeInvalid},
		{"in the future", made(paul, ParentInvitation, 1), Dispatch{State: Sent, At: now.Add(time.Minute)}, CodeInvalid},
		{"before it was made", made(paul, ParentInvitation, 1), Dispatch{State: Sent, At: instantOf("2026-12-01T08:59")}, CodeInvalid},
		{"sent twice", made(paul, ParentInvitation, 1, Sent), Dispatch{State: Sent, At: at}, CodeRefused},
		{"a print that was never made is spoilt", made(paul, ParentInvitation, 1), Dispatch{State: Spoilt, At: at}, CodeRefused},
		{"a print is spoilt", made(paul, ParentInvitation, 1, Printed), Dispatch{State: Spoilt, At: at}, ""},
		{"returned, though never sent", made(paul, ParentInvitation, 1, Printed), Dispatch{State: Returned, At: at}, CodeRefused},
		{"returned by the post", made(paul, ParentInvitation, 1, Sent), Dispatch{State: Returned, At: at}, ""},
		{"a letter bounces", made(paul, ParentInvitation, 1, Sent), Dispatch{State: Bounced, At: at}, CodeInvalid},
		{"an email comes back by the post", emailed, Dispatch{State: Returned, At: at}, CodeInvalid},
		{"an email bounces", emailed, Dispatch{State: Bounced, At: at}, ""},
		{"an email could not be handed over", emailed, Dispatch{State: Failed, At: at}, CodeInvalid},
		{"a hand-over bounces", handed, Dispatch{State: Bounced, At: at}, CodeInvalid},
		{"nobody was in", handed, Dispatch{State: Failed, At: at}, ""},
		{"void and posted all the same, before it was void", void, Dispatch{State: Sent, At: at}, ""},
		{"void, and posted afterwards", void, Dispatch{State: Sent, At: instantOf("2026-12-01T21:00")}, CodeRefused},
		{"void, and printed again", void, Dispatch{State: Printed, At: at}, CodeRefused},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := CodeOf(tt.d.CheckDispatch(tt.x, now)); got != tt.want {
				t.Errorf("code %q, want %q", got, tt.want)
			}
		})
	}
}

func TestLatestDocument(t *testing.T) {
	void := made(paul, ParentInvitation, 3)
	void.State = DocumentVoid
	docs := []IssuedDocument{made(paul, ParentInvitation, 2), made(paul, ParentInvitation, 1), void, made(anna, ParentInvitation, 4)}
	if got := Latest(docs, invitedAs+paul, ParentInvitation, 0); got == nil || got.Number != 2 {
		t.Errorf("the latest that holds is %+v", got)
	}
	if Latest(docs, invitedAs+paul, PoliceRequest, 0) != nil {
		t.Error("a document of another kind")
	}
	if AnySent(docs, invitedAs+paul) || !AnySent([]IssuedDocument{made(paul, ParentInvitation, 1, Sent)}, invitedAs+paul) {
		t.Error("AnySent")
	}
}

// A step that sending does is done with the last of its documents, and is open again when one comes back.
func TestStepsSent(t *testing.T) {
	r := carters()
	all := func(moment Moment) (docs []IssuedDocument) {
		for i, x := range DueAt(r, docs, Occasion{Moment: moment}) {
			d := made(x.Attendee-invitedAs, x.Kind, 1, Sent)
			d.Trail[0].At = d.MadeAt.Add(time.Duration(i+1) * time.Minute)
			docs = append(docs, d)
		}
		return docs
	}
	docs := all(AtInvitation)
	last := docs[len(docs)-1].SentAt()
	if got := StepsSent(r, docs, true)["invitations-sent"]; !got.Equal(last) {
		t.Errorf("invitations sent at %v, want %v", got, last)
	}
	if got := StepsSent(r, docs, false)["invitations-sent"]; !got.IsZero() {
		t.Errorf("the list has not come, and all are sent at %v", got)
	}
	if got := StepsSent(r, docs, false)["police-report-requested"]; got.IsZero() {
		t.Error("the police have been asked")
	}
	back := slices.Clone(docs)
	back[0].Trail = append(slices.Clone(back[0].Trail), Dispatch{State: Returned, At: last.Add(time.Hour)})
	if got := StepsSent(r, back, true)["invitations-sent"]; !got.IsZero() {
		t.Errorf("one came back, and all are sent at %v", got)
	}
	if got := StepsSent(r, docs, true)["s47-not-at-risk"]; !got.IsZero() {
		t.Error("the enquiry has not ended")
	}
	// Not at risk: those are told who were asked, and nobody else.
	r.S47 = &S47Outcome{Instead: "Early help"}
	asked := append(slices.Clone(docs[:2]), made(gran, CoveringLetter, 1, Sent))
	due := DueAt(r, asked, Occasion{Moment: AtNotRequired})
	if len(due) != 2 || due[0].Kind != NotRequired || due[0].Sent() {
		t.Errorf("to be told: %+v", due)
	}
	told := append(slices.Clone(asked), made(due[0].Attendee-invitedAs, NotRequired, 1, Sent), made(due[1].Attendee-invitedAs, NotRequired, 1, Sent))
	if got := StepsSent(r, told, true)["s47-not-at-risk"]; got.IsZero() {
		t.Error("both are told")
	}
	// Decisions count once they are approved.
	r = decided()
	docs = all(AtDecisions)
	if got := StepsSent(r, docs, true)["decisions-distributed"]; got.IsZero() {
		t.Error("everybody has theirs")
	}
	r.Approved = false
	if got := StepsSent(r, docs, true)["decisions-distributed"]; !got.IsZero() {
		t.Error("nothing is approved yet")
	}
}

// Any change to a fact behind a proof voids it.
func TestRecheck(t *testing.T) {
	r := carters()
	issue := func() (IssuedDocument, []Passage) {
		f, _ := Disclose(r, invitedAs+paul, ParentInvitation, Options{Date: r.Now.Date()})
		d := made(paul, ParentInvitation, 1)
		d.Facts = f
		return d, printed(t, f)
	}
	d, doc := issue()
	if why := Recheck(r, d, doc, nil); len(why) != 0 {
		t.Errorf("nothing changed: %q", why)
	}
	tests := []struct {
		name   string
		change func()
	}{
		{"the time", func() { r.Conference.StartsAt = atMinute("2026-12-11T11:00") }},
		{"what he may know", func() { r.relation(paul, may).MayKnow = "no" }},
		{"his address is no longer known", func() { r.person(paul).Homes[0].Address.State = AddressNotKnown }},
		{"post is no longer safe", func() {
			r.person(paul).Ways = []ContactWay{{Way: "post", Safety: NotSafe}}
			r.person(paul).Contacts = []ContactPoint{{Kind: Email, Value: "paul@home.example"}}
		}},
		{"he was taken off the list", func() { r.guest(paul).Removed = true }},
		{"his address was confirmed too long ago", func() { r.Now = atMinute("2027-01-30T10:00") }},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r = carters()
			d, doc := issue()
			tt.change()
			if why := Recheck(r, d, doc, nil); len(why) == 0 {
				t.Error("the document still holds")
			}
		})
	}
	r = carters()
	d, doc = issue()
	d.Way = BySecureEmail // he had an email address then
	if why := Recheck(r, d, doc, nil); !slices.Contains(why, "the way of sending") {
		t.Errorf("it would go another way now: %q", why)
	}
	d, doc = issue()
	if why := Recheck(r, d, append(doc, Passage{"paragraph 9", "They are at 14 Marsh Street."}), nil); len(why) != 1 {
		t.Errorf("a protected value stands in it: %q", why)
	}
	if why := Recheck(r, IssuedDocument{}, nil, nil); why != nil {
		t.Errorf("one for the office: %q", why)
	}
}

func TestOwnProtectedAddressIsMaskedOnScreens(t *testing.T) {
	r := carters()
	f, _ := Disclose(r, invitedAs+anna, ParentInvitation, Options{})
	masked, any := f.Hidden(r)
	if !any || slices.Contains(masked.To.Address, "MB4 1AA") || !slices.Contains(f.To.Address, "MB4 1AA") {
		t.Errorf("masked %v as %q; the facts themselves stay %q", any, masked.To.Address, f.To.Address)
	}
	f, _ = Disclose(r, invitedAs+paul, ParentInvitation, Options{})
	if _, any := f.Hidden(r); any {
		t.Error("nothing of his is protected")
	}
	r.person(anna).Contacts = []ContactPoint{{Kind: Email, Value: "anna@secret.example", State: AddressConfidential}}
	f = Facts{To: RecipientFacts{Email: "anna@secret.example"}, Children: []ChildFacts{{Address: refuge.Lines()}}, Household: []PersonFacts{{Address: oldHome.Lines()}}}
	masked, any = f.Hidden(r)
	if !any || masked.To.Email != Masked || slices.Contains(masked.Children[0].Address, "MB4 1AA") || !slices.Contains(masked.Household[0].Address, "NM1 2AB") {
		t.Errorf("masked as %+v", masked)
	}
	for _, f := range []Facts{
		{To: RecipientFacts{Attendee: invitedAs + keyWorker, Agency: "Harbour Women’s Project", Address: civic.Lines()}},
		{To: RecipientFacts{Attendee: invitedAs + keyWorker, Agency: "Harbour Women’s Project", Email: "kate@harbour.example"}},
	} {
		masked, any := f.Hidden(r)
		if !any || masked.To.Agency != Masked || slices.Contains(masked.To.Address, "Civic Centre") || masked.To.Email == f.To.Email && f.To.Email != "" {
			t.Errorf("where the key worker works gives a place away: %+v", masked.To)
		}
	}
}

// Before a conference any changed fact is sent again; what was decided only where its copy or edition is to be another.
func TestWhatIsMadeAgain(t *testing.T) {
	before, after := Facts{Copy: "part", Edition: Standard}, Facts{Copy: "full", Edition: LargePrint}
	before.Conference.Title, after.Conference.Title = "One", "Another"
	changed := ChangedFacts(before, after)
	if len(changed) != 3 {
		t.Fatalf("changed: %q", changed)
	}
	if got := MadeAgain(AtInvitation, changed); !slices.Equal(got, changed) {
		t.Errorf("an invitation is made again for %q, want all of %q", got, changed)
	}
	if got := MadeAgain(AtDecisions, changed); len(got) != 2 || !slices.Contains(got, copyFact) || !slices.Contains(got, largePrintFact) {
		t.Errorf("decisions are made again for %q, want the copy and the edition", got)
	}
}

func TestWhichKindsTellWhatWasDecided(t *testing.T) {
	want := []DocumentKind{DecisionsDocument, OutlinePlanDoc, ParentPlan, CoveringLetter}
	for _, k := range DocumentKinds {
		if kind := DocumentKind(k.Value); kind.Decides() != slices.Contains(want, kind) {
			t.Errorf("%s: %v", kind, kind.Decides())
		}
	}
}
