//go:build ci

package handlers

import (
	"net/http"
	"testing"

	"cp-pathway/pathway"
)

// What the pages of a family that moves in look like: the form, refused and filled, the record, and the way to the conference.
func TestMovingInInABrowser(t *testing.T) {
	x := newInspector(t)
	both := []int64{1280, 375}
	w, d, _ := before(t, "2024")
	x.on(d.site)
	admin := d.as(pathway.Admin)
	x.look("before-the-notice", admin, admin.get(w.path("")).want(http.StatusOK), both...)
	form := admin.get(w.path("/notice")).want(http.StatusOK)
	x.look("notice-form", admin, form, both...)
	x.look("notice-refused", admin, admin.fill(form, "notice-form", "held_on", "31/2/2026", "category", "ODD").want(http.StatusUnprocessableEntity), both...)
	record := admin.fill(form, "notice-form", goodNotice...).want(http.StatusSeeOther).to()
	x.look("notice", admin, admin.get(record).want(http.StatusOK), both...)
	x.look("moved-in", admin, admin.get(w.path("")).want(http.StatusOK), both...)
	x.look("transfer-in-booking", admin, admin.get(w.path("/conferences/new")).want(http.StatusOK), both...)
	x.look("pathways", admin, admin.get(pathwaysPath).want(http.StatusOK), both...)
	x.validate(7)
}
