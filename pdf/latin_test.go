package pdf

import (
	"testing"

	"cp-pathway/pathway"
)

// What asks for a Latin spelling is what the fonts lack, and nothing else.
func TestLatinIsNeededWhereTheFontsLackLetters(t *testing.T) {
	w := NewDrawer()
	for name, want := range map[string]bool{"Łukasz Wójcik": false, "Nguyễn Thị Hà": false, "Ελένη": false, "Иван Ґалаґан": false, "محمد": false, "שרה כהן": false, "Արամ": false,
		"გიორგი": false, "王丽": true, "ਗੁਰਪ੍ਰੀਤ": true, "রহিম": true, "ひろし": true, "김민지": true, "สมชาย": true, "ሰላም": true, "தமிழ்": true} {
		lost, err := w.Uncovered(Document{Title: name})
		if err != nil {
			t.Fatal(err)
		}
		if got := pathway.NeedsLatin(name); got != want || got != (len(lost) > 0) {
			t.Errorf("%s: a Latin spelling is needed %v, and the fonts lack %v", name, got, lost)
		}
	}
}
