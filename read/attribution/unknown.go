package attribution

import (
	"github.com/sayso-news/sayso/internal/lang/en"
	"github.com/sayso-news/sayso/nlp"
)

// unknowns finds what the sentence says is not known or not stated: "did not
// specify who …", "it was not clear whether …", "declined to comment", "could
// not be independently verified". The words stay own voice or part of a content
// too; a refusal to speak is no statement of the one who refuses.
func (f *finder) unknowns() {
	for t := f.sent.Start; t < f.sent.End; t++ {
		vg := f.vg(t)
		if vg == nil {
			continue
		}
		switch {
		case vg.Finite && vg.Negated && withholding[f.doc.Tokens[vg.Head].Lemma]:
			f.withheld(vg, vg.Span.End)
		case vg.Finite && f.oneOf(vg.Head, "gave", "gives", "provided", "provides", "offered") && f.lower(vg.Span.End) == "no" && f.np(vg.Span.End) != nil &&
			f.oneOf(f.np(vg.Span.End).Head, "details", "detail", "information", "indication", "explanation", "reason", "specifics") && f.oneOf(f.np(vg.Span.End).Span.End, "of", "about", "on", "as", "that", "whether", "why", "how"):
			subj, _ := f.subjectOf(vg) // "gave no details of what …"
			i := f.np(vg.Span.End).Span.End
			for f.oneOf(i, "of", "about", "on", "as", "to") {
				i++
			}
			f.unknown(nlp.Span{Start: i, End: f.clauseStop(i)}, f.trimSource(subj.span), vg)
		case vg.Finite && f.refuses(vg):
			if next := f.vg(vg.Span.End); next != nil && f.lower(next.Span.Start) == "to" && (withholding[f.doc.Tokens[next.Head].Lemma] || f.doc.Tokens[next.Head].Lemma == "comment") {
				f.withheld(vg, next.Span.End)
			} else if f.oneOf(vg.Span.End, "comment") || f.is(vg.Span.End, "to", "comment") {
				f.withheld(vg, vg.Span.End)
			}
		case vg.Finite && vg.Negated && !vg.Passive && verifying[f.doc.Tokens[vg.Head].Lemma] && f.could(vg):
			subj, _ := f.leftSubject(vg.Span.Start)
			f.unknown(nlp.Span{Start: vg.Span.Start, End: f.clauseStop(vg.Span.End)}, f.trimSource(subj.span), vg)
		case vg.Finite && f.unclear(vg) > 0:
			i := f.unclear(vg)
			f.unknown(nlp.Span{Start: i, End: f.clauseStop(i)}, nlp.Span{}, vg)
		case vg.Finite && vg.Passive && vg.Negated && verifying[f.doc.Tokens[vg.Head].Lemma]:
			if subj, ok := f.leftSubject(vg.Span.Start); ok {
				span := subj.span
				if span.Len() <= 2 && f.oneOf(span.End-1, "it", "this", "that", "claim", "claims", "report", "reports", "account", "accounts", "figures", "statement") {
					span = vg.Span // what is open stands elsewhere
				}
				f.unknown(span, nlp.Span{}, vg)
			}
		}
	}
}

var withholding = map[string]bool{"specify": true, "say": true, "disclose": true, "reveal": true, "identify": true, "name": true, "elaborate": true,
	"clarify": true, "explain": true, "state": true, "mention": true, "provide": true, "give": true, "comment": true, "respond": true, "reply": true, "indicate": true, "know": true, "detail": true, "discuss": true}

var verifying = map[string]bool{"verify": true, "confirm": true, "corroborate": true, "authenticate": true, "establish": true, "reach": true, "determine": true, "know": true}

// withheld adds what a subject left open from token i on; a bare refusal
// ("declined to comment") is its own words.
func (f *finder) withheld(vg *nlp.Chunk, i int) {
	subj, _ := f.subjectOf(vg)
	if subj.inverted || subj.span.Overlaps(vg.Span) {
		return
	}
	lemma := f.doc.Tokens[vg.Head].Lemma
	if (lemma == "give" || lemma == "provide" || lemma == "discuss" || lemma == "know") && !f.oneOf(i, "details", "detail", "further", "more", "any", "a", "specifics", "numbers", "figures", "who", "what", "when", "where", "why", "how", "whether") {
		return
	}
	_, j := f.carriersFrom(i, false)
	if f.oneOf(i, "on", "about", "to") && f.np(i+1) != nil {
		j = i
	}
	span := nlp.Span{Start: j, End: f.clauseStop(j)}
	if f.oneOf(j, "on", "about") {
		span.Start++
	}
	if f.trim(span).Empty() || f.oneOf(j, "to") && (lemma == "respond" || lemma == "reply") {
		span = nlp.Span{Start: vg.Span.Start, End: f.clauseStop(i)}
	}
	f.unknown(span, f.trimSource(subj.span), vg)
}

// unclear gives where the open question starts after "it was not (immediately)
// clear", "it is unclear", "remains unknown"; 0 when vg is no such verb.
func (f *finder) unclear(vg *nlp.Chunk) int {
	i := vg.Span.End
	if !f.oneOf(vg.Head, "is", "was", "'s", "remains", "remained", "be", "are", "were") {
		return 0
	}
	negated := vg.Negated
	for f.tag(i) == nlp.ADV || f.lower(i) == "not" || f.lower(i) == "n't" {
		negated = negated || f.oneOf(i, "not", "n't")
		i++
	}
	if f.oneOf(i, "unclear", "unknown", "uncertain") || negated && f.oneOf(i, "clear", "known", "certain") {
		if f.oneOf(i+1, "who", "what", "when", "where", "why", "how", "whether", "if", "which", "that") {
			return i + 1
		}
	}
	return 0
}

// clauseStop gives the end of the clause that starts at i: the sentence's end,
// or a comma before another clause or citation.
func (f *finder) clauseStop(i int) int {
	stop := f.stop()
	for t := i; t < stop; t++ {
		if f.lower(t) == ";" || f.lower(t) == "," && (f.endsContent(t+1, stop) || f.oneOf(t+1, "but", "and", "though", "although", "while") && f.finiteBetween(t+1, stop)) {
			return t
		}
	}
	return stop
}

func (f *finder) unknown(span, source nlp.Span, vg *nlp.Chunk) {
	span = f.trim(span)
	if span.Empty() {
		return
	}
	f.doc.Unknowns = append(f.doc.Unknowns, nlp.Unknown{Span: span, Source: source, By: -1})
	if vg.Negated || f.refuses(vg) {
		for t := vg.Span.Start; t < vg.Span.End; t++ {
			f.taken[t] = true // a refusal is no cue
		}
	}
}

// refuses reports whether the verb is one of declining.
func (f *finder) refuses(vg *nlp.Chunk) bool {
	v, ok := en.Reporting(f.lower(vg.Head))
	return ok && v.Stance == en.StanceDecline
}

// could reports whether a verb group says that something was not possible: "could
// not independently verify".
func (f *finder) could(vg *nlp.Chunk) bool {
	return f.oneOf(vg.Span.Start, "could", "can", "was", "were", "couldn")
}
