package copies

import "strings"

// posts gives the lines of a text that are a social post as pages embed it: its
// words, a dash, who wrote it and the handle in brackets. They are quoted, though
// no marks say so.
func posts(text string) (out []Bytes) {
	const nameLength = 80 // bytes from the dash to the handle at most
	for at := 0; at < len(text); {
		end := at + strings.IndexByte(text[at:], '\n')
		if end < at {
			end = len(text)
		}
		line := text[at:end]
		if handle := strings.Index(line, "(@"); handle > 0 {
			before := line[:handle]
			dash := max(strings.LastIndex(before, "—"), strings.LastIndex(before, "–"), strings.LastIndex(before, " - "), strings.LastIndex(before, "--"))
			if dash >= 0 && handle-dash <= nameLength {
				out = append(out, Bytes{at, end})
			}
		}
		at = end + 1
	}
	return out
}
