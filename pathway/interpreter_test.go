package pathway

import "testing"

func TestInterpreterInWords(t *testing.T) {
	tests := []struct {
		i             Interpreter
		letter, staff string
	}{
		{Interpreter{}, "", ""},
		{Interpreter{Name: "Ewa Lis", Language: "Polish", Service: "County Languages 17", Accredited: true}, "Ewa Lis, Polish", "Ewa Lis, Polish, County Languages 17, accredited"},
		{Interpreter{Language: "Polish", Service: "County Languages"}, "Polish", "Polish, County Languages, asked for"},
		{Interpreter{Name: "Ewa Lis, Polish"}, "Ewa Lis, Polish", "Ewa Lis, Polish"}, // as one line had it
	}
	for _, tt := range tests {
		if got := tt.i.String(); got != tt.letter {
			t.Errorf("in a letter %q, want %q", got, tt.letter)
		}
		if got := tt.i.InFull(); got != tt.staff {
			t.Errorf("for staff %q, want %q", got, tt.staff)
		}
	}
}
