package pathway

import (
	"slices"
	"strings"
	"testing"
)

// An adult who has to do only with children of whom a recipient may not know is not named to them either; the chair can let the
// name stand, because they may know of each other otherwise.
func TestAnAdultOfOtherChildrenIsUnknown(t *testing.T) {
	tests := []struct {
		name   string
		change func(*Record)
		to     int64
		kind   DocumentKind
		text   string
		found  bool
	}{
		{"another man", nil, paul, ParentInvitation, "Hurt by Łukasz", true},
		{"another man, whole name", nil, paul, ParentInvitation, "Lukasz Wojcik was there", true},
		{"another man, by surname", nil, paul, ParentInvitation, "Mr Wójcik was there", true},
		{"in the decisions", nil, paul, DecisionsDocument, "Łukasz does not come to the house", true},
		{"in the plan for parents", nil, paul, ParentPlan, "Łukasz does not come to the house", true},
		{"the other way round", nil, lukasz, ParentInvitation, "Margaret saw it", true},
		{"a stepfather is known, who may himself not know", nil, lukasz, ParentInvitation, "Paul saw it", false},
		{"her own mother's partner", nil, anna, ParentInvitation, "Łukasz and Paul came", false},
		{"to an agency of other children", nil, visitor, AgencyInvitation, "Margaret Dean saw it", true},
		{"to an agency of her grandchildren", nil, secondary, AgencyInvitation, "Margaret Dean saw it", false},
		{"a relation of nobody", nil, paul, ParentInvitation, "Sally Finch rang", true},
		{"a relation of nobody, to who knows all", nil, anna, ParentInvitation, "Sally Finch rang", false},
		{"a lodger", func(r *Record) { r.person(aunt).Homes = lives(oldHome) }, paul, ParentInvitation, "Sally Finch rang", false},
		{"somebody in his list", func(r *Record) {
			r.Relations = append(r.Relations, Relation{Adult: aunt, Child: mia, Relation: "Not related", MayKnow: "yes", Confirmed: confirmedAt})
			r.Attendees = append(r.Attendees, Attendee{ID: invitedAs + aunt, Person: aunt, Purpose: ToAttend})
		}, paul, ParentInvitation, "Sally Finch rang", false},
		{"once he may know", func(r *Record) { r.relation(paul, ada).MayKnow = "yes" }, paul, ParentInvitation, "Hurt by Łukasz", false},
		{"himself", nil, lukasz, ParentInvitation, "Łukasz came", false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := decided()
			if tt.change != nil {
				tt.change(r)
			}
			got := hits(t, r, tt.to, tt.kind, tt.text)
			i := slices.IndexFunc(got, func(h Hit) bool { return h.Kind == ValueName && h.Where == "added" })
			if (i >= 0) != tt.found {
				t.Fatalf("found %v", hitList(got))
			}
			for _, h := range got {
				if h.Where == "added" && (!h.Releasable || !strings.Contains(h.Why, "knows of them")) {
					t.Errorf("it can’t be released: %+v", h)
				}
			}
		})
	}
	r := carters()
	sheet := ShieldFor(r, 0, AttendanceSheet, nil)
	if got := sheet.Search([]Passage{{"row", "Margaret Dean"}}); len(got) != 0 {
		t.Errorf("who comes stands on the sheet: %v", hitList(got))
	}
}
