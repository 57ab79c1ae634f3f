-- How a name is printed whose own letters no font of ours has.

ALTER TABLE person ADD COLUMN latin TEXT NOT NULL DEFAULT '';       -- surname last
ALTER TABLE professional ADD COLUMN latin TEXT NOT NULL DEFAULT '';
