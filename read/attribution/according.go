package attribution

import (
	"github.com/sayso-news/sayso/internal/lang/en"
	"github.com/sayso-news/sayso/nlp"
)

// according is the sieve of "according to", "in the words of", and "as X put it".
func (f *finder) according() {
	for t := f.sent.Start; t+2 < f.sent.End; t++ {
		end := 0
		switch {
		case f.is(t, "according", "to"):
			end = t + 2
		case f.is(t, "as", "reported", "by"), f.is(t, "as", "quoted", "by"):
			end = t + 3
		case f.is(t, "in", "the", "words", "of"):
			end = t + 4
		case f.is(t, "in", "the", "view", "of"), f.is(t, "in", "the", "opinion", "of"):
			end = t + 4
		}
		if f.lower(t) == "per" && t > f.sent.Start && f.lower(t-1) == "," && f.np(t+1) != nil && f.canCarry(f.np(t+1)) {
			end = t + 1
		}
		if end == 0 || f.taken[t] {
			continue
		}
		f.at = t
		np := f.np(end)
		if np == nil {
			continue
		}
		list, next := f.behind(np, nlp.Span{Start: t, End: end})
		att := nlp.Attribution{Cue: nlp.Span{Start: t, End: end}, By: "attribution/according-to", Score: 0.9, Stance: en.StanceNeutral.String()}
		// Who is named last stands furthest: the source; the rest lie before it.
		att.Sources = []nlp.Span{list[len(list)-1].Span}
		if len(list) == 1 {
			att.Sources[0] = f.sourceWithApposition(att.Sources[0])
			next = max(next, att.Sources[0].End)
		}
		for _, c := range list[:len(list)-1] {
			c.Side = nlp.Nearer
			att.Carriers = append(att.Carriers, c)
		}
		more, after := f.cited(next)
		att.Carriers = append(att.Carriers, more...)
		next = max(next, after)
		before := f.accordingBefore(t)
		switch {
		case !before.Empty() && f.lower(next) == "," && !f.finiteBetween(before.Start, before.End) && f.finiteBetween(next, f.stop()) && f.np(before.Start) != nil && f.outer(before.Start) == nil:
			// "The bridge, according to Ruiz, has lost its bolts"
			att.Contents = []nlp.Span{before, f.trim(nlp.Span{Start: next + 1, End: f.contentEnd(next+1, cue{vg: &nlp.Chunk{Span: nlp.Span{Start: t, End: end}}, end: end})})}
		case !before.Empty():
			att.Contents = []nlp.Span{before}
		default:
			if f.lower(next) == "," {
				next++
			}
			c := cue{vg: &nlp.Chunk{Span: nlp.Span{Start: t, End: end}}, end: end}
			att.Contents = []nlp.Span{f.trim(nlp.Span{Start: next, End: f.contentEnd(next, c)})}
		}
		f.add(att)
	}
}

// sourceWithApposition widens a source over ", a spokesman for the union".
func (f *finder) sourceWithApposition(span nlp.Span) nlp.Span {
	span.End = max(span.End, f.extend(span.End, true))
	return span
}

// accordingBefore gives the content before the cue at token t, empty when the
// cue opens the sentence.
func (f *finder) accordingBefore(t int) nlp.Span {
	p := t
	if f.lower(p-1) == "," {
		p--
	}
	if p > f.sent.Start && f.oneOf(p-1, "\"", "”", "''") && f.speechEndingAt(p-1) != nil {
		return f.withLeadIn(f.speechEndingAt(p - 1).Span)
	}
	start := f.contentStart(p)
	// inside another content: "said taxes rose, according to" starts with it
	if start >= p {
		return nlp.Span{}
	}
	// ", and, according to Ruiz, taxes rose": the content follows
	if p-start < 2 && !f.finiteBetween(start, p) {
		return nlp.Span{}
	}
	if f.oneOf(p-1, "and", "but", "that") {
		return nlp.Span{}
	}
	return f.trim(nlp.Span{Start: start, End: p})
}

// passiveBy is the sieve of "was accused by", "was quoted as saying": passive
// reporting verbs whose subject is not the speaker.
func (f *finder) passiveBy(c cue) bool {
	if !c.vg.Passive {
		return false
	}
	if f.oneOf(c.vg.Head, "quoted", "cited") {
		for t := c.end; t < c.end+10 && t < f.sent.End; t++ {
			if f.lower(t) == "as" && f.oneOf(t+1, "saying", "telling", "calling", "describing") {
				return f.quotedAs(c, t)
			}
		}
	}
	subj, ok := f.leftSubject(c.vg.Span.Start)
	expletive := ok && subj.span.Len() == 1 && f.lower(subj.span.Start) == "it"
	att := nlp.Attribution{Cue: c.span, Stance: c.verb.Stance.String(), By: "attribution/passive", Score: 0.6}
	i := c.end
	if f.lower(i) == "by" && f.np(i+1) != nil { // "was announced by the ministry"
		np := f.np(i + 1)
		if np == nil || f.tag(np.Head) == nlp.VERB || c.verb.Takes.Has(en.TakesWeak) {
			return false
		}
		end := f.wholeNominal(np)
		att.Sources = []nlp.Span{{Start: np.Span.Start, End: end}}
		att.Cue.End = i + 1
		if c.verb.Takes.Has(en.TakesTold) && f.lower(end) == "that" { // "The Gazette was told by pilots that …"
			if np := f.np(subj.span.Start); ok && np != nil && f.outletAt(np) {
				att.Carriers = []nlp.Carrier{{Span: np.Span, Link: c.span, Side: nlp.Nearer}}
			}
			att.Contents = []nlp.Span{f.trim(nlp.Span{Start: end, End: f.contentEnd(end+1, c)})}
			return f.add(att)
		}
		if ok && !expletive {
			att.Contents = []nlp.Span{f.trimSource(subj.span)}
			return f.add(att)
		}
		i = end
	}
	_, i = f.carriersFrom(i, false)
	switch {
	case expletive && (f.lower(i) == "that" || f.finiteBetween(i, f.stop())):
		att.Contents = []nlp.Span{f.trim(nlp.Span{Start: i, End: f.contentEnd(i, c)})}
		return f.add(att)
	case ok && f.lower(i) == "to" && c.verb.Takes.Any(en.TakesPassInf) && f.vg(i) != nil:
		att.Contents = []nlp.Span{f.trimSource(subj.span), f.trim(nlp.Span{Start: i, End: f.contentEnd(i, c)})}
		return f.add(att)
	}
	// "was told by doctors that": the recipient is the subject; leave it to the other sieves
	return c.verb.Takes.Has(en.TakesTold) && false
}

// quotedAs reads "Ruiz was quoted as saying (by Kestrel News) that …".
func (f *finder) quotedAs(c cue, as int) bool {
	subj, ok := f.subjectOf(c.vg)
	if !ok {
		return false
	}
	att := nlp.Attribution{Cue: nlp.Span{Start: c.vg.Span.Start, End: as + 2}, Sources: []nlp.Span{f.trimSource(subj.span)},
		By: "attribution/quoted-as", Score: 0.9, Stance: en.StanceNeutral.String()}
	if as > c.end+1 && f.oneOf(c.end, "by", "in", "on") && f.np(c.end+1) != nil {
		np := f.np(c.end + 1)
		att.Carriers = append(att.Carriers, nlp.Carrier{Span: np.Span, Link: nlp.Span{Start: c.vg.Head, End: c.end + 1}, Side: nlp.Nearer})
	}
	i := as + 2
	if f.oneOf(i, "by", "in", "on") && f.np(i+1) != nil && f.outer(i+1) == nil {
		np := f.np(i + 1)
		if f.oneOf(np.Head, "article", "story", "report", "interview", "column") && f.oneOf(np.Span.End, "in", "by", "with", "on", "for") && f.np(np.Span.End+1) != nil && f.outletAt(f.np(np.Span.End+1)) {
			np = f.np(np.Span.End + 1) // "in an article in the Gazette"
		}
		att.Carriers = append(att.Carriers, nlp.Carrier{Span: np.Span, Link: nlp.Span{Start: c.vg.Head, End: c.vg.Head + 1}, Side: nlp.Nearer})
		i = f.extend(np.Span.End, false)
	}
	more, i := f.carriersFrom(i, false)
	att.Carriers = append(att.Carriers, more...)
	c.verb, _ = en.Reporting("said")
	if before, by := f.contentBefore(c, subj, true); !before.Empty() {
		att.Contents, att.By = []nlp.Span{before}, by
		f.by(i, &att)
		f.quoterUnstated(c, as, &att)
		return f.add(att)
	}
	content, _ := f.contentAfter(c, i, true)
	if content.Empty() {
		return false
	}
	att.Contents = []nlp.Span{content}
	f.by(content.End, &att)
	f.quoterUnstated(c, as, &att)
	return f.add(att)
}

// quoterUnstated adds the words "was quoted as" themselves as the carrier when
// nobody is said to have quoted.
func (f *finder) quoterUnstated(c cue, as int, att *nlp.Attribution) {
	if len(att.Carriers) == 0 && !f.insideContent(c.vg.Head) {
		words := nlp.Span{Start: c.vg.Span.Start, End: as + 1}
		att.Carriers = []nlp.Carrier{{Span: words, Link: words, Side: nlp.Nearer}}
	}
}

// by reads a closing "by Kestrel News" after a quotation.
func (f *finder) by(i int, att *nlp.Attribution) {
	if f.lower(i) == "," {
		i++
	}
	if f.oneOf(i, "by") && f.np(i+1) != nil && f.outletAt(f.np(i+1)) {
		np := f.np(i + 1)
		att.Carriers = append(att.Carriers, nlp.Carrier{Span: np.Span, Link: nlp.Span{Start: i, End: i + 1}, Side: nlp.Nearer})
	}
}
