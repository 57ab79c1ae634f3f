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
		{post, "/office/rota/away", pathway.HoldRota, s.setAway},
		{post, "/office/rota/away/:absence/end", pathway.HoldRota, s.endAway},
		{get, "/office/audit", pathway.ViewAudit, s.audit},

		{get, pathwaysPath, pathway.ViewOffice, s.pathways},
		{get, todayPath, pathway.ViewCases, s.today},

		// Families, and looking for anybody.
		{get, casesPath, pathway.ViewCases, s.families},
		{post, casesPath, pathway.ViewCases, s.findFamilies},
		{get, "/cases/new", pathway.EditFamily, s.newFamily},
		{post, "/cases/new", pathway.EditFamily, s.createFamily},
		{post, "/cases/new/child/:row", pathway.EditFamily, s.lookUp},
		{post, "/cases/new/adult/:row", pathway.EditFamily, s.lookUp},
		{get, "/search", pathway.ViewCases, s.searchPage},
		{post, "/search", pathway.ViewCases, s.search},

		// A family on its pathway.
		{get, "/cases/:case", pathway.ViewCases, s.course},
		{get, "/cases/:case/pathway", pathway.SwitchPathway, s.switchPage},
		{post, "/cases/:case/pathway", pathway.SwitchPathway, s.switchPathway},
		{get, "/cases/:case/strategy/new", pathway.RecordStrategy, s.newStrategy},
		{post, "/cases/:case/strategy/new", pathway.RecordStrategy, s.createStrategy},
		{get, "/cases/:case/strategy/:meeting", pathway.ViewCases, s.strategy},
		{get, "/cases/:case/strategy/:meeting/edit", pathway.RecordStrategy, s.editStrategy},
		{post, "/cases/:case/strategy/:meeting/edit", pathway.RecordStrategy, s.saveStrategy},
		{get, "/cases/:case/strategy/:meeting/strike", pathway.RecordStrategy, s.strikeMeetingPage},
		{post, "/cases/:case/strategy/:meeting/strike", pathway.RecordStrategy, s.strikeMeeting},
		{get, "/cases/:case/strategy/:meeting/threshold", pathway.DecideThreshold, s.threshold},
		{post, "/cases/:case/strategy/:meeting/threshold", pathway.DecideThreshold, s.decideThreshold},
		{get, "/cases/:case/strategy/:meeting/assessment", pathway.RecordStrategy, s.assessment},
		{post, "/cases/:case/strategy/:meeting/assessment", pathway.RecordStrategy, s.saveAssessment},
		{get, "/cases/:case/strategy/:meeting/outcome", pathway.RecordS47, s.s47},
		{post, "/cases/:case/strategy/:meeting/outcome", pathway.RecordS47, s.concludeS47},
		{get, "/cases/:case/steps/:step", pathway.ViewCases, s.step},
		{post, "/cases/:case/steps/:step", pathway.RecordPreparation, s.recordStep},
		{post, "/cases/:case/steps/:step/draft", pathway.RecordPreparation, s.draftAsk},
		{get, "/cases/:case/entries/:entry/strike", pathway.RecordPreparation, s.strikeStepPage},
		{post, "/cases/:case/entries/:entry/strike", pathway.RecordPreparation, s.strikeStep},
		{get, "/cases/:case/tasks/:task", pathway.ViewCases, s.task},
		{post, "/cases/:case/tasks/:task", pathway.DoTasks, s.doTask},
		{get, "/cases/:case/preparation", pathway.ViewCases, s.preparation},
		{get, "/cases/:case/reports/new", pathway.RecordPreparation, s.newReport},
		{post, "/cases/:case/reports/new", pathway.RecordPreparation, s.keepReport},
		{get, "/cases/:case/reports/:report", pathway.ViewCases, s.report},
		{get, "/cases/:case/reports/:report/file", pathway.ViewDocuments, s.reportFile},
		{post, "/cases/:case/reports/:report/download", pathway.Download, s.downloadReport},
		{post, "/cases/:case/reports/:report/share", pathway.RecordPreparation, s.shareReport},
		// Documents of all families.
		{get, documentsPath, pathway.ViewDocuments, s.allDocuments},
		{post, documentsPath, pathway.ViewDocuments, s.searchDocuments},

		// The conference diary, and what managers are told of it.
		{get, diaryPath, pathway.ViewDiary, s.diary},
		{get, notifyPath, pathway.NotifyDiary, s.notify},
		{post, notifyPath, pathway.NotifyDiary, s.makeDiary},
		{get, notifyPath + "/:issue", pathway.NotifyDiary, s.diaryIssue},
		{get, notifyPath + "/:issue/pdf", pathway.NotifyDiary, s.diaryPDF},
		{get, notifyPath + "/:issue/page", pathway.NotifyDiary, s.diaryAsPage},
		{post, notifyPath + "/:issue/drafts", pathway.NotifyDiary, s.allDiaryDrafts},
		{post, notifyPath + "/:issue/drafts/:reader", pathway.NotifyDiary, s.diaryDraft},
		{post, notifyPath + "/:issue/sent", pathway.NotifyDiary, s.diarySent},
		{get, calculatorPath, pathway.SignedIn, s.calculator},

		// A family.
		{get, "/cases/:case/details", pathway.EditFamily, s.caseDetails},
		{post, "/cases/:case/details", pathway.EditFamily, s.saveCase},
		{get, "/cases/:case/people", pathway.ViewCases, s.people},
		{get, "/cases/:case/people/new/child", pathway.EditFamily, s.newChild},
		{post, "/cases/:case/people/new/child", pathway.EditFamily, s.addChild},
		{get, "/cases/:case/people/new/other-child", pathway.EditFamily, s.newOtherChild},
		{post, "/cases/:case/people/new/other-child", pathway.EditFamily, s.addOtherChild},
		{get, "/cases/:case/people/new/adult", pathway.EditFamily, s.newAdult},
		{post, "/cases/:case/people/new/adult", pathway.EditFamily, s.addAdult},
		{post, "/cases/:case/people/matches", pathway.EditFamily, s.lookUpPerson},
		{get, "/cases/:case/people/:person", pathway.EditFamily, s.person},
		{post, "/cases/:case/people/:person", pathway.EditFamily, s.savePerson},
		{get, "/cases/:case/people/:adult/relations", pathway.EditFamily, s.relations},
		{post, "/cases/:case/people/:adult/relations", pathway.EditFamily, s.saveRelations},
		{post, "/cases/:case/people/:adult/relations/confirm", pathway.EditFamily, s.confirmRelations},
		{get, "/cases/:case/people/:child/birth", pathway.EditFamily, s.birth},
		{post, "/cases/:case/people/:child/birth", pathway.EditFamily, s.recordBirth},
		{get, "/cases/:case/people/:person/death", pathway.EditFamily, s.death},
		{post, "/cases/:case/people/:person/death", pathway.EditFamily, s.recordDeath},
		{get, "/cases/:case/people/:person/death/withdraw", pathway.EditFamily, s.withdrawDeathPage},
		{post, "/cases/:case/people/:person/death/withdraw", pathway.EditFamily, s.withdrawDeath},
		{get, "/cases/:case/people/:person/end", pathway.EditFamily, s.endMemberPage},
		{post, "/cases/:case/people/:person/end", pathway.EditFamily, s.endMember},
		{get, "/cases/:case/people/:person/address", pathway.EditFamily, s.newAddress},
		{post, "/cases/:case/people/:person/address", pathway.EditFamily, s.addAddress},
		{get, "/cases/:case/people/:person/residence/:residence", pathway.EditFamily, s.moveOutPage},
		{post, "/cases/:case/people/:person/residence/:residence", pathway.EditFamily, s.moveOut},
		{get, "/cases/:case/people/:person/contacts", pathway.EditFamily, s.contacts},
		{post, "/cases/:case/people/:person/contacts", pathway.EditFamily, s.addContact},
		{get, "/cases/:case/people/:person/contacts/:contact", pathway.EditFamily, s.contact},
		{post, "/cases/:case/people/:person/contacts/:contact", pathway.EditFamily, s.saveContact},
		{post, "/cases/:case/people/:person/contacts/:contact/end", pathway.EditFamily, s.endContact},
		{post, "/cases/:case/people/:person/ways", pathway.EditFamily, s.saveWays},
		{get, "/cases/:case/people/:child/plans", pathway.EditFamily, s.plans},
		{post, "/cases/:case/people/:child/plans", pathway.EditFamily, s.addPlan},
		{get, "/cases/:case/people/:child/plans/:earlier", pathway.EditFamily, s.strikePlanPage},
		{post, "/cases/:case/people/:child/plans/:earlier", pathway.EditFamily, s.strikePlan},
		{get, "/cases/:case/addresses/:address", pathway.EditFamily, s.correctAddress},
		{post, "/cases/:case/addresses/:address", pathway.EditFamily, s.saveAddress},
		{post, "/cases/:case/addresses/:address/show", pathway.ShowProtected, s.showAddressToCorrect},
		{get, "/cases/:case/addresses/:address/residents", pathway.EditFamily, s.residentsPage},
		{get, "/cases/:case/addresses/:address/confirm", pathway.EditFamily, s.confirmAddressPage},
		{post, "/cases/:case/addresses/:address/confirm", pathway.EditFamily, s.confirmAddress},
		{post, "/cases/:case/addresses/:address/protect", pathway.EditFamily, s.protectAddress},
		{get, "/cases/:case/addresses/:address/unprotect", pathway.PermitAddress, s.endProtectionPage},
		{post, "/cases/:case/addresses/:address/unprotect", pathway.PermitAddress, s.endProtection},
		{get, "/cases/:case/network/new", pathway.EditFamily, s.newColleague},
		{post, "/cases/:case/network/new", pathway.EditFamily, s.addColleague},
		{post, "/cases/:case/network/directory", pathway.EditFamily, s.lookInDirectory},
		{get, "/cases/:case/network/:colleague", pathway.EditFamily, s.colleague},
		{post, "/cases/:case/network/:colleague", pathway.EditFamily, s.saveColleague},
		{post, "/cases/:case/network/:colleague/end", pathway.EditFamily, s.endColleague},
		{get, "/cases/:case/network/:colleague/permission", pathway.PermitAddress, s.permission},
		{post, "/cases/:case/network/:colleague/permission", pathway.PermitAddress, s.permitAddress},
		{get, "/cases/:case/words", pathway.EditFamily, s.newWord},
		{post, "/cases/:case/words", pathway.EditFamily, s.addWord},
		{get, "/cases/:case/words/:word", pathway.PermitAddress, s.endWordPage},
		{post, "/cases/:case/words/:word", pathway.PermitAddress, s.endWord},
		{get, "/cases/:case/show/address/:address", pathway.ShowProtected, s.askSecret},
		{post, "/cases/:case/show/address/:address", pathway.ShowProtected, s.showSecret},
		{get, "/cases/:case/show/contact/:contact", pathway.ShowProtected, s.askSecret},
		{post, "/cases/:case/show/contact/:contact", pathway.ShowProtected, s.showSecret},
		{get, "/cases/:case/show/school/:child", pathway.ShowProtected, s.askSecret},
		{post, "/cases/:case/show/school/:child", pathway.ShowProtected, s.showSecret},
		{get, "/cases/:case/show/word/:word", pathway.ShowProtected, s.askSecret},
		{post, "/cases/:case/show/word/:word", pathway.ShowProtected, s.showSecret},
		{get, "/cases/:case/show/place/:colleague", pathway.ShowProtected, s.askSecret},
		{post, "/cases/:case/show/place/:colleague", pathway.ShowProtected, s.showSecret},
		{get, "/cases/:case/show/meeting/:meeting", pathway.ShowProtected, s.askSecret},
		{post, "/cases/:case/show/meeting/:meeting", pathway.ShowProtected, s.showSecret},
		{get, "/cases/:case/show/note/:note", pathway.ShowProtected, s.askSecret},
		{post, "/cases/:case/show/note/:note", pathway.ShowProtected, s.showSecret},
		// The plans of a family.
		{get, "/cases/:case/plan", pathway.ViewCases, s.familyPlans},
		{get, "/cases/:case/plan/:plan", pathway.ViewCases, s.planVersions},

		{get, "/cases/:case/notes", pathway.ViewCases, s.notes},
		{get, "/cases/:case/notes/new/contact", pathway.WriteNote, s.newContactNote},
		{post, "/cases/:case/notes/new/contact", pathway.WriteNote, s.addContactNote},
		{get, "/cases/:case/notes/new/note", pathway.WriteNote, s.newPlainNote},
		{post, "/cases/:case/notes/new/note", pathway.WriteNote, s.addPlainNote},
		{get, "/cases/:case/notes/new/oversight", pathway.WriteNote, s.newOversightNote},
		{post, "/cases/:case/notes/new/oversight", pathway.WriteNote, s.addOversightNote},
		{get, "/cases/:case/notes/new/significant-event", pathway.WriteNote, s.newEventNote},
		{post, "/cases/:case/notes/new/significant-event", pathway.WriteNote, s.addEventNote},
		{post, "/cases/:case/notes/:note/copied", pathway.WriteNote, s.noteCopied},
		{get, "/cases/:case/notes/:note/strike", pathway.WriteNote, s.strikeNotePage},
		{post, "/cases/:case/notes/:note/strike", pathway.WriteNote, s.strikeNote},
		{get, "/cases/:case/documents", pathway.ViewDocuments, s.familyDocuments},
		{get, "/cases/:case/documents/:document", pathway.ViewDocuments, s.document},
		{get, "/cases/:case/documents/:document/file", pathway.ViewDocuments, s.openDocument},
		{get, "/cases/:case/documents/:document/page", pathway.ViewDocuments, s.openDocument},
		{get, "/cases/:case/documents/:document/large", pathway.ViewDocuments, s.openDocument},
		{post, "/cases/:case/documents/:document/file", pathway.ShowProtected, s.openGuarded},
		{post, "/cases/:case/documents/:document/page", pathway.ShowProtected, s.openGuarded},
		{post, "/cases/:case/documents/:document/large", pathway.ShowProtected, s.openGuarded},
		{post, "/cases/:case/documents/:document/back", pathway.SendLetters, s.documentBack},
		{post, "/cases/:case/documents/:document/spoilt", pathway.SendLetters, s.documentSpoilt},
		{get, "/cases/:case/conferences/:conference/invitations", pathway.ViewCases, s.invitationList},
		{post, "/cases/:case/conferences/:conference/invitations/received", pathway.InviteList, s.receiveList},
		{post, "/cases/:case/conferences/:conference/invitations/add", pathway.InviteList, s.addInvited},
		{get, "/cases/:case/conferences/:conference/invitations/:attendee/change", pathway.InviteList, s.changeInvited},
		{post, "/cases/:case/conferences/:conference/invitations/:attendee/change", pathway.InviteList, s.saveInvited},
		{get, "/cases/:case/conferences/:conference/invitations/:attendee/decide", pathway.DecideAttendance, s.decideInvited},
		{post, "/cases/:case/conferences/:conference/invitations/:attendee/decide", pathway.DecideAttendance, s.saveDecided},
		{get, "/cases/:case/conferences/:conference/invitations/:attendee/naming", pathway.InviteList, s.naming},
		{post, "/cases/:case/conferences/:conference/invitations/:attendee/naming", pathway.InviteList, s.saveNaming},
		{get, "/cases/:case/conferences/:conference/invitations/:attendee/remove", pathway.InviteList, s.removeInvited},
		{post, "/cases/:case/conferences/:conference/invitations/:attendee/remove", pathway.InviteList, s.takeOff},
		{post, "/cases/:case/conferences/:conference/invitations/:attendee/answer", pathway.InviteList, s.saveAnswer},
		{get, "/cases/:case/chair", pathway.AllocateChair, s.chairPage},
		{post, "/cases/:case/chair", pathway.AllocateChair, s.allocateChair},
		{get, "/cases/:case/conferences", pathway.ViewCases, s.conferences},
		{get, "/cases/:case/conferences/new", pathway.Book, s.newBooking},
		{post, "/cases/:case/conferences/new", pathway.Book, s.bookConference},
		{post, "/cases/:case/conferences/check", pathway.Book, s.checkBooking},
		{get, "/cases/:case/conferences/:conference", pathway.Book, s.editBooking},
		{post, "/cases/:case/conferences/:conference", pathway.Book, s.changeBooking},
		{get, "/cases/:case/conferences/:conference/move", pathway.Book, s.moveBooking},
		{post, "/cases/:case/conferences/:conference/move", pathway.Book, s.moveConference},
		{get, "/cases/:case/conferences/:conference/police", pathway.RecordPreparation, s.policeRequest},
		{post, "/cases/:case/conferences/:conference/police", pathway.RecordPreparation, s.askPolice},

		// What was decided, on its way to everybody.
		{get, "/cases/:case/conferences/:conference/distribution", pathway.ViewCases, s.distributionList},
		{get, "/cases/:case/conferences/:conference/distribution/copies", pathway.DecideAttendance, s.copies},
		{post, "/cases/:case/conferences/:conference/distribution/copies", pathway.DecideAttendance, s.decideCopies},
		{get, "/cases/:case/conferences/:conference/distribution/:attendee/copy", pathway.DecideAttendance, s.copies},
		{post, "/cases/:case/conferences/:conference/distribution/add", pathway.InviteList, s.addLate},
		{get, "/cases/:case/conferences/:conference/distribution/register", pathway.ViewDocuments, s.registerOfSent},
		{get, "/cases/:case/conferences/:conference/attendance", pathway.ViewCases, s.attendance},
		{post, "/cases/:case/conferences/:conference/attendance", pathway.SendLetters, s.makeAttendance},
		{get, "/cases/:case/history", pathway.ViewHistory, s.history},

		// The conference as it goes, and its decisions.
		{get, "/cases/:case/conferences/:conference/minutes", pathway.WriteConference, s.screen},
		{post, "/cases/:case/conferences/:conference/minutes", pathway.WriteConference, s.saveScreen},
		{post, "/cases/:case/conferences/:conference/minutes/draft", pathway.WriteConference, s.autosaveScreen},
		{get, "/cases/:case/conferences/:conference/minutes/places", pathway.WriteConference, s.screenNav},
		{get, "/cases/:case/conferences/:conference/minutes/live", pathway.WriteConference, s.screenLive},
		{post, "/cases/:case/conferences/:conference/minutes/begin", pathway.WriteConference, s.beginConference},
		{post, "/cases/:case/conferences/:conference/minutes/end", pathway.WriteConference, s.endConference},
		{post, "/cases/:case/conferences/:conference/minutes/decisions", pathway.DraftDecisions, s.draftFromScreen},
		{get, "/cases/:case/conferences/:conference/minutes/private", pathway.WriteConference, s.privateNotes},
		{post, "/cases/:case/conferences/:conference/minutes/private", pathway.WriteConference, s.savePrivateNotes},
		{get, "/cases/:case/conferences/:conference/minutes/earlier", pathway.WriteConference, s.earlierTexts},
		{get, "/cases/:case/conferences/:conference/decisions", pathway.ViewCases, s.decisions},
		{post, "/cases/:case/conferences/:conference/decisions", pathway.DraftDecisions, s.draftDecisions},
		{post, "/cases/:case/conferences/:conference/decisions/send", pathway.DraftDecisions, s.sendDecisions},
		{post, "/cases/:case/conferences/:conference/decisions/comment", pathway.DraftDecisions, s.commentDecisions},
		{post, "/cases/:case/conferences/:conference/decisions/approve", pathway.ApproveDecisions, s.approveDecisions},
		{post, "/cases/:case/conferences/:conference/decisions/send-back", pathway.ApproveDecisions, s.sendBackDecisions},
		{post, "/cases/:case/conferences/:conference/decisions/not-quorate", pathway.ApproveException, s.allowNotQuorate},
		{post, "/cases/:case/conferences/:conference/decisions/ask", pathway.WriteConference, s.askNotQuorate},
		{post, "/cases/:case/conferences/:conference/decisions/adjourn", pathway.WriteConference, s.adjournConference},

		// The minutes and their addenda, on their way to everybody, and what becomes of them.
		{get, "/cases/:case/conferences/:conference/full-minutes", pathway.ViewCases, s.fullMinutes},
		{post, "/cases/:case/conferences/:conference/full-minutes", pathway.DraftDecisions, s.writeUp},
		{post, "/cases/:case/conferences/:conference/full-minutes/readers", pathway.DraftDecisions, s.saveReaders},
		{post, "/cases/:case/conferences/:conference/full-minutes/send", pathway.DraftDecisions, s.sendMinutes},
		{post, "/cases/:case/conferences/:conference/full-minutes/approve", pathway.ApproveDecisions, s.approveMinutes},
		{post, "/cases/:case/conferences/:conference/full-minutes/send-back", pathway.ApproveDecisions, s.sendBackMinutes},
		{post, "/cases/:case/conferences/:conference/full-minutes/take-back", pathway.ApproveDecisions, s.takeBackMinutes},
		{post, "/cases/:case/conferences/:conference/full-minutes/seen", pathway.RecordPreparation, s.recordSeen},
		{post, "/cases/:case/conferences/:conference/full-minutes/remarks", pathway.RecordPreparation, s.recordRemark},
		{post, "/cases/:case/conferences/:conference/full-minutes/remarks/:remark", pathway.WriteConference, s.answerRemark},
		{get, "/cases/:case/conferences/:conference/minutes-copies", pathway.ViewCases, s.minutesCopiesList},
		{get, "/cases/:case/conferences/:conference/addenda/new", pathway.DraftDecisions, s.newAddendum},
		{post, "/cases/:case/conferences/:conference/addenda", pathway.DraftDecisions, s.addAddendum},
		{get, "/cases/:case/addenda/:addendum", pathway.ViewCases, s.fullMinutes},
		{post, "/cases/:case/addenda/:addendum", pathway.DraftDecisions, s.changeAddendum},
		{post, "/cases/:case/addenda/:addendum/send", pathway.DraftDecisions, s.sendMinutes},
		{post, "/cases/:case/addenda/:addendum/approve", pathway.ApproveDecisions, s.approveMinutes},
		{post, "/cases/:case/addenda/:addendum/send-back", pathway.ApproveDecisions, s.sendBackMinutes},
		{post, "/cases/:case/addenda/:addendum/take-back", pathway.ApproveDecisions, s.takeBackMinutes},
		{get, "/cases/:case/addenda/:addendum/copies", pathway.ViewCases, s.addendumCopiesList},
	},
		// Documents on their way.
		s.invitations().routes(), s.distribution().routes(), s.minutesCopies().routes(), s.addendumCopies().routes(),
		// What the office keeps lists of: six routes each (kept.go).
		keptRoutes(s.venues()), keptRoutes(s.teams()), keptRoutes(s.signatories()), keptRoutes(s.agencies()), keptRoutes(s.professionals()),
	)
}
