package pathway

import "strings"

// typedReader reads a form that is kept as it is typed.
type typedReader struct {
	typed map[string]string
	f     Fields
	now   DateTime
	on    Date // the day of what is recorded: a year that is left out is the next one after it
}

func (r *typedReader) at(field string) string { return strings.TrimSpace(r.typed[field]) }

// date reads a date that may be left out.
func (r *typedReader) date(field string) Date {
	near := r.on
	if near.IsZero() {
		near = r.now.Date()
	}
	d, ok := ReadDate(r.at(field), near)
	return r.orNone(field, d, ok)
}

// recent reads a date of what has happened; the zero Date where none was typed.
func (r *typedReader) recent(field string) Date {
	d, ok := ReadRecentDate(r.at(field), r.now.Date())
	return r.orNone(field, d, ok)
}

func (r *typedReader) orNone(field string, d Date, ok bool) Date {
	if !ok && r.at(field) != "" {
		r.f.Add(field, "Enter a date that exists, like 11/12/2026")
	}
	return d
}

// CheckTyped returns nil, or those edits of a draft that are no field of the form, or too long.
func CheckTyped(fields, edits map[string]string) error {
	wrong := Fields{}
	for name, text := range edits {
		if _, ok := fields[name]; !ok {
			wrong.Add(name, "This is no field of this form")
			continue
		}
		wrong.AtMost(name, text, MaxTyped)
	}
	return wrong.Err()
}
