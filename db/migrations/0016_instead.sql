-- What the children get instead of a conference, in words for each kind of reader. The column instead is for the family's adults;
-- where one of these is empty, its readers are told that.

ALTER TABLE s47_outcome ADD COLUMN instead_child TEXT NOT NULL DEFAULT '';   -- for a child or young person
ALTER TABLE s47_outcome ADD COLUMN instead_agency TEXT NOT NULL DEFAULT '';  -- for agencies and the police
