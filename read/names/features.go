package names

// fact is a group of features, by what it looks at.
type fact uint32

// The groups. Their numbers are part of the weights: a new one goes to the end,
// and weights must be made anew.
const (
	aBias fact = iota
	// what the labels make of the tokens
	aBegins
	aInside
	aWhole
	aBehind
	aBefore
	aNone
	aGap
	aLikeliest
	// the name that the labels have at their best
	aProposal
	aProposalScore
	aProposalNear
	// what the rules make of the span
	aRule
	aRuleScore
	aRuleNear
	// lists
	aForename
	aPlace
	aHead
	aFront
	aList
	// shape
	aLength
	aCapitals
	aJoints
	aEdges
	aCasing
	// words
	aLast
	aFirst
	aAny
	aKey
	aSuffix
	aPrevious
	aNext
	aPreviousTwo
	aNextTwo
	aLastLikeliest
	aPreviousLikeliest
	aNextLikeliest
	aTags
	aTagsAround
	// place in the sentence
	aOpens
	aCapitalsAround
	aRole
	aVerb
	// the rest of the story
	aStory
	aTimes
	aLonger
	aPart
	aShortLength
	aLongForm
	aLongFormLast
)

// Rows is how many rows of weights the features share: a feature's row is a hash.
const Rows = 1 << 14

// features are the rows that are on. In a text without capitals every feature is
// another one: what capitals say elsewhere says nothing there.
type features struct {
	rows  []uint16
	small uint32 // 1 in such a text
}

// add turns the feature with value v of a group on.
func (on *features) add(a fact, v uint32) {
	h := uint32(a)*0x9e3779b1 ^ v*0x85ebca6b ^ on.small*0x5bd1e995
	h ^= h >> 15
	h *= 0x2c1b3c6d
	h ^= h >> 12
	h *= 0x297a2d39
	h ^= h >> 15
	on.rows = append(on.rows, uint16(h%Rows))
}

// hash is FNV-1a.
func hash(s string) uint32 {
	h := uint32(2166136261)
	for i := range len(s) {
		h = (h ^ uint32(s[i])) * 16777619
	}
	return h
}

// bits packs truths, the first as the lowest bit.
func bits(truths ...bool) (v uint32) {
	for i, t := range truths {
		if t {
			v |= 1 << i
		}
	}
	return v
}

// upTo counts n up to a top.
func upTo(top, n int) uint32 { return uint32(min(n, top)) }

// tier puts how far a label lies under the best into eight tiers.
func tier(under int) uint32 {
	for i, edge := range [...]int{1, 8, 20, 36, 60, 90, 130} {
		if under < edge {
			return uint32(i)
		}
	}
	return 7
}

// tenth puts a score of 0 to 1 into ten.
func tenth(score float64) uint32 { return uint32(min(score, 0.999) * 10) }
