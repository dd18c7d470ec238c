package names

import "strings"

// acronyms joins "the Ostland Water Authority (OWA)": both get the long form as
// their name, wherever the acronym stands in the story.
func (f *finder) acronyms() {
	long := map[string]int{}
	for i := range f.cands {
		c := &f.cands[i]
		if c.span.Len() < 2 || f.lower(c.span.End) != "(" {
			continue
		}
		at := c.span.End + 1
		if at+1 >= len(f.doc.Tokens) || f.lower(at+1) != ")" || !f.allCaps(at) {
			continue
		}
		if acronymOf(f.doc.Tok(at), f.words(c)) {
			if _, ok := long[f.lower(at)]; !ok {
				long[f.lower(at)] = i
			}
		}
	}
	if len(long) == 0 {
		return
	}
	for i := range f.cands {
		c := &f.cands[i]
		if c.span.Len() != 1 || !f.allCaps(c.span.Start) {
			continue
		}
		at, ok := long[f.lower(c.span.Start)]
		if !ok {
			continue
		}
		full := &f.cands[at]
		if full.kind == "person" || full.kind == "place" && full.score < 0.8 {
			full.kind, full.by = "organisation", "acronym"
		}
		if full.name == "" {
			full.name = f.doc.Str(full.span)
		}
		c.kind, c.score, c.by, c.name = full.kind, 0.9, "acronym", full.name
	}
}

func (f *finder) words(c *cand) []string {
	var words []string
	for i := c.span.Start; i < c.span.End; i++ {
		words = append(words, f.lower(i))
	}
	return words
}

// acronymOf reports whether short is made of the first letters of words; small
// words may be left out, and letters inside words may fill in ("TÜBİTAK" does not).
func acronymOf(short string, words []string) bool {
	var all, big strings.Builder
	for _, w := range words {
		r := firstRune(w)
		all.WriteRune(r)
		switch w {
		case "of", "for", "the", "and", "on", "in", "&", "-", "'s":
		default:
			big.WriteRune(r)
		}
	}
	s := strings.ToLower(strings.ReplaceAll(short, ".", ""))
	return s == big.String() || s == all.String() || len(s) > 2 && strings.HasPrefix(big.String(), s) && len(s) >= big.Len()-1
}
