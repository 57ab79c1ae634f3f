package views

// FieldRow is fields that belong on one line and share its width, such as name, job and agency of one person.
type FieldRow struct{ Fields []Component }

func (FieldRow) template() string { return "field-row" }

// TextLink is a link where a component is wanted.
type TextLink struct{ Text, URL string }

func (TextLink) template() string { return "text-link" }
