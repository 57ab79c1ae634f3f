package pathway

import (
	"slices"
	"strconv"
	"strings"
)

// VenueCheck is what somebody found who asked whether it is safe for the family to come to a conference: a risk, with the measures
// against it, or none. It stands in no document. It is never changed: another takes its place, or it is struck.
type VenueCheck struct {
	ID           int64
	Conference   int64
	Risk         string   // what could happen; empty: no risk is known
	From         int64    // the person of the family from whom; 0: FromOther
	FromOther    string   // who else
	People       []int64  // of the family, who are at risk
	Others       string   // who else is
	Measures     []string // of VenueMeasures
	How          string   // how they are carried out; where there is no risk, a note
	AgreedBy     string   // who agreed the measures, or who said that there is no risk
	ToldHow      string   // of ToldHows: how that was said
	On           Date
	Replaced     bool // another holds in its place
	RecordedAt   string
	RecordedName string
	StruckAt     string
	StruckWhy    string
}

// VenueMeasures are what makes it safe to come.
var VenueMeasures = []Choice{
	{"separate", "They arrive and leave at separate times"},
	{"room", "Another room, or a waiting area of their own"},
	{"venue", "Another venue"},
	{"video", "They join by video"},
	{"escort", "An escort, or security at the venue"},
	{"police", "The police are told"},
	{"excluded", "They are excluded, from a part or the whole"},
}

const (
	stepVenueRisk    = "venue-risk-check"
	measureSeparate  = "separate"
	maxVenueRiskText = 2000
)

// Stands reports whether the entry holds: it is not struck, and no other has taken its place.
func (v *VenueCheck) Stands() bool { return v.StruckAt == "" && !v.Replaced }

// None reports whether the entry says that there is no risk.
func (v *VenueCheck) None() bool { return v.Risk == "" }

// Safe reports whether nothing is left to agree: there is no risk, or there is a measure against it.
func (v *VenueCheck) Safe() bool { return v.None() || len(v.Measures) > 0 }

// Concerns tells whether somebody of the family is the one from whom the risk comes, or is at risk.
func (v *VenueCheck) Concerns(person int64) bool {
	return !v.None() && person != 0 && (v.From == person || slices.Contains(v.People, person))
}

// MeasuresInWords lists the measures: "an escort, or security at the venue; the police are told".
func (v *VenueCheck) MeasuresInWords() string {
	var list []string
	for _, m := range v.Measures {
		list = append(list, TitleOf(VenueMeasures, m))
	}
	return strings.Join(list, "; ")
}

// Cover covers every protected value in what was typed, in place.
func (v *VenueCheck) Cover(cover func(string) string) { coverAll(cover, v.typed()...) }

// KeepCovered puts the texts back as they were that stand in a form covered and unchanged. f is the family as it is recorded.
func (v *VenueCheck) KeepCovered(f *Family, was VenueCheck) { keepCovered(f, v.typed(), was.typed()) }

func (v *VenueCheck) typed() []*string {
	return []*string{&v.Risk, &v.FromOther, &v.Others, &v.How, &v.AgreedBy, &v.StruckWhy}
}

// Validate returns nil, or the fields of a risk that are wrong: risk, from, from_other, people, measures, how, agreed_by, on; of an entry
// that there is none agreed_by, told_how, how, on. none says which it is. members are the people of the family. It is refused for a
// conference that is not still to come.
func (v *VenueCheck) Validate(none bool, k Conference, members []Member, today Date) error {
	if k.State != ConferencePlanned {
		return Refused("The risk at the venue is checked for a conference that is still to come. This one is not.")
	}
	f := Fields{}
	of := func(person int64) bool {
		return slices.ContainsFunc(members, func(m Member) bool { return m.Person.ID == person })
	}
	if none {
		f.Need("agreed_by", v.AgreedBy, "Enter who said that there is no risk")
		if !Chosen(ToldHows, v.ToldHow) {
			f.Add("told_how", "Choose how they said so")
		}
	} else {
		f.Need("risk", v.Risk, "Write what could happen")
		if v.From == 0 {
			f.Need("from_other", v.FromOther, "Say from whom: choose one of the family, or write who it is")
		} else if !of(v.From) {
			f.Add("from", "Choose one of the family")
		}
		if len(v.People) == 0 {
			f.Need("people", v.Others, "Choose who is at risk, or write who it is")
		}
		if slices.ContainsFunc(v.People, func(id int64) bool { return !of(id) }) {
			f.Add("people", "Choose from the family")
		}
		if v.From != 0 && slices.Contains(v.People, v.From) {
			f.Add("people", "The risk comes from somebody who is ticked here")
		}
		if slices.ContainsFunc(v.Measures, func(m string) bool { return !Chosen(VenueMeasures, m) }) {
			f.Add("measures", "Choose from the list")
		}
		switch {
		case len(v.Measures) > 0:
			f.Need("how", v.How, "Say how this is done: who, when and where")
			f.Need("agreed_by", v.AgreedBy, "Enter who agreed")
		case v.How != "":
			f.Add("measures", "Tick what kind of measure this is")
		}
	}
	for field, text := range map[string]string{"risk": v.Risk, "how": v.How} {
		f.AtMost(field, text, maxVenueRiskText)
	}
	for field, text := range map[string]string{"from_other": v.FromOther, "others": v.Others, "agreed_by": v.AgreedBy} {
		f.AtMost(field, text, MaxName)
	}
	now := midnight(today)
	checkPast(f, "on", midnight(v.On), longAgo(now), now, "Enter when it was", checkYear)
	return f.Err()
}

// StandingChecks returns what holds of a conference, the earliest first.
func StandingChecks(list []VenueCheck, conference int64) []VenueCheck {
	var holds []VenueCheck
	for _, v := range list {
		if v.Conference == conference && v.Stands() {
			holds = append(holds, v)
		}
	}
	return holds
}

// VenueChecked returns when it was settled that it is safe to come: that there is no risk, or a measure against each. Zero as long as it
// is not. holds is what [StandingChecks] returns.
func VenueChecked(holds []VenueCheck) Date {
	var on Date
	for i := range holds {
		if !holds[i].Safe() {
			return Date{}
		}
		if holds[i].On.After(on) {
			on = holds[i].On
		}
	}
	return on
}

// VenueInWords says how it stands: "No risk known, said by Bilal Shah", "A risk is recorded and no measure against it yet"; "" where
// nothing is recorded. It says nothing of the risk itself.
func VenueInWords(holds []VenueCheck) string {
	risks, open := 0, 0
	for i := range holds {
		switch {
		case holds[i].None():
		case holds[i].Safe():
			risks++
		default:
			risks, open = risks+1, open+1
		}
	}
	switch {
	case len(holds) == 0:
		return ""
	case risks == 0:
		return "No risk known, said by " + holds[len(holds)-1].AgreedBy
	case open > 0 && risks == 1:
		return "A risk is recorded, and no measure against it yet"
	case open > 0:
		return plural(risks, "risk") + " recorded, " + strconv.Itoa(open) + " without a measure yet"
	case risks == 1:
		return "A risk is recorded, with measures against it"
	}
	return plural(risks, "risk") + " recorded, with measures against each"
}

// checkVenue adds when it was settled that it is safe to come to the initial conference: by what is recorded of that conference, or in an
// earlier version of the program by hand.
func (ev *Events) checkVenue(list []VenueCheck, conference int64) {
	holds := StandingChecks(list, conference)
	if len(holds) == 0 {
		return
	}
	delete(ev.Done, stepVenueRisk)
	if on := VenueChecked(holds); !on.IsZero() {
		ev.Done[stepVenueRisk] = midnight(on)
	}
}

// venue blocks the invitation of those whom a risk at the venue concerns until there is a measure against it, and says where separate
// times were agreed and nobody has one.
func (g *gate) venue() {
	person := g.attendee.Person
	for _, v := range g.record.Venue {
		switch {
		case !v.Concerns(person):
		case !v.Safe():
			g.block(BlockVenue, PageVenue, g.record.Conference.ID, "A risk at the venue is recorded that concerns "+g.name()+", and no measure against it yet.")
			return
		case slices.Contains(v.Measures, measureSeparate) && !slices.ContainsFunc(g.record.OnList(), func(a Attendee) bool { return v.Concerns(a.Person) && !a.StartsAt.IsZero() }):
			g.caution(CautionMissing, PageVenue, g.record.Conference.ID, "Separate times were agreed because of a risk at the venue, and nobody whom it concerns has a time of their own on the list.")
		}
	}
}
