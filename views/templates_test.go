package views

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/jba/templatecheck"
)

func newSet(t testing.TB) *Set {
	t.Helper()
	set, err := New(func(name string) string { return "/static/0/" + name })
	if err != nil {
		t.Fatal(err)
	}
	return set
}

// held holds the template of each component to the component's type: no field that is not there, no wrong argument,
// on any branch.
func held(t *testing.T, cs ...Component) {
	t.Helper()
	set := newSet(t)
	for _, c := range cs {
		name := c.template() + ".html"
		found := set.templates.Lookup(name)
		if found == nil {
			t.Errorf("%T: there is no html/%s", c, name)
			continue
		}
		if err := templatecheck.CheckHTMLStrict(found, c); err != nil {
			t.Errorf("%T: %v", c, err)
		}
	}
}

func TestFoundationTemplates(t *testing.T) {
	held(t, Page{}, Notice{}, Hidden{}, ErrorSummary{}, FieldTop{}, FieldLegend{}, TextInput{}, DateInput{}, TimeInput{},
		Textarea{}, FileUpload{}, Radios{}, Checkboxes{}, Checkbox{}, Select{}, Mark{}, Tag{}, Flag{}, PageHead{}, Action{},
		Sections{}, Table{}, Empty{}, Pagination{}, SummaryList{}, Details{}, Warning{}, Inset{}, CopyText{}, Timeline{},
		Stack{}, Text(""), Fieldset{}, Picture{}, Steps{}, Problem{}, Conflict{}, Confirm{}, SaveStatus{}, Alert{})
}

// Every template belongs to one type, every type has its template, and every type is given to held.
func TestEveryTemplateHasAType(t *testing.T) {
	sources, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	types := map[string]string{} // type → template
	tested := map[string]bool{}
	for _, source := range sources {
		f, err := parser.ParseFile(token.NewFileSet(), source, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(f, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.FuncDecl:
				if n.Name.Name == "template" && n.Recv != nil && !strings.HasSuffix(source, "_test.go") {
					receiver, _ := n.Recv.List[0].Type.(*ast.Ident)
					result, _ := n.Body.List[0].(*ast.ReturnStmt)
					if receiver == nil || result == nil {
						t.Errorf("%s: a template method is of a plain type and returns one word", source)
						break
					}
					name, ok := result.Results[0].(*ast.BasicLit)
					if !ok {
						t.Errorf("%s: the template method of %s returns one word", source, receiver.Name)
						break
					}
					types[receiver.Name] = strings.Trim(name.Value, `"`) + ".html"
				}
			case *ast.CallExpr:
				if f, ok := n.Fun.(*ast.Ident); ok && f.Name == "held" {
					for _, arg := range n.Args {
						typ := arg
						switch a := arg.(type) {
						case *ast.CompositeLit:
							typ = a.Type
						case *ast.CallExpr: // a conversion
							typ = a.Fun
						}
						if id, ok := typ.(*ast.Ident); ok {
							tested[id.Name] = true
						}
					}
				}
			}
			return true
		})
	}
	owner := map[string]string{}
	for typ, file := range types {
		if !tested[typ] {
			t.Errorf("%s is not given to held in any test", typ)
		}
		if other := owner[file]; other != "" {
			t.Errorf("%s belongs to both %s and %s", file, typ, other)
		}
		owner[file] = typ
	}
	for _, file := range templateFiles(t) {
		if owner[file] == "" {
			t.Errorf("html/%s belongs to no type", file)
		}
		delete(owner, file)
	}
	for file, typ := range owner {
		t.Errorf("%s: there is no html/%s", typ, file)
	}
}

func templateFiles(t *testing.T) []string {
	t.Helper()
	names, err := fs.Glob(os.DirFS("html"), "*")
	if err != nil {
		t.Fatal(err)
	}
	return names
}

var (
	forbidden = map[string]*regexp.Regexp{
		"an inline style":                  regexp.MustCompile(`(?i)\sstyle\s*=|<style`),
		"an inline handler":                regexp.MustCompile(`(?i)\son[a-z]+\s*=`),
		"an htmx attribute without data-":  regexp.MustCompile(`[\s"']hx-`),
		"htmx that needs eval":             regexp.MustCompile(`data-hx-(on|vals|vars|headers)\b|js:|data-hx-trigger="[^"]*\[`),
		"an inline script":                 regexp.MustCompile(`<script(>| [^>]*>[^<])|javascript:`),
		"something from elsewhere":         regexp.MustCompile(`(?i)(src|href|action)\s*=\s*["']?(https?:)?//`),
		"a frame":                          regexp.MustCompile(`<(iframe|object|embed)\b`),
		"an address that is not held":      regexp.MustCompile(`data-(hx-(get|post|put|patch|delete)|autosave)="([^"/{]|\{\{([^l]|l[^o])|\{\{local[^}]*\}\}[^"])`),
		"a template called without a type": regexp.MustCompile(`\{\{-?\s*(define|block)\b`),
	}
	aForm = regexp.MustCompile(`<form\b(?:\{\{[^}]*\}\}|[^>])*>`)
)

func TestTemplatesKeepThePolicy(t *testing.T) {
	for _, file := range templateFiles(t) {
		b, err := os.ReadFile(filepath.Join("html", file))
		if err != nil {
			t.Fatal(err)
		}
		for _, fault := range faults(string(b)) {
			t.Errorf("html/%s: %s", file, fault)
		}
	}
}

// faults is what a template may not hold, in words.
func faults(text string) []string {
	var found []string
	for what, pattern := range forbidden {
		if m := pattern.FindString(text); m != "" {
			found = append(found, what+": "+m)
		}
	}
	for _, form := range aForm.FindAllString(text, -1) {
		for _, needs := range []string{` method="post"`, ` action="`, ` novalidate`, ` autocomplete="off"`} {
			if needs == ` method="post"` && strings.Contains(form, ` method="get"`) {
				continue
			}
			if !strings.Contains(form, needs) {
				found = append(found, "a form without"+needs+": "+form)
			}
		}
	}
	return found
}

func TestFaultsAreFound(t *testing.T) {
	bad := []string{
		`<p style="color:red">`, `<style>p{}</style>`, `<a onclick="x()">`, `<div hx-get="/a">`, `<div data-hx-on:click="x">`,
		`<script>x()</script>`, `<script src="/a.js">x</script>`, `<a href="javascript:x">`, `<img src="https://example.org/a.png">`,
		`<link href="//example.org/a.css">`, `<iframe src="/a">`, `<div data-hx-get="{{.URL}}">`, `<form data-autosave="{{.Draft}}">`,
		`<div data-hx-get="{{local .A}}{{.B}}">`, `{{define "x"}}{{end}}`, `<div data-hx-trigger="click[ctrlKey]">`,
		`<form method="post" action="/a" novalidate>`, `<form action="/a" novalidate autocomplete="off">`,
	}
	for _, text := range bad {
		if len(faults(text)) == 0 {
			t.Errorf("no fault found in %s", text)
		}
	}
	good := []string{
		`<div data-hx-get="{{local .URL}}" data-hx-trigger="case-changed from:body">`, `<div data-hx-get="/today/clock">`,
		`<form method="post" action="{{.Action}}" data-autosave="{{local .Draft}}" novalidate autocomplete="off">`,
		`<form method="get" action="/calculator" novalidate autocomplete="off">`, `<script src="/a.js" defer></script>`,
	}
	for _, text := range good {
		if f := faults(text); len(f) != 0 {
			t.Errorf("%s: %v", text, f)
		}
	}
}

func TestLocalLetsThroughOwnPathsOnly(t *testing.T) {
	for path, want := range map[string]string{
		"/families/7":         "/families/7",
		"/families?stage=2":   "/families?stage=2",
		"":                    "#",
		"families":            "#",
		"//example.org/a":     "#",
		"https://example.org": "#",
		"javascript:alert(1)": "#",
		"/\\example.org":      "#",
		"/a\nb":               "#",
		"/a b":                "#",
	} {
		if got := local(path); got != want {
			t.Errorf("local(%q) = %q, want %q", path, got, want)
		}
	}
	if got := Path("families", int64(7), "a/b"); got != "/families/7/a%2Fb" {
		t.Error(got)
	}
}
