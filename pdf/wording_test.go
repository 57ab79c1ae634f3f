package pdf

import (
	"reflect"
	"strings"
	"testing"
	"testing/fstest"

	"cp-pathway/pathway"
)

var letterSpec = Spec{Kind: pathway.ParentInvitation, Reader: "parent", Fields: []Field{
	{Name: "name", Must: true, About: "who is written to", Sample: "Ms Example"},
	{Name: "when", Sample: "Tuesday 21 July 2026"},
	{Name: "video", Type: FlagField, Sample: true},
	{Name: "reply slip", Type: BlockField, Sample: Blocks{ReplySlip{Title: "Reply"}}},
	{Name: "child", Type: EachField, Items: []Field{{Name: "child name", Sample: "Rowan"}, {Name: "age", Sample: "5"}}},
}}

const letterText = `# Conference on {{when}}

Dear {{name}}

Please come to a **meeting on {{when}}**. It is *private*.
It takes two hours\
or less, for 2 \* 3 people.

{{if video}}
You can join by video.
{{else}}
Please come in person.
{{end}}

You could bring:

- a friend
{{if not video}}
- your {{when}} bus ticket
{{end}}
- a lawyer

{{each child}}
- {{child name}}, who is {{age}}, and {{name}}
{{end}}

> ### Please note
> Ring [the office](https://office.example).

| Word | Meaning |
| --- | --- |
| chair | who leads |

---

{{reply slip}}
`

func TestFill(t *testing.T) {
	w, problems := ParseWording(letterSpec, letterText)
	if problems != nil {
		t.Fatal(problems)
	}
	v := Values{"name": "**Ms** {{when}} <b>", "when": "", "video": false, "reply slip": Texts("slip"),
		"child": []Values{{"child name": "Zoë", "age": "3"}, {"child name": "Łukasz", "age": "7"}}}
	got, err := w.Fill(v)
	if err != nil {
		t.Fatal(err)
	}
	want := Blocks{
		Heading{1, "Conference on "},
		Text("Dear **Ms** {{when}} <b>"),
		Para(Plain("Please come to a "), Strong("meeting on "), Plain(". It is "), Emphasis("private"), Plain(". It takes two hours\nor less, for 2 * 3 people.")),
		Text("Please come in person."),
		Text("You could bring:"),
		List{Items: []Blocks{{Text("a friend")}, {Text("your  bus ticket")}, {Text("a lawyer")},
			{Text("Zoë, who is 3, and **Ms** {{when}} <b>")}, {Text("Łukasz, who is 7, and **Ms** {{when}} <b>")}}},
		Note{Title: "Please note", Body: Blocks{Text("Ring the office (https://office.example).")}},
		Table{Title: "Please note", Columns: []Column{{Title: "Word"}, {Title: "Meaning"}}, Rows: []Row{TextRow("chair", "who leads")}},
		PageBreak{},
		Text("slip"),
	}
	if !reflect.DeepEqual(got, want) {
		for i := range max(len(got), len(want)) {
			if i >= len(got) || i >= len(want) || !reflect.DeepEqual(got[i], want[i]) {
				t.Errorf("block %d:\ngot  %+v\nwant %+v", i, got[min(i, len(got)-1)], want[min(i, len(want)-1)])
			}
		}
	}

	v["video"], v["child"], v["when"] = true, []Values{}, "Monday"
	got, err = w.Fill(v)
	if err != nil {
		t.Fatal(err)
	}
	if l := got[5].(List); len(l.Items) != 2 {
		t.Errorf("the list has %d items", len(l.Items))
	}
	if p := got[3].(Paragraph); p.Plain() != "You can join by video." {
		t.Errorf("%q", p.Plain())
	}
	if sample, err := w.Sample(); err != nil || !strings.Contains(sample[1].(Paragraph).Plain(), "Ms Example") {
		t.Errorf("sample %v %v", sample, err)
	}
}

func TestFillWantsExactlyTheFields(t *testing.T) {
	w, problems := ParseWording(letterSpec, letterText)
	if problems != nil {
		t.Fatal(problems)
	}
	full := func() Values { return samples(letterSpec.Fields) }
	for _, c := range []struct {
		harm func(Values)
		want string
	}{
		{func(v Values) { delete(v, "when") }, "no value for when"},
		{func(v Values) { v["when"] = 3 }, "the value of when is a int"},
		{func(v Values) { v["video"] = "yes" }, "the value of video is a string"},
		{func(v Values) { v["reply slip"] = "x" }, "the value of reply slip is a string"},
		{func(v Values) { v["child"] = nil }, "the value of child is a <nil>"},
		{func(v Values) { v["child"] = []Values{{"age": "3"}} }, "no value for child, child name"},
		{func(v Values) { v["wen"] = "x" }, "no field wen"},
	} {
		v := full()
		c.harm(v)
		if _, err := w.Fill(v); err == nil || !strings.HasSuffix(err.Error(), c.want) {
			t.Errorf("error %v, want %s", err, c.want)
		}
	}
}

func TestProblemsOfAWording(t *testing.T) {
	for _, c := range []struct{ src, want string }{
		{"Dear you", "{{name}} must stand in it: who is written to"},
		{"", "{{name}} must stand in it: who is written to"},
		{"{{name}} {{nam}}", "Line 1: There is no field “nam”."},
		{"{{name}}\n\n{{age}}", "Line 3: There is no field “age”."},
		{"{{name}} and {{reply slip}}", "Line 1: {{reply slip}} stands for whole paragraphs: it must stand on a line of its own."},
		{"{{name}} {{video}}", "Line 1: {{video}} has no text of its own: use {{if video}} or {{each video}}."},
		{"{{name}}\n\n{{child}}", "Line 3: {{child}} has no text of its own: use {{if child}} or {{each child}}."},
		{"{{name}} {{if video}}x{{end}}", "Line 1: {{if video}} must stand on a line of its own."},
		{"{{name}}\n{{if video}}\nx", "Line 2: What begins here has no {{end}}."},
		{"{{name}}\n{{each child}}\nx", "Line 2: What begins here has no {{end}}."},
		{"{{name}}\n{{end}}", "Line 2: There is nothing open for {{end}}."},
		{"{{name}}\n{{else}}", "Line 2: There is nothing open for {{else}}."},
		{"{{name}}\n{{if video}}\na\n{{else}}\nb\n{{else}}\nc\n{{end}}", "Line 6: {{else}} belongs to an {{if}}."},
		{"{{name}}\n{{each child}}\na\n{{else}}\nb\n{{end}}", "Line 4: {{else}} belongs to an {{if}}."},
		{"{{name}}\n{{if vido}}\na\n{{end}}", "Line 2: There is no field “vido”."},
		{"{{name}}\n{{each name}}\na\n{{end}}", "Line 2: “name” is not a list."},
		{"{{name}\n\nx", "Line 1: {{ and }} do not stand round one name."},
		{"{{name}} }}", "Line 1: {{ and }} do not stand round one name."},
		{"{{name}}\n\n<script>alert(1)</script>", "Line 3: A document can’t have HTML, code or pictures."},
		{"{{name}}\n\na <b>bold</b> word", "Line 3: A document can’t have HTML, code or pictures."},
		{"{{name}}\n\n![x](y.png)", "Line 3: A document can’t have HTML, code or pictures."},
		{"{{name}}\n\n    code", "Line 3: A document can’t have HTML, code or pictures."},
		{"{{name}}\n\n#### deep", "Line 3: A heading has three levels at most."},
		{"{{if not video}}\n{{name}}\n{{end}}", "There is no text in it."},
		{"{{name}}\n\n> | a |\n> | --- |", "A table can’t stand inside of a table, list or box."},
	} {
		w, problems := ParseWording(letterSpec, c.src)
		found := false
		for _, p := range problems {
			found = found || p.String() == c.want
		}
		if !found || w != nil {
			t.Errorf("%q: %v, want %s", c.src, problems, c.want)
		}
	}
}

func TestLoadWordings(t *testing.T) {
	files := fstest.MapFS{"parent-invitation.parent.md": {Data: []byte(letterText)}}
	got, err := LoadWordings(files, []Spec{letterSpec})
	if err != nil || got["parent-invitation.parent.md"] == nil {
		t.Fatal(got, err)
	}
	files["old.md"] = &fstest.MapFile{Data: []byte("x")}
	missing := Spec{Kind: pathway.PoliceRequest}
	bad := Spec{Kind: "old", Fields: []Field{{Name: "name", Must: true, About: "who"}}}
	_, err = LoadWordings(files, []Spec{letterSpec, missing, bad})
	if err == nil || !strings.Contains(err.Error(), "police-request.md") || !strings.Contains(err.Error(), "wording old.md: {{name}} must stand in it: who") {
		t.Errorf("error %v", err)
	}
	files["extra.md"] = &fstest.MapFile{Data: []byte("x")}
	if _, err = LoadWordings(files, []Spec{letterSpec, {Kind: "old"}}); err == nil || err.Error() != "wording extra.md: no document uses it" {
		t.Errorf("error %v", err)
	}
}
