-- Events that move the pathway, and the dates that follow from them.

CREATE TABLE event (
  id          INTEGER PRIMARY KEY,
  cases       INTEGER NOT NULL REFERENCES cases (id),
  conference  INTEGER REFERENCES conference (id),
  child       INTEGER REFERENCES person (id),
  meeting     INTEGER REFERENCES strategy_meeting (id), -- the run of the pathway that it belongs to
  step        TEXT NOT NULL,                 -- pathway step: invite-list, report-shared, …
  state       TEXT NOT NULL DEFAULT 'done',  -- done; not-needed
  happened_at TEXT NOT NULL,                 -- civil minute
  who         TEXT NOT NULL DEFAULT '',      -- who did it, where that is not the one who records it
  told_by     TEXT NOT NULL DEFAULT '',      -- who said so
  told_how    TEXT NOT NULL DEFAULT '',      -- phone, email, in person, case system
  note        TEXT NOT NULL DEFAULT '',
  recorded_at TEXT NOT NULL,
  recorded_by INTEGER NOT NULL REFERENCES account (id),
  struck_at   TEXT NOT NULL DEFAULT '',      -- entered in error; stays readable
  struck_why  TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX event_cases ON event (cases, step);

CREATE TABLE milestone (
  id         INTEGER PRIMARY KEY,
  cases      INTEGER NOT NULL REFERENCES cases (id),
  meeting    INTEGER REFERENCES strategy_meeting (id), -- that started the enquiry
  conference INTEGER REFERENCES conference (id),       -- the initial one; null: none booked
  step       TEXT NOT NULL,                  -- id of the milestone: icpc, core-group-2, …
  position   INTEGER NOT NULL,               -- order in lists
  title      TEXT NOT NULL,                  -- as the definition calls it
  opens      TEXT NOT NULL DEFAULT '',
  due        TEXT NOT NULL DEFAULT '',       -- date, or date and time of the 24-hour ones
  limit_on   TEXT NOT NULL DEFAULT '',
  forecast   INTEGER NOT NULL DEFAULT 0,     -- 1: hangs on something that has not happened
  clock      INTEGER NOT NULL DEFAULT 0,     -- 1: a 24-hour clock that runs
  role       TEXT NOT NULL DEFAULT '',       -- whose work it is here
  waiting    TEXT NOT NULL DEFAULT '',       -- waiting for NAME, who has no account
  done       TEXT,                           -- when it was done (civil minute); null while open
  ended      INTEGER NOT NULL DEFAULT 0,     -- 1: nothing stays due
  UNIQUE (cases, step)
) STRICT;
CREATE INDEX milestone_open ON milestone (due, role, cases, done) WHERE done IS NULL AND ended = 0 AND due <> '';
CREATE INDEX milestone_undated ON milestone (opens, role, cases, due, done) WHERE done IS NULL AND ended = 0 AND due = '' AND opens <> '';

CREATE TABLE task (
  id        INTEGER PRIMARY KEY,
  cases     INTEGER REFERENCES cases (id),
  conference INTEGER REFERENCES conference (id),
  document  INTEGER REFERENCES document (id),
  kind      TEXT NOT NULL,                   -- pathway.TaskKind: escalate-list, allocate-chair, …
  step      TEXT NOT NULL DEFAULT '',        -- pathway step that it belongs to: done with it; empty: none
  role      TEXT NOT NULL,                   -- whose it is
  account   INTEGER REFERENCES account (id), -- or one person's
  title     TEXT NOT NULL,
  text      TEXT NOT NULL DEFAULT '',        -- ready to send
  due       TEXT NOT NULL DEFAULT '',
  made_at   TEXT NOT NULL,
  done_at   TEXT,
  done_by   INTEGER REFERENCES account (id),
  done_note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX task_open ON task (role, due, done_at) WHERE done_at IS NULL;
CREATE INDEX task_cases ON task (cases);
