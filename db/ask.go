package db

import (
	"context"

	"cp-pathway/pathway"
)

// Ask returns the message about a step that is ready to send, signed by the one who asks for it. The error is not-found
// where there is none about that step, or no such step.
func (db *DB) Ask(ctx context.Context, reader Actor, number int64, step string) (pathway.Ask, error) {
	var ask pathway.Ask
	err := db.Read(ctx, func(tx *Tx) error {
		if _, err := tx.caseHead(reader, number); err != nil {
			return err
		}
		c, _, err := tx.course(number)
		if err != nil {
			return err
		}
		s := c.Definition.Step(step)
		if s == nil {
			return pathway.NotFound("This step")
		}
		to, err := tx.askTo(c.Case, c.Definition.PartyFor(s))
		if err != nil {
			return err
		}
		o, err := tx.office()
		if err != nil {
			return err
		}
		var ok bool
		if ask, ok = tx.asks.For(c, step, to, reader.Name, o); !ok {
			return pathway.NotFound("A message about this step")
		}
		return nil
	})
	return ask, err
}

// HasAsk tells whether there is a message about a milestone's step.
func (db *DB) HasAsk(m *pathway.Milestone) bool { return db.asks.Has(m) }

// askTo returns who a party to the family's steps is, as far as they are known.
func (tx *Tx) askTo(c pathway.Case, party string) (pathway.AskTo, error) {
	number := int64(0)
	switch party {
	case "social-worker":
		number = c.SocialWorker
	case "team-manager":
		number = c.TeamManager
	}
	if number != 0 {
		p, err := tx.professional(number)
		return pathway.AskTo{Name: p.Name, Email: p.Email}, err
	}
	if c.TeamID == 0 || party != "team-manager" && party != "team-coordinator" {
		return pathway.AskTo{}, nil
	}
	teams, err := tx.teams()
	if err != nil {
		return pathway.AskTo{}, err
	}
	for _, t := range teams {
		switch {
		case t.ID != c.TeamID:
		case party == "team-manager":
			return pathway.AskTo{Name: t.Manager, Email: t.ManagerEmail}, nil
		default:
			return pathway.AskTo{Email: t.Email}, nil
		}
	}
	return pathway.AskTo{}, nil
}
