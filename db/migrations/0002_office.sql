-- The office, and those it works with.

CREATE TABLE office (
  id               INTEGER PRIMARY KEY CHECK (id = 1),  -- there is one office
  authority        TEXT NOT NULL,                       -- the council's name, as letters show it
  unit             TEXT NOT NULL DEFAULT '',            -- what the unit calls itself, "Safeguarding Unit"
  line1            TEXT NOT NULL DEFAULT '',            -- the office's own postal address
  line2            TEXT NOT NULL DEFAULT '',
  line3            TEXT NOT NULL DEFAULT '',
  town             TEXT NOT NULL DEFAULT '',
  postcode         TEXT NOT NULL DEFAULT '',
  phone            TEXT NOT NULL DEFAULT '',
  email            TEXT NOT NULL DEFAULT '',
  secure_email     TEXT NOT NULL DEFAULT '',            -- where agencies send reports
  out_of_hours     TEXT NOT NULL DEFAULT '',            -- emergency duty team's phone
  logo             BLOB,                                -- PNG made from what was uploaded
  colour           TEXT NOT NULL DEFAULT '#1d4f91',     -- the accent of pages, #rrggbb
  reference_prefix TEXT NOT NULL DEFAULT 'CP',          -- begins each family's reference
  complaints       TEXT NOT NULL DEFAULT '',            -- how to complain: name, phone, email
  privacy          TEXT NOT NULL DEFAULT '',            -- where the privacy notice is
  advocacy         TEXT NOT NULL DEFAULT '',            -- the advocacy service and its phone
  travel           TEXT NOT NULL DEFAULT '',            -- help with travel and child care
  recording        TEXT NOT NULL DEFAULT '',            -- what the office says about recording
  set_up_at        TEXT NOT NULL DEFAULT '',            -- when the office finished its set-up; empty while it goes on
  version          INTEGER NOT NULL DEFAULT 1
) STRICT;

CREATE TABLE venue (
  id          INTEGER PRIMARY KEY,
  name        TEXT NOT NULL,
  line1       TEXT NOT NULL DEFAULT '',
  line2       TEXT NOT NULL DEFAULT '',
  line3       TEXT NOT NULL DEFAULT '',
  town        TEXT NOT NULL DEFAULT '',
  postcode    TEXT NOT NULL DEFAULT '',
  phone       TEXT NOT NULL DEFAULT '',
  how_to_find TEXT NOT NULL DEFAULT '',  -- buses, parking, which door
  access      TEXT NOT NULL DEFAULT '',  -- step-free, hearing loop
  ended_at    TEXT NOT NULL DEFAULT '',  -- when it stopped being used; empty while it is
  version     INTEGER NOT NULL DEFAULT 1
) STRICT;

CREATE TABLE room (
  id       INTEGER PRIMARY KEY,
  venue    INTEGER NOT NULL REFERENCES venue (id),
  name     TEXT NOT NULL,
  seats    INTEGER NOT NULL DEFAULT 0,   -- how many people fit; 0 not recorded
  ended_at TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX room_venue ON room (venue);

CREATE TABLE signatory (
  id       INTEGER PRIMARY KEY,
  name     TEXT NOT NULL,                -- who signs letters
  title    TEXT NOT NULL,
  phone    TEXT NOT NULL DEFAULT '',
  email    TEXT NOT NULL DEFAULT '',
  main     INTEGER NOT NULL DEFAULT 0,   -- 1: offered first
  ended_at TEXT NOT NULL DEFAULT '',
  version  INTEGER NOT NULL DEFAULT 1
) STRICT;

CREATE TABLE team (
  id            INTEGER PRIMARY KEY,
  name          TEXT NOT NULL,           -- "Assessment and Intervention Team 2"
  manager       TEXT NOT NULL DEFAULT '',
  manager_phone TEXT NOT NULL DEFAULT '',
  manager_email TEXT NOT NULL DEFAULT '',
  phone         TEXT NOT NULL DEFAULT '',
  email         TEXT NOT NULL DEFAULT '',
  ended_at      TEXT NOT NULL DEFAULT '',
  version       INTEGER NOT NULL DEFAULT 1
) STRICT;

CREATE TABLE agency (
  id             INTEGER PRIMARY KEY,
  name           TEXT NOT NULL,
  kind           TEXT NOT NULL,             -- pathway.AgencyKind: social-care, police, health, education, …
  quoracy_group  TEXT NOT NULL DEFAULT '',  -- agencies of one group count as one; empty: does not count
  line1          TEXT NOT NULL DEFAULT '',
  line2          TEXT NOT NULL DEFAULT '',
  line3          TEXT NOT NULL DEFAULT '',
  town           TEXT NOT NULL DEFAULT '',
  postcode       TEXT NOT NULL DEFAULT '',
  phone          TEXT NOT NULL DEFAULT '',
  secure_email   TEXT NOT NULL DEFAULT '',
  lead_name      TEXT NOT NULL DEFAULT '',  -- the safeguarding lead: single point of contact
  lead_phone     TEXT NOT NULL DEFAULT '',
  lead_email     TEXT NOT NULL DEFAULT '',
  usual          INTEGER NOT NULL DEFAULT 0,-- 1: offered for every invitation list
  folded         TEXT NOT NULL DEFAULT '',  -- name normalised, for finding it
  ended_at       TEXT NOT NULL DEFAULT '',
  version        INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE UNIQUE INDEX agency_name ON agency (name) WHERE ended_at = '';

CREATE TABLE professional (
  id        INTEGER PRIMARY KEY,
  name      TEXT NOT NULL,
  job_title TEXT NOT NULL DEFAULT '',
  agency    INTEGER NOT NULL REFERENCES agency (id),
  team      INTEGER REFERENCES team (id),   -- of children's social care
  line1     TEXT NOT NULL DEFAULT '',       -- where post goes; empty: the agency's address
  line2     TEXT NOT NULL DEFAULT '',
  line3     TEXT NOT NULL DEFAULT '',
  town      TEXT NOT NULL DEFAULT '',
  postcode  TEXT NOT NULL DEFAULT '',
  phone     TEXT NOT NULL DEFAULT '',
  email     TEXT NOT NULL DEFAULT '',       -- secure email
  folded    TEXT NOT NULL DEFAULT '',       -- name and job title normalised, for finding them
  ended_at  TEXT NOT NULL DEFAULT '',
  version   INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX professional_agency ON professional (agency);
CREATE INDEX professional_name ON professional (name);

CREATE TABLE closure_day (
  date   TEXT PRIMARY KEY,               -- the office is closed: not a working day for the pathway
  reason TEXT NOT NULL
) STRICT;
