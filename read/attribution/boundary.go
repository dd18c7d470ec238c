package attribution

import (
	"github.com/sayso-news/sayso/internal/lang/en"
	"github.com/sayso-news/sayso/nlp"
)

// contentEnd gives where a content that starts at token i and follows cue c
// ends: before the next speaker's cue, a coordinated cue of the same speaker, a
// citation, or the end of the sentence.
func (f *finder) contentEnd(i int, c cue) int {
	stop := f.stop()
	inside := f.outer(c.vg.Span.Start)
	subordinate := f.oneOf(i, subordinators...) || f.lower(i) == "that" && f.oneOf(i+1, subordinators...)
	if inside != nil {
		stop = min(stop, inside.Span.End)
		if stop > i && f.oneOf(stop-1, "\"", "”", "''", "’", "»") {
			stop--
		}
	}
	if i > f.sent.Start+1 && f.outer(i-1) != nil && f.outer(i) == nil && f.lower(i-2) == "," && f.endsContent(i, stop) {
		return i
	}
	for t := i; t < stop; t++ {
		if q := f.outer(t); q != nil && q != inside {
			if end := q.Span.End; end < stop && f.lower(end-2) == "," && f.endsContent(end, stop) {
				return end
			}
			if q.Span.End > stop {
				return max(stop, min(q.Span.End, f.sent.End))
			}
			t = q.Span.End - 1
			continue
		}
		switch {
		case f.lower(t) == ";":
			return t
		case t > i && f.lower(t) == ",":
			if subordinate && !f.citation(t+1) { // "said that when she woke, she was told"
				subordinate = false
				continue
			}
			if end := f.insertionAfterSubject(i, t, stop); end > t {
				t = end
				continue
			}
			if vg := f.vg(t + 1); vg != nil && vg.Finite && f.oneOf(c.vg.Span.Start-1, "who", "which") {
				return t // "General Tamm, who leads the force, had left"
			}
			if f.endsContent(t+1, stop) {
				return t
			}
		case t > i && f.oneOf(t, "and", "but"):
			if f.sharedCue(t+1) || f.lower(t+1) == "also" && f.followedByVerb(t+1) || f.newSpeaker(t+1) {
				return t
			}
		case t > i && f.is(t, "according", "to"):
			return t
		}
	}
	return stop
}

// newSpeaker reports whether another subject with a verb of saying of its own and
// a clause behind it starts at token i: "but officials have said no one was hurt".
func (f *finder) newSpeaker(i int) bool {
	np := f.np(i)
	if np == nil {
		return false
	}
	end := f.extend(np.Span.End, false)
	for f.tag(end) == nlp.ADV {
		end++
	}
	vg := f.vg(end)
	if vg == nil || !vg.Finite || vg.Passive {
		return false
	}
	v, ok := en.Reporting(f.lower(vg.Head))
	if !ok || v.Share < 60 && v.Lemma != "say" || !v.Takes.Has(en.TakesClause) {
		return false
	}
	return f.lower(vg.Span.End) == "that" || f.np(vg.Span.End) != nil && f.finiteBetween(vg.Span.End, f.stop())
}

// endsContent reports whether what follows a comma, at token i, is no longer
// the content: a citation, a participle cue, another speaker's cue.
func (f *finder) endsContent(i, stop int) bool {
	if f.citation(i) {
		return true
	}
	if f.oneOf(i, "which", "who") && f.np(i+1) != nil { // ", which Ruiz said was late"
		if vg := f.vg(f.np(i + 1).Span.End); vg != nil && vg.Finite && f.vg(vg.Span.End) != nil && f.vg(vg.Span.End).Finite {
			if v, ok := en.Reporting(f.lower(vg.Head)); ok && v.Takes.Has(en.TakesClause) {
				return true
			}
		}
	}
	if vg := f.vg(i); vg != nil && !vg.Finite && f.lower(i) != "to" {
		if v, ok := en.Reporting(f.lower(vg.Head)); ok && (v.Share >= 40 || v.Lemma == "say") {
			return true
		}
	}
	j := i
	conj := f.oneOf(j, "and", "but", "while", "although", "though", "whereas")
	if conj {
		j++
	}
	if f.sharedCue(j) || f.newSpeaker(j) {
		return true
	}
	if f.lower(j) == "as" {
		j++
	}
	// ", Ruiz said" to the end, or ", but Brandt said that …"
	if np := f.np(j); np != nil {
		end := f.extend(np.Span.End, true)
		if f.oneOf(end, "and", "or") && f.np(end+1) != nil { // "a source and another official told"
			end = f.extend(f.np(end+1).Span.End, true)
		}
		if publishing[f.lower(end)] && f.lower(end+1) == "by" && f.np(end+2) != nil { // "a poll published by the Gazette showed"
			end = f.np(end + 2).Span.End
		}
		if f.lower(end) == "," {
			end++
		}
		for f.tag(end) == nlp.ADV {
			end++
		}
		if vg := f.vg(end); vg != nil && vg.Finite {
			if v, ok := en.Reporting(f.lower(vg.Head)); ok && v.Takes.Any(en.TakesClause|en.TakesQuote) {
				_, next := f.carriersFrom(vg.Span.End, v.Takes.Has(en.TakesTold))
				if next >= stop || f.oneOf(next, ",", ".") || f.speech(next) != nil {
					return true
				}
				if conj && (v.Share < 0 || v.Share >= 50) {
					return true
				}
			}
		}
	}
	if vg := f.vg(i); vg != nil && vg.Finite { // ", said Ruiz"
		if v, ok := en.Reporting(f.lower(vg.Head)); ok && v.Takes.Any(en.TakesClause|en.TakesQuote) && f.np(vg.Span.End) != nil && !f.followedByVerb(f.np(vg.Span.End).Span.End) {
			return true
		}
	}
	return false
}

// insertionAfterSubject gives the comma that closes what the comma at token t opens
// between the subject of a content that starts at i and its verb: "a minister,
// whom it did not name, said". 0 when none is there.
func (f *finder) insertionAfterSubject(i, t, stop int) int {
	if f.finiteBetween(i, t) || f.np(t+1) == nil && !f.oneOf(t+1, "who", "which", "whose", "whom") {
		return 0
	}
	for k := t + 1; k < stop && k < t+20; k++ {
		if f.lower(k) == "," {
			if vg := f.vg(k + 1); vg != nil && vg.Finite && (f.oneOf(t+1, "who", "which", "whose", "whom") || !f.finiteBetween(t, k)) {
				return k
			}
			return 0
		}
	}
	return 0
}

// subordinators open a clause that leans on the one after it.
var subordinators = []string{"when", "if", "after", "as", "because", "although", "though", "while", "since", "once", "unless", "before", "until"}

// citation reports whether words that bring in a source start at token i.
func (f *finder) citation(i int) bool {
	return f.is(i, "according", "to") || f.oneOf(i, "citing", "quoting")
}

// sharedCue reports whether a finite reporting verb without a subject of its
// own starts at token i: "and added that".
func (f *finder) sharedCue(i int) bool {
	for f.tag(i) == nlp.ADV && f.vg(i) == nil || f.oneOf(i, "also", "then", "later") && f.vg(i) == nil {
		i++
	}
	vg := f.vg(i)
	if vg == nil || !vg.Finite {
		return false
	}
	v, ok := en.Reporting(f.lower(vg.Head))
	return ok && !vg.Passive && (v.Share >= 50 || v.Lemma == "say" || v.Lemma == "add")
}
