//go:build ci

package handlers

import (
	"net/http"
	"testing"
	"time"

	"cp-pathway/db/dbtest"
	"cp-pathway/views"
)

// The pages of mid-point reviews, audits and supervision, of significant events and of plans that are open for long.
func TestLooksAtThePlanInABrowser(t *testing.T) {
	x := newInspector(t)
	s := decided(t)
	x.on(s.site)
	dbtest.MustExec(t, s.DB, `UPDATE cases SET chair = ? WHERE id = ?`, s.Chair.ID, s.Case)
	s.Clock.Forward(430 * 24 * time.Hour)
	helen, mo, base := s.in("helen"), s.in("mo"), views.Path("cases", s.Case)
	helen.post(base+"/notes/new/significant-event", "date", s.Clock.Now().Format("02/01/2006"), "time", "09:00", "heading", "Police called", "text", "At night.").want(http.StatusSeeOther)
	dbtest.MustExec(t, s.DB, `DELETE FROM event_read`)
	look := x.open
	look("event-today", helen, todayPath)
	look("event-unread", helen, base)
	look("event-notes", helen, base+"/notes")
	form := look("midpoint", helen, base+"/midpoints/new/midpoint-1")
	at := base + "/midpoints/new/midpoint-1"
	x.look("midpoint-wrong", helen, helen.post(at, answered(form, "drift", "yes", "q.smart", "no", "act.1.who", "Sue Rowe")...).want(http.StatusUnprocessableEntity), 1280, 375)
	made := helen.post(at, answered(form, "drift", "yes", "why", "No core group was held.", "talked_with", "Tom Manager", "talked_on", s.Clock.Now().Format("02/01/2006"),
		"act.1.action", "Hold the core group", "act.1.who", "Sue Rowe", "act.1.by", s.Clock.Now().AddDate(0, 0, 7).Format("02/01/2006"))...).want(http.StatusSeeOther).to()
	look("midpoint-recorded", helen, made)
	look("midpoint-strike", helen, made+"/strike")
	look("midpoint-copies", s.in("addy"), made+"/copies")
	look("audit", mo, base+"/audits/new")
	look("supervision", mo, base+"/supervisions/new")
	look("plan-looked-at", helen, base+"/plan")
	x.validate(11)
}
