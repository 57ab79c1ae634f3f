-- What is asked on each page of a family, found without reading every family's.

CREATE INDEX s47_outcome_cases ON s47_outcome (cases);
CREATE INDEX report_replaces ON report (replaces) WHERE replaces IS NOT NULL;
CREATE INDEX network_professional ON network (professional);
