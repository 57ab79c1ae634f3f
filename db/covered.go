package db

import (
	"context"

	"cp-pathway/pathway"
)

// coveredList reads rows of a family for one who may open it, each as screens may hold it: onScreens covers the protected values of
// one, in place.
func coveredList[T any](ctx context.Context, db *DB, reader Actor, number int64, read func(*Tx) ([]T, error), onScreens func(*T, *pathway.Family, func(string) string)) ([]T, error) {
	var list []T
	err := db.Read(ctx, func(tx *Tx) error {
		if _, err := tx.caseHead(reader, number); err != nil {
			return err
		}
		f, err := tx.family(number)
		if err != nil {
			return err
		}
		list, err = read(tx)
		cover := f.Covering()
		for i := range list {
			onScreens(&list[i], &f, cover)
		}
		return err
	})
	return list, err
}
