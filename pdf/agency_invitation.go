package pdf

import (
	"strconv"
	"strings"

	"cp-pathway/pathway"
)

var professionalFields = []Field{
	blockField("child table", "the children, as the reader may know them", true),
	textField("who", "the heading above the children", "The children"),
	flagField("several", "the letter is about two children or more"),
	textField("any child", "each child, or the one child by name", "each child"),
	flagField("household", "there are others of the household to name"),
	blockField("household table", "other children and adults", false),
	textField("report by", "by when the report is wanted, or as soon as the reader can where that day is past", "by Tuesday 8 December 2026"),
	textField("secure email", "where the report goes", "secure@fictshire.example"),
}

var agencyInvitationFields = fields(append(professionalFields,
	Field{Name: "when and where", Type: BlockField, Must: true, About: "day, time, place, link", Sample: Texts("(when and where)")},
	flagField("why", "it is recorded why there is a conference"),
	textField("concern", "why, in the words of the strategy meeting", "Made-up worry."),
	blockField("concerns", "and for one child alone, of those that the reader may know about", false),
	flagField("part", "asked to come for a part"),
	textField("shared by", "by when the family has it, or as soon as the reader can", "by Wednesday 9 December 2026"),
	textField("reply by", "by when an answer is wanted, or as soon as the reader can", "by Monday 7 December 2026"),
	flagField("others", "others are asked to come"),
	eachField("everybody", "other", "who else is asked, by role", "Health visitor"),
	blockField("definitions", "the categories of abuse", true),
	blockField("reply slip", "to be sent back", false),
)...)

func agencyInvitationValues(f pathway.Facts) Values {
	v := professionalValues(f)
	v["when and where"], v["part"] = whenAndWhere(f), f.Conference.Part != ""
	v["why"], v["concern"], v["concerns"] = f.Concern != "" || len(f.Concerns) > 0, sentence(f.Concern), concerns(f)
	v["shared by"], v["reply by"] = byOrSoon(f.SharedBy, f.Date), byOrSoon(f.ReplyBy, f.Date)
	v["others"], v["everybody"] = len(f.Invited) > 0, eachOf("other", f.Invited)
	v["definitions"] = definitions()
	v["reply slip"] = Blocks{ReplySlip{Title: "Reply · " + f.Reference, Return: []string{f.Office.SecureEmail}, Fields: []SlipField{
		{Label: "I", Options: []string{"will attend in person", "will join by video", "send a deputy", "cannot attend and send a report"}},
		{Label: "Deputy (name, role)", Lines: 1},
		{Label: "Report", Options: []string{"attached", "will follow"}},
		{Label: "There is something that the chair should know beforehand", Options: []string{"please ring me"}},
		{Label: "Name, role and date", Lines: 1},
	}}}
	return v
}

// professionalValues are the values of letters that name the household.
func professionalValues(f pathway.Facts) Values {
	v := common(f)
	v["who"], v["several"] = countedTitle(len(f.Children), "The child", "The children"), len(f.Children) > 1
	v["any child"] = "each child"
	if len(f.Children) < 2 { // a plural beside one name would tell that there are others
		v["any child"] = namesOf(f.Children)
	}
	v["child table"] = childTable(f.Children)
	v["household"], v["household table"] = len(f.Household) > 0, householdTable(f.Household)
	v["report by"], v["secure email"] = byOrSoon(f.ReportBy, f.Date), firstText(f.Office.SecureEmail, f.Office.Email)
	return v
}

func firstText(texts ...string) string {
	for _, s := range texts {
		if s != "" {
			return s
		}
	}
	return ""
}

// definitions are the categories of abuse, as they go to everybody who has to choose among them.
func definitions() Blocks {
	var l factList
	for _, c := range pathway.Categories {
		l.add(c.Title, c.Definition)
	}
	return l.blocks()
}

// childTable lists the children that the reader may know about; a column that nobody has anything in is left out.
func childTable(children []pathway.ChildFacts) Blocks {
	t := Table{Title: "The children", RowHeader: true, Columns: []Column{{"Name", 3}, {"Date of birth", 2}, {"Sex", 1}}}
	addresses, schools := false, false
	for _, c := range children {
		addresses = addresses || len(c.Address) > 0
		schools = schools || c.School != ""
	}
	if addresses {
		t.Columns = append(t.Columns, Column{"Address", 3})
	}
	if schools {
		t.Columns = append(t.Columns, Column{"School or nursery", 2})
	}
	for _, c := range children {
		row := []string{nameAndAliases(c.Legal, c.Name, c.Aliases), birth(c), sexTitle(c.Sex)}
		if addresses {
			row = append(row, addressCell(c.Address))
		}
		if schools {
			row = append(row, c.School)
		}
		t.Rows = append(t.Rows, TextRow(row...))
	}
	return Blocks{t}
}

// addressCell is an address, or that there is none here: in the same words whether it is not known or not told.
func addressCell(lines []string) string {
	if len(lines) == 0 {
		return "Not in this letter: please ask us"
	}
	return strings.Join(lines, "\n")
}

func nameAndAliases(legal, name, aliases string) string {
	s := firstText(legal, name)
	if name != "" && legal != "" && name != legal {
		s += "\nknown as " + name
	}
	if aliases != "" {
		s += "\nalso " + aliases
	}
	return s
}

func birth(c pathway.ChildFacts) string {
	switch {
	case c.Unborn && c.Expected.IsZero():
		return "Unborn"
	case c.Unborn:
		return "Unborn, expected " + c.Expected.Short()
	case c.Born.IsZero():
		return "Not known"
	case c.Age >= 0:
		return c.Born.Short() + " (" + strconv.Itoa(c.Age) + ")"
	}
	return c.Born.Short()
}

func sexTitle(s string) string {
	switch s {
	case "F":
		return "Female"
	case "M":
		return "Male"
	}
	return "Not known"
}

// householdTable lists other children and adults.
func householdTable(people []pathway.PersonFacts) Blocks {
	t := Table{Title: "Household and family", RowHeader: true, Columns: []Column{{"Name", 3}, {"Who they are", 3}, {"Date of birth", 2}}}
	addresses := false
	for _, p := range people {
		addresses = addresses || len(p.Address) > 0
	}
	if addresses {
		t.Columns = append(t.Columns, Column{"Address", 3})
	}
	for _, p := range people {
		role := p.Role
		if p.Child {
			role = firstText(role, "Child") + ", not subject of the conference"
		}
		if len(p.PR) > 0 {
			role += "\nparental responsibility for " + joined(p.PR)
		}
		born := "Not known"
		if !p.Born.IsZero() {
			born = p.Born.Short()
		}
		row := []string{nameAndAliases(p.Legal, p.Name, p.Aliases), role, born}
		if addresses {
			row = append(row, addressCell(p.Address))
		}
		t.Rows = append(t.Rows, TextRow(row...))
	}
	if len(t.Rows) == 0 {
		return Blocks{}
	}
	return Blocks{t}
}

var policeRequestFields = fields(append(professionalFields,
	textField("police ask", "what the report should cover", "Made-up incident."),
)...)

func policeRequestValues(f pathway.Facts) Values {
	v := professionalValues(f)
	v["police ask"] = sentence(f.PoliceAsk)
	return v
}
