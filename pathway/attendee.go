package pathway

import (
	"net/url"
	"slices"
)

// Purposes says why somebody can be on the list.
var Purposes = []Choice{
	{string(ToAttend), "Asked to come"},
	{string(PoliceCheck), "Asked for police checks"},
	{string(ToBeTold), "Only told the decisions"},
}

// Hows are how somebody is asked to take part.
var Hows = []Choice{{"in-person", "In person"}, {"video", "By video"}, {"either", "In person or by video"}}

// How much of a conference somebody can be excluded from.
const (
	ExcludedPart  = "part"
	ExcludedWhole = "whole"
)

// Exclusions are how much of a conference somebody can be excluded from, with their titles.
var Exclusions = []Choice{{ExcludedPart, "A part of it"}, {ExcludedWhole, "The whole of it"}}

// NoCopy is that somebody gets nothing of what was decided, by the chair's decision and with its reason.
const NoCopy = "none"

// Copies are how much of what was decided somebody gets.
var Copies = []Choice{{"full", "Full copy"}, {"part", "Part copy"}, {NoCopy, "No copy: nothing is sent to them"}}

// exclusionDays is how many working days before the conference an exclusion is asked for at the latest (local practice).
const exclusionDays = 3

// Validate returns nil, or what is wrong with how somebody is asked: role, purpose, how, starts_at, link, way.
func (a Attendee) Validate(c Conference) error {
	f := Fields{}
	f.line("role", a.Role)
	if !Chosen(Purposes, string(a.Purpose)) {
		f.Add("purpose", "Choose why they are on the list")
	}
	if a.Purpose == ToAttend && !Chosen(Hows, a.How) {
		f.Add("how", "Choose how they are asked to take part")
	}
	if !a.StartsAt.IsZero() && a.StartsAt.Date() != c.StartsAt.Date() {
		f.Add("starts_at", "Enter a time on the day of the conference")
	}
	f.AtMost("link", a.Link, 500)
	if u, err := url.Parse(a.Link); a.Link != "" && (err != nil || u.Scheme != "https" || u.Host == "") {
		f.Add("link", "Enter a link that begins with https://")
	}
	if a.Way != "" && !Chosen(Ways, a.Way) {
		f.Add("way", "Choose how it is sent")
	}
	return f.Err()
}

// ValidateDecision returns nil, or what is wrong with what the chair decided about somebody: part, excluded, ground,
// excluded_why, views_how, told_how, copy, copy_why.
func (a Attendee) ValidateDecision() error {
	f := Fields{}
	f.line("part", a.Part)
	switch {
	case a.Excluded == "":
	case !Chosen(Exclusions, a.Excluded):
		f.Add("excluded", "Choose from what they are excluded")
	default:
		if !Chosen(ExclusionGrounds, a.Ground) {
			f.Add("ground", "Choose the ground: the letter gives it")
		}
		f.Need("excluded_why", a.ExcludedWhy, "Write down why, for the record")
		f.Need("views_how", a.ViewsHow, "Say how their views will be heard: the letter says it")
		f.Need("told_how", a.ToldHow, "Say how they will be told the outcome: the letter says it")
		if a.Excluded == ExcludedPart && a.Part == "" && a.StartsAt.IsZero() {
			f.Add("part", "Say to which part they come, or give them a time of their own first")
		}
	}
	for field, text := range map[string]string{"excluded_why": a.ExcludedWhy, "views_how": a.ViewsHow, "told_how": a.ToldHow, "copy_why": a.CopyWhy} {
		f.AtMost(field, text, 1000)
	}
	if a.Copy != "" && !Chosen(Copies, a.Copy) {
		f.Add("copy", "Choose a full copy, a part copy or none")
	}
	switch a.Copy {
	case "part":
		f.Need("copy_why", a.CopyWhy, "Say why they have a part copy")
	case NoCopy:
		f.Need("copy_why", a.CopyWhy, "Say why they have no copy")
	}
	return f.Err()
}

// LateExclusion says that an exclusion is asked for later than it should be, or "".
func (a Attendee) LateExclusion(c Conference, today Date, office *Calendar) string {
	if a.Excluded == "" || c.StartsAt.IsZero() || !today.After(office.AddWorkingDays(c.StartsAt.Date(), -exclusionDays)) {
		return ""
	}
	return "An exclusion is asked for at least 3 working days before the conference. Keep with the reason why this is later."
}

// ValidateAnswer returns nil, or what is wrong with an answer: answer, answer_note.
func (a Attendee) ValidateAnswer() error {
	f := Fields{}
	if a.Answer != "" && !Chosen(Answers, a.Answer) {
		f.Add("answer", "Choose what they answered")
	}
	f.AtMost("answer_note", a.AnswerNote, 500)
	return f.Err()
}

// OnList returns those who are on the list, without those who were taken off it and those who are only written to.
func (r *Record) OnList() []Attendee {
	return slices.DeleteFunc(r.Reachable(), func(a Attendee) bool { return a.Purpose == WrittenTo })
}

// Reachable returns everybody to whom something of the conference can go: those on the list, and those who are only written to.
func (r *Record) Reachable() []Attendee {
	return slices.DeleteFunc(slices.Clone(r.Attendees), func(a Attendee) bool { return a.Removed })
}

// readBy returns the record as it is for one who reads of it: nobody else is told to whom letters went about one thing.
func (r *Record) readBy(attendee int64) *Record {
	other := func(a Attendee) bool { return a.Purpose == WrittenTo && a.ID != attendee }
	if !slices.ContainsFunc(r.Attendees, other) {
		return r
	}
	out := *r
	out.Attendees = slices.DeleteFunc(slices.Clone(r.Attendees), other)
	return &out
}

// NameOf returns what staff call an attendee, and their agency: "" for one of the family, and where it gives a place away.
func (r *Record) NameOf(a Attendee) (name, agency string) {
	w := recipientOf(r, shelter{}, a)
	if w.colleague.ProtectedPlace {
		return w.name(), ""
	}
	return w.name(), w.colleague.Professional.AgencyName
}

// SafeWays returns the ways by which something can go to an attendee: an address that is there and not said to be unsafe. By hand
// always can be.
func (r *Record) SafeWays(a Attendee) []Choice {
	w := recipientOf(r, shelter{}, a)
	var list []Choice
	for _, c := range Ways {
		switch {
		case c.Value == ByPost && (!w.post().Usable() || w.safety("post").Safety == NotSafe):
		case c.Value == BySecureEmail && (w.email() == "" || w.safety("email").Safety == NotSafe):
		default:
			list = append(list, c)
		}
	}
	return list
}
