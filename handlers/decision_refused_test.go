package handlers

import (
	"net/http"
	"testing"
)

// What is refused on the page of the decisions leads to its field; a time that was typed beside one that is refused stays.
func TestWhatIsRefusedLeadsToItsField(t *testing.T) {
	t.Parallel()
	s := tooFew(t)
	b := s.in("first")
	page := b.get(s.path + "/decisions").want(http.StatusOK)
	b.sendForm(page, "not-quorate-form", "why", "").keeps("why", "not-quorate-why", "Say why", "not-quorate-why", "")
	screen := b.get(s.path + "/minutes").want(http.StatusOK)
	again := b.post(s.path+"/minutes/begin", formOf(screen, "began", "noonish", "ended", "half past")...)
	again.keeps("began", "began", "", "ended", "half past")
}
