package madeup

import "cp-pathway/pathway"

// theOffice is what the made-up office tells of itself.
var theOffice = pathway.Office{
	Authority: "Fictshire County Council", Unit: "Safeguarding Unit",
	Address: pathway.Address{Line1: "Shire House", Line2: "1 Paragraph Row", Town: "Fictown", Postcode: "ZZ1 1AA"},
	Phone:   "01632 960100", Email: "safeguarding.unit@fictshire.example", SecureEmail: "conferences@secure.fictshire.example",
	OutOfHours: "0808 157 0199", Colour: "#1d4f91", ReferencePrefix: "CP",
	Complaints: "Customer Relations, Shire House, 1 Paragraph Row, Fictown ZZ1 1AA, phone 01632 960190, email complaints@fictshire.example",
	Privacy:    "www.fictshire.example/privacy/child-protection",
	Advocacy:   "Speak Up Fictshire, phone 0808 157 0110",
	Travel:     "If the journey or child care is difficult, ring us: we can book a taxi, pay bus fares, and pay for child care while you are with us.",
	Recording:  "Please do not record the conference. If you need a recording because of a disability, tell us beforehand and we will agree how.",
}

// theVenues are where conferences are held. The first one's rooms are the usual ones.
var theVenues = []pathway.Venue{
	{
		Name: "Shire House", Address: pathway.Address{Line1: "1 Paragraph Row", Town: "Fictown", Postcode: "ZZ1 1AA"}, Phone: "01632 960100",
		HowToFind: "Buses 4 and 11 stop outside (stop: Paragraph Row). Parking for visitors is behind the building; take a ticket at the barrier and show it at the desk. Use the side door with the blue canopy, not the main entrance.",
		Access:    "Step-free from the car park. Hearing loop in both rooms. Accessible toilet and a quiet waiting room on the same floor.",
		Rooms:     []pathway.Room{{Name: "Oak room", Seats: 16}, {Name: "Birch room", Seats: 12}},
	},
	{
		Name: "Storybridge Family Centre", Address: pathway.Address{Line1: "22 Sonnet Crescent", Town: "Storybridge", Postcode: "ZZ4 2QR"}, Phone: "01632 960120",
		HowToFind: "Five minutes on foot from Storybridge bus station: cross at the lights, then second left. There are six parking places; the gate opens when you ring.",
		Access:    "Step-free. A play room with a worker can be booked for younger children.",
		Rooms:     []pathway.Room{{Name: "Garden room", Seats: 14}},
	},
}

// theSignatories may sign letters, the first one unless another is chosen.
var theSignatories = []pathway.Signatory{
	{Name: "Shirin Qureshi", Title: "Service Manager, Safeguarding Unit", Phone: "01632 960104", Email: "shirin.qureshi@fictshire.example", Main: true},
	{Name: "Amara Osei", Title: "Conference Administrator", Phone: "01632 960101", Email: "amara.osei@fictshire.example"},
}

// theTeams are those of children's social care, each with its manager, who has no account.
var theTeams = []pathway.Team{
	{Name: "Assessment and Intervention Team 1", Manager: "Bilal Shah", ManagerPhone: "01632 960131", ManagerEmail: "bilal.shah@fictshire.example", Phone: "01632 960130", Email: "ait1@fictshire.example"},
	{Name: "Assessment and Intervention Team 2", Manager: "Joanne Pettifer", ManagerPhone: "01632 960133", ManagerEmail: "joanne.pettifer@fictshire.example", Phone: "01632 960132", Email: "ait2@fictshire.example"},
	{Name: "Children and Families Team North", Manager: "Marek Dvorak", ManagerPhone: "01632 960135", ManagerEmail: "marek.dvorak@fictshire.example", Phone: "01632 960134", Email: "cast.north@fictshire.example"},
	{Name: "Children with Disabilities Team", Manager: "Grace Adeyemi", ManagerPhone: "01632 960137", ManagerEmail: "grace.adeyemi@fictshire.example", Phone: "01632 960136", Email: "cwd@fictshire.example"},
}

// Names of agencies that the stories speak of.
const (
	socialCare      = "Children’s Social Care"
	police          = "Police Child Abuse Investigation"
	healthVisiting  = "Health Visiting and School Nursing"
	surgery         = "Vellum View Surgery"
	paediatrics     = "Hospital paediatrics"
	midwifery       = "Midwifery"
	camhs           = "Child and adolescent mental health"
	adultHealth     = "Adult mental health"
	storybridge     = "Storybridge Primary School"
	fabledon        = "Fabledon Church School"
	quillfield      = "Quillfield Academy"
	inkpots         = "Little Inkpots Nursery"
	probation       = "Probation"
	drugAlcohol     = "Drug and alcohol service"
	domesticAbuse   = "Domestic abuse service"
	housing         = "Housing"
	earlyHelp       = "Early help"
	youthJustice    = "Youth justice"
	legal           = "Legal services"
	advocacyService = "Advocacy service"
)

// theAgencies are the usual ones with their leads and addresses, the schools by name.
var theAgencies = []pathway.Agency{
	agency(socialCare, pathway.SocialCare, "social-care", "Shire House, 1 Paragraph Row", "ZZ1 1AA", 200, "Marek Dvorak", true),
	agency(police, pathway.Police, "police", "Police Station, 8 Semicolon Street", "ZZ1 3DD", 204, "Detective Inspector Hanna Voss", true),
	agency(healthVisiting, pathway.Health, "health", "Community Health Centre, 3 Folio Street", "ZZ1 4HH", 208, "Ruth Okonjo", true),
	agency(surgery, pathway.Health, "health", "40 Vellum View", "ZZ2 1GP", 212, "Dr Anil Sethi", false),
	agency(paediatrics, pathway.Health, "health", "Fictown General Hospital, Lexicon Lane", "ZZ2 2HS", 216, "Dr Marta Silva", false),
	agency(midwifery, pathway.Midwifery, "health", "Fictown General Hospital, Lexicon Lane", "ZZ2 2HS", 220, "Bernadette Kearney", false),
	agency(camhs, pathway.Health, "health", "12 Cursive Crescent", "ZZ2 5PS", 224, "Dr Efua Mensah", false),
	agency(adultHealth, pathway.Health, "adult-health", "12 Cursive Crescent", "ZZ2 5PS", 228, "Paul Garside", false),
	agency(storybridge, pathway.Education, "education", "5 Ballad Lane", "ZZ4 1SB", 232, "Eve Thackray", false),
	agency(fabledon, pathway.Education, "education", "Church Hill", "ZZ5 1FB", 236, "Dominic Lacey", false),
	agency(quillfield, pathway.Education, "education", "90 Parable Parade", "ZZ1 7QA", 240, "Nasreen Akhtar", false),
	agency(inkpots, pathway.Education, "education", "2a Rhyme Road", "ZZ1 8NU", 244, "Carys Bevan", false),
	agency(probation, pathway.Probation, "probation", "17 Italic Street", "ZZ1 5PR", 248, "Leon Fairweather", false),
	agency(drugAlcohol, pathway.Voluntary, "drug-alcohol", "31 Anagram Avenue", "ZZ1 6DA", 252, "Siobhan Rourke", false),
	agency(domesticAbuse, pathway.Voluntary, "domestic-abuse", "PO Box 1", "ZZ1 6DW", 256, "Yasmin Darr", false),
	agency(housing, pathway.Housing, "housing", "Shire House, 1 Paragraph Row", "ZZ1 1AA", 260, "Trevor Nkemelu", false),
	agency(earlyHelp, pathway.SocialCare, "social-care", "22 Sonnet Crescent", "ZZ4 2QR", 264, "Hilary Stubbs", false),
	agency(youthJustice, pathway.OtherKind, "youth-justice", "17 Italic Street", "ZZ1 5PR", 268, "Kwame Boateng", false),
	agency(legal, pathway.Legal, "", "Shire House, 1 Paragraph Row", "ZZ1 1AA", 272, "Philippa Draycott", false),
	agency(advocacyService, pathway.Voluntary, "", "6 Haiku Place", "ZZ1 9SU", 276, "Tom Ferris", false),
}

func agency(name string, kind pathway.AgencyKind, group, line1, postcode string, phone int, lead string, usual bool) pathway.Agency {
	a := pathway.Agency{
		Name: name, Kind: kind, QuoracyGroup: group, Usual: usual, Phone: officePhone(phone),
		SecureEmail: "safeguarding@" + domain(name), LeadName: lead, LeadPhone: officePhone(phone + 1), LeadEmail: login(lead) + "@" + domain(name),
		Address: pathway.Address{Line1: line1, Town: "Fictown", Postcode: postcode},
	}
	if house, street, ok := cut(line1); ok {
		a.Address.Line1, a.Address.Line2 = house, street
	}
	return a
}
