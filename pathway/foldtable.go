package pathway

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// letterFolds says what letters are folded to: each field is a folding, a colon, and the lower-case letters that fold to
// it. It holds
//   - the Latin letters of U+00C0 to U+024F and U+1E00 to U+1EFF (Vietnamese, Welsh, Polish, Turkish and so on) by their
//     canonical decomposition without its accents, so that a letter and its decomposed form are one;
//   - those that Unicode does not decompose (ł ø đ ß þ ı …), by the letters that people type in their place;
//   - ligatures, which fonts and copied text put in place of letters;
//   - Greek and Cyrillic letters without their accents, and the Cyrillic letters that look like a Latin one as that one.
const letterFolds = "" +
	"a:àáâãäåāăąǎǟǡǻȁȃȧḁạảấầẩẫậắằẳẵặẚªⱥаӑӓ ae:æǣǽ b:ḃḅḇƀƃɓ c:çćĉċčḉƈȼс d:ďḋḍḏḑḓðđƌȡɖɗԁ dz:ǆǳ " +
	"e:èéêëēĕėęěȅȇȩḕḗḙḛḝẹẻẽếềểễệǝəɛɇеѐёӗ f:ḟƒ ff:ﬀ ffi:ﬃ ffl:ﬄ fi:ﬁ fl:ﬂ g:ĝğġģǧǵḡɣǥɠ h:ĥȟḣḥḧḩḫẖħһ " +
	"i:ìíîïĩīĭįǐȉȋḭḯỉịıɨɩії ij:ĳ j:ĵǰȷɉј k:ķǩḱḳḵĸƙ l:ĺļľḷḹḻḽłƚȴỻŀ lj:ǉ m:ḿṁṃ n:ñńņňǹṅṇṉṋŋƞȵŉɲ nj:ǌ " +
	"o:òóôõöōŏőơǒǫǭȍȏȫȭȯȱṍṏṑṓọỏốồổỗộớờởỡợøɔɵǿºоӧ oe:œ p:ṕṗƥр q:ɋԛ r:ŕŗřȑȓṙṛṝṟɍʀ s:śŝşšſșṡṣṥṧṩẛȿѕ ss:ß st:ﬅﬆ " +
	"t:ţťțṫṭṯṱẗŧƫƭȶʈⱦ th:þ u:ùúûüũūŭůűųưǔǖǘǚǜȕȗṳṵṷṹṻụủứừửữựʉɯ v:ṽṿʋ w:ŵẁẃẅẇẉẘԝ x:ẋẍх y:ýÿŷȳẏẙỳỵỷỹƴɏỿуўӯӱӳ " +
	"z:źżžẑẓẕƶȥɀ ʒ:ǯ α:ά ε:έ η:ή ι:ΐίϊ ο:ό σ:ϲ υ:ΰϋύϒϓϔ ω:ώ г:ѓ ж:ӂӝ з:ӟ и:йѝӣӥ к:ќ ч:ӵ ы:ӹ э:ӭ ѵ:ѷ ә:ӛ ө:ӫ "

// arabicFolds joins the Arabic letters that are typed for one another: alef with and without hamza, Persian and Arabic
// yeh and kaf, the forms of heh. Fields as in letterFolds.
const arabicFolds = "ا:أإآٱ و:ؤۆ ي:ئىیےۓ ك:ک ه:ةہھۀۂۃە"

// Arabic presentation forms, which a PDF's text holds in place of letters: one folded letter per code point.
const (
	formsA1 = "ااٻٻٻٻپپپپڀڀڀڀٺٺٺٺٿٿٿٿٹٹٹٹڤڤڤڤڦڦڦڦڄڄڄڄڃڃڃڃچچچچڇڇڇڇڍڍڌڌڎڎڈڈژژڑڑككككگگگگڳڳڳڳڱڱڱڱںںڻڻڻڻههههههههههيييي"                    // from U+FB50
	formsA2 = "ڭڭڭڭۇۇوو" + "ۈۈۇۋۋۅۅۉۉېېېېيي"                                                                                          // from U+FBD3
	formsA3 = "يييي"                                                                                                                  // from U+FBFC
	formsB  = "ءااااووااييييااببببههتتتتثثثثججججححححخخخخددذذررززسسسسششششصصصصضضضضططططظظظظععععغغغغففففققققككككللللممممننننههههوويييييي" // from U+FE80
)

// foldings is the table that those lists make: read only.
var foldings = foldTable()

func foldTable() map[rune]string {
	table := make(map[rune]string, 1200)
	for _, field := range strings.Fields(letterFolds + arabicFolds) {
		to, letters, _ := strings.Cut(field, ":")
		for _, r := range letters {
			table[r] = to
		}
	}
	forms := func(from rune, letters string) {
		for i, r := range []rune(letters) {
			table[from+rune(i)] = string(r)
		}
	}
	forms(0xFB50, formsA1)
	forms(0xFBD3, formsA2)
	forms(0xFBFC, formsA3)
	forms(0xFE80, formsB)
	for r := rune(0xFEF5); r <= 0xFEFC; r++ {
		table[r] = "لا"
	}
	for i, r := range []rune("⁰¹²³⁴⁵⁶⁷⁸⁹") {
		table[r] = string(rune('0' + i))
		table['₀'+rune(i)] = string(rune('0' + i))
	}
	return table
}

// foldClass is what a rune is to the words round it.
type foldClass uint8

const (
	foldKept       foldClass = iota // a letter, a digit, or a mark that carries a vowel
	foldGap                         // a space or punctuation: words end here
	foldLine                        // the end of a line: a gap too
	foldApostrophe                  // dropped inside a word
	foldNothing                     // accents, soft hyphen, joiners: not there at all
	foldMayBreak                    // zero-width space: not there, but a word may end here
)

// appendFold appends what r is folded to and says what it was. Nothing is appended unless it is kept.
func appendFold(dst []byte, r rune) ([]byte, foldClass) {
	if r < utf8.RuneSelf {
		switch {
		case 'a' <= r && r <= 'z', '0' <= r && r <= '9':
			return append(dst, byte(r)), foldKept
		case 'A' <= r && r <= 'Z':
			return append(dst, byte(r)|0x20), foldKept
		case r == '\'', r == '`':
			return dst, foldApostrophe
		case r == '\n', r == '\r', r == '\v', r == '\f':
			return dst, foldLine
		}
		return dst, foldGap
	}
	if class := otherClass(r); class != foldKept {
		return dst, class
	}
	switch {
	case 0xFF21 <= r && r <= 0xFF5A: // full-width letters
		return append(dst, byte(r-0xFEE0)|0x20), foldKept
	case 0x24B6 <= r && r <= 0x24E9: // letters in circles
		return append(dst, 'a'+byte(r-0x24B6)%26), foldKept
	case 0x1D400 <= r && r < 0x1D6A4: // mathematical letters
		return append(dst, 'a'+byte((r-0x1D400)%26)), foldKept
	case unicode.IsDigit(r):
		return append(dst, '0'+digitOf(r)), foldKept
	}
	r = unicode.ToLower(unicode.ToUpper(r))
	if to, ok := foldings[r]; ok {
		return append(dst, to...), foldKept
	}
	return utf8.AppendRune(dst, r), foldKept
}

// digitOf returns the value of a decimal digit of any script: the ranges of Unicode's decimal digits are tens in order.
func digitOf(r rune) byte {
	var zero rune // of the last range that begins at or before r
	for _, rg := range unicode.Nd.R16 {
		if rune(rg.Lo) <= r {
			zero = rune(rg.Lo)
		}
	}
	for _, rg := range unicode.Nd.R32 {
		if rune(rg.Lo) <= r {
			zero = rune(rg.Lo)
		}
	}
	return byte((r - zero) % 10)
}

// otherClass returns the class of a rune beyond ASCII.
func otherClass(r rune) foldClass {
	switch {
	case r == 0x2028, r == 0x2029, r == 0x85:
		return foldLine
	case r == 0x200B:
		return foldMayBreak
	case r == 0x0640, unicode.Is(unicode.Cf, r), unicode.Is(unicode.Variation_Selector, r), isAccent(r):
		return foldNothing
	case isApostrophe(r):
		return foldApostrophe
	case r == utf8.RuneError, !unicode.IsLetter(r) && !unicode.IsNumber(r) && !unicode.IsMark(r) && !(0x24B6 <= r && r <= 0x24E9):
		return foldGap
	}
	return foldKept
}

// isApostrophe reports whether r is typed or copied for an apostrophe.
func isApostrophe(r rune) bool {
	switch r {
	case '’', '‘', '‛', '′', '´', '＇', '՚', '׳', 'ꞌ', 'Ꞌ', 'ʹ', 'ˈ':
		return true
	}
	return 0x02BA <= r && r <= 0x02BF // ʺ ʻ ʼ ʽ ʾ ʿ
}

// isAccent reports whether r is a mark that comparing leaves out: accents, Arabic and Hebrew points, nuktas. The vowel
// signs of Indic scripts are no accents.
func isAccent(r rune) bool {
	switch {
	case 0x0300 <= r && r <= 0x036F, 0x1AB0 <= r && r <= 0x1AFF, 0x1DC0 <= r && r <= 0x1DFF, 0x20D0 <= r && r <= 0x20FF,
		0xFE20 <= r && r <= 0xFE2F, 0x0483 <= r && r <= 0x0489:
		return true
	case 0x0610 <= r && r <= 0x061A, 0x064B <= r && r <= 0x065F, r == 0x0670, 0x06D6 <= r && r <= 0x06ED, 0x0591 <= r && r <= 0x05C7,
		0xFE70 <= r && r <= 0xFE7F, r == 0xFB1E:
		return unicode.IsMark(r) || r >= 0xFE70
	}
	return r == 0x093C || r == 0x09BC || r == 0x0A3C
}
