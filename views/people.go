package views

// People is everybody of a family: the children, the adults, the professionals, where they live, and beside them a
// picture of the family.
type People struct {
	Actions   []Action
	Children  []PersonCard
	Others    []PersonCard // other children of the household
	Adults    []PersonCard
	Past      []PersonCard
	NoAdults  Empty
	Addresses []AddressCard
	NoAddress Empty
	Network   []ColleagueCard
	NoNetwork Empty
	Leavers   []ColleagueCard
	Words     []WordCard
	AddWord   Link
	AddWho    Link // into the network
	Picture   FamilyPicture
}

func (People) template() string { return "people" }

// PersonCard is one person of a family.
type PersonCard struct {
	ID        string // "person-7"
	Name, Age string
	Flags     []Flag
	Facts     []Fact
	Relations *RelationTable // of an adult
	Links     []Link
}

func (PersonCard) template() string { return "person-card" }

// Fact is one thing about a person or an address. Show leads to where a masked value is uncovered.
type Fact struct {
	Name, Text string
	Note       string
	Show       Link
	Strong     bool
}

func (Fact) template() string { return "fact" }

// RelationTable is what an adult is to each child and what they may know, as it is recorded.
type RelationTable struct {
	ID      string
	Caption string
	Rows    []RelationRow
	Confirm []PostButton // one that confirms all of it; none: confirmed, or not all is answered
	Change  Link
	Missing string // what has to be answered before it can be confirmed, or none
}

func (RelationTable) template() string { return "relation-table" }

// RelationRow is one child in it.
type RelationRow struct {
	Child, Relation, PR, MayKnow, Confirmed string
	Unsure                                  bool // not confirmed: they may know nothing
}

// AddressCard is an address with its residents.
type AddressCard struct {
	ID      string
	Title   string // the address, or what stands in its place
	Lines   string
	Flags   []Flag
	Facts   []Fact
	Links   []Link
	Buttons []PostButton
}

func (AddressCard) template() string { return "address-card" }

// ColleagueCard is a professional of the network.
type ColleagueCard struct {
	ID    string
	Name  string
	Flags []Flag
	Facts []Fact
	Links []Link
}

func (ColleagueCard) template() string { return "colleague-card" }

// WordCard is a protected word, masked.
type WordCard struct {
	Text, Note string
	Links      []Link
}

// RelationForm is the form of what an adult is to each child: one line a child.
type RelationForm struct {
	Action  string
	Errors  ErrorSummary
	Hidden  []Hidden
	Adult   string
	Rows    []RelationFields
	Offered []string // relations to choose from
	Back    string
}

func (RelationForm) template() string { return "relation-form" }

// RelationFields is the line of one child.
type RelationFields struct {
	Child, Age string
	Relation   TextInput
	PR         Radios
	MayKnow    Radios
	Why        TextInput
	Confirmed  string
}

// Secret is a protected value, shown once to somebody who said why.
type Secret struct {
	What, Whose string
	Lines       []string
	Back        Link
}

func (Secret) template() string { return "secret" }
