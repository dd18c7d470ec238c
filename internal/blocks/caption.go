package blocks

import "strings"

// captionLeads begin a caption, in lower case.
var captionLeads = []string{
	"photo:", "photo shows", "pictured:", "pictured,", "pictured is", "pictured are", "pictured above", "pictured below", "(pictured", "in picture:",
	"file -", "file –", "file —", "file photo:", "file photo -", "file photo –", "file picture:", "file image:", "(file photo)", "archive photo:",
	"illustrative:", "illustrative image", "illustrative photo", "illustration:", "representational image", "caption:", "image:",
	"above:", "below:", "left:", "right:", "watch:", "in this photo", "in this image", "this photo ", "this handout ", "a file photo",
}

// captionLead gives the length of the words by which a line says that it is a
// caption; 0 when it does not.
func captionLead(s string) int {
	for _, lead := range captionLeads {
		if foldPrefix(s, lead) && !isCredit(s) {
			return len(lead)
		}
	}
	return 0
}

// labelLike reports whether a line reads like a label and not like a headline:
// it begins with an article or a word that captions open with and has no verb
// that a headline uses. Capitals alone cannot tell "The harbour at Halden" from a headline.
func labelLike(s string) bool {
	first, _, _ := strings.Cut(s, " ")
	switch strings.ToLower(first) {
	case "the", "a", "an", "flag", "view", "file", "illustrative", "inside", "outside", "from", "left", "scene", "scenes", "aftermath":
		return !verbLike(s)
	}
	return false
}

// verbLike reports whether one of the words after the first is a verb form
// that headlines use.
func verbLike(s string) bool {
	n := 0
	for w := range strings.FieldsSeq(s) {
		if n++; n == 1 {
			continue
		}
		w = strings.ToLower(strings.Trim(w, ".,;:'\"’‘“”"))
		switch w {
		case "is", "are", "was", "were", "has", "have", "had", "will", "would", "could", "may", "might", "can", "must", "to", "be", "not",
			"hit", "hits", "cut", "cuts", "win", "won", "lose", "lost", "kill", "meet", "met", "call", "urge", "vow", "warn", "face", "seek",
			"make", "made", "take", "took", "give", "gave", "set", "quit", "die", "rise", "rose", "fall", "fell", "go", "goes", "went", "say",
			"approve", "reject", "back", "open", "close", "walk", "march", "strike", "return", "leave", "left", "begin", "end", "agree":
			return true
		}
		if len(w) > 4 && (strings.HasSuffix(w, "ed") || strings.HasSuffix(w, "es") && !strings.HasSuffix(w, "ies")) {
			return true
		}
		if len(w) > 3 && (strings.HasSuffix(w, "ys") || strings.HasSuffix(w, "ts") || strings.HasSuffix(w, "ns") || strings.HasSuffix(w, "ks") || strings.HasSuffix(w, "ls")) && n > 2 {
			return true
		}
	}
	return false
}
