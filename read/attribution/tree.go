package attribution

import (
	"slices"
	"strings"

	"github.com/sayso-news/sayso/internal/lang/en"
	"github.com/sayso-news/sayso/nlp"
)

// headOf gives the token of a span from which the others hang: the first verb
// whose head lies outside, or else the first token whose head does; -1 where
// nothing parsed the text.
func (f *finder) headOf(span nlp.Span) int {
	at := -1
	for t := span.Start; t < span.End; t++ {
		tok := &f.doc.Tokens[t]
		if tok.Rel == "" || span.Has(tok.Head) {
			continue
		}
		if tok.Tag == nlp.VERB {
			return t
		}
		if at < 0 {
			at = t
		}
	}
	return at
}

// hung gives the first token of some spans that hangs from a word of the cue by
// one of the relations, -1 when none does.
func (f *finder) hung(spans []nlp.Span, cue nlp.Span, relations ...string) int {
	for _, span := range spans {
		for t := span.Start; t < span.End; t++ {
			tok := &f.doc.Tokens[t]
			if tok.Rel == "" || !cue.Has(tok.Head) {
				continue
			}
			for _, rel := range relations {
				if tok.Rel == rel {
					return t
				}
			}
		}
	}
	return -1
}

// pronounSpeaks reports whether the subject of a proposal's verb is a personal
// pronoun: the story goes on about somebody it has named, and the trained reader
// holds such verbs for less likely than they are.
func (f *finder) pronounSpeaks(p *nlp.Attribution) bool {
	s := f.hung(p.Sources, p.Cue, "nsubj")
	return s >= 0 && f.tag(f.doc.Tokens[s].Head) == nlp.VERB && f.oneOf(s, "he", "she", "they", "i", "we", "who", "it")
}

// plain reports whether the tree shows a proposal as an attribution: its source is
// the subject of the cue's verb, and its content a clause that the verb governs, or
// an object of a verb that is known to report.
func (f *finder) plain(p *nlp.Attribution) bool {
	return f.hung(p.Sources, p.Cue, "nsubj") >= 0 && f.governs(p)
}

// backed reports whether the tree shows what a sieve has found: a noun of saying, or
// a verb that governs the content and whose subject, its own or shared by a finite
// verb ("came and said"), is the source.
func (f *finder) backed(att *nlp.Attribution) bool {
	if att.By == "attribution/noun" || f.plain(att) {
		return true
	}
	return f.finite([]nlp.Span{att.Cue}) && f.has(att.Sources, f.subjectAbove(f.headOf(att.Cue))) && f.governs(att)
}

// governs reports whether a content is a clause that the cue's verb governs, or an
// object of a verb that is known to report.
func (f *finder) governs(p *nlp.Attribution) bool {
	if f.hung(p.Contents, p.Cue, "ccomp", "xcomp") >= 0 {
		return true
	}
	verb, reports := en.Reporting(f.lower(f.headOf(p.Cue)))
	if !reports {
		return false
	}
	oblique := f.hung(p.Contents, p.Cue, "obl")
	return f.hung(p.Contents, p.Cue, "obj") >= 0 || oblique >= 0 && verb.Prep(f.lower(f.dependent(oblique, "case")))
}

// has reports whether a token stands in one of the spans.
func (f *finder) has(spans []nlp.Span, t int) bool {
	return slices.ContainsFunc(spans, func(span nlp.Span) bool { return span.Has(t) })
}

// farthest is how many verbs up a subject is looked for.
const farthest = 4

// subjectAbove gives the subject of a verb, its own or the one that it shares: of
// the verb it is joined to ("came and warned"), of the verb that governs it ("Saying so,
// she left", "seems to hope"), the noun it defines ("groups opposing the plan").
// It is -1 when the tree shows none.
func (f *finder) subjectAbove(verb int) int {
	for range farthest {
		if verb < 0 || f.tag(verb) != nlp.VERB && f.tag(verb) != nlp.ADJ && f.tag(verb) != nlp.NOUN {
			return -1
		}
		if s := f.dependent(verb, "nsubj"); s >= 0 {
			return s
		}
		tok := &f.doc.Tokens[verb]
		switch rel, _, _ := strings.Cut(tok.Rel, ":"); rel {
		case "xcomp":
			if o := f.dependent(tok.Head, "obj"); o >= 0 {
				return o
			}
		case "conj", "advcl":
		case "acl":
			return tok.Head
		default:
			return -1
		}
		verb = tok.Head
	}
	return -1
}

// dependent gives the first token of a head's sentence that hangs from it by a
// relation, -1 when none does.
func (f *finder) dependent(head int, rel string) int {
	s := f.doc.SentenceAt(head)
	if s < 0 {
		return -1
	}
	sent := f.doc.Sentences[s]
	for t := sent.Start; t < sent.End; t++ {
		if tok := &f.doc.Tokens[t]; tok.Head == head && tok.Rel == rel {
			return t
		}
	}
	return -1
}

// shared gives who speaks with a cue that has no source of its own, by the tree.
func (f *finder) shared(p *nlp.Attribution) []nlp.Span {
	verb := f.headOf(p.Cue)
	if verb < 0 || f.tag(verb) != nlp.VERB {
		return nil
	}
	if vg := f.chunk(verb); vg != nil && vg.Kind == nlp.VG && vg.Passive {
		return nil // the subject of "was described" is not who describes
	}
	np := f.chunk(f.subjectAbove(verb))
	if np == nil || np.Kind != nlp.NP || f.nounOfTime(np) {
		return nil
	}
	span := nlp.Span{Start: np.Span.Start, End: f.wholeNominal(np)}
	if span.Overlaps(p.Cue) || f.inside(span, p.Contents) {
		return nil
	}
	return []nlp.Span{span}
}

// unanswered reports whether what somebody declines is to speak: "to comment",
// "to say why". Who declines to sign or to support says where they stand.
func (f *finder) unanswered(contents []nlp.Span) bool {
	for _, span := range contents {
		for t := span.Start; t < span.End; t++ {
			if f.tag(t) == nlp.PUNCT || f.tag(t) == nlp.PART || f.tag(t) == nlp.ADV {
				continue
			}
			if f.oneOf(t, "comment", "discuss", "answer", "speak", "talk", "provide", "give") {
				return true // also where "comment" is read as a noun
			}
			if f.tag(t) != nlp.VERB {
				break
			}
			verb, ok := en.Reporting(f.lower(t))
			return ok && verb.Takes.Any(en.TakesClause|en.TakesQuote|en.TakesWh)
		}
	}
	return false
}
