package db

import (
	"context"

	"cp-pathway/pathway"
)

// Agencies returns the agencies, those that are no longer there last.
func (db *DB) Agencies(ctx context.Context) ([]pathway.Agency, error) {
	var list []pathway.Agency
	err := db.Read(ctx, func(tx *Tx) (err error) {
		list, err = tx.agencies()
		return err
	})
	return list, err
}

func (tx *Tx) agencies() ([]pathway.Agency, error) {
	return all(tx, func(scan Scan) (g pathway.Agency, err error) {
		a := &g.Address
		a.Kind, a.State = pathway.WorkAddress, pathway.AddressNormal
		return g, scan(&g.ID, &g.Name, &g.Kind, &g.QuoracyGroup, &a.Line1, &a.Line2, &a.Line3, &a.Town, &a.Postcode,
			&g.Phone, &g.SecureEmail, &g.LeadName, &g.LeadPhone, &g.LeadEmail, &g.Usual, &g.Ended, &g.Version)
	}, `SELECT id, name, kind, quoracy_group, line1, line2, line3, town, postcode,
		       phone, secure_email, lead_name, lead_phone, lead_email, usual, ended_at <> '', version
	      FROM agency
	     ORDER BY ended_at <> '', name`)
}

// SaveAgency makes an agency (ID 0) or changes one, and returns its id. The error is invalid, also where another agency
// has that name, or conflict.
func (db *DB) SaveAgency(ctx context.Context, by Actor, g pathway.Agency) (int64, error) {
	g.Address = g.Address.Tidy()
	if err := g.Validate(); err != nil {
		return 0, err
	}
	err := db.Write(ctx, by, func(tx *Tx) (err error) {
		taken, err := value[bool](tx, `SELECT EXISTS (SELECT 1 FROM agency WHERE name = ? AND id <> ? AND ended_at = '')`, g.Name, g.ID)
		if err != nil {
			return err
		}
		if taken {
			return pathway.Invalid(pathway.Fields{"name": "There is an agency of this name already"})
		}
		if g.ID, err = tx.saveAgency(g); err != nil {
			return err
		}
		return tx.officeChanged(Entry{What: "Changed an agency", Subject: "agency", ID: g.ID})
	})
	return g.ID, err
}

func (tx *Tx) saveAgency(g pathway.Agency) (int64, error) {
	a := g.Address
	if g.ID == 0 {
		return tx.insert(`
			INSERT INTO agency (name, kind, quoracy_group, line1, line2, line3, town, postcode,
			                    phone, secure_email, lead_name, lead_phone, lead_email, usual, folded)
			VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
			g.Name, g.Kind, g.QuoracyGroup, a.Line1, a.Line2, a.Line3, a.Town, a.Postcode,
			g.Phone, g.SecureEmail, g.LeadName, g.LeadPhone, g.LeadEmail, g.Usual, pathway.Normalise(g.Name))
	}
	return g.ID, tx.update(`
		UPDATE agency
		   SET name = ?, kind = ?, quoracy_group = ?, line1 = ?, line2 = ?, line3 = ?, town = ?, postcode = ?,
		       phone = ?, secure_email = ?, lead_name = ?, lead_phone = ?, lead_email = ?, usual = ?, folded = ?, version = version + 1
		 WHERE id = ? AND version = ?`,
		g.Name, g.Kind, g.QuoracyGroup, a.Line1, a.Line2, a.Line3, a.Town, a.Postcode,
		g.Phone, g.SecureEmail, g.LeadName, g.LeadPhone, g.LeadEmail, g.Usual, pathway.Normalise(g.Name), g.ID, g.Version)
}

// OfferAgencies enters the agencies of a usual area that are not there yet, and returns how many that were.
func (db *DB) OfferAgencies(ctx context.Context, by Actor, chosen []pathway.Agency) (n int, err error) {
	err = db.Write(ctx, by, func(tx *Tx) error {
		there, err := tx.agencies()
		if err != nil {
			return err
		}
		have := map[string]bool{}
		for _, g := range there {
			have[pathway.Fold(g.Name)] = true
		}
		for _, g := range chosen {
			if have[pathway.Fold(g.Name)] {
				continue
			}
			if _, err := tx.saveAgency(g); err != nil {
				return err
			}
			n++
		}
		return tx.audit(Entry{What: "Entered the usual agencies", Subject: "office", ID: 1})
	})
	return n, err
}
