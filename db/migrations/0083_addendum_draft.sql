-- What is typed of an addendum to minutes and not kept yet.

CREATE TABLE addendum_draft (
  conference INTEGER NOT NULL REFERENCES conference (id),
  issue      INTEGER NOT NULL,              -- minutes_issue that it changes; 0: a new addendum
  fields     TEXT NOT NULL,                 -- JSON: field of the form → as typed
  version    INTEGER NOT NULL,              -- of one that changes an addendum: that of the addendum
  saved_at   TEXT NOT NULL,
  saved_by   INTEGER NOT NULL REFERENCES account (id),
  PRIMARY KEY (conference, issue)
) STRICT, WITHOUT ROWID;
