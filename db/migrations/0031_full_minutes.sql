-- The minutes of a conference and the addenda to them, on the way to everybody, and what becomes of them there.

CREATE TABLE minutes_issue (
  id          INTEGER PRIMARY KEY,
  conference  INTEGER NOT NULL REFERENCES conference (id),
  addendum    INTEGER NOT NULL DEFAULT 0,    -- its number: 1, 2, …; 0: the minutes themselves
  number      INTEGER NOT NULL DEFAULT 1,    -- of the minutes: 1, then one more after each sending back
  state       TEXT NOT NULL,                 -- draft, with-chair, sent-back, approved
  content     TEXT NOT NULL,                 -- JSON of pathway.FullMinutes
  author      INTEGER NOT NULL REFERENCES account (id),
  made_at     TEXT NOT NULL,
  sent_at     TEXT NOT NULL DEFAULT '',      -- to the chair
  decided_at  TEXT NOT NULL DEFAULT '',      -- approved or sent back
  decided_by  INTEGER REFERENCES account (id),
  stand_in_why TEXT NOT NULL DEFAULT '',     -- approved by another than the chair: why
  version     INTEGER NOT NULL DEFAULT 1,
  UNIQUE (conference, addendum, number)
) STRICT;

CREATE TABLE minutes_comment (
  id     INTEGER PRIMARY KEY,
  issue  INTEGER NOT NULL REFERENCES minutes_issue (id),
  at     TEXT NOT NULL,
  by     INTEGER NOT NULL REFERENCES account (id),
  text   TEXT NOT NULL                       -- why it was sent back or taken back
) STRICT;
CREATE INDEX minutes_comment_issue ON minutes_comment (issue);

CREATE TABLE minutes_remark (
  id          INTEGER PRIMARY KEY,
  conference  INTEGER NOT NULL REFERENCES conference (id),
  attendee    INTEGER NOT NULL REFERENCES attendee (id), -- who has the minutes and says that something is wrong
  said_on     TEXT NOT NULL,
  how         TEXT NOT NULL,                 -- phone, email, in person, case system
  text        TEXT NOT NULL,
  answer      TEXT NOT NULL DEFAULT '',      -- what came of it; empty: nothing yet
  answered_at TEXT NOT NULL DEFAULT '',
  answered_by INTEGER REFERENCES account (id),
  recorded_at TEXT NOT NULL,
  recorded_by INTEGER NOT NULL REFERENCES account (id)
) STRICT;
CREATE INDEX minutes_remark_conference ON minutes_remark (conference);

CREATE TABLE minutes_seen (
  id          INTEGER PRIMARY KEY,
  conference  INTEGER NOT NULL REFERENCES conference (id),
  attendee    INTEGER NOT NULL REFERENCES attendee (id), -- one of the family
  seen_on     TEXT NOT NULL,
  told_by     TEXT NOT NULL,                 -- who said so: the social worker
  told_how    TEXT NOT NULL,                 -- phone, email, in person, case system
  note        TEXT NOT NULL DEFAULT '',
  recorded_at TEXT NOT NULL,
  recorded_by INTEGER NOT NULL REFERENCES account (id)
) STRICT;
CREATE INDEX minutes_seen_conference ON minutes_seen (conference);
