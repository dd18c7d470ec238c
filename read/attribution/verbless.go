package attribution

import "github.com/sayso-news/sayso/nlp"

// verbless is the sieve of sentences whose reporting verb is missing: "A
// harbour official quoted by Kestrel News that the quay would close", "An aide
// in a statement: …".
func (f *finder) verbless() {
	f.toOutlet()
	for t := f.sent.Start; t+3 < f.sent.End; t++ {
		if !f.oneOf(t, "quoted", "cited", "interviewed") || f.lower(t+1) != "by" || f.outer(t) != nil || f.taken[t] {
			continue
		}
		if c := f.chunk(t); c != nil && c.Kind == nlp.VG && c.Finite {
			continue
		}
		start, ok := f.nominalEndingAt(f.beforeComma(t - 1))
		np := f.np(t + 2)
		if !ok || np == nil {
			continue
		}
		att := nlp.Attribution{
			Cue:      nlp.Span{Start: t, End: t + 2},
			Sources:  []nlp.Span{{Start: start, End: f.beforeComma(t-1) + 1}},
			Carriers: []nlp.Carrier{{Span: np.Span, Link: nlp.Span{Start: t, End: t + 2}, Side: nlp.Nearer}},
			By:       "attribution/verbless", Score: 0.8, Stance: "neutral",
		}
		i := f.extend(np.Span.End, false)
		_, i = f.carriersFrom(i, false)
		if f.lower(i) == "," {
			i++
		}
		c := cue{vg: &nlp.Chunk{Span: att.Cue}, end: i}
		if vg := f.vg(i); vg != nil && vg.Finite { // "…, quoted by X, said that …": the verb is there
			if v, ok := reportingAt(f, vg); ok {
				content, _ := f.contentAfter(cue{vg: vg, verb: v, span: vg.Span, end: vg.Span.End}, vg.Span.End, true)
				if !content.Empty() {
					att.Cue, att.Contents = vg.Span, []nlp.Span{content}
					f.add(att)
				}
				continue
			}
		}
		if f.lower(i) != "that" && f.speech(i) == nil && f.lower(i) != ":" {
			// no content after: perhaps before ("…, an official quoted by X")
			if p := f.contentStart(start); p < start && f.lower(start-1) == "," && f.finiteBetween(p, start) {
				att.Contents = []nlp.Span{f.trim(nlp.Span{Start: p, End: start - 1})}
				f.add(att)
			}
			continue
		}
		att.Contents = []nlp.Span{f.trim(nlp.Span{Start: i, End: f.contentEnd(i, c)})}
		f.add(att)
	}
}

// toOutlet reads a sentence after a quotation that is nothing but its speaker and
// the outlet: “…” Plant manager Olha Demchuk to Reuters.
func (f *finder) toOutlet() {
	q := f.speechEndingAt(f.sent.Start - 1)
	np := f.np(f.sent.Start)
	if q == nil || np == nil || f.lower(np.Span.End) != "to" || !f.sameBlock(q.Span.Start, f.sent.Start) {
		return
	}
	to := f.np(np.Span.End + 1)
	if to == nil || !f.outletAt(to) || f.nounPhraseOfTime(to.Span.End) < f.stop() && to.Span.End < f.stop() {
		return
	}
	link := nlp.Span{Start: np.Span.End, End: np.Span.End + 1}
	f.add(nlp.Attribution{Cue: link, Sources: []nlp.Span{np.Span}, Contents: []nlp.Span{q.Span},
		Carriers: []nlp.Carrier{{Span: to.Span, Link: link, Side: nlp.Nearer}}, By: "attribution/verbless", Score: 0.8, Stance: "neutral"})
}

func (f *finder) beforeComma(i int) int {
	if f.lower(i) == "," {
		return i - 1
	}
	return i
}
