package pathway

import "strings"

// DateValues returns what gives a day away, such as a date of birth, in every way in which dates are written. None for no date.
func DateValues(owner Owner, source string, dates ...Date) []Protected {
	var list []Protected
	for _, d := range dates {
		if !d.IsZero() {
			list = append(list, Protected{Kind: ValueDate, Value: d.String(), Owner: owner, Source: source})
		}
	}
	return list
}

// spokenDays are days of a month in words.
var spokenDays = strings.Fields("first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth " +
	"seventeenth eighteenth nineteenth twentieth twentyfirst twentysecond twentythird twentyfourth twentyfifth twentysixth twentyseventh twentyeighth " +
	"twentyninth thirtieth thirtyfirst")

// datePatterns returns the ways in which a day is written, folded: "3 Feb 2019", "3rd of February 2019", "February 3, 2019",
// "03/02/2019", "3.2.19", "2019-02-03", "third of February 2019". A value that is no date has none.
func datePatterns(value string) []pattern {
	date, err := ParseBirthDate(value)
	if err != nil {
		return nil
	}
	var out []pattern
	there := map[string]bool{}
	add := func(x pattern) {
		if key := x.key(); !there[key] {
			there[key] = true
			out = append(out, x)
		}
	}
	year, month, day := date.layout("2006"), date.layout("1"), date.layout("2")
	years := []string{year, year[2:]}
	names := []string{strings.ToLower(date.layout("January")), strings.ToLower(date.layout("Jan"))}
	if date.layout("Jan") == "Sep" {
		names = append(names, "sept")
	}
	for _, y := range years {
		for _, m := range names {
			for _, d := range []string{day, date.layout("02"), day + ordinalEnd(day), spokenDays[number(day)-1]} {
				add(pattern{text: d + m + y})
				add(pattern{text: d + "of" + m + y})
				add(pattern{text: m + d + y})
				add(pattern{text: m + "the" + d + y})
			}
		}
	}
	add(pattern{text: date.layout("02012006")})
	add(pattern{text: date.layout("20060102")})
	for _, y := range years { // of figures alone, and so only with something between them
		for _, m := range []string{month, date.layout("01")} {
			for _, d := range []string{day, date.layout("02")} {
				short := len(y) == 2
				add(pattern{text: d + m + y, gaps: string([]byte{byte(len(d)), byte(len(d + m))}), oneLine: short})
				if !short {
					add(pattern{text: y + m + d, gaps: string([]byte{byte(len(y)), byte(len(y + m))})})
				}
			}
		}
	}
	return out
}

// ordinalEnd returns what makes a figure an ordinal: "st" of 21.
func ordinalEnd(day string) string {
	if len(day) == 1 || day[0] != '1' {
		switch day[len(day)-1] {
		case '1':
			return "st"
		case '2':
			return "nd"
		case '3':
			return "rd"
		}
	}
	return "th"
}

// knownDates returns the days that any document may say: those of the work, and when people were born whom the recipient knows of.
func (d *disclosure) knownDates() []Protected {
	r := d.record
	days := []Date{d.opt.Date, r.Now.Date(), r.Conference.StartsAt.Date(), r.Conference.EndedAt.Date(), d.startsAt().Date(), r.ReportDue, r.SharedBy, r.ReplyBy}
	if x := r.Decisions; x != nil {
		days = append(days, x.CoreGroupOn, x.ReviewOn)
		for _, c := range x.Children {
			days = append(days, c.ReconveneOn)
			for _, a := range c.Plan.Actions {
				days = append(days, a.By)
			}
		}
	}
	for _, m := range r.Members {
		if d.knows(m) {
			days = append(days, m.Person.Born, m.Person.Expected)
		}
	}
	return DateValues(Owner{}, "known", days...)
}
