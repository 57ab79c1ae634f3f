package handlers

import (
	"net/http"
	"slices"

	"cp-pathway/pathway"
)

// Route is one thing that the program answers to. The guard lets nobody through who has not got Right.
//
// A path under /cases/:case is about a family: the guard loads it (Ctx.Case), checks that this reader may open it, and
// puts a GET into the audit trail. Everything that belongs to a family has a path there, never one of its own.
type Route struct {
	Method  string
	Path    string
	Right   pathway.Right
	Handler Handler
}

const (
	get  = http.MethodGet
	post = http.MethodPost
)

// Paths that other files name.
const (
	startPath    = "/start"
	signInPath   = "/sign-in"
	passwordPath = "/account/password"
	lockPath     = "/lock"
	signOutPath  = "/sign-out"
	closePath    = "/close"
	sessionPath  = "/session"
	casesPath    = "/cases"
)

// routes is every route, one line each.
func (s *Server) routes() []Route {
	return slices.Concat([]Route{
		{get, "/", pathway.SignedIn, s.home},

		// Getting in and out.
		{get, startPath, pathway.Public, s.firstStart},
		{post, startPath, pathway.Public, s.beginOffice},
		{post, "/start/practice", pathway.Public, s.openPractice},
		{get, signInPath, pathway.Public, s.signInPage},
		{post, signInPath, pathway.Public, s.signIn},
		{post, "/unlock", pathway.Public, s.unlock},
		{post, lockPath, pathway.SignedIn, s.lock},
		{post, signOutPath, pathway.SignedIn, s.signOut},
		{post, closePath, pathway.SignedIn, s.closeProgram},
		{get, sessionPath, pathway.Public, s.whoIsHere},
		{post, sessionPath, pathway.SignedIn, s.stillHere},
		{get, "/office.css", pathway.Public, s.officeColour},
		{get, "/office/logo", pathway.Public, s.officeLogo},

		// One's own account.
		{get, "/account", pathway.SignedIn, s.ownAccount},
		{get, passwordPath, pathway.SignedIn, s.passwordPage},
		{post, passwordPath, pathway.SignedIn, s.changePassword},

		// The office. Its index (office.go) lists its pages.
		{get, "/office", pathway.SignedIn, s.office},
		{get, "/office/accounts", pathway.ManageAccounts, s.accounts},
		{get, "/office/accounts/new", pathway.ManageAccounts, s.newAccount},
		{post, "/office/accounts/new", pathway.ManageAccounts, s.createAccount},
		{get, "/office/accounts/:account", pathway.ManageAccounts, s.account},
		{post, "/office/accounts/:account", pathway.ManageAccounts, s.saveAccount},
		{post, "/office/accounts/:account/close", pathway.ManageAccounts, s.closeAccount},
		{post, "/office/accounts/:account/reopen", pathway.ManageAccounts, s.reopenAccount},
		{post, "/office/accounts/:account/reset", pathway.ManageAccounts, s.resetPassword},
		{get, setUpPath, pathway.ManageOffice, s.setUp},
		{post, setUpPath, pathway.ManageOffice, s.finishSetUp},
		{get, detailsPath, pathway.ManageOffice, s.details},
		{post, detailsPath, pathway.ManageOffice, s.saveDetails},
		{post, detailsPath + "/logo", pathway.ManageOffice, s.setLogo},
		{get, settingsPath, pathway.ManageOffice, s.settings},
		{post, settingsPath, pathway.ManageOffice, s.saveSettings},
		{get, closuresPath, pathway.ViewOffice, s.closures},
		{post, closuresPath, pathway.ManageOffice, s.setClosure},
		{get, usualAgenciesPath, pathway.ManageOffice, s.usualAgencies},
		{post, usualAgenciesPath, pathway.ManageOffice, s.addUsualAgencies},
		{get, "/office/rights", pathway.SignedIn, s.rights},
		{get, "/office/rota", pathway.ViewDiary, s.rota},
		{post, "/office/rota", pathway.HoldRota, s.setRota},
		{get, "/office/audit", pathway.ViewAudit, s.audit},

		// A family.
		{get, "/cases/:case/history", pathway.ViewHistory, s.history},
	},
		// What the office keeps lists of: six routes each (kept.go).
		keptRoutes(s.venues()), keptRoutes(s.teams()), keptRoutes(s.signatories()), keptRoutes(s.agencies()), keptRoutes(s.professionals()),
	)
}
