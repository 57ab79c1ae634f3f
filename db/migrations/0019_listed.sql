-- Who was on the invitation list when a step was recorded: whoever came later is yet to be sent theirs.

ALTER TABLE event ADD COLUMN listed INTEGER NOT NULL DEFAULT 0; -- the last attendee there was then; 0: not known
