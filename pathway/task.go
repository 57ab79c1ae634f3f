package pathway

import "time"

// Task is something to do that is no step of the pathway by itself: a missing list to escalate, an outcome to take note
// of. It is a role's, or one person's. One that belongs to a step ends by itself when the step is done or no longer due.
type Task struct {
	ID         int64
	Case       int64
	CaseName   string
	Reference  string // of the family
	Conference int64
	Document   int64 // that it is about; 0: none
	About      int64 // row of another table that it is about, as its kind says: a core group; 0: none
	Kind       TaskKind
	Step       string // of the pathway; empty: none
	Role       Role
	Account    int64  // one person's; 0: anybody's with the role
	Title      string // what is to be done
	Text       string // ready to send
	Due        Date
	MadeAt     time.Time
	DoneAt     time.Time // zero: open
	DoneName   string
	DoneNote   string
}

// TaskKind says why there is a task.
type TaskKind string

// The kinds of task.
const (
	TaskEscalateList   TaskKind = "escalate-list"   // the invitation list has not come by the end of Day 5
	TaskAllocateChair  TaskKind = "allocate-chair"  // the threshold is met
	TaskThresholdUnmet TaskKind = "threshold-unmet" // the service manager is told
	TaskTellStoodDown  TaskKind = "tell-stood-down" // of a run that another one followed before everybody was told
	TaskDoNotPost      TaskKind = "do-not-post"     // a fact behind a printed letter changed: it must not go out
	TaskCameBack       TaskKind = "came-back"       // post, email or a handing over: the right address is to be found
	TaskSentBack       TaskKind = "sent-back"       // the chair wants the decisions changed
	TaskNotQuorate     TaskKind = "not-quorate"     // the service manager is asked: a new date, or go on as an exception
	TaskLateInvitee    TaskKind = "late-invitee"    // on the list since the invitations were sent
	TaskObstructed     TaskKind = "obstructed"      // a conference cannot be held as it is booked
	TaskLookAgain      TaskKind = "look-again"      // a booked conference is about another child than when it was booked
	TaskTellSpared     TaskKind = "tell-spared"     // a child came off the conference: those who were told of the child are told
	TaskCopies         TaskKind = "copies"          // the chair decides who gets which copy of what was decided
	TaskReconvene      TaskKind = "reconvene"       // one child's conference was adjourned while the others' were decided
	TaskBookReview     TaskKind = "book-review"     // the conference agreed a day for the next review, which is not booked
	TaskExcludedBefore TaskKind = "excluded-before" // somebody was kept out of the last conference, and the review's list was copied from that

	TaskNoChild TaskKind = "no-child" // the conference stood down because no child is left: those who were asked are told by a person

	TaskRearrange     TaskKind = "rearrange"      // a conference could not go on: what follows is to be done
	TaskAnswerOverdue TaskKind = "answer-overdue" // to issues resolution, a formal dissent or a complaint

	TaskApproveMinutes  TaskKind = "approve-minutes"   // minutes or an addendum are with the chair
	TaskMinutesSentBack TaskKind = "minutes-sent-back" // the chair wants them changed
	TaskRemark          TaskKind = "remark"            // somebody says that the minutes are wrong
	TaskRequiredAction  TaskKind = "required-action"   // a mid-point review, an audit or a supervision meeting asked for it
	TaskEnding          TaskKind = "ending"            // the end of a plan waits for somebody, or is to be recorded
	TaskWatched         TaskKind = "watched"           // a child who stepped down is watched for 12 weeks

	TaskStrategyAgain TaskKind = "strategy-again" // a child who stepped down is at risk again: a new strategy meeting, or the reason for none

	TaskPlanGoesOn TaskKind = "plan-goes-on" // the end of a plan was recorded in error: those who were told of it are told

	TaskFamilySees TaskKind = "family-sees" // the social worker says when the family has seen the minutes

	TaskNewChair      TaskKind = "new-chair"       // another chair has taken the family over: the family and the core group are told
	TaskReadCoreGroup TaskKind = "read-core-group" // the chair reads the record of a core group
	TaskAbsence       TaskKind = "absence"         // nothing came of a member of a core group: their manager is written to
)

// MaxTaskNote is the longest note with which a task is done, in characters.
const MaxTaskNote = 2000

// ValidateDone returns nil, or the field note where it is missing or too long. A task that tells something needs none.
func (t Task) ValidateDone(note string) error {
	f := Fields{}
	switch t.Kind {
	case TaskNewChair:
		f.Need("note", note, "Enter how the family and the core group were told")
	case TaskEscalateList:
		f.Need("note", note, "Enter with whom you took it up, and what was agreed")
	case TaskTellSpared, TaskNoChild:
		f.Need("note", note, "Enter how each of them was told")
	case TaskStrategyAgain:
		f.Need("note", note, "Enter why there is no new strategy meeting, and who decided so")
	case TaskPlanGoesOn:
		f.Need("note", note, "Enter how each of them was told")
	case TaskRequiredAction:
		f.Need("note", note, "Enter what came of it")
	}
	f.AtMost("note", note, MaxTaskNote)
	return f.Err()
}

// EndsItself says what ends a task that nobody closes, or "" for one that somebody does.
func (t Task) EndsItself() string {
	switch t.Kind {
	case TaskReadCoreGroup:
		return "This task ends by itself once the chair has opened the record."
	case TaskAbsence:
		return "This task ends by itself once the letter has gone, or it is closed there with a reason."
	case TaskReconvene:
		return "This task ends by itself once the conference that goes on is booked."
	case TaskObstructed:
		return "This task ends by itself once the conference has another day, or what is in its way is gone."
	case TaskEnding:
		return "This task ends by itself once it is recorded under Plan that the plan has ended, or that it goes on."
	case TaskWatched:
		return "This task ends by itself once it is recorded under Plan that the 12 weeks are over, or that the child came back."
	case TaskRearrange:
		return "This task ends by itself once everything that follows has been done."
	case TaskLateInvitee:
		return "This task ends by itself once everybody on the list has been sent theirs, or was taken off it."
	}
	return ""
}
