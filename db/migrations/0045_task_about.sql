-- A task about a row of another table: the record of a core group that the chair is to read, somebody who was absent from one.
ALTER TABLE task ADD COLUMN about INTEGER NOT NULL DEFAULT 0; -- id of that row; the kind of task says of which table; 0: none
CREATE INDEX task_about ON task (kind, about) WHERE about <> 0;
