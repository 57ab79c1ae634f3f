package handlers

import (
	"bytes"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"slices"
	"strings"

	"github.com/PuerkitoBio/goquery"
)

// drawnForm is a form as a page draws it.
type drawnForm struct {
	page   string // on which it stands
	id     string
	method string
	action string
	upload bool
	button bool // by another of its buttons
	part   bool // htmx sends it as somebody types
	draft  bool // saves itself as somebody types
	fields []drawnField
}

// drawnField is a field of a form, or all radios or boxes of one name.
type drawnField struct {
	name    string
	kind    string // text, date, time, number, area, password, file, hidden, box, radio, select
	value   string // as drawn
	offers  []string
	chosen  []string
	longest string // maxlength, which only a browser holds to
}

// formsOf returns the forms of a page's main part, and again each of their buttons that leads elsewhere.
func formsOf(page string, a *answer) []drawnForm {
	var list []drawnForm
	a.doc.Find("main form").Each(func(_ int, x *goquery.Selection) {
		f := drawnForm{page: page, id: x.AttrOr("id", ""), method: strings.ToUpper(x.AttrOr("method", "get")), action: x.AttrOr("action", page), upload: x.AttrOr("enctype", "") == "multipart/form-data"}
		f.fields = fieldsOf(x)
		list = append(list, f)
		if to, ok := x.Attr("data-autosave"); ok {
			draft := f
			draft.action, draft.draft = to, true
			list = append(list, draft)
		}
		x.Find("[data-hx-post]").Each(func(_ int, e *goquery.Selection) {
			part := f
			part.action, part.part = e.AttrOr("data-hx-post", ""), true
			list = append(list, part)
		})
		x.Find("button[formaction]").Each(func(_ int, b *goquery.Selection) {
			other := f
			other.action, other.button = b.AttrOr("formaction", ""), true
			if !slices.ContainsFunc(list, func(l drawnForm) bool { return l.action == other.action }) {
				list = append(list, other)
			}
		})
	})
	return list
}

func fieldsOf(form *goquery.Selection) []drawnField {
	var list []drawnField
	form.Find("input[name], textarea[name], select[name]").Each(func(_ int, x *goquery.Selection) {
		if x.Closest("template").Length() > 0 { // a row that script makes
			return
		}
		f := drawnField{name: x.AttrOr("name", ""), kind: x.AttrOr("type", "text"), value: x.AttrOr("value", ""), longest: x.AttrOr("maxlength", "")}
		switch {
		case goquery.NodeName(x) == "textarea":
			f.kind, f.value = "area", strings.TrimPrefix(x.Text(), "\n")
		case goquery.NodeName(x) == "select":
			f.kind = "select"
			x.Find("option").Each(func(_ int, o *goquery.Selection) {
				f.offers = append(f.offers, o.AttrOr("value", ""))
				if _, ok := o.Attr("selected"); ok {
					f.chosen = append(f.chosen, o.AttrOr("value", ""))
				}
			})
		case f.kind == "checkbox" || f.kind == "radio":
			kind := map[string]string{"checkbox": "box", "radio": "radio"}[f.kind]
			i := slices.IndexFunc(list, func(l drawnField) bool { return l.name == f.name && l.kind == kind })
			if i < 0 {
				i = len(list)
				list = append(list, drawnField{name: f.name, kind: kind})
			}
			list[i].offers = append(list[i].offers, f.value)
			if _, ok := x.Attr("checked"); ok {
				list[i].chosen = append(list[i].chosen, f.value)
			}
			return
		case x.HasClass("app-input--date"):
			f.kind = "date"
		case x.HasClass("app-input--time"):
			f.kind = "time"
		case x.AttrOr("inputmode", "") == "numeric":
			f.kind = "number"
		case f.kind == "email" || f.kind == "tel" || f.kind == "search":
			f.kind = "text"
		}
		list = append(list, f)
	})
	return list
}

// typed reports whether people type into the field.
func (f drawnField) typed() bool {
	switch f.kind {
	case "text", "area", "date", "time", "number":
		return true
	}
	return false
}

func (f drawnForm) has(kind ...string) bool {
	return slices.ContainsFunc(f.fields, func(x drawnField) bool { return slices.Contains(kind, x.kind) })
}

var stepOfPath = regexp.MustCompile(`/steps/[^/?]+`)

var digits = regexp.MustCompile(`\d+`)

// key is the form whatever it is about: the same of the next person or step is not tried again.
func (f drawnForm) key() string {
	path, _, _ := strings.Cut(f.action, "?")
	var names []string
	for _, x := range f.fields {
		names = append(names, digits.ReplaceAllString(x.name, "#"))
	}
	slices.Sort(names)
	return f.method + " " + digits.ReplaceAllString(stepOfPath.ReplaceAllString(path, "/steps/#"), "#") + " " + strings.Join(slices.Compact(names), " ")
}

// sameFields counts the fields of f that the form has too.
func (g drawnForm) sameFields(f drawnForm) int {
	names, n := map[string]bool{}, 0
	for _, x := range g.fields {
		names[x.name] = true
	}
	for _, x := range f.fields {
		if names[x.name] {
			n++
		}
	}
	return n
}

// stem is a field's name whatever row it is in.
func stem(name string) string { return digits.ReplaceAllString(name, "#") }

// standing is what stands in the form's fields, by their stems.
func (g drawnForm) standing() map[string][]string {
	values := map[string][]string{}
	for _, x := range g.fields {
		if x.typed() {
			values[stem(x.name)] = append(values[stem(x.name)], strings.TrimSpace(x.value))
		}
	}
	return values
}

// badInput is what somebody types into every field of a form.
type badInput struct {
	name   string
	text   string // in every line and area
	date   string // in every date; "": today's
	clock  string // in every time; "": 09:00
	choose string // of several: "first", "none", "unknown"
	twice  bool   // every field is sent twice
	for_   func(f drawnForm) bool
}

// values are the fields as they are sent.
func (b badInput) values(f drawnForm) url.Values {
	v := url.Values{}
	for _, x := range f.fields {
		switch x.kind {
		case "hidden":
			v.Add(x.name, x.value)
		case "box", "radio", "select":
			switch b.choose {
			case "none":
				if x.kind == "select" {
					v.Add(x.name, "")
				}
			case "unknown":
				v.Add(x.name, "99999999999999999999")
			default:
				chosen := slices.DeleteFunc(slices.Clone(x.chosen), func(s string) bool { return s == "" })
				for _, o := range x.offers {
					if len(chosen) == 0 && o != "" {
						chosen = []string{o}
					}
				}
				for _, c := range chosen {
					v.Add(x.name, c)
				}
			}
		case "date":
			v.Add(x.name, b.date)
		case "time":
			v.Add(x.name, b.clock)
		case "file":
		default:
			v.Add(x.name, b.text)
		}
	}
	if f.draft {
		for _, x := range f.fields {
			if x.kind != "hidden" && !slices.Contains(v["field"], x.name) {
				v.Add("field", x.name)
			}
		}
	}
	if b.twice {
		for name, list := range v {
			v[name] = append(slices.Clone(list), append([]string{"another one"}, list...)...)
		}
	}
	return v
}

// request is the form sent with values.
func (f drawnForm) request(b *browser, v url.Values, file string) *http.Request {
	target, err := url.Parse(f.page)
	if err != nil {
		b.site.t.Fatal(err)
	}
	if target, err = target.Parse(f.action); err != nil {
		b.site.t.Fatal(err)
	}
	if f.method == http.MethodGet {
		target.RawQuery = v.Encode()
		return httptest.NewRequest(http.MethodGet, target.RequestURI(), nil)
	}
	r := b.form(target.RequestURI())
	if f.part {
		r = part(r)
	}
	if !f.upload {
		r.Body, r.ContentLength = http.NoBody, 0
		return withBody(r, []byte(v.Encode()), "application/x-www-form-urlencoded")
	}
	var body bytes.Buffer
	w := multipart.NewWriter(&body)
	for name, list := range v {
		for _, value := range list {
			if err := w.WriteField(name, value); err != nil {
				b.site.t.Fatal(err)
			}
		}
	}
	for _, x := range f.fields {
		if x.kind != "file" || file == "" {
			continue
		}
		part, err := w.CreateFormFile(x.name, file)
		if err == nil {
			_, err = part.Write([]byte("%PDF-1.7\n<script>hostile()</script>"))
		}
		if err != nil {
			b.site.t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		b.site.t.Fatal(err)
	}
	return withBody(r, body.Bytes(), w.FormDataContentType())
}

func withBody(r *http.Request, body []byte, kind string) *http.Request {
	n := httptest.NewRequest(r.Method, r.URL.RequestURI(), bytes.NewReader(body))
	n.Header = r.Header
	n.Header.Set("Content-Type", kind)
	return n
}
