-- Formal dissent from what a conference decided, and complaints: neither suspends anything.

CREATE TABLE objection (
  id              INTEGER PRIMARY KEY,
  cases           INTEGER NOT NULL REFERENCES cases (id),
  kind            TEXT NOT NULL,                      -- pathway.ObjectionKinds: dissent, complaint
  conference      INTEGER REFERENCES conference (id), -- whose decision is dissented from, or complained about; NULL: none
  attendee        INTEGER REFERENCES attendee (id),   -- who dissents; NULL: a complaint
  by_name         TEXT NOT NULL DEFAULT '',           -- who complains
  about           TEXT NOT NULL,
  made_at         TEXT NOT NULL,                      -- civil minute: said, or received
  how             TEXT NOT NULL,                      -- pathway.ObjectionHows
  sent_to         TEXT NOT NULL,                      -- who answers it
  stage           TEXT NOT NULL DEFAULT '',           -- of a complaint: pathway.ComplaintStages
  acknowledged_on TEXT NOT NULL DEFAULT '',           -- of a complaint
  answer_due      TEXT NOT NULL,                      -- civil date
  answer          TEXT NOT NULL DEFAULT '',
  answered_on     TEXT NOT NULL DEFAULT '',
  task            INTEGER REFERENCES task (id),       -- stands on today's list until it is answered
  recorded_at     TEXT NOT NULL,
  recorded_by     INTEGER NOT NULL REFERENCES account (id),
  struck_at       TEXT NOT NULL DEFAULT '',           -- entered in error; stays readable
  struck_why      TEXT NOT NULL DEFAULT '',
  version         INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX objection_cases ON objection (cases);
CREATE INDEX objection_open ON objection (answer_due) WHERE answered_on = '' AND struck_at = '';
