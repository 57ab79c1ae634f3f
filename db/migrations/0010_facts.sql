-- Whatever a letter could show moves the facts of its family on, whoever writes it and however: a document that is made and
-- not yet sent is then checked again before anybody acts on it. What belongs to the office moves the families with such documents.

CREATE TRIGGER facts_case_update AFTER UPDATE OF reference, social_worker, team_manager, restricted ON cases BEGIN
  UPDATE cases SET facts_version = facts_version + 1 WHERE id = new.id;
END;
CREATE TRIGGER facts_person_update AFTER UPDATE ON person BEGIN
  UPDATE cases SET facts_version = facts_version + 1 WHERE id IN (SELECT cases FROM case_person WHERE person = new.id);
END;
CREATE TRIGGER facts_case_person_insert AFTER INSERT ON case_person BEGIN
  UPDATE cases SET facts_version = facts_version + 1 WHERE id = new.cases;
END;
CREATE TRIGGER facts_case_person_update AFTER UPDATE ON case_person BEGIN
  UPDATE cases SET facts_version = facts_version + 1 WHERE id = new.cases;
END;
CREATE TRIGGER facts_case_person_delete AFTER DELETE ON case_person BEGIN
  UPDATE cases SET facts_version = facts_version + 1 WHERE id = old.cases;
END;
CREATE TRIGGER facts_relation_insert AFTER INSERT ON relation BEGIN
  UPDATE cases SET facts_version = facts_version + 1 WHERE id = new.cases;
END;
CREATE TRIGGER facts_relation_update AFTER UPDATE ON relation BEGIN
  UPDATE cases SET facts_version = facts_version + 1 WHERE id = new.cases;
END;
CREATE TRIGGER facts_relation_delete AFTER DELETE ON relation BEGIN
  UPDATE cases SET facts_version = facts_version + 1 WHERE id = old.cases;
END;
CREATE TRIGGER facts_address_update AFTER UPDATE ON address BEGIN
  UPDATE cases SET facts_version = facts_version + 1 WHERE id IN (SELECT cp.cases FROM residence r JOIN case_person cp ON cp.person = r.person WHERE r.address = new.id);
END;
CREATE TRIGGER facts_residence_insert AFTER INSERT ON residence BEGIN
  UPDATE cases SET facts_version = facts_version + 1 WHERE id IN (SELECT cases FROM case_person WHERE person = new.person);
END;
CREATE TRIGGER facts_residence_update AFTER UPDATE ON residence BEGIN
  UPDATE cases SET facts_version = facts_version + 1 WHERE id IN (SELECT cases FROM case_person WHERE person = new.person);
END;
CREATE TRIGGER facts_contact_point_insert AFTER INSERT ON contact_point BEGIN
  UPDATE cases SET facts_version = facts_version + 1 WHERE id IN (SELECT cases FROM case_person WHERE person = new.person);
END;
CREATE TRIGGER facts_contact_point_update AFTER UPDATE ON contact_point BEGIN
  UPDATE cases SET facts_version = facts_version + 1 WHERE id IN (SELECT cases FROM case_person WHERE person = new.person);
END;
CREATE TRIGGER facts_contact_way_insert AFTER INSERT ON contact_way BEGIN
  UPDATE cases SET facts_version = facts_version + 1 WHERE id IN (SELECT cases FROM case_person WHERE person = new.person);
END;
CREATE TRIGGER facts_contact_way_update AFTER UPDATE ON contact_way BEGIN
  UPDATE cases SET facts_version = facts_version + 1 WHERE id IN (SELECT cases FROM case_person WHERE person = new.person);
END;
CREATE TRIGGER facts_contact_way_delete AFTER DELETE ON contact_way BEGIN
  UPDATE cases SET facts_version = facts_version + 1 WHERE id IN (SELECT cases FROM case_person WHERE person = old.person);
END;
CREATE TRIGGER facts_protected_word_insert AFTER INSERT ON protected_word BEGIN
  UPDATE cases SET facts_version = facts_version + 1 WHERE id = new.cases;
END;
CREATE TRIGGER facts_protected_word_update AFTER UPDATE ON protected_word BEGIN
  UPDATE cases SET facts_version = facts_version + 1 WHERE id = new.cases;
END;
CREATE TRIGGER facts_network_insert AFTER INSERT ON network BEGIN
  UPDATE cases SET facts_version = facts_version + 1 WHERE id = new.cases;
END;
CREATE TRIGGER facts_network_update AFTER UPDATE ON network BEGIN
  UPDATE cases SET facts_version = facts_version + 1 WHERE id = new.cases;
END;
CREATE TRIGGER facts_network_child_insert AFTER INSERT ON network_child BEGIN
  UPDATE cases SET facts_version = facts_version + 1 WHERE id = (SELECT cases FROM network WHERE id = new.network);
END;
CREATE TRIGGER facts_network_child_delete AFTER DELETE ON network_child BEGIN
  UPDATE cases SET facts_version = facts_version + 1 WHERE id = (SELECT cases FROM network WHERE id = old.network);
END;
CREATE TRIGGER facts_strategy_meeting_insert AFTER INSERT ON strategy_meeting BEGIN
  UPDATE cases SET facts_version = facts_version + 1 WHERE id = new.cases;
END;
CREATE TRIGGER facts_strategy_meeting_update AFTER UPDATE ON strategy_meeting BEGIN
  UPDATE cases SET facts_version = facts_version + 1 WHERE id = new.cases;
END;
CREATE TRIGGER facts_s47_outcome_insert AFTER INSERT ON s47_outcome BEGIN
  UPDATE cases SET facts_version = facts_version + 1 WHERE id = new.cases;
END;
CREATE TRIGGER facts_s47_outcome_update AFTER UPDATE ON s47_outcome BEGIN
  UPDATE cases SET facts_version = facts_version + 1 WHERE id = new.cases;
END;
CREATE TRIGGER facts_conference_insert AFTER INSERT ON conference BEGIN
  UPDATE cases SET facts_version = facts_version + 1 WHERE id = new.cases;
END;
CREATE TRIGGER facts_conference_update AFTER UPDATE ON conference BEGIN
  UPDATE cases SET facts_version = facts_version + 1 WHERE id = new.cases;
END;
CREATE TRIGGER facts_conference_child_insert AFTER INSERT ON conference_child BEGIN
  UPDATE cases SET facts_version = facts_version + 1 WHERE id = (SELECT cases FROM conference WHERE id = new.conference);
END;
CREATE TRIGGER facts_conference_child_delete AFTER DELETE ON conference_child BEGIN
  UPDATE cases SET facts_version = facts_version + 1 WHERE id = (SELECT cases FROM conference WHERE id = old.conference);
END;
CREATE TRIGGER facts_attendee_insert AFTER INSERT ON attendee BEGIN
  UPDATE cases SET facts_version = facts_version + 1 WHERE id = (SELECT cases FROM conference WHERE id = new.conference);
END;
CREATE TRIGGER facts_attendee_update AFTER UPDATE ON attendee BEGIN
  UPDATE cases SET facts_version = facts_version + 1 WHERE id = (SELECT cases FROM conference WHERE id = new.conference);
END;
CREATE TRIGGER facts_decisions_insert AFTER INSERT ON decisions BEGIN
  UPDATE cases SET facts_version = facts_version + 1 WHERE id = (SELECT cases FROM conference WHERE id = new.conference);
END;
CREATE TRIGGER facts_decisions_update AFTER UPDATE ON decisions BEGIN
  UPDATE cases SET facts_version = facts_version + 1 WHERE id = (SELECT cases FROM conference WHERE id = new.conference);
END;

-- Of the office, and those it works with.
CREATE TRIGGER facts_office_update AFTER UPDATE ON office BEGIN
  UPDATE cases SET facts_version = facts_version + 1 WHERE id IN (SELECT cases FROM document WHERE open = 1);
END;
CREATE TRIGGER facts_venue_update AFTER UPDATE ON venue BEGIN
  UPDATE cases SET facts_version = facts_version + 1 WHERE id IN (SELECT cases FROM document WHERE open = 1);
END;
CREATE TRIGGER facts_room_update AFTER UPDATE ON room BEGIN
  UPDATE cases SET facts_version = facts_version + 1 WHERE id IN (SELECT cases FROM document WHERE open = 1);
END;
CREATE TRIGGER facts_signatory_insert AFTER INSERT ON signatory BEGIN
  UPDATE cases SET facts_version = facts_version + 1 WHERE id IN (SELECT cases FROM document WHERE open = 1);
END;
CREATE TRIGGER facts_signatory_update AFTER UPDATE ON signatory BEGIN
  UPDATE cases SET facts_version = facts_version + 1 WHERE id IN (SELECT cases FROM document WHERE open = 1);
END;
CREATE TRIGGER facts_agency_update AFTER UPDATE ON agency BEGIN
  UPDATE cases SET facts_version = facts_version + 1 WHERE id IN (SELECT cases FROM document WHERE open = 1);
END;
CREATE TRIGGER facts_professional_update AFTER UPDATE ON professional BEGIN
  UPDATE cases SET facts_version = facts_version + 1 WHERE id IN (SELECT cases FROM document WHERE open = 1);
END;
CREATE TRIGGER facts_account_update AFTER UPDATE OF name, title, phone, email ON account BEGIN
  UPDATE cases SET facts_version = facts_version + 1 WHERE id IN (SELECT cases FROM document WHERE open = 1);
END;
CREATE TRIGGER facts_closure_day_insert AFTER INSERT ON closure_day BEGIN
  UPDATE cases SET facts_version = facts_version + 1 WHERE id IN (SELECT cases FROM document WHERE open = 1);
END;
CREATE TRIGGER facts_closure_day_update AFTER UPDATE ON closure_day BEGIN
  UPDATE cases SET facts_version = facts_version + 1 WHERE id IN (SELECT cases FROM document WHERE open = 1);
END;
CREATE TRIGGER facts_closure_day_delete AFTER DELETE ON closure_day BEGIN
  UPDATE cases SET facts_version = facts_version + 1 WHERE id IN (SELECT cases FROM document WHERE open = 1);
END;
CREATE TRIGGER facts_setting_insert AFTER INSERT ON setting BEGIN
  UPDATE cases SET facts_version = facts_version + 1 WHERE id IN (SELECT cases FROM document WHERE open = 1);
END;
CREATE TRIGGER facts_setting_update AFTER UPDATE ON setting BEGIN
  UPDATE cases SET facts_version = facts_version + 1 WHERE id IN (SELECT cases FROM document WHERE open = 1);
END;
