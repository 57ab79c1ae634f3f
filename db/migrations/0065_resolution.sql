-- Issues resolution: what is taken up with an agency, informally and then formally, and what came of it.

CREATE TABLE resolution (
  id           INTEGER PRIMARY KEY,
  cases        INTEGER NOT NULL REFERENCES cases (id),
  conference   INTEGER REFERENCES conference (id),    -- about which it is, and with whose letters it goes; NULL: there is none
  stage        TEXT NOT NULL,                         -- pathway.ResolutionStages: informal, formal
  ground       TEXT NOT NULL,                         -- pathway.ResolutionGrounds
  agency       INTEGER NOT NULL REFERENCES agency (id),
  professional INTEGER NOT NULL REFERENCES professional (id), -- who has it: the agency's safeguarding lead
  about        TEXT NOT NULL,                         -- what was not done, and what is asked for
  raised_on    TEXT NOT NULL,                         -- civil date
  raised_by    INTEGER NOT NULL REFERENCES account (id),
  made_at      TEXT NOT NULL,
  answer_due   TEXT NOT NULL,                         -- civil date
  answer       TEXT NOT NULL DEFAULT '',
  answered_by  TEXT NOT NULL DEFAULT '',              -- who of the agency
  answered_on  TEXT NOT NULL DEFAULT '',
  outcome      TEXT NOT NULL DEFAULT '',              -- pathway.ResolutionOutcomes; '': no answer yet
  follows      INTEGER REFERENCES resolution (id),    -- the informal one that did not settle it
  event        INTEGER REFERENCES event (id),         -- the step of the pathway that was done with it
  task         INTEGER REFERENCES task (id),          -- made when the answer was overdue
  struck_at    TEXT NOT NULL DEFAULT '',              -- entered in error; stays readable
  struck_why   TEXT NOT NULL DEFAULT '',
  version      INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX resolution_cases ON resolution (cases);
CREATE INDEX resolution_open ON resolution (answer_due) WHERE outcome = '' AND struck_at = '';
CREATE UNIQUE INDEX resolution_follows ON resolution (follows) WHERE follows IS NOT NULL AND struck_at = '';
