package pathway

import "slices"

// Right is leave to do one thing. Each route of the program names the right that it needs; the empty Right is nobody's.
type Right string

// Rights that do not hang on a role.
const (
	Public   Right = "public"    // without signing in: sign-in, first start, health
	SignedIn Right = "signed-in" // with any role
)

// Rights that hang on a role; [Rights] says on which.
const (
	ViewCases         Right = "view-cases"
	ViewRestricted    Right = "view-restricted"
	ViewDocuments     Right = "view-documents"
	ViewDiary         Right = "view-diary"
	ViewHistory       Right = "view-history"
	ViewFigures       Right = "view-figures"
	ViewAudit         Right = "view-audit"
	ViewOffice        Right = "view-office"
	Download          Right = "download"
	ShowProtected     Right = "show-protected"
	EditFamily        Right = "edit-family"
	PermitAddress     Right = "permit-address"
	WriteNote         Right = "write-note"
	RecordStrategy    Right = "record-strategy"
	DecideThreshold   Right = "decide-threshold"
	RecordS47         Right = "record-s47"
	SwitchPathway     Right = "switch-pathway"
	Book              Right = "book"
	AllocateChair     Right = "allocate-chair"
	ApproveDate       Right = "approve-date"
	NotifyDiary       Right = "notify-diary"
	InviteList        Right = "invite-list"
	DecideAttendance  Right = "decide-attendance"
	SendLetters       Right = "send-letters"
	ReleaseWord       Right = "release-word"
	RecordPreparation Right = "record-preparation"
	ReadChairOnly     Right = "read-chair-only"
	ReadEvents        Right = "read-events"
	RecordMidpoint    Right = "record-midpoint"
	RecordAudit       Right = "record-audit"
	AuditFile         Right = "audit-file"
	WriteConference   Right = "write-conference"
	ApproveException  Right = "approve-exception"
	DraftDecisions    Right = "draft-decisions"
	ApproveDecisions  Right = "approve-decisions"
	Distribute        Right = "distribute"
	RecordCoreGroup   Right = "record-core-group"
	TakeUp            Right = "take-up"
	RecordEnding      Right = "record-ending"
	DoTasks           Right = "do-tasks"
	HoldRota          Right = "hold-rota"
	ManageOffice      Right = "manage-office"
	ManageAccounts    Right = "manage-accounts"
)

// RightRow says who has a right.
type RightRow struct {
	Right Right
	May   string // what it lets somebody do, in plain words after "may"
	Reads bool   // it is part of reading all but restricted families: the auditor has all of these, and of the others only RecordAudit
	Roles []Role
}

// office lists the roles of those who work on families day by day.
func office(more ...Role) []Role {
	return append([]Role{Admin, MinuteTaker, Chair, ServiceManager}, more...)
}

// Rights is the one table of who may do what. What is not in it is denied. The pathway's text names who acts at each
// step; where it names somebody without an account, admin records the step (own rule).
var Rights = []RightRow{
	{ViewCases, "see families, their people and their pathway", true, office(Auditor)},
	{ViewRestricted, "see restricted families that they do not chair", false, []Role{ServiceManager}},
	{ViewDocuments, "open what was issued", true, office(Auditor)},
	{ViewDiary, "see the conference diary and the duty rota", true, office(Auditor)},
	{ViewHistory, "see who changed and who viewed a family", true, office(Auditor)},
	{ViewFigures, "see the figures and the lists behind them", true, []Role{Admin, Chair, ServiceManager, Auditor}},
	{ViewAudit, "read the audit trail of everything", true, []Role{ServiceManager, Auditor}},
	{ViewOffice, "see how the office is set up", true, office(Auditor, SystemAdministrator)},
	{Download, "take a document or a file out of the program, with a reason", false, office()},
	{ShowProtected, "uncover a protected value on the screen, with a reason", false, office()},
	{EditFamily, "enter a family, its people and its network", false, office()},
	{PermitAddress, "let police or the lead social worker be given a protected address", false, []Role{Chair, ServiceManager}},
	{WriteNote, "write notes", false, office()},
	{RecordStrategy, "record a strategy meeting and who rang about it", false, []Role{Admin, Chair, ServiceManager}},
	{DecideThreshold, "decide whether the threshold for a conference is met", false, []Role{Chair, ServiceManager}},
	{RecordS47, "record how the section 47 enquiry ended, and stand a conference down", false, []Role{Admin, Chair, ServiceManager}},
	{SwitchPathway, "move a family to another version of the pathway", false, []Role{Chair, ServiceManager}},
	{Book, "book a conference: date, venue, room, minute taker, interpreter", false, []Role{Admin, Chair, ServiceManager}},
	{AllocateChair, "allocate the chair", false, []Role{Chair, ServiceManager}},
	{ApproveDate, "agree to a conference after Day 15, or to a new date", false, []Role{ServiceManager}},
	{NotifyDiary, "send the weekly conference diary", false, []Role{Admin, ServiceManager}},
	{InviteList, "say who is invited to a conference", false, []Role{Admin, Chair, ServiceManager}},
	{DecideAttendance, "exclude somebody, split a conference, and decide on full or part copies", false, []Role{Chair}},
	{SendLetters, "make letters, print them and record them as sent", false, []Role{Admin, MinuteTaker, ServiceManager}},
	{ReleaseWord, "release a common word that the safety check stopped, with a reason", false, []Role{Chair}},
	{RecordPreparation, "tick off the preparation and keep reports", false, office()},
	{ReadChairOnly, "open a report that is for the chair only", false, []Role{Chair}},
	{ReadEvents, "mark significant events as read by the chair", false, []Role{Chair}},
	{RecordMidpoint, "record mid-point reviews and supervision meetings", false, []Role{Admin, Chair, ServiceManager}},
	{RecordAudit, "record audits for drift", false, []Role{Admin, ServiceManager, Auditor}},
	{AuditFile, "audit the file before a conference: the chair’s checklist and its paper", false, []Role{Chair}},
	{WriteConference, "write a conference down as it goes", false, []Role{MinuteTaker, Chair}},
	{ApproveException, "agree that a conference which is not quorate goes on", false, []Role{ServiceManager}},
	{DraftDecisions, "draft decisions and send them to the chair", false, []Role{MinuteTaker, Chair}},
	{ApproveDecisions, "approve decisions or send them back", false, []Role{Chair}},
	{Distribute, "issue approved decisions and record how each copy went", false, []Role{Admin, MinuteTaker, ServiceManager}},
	{RecordCoreGroup, "plan and record core groups, which change the plan", false, office()},
	{TakeUp, "take something up with an agency, and keep complaints and formal dissent", false, []Role{Admin, Chair, ServiceManager}},
	{RecordEnding, "record that a plan ends or is to end, and what comes of it", false, office()},
	{DoTasks, "do and close tasks", false, office()},
	{HoldRota, "change the duty chairs’ rota", false, []Role{Admin, Chair, ServiceManager}},
	{ManageOffice, "change how the office is set up", false, []Role{Admin, ServiceManager, SystemAdministrator}},
	{ManageAccounts, "make accounts, give them roles, and reset passwords", false, []Role{SystemAdministrator}},
}

// Known tells whether the right is in the table, or is one that does not hang on a role.
func (r Right) Known() bool {
	return r == Public || r == SignedIn || slices.ContainsFunc(Rights, func(row RightRow) bool { return row.Right == r })
}

// May tells whether somebody who holds these roles has the right. What [Rights] does not give is denied; without any
// role there is only [Public].
func May(roles []Role, right Right) bool {
	switch right {
	case Public:
		return true
	case SignedIn:
		return slices.ContainsFunc(roles, Role.Known)
	}
	for _, row := range Rights {
		if row.Right == right {
			return slices.ContainsFunc(roles, func(r Role) bool { return slices.Contains(row.Roles, r) })
		}
	}
	return false
}

// WhoMay returns the titles of the roles that have the right, for a page that says whom to ask.
func WhoMay(right Right) []string {
	var titles []string
	for _, t := range Roles {
		if May([]Role{t.Role}, right) {
			titles = append(titles, t.Title)
		}
	}
	return titles
}
