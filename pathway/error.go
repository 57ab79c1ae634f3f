package pathway

import (
	"errors"
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Code says what kind of error it is. There are few of them: each has one HTTP status and one way to be shown.
type Code string

// The codes of an [Error].
const (
	CodeInvalid   Code = "invalid"    // what was typed is missing or wrong; Fields says where
	CodeNotFound  Code = "not-found"  // there is no such thing, or not for this person
	CodeForbidden Code = "forbidden"  // there is, but this person's roles do not allow it
	CodeConflict  Code = "conflict"   // somebody else changed it since it was read
	CodeSignedOut Code = "signed-out" // nobody is signed in, or no longer
	CodeRefused   Code = "refused"    // a rule of the pathway or a safety gate refuses it
	CodeInternal  Code = "internal"   // anything else: the log knows the cause, the user does not
)

// Fields holds what is wrong with a form: the field's name and a message in the user's words.
type Fields map[string]string

// Add notes what is wrong with a field. The first message for a field stays: it is the one to mend first.
func (f Fields) Add(field, message string) {
	if _, ok := f[field]; !ok {
		f[field] = message
	}
}

// Need notes message where value is blank.
func (f Fields) Need(field, value, message string) {
	if strings.TrimSpace(value) == "" {
		f.Add(field, message)
	}
}

// AtMost notes a value that has more characters than n.
func (f Fields) AtMost(field, value string, n int) {
	if utf8.RuneCountInString(value) > n {
		f.Add(field, "This is too long: "+strconv.Itoa(n)+" characters at most")
	}
}

// Names returns the fields that are wrong, in alphabetical order.
func (f Fields) Names() []string { return slices.Sorted(maps.Keys(f)) }

// Err returns an [Error] with code [CodeInvalid], or nil where nothing is wrong.
func (f Fields) Err() error {
	if len(f) == 0 {
		return nil
	}
	return Invalid(f)
}

// Error is the one type of error that a user is told of. Message is in the user's words, and so are Fields.
type Error struct {
	Code    Code
	Message string
	Fields  Fields // for CodeInvalid: field name → message
}

// Error returns the code and the message. It is for programmers: pages show [Message].
func (e *Error) Error() string {
	s := string(e.Code) + ": " + e.Message
	if len(e.Fields) > 0 {
		s += " (" + strings.Join(e.Fields.Names(), ", ") + ")"
	}
	return s
}

// Invalid returns the error for a form with those faults.
func Invalid(fields Fields) error {
	return &Error{Code: CodeInvalid, Message: "Some answers need another look.", Fields: fields}
}

// NotFound returns the error for something that is not there; what names it in the user's words, "This conference".
func NotFound(what string) error {
	return &Error{Code: CodeNotFound, Message: what + " is not here."}
}

// Forbidden returns the error for something that this person's roles do not allow.
func Forbidden(message string) error { return &Error{Code: CodeForbidden, Message: message} }

// Conflict returns the error for a save that is based on an older version than the one stored.
func Conflict(message string) error { return &Error{Code: CodeConflict, Message: message} }

// SignedOut returns the error for a request that needs somebody signed in.
func SignedOut(message string) error { return &Error{Code: CodeSignedOut, Message: message} }

// Refused returns the error for what a rule refuses; message says which, and what to do instead.
func Refused(message string) error { return &Error{Code: CodeRefused, Message: message} }

// CodeOf returns the code of the [Error] in err's chain, [CodeInternal] where there is none, and "" for nil.
func CodeOf(err error) Code {
	var e *Error
	switch {
	case err == nil:
		return ""
	case errors.As(err, &e):
		return e.Code
	}
	return CodeInternal
}

// Message returns what a user may read of err: an [Error]'s own message, and general words for anything else.
func Message(err error) string {
	var e *Error
	switch {
	case err == nil:
		return ""
	case errors.As(err, &e) && e.Code != CodeInternal:
		return e.Message
	}
	return "Something went wrong here. It has been noted. What you had saved before is safe."
}

// FieldsOf returns the field messages of the [Error] in err's chain, or nil.
func FieldsOf(err error) Fields {
	var e *Error
	if errors.As(err, &e) {
		return e.Fields
	}
	return nil
}
