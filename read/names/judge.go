package names

import (
	"slices"
	"sort"

	"github.com/sayso-news/sayso/nlp"
)

// judge sets the names found by rule against what a trained stage makes of the
// tokens, and keeps of all candidates those that together score best. A small
// trained judge scores them (weights.go) by what the labels, the lists, the
// rules, the words around and the rest of the story say of them (facts.go). An
// outlet is what a list or its own words call one: no training set marks them.
func (f *finder) judge() {
	if f.doc.Proposals.Model == "" || len(f.doc.Tokens) == 0 {
		return
	}
	f.propose()
	s := newScene(f)
	verdicts := make([]verdict, len(s.list))
	for i := range s.list {
		verdicts[i] = f.weights.score(s.facts(i))
		if rule := s.list[i].rule; rule >= 0 {
			verdicts[i].favour(&s.cands[rule])
		}
	}
	s.agree(verdicts)
	var out []cand
	for _, i := range s.best(verdicts) {
		c := &s.list[i]
		kind, score := verdicts[i].kind()
		name := cand{span: c.span, kind: kind, score: score, by: "trained"}
		if c.rule >= 0 {
			if rule := &s.cands[c.rule]; s.outlet(i) || classOf(rule.kind) == classOf(kind) && rule.score >= told {
				name = *rule
			}
		}
		out = append(out, name)
	}
	f.cands = f.edged(out)
}

// outlet reports whether a list or a candidate's own words call it one.
func (s *scene) outlet(i int) bool {
	rule := s.list[i].rule
	return rule >= 0 && s.cands[rule].kind == "outlet"
}

// inList reports whether a candidate stands in a list: of bodies, or of places of several words.
func (s *scene) inList(i int) bool {
	rule := s.list[i].rule
	return rule >= 0 && s.cands[rule].by == "list" && s.cands[rule].knows()
}

// verdict is the score of no name and of each kind, Scale² to one.
type verdict [Verdicts]int64

// Verdicts is how many things a candidate may be judged to be.
const Verdicts = int(nlp.PlaceName) + 1

// Judged gives the verdict on a name of a kind, 0 for no name.
func Judged(kind string) int {
	if class := classOf(kind); class < nlp.NameClass(Verdicts) {
		return int(class)
	}
	return 0
}

const one = Scale * Scale

// favour puts in a word for a rule that knows what it says.
func (v *verdict) favour(rule *cand) {
	if rule.knows() {
		v[classOf(rule.kind)] += knowing
	}
}

// knows reports whether a rule knows what it says: a list of bodies and of places
// of several words, a title, a role, a forename, an age, "the shipping line", "residents".
func (rule *cand) knows() bool {
	switch rule.by {
	case "list":
		return rule.kind != "place" || rule.span.Len() > 1
	case "title", "role", "body", "people", "first", "age":
		return true
	}
	return false
}

// knowing is what such a rule adds to what the judge makes of a name.
const knowing = 4 * one

// best gives the likeliest kind.
func (v *verdict) best() int {
	at := 1
	for k := 2; k < Verdicts; k++ {
		if v[k] > v[at] {
			at = k
		}
	}
	return at
}

// kind gives the likeliest kind and how sure it is, 0 to 1.
func (v *verdict) kind() (string, float64) {
	at := v.best()
	margin := v[at] - v[0]
	for k := 1; k < Verdicts; k++ {
		if k != at {
			margin = min(margin, v[at]-v[k])
		}
	}
	m := float64(max(0, margin)) / one
	return [...]string{"", "person", "organisation", "place"}[at], m / (1 + m)
}

// agree moves the kinds of the same words at all their places towards each other.
func (s *scene) agree(verdicts []verdict) {
	type mean struct {
		sum   verdict
		count int64
	}
	all := map[string]*mean{}
	for i := range verdicts {
		v, key := &verdicts[i], s.key(s.list[i].span)
		m := all[key]
		if m == nil {
			m = &mean{}
			all[key] = m
		}
		m.count++
		for k, top := 1, v[v.best()]; k < Verdicts; k++ {
			m.sum[k] += max(v[k]-top, -farOff)
		}
	}
	for i := range verdicts {
		v, m := &verdicts[i], all[s.key(s.list[i].span)]
		if m.count == 1 {
			continue
		}
		top := v[v.best()]
		for k := 1; k < Verdicts; k++ {
			v[k] = (v[k]-top)*(8-shared)/8 + m.sum[k]/m.count*shared/8
		}
		high := v[v.best()]
		for k := 1; k < Verdicts; k++ {
			v[k] += top - high
		}
	}
}

const (
	shared = 5       // eighths of a kind's score that all places of the same words make together
	farOff = 8 * one // what one place says against a kind at most
)

// An outlet gains this over what lies in it and around it: no training set marks
// any, so the judge cannot know that "The New York Times" is one.
const outletGain = 8 * one

// kept is what a name that a list knows scores at least.
const kept = 2 * one

// lenience is what a name may score under no name: a name missed costs as much as one too many.
const lenience = one / 2

// best gives the candidates that do not overlap and whose scores over no name
// add up to the most, in text order. What a list or its words call an outlet stays.
func (s *scene) best(verdicts []verdict) (chosen []int) {
	type choice struct {
		at   int
		gain int64
	}
	var list []choice
	for i := range verdicts {
		v := &verdicts[i]
		gain := v[v.best()] - v[0] + lenience
		switch {
		case s.outlet(i):
			gain += outletGain
		case s.inList(i):
			gain = max(gain, kept)
		}
		if gain > 0 {
			list = append(list, choice{i, gain})
		}
	}
	slices.SortStableFunc(list, func(a, b choice) int { return s.list[a.at].span.End - s.list[b.at].span.End })
	sums, before := make([]int64, len(list)+1), make([]int, len(list))
	for n, c := range list {
		start := s.list[c.at].span.Start
		before[n] = sort.Search(n, func(k int) bool { return s.list[list[k].at].span.End > start })
		sums[n+1] = max(sums[n], sums[before[n]]+c.gain)
	}
	for n := len(list); n > 0; {
		if sums[n] == sums[n-1] {
			n--
			continue
		}
		chosen = append(chosen, list[n-1].at)
		n = before[n-1]
	}
	slices.Reverse(chosen)
	return chosen
}
