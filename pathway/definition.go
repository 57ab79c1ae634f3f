package pathway

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"fmt"
	"io/fs"
	"slices"
	"strconv"
	"strings"
)

//go:embed definitions/*.json
var definitionFiles embed.FS

// DefaultVersion is the version of the pathway that a new case runs on.
const DefaultVersion = "2024"

// Definitions are the versions of the pathway that this program knows. A case keeps the one that it started on.
type Definitions struct {
	all         []*Definition
	fingerprint string
}

// Definition is one version of the pathway, read from one file. It is not changed once read.
type Definition struct {
	Version  string  `json:"version"`
	Title    string  `json:"title"`
	Reads    string  `json:"reads"`     // the standards that it puts into steps
	ReviewBy Date    `json:"review_by"` // when the authority meant to review them; none where they name no date
	Phases   []Phase `json:"phases"`
	Parties  []Party `json:"parties"`
	Steps    []Step  `json:"steps"`
	icpc     *Step
	reviews  [2]*Step // review-1, review-{n}
}

// Phase is a part of the pathway, for display.
type Phase struct {
	ID    string `json:"id"`
	Title string `json:"title"`
}

// The phases that every definition has.
const (
	PhaseStrategy    = "strategy"
	PhasePreparation = "preparation"
	PhaseConference  = "conference"
	PhaseAfter       = "after"
	PhasePlan        = "plan"
)

// Party is somebody whose step it can be. One without a Role has no account: the step is recorded by an administrator.
type Party struct {
	ID    string `json:"id"`
	Title string `json:"title"`
	Role  Role   `json:"role"`
}

// What a step is done for, once each.
const (
	PerCase       = "case"
	PerConference = "conference"
	PerChild      = "child"
	PerCoreGroup  = "core-group"
	PerReview     = "review"
)

// The places where a step comes from.
const (
	SourceText = "text" // the standards say so
	SourceOwn  = "own"  // the standards leave it open; this program had to decide
)

// Step is one row of the pathway.
type Step struct {
	ID         string   `json:"id"` // with {n} where there is one for each core group or review
	Title      string   `json:"title"`
	About      string   `json:"about"`
	Who        []string `json:"who"`  // parties
	Here       string   `json:"here"` // which of them does it in this program, where that is not the first who has an account
	Phase      string   `json:"phase"`
	Per        string   `json:"per"`
	Only       string   `json:"only"`        // "enquiry": after an enquiry of this authority; "moving-in": with a plan of another
	Each       string   `json:"each"`        // repeats for each "core-group" or "review"
	From       int      `json:"from"`        // from this number on
	Held       bool     `json:"held"`        // only for those that were held
	OnlyIf     string   `json:"only_if"`     // an alternative or exception: when it applies
	After      string   `json:"after"`       // the step that it waits for
	Follows    string   `json:"follows"`     // the review that it should not fall before
	OnlyAfter  string   `json:"only_after"`  // the step before which it cannot have been done, so that it is not recorded
	Except     []string `json:"except"`      // of EndGrounds: what is not approved otherwise is on these
	Stage      string   `json:"stage"`       // of ResolutionStages: at which it is done; empty: at either
	Safety     bool     `json:"safety"`      // it asks for a safety plan of each child
	Stays      bool     `json:"stays"`       // stays due after the plan has ended
	CaseSystem bool     `json:"case_system"` // is to be copied to the authority's case system
	When       When     `json:"when"`
	Source     string   `json:"source"`

	position int
	who      string
	role     Role
	waiting  string
	follows  anchorRef
}

// Alternative tells whether the step is taken only where something happens that need not: a threshold that is not met,
// a conference that is not quorate.
func (s *Step) Alternative() bool { return s.OnlyIf != "" }

// countedAs is one more whenever this package counts dates in another way from the same definitions.
const countedAs = 1

// Fingerprint returns what tells these definitions, the bank holidays and the way of counting from those of another version of the
// program: where it differs, the dates that were stored are counted anew.
func (ds *Definitions) Fingerprint() string { return ds.fingerprint }

// LoadDefinitions reads and checks the embedded definitions. An error means that the program was built with a faulty one.
func LoadDefinitions() (*Definitions, error) { return loadDefinitions(definitionFiles) }

func loadDefinitions(files fs.FS) (*Definitions, error) {
	names, err := fs.Glob(files, "definitions/*.json")
	if err != nil || len(names) == 0 {
		return nil, fmt.Errorf("pathway definitions: there are none")
	}
	ds, sum := &Definitions{}, sha256.New()
	fmt.Fprintf(sum, "%d\n%s\n", countedAs, holidaysJSON)
	for _, name := range names {
		data, err := fs.ReadFile(files, name)
		if err != nil {
			return nil, fmt.Errorf("pathway definitions: %w", err)
		}
		d, err := ReadDefinition(data)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		if ds.Find(d.Version) != nil {
			return nil, fmt.Errorf("%s: there are two of version %s", name, d.Version)
		}
		ds.all = append(ds.all, d)
		sum.Write(data)
	}
	if ds.Find(DefaultVersion) == nil {
		return nil, fmt.Errorf("pathway definitions: version %s is missing", DefaultVersion)
	}
	ds.fingerprint = hex.EncodeToString(sum.Sum(nil))
	return ds, nil
}

// All returns the definitions in the order of their file names.
func (ds *Definitions) All() []*Definition { return slices.Clone(ds.all) }

// Find returns the definition of that version, or nil where there is none.
func (ds *Definitions) Find(version string) *Definition {
	for _, d := range ds.all {
		if d.Version == version {
			return d
		}
	}
	return nil
}

// Default returns the definition that a new case runs on.
func (ds *Definitions) Default() *Definition { return ds.Find(DefaultVersion) }

// Versions returns the versions for a message: "2024 or sqa".
func (ds *Definitions) Versions() string {
	names := make([]string, len(ds.all))
	for i, d := range ds.all {
		names[i] = d.Version
	}
	return strings.Join(names, " or ")
}

// ReviewDue says that the standards are past the date on which they were to be reviewed, or "" where they are not.
func (d *Definition) ReviewDue(today Date) string {
	if d.ReviewBy.IsZero() || !today.After(d.ReviewBy) {
		return ""
	}
	return fmt.Sprintf("%s was to be reviewed by %s. Ask whether there is a newer version.", d.Title, d.ReviewBy.layout("2 January 2006"))
}

// Step returns the step that a milestone's id belongs to: "review-{n}" for "review-2". It returns nil where there is none.
func (d *Definition) Step(id string) *Step {
	for i := range d.Steps {
		if s := &d.Steps[i]; s.ID == id {
			return s
		}
	}
	for i := range d.Steps {
		if s := &d.Steps[i]; s.Each != "" && s.numberOf(id) >= s.From {
			return s
		}
	}
	return nil
}

// numberOf returns the number that {n} stands for in the id of one milestone of the step, or 0.
func (s *Step) numberOf(id string) int {
	head, tail, _ := strings.Cut(s.ID, "{n}")
	digits, ok := strings.CutPrefix(id, head)
	if !ok || !strings.HasSuffix(digits, tail) {
		return 0
	}
	return wholeNumber(strings.TrimSuffix(digits, tail))
}

// wholeNumber reads up to three digits without a leading nought, or returns 0.
func wholeNumber(s string) int {
	if len(s) > 3 || strings.HasPrefix(s, "0") || !shaped(s, "000"[:len(s)]) {
		return 0
	}
	return number(s)
}

// Party returns one of the definition's parties; the zero Party where there is none.
func (d *Definition) Party(id string) Party {
	for _, p := range d.Parties {
		if p.ID == id {
			return p
		}
	}
	return Party{}
}

// Phase returns the title of a phase.
func (d *Definition) Phase(id string) string {
	for _, p := range d.Phases {
		if p.ID == id {
			return p.Title
		}
	}
	return ""
}

// onlyAfter returns the milestone before which that of number n cannot have been done; what follows the one before the first
// follows the conference. It is "" for the strategy meeting and the notice of another authority, with which everything begins.
func (s *Step) onlyAfter(n int) string {
	if n == 1 && strings.HasSuffix(s.OnlyAfter, "{n-1}") {
		return stepICPC
	}
	return strings.NewReplacer("{n-1}", strconv.Itoa(n-1), "{n}", strconv.Itoa(n)).Replace(s.OnlyAfter)
}

// WhoTitle returns the parties of a step for people: "Chair, social worker".
func (s *Step) WhoTitle() string { return s.who }
