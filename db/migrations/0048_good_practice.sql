-- Good and outstanding practice at a review, told to the team manager or to the agency's contact.
CREATE TABLE good_practice (
  id          INTEGER PRIMARY KEY,
  conference  INTEGER NOT NULL REFERENCES conference (id), -- the review
  attendee    INTEGER NOT NULL REFERENCES attendee (id),   -- whose practice it was
  what        TEXT NOT NULL,
  told_to     TEXT NOT NULL,                 -- name and job of the team manager or the agency's contact
  told_on     TEXT NOT NULL,                 -- civil date
  told_how    TEXT NOT NULL,                 -- of pathway.ToldHows
  recorded_at TEXT NOT NULL,
  recorded_by INTEGER NOT NULL REFERENCES account (id),
  struck_at   TEXT NOT NULL DEFAULT '',      -- recorded in error; stays readable
  struck_why  TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX good_practice_conference ON good_practice (conference);
