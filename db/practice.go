package db

import (
	"context"

	"cp-pathway/pathway"
)

// PracticePassword is the password of every account of a practice copy. The sign-in page there shows it.
const PracticePassword = "practice-only"

// practiceAccounts are the made-up office's: one for each role, then more of those who are needed twice.
var practiceAccounts = []pathway.Account{
	{Login: "admin", Name: "Amara Osei", Title: "Conference Administrator", Phone: "01632 960101", Email: "amara.osei@fictshire.example", Roles: []pathway.Role{pathway.Admin}},
	{Login: "minutes", Name: "Megan Tudor", Title: "Minute Taker", Phone: "01632 960102", Email: "megan.tudor@fictshire.example", Roles: []pathway.Role{pathway.MinuteTaker}},
	{Login: "chair", Name: "Colm Brennan", Title: "Child Protection Chair", Phone: "01632 960103", Email: "colm.brennan@fictshire.example", Roles: []pathway.Role{pathway.Chair}},
	{Login: "manager", Name: "Shirin Qureshi", Title: "Service Manager, Safeguarding Unit", Phone: "01632 960104", Email: "shirin.qureshi@fictshire.example", Roles: []pathway.Role{pathway.ServiceManager}},
	{Login: "auditor", Name: "Oskar Lind", Title: "Quality Auditor", Phone: "01632 960105", Email: "oskar.lind@fictshire.example", Roles: []pathway.Role{pathway.Auditor}},
	{Login: "system", Name: "Sam Ito", Title: "Systems Officer", Phone: "01632 960106", Email: "sam.ito@fictshire.example", Roles: []pathway.Role{pathway.SystemAdministrator}},
	{Login: "chair2", Name: "Ines Moreau", Title: "Child Protection Chair", Phone: "01632 960107", Email: "ines.moreau@fictshire.example", Roles: []pathway.Role{pathway.Chair}},
	{Login: "chair3", Name: "Tendai Moyo", Title: "Child Protection Chair", Phone: "01632 960108", Email: "tendai.moyo@fictshire.example", Roles: []pathway.Role{pathway.Chair}},
	{Login: "minutes2", Name: "Ravi Menon", Title: "Minute Taker", Phone: "01632 960109", Email: "ravi.menon@fictshire.example", Roles: []pathway.Role{pathway.MinuteTaker}},
}

// BeginPractice sets up a made-up office with an account for each role, some twice, and returns those. It is refused where there is an
// account already: nothing made up comes into an office's own data.
func (db *DB) BeginPractice(ctx context.Context) ([]pathway.Account, error) {
	hash, err := db.hash(ctx, PracticePassword)
	if err != nil {
		return nil, err
	}
	var list []pathway.Account
	err = db.Write(ctx, Actor{}, func(tx *Tx) error {
		if err := tx.nobodyYet(); err != nil {
			return err
		}
		if err := tx.nameOffice("Fictshire County Council", "Safeguarding Unit"); err != nil {
			return err
		}
		if err := tx.setSetting(practiceData, "yes"); err != nil {
			return err
		}
		for _, a := range practiceAccounts {
			if a.ID, err = tx.newAccount(a, hash); err != nil {
				return err
			}
			list = append(list, a)
		}
		return nil
	})
	return list, err
}

// MadeUp tells whether everything in the data is made up, so that more of it may come in.
func (db *DB) MadeUp(ctx context.Context) (bool, error) {
	var is bool
	err := db.Read(ctx, func(tx *Tx) (err error) {
		is, err = tx.specimen()
		return err
	})
	return is, err
}
