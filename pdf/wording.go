package pdf

import (
	"errors"
	"fmt"
	"io/fs"
	"regexp"
	"strings"

	"cp-pathway/pathway"
)

// Wording is the text of one kind of document: Markdown with named fields, checked against its Spec. An office may have
// its own version, which goes through the same checks.
//
//	Dear {{name}}                       a text field, anywhere in a line
//	{{reply slip}}                      a block field, on a line of its own
//	{{if video}} … {{else}} … {{end}}   each on a line of its own; {{if not video}} too
//	{{each child}} … {{end}}            once for each of a list, with the item's own fields
//
// Values are put in after the Markdown has been read, so that a name with a star in it stays a name. A quotation (>) is
// a box, with its title as a heading in it; a rule (---) begins a new page.
type Wording struct {
	spec  *Spec
	parts []part
}

// Spec says what the wording of a kind of document is about.
type Spec struct {
	Kind   pathway.DocumentKind
	Reader string // who reads it: "parent", "child"; empty where there is one wording for all
	Fields []Field
}

// File is the name of the wording's file.
func (s Spec) File() string {
	if s.Reader == "" {
		return string(s.Kind) + ".md"
	}
	return string(s.Kind) + "." + s.Reader + ".md"
}

// Field is something that a wording can name.
type Field struct {
	Name   string // small letters, digits and single spaces: "conference date"
	Type   FieldType
	Must   bool    // a wording without it would not do
	About  string  // for the person who changes the wording
	Items  []Field // of an EachField
	Sample any     // of the type that Values wants; for a preview and the check at start-up
}

// FieldType is what stands behind a field.
type FieldType uint8

const (
	TextField  FieldType = iota // string
	FlagField                   // bool
	BlockField                  // Blocks
	EachField                   // []Values
)

// Values are a document's facts, by the names of the fields: exactly those of the Spec.
type Values map[string]any

// Problem is something wrong with a wording, in a user's words.
type Problem struct {
	Line int // from 1; 0 is the wording as a whole
	Text string
}

func (p Problem) String() string {
	if p.Line == 0 {
		return p.Text
	}
	return fmt.Sprintf("Line %d: %s", p.Line, p.Text)
}

// LoadWordings reads the wording of each spec from files; a missing file, a file of no spec or a problem is an error.
func LoadWordings(files fs.FS, specs []Spec) (map[string]*Wording, error) {
	out := map[string]*Wording{}
	var faults []error
	for _, s := range specs {
		src, err := fs.ReadFile(files, s.File())
		if err != nil {
			faults = append(faults, fmt.Errorf("wording: %w", err))
			continue
		}
		w, problems := ParseWording(s, string(src))
		for _, p := range problems {
			faults = append(faults, fmt.Errorf("wording %s: %s", s.File(), p))
		}
		out[s.File()] = w
	}
	err := fs.WalkDir(files, ".", func(path string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() && out[path] == nil {
			faults = append(faults, fmt.Errorf("wording %s: no document uses it", path))
		}
		return err
	})
	return out, errors.Join(append(faults, err)...)
}

// ParseWording checks src against its spec. It gives the wording, or what is wrong with it.
func ParseWording(spec Spec, src string) (*Wording, []Problem) {
	p := &wordingParser{spec: &spec, lines: strings.Split(strings.ReplaceAll(src, "\r\n", "\n"), "\n"), used: map[string]bool{}}
	parts := p.until(fieldsOf(spec.Fields), "")
	for _, f := range spec.Fields {
		if f.Must && !p.used[f.Name] {
			p.problems = append(p.problems, Problem{0, fmt.Sprintf("{{%s}} must stand in it: %s", f.Name, f.About)})
		}
	}
	w := &Wording{&spec, parts}
	if len(p.problems) > 0 {
		return nil, p.problems
	}
	body, err := w.Fill(samples(spec.Fields))
	if err != nil {
		return nil, []Problem{{0, err.Error()}}
	}
	if len(body) == 0 {
		return nil, []Problem{{0, "There is no text in it."}}
	}
	for _, s := range faultsIn(body, false) {
		p.problems = append(p.problems, Problem{0, s})
	}
	if len(p.problems) > 0 {
		return nil, p.problems
	}
	return w, nil
}

// samples are the values of a preview.
func samples(fields []Field) Values {
	v := Values{}
	for _, f := range fields {
		v[f.Name] = f.Sample
		if f.Type == EachField && f.Sample == nil {
			v[f.Name] = []Values{samples(f.Items)}
		}
	}
	return v
}

// Sample fills the wording with its spec's samples, for a preview.
func (w *Wording) Sample() (Blocks, error) { return w.Fill(samples(w.spec.Fields)) }

// scope are the fields that a line may name.
type scope map[string]Field

func fieldsOf(fields []Field) scope {
	s := scope{}
	for _, f := range fields {
		s[f.Name] = f
	}
	return s
}

// part is a stretch of a wording.
type part struct {
	blocks    Blocks // Markdown, with fields in its strings
	field     string // of a block, a condition or a repetition
	kind      partKind
	not       bool
	then      []part
	otherwise []part
}

type partKind uint8

const (
	textPart partKind = iota
	blockPart
	ifPart
	eachPart
)

// wordingParser goes through the lines of a wording.
type wordingParser struct {
	spec     *Spec
	lines    []string
	at       int
	used     map[string]bool
	problems []Problem
	title    string // of the last heading
}

var (
	named     = regexp.MustCompile(`\{\{([^{}]*)\}\}`)
	direction = regexp.MustCompile(`^(if not|if|each|else|end)(?: (.*))?$`)
)

func (p *wordingParser) say(line int, format string, args ...any) {
	p.problems = append(p.problems, Problem{line + 1, fmt.Sprintf(format, args...)})
}

// until reads parts up to the {{else}} or {{end}} of what has been opened, or to the end of the wording.
func (p *wordingParser) until(s scope, opened string) []part {
	var out []part
	from := p.at
	start := p.at - 1
	text := func(to int) {
		if to > from {
			if b := p.markdown(from, to); len(b) > 0 {
				out = append(out, part{blocks: b})
			}
		}
	}
	for ; p.at < len(p.lines); p.at++ {
		line := p.at
		names := named.FindAllStringSubmatch(p.lines[line], -1)
		whole := len(names) == 1 && strings.TrimSpace(p.lines[line]) == names[0][0]
		if strings.Count(p.lines[line], "{{") != len(names) || strings.Count(p.lines[line], "}}") != len(names) {
			p.say(line, "{{ and }} do not stand round one name.")
		}
		if !whole {
			p.inline(s, names)
			continue
		}
		name := strings.TrimSpace(names[0][1])
		d := direction.FindStringSubmatch(name)
		f, known := s[name]
		if d == nil && (!known || f.Type != BlockField) {
			p.inline(s, names)
			continue
		}
		text(line)
		if d == nil {
			p.used[name] = true
			out = append(out, part{kind: blockPart, field: name})
			from = line + 1
			continue
		}
		switch d[1] {
		case "else", "end":
			if opened == "" {
				p.say(line, "There is nothing open for {{%s}}.", d[1])
				from = line + 1
				continue
			}
			if d[1] == "else" && opened != "if" {
				p.say(line, "{{else}} belongs to an {{if}}.")
			}
			return out
		default:
			p.at++
			out = append(out, p.section(s, d[1], strings.TrimSpace(d[2]), line))
			from = p.at + 1
		}
	}
	text(len(p.lines))
	if opened != "" {
		p.say(start, "What begins here has no {{end}}.")
	}
	return out
}

// section reads what stands between {{if}} or {{each}} and its {{end}}.
func (p *wordingParser) section(s scope, word, name string, line int) part {
	f, known := s[name]
	if !known {
		p.say(line, "There is no field “%s”.", name)
	}
	p.used[name] = true
	if word == "each" {
		if known && f.Type != EachField {
			p.say(line, "“%s” is not a list.", name)
		}
		inner := fieldsOf(f.Items)
		for n, f := range s {
			if _, ok := inner[n]; !ok {
				inner[n] = f
			}
		}
		x := part{kind: eachPart, field: name, then: p.until(inner, "each")}
		return x
	}
	x := part{kind: ifPart, field: name, not: word == "if not", then: p.until(s, "if")}
	if p.at < len(p.lines) && strings.Contains(p.lines[p.at], "else") {
		p.at++
		x.otherwise = p.until(s, "else")
	}
	return x
}

// inline checks the fields inside of a line of text.
func (p *wordingParser) inline(s scope, names [][]string) {
	for _, n := range names {
		name := strings.TrimSpace(n[1])
		f, known := s[name]
		switch {
		case direction.MatchString(name):
			p.say(p.at, "{{%s}} must stand on a line of its own.", name)
		case !known:
			p.say(p.at, "There is no field “%s”.", name)
		case f.Type == BlockField:
			p.say(p.at, "{{%s}} stands for whole paragraphs: it must stand on a line of its own.", name)
		case f.Type != TextField:
			p.say(p.at, "{{%s}} has no text of its own: use {{if %s}} or {{each %s}}.", name, name, name)
		}
		p.used[name] = true
	}
}
