package attribution

import (
	"github.com/sayso-news/sayso/internal/lang/en"
	"github.com/sayso-news/sayso/nlp"
)

// nouns is the sieve of reporting nouns: "Brandt's claim that the vote was
// rigged", "reports that two had died", "in a statement: “…”".
func (f *finder) nouns() {
	for t := f.sent.Start; t+2 < f.sent.End; t++ {
		if f.taken[t] || f.lower(t+1) != "that" || f.tag(t) != nlp.NOUN {
			continue
		}
		noun, ok := en.ReportingNoun(f.lower(t))
		if !ok {
			continue
		}
		np := f.chunk(t)
		if np == nil || np.Kind != nlp.NP || np.Head != t || f.insideContent(t) {
			continue
		}
		c := cue{vg: &nlp.Chunk{Span: nlp.Span{Start: t, End: t + 1}}, end: t + 1}
		content := f.trim(nlp.Span{Start: t + 1, End: f.contentEnd(t+2, c)})
		if !f.finiteBetween(content.Start, content.End) || f.contentStartsAt(content.Start) {
			continue // "said in a statement that": the verb has it
		}
		att := nlp.Attribution{Cue: nlp.Span{Start: t, End: t + 1}, Contents: []nlp.Span{content},
			By: "attribution/noun", Score: 0.6, Stance: noun.Stance.String()}
		for p := np.Span.Start; p < t; p++ {
			if f.lower(p) == "'s" || f.lower(p) == "'" {
				att.Sources = []nlp.Span{{Start: np.Span.Start, End: p}}
			}
		}
		if len(att.Sources) == 0 && f.oneOf(np.Span.Start, "his", "her", "their", "its", "my", "our") {
			att.Sources = []nlp.Span{{Start: np.Span.Start, End: np.Span.Start + 1}}
		}
		f.add(att)
	}
}

// contentStartsAt reports whether a content found already starts at token t.
func (f *finder) contentStartsAt(t int) bool {
	for i := len(f.atts) - 1; i >= 0 && f.atts[i].Contents[0].Start >= f.sent.Start; i-- {
		if f.atts[i].Contents[0].Start == t {
			return true
		}
	}
	return false
}

// insideContents is insideContent for every token of the sentence; it holds
// until the next call.
func (f *finder) insideContents() []bool {
	n := f.sent.Len()
	if len(f.covered) <= n {
		f.covered, f.opened = make([]bool, n+1), make([]int32, n+1)
	}
	opened := f.opened[:n+1] // contents that begin here, less those that end
	clear(opened)
	for i := len(f.atts) - 1; i >= 0; i-- {
		for _, span := range f.atts[i].Contents {
			if start, end := max(span.Start-f.sent.Start, 0), min(span.End-f.sent.Start, n); start < end {
				opened[start]++
				opened[end]--
			}
		}
		if f.atts[i].Cue.End < f.sent.Start {
			break
		}
	}
	depth := int32(0)
	for t := range n {
		depth += opened[t]
		f.covered[t] = depth > 0
	}
	return f.covered[:n]
}

// insideContent reports whether token t lies in a content found already.
func (f *finder) insideContent(t int) bool {
	for i := len(f.atts) - 1; i >= 0; i-- {
		for _, span := range f.atts[i].Contents {
			if span.Has(t) {
				return true
			}
		}
		if f.atts[i].Cue.End < f.sent.Start {
			break
		}
	}
	return false
}

// reportingAt gives the reporting verb of a verb group.
func reportingAt(f *finder, vg *nlp.Chunk) (en.Verb, bool) { return en.Reporting(f.lower(vg.Head)) }

// person reports whether token i is a noun for somebody who can speak.
func (f *finder) person(i int) bool {
	word := f.lower(i)
	if f.doc.Tokens[i].Lemma != "" {
		word = f.doc.Tokens[i].Lemma
	}
	if _, ok := en.LookupPerson(word); ok {
		return true
	}
	_, ok := en.LookupGroup(word)
	return ok
}

// unstated is the sieve of words that say somebody reports without saying who:
// "reportedly", "allegedly". It runs only over what no speaker is found for.
func (f *finder) unstated() {
	for t := f.sent.Start; t < f.sent.End; t++ {
		if !f.oneOf(t, "reportedly", "allegedly", "purportedly", "supposedly") || f.taken[t] || f.insideContent(t) || f.outer(t) != nil {
			continue
		}
		start, end := f.clauseAround(t)
		contents := []nlp.Span{f.trim(nlp.Span{Start: start, End: t}), f.trim(nlp.Span{Start: t + 1, End: end})}
		f.add(nlp.Attribution{Cue: nlp.Span{Start: t, End: t + 1}, Contents: contents, By: "attribution/unstated", Score: 0.6, Stance: "claim"})
	}
}

// clauseAround gives the clause that holds token t, by its commas and
// conjunctions before another subject and verb.
func (f *finder) clauseAround(t int) (start, end int) {
	start, end = f.sent.Start, f.stop()
	for p := t - 1; p > f.sent.Start; p-- {
		if f.lower(p) == ";" || f.oneOf(p, "and", "but", "that", "because", "while") && f.np(p+1) != nil && f.finiteBetween(f.sent.Start, p) {
			start = p + 1
			break
		}
	}
	for p := t + 1; p < end; p++ {
		if f.lower(p) == ";" || f.oneOf(p, "and", "but", "while") && f.np(p+1) != nil && f.followedByVerb(f.np(p+1).Span.End) {
			end = p
			break
		}
	}
	return start, end
}
