package views

import (
	"maps"
	"slices"
	"strconv"
	"strings"
)

func sortedKeys(m map[string]string) []string { return slices.Sorted(maps.Keys(m)) }

// Field is what every kind of field has. Error is in the user's words, or "" when all is well.
type Field struct {
	ID, Name, Label, Hint, Value, Error string
	Optional                            bool   // says "(optional)" after the label
	Quiet                               bool   // the label is for screen readers only: a heading or column says it
	Placeholder                         string // in an empty field, where the label does not stand by it; never in place of a label
}

// DescribedBy is the ids of the hint and the error, for aria-describedby.
func (f Field) DescribedBy() string {
	var ids []string
	if f.Hint != "" {
		ids = append(ids, f.ID+"-hint")
	}
	if f.Error != "" {
		ids = append(ids, f.ID+"-error")
	}
	return strings.Join(ids, " ")
}

func (f Field) fieldID() string { return f.ID }

// Group is the CSS class of the element round the field.
func (f Field) Group() string {
	if f.Error != "" {
		return "govuk-form-group govuk-form-group--error"
	}
	return "govuk-form-group"
}

// Top is the label, hint and error above a field.
func (f Field) Top() FieldTop { return FieldTop{f} }

// FieldTop is what stands above a field.
type FieldTop struct{ Field }

func (FieldTop) template() string { return "field-top" }

// Legend is the question, hint and error above several choices.
func (f Field) Legend() FieldLegend { return FieldLegend{f} }

// FieldLegend is what stands above several choices, inside their fieldset.
type FieldLegend struct{ Field }

func (FieldLegend) template() string { return "field-legend" }

// TextInput is one line of text.
type TextInput struct {
	Field
	Type         string // "text", "email", "tel" or "password"
	Width        int    // room for about so many characters: 2, 3, 4, 5, 10, 20, 30; 0: the whole width
	Max          int    // longest text, in characters; 0: no limit of its own
	Autocomplete string // "off" but for the fields of sign in
	Inputmode    string
	Prefix       string
	Suffix       string
	List         string // id of a datalist with what is offered, or none
}

func (TextInput) template() string { return "text-input" }

// Text makes a line of text.
func (f *Form) Text(name, label string) TextInput {
	return TextInput{Field: f.Field(name, label), Type: "text", Autocomplete: "off"}
}

// Email makes a line for a mail address.
func (f *Form) Email(name, label string) TextInput {
	t := f.Text(name, label)
	t.Type, t.Width = "email", 30
	return t
}

// Phone makes a line for a phone number.
func (f *Form) Phone(name, label string) TextInput {
	t := f.Text(name, label)
	t.Type, t.Width = "tel", 20
	return t
}

// Number makes a line for a whole number, at most digits long.
func (f *Form) Number(name, label string, digits int) TextInput {
	t := f.Text(name, label)
	t.Inputmode, t.Width, t.Max = "numeric", max(2, min(digits, 5)), digits
	return t
}

// Password makes a line that shows nothing. Autocomplete is "current-password", "new-password" or "one-time-code".
// What was typed is never drawn again.
func (f *Form) Password(name, label, autocomplete string) TextInput {
	t := f.Text(name, label)
	t.Type, t.Autocomplete, t.Width, t.Value = "password", autocomplete, 20, ""
	return t
}

// Date makes the one way to type a date: a line that takes 11/12/2026, 11 Dec 2026 and 2026-12-11.
func (f *Form) Date(name, label string) DateInput {
	d := DateInput{Field: f.Field(name, label)}
	d.Hint = "For example, 11/12/2026"
	return d
}

// DateInput is a date as typed.
type DateInput struct {
	Field
	Picker   bool   // with script, a calendar opens beside it (for dates to come; not for a date of birth)
	Weekdays bool   // the calendar greys out Saturdays and Sundays
	Closed   string // days greyed out too, "25/12/2026 28/12/2026"
	From, To string // first and last day of the calendar, "11/12/2026", or none
}

func (DateInput) template() string { return "date-input" }

// WithHint gives the field another hint than the usual example; "" takes that away.
func (d DateInput) WithHint(hint string) DateInput { d.Hint = hint; return d }

// WithPicker adds the calendar.
func (d DateInput) WithPicker() DateInput { d.Picker = true; return d }

// AsOptional says "(optional)" after the label.
func (d DateInput) AsOptional() DateInput { d.Optional = true; return d }

// Time makes a line for a time of day: 14:30, 2.30pm.
func (f *Form) Time(name, label string) TimeInput {
	t := TimeInput{Field: f.Field(name, label)}
	t.Hint = "For example, 14:30"
	return t
}

// TimeInput is a time of day as typed.
type TimeInput struct {
	Field
	Unsaved bool // a form that saves itself leaves it to a button
}

func (TimeInput) template() string { return "time-input" }

// WithHint gives the field another hint than the usual example; "" takes that away.
func (t TimeInput) WithHint(hint string) TimeInput { t.Hint = hint; return t }

// WithHint gives the field a hint.
func (t TextInput) WithHint(hint string) TextInput { t.Hint = hint; return t }

// AsOptional says "(optional)" after the label.
func (t TextInput) AsOptional() TextInput { t.Optional = true; return t }

// Wide gives room for about so many characters: 2, 3, 4, 5, 10, 20 or 30.
func (t TextInput) Wide(characters int) TextInput { t.Width = characters; return t }

// From offers what a datalist holds; anything else can be typed all the same.
func (t TextInput) From(id string) TextInput { t.List = id; return t }

// AtMost limits the length, in characters. The server must check it too.
func (t TextInput) AtMost(characters int) TextInput { t.Max = characters; return t }

// Class is the CSS class of the width.
func (t TextInput) Class() string {
	if t.Width == 0 {
		return ""
	}
	return " govuk-input--width-" + strconv.Itoa(t.Width)
}

// Textarea is text of several lines.
type Textarea struct {
	Field
	Rows int
	Max  int // longest text, in characters, counted aloud below it; 0: not counted
}

func (Textarea) template() string { return "textarea" }

// Textarea makes text of several lines.
func (f *Form) Textarea(name, label string, rows int) Textarea {
	return Textarea{Field: f.Field(name, label), Rows: rows}
}

// WithHint gives the field a hint.
func (t Textarea) WithHint(hint string) Textarea { t.Hint = hint; return t }

// AsOptional says "(optional)" after the label.
func (t Textarea) AsOptional() Textarea { t.Optional = true; return t }

// AtMost counts the characters against a limit. The server must check it too.
func (t Textarea) AtMost(characters int) Textarea { t.Max = characters; return t }

// CountID is the id of the line that counts.
func (t Textarea) CountID() string { return t.ID + "-count" }

// DescribedBy is the ids of hint, error and count.
func (t Textarea) DescribedBy() string {
	if t.Max == 0 {
		return t.Field.DescribedBy()
	}
	return strings.TrimSpace(t.Field.DescribedBy() + " " + t.CountID())
}

// FileUpload is a field for a file. A file can't be drawn again: after an error it is chosen anew.
type FileUpload struct {
	Field
	Accept string // "application/pdf,.pdf"
}

func (FileUpload) template() string { return "file-upload" }

// File makes a field for a file. Its form needs enctype="multipart/form-data".
func (f *Form) File(name, label, accept string) FileUpload {
	return FileUpload{Field: f.Field(name, label), Accept: accept}
}

// WithHint gives the field a hint.
func (u FileUpload) WithHint(hint string) FileUpload { u.Hint = hint; return u }
