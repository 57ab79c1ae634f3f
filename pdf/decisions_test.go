package pdf

import (
	"testing"

	"cp-pathway/pathway"
)

// Those who did not come took no part.
func TestWhoDidNotComeStandsApart(t *testing.T) {
	f := madeUpFacts(pathway.DecisionsDocument, pathway.ReaderAgency)
	text := textOf(t, f)
	mustSay(t, text, "Minutes taken by\nMegan Tudor")
	mustNotSay(t, text, "Who did not come")
	f.Decisions.Away = []pathway.AttendanceFacts{{Name: "Gavin Example", Role: "Father", Mode: "Absent"}}
	mustSay(t, textOf(t, f), "Who did not come\n", "Gavin Example", "Absent")
}

// A report says when and where the conference was, and who approved what it decided, in which role.
func TestReportsSayWhoApprovedThem(t *testing.T) {
	for _, kind := range []pathway.DocumentKind{pathway.DecisionsDocument, pathway.OutlinePlanDoc} {
		f := madeUpFacts(kind, pathway.ReaderAgency)
		mustSay(t, textOf(t, f), "Held on\nFriday 11 December 2026, 10am to 12.10pm\nWhere\nCivic Hall\n", "Minutes taken by\nMegan Tudor\n",
			"Approved by\nColm Brennan\nChair of the conference\nFriday 11 December 2026 at 5.20pm\n")
		f.Conference.EndedAt = pathway.DateTime{}
		mustSay(t, textOf(t, f), "Held on\nFriday 11 December 2026 at 10am\n")
		f.Conference.StartsAt, f.Conference.VenueName, f.Decisions.Approval = pathway.DateTime{}, "", pathway.ApprovalFacts{}
		text := textOf(t, f)
		mustSay(t, text, "Held on\nFriday 11 December 2026\nChair\n")
		mustNotSay(t, text, "Approved by", "Where\n")
	}
}

// The head of a part copy says what it holds.
func TestAPartCopySaysWhatItHolds(t *testing.T) {
	f := madeUpFacts(pathway.DecisionsDocument, pathway.ReaderParent)
	f.Copy = "part"
	mustSay(t, textOf(t, f), "It holds each decision with the reasons for it, and what its reader has to do")
	for i := range f.Decisions.Children {
		f.Decisions.Children[i].Reasons = ""
	}
	mustSay(t, textOf(t, f), "It holds each decision, and what its reader has to do")
}
