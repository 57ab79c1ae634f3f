package handlers

import (
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"os"
	"runtime/debug"
	"strings"

	"github.com/labstack/echo/v4"

	"cp-pathway/pathway"
	"cp-pathway/static"
)

// The guard, in the order in which a request passes it: recovered, ourHost, headers, sameOrigin, endsHere, withSession;
// then the route's own guarded: is somebody signed in, may they, is the family theirs to open.

const ctxKey = "cp-pathway"

// recovered turns a panic into an internal error, so that one request takes down no other.
func (s *Server) recovered(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) (err error) {
		defer func() {
			if p := recover(); p != nil {
				if p == http.ErrAbortHandler {
					panic(p)
				}
				s.Log.Error("panic", slog.String("kind", fmt.Sprintf("%T", p)), slog.String("said", unquoted(fmt.Sprint(p))), slog.String("stack", string(debug.Stack())))
				err = fmt.Errorf("panic: %T", p)
			}
		}()
		return next(c)
	}
}

// ourHost refuses a request whose Host header is not this program's: a page elsewhere whose name was made to lead here
// (DNS rebinding).
func (s *Server) ourHost(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		if !hostIsOurs(s.Address, c.Request().Host) {
			return echo.NewHTTPError(http.StatusMisdirectedRequest)
		}
		return next(c)
	}
}

// hostIsOurs tells whether a Host header is one of a program that listens on an address. On loopback these are its three
// names; on another address it is that; listening on all, any address in figures and the machine's own name.
func hostIsOurs(address, host string) bool {
	ownHost, ownPort, err := net.SplitHostPort(address)
	if err != nil {
		return false
	}
	name, port, err := net.SplitHostPort(host)
	if err != nil {
		name, port = host, "80"
	}
	if port != ownPort {
		return false
	}
	name = strings.ToLower(strings.Trim(name, "[]"))
	own, ip := net.ParseIP(ownHost), net.ParseIP(name)
	switch {
	case own == nil:
		return name == strings.ToLower(ownHost)
	case own.IsLoopback():
		return name == "localhost" || ip != nil && ip.IsLoopback()
	case own.IsUnspecified():
		machine, err := os.Hostname()
		return ip != nil || name == "localhost" || err == nil && name == strings.ToLower(machine)
	}
	return ip != nil && ip.Equal(own)
}

// What every answer carries: nothing from elsewhere, nothing inline, nothing kept, nothing framed.
var securityHeaders = [][2]string{
	{"Content-Security-Policy", "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"},
	{"X-Content-Type-Options", "nosniff"},
	{"X-Frame-Options", "DENY"},
	{"Referrer-Policy", "same-origin"},
	{"Cross-Origin-Opener-Policy", "same-origin"},
	{"Cross-Origin-Resource-Policy", "same-origin"},
	{"Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=(), usb=()"},
	{"Cache-Control", "no-store"},
	{"Vary", "HX-Request-Type"},
}

func (s *Server) headers(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		for _, h := range securityHeaders {
			c.Response().Header().Set(h[0], h[1])
		}
		return next(c)
	}
}

// sameOrigin refuses a POST that another site's page sent. Its refusal is our page.
func (s *Server) sameOrigin(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		if err := s.origin.Check(c.Request()); err != nil {
			return pathway.Forbidden("This came from another site’s page, so nothing was done.")
		}
		return next(c)
	}
}

// endsHere answers what needs no session and no data.
func (s *Server) endsHere(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		switch path := c.Request().URL.Path; {
		case strings.HasPrefix(path, static.Root):
			s.Static.ServeHTTP(c.Response(), c.Request())
			return nil
		case path == "/favicon.ico": // asked for beside a PDF, which can name no icon
			return c.Redirect(http.StatusFound, s.Static.URL("icon.svg"))
		case path == "/healthz":
			return c.String(http.StatusOK, "ok\n")
		}
		return next(c)
	}
}

// withSession finds out who is signed in. Nobody is no error yet: the route says whether it needs somebody.
func (s *Server) withSession(next echo.HandlerFunc) echo.HandlerFunc {
	return func(ec echo.Context) error {
		c := &Ctx{Context: ec, server: s}
		ec.Set(ctxKey, c)
		asks := ec.Request().Method == get && ec.Request().URL.Path == sessionPath // whoIsHere looks for itself
		if token := s.token(c); token != "" && !asks {
			session, err := s.DB.Session(c.Ctx(), token)
			if err != nil && pathway.CodeOf(err) != pathway.CodeSignedOut {
				return err
			}
			c.session = session
		}
		return next(ec)
	}
}

// ctxOf returns the request that withSession made, or a bare one where the guard stopped before.
func (s *Server) ctxOf(ec echo.Context) *Ctx {
	if c, ok := ec.Get(ctxKey).(*Ctx); ok {
		return c
	}
	return &Ctx{Context: ec, server: s}
}

// guarded holds a route to its right, and loads the family that its path names.
func (s *Server) guarded(r Route) echo.HandlerFunc {
	return func(ec echo.Context) error {
		c := s.ctxOf(ec)
		c.route = r
		if err := s.admit(c); err != nil {
			return err
		}
		if err := r.Handler(c); err != nil {
			return err
		}
		if r.Method == http.MethodGet && c.Response().Status < http.StatusBadRequest {
			c.noteView()
		}
		return nil
	}
}

// admit returns why a request does not get to its route, or nil.
func (s *Server) admit(c *Ctx) error {
	if c.route.Right == pathway.Public {
		return nil
	}
	if err := s.hasBegun(c); err != nil {
		return err
	}
	if !c.SignedIn() {
		return pathway.SignedOut("Sign in to go on.")
	}
	if c.session.Account.MustChange && !beforePassword(c.route.Path) {
		if c.Request().Method == http.MethodGet {
			return redirect{passwordPath}
		}
		return pathway.Forbidden("Choose a password of your own first.")
	}
	if !c.May(c.route.Right) {
		return pathway.Forbidden(denial(c.route.Right))
	}
	if !strings.Contains(c.route.Path, "/:case") {
		return nil
	}
	number, err := c.ID("case")
	if err != nil {
		return err
	}
	c.family, err = s.DB.CaseHead(c.Ctx(), c.By(), number)
	return err
}

// beforePassword tells whether a path is also for somebody who has yet to choose a password of their own.
func beforePassword(path string) bool {
	return path == passwordPath || path == lockPath || path == signOutPath || path == closePath || path == sessionPath
}

// hasBegun leads to the first start while there is no account.
func (s *Server) hasBegun(c *Ctx) error {
	if s.begun.Load() {
		return nil
	}
	has, err := s.DB.HasAccounts(c.Ctx())
	if err != nil {
		return err
	}
	if !has {
		return redirect{startPath}
	}
	s.begun.Store(true)
	return nil
}

// denial says who may, for somebody who may not.
func denial(right pathway.Right) string {
	who := pathway.WhoMay(right)
	if len(who) == 0 {
		return "Your account does not allow this."
	}
	return "Your account does not allow this. It is for: " + strings.ToLower(strings.Join(who, ", ")) + "."
}
