package trace

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"github.com/sayso-news/sayso"
)

// Claims gives the claims that several stories carry or that another claim
// contradicts, by the rank of their first evidence. With a query it gives those
// in whose evidence every word of it stands, the best fits first.
func (v *View) Claims(query string) ([]sayso.Claim, error) {
	if err := v.gather(); err != nil {
		return nil, err
	}
	words := strings.Fields(strings.ToLower(query))
	type fitting struct {
		claim *claim
		fit   fit
	}
	var found []fitting
	for _, c := range v.claims {
		if c.stories < 2 && len(c.conflicts) == 0 {
			continue
		}
		f, err := v.fit(c, words)
		if err != nil {
			return nil, err
		}
		if f.all {
			found = append(found, fitting{c, f})
		}
	}
	slices.SortStableFunc(found, func(a, b fitting) int { return a.fit.compare(b.fit) })
	var out []sayso.Claim
	for _, f := range found {
		full, err := v.claim(f.claim)
		if err != nil {
			return nil, err
		}
		out = append(out, full)
	}
	return out, nil
}

// fit says how well a claim answers a query.
type fit struct {
	all     bool // every word stands in some wording of it
	hits    int  // words that stand in one wording, as whole words
	carried int  // stories
	length  int  // words of that wording
}

// compare puts the better fit first: the wording that holds most of the words,
// then the claim that most stories carry, then the shortest wording.
func (f fit) compare(o fit) int {
	return cmp.Or(o.hits-f.hits, o.carried-f.carried, f.length-o.length)
}

// fit looks for words in lower case in the wordings of a claim; without words
// every claim fits alike.
func (v *View) fit(c *claim, words []string) (fit, error) {
	if len(words) == 0 {
		return fit{all: true}, nil
	}
	best := fit{carried: c.stories}
	missing := slices.Clone(words)
	for _, p := range c.points {
		pt := p.get()
		text, err := v.textOf(p.node, pt.Start, pt.End)
		if err != nil {
			return best, err
		}
		text = strings.ToLower(text)
		missing = slices.DeleteFunc(missing, func(w string) bool { return strings.Contains(text, w) })
		whole := strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
		hits := 0
		for _, w := range words {
			if slices.Contains(whole, w) {
				hits++
			}
		}
		if hits > best.hits || hits == best.hits && (best.length == 0 || len(whole) < best.length) {
			best.hits, best.length = hits, len(whole)
		}
	}
	best.all = len(missing) == 0
	return best, nil
}
