package trace

import (
	"cmp"
	"slices"
)

// closeness is how near the members of the smaller of two groups must be, on
// average, to the nearest member of the other for a tie to make one group of
// them: a passage that two stories happen to share does not join all that hang
// on them.
const closeness = 0.25

// maxJoined bounds how many members of a group are looked at for closeness.
const maxJoined = 64

// join makes groups of tied stories, the surest ties first.
func (v *View) join(ties []tie) sets {
	type near struct {
		other int
		score float64
	}
	score := make([][]near, len(v.nodes))
	enter := func(a, b *node, w float64) {
		score[a.index] = append(score[a.index], near{b.index, w})
		score[b.index] = append(score[b.index], near{a.index, w})
	}
	for _, p := range v.pairs {
		enter(p.a, p.b, p.Score)
	}
	for _, t := range ties {
		enter(t.a, t.b, t.score)
	}
	s := newSets(len(v.nodes))
	members := make([][]int, len(v.nodes))
	for i := range members {
		members[i] = []int{i}
	}
	byScore := slices.Clone(ties)
	slices.SortStableFunc(byScore, func(x, y tie) int {
		return cmp.Or(cmp.Compare(y.score, x.score), x.a.index-y.a.index, x.b.index-y.b.index)
	})
	for _, t := range byScore {
		i, j := s.root(t.a.index), s.root(t.b.index)
		if i == j {
			continue
		}
		small, large := i, j
		if len(members[small]) > len(members[large]) {
			small, large = large, small
		}
		sum, looked := 0.0, members[small][:min(len(members[small]), maxJoined)]
		for _, m := range looked {
			best := 0.0
			for _, n := range score[m] {
				if s.root(n.other) == large {
					best = max(best, n.score)
				}
			}
			sum += best
		}
		if !t.version && sum < closeness*float64(len(looked)) {
			continue
		}
		s.join(i, j)
		root := s.root(i)
		gone := i + j - root
		members[root] = append(members[root], members[gone]...)
		members[gone] = nil
	}
	return s
}
