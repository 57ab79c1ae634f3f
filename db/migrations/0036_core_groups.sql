-- Core groups: planned, and as they were held. What was agreed in one is the next version of each child's plan.

CREATE TABLE core_group (
  id          INTEGER PRIMARY KEY,
  cases       INTEGER NOT NULL REFERENCES cases (id),
  conference  INTEGER NOT NULL REFERENCES conference (id), -- the last one held before it: its members are of that list
  number      INTEGER NOT NULL DEFAULT 0,     -- of those that were held; 0: planned
  state       TEXT NOT NULL DEFAULT 'planned',-- pathway.CoreGroupState: planned, held, struck
  planned_for TEXT NOT NULL DEFAULT '',       -- civil minute; midnight: no time was agreed
  held_at     TEXT NOT NULL DEFAULT '',       -- civil minute; midnight: the time is not known
  where_at    TEXT NOT NULL DEFAULT '',
  chaired_by  TEXT NOT NULL DEFAULT '',
  said        TEXT NOT NULL DEFAULT '',       -- what was talked about, for everybody who has the record
  next_on     TEXT NOT NULL DEFAULT '',       -- of the next one, as it was agreed (civil minute)
  next_where  TEXT NOT NULL DEFAULT '',
  made_at     TEXT NOT NULL,
  made_by     INTEGER NOT NULL REFERENCES account (id),
  recorded_at TEXT NOT NULL DEFAULT '',
  recorded_by INTEGER REFERENCES account (id),
  struck_at   TEXT NOT NULL DEFAULT '',       -- recorded in error; stays readable
  struck_why  TEXT NOT NULL DEFAULT '',
  version     INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX core_group_cases ON core_group (cases, state);
CREATE UNIQUE INDEX core_group_planned ON core_group (cases) WHERE state = 'planned';

CREATE TABLE core_group_field (
  core_group INTEGER NOT NULL REFERENCES core_group (id),
  name       TEXT NOT NULL,                   -- which field of the record's form, as pathway.CoreGroupForm reads them
  value      TEXT NOT NULL,                   -- as typed so far
  saved_at   TEXT NOT NULL,
  saved_by   INTEGER NOT NULL REFERENCES account (id),
  PRIMARY KEY (core_group, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE core_group_member (
  core_group INTEGER NOT NULL REFERENCES core_group (id),
  attendee   INTEGER NOT NULL REFERENCES attendee (id),
  mode       TEXT NOT NULL,                   -- in-person, video, deputy, apologies, absent
  deputy     TEXT NOT NULL DEFAULT '',        -- who came instead
  report     INTEGER NOT NULL DEFAULT 0,      -- 1: sent a report
  PRIMARY KEY (core_group, attendee)
) STRICT, WITHOUT ROWID;

CREATE TABLE core_group_child (
  core_group INTEGER NOT NULL REFERENCES core_group (id),
  child      INTEGER NOT NULL REFERENCES person (id),
  seen       TEXT NOT NULL,                   -- alone, with-others, not-seen
  seen_on    TEXT NOT NULL DEFAULT '',        -- the last time
  voice      TEXT NOT NULL DEFAULT '',        -- what the child thinks or feels, or why that is not known
  said       TEXT NOT NULL DEFAULT '',        -- what was said of this child alone
  PRIMARY KEY (core_group, child)
) STRICT, WITHOUT ROWID;

-- A version that a core group made which was recorded in error.
ALTER TABLE plan_version ADD COLUMN struck_at TEXT NOT NULL DEFAULT '';
CREATE INDEX plan_version_core_group ON plan_version (core_group) WHERE core_group IS NOT NULL;
