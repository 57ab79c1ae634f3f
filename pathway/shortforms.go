package pathway

import "slices"

// shortForms lists words of addresses and place names with the forms in which they are shortened: the full form, the
// usual short one, and others.
var shortForms = [][]string{
	{"street", "st", "str"}, {"saint", "st"}, {"road", "rd"}, {"avenue", "ave", "av"}, {"lane", "ln", "la"}, {"close", "cl"},
	{"court", "ct", "crt"}, {"drive", "dr", "drv"}, {"crescent", "cres", "cr"}, {"terrace", "ter", "terr", "tce"}, {"place", "pl"},
	{"square", "sq"}, {"gardens", "gdns", "gdn", "gds", "garden"}, {"grove", "gr", "grv", "gro"}, {"park", "pk"}, {"mount", "mt"},
	{"green", "grn"}, {"house", "hse", "ho"}, {"buildings", "bldgs", "bldg", "building"}, {"estate", "est"}, {"boulevard", "blvd"},
	{"way", "wy"}, {"parade", "pde"}, {"walk", "wlk"}, {"view", "vw"}, {"cottages", "cotts"}, {"cottage", "cott", "cot"},
	{"mansions", "mans"}, {"lodge", "ldg"}, {"flat", "flt", "apt", "appt", "apartment"}, {"great", "gt"},
	{"upper", "upr"}, {"lower", "lwr"}, {"north", "n"}, {"south", "s"}, {"east", "e"}, {"west", "w"}, {"school", "sch"},
	{"primary", "prim"}, {"hospital", "hosp"}, {"centre", "ctr", "center"}, {"junior", "jnr"}, {"number", "no"}, {"and", ""},
}

// streetTypes lists, in their short form, the words with which names of streets end.
var streetTypes = []string{"st", "rd", "ave", "ln", "cl", "ct", "dr", "cres", "ter", "pl", "sq", "gdns", "gr", "pk", "mt", "grn", "blvd",
	"wy", "pde", "wlk", "vw", "row", "rise", "hill", "mews", "vale", "end", "yard", "wharf", "quay", "bank", "path", "alley", "circus",
	"mall", "broadway", "embankment", "promenade", "esplanade", "croft", "garth", "gate", "causeway", "meadow", "meadows", "drove"}

// unitWords stand before the number of a dwelling within a building.
var unitWords = []string{"flat", "flt", "apartment", "apt", "appt", "unit", "room", "suite", "studio", "maisonette", "bedsit", "plot",
	"caravan", "ward", "cell", "floor"}

// floorWords make up the name of a dwelling without a number: "ground floor flat", "rear annexe".
var floorWords = []string{"flat", "floor", "basement", "ground", "first", "second", "third", "fourth", "top", "upper", "lower", "garden",
	"front", "rear", "left", "right", "middle", "attic", "annexe", "annex", "1st", "2nd", "3rd", "4th"}

// shortForm returns the usual short form of a folded word, or the word.
func shortForm(word string) string { return shorten([]string{word})[0] }

// shorten returns folded words in their usual short forms, lengthen in their full ones.
func shorten(words []string) []string { return formOf(words, 1) }

func lengthen(words []string) []string { return formOf(words, 0) }

func formOf(words []string, form int) []string {
	out := slices.Clone(words)
	for i, w := range words {
		for _, forms := range shortForms {
			if slices.Contains(forms, w) {
				out[i] = forms[form]
				break
			}
		}
	}
	return out
}

// mostSpellings bounds how many ways of writing one name are searched for.
const mostSpellings = 256

// spellings returns the ways in which folded words can be written with short and full forms, run together, the given one
// first.
func spellings(words []string) []string {
	out := []string{""}
	for _, w := range words {
		forms := []string{w}
		for _, group := range shortForms {
			if slices.Contains(group, w) {
				forms = append(forms, group...)
			}
		}
		slices.Sort(forms[1:])
		forms = slices.Compact(forms)
		var next []string
		for _, f := range forms {
			for _, head := range out {
				next = append(next, head+f)
			}
		}
		out = next[:min(len(next), mostSpellings)]
	}
	return out
}
