package handlers

import (
	"net"
	"net/http"
	"net/url"
	"strconv"
	"strings"
)

// cookieName carries the port: browsers send cookies to every port of a host, and the practice copy would sign the
// office's own program out.
func (s *Server) cookieName() string {
	_, port, err := net.SplitHostPort(s.Address)
	if err != nil {
		return "cp-pathway"
	}
	return "cp-pathway-" + port
}

// token returns what the session cookie holds, or "".
func (s *Server) token(c *Ctx) string {
	cookie, err := c.Cookie(s.cookieName())
	if err != nil {
		return ""
	}
	return cookie.Value
}

// setToken gives the browser a session. It forgets it when it is closed; the data file knows when it is over.
func (s *Server) setToken(c *Ctx, token string) {
	c.SetCookie(&http.Cookie{Name: s.cookieName(), Value: token, Path: "/", HttpOnly: true, SameSite: http.SameSiteStrictMode})
}

// clearToken takes the cookie away.
func (s *Server) clearToken(c *Ctx) {
	c.SetCookie(&http.Cookie{Name: s.cookieName(), Path: "/", MaxAge: -1, HttpOnly: true, SameSite: http.SameSiteStrictMode})
}

// whoIsHere tells a page whether its session lives, and whose it is. To ask is no sign of life: a page asks by itself.
func (s *Server) whoIsHere(c *Ctx) error {
	account, err := s.DB.PeekSession(c.Ctx(), s.token(c))
	if err != nil {
		return err
	}
	return c.JSON(http.StatusOK, map[string]string{"account": strconv.FormatInt(account, 10)})
}

// stillHere is a sign of life: somebody types or reads.
func (s *Server) stillHere(c *Ctx) error { return c.NoContent(http.StatusNoContent) }

// nextPage returns where somebody wanted to go before they signed in: a path of this program, or "/".
func nextPage(next string) string {
	u, err := url.Parse(next)
	if err != nil || u.Host != "" || u.Scheme != "" || !strings.HasPrefix(next, "/") || strings.HasPrefix(next, "//") || strings.ContainsAny(next, "\\\r\n\t") {
		return "/"
	}
	return next
}
