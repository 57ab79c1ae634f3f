package pathway

import (
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"
)

// what was typed for the minutes, of a conference about Amy (1) and Ben (2).
func spoken() map[string]string {
	fields := typed()
	maps.Copy(fields, map[string]string{
		"text.opening": "Hello.", "text.worries": "Amy is thin.\n\n \n\nBen is tired.", "read.worries": "professionals", "text.police": "A call.",
		"report.31.facts": "Seen weekly.", "report.31.opinion": "At risk.",
	})
	return fields
}

func short(m FullMinutes) string {
	var list []string
	for _, p := range m.Paragraphs {
		list = append(list, p.Section+": "+strings.TrimSpace(p.Text+" "+p.Opinion)+" ("+string(p.Reader)+", "+strings.Repeat("c", len(p.Children))+")")
	}
	return strings.Join(list, "\n")
}

func TestWriteUp(t *testing.T) {
	s := sitting(t, spoken(), nil)
	m := s.WriteUp(FullMinutes{})
	want := `opening: Hello. (everybody, cc)
report: Seen weekly. At risk. (everybody, cc)
worries: Amy is thin. (professionals, cc)
worries: Ben is tired. (professionals, cc)
view: wants it to stop (everybody, c)
view: asleep (everybody, c)
view: agrees (everybody, cc)
summary: Two children at risk. (everybody, cc)
police: A call. (chair, cc)`
	if short(m) != want {
		t.Errorf("written up:\n%s\nwant\n%s", short(m), want)
	}
	if m.Paragraphs[1].Attendee != 31 || m.Paragraphs[4].Person != 1 || m.Paragraphs[4].How != "advocate" || m.Paragraphs[6].Person != 7 {
		t.Errorf("whose reports and views: %+v", m.Paragraphs)
	}
	if s.Behind(m) {
		t.Error("what was just written up is behind what was typed")
	}
	m.Paragraphs[3].Reader, m.Paragraphs[3].Children = ReadAll, []int64{2}
	m.Paragraphs[2].Reader = ReadAll
	if s.Behind(m) {
		t.Error("who may read it is no text that was typed")
	}
	fields := spoken()
	fields["text.worries"] = "Amy is very thin.\n\nBen is tired."
	s = sitting(t, fields, nil)
	if !s.Behind(m) {
		t.Error("what was typed has changed")
	}
	again := s.WriteUp(m)
	if p := again.Paragraphs[3]; p.Reader != ReadAll || !slices.Equal(p.Children, []int64{2}) {
		t.Errorf("what was said of a paragraph that stays as it is is lost: %+v", p)
	}
	if p := again.Paragraphs[2]; p.Reader != ReadProfessionals || len(p.Children) != 2 {
		t.Errorf("a new text has the readers of an old one: %+v", p)
	}
	fields["read.worries"] = "chair" // stricter on the screen than it was when it was written up
	if p := sitting(t, fields, nil).WriteUp(m).Paragraphs[3]; p.Reader != ReadChair {
		t.Errorf("what the screen says since is not taken over: %+v", p)
	}
}

func TestUnwritten(t *testing.T) {
	for _, tt := range []struct {
		name   string
		fields map[string]string
		change func(r *Record)
		want   string
	}{
		{"nothing missing", spoken(), func(r *Record) { r.Approved = true }, ""},
		{"not approved", spoken(), nil, "The chair has not approved the decisions yet"},
		{"not ended", spoken(), func(r *Record) { r.Approved, r.Conference.EndedAt = true, DateTime{} }, "Record when the conference ended"},
		{"nothing typed", nil, func(r *Record) { r.Approved = true }, "Nothing of what was said"},
	} {
		got := sitting(t, tt.fields, tt.change).Unwritten()
		if tt.want == "" && len(got) > 0 || tt.want != "" && (len(got) != 1 || !strings.HasPrefix(got[0], tt.want)) {
			t.Errorf("%s: %q", tt.name, got)
		}
	}
}

func TestFullMinutesValidate(t *testing.T) {
	r := &Record{Conference: Conference{Children: []int64{1, 2}}, Attendees: []Attendee{{Part: "first"}}}
	good := FullParagraph{Section: "worries", Part: "first", Text: "x", Reader: ReadAll, Children: []int64{1}}
	for _, tt := range []struct {
		name   string
		change func(m *FullMinutes)
		fields []string
	}{
		{"good", func(*FullMinutes) {}, nil},
		{"nothing", func(m *FullMinutes) { m.Paragraphs = nil }, []string{"paragraphs"}},
		{"the second is wrong", func(m *FullMinutes) {
			m.Paragraphs = append(m.Paragraphs, FullParagraph{Section: "x", Part: "last", Reader: "all", Children: []int64{3}})
		}, []string{"children-2", "part-2", "reader-2", "section-2", "text-2"}},
		{"too long", func(m *FullMinutes) { m.Paragraphs[0].Text = strings.Repeat("x", MaxFullParagraph+1) }, []string{"text-1"}},
	} {
		m := FullMinutes{Paragraphs: []FullParagraph{good}}
		tt.change(&m)
		if got := slices.Sorted(maps.Keys(FieldsOf(m.Validate(r)))); !slices.Equal(got, tt.fields) {
			t.Errorf("%s: %q", tt.name, got)
		}
	}
}

func TestWhatThePoliceSaid(t *testing.T) {
	if !(FullParagraph{Section: sectionPolice}).Police() || (FullParagraph{Section: sectionPrivate}).Police() {
		t.Error("the police’s paragraph is told from another by its section")
	}
}

func TestMinutesThatGiveAway(t *testing.T) {
	f := &Family{Words: []ProtectedWord{{Word: "Sunrise"}}}
	m := FullMinutes{Paragraphs: []FullParagraph{{Text: "Fine."}, {Text: "Fine.", Opinion: "At sunrise."}, {Text: "Sunrise", Reader: ReadChair}}}
	if got := m.GivesAway(f); !reflect.DeepEqual(got, []int{1}) {
		t.Errorf("%v", got)
	}
}

func TestDraftedMinutes(t *testing.T) {
	var none *DraftedMinutes
	if none.Approved() || none.Fixed() {
		t.Error("no minutes are approved")
	}
	for state, want := range map[DecisionsState][2]bool{DecisionsDraft: {}, DecisionsSentBack: {}, DecisionsWithChair: {false, true}, DecisionsApproved: {true, true}} {
		if d := (&DraftedMinutes{State: state}); d.Approved() != want[0] || d.Fixed() != want[1] {
			t.Errorf("%s: approved %v, fixed %v", state, d.Approved(), d.Fixed())
		}
	}
	d := &DraftedMinutes{State: DecisionsApproved, DecidedName: "Ann", DecidedBy: 5, DecidedAt: time.Date(2026, 12, 21, 9, 5, 0, 0, time.UTC)}
	if got := d.Approval(Worker{Name: "Cara"}, time.UTC); got.Name != "Ann" || got.Role != "Chair of the conference" || got.At != atMinute("2026-12-21T09:05") {
		t.Errorf("%+v", got)
	}
	for field, want := range map[string]bool{"text.worries": true, "read.worries": true, "text.police": false, "report.3.facts": true, "views.child.1.text": true, "child.1.outcome": false} {
		if SaidField(field) != want {
			t.Errorf("%s: %v", field, !want)
		}
	}
}

func TestWhatBecomesOfMinutes(t *testing.T) {
	sent, today := onDay("2027-01-05"), onDay("2027-01-20")
	for _, tt := range []struct {
		name   string
		err    error
		fields []string
	}{
		{"a comment", MinutesRemark{Attendee: 1, SaidOn: today, How: "phone", Text: "Not so."}.Validate(sent, today), nil},
		{"nothing", MinutesRemark{}.Validate(sent, today), []string{"remark", "remark_by", "remark_how", "remark_on"}},
		{"before they were sent", MinutesRemark{Attendee: 1, SaidOn: onDay("2027-01-04"), How: "phone", Text: "x"}.Validate(sent, today), []string{"remark_on"}},
		{"in the future", MinutesRemark{Attendee: 1, SaidOn: onDay("2027-01-21"), How: "phone", Text: strings.Repeat("x", 10001)}.Validate(sent, today), []string{"remark", "remark_on"}},
		{"an answer", MinutesRemark{Answer: "An addendum."}.ValidateAnswer(), nil},
		{"no answer", MinutesRemark{}.ValidateAnswer(), []string{"answer"}},
		{"seen", MinutesSeen{Attendee: 1, SeenOn: sent, ToldBy: "Grace", ToldHow: "email"}.Validate(sent, today), nil},
		{"seen by nobody", MinutesSeen{}.Validate(sent, today), []string{"seen_by", "seen_on", "told_by", "told_how"}},
		{"seen before", MinutesSeen{Attendee: 1, SeenOn: onDay("2027-01-04"), ToldBy: "Grace", ToldHow: "email"}.Validate(sent, today), []string{"seen_on"}},
		{"seen in the future", MinutesSeen{Attendee: 1, SeenOn: onDay("2027-01-21"), ToldBy: "Grace", ToldHow: "email", Note: strings.Repeat("x", 10001)}.Validate(sent, today), []string{"note", "seen_on"}},
	} {
		if got := slices.Sorted(maps.Keys(FieldsOf(tt.err))); !slices.Equal(got, tt.fields) {
			t.Errorf("%s: %q", tt.name, got)
		}
	}
	// Tuesday 22 December: Christmas Day, the substitute for Boxing Day and New Year’s Day do not count.
	if got := (Office{CommentDays: 10}).CommentsUntil(onDay("2026-12-22"), mustCalendar(t)); got != onDay("2027-01-08") {
		t.Errorf("comments until %s", got)
	}
}
