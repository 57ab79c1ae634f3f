package pathway

import (
	"slices"
	"strings"
	"testing"
	"time"
)

// met is decided after a first core group, of the mother, the social worker, the primary school and the key worker of the refuge.
func met() *Record {
	r := decided()
	g := &CoreGroup{ID: 31, Case: r.Case.ID, Conference: r.Conference.ID, Number: 1, State: CoreGroupHeld, HeldAt: atMinute("2026-12-18T10:00"), Where: "Mill Lane Primary", ChairedBy: "Grace Okafor",
		Said: "All were talked about.", NextOn: atMinute("2027-01-15T10:00"), NextWhere: "Mill Lane Primary"}
	for _, who := range []int64{grace, anna, primary, keyWorker} {
		g.Members = append(g.Members, CoreGroupMember{Attendee: invitedAs + who, Mode: "in-person"})
	}
	g.Members[2].Mode, g.Members[3].Mode = "deputy", "absent"
	g.Members[2].Deputy = "Cem Can"
	for _, c := range r.Decisions.Children {
		if c.Outcome == OutcomePlan {
			content := NextPlan(PlanContent{}, c.Plan, onDay("2026-12-11"))
			for i := range content.Actions {
				content.Actions[i].Progress = "Step " + strings.Repeat("i", i+1)
			}
			g.Children = append(g.Children, CoreGroupChild{Child: c.Child, Seen: "alone", SeenOn: onDay("2026-12-17"), Voice: "I am afraid of him.", Said: "Said of this child.", Category: strings.Join(c.Categories, ","), Plan: content})
		}
	}
	r.CoreGroup = g
	return r
}

func TestWhoHasTheRecordOfACoreGroup(t *testing.T) {
	r := met()
	for who, want := range map[int64][]DocumentKind{
		anna: {CoreGroupRecord, UpdatedParentPlan}, paul: {CoreGroupRecord, UpdatedParentPlan}, grace: {CoreGroupRecord, UpdatedPlan}, primary: {CoreGroupRecord, UpdatedPlan},
		mia: nil, gran: nil, manager: nil, secondary: {CoreGroupRecord, UpdatedPlan}, // who is no member and carries an action
	} {
		if got := DocumentsFor(r, invitedAs+who, AtCoreGroup); !slices.Equal(got, want) {
			t.Errorf("%d gets %v, want %v", who, got, want)
		}
	}
	r.guest(primary).Copy = NoCopy
	if got := DocumentsFor(r, invitedAs+primary, AtCoreGroup); got != nil {
		t.Errorf("without a copy: %v", got)
	}
	r.guest(manager).Purpose = ToBeTold
	if got := DocumentsFor(r, invitedAs+manager, AtCoreGroup); !slices.Equal(got, []DocumentKind{CoreGroupRecord, UpdatedPlan}) {
		t.Errorf("who is told what is decided: %v", got)
	}
	r.CoreGroup = nil
	if got := DocumentsFor(r, invitedAs+anna, AtCoreGroup); got != nil {
		t.Errorf("without a core group: %v", got)
	}
	f, _ := letter(met(), grace, CoreGroupRecord)
	if f.CoreGroup == nil || f.Reader != ReaderAgency {
		t.Errorf("%+v", f)
	}
}

func TestRecordOfACoreGroup(t *testing.T) {
	r := met()
	f, _ := letter(r, grace, CoreGroupRecord)
	g := f.CoreGroup
	if g.Number != 1 || g.ChairedBy != "Grace Okafor" || g.Where == "" || g.Said == "" || len(g.Children) != len(r.CoreGroup.Children) || g.Children[0].Voice == "" || g.Children[0].Said == "" || f.Decisions != nil {
		t.Errorf("to the social worker: %+v", g)
	}
	if len(f.Children) != len(g.Children) || len(f.Children) >= len(r.Conference.Children) {
		t.Errorf("it names children who are on no plan: %+v", f.Children)
	}
	if !slices.ContainsFunc(g.There, func(a AttendanceFacts) bool { return strings.HasPrefix(a.Name, "Cem Can for ") }) {
		t.Errorf("a deputy: %+v", g.There)
	}
	f, withheld := letter(r, anna, CoreGroupRecord)
	for _, c := range f.CoreGroup.Children {
		if c.Voice != "" {
			t.Errorf("the mother reads what %s feels", c.Child)
		}
	}
	if !slices.ContainsFunc(withheld, func(w Withheld) bool { return strings.Contains(w.What, "thinks and feels") }) {
		t.Error("it is not said that this was left out")
	}
	// The father, with a part copy, who may not know of the refuge nor of the other father's children.
	r.guest(paul).Copy, r.guest(paul).CopyWhy = "part", "Bail"
	f, _ = letter(r, paul, CoreGroupRecord)
	g = f.CoreGroup
	if f.Copy != "part" || g.Said != "" || g.There != nil || g.Away != nil || g.Where != "" || g.ChairedBy != "" {
		t.Errorf("a part copy: %+v", g)
	}
	for _, c := range g.Children {
		for _, s := range c.Steps {
			if s.Who != "Paul Dean" {
				t.Errorf("another’s action in the part copy: %+v", s)
			}
		}
	}
	r.guest(paul).Copy = "full"
	r.CoreGroup.ChairedBy = "Kate Rowe"
	for i := range r.CoreGroup.Children {
		c := &r.CoreGroup.Children[i]
		c.Said = "Kate Rowe said so."
		for j := range c.Plan.Actions {
			c.Plan.Actions[j].Progress = "Kate Rowe sees to it."
		}
	}
	f, _ = letter(r, paul, CoreGroupRecord)
	g = f.CoreGroup
	text := ""
	for _, c := range g.Children {
		text += c.Child + c.Said + c.Voice
		for _, s := range c.Steps {
			text += s.Action + s.Who + s.Progress
		}
	}
	for _, a := range append(g.There, g.Away...) {
		text += a.Name
	}
	if g.ChairedBy != "" || g.Said != "" || strings.Contains(text, "Kate") {
		t.Errorf("to the father: %+v", g)
	}
	r = met()
	r.CoreGroup.Said = "Kate Rowe brought them."
	for i := range r.CoreGroup.Children {
		r.CoreGroup.Children[i].Voice = "Kate Rowe is nice."
	}
	f, _ = letter(r, primary, CoreGroupRecord)
	if strings.Contains(f.CoreGroup.Said, "Kate") {
		t.Errorf("to the school: %+v", f.CoreGroup)
	}
	for _, c := range f.CoreGroup.Children {
		if c.Voice != "" {
			t.Errorf("to the school: %+v", c)
		}
	}
	if f, _ = letter(r, grace, CoreGroupRecord); f.CoreGroup.Said != "" {
		t.Errorf("to the social worker, who may not be told of the refuge either: %+v", f.CoreGroup)
	}
}

func TestPlanAfterACoreGroup(t *testing.T) {
	r := met()
	r.CoreGroup.Children[0].Plan.Actions[0].Status = ActionDone
	f, _ := letter(r, grace, UpdatedPlan)
	p := f.Decisions
	if f.CoreGroup.Said != "" || p.CoreGroupAt != atMinute("2027-01-15T10:00") || p.ReviewOn.IsZero() || len(p.CoreGroup) == 0 || len(p.Children) != len(r.CoreGroup.Children) || p.Children[0].Categories[0] != "Emotional abuse" {
		t.Errorf("%+v", p)
	}
	if a := p.Children[0].Plan.Actions; len(a) == 0 || slices.ContainsFunc(a, func(a PlanAction) bool { return a.Action == "See her each Monday" }) {
		t.Errorf("what goes on: %+v", a)
	}
	r.guest(paul).Copy, r.guest(paul).CopyWhy = "part", "Bail"
	f, _ = letter(r, paul, UpdatedParentPlan)
	for _, c := range f.Decisions.Children {
		for _, a := range c.Plan.Actions {
			if a.Attendee != invitedAs+paul {
				t.Errorf("another’s action in the father’s plan: %+v", a)
			}
		}
	}
	if !f.Decisions.CoreGroupAt.IsZero() {
		t.Error("he is told when a group meets that he is not of")
	}
	if p := prove(t, r, grace, UpdatedPlan, BySecureEmail); p.Blocked(BlockContent) {
		t.Errorf("blocks %+v", p.Blocks)
	}
	r.CoreGroup.State = CoreGroupStruck
	if p := prove(t, r, grace, UpdatedPlan, BySecureEmail); !p.Blocked(BlockContent) {
		t.Error("one recorded in error goes out")
	}
	r.CoreGroup = nil
	if f, _ := Disclose(r, invitedAs+grace, UpdatedPlan, Options{}); f.Reader != "" {
		t.Error("without a core group there is no plan of one")
	}
	d := newDisclosure(r, invitedAs+grace, UpdatedPlan, Options{})
	if d.coreGroup(); d.facts.Decisions != nil {
		t.Error("without a core group nothing is told")
	}
}

func TestAllSent(t *testing.T) {
	at := time.Date(2027, 1, 4, 9, 0, 0, 0, time.UTC)
	sent := func(at time.Time) Due {
		return Due{Latest: &IssuedDocument{Trail: []Dispatch{{State: Sent, At: at}}}}
	}
	if _, all := AllSent(nil); all {
		t.Error("of none")
	}
	if last, all := AllSent([]Due{sent(at.Add(time.Hour)), sent(at)}); !all || last != at.Add(time.Hour) {
		t.Errorf("all: %v %v", last, all)
	}
	if _, all := AllSent([]Due{sent(at), {}}); all {
		t.Error("one is left")
	}
}
