package pathway

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestFold(t *testing.T) {
	tests := []struct{ name, a, b, want string }{
		{"case", "MARSH Street", "marsh street", "marshstreet"},
		{"accents", "Zoë", "ZOE", "zoe"},
		{"decomposed accents", "Zoe\u0308", "Zoë", "zoe"},
		{"Polish", "Łukasz Wójcik", "lukasz wojcik", "lukaszwojcik"},
		{"Turkish, dotless and dotted", "Ayşe YILMAZ İnci", "AYSE Yılmaz inci", "ayseyilmazinci"},
		{"Danish", "Søren Ærø Ågård", "SOREN AERO AGARD", "sorenaeroagard"},
		{"German", "Groß, Weiß", "GROSS WEISS", "grossweiss"},
		{"capital sharp s", "GROẞ", "gross", "gross"},
		{"Icelandic", "Þóra Guðrún", "thora gudrun", "thoragudrun"},
		{"Croatian", "Đorđe Ǆ", "dorde dž", "dordedz"},
		{"Vietnamese", "Nguyễn Thị Hà", "NGUYEN THI HA", "nguyenthiha"},
		{"Vietnamese, decomposed", "Nguye\u0302\u0303n Thi\u0323 Ha\u0300", "Nguyễn Thị Hà", "nguyenthiha"},
		{"Welsh", "Siân Ŵyn", "Sian Wyn", "sianwyn"},
		{"Azerbaijani", "Əliyev", "eliyev", "eliyev"},
		{"apostrophes", "O’Neill O'Neill OʼNeill O‘Neill O`Neill O´Neill", "ONeill oneill ONEILL oneill oneill oneill",
			"oneilloneilloneilloneilloneilloneill"},
		{"soft hyphen and zero width", "Mar\u00adsh\u200b Str\u200d\u200c\u2060\ufeffeet", "Marsh Street", "marshstreet"},
		{"direction marks", "\u200eMarsh\u202e\u2066", "marsh", "marsh"},
		{"hyphens, dashes, line ends", "Marsh-\nfield–Street\r\n", "Marshfield Street", "marshfieldstreet"},
		{"no-break and thin spaces", "LS1\u00a04AB\u2009", "ls14ab", "ls14ab"},
		{"full width", "ＬＳ１　４ＡＢ", "LS1 4AB", "ls14ab"},
		{"circled and mathematical", "Ⓜⓐy 𝐌𝒂𝘺 𝟏𝟜", "May May 14", "maymay14"},
		{"Arabic-Indic digits", "٠٧٧٠٠ ۹۰۰۱۲۳", "07700 900123", "07700900123"},
		{"Bengali and Adlam digits", "১৪ \U0001E951\U0001E954", "14 14", "1414"},
		{"raised and lowered digits", "m² H₂O ¹⁰", "m2 h2o 10", "m2h2o10"},
		{"Arabic tatweel and points", "مُـحَـمَّـد", "محمد", "محمد"},
		{"Arabic alef and yeh", "أحمد إلى آل ٱل", "احمد الي ال ال", "احمداليالال"},
		{"Arabic presentation forms", "ﻣﺤﻤﺪ ﻻ ﭘﻲ", "محمد لا پي", "محمدلاپي"},
		{"Persian letters", "علی کریمی", "علي كريمي", "عليكريمي"},
		{"ligatures", "ﬁre oﬃce ﬂat ﬀ ﬄ ﬆ", "fire office flat ff ffl st", "fireofficeflatfffflst"},
		{"Cyrillic that looks Latin", "Маrk а", "маrk a", "мarka"},
		{"Cyrillic accents", "Йовић Ёлка", "Иовић Елка", "иoвићeлкa"},
		{"Greek accents and last sigma", "Γιώργος", "ΓΙΩΡΓΟΣ", "γιωργοσ"},
		{"Hebrew points", "שָׁלוֹם", "שלום", "שלום"},
		{"Indic vowels stay", "प्रिया", "प्रिया", "प्रिया"},
		{"nothing left", " .,-/\t", "", ""},
		{"broken bytes", "Ma\xffy", "Ma y", "may"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			a, b := Fold(tt.a), Fold(tt.b)
			if a != b {
				t.Errorf("Fold(%q) = %q, Fold(%q) = %q: want the same", tt.a, a, tt.b, b)
			}
			if tt.want != "" && a != tt.want {
				t.Errorf("Fold(%q) = %q, want %q", tt.a, a, tt.want)
			}
		})
	}
}

func TestFoldKeepsApartWhatIsDifferent(t *testing.T) {
	for _, tt := range [][2]string{{"Marsh", "March"}, {"14", "41"}, {"Hà", "Ho"}, {"محمد", "محمود"}, {"Ł", "T"}, {"LS1 4AB", "LS1 4AD"}} {
		if Fold(tt[0]) == Fold(tt[1]) {
			t.Errorf("%q and %q are folded to the same", tt[0], tt[1])
		}
	}
}

func TestNormalise(t *testing.T) {
	for in, want := range map[string]string{
		"  Zoë  O’Neill ":       "zoe oneill",
		"Wójcik, Łukasz":        "wojcik lukasz",
		"Smith-Jones":           "smith jones",
		"a\u200bb c\u00add":     "ab cd",
		"ann.smith@example.org": "ann smith example org",
		"14ﬂat":                 "14flat",
		"محمد علی":              "محمد علي",
		"—":                     "",
	} {
		got := Normalise(in)
		if got != want {
			t.Errorf("Normalise(%q) = %q, want %q", in, got, want)
		}
		if again := Normalise(got); again != got {
			t.Errorf("Normalise(%q) = %q: not the same again", got, again)
		}
	}
}

// Every letter of the Latin blocks is folded to plain letters, in either case, and each folding is stable.
func TestFoldEveryRune(t *testing.T) {
	plain := func(s string) bool {
		return s != "" && strings.Trim(s, "abcdefghijklmnopqrstuvwxyz0123456789") == ""
	}
	// Click letters, tone letters and Ezh are no variants of a plain letter.
	other := "ƍƛƣƨƪƹƺƻƽƾƿǀǁǂǃȣʒƷƸƼƧƢȜȝǮǯƱƔƖƩɅȢǷỼỽ×÷ƿƄƅȸȹɁɂƲȡẜẝẞẟǶƕ"
	for r := rune(0); r <= utf8.MaxRune; r++ {
		if !utf8.ValidRune(r) {
			continue
		}
		once := Fold(string(r))
		if twice := Fold(once); twice != once {
			t.Errorf("%U: %q, and again %q", r, once, twice)
		}
		if latin := 0xC0 <= r && r < 0x250 || 0x1E00 <= r && r < 0x1F00; latin && !plain(once) && !strings.ContainsRune(other, r) {
			t.Errorf("%U %c is folded to %q", r, r, once)
		}
	}
}

func FuzzFold(f *testing.F) {
	for _, s := range []string{"", "Zoë O’Neill", "Nguye\u0302\u0303n", "\xff\xfe", "ﻣﺤﻤﺪ", "LS1\u00a04AB", "ǅ", "a\u0345", "\U0001D7FF"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		once := Fold(s)
		if !utf8.ValidString(once) {
			t.Errorf("Fold(%q) = %q is not valid UTF-8", s, once)
		}
		if twice := Fold(once); twice != once {
			t.Errorf("Fold(%q) = %q, and again %q", s, once, twice)
		}
		if joined := strings.ReplaceAll(Normalise(s), " ", ""); joined != once {
			t.Errorf("Normalise(%q) without spaces is %q, Fold gives %q", s, joined, once)
		}
	})
}
