-- What is feared for one child stands with that child, so that only those read it who may know about the child. What is feared
-- of all together stays with the meeting.

ALTER TABLE strategy_child ADD COLUMN concern TEXT NOT NULL DEFAULT ''; -- of this child alone; empty: nothing besides the meeting's

CREATE TRIGGER facts_strategy_child_insert AFTER INSERT ON strategy_child BEGIN
  UPDATE cases SET facts_version = facts_version + 1 WHERE id = (SELECT cases FROM strategy_meeting WHERE id = new.meeting);
END;
CREATE TRIGGER facts_strategy_child_update AFTER UPDATE ON strategy_child BEGIN
  UPDATE cases SET facts_version = facts_version + 1 WHERE id = (SELECT cases FROM strategy_meeting WHERE id = new.meeting);
END;
