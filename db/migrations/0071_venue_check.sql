-- Whether it is safe for a family to come to a conference: a risk with the measures against it, or that there is none. Only staff read
-- it. An entry is never changed: another takes its place, or it is struck.

CREATE TABLE venue_check (
  id          INTEGER PRIMARY KEY,
  conference  INTEGER NOT NULL REFERENCES conference (id),
  risk        TEXT NOT NULL DEFAULT '',           -- what could happen; empty: no risk is known
  from_person INTEGER REFERENCES person (id),     -- of the family; NULL: from_other says who
  from_other  TEXT NOT NULL DEFAULT '',
  people      TEXT NOT NULL DEFAULT '[]',         -- JSON: persons of the family who are at risk
  others      TEXT NOT NULL DEFAULT '',           -- who else is at risk
  measures    TEXT NOT NULL DEFAULT '[]',         -- JSON: pathway.VenueMeasures
  how         TEXT NOT NULL DEFAULT '',           -- how that is done; of an entry that there is none, a note
  agreed_by   TEXT NOT NULL DEFAULT '',           -- who agreed, or who said that there is none
  told_how    TEXT NOT NULL DEFAULT '',           -- pathway.ToldHows: how that was heard
  on_day      TEXT NOT NULL,                      -- civil date
  replaced_by INTEGER REFERENCES venue_check (id), -- what holds instead, unless that is struck
  recorded_at TEXT NOT NULL,
  recorded_by INTEGER NOT NULL REFERENCES account (id),
  struck_at   TEXT NOT NULL DEFAULT '',           -- entered in error; stays readable
  struck_why  TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX venue_check_conference ON venue_check (conference);

-- An invitation is blocked by a risk without a measure.
CREATE TRIGGER facts_venue_check_insert AFTER INSERT ON venue_check BEGIN
  UPDATE cases SET facts_version = facts_version + 1 WHERE id = (SELECT cases FROM conference WHERE id = new.conference);
END;
CREATE TRIGGER facts_venue_check_update AFTER UPDATE ON venue_check BEGIN
  UPDATE cases SET facts_version = facts_version + 1 WHERE id = (SELECT cases FROM conference WHERE id = new.conference);
END;
