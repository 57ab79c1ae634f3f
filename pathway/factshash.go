package pathway

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"slices"
)

// FactsHash returns the SHA-256 of the facts in hexadecimal, to notice that a fact behind a document has changed. Its own
// reference, number and date count for nothing, and neither does what the date alone makes of a birthday. A field that is
// empty does not count, so that a new kind of fact leaves what was issued before as it is.
func FactsHash(f Facts) string {
	sum := sha256.Sum256(canonical(steady(f)))
	return hex.EncodeToString(sum[:])
}

// ChangedFacts returns in plain words which facts differ, without saying what they were or are. There are none where the two
// hash alike, and none where only somebody else was added later who is asked or has a copy: they get theirs, and what was
// made for the others stays as it is.
func ChangedFacts(old, now Facts) []string {
	a, b := steady(old), withoutLater(steady(old), steady(now))
	var changed []string
	for _, part := range factParts {
		if string(canonical(part.of(a))) != string(canonical(part.of(b))) && !slices.Contains(changed, part.words) {
			changed = append(changed, part.words)
		}
	}
	return changed
}

// steady leaves out of the facts what is no fact about the family.
func steady(f Facts) Facts {
	f.Reference, f.Number, f.Date, f.Advocate = "", 0, Date{}, false
	f.Children = slices.Clone(f.Children)
	for i := range f.Children {
		f.Children[i].Age = 0
	}
	if f.Decisions != nil {
		d := *f.Decisions
		d.Children = slices.Clone(d.Children)
		for i := range d.Children {
			d.Children[i].Child.Age = 0
		}
		f.Decisions = &d
	}
	return f
}

// withoutLater leaves out of the facts who was added since the old ones to those who are asked and who have a copy.
func withoutLater(old, now Facts) Facts {
	later := func(were, are []string) []string {
		return slices.DeleteFunc(slices.Clone(are), func(s string) bool { return !slices.Contains(were, s) })
	}
	now.Invited = later(old.Invited, now.Invited)
	if old.Decisions != nil && now.Decisions != nil {
		d := *now.Decisions
		d.CopyTo = later(old.Decisions.CopyTo, d.CopyTo)
		now.Decisions = &d
	}
	return now
}

// Facts that are said for one recipient, not about the family.
const (
	largePrintFact = "large print"
	copyFact       = "full or part copy"
)

// MadeAgain returns those of the changed facts for which what was sent on an occasion is made again. Before a conference that
// is any of them. What was decided or said does not change once it is sent, whatever becomes of the family: only how much of it
// somebody is to have, and in which edition.
func MadeAgain(moment Moment, changed []string) []string {
	switch moment {
	case AtDecisions, AtMinutes, AtAddendum, AtCoreGroup, AtPartnership, AtEnding, AtNotice, AtTransfer, AtAppraisal:
	default:
		return changed
	}
	return slices.DeleteFunc(slices.Clone(changed), func(s string) bool { return s != largePrintFact && s != copyFact })
}

// factPart is a part of the facts and what people call it.
type factPart struct {
	words string
	of    func(Facts) any
}

// factParts covers every fact; a test holds that none is missing.
var factParts = []factPart{
	{"the kind of document", func(f Facts) any { return f.Kind }},
	{largePrintFact, func(f Facts) any { return f.Edition }},
	{copyFact, func(f Facts) any { return f.Copy }},
	{"the office’s details", func(f Facts) any { return []any{f.Office, f.Specimen} }},
	{"who signs", func(f Facts) any { return f.Signatory }},
	{"the recipient’s name", func(f Facts) any { return []any{f.To.Attendee, f.To.Name, f.To.Greeting, f.To.Pronouns} }},
	{"the recipient’s role or agency", func(f Facts) any { return []any{f.To.Role, f.To.Agency, f.To.Parent} }},
	{"the recipient’s address", func(f Facts) any { return []any{f.To.Address, f.To.Email} }},
	{"the recipient’s language or needs", func(f Facts) any { return []any{f.To.Language, f.To.Interpreter, f.To.AccessNeeds} }},
	{"the children named", func(f Facts) any { return f.Children }},
	{"the household", func(f Facts) any { return f.Household }},
	{"which conference it is", func(f Facts) any { return []any{f.Conference.Kind, f.Conference.Title, f.Conference.Adjourned} }},
	{"date and time of the conference", func(f Facts) any {
		c := f.Conference
		return []any{c.On, c.StartsAt, c.ArriveAt, c.Minutes, c.EndedAt}
	}},
	{"the venue or link", func(f Facts) any {
		c := f.Conference
		return []any{c.VenueName, c.VenueAddress, c.HowToFind, c.Access, c.Room, c.Link}
	}},
	{"how or for which part the recipient comes", func(f Facts) any { return []any{f.Conference.How, f.Conference.Part} }},
	{"the chair", func(f Facts) any { return f.Conference.Chair }},
	{"the minute taker", func(f Facts) any { return f.Conference.MinuteTaker }},
	{"the social worker", func(f Facts) any { return f.Conference.SocialWorker }},
	{"the interpreter", func(f Facts) any { return f.Conference.Interpreter }},
	{"the exclusion", func(f Facts) any {
		c := f.Conference
		return []any{f.Reader, c.Excluded, c.Ground, c.ViewsHow, c.ToldHow}
	}},
	{"why there is a conference", func(f Facts) any { return []any{f.Concern, f.Concerns} }},
	{"who else is asked", func(f Facts) any { return f.Invited }},
	{"what the police are asked", func(f Facts) any { return f.PoliceAsk }},
	{"what there is instead", func(f Facts) any { return []any{f.Instead, f.InsteadOwn} }},
	{"the dates for reports and replies", func(f Facts) any { return []any{f.ReportBy, f.SharedBy, f.ReplyBy} }},
	{"the enclosures", func(f Facts) any { return f.Enclosures }},
	{"the attendance", func(f Facts) any { return f.Attendance }},
	{"the decisions for the children", func(f Facts) any { return decisionsOf(f).Children }},
	{"the core group", func(f Facts) any {
		d := decisionsOf(f)
		return []any{d.CoreGroup, d.CoreGroupOn, d.CoreGroupAt, d.CoreGroupWhere}
	}},
	{"the review", func(f Facts) any { return []any{decisionsOf(f).ReviewOn, decisionsOf(f).ReviewAt} }},
	{"the social worker", func(f Facts) any { return decisionsOf(f).LeadWorker }},
	{"the summary and the quoracy", func(f Facts) any {
		d := decisionsOf(f)
		return []any{d.Summary, d.Quoracy, d.Exceptional}
	}},
	{"who attended and who has a copy", func(f Facts) any { return []any{decisionsOf(f).Attended, decisionsOf(f).Away, decisionsOf(f).CopyTo} }},
	{"who approved", func(f Facts) any { return decisionsOf(f).Approval }},
	{"what the minutes say", func(f Facts) any { return f.Minutes }},
	{"why the plan ends, and when", func(f Facts) any { return f.Ending }},
	{"what the other authority is told", func(f Facts) any { return f.Transfer }},
	{"what the record of the core group says", func(f Facts) any { return f.CoreGroup }},
	{"what the core group reports", func(f Facts) any { return f.Partnership }},
	{"what was found when the plan was looked at", func(f Facts) any { return f.Appraisal }},
	{"the earlier date, and why it is not that", func(f Facts) any { return f.Change }},
	{"what keeps the children safe until the conference", func(f Facts) any { return f.Safety }},
	{"who was absent from a core group", func(f Facts) any { return f.Absence }},
	{"what is taken up with the agency", func(f Facts) any { return f.Resolution }},
	{"the diary", func(f Facts) any { return []any{f.Diary, f.DiaryTo, f.DiarySince} }},
}

func decisionsOf(f Facts) DecisionFacts {
	if f.Decisions == nil {
		return DecisionFacts{}
	}
	return *f.Decisions
}

// canonical is JSON with sorted keys and without anything empty.
func canonical(x any) []byte {
	var tree any
	b, err := json.Marshal(x)
	if err == nil {
		err = json.Unmarshal(b, &tree)
	}
	if err == nil {
		b, err = json.Marshal(pruned(tree))
	}
	if err != nil {
		panic(err) // facts are texts, numbers and dates
	}
	return b
}

// pruned leaves out empty texts, zeros, lists and objects of an object. The elements of a list keep their places.
func pruned(x any) any {
	switch x := x.(type) {
	case map[string]any:
		kept := map[string]any{}
		for k, v := range x {
			if v = pruned(v); v != nil {
				kept[k] = v
			}
		}
		if len(kept) > 0 {
			return kept
		}
		return nil
	case []any:
		if len(x) == 0 {
			return nil
		}
		for i := range x {
			x[i] = pruned(x[i])
		}
		return x
	case string:
		if x == "" {
			return nil
		}
	case float64:
		if x == 0 {
			return nil
		}
	case bool:
		if !x {
			return nil
		}
	}
	return x
}
