package pathway

// Categories of abuse with the census's codes and the definitions that go to professionals with their invitation. The
// definitions are our own short form of Working Together to Safeguard Children, appendix A.
var Categories = []Category{
	{"NEG", "Neglect", "A child’s basic physical or psychological needs are not met, again and again, so that health or development is likely to be seriously harmed. It may begin in pregnancy through substance misuse. It includes a lack of food, clothing or shelter, of protection from harm, of supervision, of medical care, and of response to a child’s emotional needs."},
	{"PHY", "Physical abuse", "Hitting, shaking, throwing, poisoning, burning or scalding, drowning, suffocating or otherwise hurting a child physically. It includes a carer who makes up the symptoms of an illness or brings one about."},
	{"SAB", "Sexual abuse", "Forcing or enticing a child to take part in sexual activity, with or without violence, whether or not the child knows what is happening. It includes contact, activity without contact such as images or grooming, and abuse online. Adults of either sex, and other children, can do it."},
	{"EMO", "Emotional abuse", "Persistent emotional ill-treatment that severely harms a child’s emotional development: making a child feel worthless, unloved or valued only for meeting another’s needs, silencing or mocking them, expecting what is beyond their age, seeing or hearing others ill-treated, serious bullying, frightening or corrupting a child. Some emotional abuse is part of every kind of ill-treatment."},
}

// Category is one of the four.
type Category struct{ Code, Title, Definition string }

// CategoryTitle returns the title of a code, or the code itself when it is none of the four.
func CategoryTitle(code string) string {
	for _, c := range Categories {
		if c.Code == code {
			return c.Title
		}
	}
	return code
}

// CensusCategory is the code that the census takes for one or more categories: MUL for more than one.
func CensusCategory(codes []string) string {
	switch len(codes) {
	case 0:
		return ""
	case 1:
		return codes[0]
	}
	return "MUL"
}
