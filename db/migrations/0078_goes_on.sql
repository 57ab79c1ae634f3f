-- A conference that goes on from another, for children for whom that decided nothing, beside the family's own course.

ALTER TABLE conference ADD COLUMN goes_on INTEGER REFERENCES conference (id); -- the conference that adjourned for its children; null: it is of the family's own course
DROP INDEX conference_deciding;
CREATE INDEX conference_deciding ON conference (ended_at) WHERE (kind = 'review' OR goes_on IS NOT NULL) AND state = 'held' AND told_at = '';
CREATE INDEX conference_goes_on ON conference (goes_on) WHERE goes_on IS NOT NULL;
