package madeup

import (
	"fmt"
	"strings"

	"cp-pathway/pathway"
)

// colleague is an entry of the directory. Team is the number of theTeams, from 1; 0: none.
type colleague struct {
	name, job, agency string
	team              int
}

// theDirectory is who works with families in Fictshire. The first one of an agency with a job is taken unless a story
// names somebody.
var theDirectory = []colleague{
	{"Bilal Shah", "Team manager", socialCare, 1}, {"Joanne Pettifer", "Team manager", socialCare, 2},
	{"Marek Dvorak", "Team manager", socialCare, 3}, {"Grace Adeyemi", "Team manager", socialCare, 4},
	{"Sian Morgan", "Social worker", socialCare, 1}, {"Daniel Achebe", "Social worker", socialCare, 1}, {"Katarzyna Zielińska", "Social worker", socialCare, 1},
	{"Lorraine Whitlock", "Social worker", socialCare, 2}, {"Imran Hafeez", "Social worker", socialCare, 2}, {"Beth Underhill", "Social worker", socialCare, 2},
	{"Femi Alabi", "Social worker", socialCare, 3}, {"Rosalind Pike", "Social worker", socialCare, 3}, {"Callum Doherty", "Social worker", socialCare, 4},
	{"DC Owen Priddy", "Detective constable", police, 0}, {"DS Farah Nadeem", "Detective sergeant", police, 0}, {"DC Mia Lund", "Detective constable", police, 0},
	{"Hal Winstanley", "Health visitor", healthVisiting, 0}, {"Comfort Addo", "Health visitor", healthVisiting, 0}, {"Jean Trebilcock", "Health visitor", healthVisiting, 0},
	{"Noor Rahman", "School nurse", healthVisiting, 0}, {"Alison Crabtree", "School nurse", healthVisiting, 0},
	{"Dr Anil Sethi", "GP", surgery, 0}, {"Dr Clare Houlihan", "GP", surgery, 0},
	{"Dr Marta Silva", "Consultant paediatrician", paediatrics, 0},
	{"Bernadette Kearney", "Safeguarding midwife", midwifery, 0}, {"Aoife Tully", "Community midwife", midwifery, 0},
	{"Dr Efua Mensah", "Consultant psychiatrist", camhs, 0}, {"Gareth Lowe", "Mental health practitioner", camhs, 0},
	{"Paul Garside", "Care co-ordinator", adultHealth, 0}, {"Moira Tennant", "Community psychiatric nurse", adultHealth, 0},
	{"Eve Thackray", "Designated safeguarding lead", storybridge, 0}, {"Peter Amos", "Class teacher", storybridge, 0},
	{"Dominic Lacey", "Designated safeguarding lead", fabledon, 0}, {"Nasreen Akhtar", "Designated safeguarding lead", quillfield, 0},
	{"Lucy Hart", "Head of year", quillfield, 0}, {"Carys Bevan", "Nursery manager", inkpots, 0}, {"Tilly Marsh", "Key person", inkpots, 0},
	{"Leon Fairweather", "Probation officer", probation, 0}, {"Siobhan Rourke", "Recovery worker", drugAlcohol, 0},
	{"Yasmin Darr", "Independent domestic violence adviser", domesticAbuse, 0}, {"Trevor Nkemelu", "Housing officer", housing, 0},
	{"Hilary Stubbs", "Family support worker", earlyHelp, 0}, {"Kwame Boateng", "Youth justice worker", youthJustice, 0},
	{"Philippa Draycott", "Solicitor", legal, 0}, {"Tom Ferris", "Children’s advocate", advocacyService, 0},
}

// professional returns the nth entry as the directory keeps it.
func professional(n int, agency, team int64) pathway.Professional {
	c := theDirectory[n]
	return pathway.Professional{
		Name: c.name, JobTitle: c.job, Agency: agency, Team: team,
		Phone: officePhone(300 + n), Email: login(strings.TrimPrefix(strings.TrimPrefix(strings.TrimPrefix(c.name, "Dr "), "DC "), "DS ")) + "@" + domain(c.agency),
	}
}

// officePhone returns a number of the office or an agency, of Ofcom's range for drama.
func officePhone(n int) string { return fmt.Sprintf("01632 960%03d", n%400) }

// domain returns the email domain of an agency.
func domain(agency string) string {
	return strings.Trim(strings.Join(strings.FieldsFunc(plain(agency), func(r rune) bool { return r < 'a' || r > 'z' }), "-"), "-") + ".example"
}

// login returns a name as it stands before the @.
func login(name string) string {
	return strings.Join(strings.FieldsFunc(plain(name), func(r rune) bool { return r < 'a' || r > 'z' }), ".")
}

// plain returns a name in a to z, without apostrophes.
func plain(name string) string {
	return pathway.Normalise(strings.NewReplacer("’", "", "'", "").Replace(name))
}

// cut parts "Shire House, 1 Paragraph Row" into the building and its street.
func cut(line string) (house, street string, ok bool) {
	house, street, ok = strings.Cut(line, ", ")
	return house, street, ok
}
