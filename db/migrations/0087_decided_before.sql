-- What a chair decided about how somebody takes part holds for one conference. A review's list is copied from the conference before
-- it, and says so until the chair has decided again.

ALTER TABLE attendee ADD COLUMN decided_before INTEGER NOT NULL DEFAULT 0; -- part, own time and exclusion are those of the conference before

UPDATE attendee SET decided_before = 1
 WHERE removed_at = '' AND conference IN (SELECT conference FROM task WHERE kind = 'excluded-before' AND done_at IS NULL)
   AND conference IN (SELECT id FROM conference WHERE state = 'planned') AND (excluded <> '' OR part <> '' OR starts_at <> '');
