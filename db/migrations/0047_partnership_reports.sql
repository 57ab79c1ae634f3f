-- The core group's partnership report before a review: made from what was recorded, with the core group's own view.
CREATE TABLE partnership_report (
  id         INTEGER PRIMARY KEY,
  core_group INTEGER NOT NULL UNIQUE REFERENCES core_group (id), -- the last one that was held: its plan and its members
  review     INTEGER NOT NULL,               -- for which review: 1 for the first
  view       TEXT NOT NULL,                  -- the core group's own, for everybody who has the report
  agreed_on  TEXT NOT NULL,                  -- civil date
  written_at TEXT NOT NULL,
  written_by INTEGER NOT NULL REFERENCES account (id),
  version    INTEGER NOT NULL DEFAULT 1
) STRICT;
