package pdf

import (
	"fmt"
	"strings"
)

// Fill gives the blocks of the wording with values in the place of its fields. Each field of the spec wants a value of
// its type; a paragraph or an item that is empty then is left out.
func (w *Wording) Fill(v Values) (Blocks, error) {
	if err := matches(w.spec.Fields, v, ""); err != nil {
		return nil, fmt.Errorf("wording %s: %w", w.spec.File(), err)
	}
	return merged(fill(w.parts, []Values{v})), nil
}

// matches wants exactly the fields, each of its type.
func matches(fields []Field, v Values, inside string) error {
	for _, f := range fields {
		x, ok := v[f.Name]
		if !ok {
			return fmt.Errorf("no value for %s%s", inside, f.Name)
		}
		switch f.Type {
		case TextField:
			_, ok = x.(string)
		case FlagField:
			_, ok = x.(bool)
		case BlockField:
			_, ok = x.(Blocks)
		case EachField:
			var items []Values
			items, ok = x.([]Values)
			for _, item := range items {
				if err := matches(f.Items, item, inside+f.Name+", "); err != nil {
					return err
				}
			}
		}
		if !ok {
			return fmt.Errorf("the value of %s%s is a %T", inside, f.Name, x)
		}
	}
	if len(v) > len(fields) {
		known := fieldsOf(fields)
		for name := range v {
			if _, ok := known[name]; !ok {
				return fmt.Errorf("no field %s%s", inside, name)
			}
		}
	}
	return nil
}

// fill fills parts; scopes are the values, the innermost last.
func fill(parts []part, scopes []Values) Blocks {
	var out Blocks
	for _, p := range parts {
		switch p.kind {
		case textPart:
			out = append(out, fillBlocks(p.blocks, scopes)...)
		case blockPart:
			b, _ := lookup(scopes, p.field).(Blocks)
			out = append(out, b...)
		case ifPart:
			if truth(lookup(scopes, p.field)) != p.not {
				out = append(out, fill(p.then, scopes)...)
			} else {
				out = append(out, fill(p.otherwise, scopes)...)
			}
		case eachPart:
			items, _ := lookup(scopes, p.field).([]Values)
			for _, item := range items {
				out = append(out, fill(p.then, append(scopes[:len(scopes):len(scopes)], item))...)
			}
		}
	}
	return out
}

func lookup(scopes []Values, name string) any {
	for i := len(scopes) - 1; i >= 0; i-- {
		if x, ok := scopes[i][name]; ok {
			return x
		}
	}
	return nil
}

// truth is what {{if}} asks: a flag that is set, or anything that is not empty.
func truth(x any) bool {
	switch x := x.(type) {
	case bool:
		return x
	case string:
		return x != ""
	case Blocks:
		return len(x) > 0
	case []Values:
		return len(x) > 0
	}
	return false
}

func fillText(s string, scopes []Values) string {
	if !strings.Contains(s, "{{") {
		return s
	}
	return named.ReplaceAllStringFunc(s, func(field string) string {
		text, _ := lookup(scopes, strings.TrimSpace(field[2:len(field)-2])).(string)
		return text
	})
}

func fillBlocks(b Blocks, scopes []Values) Blocks {
	var out Blocks
	for _, x := range b {
		switch x := x.(type) {
		case Heading:
			if x.Text = fillText(x.Text, scopes); strings.TrimSpace(x.Text) != "" {
				out = append(out, x)
			}
		case Paragraph:
			runs := make([]Run, len(x.Runs))
			for i, r := range x.Runs {
				r.Text = fillText(r.Text, scopes)
				runs[i] = r
			}
			if x.Runs = runs; strings.TrimSpace(x.Plain()) != "" {
				out = append(out, x)
			}
		case List:
			var items []Blocks
			for _, item := range x.Items {
				if item = fillBlocks(item, scopes); len(item) > 0 {
					items = append(items, item)
				}
			}
			if x.Items = items; len(items) > 0 {
				out = append(out, x)
			}
		case Note:
			x.Title, x.Body = fillText(x.Title, scopes), fillBlocks(x.Body, scopes)
			if x.Title != "" || len(x.Body) > 0 {
				out = append(out, x)
			}
		case Table:
			out = append(out, fillTable(x, scopes))
		default:
			out = append(out, x)
		}
	}
	return out
}

func fillTable(t Table, scopes []Values) Table {
	t.Title = fillText(t.Title, scopes)
	columns, rows := make([]Column, len(t.Columns)), make([]Row, len(t.Rows))
	for i, c := range t.Columns {
		c.Title = fillText(c.Title, scopes)
		columns[i] = c
	}
	for i, r := range t.Rows {
		cells := make([]Cell, len(r.Cells))
		for j, c := range r.Cells {
			cells[j] = Cell{fillBlocks(c.Body, scopes)}
		}
		r.Cells = cells
		rows[i] = r
	}
	t.Columns, t.Rows = columns, rows
	return t
}

// merged joins lists that stand side by side because a condition stood between them.
func merged(b Blocks) Blocks {
	var out Blocks
	for _, x := range b {
		if l, ok := x.(List); ok && len(out) > 0 {
			if before, ok := out[len(out)-1].(List); ok && before.Numbered == l.Numbered {
				before.Items = append(before.Items[:len(before.Items):len(before.Items)], l.Items...)
				out[len(out)-1] = before
				continue
			}
		}
		out = append(out, x)
	}
	return out
}
