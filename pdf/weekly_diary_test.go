package pdf

import (
	"strings"
	"testing"

	"cp-pathway/pathway"
)

func diaryText(t *testing.T, change func(*pathway.Facts)) string {
	t.Helper()
	f := madeUpFacts(pathway.WeeklyDiary, pathway.ReaderOffice)
	change(&f)
	d, err := mustMaker(t).Make(f)
	if err != nil {
		t.Fatal(err)
	}
	if !d.Landscape {
		t.Error("the diary is upright")
	}
	var b strings.Builder
	for _, s := range d.Strings() {
		b.WriteString(s.Text + "\n")
	}
	return b.String()
}

func TestWeeklyDiary(t *testing.T) {
	all := diaryText(t, func(*pathway.Facts) {})
	for _, want := range []string{
		"Child protection conferences from Friday 27 November 2026 to Sunday 20 December 2026.", "Since the diary of Monday 16 November 2026",
		"CP-2026-0041\nNew\nFriday 4 December 2026 at 10am, Civic Hall\n", "CP-2026-0042\nMoved\nMonday 7 December 2026 at 10am, Civic Hall\nFriday 4 December 2026 at 10:00, Civic Hall\n",
		"CP-2026-0044\nStood down\nSunday 13 December 2026 at 10am, Civic Hall\n", "Week of Monday 30 November 2026", "Week of Monday 7 December 2026",
		"Fri 4 December\n10am\nCP-2026-0041\nŁW, MW, AO, TO and O\nInitial\nColm Brennan\nMegan Tudor\nCivic Hall\nAssessment and Intervention Team 2\nSam Example\n10 Dec 2026\nthis is Day 11\nlimit 11 Dec 2026\nnot here yet\n",
	} {
		if !strings.Contains(all, want) {
			t.Errorf("want %q in\n%s", want, all)
		}
	}
	if strings.Contains(all, "Week of Monday 14") || strings.Count(all, "CP-2026-0044") != 1 {
		t.Errorf("what was stood down is still planned:\n%s", all)
	}
	first := diaryText(t, func(f *pathway.Facts) { f.DiarySince = pathway.Date{}; f.Diary = f.Diary[:1] })
	if strings.Contains(first, "Since the diary") || strings.Contains(first, "New\n") {
		t.Errorf("the first diary tells of changes:\n%s", first)
	}
	none := diaryText(t, func(f *pathway.Facts) { f.Diary = nil })
	if !strings.Contains(none, "Nothing is new, moved or stood down.") || !strings.Contains(none, "No conference is planned in these weeks.") {
		t.Errorf("an empty diary:\n%s", none)
	}
	bare := diaryText(t, func(f *pathway.Facts) {
		f.Diary = []pathway.DiaryRow{{Reference: "CP-2026-0099", Kind: "Initial child protection conference", At: day("2026-12-04").At(14, 30), ListReceived: true}}
	})
	closed := diaryText(t, func(f *pathway.Facts) {
		row := pathway.DiaryRow{Reference: "CP-2026-0099", Kind: "Initial child protection conference", At: day("2026-12-04").At(14, 30), Chair: "Helen Marsh"}
		f.Diary = []pathway.DiaryRow{row.Closed()}
	})
	if !strings.Contains(closed, "Restricted\nInitial\nHelen Marsh\nno minute taker yet\n") || strings.Contains(closed, "0099") || strings.Contains(closed, "not here yet") {
		t.Errorf("a restricted family:\n%s", closed)
	}
	if !strings.Contains(bare, "CP-2026-0099\nInitial\nno chair yet\nno minute taker yet\nhere\n") {
		t.Errorf("a family without a chair:\n%s", bare)
	}
}
