-- Why a conference was moved or cancelled, as its letters say it.

ALTER TABLE conference ADD COLUMN closed_ground TEXT NOT NULL DEFAULT ''; -- pathway.MoveGrounds, of one that was moved or cancelled
ALTER TABLE conference ADD COLUMN closed_plain TEXT NOT NULL DEFAULT '';  -- why, in plain words; '': as the ground says it
ALTER TABLE conference ADD COLUMN cancelled_at TEXT NOT NULL DEFAULT '';  -- it was called off before it was held, without a new date; '': it was not
