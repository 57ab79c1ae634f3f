package db

import (
	"context"
	"strings"

	"cp-pathway/pathway"
)

const professionalColumns = `
	p.id, p.name, p.latin, p.job_title, p.agency, g.name, g.kind, coalesce(p.team, 0), coalesce(t.name, ''),
	p.line1, p.line2, p.line3, p.town, p.postcode,
	g.line1, g.line2, g.line3, g.town, g.postcode,
	p.phone, p.email, p.ended_at <> '', p.version`

// scanProfessional reads professionalColumns. Post goes to their own address, or to the agency's where they have none.
func scanProfessional(scan Scan, more ...any) (p pathway.Professional, err error) {
	var own, agency pathway.Address
	err = scan(append([]any{&p.ID, &p.Name, &p.Latin, &p.JobTitle, &p.Agency, &p.AgencyName, &p.AgencyKind, &p.Team, &p.TeamName,
		&own.Line1, &own.Line2, &own.Line3, &own.Town, &own.Postcode,
		&agency.Line1, &agency.Line2, &agency.Line3, &agency.Town, &agency.Postcode,
		&p.Phone, &p.Email, &p.Ended, &p.Version}, more...)...)
	p.Address = own
	if len(own.Lines()) == 0 {
		p.Address, p.AgencyAddress = agency, true
	}
	p.Address.Kind, p.Address.State = pathway.WorkAddress, pathway.AddressNormal
	return p, err
}

// Directory returns the professionals whose name, job or agency holds every word of what is looked for, at most limit of
// them; those who have left last.
func (db *DB) Directory(ctx context.Context, find string, limit int) ([]pathway.Professional, error) {
	var list []pathway.Professional
	err := db.Read(ctx, func(tx *Tx) (err error) {
		list, err = tx.directory(find, limit)
		return err
	})
	return list, err
}

func (tx *Tx) directory(find string, limit int) ([]pathway.Professional, error) {
	var where strings.Builder
	var args []any
	words := strings.Fields(pathway.Normalise(find))
	for _, word := range words[:min(len(words), 8)] { // SQLite refuses very long conditions
		where.WriteString(" AND instr(p.folded || ' ' || g.folded, ?) > 0")
		args = append(args, word)
	}
	return all(tx, func(scan Scan) (pathway.Professional, error) { return scanProfessional(scan) }, `
		SELECT `+professionalColumns+`
		  FROM professional p
		  JOIN agency g ON g.id = p.agency
		  LEFT JOIN team t ON t.id = p.team
		 WHERE true`+where.String()+`
		 ORDER BY p.ended_at <> '', p.name
		 LIMIT ?`, append(args, limit)...)
}

// Professional returns one entry of the directory. The error is not-found.
func (db *DB) Professional(ctx context.Context, number int64) (pathway.Professional, error) {
	var p pathway.Professional
	err := db.Read(ctx, func(tx *Tx) (err error) {
		p, err = tx.professional(number)
		return err
	})
	return p, err
}

func (tx *Tx) professional(number int64) (pathway.Professional, error) {
	list, err := all(tx, func(scan Scan) (pathway.Professional, error) { return scanProfessional(scan) }, `
		SELECT `+professionalColumns+`
		  FROM professional p
		  JOIN agency g ON g.id = p.agency
		  LEFT JOIN team t ON t.id = p.team
		 WHERE p.id = ?`, number)
	switch {
	case err != nil:
		return pathway.Professional{}, err
	case len(list) == 0:
		return pathway.Professional{}, pathway.NotFound("This professional")
	}
	return list[0], nil
}

// SaveProfessional makes an entry of the directory (ID 0) or changes one, and returns its id. The error is invalid or
// conflict.
func (db *DB) SaveProfessional(ctx context.Context, by Actor, p pathway.Professional) (int64, error) {
	err := db.Write(ctx, by, func(tx *Tx) (err error) {
		p.ID, err = tx.keepProfessional(p)
		return err
	})
	return p.ID, err
}

// keepProfessional is SaveProfessional within another change, so that the directory fills itself.
func (tx *Tx) keepProfessional(p pathway.Professional) (int64, error) {
	p.Address = p.Address.Tidy()
	if err := p.Validate(); err != nil {
		return 0, err
	}
	number, err := tx.saveProfessional(p)
	if err != nil {
		return 0, err
	}
	if err := tx.exec(`
		UPDATE cases SET facts_version = facts_version + 1
		 WHERE social_worker = ?1 OR team_manager = ?1 OR id IN (SELECT cases FROM network WHERE professional = ?1)`, number); err != nil {
		return 0, err
	}
	return number, tx.audit(Entry{What: "Changed the directory", Subject: "professional", ID: number})
}

func (tx *Tx) saveProfessional(p pathway.Professional) (int64, error) {
	a, folded := p.Address, pathway.Normalise(p.Name+" "+p.Latin+" "+p.JobTitle)
	if p.ID == 0 {
		return tx.insert(`
			INSERT INTO professional (name, latin, job_title, agency, team, line1, line2, line3, town, postcode, phone, email, folded)
			VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
			p.Name, p.Latin, p.JobTitle, p.Agency, id(p.Team), a.Line1, a.Line2, a.Line3, a.Town, a.Postcode, p.Phone, p.Email, folded)
	}
	return p.ID, tx.update(`
		UPDATE professional
		   SET name = ?, latin = ?, job_title = ?, agency = ?, team = ?, line1 = ?, line2 = ?, line3 = ?, town = ?, postcode = ?, phone = ?, email = ?, folded = ?, version = version + 1
		 WHERE id = ? AND version = ?`,
		p.Name, p.Latin, p.JobTitle, p.Agency, id(p.Team), a.Line1, a.Line2, a.Line3, a.Town, a.Postcode, p.Phone, p.Email, folded, p.ID, p.Version)
}
