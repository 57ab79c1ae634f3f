package madeup

import (
	"bytes"
	"fmt"
	"strings"

	"cp-pathway/pathway"
)

// reports keeps the reports that have come.
func (f *family) reports() error {
	for _, p := range f.parts() {
		if !p.report || p.kind == "social worker" {
			continue
		}
		if err := f.keepReport(p, "Report for the conference"); err != nil {
			return err
		}
	}
	return nil
}

func (f *family) keepReport(p part, title string) error {
	facts, opinion := f.say(f.scenario.facts[p.kind]), f.say(f.scenario.opinion[p.kind])
	r := pathway.Report{Conference: f.conference, Attendee: f.seats[p.who], Agency: f.office.agencies[agencyOf(p.who)], Title: title, Author: p.who, ChairOnly: p.kind == "police"}
	_, err := f.data.KeepReport(f.ctx, f.clerk(), f.id, r, reportFile(title, "Facts: "+facts, "Opinion: "+opinion))
	return err
}

// share keeps the social work report and records that it was gone through with the parents who come.
func (f *family) share() error {
	if err := f.keepReport(f.parts()[0], "Social work report"); err != nil {
		return err
	}
	list, err := f.data.Reports(f.ctx, f.clerk(), f.id, f.conference)
	if err != nil {
		return err
	}
	for _, r := range list {
		for i := range f.adults {
			a := &f.adults[i]
			if r.ChairOnly || !a.invited || a.exclude != nil || !pathway.IsParent(a.ties[0].relation) || len(a.ties) > 1 || r.Title != "Social work report" {
				continue
			}
			s := pathway.ReportShared{Attendee: f.seats[a.key], ReadBy: f.worker, SharedAt: f.when.shared, How: "gone-through", ByWhom: f.worker}
			if err := f.data.ShareReport(f.ctx, f.clerk(), f.id, r.ID, s); err != nil {
				return err
			}
		}
	}
	if f.data.Definitions().Find(f.version()).Step("report-shared") == nil {
		return nil
	}
	return f.data.RecordStep(f.ctx, f.clerk(), pathway.StepEntry{Case: f.id, Step: "report-shared", State: pathway.EntryDone, HappenedAt: f.when.shared, ToldBy: f.worker, ToldHow: "email"})
}

// agencyOf returns the agency of somebody of the directory.
func agencyOf(name string) string {
	for _, c := range theDirectory {
		if c.name == name {
			return c.agency
		}
	}
	return ""
}

// reportFile is a PDF of one page with a few lines, as an agency might send it.
func reportFile(title string, lines ...string) []byte {
	var page strings.Builder
	page.WriteString("BT /F1 14 Tf 56 780 Td 18 TL (SPECIMEN. " + escaped(title) + ") Tj T* /F1 11 Tf")
	for _, line := range lines {
		for _, part := range wrapped(line, 88) {
			page.WriteString(" (" + escaped(part) + ") Tj T*")
		}
		page.WriteString(" T*")
	}
	page.WriteString(" ET")
	objects := []string{
		"<</Type/Catalog/Pages 2 0 R>>",
		"<</Type/Pages/Kids[3 0 R]/Count 1>>",
		"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 5 0 R>>>>/Contents 4 0 R>>",
		fmt.Sprintf("<</Length %d>>stream\n%s\nendstream", page.Len(), page.String()),
		"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
	}
	var out bytes.Buffer
	out.WriteString("%PDF-1.4\n")
	at := make([]int, len(objects))
	for i, o := range objects {
		at[i] = out.Len()
		fmt.Fprintf(&out, "%d 0 obj%s\nendobj\n", i+1, o)
	}
	start := out.Len()
	fmt.Fprintf(&out, "xref\n0 %d\n0000000000 65535 f \n", len(objects)+1)
	for _, offset := range at {
		fmt.Fprintf(&out, "%010d 00000 n \n", offset)
	}
	fmt.Fprintf(&out, "trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n", len(objects)+1, start)
	return out.Bytes()
}

// escaped writes text for a string of a PDF in the standard font: Latin, with curly marks made straight.
func escaped(s string) string {
	var b strings.Builder
	for _, r := range strings.NewReplacer("’", "'", "“", `"`, "”", `"`, "–", "-").Replace(s) {
		switch {
		case r == '(' || r == ')' || r == '\\':
			b.WriteByte('\\')
			b.WriteByte(byte(r))
		case r < 0x80:
			b.WriteByte(byte(r))
		case r < 0x100:
			fmt.Fprintf(&b, "\\%03o", r)
		default:
			b.WriteByte('?')
		}
	}
	return b.String()
}

// wrapped parts a line into lines of at most n characters.
func wrapped(line string, n int) []string {
	var lines []string
	now := ""
	for _, word := range strings.Fields(line) {
		if now != "" && len(now)+1+len(word) > n {
			lines, now = append(lines, now), ""
		}
		now = strings.TrimSpace(now + " " + word)
	}
	return append(lines, now)
}
