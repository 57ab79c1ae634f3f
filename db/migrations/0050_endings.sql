-- The end of plans: on which ground, for which children, what it hangs on, and what came of it.

CREATE TABLE ending (
  id          INTEGER PRIMARY KEY,
  cases       INTEGER NOT NULL REFERENCES cases (id),
  conference  INTEGER NOT NULL REFERENCES conference (id), -- the last one held before it: those on its list are written to
  decided     INTEGER REFERENCES conference (id), -- the conference that decided it; none: it was recorded by itself
  ground      TEXT NOT NULL,                  -- of pathway.EndGrounds
  state       TEXT NOT NULL DEFAULT 'waits',  -- pathway.EndingState: waits, ended, goes-on, overtaken, struck
  begun_on    TEXT NOT NULL,                  -- since when looked after, living elsewhere, 18, gone
  notice_on   TEXT NOT NULL DEFAULT '',       -- letter to the partnership, or written notice to the other authority
  wait_until  TEXT NOT NULL DEFAULT '',       -- last day to object, or for the other authority's conference
  ended_on    TEXT NOT NULL DEFAULT '',
  legal       TEXT NOT NULL DEFAULT '',       -- looked after: s20, s38, s31, other
  authority   TEXT NOT NULL DEFAULT '',       -- moved: the other authority
  accepted_by TEXT NOT NULL DEFAULT '',       -- moved: who accepted for it in writing
  told_by     TEXT NOT NULL DEFAULT '',       -- who told the office
  told_how    TEXT NOT NULL DEFAULT '',
  note        TEXT NOT NULL DEFAULT '',
  settled     TEXT NOT NULL DEFAULT '',       -- what was agreed about the objections
  goes_on     TEXT NOT NULL DEFAULT '',       -- why the plan goes on after all, of pathway.GoesOns
  goes_on_why TEXT NOT NULL DEFAULT '',
  recorded_at TEXT NOT NULL,
  recorded_by INTEGER REFERENCES account (id),
  struck_at   TEXT NOT NULL DEFAULT '',       -- recorded in error; stays readable
  struck_why  TEXT NOT NULL DEFAULT '',
  version     INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX ending_cases ON ending (cases, state);

CREATE TABLE ending_child (
  ending      INTEGER NOT NULL REFERENCES ending (id),
  child       INTEGER NOT NULL REFERENCES person (id),
  plan        INTEGER NOT NULL REFERENCES plan (id),
  watch_until TEXT NOT NULL DEFAULT '',       -- a child in need: until when at least; empty: not watched
  watched_on  TEXT NOT NULL DEFAULT '',       -- when it was recorded what came of it
  watched     TEXT NOT NULL DEFAULT '',       -- over, back
  watch_note  TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (ending, child)
) STRICT, WITHOUT ROWID;
CREATE INDEX ending_child_plan ON ending_child (plan);

CREATE TABLE ending_objection (
  id          INTEGER PRIMARY KEY,
  ending      INTEGER NOT NULL REFERENCES ending (id),
  attendee    INTEGER NOT NULL REFERENCES attendee (id), -- a member of the core group
  said_on     TEXT NOT NULL,
  how         TEXT NOT NULL,                  -- phone, email, in person, case system
  text        TEXT NOT NULL,
  recorded_at TEXT NOT NULL,
  recorded_by INTEGER NOT NULL REFERENCES account (id)
) STRICT;
CREATE INDEX ending_objection_ending ON ending_objection (ending);

CREATE TABLE ending_reader (
  ending      INTEGER NOT NULL REFERENCES ending (id),
  attendee    INTEGER NOT NULL REFERENCES attendee (id), -- only written to, and told that it has ended: was asked to the initial conference
  PRIMARY KEY (ending, attendee)
) STRICT, WITHOUT ROWID;

-- Plans that ended before endings were kept.
INSERT INTO ending (id, cases, conference, decided, ground, state, begun_on, ended_on, recorded_at)
SELECT p.id, p.cases, k.id, k.id, p.end_ground, 'ended', p.ended_on, p.ended_on, p.ended_on || 'T00:00:00.000Z'
  FROM plan p JOIN conference k ON k.id = (SELECT c.id FROM conference c WHERE c.cases = p.cases AND c.state = 'held' AND c.starts_at < p.ended_on || 'U' ORDER BY c.starts_at DESC LIMIT 1)
 WHERE p.ended_on <> '';
INSERT INTO ending_child (ending, child, plan, watch_until)
SELECT e.id, p.child, p.id, CASE e.ground WHEN 'step-down' THEN date(e.ended_on, '+84 days') ELSE '' END FROM ending e JOIN plan p ON p.id = e.id;
