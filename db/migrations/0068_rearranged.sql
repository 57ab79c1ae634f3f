-- A conference that could not go on: why the chair said so, and what keeps each child safe until the new date.

ALTER TABLE conference ADD COLUMN ineffective_why TEXT NOT NULL DEFAULT '';              -- the chair declared that it would not be effective; '': not so
ALTER TABLE conference ADD COLUMN ineffective_by INTEGER REFERENCES account (id);

CREATE TABLE safety_plan (
  conference INTEGER NOT NULL REFERENCES conference (id), -- that could not go on
  child      INTEGER NOT NULL REFERENCES person (id),
  keeps      TEXT NOT NULL,            -- what keeps the child safe until the new date, who does it, and when: for agencies
  plain      TEXT NOT NULL,            -- the same for the family, in plain words
  made_at    TEXT NOT NULL,
  made_by    INTEGER NOT NULL REFERENCES account (id),
  version    INTEGER NOT NULL DEFAULT 1,
  PRIMARY KEY (conference, child)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER facts_safety_plan_insert AFTER INSERT ON safety_plan BEGIN
  UPDATE cases SET facts_version = facts_version + 1 WHERE id = (SELECT cases FROM conference WHERE id = new.conference);
END;
CREATE TRIGGER facts_safety_plan_update AFTER UPDATE ON safety_plan BEGIN
  UPDATE cases SET facts_version = facts_version + 1 WHERE id = (SELECT cases FROM conference WHERE id = new.conference);
END;
