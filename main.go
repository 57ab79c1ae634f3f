// Command cp-pathway runs the child protection conference pathway of an English council: one program, one file of data,
// the browser of one laptop or of a small office.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"os"
	"os/signal"
	"path/filepath"
	"runtime/debug"
	"strconv"
	"sync"
	"syscall"
	"time"

	"github.com/gofrs/flock"
	"github.com/pkg/browser"

	"cp-pathway/db"
	"cp-pathway/db/madeup"
	"cp-pathway/handlers"
	"cp-pathway/pathway"
	"cp-pathway/static"
	"cp-pathway/views"
)

const usage = `Usage: cp-pathway [serve] [flags]
       cp-pathway deadlines --strategy T [flags]
       cp-pathway generate --cases N --data DIR [--seed S]

Without a command it serves, and opens the browser.

  --addr A       where to listen (default ` + defaultAddress + `; port 0 picks a free one)
  --data DIR     the data folder (default: in the user's configuration folder)
  --no-browser   open no browser
  --demo         made-up families in a folder that is thrown away
  --now T        with --demo: the clock starts at T, such as 2026-11-21T09:00

generate fills an empty data folder with a made-up office and N made-up families at every stage, the same for the same
seed and day (--now T: as if it were then). Open it with --data DIR.

cp-pathway deadlines --help tells about that command.
`

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	browser.Stdout = os.Stderr // what the system's opener says is not our one line
	code := run(ctx, os.Args[1:], os.Stdout, os.Stderr, browser.OpenURL)
	stop()
	os.Exit(code)
}

// run does what the arguments say and returns the exit status: 0 done, 1 it failed, 2 the arguments are wrong. open
// shows an address in the browser.
func run(ctx context.Context, args []string, stdout, stderr io.Writer, open func(string) error) int {
	err := command(ctx, args, stdout, stderr, open)
	var wrong pathway.UsageError
	switch {
	case err == nil:
		return 0
	case errors.Is(err, flag.ErrHelp):
		return 0
	case errors.As(err, &wrong):
		fmt.Fprintf(stderr, "cp-pathway: %v\n", err)
		return 2
	}
	fmt.Fprintf(stderr, "cp-pathway: %v\n", err)
	return 1
}

func command(ctx context.Context, args []string, stdout, stderr io.Writer, open func(string) error) error {
	name := "serve"
	if len(args) > 0 && args[0] != "" && args[0][0] != '-' {
		name, args = args[0], args[1:]
	}
	switch name {
	case "serve":
		o, err := serveOptions(args, stdout)
		if err != nil {
			return err
		}
		return serve(ctx, o, stdout, stderr, open)
	case "deadlines":
		return deadlines(args, stdout)
	case "generate":
		return generate(ctx, args, stdout, stderr)
	}
	return pathway.UsageError(fmt.Sprintf("there is no command %q; cp-pathway --help lists them", name))
}

// deadlines prints when everything is due after a strategy meeting.
func deadlines(args []string, stdout io.Writer) error {
	definitions, err := pathway.LoadDefinitions()
	if err != nil {
		return err
	}
	calendar, err := pathway.LoadCalendar()
	if err != nil {
		return err
	}
	request, err := pathway.ParseDeadlines(args, definitions)
	if errors.Is(err, flag.ErrHelp) {
		fmt.Fprint(stdout, pathway.DeadlinesUsage)
	}
	if err != nil {
		return err
	}
	answer, err := request.Deadlines(definitions, calendar)
	if err != nil {
		return err
	}
	if request.JSON {
		return answer.WriteJSON(stdout)
	}
	return answer.WriteTable(stdout)
}

// generate fills an empty data folder with made-up families.
func generate(ctx context.Context, args []string, stdout, stderr io.Writer) (err error) {
	o, folder, err := generateOptions(args, stdout)
	if err != nil {
		return err
	}
	unlock, elsewhere, err := claim(ctx, folder)
	if err != nil {
		return err
	}
	if elsewhere != "" {
		return pathway.UsageError(fmt.Sprintf("the program is running on %s; name another folder", folder))
	}
	defer unlock()
	data, err := db.Open(ctx, folder, time.Now)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, data.Close()) }()
	config := handlers.Config{DB: data, Now: time.Now, Address: defaultAddress, Log: slog.New(slog.NewTextHandler(stderr, nil))}
	if err := dress(&config); err != nil {
		return err
	}
	handler, err := handlers.New(config)
	if err != nil {
		return err
	}
	debug.SetGCPercent(400) // memory is there, and it takes a sixth off
	tenth := 0
	err = madeup.Generate(ctx, data, o, handler.Issue, func(done, of int) {
		if now := 10 * done / of; now > tenth && now < 10 {
			tenth = now
			fmt.Fprintf(stderr, "%d %%\n", 10*tenth)
		}
	})
	switch {
	case errors.Is(err, madeup.ErrHoldsOffice):
		return pathway.UsageError(fmt.Sprintf("%s holds an office already, and nothing made up comes into that; name an empty folder", folder))
	case err != nil:
		return fmt.Errorf("%s holds a part only, so name another folder next time: %w", folder, err)
	}
	fmt.Fprintf(stdout, "%d made-up families are in %s\n", o.Cases, folder)
	return nil
}

// generateOptions reads the flags of generate. The families are as they are at the close of the working day before --now, or
// before today, so that it does not matter when on a day it runs.
func generateOptions(args []string, stdout io.Writer) (o madeup.Order, folder string, err error) {
	now := pathway.DateTimeOf(time.Now().In(pathway.Zone()))
	flags := flag.NewFlagSet("generate", flag.ContinueOnError)
	flags.SetOutput(io.Discard)
	flags.IntVar(&o.Cases, "cases", 0, "")
	flags.Uint64Var(&o.Seed, "seed", 1, "")
	flags.StringVar(&folder, "data", "", "")
	flags.TextVar(&now, "now", now, "")
	err = flags.Parse(args)
	switch {
	case errors.Is(err, flag.ErrHelp):
		fmt.Fprint(stdout, usage)
		return o, "", err
	case err != nil:
		return o, "", pathway.UsageError(err.Error())
	case flags.NArg() > 0:
		return o, "", pathway.UsageError(fmt.Sprintf("%q is not a flag", flags.Arg(0)))
	case o.Cases < 1 || o.Cases > mostCases:
		return o, "", pathway.UsageError(fmt.Sprintf("--cases: how many families, from 1 to %d", mostCases))
	case folder == "":
		return o, "", pathway.UsageError("--data: name the folder that they come into")
	}
	days, err := pathway.LoadCalendar()
	if err != nil {
		return o, "", err
	}
	o.Now = days.AddWorkingDays(now.Date(), -1).At(17, 0).In(pathway.Zone())
	return o, folder, nil
}

// mostCases is for how many families there are enough days and rooms.
const mostCases = 10_000

// options are the flags of serve.
type options struct {
	address   string
	anyPort   bool // the default address may give way to a free port
	folder    string
	demo      bool
	start     time.Time // where the clock starts; zero: the real time
	noBrowser bool
}

const defaultAddress = "127.0.0.1:8477"

func serveOptions(args []string, stdout io.Writer) (options, error) {
	var o options
	var now string
	flags := flag.NewFlagSet("serve", flag.ContinueOnError)
	flags.SetOutput(io.Discard)
	flags.StringVar(&o.address, "addr", defaultAddress, "")
	flags.StringVar(&o.folder, "data", "", "")
	flags.StringVar(&now, "now", "", "")
	flags.BoolVar(&o.demo, "demo", false, "")
	flags.BoolVar(&o.noBrowser, "no-browser", false, "")
	err := flags.Parse(args)
	if errors.Is(err, flag.ErrHelp) {
		fmt.Fprint(stdout, usage)
		return o, err
	}
	o.anyPort = true
	flags.Visit(func(f *flag.Flag) { o.anyPort = o.anyPort && f.Name != "addr" })
	switch {
	case err != nil:
		return o, pathway.UsageError(err.Error())
	case flags.NArg() > 0:
		return o, pathway.UsageError(fmt.Sprintf("%q is not a flag", flags.Arg(0)))
	case now != "" && !o.demo:
		return o, pathway.UsageError("--now goes with --demo only: an office's own data keep the real time")
	case o.demo && o.folder != "":
		return o, pathway.UsageError("--demo has a folder of its own, so --data does not go with it")
	case now != "":
		t, err := pathway.ParseDateTime(now)
		if err != nil {
			return o, pathway.UsageError("--now: " + err.Error())
		}
		o.start = t.In(pathway.Zone())
	}
	if o.folder == "" && !o.demo {
		config, err := os.UserConfigDir()
		if err != nil {
			return o, fmt.Errorf("no place for the data; say one with --data: %w", err)
		}
		o.folder = filepath.Join(config, "cp-pathway")
	}
	return o, nil
}

// clock returns the time: the real one, or one that started at another.
func (o options) clock() func() time.Time {
	if o.start.IsZero() {
		return time.Now
	}
	began := time.Now()
	return func() time.Time { return o.start.Add(time.Since(began)) }
}

// serve runs the program until ctx ends or somebody closes it.
func serve(ctx context.Context, o options, stdout, stderr io.Writer, open func(string) error) (err error) {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	show := func(url string) {
		fmt.Fprintf(stdout, "CP Pathway is at %s\n", url)
		if !o.noBrowser {
			_ = open(url) // the address stands above
		}
	}
	if !o.demo {
		unlock, elsewhere, err := claim(ctx, o.folder)
		if err != nil {
			return err
		}
		if elsewhere != "" {
			show(elsewhere)
			return nil
		}
		defer unlock()
	}
	main, err := openCopy(ctx, o, slog.New(slog.NewTextHandler(stderr, nil)), stop)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, main.close()) }()
	if !o.demo {
		if err := os.WriteFile(filepath.Join(o.folder, addressFile), []byte(main.url), 0o600); err != nil {
			return err
		}
	}
	show(main.url)
	select {
	case <-ctx.Done():
		return nil
	case err := <-main.failed:
		return err
	}
}

// In the data folder: a lock held by the running program, and the address that it is at.
const (
	lockFile    = "pathway.lock"
	addressFile = "pathway.address"
)

// claim makes the data folder this program's own, until unlock. Where another program has it, elsewhere is its address.
func claim(ctx context.Context, folder string) (unlock func(), elsewhere string, err error) {
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return nil, "", fmt.Errorf("data folder: %w", err)
	}
	lock := flock.New(filepath.Join(folder, lockFile), flock.SetPermissions(0o600))
	address := filepath.Join(folder, addressFile)
	for range 50 { // the other one may be just starting, or just ending
		got, err := lock.TryLock()
		if err != nil {
			return nil, "", fmt.Errorf("data folder: %w", err)
		}
		if got {
			os.Remove(address) // left by one that crashed
			return func() { os.Remove(address); lock.Unlock() }, "", nil
		}
		if url, err := os.ReadFile(address); err == nil && healthy(ctx, string(url)) {
			return nil, string(url), nil
		}
		select {
		case <-ctx.Done():
			return nil, "", ctx.Err()
		case <-time.After(200 * time.Millisecond):
		}
	}
	return nil, "", fmt.Errorf("another program uses %s and does not answer; end it, then try again", folder)
}

func healthy(ctx context.Context, url string) bool {
	ctx, cancel := context.WithTimeout(ctx, 2*time.Second)
	defer cancel()
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, url+"healthz", nil)
	if err != nil {
		return false
	}
	res, err := http.DefaultClient.Do(r)
	if err != nil {
		return false
	}
	return res.Body.Close() == nil && res.StatusCode == http.StatusOK
}

// running is a data folder with the server that works on it: the office's own, or one for practice.
type running struct {
	url      string
	folder   string
	throwOut bool
	data     *db.DB
	server   *http.Server
	practice *running // opened from its first page
	hourly   sync.WaitGroup
	rest     context.CancelFunc // ends hourly, and what waits for it
	mu       sync.Mutex
	failed   chan error
}

// openCopy opens the data and accepts connections. stop ends the whole program; nil: its pages do not offer that.
func openCopy(ctx context.Context, o options, log *slog.Logger, stop func()) (_ *running, err error) {
	c := &running{folder: o.folder, failed: make(chan error, 2)}
	defer func() {
		if err != nil {
			err = errors.Join(err, c.close())
		}
	}()
	if o.demo {
		if c.folder, err = os.MkdirTemp("", "cp-pathway-demo-"); err != nil {
			return nil, err
		}
		c.throwOut = true
	}
	now := o.clock()
	if c.data, err = db.Open(ctx, c.folder, now); err != nil {
		return nil, err
	}
	config := handlers.Config{DB: c.data, Now: now, Log: log, Stop: stop}
	switch generated, err := c.data.MadeUp(ctx); {
	case err != nil:
		return nil, err
	case o.demo:
		config.Practice = "Everything here is made up, and is thrown away when the program ends."
		config.PracticePassword = db.PracticePassword
		if config.PracticeAccounts, err = madeup.Begin(ctx, c.data, now()); err != nil {
			return nil, err
		}
	case generated:
		config.Practice = "Everything here is made up."
		config.PracticePassword = db.PracticePassword
		if config.PracticeAccounts, err = c.data.Accounts(ctx); err != nil {
			return nil, err
		}
	default:
		config.StartPractice = func(context.Context) (string, error) { return c.startPractice(ctx, log) }
	}
	if err := dress(&config); err != nil {
		return nil, err
	}
	listener, err := net.Listen("tcp", o.address)
	if err != nil && o.anyPort { // something else has it
		listener, err = net.Listen("tcp", "127.0.0.1:0")
	}
	if err != nil {
		return nil, err
	}
	config.Address = listener.Addr().String()
	handler, err := handlers.New(config)
	if err != nil {
		return nil, errors.Join(err, listener.Close())
	}
	ctx, c.rest = context.WithCancel(ctx)
	ready := waiting{handler, make(chan struct{}), ctx.Done()}
	c.url = "http://" + reachable(listener.Addr().(*net.TCPAddr)) + "/"
	c.server = &http.Server{Handler: ready, ReadHeaderTimeout: 10 * time.Second, ReadTimeout: time.Minute, IdleTimeout: 2 * time.Minute,
		ErrorLog: slog.NewLogLogger(log.Handler(), slog.LevelWarn)}
	go func() {
		if err := c.server.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
			c.failed <- err
		}
	}()
	c.hourly.Go(func() {
		if o.demo {
			if err := madeup.Demo(ctx, c.data, now(), handler.Issue); err != nil {
				c.rest()
				c.failed <- err
				return
			}
		}
		close(ready.told)
		c.escalate(ctx, log)
	})
	return c, nil
}

// waiting is a handler whose pages wait until the made-up families have been told, so that a browser can be shown the way at once.
type waiting struct {
	http.Handler
	told chan struct{}   // closed when they have
	gone <-chan struct{} // closed when the program ends
}

// ServeHTTP answers a request.
func (w waiting) ServeHTTP(rw http.ResponseWriter, r *http.Request) {
	if r.URL.Path != "/healthz" {
		select {
		case <-w.told:
		case <-w.gone:
			http.Error(rw, "The program has ended.", http.StatusServiceUnavailable)
			return
		case <-r.Context().Done():
			return
		}
	}
	w.Handler.ServeHTTP(rw, r)
}

// dress gives a configuration what its pages are made with.
func dress(config *handlers.Config) (err error) {
	if config.Static, err = static.Open(); err != nil {
		return err
	}
	config.Views, err = views.New(config.Static.URL)
	return err
}

// escalate makes tasks of what is late, now and every hour until ctx ends.
func (c *running) escalate(ctx context.Context, log *slog.Logger) {
	tick := time.NewTicker(time.Hour)
	defer tick.Stop()
	for {
		if err := c.data.Escalate(ctx); err != nil && ctx.Err() == nil {
			log.Error("escalating what is late", slog.String("cause", err.Error()))
		}
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
	}
}

// reachable returns the address for a browser on this machine.
func reachable(a *net.TCPAddr) string {
	if a.IP.IsUnspecified() {
		return net.JoinHostPort("127.0.0.1", strconv.Itoa(a.Port))
	}
	return a.String()
}

// startPractice opens a practice copy beside this one, once, and returns its address. It ends with this one.
func (c *running) startPractice(ctx context.Context, log *slog.Logger) (string, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.practice == nil {
		p, err := openCopy(ctx, options{address: "127.0.0.1:0", demo: true}, log, nil)
		if err != nil {
			return "", err
		}
		c.practice = p
	}
	return c.practice.url, nil
}

// close lets requests end, writes what is queued, and throws a practice folder away.
func (c *running) close() error {
	var faults []error
	if c.practice != nil {
		faults = append(faults, c.practice.close())
	}
	if c.rest != nil {
		c.rest()
	}
	if c.server != nil {
		ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)
		defer cancel()
		if err := c.server.Shutdown(ctx); err != nil {
			faults = append(faults, c.server.Close())
		}
	}
	c.hourly.Wait()
	if c.data != nil {
		faults = append(faults, c.data.Close())
	}
	if c.throwOut {
		faults = append(faults, os.RemoveAll(c.folder))
	}
	return errors.Join(faults...)
}
