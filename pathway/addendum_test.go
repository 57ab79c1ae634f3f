package pathway

import (
	"fmt"
	"strings"
	"testing"
)

func TestAddendumForm(t *testing.T) {
	r := &Record{}
	r.Conference.Children = []int64{7, 8}
	kept := FullMinutes{Why: "Pat rang", Paragraphs: []FullParagraph{{Section: "family", Text: "An aunt.", Reader: ReadChair, Children: []int64{8}}}}
	fields := AddendumFields(kept, r.Conference.Children)
	if len(fields) != 1+6*MaxAddendum || fields["why"] != "Pat rang" || fields["text-1"] != "An aunt." || fields["children-1"] != "8" || fields["children-2"] != "7 8" || fields["reader-4"] != "" {
		t.Errorf("%v", fields)
	}
	if LastOfAddendum(fields) != 1 || LastOfAddendum(AddendumFields(FullMinutes{}, nil)) != 0 {
		t.Error("where the last paragraph stands")
	}
	if again, err := ReadAddendum(r, fields); err != nil || fmt.Sprint(again) != fmt.Sprint(kept) {
		t.Errorf("%v %v", again, err)
	}
	// The second paragraph is left out; what is wrong in the third bears its own number.
	fields["text-3"], fields["section-3"], fields["children-3"] = " She rings. ", "tea", "8 9 7"
	fields["reader-3"] = string(ReadAll)
	m, err := ReadAddendum(r, fields)
	if len(m.Paragraphs) != 2 || m.Paragraphs[1].Text != "She rings." || fmt.Sprint(m.Paragraphs[1].Children) != "[7 8]" || len(FieldsOf(err)) != 1 || FieldsOf(err)["section-3"] == "" {
		t.Errorf("%v %v", m, FieldsOf(err))
	}
	_, err = ReadAddendum(r, map[string]string{})
	if f := FieldsOf(err); len(f) != 2 || f["why"] == "" || f["text-1"] == "" {
		t.Errorf("nothing typed: %v", f)
	}
	_, err = ReadAddendum(r, map[string]string{"why": strings.Repeat("x", 1001)})
	if f := FieldsOf(err); !strings.Contains(f["why"], "1000") {
		t.Errorf("too long: %v", f)
	}
}

// What the police said and what else is for the chair starts as the chair's; others read the first for a reason, and the second never.
func TestAddendumForTheChair(t *testing.T) {
	r := &Record{}
	for _, tt := range []struct {
		section, reader, wider string
		want                   MinutesReader
		wrong                  string
	}{
		{"police", "", "", ReadChair, ""},
		{"private", "", "", ReadChair, ""},
		{"worries", "", "", "", "reader-1"},
		{"worries", "everybody", "kept for nothing", ReadAll, ""},
		{"police", "everybody", "", ReadAll, "wider-1"},
		{"police", "professionals", " Helen says that the school must know. ", ReadProfessionals, ""},
		{"police", "professionals", strings.Repeat("x", 501), ReadProfessionals, "wider-1"},
		{"private", "professionals", "Helen says so", ReadProfessionals, "reader-1"},
		{"private", "everybody", "Helen says so", ReadAll, "reader-1"},
	} {
		m, err := ReadAddendum(r, map[string]string{"why": "x", "section-1": tt.section, "text-1": "x", "reader-1": tt.reader, "wider-1": tt.wider})
		f := FieldsOf(err)
		if m.Paragraphs[0].Reader != tt.want || len(f) > 1 || (tt.wrong == "") != (len(f) == 0) || tt.wrong != "" && f[tt.wrong] == "" {
			t.Errorf("%s for %q: %q, %v", tt.section, tt.reader, m.Paragraphs[0].Reader, f)
		}
		if kept := m.Paragraphs[0].Wider != ""; kept != (tt.section != "worries" && strings.TrimSpace(tt.wider) != "") {
			t.Errorf("%s for %q keeps %q", tt.section, tt.reader, m.Paragraphs[0].Wider)
		}
	}
}
