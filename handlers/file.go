package handlers

import (
	"mime"
	"net/http"
	"strconv"
)

// Inline sends a document that the browser opens. Its name is its reference, never somebody's name.
func (c *Ctx) Inline(name, kind string, content []byte) error {
	return c.file("inline", name, kind, content)
}

// Download sends a file that the browser keeps. The caller has asked why, and audited it.
func (c *Ctx) Download(name, kind string, content []byte) error {
	return c.file("attachment", name, kind, content)
}

// InlineForeign is Inline for a PDF that somebody else made: in a sandbox, so that nothing in it reaches this program.
func (c *Ctx) InlineForeign(name string, content []byte) error {
	return c.send("inline", name, "application/pdf", viewerPolicy+"; sandbox", content)
}

// The browser's own viewer draws with styles and images of its own.
const viewerPolicy = "default-src 'none'; object-src 'self'; img-src 'self' data: blob:; style-src 'self' 'unsafe-inline'; frame-ancestors 'none'"

func (c *Ctx) file(how, name, kind string, content []byte) error {
	policy := ""
	if kind == "application/pdf" {
		policy = viewerPolicy
	}
	return c.send(how, name, kind, policy, content)
}

func (c *Ctx) send(how, name, kind, policy string, content []byte) error {
	h := c.Response().Header()
	h.Set("Content-Disposition", mime.FormatMediaType(how, map[string]string{"filename": name}))
	h.Set("Content-Length", strconv.Itoa(len(content)))
	if policy != "" {
		h.Set("Content-Security-Policy", policy)
	}
	return c.Blob(http.StatusOK, kind, content)
}
