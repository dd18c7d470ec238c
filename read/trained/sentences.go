package trained

import (
	"github.com/sayso-news/sayso/internal/model"
	"github.com/sayso-news/sayso/nlp"
)

// A rule's sentence is joined to the one before, or cut in two, only where the
// network is this sure.
const (
	sureJoin = 0.1
	sureCut  = 0.4
)

// sentences lets the network correct the rules: inside a block, a sentence opens
// where it says so. Headings, bylines and their like stay whole.
func (r *reading) sentences() {
	doc := r.doc
	unstopped, cut := r.unstopped(), float32(sureCut)
	if unstopped {
		cut = likelyCut
	}
	out := make([]nlp.Span, 0, len(doc.Sentences))
	for _, sent := range doc.Sentences {
		if sent.Empty() {
			continue
		}
		if !r.running(sent) && !(unstopped && sent.Len() >= longParagraph) { // long lines without a stop look like headings
			out = append(out, sent)
			continue
		}
		start := sent.Start
		if k := len(out) - 1; k >= 0 && out[k].End == start && doc.Tokens[start].Block == doc.Tokens[start-1].Block &&
			sent.End-out[k].Start <= nlp.LongestSentence && r.opens(start) < sureJoin {
			start = out[k].Start
			out = out[:k]
		}
		from := sent.Start + 1
		for i := from; i < sent.End; i++ {
			if r.opens(i) > cut || unstopped && r.smallWord(i) {
				out = append(out, nlp.Span{Start: start, End: i})
				start = i
			}
		}
		out = append(out, nlp.Span{Start: start, End: sent.End})
	}
	doc.Sentences = out
	if unstopped {
		r.opened = make([]bool, len(doc.Tokens))
		for _, sent := range out {
			r.opened[sent.Start] = true
		}
	}
}

// opens is how likely a token opens a sentence.
func (r *reading) opens(i int) float32 { return probability(r.text.Logits(model.Sent, i)) }

// running reports whether a sentence stands in running text.
func (r *reading) running(sent nlp.Span) bool {
	if b := r.doc.Tokens[sent.Start].Block; b >= 0 {
		switch r.doc.Blocks[b].Kind {
		case "heading", "credit", "byline", "dateline":
			return false
		}
	}
	return true
}

// parse sets the heads and relations of every sentence, and of what stands
// outside sentences.
func (r *reading) parse() {
	at := 0
	for _, sent := range r.doc.Sentences {
		r.parseSpan(at, sent.Start)
		r.parseSpan(sent.Start, sent.End)
		at = sent.End
	}
	r.parseSpan(at, len(r.doc.Tokens))
}

// parseSpan parses a sentence, or what stands between two in pieces no longer
// than one: a tree's cost grows with the square of its length.
func (r *reading) parseSpan(start, end int) {
	for ; start < end; start += nlp.LongestSentence {
		stop := min(end, start+nlp.LongestSentence)
		heads, rels := r.text.Tree(start, stop)
		for i, head := range heads {
			if head >= 0 {
				head += start
			}
			tok := &r.doc.Tokens[start+i]
			tok.Head, tok.Rel = head, rels[i]
		}
	}
}
