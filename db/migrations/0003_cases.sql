-- Families: the case, its people, where they live and what each may know.

CREATE TABLE cases (
  id            INTEGER PRIMARY KEY,
  reference     TEXT NOT NULL UNIQUE,        -- "CP-2026-0042"; says nothing of the name
  name          TEXT NOT NULL,               -- what staff call the family, "Nowak family"
  pathway       TEXT NOT NULL,               -- the version of the standards that it started on
  stage         TEXT NOT NULL,               -- pathway.Stage: strategy, threshold, assessment, preparing, conference, plan, ended
  opened_on     TEXT NOT NULL,
  ended_on      TEXT NOT NULL DEFAULT '',    -- when nothing stayed due; empty while open
  restricted    INTEGER NOT NULL DEFAULT 0,  -- 1: named people only
  team          INTEGER REFERENCES team (id),
  social_worker INTEGER REFERENCES professional (id),  -- lead social worker
  team_manager  INTEGER REFERENCES professional (id),
  chair         INTEGER REFERENCES account (id),       -- allocated CP chair
  ll_number     TEXT NOT NULL DEFAULT '',    -- number in the authority's case system
  venue_risk    TEXT NOT NULL DEFAULT '',    -- why parents at the venue need a risk assessment; empty: none known
  next_step     TEXT NOT NULL DEFAULT '',    -- the earliest open milestone, kept for the list of families
  next_due      TEXT NOT NULL DEFAULT '',
  facts_version INTEGER NOT NULL DEFAULT 1,  -- grows with each change that a letter could show
  version       INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX cases_stage ON cases (stage, next_due);

CREATE TABLE person (
  id              INTEGER PRIMARY KEY,
  first_name      TEXT NOT NULL DEFAULT '',  -- legal given names; empty for an unborn child
  last_name       TEXT NOT NULL,
  known_as        TEXT NOT NULL DEFAULT '',
  former_name     TEXT NOT NULL DEFAULT '',
  former_printed  INTEGER NOT NULL DEFAULT 0,-- 1: the former name may be printed (police checks); 0: do not print
  aliases         TEXT NOT NULL DEFAULT '',
  title           TEXT NOT NULL DEFAULT '',  -- Ms, Mr, Dr; as they want to be addressed
  pronouns        TEXT NOT NULL DEFAULT '',
  born            TEXT NOT NULL DEFAULT '',  -- date of birth; empty when unborn or not known
  expected        TEXT NOT NULL DEFAULT '',  -- expected date of delivery
  unborn          INTEGER NOT NULL DEFAULT 0,
  died            TEXT NOT NULL DEFAULT '',  -- date of death, or of a loss before birth: nothing more is sent
  sex             TEXT NOT NULL DEFAULT '',  -- F, M, U
  ethnicity       TEXT NOT NULL DEFAULT '',  -- census code
  disabilities    TEXT NOT NULL DEFAULT '',  -- census codes, blank separated
  language        TEXT NOT NULL DEFAULT '',  -- first language; empty: English
  interpreter     INTEGER NOT NULL DEFAULT 0,-- 1: an accredited interpreter is needed
  large_print     INTEGER NOT NULL DEFAULT 0,
  access_needs    TEXT NOT NULL DEFAULT '',
  nhs_number      TEXT NOT NULL DEFAULT '',  -- ten digits, no spaces
  child_ref       TEXT NOT NULL DEFAULT '',  -- the authority's child identifier
  hidden          INTEGER NOT NULL DEFAULT 0,-- 1: that this person exists is told to nobody who has no right to know
  folded          TEXT NOT NULL DEFAULT '',  -- names normalised, for finding people and noticing duplicates
  version         INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX person_folded ON person (folded);
CREATE INDEX person_born ON person (born) WHERE born <> '';
CREATE INDEX person_nhs_number ON person (nhs_number) WHERE nhs_number <> '';

CREATE TABLE case_person (
  cases     INTEGER NOT NULL REFERENCES cases (id),
  person    INTEGER NOT NULL REFERENCES person (id),
  kind      TEXT NOT NULL,               -- child: subject of the conference; other-child: of the household; adult
  position  INTEGER NOT NULL DEFAULT 0,  -- order in lists
  note      TEXT NOT NULL DEFAULT '',    -- for staff only
  school    TEXT NOT NULL DEFAULT '',    -- nursery or school: gives a place away
  ended_on  TEXT NOT NULL DEFAULT '',    -- no longer part of this family's case
  end_reason TEXT NOT NULL DEFAULT '',
  version   INTEGER NOT NULL DEFAULT 1,  -- of this row, and of an adult's relations to the children
  PRIMARY KEY (cases, person)
) STRICT, WITHOUT ROWID;
CREATE INDEX case_person_person ON case_person (person);

CREATE TABLE relation (
  cases        INTEGER NOT NULL REFERENCES cases (id),
  adult        INTEGER NOT NULL REFERENCES person (id),
  child        INTEGER NOT NULL REFERENCES person (id),
  relation     TEXT NOT NULL DEFAULT '',  -- mother, father, stepfather, grandmother, …; empty: not recorded
  pr           TEXT NOT NULL DEFAULT '',  -- parental responsibility: yes, no; empty: not recorded
  may_know     TEXT NOT NULL DEFAULT '',  -- may be told that this child is in the conference: yes, no; empty means no
  may_know_why TEXT NOT NULL DEFAULT '',
  confirmed_at TEXT NOT NULL DEFAULT '',  -- when relation, PR and may-know were confirmed together
  confirmed_by INTEGER REFERENCES account (id),
  PRIMARY KEY (cases, adult, child)
) STRICT, WITHOUT ROWID;

CREATE TABLE address (
  id           INTEGER PRIMARY KEY,
  line1        TEXT NOT NULL DEFAULT '',
  line2        TEXT NOT NULL DEFAULT '',
  line3        TEXT NOT NULL DEFAULT '',
  town         TEXT NOT NULL DEFAULT '',
  postcode     TEXT NOT NULL DEFAULT '',
  kind         TEXT NOT NULL DEFAULT 'home',    -- pathway.AddressKind: home, refuge, temporary, …
  state        TEXT NOT NULL DEFAULT 'normal',  -- pathway.AddressState: normal, confidential, not-known, no-fixed-abode
  places       TEXT NOT NULL DEFAULT '',        -- names that give the place away, one a line
  confirmed_at TEXT NOT NULL DEFAULT '',        -- when somebody last made sure; empty: unconfirmed
  confirmed_by INTEGER REFERENCES account (id),
  confirmed_how TEXT NOT NULL DEFAULT '',
  address_key  TEXT NOT NULL DEFAULT '',        -- pathway.Address.SameKey, a first sieve for the same place; empty: like no other
  version      INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX address_key ON address (address_key) WHERE address_key <> '';

CREATE TABLE residence (
  id      INTEGER PRIMARY KEY,
  address INTEGER NOT NULL REFERENCES address (id),
  person  INTEGER NOT NULL REFERENCES person (id),
  since   TEXT NOT NULL DEFAULT '',      -- date moved in, where known
  until   TEXT NOT NULL DEFAULT '',      -- date moved out; empty: lives there
  post    INTEGER NOT NULL DEFAULT 1     -- 1: post for this person goes here
) STRICT;
CREATE INDEX residence_person ON residence (person, until);
CREATE INDEX residence_address ON residence (address);

CREATE TABLE contact_point (
  id       INTEGER PRIMARY KEY,
  person   INTEGER NOT NULL REFERENCES person (id),
  kind     TEXT NOT NULL,                    -- phone, email
  value    TEXT NOT NULL DEFAULT '',
  state    TEXT NOT NULL DEFAULT 'normal',   -- normal, confidential, not-known
  note     TEXT NOT NULL DEFAULT '',
  ended_at TEXT NOT NULL DEFAULT '',
  version  INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX contact_point_person ON contact_point (person);

CREATE TABLE contact_way (
  person INTEGER NOT NULL REFERENCES person (id),
  way    TEXT NOT NULL,                      -- post, phone, voicemail, text, email
  safety TEXT NOT NULL,                      -- safe, not-safe, at-times
  note   TEXT NOT NULL DEFAULT '',           -- which times, what to say
  PRIMARY KEY (person, way)
) STRICT, WITHOUT ROWID;

CREATE TABLE protected_word (
  id     INTEGER PRIMARY KEY,
  cases  INTEGER NOT NULL REFERENCES cases (id),
  word   TEXT NOT NULL,                      -- must not appear for anybody but its owner
  owner  INTEGER REFERENCES person (id),     -- whom it protects; their own letters may hold it
  reason TEXT NOT NULL DEFAULT '',
  ended_at TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX protected_word_cases ON protected_word (cases);

CREATE TABLE network (
  id           INTEGER PRIMARY KEY,
  cases        INTEGER NOT NULL REFERENCES cases (id),
  professional INTEGER NOT NULL REFERENCES professional (id),
  role         TEXT NOT NULL DEFAULT '',     -- what they do for this family: health visitor, class teacher
  contact      INTEGER NOT NULL DEFAULT 1,   -- 1: in direct contact with a child (quoracy)
  protected_place INTEGER NOT NULL DEFAULT 0,-- 1: that they work with the family gives a place away
  address_permission TEXT NOT NULL DEFAULT '', -- why they may be given protected addresses; empty: withheld
  permission_by INTEGER REFERENCES account (id),
  permission_at TEXT NOT NULL DEFAULT '',
  confirmed_at TEXT NOT NULL DEFAULT '',     -- when the children they may know about were confirmed
  confirmed_by INTEGER REFERENCES account (id),
  ended_on     TEXT NOT NULL DEFAULT '',
  version      INTEGER NOT NULL DEFAULT 1,
  UNIQUE (cases, professional)
) STRICT;

CREATE TABLE network_child (
  network INTEGER NOT NULL REFERENCES network (id),
  child   INTEGER NOT NULL REFERENCES person (id),  -- this professional may know of this child
  PRIMARY KEY (network, child)
) STRICT, WITHOUT ROWID;

CREATE TABLE previous_plan (
  id         INTEGER PRIMARY KEY,
  child      INTEGER NOT NULL REFERENCES person (id),
  started_on TEXT NOT NULL,
  ended_on   TEXT NOT NULL DEFAULT '',
  category   TEXT NOT NULL DEFAULT '',       -- census code
  authority  TEXT NOT NULL DEFAULT '',       -- empty: this authority, whose plans count
  note       TEXT NOT NULL DEFAULT '',
  struck_at  TEXT NOT NULL DEFAULT '',       -- entered in error
  struck_why TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX previous_plan_child ON previous_plan (child);

CREATE TABLE note (
  id         INTEGER PRIMARY KEY,
  cases      INTEGER NOT NULL REFERENCES cases (id),
  person     INTEGER REFERENCES person (id),        -- of whom, in the contact log
  professional INTEGER REFERENCES professional (id),
  conference INTEGER,
  step       TEXT NOT NULL DEFAULT '',       -- pathway step that it is evidence of
  kind       TEXT NOT NULL,                  -- oversight, contact, note, significant-event
  way        TEXT NOT NULL DEFAULT '',       -- of a contact: phone, voicemail, text, email, post, in-person
  told_by    TEXT NOT NULL DEFAULT '',       -- of a contact: who said so
  heading    TEXT NOT NULL DEFAULT '',
  text       TEXT NOT NULL,
  happened_at TEXT NOT NULL,                 -- when it was (civil minute)
  made_at    TEXT NOT NULL,                  -- when it was written here
  made_by    INTEGER NOT NULL REFERENCES account (id),
  copied_at  TEXT NOT NULL DEFAULT '',       -- when it was copied to the authority's case system
  copied_by  INTEGER REFERENCES account (id),
  struck_at  TEXT NOT NULL DEFAULT '',       -- entered in error; stays readable
  struck_why TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX note_cases ON note (cases, made_at);
CREATE INDEX note_uncopied ON note (made_at, copied_at) WHERE copied_at = '' AND kind = 'oversight' AND struck_at = '';
