package handlers

import (
	"context"
	"errors"
	"log/slog"
	"net/http"
	"net/url"
	"regexp"

	"github.com/labstack/echo/v4"

	"cp-pathway/pathway"
	"cp-pathway/views"
)

// The one table from code to status.
var statuses = map[pathway.Code]int{
	pathway.CodeInvalid:   http.StatusUnprocessableEntity,
	pathway.CodeNotFound:  http.StatusNotFound,
	pathway.CodeForbidden: http.StatusForbidden,
	pathway.CodeConflict:  http.StatusConflict,
	pathway.CodeSignedOut: http.StatusUnauthorized,
	pathway.CodeRefused:   http.StatusUnprocessableEntity,
	pathway.CodeInternal:  http.StatusInternalServerError,
}

func statusOf(err error) int {
	var he *echo.HTTPError
	if errors.As(err, &he) {
		return he.Code
	}
	return statuses[pathway.CodeOf(err)]
}

// redirect is the error of a request that belongs elsewhere.
type redirect struct{ url string }

func (r redirect) Error() string { return "redirect to " + r.url }

// drawError is the one place that draws and logs errors. The user sees our words; the log sees the cause, the route and
// no personal data.
func (s *Server) drawError(err error, ec echo.Context) {
	c := s.ctxOf(ec)
	status := statusOf(err)
	s.logError(c, err, status)
	if ec.Response().Committed {
		return
	}
	if err := s.answerError(c, err, status); err != nil {
		s.logError(c, err, http.StatusInternalServerError)
		if !ec.Response().Committed {
			http.Error(ec.Response(), pathway.Message(err), http.StatusInternalServerError)
		}
	}
}

func (s *Server) answerError(c *Ctx, err error, status int) error {
	var to redirect
	r := c.Request()
	switch {
	case errors.As(err, &to):
		return c.goTo(to.url)
	case status == http.StatusUnauthorized && c.partOnly():
		c.askToSignIn()
		return c.draw(status, problem(err, status))
	case status == http.StatusUnauthorized && r.Method == http.MethodGet:
		next := ""
		if r.URL.Path != "/" {
			next = "?next=" + url.QueryEscape(r.URL.RequestURI())
		}
		return c.Redirect(http.StatusSeeOther, signInPath+next)
	case c.partOnly():
		c.sayAside()
		return c.draw(status, problem(err, status).Aside())
	case c.session.Account.ID == 0 && status == http.StatusMisdirectedRequest:
		return c.String(status, "This address does not belong to CP Pathway.\n")
	}
	p := problem(err, status)
	frame, ferr := s.frame(c, Page{Title: p.Title, Narrow: true})
	if ferr != nil { // the data cannot be read: a bare frame says so all the same
		s.logError(c, ferr, status)
		frame = views.Frame{Title: p.Title, Narrow: true}
	}
	if status != http.StatusUnauthorized {
		p.Actions = c.waysOn()
	}
	return c.draw(status, views.Page{Frame: frame, Body: p})
}

// waysOn leads on from the page of an error: to the family that it was about, and to where this reader's work begins.
func (c *Ctx) waysOn() []views.Action {
	home := views.Action{Text: "Go to Today", URL: "/"}
	if !c.May(pathway.ViewCases) {
		home.Text = "Go to the office’s page"
	}
	if c.family.ID == 0 {
		return []views.Action{home}
	}
	home.Second = true
	return []views.Action{{Text: "Back to the family", URL: views.Path("cases", c.family.ID)}, home}
}

// problem says what happened and what to do.
func problem(err error, status int) views.Problem {
	home := []views.Action{{Text: "Go to Today", URL: "/"}}
	switch status {
	case http.StatusUnauthorized:
		return views.Problem{Title: "You are signed out", Text: "Nothing was saved by this page.",
			ToDo:    []string{"Sign in in another tab.", "Come back to this one and reload it. The browser asks whether to send the form again: do, and it is saved."},
			Actions: []views.Action{{Text: "Sign in", URL: signInPath}}}
	case http.StatusForbidden:
		return views.Problem{Title: "This is not yours to do", Text: pathway.Message(err), Actions: home}
	case http.StatusNotFound:
		text := "The address may be mistyped, or what was here is not for your account."
		if pathway.CodeOf(err) == pathway.CodeNotFound {
			text = pathway.Message(err) + " It may have been mistyped, or it is not for your account."
		}
		return views.Problem{Title: "Nothing here", Text: text, Actions: home}
	case http.StatusMethodNotAllowed:
		return views.Problem{Title: "Nothing here", Text: "This address is where a form is sent to, not a page.", Actions: home}
	case http.StatusConflict:
		return views.Problem{Title: "Somebody else was first", Text: pathway.Message(err),
			ToDo: []string{"Go back and copy what you typed.", "Open the page again: it shows what is stored now."}, Actions: home}
	case http.StatusUnprocessableEntity:
		text := pathway.Message(err)
		var more []string
		for _, name := range pathway.FieldsOf(err).Names() {
			more = append(more, pathway.FieldsOf(err)[name])
		}
		return views.Problem{Title: "This cannot be done", Text: text, ToDo: more, Actions: home}
	}
	return views.Problem{Title: "Something went wrong", Text: pathway.Message(err),
		ToDo: []string{"Go back and try once more.", "If it happens again, tell whoever looks after this program what you were doing and when."}, Actions: home}
}

// logError writes what went wrong to the log: the route and not the address, the cause without anything quoted. What a
// user can cause and mend is not worth a line.
func (s *Server) logError(c *Ctx, err error, status int) {
	if status < http.StatusInternalServerError || errors.As(err, new(redirect)) || errors.Is(err, context.Canceled) {
		return
	}
	s.Log.Error("request failed", slog.String("method", c.Request().Method), slog.String("route", c.route.Path), slog.Int("status", status),
		slog.Int64("account", c.session.ID), slog.String("cause", unquoted(err.Error())))
}

var quoted = regexp.MustCompile(`"(?:[^"\\]|\\.)*"|“[^”]*”|'[^']*'`)

// unquoted takes out what stands in quotes: values that somebody typed stand there.
func unquoted(s string) string { return quoted.ReplaceAllString(s, "…") }
