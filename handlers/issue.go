package handlers

import (
	"context"
	"fmt"
	"slices"
	"sync"

	"cp-pathway/db"
	"cp-pathway/pathway"
)

// Issue makes and issues what some people on a conference's list are yet to get on an occasion, everybody where attendees is nil,
// as the pages do one recipient at a time, and returns the documents' ids. Where a check stops one of somebody's documents,
// nothing is issued to them: who wants to know why looks at their proof. It is for much at once, such as made-up families; the same
// families get the same references.
func (s *Server) Issue(ctx context.Context, data *db.DB, by db.Actor, number, conference int64, o pathway.Occasion, attendees []int64) ([]int64, error) {
	loaded, err := data.Letters(ctx, by, number, conference, o)
	if err != nil {
		return nil, err
	}
	l := letters{s: s, same: true, moment: func(*pathway.Record) pathway.Moment { return o.Moment }}
	var wanted []int64
	for _, a := range loaded.Record.Reachable() {
		if attendees == nil || slices.Contains(attendees, a.ID) {
			wanted = append(wanted, a.ID)
		}
	}
	theirs, faults := make([][]db.Issue, len(wanted)), make([]error, len(wanted))
	var making sync.WaitGroup
	for i, attendee := range wanted {
		making.Go(func() { theirs[i], faults[i] = l.toIssue(loaded, attendee, nil) })
	}
	making.Wait()
	for i, err := range faults {
		if err != nil && pathway.CodeOf(err) != pathway.CodeRefused {
			return nil, fmt.Errorf("attendee %d: %w", wanted[i], err)
		}
	}
	issues := slices.Concat(theirs...)
	if len(issues) == 0 {
		return nil, nil
	}
	return data.IssueDocuments(ctx, by, number, conference, o, issues)
}
