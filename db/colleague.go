package db

import (
	"cmp"
	"context"
	"slices"

	"cp-pathway/pathway"
)

// NewColleague is a professional who is added to a family's network: one of the directory, or one who is entered into it
// by the way, with an agency of theirs where that is new too.
type NewColleague struct {
	Member  pathway.NetworkMember // Professional.ID says who; 0: Professional as typed is new
	Agency  pathway.Agency        // of a new professional; ID 0: as typed, new unless one of that name is there
	Confirm bool                  // which children they may know about is confirmed at once
	Another bool                  // somebody of that name at that agency is in the directory, and is not meant
}

// AddColleague adds a professional to the network of a family. The error's fields are those of pathway.Professional,
// "agency" and "agency_kind", and role; its code is conflict where they are in the network already.
func (db *DB) AddColleague(ctx context.Context, by Actor, number int64, n NewColleague) (int64, error) {
	var member int64
	err := db.Write(ctx, by, func(tx *Tx) (err error) {
		if _, err := tx.caseFor(number); err != nil {
			return err
		}
		if err := tx.enterColleague(&n); err != nil {
			return err
		}
		if err := n.Member.Validate(); err != nil {
			return err
		}
		if n.Member.Children, err = tx.childrenOf(number, n.Member.Children); err != nil {
			return err
		}
		n.Member.Confirmed = ""
		if n.Confirm {
			n.Member.Confirmed = stamp(tx.Now)
		}
		was, err := value[int64](tx, `SELECT coalesce((SELECT CASE ended_on WHEN '' THEN -1 ELSE id END FROM network WHERE cases = ? AND professional = ?), 0)`, number, n.Member.Professional.ID)
		switch {
		case err != nil:
			return err
		case was < 0:
			return pathway.Conflict("This professional is already in the family’s network.")
		case was > 0:
			member = was
			err = tx.comeBack(was, n.Member)
		default:
			member, err = tx.insertNetwork(number, n.Member)
		}
		if err != nil {
			return err
		}
		if err := tx.knowledgeChanged(number); err != nil {
			return err
		}
		return tx.audit(Entry{What: "Added a professional to the network", Case: number, Subject: "professional", ID: n.Member.Professional.ID})
	})
	return member, err
}

// enterColleague enters a professional, and their agency, who are not in the directory yet.
func (tx *Tx) enterColleague(n *NewColleague) error {
	p := &n.Member.Professional
	if p.ID != 0 {
		_, err := tx.professional(p.ID)
		return err
	}
	f := pathway.Fields{}
	p.Agency = n.Agency.ID
	if p.Agency == 0 {
		f.Need("agency", n.Agency.Name, "Enter the agency")
		known, err := value[int64](tx, `SELECT coalesce((SELECT id FROM agency WHERE folded = ? AND ended_at = ''), 0)`, pathway.Normalise(n.Agency.Name))
		if err != nil {
			return err
		}
		if p.Agency = known; known == 0 && n.Agency.Name != "" && !pathway.Chosen(pathway.AgencyKindTitles, string(n.Agency.Kind)) {
			f.Add("agency_kind", "This agency is not in the directory yet: choose what it is")
		}
	}
	for name, message := range pathway.FieldsOf(pathway.Professional{Name: p.Name, JobTitle: p.JobTitle, Agency: cmp.Or(p.Agency, 1), Phone: p.Phone, Email: p.Email}.Validate()) {
		f.Add(name, message)
	}
	if err := f.Err(); err != nil {
		return err
	}
	if p.Agency == 0 {
		n.Agency.QuoracyGroup = string(n.Agency.Kind)
		if err := n.Agency.Validate(); err != nil {
			return pathway.Invalid(pathway.Fields{"agency": pathway.FieldsOf(err)["name"]})
		}
		agency, err := tx.saveAgency(n.Agency)
		if err != nil {
			return err
		}
		p.Agency = agency
		if err := tx.audit(Entry{What: "Entered an agency", Subject: "agency", ID: agency}); err != nil {
			return err
		}
	}
	known, err := value[bool](tx, `SELECT EXISTS (SELECT 1 FROM professional WHERE name = ? AND agency = ? AND ended_at = '')`, p.Name, p.Agency)
	if err != nil {
		return err
	}
	if known && !n.Another {
		return pathway.Invalid(pathway.Fields{"chosen": p.Name + " is in the directory already: choose them, or say that it is somebody else"})
	}
	p.ID, err = tx.keepProfessional(*p)
	return err
}

// comeBack takes a professional into the network again who had left it. Nothing of what they might know is left over.
func (tx *Tx) comeBack(member int64, n pathway.NetworkMember) error {
	by := int64(0)
	if n.Confirmed != "" {
		by = tx.By.ID
	}
	if err := tx.exec(`UPDATE network SET role = ?, contact = ?, protected_place = ?, confirmed_at = ?, confirmed_by = ?, address_permission = '', permission_by = NULL, permission_at = '',
		       ended_on = '', version = version + 1 WHERE id = ?`, n.Role, n.DirectContact, n.ProtectedPlace, n.Confirmed, id(by), member); err != nil {
		return err
	}
	return tx.setNetworkChildren(member, n.Children)
}

// childrenOf returns those of the ids that are children of a case. Another id is not-found.
func (tx *Tx) childrenOf(number int64, ids []int64) ([]int64, error) {
	members, err := tx.members(number)
	if err != nil {
		return nil, err
	}
	for _, child := range ids {
		if !slices.ContainsFunc(members, func(m pathway.Member) bool { return m.Person.ID == child && m.Kind != pathway.Adult }) {
			return nil, pathway.NotFound("This child")
		}
	}
	slices.Sort(ids)
	return slices.Compact(ids), nil
}

// colleagueFor returns a network member of a case that the one who writes may open.
func (tx *Tx) colleagueFor(number, member int64) (pathway.NetworkMember, error) {
	if _, err := tx.caseFor(number); err != nil {
		return pathway.NetworkMember{}, err
	}
	list, err := tx.network(number)
	if err != nil {
		return pathway.NetworkMember{}, err
	}
	f := pathway.Family{Network: list}
	return f.Colleague(member)
}

// SaveColleague changes what a professional does for a family and which children they may know about. Where the children
// change they are unconfirmed, unless confirm is set.
func (db *DB) SaveColleague(ctx context.Context, by Actor, number int64, n pathway.NetworkMember, confirm bool) error {
	return db.Write(ctx, by, func(tx *Tx) error {
		f, err := tx.familyFor(number)
		if err != nil {
			return err
		}
		was, err := f.Colleague(n.ID)
		if err != nil {
			return err
		}
		n.Role = f.KeepCovered(was.Role, n.Role)
		if err := n.Validate(); err != nil {
			return err
		}
		if n.Children, err = tx.childrenOf(number, n.Children); err != nil {
			return err
		}
		what := "Changed a professional’s part in the network"
		children := ""
		if !slices.Equal(was.Children, n.Children) {
			children = "children they may know about"
		}
		if err := tx.update(`UPDATE network SET role = ?, contact = ?, protected_place = ?, version = version + 1 WHERE id = ? AND version = ?`,
			n.Role, n.DirectContact, n.ProtectedPlace, n.ID, n.Version); err != nil {
			return err
		}
		if err := tx.setNetworkChildren(n.ID, n.Children); err != nil {
			return err
		}
		switch {
		case confirm:
			what = "Confirmed which children a professional may know about"
			err = tx.exec(`UPDATE network SET confirmed_at = ?, confirmed_by = ? WHERE id = ?`, stamp(tx.Now), id(by.ID), n.ID)
		case children != "":
			err = tx.exec(`UPDATE network SET confirmed_at = '', confirmed_by = NULL WHERE id = ?`, n.ID)
		}
		if err != nil {
			return err
		}
		if err := tx.knowledgeChanged(number); err != nil {
			return err
		}
		return tx.audit(Entry{What: what, Case: number, Subject: "professional", ID: was.Professional.ID, Fields: changed(
			field("role", was.Role, n.Role), field("direct contact", was.DirectContact, n.DirectContact), field("protected place", was.ProtectedPlace, n.ProtectedPlace), children)})
	})
}

// PermitAddress lets a professional be given the protected addresses of a family, with the reason; an empty reason takes
// the permission back. Only the police, another local authority and the lead social worker can have it.
func (db *DB) PermitAddress(ctx context.Context, by Actor, number, member int64, reason string, version int) error {
	return db.Write(ctx, by, func(tx *Tx) error {
		f, err := tx.familyFor(number)
		if err != nil {
			return err
		}
		was, err := f.Colleague(member)
		if err != nil {
			return err
		}
		reason = f.KeepCovered(was.AddressPermission, reason)
		what := "Permitted protected addresses to a professional"
		at, who := stamp(tx.Now), by.ID
		switch {
		case !by.May(pathway.PermitAddress):
			return pathway.Forbidden("Only the chair or a service manager can permit this.")
		case reason == "":
			what, at, who = "Took back a permission for protected addresses", "", 0
		case !was.Professional.AgencyKind.MayBePermitted() && was.Professional.ID != f.Case.SocialWorker:
			return pathway.Refused("Only the police, another authority and the lead social worker can be given a protected address.")
		}
		if reason != "" {
			if err := tx.needReason(number, reason); err != nil {
				return err
			}
		}
		if err := tx.update(`UPDATE network SET address_permission = ?, permission_by = ?, permission_at = ?, version = version + 1 WHERE id = ? AND version = ?`,
			reason, id(who), at, member, version); err != nil {
			return err
		}
		if err := tx.factsChanged(number); err != nil {
			return err
		}
		return tx.audit(Entry{What: what, Case: number, Subject: "professional", ID: was.Professional.ID, Fields: []string{"address permission"}, Reason: reason})
	})
}

// EndColleague notes that a professional no longer works with a family.
func (db *DB) EndColleague(ctx context.Context, by Actor, number, member int64, version int) error {
	return db.Write(ctx, by, func(tx *Tx) error {
		was, err := tx.colleagueFor(number, member)
		if err != nil {
			return err
		}
		if err := tx.update(`UPDATE network SET ended_on = ?, version = version + 1 WHERE id = ? AND version = ? AND ended_on = ''`, tx.Today(), member, version); err != nil {
			return err
		}
		if err := tx.knowledgeChanged(number); err != nil {
			return err
		}
		return tx.audit(Entry{What: "Took a professional out of the network", Case: number, Subject: "professional", ID: was.Professional.ID})
	})
}
