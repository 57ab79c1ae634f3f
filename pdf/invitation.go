package pdf

import "cp-pathway/pathway"

var parentInvitationFields = fields(
	flagField("kept out", "the reader is excluded from the whole conference"),
	flagField("kept out of part", "the reader is excluded from a part"),
	textField("ground", "why", "the child asks for it"),
	textField("views how", "how an excluded reader’s views are heard", "You can write to the chair."),
	textField("told how", "how an excluded reader hears the outcome", "The chair will ring you."),
	Field{Name: "when and where", Type: BlockField, Must: true, About: "day, time to arrive, place, how to find it, link", Sample: Texts("(when and where)")},
	flagField("part", "asked to come for a part"),
	flagField("video", "may join by video, and has the link"),
	flagField("link follows", "may join by video, and the link is not known yet"),
	textField("concern", "why, in the words of the strategy meeting", "Made-up worry."),
	flagField("others", "others are asked to come"),
	eachField("everybody", "other", "who else is asked, by role", "Health visitor"),
	textField("report by", "by when the social worker’s report is shown", "Wednesday 9 December 2026"),
	textField("interpreter", "what is arranged", "We have booked a person who speaks Polish."),
	textField("travel", "help with travel and child care", "We can help with travel."),
	textField("advocacy", "who offers advocates", "Ring Voices."),
	textField("recording", "what the office says about recording", "Please do not record the meeting."),
	textField("privacy", "where the privacy notice is", "Read more at fictshire.example."),
	blockField("enclosures", "what lies in the envelope", false),
	blockField("reply slip", "to be cut off and sent back", true),
)

func parentInvitationValues(f pathway.Facts) Values {
	c := f.Conference
	v := common(f)
	whole := c.Excluded == "whole"
	v["kept out"], v["kept out of part"] = whole, c.Excluded == "part"
	v["ground"], v["views how"], v["told how"] = midSentence(c.Ground), sentence(c.ViewsHow), sentence(c.ToldHow)
	v["when and where"], v["part"] = whenAndWhere(f), c.Part != ""
	video := c.How == "video" || c.How == "either"
	v["video"], v["link follows"] = video && c.Link != "", video && c.Link == ""
	v["concern"] = sentence(f.Concern)
	v["others"], v["everybody"] = len(f.Invited) > 0, eachOf("other", f.Invited)
	v["report by"] = dayOf(f.SharedBy)
	v["interpreter"] = ""
	if f.To.Interpreter {
		v["interpreter"] = "We will have an interpreter there" + inLanguage(f.To.Language) + ". It is never a relative or a friend."
	}
	v["travel"], v["advocacy"] = sentence(f.Office.Travel), sentence(f.Office.Advocacy)
	v["recording"], v["privacy"] = sentence(f.Office.Recording), sentence(f.Office.Privacy)
	v["enclosures"] = enclosures(f.Enclosures)
	v["reply slip"] = Blocks{}
	if !whole {
		v["reply slip"] = Blocks{familySlip(f)}
	}
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
		intro = "Please send this back, or ring us, by " + dayOf(f.ReplyBy)
	}
	return ReplySlip{Title: "Reply slip · " + f.Reference, Intro: intro + ".", Return: returnTo(f), Fields: []SlipField{
		{Label: "I", Options: []string{"will come", "want to join by video", "can not come"}},
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
	v["comes"] = !f.Conference.StartsAt.IsZero() && f.Conference.Excluded != "whole"
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
