-- A strategy meeting that was entered in error is struck: it stays readable, and no date is counted from it.

ALTER TABLE strategy_meeting ADD COLUMN struck_at TEXT NOT NULL DEFAULT '';  -- entered in error; stays readable
ALTER TABLE strategy_meeting ADD COLUMN struck_why TEXT NOT NULL DEFAULT '';
