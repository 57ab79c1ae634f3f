//go:build ignore

// Command vendor makes the vendored files of this folder anew from the packages they come in:
//
//	npm pack htmx.org@4.0.1 govuk-frontend@6.6.0 @ministryofjustice/frontend@11.1.0
//	go run vendor.go .
//
// What it changes in them, and why, is told in licences.md.
package main

import (
	"archive/tar"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"log"
	"os"
	"path/filepath"
	"regexp"
	"strings"
)

const (
	govuk = "govuk-frontend-6.6.0.tgz"
	moj   = "ministryofjustice-frontend-11.1.0.tgz"
	htmx  = "htmx.org-4.0.1.tgz"

	fonts = `system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Liberation Sans",Arial,sans-serif`
)

var files = []struct {
	from, member, to string
	change           func(string) string
}{
	{htmx, "package/dist/htmx.min.js", "files/htmx.min.js", script},
	{htmx, "package/LICENSE", "licences/htmx.txt", text},
	{govuk, "package/dist/govuk/govuk-frontend.min.css", "files/govuk-frontend.min.css", style},
	{govuk, "package/dist/govuk/govuk-frontend.min.js", "files/govuk-frontend.min.js", script},
	{moj, "package/moj/moj-frontend.min.css", "files/moj-frontend.min.css", style},
	{moj, "package/moj/moj-frontend.min.js", "files/moj-frontend.min.js", script},
}

func main() {
	if len(os.Args) != 2 {
		log.Fatal("usage: go run vendor.go FOLDER-OF-PACKAGES")
	}
	for _, f := range files {
		b, err := member(filepath.Join(os.Args[1], f.from), f.member)
		if err != nil {
			log.Fatal(err)
		}
		if err := os.WriteFile(f.to, []byte(f.change(string(b))), 0o644); err != nil {
			log.Fatal(err)
		}
	}
}

func member(archive, name string) ([]byte, error) {
	f, err := os.Open(archive)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", archive, err)
	}
	for r := tar.NewReader(z); ; {
		h, err := r.Next()
		if errors.Is(err, io.EOF) {
			return nil, fmt.Errorf("%s: no %s in it", archive, name)
		}
		if err != nil {
			return nil, fmt.Errorf("%s: %w", archive, err)
		}
		if h.Name == name {
			return io.ReadAll(r)
		}
	}
}

var (
	sourceMap = regexp.MustCompile(`(?m)(//|/\*)# sourceMappingURL=\S+( \*/)?\s*$`)
	fontFace  = regexp.MustCompile(`(?s)(/\*! Copyright \(c\) 2011 by Margaret Calvert.*?\*/)?@font-face\{[^{}]*\}`)
	fontName  = regexp.MustCompile(`"?GDS Transport"?,arial,sans-serif`)
	insignia  = regexp.MustCompile(`[^{}]*(crest|crown|logotype|copyright-logo)[^{}]*\{[^{}]*\}`)
	picture   = regexp.MustCompile(`[^{}]*\{[^{}]*url\(/assets/[^{}]*\}`)
	fontSize  = regexp.MustCompile(`font-size:[0-9.]+(rem|pt)`)
	typeSize  = regexp.MustCompile(`(^|[;{])(font-size|line-height|font-family):[^;}]*`)
	empty     = regexp.MustCompile(`[^{};]*\{;*\}`)
)

// sizes sets text at 16 px instead of 19, and the other sizes in proportion.
var sizes = map[string]string{
	"font-size:1rem":      "font-size:.875rem",
	"font-size:1.1875rem": "font-size:1rem",
	"font-size:1.3125rem": "font-size:1.125rem",
	"font-size:1.6875rem": "font-size:1.4375rem",
	"font-size:1.9375rem": "font-size:1.625rem",
	"font-size:2rem":      "font-size:1.75rem",
	"font-size:3.3125rem": "font-size:2.25rem",
	"font-size:14pt":      "font-size:1rem",
}

func text(s string) string   { return s }
func script(s string) string { return strings.TrimSpace(sourceMap.ReplaceAllString(s, "")) + "\n" }

func style(s string) string {
	s = sourceMap.ReplaceAllString(s, "")
	s = fontFace.ReplaceAllString(s, "")
	s = fontName.ReplaceAllString(s, fonts)
	s = insignia.ReplaceAllString(s, "")
	s = picture.ReplaceAllString(s, "")
	s = fontSize.ReplaceAllStringFunc(s, func(size string) string {
		if smaller, ok := sizes[size]; ok {
			return smaller
		}
		return size
	})
	s = oneSize(s, "@media (min-width:40.0625em){")
	s = oneSize(s, "@media print{")
	for range 3 { // a media block is empty once its rules are
		s = empty.ReplaceAllString(s, "")
	}
	return strings.TrimSpace(s) + "\n"
}

// oneSize takes the type sizes and faces out of the media blocks that open so: the sizes outside them are what a page that is
// worked in all day needs at every width.
func oneSize(s, opens string) string {
	var b strings.Builder
	for {
		i := strings.Index(s, opens)
		if i < 0 {
			b.WriteString(s)
			return b.String()
		}
		i += len(opens)
		end, depth := i, 1
		for ; depth > 0; end++ {
			switch s[end] {
			case '{':
				depth++
			case '}':
				depth--
			}
		}
		b.WriteString(s[:i])
		b.WriteString(typeSize.ReplaceAllString(s[i:end], "$1"))
		s = s[end:]
	}
}
