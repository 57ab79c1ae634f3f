package db

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"strings"

	"cp-pathway/pathway"
)

// Reports returns the reports received for a conference of a family, each with whom it was shared, for one who may open the
// family. Newer versions stand before those that they replace.
func (db *DB) Reports(ctx context.Context, reader Actor, number, conference int64) ([]pathway.Report, error) {
	var list []pathway.Report
	err := db.Read(ctx, func(tx *Tx) (err error) {
		if _, err = tx.caseHead(reader, number); err != nil {
			return err
		}
		if list, err = tx.reportsWhere(`k.cases = ? AND r.conference = ?`, number, conference); err != nil || len(list) == 0 {
			return err
		}
		return tx.coverReports(number, list)
	})
	return list, err
}

// Report returns a report of a family. One of another family is not there.
func (db *DB) Report(ctx context.Context, reader Actor, number, report int64) (pathway.Report, error) {
	var r pathway.Report
	err := db.Read(ctx, func(tx *Tx) (err error) {
		if _, err = tx.caseHead(reader, number); err != nil {
			return err
		}
		if r, err = tx.report(number, report); err != nil {
			return err
		}
		list := []pathway.Report{r}
		err = tx.coverReports(number, list)
		r = list[0]
		return err
	})
	return r, err
}

// coverReports covers protected values in what reports are called and from whom they are: a school gives a place away.
func (tx *Tx) coverReports(number int64, list []pathway.Report) error {
	f, err := tx.family(number)
	if err != nil {
		return err
	}
	cover := f.Covering()
	for i := range list {
		r := &list[i]
		r.Title, r.Author, r.AgencyName = cover(r.Title), cover(r.Author), cover(r.AgencyName)
		for j := range r.Shared {
			s := &r.Shared[j]
			s.ReadBy, s.ByWhom = cover(s.ReadBy), cover(s.ByWhom)
		}
	}
	return nil
}

func (tx *Tx) report(number, report int64) (pathway.Report, error) {
	list, err := tx.reportsWhere(`k.cases = ? AND r.id = ?`, number, report)
	if err == nil && len(list) == 0 {
		err = pathway.NotFound("This report")
	}
	if err != nil {
		return pathway.Report{}, err
	}
	return list[0], nil
}

// reports returns the reports received for a conference with whom each was shared.
func (tx *Tx) reports(conference int64) ([]pathway.Report, error) {
	return tx.reportsWhere(`r.conference = ?`, conference)
}

func (tx *Tx) reportsWhere(where string, args ...any) ([]pathway.Report, error) {
	list, err := all(tx, func(scan Scan) (r pathway.Report, err error) {
		return r, scan(&r.ID, &r.Conference, ref{&r.Attendee}, ref{&r.Agency}, &r.AgencyName, &r.Title, &r.Author, &r.ReceivedAt, &r.ReceivedBy, &r.MIME, &r.Bytes, &r.SHA256,
			&r.ChairOnly, ref{&r.Replaces}, &r.ReplacedBy)
	}, `SELECT r.id, r.conference, r.attendee, r.agency, coalesce(g.name, ''), r.title, r.author, r.received_at, a.name, r.mime, r.bytes, r.sha256,
		       r.police_only, r.replaces, coalesce((SELECT n.id FROM report n WHERE n.replaces = r.id), 0)
		  FROM report r
		  JOIN conference k ON k.id = r.conference
		  JOIN account a ON a.id = r.received_by
		  LEFT JOIN agency g ON g.id = r.agency
		 WHERE `+where+`
		 ORDER BY g.name, r.id DESC`, args...)
	if err != nil || len(list) == 0 {
		return list, err
	}
	at := map[int64]*pathway.Report{}
	for i := range list {
		at[list[i].ID] = &list[i]
	}
	_, err = all(tx, func(scan Scan) (none struct{}, err error) {
		var report int64
		var s pathway.ReportShared
		if err = scan(&report, &s.Attendee, &s.Name, &s.Role, &s.ReadBy, &s.SharedAt, &s.How, &s.ByWhom); err == nil {
			at[report].Shared = append(at[report].Shared, s)
		}
		return none, err
	}, `SELECT s.report, s.attendee, trim(coalesce(nullif(p.known_as, ''), p.first_name) || ' ' || p.last_name), d.role, s.read_by, s.shared_at, s.how, s.by_whom
		  FROM report_shared s
		  JOIN report r ON r.id = s.report
		  JOIN conference k ON k.id = r.conference
		  JOIN attendee d ON d.id = s.attendee
		  JOIN person p ON p.id = d.person
		 WHERE `+where+`
		 ORDER BY s.shared_at, s.id`, args...)
	return list, err
}

// KeepReport stores the file of a report that was received for a conference, and returns its id. What it is, is told by what
// is in it. Replaces names an earlier version of it; 0: none. What the police sent is for the chair only unless OpenWhy says why
// others may open it. The error's fields are those of pathway.Report, open_why and file.
func (db *DB) KeepReport(ctx context.Context, by Actor, number int64, r pathway.Report, data []byte) (int64, error) {
	mime, fault := pathway.CheckReportFile(data)
	sum := sha256.Sum256(data)
	err := db.Write(ctx, by, func(tx *Tx) error {
		if _, err := tx.caseFor(number); err != nil {
			return err
		}
		if _, err := tx.conference(number, r.Conference); err != nil {
			return err
		}
		if r.Replaces != 0 {
			was, err := tx.report(number, r.Replaces)
			if err != nil {
				return err
			}
			if was.ReplacedBy != 0 {
				return pathway.Conflict("A newer version of this report is here already.")
			}
			f, err := tx.family(number)
			if err != nil {
				return err
			}
			r.Title, r.Author = f.KeepCovered(was.Title, r.Title), f.KeepCovered(was.Author, r.Author)
			r.Agency, r.Attendee, r.Conference = was.Agency, was.Attendee, was.Conference
		}
		police, err := value[bool](tx, `SELECT EXISTS (SELECT 1 FROM agency WHERE id = ? AND kind = ?)`, r.Agency, pathway.Police)
		if err != nil {
			return err
		}
		if !police || r.ChairOnly {
			r.OpenWhy = ""
		}
		r.ChairOnly = r.ChairOnly || police && r.OpenWhy == ""
		f := pathway.Fields{}
		if r.OpenWhy != "" {
			for name, message := range pathway.FieldsOf(tx.needReason(number, r.OpenWhy)) {
				f.Add(strings.Replace(name, "reason", "open_why", 1), message)
			}
		}
		for _, err := range []error{r.Validate(), fault} {
			for name, message := range pathway.FieldsOf(err) {
				f.Add(name, message)
			}
		}
		if err := f.Err(); err != nil {
			return err
		}
		r.ID, err = tx.insert(`
			INSERT INTO report (conference, attendee, agency, title, author, received_at, received_by, mime, bytes, sha256, replaces, police_only)
			VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
			r.Conference, id(r.Attendee), id(r.Agency), r.Title, r.Author, stamp(tx.Now), by.ID, mime, len(data), hex.EncodeToString(sum[:]), id(r.Replaces), r.ChairOnly)
		if err != nil {
			return err
		}
		if err := tx.exec(`INSERT INTO report_file (report, data) VALUES (?, ?)`, r.ID, data); err != nil {
			return err
		}
		return tx.audit(Entry{What: "Kept a report that was received", Case: number, Subject: "report", ID: r.ID, Reason: r.OpenWhy})
	})
	return r.ID, err
}

// ReportFile returns a report with its file, for one who may open it: what is for the chair only is not there for others. Why
// it is taken out of the program is audited; "" means that it is opened here, which the audit trail has as a view.
func (db *DB) ReportFile(ctx context.Context, reader Actor, number, report int64, why string) (r pathway.Report, data []byte, err error) {
	load := func(tx *Tx) (err error) {
		if _, err = tx.caseHead(reader, number); err != nil {
			return err
		}
		if r, err = tx.report(number, report); err != nil {
			return err
		}
		if r.ChairOnly && !reader.May(pathway.ReadChairOnly) {
			return pathway.Forbidden("This report is for the chair only.")
		}
		return tx.one("This file", `SELECT data FROM report_file WHERE report = ?`, []any{report}, &data)
	}
	if why == "" {
		return r, data, db.Read(ctx, load)
	}
	err = db.Write(ctx, reader, func(tx *Tx) error {
		if err := needReason(why); err != nil {
			return err
		}
		if err := load(tx); err != nil {
			return err
		}
		return tx.audit(Entry{What: "Took a report out of the program", Kind: pathway.AuditDisclosure, Case: number, Subject: "report", ID: report, Reason: why})
	})
	return r, data, err
}

// ShareReport records that a report was shared with somebody of the family, after a named person had read that copy for them.
// The error's fields are those of pathway.ReportShared; its code is refused for what is for the chair only, or replaced.
func (db *DB) ShareReport(ctx context.Context, by Actor, number, report int64, s pathway.ReportShared) error {
	return db.Write(ctx, by, func(tx *Tx) error {
		if _, err := tx.caseFor(number); err != nil {
			return err
		}
		r, err := tx.report(number, report)
		if err != nil {
			return err
		}
		switch {
		case r.ChairOnly:
			return pathway.Refused("This report is for the chair only. It is not shared with the family.")
		case r.ReplacedBy != 0:
			return pathway.Refused("There is a newer version of this report. Share that one.")
		}
		if err := s.Validate(tx.Minute()); err != nil {
			return err
		}
		ours, err := value[bool](tx, `SELECT EXISTS (SELECT 1 FROM attendee WHERE id = ? AND conference = ? AND person IS NOT NULL AND removed_at = '')`, s.Attendee, r.Conference)
		if err != nil {
			return err
		}
		if !ours {
			return pathway.Invalid(pathway.Fields{"attendee": "Choose somebody of the family who is on the list"})
		}
		if err := tx.exec(`INSERT INTO report_shared (report, attendee, read_by, shared_at, how, by_whom, recorded_by) VALUES (?, ?, ?, ?, ?, ?, ?)`,
			report, s.Attendee, s.ReadBy, s.SharedAt, s.How, s.ByWhom, by.ID); err != nil {
			return err
		}
		return tx.audit(Entry{What: "Recorded that a report was shared", Kind: pathway.AuditDisclosure, Case: number, Subject: "attendee", ID: s.Attendee})
	})
}

// ReportRecipient is somebody of the family with whom a report can be shared.
type ReportRecipient struct {
	Attendee   int64
	Name, Role string
}

// ReportRecipients returns those of the family who are on the list of a conference.
func (db *DB) ReportRecipients(ctx context.Context, reader Actor, number, conference int64) ([]ReportRecipient, error) {
	var list []ReportRecipient
	err := db.Read(ctx, func(tx *Tx) (err error) {
		if _, err = tx.caseHead(reader, number); err != nil {
			return err
		}
		list, err = all(tx, func(scan Scan) (r ReportRecipient, err error) {
			return r, scan(&r.Attendee, &r.Name, &r.Role)
		}, `SELECT d.id, trim(coalesce(nullif(p.known_as, ''), p.first_name) || ' ' || p.last_name), d.role
		      FROM attendee d
		      JOIN conference k ON k.id = d.conference
		      JOIN person p ON p.id = d.person
		     WHERE k.cases = ? AND d.conference = ? AND d.removed_at = ''
		     ORDER BY d.position, d.id`, number, conference)
		return err
	})
	return list, err
}
