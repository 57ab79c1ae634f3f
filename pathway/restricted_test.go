package pathway

import "testing"

func TestMayOpen(t *testing.T) {
	open, closed := Case{Chair: 7}, Case{Chair: 7, Restricted: true}
	tests := []struct {
		who  string
		role Role
		id   int64
		c    Case
		want bool
	}{
		{"admin, open family", Admin, 1, open, true},
		{"auditor, open family", Auditor, 1, open, true},
		{"system administrator, open family", SystemAdministrator, 1, open, false},
		{"admin, restricted family", Admin, 1, closed, false},
		{"auditor, restricted family", Auditor, 1, closed, false},
		{"another chair, restricted family", Chair, 1, closed, false},
		{"its chair, restricted family", Chair, 7, closed, true},
		{"service manager, restricted family", ServiceManager, 1, closed, true},
		{"nobody, restricted family without a chair", Admin, 0, Case{Restricted: true}, false},
	}
	for _, tt := range tests {
		if got := MayOpen([]Role{tt.role}, tt.id, tt.c); got != tt.want {
			t.Errorf("%s: %v, want %v", tt.who, got, tt.want)
		}
	}
}
