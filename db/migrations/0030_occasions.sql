-- Some documents are made several times round one conference, each of a row of its own: a core group, an addendum.

ALTER TABLE document ADD COLUMN about INTEGER NOT NULL DEFAULT 0; -- id of the row of which it tells, in the table that its kind says; 0: the conference itself
ALTER TABLE release ADD COLUMN about INTEGER NOT NULL DEFAULT 0;  -- as in document
