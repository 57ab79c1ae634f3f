package views

import (
	"net/url"
	"strings"
)

// Form is what somebody typed and what is wrong with it. Its methods make the fields of a form, each with its value
// and its error, so that a form that failed is drawn again as it was. The order in which the fields are made is the
// order of the error summary.
type Form struct {
	values  url.Values
	errors  map[string]string // field name → message, as in pathway.Error
	message string
	prefix  string
	fields  []*made
}

type made struct{ name, id string }

// NewForm holds values (what was typed, or what is stored) and errors (field name → message; nil: none yet).
func NewForm(values url.Values, errors map[string]string) *Form {
	return &Form{values: values, errors: errors}
}

// Under puts a prefix before the ids that the form's fields get, for a page with several forms of the same fields.
// The names stay as they are.
func (f *Form) Under(prefix string) *Form { f.prefix = prefix + "-"; return f }

// Because gives the summary an error that belongs to no field, such as a rule that refuses the whole.
func (f *Form) Because(message string) *Form { f.message = message; return f }

// Value is what stands in the field.
func (f *Form) Value(name string) string { return f.values.Get(name) }

// Field makes the part that all kinds of field share.
func (f *Form) Field(name, label string) Field {
	id := f.prefix + idOf(name)
	f.fields = append(f.fields, &made{name, id})
	return Field{ID: id, Name: name, Label: label, Value: f.values.Get(name), Error: f.errors[name]}
}

// behind moves the fields that c holds behind the one just made: what a choice opens is made first, but stands below.
func (f *Form) behind(c Component) {
	last := len(f.fields) - 1
	inside := map[string]bool{}
	for _, id := range fieldIDs(c) {
		inside[id] = true
	}
	at := last
	for at > 0 && inside[f.fields[at-1].id] {
		at--
	}
	choice := f.fields[last]
	copy(f.fields[at+1:], f.fields[at:last])
	f.fields[at] = choice
}

// fieldIDs is the ids of the fields that a component holds.
func fieldIDs(c Component) []string {
	var ids []string
	switch c := c.(type) {
	case interface{ fieldID() string }:
		ids = append(ids, c.fieldID())
	case Stack:
		for _, inner := range c {
			ids = append(ids, fieldIDs(inner)...)
		}
	case Fieldset:
		ids = fieldIDs(Stack(c.Fields))
	}
	return ids
}

// Summary is the form's error summary. It may be made before the fields: it asks when it is drawn.
func (f *Form) Summary() ErrorSummary { return ErrorSummary{form: f} }

// Hidden is a hidden field.
func (f *Form) Hidden(name string) Hidden { return Hidden{Name: name, Value: f.values.Get(name)} }

// idOf makes an id of a field's name: "child[3].view" becomes "child-3-view".
func idOf(name string) string {
	return strings.Trim(strings.Join(strings.FieldsFunc(name, func(r rune) bool {
		return !(r == '-' || r == '_' || r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z')
	}), "-"), "-")
}

// Hidden is an input that nobody sees: a version, what is being edited.
type Hidden struct{ Name, Value string }

func (Hidden) template() string { return "hidden" }

// ErrorSummary lists what is wrong with a form, each linked to its field. With nothing wrong it draws nothing.
type ErrorSummary struct{ form *Form }

func (ErrorSummary) template() string { return "error-summary" }

// FieldError is one line of an ErrorSummary. URL is "#id", or none when the error belongs to no field.
type FieldError struct{ URL, Text string }

// Items is the errors in the order of the fields; those of no field come first.
func (s ErrorSummary) Items() []FieldError {
	if s.form == nil {
		return nil
	}
	var items []FieldError
	if s.form.message != "" {
		items = append(items, FieldError{Text: s.form.message})
	}
	seen := map[string]bool{}
	for _, m := range s.form.fields {
		if e := s.form.errors[m.name]; e != "" && !seen[m.name] {
			seen[m.name] = true
			items = append(items, FieldError{URL: "#" + m.id, Text: e})
		}
	}
	for _, name := range sortedKeys(s.form.errors) {
		if !seen[name] && s.form.errors[name] != "" {
			items = append(items, FieldError{Text: s.form.errors[name]})
		}
	}
	return items
}
