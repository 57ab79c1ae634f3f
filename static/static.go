// Package static holds the files that a page loads: style sheets, scripts and pictures, all of them inside the program.
// Where each came from and under which licence is told in licences.md.
package static

import (
	"bytes"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"fmt"
	"io/fs"
	"net/http"
	"path"
	"strings"
	"time"
)

//go:embed files
var embedded embed.FS

// Licences is licences.md and the licences' full texts, by file name.
//
//go:embed licences.md licences
var Licences embed.FS

// Root is the path under which a Files answers.
const Root = "/static/"

// Files serves the embedded files. Their addresses hold a digest of all of them, so that a browser may keep them for
// good and still has the new ones at once after an upgrade; and since the digest is a folder, a script imports its
// neighbour by a plain relative name.
type Files struct {
	base  string // "/static/3f9a1c2b7d05/"
	files map[string][]byte
}

// Open reads the embedded files. An error means that the program was built wrongly.
func Open() (*Files, error) {
	f := &Files{files: map[string][]byte{}}
	sum := sha256.New()
	err := fs.WalkDir(embedded, "files", func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := embedded.ReadFile(p)
		if err != nil {
			return err
		}
		name := strings.TrimPrefix(p, "files/")
		if contentType(name) == "" {
			return fmt.Errorf("no content type for %s", name)
		}
		f.files[name] = b
		fmt.Fprintf(sum, "%s %d\n", name, len(b))
		sum.Write(b)
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("reading the embedded files: %w", err)
	}
	f.base = Root + hex.EncodeToString(sum.Sum(nil))[:12] + "/"
	return f, nil
}

// URL is the address of the file of that name, such as "app.css". A name that is not there gives "", which the test of
// the layout notices.
func (f *Files) URL(name string) string {
	if _, ok := f.files[name]; !ok {
		return ""
	}
	return f.base + name
}

// ServeHTTP answers GET and HEAD under Root. An address of another version than this one is not found: its page is as
// old as its address.
func (f *Files) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	name, ok := strings.CutPrefix(r.URL.Path, f.base)
	b, found := f.files[name]
	if !ok || !found {
		http.NotFound(w, r)
		return
	}
	h := w.Header()
	h.Set("Content-Type", contentType(name))
	h.Set("Cache-Control", "public, max-age=31536000, immutable")
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(b))
}

func contentType(name string) string {
	switch path.Ext(name) {
	case ".css":
		return "text/css; charset=utf-8"
	case ".js":
		return "text/javascript; charset=utf-8"
	case ".svg":
		return "image/svg+xml"
	case ".png":
		return "image/png"
	}
	return ""
}
