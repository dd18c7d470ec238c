package trained

import (
	"slices"
	"unicode"
	"unicode/utf8"

	"github.com/sayso-news/sayso/internal/model"
)

// story holds what the network makes of each capitalised word over all its
// places: how far each class of names lies under the best one, added up. A name seen
// clearly once is then seen everywhere (global evidence as Krishnan and Manning
// 2006 have it, without their second network).
type story struct {
	words map[string]*evidence
	none  []float32
}

// evidence is what is known of one word: sums by class, and from how many places.
type evidence struct {
	sum   []float32
	count int
	mean  []float32 // made when first asked for
}

// countWords reads the network's view of every capitalised word.
func (r *reading) countWords() *story {
	s := &story{words: map[string]*evidence{}, none: make([]float32, r.stage.classes)}
	best := make([]float32, r.stage.classes)
	for i := range r.doc.Tokens {
		word := r.capital(i)
		if word == "" {
			continue
		}
		seen := s.words[word]
		if seen == nil {
			seen = &evidence{sum: make([]float32, r.stage.classes)}
			s.words[word] = seen
		}
		seen.count++
		r.addClasses(i, seen.sum, best)
	}
	return s
}

// of gives the mean evidence for a word's classes; zeros for a word
// that stands in one place only.
func (s *story) of(word string) []float32 {
	seen := s.words[word]
	if seen == nil || seen.count < 2 {
		return s.none
	}
	if seen.mean == nil {
		seen.mean = make([]float32, len(seen.sum))
		for k, v := range seen.sum {
			seen.mean[k] = v / float32(seen.count)
		}
	}
	return seen.mean
}

// capital gives the word of token i if it starts with a capital, else "".
func (r *reading) capital(i int) string {
	word := r.words[i]
	if first, _ := utf8.DecodeRuneInString(word); !unicode.IsUpper(first) {
		return ""
	}
	return word
}

// addClasses adds to sum how far the best label of each class lies under the
// best of all at token i, at most floor. Differences alone: nothing is rounded
// otherwise on another machine.
func (r *reading) addClasses(i int, sum, best []float32) {
	logits := r.text.Logits(model.News, i)
	top := slices.Max(logits)
	for k := range best {
		best[k] = floor
	}
	for l, v := range logits {
		best[r.stage.classOf[l]] = max(best[r.stage.classOf[l]], v-top)
	}
	for k, v := range best {
		sum[k] += v
	}
}

// floor bounds what one place says against a class.
const floor = float32(-9)

// classesOf numbers the classes of labels: where each label's class stands,
// and how many there are.
func classesOf(labels []label) (of []int, count int) {
	at := map[string]int{}
	for _, label := range labels {
		k, ok := at[label.class]
		if !ok {
			k = len(at)
			at[label.class] = k
		}
		of = append(of, k)
	}
	return of, len(at)
}
