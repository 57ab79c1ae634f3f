-- When a step is to take place, where that was booked or agreed: the conference, the first core group, the review.

ALTER TABLE milestone ADD COLUMN arranged TEXT NOT NULL DEFAULT ''; -- civil minute, midnight where only the day is known; empty: not arranged
CREATE INDEX milestone_arranged ON milestone (arranged, role, cases, done) WHERE done IS NULL AND ended = 0 AND arranged <> '';
