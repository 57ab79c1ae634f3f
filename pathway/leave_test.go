package pathway

import (
	"strings"
	"testing"
)

func TestTasksOfAConferenceThatAChildHasLeft(t *testing.T) {
	k := Conference{ID: 4, Case: 5, StartsAt: minute("2027-03-05T10:00")}
	if x := LeftTask(k, false, nil, onDay("2027-01-14")); x.Conference != 4 || x.Role != Admin || strings.Contains(x.Text, "Were sent") || strings.Contains(x.Text, "died") {
		t.Errorf("%+v", x)
	}
	if x := LeftTask(k, true, []string{"Ann Test", "Bo Test"}, onDay("2027-01-14")); !strings.Contains(x.Text, "Nothing is written about the child") || !strings.HasSuffix(x.Text, "Were sent something before: Ann Test and Bo Test.") {
		t.Errorf("%+v", x)
	}
	if x := CancelledTask(k, onDay("2027-01-14")); !strings.Contains(x.Title, "the review of Friday 5 March 2027 at 10:00 is cancelled") || x.Kind != TaskLookAgain {
		t.Errorf("%+v", x)
	}
	if m := CancelledByItself(); !Chosen(MoveGrounds, m.Ground) || m.Why == "" || m.Plain == "" {
		t.Errorf("%+v", m)
	}
}
