package handlers

import (
	"strings"

	"github.com/PuerkitoBio/goquery"
)

// seen are the fields that somebody fills in.
const seen = "input:not([type=hidden], [hidden]), textarea, select"

// works holds a page to what its forms need without script, at the keyboard and read aloud: where a form goes and how, a button
// that sends it, a label for each field, and no id twice.
func (x *badInputTrial) works(page string, a *answer) {
	x.t.Helper()
	ids := map[string]bool{}
	a.doc.Find("[id]").Each(func(_ int, e *goquery.Selection) {
		id := e.AttrOr("id", "")
		if ids[id] {
			x.t.Errorf("%s: the id %s is there twice", page, id)
		}
		ids[id] = true
	})
	a.doc.Find("form").Each(func(_ int, form *goquery.Selection) {
		name := form.AttrOr("id", form.AttrOr("action", ""))
		if form.AttrOr("action", "") == "" || form.AttrOr("method", "") == "" {
			x.t.Errorf("%s: the form %s does not say how or where it goes", page, name)
		}
		sends := "button:not([type]), button[type=submit], input[type=submit]"
		if form.Find(seen).Length() > 0 && form.Find(sends).Length()+a.doc.Find("[form='"+form.AttrOr("id", "-")+"']").Filter(sends).Length() == 0 {
			x.t.Errorf("%s: nothing sends the form %s", page, name)
		}
	})
	a.doc.Find(seen).Each(func(_ int, e *goquery.Selection) {
		name := e.AttrOr("name", e.AttrOr("id", ""))
		id := e.AttrOr("id", "")
		label := e.AttrOr("aria-label", "") + a.text("label[for='"+id+"']")
		for _, by := range strings.Fields(e.AttrOr("aria-labelledby", "")) {
			label += a.text("[id='" + by + "']")
		}
		if label == "" {
			x.t.Errorf("%s: the field %s has no label", page, name)
		}
		if to := e.AttrOr("form", ""); e.AttrOr("name", "") != "" && e.Closest("form").Length() == 0 && a.doc.Find("form[id='"+to+"']").Length() == 0 {
			x.t.Errorf("%s: the field %s is in no form", page, name)
		}
	})
	a.doc.Find("button").Each(func(_ int, b *goquery.Selection) {
		if b.Closest("form, template, dialog").Length() == 0 && b.AttrOr("form", "") == "" && b.AttrOr("type", "submit") == "submit" {
			x.t.Errorf("%s: the button %q is in no form", page, strings.TrimSpace(b.Text()))
		}
	})
}
