package attribution

import "github.com/sayso-news/sayso/nlp"

// continueQuotes is the sieve of quotations that no cue of their own sentence
// explains: speech that goes on after "…," she said, or a paragraph that is a
// quotation by whoever spoke last. A quotation without any speaker is kept,
// its source empty.
func (f *finder) continueQuotes() {
	covered := f.coverage()
	spoken := f.spoken()
	for i := range f.doc.Quotes {
		quote := &f.doc.Quotes[i]
		if quote.Parent >= 0 || quote.Scare || quote.Span.Len() < 6 || f.coveredShare(covered, quote.Span) > 0.5 {
			continue
		}
		s := f.doc.SentenceAt(quote.Span.Start)
		if s < 0 {
			continue
		}
		f.sent = f.doc.Sentences[s]
		if !f.speaks(f.sent) {
			continue
		}
		opens := quote.Span.Start == f.sent.Start
		if prev := spoken.before(quote.Span.Start); prev >= 0 {
			att := &f.atts[prev]
			same := f.sameBlock(att.Contents[len(att.Contents)-1].End-1, quote.Span.Start)
			gap := quote.Span.Start - max(att.Cue.End, att.Contents[len(att.Contents)-1].End)
			if opens && same && att.Mode != "indirect" && gap < 30 && att.Within < 0 && f.quoteOnlyBetween(att, quote) {
				att.Contents = append(att.Contents, quote.Span)
				spoken.add(prev)
				continue
			}
			if opens && len(att.Sources) > 0 {
				added := f.add(nlp.Attribution{Cue: nlp.Span{Start: quote.Span.Start, End: quote.Span.Start}, Contents: []nlp.Span{quote.Span},
					Sources: att.Sources, Carriers: att.Carriers, By: "attribution/continued", Score: 0.5, Stance: "neutral"})
				if added {
					spoken.add(len(f.atts) - 1)
				}
				continue
			}
		}
		if vg := f.finiteIn(quote.Span); vg {
			if f.add(nlp.Attribution{Cue: nlp.Span{Start: quote.Span.Start, End: quote.Span.Start}, Contents: []nlp.Span{quote.Span}, Sources: f.speakerAround(quote),
				By: "attribution/uncued-quote", Score: 0.4, Stance: "neutral"}) {
				spoken.add(len(f.atts) - 1)
			}
		}
	}
}

// speakerAround guesses the speaker of a quotation without a cue: the subject of
// the verb group before it in its sentence.
func (f *finder) speakerAround(quote *nlp.Quote) []nlp.Span {
	for t := quote.Span.Start - 1; t >= f.sent.Start; t-- {
		c := f.chunk(t)
		if c == nil || c.Kind != nlp.VG || !c.Finite || c.Span.Start != t {
			continue
		}
		if subj, ok := f.leftSubject(t); ok {
			return []nlp.Span{f.trimSource(subj.span)}
		}
	}
	return nil
}

func (f *finder) finiteIn(span nlp.Span) bool { return f.finiteBetween(span.Start, span.End) }

// quoteOnlyBetween reports whether nothing but the cue and its source stands
// between an attribution's last content and a quotation.
func (f *finder) quoteOnlyBetween(att *nlp.Attribution, quote *nlp.Quote) bool {
	last := att.Contents[len(att.Contents)-1].End
	for t := last; t < quote.Span.Start; t++ {
		if f.outer(t) != nil {
			return false
		}
	}
	return true
}

// spoken finds the last attribution with a source before a place. It is asked
// from the start of the text to its end.
type spoken struct {
	f      *finder
	endsAt []int32 // token → attribution that ends before it, the last of several, -1
	at     int     // tokens looked at
	last   int     // the attribution that ends last up to there, -1
}

func (f *finder) spoken() *spoken {
	s := &spoken{f: f, endsAt: filled(len(f.doc.Tokens) + 1), last: -1}
	for i := range f.atts {
		s.add(i)
	}
	return s
}

func (s *spoken) stop(i int) int {
	att := &s.f.atts[i]
	return max(att.Cue.End, att.Contents[len(att.Contents)-1].End)
}

// add enters attribution i, new or longer than before.
func (s *spoken) add(i int) {
	if len(s.f.atts[i].Sources) > 0 {
		stop := s.stop(i)
		s.endsAt[stop] = max(s.endsAt[stop], int32(i))
	}
}

// before gives the last attribution, in text order, that ends before token i
// within the paragraph before or the same, -1 when none does.
func (s *spoken) before(i int) int {
	for ; s.at <= i; s.at++ {
		if k := s.endsAt[s.at]; k >= 0 && s.stop(int(k)) == s.at {
			s.last = int(k)
		}
	}
	if s.last < 0 || s.f.doc.Tokens[max(0, s.stop(s.last)-1)].Block < s.f.doc.Tokens[i].Block-1 {
		return -1
	}
	return s.last
}

// coverage marks the tokens that attributions take: contents, cues, sources.
func (f *finder) coverage() []bool {
	covered := make([]bool, len(f.doc.Tokens))
	mark := func(span nlp.Span) {
		for t := span.Start; t < span.End; t++ {
			covered[t] = true
		}
	}
	for i := range f.atts {
		att := &f.atts[i]
		mark(att.Cue)
		for _, span := range att.Contents {
			mark(span)
		}
		for _, span := range att.Sources {
			mark(span)
		}
		for _, c := range att.Carriers {
			mark(c.Span)
			mark(c.Link)
		}
	}
	return covered
}

func (f *finder) coveredShare(covered []bool, span nlp.Span) float64 {
	n := 0
	for t := span.Start; t < span.End; t++ {
		if covered[t] {
			n++
		}
	}
	return float64(n) / float64(max(1, span.Len()))
}
