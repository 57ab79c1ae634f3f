package db

import (
	"context"
	"time"

	"cp-pathway/pathway"
)

// view is an item of the queue of views: an entry, or the wish to know when everything before it is written.
type view struct {
	entry   Entry
	written chan<- struct{}
}

// How long views wait for others, so that many people who read do not each wait for the disk. A crash loses no more.
const viewsWait = 200 * time.Millisecond

// Viewed notes that somebody looked at something. It does not wait until that is stored, which is a moment later at most.
func (db *DB) Viewed(by Actor, e Entry) {
	if e.Kind == "" {
		e.Kind = pathway.AuditView
	}
	e.by, e.at = by.ID, stamp(db.now())
	db.views <- view{entry: e}
}

// keepViews stores what Viewed notes, many at a time, until the queue is closed. What cannot be stored is tried again.
func (db *DB) keepViews() {
	var waiting []Entry
	store := func() {
		if len(waiting) == 0 {
			return
		}
		err := db.Write(context.Background(), Actor{}, func(tx *Tx) error {
			for _, e := range waiting {
				if err := tx.audit(e); err != nil {
					return err
				}
			}
			return nil
		})
		if err == nil {
			waiting = waiting[:0]
		}
	}
	defer store()
	tick := time.NewTicker(viewsWait)
	defer tick.Stop()
	for {
		select {
		case v, open := <-db.views:
			switch {
			case !open:
				return
			case v.written != nil:
				store()
				close(v.written)
			default:
				waiting = append(waiting, v.entry)
			}
		case <-tick.C:
			store()
		}
	}
}

// flushViews waits until every view noted so far is stored, or ctx ends.
func (db *DB) flushViews(ctx context.Context) {
	written := make(chan struct{})
	select {
	case db.views <- view{written: written}:
	case <-ctx.Done():
		return
	}
	select {
	case <-written:
	case <-ctx.Done():
	}
}
