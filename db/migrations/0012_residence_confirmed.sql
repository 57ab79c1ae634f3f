-- That somebody made sure of an address is a fact of each resident: a mother who is confirmed at a refuge confirms nobody
-- else there. And a resident with whom a protected record was shared is kept apart until somebody makes sure of them.

ALTER TABLE residence ADD COLUMN confirmed_at TEXT NOT NULL DEFAULT '';          -- when somebody last made sure; empty: unconfirmed
ALTER TABLE residence ADD COLUMN confirmed_by INTEGER REFERENCES account (id);
ALTER TABLE residence ADD COLUMN confirmed_how TEXT NOT NULL DEFAULT '';
ALTER TABLE residence ADD COLUMN shared INTEGER NOT NULL DEFAULT 0;              -- 1: a protected record of others was shared with this person

UPDATE residence
   SET confirmed_at = (SELECT confirmed_at FROM address WHERE id = residence.address),
       confirmed_by = (SELECT confirmed_by FROM address WHERE id = residence.address),
       confirmed_how = (SELECT confirmed_how FROM address WHERE id = residence.address)
 WHERE address IN (SELECT id FROM address WHERE confirmed_at <> '');

-- No longer used: what stood here stands with each resident.
UPDATE address SET confirmed_at = '', confirmed_by = NULL, confirmed_how = '' WHERE confirmed_at <> '';
