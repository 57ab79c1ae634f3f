package pathway

import (
	"errors"
	"fmt"
	"strings"
	"testing"
)

func TestErrorTellsUserOnlyItsOwnWords(t *testing.T) {
	secret := errors.New("disk at sector 7")
	tests := []struct {
		err     error
		code    Code
		message string
	}{
		{nil, "", ""},
		{NotFound("This conference"), CodeNotFound, "This conference is not here."},
		{fmt.Errorf("conference 4: %w", NotFound("This conference")), CodeNotFound, "This conference is not here."},
		{Forbidden("Only a chair may."), CodeForbidden, "Only a chair may."},
		{Conflict("Changed meanwhile."), CodeConflict, "Changed meanwhile."},
		{SignedOut("Sign in first."), CodeSignedOut, "Sign in first."},
		{Refused("A conference is not on a Sunday."), CodeRefused, "A conference is not on a Sunday."},
		{Invalid(Fields{"name": "Enter a name"}), CodeInvalid, "Some answers need another look."},
		{&Error{Code: CodeInternal, Message: "sector 7"}, CodeInternal, Message(secret)},
		{secret, CodeInternal, Message(secret)},
	}
	for _, tt := range tests {
		if got := CodeOf(tt.err); got != tt.code {
			t.Errorf("CodeOf(%v) = %q, want %q", tt.err, got, tt.code)
		}
		if got := Message(tt.err); got != tt.message {
			t.Errorf("Message(%v) = %q, want %q", tt.err, got, tt.message)
		}
	}
	if strings.Contains(Message(secret), "sector") {
		t.Error("the cause of an internal error is shown to the user")
	}
}

func TestFieldsKeepTheFirstFault(t *testing.T) {
	f := Fields{}
	if err := f.Err(); err != nil {
		t.Fatalf("no faults, and yet %v", err)
	}
	f.Need("name", "Zoë", "Enter a name")
	f.Need("login", " \t", "Enter a sign-in name")
	f.Add("login", "Too long")
	f.Add("email", "Not an address")
	err := fmt.Errorf("account: %w", f.Err())
	if got := FieldsOf(err); len(got) != 2 || got["login"] != "Enter a sign-in name" {
		t.Errorf("fields %v", got)
	}
	if got, want := errors.Unwrap(err).Error(), "invalid: Some answers need another look. (email, login)"; got != want {
		t.Errorf("Error() = %q, want %q", got, want)
	}
	if FieldsOf(errors.New("other")) != nil {
		t.Error("an error of another kind has fields")
	}
	if got := Refused("No.").Error(); got != "refused: No." {
		t.Errorf("Error() = %q", got)
	}
}
