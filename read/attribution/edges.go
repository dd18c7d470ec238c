package attribution

import "github.com/sayso-news/sayso/nlp"

// unbroken goes on with a span that breaks off inside a phrase: its last word hangs
// from one that follows ("a grave threat to" Americans). It takes in that word and
// what hangs from it at once, up to a mark, a cue or the end of the sentence.
func (f *finder) unbroken(span, cue nlp.Span) nlp.Span {
	stop := f.unbrokenStop(span.End, cue)
	for span.End < stop {
		last := span.End - 1
		tok := &f.doc.Tokens[last]
		if tok.Rel == "" || tok.Rel == "punct" || tok.Head <= last || tok.Head >= stop {
			break
		}
		span.End = tok.Head + 1
		for span.End < stop && f.doc.Tokens[span.End].Head >= last {
			span.End++
		}
	}
	return span
}

// leans reports whether a word asks for one behind it that is no verb of which it is
// the subject: "familiar with", "Ruiz, who".
func (f *finder) leans(i int) bool {
	switch f.doc.Tokens[i].Rel {
	case "case", "mark", "det", "amod", "compound", "nummod", "cc":
		return true
	}
	return f.oneOf(i, "who", "which", "whose", "whom")
}

// unbrokenStop gives the first token from i on that ends a phrase for sure.
func (f *finder) unbrokenStop(i int, cue nlp.Span) int {
	s := f.doc.SentenceAt(i - 1)
	if s < 0 {
		return i
	}
	for ; i < f.doc.Sentences[s].End; i++ {
		if f.tag(i) == nlp.PUNCT || f.taken[i] || cue.Has(i) || f.quoteAt[i] != f.quoteAt[i-1] {
			break
		}
	}
	return i
}
