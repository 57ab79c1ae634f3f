-- Which open page of the conference screen saved a field, so that a page does not clash with itself when an answer to it
-- was lost; and what a field held before somebody else wrote over it.

ALTER TABLE conference_field ADD COLUMN page TEXT NOT NULL DEFAULT '';       -- of the last save
ALTER TABLE conference_field ADD COLUMN audited_at TEXT NOT NULL DEFAULT ''; -- when the audit trail last named this field

CREATE TABLE conference_field_was (
  conference INTEGER NOT NULL REFERENCES conference (id),
  name       TEXT NOT NULL,
  version    INTEGER NOT NULL,                         -- the save that stored this value
  value      TEXT NOT NULL,
  saved_at   TEXT NOT NULL,
  saved_by   INTEGER NOT NULL REFERENCES account (id),
  PRIMARY KEY (conference, name, version)
) STRICT, WITHOUT ROWID;
