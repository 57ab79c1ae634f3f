-- How a plan goes, looked at from outside the core group: mid-point reviews, audits for drift, partnership supervision meetings.

CREATE TABLE appraisal (
  id          INTEGER PRIMARY KEY,
  cases       INTEGER NOT NULL REFERENCES cases (id),
  conference  INTEGER NOT NULL REFERENCES conference (id), -- the last one held before it: its record goes to people of that list
  kind        TEXT NOT NULL,                 -- pathway.AppraisalKind: midpoint, audit, supervision
  step        TEXT NOT NULL,                 -- of the pathway, which it meets: midpoint-2, drift-audit, …
  held_on     TEXT NOT NULL,
  done_by     TEXT NOT NULL,                 -- who looked, or chaired the meeting
  there       TEXT NOT NULL DEFAULT '',      -- of a meeting: who was there
  evidence    TEXT NOT NULL,                 -- JSON of []pathway.EvidencePart as the record had it then
  answers     TEXT NOT NULL,                 -- JSON of []pathway.Answer
  drift       INTEGER NOT NULL DEFAULT 0,    -- 1: the plan drifts or is delayed
  why         TEXT NOT NULL DEFAULT '',      -- where, and why
  talked_with TEXT NOT NULL DEFAULT '',      -- the team manager
  talked_on   TEXT NOT NULL DEFAULT '',
  recorded_at TEXT NOT NULL,
  recorded_by INTEGER NOT NULL REFERENCES account (id),
  struck_at   TEXT NOT NULL DEFAULT '',      -- recorded in error; stays readable
  struck_why  TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX appraisal_cases ON appraisal (cases, held_on);

CREATE TABLE appraisal_action (
  appraisal INTEGER NOT NULL REFERENCES appraisal (id),
  number    INTEGER NOT NULL,
  action    TEXT NOT NULL,
  who       TEXT NOT NULL,
  by_on     TEXT NOT NULL,
  task      INTEGER NOT NULL REFERENCES task (id), -- to see that it is done
  PRIMARY KEY (appraisal, number)
) STRICT, WITHOUT ROWID;

-- What is typed of one so far.
CREATE TABLE appraisal_draft (
  cases    INTEGER NOT NULL REFERENCES cases (id),
  step     TEXT NOT NULL,
  fields   TEXT NOT NULL,                    -- JSON: field of the form → as typed
  version  INTEGER NOT NULL,
  saved_at TEXT NOT NULL,
  saved_by INTEGER NOT NULL REFERENCES account (id),
  PRIMARY KEY (cases, step)
) STRICT, WITHOUT ROWID;
