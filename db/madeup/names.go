package madeup

import "cp-pathway/pathway"

// Names of families that nobody is meant by, from wherever people in Fictshire come from. Language is what one of the adults
// speaks best where that is not English; it is the interpreter's language too.
var surnames = []struct{ name, language string }{
	{"Ashdown", ""}, {"Barraclough", ""}, {"Cartwright", ""}, {"Dunmore", ""}, {"Eastwood", ""}, {"Fairhurst", ""}, {"Goodyear", ""}, {"Hollis", ""},
	{"Iremonger", ""}, {"Jessop", ""}, {"Kettlewell", ""}, {"Lockwood", ""}, {"Merriweather", ""}, {"Northcott", ""}, {"Oldroyd", ""}, {"Pemberton", ""},
	{"Quarmby", ""}, {"Ravenscroft", ""}, {"Stubbings", ""}, {"Thistlewood", ""}, {"Underwood", ""}, {"Vickerstaff", ""}, {"Winterbottom", ""}, {"Yardley", ""},
	{"Abernethy", ""}, {"MacLennan", ""}, {"O’Shaughnessy", ""}, {"Ní Bhriain", ""}, {"Pryce-Bowen", ""}, {"Llewelyn", ""}, {"Tregenza", ""}, {"Fitzwilliam-Rowe", ""},
	{"Nowak", "Polish"}, {"Żukowska", "Polish"}, {"Popescu", "Romanian"}, {"Ionescu", "Romanian"}, {"Dimitrov", "Bulgarian"}, {"Kovács", "Hungarian"}, {"Šimkutė", "Lithuanian"},
	{"Øksendal", ""}, {"Müller-Groß", ""}, {"Silva Araújo", "Portuguese"}, {"García Peña", "Spanish"}, {"Özdemir", "Turkish"}, {"Çelik", "Turkish"}, {"Haxhi", "Albanian"},
	{"Achterberg", ""}, {"Adeleke", ""}, {"Boakye", ""}, {"Chukwu", ""}, {"Mensah-Grant", ""}, {"Tesfaye", "Tigrinya"}, {"Warsame", "Somali"}, {"Baptiste", ""}, {"Campbell-Reid", ""},
	{"Hussain", "Urdu"}, {"Mahmood", "Urdu"}, {"Chowdhury", "Bengali"}, {"Gill", "Panjabi"}, {"Patel", "Gujarati"}, {"Nair", ""}, {"Karimi", "Farsi"}, {"Al-Sayed", "Arabic"}, {"Barzani", "Kurdish"},
	{"Phạm", "Vietnamese"}, {"Trương", "Vietnamese"}, {"Chen", "Mandarin"}, {"Wong", "Cantonese"}, {"Santos-Reyes", ""}, {"Kaminski", ""},
}

// First names of girls and women, and of boys and men; anybody may have any of them.
var (
	hers = []string{
		"Abigail", "Aisha", "Alma", "Anya", "Beatrice", "Blessing", "Bryony", "Caitlin", "Chloé", "Daisy", "Eilidh", "Elif", "Esme", "Farida", "Freya", "Gemma", "Grace", "Hannah", "Ines", "Isla",
		"Jasmine", "Joanna", "Kasia", "Keira", "Layla", "Leah", "Lily", "Maeve", "Mariam", "Matilda", "Naomi", "Nia", "Olivia", "Orla", "Poppy", "Priya", "Rosa", "Ruth", "Sadia", "Sinéad",
		"Sofia", "Tamsin", "Tia", "Una", "Violet", "Willow", "Yasmin", "Zara", "Zuzanna", "Ayumi",
	}
	his = []string{
		"Aaron", "Adeel", "Alfie", "Andrei", "Arjun", "Ben", "Bogdan", "Callum", "Cian", "Daniel", "Dylan", "Elijah", "Emre", "Ethan", "Felix", "Finlay", "George", "Hamza", "Harvey", "Idris",
		"Isaac", "Jack", "Jakub", "José", "Kai", "Kofi", "Leo", "Liam", "Logan", "Luca", "Marcus", "Mateusz", "Nathan", "Noah", "Oliver", "Owen", "Piotr", "Quinn", "Reece", "Rhys",
		"Ryan", "Samir", "Stefan", "Tariq", "Theo", "Tomasz", "Tyler", "Umar", "Wesley", "Zain",
	}
)

// ethnicities are codes of the census, the commoner ones more often.
var ethnicities = []string{"WBRI", "WBRI", "WBRI", "WBRI", "WBRI", "WBRI", "WOTH", "MWBC", "MWAS", "AIND", "APKN", "ABAN", "BCRB", "BAFR", "OOTH"}

// interpreted is an interpreter who was asked for.
func interpreted(language string) pathway.Interpreter {
	return pathway.Interpreter{Language: language, Service: "Fictshire Interpreting Service"}
}
