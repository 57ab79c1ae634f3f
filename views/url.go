package views

import (
	"fmt"
	"net/url"
	"strings"
)

// local lets through a path of this program only. The template engine knows that href and action are addresses, but
// not that data-hx-get or data-autosave are, so every template passes those through it (a test holds them to that).
// Anything else — another host, a scheme, a backslash, a control character — becomes "#".
func local(path string) string {
	if !strings.HasPrefix(path, "/") || strings.HasPrefix(path, "//") {
		return "#"
	}
	for _, r := range path {
		if r <= ' ' || r == '\\' || r == 0x7f {
			return "#"
		}
	}
	return path
}

// Path joins the parts of an address with slashes: Path("families", 7, "people") is "/families/7/people". The parts
// are words of this program and ids; names never go into an address.
func Path(parts ...any) string {
	var b strings.Builder
	for _, p := range parts {
		b.WriteByte('/')
		b.WriteString(url.PathEscape(fmt.Sprint(p)))
	}
	return b.String()
}
