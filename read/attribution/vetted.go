package attribution

import (
	"strings"

	"github.com/sayso-news/sayso/nlp"
)

// vetted looks at who speaks. What nobody says goes. A time, an article or a bare
// "there" says nothing: the subject of the cue by the tree takes its place; without
// one, what a sieve alone has found goes, and what the trained reader shares stays
// with nobody named.
func (f *finder) vetted() {
	kept := f.atts[:0]
	for _, att := range f.atts {
		if len(att.Sources) == 1 && f.nobody(att.Sources[0]) {
			continue
		}
		if len(att.Sources) == 1 && !f.someone(att.Sources[0]) {
			att.Sources = f.shared(&att)
			if len(att.Sources) == 1 && !f.someone(att.Sources[0]) {
				att.Sources = nil
			}
			if att.Sources == nil && !strings.HasPrefix(att.By, "trained") {
				continue
			}
		}
		kept = append(kept, att)
	}
	f.atts = kept
}

// nobody reports whether the words of a source are those for nobody: "no one", "none of
// the ministers", "no official".
func (f *finder) nobody(src nlp.Span) bool {
	return f.oneOf(src.Start, "nobody", "none", "neither", "nothing", "no-one", "no") && f.nameAt[src.Start] < 0
}

// someone reports whether the words of a source can be somebody or something that speaks.
func (f *finder) someone(src nlp.Span) bool {
	if src.Len() == 1 && f.oneOf(src.Start, "a", "an", "the", "there", "'s", "what", "whom") {
		return false
	}
	np := f.np(src.Start)
	return np == nil || !f.nounOfTime(np) || f.name(np.Head) != nil || np.Span.End < src.End && f.lower(np.Span.End) == "'s"
}
