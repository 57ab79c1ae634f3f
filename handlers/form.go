package handlers

import (
	"errors"
	"mime"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"cp-pathway/pathway"
	"cp-pathway/views"
)

// How much a POST may hold: dozens of fields of 10,000 characters, and with files a report.
const (
	formBytes   = 4 << 20
	uploadBytes = 32 << 20
)

// Form is what was typed, cleaned: valid UTF-8 in NFC, line ends as \n, no control characters, no blanks at the ends
// (passwords stay as they are).
type Form struct{ url.Values }

// Form reads the request's form. A field that is not there is empty.
func (c *Ctx) Form() (Form, error) {
	r := c.Request()
	limit := int64(formBytes)
	if kind, _, _ := mime.ParseMediaType(r.Header.Get("Content-Type")); kind == "multipart/form-data" {
		limit = uploadBytes
	}
	r.Body = http.MaxBytesReader(c.Response(), r.Body, limit)
	var err error
	if limit == uploadBytes {
		err = r.ParseMultipartForm(formBytes)
	} else {
		err = r.ParseForm()
	}
	var tooLarge *http.MaxBytesError
	switch {
	case errors.As(err, &tooLarge):
		return Form{}, pathway.Refused("This is too much to send at once: at most 32 megabytes with a file, and 4 without.")
	case err != nil:
		return Form{}, pathway.Refused("What the browser sent could not be read. Nothing was done.")
	}
	f := Form{make(url.Values, len(r.PostForm))}
	for name, values := range r.PostForm {
		for _, v := range values {
			if !strings.Contains(name, "password") {
				v = clean(v)
			}
			f.Add(name, v)
		}
	}
	return f, nil
}

// clean is what Form does to a value.
func clean(s string) string {
	s = strings.ToValidUTF8(s, "\uFFFD")
	s = strings.ReplaceAll(s, "\r\n", "\n")
	s = strings.ReplaceAll(s, "\r", "\n")
	s = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && r != '\n' && r != '\t' || r == '\uFEFF' {
			return -1
		}
		return r
	}, s)
	return strings.TrimSpace(norm.NFC.String(s))
}

// Int returns a whole number, or 0 where there is none: a version, an id.
func (f Form) Int(name string) int {
	n, err := strconv.Atoi(f.Get(name))
	if err != nil {
		return 0
	}
	return n
}

// ID returns an id, or 0 where there is none.
func (f Form) ID(name string) int64 { return int64(f.Int(name)) }

// Bool tells whether a box with the value "yes" is ticked, or a question answered with yes.
func (f Form) Bool(name string) bool { return f.Get(name) == "yes" }

// Line returns a value on one line.
func (f Form) Line(name string) string { return strings.Join(strings.Fields(f.Get(name)), " ") }

// Date returns a date as people type it; the zero Date where nothing was typed. What is no date is noted in faults. A
// year left out is that of the next such day from today on.
func (f Form) Date(name string, today pathway.Date, faults pathway.Fields) pathway.Date {
	d, ok := pathway.ReadDate(f.Get(name), today)
	if !ok && f.Get(name) != "" {
		faults.Add(name, "Enter a date that exists, like 11/12/2026")
	}
	return d
}

// PastDate is Date for a date of long ago, such as a date of birth: it needs its year, and one of two digits is in the past.
func (f Form) PastDate(name string, today pathway.Date, faults pathway.Fields) pathway.Date {
	d, ok := pathway.ReadPastDate(f.Get(name), today)
	if !ok && f.Get(name) != "" {
		faults.Add(name, "Enter a date that exists, with its year, like 4/3/2019")
	}
	return d
}

// Moment returns a date and the time of day of another field; the zero DateTime where neither was typed.
func (f Form) Moment(date, clock string, today pathway.Date, faults pathway.Fields) pathway.DateTime {
	if f.Get(date) == "" && f.Get(clock) == "" {
		return pathway.DateTime{}
	}
	return f.at(f.Date(date, today, faults), date, clock, faults)
}

// at is a day, as it was read from the field called date, with the time of day of another field.
func (f Form) at(d pathway.Date, date, clock string, faults pathway.Fields) pathway.DateTime {
	h, m, ok := pathway.ReadClock(f.Get(clock))
	switch {
	case f.Get(clock) == "":
		faults.Add(clock, "Enter the time too, like 14:30")
	case !ok:
		faults.Add(clock, "Enter a time like 14:30")
	case f.Get(date) == "":
		faults.Add(date, "Enter the date too, like 11/12/2026")
	}
	if d.IsZero() || !ok {
		return pathway.DateTime{}
	}
	return d.At(h, m)
}

// RecentDate is Date for what has happened: a year left out is that of the last such day.
func (f Form) RecentDate(name string, today pathway.Date, faults pathway.Fields) pathway.Date {
	d, ok := pathway.ReadRecentDate(f.Get(name), today)
	if !ok && f.Get(name) != "" {
		faults.Add(name, "Enter a date that exists, like 11/12/2026")
	}
	return d
}

// RecentMoment is Moment for what has happened. Where the time may be left out it is midnight.
func (f Form) RecentMoment(date, clock string, today pathway.Date, dateAlone bool, faults pathway.Fields) pathway.DateTime {
	d := f.RecentDate(date, today, faults)
	if f.Get(clock) == "" && (f.Get(date) == "" || dateAlone) {
		return d.At(0, 0)
	}
	return f.at(d, date, clock, faults)
}

// IDs returns the ids that are ticked under a name.
func (f Form) IDs(name string) []int64 {
	var list []int64
	for _, v := range f.Values[name] {
		if n, err := strconv.ParseInt(v, 10, 64); err == nil && n > 0 {
			list = append(list, n)
		}
	}
	return list
}

// merged returns the faults of what was typed together with those that err names; any other err comes first.
func merged(faults pathway.Fields, err error) error {
	if err != nil && pathway.CodeOf(err) != pathway.CodeInvalid {
		return err
	}
	for name, message := range pathway.FieldsOf(err) {
		faults.Add(name, message)
	}
	return faults.Err()
}

// Typed returns a date as a form shows it: 11/12/2026, or "" for none.
func Typed(d pathway.Date) string {
	if d.IsZero() {
		return ""
	}
	return d.Time().Format("02/01/2006")
}

// Fields makes the fields of the form as it is drawn again: with what was typed, and with what err says is wrong. A nil
// err is a form as it is first drawn.
func (f Form) Fields(err error) *views.Form {
	v := views.NewForm(f.Values, pathway.FieldsOf(err))
	if code := pathway.CodeOf(err); code == pathway.CodeRefused || code == pathway.CodeConflict {
		v.Because(pathway.Message(err))
	}
	return v
}

// Stored makes a form of what is stored, to be drawn for the first time: name, value, name, value…
func Stored(pairs ...string) Form {
	f := Form{url.Values{}}
	for i := 0; i+1 < len(pairs); i += 2 {
		f.Add(pairs[i], pairs[i+1])
	}
	return f
}

// SamePerson refuses a form that was opened by somebody else than who is signed in now: its hidden field person says by
// whom. The laptop may have changed hands.
func (c *Ctx) SamePerson(f Form) error {
	if f.ID("person") != c.session.ID {
		c.Response().Header().Set("Another-Person", "yes") // autosave waits for the one who typed
		return pathway.Conflict("Somebody else is signed in now. What is typed here has not been saved: copy it, then open the page again.")
	}
	return nil
}

// Version returns a version for a hidden field.
func Version(n int) string { return strconv.Itoa(n) }
