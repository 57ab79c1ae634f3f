-- Moving in: another authority's written notice that children with a child protection plan there have moved here. It stands where a
-- strategy meeting would: strategy_meeting has its day (held_at, form 'notice', s47 0), the children, why there is a plan and what the
-- police are asked; the rest is here.

CREATE TABLE notice (
  meeting    INTEGER PRIMARY KEY REFERENCES strategy_meeting (id),
  authority  TEXT NOT NULL,                  -- that has the plan
  sent_by    TEXT NOT NULL,                  -- who wrote for it
  contact    TEXT NOT NULL DEFAULT '',       -- how to reach them: email or phone
  reference  TEXT NOT NULL DEFAULT '',       -- theirs
  plan_since TEXT NOT NULL,                  -- civil date; of the first child's where they differ
  category   TEXT NOT NULL,                  -- census code of the plan there
  plan       TEXT NOT NULL DEFAULT ''        -- what it says, in brief
) STRICT;
