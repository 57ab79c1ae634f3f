-- From the strategy meeting to the decisions.

CREATE TABLE strategy_meeting (
  id         INTEGER PRIMARY KEY,
  cases      INTEGER NOT NULL REFERENCES cases (id),
  follows    INTEGER REFERENCES strategy_meeting (id), -- an earlier one that led to no conference
  held_at    TEXT NOT NULL,                  -- civil minute
  form       TEXT NOT NULL DEFAULT 'meeting',-- meeting, discussion
  s47        INTEGER NOT NULL,               -- 1: the section 47 enquiry was started here
  concern    TEXT NOT NULL DEFAULT '',       -- what is feared, in brief
  safe_now   TEXT NOT NULL DEFAULT '',       -- what makes the children safe now
  told_by    TEXT NOT NULL DEFAULT '',       -- who rang the unit
  told_at    TEXT NOT NULL DEFAULT '',       -- when (civil minute)
  police_ask TEXT NOT NULL DEFAULT '',       -- what the police report should cover
  version    INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX strategy_meeting_cases ON strategy_meeting (cases, held_at);

CREATE TABLE strategy_attendee (
  id           INTEGER PRIMARY KEY,
  meeting      INTEGER NOT NULL REFERENCES strategy_meeting (id),
  professional INTEGER REFERENCES professional (id),
  name         TEXT NOT NULL,
  agency       TEXT NOT NULL DEFAULT '',
  role         TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX strategy_attendee_meeting ON strategy_attendee (meeting);

CREATE TABLE strategy_child (
  meeting INTEGER NOT NULL REFERENCES strategy_meeting (id),
  child   INTEGER NOT NULL REFERENCES person (id),
  PRIMARY KEY (meeting, child)
) STRICT, WITHOUT ROWID;

CREATE TABLE threshold (
  id          INTEGER PRIMARY KEY,
  cases       INTEGER NOT NULL REFERENCES cases (id),
  meeting     INTEGER NOT NULL UNIQUE REFERENCES strategy_meeting (id),
  decided_at  TEXT NOT NULL,                 -- civil minute
  decided_by  INTEGER NOT NULL REFERENCES account (id),
  met         INTEGER NOT NULL,              -- 1: an initial conference; 0: a child and family assessment
  rationale   TEXT NOT NULL,
  talked_with TEXT NOT NULL DEFAULT '',      -- the team manager, where the two saw it differently
  discrepancy TEXT NOT NULL DEFAULT '',
  early_help  TEXT NOT NULL DEFAULT '',      -- the earlier pathway's four questions: has there been an early help or CiN plan
  subsequent  TEXT NOT NULL DEFAULT '',      -- is this a subsequent plan
  replan      TEXT NOT NULL DEFAULT '',      -- is a further plan right
  exploited   TEXT NOT NULL DEFAULT '',      -- exploited teenager: would that plan be better
  note        INTEGER REFERENCES note (id),  -- the oversight note
  version     INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX threshold_cases ON threshold (cases);

CREATE TABLE assessment (
  id           INTEGER PRIMARY KEY,
  cases        INTEGER NOT NULL REFERENCES cases (id),
  threshold    INTEGER NOT NULL REFERENCES threshold (id),
  asked_on     TEXT NOT NULL,
  concluded_on TEXT NOT NULL DEFAULT '',
  harm         INTEGER,                      -- 1: significant harm found; null: not concluded
  outcome      TEXT NOT NULL DEFAULT '',
  told_by      TEXT NOT NULL DEFAULT '',
  version      INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX assessment_cases ON assessment (cases);

CREATE TABLE s47_outcome (
  meeting    INTEGER PRIMARY KEY REFERENCES strategy_meeting (id),
  cases      INTEGER NOT NULL REFERENCES cases (id),
  concluded_at TEXT NOT NULL,                -- civil minute
  at_risk    INTEGER NOT NULL,               -- 1: on to the conference; 0: stood down
  instead    TEXT NOT NULL DEFAULT '',       -- what the children get instead, in words for everybody invited
  told_by    TEXT NOT NULL DEFAULT '',       -- who told the unit
  talked_with TEXT NOT NULL DEFAULT '',      -- that the chair was told
  note       INTEGER REFERENCES note (id),   -- the oversight note; null where the enquiry found risk
  recorded_by INTEGER NOT NULL REFERENCES account (id),
  version    INTEGER NOT NULL DEFAULT 1
) STRICT;

CREATE TABLE rota (
  date    TEXT PRIMARY KEY,                  -- who is duty chair on that day
  account INTEGER NOT NULL REFERENCES account (id)
) STRICT;

CREATE TABLE absence (
  id       INTEGER PRIMARY KEY,
  account  INTEGER NOT NULL REFERENCES account (id),  -- who is away; why is not asked
  from_on  TEXT NOT NULL,
  to_on    TEXT NOT NULL,                    -- the last day, included
  ended_at TEXT NOT NULL DEFAULT '',         -- when it was taken back
  version  INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX absence_to ON absence (to_on) WHERE ended_at = '';

CREATE TABLE conference (
  id           INTEGER PRIMARY KEY,
  cases        INTEGER NOT NULL REFERENCES cases (id),
  kind         TEXT NOT NULL,                -- pathway.ConferenceKind: icpc, review, transfer-in
  meeting      INTEGER REFERENCES strategy_meeting (id),
  state        TEXT NOT NULL,                -- pathway.ConferenceState: planned, held, stood-down, moved, adjourned
  starts_at    TEXT NOT NULL,                -- civil minute
  minutes      INTEGER NOT NULL DEFAULT 120, -- how long it is booked for
  venue        INTEGER REFERENCES venue (id),
  room         INTEGER REFERENCES room (id),
  link         TEXT NOT NULL DEFAULT '',     -- how to join by video
  chair        INTEGER REFERENCES account (id),
  minute_taker INTEGER REFERENCES account (id),
  interpreter  TEXT NOT NULL DEFAULT '',     -- who interprets which language, or what was asked for
  late_reason  TEXT NOT NULL DEFAULT '',     -- why after Day 15
  late_agreed  TEXT NOT NULL DEFAULT '',     -- who agreed to that
  booked_at    TEXT NOT NULL,
  booked_by    INTEGER NOT NULL REFERENCES account (id),
  began_at     TEXT NOT NULL DEFAULT '',     -- civil minute, as held
  ended_at     TEXT NOT NULL DEFAULT '',     -- civil minute: the 24-hour clock starts here
  exceptional_why TEXT NOT NULL DEFAULT '',  -- not quorate and yet went on: why
  exceptional_by INTEGER REFERENCES account (id), -- the service manager who agreed
  exceptional_at TEXT NOT NULL DEFAULT '',
  closed_why   TEXT NOT NULL DEFAULT '',     -- stood down, moved, adjourned: the reason
  closed_by    INTEGER REFERENCES account (id),
  approved_by  INTEGER REFERENCES account (id), -- service manager who approved a new date
  replaced_by  INTEGER REFERENCES conference (id), -- the conference that took its place
  version      INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX conference_cases ON conference (cases, starts_at);
CREATE INDEX conference_starts ON conference (starts_at, state);
CREATE INDEX conference_chair ON conference (chair, starts_at);
CREATE INDEX conference_replaced ON conference (replaced_by) WHERE replaced_by IS NOT NULL;

CREATE TABLE conference_child (
  conference INTEGER NOT NULL REFERENCES conference (id),
  child      INTEGER NOT NULL REFERENCES person (id),
  PRIMARY KEY (conference, child)
) STRICT, WITHOUT ROWID;

CREATE TABLE diary_issue (
  id        INTEGER PRIMARY KEY,
  reference TEXT NOT NULL UNIQUE,            -- of the document, "DIARY-2026-48"
  made_at   TEXT NOT NULL,
  made_by   INTEGER NOT NULL REFERENCES account (id),
  from_on   TEXT NOT NULL,
  to_on     TEXT NOT NULL,
  since     INTEGER REFERENCES diary_issue (id), -- the one before, which its changes are told from
  rows      TEXT NOT NULL,                   -- JSON of pathway.DiaryRow: all that it knew, so that the next one can say what changed
  readers   TEXT NOT NULL,                   -- JSON of pathway.DiaryReader: to whom it goes
  body      TEXT NOT NULL,                   -- JSON of the document before drawing
  sha256    TEXT NOT NULL,                   -- of the PDF's bytes
  pages     INTEGER NOT NULL,
  sent_at   TEXT NOT NULL DEFAULT '',        -- when it was recorded as sent to all managers
  sent_by   INTEGER REFERENCES account (id)
) STRICT;
CREATE INDEX diary_issue_sent ON diary_issue (sent_at);

CREATE TABLE diary_file (
  issue INTEGER PRIMARY KEY REFERENCES diary_issue (id),
  pdf   BLOB NOT NULL
) STRICT;

CREATE TABLE attendee (
  id           INTEGER PRIMARY KEY,
  conference   INTEGER NOT NULL REFERENCES conference (id),
  person       INTEGER REFERENCES person (id),        -- one of the family, or
  professional INTEGER REFERENCES professional (id),  -- one of the network
  role         TEXT NOT NULL DEFAULT '',     -- as lists and the attendance sheet show it: Mother, Health visitor
  purpose      TEXT NOT NULL DEFAULT 'attend', -- attend; inform: gets decisions only; police-check: gets the police request
  how          TEXT NOT NULL DEFAULT 'in-person', -- in-person, video, either
  starts_at    TEXT NOT NULL DEFAULT '',     -- own time to arrive (civil minute); empty: the conference's
  venue        INTEGER REFERENCES venue (id),-- own venue; null: the conference's
  link         TEXT NOT NULL DEFAULT '',     -- own link
  way          TEXT NOT NULL DEFAULT '',     -- post, secure-email, by-hand: how everything goes to them; empty: as is safe
  part         TEXT NOT NULL DEFAULT '',     -- which part of a split conference; empty: all
  excluded     TEXT NOT NULL DEFAULT '',     -- part, whole; empty: not excluded
  ground       TEXT NOT NULL DEFAULT '',     -- pathway.ExclusionGround
  excluded_why TEXT NOT NULL DEFAULT '',
  excluded_by  INTEGER REFERENCES account (id),
  views_how    TEXT NOT NULL DEFAULT '',     -- how their views will be heard
  told_how     TEXT NOT NULL DEFAULT '',     -- how the outcome will be told
  copy         TEXT NOT NULL DEFAULT '',     -- full, part: the chair's decision; empty: not decided
  copy_why     TEXT NOT NULL DEFAULT '',
  copy_by      INTEGER REFERENCES account (id),
  answer       TEXT NOT NULL DEFAULT '',     -- coming, video, apologies, deputy; empty: none yet
  answer_note  TEXT NOT NULL DEFAULT '',
  answered_at  TEXT NOT NULL DEFAULT '',
  attended     TEXT NOT NULL DEFAULT '',     -- in-person, video, apologies, deputy, absent; empty: not recorded
  arrived      TEXT NOT NULL DEFAULT '',     -- hh:mm
  left_at      TEXT NOT NULL DEFAULT '',     -- hh:mm
  deputy       TEXT NOT NULL DEFAULT '',     -- who came instead
  attended_parts TEXT NOT NULL DEFAULT '',   -- for which parts they were there
  core_group   INTEGER NOT NULL DEFAULT 0,   -- 1: member of the core group
  position     INTEGER NOT NULL DEFAULT 0,
  removed_at   TEXT NOT NULL DEFAULT '',     -- taken off the list before anything was sent
  removed_why  TEXT NOT NULL DEFAULT '',
  version      INTEGER NOT NULL DEFAULT 1,
  CHECK ((person IS NULL) <> (professional IS NULL))
) STRICT;
CREATE INDEX attendee_conference ON attendee (conference);
CREATE UNIQUE INDEX attendee_person ON attendee (conference, person) WHERE person IS NOT NULL AND removed_at = '';
CREATE UNIQUE INDEX attendee_professional ON attendee (conference, professional) WHERE professional IS NOT NULL AND removed_at = '';

CREATE TABLE report (
  id           INTEGER PRIMARY KEY,
  conference   INTEGER NOT NULL REFERENCES conference (id),
  attendee     INTEGER REFERENCES attendee (id),
  agency       INTEGER REFERENCES agency (id),
  title        TEXT NOT NULL,
  author       TEXT NOT NULL DEFAULT '',
  received_at  TEXT NOT NULL,
  received_by  INTEGER NOT NULL REFERENCES account (id),
  mime         TEXT NOT NULL,
  bytes        INTEGER NOT NULL,
  sha256       TEXT NOT NULL,
  replaces     INTEGER REFERENCES report (id),
  police_only  INTEGER NOT NULL DEFAULT 0    -- 1: for the chair only
) STRICT;
CREATE INDEX report_conference ON report (conference);

CREATE TABLE report_file (
  report INTEGER PRIMARY KEY REFERENCES report (id),
  data   BLOB NOT NULL
) STRICT;

CREATE TABLE report_shared (
  id       INTEGER PRIMARY KEY,
  report   INTEGER NOT NULL REFERENCES report (id),
  attendee INTEGER NOT NULL REFERENCES attendee (id), -- to whom
  read_by  TEXT NOT NULL,                    -- who confirmed reading that copy for that recipient
  shared_at TEXT NOT NULL,                   -- civil minute
  how      TEXT NOT NULL,
  by_whom  TEXT NOT NULL,
  recorded_by INTEGER NOT NULL REFERENCES account (id)
) STRICT;
CREATE INDEX report_shared_report ON report_shared (report);

CREATE TABLE conference_field (
  conference INTEGER NOT NULL REFERENCES conference (id),
  name       TEXT NOT NULL,                  -- which field of the conference screen, as pathway.Minutes reads them
  value      TEXT NOT NULL,                  -- as typed
  saved_at   TEXT NOT NULL,
  saved_by   INTEGER NOT NULL REFERENCES account (id),
  version    INTEGER NOT NULL DEFAULT 1,
  PRIMARY KEY (conference, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE decisions (
  id          INTEGER PRIMARY KEY,
  conference  INTEGER NOT NULL REFERENCES conference (id),
  state       TEXT NOT NULL,                 -- draft, with-chair, sent-back, approved
  content     TEXT NOT NULL,                 -- JSON of pathway.Decisions, as drafted
  author      INTEGER NOT NULL REFERENCES account (id),
  made_at     TEXT NOT NULL,
  sent_at     TEXT NOT NULL DEFAULT '',      -- to the chair
  decided_at  TEXT NOT NULL DEFAULT '',      -- approved or sent back
  decided_by  INTEGER REFERENCES account (id),
  stand_in_why TEXT NOT NULL DEFAULT '',     -- approved by another than the chair: why
  number      INTEGER NOT NULL DEFAULT 1,    -- 1, then one more after each sending back
  version     INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX decisions_conference ON decisions (conference, number);

CREATE TABLE decisions_comment (
  id        INTEGER PRIMARY KEY,
  decisions INTEGER NOT NULL REFERENCES decisions (id),
  at        TEXT NOT NULL,
  by        INTEGER NOT NULL REFERENCES account (id),
  text      TEXT NOT NULL
) STRICT;
CREATE INDEX decisions_comment_decisions ON decisions_comment (decisions);

CREATE TABLE plan (
  id         INTEGER PRIMARY KEY,
  cases      INTEGER NOT NULL REFERENCES cases (id),
  child      INTEGER NOT NULL REFERENCES person (id),
  conference INTEGER NOT NULL REFERENCES conference (id), -- that decided it
  started_on TEXT NOT NULL,
  initial_category TEXT NOT NULL,            -- census codes, comma separated; never changes
  latest_category  TEXT NOT NULL,
  previous   INTEGER NOT NULL DEFAULT 0,     -- number of previous plans of this authority
  ended_on   TEXT NOT NULL DEFAULT '',
  end_ground TEXT NOT NULL DEFAULT '',
  version    INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX plan_cases ON plan (cases);
CREATE INDEX plan_child ON plan (child);
