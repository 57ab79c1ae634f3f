-- Who interprets at a conference, in what language, and who vouches for them. What was typed in one line stays as the name.

ALTER TABLE conference ADD COLUMN interpreter_language TEXT NOT NULL DEFAULT '';
ALTER TABLE conference ADD COLUMN interpreter_service TEXT NOT NULL DEFAULT '';       -- that sends them, or their number on a register
ALTER TABLE conference ADD COLUMN interpreter_accredited INTEGER NOT NULL DEFAULT 0;  -- 1: somebody made sure
