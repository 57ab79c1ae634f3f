package pdf

import "cp-pathway/pathway"

// worryFields are what letters to parents say of why there is a meeting.
var worryFields = []Field{
	textField("concern", "why, in the words of the strategy meeting", "Made-up worry."),
	blockField("concerns", "and for one child alone, of those that the reader may know about", false),
	flagField("unborn", "no child of the letter is born yet"),
	flagField("several", "the letter is about two children or more"),
	textField("reply by", "by when to answer, or as soon as the reader can where that day is past", "by Monday 7 December 2026"),
	textField("privacy", "where the privacy notice is", "Read more at fictshire.example."),
}

// worry are the values of worryFields.
func worry(v Values, f pathway.Facts) {
	v["concern"], v["unborn"], v["several"] = sentence(f.Concern), noneBorn(f.Children), len(f.Children) > 1
	v["concerns"] = concerns(f)
	v["reply by"], v["privacy"] = byOrSoon(f.ReplyBy, f.Date), sentence(f.Office.Privacy)
}

// concerns are a paragraph for each child of whom something is feared alone. Where the letter is about one, it needs no name.
func concerns(f pathway.Facts) Blocks {
	list := Blocks{}
	for _, c := range f.Concerns {
		if len(f.Children) > 1 {
			list = append(list, Para(Strong(c.Child+": "), Plain(sentence(c.Text))))
		} else {
			list = append(list, Text(sentence(c.Text)))
		}
	}
	return list
}

// noneBorn reports whether all of the children are yet to be born.
func noneBorn(children []pathway.ChildFacts) bool {
	for _, c := range children {
		if !c.Unborn {
			return false
		}
	}
	return len(children) > 0
}

// byOrSoon says by when something is wanted. A day that is past on the letter's own date, or none, is no day to name.
func byOrSoon(by, letter pathway.Date) string {
	if by.IsZero() || by.Before(letter) {
		return "as soon as you can"
	}
	return "by " + dayOf(by)
}

var parentInvitationFields = fields(append(worryFields,
	flagField("kept out of part", "the reader is excluded from a part"),
	Field{Name: "when and where", Type: BlockField, Must: true, About: "day, time to arrive, place, how to find it, link", Sample: Texts("(when and where)")},
	flagField("part", "asked to come for a part"),
	flagField("video", "may join by video, and has the link"),
	flagField("link follows", "may join by video, and the link is not known yet"),
	flagField("others", "others are asked to come"),
	eachField("everybody", "other", "who else is asked, by role", "Health visitor"),
	textField("report by", "the day by which the social worker’s report is shown; empty where it is past", "Wednesday 9 December 2026"),
	textField("interpreter", "what is arranged", "We have booked a person who speaks Polish."),
	textField("travel", "help with travel and child care", "We can help with travel."),
	textField("advocacy", "who offers advocates", "Ring Voices."),
	textField("recording", "what the office says about recording", "Please do not record the meeting."),
	blockField("enclosures", "what lies in the envelope", false),
	blockField("reply slip", "to be cut off and sent back", true),
)...)

func parentInvitationValues(f pathway.Facts) Values {
	c := f.Conference
	v := common(f)
	worry(v, f)
	v["kept out of part"] = c.Excluded == pathway.ExcludedPart
	v["when and where"], v["part"] = whenAndWhere(f), c.Part != "" && c.Excluded == ""
	video := c.How == "video" || c.How == "either"
	v["video"], v["link follows"] = video && c.Link != "", video && c.Link == ""
	v["others"], v["everybody"] = len(f.Invited) > 0, eachOf("other", f.Invited)
	v["report by"] = ""
	if !f.SharedBy.Before(f.Date) {
		v["report by"] = dayOf(f.SharedBy)
	}
	v["interpreter"] = ""
	switch {
	case f.To.Interpreter && c.Interpreter == "":
		v["interpreter"] = "We are looking for an interpreter" + inLanguage(f.To.Language) + ". Please ring us if you have not heard from us a few days before. It is never a relative or a friend."
	case f.To.Interpreter:
		v["interpreter"] = "We will have an interpreter there" + inLanguage(f.To.Language) + ". It is never a relative or a friend."
	}
	v["travel"], v["advocacy"] = sentence(f.Office.Travel), sentence(f.Office.Advocacy)
	v["recording"] = sentence(f.Office.Recording)
	v["enclosures"] = enclosures(f.Enclosures)
	v["reply slip"] = Blocks{familySlip(f)}
	return v
}

func inLanguage(language string) string {
	if language == "" {
		return ""
	}
	return " for " + language
}

func enclosures(list []string) Blocks {
	if len(list) == 0 {
		return Blocks{}
	}
	return Blocks{Para(Strong("Enclosed: "), Plain(joined(list)))}
}

func familySlip(f pathway.Facts) ReplySlip {
	intro := "Or ring us"
	if f.Office.Phone != "" {
		intro += " on " + f.Office.Phone
	}
	if !f.ReplyBy.IsZero() {
		intro = "Please send this back, or ring us, " + byOrSoon(f.ReplyBy, f.Date)
	}
	return ReplySlip{Title: "Reply slip · " + f.Reference, Intro: intro + ".", Return: returnTo(f), Fields: []SlipField{
		{Label: "I", Options: []string{"will come", "want to join by video", "cannot come"}},
		{Label: "I would like", Options: []string{"an interpreter", "large print", "help to get there", "child care", "an advocate"}},
		{Label: "I will bring (name, and who they are to you)", Lines: 1},
		{Label: "What I would like the meeting to know", Lines: 4},
		{Label: "Name and date", Lines: 1},
	}}
}

var childInvitationFields = fields(
	flagField("comes", "there is a time and a place for the reader"),
	blockField("when and where", "day, time to arrive, place, link", false),
	textField("social worker", "the social worker’s name", "Sam Example"),
	flagField("advocate", "an advocate is offered"),
	textField("advocacy", "who offers advocates", "Ring Voices."),
	blockField("reply slip", "to be cut off and sent back", false),
)

func childInvitationValues(f pathway.Facts) Values {
	v := common(f)
	v["people"] = whoToRing(f, false)
	v["signature"] = signature(f, "With best wishes")
	v["comes"] = !f.Conference.StartsAt.IsZero() && f.Conference.Excluded != pathway.ExcludedWhole
	v["when and where"] = whenAndWhere(f)
	v["social worker"] = workerName(f)
	v["advocate"], v["advocacy"] = f.Advocate, sentence(f.Office.Advocacy)
	v["reply slip"] = Blocks{ReplySlip{Title: "What I want", Return: returnTo(f), Fields: []SlipField{
		{Label: "I want to", Options: []string{"come to all of it", "come to a part", "join by video", "tell you in another way"}},
		{Label: "I would like", Options: []string{"an advocate", "to meet the chair first", "my social worker to speak for me"}},
		{Label: "What I want you to know (you can write or draw)", Lines: 5},
	}}}
	return v
}

// workerName is the lead social worker by name, or as they are called where nobody is recorded.
func workerName(f pathway.Facts) string {
	if f.Conference.SocialWorker.Name != "" {
		return f.Conference.SocialWorker.Name
	}
	return "your social worker"
}
