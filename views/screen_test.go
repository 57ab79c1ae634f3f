package views

import "testing"

func TestScreenTemplates(t *testing.T) {
	held(t, Screen{}, ScreenNav{}, ScreenLive{}, ScreenTimes{}, ScreenPerson{}, ScreenReports{}, ScreenFamilyViews{}, ScreenChild{}, ScreenTicks{},
		ScreenPlan{}, ScreenRow{}, ScreenCore{}, PrivateNotes{}, EarlierTexts{}, DecisionsPage{}, DecisionsPreview{})
}
