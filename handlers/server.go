package handlers

import (
	"context"
	"errors"
	"log/slog"
	"net/http"
	"sync"
	"sync/atomic"
	"time"

	"github.com/labstack/echo/v4"

	"cp-pathway/db"
	"cp-pathway/pathway"
	"cp-pathway/pdf"
	"cp-pathway/static"
	"cp-pathway/views"
)

// Config is what a Server works with.
type Config struct {
	DB      *db.DB
	Views   *views.Set
	Static  *static.Files
	Now     func() time.Time // the clock; the data's is the same
	Address string           // that the program listens on, "127.0.0.1:8477": whose Host headers are ours, and the cookie's name
	Log     *slog.Logger

	// Practice is what the band on every page says where the data are made up; "" for an office's own data. The sign-in
	// page then lists PracticeAccounts, and their password.
	Practice         string
	PracticeAccounts []pathway.Account
	PracticePassword string

	// StartPractice opens a practice copy with made-up data beside this program and returns its address. Nil: not offered.
	StartPractice func(context.Context) (string, error)
	// Stop ends the program cleanly. Nil: pages do not offer it.
	Stop func()
}

// Server answers the requests. It is an http.Handler.
type Server struct {
	Config
	maker   *pdf.Maker
	drawer  *pdf.Drawer
	zone    *time.Location
	echo    *echo.Echo
	list    []Route
	origin  *http.CrossOriginProtection
	begun   atomic.Bool // there is an account: the first start is over
	notices sync.Map    // session id → views.Notice, until the next page
	looked  sync.Map    // look → time.Time, see Ctx.noteView
}

// New returns a server. A route without a known right, and two with one method and path, are errors: nothing is open by
// mistake.
func New(c Config) (*Server, error) {
	maker, err := pdf.NewMaker()
	if err != nil {
		return nil, err
	}
	s := &Server{Config: c, maker: maker, drawer: pdf.NewDrawer(), zone: pathway.Zone(), echo: echo.New(), origin: http.NewCrossOriginProtection()}
	s.echo.HTTPErrorHandler = s.drawError
	s.echo.Pre(s.recovered, s.ourHost, s.headers, s.sameOrigin, s.endsHere, s.withSession)
	s.list = s.routes()
	return s, s.register(s.list)
}

func (s *Server) register(list []Route) error {
	var faults []error
	seen := map[string]bool{}
	for _, r := range list {
		name := r.Method + " " + r.Path
		switch {
		case !r.Right.Known():
			faults = append(faults, errors.New("route "+name+" has no right that is known"))
		case r.Handler == nil:
			faults = append(faults, errors.New("route "+name+" has no handler"))
		case seen[name]:
			faults = append(faults, errors.New("route "+name+" stands twice"))
		default:
			seen[name] = true
			s.echo.Add(r.Method, r.Path, s.guarded(r))
		}
	}
	return errors.Join(faults...)
}

// ServeHTTP answers a request.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) { s.echo.ServeHTTP(w, r) }

// Routes returns every route, for a test of who may use which.
func (s *Server) Routes() []Route { return s.list }

// offers tells whether there is a page at a path, so that nothing links to one that is not.
func (s *Server) offers(path string) bool {
	for _, r := range s.list {
		if r.Path == path && (r.Method == http.MethodGet || r.Method == http.MethodPost) {
			return true
		}
	}
	return false
}
