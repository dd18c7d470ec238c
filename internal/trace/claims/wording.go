package claims

import "strings"

// Faults counts what keeps a piece of text from being what a claim is called: it
// opens with a word that hangs on something before it, it has no verb, or it has
// one end of a pair of brackets. A whole clause has none.
func Faults(text string) int {
	n := 0
	words := strings.Fields(strings.ToLower(text))
	if len(words) == 0 {
		return 3
	}
	if hangs[words[0]] || breaks[words[0]] {
		n++
	}
	if !hasVerb(words) {
		n++
	}
	if strings.Count(text, "(") != strings.Count(text, ")") {
		n++
	}
	return n
}

// WithoutJoint gives a text without the "and" or "but" that opens it.
func WithoutJoint(text string) string {
	for _, joint := range []string{"and ", "but "} {
		if rest, ok := strings.CutPrefix(text, joint); ok {
			return strings.TrimSpace(rest)
		}
	}
	return text
}

// hangs are words beside breaks that a phrase starts with and a clause rarely.
var hangs = set("to of in on at by for from into over under despite during than or nor whom against about along among between towards toward including according")

// verbs are finite verbs that English spells without "-ed" and that news is full
// of; auxiliaries are among them.
var verbs = set(`is are was were am has have had do does did will would can could may might must shall should isn't aren't wasn't weren't won't don't doesn't didn't
	says said told tells fell left took gave made makes came comes went goes got gets found shot set put hit led won lost met began became becomes rose spoke
	wrote held broke brought bought built caught chose cut drew drove ate fought flew forgot grew heard kept knew laid lay meant paid ran saw sold sent shook
	sank sat slept spent stood stole struck swore thought threw understood woke wore read wants needs faces remains shows plans calls seeks expects believes`)

func set(words string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(words) {
		out[w] = true
	}
	return out
}

// hasVerb says whether a finite verb is likely among words in lower case.
func hasVerb(words []string) bool {
	for i := range words {
		if isVerb(words, i) {
			return true
		}
	}
	return false
}

// isVerb says whether the word at i is likely a finite verb. A form in "-ed"
// behind an article tells what sort of thing, not what happened.
func isVerb(words []string, i int) bool {
	w := strings.ReplaceAll(strings.Trim(words[i], ".,;:?!“”\"'’()"), "’", "'")
	switch {
	case verbs[w]:
		return true
	case i > 0 && len(w) > 3 && strings.HasSuffix(w, "ed") && !articles[words[i-1]]:
		return true
	case strings.HasSuffix(w, "'re") || strings.HasSuffix(w, "'ve") || strings.HasSuffix(w, "'ll") || strings.HasSuffix(w, "'m"):
		return true
	}
	return w == "it's" || w == "he's" || w == "she's" || w == "that's" || w == "there's"
}

var articles = set("a an the its his her their our my your")

// joints open a clause that may have the subject of the one before it.
var joints = set("and but or then")

// From gives where the words of a point begin that make sense alone: its start, or
// that of the sentence for "and agreed to …", which has its subject before it. The
// passage is the stretch of the statement in which the point stands.
func From(text string, passage, point int) int {
	words := strings.Fields(strings.ToLower(text[point:min(len(text), point+80)]))
	if passage >= point || len(words) < 2 || !joints[words[0]] {
		return point
	}
	verb := 1
	if w := words[verb]; strings.HasSuffix(w, "ly") || w == "also" || w == "then" || w == "later" {
		verb++
	}
	if verb == len(words) || !isVerb(words, verb) {
		return point
	}
	if strings.ContainsAny(text[passage:point], ".?!\n;") {
		return point
	}
	return passage
}
