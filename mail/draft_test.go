package mail

import (
	"bytes"
	"encoding/base64"
	"errors"
	"io"
	"mime"
	"mime/multipart"
	netmail "net/mail"
	"os"
	"strings"
	"testing"
	"time"
)

func draft() Draft {
	return Draft{
		FromName: "Safeguarding Unit", From: "unit@council.example",
		ToName: "Siân O’Neill, Health visiting", To: "sian@health.example",
		Subject: "Invitation CP-2026-0042-3", Text: "Please find an invitation attached.\n",
		Files: []File{{Name: "CP-2026-0042-3.pdf", MIME: "application/pdf", Data: []byte("%PDF-1.4 made up")}},
		At:    time.Date(2026, 12, 11, 10, 0, 0, 0, time.UTC),
	}
}

func MustParse(tb testing.TB, d Draft) (*netmail.Message, []byte) {
	tb.Helper()
	raw, err := d.EML()
	if err != nil {
		tb.Fatal(err)
	}
	m, err := netmail.ReadMessage(bytes.NewReader(raw))
	if err != nil {
		tb.Fatalf("not a message: %v\n%s", err, raw)
	}
	return m, raw
}

func TestDraftOpensForEditingAndGoesToOne(t *testing.T) {
	m, raw := MustParse(t, draft())
	if got := m.Header.Get("X-Unsent"); got != "1" {
		t.Errorf("X-Unsent = %q", got)
	}
	to, err := m.Header.AddressList("To")
	if err != nil || len(to) != 1 || to[0].Address != "sian@health.example" || to[0].Name != "Siân O’Neill, Health visiting" {
		t.Errorf("To = %v, %v", to, err)
	}
	for _, h := range []string{"Cc", "Bcc", "User-Agent", "X-Mailer"} {
		if got := m.Header.Get(h); got != "" {
			t.Errorf("%s = %q, want none", h, got)
		}
	}
	if host, err := os.Hostname(); err != nil || bytes.Contains(raw, []byte("@"+host)) {
		t.Errorf("the machine's name is in the draft (%v)", err)
	}
	kind, p, err := mime.ParseMediaType(m.Header.Get("Content-Type"))
	if err != nil || kind != "multipart/mixed" {
		t.Fatalf("Content-Type %q, %v", kind, err)
	}
	parts := multipart.NewReader(m.Body, p["boundary"])
	var names []string
	var data []byte
	for {
		part, err := parts.NextPart()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		if part.FileName() != "" {
			names = append(names, part.FileName())
			data, err = io.ReadAll(base64.NewDecoder(base64.StdEncoding, part))
			if err != nil {
				t.Fatal(err)
			}
		}
	}
	if len(names) != 1 || names[0] != "CP-2026-0042-3.pdf" || string(data) != "%PDF-1.4 made up" {
		t.Errorf("attached %q with %q", names, data)
	}
}

func TestHeadersCannotBeInjected(t *testing.T) {
	d := draft()
	d.ToName = "A\r\nBcc: everybody@council.example"
	d.FromName = "B\nX-Other: 1"
	d.Subject = "C\r\n\r\nbody"
	d.Files[0].Name = "x\r\nX-Evil: 1.pdf"
	m, _ := MustParse(t, d)
	for _, h := range []string{"Bcc", "X-Other", "X-Evil"} {
		if got := m.Header.Get(h); got != "" {
			t.Errorf("%s = %q was injected", h, got)
		}
	}
	if got := m.Header.Get("Subject"); got != "C body" {
		t.Errorf("Subject = %q", got)
	}
}

func TestAddressesThatCannotBeWrittenTo(t *testing.T) {
	for _, to := range []string{"", "nobody", "a@b.example, c@d.example", "A <a@b.example>", "a@b.example\r\nBcc: c@d.example", "a b@c.example"} {
		d := draft()
		d.To = to
		if _, err := d.EML(); !errors.Is(err, ErrRecipient) {
			t.Errorf("to %q: %v, want ErrRecipient", to, err)
		}
		d = draft()
		d.From = to
		if _, err := d.EML(); !errors.Is(err, ErrSender) {
			t.Errorf("from %q: %v, want ErrSender", to, err)
		}
	}
}

func TestFileNames(t *testing.T) {
	for ref, want := range map[string]string{
		"CP-2026-0042/3":   "CP-2026-0042-3.pdf",
		"../../etc/passwd": "etc-passwd.pdf",
		"a\r\nb\"c":        "a--b-c.pdf",
		"Zoë O’Neill":      "Zo--O-Neill.pdf",
	} {
		if got := FileName(ref, "pdf"); got != want {
			t.Errorf("FileName(%q) = %q, want %q", ref, got, want)
		}
		if strings.ContainsAny(Attachment(FileName(ref, "pdf")), "\r\n/\\") {
			t.Errorf("Attachment of %q breaks out", ref)
		}
	}
}
