package views

import (
	"bytes"
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"
)

func document(t *testing.T, c Component) *goquery.Document {
	t.Helper()
	var b bytes.Buffer
	if err := newSet(t).Render(&b, c); err != nil {
		t.Fatal(err)
	}
	doc, err := goquery.NewDocumentFromReader(&b)
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

func TestSummaryIsInTheOrderOfTheFields(t *testing.T) {
	errs := map[string]string{"name": "Enter a name", "how": "Say how", "link": "Enter the link", "when": "Enter a date", "stray": "Somewhere else"}
	f := NewForm(nil, errs).Under("edit").Because("The conference was stood down")
	s := Stack{f.Summary(), f.Text("name", "Name"),
		f.Radios("how", "How", Option{Value: "here", Text: "Here"}, Option{Value: "video", Text: "By video", Reveal: Stack{f.Text("link", "Link")}}),
		f.Date("when", "When")}
	var got []string
	document(t, s).Find(".govuk-error-summary__list li").Each(func(_ int, li *goquery.Selection) {
		got = append(got, li.Text()+" "+li.Find("a").AttrOr("href", "-"))
	})
	want := []string{"The conference was stood down -", "Enter a name #edit-name", "Say how #edit-how", "Enter the link #edit-link", "Enter a date #edit-when", "Somewhere else -"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q\nwant %q", got, want)
	}
}

func TestNothingWrongDrawsNoSummary(t *testing.T) {
	f := NewForm(url.Values{"name": {"Ann"}}, nil)
	if n := document(t, Stack{f.Summary(), f.Text("name", "Name")}).Find(".govuk-error-summary, .govuk-form-group--error, [aria-invalid]").Length(); n != 0 {
		t.Errorf("%d signs of an error", n)
	}
}

// A form that failed is drawn again with what was typed, to the character.
func TestFieldsKeepWhatWasTyped(t *testing.T) {
	typed := []string{"", " spaced ", "\nfirst line empty", "a\nb", `"quotes" & <b>`, "محمد", "👩‍👧", strings.Repeat("x", 10000)}
	for _, value := range typed {
		f := NewForm(url.Values{"one": {value}, "many": {value}}, nil)
		doc := document(t, Stack{f.Text("one", "One"), f.Textarea("many", "Many", 3)})
		if got := doc.Find("#many").Text(); got != value {
			t.Errorf("textarea: %q became %q", value, got)
		}
		if got := doc.Find("#one").AttrOr("value", "?"); got != value {
			t.Errorf("input: %q became %q", value, got)
		}
	}
}

func TestChoicesAreChosen(t *testing.T) {
	options := []Option{{Value: "a", Text: "A"}, {Value: "b", Text: "B"}, {Value: "c", Text: "C"}}
	f := NewForm(url.Values{"one": {"b"}, "some": {"a", "c"}, "list": {"c"}, "box": {"yes"}}, nil)
	doc := document(t, Stack{f.Radios("one", "One", options...), f.Checkboxes("some", "Some", options...), f.Select("list", "List", options...), f.Checkbox("box", "Box")})
	var got []string
	doc.Find("[checked],[selected]").Each(func(_ int, s *goquery.Selection) {
		got = append(got, s.AttrOr("name", "list")+"="+s.AttrOr("value", ""))
	})
	if want := []string{"one=b", "some=a", "some=c", "list=c", "box=yes"}; !slices.Equal(got, want) {
		t.Errorf("chosen %q, want %q", got, want)
	}
	if id := doc.Find("input[name=one]").First().AttrOr("id", ""); id != "one" {
		t.Errorf("the first radio's id is %q, but the error summary links to #one", id)
	}
}

func TestPasswordsAreNeverDrawn(t *testing.T) {
	f := NewForm(url.Values{"password": {"correct horse"}}, map[string]string{"password": "Wrong"})
	var b bytes.Buffer
	if err := newSet(t).Render(&b, f.Password("password", "Password", "current-password")); err != nil {
		t.Fatal(err)
	}
	if strings.Contains(b.String(), "correct horse") {
		t.Error("the password is in the page")
	}
}

func TestIDsOfNames(t *testing.T) {
	for name, want := range map[string]string{"name": "name", "child[3].view": "child-3-view", "a_b-c": "a_b-c", "[x]": "x"} {
		if got := idOf(name); got != want {
			t.Errorf("idOf(%q) = %q, want %q", name, got, want)
		}
	}
}

type broken struct{}

func (broken) template() string { return "nowhere" }

func TestRenderIsWholeOrNothing(t *testing.T) {
	var b bytes.Buffer
	err := newSet(t).Render(&b, Page{Body: Stack{Text("before"), broken{}}})
	if err == nil || b.Len() != 0 {
		t.Errorf("error %v, %d bytes written", err, b.Len())
	}
}
