package pdf

import "fmt"

// Faults says what keeps the document from being drawn, in a user's words; none is what a builder's document has.
func (d Document) Faults() []string {
	var out []string
	say := func(format string, args ...any) { out = append(out, fmt.Sprintf(format, args...)) }
	if d.Title == "" {
		say("The document has no title.")
	}
	if d.Reference == "" {
		say("The document has no reference.")
	}
	if d.Date.IsZero() {
		say("The document has no date.")
	}
	if d.Office.Office == "" {
		say("The letterhead has no name of an office.")
	}
	if d.Letter != nil {
		if d.Landscape {
			say("A letter can’t be in landscape.")
		}
		least := 3
		if d.Letter.ByHand {
			least = 1
		}
		if n := len(d.Letter.To); n < least || n > 7 {
			say("The address has %d lines; it needs %d to 7.", n, least)
		}
		for i, s := range d.Letter.To {
			if s == "" {
				say("Line %d of the address is empty.", i+1)
			}
		}
	}
	if len(d.Body) == 0 {
		say("The document has no text.")
	}
	return append(out, faultsIn(d.Body, false)...)
}

// faultsIn looks at blocks; inner is true inside of a cell, a list or a box, where only text can stand.
func faultsIn(b Blocks, inner bool) []string {
	var out []string
	say := func(format string, args ...any) { out = append(out, fmt.Sprintf(format, args...)) }
	for _, x := range b {
		switch x := x.(type) {
		case nil:
			say("A block is missing.")
		case Heading:
			if x.Level < 1 || x.Level > 3 {
				say("The heading “%s” has level %d; it needs 1 to 3.", x.Text, x.Level)
			}
			if x.Text == "" {
				say("A heading is empty.")
			}
		case List:
			for _, item := range x.Items {
				out = append(out, faultsIn(item, true)...)
			}
		case Facts:
			for _, f := range x.Items {
				out = append(out, faultsIn(f.Value, true)...)
			}
		case Table:
			out = append(out, x.faults()...)
		case Note:
			out = append(out, faultsIn(x.Body, true)...)
		case KeepTogether:
			out = append(out, faultsIn(x.Body, inner)...)
		}
		if inner {
			switch x.(type) {
			case Table, PageBreak, Signature, ReplySlip:
				say("A %s can’t stand inside of a table, list or box.", x.name())
			}
		}
	}
	return out
}

func (t Table) faults() []string {
	var out []string
	if t.Title == "" {
		out = append(out, "A table has no title.")
	}
	if len(t.Columns) == 0 {
		out = append(out, fmt.Sprintf("The table “%s” has no columns.", t.Title))
	}
	for i, r := range t.Rows {
		want := len(t.Columns)
		if r.Band {
			want = 1
		}
		if len(r.Cells) != want {
			out = append(out, fmt.Sprintf("Row %d of the table “%s” has %d cells instead of %d.", i+1, t.Title, len(r.Cells), want))
		}
		if r.Height < 0 || r.Height > 100 {
			out = append(out, fmt.Sprintf("Row %d of the table “%s” is %.0f mm high; it may be 100.", i+1, t.Title, r.Height))
		}
		for _, c := range r.Cells {
			out = append(out, faultsIn(c.Body, true)...)
		}
	}
	return out
}
