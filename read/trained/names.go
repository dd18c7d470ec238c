package trained

import (
	"strings"

	"github.com/sayso-news/sayso/internal/model"
	"github.com/sayso-news/sayso/nlp"
)

// label is a BIO label of a name.
type label struct {
	begin, in bool
	class     string
}

func parseLabel(name string) label {
	prefix, class, ok := strings.Cut(name, "-")
	return label{begin: ok && prefix == "B", in: ok && prefix == "I", class: class}
}

// kindOf gives the kind of mention of a class of names; dates and sums are no names.
var kindOf = map[string]string{"PER": "person", "ORG": "organisation", "LOC": "place", "NORP": "group", "MISC": ""}

// names proposes the names the network sees.
func (r *reading) names() {
	labels, doc := r.stage.name, r.doc
	path := r.namePath()
	for i := 0; i < len(doc.Tokens); {
		at := path[i]
		kind, known := kindOf[labels[at].class]
		if !known {
			i++
			continue
		}
		end := i + 1
		for end < len(doc.Tokens) && labels[path[end]].in && labels[path[end]].class == labels[at].class {
			end++
		}
		span := nlp.Span{Start: i, End: end}
		doc.Proposals.Names = append(doc.Proposals.Names, nlp.Mention{Span: span, Head: end - 1, Kind: kind, Form: "name", Entity: -1, By: "trained", Score: r.certainty(path, span)})
		i = end
	}
}

// namePath gives the best labels of all tokens together (Viterbi): a label
// inside a name follows one of the same class, in the same block. What a word
// is elsewhere in the story counts as much as what it is here.
func (r *reading) namePath() []int {
	labels, doc := r.stage.name, r.doc
	n, k := len(doc.Tokens), len(labels)
	story := r.countWords()
	from := make([]int8, n*k)
	sum, next := make([]float32, k), make([]float32, k)
	for i := range n {
		logits := r.text.Logits(model.News, i)
		told := story.of(r.capital(i))
		opens := i == 0 || doc.Tokens[i].Block != doc.Tokens[i-1].Block
		top := 0
		for l := range sum {
			if sum[l] > sum[top] {
				top = l
			}
		}
		for l, label := range labels {
			best := top
			if label.in {
				best = -1
				if !opens {
					best = bestOf(r.stage.before[l], sum)
				}
			}
			next[l] = impossible
			if best >= 0 {
				next[l] = sum[best] + logits[l] + told[r.stage.classOf[l]]
			}
			from[i*k+l] = int8(max(best, 0))
		}
		low := next[0]
		for l := range next { // sums stay small, so that long texts lose no digits
			sum[l] = next[l] - low
		}
	}
	path := make([]int, n)
	best := 0
	for l := range sum {
		if sum[l] > sum[best] {
			best = l
		}
	}
	for i := n - 1; i >= 0; i-- {
		path[i] = best
		best = int(from[i*k+best])
	}
	return path
}

// bestOf gives the one of some labels with the largest sum, the first of equals.
func bestOf(list []int, sum []float32) int {
	best := list[0]
	for _, p := range list[1:] {
		if sum[p] > sum[best] {
			best = p
		}
	}
	return best
}

// sameClass gives, for each label, those of its class: what may stand before one
// that goes on.
func sameClass(labels []label) [][]int {
	out := make([][]int, len(labels))
	for l := range labels {
		for p := range labels {
			if labels[p].class == labels[l].class {
				out[l] = append(out[l], p)
			}
		}
	}
	return out
}

// impossible is the score of a label that cannot stand where it would.
const impossible = float32(-1e9)

// certainty is the mean margin of a name's labels over the next best, squeezed
// into 0 to 1.
func (r *reading) certainty(path []int, span nlp.Span) float64 {
	sum := float64(0)
	for i := span.Start; i < span.End; i++ {
		logits := r.text.Logits(model.News, i)
		best := path[i]
		rest := float32(-1e9)
		for k, v := range logits {
			if k != best {
				rest = max(rest, v)
			}
		}
		sum += float64(logits[best] - rest)
	}
	return squeeze(max(0, sum/float64(span.Len())))
}
