package pathway

import (
	"reflect"
	"slices"
	"strings"
	"testing"
)

// occasions are records of the Carter family at every occasion on which something is written to somebody.
var occasions = map[string]func() *Record{
	"invited": carters,
	"another day": func() *Record {
		r := rearranged()
		r.Moved.Plain = "Too few people came."
		for _, child := range r.Conference.Children {
			m, _ := r.Member(child)
			r.Moved.Safety = append(r.Moved.Safety, SafetyPlan{Child: child, Name: m.Person.Name(), Keeps: "An aunt looks in each day.", Plain: "Your aunt looks in each day."})
		}
		return r
	},
	"excluded": func() *Record {
		r := carters()
		r.guest(paul).Excluded, r.guest(paul).Ground = ExcludedWhole, ExclusionGrounds[0].Value
		r.guest(lukasz).Excluded, r.guest(lukasz).Ground = ExcludedPart, ExclusionGrounds[0].Value
		return r
	},
	"called off": calledOff,
	"stood down": func() *Record {
		r := carters()
		r.S47 = &S47Outcome{Instead: "A family support worker comes each week."}
		return r
	},
	"decided": decided,
	"minuted": func() *Record {
		r := minuted()
		r.guest(mia).MinutesTold = true
		return r
	},
	"an addendum":  withAddendum,
	"core group":   met,
	"absence":      missed,
	"mid-point":    func() *Record { return lookedByAll(MidpointReview) },
	"audit":        func() *Record { return lookedByAll(DriftAudit) },
	"supervised":   func() *Record { return lookedByAll(Supervision) },
	"reported":     reported,
	"informal":     func() *Record { return takenUp(InformalStage) },
	"formal":       func() *Record { return takenUp(FormalStage) },
	"looked after": func() *Record { return closing(endedFor(EndLookedFor, EndingWaits, mia, tom, ada)) },
	"moving away":  movesAway,
	"ended":        func() *Record { return endedFor(EndMoved, EndingDone, mia, tom, ada) },
	"stepped down": func() *Record { return endedFor(EndStepDown, EndingDone, mia, tom, ada) },
}

// lookedByAll is a look at the plan whose reader may know of all the children.
func lookedByAll(kind AppraisalKind) *Record {
	r := looked(kind)
	r.guest(officer).Purpose, r.guest(officer).CoreGroup = ToAttend, true
	return r
}

// takenUp is something that is taken up with the primary school.
func takenUp(stage ResolutionStage) *Record {
	r := decided()
	r.Resolution = &Resolution{Stage: stage, Ground: "report", To: primary, About: "No report came from you.", RaisedOn: onDay("2026-12-14"), RaisedName: "Mo Manager", AnswerDue: onDay("2026-12-30")}
	return r
}

// closing is a record whose whole list is the core group.
func closing(r *Record) *Record {
	for i := range r.Attendees {
		r.Attendees[i].CoreGroup = true
	}
	return r
}

// refugeSays are what gives away where Anna and the children live.
var refugeSays = []string{"Rose House", "Marsh Street", "MB4 1AA", "Millbrook", "Harbour Women"}

// mayRead are those who live or work there.
var mayRead = []int64{invitedAs + anna, invitedAs + mia, invitedAs + keyWorker}

// told is each document that somebody gets on an occasion.
func told(r *Record, each func(to Attendee, kind DocumentKind, f Facts)) {
	for _, a := range r.Attendees {
		for _, kind := range newRecipient(r, a.ID).kinds() {
			f, _ := Disclose(r, a.ID, kind, Options{Way: ByPost})
			each(a, kind, f)
		}
	}
}

// Whatever is written to anybody, on whatever occasion: nobody else reads where the mother lives, and no father of the other's children.
// A kind of document that no occasion here makes is not known to hold nothing, and fails.
func TestNoDocumentOfAnyKindTellsWhereTheyLive(t *testing.T) {
	made := map[DocumentKind]bool{AttendanceSheet: true, WeeklyDiary: true, ChecklistPaper: true} // go to no one person: each has a test of its own
	for name, occasion := range occasions {
		t.Run(name, func(t *testing.T) {
			r := occasion()
			if r.Decisions != nil { // what staff typed is the next test's
				r.Decisions.Children[0].Plan.Actions = slices.DeleteFunc(r.Decisions.Children[0].Plan.Actions, func(a PlanAction) bool { return strings.Contains(a.Action, "Tom") })
			}
			told(r, func(to Attendee, kind DocumentKind, f Facts) {
				made[kind] = true
				if !slices.Contains(mayRead, to.ID) {
					mustLack(t, f, refugeSays...)
				}
				switch to.ID {
				case invitedAs + paul:
					mustLack(t, f, "Ada", "Leo", "Wójcik", "Quay Lane", "NM2 9ZZ")
				case invitedAs + lukasz:
					mustLack(t, f, "Mia", "Tom", "Paul", "Station Road", "NM1 2AB")
				}
			})
		})
	}
	for _, k := range DocumentKinds {
		if !made[DocumentKind(k.Value)] {
			t.Errorf("nobody gets a %s on any of these occasions", k.Value)
		}
	}
}

// plant writes a sentence behind every text of more than one word.
func plant(v reflect.Value, sentence string) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			plant(v.Elem(), sentence)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				plant(v.Field(i), sentence)
			}
		}
	case reflect.Slice:
		for i := range v.Len() {
			plant(v.Index(i), sentence)
		}
	case reflect.String:
		if strings.Contains(v.String(), " ") && v.CanSet() {
			v.SetString(v.String() + sentence)
		}
	}
}

// Staff write the refuge's address into every field there is: what reaches a document stops it, and nobody can release it.
func TestAnAddressTypedAnywhereStopsEveryDocument(t *testing.T) {
	stopped := map[DocumentKind]bool{}
	for name, occasion := range occasions {
		t.Run(name, func(t *testing.T) {
			r := occasion()
			for _, part := range []any{&r.Strategy, r.S47, r.Decisions, r.Minutes, r.Addendum, r.CoreGroup, r.Appraisal, r.Partnership, r.Moved, r.Cancelled, r.Absence, r.Resolution, r.Ending} {
				plant(reflect.ValueOf(part), " They are at 14 Marsh Street.")
			}
			told(r, func(to Attendee, kind DocumentKind, f Facts) {
				holds := strings.Contains(Fold(strings.Join(whole(t, f), "\n")), Fold("14 Marsh Street"))
				if !holds || slices.Contains(mayRead, to.ID) {
					return
				}
				stopped[kind] = true
				p := Prove(r, to.ID, kind, Options{Way: ByPost}, printed(t, f), nil)
				if !slices.ContainsFunc(p.Blocks, func(b Block) bool { return b.Code == BlockProtected && !b.Releasable }) {
					t.Errorf("%s to %s holds the address and goes out: %q", kind, f.To.Name, codes(p.Blocks))
				}
			})
		})
	}
	if len(stopped) < 20 {
		t.Errorf("only %d kinds of document hold a text that staff type", len(stopped))
	}
}
