package attribution

import (
	"strings"

	"github.com/sayso-news/sayso/internal/lang/en"
	"github.com/sayso-news/sayso/nlp"
)

// doubt is how unlikely the trained reader must hold every word of a cue for a
// rule's attribution to be dropped.
const doubt = 0.08

// weigh sets what the sieves found against what a trained stage proposes. Where
// both see a cue, the spans are the proposal's and the carriers the sieve's; a
// cue that only the proposal has is added; one that only a sieve has stays when
// it stands inside another statement (proposals are outermost), when its sieve
// is precise, or when the trained reader holds it possible.
func (f *finder) weigh() {
	proposals := &f.doc.Proposals
	if proposals.Model == "" {
		return
	}
	found := len(f.atts)
	kept := make([]bool, found)
	for i := range proposals.Attributions {
		p := &proposals.Attributions[i]
		s := f.doc.SentenceAt(p.Cue.Start)
		if p.Cue.Empty() || s < 0 {
			continue
		}
		f.sent = f.doc.Sentences[s]
		if !f.speaks(f.sent) {
			continue
		}
		if k := f.sameCue(p, found); k >= 0 {
			f.adopt(&f.atts[k], p)
			kept[k] = true
		} else {
			f.propose(p)
		}
	}
	out := f.atts[:0]
	for i := range f.atts {
		if i >= found || kept[i] || f.stands(i, found) {
			out = append(out, f.atts[i])
		}
	}
	f.atts = out
}

// sameCue gives the sieves' attribution whose cue is a proposal's, -1 when none is.
func (f *finder) sameCue(p *nlp.Attribution, found int) int {
	at := -1
	for k := range f.atts[:found] {
		if f.atts[k].Cue.Overlaps(p.Cue) && (at < 0 || f.atts[k].Score > f.atts[at].Score) {
			at = k
		}
	}
	return at
}

// adopt gives a sieve's attribution the spans of a proposal.
func (f *finder) adopt(att, p *nlp.Attribution) {
	att.Cue, att.Contents = p.Cue, p.Contents
	if len(p.Sources) > 0 && !f.carried(att, p.Sources) {
		att.Sources = p.Sources
	}
	att.Mode = f.mode(att.Contents)
	att.By = "trained+" + strings.TrimPrefix(att.By, "attribution/")
	att.Score = p.Score
}

// carried reports whether a carrier of att stands in one of the spans: then the
// sieve has taken the source apart ("a letter seen by the agency").
func (f *finder) carried(att *nlp.Attribution, spans []nlp.Span) bool {
	for _, c := range att.Carriers {
		for _, span := range spans {
			if span.Overlaps(c.Span) {
				return true
			}
		}
	}
	return false
}

// propose adds a proposal that no sieve has, with the stance of its verb and the
// carriers around its cue.
func (f *finder) propose(p *nlp.Attribution) {
	att := nlp.Attribution{Cue: p.Cue, Contents: p.Contents, Sources: p.Sources, By: "trained", Score: p.Score, Stance: "neutral"}
	for t := p.Cue.Start; t < p.Cue.End; t++ {
		verb, ok := en.Reporting(f.lower(t))
		if !ok {
			continue
		}
		att.Stance = verb.Stance.String()
		if vg := f.vg(t); vg != nil {
			att.Negative = vg.Negated && verb.Stance != en.StanceDeny
		}
		carriers, _ := f.carriersFrom(p.Cue.End, verb.Takes.Has(en.TakesTold))
		for _, c := range carriers {
			if !f.inside(c.Span, p.Contents) {
				att.Carriers = append(att.Carriers, c)
			}
		}
		break
	}
	if len(att.Sources) == 1 && !f.carried(&att, att.Sources) {
		source, seen := f.seenBy(att.Sources[0])
		att.Sources, att.Carriers = []nlp.Span{source}, append(seen, att.Carriers...)
	}
	f.add(att)
}

func (f *finder) inside(span nlp.Span, spans []nlp.Span) bool {
	for _, s := range spans {
		if s.Overlaps(span) {
			return true
		}
	}
	return false
}

// precise are sieves whose finds stand whatever the trained reader holds.
var precise = map[string]bool{
	"attribution/headline": true, "attribution/dash": true, "attribution/according": true, "attribution/verbless": true,
	"attribution/unstated": true, "attribution/direct": true,
}

// stands reports whether a sieve's attribution that no proposal has is kept.
func (f *finder) stands(i, found int) bool {
	att := &f.atts[i]
	if precise[att.By] || att.Cue.Empty() {
		return true
	}
	for k := range f.atts {
		if k != i && f.inside(att.Cue, f.atts[k].Contents) {
			return true
		}
	}
	for t := att.Cue.Start; t < att.Cue.End; t++ {
		if f.doc.Proposals.Anchors[t] > doubt {
			return true
		}
	}
	return false
}
