package views

import "testing"

func TestTickFormTemplates(t *testing.T) {
	held(t, TickForm{}, Tick{}, Standings{}, MendList{}, Paper{}, SectionHead{}, Links{})
}
