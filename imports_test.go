package main

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// arrows is what each package may import of this module. Pathway has nothing but the standard library.
var arrows = map[string][]string{
	".":         {"handlers", "db", "db/madeup", "views", "static", "pathway"},
	"handlers":  {"db", "views", "pdf", "mail", "static", "pathway"},
	"views":     {"pathway"},
	"pdf":       {"pathway"},
	"mail":      {"pathway"},
	"db":        {"pathway"},
	"db/dbtest": {"db", "pathway"},
	"db/madeup": {"db", "pathway"},
	"static":    {},
	"pathway":   {},
}

// only names the packages that alone may import something from outside.
var only = map[string]string{
	"github.com/labstack/echo/v4":      "handlers",
	"github.com/mattn/go-sqlite3":      "db",
	"github.com/jung-kurt/gofpdf":      "pdf",
	"github.com/wneessen/go-mail":      "mail",
	"github.com/gofrs/flock":           ".",
	"github.com/pkg/browser":           ".",
	"golang.org/x/crypto/argon2":       "db",
	"github.com/arran4/golang-ical":    "mail",
	"html/template":                    "views pdf", // the HTML edition of a document is not a page of the program
	"database/sql":                     "db",
	"github.com/PuerkitoBio/goquery":   "",
	"github.com/jba/templatecheck":     "",
	"github.com/chromedp/chromedp":     "",
	"github.com/pdfcpu/pdfcpu/pkg/api": "",
}

func TestArrows(t *testing.T) {
	files := 0
	err := filepath.WalkDir(".", func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && path != "." && (strings.HasPrefix(d.Name(), ".") || d.Name() == "testdata" || d.Name() == "node_modules") {
			return fs.SkipDir
		}
		if d.IsDir() || !strings.HasSuffix(path, ".go") {
			return nil
		}
		f, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ImportsOnly|parser.ParseComments)
		if err != nil {
			return err
		}
		if len(f.Comments) > 0 && strings.HasPrefix(f.Comments[0].List[0].Text, "//go:build ignore") {
			return nil
		}
		files++
		folder := filepath.ToSlash(filepath.Dir(path))
		test := strings.HasSuffix(path, "_test.go") || folder == "db/dbtest"
		may, known := arrows[folder]
		if !known {
			t.Errorf("%s: there is no package %s in the design", path, folder)
		}
		for _, i := range f.Imports {
			name, err := strconv.Unquote(i.Path.Value)
			if err != nil {
				return err
			}
			own, ours := strings.CutPrefix(name, "cp-pathway/")
			outside := strings.Contains(strings.SplitN(name, "/", 2)[0], ".")
			switch place, held := only[name]; {
			case test && (own == "db/dbtest" || own == "db/madeup" || !ours): // a test may use what it likes from outside
			case ours && own != folder && !slices.Contains(may, own):
				t.Errorf("%s imports %s", path, name)
			case held && !slices.ContainsFunc(strings.Split(place, " "), func(p string) bool { return strings.HasPrefix(folder+"/", p+"/") }):
				t.Errorf("%s imports %s, which is for %s", path, name, place)
			case outside && folder == "pathway":
				t.Errorf("%s imports %s: pathway has the standard library only", path, name)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if files < 50 {
		t.Errorf("%d files were looked at", files)
	}
}

// The top level holds the packages of the design, main.go, and what belongs to the repository.
func TestTopLevel(t *testing.T) {
	list, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	folders := []string{".ci", ".git", "pathway", "db", "pdf", "views", "handlers", "static", "mail"}
	for _, e := range list {
		name := e.Name()
		switch {
		case e.IsDir() && !slices.Contains(folders, name):
			t.Errorf("folder %s", name)
		case !e.IsDir() && strings.HasSuffix(name, ".go") && name != "main.go" && !strings.HasSuffix(name, "_test.go"):
			t.Errorf("file %s", name)
		}
	}
}
