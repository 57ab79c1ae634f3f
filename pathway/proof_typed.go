package pathway

// typedText is a text that somebody typed and that documents repeat: where a hit in it is put right.
type typedText struct {
	text, words string // words say what it is: "the role of Dora Dean"
	page        BlockPage
	id          int64
}

// typedTexts returns what was typed of a conference and goes into this document, in the order in which a hit is looked for.
func (g *gate) typedTexts() []typedText {
	r, a := g.record, g.attendee
	var list []typedText
	add := func(text, words string, page BlockPage, id int64) {
		list = append(list, typedText{text, words, page, id})
	}
	for _, a := range r.OnList() {
		name, _ := r.NameOf(a)
		add(a.Role, "the role of "+name+" on the list", PageRole, a.ID)
	}
	for _, text := range []string{a.ViewsHow, a.ToldHow, a.Part} {
		add(text, "what was decided of "+g.name()+"’s attendance", PageExclusion, a.ID)
	}
	switch g.kind {
	case ParentInvitation, ExclusionLetter, ChildInvitation, AgencyInvitation, PoliceRequest:
		add(r.Strategy.Concern, "what is feared, on the record of the strategy meeting", PageStrategy, r.Strategy.ID)
		for _, c := range r.Strategy.Concerns {
			add(c.Text, "what is feared for one child, on the record of the strategy meeting", PageStrategy, r.Strategy.ID)
		}
		add(r.Strategy.PoliceAsk, "what the police are asked, on the record of the strategy meeting", PageStrategy, r.Strategy.ID)
		for _, x := range []typedText{{text: r.Conference.Link, words: "the link"}, {text: r.Conference.Room, words: "the room"}} {
			add(x.text, x.words+" of the conference", PageConference, r.Conference.ID)
		}
	case SafetyPlanDoc:
		for _, p := range r.Moved.safety() {
			add(p.Keeps+" "+p.Plain, "the safety plan of the earlier conference", PageText, r.Conference.ID)
		}
	case NewDateLetter, Cancellation:
		if m := r.Moved; m != nil {
			add(m.Plain, "why the conference is moved, in plain words", PageText, r.Conference.ID)
		}
		if x := r.Cancelled; x != nil {
			add(x.Plain, "why the conference is cancelled, in plain words", PageText, r.Conference.ID)
		}
	case NotRequired:
		if o := r.S47; o != nil {
			for _, text := range []string{o.Instead, o.InsteadChild, o.InsteadAgency} {
				add(text, "what the children get instead, in the outcome of the enquiry", PageS47, r.Case.ID)
			}
		}
	}
	return list
}

// typedIn says where a hit was typed; one of no known text, as is the wording of a letter, has no page.
func (g *gate) typedIn(shield *Shield, hit Hit) typedText {
	for _, s := range g.typedTexts() {
		for _, h := range shield.Search([]Passage{{Text: s.text}}) {
			if h.ValueHash == hit.ValueHash {
				return s
			}
		}
		for _, phrase := range telling(s.text, len(g.known())) {
			if hashOf("telling", phrase) == hit.ValueHash {
				return s
			}
		}
	}
	switch g.kind {
	case DecisionsDocument, OutlinePlanDoc, ParentPlan, CoveringLetter, MinutesTold:
		return typedText{words: "the decisions", page: PageDecisions, id: g.record.Conference.ID}
	}
	return typedText{page: PageText, id: g.attendee.ID}
}
