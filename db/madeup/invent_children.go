package madeup

import "cp-pathway/pathway"

// saying is what a child said, from an age in months on, and how it was heard.
type saying struct {
	from      int
	view, how string
}

var sayings = []saying{
	{0, "Turns to the adult who is nearest and smiles at faces. Was not heard to cry during the visit.", "seen"},
	{0, "Stays close, watches everybody, and settles when held.", "seen"},
	{48, "I want my own bed and my bear.", "drawing"},
	{48, "It is too loud at our house. I go under the table.", "social-worker"},
	{72, "I want to stay at my school and I want somebody to fetch me on time.", "social-worker"},
	{72, "I like it best when everybody eats together.", "drawing"},
	{108, "I look after the little ones. I would like to go to football again.", "advocate"},
	{108, "Please do not tell them that I said it. I am worried about Mum.", "social-worker"},
	{144, "Nobody asked me before. I want to know what happens next.", "there"},
	{144, "I am fine at my friend’s. I want them to stop fighting.", "advocate"},
}

// scene chooses what is feared, and for whom.
func (x *invention) scene(f fate) {
	switch roll := x.g.dice.IntN(100); {
	case roll < 8 && f.age < recently: // an unborn child is expected for as long as the family is on the way
		x.scenario = unbornRisk
		x.children = []child{x.expected("one", x.last, 10+x.g.dice.IntN(12))}
		return
	case roll < 14:
		x.scenario = exploited
		x.addChild("one", 150+x.g.dice.IntN(50))
		return
	default:
		x.scenario = one(x.g, []scenario{neglect, neglect, violence, violence, injury, lowMood, drink})
	}
	youngest := 4 + x.g.dice.IntN(130)
	for _, key := range []string{"one", "two", "three", "four", "five"}[:1+one(x.g, []int{0, 0, 0, 0, 1, 1, 1, 2, 2, 3, 4})] {
		x.addChild(key, youngest)
		youngest += 12 + x.g.dice.IntN(30)
		if youngest > 200 {
			return
		}
	}
}

// addChild adds a child of an age in months.
func (x *invention) addChild(key string, months int) {
	sex, names := "F", hers
	if x.g.chance(50) {
		sex, names = "M", his
	}
	first := one(x.g, names)
	for _, c := range x.children {
		if c.FirstName == first {
			first = one(x.g, names) + "-" + first
		}
	}
	school := ""
	switch {
	case months >= 132:
		school = quillfield
	case months >= 54:
		school = one(x.g, []string{storybridge, fabledon})
	case months >= 24:
		school = inkpots
	}
	c := x.kid(key, sex, first, x.last, months, school)
	c.Ethnicity = one(x.g, ethnicities)
	var fit []saying
	for _, s := range sayings {
		if s.from <= months && months < s.from+60 {
			fit = append(fit, s)
		}
	}
	said := one(x.g, fit)
	c.view, c.how, c.comes = said.view, said.how, said.how == "there"
	if months > 24 && x.g.chance(9) {
		c.previous = []pathway.PreviousPlan{{StartedOn: x.today.AddMonths(-min(months, 40)), EndedOn: x.today.AddMonths(-min(months, 40) / 2), Category: "NEG"}}
	}
	x.children = append(x.children, c)
}
