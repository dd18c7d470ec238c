package attribution

import (
	"strings"

	"github.com/sayso-news/sayso/nlp"
)

// vetted looks at who speaks: a time, an article or a bare "there" says nothing. The
// subject of the cue by the tree takes its place; without one, what a sieve alone has
// found goes, and what the trained reader shares stays with nobody named.
func (f *finder) vetted() {
	kept := f.atts[:0]
	for _, att := range f.atts {
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

// someone reports whether the words of a source can be somebody or something that speaks.
func (f *finder) someone(src nlp.Span) bool {
	if src.Len() == 1 && f.oneOf(src.Start, "a", "an", "the", "there", "'s", "what", "whom") {
		return false
	}
	np := f.np(src.Start)
	return np == nil || !f.nounOfTime(np) || f.name(np.Head) != nil || np.Span.End < src.End && f.lower(np.Span.End) == "'s"
}
