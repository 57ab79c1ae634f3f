package db_test

import (
	"fmt"
	"testing"
	"time"

	"cp-pathway/db"
	"cp-pathway/db/dbtest"
	"cp-pathway/pathway"
)

// held is a conference that was written down whole, began at 10:05 and ended at 11:30; it is 11:40.
func held(t *testing.T, change func(dbtest.Sitting, map[string]string)) (*db.DB, dbtest.Sitting, *dbtest.Clock) {
	t.Helper()
	d, s, clock := sit(t)
	typed := s.Typed()
	if change != nil {
		change(s, typed)
	}
	save(t, d, s, s.Taker, "p1", dbtest.Edits(typed)...)
	day := pathway.NewDate(2026, 12, 11)
	if err := d.BeginConference(t.Context(), s.Taker, s.Case, s.Conference, day.At(10, 5)); err != nil {
		t.Fatal(err)
	}
	clock.Forward(95 * time.Minute)
	if err := d.EndConference(t.Context(), s.Taker, s.Case, s.Conference, day.At(11, 30)); err != nil {
		t.Fatal(err)
	}
	return d, s, clock
}

func milestone(t *testing.T, d *db.DB, s dbtest.Sitting, step string) pathway.Milestone {
	t.Helper()
	for _, m := range screen(t, d, s).Milestones {
		if m.ID == step {
			return m
		}
	}
	t.Fatalf("no milestone %s", step)
	return pathway.Milestone{}
}

func drafted(t *testing.T, d *db.DB, s dbtest.Sitting, by db.Actor) pathway.DraftedDecisions {
	t.Helper()
	missing, err := d.DraftDecisions(t.Context(), by, s.Case, s.Conference)
	if err != nil || len(missing) > 0 {
		t.Fatalf("drafting: %v, missing %+v", err, missing)
	}
	draft, _ := screen(t, d, s).Latest()
	return draft
}

func TestFromTheConferenceToApprovedDecisions(t *testing.T) {
	d, s, clock := held(t, nil)
	ctx := t.Context()
	if m := milestone(t, d, s, "decisions-to-chair"); m.DueAt != pathway.NewDateTime(2026, 12, 14, 11, 30) || !m.Clock {
		t.Errorf("the 24 hours end on the Monday at 11:30: %+v", m)
	}
	if m := milestone(t, d, s, "icpc"); m.Done != pathway.NewDateTime(2026, 12, 11, 10, 5) {
		t.Errorf("conference held: %+v", m)
	}
	draft := drafted(t, d, s, s.Taker)
	if draft.State != pathway.DecisionsDraft || draft.Number != 1 || len(draft.Content.Children) != 2 || draft.AuthorName != "Minty Taker" {
		t.Errorf("%+v", draft)
	}
	again := drafted(t, d, s, s.Taker) // made anew, not a second one
	if again.ID != draft.ID || again.Version == draft.Version {
		t.Errorf("%+v", again)
	}
	if err := d.SendDecisions(ctx, s.Taker, s.Case, s.Conference, draft.ID, draft.Version); pathway.CodeOf(err) != pathway.CodeConflict {
		t.Errorf("a draft that was made anew meanwhile: %v", err)
	}
	if err := d.SendDecisions(ctx, s.Taker, s.Case, s.Conference, again.ID, again.Version); err != nil {
		t.Fatal(err)
	}
	if m := milestone(t, d, s, "decisions-to-chair"); m.Done.IsZero() || !m.InTime() {
		t.Errorf("%+v", m)
	}
	if _, err := d.SaveFields(ctx, s.Taker, s.Case, s.Conference, "p1", dbtest.Edits(map[string]string{"core.where": "elsewhere"})); pathway.CodeOf(err) != pathway.CodeRefused {
		t.Errorf("a field that went into the decisions: %v", err)
	}
	save(t, d, s, s.Taker, "p1", dbtest.Edits(map[string]string{"text.worries": "said more exactly"})...)

	sent, _ := screen(t, d, s).Latest()
	approve := func(by db.Actor, why string) error {
		return d.ApproveDecisions(ctx, by, s.Case, s.Conference, sent.ID, sent.Version, why)
	}
	if err := approve(s.Taker, ""); pathway.CodeOf(err) != pathway.CodeForbidden {
		t.Errorf("the minute taker approves: %v", err)
	}
	if err := approve(s.Deputy, ""); pathway.CodeOf(err) != pathway.CodeInvalid {
		t.Errorf("a stand-in without a reason: %v", err)
	}
	clock.Forward(2 * time.Hour)
	if err := approve(s.Deputy, "the chair is ill"); err != nil {
		t.Fatal(err)
	}
	if err := approve(s.Deputy, "twice"); pathway.CodeOf(err) != pathway.CodeConflict {
		t.Errorf("approved twice: %v", err)
	}
	k := screen(t, d, s)
	final, _ := k.Latest()
	if final.State != pathway.DecisionsApproved || final.DecidedName != "Dan Deputy" || final.StandInWhy != "the chair is ill" {
		t.Errorf("%+v", final)
	}
	r, err := d.Record(ctx, s.Case, s.Conference)
	if err != nil {
		t.Fatal(err)
	}
	if a := r.Approval; a.Name != "Dan Deputy" || a.Role != "In place of the chair, Cara Chair" || a.At.IsZero() {
		t.Errorf("who approved, as documents say it: %+v", a)
	}
	if k.Record.Case.Stage != pathway.StageDecisions {
		t.Errorf("stage %q until everybody has them", k.Record.Case.Stage)
	}
	if m := milestone(t, d, s, "decisions-approved"); m.Done.IsZero() {
		t.Errorf("%+v", m)
	}
	plans := dbtest.MustRows(t, d, `SELECT child || ' ' || started_on || ' ' || initial_category || ' ' || previous FROM plan`)
	if want := fmt.Sprintf("%d 2026-12-11 NEG 0", s.Amy); len(plans) != 1 || plans[0] != want {
		t.Errorf("plans %q, want %q", plans, want)
	}
	if _, err := d.DraftDecisions(ctx, s.Taker, s.Case, s.Conference); pathway.CodeOf(err) != pathway.CodeRefused {
		t.Errorf("drafting after approval: %v", err)
	}
}

func TestWhatIsMissingIsToldAndNothingMade(t *testing.T) {
	d, s, _ := sit(t)
	missing, err := d.DraftDecisions(t.Context(), s.Taker, s.Case, s.Conference)
	if err != nil || len(missing) == 0 || missing[0].Field != pathway.BeganField {
		t.Fatalf("%v, %+v", err, missing)
	}
	if _, any := screen(t, d, s).Latest(); any {
		t.Error("a draft was made")
	}
}

func TestSentBackIsDraftedAnew(t *testing.T) {
	d, s, clock := held(t, nil)
	ctx := t.Context()
	draft := drafted(t, d, s, s.Taker)
	if err := d.SendBackDecisions(ctx, s.Chair, s.Case, s.Conference, draft.ID, draft.Version, "not yet sent"); pathway.CodeOf(err) != pathway.CodeRefused {
		t.Errorf("sent back before it was sent: %v", err)
	}
	if err := d.SendDecisions(ctx, s.Taker, s.Case, s.Conference, draft.ID, draft.Version); err != nil {
		t.Fatal(err)
	}
	first := milestone(t, d, s, "decisions-to-chair").Done
	if err := d.CommentDecisions(ctx, s.Chair, s.Case, s.Conference, draft.ID, "Row 1 is good"); err != nil {
		t.Fatal(err)
	}
	sent, _ := screen(t, d, s).Latest()
	if err := d.SendBackDecisions(ctx, s.Chair, s.Case, s.Conference, sent.ID, sent.Version, " "); pathway.CodeOf(err) != pathway.CodeInvalid {
		t.Errorf("sent back without a word: %v", err)
	}
	if err := d.SendBackDecisions(ctx, s.Chair, s.Case, s.Conference, sent.ID, sent.Version, "Name the club"); err != nil {
		t.Fatal(err)
	}
	clock.Forward(time.Hour)
	save(t, d, s, s.Taker, "p1", dbtest.Edits(map[string]string{"core.where": "Marsh Primary"})...)
	second := drafted(t, d, s, s.Taker)
	if second.ID == draft.ID || second.Number != 2 || second.Content.CoreGroupWhere != "Marsh Primary" {
		t.Errorf("%+v", second)
	}
	if err := d.SendDecisions(ctx, s.Taker, s.Case, s.Conference, second.ID, second.Version); err != nil {
		t.Fatal(err)
	}
	if got := milestone(t, d, s, "decisions-to-chair").Done; got != first {
		t.Errorf("the draft reached the chair at %v, now it says %v", first, got)
	}
	drafts := screen(t, d, s).Drafts
	if len(drafts) != 2 || len(drafts[0].Comments) != 2 || drafts[0].Comments[1].Text != "Name the club" || drafts[0].Comments[0].By != "Cara Chair" || drafts[0].Content.CoreGroupWhere != "Primary school" {
		t.Errorf("%+v", drafts)
	}
}

func TestOwnDraftIsNotApprovedUnlessTheOfficeAllowsIt(t *testing.T) {
	d, s, _ := held(t, nil)
	ctx := t.Context()
	draft := drafted(t, d, s, s.Chair)
	if err := d.SendDecisions(ctx, s.Chair, s.Case, s.Conference, draft.ID, draft.Version); err != nil {
		t.Fatal(err)
	}
	sent, _ := screen(t, d, s).Latest()
	approve := func() error {
		return d.ApproveDecisions(ctx, s.Chair, s.Case, s.Conference, sent.ID, sent.Version, "")
	}
	if err := approve(); pathway.CodeOf(err) != pathway.CodeRefused {
		t.Fatalf("one's own draft: %v", err)
	}
	o, err := d.Office(ctx)
	if err != nil {
		t.Fatal(err)
	}
	o.OwnApproval = true
	if err := d.SaveSettings(ctx, s.First, o); err != nil {
		t.Fatal(err)
	}
	if err := approve(); err != nil {
		t.Errorf("in a small office: %v", err)
	}
}

func TestNotQuorateStopsTheDecisions(t *testing.T) {
	d, s, _ := sit(t)
	ctx := t.Context()
	typed := s.Typed()
	typed[fmt.Sprintf("attend.%d.mode", s.Attendees["Class teacher"])] = "absent"
	save(t, d, s, s.Taker, "p1", dbtest.Edits(typed)...)
	day := pathway.NewDate(2026, 12, 11)
	if err := d.BeginConference(ctx, s.Taker, s.Case, s.Conference, day.At(9, 0)); err != nil {
		t.Fatal(err)
	}
	if err := d.EndConference(ctx, s.Taker, s.Case, s.Conference, day.At(10, 0)); err != nil {
		t.Fatal(err)
	}
	missing, err := d.DraftDecisions(ctx, s.Taker, s.Case, s.Conference)
	if err != nil || len(missing) != 1 || missing[0].Field != pathway.QuoracyField {
		t.Fatalf("%v, %+v", err, missing)
	}
	if err := d.AllowNotQuorate(ctx, s.Manager, s.Case, s.Conference, ""); pathway.CodeOf(err) != pathway.CodeInvalid {
		t.Errorf("without a reason: %v", err)
	}
	if err := d.AllowNotQuorate(ctx, s.Manager, s.Case, s.Conference, "both children are at risk now"); err != nil {
		t.Fatal(err)
	}
	draft := drafted(t, d, s, s.Taker)
	if draft.Content.Quorate {
		t.Error("it says that it was quorate")
	}
	if k := screen(t, d, s).Record.Conference; k.ExceptionalBy != "Mo Manager" || k.ExceptionalWhy == "" {
		t.Errorf("%+v", k)
	}
}

func TestAdjournedMeetsAgain(t *testing.T) {
	d, s, _ := held(t, func(s dbtest.Sitting, typed map[string]string) {
		for _, child := range []int64{s.Amy, s.Ben} {
			typed[fmt.Sprintf("child.%d.outcome", child)] = "adjourned"
			typed[fmt.Sprintf("child.%d.instead", child)] = "They stay with their aunt."
			typed[fmt.Sprintf("child.%d.reconvene", child)] = "18/12/2026"
		}
	})
	draft := drafted(t, d, s, s.Taker)
	if err := d.SendDecisions(t.Context(), s.Taker, s.Case, s.Conference, draft.ID, draft.Version); err != nil {
		t.Fatal(err)
	}
	sent, _ := screen(t, d, s).Latest()
	if err := d.ApproveDecisions(t.Context(), s.Chair, s.Case, s.Conference, sent.ID, sent.Version, ""); err != nil {
		t.Fatal(err)
	}
	k := screen(t, d, s)
	if k.Record.Conference.State != pathway.ConferenceAdjourned || k.Record.Case.Stage != pathway.StagePreparing {
		t.Errorf("conference %s, stage %s", k.Record.Conference.State, k.Record.Case.Stage)
	}
	if plans := dbtest.MustRows(t, d, `SELECT id FROM plan`); len(plans) != 0 {
		t.Errorf("plans %q", plans)
	}
}
