-- An email address of the family is confirmed like a postal one before anything goes there.

ALTER TABLE contact_point ADD COLUMN confirmed_at TEXT NOT NULL DEFAULT '';          -- when somebody last made sure; empty: unconfirmed
ALTER TABLE contact_point ADD COLUMN confirmed_by INTEGER REFERENCES account (id);
ALTER TABLE contact_point ADD COLUMN confirmed_how TEXT NOT NULL DEFAULT '';
