package main

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/PuerkitoBio/goquery"

	"cp-pathway/db"
)

// With it in its environment, the binary of the tests is the program, so that one can be killed.
const asProgram = "CP_PATHWAY_AS_PROGRAM"

func TestMain(m *testing.M) {
	if os.Getenv(asProgram) != "" {
		os.Exit(run(context.Background(), os.Args[1:], os.Stdout, os.Stderr, func(string) error { return nil }))
	}
	os.Exit(m.Run())
}

// killed is the program as a process of its own, with somebody signed in to it.
type killed struct {
	t      *testing.T
	url    string
	cmd    *exec.Cmd
	client *http.Client
}

// mustLaunch starts the program on a folder as a process and signs the minute taker in.
func mustLaunch(t *testing.T, folder string) *killed {
	t.Helper()
	cmd := exec.Command(os.Args[0], "--data", folder, "--addr", "127.0.0.1:0", "--no-browser")
	cmd.Env = append(os.Environ(), asProgram+"=1")
	cmd.Stderr = t.Output()
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { cmd.Process.Kill(); cmd.Wait() })
	line, err := bufio.NewReader(out).ReadString('\n')
	m := firstLine.FindStringSubmatch(line)
	if err != nil || m == nil {
		t.Fatalf("said %q: %v", line, err)
	}
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	k := &killed{t, m[1], cmd, &http.Client{Jar: jar, Timeout: time.Minute}}
	if res, err := k.client.PostForm(k.url+"sign-in", url.Values{"login": {"minutes"}, "password": {db.PracticePassword}}); err != nil || res.StatusCode != http.StatusOK {
		t.Fatalf("sign in: %v, %v", res, err)
	}
	return k
}

// page returns a page as it is; nil where there is none.
func (k *killed) page(path string) *goquery.Document {
	k.t.Helper()
	res, err := k.client.Get(k.url + path)
	if err != nil {
		k.t.Fatal(err)
	}
	defer res.Body.Close()
	if res.StatusCode != http.StatusOK {
		return nil
	}
	doc, err := goquery.NewDocumentFromReader(res.Body)
	if err != nil {
		k.t.Fatal(err)
	}
	return doc
}

// save sends one field as the screen's script does and reports whether the program said that it is saved.
func (k *killed) save(path string, page *goquery.Document, name, text string) bool {
	hidden := func(name string) string { return page.Find("#screen [name="+name+"]").AttrOr("value", "") }
	res, err := k.client.PostForm(k.url+path+"/draft", url.Values{
		"person": {hidden("person")}, "version": {hidden("version")}, "page": {hidden("page")}, "field": {name}, "base": {""}, name: {text}})
	if err != nil {
		return false
	}
	defer res.Body.Close()
	body, err := io.ReadAll(res.Body)
	return err == nil && res.StatusCode == http.StatusOK && strings.Contains(string(body), `"saved"`)
}

// The process is killed while the minute taker types, at other moments of a save each time. Whatever the screen was told is saved
// is there after the next start, and what was being saved is there whole or not at all.
func TestKilledWhileTyping(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "office")
	if status := run(t.Context(), []string{"generate", "--cases", "12", "--seed", "7", "--data", folder}, io.Discard, t.Output(), nil); status != 0 {
		t.Fatalf("generate ends with %d", status)
	}
	k := mustLaunch(t, folder)
	path := ""
	for n := 1; n <= 24 && path == ""; n++ { // a conference that is still to be written down
		for _, a := range k.links(fmt.Sprintf("cases/%d/conferences", n)) {
			if page := k.page(a); page != nil && page.Find("#text-worries:not([readonly],[disabled])").Length() == 1 {
				path = a
			}
		}
	}
	if path == "" {
		t.Fatal("no conference can be written down")
	}
	texts := func(page *goquery.Document) (worries, change string) {
		return page.Find("#text-worries").Text(), page.Find("#text-change").Text()
	}
	const rounds = 6
	_, was := texts(k.page(path))
	for round := range rounds {
		page := k.page(path)
		before := fmt.Sprintf("round %d before ", round) + strings.Repeat("– “typed” ", 300) + "."
		if !k.save(path, page, "text.worries", before) {
			t.Fatalf("round %d: not saved", round)
		}
		whole := fmt.Sprintf("round %d while it is killed ", round) + strings.Repeat("ż", 4000)
		var saving sync.WaitGroup
		told := false
		saving.Go(func() { told = k.save(path, page, "text.change", whole) })
		time.Sleep(time.Duration(round*round) * 3 * time.Millisecond)
		if round == rounds-1 { // the last one is killed just after it was told
			saving.Wait()
		}
		if err := k.cmd.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		saving.Wait()
		k.cmd.Wait()
		k = mustLaunch(t, folder)
		worries, change := texts(k.page(path))
		if worries != before {
			t.Errorf("round %d: what was saved is %.60q", round, worries)
		}
		switch {
		case told && change != whole:
			t.Errorf("round %d: it said saved, and holds %.60q", round, change)
		case change != whole && change != was:
			t.Errorf("round %d: half a text, %d bytes: %.60q", round, len(change), change)
		case round == rounds-1 && !told:
			t.Error("nothing was ever saved while it ran")
		}
		was = change
	}
}

// links returns the addresses of conference screens that a page leads to.
func (k *killed) links(path string) []string {
	k.t.Helper()
	page := k.page(path)
	if page == nil {
		return nil
	}
	return page.Find(`a[href$="/minutes"]`).Map(func(_ int, a *goquery.Selection) string { return strings.TrimPrefix(a.AttrOr("href", ""), "/") })
}
