-- Which children left a conference that was booked, because they died or their plan ended; they come back where that was recorded in error.

CREATE TABLE conference_left (
  id         INTEGER PRIMARY KEY,
  conference INTEGER NOT NULL REFERENCES conference (id),
  child      INTEGER NOT NULL REFERENCES person (id),
  left_at    TEXT NOT NULL,
  left_by    INTEGER REFERENCES account (id),
  back_at    TEXT NOT NULL DEFAULT ''      -- when the child came back; '': has not
) STRICT;
CREATE INDEX conference_left_child ON conference_left (child);
