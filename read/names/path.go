package names

import (
	"math"
	"unicode"

	"github.com/sayso-news/sayso/nlp"
)

// proposal is a name as the trained stage's labels have it.
type proposal struct {
	span  nlp.Span
	class nlp.NameClass
	score float64 // how sure, 0 to 1
}

// propose reads names off the best labels of all tokens together.
func (f *finder) propose() {
	labels, path := f.doc.Proposals.Names, f.path()
	f.within = make([]int32, len(labels))
	for i := 0; i < len(path); {
		class := nlp.NameClass(path[i] % nlp.NameClasses)
		if class == nlp.NoName {
			i++
			continue
		}
		end := i + 1
		for end < len(path) && path[end] == nlp.NameClasses+class {
			end++
		}
		f.proposals = append(f.proposals, proposal{nlp.Span{Start: i, End: end}, class, certainty(labels, path, nlp.Span{Start: i, End: end})})
		for ; i < end; i++ {
			f.within[i] = int32(len(f.proposals))
		}
	}
}

// path gives the best labels of all tokens together (Viterbi): a label inside a
// name follows one of the same class, in the same block. What a word is
// elsewhere in the story counts as much as what it is here.
func (f *finder) path() []nlp.NameClass {
	const n = int(2 * nlp.NameClasses)
	doc := f.doc
	labels := doc.Proposals.Names
	story := f.countWords()
	from := make([][n]nlp.NameClass, len(labels))
	var cost, next [n]int // sums of steps under the best, the least best
	for i := range labels {
		told := story.of(f.storyWord(i))
		opens := i == 0 || doc.Tokens[i].Block != doc.Tokens[i-1].Block
		top, low := 0, math.MaxInt
		for l, v := range cost {
			if v < cost[top] {
				top = l
			}
		}
		for l := range next {
			class, best := nlp.NameClass(l)%nlp.NameClasses, top
			next[l] = impossible
			if inside := nlp.NameClass(l) >= nlp.NameClasses; inside {
				best = int(class)
				if cost[nlp.NameClasses+class] < cost[class] {
					best = l
				}
				if opens || class == nlp.NoName {
					continue
				}
			}
			next[l] = cost[best] + int(labels[i][l]) + told[class]
			from[i][l] = nlp.NameClass(best)
			low = min(low, next[l])
		}
		for l := range next { // sums stay small
			cost[l] = min(next[l]-low, impossible)
		}
	}
	path := make([]nlp.NameClass, len(labels))
	best := nlp.NameClass(0)
	for l := range cost {
		if cost[l] < cost[best] {
			best = nlp.NameClass(l)
		}
	}
	for i := len(path) - 1; i >= 0; i-- {
		path[i] = best
		best = from[i][best]
	}
	return path
}

// impossible is the cost of a label that cannot stand where it would.
const impossible = 1 << 30

// certainty is the mean margin of a name's labels over the next best, squeezed
// into 0 to 1.
func certainty(labels []nlp.NameLabels, path []nlp.NameClass, span nlp.Span) float64 {
	sum := 0
	for i := span.Start; i < span.End; i++ {
		next := math.MaxUint8
		for l, v := range labels[i] {
			if nlp.NameClass(l) != path[i] {
				next = min(next, int(v))
			}
		}
		sum += next - int(labels[i][path[i]])
	}
	margin := float64(max(0, sum)) / float64(nlp.NameSteps*span.Len())
	return margin / (1 + margin)
}

// wordStory holds what the labels make of each capitalised word over all its
// places: how far each class lies under the best one, added up. A name seen
// clearly once is then seen everywhere (global evidence as Krishnan and Manning
// 2006 have it, without their second network).
type wordStory map[string]*evidence

// evidence is what is known of one word: sums by class, and from how many places.
type evidence struct {
	sum   [nlp.NameClasses]int
	count int
}

func (f *finder) countWords() wordStory {
	s := wordStory{}
	for i := range f.doc.Tokens {
		word := f.storyWord(i)
		if word == "" {
			continue
		}
		seen := s[word]
		if seen == nil {
			seen = &evidence{}
			s[word] = seen
		}
		seen.count++
		l := &f.doc.Proposals.Names[i]
		for c := range nlp.NameClasses {
			seen.sum[c] += min(l.Begins(c), l.GoesOn(c), farthest)
		}
	}
	return s
}

// of gives the mean evidence for a word's classes; zeros for a word that stands
// in one place only.
func (s wordStory) of(word string) (mean [nlp.NameClasses]int) {
	if seen := s[word]; seen != nil && seen.count > 1 {
		for c, v := range seen.sum {
			mean[c] = v / seen.count
		}
	}
	return mean
}

// storyWord gives the word of token i where it counts for the story: it starts
// with a capital, or the labels take it for a name.
func (f *finder) storyWord(i int) string {
	if f.capital(i) {
		return f.doc.Tok(i)
	}
	if f.doc.Proposals.Names[i].Begins(nlp.NoName) > 0 && unicode.IsLetter(firstRune(f.doc.Tok(i))) {
		return f.lower(i)
	}
	return ""
}

// farthest bounds what one place says against a class.
const farthest = 9 * nlp.NameSteps
