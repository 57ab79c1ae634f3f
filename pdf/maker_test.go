package pdf

import (
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"cp-pathway/pathway"
)

var pages = flag.String("documents", "", "folder in which the made-up documents are kept as PDF, to look at")

func day(s string) pathway.Date {
	d, err := pathway.ParseBirthDate(s)
	if err != nil {
		panic(err)
	}
	return d
}

// madeUpFacts are the facts of a family of five, for one kind and reader.
func madeUpFacts(kind pathway.DocumentKind, reader pathway.Reader) pathway.Facts {
	worker := func(name, title, phone string) pathway.Worker {
		return pathway.Worker{Name: name, Title: title, Phone: phone, Email: strings.ToLower(strings.Fields(name)[0]) + "@fictshire.example"}
	}
	child := func(name, legal, born string, age int, sex string) pathway.ChildFacts {
		c := pathway.ChildFacts{Name: name, Legal: legal, Age: age, Sex: sex}
		if born != "" {
			c.Born = day(born)
		}
		return c
	}
	unborn := pathway.ChildFacts{Name: "Baby O’Neill-Wójcik", Legal: "Baby O’Neill-Wójcik", Unborn: true, Expected: day("2027-02-03"), Age: -1, Sex: "U"}
	f := pathway.Facts{
		Kind: kind, Reader: reader, Reference: "CP-2026-0042-17", Number: 1, Date: day("2026-11-27"), Specimen: true,
		Office: pathway.OfficeFacts{Authority: "Fictshire County Council", Unit: "Safeguarding Unit", Address: []string{"1 Civic Square", "Fictown", "ZZ1 4AB"},
			Phone: "01632 960 001", Email: "safeguarding@fictshire.example", SecureEmail: "secure@fictshire.example", Complaints: "Ring 01632 960 002 or write to complaints@fictshire.example",
			Privacy: "You can read how at fictshire.example/privacy", Advocacy: "Voices can help. Ring 0808 157 0001", Travel: "We can help with bus fares and with child care. Please ask",
			Recording: "Please do not record the meeting. You will get it in writing"},
		Signatory: pathway.Signatory{Name: "Shirin Qureshi", Title: "Service manager", Phone: "01632 960 104"},
		To:        pathway.RecipientFacts{Attendee: 3, Name: "Zoë O’Neill", Greeting: "Ms O’Neill", Role: "Mother", Address: []string{"14 Made-up Street", "Fictown", "ZZ1 4AD"}, Parent: true, Interpreter: true, Language: "Polish"},
		Children: []pathway.ChildFacts{child("Łukasz Wójcik", "Łukasz Jan Wójcik", "2012-04-01", 14, "M"), child("May Wójcik", "May Wójcik", "2015-05-02", 11, "F"),
			child("Ayşe O’Neill", "Ayşe O’Neill", "2018-06-03", 8, "F"), child("Tom O’Neill", "Thomas O’Neill", "2022-07-04", 4, "M"), unborn},
		Household: []pathway.PersonFacts{{Name: "Zoë O’Neill", Legal: "Zoë O’Neill", Role: "Mother", Born: day("1990-01-02"), PR: []string{"Łukasz", "May", "Ayşe", "Tom"}},
			{Name: "Jan Wójcik", Legal: "Jan Wójcik", Role: "Father of Łukasz and May", Born: day("1988-03-04"), PR: []string{"Łukasz", "May"}},
			{Name: "Noah Example", Legal: "Noah Example", Role: "Cousin", Child: true, Born: day("2019-08-08")}},
		Conference: pathway.ConferenceFacts{Kind: pathway.ICPC, Title: "Initial child protection conference", On: day("2026-12-11"), StartsAt: day("2026-12-11").At(10, 0), ArriveAt: day("2026-12-11").At(9, 45),
			Minutes: 120, VenueName: "Civic Hall", VenueAddress: []string{"2 Civic Square", "Fictown", "ZZ1 4AC"}, HowToFind: "Bus 7 stops outside. Use the side door on Mill Lane.", Access: "There is a ramp and a lift.",
			Room: "Oak room", How: "either", Link: "https://meet.fictshire.example/abc-def", Chair: worker("Colm Brennan", "Child protection chair", "01632 960 103"),
			MinuteTaker: worker("Megan Tudor", "Minute taker", "01632 960 102"), SocialWorker: worker("Sam Example", "Social worker", "01632 960 110")},
		Concern:   "The police have been to the home three times. The children saw fights and were scared",
		Invited:   []string{"Police", "Health visitor", "School", "Midwife", "Grandmother"},
		PoliceAsk: "Calls to the home since January 2025; violence between adults; any weapons",
		Instead:   "Your family can have help from the early help team in Fictown. A worker will ring you next week",
		ReportBy:  day("2026-12-08"), SharedBy: day("2026-12-09"), ReplyBy: day("2026-12-08"), Advocate: true,
	}
	f.Ending = &pathway.EndingFacts{Ground: pathway.EndLookedFor, On: day("2027-03-18"), ObjectBy: day("2027-03-17"), WatchUntil: day("2027-06-10")}
	if kind == pathway.ExclusionLetter {
		f.Conference = pathway.ConferenceFacts{Kind: f.Conference.Kind, Title: f.Conference.Title, On: f.Conference.On, Chair: f.Conference.Chair, SocialWorker: f.Conference.SocialWorker,
			Excluded: pathway.ExcludedWhole, Ground: "Risk of disruption or violence", ViewsHow: "Your social worker will come to see you and will write down what you say", ToldHow: "The chair will ring you in the evening of that day"}
	}
	switch reader {
	case pathway.ReaderAgency, pathway.ReaderPolice:
		f.To = pathway.RecipientFacts{Name: "Siân Prydderch", Greeting: "Siân Prydderch", Role: "Health visitor", Agency: "Health Visiting and School Nursing", Address: []string{"3 Clinic Road", "Fictown", "ZZ2 1AA"}}
		f.Conference.ArriveAt = f.Conference.StartsAt
	case pathway.ReaderChild:
		f.To = pathway.RecipientFacts{Name: "Łukasz Wójcik", Greeting: "Łukasz", Address: []string{"14 Made-up Street", "Fictown", "ZZ1 4AD"}}
		f.Children = f.Children[:1]
	case pathway.ReaderOffice:
		f.To = pathway.RecipientFacts{}
	}
	for _, name := range []string{"Zoë O’Neill, Mother", "Jan Wójcik, Father", "Siân Prydderch, Health visitor", "Pc Nguyễn Thị Hà, Police", "محمد بن أحمد, Head teacher", "Sam Example, Social worker"} {
		who, role, _ := strings.Cut(name, ", ")
		f.Attendance = append(f.Attendance, pathway.AttendanceFacts{Name: who, Role: role, Agency: "Made-up agency of " + role, Mode: "In person"})
	}
	f.Conference.EndedAt = day("2026-12-11").At(12, 10)
	members := slices.Clone(f.Attendance)
	for i := range members {
		members[i].Mode = ""
	}
	f.Decisions = &pathway.DecisionFacts{CoreGroup: members, Approval: pathway.ApprovalFacts{Name: "Colm Brennan", Role: "Chair of the conference", At: day("2026-12-11").At(17, 20)}, Attended: f.Attendance, CoreGroupAt: day("2026-12-18").At(14, 0), CoreGroupWhere: "Civic Hall, Oak room",
		ReviewOn: day("2027-03-11"), LeadWorker: f.Conference.SocialWorker, Quoracy: "Quorate: social care, health, education, police", Summary: "The children are loved.\n\nThey are not safe yet.",
		CopyTo: []string{"Siân Prydderch, Health visitor", "Sam Example, Social worker"}}
	f.DiaryTo, f.DiarySince = day("2026-12-20"), day("2026-11-16")
	for i, change := range []string{pathway.DiaryNew, pathway.DiaryMoved, pathway.DiaryUnchanged, pathway.DiaryGone} {
		f.Diary = append(f.Diary, pathway.DiaryRow{Reference: "CP-2026-004" + string(rune('1'+i)), Family: "ŁW, MW, AO, TO and O", Kind: "Initial child protection conference", At: day("2026-12-04").AddDays(3*i).At(10, 0),
			Day: 11 + i, Due: day("2026-12-10"), Limit: day("2026-12-11"), Chair: "Colm Brennan", MinuteTaker: "Megan Tudor", Venue: "Civic Hall", Team: "Assessment and Intervention Team 2",
			SocialWorker: "Sam Example", ListReceived: i == 1, Change: change, Was: map[string]string{pathway.DiaryMoved: "Friday 4 December 2026 at 10:00, Civic Hall"}[change]})
	}
	f.Enclosures = []string{"Decisions and recommendations", "Our plan: what happens next"}
	for i, c := range f.Children {
		d := pathway.ChildDecisionFacts{Child: c, Outcome: pathway.OutcomePlan, Categories: []string{"Neglect", "Emotional abuse"}, Reasons: "The children have seen violence since they were small. " + strings.Repeat("They are often tired and hungry at school. ", 4),
			Tally: pathway.Tally{Plan: 5, NoPlan: 1}, Dissent: []pathway.DissentFacts{{Name: "Jan Wójcik", Role: "Father", Reasons: "He thinks that help without a plan would do."}}}
		if i == 3 {
			d = pathway.ChildDecisionFacts{Child: c, Outcome: pathway.OutcomeCIN, Instead: "A family worker comes each week", Reasons: "He lives with his grandmother.", Unanimous: true, Tally: pathway.Tally{NoPlan: 6}}
		}
		d.Plan = pathway.OutlinePlan{Protect: "Jan lives with his brother for now.", Seen: "Every 10 working days", SeenAlone: "At each visit", Expected: "No visits by Jan without the social worker.", Contingency: "We would ask for legal advice within two days."}
		for n := range 8 {
			who, attendee := "Sam Example", int64(9)
			if n%3 == 0 {
				who, attendee = "Zoë O’Neill", 3
			}
			d.Plan.Actions = append(d.Plan.Actions, pathway.PlanAction{Risk: "Violence at home that the children see or hear", Action: "Go to the course on safe homes each Tuesday, and tell the core group how it goes", Who: who, Attendee: attendee, By: day("2027-01-15"), Measure: "Six of six evenings attended; the children say that they feel safe"})
		}
		f.Decisions.Children = append(f.Decisions.Children, d)
	}
	if kind.Minuted() {
		f.Minutes = madeUpMinutes(f)
	}
	f.CoreGroup = madeUpCoreGroup(f)
	f.Partnership = madeUpPartnership(f)
	f.Appraisal = madeUpAppraisal()
	f.Change = &pathway.ChangeFacts{Was: day("2026-12-04"), Why: "Not enough of the people who need to be there could come. So nothing could be decided", Again: true}
	for _, c := range f.Children {
		f.Safety = append(f.Safety, pathway.SafetyFacts{Child: c.Name, Text: "An aunt stays each night until the meeting.\n\nThe social worker comes on Monday and Thursday."})
	}
	f.Resolution = &pathway.ResolutionFacts{Ground: "Nobody came to a conference", About: "Nobody came to the conference of 4 December, and no report was sent. Please send somebody to the new date.", RaisedOn: day("2026-12-07"),
		RaisedBy: "Shirin Qureshi", AnswerDue: day("2026-12-21"), InformalOn: day("2026-12-04")}
	f.Transfer = &pathway.TransferFacts{Authority: "Made-up Shire Council", Since: day("2027-03-01"), Enclosed: []string{"The child protection plan of May and Ayşe, as it stands", "Decisions and recommendations of the conference of Friday 11 December 2026", "Minutes of that conference"}}
	for _, c := range f.Children {
		f.Transfer.Plans = append(f.Transfer.Plans, pathway.TransferPlanFacts{Child: c.Name, Since: day("2026-12-11"), Categories: []string{"Neglect", "Emotional abuse"}})
	}
	f.Absence = &pathway.AbsenceFacts{Name: "Shirin Qureshi", Role: "Health visitor", Number: 2, On: day("2027-01-15"), Times: 2, NextAt: day("2027-02-12").At(14, 0), NextWhere: "Civic Hall, Oak room"}
	if kind == pathway.MinutesDocument {
		for i := range f.Decisions.Children {
			c := &f.Decisions.Children[i]
			c.Plan.Actions = nil
			for _, a := range f.Attendance[2:] {
				c.Views = append(c.Views, pathway.ViewFacts{Name: a.Name, Role: a.Role, Agency: a.Agency, View: "Plan", Categories: []string{"Neglect", "Emotional abuse"}, Reasons: "The harm goes on, and help that was offered was not taken up."})
			}
		}
	}
	return f
}

// madeUpAppraisal is a look at the plan that found drift.
func madeUpAppraisal() *pathway.AppraisalFacts {
	return &pathway.AppraisalFacts{Title: "Mid-point review 1", On: day("2027-01-22"), By: "Colm Brennan", There: []string{"Sam Example, social care", "Shirin Qureshi, health"}, Finding: "Drift or delay, talked over with Tom Example; 2 actions required",
		Why: "The second core group was not held, so nobody looked at the plan.", TalkedWith: "Tom Example", TalkedOn: day("2027-01-21"),
		Answers: []pathway.Answer{{Question: "Are core groups held in time?", Found: "partly", Text: "One of two."}, {Question: "Is the plan SMART, and changed as things change?", Found: "yes"}},
		Actions: []pathway.RequiredAction{{Action: "Hold the core group that was left out", Who: "Sam Example", By: day("2027-01-29")}, {Action: "Show the plan to the parents again", Who: "Sam Example", By: day("2027-02-05")}},
		Evidence: []pathway.EvidencePart{{Title: "Core groups", Lines: []pathway.EvidenceLine{{Text: "Core group 1 was held on Friday 18 December 2026, in time"}, {Text: "Core group 2 has not been recorded; it was due by Friday 15 January 2027", Mind: true}}},
			{Title: "Absences without word", Lines: []pathway.EvidenceLine{{Text: "Nobody stayed away from a core group without word."}}}}}
}

// madeUpPartnership is the report of three core groups.
func madeUpPartnership(f pathway.Facts) *pathway.PartnershipFacts {
	p := &pathway.PartnershipFacts{Review: 1, ReviewBy: day("2027-03-11"), AgreedOn: day("2027-02-12"), View: "The evenings are calmer than they were.\n\nThe plan should go on: the debts are not dealt with.",
		Met: []pathway.Date{day("2026-12-18"), day("2027-01-15"), day("2027-02-12")}}
	for _, c := range f.Decisions.Children {
		x := pathway.PartnershipChildFacts{Child: c.Child.Name}
		for _, on := range p.Met {
			x.Seen = append(x.Seen, pathway.SeenFacts{Met: on, How: "Seen, and alone", Last: on.AddDays(-2)})
		}
		p.Children = append(p.Children, x)
	}
	return p
}

// madeUpCoreGroup is a core group that was held four weeks after the conference.
func madeUpCoreGroup(f pathway.Facts) *pathway.CoreGroupFacts {
	g := &pathway.CoreGroupFacts{Number: 2, HeldAt: day("2027-01-15").At(14, 0), Where: "Civic Centre", ChairedBy: "Sam Example", Said: "The plan was gone through line by line.\n\nThe mother said what has helped.", There: f.Attendance}
	for _, c := range f.Decisions.Children {
		x := pathway.CoreGroupChildFacts{Child: c.Child.Name, Seen: "Seen, and alone", SeenOn: day("2027-01-13"), Said: "She sleeps better."}
		for _, a := range c.Plan.Actions {
			x.Steps = append(x.Steps, pathway.StepFacts{Action: a.Action, Who: a.Who, By: a.By, Status: "Under way", Progress: "Four of six evenings were attended; the children say that it is calmer."})
		}
		g.Children = append(g.Children, x)
	}
	return g
}

// madeUpMinutes are what was said at the conference; an addendum of two paragraphs.
func madeUpMinutes(f pathway.Facts) *pathway.MinutesFacts {
	m := &pathway.MinutesFacts{CommentDays: 10, Approval: pathway.ApprovalFacts{Name: "Colm Brennan", Role: "Chair of the conference", At: day("2026-12-21").At(9, 5)}}
	one := func(title string, list ...pathway.MinutesParagraph) {
		m.Sections = append(m.Sections, pathway.MinutesSection{Title: title, Paragraphs: list})
	}
	if f.Kind == pathway.MinutesAddendum {
		m.Addendum = 2
		one("What we are worried about", pathway.MinutesParagraph{Text: "The police came to the home two times, not three."})
		one("Views of the family", pathway.MinutesParagraph{Name: "Zoë O’Neill", Role: "Mother", Text: "She said that she asked for help in May."})
		return m
	}
	long := "The children saw fights between the adults and hid in the bathroom. " + strings.Repeat("School says that they come hungry and fall asleep in the morning. ", 5)
	one("Opening", pathway.MinutesParagraph{Text: "The chair welcomed everybody, and said how the conference runs and what is confidential."})
	var reports []pathway.MinutesParagraph
	for _, a := range f.Attendance[2:] {
		reports = append(reports, pathway.MinutesParagraph{Name: a.Name, Role: a.Role, Agency: a.Agency, Text: long, Opinion: "The harm is likely to go on without a plan."})
	}
	one("What was reported", reports...)
	one("What we are worried about", pathway.MinutesParagraph{Text: long}, pathway.MinutesParagraph{Text: long})
	one("What is working well", pathway.MinutesParagraph{Text: "The grandmother is there every day, and the children trust her."})
	one("Views of the family", pathway.MinutesParagraph{Name: "May Wójcik", How: "A drawing, an app or a game", Text: "She drew her bed and wrote that it should be quiet."},
		pathway.MinutesParagraph{Name: "Zoë O’Neill", Role: "Mother", How: "Said it at the conference", Text: "She wants help with the evenings."})
	one("The chair’s summary", pathway.MinutesParagraph{Text: "The children are loved.\n\nThey are not safe yet."})
	if f.Reader == pathway.ReaderAgency {
		m.Sections[2].Part = "First part"
	}
	return m
}

// everyDocument are all kinds with the readers that they are for.
var everyDocument = []struct {
	kind   pathway.DocumentKind
	reader pathway.Reader
}{
	{pathway.ParentInvitation, pathway.ReaderParent}, {pathway.ExclusionLetter, pathway.ReaderParent}, {pathway.ChildInvitation, pathway.ReaderChild}, {pathway.AgencyInvitation, pathway.ReaderAgency},
	{pathway.NewDateLetter, pathway.ReaderParent}, {pathway.NewDateLetter, pathway.ReaderChild}, {pathway.NewDateLetter, pathway.ReaderAgency},
	{pathway.SafetyPlanDoc, pathway.ReaderParent}, {pathway.SafetyPlanDoc, pathway.ReaderAgency},
	{pathway.Cancellation, pathway.ReaderParent}, {pathway.Cancellation, pathway.ReaderChild}, {pathway.Cancellation, pathway.ReaderAgency},
	{pathway.PoliceRequest, pathway.ReaderPolice}, {pathway.NotRequired, pathway.ReaderParent}, {pathway.NotRequired, pathway.ReaderChild}, {pathway.NotRequired, pathway.ReaderAgency},
	{pathway.CoveringLetter, pathway.ReaderParent}, {pathway.CoveringLetter, pathway.ReaderChild}, {pathway.DecisionsDocument, pathway.ReaderParent}, {pathway.DecisionsDocument, pathway.ReaderAgency},
	{pathway.MinutesLetter, pathway.ReaderParent}, {pathway.MinutesTold, pathway.ReaderChild}, {pathway.MinutesDocument, pathway.ReaderParent}, {pathway.MinutesDocument, pathway.ReaderAgency}, {pathway.MinutesAddendum, pathway.ReaderParent}, {pathway.MinutesAddendum, pathway.ReaderAgency},
	{pathway.OutlinePlanDoc, pathway.ReaderAgency}, {pathway.ParentPlan, pathway.ReaderParent}, {pathway.AttendanceSheet, pathway.ReaderOffice},
	{pathway.CoreGroupRecord, pathway.ReaderParent}, {pathway.CoreGroupRecord, pathway.ReaderAgency}, {pathway.UpdatedPlan, pathway.ReaderAgency}, {pathway.UpdatedParentPlan, pathway.ReaderParent},
	{pathway.PartnershipReport, pathway.ReaderParent}, {pathway.PartnershipReport, pathway.ReaderAgency}, {pathway.MidpointRecord, pathway.ReaderAgency}, {pathway.AuditRecord, pathway.ReaderAgency}, {pathway.SupervisionRecord, pathway.ReaderAgency}, {pathway.AbsenceLetter, pathway.ReaderAgency}, {pathway.InformalIssue, pathway.ReaderAgency}, {pathway.FormalIssue, pathway.ReaderAgency},
	{pathway.EndingLetter, pathway.ReaderParent}, {pathway.EndingLetter, pathway.ReaderChild}, {pathway.EndingLetter, pathway.ReaderAgency}, {pathway.StepDownLetter, pathway.ReaderParent}, {pathway.StepDownLetter, pathway.ReaderChild},
	{pathway.StepDownLetter, pathway.ReaderAgency}, {pathway.LookedAfterLetter, pathway.ReaderParent}, {pathway.LookedAfterLetter, pathway.ReaderAgency}, {pathway.TransferRequest, pathway.ReaderAgency},
	{pathway.WeeklyDiary, pathway.ReaderOffice}, {pathway.ChecklistPaper, pathway.ReaderOffice},
}

func mustMaker(tb testing.TB) *Maker {
	tb.Helper()
	m, err := NewMaker()
	if err != nil {
		tb.Fatal(err)
	}
	return m
}

func TestEveryDocumentIsMadeAndDrawn(t *testing.T) {
	m, drawer := mustMaker(t), NewDrawer()
	for _, x := range everyDocument {
		for _, edition := range []pathway.Edition{pathway.Standard, pathway.LargePrint} {
			name := string(x.kind) + "." + string(x.reader) + "." + string(edition)
			t.Run(name, func(t *testing.T) {
				f := madeUpFacts(x.kind, x.reader)
				f.Edition = edition
				d, err := m.Make(f)
				if err != nil {
					t.Fatal(err)
				}
				if faults := d.Faults(); len(faults) > 0 {
					t.Errorf("faults: %q", faults)
				}
				for _, s := range d.Strings() {
					if strings.Contains(s.Text, "{{") {
						t.Errorf("a field was not filled in: %s: %q", s.Where, s.Text)
					}
				}
				out, err := drawer.Draw(d)
				if err != nil {
					t.Fatal(err)
				}
				if *pages != "" {
					if err := os.WriteFile(filepath.Join(*pages, name+".pdf"), out.PDF, 0o600); err != nil {
						t.Fatal(err)
					}
				}
			})
		}
	}
}

// Letters to families are plain English: Flesch–Kincaid grade 6 or below, without names and what others typed.
func TestLettersToFamiliesAreEasyToRead(t *testing.T) {
	m := mustMaker(t)
	for _, x := range everyDocument {
		if x.reader != pathway.ReaderParent && x.reader != pathway.ReaderChild || x.kind == pathway.DecisionsDocument || x.kind == pathway.MinutesDocument {
			continue
		}
		f := madeUpFacts(x.kind, x.reader)
		d, err := m.Make(f)
		if err != nil {
			t.Fatal(err)
		}
		names := []string{"Fictown", "Fictshire", "Łukasz", "Wójcik", "May", "Ayşe", "O’Neill", "Tom", "Baby", "Zoë", "Jan", "Colm", "Brennan", "Megan", "Tudor", "Sam", "Example", "Shirin", "Qureshi", "Civic", "Polish", "Voices"}
		grade := Grade(d.Prose(), names)
		t.Logf("%s for a %s: grade %.1f", x.kind, x.reader, grade)
		if grade > 6 {
			t.Errorf("%s for a %s: grade %.1f, want 6 or below", x.kind, x.reader, grade)
		}
	}
}

func TestNoDocumentForAReaderThatItIsNotFor(t *testing.T) {
	if _, err := mustMaker(t).Make(pathway.Facts{Kind: "postcard"}); err == nil {
		t.Error("a postcard was made")
	}
}
