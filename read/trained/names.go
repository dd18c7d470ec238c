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
	for i := 0; i < len(doc.Tokens); {
		at := r.text.Best(model.News, i)
		kind, known := kindOf[labels[at].class]
		if !known {
			i++
			continue
		}
		end := i + 1
		for end < len(doc.Tokens) && doc.Tokens[end].Block == doc.Tokens[i].Block {
			next := labels[r.text.Best(model.News, end)]
			if !next.in || next.class != labels[at].class {
				break
			}
			end++
		}
		span := nlp.Span{Start: i, End: end}
		doc.Proposals.Names = append(doc.Proposals.Names, nlp.Mention{Span: span, Head: end - 1, Kind: kind, Form: "name", Entity: -1, By: "trained", Score: r.certainty(span)})
		i = end
	}
}

// certainty is the mean margin of a name's labels over the next best, squeezed
// into 0 to 1.
func (r *reading) certainty(span nlp.Span) float64 {
	sum := float64(0)
	for i := span.Start; i < span.End; i++ {
		logits := r.text.Logits(model.News, i)
		best := r.text.Best(model.News, i)
		rest := float32(-1e9)
		for k, v := range logits {
			if k != best {
				rest = max(rest, v)
			}
		}
		sum += float64(logits[best] - rest)
	}
	return squeeze(sum / float64(span.Len()))
}
