//go:build ci

package handlers

// entersFamily is three siblings of two fathers, their mother, where they live, and who works with them.
func (j *journey) entersFamily() {
	j.comes("ann")
	j.press("Families")
	j.press("New family")
	j.fill("What the office calls", "Morgan, Doyle and Wójcik", "Number in the case system", "4411771")
	j.choose("Team", "Northmere Assessment Team")
	for _, c := range [][]string{{"Child 1 › ", "Ella", "Doyle", "14/3/2015", "Female"}, {"Child 2 › ", "Noah", "Doyle", "2/9/2018", "Male"}, {"Child 3 › ", "Zoë", "Wójcik", "21/6/2024", "Female"}} {
		j.fill(c[0]+"First name", c[1], c[0]+"Surname", c[2], c[0]+"Born", c[3])
		j.choose(c[0]+"Sex", c[4])
	}
	j.fill("Child 1 › School", "Marsh Primary School", "Child 2 › School", "Marsh Primary School")
	j.press("More adults")
	for _, a := range [][]string{{"Adult 1 › ", "Siân", "Morgan", mothersPhone, "Mother", "Yes"}, {"Adult 2 › ", "Patrick", "Doyle", "07700 900654", "Father", "Yes"}, {"Adult 3 › ", "Łukasz", "Wójcik", "07700 900987", "Father", "No"}} {
		j.fill(a[0]+"First name", a[1], a[0]+"Surname", a[2], a[0]+"Phone", a[3])
		j.choose(a[0]+"To the children", a[4], a[0]+"PR", a[5])
	}
	j.press("Enter the family")
	j.sees("Morgan, Doyle and Wójcik is entered")
	j.relates()
	j.houses()
	for _, p := range []colleagueTyped{
		{"Sue Baines", "Children’s Social Care", "", "Social worker", "sue.baines@northmere.example", []string{"Ella Doyle", "Noah Doyle", "Zoë Wójcik"}, false},
		{"Hana Novak", "Health Visiting and School Nursing", "", "Health visitor", "hana.novak@nhs.example", []string{"Zoë Wójcik"}, false},
		{"Owen Price", "Primary school", "", "Class teacher", "owen.price@schools.example", []string{"Ella Doyle", "Noah Doyle"}, false},
		{"Rosa Diaz", "Police Child Abuse Investigation", "", "Detective constable", "rosa.diaz@police.example", []string{"Ella Doyle", "Noah Doyle", "Zoë Wójcik"}, false},
		{"Kate Rowe", refugeAgency, "Voluntary organisation", "Key worker", "kate.rowe@harbour.example", []string{"Ella Doyle", "Noah Doyle", "Zoë Wójcik"}, true},
	} {
		j.addsColleague(p)
	}
	// On the page nothing tells where they live, nor who works there.
	for _, secret := range refuge() {
		if text := j.eval(`document.documentElement.outerHTML`); found(text, secret) {
			j.hands.Errorf("the page of people holds %q", secret)
		}
	}
	j.press("Change the family’s details")
	j.choose("Lead social worker", "Sue Baines")
	j.press("Save")
}

// relates says who is what to whom, and who may know of whom.
func (j *journey) relates() {
	const know = " › May know › "
	j.press("What Siân Morgan is › Change relations")
	j.tick("Ella Doyle"+know+"Yes", "Noah Doyle"+know+"Yes", "Zoë Wójcik"+know+"Yes")
	j.press("Save and confirm these")
	j.press("What Patrick Doyle is › Change relations")
	j.tick("Ella Doyle"+know+"Yes", "Noah Doyle"+know+"Yes", "Zoë Wójcik"+know+"No", "Zoë Wójcik › Parental › No")
	j.fill("Zoë Wójcik › Relation", "Not related", "Zoë Wójcik › Reason", "He is not to hear of her")
	j.press("Save and confirm these")
	j.press("What Łukasz Wójcik is › Change relations")
	j.tick("Ella Doyle"+know+"No", "Noah Doyle"+know+"No", "Zoë Wójcik"+know+"Yes")
	j.fill("Ella Doyle › Relation", "Not related", "Noah Doyle › Relation", "Not related")
	j.press("Save and confirm these")
	j.sees("Zoë Wójcik, 2: Siân Morgan (mother with PR), Patrick Doyle (not related), Łukasz Wójcik (father)")
}

// houses says where everybody lives, what language they speak and how they may be written to.
func (j *journey) houses() {
	j.press("Where they live of Siân")
	j.fill("First line", refugeStreet, "Town", "Northmere", "Postcode", refugePostcode, "Names that give", refugeName, "How was it confirmed", "Phoned her")
	j.tick("Refuge", "Ella Doyle", "Noah Doyle", "Zoë Wójcik")
	j.press("Save")
	j.press("Where they live of Patrick")
	j.fill("First line", "3 Quarry Lane", "Town", "Northmere", "Postcode", "NM2 6HH", "How was it confirmed", "He showed a bill")
	j.press("Save")
	j.press("Where they live of Łukasz")
	j.fill("First line", "88 Docks Road", "Town", "Northmere", "Postcode", "NM3 9DD", "How was it confirmed", "Seen by the social worker")
	j.press("Save")
	j.press("Details of Łukasz")
	j.fill("First language", "Polish")
	j.tick("An interpreter is needed")
	j.press("Save")
	j.press("Phone and email of Siân")
	j.tick("Post › Is it safe? › Safe", "Voicemail › Is it safe? › Not safe")
	j.press("Save what is safe")
	if !found(j.eval(`location.pathname`), "/people") {
		j.hands.Errorf("after saving what is safe: %s", j.eval(`location.pathname`))
	}
	j.press("People")
}

// colleagueTyped is a professional as typed on the form.
type colleagueTyped struct {
	name, agency, kind, role, email string
	children                        []string
	protected                       bool
}

func (j *journey) addsColleague(p colleagueTyped) {
	j.press("Add a professional")
	j.fill("Name", p.name, "Agency", p.agency, "What they do", p.role)
	j.click("Somebody who is not")
	if p.kind != "" {
		j.choose("What the agency is", p.kind)
	}
	j.fill("Secure email", p.email)
	j.tick(p.children...)
	if p.protected {
		j.tick("That they work with the family gives a place away")
	}
	j.press("Add, and confirm")
}
