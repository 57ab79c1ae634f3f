-- Significant events that a chair has read. Until then they are shown to the family's chair.

CREATE TABLE event_read (
  note    INTEGER PRIMARY KEY REFERENCES note (id),
  account INTEGER NOT NULL REFERENCES account (id), -- who read it: the family's chair, or one standing in
  at      TEXT NOT NULL
) STRICT;
CREATE INDEX note_event ON note (cases, happened_at) WHERE kind = 'significant-event' AND struck_at = '';
