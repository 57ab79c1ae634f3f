package handlers

import "cp-pathway/pathway"

// home leads to where somebody's work begins: Today for who works with families, the office for others.
func (s *Server) home(c *Ctx) error {
	for _, place := range places {
		if place.right != pathway.SignedIn && c.May(place.right) && s.offers(place.path) {
			return redirect{place.path}
		}
	}
	return redirect{"/office"}
}
