package pdf

import (
	"fmt"

	"cp-pathway/pathway"
)

var minutesFields = []Field{
	blockField("facts", "which conference, when, who chaired it, the children", true),
	flagField("part copy", "the reader gets a part copy"),
	blockField("attended", "who took part", false),
	blockField("away", "who was asked and did not come", false),
	textField("quoracy", "how quorate the conference was", "Quorate."),
	blockField("said", "what was said, by section", true),
	blockField("child decisions", "the decision, reasons and views for each child", true),
	textField("comment days", "in how many working days to say what is wrong", "10 working days"),
	textField("office phone", "the office’s phone", "01632 960 001"),
	textField("office email", "the office’s secure email", "secure@fictshire.example"),
	blockField("copies", "who else has a copy", false),
}

func minutesValues(f pathway.Facts) Values {
	d, m := decided(f), said(f)
	v := Values{
		"facts": conferenceFacts(f), "part copy": f.Copy == "part", "attended": people("Who took part", d.Attended), "away": people("Who did not come", d.Away), "quoracy": sentence(d.Quoracy),
		"said": saidBlocks(m), "child decisions": Blocks{}, "comment days": workingDays(m.CommentDays), "office phone": f.Office.Phone, "office email": firstText(f.Office.SecureEmail, f.Office.Email), "copies": Blocks{},
	}
	var blocks Blocks
	for _, c := range d.Children {
		blocks = append(blocks, childDecision(c)...)
		blocks = append(blocks, agencyViews(c)...)
	}
	v["child decisions"] = append(Blocks{}, blocks...)
	if len(d.CopyTo) > 0 {
		v["copies"] = Blocks{Bullets(d.CopyTo...)}
	}
	return v
}

// said are the minutes in the facts, empty where there are none.
func said(f pathway.Facts) *pathway.MinutesFacts {
	if f.Minutes == nil {
		return &pathway.MinutesFacts{}
	}
	return f.Minutes
}

// saidBlocks are the sections of the minutes with what each says.
func saidBlocks(m *pathway.MinutesFacts) Blocks {
	blocks := Blocks{}
	for _, s := range m.Sections {
		title := s.Title
		if s.Part != "" {
			title += ": " + s.Part
		}
		blocks = append(blocks, Heading{Level: 1, Text: title})
		for _, p := range s.Paragraphs {
			blocks = append(blocks, saidBy(p)...)
		}
	}
	return blocks
}

// saidBy is one paragraph; where one said it, under their name, with fact and opinion apart.
func saidBy(p pathway.MinutesParagraph) Blocks {
	if p.Name == "" {
		return paragraphs(p.Text)
	}
	title := p.Name
	for _, more := range []string{p.Role, p.Agency} {
		if more != "" {
			title += ", " + more
		}
	}
	blocks := Blocks{Heading{Level: 2, Text: title}}
	if p.How != "" {
		how := Para(Run{Text: sentence(p.How), Italic: true})
		how.KeepNext = true
		blocks = append(blocks, how)
	}
	if p.Opinion == "" {
		return append(blocks, paragraphs(p.Text)...)
	}
	var l factList
	l.add("Facts", p.Text)
	l.add("Professional opinion", p.Opinion)
	return append(blocks, l.blocks()...)
}

// agencyViews is what each agency thought for a child.
func agencyViews(c pathway.ChildDecisionFacts) Blocks {
	if len(c.Views) == 0 {
		return nil
	}
	t := Table{Title: "What each agency thought for " + c.Child.Name, Titled: true, RowHeader: true, Columns: []Column{{"Who", 3}, {"View", 2}, {"Reasons", 4}}}
	for _, v := range c.Views {
		view := v.View
		if len(v.Categories) > 0 {
			view += ": " + midSentence(categoriesOf(v.Categories))
		}
		who := v.Name + ", " + v.Role
		if v.Agency != "" {
			who += ", " + v.Agency
		}
		t.Rows = append(t.Rows, TextRow(who, view, v.Reasons))
	}
	return Blocks{t}
}

func workingDays(n int) string {
	return fmt.Sprintf("%d working %s", n, countedTitle(n, "day", "days"))
}

var minutesLetterFields = fields(
	textField("comment days", "in how many working days to say what is wrong", "10 working days"),
	textField("social worker", "the social worker’s name", "Sam Example"),
)

func minutesLetterValues(f pathway.Facts) Values {
	v := common(f)
	v["people"] = whoToRing(f, false)
	v["comment days"], v["social worker"] = workingDays(said(f).CommentDays), workerName(f)
	return v
}

var minutesAddendumFields = fields(
	textField("number", "number of the addendum", "1"),
	blockField("said", "what the addendum says", true),
)

func minutesAddendumValues(f pathway.Facts) Values {
	v := common(f)
	v["number"], v["said"] = fmt.Sprint(said(f).Addendum), saidSmaller(said(f))
	v["people"] = whoToRing(f, false)
	return v
}

// saidSmaller is saidBlocks below a letter’s subject.
func saidSmaller(m *pathway.MinutesFacts) Blocks {
	blocks := saidBlocks(m)
	for i, b := range blocks {
		if h, ok := b.(Heading); ok {
			h.Level++
			blocks[i] = h
		}
	}
	return blocks
}
