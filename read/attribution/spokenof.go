package attribution

import (
	"slices"

	"github.com/sayso-news/sayso/internal/lang/en"
	"github.com/sayso-news/sayso/nlp"
)

// spokenOf takes the subject of a cue for what is said where the verb makes it so:
// of "Ruiz seems to have left" and "Ruiz was accused of fraud" Ruiz is a part, and
// nobody is named who says it. Nor is the one who "was told" or "was asked" who says.
func (f *finder) spokenOf(att *nlp.Attribution) {
	verb := f.headOf(att.Cue)
	if len(att.Sources) != 1 || verb < 0 || f.tag(verb) != nlp.VERB {
		return
	}
	s := f.hung(att.Sources, nlp.Span{Start: verb, End: verb + 1}, "nsubj")
	if s < 0 || f.verbBetween(verb+1, att.Cue.End) || !f.seems(verb) && !f.accused(verb) && !f.addressed(verb) {
		return // "appeared to suggest", "was quoted as saying": the subject speaks
	}
	source := att.Sources[0]
	att.Sources = nil
	if f.addressed(verb) {
		return
	}
	impersonal := f.lower(s) == "it" && source.Len() == 1
	if !impersonal && !overlap([]nlp.Span{source}, att.Contents) {
		att.Contents = append(att.Contents, source)
		slices.SortFunc(att.Contents, func(a, b nlp.Span) int { return a.Start - b.Start })
	}
}

func (f *finder) verbBetween(from, to int) bool {
	for t := from; t < to; t++ {
		if f.tag(t) == nlp.VERB {
			return true
		}
	}
	return false
}

func (f *finder) seems(verb int) bool {
	lemma := f.doc.Tokens[verb].Lemma
	return lemma == "seem" || lemma == "appear"
}

// addressed reports whether a passive verb speaks to its subject: "was told", "has
// been asked".
func (f *finder) addressed(verb int) bool {
	vg := f.chunk(verb)
	if vg == nil || vg.Kind != nlp.VG || !vg.Passive {
		return false
	}
	v, ok := en.Reporting(f.lower(verb))
	return ok && v.Takes.Any(en.TakesTold|en.TakesObjInf)
}

// accused reports whether a passive verb speaks of its subject: "was accused of",
// "has been called".
func (f *finder) accused(verb int) bool {
	vg := f.chunk(verb)
	if vg == nil || vg.Kind != nlp.VG || !vg.Passive {
		return false
	}
	v, ok := en.Reporting(f.lower(verb))
	return ok && v.Takes.Any(en.TakesTarget|en.TakesName|en.TakesAs) && !v.Takes.Has(en.TakesTold) && v.Lemma != "quote" && v.Lemma != "cite"
}
