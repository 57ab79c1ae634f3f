package pdf

import (
	"regexp"
	"strings"
	"testing"

	"cp-pathway/pathway"
)

// textOf is all that a document says, a line for each string.
func textOf(t *testing.T, f pathway.Facts) string {
	t.Helper()
	d, err := mustMaker(t).Make(f)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, s := range d.Strings() {
		b.WriteString(s.Text + "\n")
	}
	return b.String()
}

// mustSay fails where a text lacks one of words, and mustNotSay where it has one.
func mustSay(t *testing.T, text string, words ...string) {
	t.Helper()
	for _, w := range words {
		if !strings.Contains(text, w) {
			t.Errorf("%q is missing in\n%s", w, text)
		}
	}
}

func mustNotSay(t *testing.T, text string, words ...string) {
	t.Helper()
	for _, w := range words {
		if strings.Contains(text, w) {
			t.Errorf("%q stands in\n%s", w, text)
		}
	}
}

// Whoever is excluded from the whole conference has a letter of its own, which invites them to nothing.
func TestLetterToSomebodyKeptOut(t *testing.T) {
	text := textOf(t, madeUpFacts(pathway.ExclusionLetter, pathway.ReaderParent))
	mustSay(t, text, "you will not be at any part of this meeting", "The reason is: risk of disruption or violence.", "will write down what you say.", "The chair will ring you in the evening of that day.",
		"You can ask the chair to think again. Please ring 01632 960 001 by Tuesday 8 December 2026.", "What I would like to happen", "send this back, or ring us, by Tuesday 8 December 2026")
	mustNotSay(t, text, "brings you", "one table", "before you leave", "to support you", "getting in", "child care", "bus fares", "record", "I will bring", "want to join", "10am", "Civic Hall", "meet.fictshire")
}

// An invitation to a part of the conference says once what part means, and leaves why to the letter beside it.
func TestLettersForAPart(t *testing.T) {
	f := madeUpFacts(pathway.ParentInvitation, pathway.ReaderParent)
	f.Conference.Excluded, f.Conference.Part, f.Enclosures = pathway.ExcludedPart, "Second part", []string{"Letter of exclusion"}
	text := textOf(t, f)
	mustSay(t, text, "a part of it, and not for all of it", "The letter that comes with this one says why", "Enclosed: Letter of exclusion")
	mustNotSay(t, text, "You are asked to come for part", "Second part")
	letter := madeUpFacts(pathway.ExclusionLetter, pathway.ReaderParent)
	letter.Conference.Excluded, letter.Conference.Ground = pathway.ExcludedPart, "The child asks for it"
	mustSay(t, textOf(t, letter), "With this letter we ask you to come to a meeting", "for a part of this meeting, and not for all of it", "The reason is: the child asks for it.", "will write down what you say.", "The chair will ring you in the evening of that day.",
		"You can ask the chair to think again.", "What I would like to happen")
	mustNotSay(t, textOf(t, letter), "at any part of this meeting", "three things", "People are worried", "police have been")
	if g := Grade(mustProse(t, letter), []string{"Łukasz", "Wójcik", "May", "Ayşe", "O’Neill", "Tom", "Baby", "Zoë", "Colm", "Brennan", "Sam", "Example", "Shirin", "Qureshi"}); g > 6 {
		t.Errorf("grade %.1f", g)
	}
	if n := strings.Count(text, "how this will work"); n != 1 {
		t.Errorf("how the part works is said %d times", n)
	}
}

func TestInvitationForOneChildAndForSeveral(t *testing.T) {
	f := madeUpFacts(pathway.ParentInvitation, pathway.ReaderParent)
	mustSay(t, textOf(t, f), "For each child there are three ways", "People are worried that the children may not be safe.")
	f.Children = f.Children[:1]
	text := textOf(t, f)
	mustSay(t, text, "There are three ways that it can end", "People are worried that Łukasz Wójcik may not be safe.", "How children can take part")
	mustNotSay(t, text, "For each child", "your child,")
}

// A baby who is not born yet comes to no meeting and draws nothing.
func TestInvitationBeforeBirth(t *testing.T) {
	f := madeUpFacts(pathway.ParentInvitation, pathway.ReaderParent)
	f.Children = f.Children[4:]
	text := textOf(t, f)
	mustSay(t, text, "People are worried about how safe Baby O’Neill-Wójcik will be after the birth.")
	mustNotSay(t, text, "use an app", "take part", "may not be safe.")
	if g := Grade(mustProse(t, f), []string{"Baby O’Neill-Wójcik"}); g > 6 {
		t.Errorf("grade %.1f", g)
	}
}

func mustProse(t *testing.T, f pathway.Facts) string {
	t.Helper()
	d, err := mustMaker(t).Make(f)
	if err != nil {
		t.Fatal(err)
	}
	return d.Prose()
}

// No letter asks for anything by a day that was past when it was written.
func TestDaysThatArePastAreNotNamed(t *testing.T) {
	days := regexp.MustCompile(`(by|By|sent back) (Mon|Tues|Wednes|Thurs|Fri)day`)
	for _, x := range everyDocument {
		if x.kind != pathway.ParentInvitation && x.kind != pathway.ExclusionLetter && x.kind != pathway.AgencyInvitation && x.kind != pathway.PoliceRequest {
			continue
		}
		f := madeUpFacts(x.kind, x.reader)
		if !days.MatchString(textOf(t, f)) {
			t.Errorf("%s names no day", x.kind)
		}
		f.Date = day("2026-12-10")
		text := textOf(t, f)
		if found := days.FindString(text); found != "" {
			t.Errorf("%s to a %s of 10 December still says %q", x.kind, x.reader, found)
		}
		if x.kind != pathway.ParentInvitation {
			mustSay(t, text, "as soon as you can")
		} else {
			mustSay(t, text, "show you their report before the meeting", "ring us, as soon as you can.")
		}
		f.Date = day("2026-12-08")
		if !days.MatchString(textOf(t, f)) {
			t.Errorf("%s on the very day names none", x.kind)
		}
	}
}

// What the office set as an address or a name has a sentence before it, and no sentence where nothing is set.
func TestOfficeSettingsStandInSentences(t *testing.T) {
	f := madeUpFacts(pathway.ParentInvitation, pathway.ReaderParent)
	f.Office.Complaints, f.Office.Privacy, f.Office.Advocacy = "Customer Relations, Shire House", "www.fictshire.example/privacy", "Speak Up, phone 0808 157 0001"
	mustSay(t, textOf(t, f), "you can complain. This is how: Customer Relations, Shire House.", "You can read more about it here: www.fictshire.example/privacy.", "This service helps children to say what they think, and it is free: Speak Up, phone 0808 157 0001.")
	f.Office.Privacy, f.Office.Advocacy = "", ""
	mustNotSay(t, textOf(t, f), "You can read more", "This service helps")
	child := madeUpFacts(pathway.CoveringLetter, pathway.ReaderChild)
	child.Office.Advocacy = ""
	mustNotSay(t, textOf(t, child), "There are people who help you")
}

func TestLettersToAgenciesAboutOneChild(t *testing.T) {
	f := madeUpFacts(pathway.AgencyInvitation, pathway.ReaderAgency)
	mustSay(t, textOf(t, f), "the children named below", "The children\n")
	f.Children = f.Children[:1]
	text := textOf(t, f)
	mustSay(t, text, "concerns that Łukasz Wójcik is suffering, or is likely to suffer", "The child\n")
	mustNotSay(t, text, "the children named", "that they are")
	f = madeUpFacts(pathway.NotRequired, pathway.ReaderAgency)
	mustSay(t, textOf(t, f), "The family has been told: “Your family can have help")
}

// An address that is not known and one that is not told look the same.
// An agency reads what is written for agencies, or else what the family is told, as the family's.
func TestWhatAgenciesAreToldThereIsInstead(t *testing.T) {
	f := madeUpFacts(pathway.NotRequired, pathway.ReaderAgency)
	f.Instead = "A worker will ring you"
	mustSay(t, textOf(t, f), "The family has been told: “A worker will ring you.”")
	f.Instead, f.InsteadOwn = "Early help, reviewed in March", true
	text := textOf(t, f)
	mustSay(t, text, "\nEarly help, reviewed in March.\n")
	mustNotSay(t, text, "The family has been told")
}

func TestAddressesInARequestAreNeverEmpty(t *testing.T) {
	f := madeUpFacts(pathway.PoliceRequest, pathway.ReaderPolice)
	f.Children[0].Address, f.Household[1].Address = []string{"7 Station Road", "Fictown"}, []string{"9 Station Road"}
	text := textOf(t, f)
	if got, want := strings.Count(text, "Not in this letter: please ask us"), len(f.Children)+len(f.Household)-2; got != want {
		t.Errorf("said %d times, want %d", got, want)
	}
	mustNotSay(t, text, "addresses below")
}

func TestTheUnitSignsOnce(t *testing.T) {
	f := madeUpFacts(pathway.NotRequired, pathway.ReaderParent)
	for _, tt := range []struct {
		name, title string
		want        int
	}{{"Ann", "Service manager", 1}, {"Ann", "Service manager, Safeguarding Unit", 0}, {"", "", 0}} {
		f.Signatory = pathway.Signatory{Name: tt.name, Title: tt.title}
		s := signature(f, "")[0].(Signature)
		if n := strings.Count(strings.Join(s.Lines, "\n")+"\n", "Safeguarding Unit\n"); n-strings.Count(tt.title, "Safeguarding Unit") != tt.want {
			t.Errorf("%q signs %q above %q", tt.title, s.Name, s.Lines)
		}
	}
}
