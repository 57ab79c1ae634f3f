package views

import (
	"slices"
	"strconv"
)

// Option is one of several to choose from. Reveal is what a radio or checkbox opens below it when chosen. That is the style
// sheet's doing and needs no script; what is typed there is sent even when it is closed again.
type Option struct {
	Value, Text, Hint string
	Reveal            Component
	Or                bool // "or" stands before it, and it unticks the others: "None of these"
}

// Choice is an Option as drawn.
type Choice struct {
	Option
	ID, Name string
	Chosen   bool
}

// Radios is a choice of one, all in sight.
type Radios struct {
	Field
	Choices []Choice
	Inline  bool // side by side: yes and no
}

func (Radios) template() string { return "radios" }

// Radios makes a choice of one, all in sight.
func (f *Form) Radios(name, label string, options ...Option) Radios {
	r := Radios{Field: f.Field(name, label)}
	r.Choices = choices(r.Field, options, []string{r.Value})
	f.behind(reveals(options))
	return r
}

// YesNo makes the question that is answered with yes or no; the values are "yes" and "no".
func (f *Form) YesNo(name, label string) Radios {
	r := f.Radios(name, label, Option{Value: "yes", Text: "Yes"}, Option{Value: "no", Text: "No"})
	r.Inline = true
	return r
}

// WithHint gives the question a hint.
func (r Radios) WithHint(hint string) Radios { r.Hint = hint; return r }

// SideBySide puts the choices on one line.
func (r Radios) SideBySide() Radios { r.Inline = true; return r }

// Checkboxes is a choice of any number.
type Checkboxes struct {
	Field
	Choices []Choice
	Inline  bool
}

func (Checkboxes) template() string { return "checkboxes" }

// Checkboxes makes a choice of any number: every value of the name is ticked.
func (f *Form) Checkboxes(name, label string, options ...Option) Checkboxes {
	c := Checkboxes{Field: f.Field(name, label)}
	c.Choices = choices(c.Field, options, f.values[name])
	f.behind(reveals(options))
	return c
}

// WithHint gives the question a hint.
func (c Checkboxes) WithHint(hint string) Checkboxes { c.Hint = hint; return c }

// SideBySide puts the choices on one line.
func (c Checkboxes) SideBySide() Checkboxes { c.Inline = true; return c }

// Checkbox is a single box with its own words; its value is "yes".
type Checkbox struct{ Field }

func (Checkbox) template() string { return "checkbox" }

// Checkbox makes a single box.
func (f *Form) Checkbox(name, label string) Checkbox { return Checkbox{f.Field(name, label)} }

// WithHint gives the box a hint.
func (c Checkbox) WithHint(hint string) Checkbox { c.Hint = hint; return c }

// Select is a choice of one from a list that opens.
type Select struct {
	Field
	Choices []Choice
	Blank   string // what the first, empty entry says; "": none
}

func (Select) template() string { return "select" }

// Select makes a choice of one from a list that opens. It starts with an entry that chooses nothing.
func (f *Form) Select(name, label string, options ...Option) Select {
	s := Select{Field: f.Field(name, label), Blank: "Choose"}
	s.Choices = choices(s.Field, options, []string{s.Value})
	return s
}

// WithHint gives the list a hint.
func (s Select) WithHint(hint string) Select { s.Hint = hint; return s }

// AsOptional says "(optional)" after the label.
func (s Select) AsOptional() Select { s.Optional = true; return s }

// WithBlank changes what the first, empty entry says; "" takes it away.
func (s Select) WithBlank(text string) Select { s.Blank = text; return s }

// choices makes the options' ids: role, role-2, role-3. The first is the field's own, which the error summary links to.
func choices(f Field, options []Option, chosen []string) []Choice {
	cs := make([]Choice, len(options))
	for i, o := range options {
		cs[i] = Choice{Option: o, ID: choiceID(f.ID, i), Name: f.Name, Chosen: slices.Contains(chosen, o.Value)}
	}
	return cs
}

// choiceID is the id of the nth choice of a field, counted from 0.
func choiceID(field string, n int) string {
	if n == 0 {
		return field
	}
	return field + "-" + strconv.Itoa(n+1)
}

func reveals(options []Option) Stack {
	var s Stack
	for _, o := range options {
		if o.Reveal != nil {
			s = append(s, o.Reveal)
		}
	}
	return s
}
