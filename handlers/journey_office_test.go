//go:build ci

package handlers

// setsUp is what the administrator does at the first start: five minutes of the office, and everybody's accounts.
func (j *journey) setsUp() {
	j.secrets["ann"] = "paper lamp bicycle"
	j.fill("Name of the council", "Northmere County Council", "Your name", "Ann Clark", "Your job title", "Conference co-ordinator", "Sign-in name", "ann", "Password", j.secrets["ann"])
	j.untick("Minute taker", "Conference chair", "Service manager", "Auditor")
	j.press("Begin")
	j.press("Address and phone numbers")
	j.fill("Address line 1", "Civic Centre", "Address line 2", "1 Castle Street", "Town or city", "Northmere", "Postcode", "NM1 1AA", "Phone", "01632 960100",
		"Emergency duty team’s phone", "01632 960999", "Email", "safeguarding@northmere.example", "Secure email", "reports@northmere.example",
		"How to complain", "Write to the complaints team at the Civic Centre, or ring 01632 960101.", "Advocacy service", "Voices for Children, 0808 157 0123.",
		"Help with travel and child care", "Ring us. We can pay your bus fare.", "Recording", "Nobody may record the meeting.", "Privacy notice", "www.northmere.example/privacy")
	j.press("Save")
	j.press("Closure days")
	j.fill("First day", "1/12/2026", "Reason", "Staff training")
	j.press("Close these days")
	step := func(words ...string) {
		for _, w := range append([]string{"Office", "Set-up"}, words...) {
			j.press(w)
		}
	}
	step("A venue", "Add")
	j.fill("Name", "Castle Family Centre", "Address line 1", "20 Castle Street", "Town or city", "Northmere", "Postcode", "NM1 2BB", "Phone", "01632 960110",
		"Rooms", "Oak room, 20\nAsh room, 8", "How to find it", "The 4 bus stops outside. The door is on the left.", "Access", "There is a ramp and a quiet room.")
	j.press("Save")
	step("Somebody who signs", "Add")
	j.fill("Name", "Joan Mills", "Job title", "Service manager, safeguarding", "Phone", "01632 960102", "Email", "joan.mills@northmere.example")
	j.tick("Signs letters")
	j.press("Save")
	step("Teams of", "Add")
	j.fill("Name", "Northmere Assessment Team", "Team manager", "Tom Grange", "Manager’s phone", "01632 960120", "Manager’s email", "tom.grange@northmere.example")
	j.press("Save")
	step("Agencies")
	j.untick("Probation", "Youth justice")
	j.press("Add these agencies")
	for _, a := range [][]string{
		{"Health Visiting", "health.visiting@nhs.example", "Nadia Hussein", "nadia.hussein@nhs.example"},
		{"Primary school", "primary@schools.example", "Owen Price", "owen.price@schools.example"},
		{"Police Child", "child.abuse@police.example", "Rosa Diaz", "rosa.diaz@police.example"},
	} {
		j.press(a[0])
		j.fill("Secure email", a[1], "Safeguarding lead", a[2], "Lead’s email", a[3])
		j.press("Save")
	}
	step("Accounts")
	for _, a := range [][]string{
		{"mina", "Mina Patel", "Minute taker", "01632 960103"},
		{"cora", "Cora Bell", "Conference chair", "01632 960104"},
		{"sam", "Sam Okoro", "Service manager", "01632 960105"},
	} {
		j.press("Make an account")
		j.fill("Name", a[1], "Job title", a[2], "Sign-in name", a[0], "Phone", a[3], "Email", a[0]+"@northmere.example")
		j.tick("Roles › " + a[2])
		j.press("Make the account")
		j.secrets[a[0]] = j.eval(`document.querySelector("#one-time").innerText`)
		j.press("Back to the accounts")
	}
	step()
	j.sees("7 of 8 done", "14 of 17 lack one")
	j.press("Finish the set-up")
	for _, login := range []string{"mina", "sam", "cora"} {
		j.comes(login)
		chosen := login + " river stone kettle"
		j.fill("Your password now", j.secrets[login], "New password", chosen)
		j.press("Change it")
		j.secrets[login] = chosen
	}
	j.press("Office")
	j.press("Duty chairs")
	j.choose("Chair", "Cora Bell")
	j.fill("Put somebody on duty › First day", "23/11/2026", "Put somebody on duty › Last day", "4/12/2026")
	j.press("Put on the rota")
}
