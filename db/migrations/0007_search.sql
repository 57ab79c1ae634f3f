-- What is searched: families and people by their names and references, never by an address.

CREATE TABLE search_entry (
  id      INTEGER PRIMARY KEY,
  kind    TEXT NOT NULL,                 -- pathway.ResultKind: family, person
  subject INTEGER NOT NULL,              -- its id
  text    TEXT NOT NULL,                 -- pathway.Normalise of all that it is found by
  UNIQUE (kind, subject)
) STRICT;

-- The index over search_entry.text. The program keeps it, because only the program can normalise.
CREATE VIRTUAL TABLE search USING fts4 (content="search_entry", text, tokenize=simple);
