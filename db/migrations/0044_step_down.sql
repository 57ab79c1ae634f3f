-- Stepping down at a review: for which children it was talked about or agreed, by the entry of the step.

CREATE TABLE step_down (
  event      INTEGER NOT NULL REFERENCES event (id),
  conference INTEGER NOT NULL REFERENCES conference (id), -- the review
  child      INTEGER NOT NULL REFERENCES person (id),
  PRIMARY KEY (event, child)
) STRICT, WITHOUT ROWID;
CREATE INDEX step_down_conference ON step_down (conference);
