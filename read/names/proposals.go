package names

import "github.com/sayso-news/sayso/nlp"

// weigh sets the names found by rule against those a trained stage proposes.
// The proposal has the last word on where a name starts and ends and on whether
// it is a person, an organisation or a place; a list has it on what it lists,
// outlets above all, which no training set marks. A name found by rule alone
// stays only when a list knows it.
func (f *finder) weigh() {
	if f.doc.Proposals.Model == "" {
		return
	}
	byToken := make([]int, len(f.doc.Tokens)) // token → proposal + 1
	names := f.doc.Proposals.Names
	for i, men := range names {
		for t := men.Span.Start; t < men.Span.End; t++ {
			byToken[t] = i + 1
		}
	}
	used := make([]bool, len(names))
	var out []cand
	for _, c := range f.cands {
		at := -1
		for t := c.span.Start; t < c.span.End; t++ {
			if k := byToken[t] - 1; k >= 0 && (at < 0 || names[k].Span == c.span) {
				at = k
			}
		}
		switch {
		case at < 0:
			if c.kind == "outlet" || c.name != "" {
				out = append(out, c)
			}
		case c.kind == "outlet":
			out = append(out, c)
			used[at] = true
		case names[at].Kind == "" || names[at].Kind == "group":
			if c.name != "" {
				out = append(out, c)
			}
		case names[at].Span == c.span:
			if !(c.name != "" && c.score >= 0.8) {
				c.kind, c.score, c.by = names[at].Kind, names[at].Score, "trained"
			}
			out = append(out, c)
			used[at] = true
		}
	}
	for i, men := range names {
		if used[i] || men.Kind == "" || men.Kind == "group" {
			continue
		}
		span := f.tidy(men.Span)
		if !span.Empty() {
			out = append(out, cand{span: span, kind: men.Kind, score: men.Score, by: "trained"})
		}
	}
	f.cands = out
}

// tidy takes marks off the edges of a name.
func (f *finder) tidy(span nlp.Span) nlp.Span {
	mark := func(t int) bool {
		switch f.lower(t) {
		case "\"", "“", "”", "'", "‘", "’", ",", ":", ";", "(", ")", "-", "–", "—", "'s":
			return true
		}
		return false
	}
	for !span.Empty() && mark(span.Start) {
		span.Start++
	}
	for !span.Empty() && mark(span.End-1) {
		span.End--
	}
	return span
}
