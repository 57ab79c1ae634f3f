package pdf

import "cp-pathway/pathway"

var attendanceSheetFields = []Field{
	blockField("facts", "which conference, when and where", true),
	blockField("attendance", "who is expected, with room to sign", true),
}

// attendanceSheetValues are for the sheet that goes round the table: name, role, agency and mode, and room to sign.
func attendanceSheetValues(f pathway.Facts) Values {
	c := f.Conference
	var l factList
	l.add("Conference", c.Title)
	l.add("Day", dayOf(c.On)+timeOf(c.StartsAt))
	l.add("Part", c.Part)
	l.add("Chair", c.Chair.Name)
	t := Table{Title: "Attendance", Grid: true, Columns: []Column{{"Name", 4}, {"Role", 3}, {"Agency", 3}, {"How", 2}, {"Signature", 3}}}
	for _, a := range f.Attendance {
		row := TextRow(a.Name, a.Role, a.Agency, a.Mode, "")
		row.Height = 11
		t.Rows = append(t.Rows, row)
	}
	for range 4 { // for those who come unannounced
		row := TextRow("", "", "", "", "")
		row.Height = 11
		t.Rows = append(t.Rows, row)
	}
	return Values{"facts": l.blocks(), "attendance": Blocks{t}}
}
