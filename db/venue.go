package db

import (
	"context"

	"cp-pathway/pathway"
)

// Venues returns the venues with their rooms, those that are used no longer last.
func (db *DB) Venues(ctx context.Context) ([]pathway.Venue, error) {
	var list []pathway.Venue
	err := db.Read(ctx, func(tx *Tx) (err error) {
		list, err = tx.venues()
		return err
	})
	return list, err
}

func (tx *Tx) venues() ([]pathway.Venue, error) {
	list, err := all(tx, func(scan Scan) (v pathway.Venue, err error) {
		a := &v.Address
		a.Kind, a.State = pathway.WorkAddress, pathway.AddressNormal
		return v, scan(&v.ID, &v.Name, &a.Line1, &a.Line2, &a.Line3, &a.Town, &a.Postcode, &v.Phone, &v.HowToFind, &v.Access, &v.Ended, &v.Version)
	}, `SELECT id, name, line1, line2, line3, town, postcode, phone, how_to_find, access, ended_at <> '', version
	      FROM venue
	     ORDER BY ended_at <> '', name`)
	if err != nil {
		return nil, err
	}
	rooms, err := all(tx, func(scan Scan) (r pathway.Room, err error) {
		return r, scan(&r.ID, &r.Venue, &r.Name, &r.Seats, &r.Ended)
	}, `SELECT id, venue, name, seats, ended_at <> '' FROM room ORDER BY name`)
	if err != nil {
		return nil, err
	}
	at := map[int64]int{}
	for i, v := range list {
		at[v.ID] = i
	}
	for _, r := range rooms {
		v := &list[at[r.Venue]]
		v.Rooms = append(v.Rooms, r)
	}
	return list, nil
}

// Venue returns one venue with its rooms. The error is not-found.
func (db *DB) Venue(ctx context.Context, number int64) (pathway.Venue, error) {
	list, err := db.Venues(ctx)
	if err != nil {
		return pathway.Venue{}, err
	}
	for _, v := range list {
		if v.ID == number {
			return v, nil
		}
	}
	return pathway.Venue{}, pathway.NotFound("This venue")
}

// SaveVenue makes a venue (ID 0) or changes one, with its rooms: rooms without an id are new, those left out are used no
// longer. It returns the venue's id. The error is invalid or conflict.
func (db *DB) SaveVenue(ctx context.Context, by Actor, v pathway.Venue) (int64, error) {
	v.Address = v.Address.Tidy()
	if err := v.Validate(); err != nil {
		return 0, err
	}
	err := db.Write(ctx, by, func(tx *Tx) (err error) {
		if v.ID, err = tx.saveVenue(v); err != nil {
			return err
		}
		if err := tx.saveRooms(v); err != nil {
			return err
		}
		return tx.officeChanged(Entry{What: "Changed a venue", Subject: "venue", ID: v.ID})
	})
	return v.ID, err
}

func (tx *Tx) saveVenue(v pathway.Venue) (int64, error) {
	a := v.Address
	if v.ID == 0 {
		return tx.insert(`INSERT INTO venue (name, line1, line2, line3, town, postcode, phone, how_to_find, access) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
			v.Name, a.Line1, a.Line2, a.Line3, a.Town, a.Postcode, v.Phone, v.HowToFind, v.Access)
	}
	return v.ID, tx.update(`
		UPDATE venue
		   SET name = ?, line1 = ?, line2 = ?, line3 = ?, town = ?, postcode = ?, phone = ?, how_to_find = ?, access = ?, version = version + 1
		 WHERE id = ? AND version = ?`,
		v.Name, a.Line1, a.Line2, a.Line3, a.Town, a.Postcode, v.Phone, v.HowToFind, v.Access, v.ID, v.Version)
}

func (tx *Tx) saveRooms(v pathway.Venue) error {
	if err := tx.exec(`UPDATE room SET ended_at = ? WHERE venue = ? AND ended_at = ''`, stamp(tx.Now), v.ID); err != nil {
		return err
	}
	for _, r := range v.Rooms {
		if r.ID == 0 {
			if _, err := tx.insert(`INSERT INTO room (venue, name, seats) VALUES (?, ?, ?)`, v.ID, r.Name, r.Seats); err != nil {
				return err
			}
			continue
		}
		if err := tx.update(`UPDATE room SET name = ?, seats = ?, ended_at = '' WHERE id = ? AND venue = ?`, r.Name, r.Seats, r.ID, v.ID); err != nil {
			return err
		}
	}
	return nil
}
