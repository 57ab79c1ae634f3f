package handlers

import (
	"net"

	"cp-pathway/pathway"
	"cp-pathway/views"
)

// canStop tells whether pages offer to close the program: on a laptop, where it serves nobody else.
func (s *Server) canStop() bool {
	host, _, err := net.SplitHostPort(s.Address)
	return s.Stop != nil && err == nil && net.ParseIP(host).IsLoopback()
}

// closeProgram signs out and ends the program once this answer is on its way.
func (s *Server) closeProgram(c *Ctx) error {
	if !s.canStop() {
		return pathway.Refused("The program serves others too, so it is not closed from here.")
	}
	if err := s.DB.SignOut(c.Ctx(), c.By()); err != nil {
		return err
	}
	s.clearToken(c)
	c.session.ID, c.session.Account = 0, pathway.Account{}
	defer s.Stop()
	return c.Show(Page{Title: "Closed", Narrow: true, Body: views.Problem{Title: "CP Pathway is closed",
		Text: "Everything is saved and you are signed out. You can close this window."}})
}
