package pathway

import (
	"slices"
	"strings"
	"testing"
)

func TestMayIsDeniedByDefault(t *testing.T) {
	tests := []struct {
		roles []Role
		right Right
		want  bool
	}{
		{nil, Public, true},
		{nil, SignedIn, false},
		{nil, ViewCases, false},
		{[]Role{"king"}, SignedIn, false},
		{[]Role{Auditor}, SignedIn, true},
		{AllRoles(), "", false},
		{AllRoles(), "fly", false},
		// Who acts at each step, by the pathway's text.
		{[]Role{Chair}, DecideThreshold, true},
		{[]Role{Admin}, DecideThreshold, false},
		{[]Role{ServiceManager}, AllocateChair, true},
		{[]Role{Admin}, Book, true},
		{[]Role{Chair}, Book, true}, // the duty chair does in the earlier pathway
		{[]Role{MinuteTaker}, Book, false},
		{[]Role{MinuteTaker}, ApproveDecisions, false},
		{[]Role{Chair}, ApproveDecisions, true},
		{[]Role{ServiceManager}, ApproveException, true},
		{[]Role{Chair}, ApproveException, false},
		{[]Role{Chair}, ReleaseWord, true},
		{[]Role{Admin}, ReleaseWord, false},
		{[]Role{Admin, Chair}, ReleaseWord, true},
		// The system administrator sees no family.
		{[]Role{SystemAdministrator}, ViewCases, false},
		{[]Role{SystemAdministrator}, ViewAudit, false},
		{[]Role{SystemAdministrator}, ManageAccounts, true},
		{[]Role{Auditor}, ViewAudit, true},
		{[]Role{Admin}, ViewAudit, false},
	}
	for _, tt := range tests {
		if got := May(tt.roles, tt.right); got != tt.want {
			t.Errorf("May(%v, %q) = %v, want %v", tt.roles, tt.right, got, tt.want)
		}
	}
}

func TestRightsTableIsWhole(t *testing.T) {
	seen := map[Right]bool{}
	for _, row := range Rights {
		if seen[row.Right] {
			t.Errorf("%s stands twice", row.Right)
		}
		seen[row.Right] = true
		if row.May == "" || len(row.Roles) == 0 {
			t.Errorf("%s has no words or no roles", row.Right)
		}
		if strings.ToLower(row.May[:1]) != row.May[:1] {
			t.Errorf("%s: %q does not go on after “may”", row.Right, row.May)
		}
		if got := slices.Contains(row.Roles, Auditor) && row.Right != RecordAudit; got != row.Reads { // an audit is the auditor's own act
			t.Errorf("%s: the auditor has it: %v; it only reads: %v", row.Right, got, row.Reads)
		}
		for _, r := range row.Roles {
			if !r.Known() {
				t.Errorf("%s is given to %q, which is no role", row.Right, r)
			}
		}
		if !row.Right.Known() {
			t.Errorf("%s is not known", row.Right)
		}
	}
	if Right("").Known() || !Public.Known() || !SignedIn.Known() {
		t.Error("the rights without a role are known, and the empty one is not")
	}
}

func TestRoleTitles(t *testing.T) {
	if got := Chair.Title(); got != "Conference chair" {
		t.Errorf("Chair is called %q", got)
	}
	if got := Role("king").Title(); got != "king" {
		t.Errorf("an unknown role is called %q", got)
	}
	if len(AllRoles()) != 6 {
		t.Errorf("%d roles, want 6", len(AllRoles()))
	}
	if got := WhoMay(ApproveDecisions); !slices.Equal(got, []string{"Conference chair"}) {
		t.Errorf("decisions are approved by %v", got)
	}
}
