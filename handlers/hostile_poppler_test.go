//go:build ci

package handlers

import (
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"cp-pathway/pathway"
)

// popplerText is what another program reads in a PDF.
func popplerText(t *testing.T, file []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "letter.pdf")
	if err := os.WriteFile(path, file, 0o600); err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, way := range [][]string{{"-layout"}, {"-raw"}} {
		out, err := exec.Command("pdftotext", append(way, path, "-")...).Output()
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, string(out))
	}
	info, err := exec.Command("pdfinfo", path).Output()
	if err != nil {
		t.Fatal(err)
	}
	return strings.Join(append(all, string(info)), "\n")
}

// Another reader of PDF finds in each document what ours does: the protected home in the mother's and her child's own, and in none else.
func TestAnotherReaderFindsNoProtectedValue(t *testing.T) {
	c := newCarters(t)
	c.as(pathway.Admin).post(c.at("make"), c.everybody()...).want(http.StatusSeeOther)
	own := map[int64]bool{c.guest(c.anna): true, c.guest(c.mia): true}
	read := 0
	for _, d := range c.letters().Documents {
		text := pathway.Fold(popplerText(t, c.stored(d)))
		if !strings.Contains(text, pathway.Fold(d.Reference)) {
			t.Errorf("%s to %s: the reader does not read it", d.Kind, d.To.Name)
		}
		if own[d.Attendee] != strings.Contains(text, pathway.Fold("21 Willow Way")) {
			t.Errorf("%s to %s holds the home: %v", d.Kind, d.To.Name, !own[d.Attendee])
		}
		for _, secret := range carterSecrets {
			if !own[d.Attendee] && strings.Contains(text, pathway.Fold(secret)) {
				t.Errorf("%s to %s holds %q", d.Kind, d.To.Name, secret)
			}
		}
		read++
	}
	if read < 6 {
		t.Errorf("%d documents were read", read)
	}
}
