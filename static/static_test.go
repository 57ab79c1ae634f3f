package static

import (
	"net/http"
	"net/http/httptest"
	"regexp"
	"strings"
	"testing"
)

func open(t *testing.T) *Files {
	t.Helper()
	f, err := Open()
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func TestServesForGoodUnderItsDigest(t *testing.T) {
	f := open(t)
	for name, want := range map[string]string{
		"app.css": "text/css; charset=utf-8", "app.js": "text/javascript; charset=utf-8", "icon.svg": "image/svg+xml",
	} {
		url := f.URL(name)
		if !regexp.MustCompile(`^/static/[0-9a-f]{12}/` + regexp.QuoteMeta(name) + `$`).MatchString(url) {
			t.Errorf("URL(%q) = %q", name, url)
		}
		w := httptest.NewRecorder()
		f.ServeHTTP(w, httptest.NewRequest(http.MethodGet, url, nil))
		if w.Code != http.StatusOK || w.Header().Get("Content-Type") != want || w.Body.Len() == 0 {
			t.Errorf("%s: %d %q, %d bytes", url, w.Code, w.Header().Get("Content-Type"), w.Body.Len())
		}
		if c := w.Header().Get("Cache-Control"); !strings.Contains(c, "immutable") {
			t.Errorf("%s: Cache-Control %q", url, c)
		}
	}
}

func TestFindsNothingElse(t *testing.T) {
	f := open(t)
	if url := f.URL("nothing.css"); url != "" {
		t.Errorf("URL of a file that is not there is %q", url)
	}
	for _, path := range []string{"/static/", "/static/app.css", "/static/000000000000/app.css", f.URL("app.css") + "/", f.base, f.base + "../static.go"} {
		w := httptest.NewRecorder()
		f.ServeHTTP(w, httptest.NewRequest(http.MethodGet, path, nil))
		if w.Code != http.StatusNotFound || w.Header().Get("Cache-Control") != "" {
			t.Errorf("%s: %d, Cache-Control %q", path, w.Code, w.Header().Get("Cache-Control"))
		}
	}
}

// Nothing of the government's insignia or typeface, nothing fetched from elsewhere, nothing that the content policy
// refuses, nothing kept in the browser.
func TestFilesAreCleared(t *testing.T) {
	forbidden := map[string]*regexp.Regexp{
		"the government's typeface": regexp.MustCompile(`(?i)GDS Transport|@font-face`),
		"crown or crest":            regexp.MustCompile(`(?i)crest|crown|logotype`),
		"a picture or import":       regexp.MustCompile(`url\(|@import`),
		"a source map":              regexp.MustCompile(`sourceMappingURL`),
	}
	for name, b := range open(t).files {
		text := string(b)
		if strings.HasSuffix(name, ".css") {
			for what, pattern := range forbidden {
				if m := pattern.FindString(text); m != "" {
					t.Errorf("%s: %s (%s)", name, what, m)
				}
			}
		}
		if !strings.Contains(name, ".min.") { // our own
			for _, word := range []string{"localStorage", "sessionStorage", "indexedDB", "eval(", "new Function", "http:", "https:"} {
				if name != "icon.svg" && strings.Contains(text, word) {
					t.Errorf("%s holds %s", name, word)
				}
			}
		}
	}
}

func TestEveryVendoredFileIsInTheLicences(t *testing.T) {
	list, err := Licences.ReadFile("licences.md")
	if err != nil {
		t.Fatal(err)
	}
	for name := range open(t).files {
		if strings.Contains(name, ".min.") && !strings.Contains(string(list), "files/"+name) {
			t.Errorf("licences.md does not list %s", name)
		}
	}
	for _, link := range regexp.MustCompile(`\(licences/[^)]+\)`).FindAllString(string(list), -1) {
		if b, err := Licences.ReadFile(strings.Trim(link, "()")); err != nil || len(b) < 500 {
			t.Errorf("licences.md links to %s: %d bytes, %v", link, len(b), err)
		}
	}
}
