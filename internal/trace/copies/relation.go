package copies

import (
	"math"

	"github.com/sayso-news/sayso"
)

// Pair is the comparison of two texts.
type Pair struct {
	Relation sayso.CopyRelation
	Score    float64 // how sure it is that one text is behind both, 0 to 1
	Tiles    []Tile
}

// Compare aligns two texts and decides what they are to each other.
func Compare(a, b *Text) Pair {
	tiles := Align(a, b)
	m := Measure(a, b, tiles)
	return Pair{Relate(m), Score(m), tiles}
}

const (
	sameCover    = 0.84 // of the longer text
	sameCovered  = 0.95 // of the shorter
	shortText    = 45   // words
	formulaRun   = 8    // a longest run of so many words or fewer is names and formulae
	shortFormula = 13   // the same, in a text of a few sentences
	manyShared   = 24   // words in short runs: so many are no chance
)

// CopyScore is the score from which two texts are taken for one.
const CopyScore = 0.25

// Relate decides what two texts are to each other by what was counted on them.
func Relate(m Measures) sayso.CopyRelation { return RelateBy(m, Score(m)) }

// RelateBy is Relate with a score of one's own.
func RelateBy(m Measures, score float64) sayso.CopyRelation {
	shorter := min(m.WordsA, m.WordsB)
	formulae := m.Longest <= formulaRun && m.Shared < manyShared || shorter < shortText && m.Longest <= shortFormula
	switch {
	case math.Min(m.CoverA, m.CoverB) >= sameCover && math.Max(m.CoverA, m.CoverB) >= sameCovered && m.Order > 0.9 && m.Longest > formulaRun:
		return sayso.SameText
	case formulae:
		return sayso.Independent
	case score >= CopyScore:
		return sayso.Derived
	}
	return sayso.CommonQuotes
}

// Features is what Score weighs, in the order of its weights.
type Features [4]float64

// FeatureNames names the parts of Features.
var FeatureNames = [len(Features{})]string{"sentences", "runs", "longRuns", "cover"}

// FeaturesOf gives what Score weighs: sentences taken over, runs of the writers'
// own words, and how much of both texts is shared.
func FeaturesOf(m Measures) Features {
	return Features{m.Sentences, math.Log1p(float64(m.Runs)), math.Log1p(float64(m.LongRuns)), math.Sqrt(m.CoverA * m.CoverB)}
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
