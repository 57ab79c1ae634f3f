package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"cp-pathway/db"
	"cp-pathway/db/dbtest"
)

// program is the whole program as a user starts it.
type program struct {
	t      *testing.T
	url    string
	opened chan string
	stop   context.CancelFunc
	status chan int
	errors *bytes.Buffer
}

var firstLine = regexp.MustCompile(`^CP Pathway is at (http://127\.0\.0\.1:\d+/)\n$`)

// start runs the program and waits for its line.
func start(t *testing.T, args ...string) *program {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	p := &program{t: t, opened: make(chan string, 1), stop: cancel, status: make(chan int, 1), errors: new(bytes.Buffer)}
	out, in := io.Pipe()
	go func() {
		p.status <- run(ctx, args, in, p.errors, func(url string) error { p.opened <- url; return errors.New("no browser here") })
		in.Close()
	}()
	t.Cleanup(func() { cancel(); io.Copy(io.Discard, out) })
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatalf("status %d: %s", <-p.status, p.errors)
	}
	m := firstLine.FindStringSubmatch(line)
	if m == nil {
		t.Fatalf("said %q", line)
	}
	p.url = m[1]
	return p
}

// ends stops the program as Ctrl-C does and returns its status.
func (p *program) ends() int {
	p.t.Helper()
	p.stop()
	select {
	case status := <-p.status:
		return status
	case <-time.After(15 * time.Second):
		p.t.Fatal("it does not end")
		return -1
	}
}

func (p *program) get(path string) (int, string) {
	p.t.Helper()
	res, err := http.Get(p.url + path)
	if err != nil {
		p.t.Fatal(err)
	}
	defer res.Body.Close()
	body, err := io.ReadAll(res.Body)
	if err != nil {
		p.t.Fatal(err)
	}
	return res.StatusCode, string(body)
}

func TestServeOnAnEmptyFolder(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "office")
	p := start(t, "--addr", "127.0.0.1:0", "--data", folder)
	if got := <-p.opened; got != p.url {
		t.Errorf("opened %q, is at %q", got, p.url)
	}
	if status, body := p.get("healthz"); status != 200 || body != "ok\n" {
		t.Errorf("health %d %q", status, body)
	}
	if _, body := p.get(""); !strings.Contains(body, "Welcome to CP Pathway") {
		t.Errorf("the first page is %s", body)
	}
	// A second start on the same folder opens the running one.
	second := start(t, "serve", "--data", folder)
	if second.url != p.url || <-second.opened != p.url {
		t.Errorf("a second start is at %q, the first at %q", second.url, p.url)
	}
	if got := <-second.status; got != 0 {
		t.Errorf("the second start ends with %d: %s", got, second.errors)
	}
	if got := p.ends(); got != 0 {
		t.Errorf("ends with %d: %s", got, p.errors)
	}
	if _, err := os.Stat(filepath.Join(folder, addressFile)); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("the address stays: %v", err)
	}
	again := start(t, "--addr", "127.0.0.1:0", "--data", folder, "--no-browser")
	if status, _ := again.get("healthz"); status != 200 || len(again.opened) != 0 {
		t.Errorf("a later start: %d, opened %d", status, len(again.opened))
	}
	if got := again.ends(); got != 0 || again.errors.Len() > 0 {
		t.Errorf("ends with %d: %s", got, again.errors)
	}
}

func TestDemoIsThrownAway(t *testing.T) {
	t.Setenv("TMPDIR", t.TempDir())
	p := start(t, "--demo", "--addr", "127.0.0.1:0", "--no-browser", "--now", "2026-11-21T09:00")
	_, body := p.get("sign-in")
	if !strings.Contains(body, "Accounts for practice") || !strings.Contains(body, "made up") {
		t.Errorf("the sign-in page is %s", body)
	}
	if list, err := os.ReadDir(os.TempDir()); err != nil || len(list) != 1 {
		t.Errorf("in the temporary folder: %v, %v", list, err)
	}
	if got := p.ends(); got != 0 {
		t.Errorf("ends with %d: %s", got, p.errors)
	}
	if list, err := os.ReadDir(os.TempDir()); err != nil || len(list) != 0 {
		t.Errorf("left behind: %v, %v", list, err)
	}
}

// The line comes before the families are told; pages wait for them, and the end does not.
func TestDemoEndsWhileItStarts(t *testing.T) {
	t.Setenv("TMPDIR", t.TempDir())
	p := start(t, "--demo", "--addr", "127.0.0.1:0", "--no-browser")
	if status, body := p.get("healthz"); status != 200 || body != "ok\n" {
		t.Errorf("health %d %q", status, body)
	}
	waited := make(chan int, 1)
	go func() {
		res, err := http.Get(p.url + "sign-in")
		if err != nil {
			waited <- 0
			return
		}
		res.Body.Close()
		waited <- res.StatusCode
	}()
	if got := p.ends(); got != 0 || p.errors.Len() > 0 {
		t.Errorf("ends with %d: %s", got, p.errors)
	}
	if status := <-waited; status != http.StatusServiceUnavailable && status != 0 {
		t.Errorf("a page that waited: %d", status)
	}
	if list, err := os.ReadDir(os.TempDir()); err != nil || len(list) != 0 {
		t.Errorf("left behind: %v, %v", list, err)
	}
}

func TestPracticeCopyRunsBeside(t *testing.T) {
	t.Setenv("TMPDIR", t.TempDir())
	p := start(t, "--addr", "127.0.0.1:0", "--data", filepath.Join(t.TempDir(), "office"), "--no-browser")
	copyOf := func() string {
		res, err := http.Post(p.url+"start/practice", "application/x-www-form-urlencoded", nil)
		if err != nil {
			t.Fatal(err)
		}
		defer res.Body.Close()
		body, err := io.ReadAll(res.Body)
		if err != nil {
			t.Fatal(err)
		}
		m := regexp.MustCompile(`href="(http://127\.0\.0\.1:\d+/)"`).FindSubmatch(body)
		if m == nil {
			t.Fatalf("%d %s", res.StatusCode, body)
		}
		return string(m[1])
	}
	url := copyOf()
	if again := copyOf(); again != url || url == p.url {
		t.Errorf("copies at %s and %s, the office at %s", url, again, p.url)
	}
	practice := &program{t: t, url: url}
	if _, body := practice.get("sign-in"); !strings.Contains(body, "Accounts for practice") {
		t.Errorf("the practice copy says %s", body)
	}
	if _, body := p.get("start"); !strings.Contains(body, "Welcome to CP Pathway") {
		t.Error("the office is no longer empty")
	}
	if got := p.ends(); got != 0 {
		t.Errorf("ends with %d: %s", got, p.errors)
	}
	if list, err := os.ReadDir(os.TempDir()); err != nil || len(list) != 0 {
		t.Errorf("left behind: %v, %v", list, err)
	}
}

func TestDefaultPortGivesWay(t *testing.T) {
	taken, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer taken.Close()
	for _, anyPort := range []bool{true, false} {
		o := options{address: taken.Addr().String(), anyPort: anyPort, folder: t.TempDir()}
		ctx, cancel := context.WithTimeout(t.Context(), time.Second)
		err := serve(ctx, o, io.Discard, io.Discard, func(url string) error {
			if strings.Contains(url, taken.Addr().String()) {
				t.Errorf("opened %s, which something else has", url)
			}
			cancel()
			return nil
		})
		cancel()
		if (err == nil) != anyPort {
			t.Errorf("any port %v: %v", anyPort, err)
		}
	}
	o, err := serveOptions([]string{"--data", "x"}, io.Discard)
	if err != nil || !o.anyPort {
		t.Errorf("the default address: %+v, %v", o, err)
	}
	if o, err = serveOptions([]string{"--addr", defaultAddress, "--data", "x"}, io.Discard); err != nil || o.anyPort {
		t.Errorf("an address that was asked for: %+v, %v", o, err)
	}
}

func TestWrongArguments(t *testing.T) {
	tests := []struct {
		args string
		says string
	}{
		{"fly", `there is no command "fly"`},
		{"--fly", "-fly"},
		{"serve there", `"there" is not a flag`},
		{"--now 2026-11-21T09:00", "--now goes with --demo"},
		{"--demo --now yesterday", "--now: "},
		{"--demo --data x", "--demo has a folder of its own"},
		{"deadlines", "--strategy"},
		{"generate", "--cases"},
		{"generate --cases 0 --data x", "--cases"},
		{"generate --cases 10001 --data x", "--cases"},
		{"generate --cases many --data x", "-cases"},
		{"generate --cases 8", "--data"},
		{"generate --cases 8 --data x --seed -1", "-seed"},
		{"generate --cases 8 --data x more", `"more" is not a flag`},
		{"generate --cases 8 --data x --now yesterday", "-now"},
		{"deadlines --strategy 2026-02-30T10:00", "there is no day 2026-02-30"},
		{"deadlines --pathway 1999 --strategy 2026-12-11T10:00", "1999"},
		{"deadlines --strategy 2026-12-11T10:00 --conference 2026-12-10T10:00", "before the strategy meeting"},
	}
	for _, tt := range tests {
		var out, errs bytes.Buffer
		if got := run(t.Context(), strings.Fields(tt.args), &out, &errs, nil); got != 2 {
			t.Errorf("%s: status %d", tt.args, got)
		}
		if said := errs.String(); strings.Count(said, "\n") != 1 || !strings.Contains(said, tt.says) || out.Len() > 0 {
			t.Errorf("%s: says %q and prints %q, want one line with %q", tt.args, said, out.String(), tt.says)
		}
	}
	for _, args := range []string{"--help", "deadlines --help", "generate --help"} {
		var out bytes.Buffer
		if got := run(t.Context(), strings.Fields(args), &out, io.Discard, nil); got != 0 || !strings.HasPrefix(out.String(), "Usage: cp-pathway") {
			t.Errorf("%s: status %d, prints %q", args, got, out.String())
		}
	}
}

// The worked cases are held in pathway; this holds that the command prints them.
func TestDeadlinesCommand(t *testing.T) {
	type milestone struct{ ID, Due, Limit string }
	var answer struct{ Milestones []milestone }
	var out bytes.Buffer
	if got := run(t.Context(), strings.Fields("deadlines --pathway 2024 --strategy 2026-12-11T10:00 --json"), &out, io.Discard, nil); got != 0 {
		t.Fatalf("status %d", got)
	}
	if err := json.Unmarshal(out.Bytes(), &answer); err != nil {
		t.Fatal(err)
	}
	found := false
	for _, m := range answer.Milestones {
		// Friday 11 December 2026 is Day 1; Christmas Day, the substitute for Boxing Day and New Year's Day are none.
		if m.ID == "icpc" {
			found = true
			if m.Due != "2027-01-05" || m.Limit != "2027-01-06" {
				t.Errorf("the conference is due %s, limit %s", m.Due, m.Limit)
			}
		}
	}
	if !found {
		t.Errorf("no conference in %s", out.String())
	}
	out.Reset()
	if got := run(t.Context(), strings.Fields("deadlines --strategy 2026-12-11T10:00"), &out, io.Discard, nil); got != 0 || !strings.Contains(out.String(), "icpc") {
		t.Errorf("the table: status %d, %s", got, out.String())
	}
}

func TestClockStartsWhereAsked(t *testing.T) {
	o, err := serveOptions([]string{"--demo", "--now", "2026-07-21T09:00"}, io.Discard)
	if err != nil {
		t.Fatal(err)
	}
	now := o.clock()
	if got := now().UTC().Format("2006-01-02T15:04"); got != "2026-07-21T08:00" { // summer time
		t.Errorf("the clock starts at %s", got)
	}
	if first := now(); !now().After(first) {
		t.Error("the clock stands still")
	}
}

// generate fills a folder that the program then opens as a practice copy, with the same letters for the same seed; a folder that
// has an office in it is left alone.
func TestGenerateCommand(t *testing.T) {
	var letters [2][]string
	var folder string
	for i := range letters {
		folder = filepath.Join(t.TempDir(), "made up")
		var out, errs bytes.Buffer
		if got := run(t.Context(), []string{"generate", "--cases", "8", "--seed", "4", "--now", "2026-11-23T09:00", "--data", folder}, &out, &errs, nil); got != 0 {
			t.Fatalf("status %d: %s", got, &errs)
		}
		if said := out.String(); !strings.HasPrefix(said, "8 made-up families are in "+folder) || strings.Count(said, "\n") != 1 {
			t.Errorf("says %q", said)
		}
		data, err := db.Open(t.Context(), folder, time.Now)
		if err != nil {
			t.Fatal(err)
		}
		letters[i] = dbtest.MustRows(t, data, `SELECT reference || ' ' || kind || ' ' || sha256 || ' ' || json_extract(facts, '$.Specimen') FROM document ORDER BY id`)
		if err := data.Close(); err != nil {
			t.Fatal(err)
		}
	}
	if len(letters[0]) < 8 || !slices.Equal(letters[0], letters[1]) || !strings.HasSuffix(letters[0][0], " 1") {
		t.Errorf("letters %q, again %q", letters[0], letters[1])
	}
	p := start(t, "--addr", "127.0.0.1:0", "--data", folder, "--no-browser")
	if _, body := p.get("sign-in"); !strings.Contains(body, "Accounts for practice") || !strings.Contains(body, "is made up") {
		t.Errorf("the sign-in page is %s", body)
	}
	again := func(says string) {
		t.Helper()
		var out, errs bytes.Buffer
		if got := run(t.Context(), []string{"generate", "--cases", "8", "--data", folder}, &out, &errs, nil); got != 2 || !strings.Contains(errs.String(), says) || strings.Count(errs.String(), "\n") != 1 {
			t.Errorf("into the same folder: %d, %q", got, errs.String())
		}
	}
	again("is running on")
	p.ends()
	again("holds an office already")
}
