package pathway

import (
	"testing"
	"time"
)

func TestZoneHasSummerTime(t *testing.T) {
	winter := time.Date(2026, 12, 11, 10, 0, 0, 0, time.UTC).In(Zone())
	summer := time.Date(2026, 7, 11, 10, 0, 0, 0, time.UTC).In(Zone())
	if winter.Hour() != 10 || summer.Hour() != 11 {
		t.Errorf("10:00 UTC is %s in winter and %s in summer", winter.Format("15:04"), summer.Format("15:04"))
	}
	defer func() {
		if recover() == nil {
			t.Error("an unknown zone is taken")
		}
	}()
	zone("Nowhere/Land")
}
