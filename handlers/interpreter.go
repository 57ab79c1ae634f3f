package handlers

import (
	"cp-pathway/pathway"
	"cp-pathway/views"
)

// readInterpreter reads who interprets.
func readInterpreter(f Form) pathway.Interpreter {
	return pathway.Interpreter{Name: f.Line("interpreter"), Language: f.Line("interpreter_language"), Service: f.Line("interpreter_service"), Accredited: f.Bool("interpreter_accredited")}
}

// interpreterFields ask who interprets; needed says for whom.
func interpreterFields(v *views.Form, needed string) views.Component {
	return views.Fieldset{
		Legend: "Interpreter",
		Hint:   needed + " Accredited interpreters only, never a relative, a friend or a child. Leave the name empty while one is only asked for",
		Fields: []views.Component{
			v.Text("interpreter_language", "Language").AsOptional(),
			v.Text("interpreter", "Name of the interpreter").AtMost(300).AsOptional(),
			v.Text("interpreter_service", "Interpreting service, or number on a register").AtMost(300).AsOptional(),
			v.Checkbox("interpreter_accredited", "They are accredited"),
		},
	}
}
