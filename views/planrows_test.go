package views

import "testing"

func TestPlanRowsTemplates(t *testing.T) { held(t, PlanRows{}, Offers{}, LiveCheck{}) }
