package main

import (
	"math"
	"math/rand"
	"slices"
	"strings"
	"unicode"

	"github.com/sayso-news/sayso/internal/eval"
	"github.com/sayso-news/sayso/nlp"
)

// The network knows the training texts by heart: its labels score 94 there, and 74
// in outlets that it never saw. A judge that learned from what it says of them would
// believe it too far. So that the texts are unseen again, part of their names is
// renamed, and what the network says of articles is shaken.

// renamer gives words of names other spellings.
type renamer struct {
	rng   *rand.Rand
	small map[string]int      // how often a word stands in small letters
	pool  map[string][]string // kind → words of names
}

func newRenamer(gold []eval.NamesGold, rng *rand.Rand) *renamer {
	r := &renamer{rng, map[string]int{}, map[string][]string{}}
	for _, item := range gold {
		for _, word := range strings.Fields(item.Text) {
			if word == strings.ToLower(word) {
				r.small[word]++
			}
		}
	}
	for _, item := range gold {
		for _, n := range item.Names {
			for _, word := range strings.Fields(item.Text[n.Start:n.End]) {
				if r.proper(word) && word != strings.ToUpper(word) {
					r.pool[n.Kind] = append(r.pool[n.Kind], word)
				}
			}
		}
	}
	return r
}

// proper reports whether a word is one of names alone.
func (r *renamer) proper(word string) bool {
	letters := []rune(word)
	if len(letters) < 3 || !unicode.IsUpper(letters[0]) || r.small[strings.ToLower(word)] > 1 {
		return false
	}
	return !strings.ContainsFunc(word, func(c rune) bool { return !unicode.IsLetter(c) })
}

// text renames a share of the words of names in a text, each word the same way
// wherever a name has it.
func (r *renamer) text(item eval.NamesGold, share float64) eval.NamesGold {
	list := slices.Clone(item.Names)
	slices.SortFunc(list, func(a, b eval.GoldName) int { return a.Start - b.Start })
	out := item
	out.Names = nil
	renamed := map[string]string{}
	var b strings.Builder
	at := 0
	for _, n := range list {
		if n.Start < at {
			continue
		}
		b.WriteString(item.Text[at:n.Start])
		start := b.Len()
		for part := range strings.SplitAfterSeq(item.Text[n.Start:n.End], " ") {
			word := strings.TrimRight(part, " ")
			if r.proper(word) {
				if _, ok := renamed[word]; !ok {
					renamed[word] = word
					if r.rng.Float64() < share {
						renamed[word] = r.spell(word, n.Kind)
					}
				}
				b.WriteString(renamed[word] + part[len(word):])
				continue
			}
			b.WriteString(part)
		}
		out.Names = append(out.Names, eval.GoldName{Start: start, End: b.Len(), Kind: n.Kind})
		at = n.End
	}
	b.WriteString(item.Text[at:])
	out.Text = b.String()
	return out
}

// spell makes a word of the halves of two words of names of the kind, of an
// acronym another one.
func (r *renamer) spell(word, kind string) string {
	if word == strings.ToUpper(word) {
		return strings.Map(func(c rune) rune {
			if r.rng.Float64() < 0.7 {
				return rune('A' + r.rng.Intn(26))
			}
			return c
		}, word)
	}
	list := r.pool[kind]
	front, back := []rune(list[r.rng.Intn(len(list))]), []rune(list[r.rng.Intn(len(list))])
	return string(front[:(len(front)+1)/2]) + strings.ToLower(string(back[len(back)/2:]))
}

// doubt shakes what the network says of names: once for each word of a text, at
// all its places, and once for each place. The deviations are in logits.
func doubt(doc *nlp.Doc, word, place float64, rng *rand.Rand) {
	type shake [2 * nlp.NameClasses]float64
	draw := func(deviation float64) (s shake) {
		for c := range nlp.NameClasses {
			both := rng.NormFloat64() * deviation
			s[c] = both + 0.3*rng.NormFloat64()*deviation
			s[nlp.NameClasses+c] = both + 0.3*rng.NormFloat64()*deviation
		}
		return s
	}
	words := map[string]shake{}
	for i := range doc.Proposals.Names {
		labels := &doc.Proposals.Names[i]
		w, ok := words[doc.Tok(i)]
		if !ok {
			w = draw(word)
			words[doc.Tok(i)] = w
		}
		p := draw(place)
		var under shake
		for l, v := range labels {
			under[l] = float64(v) - (w[l]+p[l])*nlp.NameSteps
		}
		under[nlp.NameClasses+nlp.NoName] = math.MaxUint8
		low := slices.Min(under[:])
		for l, v := range under {
			labels[l] = uint8(min(v-low, math.MaxUint8))
		}
	}
}
