package pathway

import "strings"

// Interpreter is who interprets at a conference: an accredited one, never a relative, a friend or a child. Without a name it says
// what was asked for.
type Interpreter struct {
	Name, Language string
	Service        string // that sends them, or their number on a register
	Accredited     bool
}

// None reports whether nothing was entered.
func (i Interpreter) None() bool { return i == Interpreter{} }

// String returns who interprets what, as letters say it: "Ewa Lis, Polish".
func (i Interpreter) String() string { return strings.Join(filled(i.Name, i.Language), ", ") }

// InFull returns all of it for staff: "Ewa Lis, Polish, County Languages 4711, accredited".
func (i Interpreter) InFull() string {
	parts := filled(i.Name, i.Language, i.Service)
	switch {
	case i.Accredited:
		parts = append(parts, "accredited")
	case i.Name == "" && len(parts) > 0:
		parts = append(parts, "asked for")
	}
	return strings.Join(parts, ", ")
}

// texts are what was typed.
func (i *Interpreter) texts() []*string { return []*string{&i.Name, &i.Language, &i.Service} }

// check adds what is wrong: interpreter, interpreter_language, interpreter_service.
func (i Interpreter) check(by *Bookable, f Fields) {
	if by.Was != nil && by.Was.Interpreter == i {
		return
	}
	f.AtMost("interpreter", i.Name, 300)
	f.AtMost("interpreter_language", i.Language, MaxName)
	f.AtMost("interpreter_service", i.Service, 300)
	for field, text := range map[string]string{"interpreter": i.Name, "interpreter_service": i.Service} {
		if name := by.ofFamily(text); name != "" {
			f.Add(field, name+" is one of the family. Only an accredited interpreter interprets, never a relative or a child.")
			return
		}
		if word := closeTo(text); word != "" {
			f.Add(field, "“"+word+"” says that this is a relative or a friend. Only an accredited interpreter interprets, never a relative, a friend or a child.")
			return
		}
	}
	switch {
	case i.None():
	case i.Language == "":
		f.Add("interpreter_language", "Enter the language")
	case i.Name != "" && i.Service == "" && !i.Accredited:
		f.Add("interpreter_service", "Say which service sends "+i.Name+", or their number on a register, or tick that they are accredited")
	}
}

// closeTo returns the words of a text that say that somebody is a relative or a friend, or "".
func closeTo(text string) string {
	for _, word := range closeWords {
		if says(text, word) {
			return word
		}
	}
	return ""
}

// closeWords are words for people who may not interpret.
var closeWords = strings.Split("aunt,auntie,aunty,uncle,mother,mum,mummy,father,dad,daddy,sister,brother,sibling,cousin,grandmother,granny,grandma,grandfather,grandad,daughter,"+
	"husband,wife,stepfather,stepmother,neighbour,relative,family friend,a friend,her friend,his friend,their friend,friend of,her son,his son,their son,"+
	"her partner,his partner,their partner,the child,her child,his child,family member", ",")
