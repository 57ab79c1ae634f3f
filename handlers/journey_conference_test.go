//go:build ci

package handlers

import (
	"os"
	"path/filepath"
	"time"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// prepares concludes the enquiry, keeps reports and shares them, and ticks the chair's steps.
func (j *journey) prepares() {
	j.later("2026-11-27T14:00")
	j.comes("ann")
	j.press("Record the outcome")
	j.tick("All the children are at risk")
	j.fill("Who told the unit", "Sue Baines")
	j.press("Record the outcome")
	j.sees("The outcome is recorded: at risk. The conference goes ahead.")

	j.press("Pathway › Conferences")
	j.press("Preparation")
	j.keepsReport("Health Visiting", "Health visitor’s report", "Hana Novak", "Siân Morgan", "Łukasz Wójcik")
	j.keepsReport("Primary school", "School’s report", "Owen Price", "Siân Morgan", "Patrick Doyle")

	j.later("2026-12-08T10:00")
	j.comes("cora")
	j.press("Chair has called the family › Record it")
	j.fill("Note", "All three were called. Ella does not want to come.")
	j.press("Record it")
	j.press("Pathway › Conferences")
	j.press("Preparation")
	j.click("Chair reviews the enquiry › Tick it, with a note")
	j.fill("When it was done › Note", "The report says little about how the youngest sleeps.")
	j.fill("When it was done › Who did it", "Cora Bell")
	j.pressKeys(kb.Enter, 0)
	j.press("Risk at the venue checked")
	j.press("Check it")
	j.fill("A risk › What could happen", "The fathers may meet: one has threatened the other.")
	j.choose("One of the family", "Patrick Doyle")
	j.tick("Łukasz Wójcik")
	j.tick("They arrive and leave at separate times")
	j.fill("How: who does it, when and where", "The social worker meets each of them at the desk.", "Who agreed, and when › Name", "Sue Baines")
	j.press("Record the risk")
	j.sees("It is recorded. Only staff read it.")
}

// keepsReport stores the file of what an agency sent, and records with whom it was shared.
func (j *journey) keepsReport(agency, title, author string, shared ...string) {
	file := filepath.Join(j.files, "report.pdf")
	must2(j.hands, file, os.WriteFile(file, j.printed[0].data, 0o600)) // any sound PDF
	j.press("Keep a report")
	j.choose("From which agency", agency)
	j.fill("What it is", title, "Who wrote it", author)
	j.attach("File", file)
	j.press("Keep it")
	for _, who := range shared {
		j.choose("With whom", who)
		j.fill("Who read this copy", "Sue Baines", "Who shared it", "Sue Baines")
		j.tick("Gone through together")
		j.press("Record it")
	}
	for _, who := range shared {
		j.sees(who)
	}
	j.press("Preparation")
}

// wait is a stretch of the conference: what was typed is saved, and the clock goes on.
func (j *journey) wait(minutes int) {
	j.hands.Helper()
	must2(j.hands, "leave the field", chromedp.Do(j.ctx, chromedp.KeyEvent(kb.Tab)))
	j.saved()
	j.Clock.Forward(time.Duration(minutes) * time.Minute)
}

func (j *journey) saved() {
	j.hands.Helper()
	j.until("not saved", `document.querySelector("[data-saved]").textContent.startsWith("Saved at")`)
}

// confers is the conference, on the minute taker's screen.
func (j *journey) confers() {
	j.later("2026-12-10T09:55")
	j.comes("mina")
	j.press("Open the conference")
	j.Clock.Forward(7 * time.Minute)
	j.press("Begin")
	j.sees("Not quorate for Ella Doyle, Noah Doyle and Zoë Wójcik")
	for _, who := range []string{"Siân Morgan", "Łukasz Wójcik", "Sue Baines"} {
		j.choose("How "+who+" takes part", "In person")
	}
	for _, who := range []string{"Patrick Doyle", "Kate Rowe", "Hana Novak", "Rosa Diaz"} {
		j.choose("How "+who+" takes part", "By video")
	}
	j.choose("How Ella Doyle takes part", "Apologies", "How Noah Doyle takes part", "Apologies", "How Owen Price takes part", "Absent")
	j.until("quoracy does not follow", `document.querySelector("main").textContent.includes("Quorate for Zoë Wójcik: social care, voluntary, health, police")`)
	j.wait(13)

	j.fill("Opening", "Cora Bell welcomed everybody.", "Family and network", "Siân cares for the children. Her sister helps.",
		"Facts from Sue Baines", "Three call-outs since October.", "Opinion of Sue Baines", "The risk is high.")
	j.wait(13)
	j.fill("What we are worried about", "Violence between adults.", "What is working well", "Siân has asked for help.", "What must change", "No violence near the children.",
		"Danger statements", "We fear that a child is hurt.", "Scaling", "Siân said 5, Sue Baines 3.")
	j.wait(13)
	for _, v := range [][]string{
		{"Ella Doyle", "A drawing", "She drew a quiet house."}, {"Noah Doyle", "Told the social worker", "He wants to go back to his football."}, {"Zoë Wójcik", "Too young", "She clings to her mother."},
		{"Siân Morgan", "Said it", "She wants help to stay safe."}, {"Patrick Doyle", "Said it", "He wants to see his children."}, {"Łukasz Wójcik", "Said it", "He wants to see his daughter."},
	} {
		j.choose("How the view of "+v[0], v[1])
		j.fill("View of "+v[0], v[2])
	}
	j.fill("The chair’s summary", "Everybody wants the children to be safe.")
	j.wait(13)
	j.decides()
	j.tick("Siân Morgan, Mother", "Sue Baines, Social worker", "Hana Novak, Health visitor")
	j.fill("Lead social worker", "Sue Baines", "First core group", "18/12/2026", "Where", "Castle Family Centre")
	j.wait(13)
	// One key would draft, and what is missing is said first.
	j.sees("still missing before the decisions", "Enter the date of the review conference", "Record when the conference ended")
	j.fill("Review conference", "3/3/2027")
	j.wait(3)
	j.press("End")
	j.sees("Nothing is missing: the decisions can be drafted")
}

// decides is what each agency thinks of each child, what was decided, and the outline plan.
func (j *journey) decides() {
	for _, c := range []struct {
		name, category, reasons, protects, risk, action, who, by, measure string
		plan                                                              []string // agencies for a plan
	}{
		{"Ella Doyle", "Emotional abuse", "She has seen violence at home and is afraid.", "She lives where she is safe.", "She sees violence", "Complete the course on safe parenting", "Patrick Doyle", "18 Jan", "She says that she feels safe", []string{"Sue Baines", "Kate Rowe", "Rosa Diaz"}},
		{"Noah Doyle", "Emotional abuse", "He has heard violence at home too.", "He lives where he is safe.", "He hears violence", "Agree how and when there is contact", "Sue Baines and Patrick Doyle", "11/1/2027", "He sees his father safely", nil},
		{"Zoë Wójcik", "Neglect", "She has gone without food and has missed her checks.", "She is seen twice a week.", "She misses her checks", "Bring her to each check", "Siân Morgan", "15 Jan", "Her weight goes up", []string{"Sue Baines", "Kate Rowe", "Hana Novak"}},
	} {
		for _, agency := range c.plan {
			j.choose("View of "+agency+" for "+c.name, "Plan")
			j.tick(c.category + ": " + agency + " for " + c.name)
		}
		if c.plan == nil { // as for the sister
			j.saved()
			j.click("View of Sue Baines for " + c.name + " › As for Ella Doyle")
		}
		j.tick("Outcome for "+c.name+" › Plan", "Category › Outcome for "+c.name+" › "+c.category)
		j.fill("Outcome for "+c.name+" › Reasons for the decision", c.reasons)
		at := "What protects " + c.name
		j.fill(at, c.protects, at+" › Risk, row 1", c.risk, at+" › Action, row 1", c.action, at+" › Who, row 1", c.who, at+" › By when, row 1", c.by, at+" › What will show that it worked, row 1", c.measure)
		at = "How often " + c.name + " is seen"
		j.fill(at, "Every week", at+" › How often alone", "Every two weeks", at+" › What happens if the plan does not work", "We take legal advice.", at+" › What is expected of the parents", "They keep to what was agreed.")
		j.wait(13)
	}
	j.choose("View of Rosa Diaz for Zoë Wójcik", "No plan")
	j.fill("Reasons of Rosa Diaz for Zoë Wójcik", "Support would be enough.")
	j.until("the tally does not follow", `document.querySelector("main").textContent.includes("3 for a plan, 1 against")`)
}

// approves drafts the decisions with one key, and takes them to the chair and back until they are right.
func (j *journey) approves() {
	j.pressKeys(kb.Enter, chromedp.ModifierAlt)
	j.sees("Drafted. Look it over, then send it to the chair.", "3 for a plan, 0 against: unanimous", "Complete the course on safe parenting", "Mon 18 Jan 2027", "First meeting Fri 18 Dec 2026")
	j.press("Send to the chair")
	if j.offers("Approve the decisions") {
		j.hands.Error("the author is offered to approve")
	}

	j.comes("cora")
	j.press("Approve")
	j.refused("Send back", "")
	j.fill("What has to change", "Say in the youngest’s plan who weighs her.")
	j.press("Send back")

	j.comes("mina")
	j.press("Decisions were sent back: change them")
	j.press("Open the decisions")
	j.sees("Say in the youngest’s plan who weighs her.")
	j.press("Conference screen")
	j.fill("What protects Zoë Wójcik › Action, row 1", "Bring her to each check, where she is weighed")
	j.wait(0)
	j.pressKeys(kb.Enter, chromedp.ModifierAlt)
	j.press("Send to the chair")
	j.sees("With the chair, number 2")

	j.comes("cora")
	j.press("Approve")
	j.sees("Bring her to each check, where she is weighed")
	j.press("Approve the decisions")
	j.sees("Approved. The decisions can go to everybody.")
}
