package attribution

import (
	"slices"
	"strings"

	"github.com/sayso-news/sayso/internal/lang/en"
	"github.com/sayso-news/sayso/nlp"
)

// doubt is how unlikely the trained reader must hold every word of a cue for a
// rule's attribution to be dropped.
const doubt = 0.25

// A proposal that no sieve shares needs a word that is part of a cue this often (of
// 100 uses), or this score.
const (
	telling = 40
	likely  = 0.7
)

// surely is the score that a proposal needs unless the tree shows it plainly;
// resumed is what one needs whose subject is a personal pronoun.
const (
	surely  = 0.5
	resumed = 0.4
)

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
	f.sieved = found
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
		if k := f.sameCue(p); k >= 0 {
			if p.Score >= surely {
				f.adopt(&f.atts[k], p)
			}
			kept[k] = true
		} else {
			f.propose(p)
		}
	}
	index := f.contents()
	var out []nlp.Attribution
	for i := range f.atts {
		if i >= found || kept[i] || f.stands(index, i) {
			out = append(out, f.atts[i])
		}
	}
	f.atts = out
}

// sameCue gives the sieves' attribution whose cue is a proposal's, or that has no
// cue and its content; -1 when none is.
func (f *finder) sameCue(p *nlp.Attribution) int {
	at := -1
	from, to := f.near(hull(p.Cue, p.Contents))
	for k := from; k < to; k++ {
		att := &f.atts[k]
		if (att.Cue.Overlaps(p.Cue) || att.Cue.Empty() && overlap(att.Contents, p.Contents)) && (at < 0 || f.atts[k].Score > f.atts[at].Score) {
			at = k
		}
	}
	return at
}

// adopt gives a sieve's attribution the spans of a proposal.
func (f *finder) adopt(att, p *nlp.Attribution) {
	if precise[att.By] {
		return
	}
	if overlap(f.pieces(p), att.Sources) { // who speaks was cut in two: "a person with knowledge of" "the report"
		att.Cue = f.cutCue(att, p.Cue)
		return
	}
	if sources := f.nearest(p, att.Sources); len(sources) > 0 && !f.carried(att, sources) {
		switch {
		case att.By == "attribution/passive": // the one told is no source
		case within(sources, att.Sources) && f.names(att.Sources) > f.names(sources): // "Holm, a retired judge" for "a retired judge"
		case within(sources, att.Sources) && !f.nominal(sources): // "two" of "two pilots"
		case within(sources, att.Sources) && f.tag(sources[0].Start-1) == nlp.ADP: // "the papers" of "a person with the papers"
		default:
			att.Sources = sources
		}
	}
	att.Contents = f.settle(att, f.pieces(p))
	att.Cue = f.cutCue(att, p.Cue)
	att.Mode = f.mode(att.Contents)
	if sieve, ok := strings.CutPrefix(att.By, "attribution/"); ok {
		att.By = "trained+" + sieve
	}
	att.Score = p.Score
}

// pieces gives the contents of a proposal without the crumbs: a phrase of three
// words or fewer without a verb, outside quotation marks, beside a longer piece,
// and a citation, which says who said it.
func (f *finder) pieces(p *nlp.Attribution) []nlp.Span {
	longest := 0
	for _, span := range p.Contents {
		longest = max(longest, span.Len())
	}
	return slices.DeleteFunc(slices.Clone(p.Contents), func(span nlp.Span) bool {
		if block := f.doc.Tokens[span.Start].Block; block >= 0 && block < f.doc.Tokens[p.Cue.Start].Block && (f.quoteAt[span.Start] < 0 || f.doc.Blocks[block].Kind == "heading") {
			return true // what a block above says without marks is nobody's below
		}
		if span.Len() < longest && f.oneOf(span.Start, "citing", "quoting") && f.quoteAt[span.Start] < 0 {
			return true
		}
		return span.Len() <= 3 && span.Len() < longest && f.quoteAt[span.Start] < 0 && !f.verbIn(span) &&
			!f.oneOf(span.Start, "which", "who", "what", "that", "whom")
	})
}

// settle chooses between the contents of a sieve and those proposed for the same
// cue. Quotation marks are hard evidence: a piece of a quotation gives way to
// the whole. A clause that the sieve ends before another verb with the same
// subject ("… and took issue with") ends there.
func (f *finder) settle(att *nlp.Attribution, pieces []nlp.Span) []nlp.Span {
	if att.Mode == "direct" && within(pieces, att.Contents) {
		return att.Contents
	}
	if !overlap(pieces, att.Contents) && !slices.ContainsFunc(pieces, f.verbIn) {
		return att.Contents
	}
	if within(pieces, att.Contents) && f.fromOutlet(att) && f.nests(att) {
		return att.Contents
	}
	pieces = f.wholeQuotes(pieces)
	if len(att.Contents) == 1 {
		pieces = f.mended(pieces, att.Contents[0])
	}
	if len(pieces) == 1 && len(att.Contents) == 1 {
		own, span := att.Contents[0], pieces[0]
		if s := f.subjectBefore(span); s >= own.Start { // "Ministers of [both countries met], officials said"
			span.Start = own.Start
			pieces[0] = span
		}
		if own.Start < span.Start && own.End >= span.Start && f.midway(own.Start, span.Start) { // "The firm signed [a deal], officials said"
			span.Start = own.Start
			pieces[0] = span
		}
		if own.Covers(span) && span.End < own.End && f.cutShort(span.End) { // "The plan was sent to [the council], officials said"
			span.End = own.End
			pieces[0] = span
		}
		if own.Start >= span.Start && own.Start <= span.Start+4 && own.End < span.End && f.goesOn(own.End) {
			return []nlp.Span{{Start: span.Start, End: own.End}}
		}
	}
	return pieces
}

// mended joins pieces between which nothing ends: a sieve holds them and the words
// between them for one content, without a mark or a cue.
func (f *finder) mended(pieces []nlp.Span, own nlp.Span) []nlp.Span {
	var out []nlp.Span
	for _, span := range pieces {
		if n := len(out); n > 0 && own.Covers(out[n-1]) && own.Covers(span) && out[n-1].End < span.Start && !f.breaks(out[n-1].End, span.Start) {
			out[n-1].End = span.End
			continue
		}
		out = append(out, span)
	}
	return out
}

// breaks reports whether a mark or a cue stands between two tokens, or a quotation
// begins or ends there.
func (f *finder) breaks(from, to int) bool {
	for t := from; t < to; t++ {
		if f.tag(t) == nlp.PUNCT || f.taken[t] {
			return true
		}
	}
	return f.outer(from-1) != f.outer(to)
}

// subjectBefore gives the subject of a span's verb where it stands before the span,
// else -1.
func (f *finder) subjectBefore(span nlp.Span) int {
	if verb := f.headOf(span); verb >= 0 && f.tag(verb) == nlp.VERB {
		if s := f.dependent(verb, "nsubj"); s < span.Start {
			return s
		}
	}
	return -1
}

// midway reports whether a clause that starts at token from has its verb before
// token t and goes on there without a break.
func (f *finder) midway(from, t int) bool {
	return f.finiteBetween(from, t) && f.outer(t) == nil && !f.oneOf(t-1, ",", ";", ":", "—", "–", "that", "but", "and", "whether") && !f.takenBetween(from, t)
}

// cutShort reports whether what ends at token t ends behind a word that asks
// for more: a preposition, an article, an auxiliary.
func (f *finder) cutShort(t int) bool {
	switch f.tag(t - 1) {
	case nlp.ADP, nlp.DET, nlp.PART, nlp.AUX, nlp.CCONJ:
		return f.chunk(t) != nil
	}
	c := f.chunk(t)
	return c != nil && c.Span.Start < t
}

// wholeQuotes goes on to the end of a quotation with what starts where it opens.
func (f *finder) wholeQuotes(pieces []nlp.Span) []nlp.Span {
	var out []nlp.Span
	for _, span := range pieces {
		if n := len(out); n > 0 && out[n-1].Covers(span) {
			continue
		}
		if q := f.speech(span.Start); q != nil && q.Span.Start == span.Start && q.Balanced && q.Span.End > span.End {
			span.End = q.Span.End
		}
		out = append(out, span)
	}
	return out
}

// goesOn reports whether the speaker's next verb follows at token t: "and took issue".
func (f *finder) goesOn(t int) bool {
	if f.lower(t) == "," {
		t++
	}
	if !f.oneOf(t, "and", "but") {
		return false
	}
	if f.newSpeaker(t + 1) {
		return true
	}
	for t++; f.tag(t) == nlp.ADV && f.vg(t) == nil; t++ {
	}
	vg := f.vg(t)
	return vg != nil && vg.Finite
}

// within reports whether every span lies in one of the others.
func within(spans, others []nlp.Span) bool {
	for _, span := range spans {
		if !slices.ContainsFunc(others, func(o nlp.Span) bool { return o.Covers(span) }) {
			return false
		}
	}
	return true
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
	att := nlp.Attribution{Cue: p.Cue, Contents: f.pieces(p), Sources: f.nearest(p, nil), By: "trained", Score: p.Score, Stance: "neutral"}
	reports := false
	for t := p.Cue.Start; t < p.Cue.End; t++ {
		verb, ok := en.Reporting(f.lower(t))
		if !ok {
			continue
		}
		reports = reports || verb.Share >= telling
		if verb.Stance == en.StanceDecline && f.unanswered(append([]nlp.Span{{Start: t + 1, End: p.Cue.End}}, p.Contents...)) {
			return // who declines to comment says nothing
		}
		att.Stance = verb.Stance.String()
		if vg := f.chunk(t); vg != nil && vg.Kind == nlp.VG { // it begins with its auxiliaries
			if vg.Negated && f.oneOf(vg.Head, "reply", "respond", "answer") {
				return // nor does who does not reply
			}
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
	switch plain := f.plain(p); {
	case plain:
	case p.Score >= resumed && f.pronounSpeaks(p):
	case p.Score < surely, !reports && p.Score < likely:
		return
	}
	if len(att.Sources) == 0 {
		att.Sources = f.shared(p)
	}
	if len(att.Sources) == 1 && !f.carried(&att, att.Sources) {
		source, seen := f.seenBy(att.Sources[0])
		att.Sources, att.Carriers = []nlp.Span{source}, append(seen, att.Carriers...)
	}
	from, to := f.near(hull(p.Cue, att.Contents))
	for k := from; k < to; k++ { // "citing port officials" brings in who said it, and says nothing itself
		for _, c := range f.atts[k].Carriers {
			if f.inside(c.Span, att.Contents) && !slices.ContainsFunc(att.Contents, f.verbIn) {
				return
			}
		}
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
	"attribution/colon": true, byTranscript: true, "attribution/dash": true, "attribution/according-to": true,
	"attribution/verbless": true, "attribution/unstated": true, "attribution/relative": true,
}

// stands reports whether a sieve's attribution that no proposal has is kept: one of a
// precise sieve, a quotation with its speaker, one with a likely cue that the tree
// backs. Inside another statement, where the trained reader does not look, a finite
// or sure cue is enough.
func (f *finder) stands(index *contents, i int) bool {
	att := &f.atts[i]
	spoken := att.By == "attribution/direct" && len(att.Sources) > 0 && f.speech(att.Contents[0].Start) != nil
	if precise[att.By] || spoken || att.Cue.Empty() {
		return true
	}
	for c := range index.over(att.Cue) {
		if c.att != i {
			return att.Score >= sure || f.finite([]nlp.Span{att.Cue}) || f.backed(att)
		}
	}
	for t := att.Cue.Start; t < att.Cue.End; t++ {
		if f.doc.Proposals.Anchors[t] > doubt {
			return f.backed(att)
		}
	}
	return false
}

// nests reports whether a content of att holds the cue of another sieve's find.
func (f *finder) nests(att *nlp.Attribution) bool {
	from, to := f.near(hull(att.Cue, att.Contents))
	for k := from; k < to; k++ {
		if other := &f.atts[k]; other.Cue != att.Cue && f.holds(att, other.Cue) {
			return true
		}
	}
	return false
}

// cutCue ends a proposed cue where the cue of another find starts, or a carrier:
// "told" of "told Aftonposten".
func (f *finder) cutCue(att *nlp.Attribution, cue nlp.Span) nlp.Span {
	cut := func(at int) {
		if at > max(att.Cue.Start, cue.Start) && at < cue.End {
			cue.End = at
		}
	}
	from, to := f.near(cue)
	for k := from; k < to; k++ {
		cut(f.atts[k].Cue.Start)
	}
	for _, c := range att.Carriers {
		cut(c.Span.Start)
	}
	return cue
}

func overlap(spans, others []nlp.Span) bool {
	for _, span := range spans {
		if slices.ContainsFunc(others, span.Overlaps) {
			return true
		}
	}
	return false
}
