package pathway

import (
	"archive/zip"
	"bytes"
	"strings"
)

// MaxReportFile is the largest file of a report, in bytes.
const MaxReportFile = 20 << 20

// The types of file that a report may be.
const (
	MIMEPDF  = "application/pdf"
	MIMEDocx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
	MIMEDoc  = "application/msword"
)

// ReportFileTypes lists the types with their endings.
var ReportFileTypes = []Choice{{MIMEPDF, "pdf"}, {MIMEDocx, "docx"}, {MIMEDoc, "doc"}}

// CheckReportFile returns the type of a report's file, told by what is in it and not by its name. The error's field is file: a
// file that is missing, too large, neither PDF nor Word, or holds macros.
func CheckReportFile(data []byte) (mime string, err error) {
	f := Fields{}
	switch {
	case len(data) == 0:
		f.Add("file", "Choose the file of the report")
	case len(data) > MaxReportFile:
		f.Add("file", "The file is too large: 20 megabytes at most")
	case bytes.Contains(data[:min(len(data), 1024)], []byte("%PDF-")):
		return MIMEPDF, nil
	case bytes.HasPrefix(data, []byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")) && bytes.Contains(data, utf16("WordDocument")):
		if bytes.Contains(data, utf16("Macros")) || bytes.Contains(data, utf16("_VBA_PROJECT")) {
			f.Add("file", macros)
			break
		}
		return MIMEDoc, nil
	case bytes.HasPrefix(data, []byte("PK\x03\x04")):
		word, safe := wordArchive(data)
		if word && safe {
			return MIMEDocx, nil
		}
		if word {
			f.Add("file", macros)
		}
	}
	f.Add("file", "The file must be a PDF or a Word document")
	return "", f.Err()
}

const macros = "This Word file holds macros. Save it as a PDF and take that"

// wordArchive tells whether a zip archive is a Word document, and whether it is without macros.
func wordArchive(data []byte) (word, safe bool) {
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return false, false
	}
	safe = true
	for _, file := range r.File {
		if file.Name == "word/document.xml" {
			word = true
		}
		if strings.HasSuffix(strings.ToLower(file.Name), "vbaproject.bin") {
			safe = false
		}
	}
	return word, safe
}

// utf16 is ASCII as old Word files write the names of their parts.
func utf16(s string) []byte {
	b := make([]byte, 0, 2*len(s))
	for _, c := range []byte(s) {
		b = append(b, c, 0)
	}
	return b
}

// Validate returns nil, or the fields that are wrong: title, author, from.
func (r Report) Validate() error {
	f := Fields{}
	if r.Agency == 0 && r.Attendee == 0 {
		f.Add("from", "Choose whose report it is")
	}
	f.Need("title", r.Title, "Enter what the report is")
	f.AtMost("title", r.Title, MaxName)
	f.Need("author", r.Author, "Enter who wrote it")
	f.AtMost("author", r.Author, MaxName)
	return f.Err()
}

// ShareHows are the ways in which a report is shared.
var ShareHows = []Choice{{"gone-through", "Gone through together"}, {"by-hand", "Handed over"}, {"post", "Post"}, {"secure-email", "Secure email"}}

// Validate returns nil, or the fields that are wrong: attendee, shared_on, how, by_whom, read_by.
func (s ReportShared) Validate(now DateTime) error {
	f := Fields{}
	if s.Attendee == 0 {
		f.Add("attendee", "Choose with whom it was shared")
	}
	f.Need("read_by", s.ReadBy, "Enter who read this copy for this person before it was shared")
	f.AtMost("read_by", s.ReadBy, MaxName)
	checkPast(f, "shared_on", s.SharedAt, longAgo(now), now, "Enter when it was shared", checkYear)
	if !Chosen(ShareHows, s.How) {
		f.Add("how", "Choose how it was shared")
	}
	f.Need("by_whom", s.ByWhom, "Enter who shared it")
	f.AtMost("by_whom", s.ByWhom, MaxName)
	return f.Err()
}
