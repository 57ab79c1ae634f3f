-- How much of what was decided a professional gets is the chair's decision too. Where the decisions were approved before, they
-- had a full copy unless the chair said otherwise, and keep it.

UPDATE attendee
   SET copy = 'full'
 WHERE professional IS NOT NULL AND copy = ''
   AND conference IN (SELECT conference FROM decisions WHERE state = 'approved');
