package copies

import (
	"math"

	"github.com/sayso-news/sayso"
)

// Pair is the comparison of two texts.
type Pair struct {
	Relation sayso.CopyRelation
	Score    float64 // how sure it is that one text is behind both, 0 to 1
	Most     bool    // most of one text stands in the other
	Tiles    []Tile
}

// Compare aligns two texts and decides what they are to each other.
func Compare(a, b *Text) Pair {
	tiles := Align(a, b)
	m := Measure(a, b, tiles)
	return Pair{Relate(m), Score(m), math.Max(m.CoverA, m.CoverB) >= mostCover, tiles}
}

const (
	sameCover   = 0.84 // of the longer text
	sameCovered = 0.95 // of the shorter
	formulae    = 3    // words beyond chance: with fewer, what two texts share is names and formulae
	mostCover   = 0.6  // of one of them: it is most of it
)

// CopyScore is the score from which two texts are taken for one.
const CopyScore = 0.25

// Relate decides what two texts are to each other by what was counted on them.
func Relate(m Measures) sayso.CopyRelation { return RelateBy(m, Score(m)) }

// RelateBy is Relate with a score of one's own.
func RelateBy(m Measures, score float64) sayso.CopyRelation {
	switch {
	case m.Plain < formulae:
		return sayso.Independent
	case math.Min(m.CoverA, m.CoverB) >= sameCover && math.Max(m.CoverA, m.CoverB) >= sameCovered && m.Order > 0.9:
		return sayso.SameText
	case score >= CopyScore:
		return sayso.Derived
	}
	return sayso.CommonQuotes
}

// Features is what Score weighs, in the order of its weights.
type Features [3]float64

// FeatureNames names the parts of Features.
var FeatureNames = [len(Features{})]string{"sentences", "own", "weight"}

// FeaturesOf gives what Score weighs: sentences taken over, the writers' own
// words in common, and how much of both texts is shared.
func FeaturesOf(m Measures) Features {
	return Features{m.Sentences, math.Log1p(float64(m.Own)), m.Weight}
}

// Score says how sure it is that one text is behind both, 0 to 1: a logistic
// function of Features with the weights of weights.go. What weighs is what
// writers do not have from their sources: a quotation or a statement that both
// pass on shows one speaker, not one text.
func Score(m Measures) float64 {
	z := bias
	for i, f := range FeaturesOf(m) {
		z += weights[i] * f
	}
	return 1 / (1 + math.Exp(-z))
}
