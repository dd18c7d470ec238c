package trained

import (
	"github.com/sayso-news/sayso/internal/model"
	"github.com/sayso-news/sayso/nlp"
)

// Arguments are looked for this many tokens around an anchor.
const (
	argsBefore = 128
	argsAfter  = 256
)

// An anchor must be this likely to propose an attribution: surely by itself,
// perhaps when it is a verb with a subject of its own, which the stage with
// rules then looks at more closely.
const (
	surely  = 0.5
	perhaps = 0.3
)

// attributions proposes what the network attributes, anchor by anchor.
func (r *reading) attributions() {
	doc := r.doc
	doc.Proposals.Anchors = make([]float32, len(doc.Tokens))
	predicate := predicates(doc.Tokens)
	for i := range doc.Tokens {
		p := probability(r.text.Logits(model.Anchor, i))
		doc.Proposals.Anchors[i] = p
		if p > surely || p > perhaps && predicate[i] {
			r.attribution(i, float64(p))
		}
	}
}

// predicates marks the verbs that have a subject of their own.
func predicates(tokens []nlp.Token) []bool {
	out := make([]bool, len(tokens))
	for i := range tokens {
		if tok := &tokens[i]; tok.Head >= 0 && tok.Rel == "nsubj" && tokens[tok.Head].Tag == nlp.VERB {
			out[tok.Head] = true
		}
	}
	return out
}

// breaks says whether a part ends before token i, which has one before it: outside
// quotation marks nobody's words go on in another block, nor in another sentence of a
// text that lost its stops.
func (r *reading) breaks(i int, part model.Arg) bool {
	if r.flags[i]&r.flags[i-1]&model.Quoted != 0 {
		return false
	}
	return r.flags[i]&model.OpensBlock != 0 || part == model.InContent && r.opened != nil && r.opened[i]
}

func (r *reading) attribution(anchor int, p float64) {
	lo, hi := max(0, anchor-argsBefore), min(len(r.doc.Tokens), anchor+argsAfter)
	tags, _ := r.text.Args(anchor, lo, hi)
	att := nlp.Attribution{Within: -1, By: "trained", Score: p}
	for i := 0; i < len(tags); {
		begin := tags[i]
		end := i + 1
		if begin == model.None {
			i = end
			continue
		}
		in := begin
		if begin%2 == 1 {
			in++
		}
		for end < len(tags) && tags[end] == in && !r.breaks(lo+end, in) {
			end++
		}
		span := nlp.Span{Start: lo + i, End: lo + end}
		for end < len(tags) && tags[end] == in { // what goes on behind a break is nobody's
			end++
		}
		switch in {
		case model.InCue:
			if att.Cue.Empty() || span.Start <= anchor && anchor < span.End {
				att.Cue = span
			}
		case model.InSource:
			att.Sources = append(att.Sources, span)
		case model.InContent:
			att.Contents = append(att.Contents, span)
		}
		i = end
	}
	if len(att.Contents) > 0 {
		r.doc.Proposals.Attributions = append(r.doc.Proposals.Attributions, att)
	}
}
