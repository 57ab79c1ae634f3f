// Package madeup enters made-up families into a practice folder: the office of Fictshire County Council, whole, and
// families at every stage of the pathway.
//
// Nothing here writes to the data by itself. A family is a story: what happens to it, when, and who does it. The stories
// are told in the order of time, each step by the method of [db.DB] that does it for a user, with the clock set to when it
// happened, up to now. What is entered is therefore what a working office would have: dates, audit trail, tasks, notes.
//
// Everybody in it is made up. Postcodes begin with ZZ, which none does; phone numbers are of the ranges that Ofcom keeps
// for drama; email addresses end in .example.
package madeup
