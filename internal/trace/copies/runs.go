package copies

import "strings"

// sentenceRun is how many words in a row no two writers hit upon by themselves,
// names among them.
const sentenceRun = 14

// OwnRuns gives the hashes of all runs of sentenceRun words in the sentences of a
// text that the bytes from start to end touch, as far as they are the writer's
// own: neither quoted nor passing on what somebody said. Two stories that have one
// in common have that sentence from one text, whatever else they have.
func OwnRuns(text string, start, end int) (out []uint64) {
	// Marks of quotation are read from the start of the paragraph on.
	opens := strings.LastIndex(text[:start], "\n\n") + 1
	closes := end
	if n := strings.IndexByte(text[end:], '\n'); n >= 0 {
		closes += n
	} else {
		closes = len(text)
	}
	t := NewText(text[opens:closes])
	start, end = start-opens, end-opens
	from, to := len(t.Words), 0
	for i := range t.Words {
		if w := &t.Words[i]; int(w.Start) < end && start < int(w.End) {
			from, to = min(from, i), i+1
		}
	}
	if from >= to {
		return nil
	}
	for from > 0 && !t.Words[from-1].Ends {
		from--
	}
	for !t.Words[to-1].Ends {
		to++
	}
	n := 0
	for i := from; i < to; i++ {
		if w := &t.Words[i]; w.Quoted || w.Voiced {
			n = 0
			continue
		}
		if n++; n >= sentenceRun {
			out = append(out, runHash(t.Words[i+1-sentenceRun:i+1]))
		}
	}
	return out
}
