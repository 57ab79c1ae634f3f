package pathway

import (
	"slices"
	"strings"
	"testing"
)

// minuted is the Carter family once the chair has approved the minutes of their conference: one paragraph for each thing that keeps a
// reader from it.
func minuted() *Record {
	r := decided()
	r.Office.CommentDays = 10
	all := r.Conference.Children
	r.Minutes = &DraftedMinutes{ID: 3, State: DecisionsApproved, Content: FullMinutes{Paragraphs: []FullParagraph{
		{Section: "opening", Text: "The chair welcomed everybody.", Reader: ReadAll},
		{Section: ReportParagraph, Attendee: invitedAs + visitor, Text: "Weighed twice.", Opinion: "Doing well.", Reader: ReadAll, Children: []int64{ada, leo}},
		{Section: ReportParagraph, Attendee: invitedAs + primary, Text: "Comes to school.", Reader: ReadAll, Children: []int64{tom, may}},
		{Section: ReportParagraph, Attendee: invitedAs + keyWorker, Text: "They feel safe with us.", Reader: ReadAll, Children: []int64{mia}},
		{Section: "worries", Text: "All of them were afraid.", Reader: ReadAll, Children: all},
		{Section: "worries", Text: "Mia lies awake.", Reader: ReadAll, Children: []int64{mia}},
		{Section: "worries", Text: "The police looked at phones.", Reader: ReadProfessionals, Children: []int64{mia}},
		{Section: "working", Part: "with mother", Text: "She came to each visit.", Reader: ReadAll, Children: all},
		{Section: "working", Part: "with Łukasz", Text: "He rang each Sunday.", Reader: ReadAll, Children: []int64{ada, leo}},
		{Section: ViewParagraph, Person: mia, How: "advocate", Text: "I want quiet.", Reader: ReadAll, Children: []int64{mia}},
		{Section: ViewParagraph, Person: anna, How: "there", Text: "She is ready.", Reader: ReadAll, Children: []int64{mia}},
		{Section: ViewParagraph, Person: paul, How: "chair", Text: "He wants to see her.", Reader: ReadAll, Children: []int64{mia}},
		{Section: ViewParagraph, Person: lukasz, How: "there", Text: "He offers weekends.", Reader: ReadAll, Children: []int64{ada}},
		{Section: "police", Text: "A gun was looked for.", Reader: ReadChair, Children: all},
	}}}
	return r
}

// read is what the sections of minutes say, one paragraph after another.
func read(f Facts) string {
	var texts []string
	for _, s := range f.Minutes.Sections {
		for _, p := range s.Paragraphs {
			texts = append(texts, strings.TrimSpace(p.Text+" "+p.Opinion))
		}
	}
	return strings.Join(texts, " | ")
}

func TestEachReadsTheirOwnMinutes(t *testing.T) {
	split := func(r *Record) {
		r.guest(anna).Part, r.guest(lukasz).Part = "with mother", "with Łukasz"
	}
	for _, tt := range []struct {
		name   string
		to     int64
		change func(r *Record)
		want   string
	}{
		{"the mother of all, in the whole of it", anna, nil, "The chair welcomed everybody. | Weighed twice. Doing well. | Comes to school. | They feel safe with us. | All of them were afraid. | Mia lies awake. | She came to each visit. | He rang each Sunday. | I want quiet. | She is ready. | He wants to see her. | He offers weekends."},
		{"the mother in her part", anna, split, "The chair welcomed everybody. | Weighed twice. Doing well. | Comes to school. | They feel safe with us. | All of them were afraid. | Mia lies awake. | She came to each visit. | I want quiet. | She is ready. | He wants to see her."},
		{"a father of three, who may not know of the key worker, and whose child’s school would tell where she is", paul, nil, "The chair welcomed everybody. | Mia lies awake. | I want quiet. | She is ready. | He wants to see her."},
		{"a father of two", lukasz, nil, "The chair welcomed everybody. | Weighed twice. Doing well. | He rang each Sunday. | He offers weekends."},
		{"a father in his part", lukasz, split, "The chair welcomed everybody. | Weighed twice. Doing well. | He rang each Sunday. | He offers weekends."},
		{"a father excluded from the whole", lukasz, func(r *Record) { r.guest(lukasz).Excluded = "whole" }, "He offers weekends."},
		{"a father excluded from a part that is not named", lukasz, func(r *Record) { r.guest(lukasz).Excluded = "part" }, "He offers weekends."},
		{"a father excluded from the other part", lukasz, func(r *Record) { split(r); r.guest(lukasz).Excluded = "part" }, "The chair welcomed everybody. | Weighed twice. Doing well. | He rang each Sunday. | He offers weekends."},
		{"a part copy", anna, func(r *Record) { r.guest(anna).Copy, r.guest(anna).CopyWhy = "part", "Bail conditions" }, "She is ready."},
		{"a health visitor", visitor, nil, "The chair welcomed everybody. | Weighed twice. Doing well. | He rang each Sunday. | He offers weekends."},
		{"a health visitor asked to one part only", visitor, func(r *Record) { split(r); r.guest(visitor).Part = "with mother" }, "The chair welcomed everybody. | Weighed twice. Doing well. | He offers weekends."},
		{"and who was there in the other too", visitor, func(r *Record) {
			split(r)
			r.guest(visitor).Part, r.guest(visitor).AttendedPart = "with mother", "with mother, with Łukasz"
		}, "The chair welcomed everybody. | Weighed twice. Doing well. | He rang each Sunday. | He offers weekends."},
		{"the head of year", secondary, nil, "The chair welcomed everybody. | Mia lies awake. | The police looked at phones. | I want quiet. | She is ready. | He wants to see her."},
		{"the social worker, who may not know of the refuge", grace, nil, "The chair welcomed everybody. | Weighed twice. Doing well. | Comes to school. | All of them were afraid. | Mia lies awake. | The police looked at phones. | She came to each visit. | He rang each Sunday. | I want quiet. | She is ready. | He wants to see her. | He offers weekends."},
		{"after Mia has died", paul, func(r *Record) { r.person(mia).Person.Died = onDay("2026-12-20") }, "The chair welcomed everybody."},
		{"after Leo has died", visitor, func(r *Record) { r.person(leo).Person.Died = onDay("2026-12-20") }, "The chair welcomed everybody. | Weighed twice. Doing well. | He rang each Sunday. | He offers weekends."},
		{"somebody hidden had a view", anna, func(r *Record) { r.person(paul).Person.Hidden = true }, "The chair welcomed everybody. | Weighed twice. Doing well. | Comes to school. | They feel safe with us. | All of them were afraid. | Mia lies awake. | She came to each visit. | He rang each Sunday. | I want quiet. | She is ready. | He offers weekends."},
	} {
		t.Run(tt.name, func(t *testing.T) {
			r := minuted()
			if tt.change != nil {
				tt.change(r)
			}
			f, _ := letter(r, tt.to, MinutesDocument)
			if got := read(f); got != tt.want {
				t.Errorf("reads\n%s\nwant\n%s", got, tt.want)
			}
			mustLack(t, f, "A gun was looked for.")
		})
	}
}

func TestMinutesTellWhoSaidIt(t *testing.T) {
	r := minuted()
	f, withheld := letter(r, grace, MinutesDocument)
	if p := f.Minutes.Sections[1].Paragraphs[0]; p.Name != "Vera Lund" || p.Role != "Health visitor" || p.Agency != "Northmere Health" || f.Minutes.Sections[1].Title != "What was reported" {
		t.Errorf("a report is by %+v", p)
	}
	views := f.Minutes.Sections[len(f.Minutes.Sections)-1].Paragraphs
	if views[0].Name != "Mia Carter" || views[0].Role != "" || views[0].How != "Through an advocate" || views[1].Name != "Anna Carter" || views[1].Role != "Mother" {
		t.Errorf("views are by %+v", views)
	}
	parts := ""
	for _, s := range f.Minutes.Sections {
		parts += s.Part
	}
	if parts != "with motherwith Łukasz" {
		t.Errorf("a professional reads the parts %q", parts)
	}
	mustHide(t, withheld, "Of the minutes: police information", "It is for the chair only")
	mustHide(t, withheld, "Of the minutes: what was reported", "It is by somebody whom Grace Okafor may not know of")
	if f.Minutes.CommentDays != 10 || len(f.Decisions.Children) != 5 || len(f.Decisions.Children[0].Plan.Actions) != 0 {
		t.Errorf("the minutes hold the decisions without the plan: %+v", f.Decisions.Children[0])
	}
	if v := decisionFor(f, tom).Views; len(v) != 3 || v[0].Name != "Piotr Hill" || v[0].View != "Plan" {
		t.Errorf("the views of the agencies are %+v", v)
	}
	f, _ = letter(r, lukasz, MinutesDocument)
	for _, s := range f.Minutes.Sections {
		if s.Part != "" {
			t.Errorf("one of the family reads of a part: %q", s.Part)
		}
	}
	if !slices.Equal(f.Decisions.CopyTo, []string{"Anna Carter, Mother", "Grace Okafor, Social worker, Children’s Social Care", "Noor Khan, Team manager, Children’s Social Care", "Vera Lund, Health visitor, Northmere Health"}) {
		t.Errorf("copies: %q", f.Decisions.CopyTo)
	}
	r.Decisions.Children[0].Views[0].Categories = []string{"NEG"}
	f, _ = letter(r, secondary, MinutesDocument)
	if v := decisionFor(f, mia).Views; len(v) != 2 || !slices.Equal(v[0].Categories, []string{"Neglect"}) {
		t.Errorf("the views of the agencies are %+v", v)
	}
	if f, _ = letter(r, anna, MinutesLetter); f.Minutes.CommentDays != 10 || len(f.Enclosures) != 1 || f.Decisions != nil || f.To.Address == nil {
		t.Errorf("the letter with the minutes: %+v", f)
	}
}

func TestWhoGetsTheMinutes(t *testing.T) {
	r := minuted()
	r.guest(gran).Purpose, r.guest(secondary).Copy = ToBeTold, NoCopy
	for to, want := range map[int64][]DocumentKind{
		anna: {MinutesLetter, MinutesDocument}, grace: {MinutesDocument}, mia: nil, gran: nil, officer: nil, secondary: nil,
	} {
		if got := DocumentsFor(r, invitedAs+to, AtMinutes); !slices.Equal(got, want) {
			t.Errorf("%d gets %q, want %q", to, got, want)
		}
	}
	r.Minutes = nil
	if f, _ := letter(r, anna, MinutesDocument); f.Minutes != nil {
		t.Error("minutes that are not written up say something")
	}
	if p := prove(t, r, anna, MinutesDocument, ByHand); !slices.Contains(codes(p.Blocks), BlockContent) {
		t.Errorf("minutes that nobody approved: %q", codes(p.Blocks))
	}
	r = minuted()
	if p := prove(t, r, anna, MinutesDocument, ByHand); !p.Ready() {
		t.Errorf("approved minutes: %+v", p.Blocks)
	}
	r.guest(anna).Copy = ""
	if p := prove(t, r, anna, MinutesLetter, ByPost); !slices.Contains(codes(p.Blocks), BlockCopy) {
		t.Errorf("nobody has decided how much she gets: %q", codes(p.Blocks))
	}
}

// A young person is written to about the minutes where the chair says so: what was decided for them alone, and when the next review is.
func TestAYoungPersonIsToldOfTheMinutes(t *testing.T) {
	r := minuted()
	before, _ := letter(r, anna, MinutesDocument)
	r.guest(mia).MinutesTold, r.Decisions.CoreGroup = true, []int64{invitedAs + mia}
	if got := DocumentsFor(r, invitedAs+mia, AtMinutes); !slices.Equal(got, []DocumentKind{MinutesTold}) {
		t.Errorf("she gets %q", got)
	}
	f, _ := letter(r, mia, MinutesTold)
	if f.Reader != ReaderChild || f.Minutes != nil || f.Decisions == nil || len(f.Decisions.Children) != 1 || f.Decisions.Children[0].Child.ID != mia || len(f.Enclosures) != 0 || f.To.Address == nil ||
		f.Decisions.Children[0].Reasons != "" || len(f.Decisions.Children[0].Views)+len(f.Decisions.CopyTo)+len(f.Decisions.CoreGroup) != 0 || f.Decisions.ReviewOn.IsZero() || !f.Decisions.CoreGroupOn.IsZero() || f.Conference.VenueName != "" {
		t.Errorf("her letter: %+v %+v", f, f.Decisions)
	}
	if after, _ := letter(r, anna, MinutesDocument); !slices.Equal(after.Decisions.CopyTo, before.Decisions.CopyTo) {
		t.Errorf("the minutes tell who is written to besides: %q", after.Decisions.CopyTo)
	}
	r.guest(mia).Copy = ""
	if p := prove(t, r, mia, MinutesTold, ByHand); !slices.Contains(codes(p.Blocks), BlockCopy) {
		t.Errorf("nobody has decided how much she gets: %q", codes(p.Blocks))
	}
	r.Minutes.State = DecisionsWithChair
	if p := prove(t, r, mia, MinutesTold, ByHand); !slices.Contains(codes(p.Blocks), BlockContent) {
		t.Errorf("minutes that nobody approved: %q", codes(p.Blocks))
	}
	r.guest(mia).Copy = NoCopy
	if got := DocumentsFor(r, invitedAs+mia, AtMinutes); len(got) != 0 {
		t.Errorf("who has no copy gets %q", got)
	}
}

// What one may not read is not missed by its number, and what stands in a paragraph all the same is found.
func TestMinutesAreSearched(t *testing.T) {
	r := minuted()
	r.Minutes.Content.Paragraphs[5].Text = "Mia lies awake at 14 Marsh Street, and her siblings too."
	r.Minutes.Content.Paragraphs[1].Opinion = "She and two other children do well."
	p := prove(t, r, paul, MinutesDocument, ByHand, r.Minutes.Content.Paragraphs[5].Text)
	if !slices.Contains(codes(p.Blocks), BlockProtected) {
		t.Errorf("the refuge’s street in his minutes: %q", codes(p.Blocks))
	}
	p = prove(t, r, lukasz, MinutesDocument, ByHand)
	if len(p.Blocks) == 0 || p.Blocks[0].Hit == nil || p.Blocks[0].Hit.Where != "minutes, “What was reported”, opinion" || !p.Blocks[0].Releasable {
		t.Errorf("children whom he may not know of are told of: %+v", p.Blocks)
	}
}

// with is a record with an addendum to its minutes.
func withAddendum() *Record {
	r := minuted()
	r.Addendum = &DraftedMinutes{ID: 8, Addendum: 1, State: DecisionsApproved, Content: FullMinutes{Why: "Łukasz rang", Paragraphs: []FullParagraph{
		{Section: "working", Text: "He rang on Saturdays.", Reader: ReadAll, Children: []int64{ada, leo}},
		{Section: "worries", Text: "The nursery saw it.", Reader: ReadProfessionals, Children: []int64{ada}},
	}}}
	return r
}

func TestAnAddendumGoesToThoseWhoHaveTheMinutesAndMayReadIt(t *testing.T) {
	r := withAddendum()
	for to, want := range map[int64]int{anna: 1, lukasz: 1, visitor: 1, paul: 0, secondary: 0, gran: 0} {
		if got := DocumentsFor(r, invitedAs+to, AtAddendum); len(got) != want {
			t.Errorf("%d gets %q, want %d", to, got, want)
		}
	}
	f, _ := letter(r, lukasz, MinutesAddendum)
	if read(f) != "He rang on Saturdays." || f.Minutes.Addendum != 1 || f.To.Address == nil {
		t.Errorf("his addendum: %+v", f)
	}
	mustLack(t, f, "Łukasz rang")
	if f, _ = letter(r, visitor, MinutesAddendum); read(f) != "The nursery saw it. | He rang on Saturdays." {
		t.Errorf("hers: %q", read(f))
	}
	docs := []IssuedDocument{{Attendee: invitedAs + anna, Kind: MinutesDocument, State: DocumentIssued, Trail: []Dispatch{{State: Sent}}}, {Attendee: invitedAs + lukasz, Kind: MinutesDocument, State: DocumentIssued},
		{ID: 7, Attendee: invitedAs + anna, Kind: MinutesAddendum, About: 7, State: DocumentIssued}}
	due := DueAt(r, docs, Occasion{AtAddendum, 8})
	if len(due) != 1 || due[0].Attendee != invitedAs+anna || due[0].Latest != nil {
		t.Errorf("due: %+v", due)
	}
	if p := prove(t, r, lukasz, MinutesAddendum, ByPost); !p.Ready() {
		t.Errorf("an approved addendum: %+v", p.Blocks)
	}
	r.Addendum.State = DecisionsWithChair
	if p := prove(t, r, lukasz, MinutesAddendum, ByPost); !slices.Contains(codes(p.Blocks), BlockContent) {
		t.Errorf("one with the chair: %q", codes(p.Blocks))
	}
	r.Addendum = nil
	if got := DocumentsFor(r, invitedAs+anna, AtAddendum); got != nil {
		t.Errorf("without an addendum: %q", got)
	}
	if f, _ = letter(r, anna, MinutesAddendum); f.Reader != "" {
		t.Error("something is made of no addendum")
	}
}

// The step is done when the last has been sent theirs, and open again when it comes back.
func TestMinutesAreSentToAll(t *testing.T) {
	r := minuted()
	var docs []IssuedDocument
	for _, x := range DueAt(r, nil, Occasion{Moment: AtMinutes}) {
		docs = append(docs, out(x.Attendee-invitedAs, x.Kind, 1, Sent))
	}
	if at := StepsSent(r, docs, true)[stepMinutes]; at.IsZero() {
		t.Error("everybody has the minutes, and the step is not done")
	}
	if at := StepsSent(r, docs[1:], true)[stepMinutes]; !at.IsZero() {
		t.Error("somebody has not got them, and the step is done")
	}
	if WhyReopened(r, docs, stepMinutes) != "" || WhyReopened(r, docs[1:], stepMinutes) == "" {
		t.Error("why the step is open again")
	}
	r.Minutes.State = DecisionsSentBack
	if at := StepsSent(r, docs, true)[stepMinutes]; !at.IsZero() {
		t.Error("minutes that are not approved were sent")
	}
	for _, moment := range []Moment{AtMinutes, AtAddendum} {
		if got := MadeAgain(moment, []string{"the household", copyFact}); !slices.Equal(got, []string{copyFact}) {
			t.Errorf("at %s they are made again for %q", moment, got)
		}
	}
	if !MinutesAddendum.Minuted() || !MinutesLetter.Minuted() || !MinutesTold.Minuted() || DecisionsDocument.Minuted() {
		t.Error("which kinds tell what was said")
	}
}
