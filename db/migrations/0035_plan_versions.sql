-- A plan is a living record: each conference and each core group makes a version of it, and none of them changes.

CREATE TABLE plan_version (
  id         INTEGER PRIMARY KEY,
  plan       INTEGER NOT NULL REFERENCES plan (id),
  number     INTEGER NOT NULL,               -- 1, 2, … of the plan
  on_date    TEXT NOT NULL,                  -- the day from which it holds
  source     TEXT NOT NULL,                  -- pathway.PlanSource: conference, core-group
  conference INTEGER NOT NULL REFERENCES conference (id), -- that made it, or after which the core group met
  core_group INTEGER,                        -- that made it; null: the conference did
  content    TEXT NOT NULL,                  -- JSON of pathway.PlanContent
  made_at    TEXT NOT NULL,
  made_by    INTEGER REFERENCES account (id),-- null: the program, for a plan that was there before there were versions
  UNIQUE (plan, number)
) STRICT;
CREATE INDEX plan_version_conference ON plan_version (conference);
