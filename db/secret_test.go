package db

import (
	"strings"
	"testing"

	"cp-pathway/pathway"
)

func TestShowingASecretIsAuditedWithoutIt(t *testing.T) {
	o := newOffice(t)
	f := o.wardFamily(t)
	home, _ := f.Adults()[0].Home()
	ann := f.Adults()[0]
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	must(o.Protect(t.Context(), o.first, f.Case.ID, home.Address.ID, home.Address.Version))
	must(o.AddWord(t.Context(), o.first, f.Case.ID, pathway.ProtectedWord{Word: "Willowbank", Owner: ann.Person.ID, Reason: "Her work"}))
	note, err := o.AddNote(t.Context(), o.first, pathway.Note{Case: f.Case.ID, Kind: pathway.PlainNote, Text: "Seen at 14 Marsh St, ex14bz", HappenedAt: pathway.NewDateTime(2026, 11, 20, 10, 0)})
	must(err)
	notes, err := o.Notes(t.Context(), o.first, f.Case.ID)
	must(err)
	if n := notes[0]; !n.Covered || strings.Contains(n.Text, "Marsh") || strings.Contains(n.Text, "ex14bz") || !strings.HasPrefix(n.Text, "Seen at ") {
		t.Errorf("a note on screens: %q", n.Text)
	}
	word := o.seen(t, f.Case.ID).Words[0].ID
	tests := []struct {
		kind pathway.SecretKind
		id   int64
		want string
	}{
		{pathway.SecretAddress, home.Address.ID, "14 Marsh Street"},
		{pathway.SecretContact, ann.Contacts[0].ID, "01632 960001"},
		{pathway.SecretWord, word, "Willowbank"},
		{pathway.SecretNote, note, "Seen at 14 Marsh St, ex14bz"},
	}
	auditor := o.by(t, "auditor", pathway.Auditor)
	for _, tt := range tests {
		if s, err := o.ShowSecret(t.Context(), o.first, f.Case.ID, tt.kind, tt.id, " "); pathway.FieldsOf(err)["reason"] == "" || s.Lines != nil {
			t.Errorf("%s without a reason: %v %v", tt.kind, s, err)
		}
		if s, err := o.ShowSecret(t.Context(), auditor, f.Case.ID, tt.kind, tt.id, "To look"); pathway.CodeOf(err) != pathway.CodeForbidden || s.Lines != nil {
			t.Errorf("%s by the auditor: %v %v", tt.kind, s, err)
		}
		if _, err := o.ShowSecret(t.Context(), o.first, f.Case.ID, tt.kind, tt.id, "To post to EX14BZ"); pathway.FieldsOf(err)["reason"] == "" {
			t.Errorf("%s, with a protected value in the reason: %v", tt.kind, err)
		}
		s, err := o.ShowSecret(t.Context(), o.first, f.Case.ID, tt.kind, tt.id, "To ring her")
		if err != nil || s.Lines[0] != tt.want {
			t.Errorf("%s: %v %v", tt.kind, s, err)
		}
	}
	rows, err := o.Audit(t.Context(), o.first, pathway.AuditFilter{Kind: pathway.AuditDisclosure})
	must(err)
	if len(rows) != len(tests) {
		t.Errorf("%d disclosures in the audit trail, want %d", len(rows), len(tests))
	}
	all, err := o.Audit(t.Context(), o.first, pathway.AuditFilter{Limit: 1000})
	must(err)
	for _, r := range all {
		for _, value := range []string{"Marsh", "EX1", "960001", "Willowbank"} {
			if strings.Contains(r.What+r.Reason+strings.Join(r.Fields, " ")+r.Whom, value) {
				t.Errorf("the audit trail holds %q: %+v", value, r)
			}
		}
	}
	if _, err := o.AddressToCorrect(t.Context(), o.first, f.Case.ID, home.Address.ID, ""); pathway.FieldsOf(err)["reason"] == "" {
		t.Errorf("to correct it, without a reason: %v", err)
	}
	if a, err := o.AddressToCorrect(t.Context(), o.first, f.Case.ID, home.Address.ID, "A typing error"); err != nil || a.Line1 != "14 Marsh Street" {
		t.Errorf("to correct it: %v %v", a, err)
	}
	if err := o.EndWord(t.Context(), o.by(t, "admin", pathway.Admin), f.Case.ID, word, "No longer"); pathway.CodeOf(err) != pathway.CodeForbidden {
		t.Errorf("the end of a word, by an administrator: %v", err)
	}
	o.moved(t, f.Case.ID, "the end of a word", func() error { return o.EndWord(t.Context(), o.first, f.Case.ID, word, "She left that work") })
	if len(o.look(t, f.Case.ID).Words) != 0 {
		t.Error("the word is still protected")
	}
}

func TestContactsAndWhatIsSafe(t *testing.T) {
	o := newOffice(t)
	f := o.wardFamily(t)
	ann := f.Adults()[0]
	phone := ann.Contacts[0]
	o.moved(t, f.Case.ID, "an email", func() error {
		return o.AddContact(t.Context(), o.first, f.Case.ID, ann.Person.ID, pathway.ContactPoint{Kind: pathway.Email, Value: "ann@example.org"})
	})
	phone.Value, phone.State = "", pathway.AddressConfidential
	o.moved(t, f.Case.ID, "a state", func() error { return o.SaveContact(t.Context(), o.first, f.Case.ID, ann.Person.ID, phone) })
	m, _ := o.seen(t, f.Case.ID).Member(ann.Person.ID)
	if c := m.Contacts[0]; c.Value != "01632 960001" || c.State != pathway.AddressConfidential {
		t.Errorf("an empty value keeps what is there: %+v", c)
	}
	phone.State, phone.Version = pathway.AddressNormal, phone.Version+1
	admin := o.by(t, "admin", pathway.Admin)
	if err := o.SaveContact(t.Context(), admin, f.Case.ID, ann.Person.ID, phone); pathway.CodeOf(err) != pathway.CodeRefused {
		t.Errorf("uncovered by an administrator: %v", err)
	}
	if err := o.EndContact(t.Context(), o.first, f.Case.ID, ann.Person.ID, phone.ID, 1); pathway.CodeOf(err) != pathway.CodeConflict {
		t.Errorf("a stale version: %v", err)
	}
	o.moved(t, f.Case.ID, "an end", func() error {
		return o.EndContact(t.Context(), o.first, f.Case.ID, ann.Person.ID, phone.ID, phone.Version)
	})
	ways := []pathway.ContactWay{{Way: "post", Safety: pathway.NotSafe}, {Way: "phone", Safety: pathway.AtTimes}}
	if err := o.SaveWays(t.Context(), o.first, f.Case.ID, ann.Person.ID, ways, ann.Person.Version); pathway.FieldsOf(err)["phone_note"] == "" {
		t.Errorf("safe at no times: %v", err)
	}
	ways[1].Note = "Mornings"
	o.moved(t, f.Case.ID, "ways", func() error {
		return o.SaveWays(t.Context(), o.first, f.Case.ID, ann.Person.ID, ways, ann.Person.Version)
	})
	if m, _ := o.seen(t, f.Case.ID).Member(ann.Person.ID); !m.Way("post").Blocked() || m.Way("phone").Note != "Mornings" || m.Way("voicemail").Safety != "" {
		t.Errorf("%+v", m.Ways)
	}
	if err := o.SaveWays(t.Context(), o.first, f.Case.ID, ann.Person.ID, ways, ann.Person.Version); pathway.CodeOf(err) != pathway.CodeConflict {
		t.Errorf("a stale version: %v", err)
	}
}

func TestNotesStay(t *testing.T) {
	o := newOffice(t)
	f := o.wardFamily(t)
	at := pathway.NewDateTime(2026, 11, 20, 10, 0)
	note, err := o.AddNote(t.Context(), o.first, pathway.Note{Case: f.Case.ID, Kind: pathway.OversightNote, Heading: "Threshold", Text: "Agreed", HappenedAt: at})
	if err != nil {
		t.Fatal(err)
	}
	other := o.wardFamily(t)
	stranger := other.Adults()[0].Person.ID
	if _, err := o.AddNote(t.Context(), o.first, pathway.Note{Case: f.Case.ID, Kind: pathway.ContactNote, Way: "phone", Person: stranger, Text: "Rang", HappenedAt: at}); pathway.CodeOf(err) != pathway.CodeNotFound {
		t.Errorf("a contact with somebody of another family: %v", err)
	}
	for i, want := range []pathway.Code{"", pathway.CodeConflict} {
		if err := o.NoteCopied(t.Context(), o.first, f.Case.ID, note); pathway.CodeOf(err) != want {
			t.Errorf("copied %d times: %v", i+1, err)
		}
	}
	if err := o.StrikeNote(t.Context(), o.first, f.Case.ID, note, ""); pathway.FieldsOf(err)["reason"] == "" {
		t.Errorf("struck without a reason: %v", err)
	}
	if err := o.StrikeNote(t.Context(), o.first, f.Case.ID, note, "Of another family"); err != nil {
		t.Fatal(err)
	}
	if err := o.StrikeNote(t.Context(), o.first, f.Case.ID, note, "Again"); pathway.CodeOf(err) != pathway.CodeConflict {
		t.Errorf("struck twice: %v", err)
	}
	list, err := o.Notes(t.Context(), o.first, f.Case.ID)
	if err != nil || len(list) != 1 || list[0].Text != "Agreed" || list[0].StruckWhy != "Of another family" || list[0].CopiedName != "Fay First" {
		t.Errorf("%+v %v", list, err)
	}
}
