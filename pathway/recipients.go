package pathway

import "slices"

// Moment is an occasion on which documents go out.
type Moment string

// The moments.
const (
	AtInvitation  Moment = "invitation"
	AtNotRequired Moment = "not-required" // the enquiry found no risk: the conference is stood down
	AtCancelled   Moment = "cancelled"    // it does not take place when people were told that it would
	AtDecisions   Moment = "decisions"
	AtMinutes     Moment = "minutes"
	AtAddendum    Moment = "addendum"    // to the minutes
	AtCoreGroup   Moment = "core-group"  // a core group was recorded
	AtIssue       Moment = "issue"       // something is taken up with an agency
	AtAbsence     Moment = "absence"     // nothing came of a member of a core group
	AtPartnership Moment = "partnership" // the core group reports before a review
	AtEnding      Moment = "ending"      // plans have ended
	AtNotice      Moment = "end-notice"  // members of the core group can object to the end of a plan
	AtTransfer    Moment = "transfer"    // another authority is asked for a transfer-in conference
	AtAppraisal   Moment = "appraisal"   // a mid-point review, an audit or a supervision meeting was recorded
)

// usual are the moments at which documents go to those on the list alone.
var usual = []Moment{AtInvitation, AtCancelled, AtNotRequired, AtDecisions, AtMinutes, AtAddendum, AtCoreGroup}

// DocumentsFor returns which kinds of document an attendee gets at a moment, in the order in which they lie in the
// envelope; none for somebody who is not on the list, but letters about one thing that name them. Somebody on the list only to be told gets the decisions alone, and
// somebody who the chair decided has no copy gets nothing then.
//
// A police officer who is asked to come gets the request for checks besides, unless it goes to another of the list.
func DocumentsFor(r *Record, attendee int64, moment Moment) []DocumentKind {
	w := newRecipient(r, attendee)
	if w.nobody() || w.attendee.Removed || !w.member.Person.Died.IsZero() {
		return nil
	}
	return w.all(moment)
}

// all is documents, and before an invitation the letter that an earlier date does not hold, for those who were told of one.
func (w recipient) all(moment Moment) []DocumentKind {
	list := w.documents(moment)
	if moment != AtInvitation || len(list) == 0 || list[0] == PoliceRequest {
		return list
	}
	if w.getsSafety() {
		list = append(list, SafetyPlanDoc)
	}
	if !w.toldBefore().IsZero() {
		list = append([]DocumentKind{NewDateLetter}, list...)
	}
	return list
}

func (w recipient) documents(moment Moment) []DocumentKind {
	told := w.attendee.Purpose == ToBeTold
	child := !w.professional() && w.member.Kind != Adult
	switch {
	case w.attendee.Purpose == Joined && moment != AtCoreGroup && slices.Contains(usual, moment):
		return nil
	case (w.attendee.Purpose == WrittenTo || w.bereft()) && slices.Contains(usual, moment):
		return nil
	case moment == AtInvitation && told, moment == AtNotRequired && told:
		return nil
	case moment == AtCancelled:
		return w.cancellation()
	case moment == AtNotRequired:
		return []DocumentKind{NotRequired}
	case moment == AtInvitation && w.attendee.Purpose == PoliceCheck:
		return []DocumentKind{PoliceRequest}
	case moment == AtInvitation && child:
		return []DocumentKind{ChildInvitation}
	case moment == AtInvitation && !w.professional():
		return w.familyInvitation()
	case moment == AtInvitation && w.attendee.Excluded == ExcludedWhole: // the chair tells them: the letter of exclusion is the family's
		return w.policeRequest()
	case moment == AtInvitation:
		return append([]DocumentKind{AgencyInvitation}, w.policeRequest()...)
	case moment == AtMinutes && child && w.attendee.MinutesTold && w.attendee.Copy != NoCopy && !w.bereft():
		return []DocumentKind{MinutesTold}
	case moment == AtMinutes && !w.hasMinutes(), moment == AtAddendum && (!w.hasMinutes() || !w.reads(w.record.Addendum)):
		return nil
	case moment == AtMinutes && !w.professional():
		return []DocumentKind{MinutesLetter, MinutesDocument}
	case moment == AtMinutes:
		return []DocumentKind{MinutesDocument}
	case moment == AtAddendum:
		return []DocumentKind{MinutesAddendum}
	case moment == AtCoreGroup:
		return w.coreGroupDocuments()
	case moment == AtAppraisal:
		return w.appraisalDocuments()
	case moment == AtPartnership:
		return w.partnershipDocuments()
	case moment == AtEnding:
		return w.endingDocuments()
	case moment == AtNotice:
		return w.noticeDocuments()
	case moment == AtTransfer:
		return w.transferDocuments()
	case moment == AtIssue:
		return w.resolutionDocuments()
	case moment == AtAbsence:
		return w.absenceDocuments()
	case moment != AtDecisions, w.attendee.Copy == NoCopy:
		return nil
	case child:
		return []DocumentKind{CoveringLetter}
	case w.professional() && w.planned():
		return []DocumentKind{DecisionsDocument, OutlinePlanDoc}
	case w.professional():
		return []DocumentKind{DecisionsDocument}
	case w.planned():
		return []DocumentKind{CoveringLetter, DecisionsDocument, ParentPlan}
	}
	return []DocumentKind{CoveringLetter, DecisionsDocument}
}

// familyInvitation is what asks an adult of the family: the invitation and, where the chair excludes them, a letter that says so.
// Whoever is excluded from the whole conference is invited to nothing.
func (w recipient) familyInvitation() []DocumentKind {
	switch w.attendee.Excluded {
	case ExcludedWhole:
		return []DocumentKind{ExclusionLetter}
	case ExcludedPart:
		return []DocumentKind{ParentInvitation, ExclusionLetter}
	}
	return []DocumentKind{ParentInvitation}
}

// Undecided returns those on the list who are to be told what was decided, and of whom the chair has not said how much.
func (r *Record) Undecided() []Attendee {
	return slices.DeleteFunc(r.OnList(), func(a Attendee) bool {
		return a.Copy != "" || len(DocumentsFor(r, a.ID, AtDecisions)) == 0
	})
}

// bereft reports whether all the children of the conference of whom the recipient was to be told have died: nothing more is
// made or sent for them.
func (w recipient) bereft() bool {
	if len(w.known()) > 0 {
		return false
	}
	return slices.ContainsFunc(w.record.Conference.Children, func(child int64) bool {
		m, _ := w.record.Member(child)
		return !m.Person.Died.IsZero() && slices.Contains(w.linked(), child)
	})
}

func (w recipient) police() bool { return w.colleague.Professional.AgencyKind == Police }

// policeRequest is what asks the police for their checks, where no other of the list is asked.
func (w recipient) policeRequest() []DocumentKind {
	if w.police() && !w.checkedElsewhere() {
		return []DocumentKind{PoliceRequest}
	}
	return nil
}

// checkedElsewhere reports whether the request for police checks goes to another of the list.
func (w recipient) checkedElsewhere() bool {
	return slices.ContainsFunc(w.record.Attendees, func(a Attendee) bool { return a.Purpose == PoliceCheck && !a.Removed })
}

// planned reports whether a child that the recipient may know about is to have a plan, or nothing is decided yet.
func (w recipient) planned() bool {
	return w.record.Decisions == nil || slices.ContainsFunc(w.record.Decisions.Children, func(c ChildDecision) bool {
		return c.Outcome == OutcomePlan && w.mayKnow(c.Child)
	})
}

// kinds returns every kind of document that may be made for the recipient.
func (w recipient) kinds() []DocumentKind {
	var all []DocumentKind
	for _, moment := range []Moment{AtInvitation, AtCancelled, AtNotRequired, AtDecisions, AtMinutes, AtAddendum, AtCoreGroup, AtPartnership, AtAbsence, AtIssue, AtEnding, AtNotice, AtTransfer, AtAppraisal} {
		all = append(all, w.all(moment)...)
	}
	return all
}
