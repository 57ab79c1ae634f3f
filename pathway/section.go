package pathway

// Section is a part of the minutes in which text is typed. In a split conference each of its paragraphs belongs to one
// part, or to all of them.
type Section struct {
	ID, Title string
	Hint      string        // what belongs here
	Starts    MinutesReader // who may read it, until the minute taker says otherwise
}

// Private tells whether a section is kept off the conference screen, which may be projected: it has a page of its own.
func (s Section) Private() bool { return s.Starts == ReadChair }

// Sections lists what the minutes of a conference hold beside views, decisions and plans, in the order in which a
// conference goes through it.
var Sections = []Section{
	{"opening", "Opening", "Who opened the conference, what was said about confidentiality and how it runs", ReadAll},
	{"family", "Family and network", "Who is in the family, what has changed since the reports, who helps", ReadAll},
	{"reports", "Reports and discussion", "What was added to the reports. Say who said it, and keep fact and opinion apart", ReadAll},
	{"worries", "What we are worried about", "Harm that has happened, and what makes things harder", ReadAll},
	{"working", "What is working well", "Safety that has been shown, strengths, who makes a difference", ReadAll},
	{"change", "What must change", "What the family and professionals say has to be different, and how they would see it", ReadAll},
	{"danger", "Danger statements", "Who is worried, about what, and what may happen to which child if nothing changes", ReadAll},
	{"scaling", "Scaling", "From 0 (harm is certain) to 10 (safe enough): who gave which number, and why", ReadAll},
	{"summary", "The chair’s summary", "What the chair drew from it all, before views were asked for", ReadAll},
	{sectionPolice, "Police information", "Chair only: it is in nobody’s copy until the chair says so", ReadChair},
	{sectionPrivate, "Other information for the chair only", "What somebody could not say in front of the others, and who said it", ReadChair},
}

// MinutesReader says who may read a paragraph of the minutes.
type MinutesReader string

// The readers of a paragraph.
const (
	ReadAll           MinutesReader = "everybody"
	ReadProfessionals MinutesReader = "professionals"
	ReadChair         MinutesReader = "chair"
)

// MinutesReaders lists the readers with their titles.
var MinutesReaders = []Choice{
	{string(ReadAll), "Everybody who was there"},
	{string(ReadProfessionals), "Professionals only"},
	{string(ReadChair), "Chair only"},
}

// WaysOfGivingViews lists how the view of somebody of the family was heard. With [ViewsNotGiven] the text says why.
var WaysOfGivingViews = []Choice{
	{"there", "Said it at the conference"},
	{"chair", "Told the chair before"},
	{"social-worker", "Told the social worker"},
	{"advocate", "Through an advocate"},
	{"writing", "In writing"},
	{"drawing", "A drawing, an app or a game"},
	{"seen", "Too young to say: what was seen of them"},
	{ViewsNotGiven, "Not heard: say why"},
}

// ViewsNotGiven is the way that says that a view was not heard.
const ViewsNotGiven = "not-given"

// AgencyViews lists what an agency may think for one child.
var AgencyViews = []Choice{{ViewPlan, "Plan"}, {ViewNoPlan, "No plan"}, {ViewNone, "No view"}}

// What an agency may think for one child. In [Decisions] no view is the empty one.
const (
	ViewPlan   = "plan"
	ViewNoPlan = "no-plan"
	ViewNone   = "none"
)
