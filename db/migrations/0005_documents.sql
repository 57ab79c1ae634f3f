-- What was made, for whom, and how it reached them.

CREATE TABLE document (
  id           INTEGER PRIMARY KEY,
  cases        INTEGER NOT NULL REFERENCES cases (id),
  conference   INTEGER REFERENCES conference (id),
  attendee     INTEGER REFERENCES attendee (id),  -- the recipient; null: for the office (attendance sheet, diary)
  decisions    INTEGER REFERENCES decisions (id), -- the approved decisions that it tells
  kind         TEXT NOT NULL,                -- pathway.DocumentKind
  edition      TEXT NOT NULL DEFAULT 'standard', -- standard, large-print
  number       INTEGER NOT NULL,             -- version of this kind for this recipient: 1, 2, …
  reference    TEXT NOT NULL UNIQUE,         -- on the document, envelope and file name; never a name
  copy         TEXT NOT NULL DEFAULT 'full', -- full, part
  copy_why     TEXT NOT NULL DEFAULT '',
  state        TEXT NOT NULL,                -- issued; void: a fact behind it changed before it was sent; spoilt
  facts        TEXT NOT NULL,                -- JSON of pathway.Facts: all that the recipient was told from
  facts_sha256 TEXT NOT NULL,                -- to notice a changed fact
  body         TEXT NOT NULL,                -- JSON of the document before drawing
  template     TEXT NOT NULL,                -- version of the wording
  sha256       TEXT NOT NULL,                -- of the PDF's bytes
  pages        INTEGER NOT NULL,
  made_at      TEXT NOT NULL,
  made_by      INTEGER NOT NULL REFERENCES account (id),
  void_at      TEXT NOT NULL DEFAULT '',
  void_why     TEXT NOT NULL DEFAULT '',     -- which facts changed, by field
  replaces     INTEGER REFERENCES document (id)
) STRICT;
CREATE INDEX document_cases ON document (cases, made_at);
CREATE INDEX document_conference ON document (conference, attendee, kind);
CREATE INDEX document_made ON document (made_at);
CREATE INDEX document_void ON document (void_at, state) WHERE state = 'void';

CREATE TABLE document_file (
  document INTEGER PRIMARY KEY REFERENCES document (id),
  pdf      BLOB NOT NULL
) STRICT;

CREATE TABLE dispatch (
  id        INTEGER PRIMARY KEY,
  document  INTEGER NOT NULL REFERENCES document (id),
  way       TEXT NOT NULL,                   -- post, secure-email, by-hand
  state     TEXT NOT NULL,                   -- printed, drafted, sent, returned, bounced, failed, spoilt
  at        TEXT NOT NULL,                   -- when it happened (UTC)
  by        INTEGER NOT NULL REFERENCES account (id),
  note      TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX dispatch_document ON dispatch (document, at);

CREATE TABLE release (
  id        INTEGER PRIMARY KEY,
  cases     INTEGER NOT NULL REFERENCES cases (id),
  conference INTEGER REFERENCES conference (id),
  attendee  INTEGER REFERENCES attendee (id),
  kind      TEXT NOT NULL,                   -- of document
  place     TEXT NOT NULL,                   -- where in it
  value_hash TEXT NOT NULL,                  -- of the folded word, never the word
  reason    TEXT NOT NULL,
  at        TEXT NOT NULL,
  by        INTEGER NOT NULL REFERENCES account (id)
) STRICT;
CREATE INDEX release_cases ON release (cases);

CREATE TABLE wording (
  kind    TEXT NOT NULL,                     -- document kind and reader
  text    TEXT NOT NULL,                     -- the office's own version
  at      TEXT NOT NULL,
  by      INTEGER NOT NULL REFERENCES account (id),
  version INTEGER NOT NULL DEFAULT 1,
  PRIMARY KEY (kind)
) STRICT, WITHOUT ROWID;
