//go:build ci

package handlers

// decidesThreshold takes the family from the strategy meeting to the chair who is allocated.
func (j *journey) decidesThreshold() {
	j.later("2026-11-23T11:30")
	j.comes("ann")
	j.press("Families")
	j.press("Morgan, Doyle")
	j.press("Record the strategy meeting")
	j.fill("When it was › Date", "23/11/2026", "Began at", "10:00")
	j.tick("started? › Yes")
	j.fill("What is feared", "There has been violence between adults at home, and there is not always food.",
		"What makes each child safe now", "Siân and the children stay at a place that nobody is told of.")
	j.tick("Sue Baines", "Hana Novak", "Rosa Diaz")
	j.fill("Of the family › Name", "Tom Grange", "Of the family › Job or role", "Team manager", "Of the family › Agency", "Children’s Social Care",
		"Who rang › Name", "Tom Grange", "Who rang › Date", "23/11/2026", "Who rang › Time", "11:00", "What the police report", "Call-outs of the last two years")
	j.press("Save")
	j.sees("Cora Bell is on the rota today")

	j.comes("cora")
	j.press("Decide")
	j.sees("You are duty chair today", "What is feared There has been violence")
	j.tick("Yes: the enquiry")
	j.refused("Record the decision", "Enter the reasons")
	j.fill("Reasons", "Three call-outs in six weeks, and an injury that nobody can explain. Significant harm is likely.",
		"Talked through", "Tom Grange", "What was seen differently", "He would have waited a week. We agreed not to.")
	j.press("Record the decision")
	j.sees("Management oversight: threshold", "Significant harm is likely.")
	j.press("It is copied")

	j.comes("sam")
	j.press("The threshold was met: allocate a chair")
	j.press("Allocate a chair")
	j.tick("Cora Bell")
	j.fill("Oversight note", "Talked over: two fathers, who must not meet.")
	j.press("Allocate")
	j.press("Today")
	j.sees("Nothing is late, due in the next five working days, or waiting to be done here.")
}

// books finds a free day, asks the police for their report, and tells managers in the weekly diary.
func (j *journey) books() {
	j.comes("ann")
	j.press("Book it")
	// Day 15 counts without the closure day, the statutory limit with it.
	j.sees("Day 15 Mon 14 Dec 2026 14 working days left", "Statutory limit, 15 working days Mon 14 Dec 2026 15 working days left", "Staff training")
	j.tick("Thu 10 Dec")
	j.fill("Begins at", "10:00", "Video link", "https://meet.northmere.example/k7", "Name of the interpreter", "Anna Zielińska", "Language", "Polish", "Interpreting service, or number on a register", "County Languages")
	j.choose("Where", "Oak room", "Minute taker", "Mina Patel")
	j.press("Book the conference")
	j.sees("The conference is booked for Thursday 10 December 2026 at 10:00.", "Mina Patel", "Oak room, Castle Family Centre")
	j.press("Today")
	j.press("Ask for it")
	j.fill("Social worker or manager", "Sue Baines")
	j.choose("How they told", "By phone")
	j.press("Record that it was asked")

	j.press("Diary")
	j.press("Week after")
	j.press("Week after")
	j.sees("10:00 to 12:00", "Cora Bell")
	j.press("Weekly diary")
	j.sees("ED, ND and ZW", "This is the first")
	j.press("Make the diary")
	diary := j.mustPDF("the weekly diary", j.open("Open the PDF"))
	for _, m := range []string{"CP-2026-0001", "10am", "ED, ND and ZW", "this is Day 13", "Cora Bell", "Mina Patel"} {
		if !found(diary.text, m) {
			j.hands.Errorf("the weekly diary lacks %q", m)
		}
	}
	j.mustDraft("Tom Grange", j.download("Tom Grange › Email draft"))
	for _, no := range append(refuge(), "Morgan", "Doyle", "Wójcik", "Ella", "Noah", "Zoë") {
		if found(diary.text+j.drafts[0].text, no) {
			j.hands.Errorf("the weekly diary holds %q", no)
		}
	}
	j.press("Record that it has been sent")
	j.sees("Every conference in it counts as told to managers.")
}
