package attribution

import "github.com/sayso-news/sayso/nlp"

// dash is the sieve of a speaker after a dash: “We are ready.” – Ilse Brandt.
func (f *finder) dash() {
	for t := f.sent.Start; t+1 < f.sent.End; t++ {
		if !f.oneOf(t, "–", "—", "--", "-", "―") || f.outer(t) != nil || t == 0 {
			continue
		}
		q := f.speechEndingAt(t - 1)
		if q == nil && f.block == "heading" && t > f.sent.Start+2 { // "Harvest down by a third – growers' union"
			q = &nlp.Quote{Span: nlp.Span{Start: f.sent.Start, End: t}}
		}
		if q == nil || !f.sameBlock(t-1, t) {
			continue
		}
		np := f.np(t + 1)
		if np == nil {
			continue
		}
		end := f.extend(np.Span.End, true)
		if end < f.stop() || !f.couldSpeak(nlp.Span{Start: np.Span.Start, End: np.Span.End}) {
			continue
		}
		f.add(nlp.Attribution{Cue: nlp.Span{Start: t, End: t + 1}, Sources: []nlp.Span{{Start: np.Span.Start, End: end}},
			Contents: []nlp.Span{q.Span}, By: "attribution/dash", Score: 0.85, Stance: "neutral"})
		return
	}
}
