package en

import (
	_ "embed"
	"sync"
)

//go:embed hedges.txt
var hedgesText string

// HedgeClass says where words soften a statement.
type HedgeClass uint8

// Classes of hedge, as hedges.txt spells them.
const (
	HedgeDoubt  HedgeClass = iota // doubt: anywhere (reportedly, might)
	HedgeNumber                   // number: right before a number (at least, about)
)

var hedgeClasses = []string{"doubt", "number"}

// MatchHedge finds the longest hedge that starts at word(0). word(i) is the i-th
// of n tokens in lower case; length is its number of tokens, 0 when there is none.
func MatchHedge(word func(i int) string, n int) (length int, class HedgeClass) {
	return hedges().match(word, n)
}

var hedges = sync.OnceValue(func() *phrases[HedgeClass] {
	l := list{"hedges.txt", hedgesText}
	p := new(phrases[HedgeClass])
	for n, f := range l.entries() {
		if len(f) != 2 {
			l.bad(n, "want 2 fields, got %q", f)
		}
		p.add(f[0], class[HedgeClass](l, n, hedgeClasses, f[1]))
	}
	p.index()
	return p
})
