-- Review conferences: whether the police are investigating, so that they are asked to one; and the plan that was in force when it
-- began, which its rows were carried over from.

ALTER TABLE conference ADD COLUMN police INTEGER NOT NULL DEFAULT 0; -- of a review: 1: an investigation runs
ALTER TABLE conference ADD COLUMN told_at TEXT NOT NULL DEFAULT '';  -- of a review: civil minute at which everybody had been sent its decisions
CREATE INDEX conference_deciding ON conference (ended_at) WHERE kind = 'review' AND state = 'held' AND told_at = '';

CREATE TABLE carried_plan (
  conference INTEGER NOT NULL REFERENCES conference (id),
  child      INTEGER NOT NULL REFERENCES person (id),
  content    TEXT NOT NULL,                  -- JSON of pathway.CarriedPlan
  made_at    TEXT NOT NULL,
  made_by    INTEGER NOT NULL REFERENCES account (id),
  PRIMARY KEY (conference, child)
) STRICT, WITHOUT ROWID;
