-- What was typed at a conference that was adjourned goes on in the one that takes its place, marked with the day on which it was
-- typed.

ALTER TABLE conference_field ADD COLUMN carried_on TEXT NOT NULL DEFAULT ''; -- day of the adjourned conference at which it was typed; empty: typed at this one
