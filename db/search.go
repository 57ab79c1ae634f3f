package db

import (
	"context"
	"strings"

	"cp-pathway/pathway"
)

// index stores by what something is found. text is normalised.
func (tx *Tx) index(kind pathway.ResultKind, subject int64, text string) error {
	number, err := value[int64](tx, `SELECT coalesce((SELECT id FROM search_entry WHERE kind = ? AND subject = ?), 0)`, kind, subject)
	if err != nil {
		return err
	}
	if number == 0 {
		if number, err = tx.insert(`INSERT INTO search_entry (kind, subject, text) VALUES (?, ?, ?)`, kind, subject, text); err != nil {
			return err
		}
		return tx.exec(`INSERT INTO search (docid, text) VALUES (?, ?)`, number, text)
	}
	// The index takes the old text from search_entry, so it goes first.
	if err := tx.exec(`DELETE FROM search WHERE docid = ?`, number); err != nil {
		return err
	}
	if err := tx.exec(`UPDATE search_entry SET text = ? WHERE id = ?`, text, number); err != nil {
		return err
	}
	return tx.exec(`INSERT INTO search (docid, text) VALUES (?, ?)`, number, text)
}

// indexFamily stores by what a family is found: its name, its reference, its number in the case system.
func (tx *Tx) indexFamily(c pathway.Case) error {
	return tx.index(pathway.FoundFamily, c.ID, pathway.Normalise(c.Name+" "+c.Reference+" "+c.LLNumber))
}

// query returns the words of a search as FTS4 takes them: each the beginning of a word, all of them wanted. "" where
// there is nothing to search for.
func query(typed string) string {
	words := strings.Fields(pathway.Normalise(typed))
	for i, w := range words[:min(len(words), 8)] {
		words[i] = `"` + w + `*"`
	}
	return strings.Join(words[:min(len(words), 8)], " ")
}

// Search returns at most limit families, people and professionals whose names or references begin with every word that
// was typed. What belongs to a family that the reader may not open is not found.
func (db *DB) Search(ctx context.Context, reader Actor, typed string, limit int) ([]pathway.SearchResult, error) {
	words := query(typed)
	if words == "" {
		return nil, nil
	}
	var list []pathway.SearchResult
	err := db.Read(ctx, func(tx *Tx) (err error) {
		if list, err = tx.hits(reader, words, limit); err != nil || !reader.May(pathway.ViewCases) {
			return err
		}
		directory, err := tx.directory(typed, limit)
		for _, p := range directory {
			list = append(list, pathway.SearchResult{Kind: pathway.FoundProfessional, ID: p.ID, Title: p.Name,
				Detail: strings.Join(changed(p.JobTitle, p.AgencyName), ", "), Ended: p.Ended})
		}
		return err
	})
	return list, err
}

func (tx *Tx) hits(reader Actor, words string, limit int) ([]pathway.SearchResult, error) {
	seen, args := openCases(reader)
	found := `SELECT e.kind, e.subject FROM search s JOIN search_entry e ON e.id = s.docid WHERE search MATCH ?`
	families, err := all(tx, func(scan Scan) (h pathway.SearchResult, err error) {
		h.Kind = pathway.FoundFamily
		err = scan(&h.ID, &h.Family, &h.Reference, &h.Stage)
		h.Case, h.Title = h.ID, h.Family
		return h, err
	}, `WITH found (kind, subject) AS (`+found+`)
		SELECT c.id, c.name, c.reference, c.stage
		  FROM found f JOIN cases c ON c.id = f.subject
		 WHERE f.kind = 'family' AND `+seen+`
		 ORDER BY c.stage = 'ended', c.name, c.id LIMIT ?`, append(append([]any{words}, args...), limit)...)
	if err != nil {
		return nil, err
	}
	people, err := all(tx, func(scan Scan) (h pathway.SearchResult, err error) {
		h.Kind = pathway.FoundPerson
		var kind pathway.PersonKind
		err = scan(append(personFields(&h.Person), &h.Case, &h.Family, &h.Reference, &h.Stage, &kind, &h.Ended)...)
		h.ID, h.Title, h.Born, h.Detail = h.Person.ID, h.Person.Name(), h.Person.Born, string(kind)
		return h, err
	}, `WITH found (kind, subject) AS (`+found+`)
		SELECT `+personColumns+`, c.id, c.name, c.reference, c.stage, cp.kind, cp.ended_on <> ''
		  FROM found f
		  JOIN person p ON p.id = f.subject
		  JOIN case_person cp ON cp.person = p.id
		  JOIN cases c ON c.id = cp.cases
		 WHERE f.kind = 'person' AND `+seen+`
		 ORDER BY cp.ended_on <> '', c.stage = 'ended', p.last_name, p.first_name, p.id, c.id LIMIT ?`, append(append([]any{words}, args...), limit)...)
	if err != nil {
		return nil, err
	}
	return append(families, people...), nil
}
