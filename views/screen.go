package views

// Screen is the conference screen: one form that saves itself, in which a conference is written down as it goes. On the left
// stand its places with what is still empty, in the middle the text, on the right the times, quoracy, views and attendance.
type Screen struct {
	Title, Caption string
	Action, Draft  string // where the save button posts to, and where it saves itself
	Page           string // which open page this is
	Clock          int64  // the server's time in milliseconds since 1970, from which "now" is told
	Save           SaveStatus
	Clash          Component // both texts, where a save without script met another's; nil: none
	Summary        ErrorSummary
	Nav            ScreenNav
	Live           ScreenLive
	Times          ScreenTimes
	Attendance     []ScreenPerson // none: not on this page
	Places         []ScreenPlace
	People         []string // names that are offered where somebody is named
	Part           string   // says which part of a split conference is shown, or none
	Fixed          string   // says why most fields, attendance among them, no longer change; or none
	Decisions      Action   // to the decisions' page
	Sheet          Link     // to the attendance sheet
	DraftAction    string   // posts what is on the screen and then drafts the decisions; or none
	Keys           []ScreenKey
}

func (Screen) template() string { return "screen" }

// ScreenPlace is a place of the screen with its own heading.
type ScreenPlace struct {
	ID, Title, Hint string
	Aside           Component // beside the heading, or none
	Fixed           bool      // nothing here changes any more
	Body            Component
}

// ScreenKey is a key and what it does.
type ScreenKey struct{ Key, Does string }

// ScreenNav lists the places with how they stand. It draws itself anew after each save.
type ScreenNav struct {
	URL   string
	Items []ScreenNavItem
}

func (ScreenNav) template() string { return "screen-nav" }

// ScreenNavItem is a place, or another page.
type ScreenNavItem struct {
	ID, Text string
	URL      string // of another page; "": the place of that id on this one
	Status   Status // done: filled in; due: something is missing; none: empty
	Missing  int
}

// Words says how the place stands, for who does not see the mark.
func (i ScreenNavItem) Words() string {
	switch {
	case i.Missing > 0:
		return Plural(i.Missing, "thing missing", "things missing")
	case i.Status == StatusDone:
		return "filled in"
	case i.Status == StatusDue:
		return "to do"
	case i.URL != "":
		return ""
	}
	return "empty"
}

// ScreenLive is what follows from what was typed. It draws itself anew after each save.
type ScreenLive struct {
	URL      string
	State    Tag
	Since    int64 // when the conference began, in milliseconds since 1970: its length is told from that; 0: not running
	Length   string
	Quorate  bool
	Quoracy  []string
	Agreed   string // that the service manager agreed to go on all the same
	Agree    Action // where that is recorded
	Children []ScreenTally
	Missing  []ScreenGap
	Hints    []ScreenGap
	Decided  string // that nothing is to be done for the decisions any more, or none
}

func (ScreenLive) template() string { return "screen-live" }

// Mark is how the quoracy stands.
func (l ScreenLive) Mark() Mark {
	if l.Quorate || l.Agreed != "" {
		return Mark{StatusDone}
	}
	return Mark{StatusLate}
}

// ScreenTally is how the views for one child stand, and what was decided.
type ScreenTally struct{ Name, Tally, Outcome string }

// ScreenGap is one thing that is missing, with where it is done.
type ScreenGap struct{ URL, Text string }

// ScreenTimes is when the conference began and ended.
type ScreenTimes struct {
	Began, Ended           TimeInput
	BeginAction, EndAction string // where the buttons post to; "": that time is recorded no longer
	BeganAt, EndedAt       string // as recorded, or ""
}

func (ScreenTimes) template() string { return "screen-times" }

// ScreenPerson is one of the attendance.
type ScreenPerson struct {
	ID, Name, Role, Note string
	Mode                 Select
	Arrived, Left        TimeInput
	Deputy               TextInput
	Parts                []Checkbox
}

func (ScreenPerson) template() string { return "screen-person" }

// ScreenReports is what each agency brought, fact and opinion apart.
type ScreenReports []ScreenReport

func (ScreenReports) template() string { return "screen-reports" }

// ScreenReport is what one of the attendance brought.
type ScreenReport struct {
	Name, Role     string
	Received       string // "Report received, shared with …"
	Facts, Opinion Textarea
}

// ScreenFamilyViews is what each of the family thinks.
type ScreenFamilyViews []ScreenFamilyView

func (ScreenFamilyViews) template() string { return "screen-family-views" }

// ScreenFamilyView is what one of the family thinks and how that was heard.
type ScreenFamilyView struct {
	Name, Role string
	Text       Textarea
	How        Select
}
