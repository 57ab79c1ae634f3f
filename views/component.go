package views

import (
	"bytes"
	"embed"
	"fmt"
	"html/template"
	"io"
)

//go:embed html/*.html
var files embed.FS

// Component is a part of a page, or a page: a struct whose fields are all that its template may say. The template is
// html/NAME.html, where NAME is what template returns.
type Component interface{ template() string }

// Set is the templates, parsed once. It is safe for use by several goroutines.
type Set struct{ templates *template.Template }

// New parses the templates. Asset gives the address of a static file by its name ("app.css"). An error means that the
// program was built wrongly.
func New(asset func(name string) string) (*Set, error) {
	s := &Set{}
	t, err := template.New("").
		Funcs(functions()).
		Funcs(template.FuncMap{"asset": asset, "component": s.embed}).
		ParseFS(files, "html/*.html")
	if err != nil {
		return nil, fmt.Errorf("parsing the templates: %w", err)
	}
	s.templates = t
	return s, nil
}

// Render writes c whole, or nothing and returns an error. The writer's own error is returned as it is.
func (s *Set) Render(w io.Writer, c Component) error {
	b, err := s.draw(c)
	if err != nil {
		return err
	}
	_, err = w.Write(b)
	return err
}

func (s *Set) draw(c Component) ([]byte, error) {
	name := c.template() + ".html"
	var b bytes.Buffer
	if err := s.templates.ExecuteTemplate(&b, name, c); err != nil {
		return nil, fmt.Errorf("drawing %s: %w", name, err)
	}
	return b.Bytes(), nil
}

// embed draws a component inside another's template: {{component .Body}}. Nil draws nothing.
func (s *Set) embed(c Component) (template.HTML, error) {
	if c == nil {
		return "", nil
	}
	b, err := s.draw(c)
	return template.HTML(b), err
}
