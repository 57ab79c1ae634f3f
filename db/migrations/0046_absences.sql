-- Professionals of a core group from whom nothing came: neither they nor a deputy nor word of why. The other members take that up
-- with the member's manager.
CREATE TABLE core_group_absence (
  id         INTEGER PRIMARY KEY,
  core_group INTEGER NOT NULL REFERENCES core_group (id),
  attendee   INTEGER NOT NULL REFERENCES attendee (id), -- who was absent
  manager    INTEGER REFERENCES attendee (id),          -- who is written to; null: not chosen yet
  state      TEXT NOT NULL DEFAULT 'open',              -- pathway.AbsenceState: open, written, closed, struck
  closed_why TEXT NOT NULL DEFAULT '',                  -- of one that was closed without a letter
  version    INTEGER NOT NULL DEFAULT 1,
  UNIQUE (core_group, attendee)
) STRICT;
CREATE INDEX core_group_absence_attendee ON core_group_absence (attendee);
