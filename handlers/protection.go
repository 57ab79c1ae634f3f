package handlers

import (
	"fmt"

	"cp-pathway/pathway"
	"cp-pathway/views"
)

func (s *Server) protectAddress(c *Ctx) error {
	f, a, err := c.addressOf()
	if err != nil {
		return err
	}
	typed, err := c.Form()
	if err != nil {
		return err
	}
	if err := s.DB.Protect(c.Ctx(), c.By(), f.Case.ID, a.Address.ID, typed.Int("version")); err != nil {
		return err
	}
	return c.Done(views.Path("cases", f.Case.ID, sectionPeople)+"#address-"+idText(a.Address.ID),
		fmt.Sprintf("The address is protected for everybody who lives or lived there (%d). Proofs made before are void.", len(a.Residents)+len(a.Past)))
}

func (s *Server) endProtectionPage(c *Ctx) error {
	f, a, err := c.addressOf()
	if err != nil {
		return err
	}
	return c.Show(c.unprotectPage(&f, a, Stored("version", Version(a.Address.Version)), nil))
}

func (s *Server) endProtection(c *Ctx) error {
	f, a, err := c.addressOf()
	if err != nil {
		return err
	}
	typed, err := c.Form()
	if err != nil {
		return err
	}
	if err := s.DB.EndProtection(c.Ctx(), c.By(), f.Case.ID, a.Address.ID, typed.Line("reason"), typed.Int("version")); err != nil {
		return c.Again(err, c.unprotectPage(&f, a, typed, err))
	}
	return c.Done(views.Path("cases", f.Case.ID, sectionPeople)+"#address-"+idText(a.Address.ID), "The address is no longer protected.")
}

func (c *Ctx) unprotectPage(f *pathway.Family, a pathway.FamilyAddress, typed Form, err error) Page {
	v := typed.Fields(err)
	who := append(append([]pathway.Resident{}, a.Residents...), a.Past...)
	return c.FormPage(f, sectionPeople, "End the protection", views.Confirm{Title: "End the protection of this address?",
		Action: views.Path("cases", f.Case.ID, "addresses", a.Address.ID, "unprotect"), Hidden: []views.Hidden{v.Hidden("version")}, Errors: v.Summary(),
		Lead:         "It is where these live or lived: " + residents(who) + ".",
		Consequences: []string{"let the address be printed in letters and lists for others, as any address is", "show it on every screen", "void what was proofed and not yet sent for this family"},
		Fields:       []views.Component{v.Text("reason", "Reason").AtMost(300)}, Button: "End the protection", Danger: true,
		Back: views.Link{Text: "Keep it protected", URL: views.Path("cases", f.Case.ID, sectionPeople)}})
}
