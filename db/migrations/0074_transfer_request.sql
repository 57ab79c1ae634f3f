-- A plan that moves: to whom at the other authority it is written, whether the notice is the letter itself, and when they were reminded.
ALTER TABLE ending ADD COLUMN asked       INTEGER REFERENCES professional (id); -- moved: who is written to for the other authority
ALTER TABLE ending ADD COLUMN by_letter   INTEGER NOT NULL DEFAULT 0;           -- notice_on is the day on which that letter went
ALTER TABLE ending ADD COLUMN reminded_on TEXT NOT NULL DEFAULT '';             -- when they were last reminded
ALTER TABLE ending ADD COLUMN remind_on   TEXT NOT NULL DEFAULT '';             -- when they are asked again; empty: on the last day
