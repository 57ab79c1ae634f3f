package db

import (
	"context"
	"strconv"

	"cp-pathway/pathway"
)

// Settings of the office, with what holds until it sets something else (DOMAIN's defaults).
const (
	addressDays    = "address-days"    // within how many days an address was confirmed
	advocateAge    = "advocate-age"    // from which an advocate is offered, years
	quorum         = "quorum"          // agencies beside social care
	objectDays     = "object-days"     // calendar days in which the core group can object to the end of a plan
	commentDays    = "comment-days"    // working days in which the minutes can be commented on
	resolutionDays = "resolution-days" // working days in which an agency answers what is taken up with it
	ownApproval    = "own-approval"    // "yes": an author may approve their own decisions
)

// Office returns the office as letters and pages show it. Before its set-up everything in it is empty.
func (db *DB) Office(ctx context.Context) (pathway.Office, error) {
	var o pathway.Office
	err := db.Read(ctx, func(tx *Tx) (err error) {
		o, err = tx.office()
		return err
	})
	return o, err
}

func (tx *Tx) office() (o pathway.Office, err error) {
	o, err = tx.officeRow()
	if pathway.CodeOf(err) == pathway.CodeNotFound {
		o, err = pathway.Office{Colour: "#1d4f91", ReferencePrefix: "CP"}, nil
	}
	if err != nil {
		return o, err
	}
	if o.ClosingTime, err = tx.setting(closingTime, "17:00"); err != nil {
		return o, err
	}
	for name, to := range map[string]struct {
		n         *int
		otherwise int
	}{addressDays: {&o.AddressDays, 28}, advocateAge: {&o.AdvocateAge, 5}, quorum: {&o.Quorum, 2}, commentDays: {&o.CommentDays, 10}, objectDays: {&o.ObjectDays, 15}, resolutionDays: {&o.ResolutionDays, 10}} {
		if *to.n, err = tx.settingNumber(name, to.otherwise); err != nil {
			return o, err
		}
	}
	own, err := tx.setting(ownApproval, "no")
	o.OwnApproval = own == "yes"
	return o, err
}

func (tx *Tx) officeRow() (o pathway.Office, err error) {
	var setUp string
	a := &o.Address
	err = tx.one("The office", `
		SELECT authority, unit, line1, line2, line3, town, postcode,
		       phone, email, secure_email, out_of_hours, logo, colour,
		       reference_prefix, complaints, privacy, advocacy, travel,
		       recording, set_up_at, version
		  FROM office WHERE id = 1`, nil,
		&o.Authority, &o.Unit, &a.Line1, &a.Line2, &a.Line3, &a.Town, &a.Postcode,
		&o.Phone, &o.Email, &o.SecureEmail, &o.OutOfHours, &o.Logo, &o.Colour,
		&o.ReferencePrefix, &o.Complaints, &o.Privacy, &o.Advocacy, &o.Travel,
		&o.Recording, &setUp, &o.Version)
	o.SetUp = setUp != ""
	a.Kind, a.State = pathway.WorkAddress, pathway.AddressNormal
	return o, err
}

// SaveOffice changes the office's details; its logo, settings and whether it is set up stay as they are. The error is
// invalid or conflict.
func (db *DB) SaveOffice(ctx context.Context, by Actor, o pathway.Office) error {
	o.Address = o.Address.Tidy()
	if err := o.Validate(); err != nil {
		return err
	}
	return db.Write(ctx, by, func(tx *Tx) error {
		a := o.Address
		err := tx.update(`
			UPDATE office
			   SET authority = ?, unit = ?, line1 = ?, line2 = ?, line3 = ?, town = ?, postcode = ?,
			       phone = ?, email = ?, secure_email = ?, out_of_hours = ?, colour = ?,
			       reference_prefix = ?, complaints = ?, privacy = ?, advocacy = ?, travel = ?,
			       recording = ?, version = version + 1
			 WHERE id = 1 AND version = ?`,
			o.Authority, o.Unit, a.Line1, a.Line2, a.Line3, a.Town, a.Postcode,
			o.Phone, o.Email, o.SecureEmail, o.OutOfHours, o.Colour,
			o.ReferencePrefix, o.Complaints, o.Privacy, o.Advocacy, o.Travel,
			o.Recording, o.Version)
		if err != nil {
			return err
		}
		return tx.officeChanged(Entry{What: "Changed the office’s details", Subject: "office", ID: 1})
	})
}

// SetLogo keeps a logo, a PNG that pdf.CleanLogo made; nil takes it away.
func (db *DB) SetLogo(ctx context.Context, by Actor, png []byte) error {
	return db.Write(ctx, by, func(tx *Tx) error {
		if err := tx.update(`UPDATE office SET logo = ?, version = version + 1 WHERE id = 1`, png); err != nil {
			return err
		}
		return tx.audit(Entry{What: "Changed the logo", Subject: "office", ID: 1})
	})
}

// FinishSetUp records that the office's set-up is complete; it can be gone on with at any time.
func (db *DB) FinishSetUp(ctx context.Context, by Actor) error {
	return db.Write(ctx, by, func(tx *Tx) error {
		if err := tx.update(`UPDATE office SET set_up_at = ? WHERE id = 1`, stamp(tx.Now)); err != nil {
			return err
		}
		return tx.audit(Entry{What: "Finished setting up the office", Subject: "office", ID: 1})
	})
}

// SaveSettings changes what the office has set. The error is invalid, with the fields address_days, advocate_age, quorum and
// closing_time.
func (db *DB) SaveSettings(ctx context.Context, by Actor, o pathway.Office) error {
	if err := o.ValidateSettings(); err != nil {
		return err
	}
	own := "no"
	if o.OwnApproval {
		own = "yes"
	}
	return db.Write(ctx, by, func(tx *Tx) error {
		for _, s := range []struct{ name, text string }{
			{addressDays, strconv.Itoa(o.AddressDays)}, {advocateAge, strconv.Itoa(o.AdvocateAge)}, {quorum, strconv.Itoa(o.Quorum)},
			{commentDays, strconv.Itoa(o.CommentDays)}, {objectDays, strconv.Itoa(o.ObjectDays)}, {resolutionDays, strconv.Itoa(o.ResolutionDays)},
			{closingTime, o.ClosingTime}, {ownApproval, own},
		} {
			if err := tx.setSetting(s.name, s.text); err != nil {
				return err
			}
		}
		return tx.officeChanged(Entry{What: "Changed the settings", Subject: "office", ID: 1})
	})
}

// officeChanged audits a change that every letter of every open family shows, and every count of days.
func (tx *Tx) officeChanged(e Entry) error {
	if err := tx.exec(`UPDATE cases SET facts_version = facts_version + 1 WHERE ended_on = ''`); err != nil {
		return err
	}
	return tx.audit(e)
}

// SetUpCounts is how much of what an office needs is there.
type SetUpCounts struct {
	Venues, Signatories, Teams, Agencies, Chairs, MinuteTakers int

	Unreachable int // agencies without a safeguarding lead, or without an email address
	Closures    int // days from today on
}

// SetUpCounts counts what the office has entered so far.
func (db *DB) SetUpCounts(ctx context.Context) (n SetUpCounts, err error) {
	err = db.Read(ctx, func(tx *Tx) error {
		return tx.one("The office", `
			SELECT (SELECT count(*) FROM venue WHERE ended_at = ''), (SELECT count(*) FROM signatory WHERE ended_at = ''),
			       (SELECT count(*) FROM team WHERE ended_at = ''), (SELECT count(*) FROM agency WHERE ended_at = ''),
			       (SELECT count(*) FROM account_role r JOIN account a ON a.id = r.account WHERE r.role = ? AND a.closed_at = ''),
			       (SELECT count(*) FROM account_role r JOIN account a ON a.id = r.account WHERE r.role = ? AND a.closed_at = ''),
			       (SELECT count(*) FROM agency WHERE ended_at = '' AND (lead_name = '' OR lead_email = '' AND secure_email = '')),
			       (SELECT count(*) FROM closure_day WHERE date >= ?)`,
			[]any{pathway.Chair, pathway.MinuteTaker, tx.Today()},
			&n.Venues, &n.Signatories, &n.Teams, &n.Agencies, &n.Chairs, &n.MinuteTakers, &n.Unreachable, &n.Closures)
	})
	return n, err
}
