-- Those who sign in, what they did, and the settings of the program.

CREATE TABLE account (
  id          INTEGER PRIMARY KEY,
  login       TEXT NOT NULL,              -- what is typed to sign in
  login_key   TEXT NOT NULL UNIQUE,       -- the same in lower case
  name        TEXT NOT NULL,              -- as lists and letters show it
  title       TEXT NOT NULL DEFAULT '',   -- job title, as letters show it
  phone       TEXT NOT NULL DEFAULT '',   -- work phone, as letters show it
  email       TEXT NOT NULL DEFAULT '',   -- work email
  password    TEXT NOT NULL,              -- argon2id with its parameters and salt, in the usual $-form
  must_change INTEGER NOT NULL DEFAULT 0, -- 1: set by somebody else, to be changed at the next sign-in
  made_at     TEXT NOT NULL,              -- instant, UTC
  closed_at   TEXT NOT NULL DEFAULT '',   -- instant from which it can no longer sign in; empty while it can
  version     INTEGER NOT NULL DEFAULT 1  -- grows with each save, so that a stale one is noticed
) STRICT;

CREATE TABLE account_role (
  account INTEGER NOT NULL REFERENCES account (id), -- who
  role    TEXT NOT NULL,                            -- pathway.Role
  PRIMARY KEY (account, role)
) STRICT, WITHOUT ROWID;

CREATE TABLE session (
  id       INTEGER PRIMARY KEY,
  token    BLOB NOT NULL UNIQUE,                    -- SHA-256 of what the cookie holds
  account  INTEGER NOT NULL REFERENCES account (id),-- who signed in
  made_at  TEXT NOT NULL,                           -- instant of signing in; the absolute end counts from it
  seen_at  TEXT NOT NULL,                           -- instant of the last request, to within half a minute
  ended_at TEXT NOT NULL DEFAULT '',                -- instant of its end; an ended session never comes back
  end_why  TEXT NOT NULL DEFAULT ''                 -- signed-out, locked, idle, old, replaced, closed
) STRICT;
CREATE INDEX session_account ON session (account, ended_at);

CREATE TABLE sign_in_failure (
  name      BLOB PRIMARY KEY,    -- SHA-256 of the sign-in name in lower case: a password typed there by mistake is not kept
  failures  INTEGER NOT NULL,    -- in a row
  failed_at TEXT NOT NULL        -- instant of the last one; the delay counts from it
) STRICT, WITHOUT ROWID;

CREATE TABLE audit (
  id         INTEGER PRIMARY KEY,
  at         TEXT NOT NULL,               -- instant, UTC
  account    INTEGER REFERENCES account (id), -- who; null: the program itself, or somebody not signed in
  kind       TEXT NOT NULL,               -- pathway.AuditKind: change, view, access, disclosure
  what       TEXT NOT NULL,               -- in plain words; never a name, never a value
  cases      INTEGER,                     -- the family; null: none
  subject    TEXT NOT NULL DEFAULT '',    -- kind of thing: person, conference, document, account, …
  subject_id INTEGER,                     -- which one
  fields     TEXT NOT NULL DEFAULT '',    -- names of the fields that changed, comma separated
  reason     TEXT NOT NULL DEFAULT ''     -- as given, where one is asked for
) STRICT;
CREATE INDEX audit_cases ON audit (cases, id) WHERE cases IS NOT NULL;
CREATE INDEX audit_account ON audit (account, id);
CREATE INDEX audit_at ON audit (at);

-- Nobody changes the audit trail, the program neither.
CREATE TRIGGER audit_stays BEFORE UPDATE ON audit BEGIN SELECT raise(ABORT, 'the audit trail is append-only'); END;
CREATE TRIGGER audit_kept BEFORE DELETE ON audit BEGIN SELECT raise(ABORT, 'the audit trail is append-only'); END;

CREATE TABLE setting (
  name  TEXT PRIMARY KEY,        -- what is set: idle-minutes, session-hours, …
  value TEXT NOT NULL            -- as text
) STRICT, WITHOUT ROWID;
