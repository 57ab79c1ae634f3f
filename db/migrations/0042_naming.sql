-- To whom of the family a professional is not named in lists, or is though they usually would not be.

CREATE TABLE naming (
  cases        INTEGER NOT NULL REFERENCES cases (id),
  professional INTEGER NOT NULL REFERENCES professional (id),
  person       INTEGER NOT NULL REFERENCES person (id),  -- of the family, who reads the list
  hide         INTEGER NOT NULL,                         -- 1: not named to them
  why          TEXT NOT NULL DEFAULT '',                 -- they are named all the same
  at           TEXT NOT NULL,
  by           INTEGER NOT NULL REFERENCES account (id),
  PRIMARY KEY (cases, professional, person)
) STRICT, WITHOUT ROWID;
