package views

import (
	"bytes"
	"flag"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/PuerkitoBio/goquery"

	"cp-pathway/pathway"
)

var keepGallery = flag.String("gallery", "", "folder to keep the gallery's pages in, to look at")

const (
	arabic = "محمد عبد الرحمن الحسيني"
	longOf = "Wolfeschlegelsteinhausenbergerdorff-Featherstonehaugh"
	script = `<script>alert("x")</script> & "quotes" 'n' <b>bold</b> {{.}}`
)

// galleryPages is every part with content as it comes: long, foreign, hostile and missing.
func galleryPages(t testing.TB) map[string]Page {
	frame := Frame{
		Title: "Gallery", Office: "Borough of Thornbury Safeguarding Unit", Search: "/search", SignIn: "/sign-in",
		Nav: []NavItem{
			{Text: "Today", URL: "/today"}, {Text: "Families", URL: "/families", Current: true}, {Text: "Diary", URL: "/diary"},
			{Text: "Documents", URL: "/documents"}, {Text: "Figures", URL: "/figures"}, {Text: "Office", URL: "/office"},
		},
		Crumbs:   []Link{{"Families", "/families"}, {"F-2026-0117", "/families/7"}},
		Who:      &Who{Name: "Ann Obi", Roles: "Conference administrator", Account: "/account", Lock: "/lock", SignOut: "/sign-out", Close: "/close"},
		Practice: "Everything here is made up, and every document says SPECIMEN.",
		Notice:   Notice{Text: "Booked for Friday 11 December 2026 at 10:00.", Link: Link{"Invite people", "/families/7/invitations"}},
	}
	plain := frame
	plain.Notice = Notice{}
	bare := plain
	bare.Practice, bare.Crumbs, bare.Logo = "", nil, "/static/0/icon.svg"
	bare.Office = "The Very Long Named Metropolitan Borough of Thornbury and the Vale Children’s Safeguarding and Quality Assurance Unit"
	return map[string]Page{
		"family":   {frame, galleryFamily()},
		"pathway":  {bare, galleryPathway(t)},
		"forms":    {plain, galleryForms()},
		"failed":   {plain, galleryFailed()},
		"lists":    {plain, galleryLists()},
		"empty":    {plain, galleryEmpty()},
		"problem":  {Frame{Title: "Something went wrong", Narrow: true}, galleryProblem()},
		"confirm":  {plain, galleryConfirm()},
		"conflict": {plain, galleryConflict()},
		"sign-in":  {Frame{Title: "Sign in", Office: "Borough of Thornbury Safeguarding Unit", Narrow: true}, gallerySignIn()},
	}
}

func galleryFamily() Component {
	return Stack{
		PageHead{
			Title: "Family of Zoë O’Neill and " + Isolate(arabic), Caption: "F-2026-0117 · Pathway 2024",
			Tags:    []Tag{{StatusDue, "2 working days left"}},
			Flags:   []Flag{{"Protected address", true}, {"Second plan", false}, {"Interpreter: Polish", false}},
			Actions: []Action{{Text: "Book the conference", URL: "/families/7/booking"}, {Text: "Print", Print: true}},
		},
		Sections{"Family", []SectionItem{
			{Text: "Pathway", URL: "/families/7", Current: true}, {Text: "People", URL: "/families/7/people", Count: "9"},
			{Text: "Conferences", URL: "/families/7/conferences", Count: "1"}, {Text: "Plan", URL: "/families/7/plan"},
			{Text: "Documents", URL: "/families/7/documents", Count: "14"}, {Text: "Notes", URL: "/families/7/notes"}, {Text: "History", URL: "/families/7/history"},
		}},
		Picture{"pathway", "Pathway 2024", []Stage{
			{Name: "Strategy meeting", URL: "/families/7/strategy", Status: StatusDone, When: "20 Nov 2026"},
			{Name: "Threshold", URL: "/families/7/threshold", Status: StatusDone, When: "20 Nov 2026", Note: "met"},
			{Name: "Booking", Status: StatusDone, When: "20 Nov 2026"},
			{Name: "Invitations", URL: "/families/7/invitations", Status: StatusLate, When: "26 Nov 2026", Note: "list 1 working day late", Here: true},
			{Name: "Preparation", Status: StatusDue, When: "9 Dec 2026", Note: "4 of 7 steps done"},
			{Name: "Conference", Status: StatusForecast, When: "10 Dec 2026", Note: "limit 11 Dec 2026"},
			{Name: "Decisions", Status: StatusForecast, When: "11 Dec 2026", Note: "24 hours"},
			{Name: "Core groups", Status: StatusForecast, When: "24 Dec 2026"},
			{Name: "First review", Status: StatusForecast, When: "10 Mar 2027"},
		}},
		Steps{"steps-now", "Now", []Step{
			{ID: "invite-list", Name: "Invitation list received", Who: "Social worker: Bilal Shah", Status: StatusLate, When: "Thu 26 Nov 2026, 17:00", Left: "1 working day late", Evidence: "Nothing received. Escalated to the service manager: not yet.", Action: Action{Text: "Record the list", URL: "/families/7/invitations"}},
			{ID: "police-report", Name: "Police report requested", Who: "Administrator", Status: StatusDue, When: "Fri 27 Nov 2026", Left: "today", Action: Action{Text: "Request it", URL: "/families/7/police", Second: true}},
			{ID: "report-authorised", Name: "Social work report authorised by the team manager", Who: "Waiting for " + longOf, Status: StatusWaiting, When: "Thu 3 Dec 2026", Left: "4 working days left", Action: Action{Text: "Record it", URL: "/families/7/report", Second: true}},
			{ID: "icpc", Name: "Initial conference", Who: "Chair: Łukasz Wójcik", Status: StatusForecast, When: "Thu 10 Dec 2026", Limit: "limit Fri 11 Dec 2026"},
			{ID: "risk", Name: "Risk assessment of the venue", Who: "Chair", Status: StatusStopped, Evidence: "No risk found by Łukasz Wójcik on 24 Nov 2026"},
			{ID: "strategy-meeting", Name: "Strategy meeting", Who: "Team manager", Status: StatusDone, When: "Fri 20 Nov 2026", Left: "Done by Ayşe Yılmaz"},
		}, Empty{}},
		SummaryList{[]SummaryRow{
			{Name: "Children", Text: "Zoë O’Neill, 7\n" + Isolate(arabic) + ", 4\nBaby O’Neill, due 3 Feb 2027", Change: Link{URL: "/families/7/people"}},
			{Name: "Chair", Text: "Łukasz Wójcik", Change: Link{Text: "Allocate", URL: "/families/7/chair"}},
			{Name: "Where they live", Text: "Protected"},
			{Name: "Flags", Body: Tag{StatusWaiting, "Waiting for the team manager"}},
			{Name: "Free text", Text: script + "\n" + strings.Repeat("long", 200)},
		}},
		CopyText{"oversight", "Text for the case system", "Management oversight, 20 November 2026\n\nThreshold for an initial conference is met.\n" + script},
	}
}

// galleryPathway is a real family's, a week after its strategy meeting.
func galleryPathway(t testing.TB) Component {
	definitions, err := pathway.LoadDefinitions()
	if err != nil {
		t.Fatal(err)
	}
	office, err := pathway.LoadCalendar()
	if err != nil {
		t.Fatal(err)
	}
	day := pathway.NewDate(2026, time.November, 20)
	events := pathway.Events{Strategy: day.At(10, 0), Conference: day.AddDays(20).At(10, 0), Done: map[string]pathway.DateTime{}}
	for _, id := range []string{"contact-received", "threshold-decision", "conference-booked", "chair-allocated", "police-report-requested", "diary-notified", "s47-outcome"} {
		events.Done[id] = day.At(15, 0)
	}
	now := day.AddDays(7).At(9, 0)
	d := definitions.Default()
	milestones := d.Milestones(events, office)
	steps := Steps{ID: "steps", Title: "Every step"}
	for i := range milestones {
		steps.Rows = append(steps.Rows, StepOf(&milestones[i], now, office))
	}
	return Stack{PageHead{Title: "Pathway", Actions: []Action{{Text: "Print", Print: true, Second: true}}},
		PictureOf("picture", d, milestones, now, office, func(stage string) string { return Path("families", 7, stage) }), steps,
		Alert{Title: "This part did not come", Text: "The program was busy. Nothing was changed."}}
}

func galleryFields(f *Form) Stack {
	agencies := []Option{{Value: "health", Text: "Health visiting"}, {Value: "school", Text: "Thornbury Primary School", Hint: "Lead: Nguyễn Thị Hà"}, {Value: "police", Text: "Police"}, {Value: "none", Text: "None of these", Or: true}}
	return Stack{
		f.Summary(),
		PageHead{Title: "Book the conference", Caption: "F-2026-0117"},
		f.Text("name", "Family name").WithHint("As on the birth certificate"),
		Fieldset{Legend: "When", Across: true, Fields: []Component{
			f.Date("date", "Date of the conference").WithPicker(), f.Time("time", "Starts at"), f.Date("born", "Date of birth").WithHint(""),
		}},
		f.Select("chair", "Chair", Option{Value: "1", Text: "Łukasz Wójcik"}, Option{Value: "2", Text: longOf}),
		f.YesNo("quorate", "Is the conference quorate?").WithHint("Children’s social care and two other agencies"),
		f.Radios("how", "How do they come?", Option{Value: "here", Text: "In person"},
			Option{Value: "video", Text: "By video", Reveal: f.Text("link", "Link").Wide(30)},
			Option{Value: "none", Text: "They do not come", Or: true}),
		f.Checkboxes("agency", "Which agencies are there?", agencies...),
		f.Checkboxes("parts", "Parts", Option{Value: "1", Text: "Part 1"}, Option{Value: "2", Text: "Part 2"}).SideBySide(),
		f.Checkbox("recorded", "Recorded on the case system").WithHint("Tick when the text above has been copied there"),
		f.Textarea("reasons", "Reasons", 4).AtMost(500).AsOptional(),
		f.Number("count", "How many copies", 3),
		f.Email("mail", "Email"), f.Phone("phone", "Phone"),
		f.File("report", "Report", "application/pdf,.pdf").WithHint("PDF, at most 10 MB"),
		SaveStatus{At: "14:03:22", Version: "8", Person: "3"},
		Details{Summary: "How the days are counted", Text: "Day 1 is the day of the strategy meeting.\nDay 15 is 14 working days later."},
		Warning{"The address is protected. It is printed on her own letter and nowhere else."},
		Inset{"The statutory limit is Friday 11 December 2026."},
	}
}

func galleryForms() Component {
	return galleryFields(NewForm(url.Values{
		"version": {"7"}, "name": {"O’Neill"}, "date": {"11/12/2026"}, "time": {"10:00"}, "chair": {"1"}, "quorate": {"yes"}, "how": {"video"},
		"link": {"https://meet.example.org/7"}, "agency": {"health", "school"}, "parts": {"1"}, "recorded": {"yes"}, "reasons": {"Plain reasons."},
	}, nil))
}

func galleryFailed() Component {
	v := url.Values{"name": {script}, "date": {"31/02/2026"}, "time": {"25:00"}, "reasons": {strings.Repeat("Ten thousand characters of reasons. ", 278)}, "how": {"video"}, "link": {arabic}}
	errs := map[string]string{"": "This conference was stood down."}
	for _, n := range []string{"name", "date", "time", "born", "chair", "quorate", "how", "link", "agency", "recorded", "reasons", "count", "mail", "phone", "report"} {
		errs[n] = "Say what belongs here: " + n
	}
	delete(errs, "")
	return galleryFields(NewForm(v, errs).Because("This conference was stood down."))
}

func galleryLists() Component {
	rows := []Row{
		{Status: StatusLate, Cells: []Cell{{Body: Tag{StatusLate, "9 hours late"}}, {Text: "Zoë O’Neill, 7, and Tomás O’Neill, 4", URL: "/families/7", Note: "F-2026-0117", Head: true}, {Text: "Send decisions to everybody"}, {Text: "26 Nov 2026 14:10", NoWrap: true}, {Text: "14", Number: true}, {Body: Action{Text: "Send the rest", URL: "/families/7/distribution"}}}},
		{Status: StatusDue, Cells: []Cell{{Body: Tag{StatusDue, "Today"}}, {Text: arabic, URL: "/families/8", Note: "F-2026-0118", Head: true}, {Text: "Book the conference"}, {Text: "27 Nov 2026", NoWrap: true}, {Text: "0", Number: true}, {Body: Action{Text: "Book", URL: "/families/8/booking", Second: true}}}},
		{Status: StatusForecast, Cells: []Cell{{Body: Tag{Status: StatusForecast}}, {Text: longOf + " and " + longOf, URL: "/families/9", Note: "F-2026-0119", Head: true}, {Text: script}, {Text: "10 Mar 2027", NoWrap: true}, {Text: "1,204", Number: true}, {}}},
		{Status: StatusDone, Cells: []Cell{{Body: Tag{Status: StatusDone}}, {Text: "Nguyễn Thị Hà, 12", URL: "/families/10", Note: "F-2026-0120", Head: true}, {Text: "Minutes"}, {Text: "20 Nov 2026", NoWrap: true}, {Text: "3", Number: true}, {}}},
		{Status: StatusStopped, Cells: []Cell{{Body: Tag{Status: StatusStopped}}, {Text: "Ayşe Yılmaz, 2", URL: "/families/11", Note: "F-2026-0121", Head: true}, {Text: "Conference"}, {Text: "", NoWrap: true}, {Text: "", Number: true}, {}}},
	}
	return Stack{
		PageHead{Title: "Families", Lead: "Where is this family, and what is next?", Actions: []Action{{Text: "New family", URL: "/families/new"}}},
		Table{ID: "families", Caption: "Families with a step to do", Heads: []ColumnHead{
			{Text: "Left", Plain: true}, {Text: "Family", URL: "/families?by=name", Sorted: "ascending"}, {Text: "Next step", URL: "/families?by=step", Plain: true}, {Text: "When"}, {Text: "Documents", Number: true}, {Text: "Action", Action: true},
		}, Rows: rows, Foot: "5 of 240 families"},
		Pagination{Label: "families", Prev: "/families?page=1", Next: "/families?page=3", Pages: []PageLink{{1, "/families?page=1", false}, {2, "/families?page=2", true}, {3, "/families?page=3", false}, {}, {24, "/families?page=24", false}}},
		Text("A paragraph of text beside the table. " + strings.Repeat("It goes on for a while. ", 12)),
		Timeline{Items: []TimelineItem{
			{Title: "Invitation printed", By: "Ann Obi", When: "Friday 27 November 2026 at 14:03", Machine: "2026-11-27T14:03", Text: "To the mother, at her own address.", Link: Link{"Open the letter", "/documents/12"}},
			{Title: "Conference booked", By: arabic, When: "Friday 20 November 2026 at 09:12", Machine: "2026-11-20T09:12", Body: Tag{StatusDone, "Inside 15 working days"}},
			{Title: script, When: "Friday 20 November 2026 at 09:10", Machine: "2026-11-20T09:10"},
		}},
	}
}

func galleryEmpty() Component {
	none := Empty{Text: "The families you open are listed here. A family starts with its strategy meeting.", Action: Action{Text: "New family", URL: "/families/new"}}
	return Stack{PageHead{Title: "Families"}, Table{ID: "families", Empty: none}, Steps{ID: "steps", Title: "Steps", Empty: Empty{Text: "Nothing is due."}}, Timeline{Empty: Empty{Text: "Nothing has happened yet."}}}
}

func galleryProblem() Component {
	return Problem{Title: "This conference is not here", Text: "It may have been stood down, or you may not open this family.", ToDo: []string{"Check the reference.", "Ask your administrator who may open it."}, Actions: []Action{{Text: "Go to Today", URL: "/today"}, {Text: "Families", URL: "/families", Second: true}}}
}

func galleryConfirm() Component {
	f := NewForm(url.Values{"version": {"7"}}, map[string]string{"reason": "Say why the conference is cancelled"})
	return Confirm{Title: "Cancel the conference on Friday 11 December 2026?", Lead: "This cannot be undone.",
		Consequences: []string{"tell the 12 people who were invited", "free Łukasz Wójcik and the Oak room from 10:00 to 12:30", "take 9 steps off the list"},
		Action:       "/conferences/4/cancel", Hidden: []Hidden{f.Hidden("version")}, Errors: f.Summary(), Fields: []Component{f.Textarea("reason", "Reason", 3)},
		Button: "Cancel the conference", Danger: true, Back: Link{"Keep it", "/conferences/4"}}
}

func galleryConflict() Component {
	return Conflict{Title: "Bilal Shah changed this while you were typing", Lead: "Nothing of yours was saved. Both texts are here.",
		Fields: []ConflictField{{ID: "reasons", Label: "Reasons", Mine: script + strings.Repeat("long", 100), Theirs: arabic, By: "Bilal Shah at 14:03"}, {ID: "summary", Label: "The chair’s summary", Mine: "", Theirs: "One line"}},
		Action: Action{Text: "Open what is saved", URL: "/conferences/4"}}
}

func gallerySignIn() Component {
	f := NewForm(nil, nil)
	return Stack{PageHead{Title: "Sign in"}, f.Text("person", "User name").Wide(20), f.Password("password", "Password", "current-password")}
}

// inForm puts a form round all that the page holds: its parts are fields without one.
func inForm(page []byte, attributes string) []byte {
	page = bytes.Replace(page, []byte(`id="main">`), []byte(`id="main"><form id="form" method="post" action="/send" `+attributes+`novalidate autocomplete="off">`), 1)
	return bytes.Replace(page, []byte(`</main>`), []byte(`<button class="govuk-button" id="send">Save</button></form></main>`), 1)
}

// drawGallery draws the pages and gives them by file name.
func drawGallery(t testing.TB) map[string][]byte {
	t.Helper()
	set := newSet(t)
	pages := map[string][]byte{}
	for name, page := range galleryPages(t) {
		var b bytes.Buffer
		if err := set.Render(&b, page); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		pages[name+".html"] = b.Bytes()
		if name == "forms" || name == "failed" || name == "sign-in" {
			pages[name+".html"] = inForm(b.Bytes(), "")
		}
	}
	return pages
}

// Every page of the gallery is sound: ids are unique, what has a name is labelled, what is referred to is there, and
// nothing that was typed became a tag.
func TestGalleryIsSound(t *testing.T) {
	for name, page := range drawGallery(t) {
		if *keepGallery != "" {
			if err := os.WriteFile(filepath.Join(*keepGallery, name), page, 0o600); err != nil {
				t.Fatal(err)
			}
		}
		doc, err := goquery.NewDocumentFromReader(bytes.NewReader(page))
		if err != nil {
			t.Fatal(err)
		}
		ids := map[string]bool{}
		doc.Find("[id]").Each(func(_ int, s *goquery.Selection) {
			id := s.AttrOr("id", "")
			if ids[id] || id == "" {
				t.Errorf("%s: the id %q is there twice or empty", name, id)
			}
			ids[id] = true
		})
		doc.Find("[aria-describedby],[aria-labelledby],[data-aria-controls],label[for],[data-copy]").Each(func(_ int, s *goquery.Selection) {
			for _, a := range []string{"aria-describedby", "aria-labelledby", "data-aria-controls", "for", "data-copy"} {
				for _, id := range strings.Fields(s.AttrOr(a, "")) {
					if !ids[id] {
						t.Errorf("%s: %s refers to %q, which is not there", name, a, id)
					}
				}
			}
		})
		doc.Find("a[href^='#']").Each(func(_ int, s *goquery.Selection) {
			if href := s.AttrOr("href", ""); !ids[href[1:]] {
				t.Errorf("%s: a link to %s, which is not there", name, href)
			}
		})
		doc.Find("input:not([type=hidden]),select,textarea").Each(func(_ int, s *goquery.Selection) {
			if doc.Find("label[for='"+s.AttrOr("id", "")+"']").Length() != 1 {
				t.Errorf("%s: %s has no label", name, s.AttrOr("name", ""))
			}
		})
		if n := doc.Find("main script, main b, main [onclick]").Length(); n != 0 {
			t.Errorf("%s: %d tags out of typed text", name, n)
		}
		if n := doc.Find("h1").Length(); n > 1 {
			t.Errorf("%s: %d main headings", name, n)
		}
	}
}
