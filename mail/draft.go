// Package mail makes email drafts: .eml files that open in the mail program, ready to send. It sends nothing itself.
package mail

import (
	"bytes"
	"crypto/rand"
	"encoding/hex"
	"errors"
	"fmt"
	"mime"
	netmail "net/mail"
	"strings"
	"time"
	"unicode"

	gomail "github.com/wneessen/go-mail"
)

// Draft is one email to one recipient.
type Draft struct {
	FromName, From string // the office
	ToName, To     string // one recipient: a second one would show each who else was written to
	Subject        string // kind and reference; never a name of the family
	Text           string
	Files          []File
	At             time.Time
}

// File is attached to a draft. Its name is the document's reference.
type File struct {
	Name, MIME string
	Data       []byte
}

// The reasons why a draft can't be made.
var (
	ErrRecipient = errors.New("the email address of the recipient is not one that can be written to")
	ErrSender    = errors.New("the office has no email address that can be written from")
)

// EML returns the draft as the bytes of an .eml file. `X-Unsent: 1` makes the mail program open it for editing; the name of
// this machine is nowhere in it. Line ends and other controls in names and subject become blanks. It returns ErrRecipient
// or ErrSender for an address that can't be used.
func (d Draft) EML() ([]byte, error) {
	if !Address(d.To) {
		return nil, ErrRecipient
	}
	if !Address(d.From) {
		return nil, ErrSender
	}
	m := gomail.NewMsg(gomail.WithNoDefaultUserAgent())
	if err := m.FromFormat(clean(d.FromName), d.From); err != nil {
		return nil, ErrSender
	}
	if err := m.AddToFormat(clean(d.ToName), d.To); err != nil {
		return nil, ErrRecipient
	}
	id := make([]byte, 16)
	rand.Read(id)
	m.SetMessageIDWithValue(hex.EncodeToString(id) + "@draft.invalid")
	m.SetDateWithValue(d.At)
	m.SetGenHeader("X-Unsent", "1")
	m.Subject(clean(d.Subject))
	m.SetBodyString(gomail.TypeTextPlain, d.Text)
	for _, f := range d.Files {
		if err := m.AttachReader(clean(f.Name), bytes.NewReader(f.Data), gomail.WithFileContentType(gomail.ContentType(f.MIME))); err != nil {
			return nil, fmt.Errorf("attach: %w", err)
		}
	}
	var b bytes.Buffer
	if _, err := m.WriteTo(&b); err != nil {
		return nil, fmt.Errorf("write draft: %w", err)
	}
	return b.Bytes(), nil
}

// Address reports whether s is one plain email address: nothing before or after it, no list, no line ends.
func Address(s string) bool {
	a, err := netmail.ParseAddress(s)
	return err == nil && a.Address == s && a.Name == "" && !strings.ContainsFunc(s, unicode.IsSpace)
}

// FileName returns a file's name for a reference: letters, digits and hyphens only, so that no header and no folder can be
// reached by it.
func FileName(reference, extension string) string {
	name := strings.Map(func(r rune) rune {
		if r < 128 && (unicode.IsLetter(r) || unicode.IsDigit(r)) || r == '-' {
			return r
		}
		return '-'
	}, reference)
	return strings.Trim(name, "-") + "." + extension
}

// Attachment is the Content-Disposition of a file that is taken out of the program.
func Attachment(name string) string {
	return mime.FormatMediaType("attachment", map[string]string{"filename": name})
}

// clean makes one line of s.
func clean(s string) string {
	s = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || r == '\u2028' || r == '\u2029' {
			return ' '
		}
		return r
	}, strings.ToValidUTF8(s, ""))
	return strings.Join(strings.Fields(s), " ")
}
