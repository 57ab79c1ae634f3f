package handlers

import "net/http"

// This is the only file that knows the headers of htmx 4.

// partOnly tells whether a part of a page was asked for: then the component is drawn without the frame. A script of our
// own that fetches (a form that saves itself) wants no frame either.
func (c *Ctx) partOnly() bool {
	h := c.Request().Header
	if kind := h.Get("HX-Request-Type"); kind != "" {
		return kind == "partial"
	}
	return h.Get("Sec-Fetch-Dest") == "empty"
}

// byHTMX tells whether htmx sent the request: it follows a 303 and puts the page inside the button, so that it is told
// where to go by a header.
func (c *Ctx) byHTMX() bool { return c.Request().Header.Get("HX-Request") == "true" }

// Trigger makes an event on the page, "case-changed", to which other parts of it listen. Call it before drawing.
func (c *Ctx) Trigger(event string) { c.Response().Header().Set("HX-Trigger", event) }

// goTo leads the browser to another page after a POST.
func (c *Ctx) goTo(url string) error {
	if c.byHTMX() {
		c.Response().Header().Set("HX-Redirect", url)
		return c.NoContent(http.StatusOK)
	}
	return c.Redirect(http.StatusSeeOther, url)
}

// askToSignIn tells a page that its part was asked for without a session. Nothing on it changes; it offers to sign in.
func (c *Ctx) askToSignIn() {
	c.Response().Header().Set("HX-Reswap", "none")
	c.Trigger("signed-out")
}

// sayAside puts an answer into the page's bar of alerts, in place of where it was asked for: an error in a part.
func (c *Ctx) sayAside() {
	c.Response().Header().Set("HX-Retarget", "#app-alerts")
	c.Response().Header().Set("HX-Reswap", "innerHTML")
}
