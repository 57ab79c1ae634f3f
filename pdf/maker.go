package pdf

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"fmt"
	"io/fs"
	"maps"
	"slices"

	"cp-pathway/pathway"
)

//go:embed wording/*.md
var wordingFiles embed.FS

// Maker makes documents of facts: one kind's builder and wording for each reader. It is safe for use by several goroutines.
type Maker struct {
	wordings map[string]*Wording
	template string
}

// kind is how one kind of document is made for one reader.
type kind struct {
	spec   Spec
	letter bool
	values func(pathway.Facts) Values
}

// NewMaker reads the program's own wording of every kind. An error means that the program was built wrongly: a wording is
// missing, or names something that there is not.
func NewMaker() (*Maker, error) {
	files, err := fs.Sub(wordingFiles, "wording")
	if err != nil {
		return nil, err
	}
	var specs []Spec
	for _, k := range kinds() {
		specs = append(specs, k.spec)
	}
	wordings, err := LoadWordings(files, specs)
	if err != nil {
		return nil, err
	}
	sum := sha256.New()
	for _, name := range slices.Sorted(maps.Keys(wordings)) {
		text, err := fs.ReadFile(files, name)
		if err != nil {
			return nil, err
		}
		fmt.Fprintf(sum, "%s\n%s\n", name, text)
	}
	return &Maker{wordings, hex.EncodeToString(sum.Sum(nil))[:12]}, nil
}

// Template is the version of the wording, which is kept beside each issued document.
func (m *Maker) Template() string { return m.template }

// Fixed returns the strings of the wording of a kind as it stands without anybody's facts: what a search for protected
// values need not take for a person's. Reader is that of the facts.
func (m *Maker) Fixed(k pathway.DocumentKind, reader pathway.Reader) []string {
	x, ok := kindFor(k, reader)
	if !ok {
		return nil
	}
	return m.wordings[x.spec.File()].texts()
}

// Make makes the document that the facts are for. The error says that there is no such kind, or none for that reader.
func (m *Maker) Make(f pathway.Facts) (Document, error) {
	k, ok := kindFor(f.Kind, f.Reader)
	if !ok {
		return Document{}, fmt.Errorf("no document %q for a reader %q", f.Kind, f.Reader)
	}
	body, err := m.wordings[k.spec.File()].Fill(k.values(f))
	if err != nil {
		return Document{}, err
	}
	d := Document{
		Kind: f.Kind, Title: pathway.TitleOf(pathway.DocumentKinds, string(f.Kind)), Reference: f.Reference, Edition: f.Edition,
		Specimen: f.Specimen, Date: f.Date, Marking: "Confidential", Office: letterhead(f), Body: body,
		Landscape: f.Kind == pathway.WeeklyDiary,
	}
	if f.Number > 0 {
		d.Version = fmt.Sprint(f.Number)
	}
	if k.letter {
		d.Letter = letterTo(f)
	}
	return d, nil
}

// kindFor finds the builder for a kind and reader: its own, or the one for all readers.
func kindFor(want pathway.DocumentKind, reader pathway.Reader) (kind, bool) {
	for _, k := range kinds() {
		if k.spec.Kind == want && (k.spec.Reader == "" || k.spec.Reader == string(readerOf(reader))) {
			return k, true
		}
	}
	return kind{}, false
}

// readerOf takes the police as an agency where they have no wording of their own.
func readerOf(r pathway.Reader) pathway.Reader {
	if r == pathway.ReaderPolice {
		return pathway.ReaderAgency
	}
	return r
}

// kinds are all kinds of document with the fields of their wording.
func kinds() []kind {
	return []kind{
		{Spec{Kind: pathway.ExclusionLetter, Fields: exclusionFields}, true, exclusionValues},
		{Spec{Kind: pathway.ParentInvitation, Fields: parentInvitationFields}, true, parentInvitationValues},
		{Spec{Kind: pathway.ChildInvitation, Fields: childInvitationFields}, true, childInvitationValues},
		{Spec{Kind: pathway.AgencyInvitation, Fields: agencyInvitationFields}, true, agencyInvitationValues},
		{Spec{Kind: pathway.PoliceRequest, Fields: policeRequestFields}, true, policeRequestValues},
		{Spec{Kind: pathway.NewDateLetter, Reader: "parent", Fields: newDateFields}, true, newDateValues},
		{Spec{Kind: pathway.NewDateLetter, Reader: "child", Fields: newDateFields}, true, newDateValues},
		{Spec{Kind: pathway.NewDateLetter, Reader: "agency", Fields: newDateFields}, true, newDateValues},
		{Spec{Kind: pathway.SafetyPlanDoc, Reader: "parent", Fields: safetyPlanFields}, false, safetyPlanValues},
		{Spec{Kind: pathway.SafetyPlanDoc, Reader: "agency", Fields: safetyPlanFields}, false, safetyPlanValues},
		{Spec{Kind: pathway.Cancellation, Reader: "parent", Fields: cancellationFields}, true, cancellationValues},
		{Spec{Kind: pathway.Cancellation, Reader: "child", Fields: cancellationFields}, true, cancellationValues},
		{Spec{Kind: pathway.Cancellation, Reader: "agency", Fields: cancellationFields}, true, cancellationValues},
		{Spec{Kind: pathway.NotRequired, Reader: "parent", Fields: notRequiredFields}, true, notRequiredValues},
		{Spec{Kind: pathway.NotRequired, Reader: "child", Fields: notRequiredFields}, true, notRequiredValues},
		{Spec{Kind: pathway.NotRequired, Reader: "agency", Fields: notRequiredFields}, true, notRequiredValues},
		{Spec{Kind: pathway.CoveringLetter, Reader: "parent", Fields: coveringLetterFields}, true, coveringLetterValues},
		{Spec{Kind: pathway.CoveringLetter, Reader: "child", Fields: coveringLetterFields}, true, coveringLetterValues},
		{Spec{Kind: pathway.DecisionsDocument, Fields: decisionsFields}, false, decisionsValues},
		{Spec{Kind: pathway.OutlinePlanDoc, Fields: outlinePlanFields}, false, outlinePlanValues},
		{Spec{Kind: pathway.ParentPlan, Fields: parentPlanFields}, false, parentPlanValues},
		{Spec{Kind: pathway.CoreGroupRecord, Reader: "parent", Fields: coreGroupFields}, true, coreGroupValues},
		{Spec{Kind: pathway.CoreGroupRecord, Reader: "agency", Fields: coreGroupFields}, true, coreGroupValues},
		{Spec{Kind: pathway.UpdatedPlan, Fields: updatedPlanFields}, false, updatedPlanValues},
		{Spec{Kind: pathway.UpdatedParentPlan, Fields: updatedParentPlanFields}, false, updatedParentPlanValues},
		{Spec{Kind: pathway.PartnershipReport, Reader: "parent", Fields: partnershipFields}, true, partnershipValues},
		{Spec{Kind: pathway.PartnershipReport, Reader: "agency", Fields: partnershipFields}, true, partnershipValues},
		{Spec{Kind: pathway.EndingLetter, Reader: "parent", Fields: endingFields}, true, endingValues},
		{Spec{Kind: pathway.EndingLetter, Reader: "child", Fields: endingFields}, true, endingValues},
		{Spec{Kind: pathway.EndingLetter, Reader: "agency", Fields: endingFields}, true, endingValues},
		{Spec{Kind: pathway.StepDownLetter, Reader: "parent", Fields: endingFields}, true, endingValues},
		{Spec{Kind: pathway.StepDownLetter, Reader: "child", Fields: endingFields}, true, endingValues},
		{Spec{Kind: pathway.StepDownLetter, Reader: "agency", Fields: endingFields}, true, endingValues},
		{Spec{Kind: pathway.LookedAfterLetter, Reader: "parent", Fields: endingFields}, true, endingValues},
		{Spec{Kind: pathway.LookedAfterLetter, Reader: "agency", Fields: endingFields}, true, endingValues},
		{Spec{Kind: pathway.TransferRequest, Fields: transferFields}, true, transferValues},
		{Spec{Kind: pathway.MidpointRecord, Fields: appraisalFields}, true, appraisalValues},
		{Spec{Kind: pathway.AuditRecord, Fields: appraisalFields}, true, appraisalValues},
		{Spec{Kind: pathway.SupervisionRecord, Fields: appraisalFields}, true, appraisalValues},
		{Spec{Kind: pathway.InformalIssue, Fields: resolutionFields}, true, resolutionValues},
		{Spec{Kind: pathway.FormalIssue, Fields: resolutionFields}, true, resolutionValues},
		{Spec{Kind: pathway.AbsenceLetter, Fields: absenceLetterFields}, true, absenceLetterValues},
		{Spec{Kind: pathway.AttendanceSheet, Fields: attendanceSheetFields}, false, attendanceSheetValues},
		{Spec{Kind: pathway.MinutesLetter, Fields: minutesLetterFields}, true, minutesLetterValues},
		{Spec{Kind: pathway.MinutesTold, Reader: "child", Fields: coveringLetterFields}, true, coveringLetterValues},
		{Spec{Kind: pathway.MinutesDocument, Fields: minutesFields}, false, minutesValues},
		{Spec{Kind: pathway.MinutesAddendum, Reader: "parent", Fields: minutesAddendumFields}, true, minutesAddendumValues},
		{Spec{Kind: pathway.MinutesAddendum, Reader: "agency", Fields: minutesAddendumFields}, true, minutesAddendumValues},
		{Spec{Kind: pathway.ChecklistPaper, Fields: checklistFields}, false, checklistValues},
		{Spec{Kind: pathway.WeeklyDiary, Fields: weeklyDiaryFields}, false, weeklyDiaryValues},
	}
}

// texts are the strings of a wording as they stand, parted where a field stands.
func (w *Wording) texts() []string {
	var all []string
	var walk func([]part)
	walk = func(parts []part) {
		for _, p := range parts {
			for _, s := range (Document{Body: p.blocks}).Strings() {
				all = append(all, named.Split(s.Text, -1)...)
			}
			walk(p.then)
			walk(p.otherwise)
		}
	}
	walk(w.parts)
	return all
}
