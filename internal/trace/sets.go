package trace

// sets is a union-find over the numbers below its length; the smaller number
// is the root, so that the outcome does not depend on the order of joins.
type sets []int

func newSets(n int) sets {
	s := make(sets, n)
	for i := range s {
		s[i] = i
	}
	return s
}

func (s sets) root(i int) int {
	for s[i] != i {
		s[i] = s[s[i]]
		i = s[i]
	}
	return i
}

func (s sets) join(i, j int) {
	i, j = s.root(i), s.root(j)
	if i > j {
		i, j = j, i
	}
	s[j] = i
}
