package trace

import "strings"

// marks are words with which a story says of itself that it was changed after
// it was first printed.
var correctionMarks = []string{"correction:", "corrected", "an earlier version of this", "this story has been updated", "this article has been updated",
	"lowering an earlier", "raising an earlier", "revising an earlier", "corrects to", "corrects that", "editor's note:", "editor’s note:", "clarification:"}

// saysCorrected says whether a text says so near its start or its end.
func saysCorrected(text string) bool {
	const edge = 800
	head, tail := text, ""
	if len(text) > 2*edge {
		head, tail = text[:edge], text[len(text)-edge:]
	}
	for _, part := range []string{strings.ToLower(head), strings.ToLower(tail)} {
		for _, m := range correctionMarks {
			if strings.Contains(part, m) {
				return true
			}
		}
	}
	return false
}
