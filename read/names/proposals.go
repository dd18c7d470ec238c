package names

import "github.com/sayso-news/sayso/nlp"

// weigh sets the names found by rule against those a trained stage proposes.
// The proposal has the last word on where a name starts and ends and on whether
// it is a person, an organisation or a place; a list has it on what it lists,
// outlets above all, which no training set marks. A name found by rule alone
// stays when a list, its own words or a longer name of the story vouch for it.
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
	known := map[string]bool{} // names that the story vouches for, and surnames of people
	vouch := func(span nlp.Span, kind string) {
		known[f.key(span)] = true
		if kind == "person" {
			known[f.lower(span.End-1)] = true
		}
	}
	for _, men := range names {
		if men.Kind != "" && men.Kind != "group" {
			vouch(men.Span, men.Kind)
		}
	}
	for _, c := range f.cands {
		if c.score >= told {
			vouch(c.span, c.kind)
		}
	}
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
			if c.kind == "outlet" || c.name != "" || c.score >= told || known[f.key(c.span)] {
				out = append(out, c)
			}
		case c.kind == "outlet" && names[at].Kind == "person" && names[at].Span != c.span && names[at].Span.Covers(c.span):
		case c.kind == "outlet":
			if names[at].Span.Covers(c.span) { // "BBC Radio Four"
				c.span = names[at].Span
			}
			out = append(out, c)
			used[at] = true
		case names[at].Kind == "" || names[at].Kind == "group":
			if c.name != "" || c.score >= told {
				out = append(out, c)
			}
		case (c.score >= told || names[at].Score < unsure) && c.span.Covers(names[at].Span) && c.span != names[at].Span:
			out = append(out, c) // "Ama Serwaa" is not "Ama" and "Serwaa"
			for t := c.span.Start; t < c.span.End; t++ {
				if k := byToken[t] - 1; k >= 0 {
					used[k] = true
				}
			}
		case c.by == "title" && names[at].Kind == "person" && names[at].Span.End == c.span.End:
			out = append(out, c)
			used[at] = true
		case names[at].Span == c.span:
			if c.score < told {
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
		if span := f.tidy(men.Span); !span.Empty() {
			out = append(out, cand{span: span, kind: men.Kind, score: men.Score, by: "trained"})
		}
	}
	f.cands = f.edged(out)
}

// unsure is the score under which a proposal's ends are no better than a rule's.
const unsure = 0.3
