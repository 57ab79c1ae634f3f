package views

import "testing"

func TestSignInTemplates(t *testing.T) {
	held(t, SignIn{}, PracticeAccounts{}, Start{}, Username{})
}

func TestEditFormTemplates(t *testing.T) { held(t, EditForm{}, PostButton{}, Index{}) }
