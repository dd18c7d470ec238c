package trace

import (
	"cmp"
	"slices"
)

// closeness is how near the members of the smaller of two groups must be, on
// average, to the nearest member of the other for a tie to make one group of
// them: a passage that two stories happen to share does not join all that hang
// on them.
const closeness = 0.15

// maxJoined bounds how many members of a group are looked at for closeness.
const maxJoined = 64

// joiner makes groups of tied stories.
type joiner struct {
	sets
	members [][]int  // of each root
	score   [][]near // of each story, by its index
}

// near is a story and how close another one is to it.
type near struct {
	other int
	score float64
}

func (v *View) newJoiner() *joiner {
	j := &joiner{newSets(len(v.nodes)), make([][]int, len(v.nodes)), make([][]near, len(v.nodes))}
	for i := range j.members {
		j.members[i] = []int{i}
	}
	for _, p := range v.pairs {
		j.enter(p.a, p.b, p.Score)
	}
	return j
}

func (j *joiner) enter(a, b *node, score float64) {
	j.score[a.index] = append(j.score[a.index], near{b.index, score})
	j.score[b.index] = append(j.score[b.index], near{a.index, score})
}

// join joins what ties hold together, the surest first.
func (j *joiner) join(ties []tie) {
	for _, t := range ties {
		j.enter(t.a, t.b, t.score)
	}
	byScore := slices.Clone(ties)
	slices.SortStableFunc(byScore, func(x, y tie) int {
		return cmp.Or(cmp.Compare(y.score, x.score), x.a.index-y.a.index, x.b.index-y.b.index)
	})
	for _, t := range byScore {
		small, large := j.root(t.a.index), j.root(t.b.index)
		if small == large {
			continue
		}
		if len(j.members[small]) > len(j.members[large]) {
			small, large = large, small
		}
		sum, looked := 0.0, j.members[small][:min(len(j.members[small]), maxJoined)]
		for _, m := range looked {
			best := 0.0
			for _, n := range j.score[m] {
				if j.root(n.other) == large {
					best = max(best, n.score)
				}
			}
			sum += best
		}
		if !t.version && sum < closeness*float64(len(looked)) {
			continue
		}
		j.sets.join(small, large)
		root := j.root(small)
		gone := small + large - root
		j.members[root] = append(j.members[root], j.members[gone]...)
		j.members[gone] = nil
	}
}
