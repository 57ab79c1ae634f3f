-- The chair decides which young people are written to about the minutes: they get no copy of them.

ALTER TABLE attendee ADD COLUMN minutes_letter INTEGER NOT NULL DEFAULT 0; -- 1: they get a letter of their own about the minutes
