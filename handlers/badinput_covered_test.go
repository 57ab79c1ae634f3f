package handlers

import (
	"maps"
	"net/http"
	"slices"
	"strings"
	"testing"
)

// noForms are the routes that take no form of a page's main part, and why.
var noForms = map[string]string{
	lockPath:    "a button of every page's head, without a field",
	signOutPath: "a button of every page's head, without a field",
	closePath:   "a button of every page's head, without a field",
	sessionPath: "sent by script, without a field",
}

// noPages are the routes that are asked for with GET and draw no page, and why.
var noPages = map[string]string{
	"/":                                        "leads to one's first page",
	sessionPath:                                "answers the script",
	"/office.css":                              "no page",
	"/office/logo":                             "no page",
	"/cases/:case/reports/:report/file":        "a file",
	notifyPath + "/:issue/pdf":                 "a file",
	"/cases/:case/documents/:document/file":    "a file",
	"/cases/:case/documents/:document/large":   "a file",
	"/cases/:case/checklists/:checklist/paper": "a file",
	"/cases/:case/conferences/:conference/invitations/runs/:run/file": "a file",
	"/cases/:case/core-groups/:group/check":                           "a part of a page, that script asks for",
	"/cases/:case/core-groups/next":                                   "leads to the next core group",
	"/cases/:case/endings/next":                                       "leads to an ending",
}

// routeOf finds the route that answers to an address: of several the one with the fewest parameters, as the router does.
func routeOf(routes []Route, method, address string) string {
	path, _, _ := strings.Cut(address, "?")
	parts := strings.Split(path, "/")
	best, least := "", len(parts)
	for _, r := range routes {
		if n := parametersFor(r.Path, parts); r.Method == method && n >= 0 && n < least {
			best, least = r.Path, n
		}
	}
	return best
}

// parametersFor counts the parameters of a route that an address has values for; -1 where it is not the route's.
func parametersFor(route string, parts []string) int {
	n := 0
	for i, part := range strings.Split(route, "/") {
		switch {
		case i >= len(parts):
			return -1
		case strings.HasPrefix(part, ":"):
			n++
		case part != parts[i]:
			return -1
		}
	}
	if strings.Count(route, "/")+1 != len(parts) {
		return -1
	}
	return n
}

// uncovered lists the routes of a method that are not among those found, nor have a reason. What is done to documents on their
// way is one code, whatever the occasion: what was found of one is found of all.
func uncovered(s *site, method string, found map[string]bool, reasons map[string]string) []string {
	routes := s.Routes()
	var occasions, list []string
	for _, r := range routes {
		if base, ok := strings.CutSuffix(r.Path, "/runs/:run/sent"); ok {
			occasions = append(occasions, base)
		}
	}
	acts := map[string]bool{}
	for path := range both(found, reasons) {
		for _, base := range occasions {
			if act, ok := strings.CutPrefix(path, base); ok {
				acts[act] = true
			}
		}
	}
	shared := s.invitations()
	for _, r := range routes {
		if r.Method != method || found[r.Path] || reasons[r.Path] != "" {
			continue
		}
		if !slices.ContainsFunc(shared.routes(), func(act Route) bool {
			act.Path = strings.TrimPrefix(act.Path, shared.base())
			return act.Method == method && acts[act.Path] && slices.ContainsFunc(occasions, func(base string) bool { return r.Path == base+act.Path })
		}) {
			list = append(list, r.Path)
		}
	}
	for path := range reasons {
		if !slices.ContainsFunc(routes, func(r Route) bool { return r.Method == method && r.Path == path }) || found[path] {
			list = append(list, path+", which is found or is gone and still has a reason why not,")
		}
	}
	return list
}

// both are the routes that were found and those that have a reason why not.
func both(found map[string]bool, reasons map[string]string) map[string]bool {
	all := maps.Clone(found)
	for path := range reasons {
		all[path] = true
	}
	return all
}

// covered holds the forms that were found, and the pages that were drawn, to the list of routes.
func (x *badInputTrial) covered(s *site, pages []string) {
	x.t.Helper()
	forms, drawn := map[string]bool{}, map[string]bool{}
	for _, f := range x.forms {
		forms[routeOf(s.Routes(), f.method, f.action)] = true
	}
	for _, page := range pages {
		drawn[routeOf(s.Routes(), http.MethodGet, page)] = true
	}
	for _, path := range uncovered(s, http.MethodPost, forms, noForms) {
		x.t.Errorf("no form of %s was found", path)
	}
	for _, path := range uncovered(s, http.MethodGet, drawn, noPages) {
		x.t.Errorf("no page of %s was drawn", path)
	}
}

func TestRouteOfAnAddress(t *testing.T) {
	t.Parallel()
	routes := []Route{{Method: get, Path: "/cases/:case"}, {Method: get, Path: "/cases/new"}, {Method: post, Path: "/cases/:case/steps/:step"}}
	for address, want := range map[string]string{"/cases/12?x=/": "/cases/:case", "/cases/new": "/cases/new", "/cases": "", "/cases/1/steps/icpc": ""} {
		if got := routeOf(routes, get, address); got != want {
			t.Errorf("%s is %q, want %q", address, got, want)
		}
	}
}
