//go:build ci

package handlers

import (
	"testing"
	"time"
)

// journey is four people who take a family through the whole of the work in a browser, from an empty data folder on. They
// share one laptop, and sign in and out as the work passes from hand to hand.
type journey struct {
	*site
	*hands
	secrets map[string]string // passwords, by sign-in name
	in      bool              // somebody is signed in
	printed []readPDF         // print runs
	drafts  []drafted         // email drafts
}

// What nobody but the mother and the children may find in anything: she and the three live in a refuge. Two children are
// one father's, the third is another's; neither father may know of the other's.
const (
	refugeStreet   = "14 Tannery Row"
	refugePostcode = "NM4 7QT"
	refugeName     = "Larch House"
	refugeAgency   = "Harbour Women’s Project"
	mothersPhone   = "07700 900321"
)

func TestTheWholeWorkInABrowser(t *testing.T) {
	s := newEmpty(t)
	j := &journey{site: s, hands: mustTakeHands(t, s.mustListen(t)), secrets: map[string]string{}, in: true}
	for _, part := range []struct {
		name string
		do   func()
	}{
		{"the office is set up", j.setsUp},
		{"a family is entered", j.entersFamily},
		{"the threshold is met", j.decidesThreshold},
		{"the conference is booked", j.books},
		{"everybody is invited", j.invites},
		{"the conference is prepared", j.prepares},
		{"the conference is written down", j.confers},
		{"the decisions are approved", j.approves},
		{"the decisions are in everybody’s hands", j.distributes},
		{"the papers are opened", j.opensPapers},
	} {
		began := time.Now()
		part.do()
		j.quiet()
		j.nothingLeft()
		t.Logf("%s: %.1f s", part.name, time.Since(began).Seconds())
	}
}

// comes signs somebody in, after whoever sits there has signed out.
func (j *journey) comes(login string) {
	j.hands.Helper()
	if j.in {
		j.press("Sign out")
	}
	j.fill("Sign-in name", login, "Password", j.secrets[login])
	j.press("Sign in")
	j.in = true
}

// later is everybody gone home, and the clock at that minute.
func (j *journey) later(at string) {
	j.hands.Helper()
	j.press("Sign out")
	j.in = false
	to, err := time.Parse("2006-01-02T15:04", at)
	must2(j.hands, at, err)
	j.Clock.Forward(to.Sub(j.Clock.Now()))
}
