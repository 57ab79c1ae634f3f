package db_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"cp-pathway/db"
	"cp-pathway/db/dbtest"
	"cp-pathway/pathway"
)

// sit opens a data file with a conference that is about to begin, and its clock.
func sit(t *testing.T) (*db.DB, dbtest.Sitting, *dbtest.Clock) {
	t.Helper()
	clock := dbtest.NewClock(t, "2026-12-11T10:05")
	d := dbtest.MustOpenAt(t, clock.Now)
	return d, dbtest.MustSit(t, d), clock
}

func save(t *testing.T, d *db.DB, s dbtest.Sitting, by db.Actor, page string, edits ...pathway.FieldEdit) db.FieldsSaved {
	t.Helper()
	saved, err := d.SaveFields(t.Context(), by, s.Case, s.Conference, page, edits)
	if err != nil {
		t.Fatal(err)
	}
	return saved
}

func screen(t *testing.T, d *db.DB, s dbtest.Sitting) db.Screen {
	t.Helper()
	k, err := d.ConferenceScreen(t.Context(), s.Taker, s.Case, s.Conference)
	if err != nil {
		t.Fatal(err)
	}
	return k
}

func TestFieldsAreKeptAsTyped(t *testing.T) {
	d, s, _ := sit(t)
	long := strings.Repeat("ä", 10_000)
	typed := map[string]string{
		"text.worries": long, "text.working": "<script>alert(1)</script> 😀 محمد", "core.date": "as soon as possible",
		fmt.Sprintf("plan.%d.3.by", s.Amy): "soon",
	}
	saved := save(t, d, s, s.Taker, "p1", dbtest.Edits(typed)...)
	if len(saved.Clashes) != 0 || len(saved.Versions) != 4 {
		t.Errorf("%+v", saved)
	}
	k := screen(t, d, s)
	for name, want := range typed {
		if k.Value(name) != want {
			t.Errorf("%s is kept as %.40q", name, k.Value(name))
		}
	}
	if f := k.Fields["text.worries"]; f.By != s.Taker.ID || f.ByName != "Minty Taker" || f.At.IsZero() {
		t.Errorf("saved by %+v", f)
	}
	if k.CoreGroupBy != pathway.NewDate(2026, 12, 29) || k.ReviewBy != pathway.NewDate(2027, 3, 11) {
		t.Errorf("last days %v, %v", k.CoreGroupBy, k.ReviewBy)
	}
}

func TestForgedFieldsAreNotStored(t *testing.T) {
	d, s, _ := sit(t)
	for _, name := range []string{"text.gossip", "child.9999.outcome", "version", fmt.Sprintf("attend.%d.mode", s.Attendees["hidden"]), fmt.Sprintf("child.%d.outcome", s.Mother)} {
		_, err := d.SaveFields(t.Context(), s.Taker, s.Case, s.Conference, "p1", []pathway.FieldEdit{{Name: "text.worries", Value: "beside a forged one"}, {Name: name, Value: "x"}})
		if pathway.CodeOf(err) != pathway.CodeInvalid {
			t.Errorf("%s: %v", name, err)
		}
	}
	if k := screen(t, d, s); len(k.Fields) != 0 {
		t.Errorf("stored: %v", k.Fields)
	}
	// A conference of another case is not there.
	if _, err := d.SaveFields(t.Context(), s.Taker, s.Case+1, s.Conference, "p1", nil); pathway.CodeOf(err) != pathway.CodeNotFound {
		t.Errorf("another case: %v", err)
	}
}

func TestTwoWhoWriteTheSameField(t *testing.T) {
	d, s, clock := sit(t)
	base := save(t, d, s, s.Taker, "taker", pathway.FieldEdit{Name: "text.worries", Value: "first"}).Versions["text.worries"]
	clock.Forward(time.Minute)
	save(t, d, s, s.Chair, "chair", pathway.FieldEdit{Name: "text.worries", Value: "the chair’s", Base: base})
	saved := save(t, d, s, s.Taker, "taker", pathway.FieldEdit{Name: "text.worries", Value: "the taker’s", Base: base}, pathway.FieldEdit{Name: "text.working", Value: "beside it"})
	if len(saved.Clashes) != 1 {
		t.Fatalf("clashes %+v", saved.Clashes)
	}
	if c := saved.Clashes[0]; c.Mine != "the taker’s" || c.Theirs != "the chair’s" || c.By != "Cara Chair" || c.Title != "What we are worried about: what was said" {
		t.Errorf("clash %+v", c)
	}
	k := screen(t, d, s)
	if k.Value("text.worries") != "the chair’s" || k.Value("text.working") != "beside it" {
		t.Errorf("stored %q and %q", k.Value("text.worries"), k.Value("text.working"))
	}
	// A page whose answer was lost sends again what it sent before, and then more: that is no clash.
	saved = save(t, d, s, s.Chair, "chair", pathway.FieldEdit{Name: "text.worries", Value: "the chair’s, longer", Base: base})
	if len(saved.Clashes) != 0 || screen(t, d, s).Value("text.worries") != "the chair’s, longer" {
		t.Errorf("clashes with itself: %+v", saved.Clashes)
	}
}

func TestAClashNamesTheChild(t *testing.T) {
	d, s, _ := sit(t)
	name := fmt.Sprintf("agency.%d.%d.reasons", s.Attendees["Class teacher"], s.Ben)
	save(t, d, s, s.Chair, "chair", pathway.FieldEdit{Name: name, Value: "x"})
	saved := save(t, d, s, s.Taker, "taker", pathway.FieldEdit{Name: name, Value: "y"})
	if len(saved.Clashes) != 1 || saved.Clashes[0].Title != "Ben Testova: an agency’s reasons" {
		t.Errorf("%+v", saved.Clashes)
	}
}

func TestAuditNamesFieldsAndRests(t *testing.T) {
	d, s, clock := sit(t)
	count := func() (n int) {
		t.Helper()
		rows, err := d.Audit(t.Context(), s.First, pathway.AuditFilter{Case: s.Case})
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range rows {
			if r.What == "Wrote on the conference screen" {
				n++
				if !slices.Equal(r.Fields, []string{"text.worries"}) || r.SubjectID != s.Conference {
					t.Errorf("%+v", r)
				}
			}
		}
		return n
	}
	for i := range 5 {
		save(t, d, s, s.Taker, "p1", pathway.FieldEdit{Name: "text.worries", Value: strings.Repeat("secret ", i+1)})
		clock.Forward(3 * time.Second)
	}
	if n := count(); n != 1 {
		t.Errorf("%d rows for one page that goes on typing", n)
	}
	clock.Forward(11 * time.Minute)
	save(t, d, s, s.Taker, "p1", pathway.FieldEdit{Name: "text.worries", Value: "later"})
	if n := count(); n != 2 {
		t.Errorf("%d rows after a rest", n)
	}
	save(t, d, s, s.Chair, "p2", pathway.FieldEdit{Name: "text.worries", Value: "the chair’s", Base: 99})
	if n := count(); n != 3 {
		t.Errorf("%d rows after somebody else", n)
	}
}

func TestAttendanceReachesTheList(t *testing.T) {
	d, s, _ := sit(t)
	sue, eve := s.Attendees["Social worker"], s.Attendees["Class teacher"]
	save(t, d, s, s.Taker, "p1", dbtest.Edits(map[string]string{
		fmt.Sprintf("attend.%d.mode", sue): "video", fmt.Sprintf("attend.%d.arrived", sue): "1005", fmt.Sprintf("core.member.%d", eve): "yes",
		fmt.Sprintf("attend.%d.mode", eve): "deputy", fmt.Sprintf("attend.%d.deputy", eve): "Di Deputy",
	})...)
	k := screen(t, d, s)
	for _, a := range k.Record.Attendees {
		switch a.ID {
		case sue:
			if a.Attended != "video" || a.Arrived != "10:05" || a.CoreGroup {
				t.Errorf("%+v", a)
			}
		case eve:
			if a.Attended != "deputy" || a.Deputy != "Di Deputy" || !a.CoreGroup {
				t.Errorf("%+v", a)
			}
		default:
			if a.Attended != "" {
				t.Errorf("%+v", a)
			}
		}
	}
}

// What was acknowledged is there after the file is opened again without a clean close: nothing but the commit is needed.
func TestAcknowledgedIsDurable(t *testing.T) {
	d, s, clock := sit(t)
	save(t, d, s, s.Taker, "p1", pathway.FieldEdit{Name: "text.worries", Value: "said at 10:04"})
	again := dbtest.MustReopen(t, d, clock.Now)
	k := screen(t, again, s)
	if k.Value("text.worries") != "said at 10:04" {
		t.Errorf("after the stop: %q", k.Value("text.worries"))
	}
}
