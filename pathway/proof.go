package pathway

import "slices"

// Proof is what staff check before a document is made for one recipient: to whom, where, naming whom, hiding what and why,
// and what stops it.
type Proof struct {
	Attendee  int64
	Kind      DocumentKind
	To        string // the name
	Role      string
	Agency    string
	Way       string // of Ways
	Where     []string
	Protected bool // Where is a protected value: staff's screens mask it
	Copy      string
	CopyWhy   string
	Names     []string // children and other people named in it
	Hides     []Withheld
	Blocks    []Block
	Cautions  []Block // worth a look, and no hindrance
	Released  []Hit   // common words that the chair let stand
	Facts     Facts
	Hash      string // of the facts, to notice that one has changed
}

// Ready reports whether nothing stops the document.
func (p Proof) Ready() bool { return len(p.Blocks) == 0 }

// Block is something that stops a document, and where it is mended.
type Block struct {
	Code       BlockCode
	Message    string
	Page       BlockPage // where it is mended
	ID         int64     // of what that page is about
	Releasable bool      // by the chair, with NewRelease of Hit
	Hit        *Hit      // of CodeProtected
	Typed      string    // where the hit was typed, in words: "the role of Dora Dean on the list"; empty: not known
}

// BlockCode says what stops a document.
type BlockCode string

// The codes.
const (
	BlockRefused    BlockCode = "refused"    // nothing may be made for this recipient
	BlockRelation   BlockCode = "relation"   // relation, PR or may-know is not confirmed
	BlockChildren   BlockCode = "children"   // no child would be named
	BlockAddress    BlockCode = "address"    // not known, or not confirmed lately
	BlockWay        BlockCode = "way"        // of contact: not safe
	BlockConference BlockCode = "conference" // date, place, chair
	BlockExclusion  BlockCode = "exclusion"  // a letter of exclusion would be incomplete
	BlockCopy       BlockCode = "copy"       // the chair has not decided on a full or a part copy
	BlockContent    BlockCode = "content"    // what the document is about is not recorded
	BlockReference  BlockCode = "reference"  // would name somebody
	BlockVenue      BlockCode = "venue"      // a risk at the venue has no measure against it
	BlockPrint      BlockCode = "print"      // there are characters that no font of ours has
	BlockProtected  BlockCode = "protected"  // a protected value stands in it
	CautionTimes    BlockCode = "times"      // a way of contact is safe at certain times
	CautionSame     BlockCode = "same"       // the address is the same as a protected one
	CautionMissing  BlockCode = "missing"    // a letter usually has this
	CautionLatin    BlockCode = "latin"      // a name is printed in its Latin spelling
	CautionPlural   BlockCode = "plural"     // speaks of several children to somebody who may know about one
)

// BlockPage is the page on which something is mended.
type BlockPage string

// The pages.
const (
	PagePerson     BlockPage = "person"     // ID is the person's
	PageContacts   BlockPage = "contacts"   // phone and email; ID is the person's
	PageColleague  BlockPage = "colleague"  // ID is the network member's
	PageDirectory  BlockPage = "directory"  // ID is the professional's
	PageAddress    BlockPage = "address"    // ID is the address's
	PageInvitation BlockPage = "invitation" // ID is the attendee's
	PageConference BlockPage = "conference"
	PageStrategy   BlockPage = "strategy"
	PageS47        BlockPage = "s47"
	PageDecisions  BlockPage = "decisions"
	PageExclusion  BlockPage = "exclusion" // ID is the attendee's
	PageRole       BlockPage = "role"      // ID is the attendee's
	PageChair      BlockPage = "chair"     // ID is the conference's
	PageText       BlockPage = "text"      // wherever the words of the hit were written
	PageVenue      BlockPage = "venue"     // ID is the conference's
	PageFamily     BlockPage = "family"
	PageMinutes    BlockPage = "minutes"  // ID is the conference's
	PageAddendum   BlockPage = "addendum" // ID is the addendum's
)

// Prove makes the facts of a document for one recipient and checks them and the document's own text, in the order in which it
// is read. For the attendance sheet, attendee is 0. Wording is the document's fixed wording, in which a common word tells
// nothing.
func Prove(r *Record, attendee int64, kind DocumentKind, opt Options, doc []Passage, wording []string) Proof {
	d := newDisclosure(r, attendee, kind, opt)
	facts, hides := Disclose(r, attendee, kind, opt)
	d.facts = facts
	p := Proof{Attendee: attendee, Kind: kind, Copy: facts.Copy, Names: facts.Names(), Hides: hides, Facts: facts, Hash: FactsHash(facts)}
	g := &gate{disclosure: d, proof: &p}
	if why := d.refusal(); why != "" {
		if !d.nobody() {
			p.To = d.name()
		}
		g.block(BlockRefused, PageInvitation, attendee, why+".")
		return p
	}
	if kind != AttendanceSheet {
		p.To, p.Role, p.Agency, p.CopyWhy = d.name(), facts.To.Role, facts.To.Agency, d.attendee.CopyWhy
		g.knowledge()
		g.where()
		g.copy()
		g.content()
		g.plurals()
		g.latin()
	}
	g.conference()
	g.reference()
	shield := ShieldFor(r, attendee, kind, wording)
	hits := Settle(append(shield.Search(doc), d.tellingHits(shield)...), r.Releases, attendee, kind, opt.About)
	for _, h := range hits {
		if h.Released {
			p.Released = append(p.Released, h)
			continue
		}
		from := g.typedIn(shield, h)
		p.Blocks = append(p.Blocks, Block{BlockProtected, h.Where + ": " + h.Why, from.page, from.id, h.Releasable, &h, from.words})
	}
	return p
}

// Names returns the children and other people whom the facts name, each once: not the recipient, nor those who answer for
// the conference.
func (f Facts) Names() []string {
	var names []string
	add := func(name string) {
		if name != "" && name != f.To.Name && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	for _, c := range f.Children {
		add(c.Name)
	}
	for _, p := range f.Household {
		add(p.Name)
	}
	for _, a := range f.Attendance {
		add(a.Name)
	}
	if d := f.Decisions; d != nil {
		for _, a := range slices.Concat(d.CoreGroup, d.Attended, d.Away) {
			add(a.Name)
		}
		for _, c := range d.Children {
			for _, x := range c.Dissent {
				add(x.Name)
			}
		}
	}
	return names
}
