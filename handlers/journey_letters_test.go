//go:build ci

package handlers

// byEmail are those who are written to by secure email.
var byEmail = []string{"Sue Baines", "Kate Rowe", "Hana Novak", "Rosa Diaz", "Owen Price"}

// invites builds the list, looks at what each would be told, prints what goes by post, drafts what goes by email, and records
// what was sent and answered.
func (j *journey) invites() {
	j.press("Today")
	j.press("Enter the list")
	j.click("The list of whom to invite has not come yet")
	j.choose("How", "By email")
	j.press("Record that it came")
	j.press("Add those ticked")
	j.sees("10 people are on the list now.", "11 ready to be made")

	// Neither father meets the other: one joins by a link of his own, the other comes later.
	j.press("Patrick Doyle")
	j.press("Change how they are invited")
	j.tick("By video")
	j.fill("Own link", "https://meet.northmere.example/pd4")
	j.press("Save")
	j.sees("Names Ella Doyle and Noah Doyle", "Patrick Doyle may not know of this child", "Siân Morgan’s address", "That they work with the family gives a place away", "3 Quarry Lane")
	j.press("Invitations")
	j.press("Łukasz Wójcik")
	j.press("Change how they are invited")
	j.fill("Own time", "10:30")
	j.press("Save")
	j.sees("Names Zoë Wójcik", "Łukasz Wójcik may not know of this child", "Interpreter Anna Zielińska")
	j.press("Invitations")

	j.press("Make the documents")
	j.sees("11 documents are made.")
	j.press("Print as one file")
	j.fill("Why do you open it?", "To put it into envelopes")
	j.printed = append(j.printed, j.mustPDF("print run of the invitations", j.open("Open the file to print it")))
	j.press("Record all of them as sent")
	j.sees("5 documents are recorded as sent.")
	j.draftsAll()
	j.press("Record as sent")
	j.sees("11 sent")
	for _, a := range [][]string{{"Siân Morgan", "Coming in person"}, {"Patrick Doyle", "Joining by video"}, {"Łukasz Wójcik", "Coming in person"}, {"Ella Doyle", "Apologies"}, {"Hana Novak", "Joining by video"}} {
		j.press(a[0])
		j.tick(a[1])
		j.press("Save the answer")
	}
}

// draftsAll saves the email draft of each professional, and keeps what is attached.
func (j *journey) draftsAll() {
	for _, who := range byEmail {
		j.mustDraft(who, j.download("Save the email draft for "+who))
	}
}

// distributes decides who gets how much, and gives everybody theirs until the clock stops.
func (j *journey) distributes() {
	j.press("Distribution")
	j.press("Decide on copies")
	for _, who := range []string{"Siân Morgan, Mother", "Łukasz Wójcik, Father", "Ella Doyle, Child", "Noah Doyle, Child"} {
		j.tick(who + " › Full copy")
	}
	j.tick("Patrick Doyle, Father › Part copy")
	j.refused("Save", "Say why they have a part copy")
	j.fill("Patrick Doyle, Father › Why not all", "What others think could put them at risk")
	j.press("Save")

	j.later("2026-12-10T15:00")
	j.comes("mina")
	j.sees("20 hours 49 minutes left")
	j.press("Distribute")
	j.sees("0 of 10 people", "Part copy What others think could put them at risk")
	j.press("Make the documents")
	j.sees("21 documents are made.")
	j.press("Print as one file")
	j.fill("Why do you open it?", "To put it into envelopes")
	j.printed = append(j.printed, j.mustPDF("print run of the decisions", j.open("Open the file to print it")))
	j.press("Record all of them as sent")
	j.sees("5 of 10 people")
	j.draftsAll()
	j.press("Record as sent")
	j.sees("Everybody has been sent theirs: done in time", "10 of 10 people")

	j.press("Today")
	if text := j.main(); found(text, "24-hour clocks") {
		j.hands.Errorf("Today still has a clock: %s", text)
	}
	j.press("Families")
	j.press("Morgan, Doyle")
	for _, phase := range []string{"Conference", "Decisions"} {
		if got := j.eval(`[...document.querySelectorAll("main li")].find(l => l.querySelector("a")?.textContent.trim() === "` + phase + `")?.innerText ?? ""`); !found(got, "Done") || !found(got, "10 Dec 2026") {
			j.hands.Errorf("the picture says of %s: %q", phase, got)
		}
	}
}
