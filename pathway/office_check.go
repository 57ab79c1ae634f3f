package pathway

import (
	"math"
	"strings"
	"time"
	"unicode/utf8"
)

// longest is how long one line of the office's own data may be, in characters: longer ones overflow a letter.
const longest = 120

// line notes a fault of a one-line field: too long, or with line ends in it.
func (f Fields) line(field, value string) {
	switch {
	case utf8.RuneCountInString(value) > longest:
		f.Add(field, "Use at most 120 characters")
	case strings.ContainsAny(value, "\r\n"):
		f.Add(field, "Keep this on one line")
	}
}

// post notes what is wrong with a postal address: postcode and lines that a letter could not hold.
func (f Fields) post(a Address) {
	for field, value := range map[string]string{"line1": a.Line1, "line2": a.Line2, "line3": a.Line3, "town": a.Town} {
		f.line(field, value)
	}
	if _, ok := ParsePostcode(a.Postcode); a.Postcode != "" && !ok {
		f.Add("postcode", "Enter a full UK postcode, like ZZ1 4AB")
	}
}

// phone and email note a value that is not one.
func (f Fields) phone(field, value string) {
	if _, ok := ParsePhone(value); value != "" && !ok {
		f.Add(field, "Enter a phone number with its area code, like 01632 960 001")
	}
}

func (f Fields) email(field, value string) {
	if _, ok := ParseEmail(value); value != "" && !ok {
		f.Add(field, "Enter an email address in the correct format, like name@example.org")
	}
}

// Validate returns what is wrong with the office's own details, by field.
func (o Office) Validate() error {
	f := Fields{}
	f.Need("authority", o.Authority, "Enter the name of the council")
	f.line("authority", o.Authority)
	f.line("unit", o.Unit)
	f.post(o.Address)
	f.phone("phone", o.Phone)
	f.phone("out_of_hours", o.OutOfHours)
	f.email("email", o.Email)
	f.email("secure_email", o.SecureEmail)
	if !isColour(o.Colour) {
		f.Add("colour", "Enter a colour as # and six of 0–9 and a–f, like #1d4f91")
	} else if contrastWithWhite(o.Colour) < 4.5 {
		f.Add("colour", "Choose a darker colour: white text on this one could not be read")
	}
	if o.ReferencePrefix == "" || len(o.ReferencePrefix) > 8 || strings.Trim(o.ReferencePrefix, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") != "" {
		f.Add("reference_prefix", "Use 1 to 8 capital letters, like CP")
	}
	return f.Err()
}

// ValidateSettings returns what is wrong with the office's settings, by field.
func (o Office) ValidateSettings() error {
	f := Fields{}
	if o.AddressDays < 1 || o.AddressDays > 365 {
		f.Add("address_days", "Enter a number of days from 1 to 365")
	}
	if o.AdvocateAge < 0 || o.AdvocateAge > 17 {
		f.Add("advocate_age", "Enter an age from 0 to 17")
	}
	if o.CommentDays < 1 || o.CommentDays > 60 {
		f.Add("comment_days", "Enter a number of working days from 1 to 60")
	}
	if o.ResolutionDays < 1 || o.ResolutionDays > 60 {
		f.Add("resolution_days", "Enter a number of working days from 1 to 60")
	}
	if o.ObjectDays < 1 || o.ObjectDays > 60 {
		f.Add("object_days", "Enter a number of days from 1 to 60")
	}
	if o.Quorum < 1 || o.Quorum > 9 {
		f.Add("quorum", "Enter a number of agencies from 1 to 9")
	}
	if at, err := time.Parse("15:04", o.ClosingTime); err != nil || at.Hour() < 12 {
		f.Add("closing_time", "Enter a time in the afternoon, like 17:00")
	}
	return f.Err()
}

// isColour reports whether s is a colour as #rrggbb.
func isColour(s string) bool {
	return len(s) == 7 && s[0] == '#' && strings.Trim(strings.ToLower(s[1:]), "0123456789abcdef") == ""
}

// contrastWithWhite is the contrast of a colour with white, from 1 to 21 (WCAG 2.2, relative luminance).
func contrastWithWhite(colour string) float64 {
	channel := func(at int) float64 {
		c := float64(16*hexDigit(colour[at])+hexDigit(colour[at+1])) / 255
		if c <= 0.04045 {
			return c / 12.92
		}
		return math.Pow((c+0.055)/1.055, 2.4)
	}
	return 1.05 / (0.2126*channel(1) + 0.7152*channel(3) + 0.0722*channel(5) + 0.05)
}

func hexDigit(b byte) int { return strings.IndexByte("0123456789abcdef", b|0x20) }

// Validate returns what is wrong with a venue, by field.
func (v Venue) Validate() error {
	f := Fields{}
	f.Need("name", v.Name, "Enter the name of the venue")
	f.line("name", v.Name)
	f.Need("line1", v.Address.Line1, "Enter the street, so that letters can say where to come")
	f.Need("postcode", v.Address.Postcode, "Enter the postcode")
	f.post(v.Address)
	f.phone("phone", v.Phone)
	return f.Err()
}

// Validate returns what is wrong with a signatory, by field.
func (s Signatory) Validate() error {
	f := Fields{}
	f.Need("name", s.Name, "Enter the name")
	f.line("name", s.Name)
	f.Need("title", s.Title, "Enter the job title, as it stands under the signature")
	f.line("title", s.Title)
	f.phone("phone", s.Phone)
	f.email("email", s.Email)
	return f.Err()
}

// Validate returns what is wrong with a team, by field.
func (t Team) Validate() error {
	f := Fields{}
	f.Need("name", t.Name, "Enter the name of the team")
	f.line("name", t.Name)
	f.line("manager", t.Manager)
	f.phone("manager_phone", t.ManagerPhone)
	f.phone("phone", t.Phone)
	f.email("manager_email", t.ManagerEmail)
	f.email("email", t.Email)
	return f.Err()
}

// Validate returns what is wrong with an agency, by field.
func (a Agency) Validate() error {
	f := Fields{}
	f.Need("name", a.Name, "Enter the name of the agency")
	f.line("name", a.Name)
	if !Chosen(AgencyKindTitles, string(a.Kind)) {
		f.Add("kind", "Choose what kind of agency it is")
	}
	f.line("quoracy_group", a.QuoracyGroup)
	f.post(a.Address)
	f.line("lead_name", a.LeadName)
	f.phone("phone", a.Phone)
	f.phone("lead_phone", a.LeadPhone)
	f.email("secure_email", a.SecureEmail)
	f.email("lead_email", a.LeadEmail)
	return f.Err()
}

// Validate returns what is wrong with an entry of the directory, by field.
func (p Professional) Validate() error {
	f := Fields{}
	f.Need("name", p.Name, "Enter the name")
	f.line("name", p.Name)
	f.checkLatin(p.Latin)
	f.line("job_title", p.JobTitle)
	if p.Agency == 0 {
		f.Add("agency", "Choose the agency")
	}
	f.post(p.Address)
	f.phone("phone", p.Phone)
	f.email("email", p.Email)
	return f.Err()
}
