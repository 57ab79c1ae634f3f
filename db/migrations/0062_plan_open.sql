-- Today asks for the plans that have been open for long.

CREATE INDEX plan_open ON plan (started_on, cases) WHERE ended_on = '';
