package names

import "github.com/sayso-news/sayso/nlp"

// told is the score from which a list, the name's own words or the words
// around it say what it is.
const told = 0.8

// vote makes a story's names agree: the same words have the same kind, and a
// short form has the kind of the longer name it ends, or starts, or abbreviates.
func (f *finder) vote() {
	kinds := map[string]map[string]float64{}
	long := map[string]string{} // a word of a longer name → that name's kind
	sure := map[string]float64{}
	for i := range f.cands {
		c := &f.cands[i]
		key := f.key(c.span)
		if kinds[key] == nil {
			kinds[key] = map[string]float64{}
		}
		weight := c.score
		if weight >= told && c.by != "trained" { // the words themselves say it: beats any number of guesses
			weight *= 100
		}
		kinds[key][c.kind] += weight
		if c.kind == "person" && c.score >= 0.45 && c.span.Len() > 1 {
			for t := c.span.Start; t < c.span.End; t++ {
				w := f.lower(t)
				if len(w) < 3 || innerParticle(w) {
					continue
				}
				score := c.score
				if t == c.span.End-1 {
					score += 0.5
				}
				if score > sure[w] {
					sure[w], long[w] = score, "person"
				}
			}
		}
	}
	for i := range f.cands {
		c := &f.cands[i]
		kind := c.kind
		if votes := kinds[f.key(c.span)]; len(votes) > 1 {
			best := 0.0
			for _, k := range order {
				if votes[k] > best {
					best, kind = votes[k], k
				}
			}
			if kind != c.kind {
				c.kind, c.by = kind, "vote"
			}
			c.score = min(best, 1)
		}
		if c.span.Len() == 1 && c.kind == "place" && c.by == "list" && sure[f.lower(c.span.Start)] >= 1.4 && (f.speaks(c.span.End) || !placeBefore(f.lower(c.span.Start-1))) {
			c.kind, c.by = "person", "short" // "Kiel said" after "Marta Kiel"
		}
		if c.span.Len() == 1 && c.kind != "person" && c.score < 0.8 && c.by != "list" && c.by != "outlet" && c.by != "acronym" && !f.allCaps(c.span.Start) && long[f.lower(c.span.Start)] != "" {
			c.kind, c.by, c.score = "person", "short", 0.8
		} else if c.span.Len() == 1 && c.kind == "person" && long[f.lower(c.span.Start)] != "" {
			c.score = max(c.score, 0.8)
		}
	}
}

// order breaks ties between kinds.
var order = [...]string{"outlet", "organisation", "person", "place"}

func (f *finder) key(span nlp.Span) string {
	if span.Len() == 1 {
		return f.lower(span.Start)
	}
	b := make([]byte, 0, 40)
	for i := span.Start; i < span.End; i++ {
		if i > span.Start {
			b = append(b, ' ')
		}
		b = append(b, f.lower(i)...)
	}
	return string(b)
}

// headlines finds, in sentences whose capitals say nothing, the names that the
// rest of the story has, and those of the lists.
func (f *finder) headlines() {
	if len(f.heads) == 0 {
		return
	}
	known := map[string]cand{}
	longest := 1
	for _, c := range f.cands {
		key := f.key(c.span)
		if old, ok := known[key]; !c.drop && (!ok || old.score < c.score) {
			known[key] = c
			longest = max(longest, c.span.Len())
		}
		if c.kind == "person" && c.span.Len() > 1 {
			last := nlp.Span{Start: c.span.End - 1, End: c.span.End}
			if key := f.key(last); len(key) > 2 {
				if _, ok := known[key]; !ok {
					known[key] = c
				}
			}
		}
	}
	for _, sent := range f.heads {
		f.sent = sent
	next:
		for i := sent.Start; i < sent.End; i++ {
			for n := min(longest, sent.End-i); n > 0; n-- {
				span := nlp.Span{Start: i, End: i + n}
				if c, ok := known[f.key(span)]; ok && (n > 1 || f.capital(i) && !neverName(f.lower(i)) && !openers[f.lower(i)]) {
					f.cands = append(f.cands, cand{span: span, kind: c.kind, score: c.score, by: "headline", name: c.name})
					i += n - 1
					continue next
				}
			}
			if n, c := f.listed(i); n > 0 {
				c.by = "headline"
				f.cands = append(f.cands, c)
				i += n - 1
				continue
			}
			if f.capital(i) && isFirstName(f.lower(i)) && i+1 < sent.End && f.capital(i+1) && f.doc.Tokens[i+1].Tag == nlp.PROPN {
				f.cands = append(f.cands, cand{span: nlp.Span{Start: i, End: i + 2}, kind: "person", score: 0.6, by: "headline"})
				i++
			}
		}
	}
}
