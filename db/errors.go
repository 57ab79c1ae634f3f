package db

import (
	"errors"
	"fmt"

	"github.com/mattn/go-sqlite3"

	"cp-pathway/pathway"
)

// constraint turns a broken constraint that a user can cause into an error for the user, and leaves the rest as it is.
// What the user can be told more exactly is checked before; this is for two who do the same thing at once.
func constraint(err error) error {
	var e sqlite3.Error
	if !errors.As(err, &e) {
		return err
	}
	switch e.ExtendedCode {
	case sqlite3.ErrConstraintUnique, sqlite3.ErrConstraintPrimaryKey:
		return fmt.Errorf("%w: %w", pathway.Conflict("This is already there. Somebody may have entered it at the same time."), err)
	case sqlite3.ErrConstraintForeignKey:
		return fmt.Errorf("%w: %w", pathway.NotFound("Something that this belongs to"), err)
	}
	return err
}
