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

// The thresholds of Relate, chosen on annotated pairs (docs/scores.md).
const (
	sameCover    = 0.84 // of the longer text
	sameCovered  = 0.95 // of the shorter
	shortText    = 45   // words
	formulaRun   = 8    // a longest run of so many words or fewer is names and formulae
	shortFormula = 13   // the same, in a text of a few sentences
	manyShared   = 24   // words in short runs: so many are no chance
)

// CopyScore is the score from which two texts are taken for one.
const CopyScore = 0.6

// Relate decides what two texts are to each other by what was counted on them.
func Relate(m Measures) sayso.CopyRelation {
	shorter := min(m.WordsA, m.WordsB)
	switch {
	case math.Min(m.CoverA, m.CoverB) >= sameCover && math.Max(m.CoverA, m.CoverB) >= sameCovered && m.Order > 0.9 && m.Longest > formulaRun:
		return sayso.SameText
	case m.Longest <= formulaRun && m.Shared < manyShared || shorter < shortText && m.Longest <= shortFormula:
		return sayso.Independent
	case Score(m) >= CopyScore:
		return sayso.Derived
	}
	return sayso.CommonQuotes
}

// Score says how sure it is that one text is behind both, 0 to 1: a logistic
// function whose weights were fitted on annotated pairs. What weighs is how much
// of both texts is covered outside of quotation marks; a long quotation that
// both have shows one speaker, not one text.
func Score(m Measures) float64 {
	if m.Longest <= formulaRun && m.Shared < manyShared {
		return 0
	}
	z := -5 + 4.8*math.Sqrt(m.CoverA*m.CoverB) + 1.8*math.Max(m.CoverA, m.CoverB) + 2.4*math.Min(1.2, m.Free) +
		2.2*m.Vocabulary + 1.4*m.Sentences + 0.4*m.Lead + 0.8*math.Log1p(float64(m.Tiles)) -
		0.15*math.Log(float64(min(m.WordsA, m.WordsB)+1)) + 0.1*math.Log1p(float64(m.Longest))
	return 1 / (1 + math.Exp(-z))
}
