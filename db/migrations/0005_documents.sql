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
  way          TEXT NOT NULL DEFAULT '',     -- post, secure-email, by-hand: for which it was made; empty: for the office
  protected    INTEGER NOT NULL DEFAULT 0,   -- 1: a protected value stands in it, such as its recipient's own address
  copy         TEXT NOT NULL DEFAULT 'full', -- full, part
  copy_why     TEXT NOT NULL DEFAULT '',
  state        TEXT NOT NULL,                -- issued; void: a fact behind it changed before it was sent
  open         INTEGER NOT NULL DEFAULT 1,   -- 1: yet to go, neither sent nor void
  facts        TEXT NOT NULL,                -- JSON of pathway.Facts: all that the recipient was told from
  facts_sha256 TEXT NOT NULL,                -- to notice a changed fact
  facts_version INTEGER NOT NULL DEFAULT 0,  -- of the case, when it was last checked that the facts still hold
  passages     TEXT NOT NULL DEFAULT '[]',   -- JSON of its text in reading order, to be searched again when a fact changes
  fixed        TEXT NOT NULL DEFAULT '[]',   -- JSON of its fixed wording, in which a common word tells nothing
  body         TEXT NOT NULL,                -- JSON of the document before drawing
  template     TEXT NOT NULL,                -- version of the wording
  sha256       TEXT NOT NULL,                -- of the PDF's bytes
  pages        INTEGER NOT NULL,
  made_at      TEXT NOT NULL,
  made_by      INTEGER NOT NULL REFERENCES account (id),
  void_at      TEXT NOT NULL DEFAULT '',
  void_why     TEXT NOT NULL DEFAULT ''      -- which facts changed, without saying what they were or are
) STRICT;
CREATE INDEX document_cases ON document (cases, made_at);
CREATE INDEX document_conference ON document (conference, attendee, kind);
CREATE INDEX document_made ON document (made_at);
CREATE INDEX document_void ON document (void_at, state) WHERE state = 'void';

CREATE TABLE document_file (
  document INTEGER PRIMARY KEY REFERENCES document (id),
  pdf      BLOB NOT NULL
) STRICT;

CREATE INDEX document_open ON document (cases, facts_version, open) WHERE open = 1;

-- The text of documents, normalised, for finding them by it: docid is the document's id. Protected values are masked in it.
CREATE VIRTUAL TABLE document_search USING fts4 (content="", text, tokenize=simple);

CREATE TABLE print_run (
  id         INTEGER PRIMARY KEY,
  cases      INTEGER NOT NULL REFERENCES cases (id),
  conference INTEGER NOT NULL REFERENCES conference (id),
  made_at    TEXT NOT NULL,
  made_by    INTEGER NOT NULL REFERENCES account (id),
  duplex     INTEGER NOT NULL DEFAULT 1      -- 1: a blank page after an odd number of pages
) STRICT;
CREATE INDEX print_run_conference ON print_run (conference);

CREATE TABLE dispatch (
  id        INTEGER PRIMARY KEY,
  document  INTEGER NOT NULL REFERENCES document (id),
  way       TEXT NOT NULL,                   -- post, secure-email, by-hand
  state     TEXT NOT NULL,                   -- printed, drafted, sent, returned, bounced, failed, spoilt
  at        TEXT NOT NULL,                   -- when it happened (UTC)
  by        INTEGER NOT NULL REFERENCES account (id),
  run       INTEGER REFERENCES print_run (id), -- printed with others; in the order of ids
  note      TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX dispatch_run ON dispatch (run) WHERE run IS NOT NULL;
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
