package pathway

import (
	"slices"
	"strings"
	"testing"
)

// The other authority to which Tom and Leo have moved, and who is written to there.
const arun = 77

// movesAway is the record of the siblings with a move of Tom and Leo that waits for another authority, where Arun Vale is written to.
func movesAway() *Record {
	r := endedFor(EndMoved, EndingWaits, tom, leo)
	e := r.Ending
	e.EndedOn, e.WaitUntil, e.Asked, e.Authority = Date{}, Date{}, arun, "Made-up Shire Council"
	for i := range e.Children {
		e.Children[i].Since, e.Children[i].Category = onDay("2026-12-11"), "NEG,EMO"
	}
	r.Network = append(r.Network, NetworkMember{ID: arun, Children: []int64{tom, leo}, Confirmed: confirmedAt, ProtectedPlace: true,
		Professional: Professional{ID: arun, Name: "Arun Vale", JobTitle: "Conference manager", Agency: 300, AgencyName: "Made-up Shire Council", AgencyKind: OtherAuthority, Email: "arun@madeup.example"}})
	r.Attendees = append(r.Attendees, Attendee{ID: invitedAs + arun, Professional: arun, Purpose: WrittenTo})
	return r
}

func TestCheckOtherAuthority(t *testing.T) {
	good := Professional{AgencyKind: OtherAuthority}
	if err := CheckOtherAuthority(good); err != nil {
		t.Error(err)
	}
	left := good
	left.Ended = true
	for _, p := range []Professional{left, {AgencyKind: SocialCare}} {
		if got := wrongFields(CheckOtherAuthority(p)); !slices.Equal(got, []string{"authority_person"}) {
			t.Errorf("%+v: %v", p, got)
		}
	}
}

// The request goes to the one person at the other authority who was chosen, and to nobody else.
func TestWhoIsAskedForATransfer(t *testing.T) {
	r := movesAway()
	for _, a := range r.Attendees {
		var want []DocumentKind
		if a.ID == invitedAs+arun {
			want = []DocumentKind{TransferRequest}
		}
		if got := DocumentsFor(r, a.ID, AtTransfer); !slices.Equal(got, want) {
			t.Errorf("%d gets %v, want %v", a.ID, got, want)
		}
	}
	for _, moment := range []Moment{AtInvitation, AtDecisions, AtMinutes, AtNotice, AtEnding} {
		if got := DocumentsFor(r, invitedAs+arun, moment); got != nil {
			t.Errorf("at %s the other authority gets %v", moment, got)
		}
	}
	r.Ending.Ground = EndLeft
	if got := DocumentsFor(r, invitedAs+arun, AtTransfer); got != nil {
		t.Errorf("of children who left the country: %v", got)
	}
}

func TestTheRequestForATransfer(t *testing.T) {
	r := movesAway()
	f, withheld := letter(r, arun, TransferRequest)
	x := f.Transfer
	if len(f.Children) != 2 || f.Children[0].ID != tom || f.Children[1].ID != leo || f.Children[0].Born.IsZero() {
		t.Fatalf("it names %+v", f.Children)
	}
	if x.Authority != "Made-up Shire Council" || !x.By.IsZero() || !x.NoticeOn.IsZero() || x.Plans[1].Since != onDay("2026-12-11") || !slices.Equal(x.Plans[0].Categories, []string{"Neglect", "Emotional abuse"}) {
		t.Errorf("it says %+v", x)
	}
	if len(x.Enclosed) != 2 || !strings.Contains(x.Enclosed[0], "Tom Carter and Leo Carter") {
		t.Errorf("enclosed: %q", x.Enclosed)
	}
	// Where the children live is withheld until somebody has given leave, with the reason.
	told := func(f Facts) bool { return len(f.Children[0].Address)+len(f.Children[1].Address) > 0 }
	if told(f) || !slices.ContainsFunc(withheld, func(w Withheld) bool { return w.What == "Where the children live now" }) {
		t.Errorf("without leave: %+v, %v", f.Children, withheld)
	}
	mustLack(t, f, refugeSays...)
	r.network(arun).AddressPermission = "They keep the children safe there."
	home, _ := r.person(tom).Home()
	if f, withheld = letter(r, arun, TransferRequest); !told(f) || !slices.Equal(f.Children[0].Address, home.Address.Lines()) || slices.ContainsFunc(withheld, func(w Withheld) bool { return w.What == "Where the children live now" }) {
		t.Errorf("with leave: %+v, %v", f.Children, withheld)
	}
	if f, _ = letter(r, primary, EndingLetter); strings.Contains(string(canonical(f)), "Made-up") {
		t.Errorf("a school reads where they moved to: %s", canonical(f))
	}

	r.Ending.NoticeOn, r.Ending.WaitUntil, r.Minutes = onDay("2027-03-02"), onDay("2027-03-23"), &DraftedMinutes{State: DecisionsApproved}
	if f, _ = letter(r, arun, TransferRequest); f.Transfer.By != onDay("2027-03-23") || len(f.Transfer.Enclosed) != 3 {
		t.Errorf("after an earlier notice: %+v", f.Transfer)
	}
	r.Ending.ByLetter = true
	if f, _ = letter(r, arun, TransferRequest); !f.Transfer.NoticeOn.IsZero() {
		t.Errorf("the letter is the notice: %+v", f.Transfer)
	}
	if p := prove(t, r, arun, TransferRequest, BySecureEmail); p.Blocked(BlockContent) {
		t.Errorf("blocked: %v", p.Blocks)
	}
	r.Ending.State = EndingGoesOn
	if p := prove(t, r, arun, TransferRequest, BySecureEmail); !p.Blocked(BlockContent) {
		t.Error("the plan goes on, and the request goes out")
	}
	r.network(arun).Children = nil
	if f, _ = letter(r, arun, TransferRequest); len(f.Transfer.Enclosed) != 0 {
		t.Errorf("about nobody: %+v", f.Transfer)
	}
	d := newDisclosure(decided(), invitedAs+anna, TransferRequest, Options{})
	d.transfer()
	if d.facts.Transfer != nil {
		t.Error("facts of no transfer")
	}
}

func TestSheltered(t *testing.T) {
	r := movesAway()
	if !r.Sheltered([]int64{leo, tom}) || r.Sheltered(nil) {
		t.Error("Tom lives at a protected address")
	}
}

// The notice is the day on which the letter went; one that came back gave none. What was recorded by hand stays.
func TestNoticeWent(t *testing.T) {
	office := mustCalendar(t)
	waits := Ending{State: EndingWaits, Ground: EndMoved}
	byHand := waits
	byHand.NoticeOn, byHand.WaitUntil = onDay("2027-03-02"), onDay("2027-03-23")
	byLetter := byHand
	byLetter.ByLetter, byLetter.RemindOn = true, onDay("2027-03-25")
	done := waits
	done.State = EndingDone
	for name, tt := range map[string]struct {
		e        Ending
		on, wait string
		changed  bool
	}{
		"the letter went, Good Friday and Easter Monday between": {waits, "2027-03-22", "2027-04-14", true},
		"it came back":              {byLetter, "", "", true},
		"the same day again":        {byLetter, "2027-03-02", "", false},
		"recorded by hand before":   {byHand, "2027-03-22", "", false},
		"by hand, and it came back": {byHand, "", "", false},
		"nothing went":              {waits, "", "", false},
		"the plan has ended":        {done, "2027-03-22", "", false},
		"they left the country":     {Ending{State: EndingWaits, Ground: EndLeft}, "2027-03-22", "", false},
	} {
		on, wait := Date{}, Date{}
		if tt.on != "" {
			on = onDay(tt.on)
		}
		if tt.wait != "" {
			wait = onDay(tt.wait)
		}
		e, changed := tt.e.NoticeWent(on, office)
		if changed != tt.changed || changed && (e.NoticeOn != on || e.WaitUntil != wait || e.ByLetter == on.IsZero() || !e.RemindOn.IsZero()) || !changed && e.NoticeOn != tt.e.NoticeOn {
			t.Errorf("%s: %t, %+v", name, changed, e)
		}
	}
}

func TestRemind(t *testing.T) {
	e := Ending{State: EndingWaits, Ground: EndMoved, NoticeOn: onDay("2027-03-02"), WaitUntil: onDay("2027-03-23")}
	today := onDay("2027-03-24")
	got, err := e.Remind(today, onDay("2027-03-31"), today)
	if err != nil || got.RemindedOn != today || got.AskOn() != onDay("2027-03-31") || e.AskOn() != onDay("2027-03-23") {
		t.Errorf("%+v: %v", got, err)
	}
	for want, days := range map[string][2]Date{"remind_on reminded_on": {}, "reminded_on": {onDay("2027-03-01"), onDay("2027-03-31")}, "remind_on": {today, today}} {
		_, err := e.Remind(days[0], days[1], today)
		if got := strings.Join(wrongFields(err), " "); got != want {
			t.Errorf("%v: %q, want %q", days, got, want)
		}
	}
	if _, err := (Ending{State: EndingWaits, Ground: EndMoved}).Remind(today, onDay("2027-03-31"), today); CodeOf(err) != CodeRefused {
		t.Errorf("nobody was told: %v", err)
	}
	if ask := e.Reminder("CP-2026-0042", "Safeguarding Unit"); !strings.Contains(ask.Text, "due by Tuesday 23 March 2027") || !strings.Contains(ask.Subject, "CP-2026-0042") {
		t.Errorf("%+v", ask)
	}
}
