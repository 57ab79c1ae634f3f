-- An enquiry may find some of the children at risk and others not: the conference then goes on without these.

CREATE TABLE s47_spared (
  id       INTEGER PRIMARY KEY,
  meeting  INTEGER NOT NULL REFERENCES s47_outcome (meeting),
  child    INTEGER NOT NULL REFERENCES person (id),  -- not at risk
  instead  TEXT NOT NULL,                            -- what the child gets instead of the conference
  off      INTEGER NOT NULL DEFAULT 0,               -- 1: was taken off a conference that was booked
  task     INTEGER REFERENCES task (id),             -- of telling everybody who was told of the child; null: there was nobody
  ended_at TEXT NOT NULL DEFAULT ''                  -- the outcome was corrected: the child is at risk after all, or no child is
) STRICT;
CREATE UNIQUE INDEX s47_spared_child ON s47_spared (meeting, child) WHERE ended_at = '';
