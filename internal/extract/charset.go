package extract

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/sayso-news/sayso"
	"golang.org/x/net/html/charset"
)

// Codes of the notes about characters.
const (
	NoteInvalidUTF8 = "invalid-utf8"
	NoteControl     = "control-characters"
)

// decodeText gives bytes as UTF-8. Valid UTF-8 with characters beyond ASCII is
// taken for what it is, whatever was declared; else the declared charset (by
// the transport, a byte order mark or the page) is used, else the detected
// one. Bytes that are mostly UTF-8 with a few broken ones stay UTF-8: the
// broken ones become U+FFFD, and a note says so.
func decodeText(b []byte, declared string) (string, []sayso.Note) {
	if utf8.Valid(b) {
		return strings.TrimPrefix(string(b), "\ufeff"), nil
	}
	good, bad := utf8Counts(b)
	contentType := ""
	if declared != "" {
		contentType = "text/html; charset=" + declared
	}
	encoding, name, certain := charset.DetermineEncoding(b, contentType)
	utf16 := strings.HasPrefix(name, "utf-16")
	if !utf16 && (name == "utf-8" || good > 4*bad) || encoding == nil {
		return brokenUTF8(string(b), bad)
	}
	out, err := encoding.NewDecoder().Bytes(b)
	if err != nil {
		return brokenUTF8(string(b), bad)
	}
	var notes []sayso.Note
	if !certain {
		notes = append(notes, sayso.Note{Code: NoteInvalidUTF8, Message: "the text is not UTF-8 and says no charset; it was read as " + name})
	}
	return strings.TrimPrefix(string(out), "\ufeff"), notes
}

func brokenUTF8(s string, bad int) (string, []sayso.Note) {
	return strings.TrimPrefix(strings.ToValidUTF8(s, "\ufffd"), "\ufeff"), []sayso.Note{{
		Code: NoteInvalidUTF8, Message: strconv.Itoa(bad) + " bytes are not UTF-8; they are shown as U+FFFD",
	}}
}

// utf8Counts counts the well-formed characters beyond ASCII and the bytes that
// are part of none.
func utf8Counts(b []byte) (good, bad int) {
	for len(b) > 0 {
		if b[0] < utf8.RuneSelf {
			b = b[1:]
			continue
		}
		r, n := utf8.DecodeRune(b)
		if r == utf8.RuneError && n == 1 {
			bad++
		} else {
			good++
		}
		b = b[n:]
	}
	return good, bad
}

// harmless makes line ends "\n" and takes away what can act on a terminal or
// turn the order of the text: control characters become U+FFFD, marks that
// change the writing direction are dropped. changed counts both; line ends do
// not count.
func harmless(s string) (out string, changed int) {
	clean := true
	for i := 0; i < len(s) && clean; i++ {
		c := s[i]
		clean = !(c < 0x20 && c != '\n' && c != '\t' || c == 0x7f || c == 0xc2 || c == 0xe2)
	}
	if clean {
		return s, 0
	}
	var b strings.Builder
	b.Grow(len(s))
	s = strings.ReplaceAll(s, "\r\n", "\n")
	for _, r := range s {
		switch {
		case r == '\r' || r == '\v' || r == '\f' || r == 0x85 || r == 0x2028 || r == 0x2029:
			b.WriteByte('\n')
		case r < 0x20 && r != '\n' && r != '\t', 0x7f <= r && r <= 0x9f:
			b.WriteRune('\ufffd')
			changed++
		case 0x202a <= r && r <= 0x202e, 0x2066 <= r && r <= 0x2069:
			changed++
		default:
			b.WriteRune(r)
		}
	}
	return b.String(), changed
}

func controlNote(changed int) []sayso.Note {
	if changed == 0 {
		return nil
	}
	return []sayso.Note{{Code: NoteControl, Message: strconv.Itoa(changed) + " control characters were taken out of the text"}}
}

func bytesText(n int) string {
	if n >= 1<<20 && n%(1<<20) == 0 {
		return strconv.Itoa(n>>20) + " MiB"
	}
	if n >= 1<<10 && n%(1<<10) == 0 {
		return strconv.Itoa(n>>10) + " KiB"
	}
	return strconv.Itoa(n) + " bytes"
}
