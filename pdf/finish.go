package pdf

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"
)

// standIns are the library's names of the fonts for which ours are put in.
var standIns = [styles]string{"/Helvetica\n", "/Helvetica-Bold\n", "/Helvetica-Oblique\n", "/Helvetica-BoldOblique\n", "/Times-Roman\n", "/Times-Bold\n"}

var errUnexpected = errors.New("the library’s file is not as expected")

// finish makes the library's file what is sent: our fonts in it with the characters that are used, the streams
// compressed, the language, and that a reader shows the title and not the file's name.
func finish(raw []byte, language string, fonts *fontSet, used *[styles]used) ([]byte, error) {
	if language == "" {
		language = "en-GB"
	}
	if !regexp.MustCompile(`^[A-Za-z0-9-]{2,35}$`).MatchString(language) {
		return nil, errors.New("the language is not a code such as en-GB")
	}
	objects, err := split(raw)
	if err != nil {
		return nil, err
	}
	count := len(objects)
	for i, o := range objects[:count] {
		switch {
		case bytes.HasPrefix(o, []byte("<</Length ")):
			start, end := bytes.Index(o, []byte("stream\n")), bytes.LastIndex(o, []byte("\nendstream"))
			if start < 0 || end < start {
				return nil, errUnexpected
			}
			objects[i] = stream("", o[start+len("stream\n"):end])
		case bytes.HasPrefix(o, []byte("<</Type /Font\n")):
			face := slices.IndexFunc(standIns[:], func(name string) bool { return bytes.Contains(o, []byte("/BaseFont "+name)) })
			if face < 0 {
				return nil, errUnexpected
			}
			more := fonts[face].objects(used[face], fonts[face].name, len(objects))
			objects[i] = more[0]
			objects = append(objects, more[1:]...)
		}
	}
	objects[count-1] = []byte("<</Type /Catalog /Pages 1 0 R /Lang (" + language + ") /ViewerPreferences <</DisplayDocTitle true>>>>")
	return join(objects, count, count-1), nil
}

// split gives the objects of the library's file, the first of which has the number 1. The catalogue is the last, the
// properties are the last but one.
func split(raw []byte) ([][]byte, error) {
	const table = "\nxref\n0 "
	at := bytes.LastIndex(raw, []byte(table))
	if at < 0 {
		return nil, errUnexpected
	}
	lines := bytes.Split(raw[at+len(table):], []byte("\n"))
	n, err := strconv.Atoi(string(lines[0]))
	if err != nil || len(lines) < n+2 {
		return nil, errUnexpected
	}
	objects := make([][]byte, n-1)
	for i := range objects {
		line := lines[i+2]
		if len(line) < 10 {
			return nil, errUnexpected
		}
		from, err := strconv.Atoi(string(line[:10]))
		head := fmt.Appendf(nil, "%d 0 obj\n", i+1)
		if err != nil || from >= at || !bytes.HasPrefix(raw[from:], head) {
			return nil, errUnexpected
		}
		objects[i] = raw[from+len(head) : at]
	}
	for i, o := range objects {
		end, err := objectEnd(o)
		if err != nil {
			return nil, err
		}
		objects[i] = o[:end]
	}
	return objects, nil
}

// objectEnd is where the object at the head of b ends; a stream is left out by its length, as anything may stand in it.
func objectEnd(b []byte) (int, error) {
	const length, open = "/Length ", "\nstream\n"
	end := bytes.Index(b, []byte("\nendobj"))
	start := bytes.Index(b, []byte(open))
	if start < 0 || start > end {
		return end, nil
	}
	at := bytes.Index(b[:start], []byte(length))
	if at < 0 {
		return 0, errUnexpected
	}
	digits := b[at+len(length) : start]
	n, err := strconv.Atoi(string(digits[:bytes.IndexAny(append(digits[:len(digits):len(digits)], '>'), "> \n/")]))
	if err != nil || start+len(open)+n > len(b) {
		return 0, errUnexpected
	}
	after := start + len(open) + n
	end = bytes.Index(b[after:], []byte("\nendobj"))
	if end < 0 {
		return 0, errUnexpected
	}
	return after + end, nil
}

// join writes objects as a file. Its identity is taken from its content.
func join(objects [][]byte, catalogue, properties int) []byte {
	size := 200
	for _, o := range objects {
		size += len(o) + 48
	}
	out := append(make([]byte, 0, size), "%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"...)
	offsets := make([]int, len(objects))
	for i, o := range objects {
		offsets[i] = len(out)
		out = strconv.AppendInt(out, int64(i+1), 10)
		out = append(out, " 0 obj\n"...)
		out = append(out, o...)
		out = append(out, "\nendobj\n"...)
	}
	id := sha256.Sum256(out)
	start := len(out)
	out = fmt.Appendf(out, "xref\n0 %d\n0000000000 65535 f \n", len(objects)+1)
	for _, at := range offsets {
		out = fmt.Appendf(out, "%010d 00000 n \n", at)
	}
	return fmt.Appendf(out, "trailer\n<</Size %d /Root %d 0 R /Info %d 0 R /ID [<%X> <%X>]>>\nstartxref\n%d\n%%%%EOF\n",
		len(objects)+1, catalogue, properties, id[:16], id[:16], start)
}
