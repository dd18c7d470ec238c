package attribution

import (
	"github.com/sayso-news/sayso/nlp"
)

// lower gives the lower-cased token i, "" outside the document.
func (f *finder) lower(i int) string {
	if i < 0 || i >= len(f.doc.Tokens) {
		return ""
	}
	return f.doc.Tokens[i].Lower
}

func (f *finder) tag(i int) nlp.Tag {
	if i < 0 || i >= len(f.doc.Tokens) {
		return nlp.X
	}
	return f.doc.Tokens[i].Tag
}

// chunk gives the chunk that holds token i, nil when none does.
func (f *finder) chunk(i int) *nlp.Chunk {
	if i < 0 || i >= len(f.chunkAt) || f.chunkAt[i] < 0 {
		return nil
	}
	return &f.doc.Chunks[f.chunkAt[i]]
}

// np gives the noun phrase that starts at token i, nil when none does.
func (f *finder) np(i int) *nlp.Chunk {
	if c := f.chunk(i); c != nil && c.Kind == nlp.NP && c.Span.Start == i {
		return c
	}
	return nil
}

// vg gives the verb group that starts at token i, nil when none does.
func (f *finder) vg(i int) *nlp.Chunk {
	if c := f.chunk(i); c != nil && c.Kind == nlp.VG && c.Span.Start == i {
		return c
	}
	return nil
}

// quote gives the innermost quotation that holds token i, nil when none does.
func (f *finder) quote(i int) *nlp.Quote {
	if i < 0 || i >= len(f.quoteAt) || f.quoteAt[i] < 0 {
		return nil
	}
	return &f.doc.Quotes[f.quoteAt[i]]
}

// outer gives the outermost quotation that holds token i, nil when none does.
func (f *finder) outer(i int) *nlp.Quote {
	q := f.quote(i)
	for q != nil && q.Parent >= 0 {
		q = &f.doc.Quotes[q.Parent]
	}
	return q
}

// speech gives the outermost quotation at token i when it is more than words
// quoted alone.
func (f *finder) speech(i int) *nlp.Quote {
	if q := f.outer(i); q != nil && !q.Scare {
		return q
	}
	return nil
}

// name gives the named mention that holds token i, nil when none does.
func (f *finder) name(i int) *nlp.Mention {
	if i < 0 || i >= len(f.nameAt) || f.nameAt[i] < 0 {
		return nil
	}
	return &f.doc.Mentions[f.nameAt[i]]
}

// is reports whether the tokens from i on are these lower-case words.
func (f *finder) is(i int, words ...string) bool {
	for k, word := range words {
		if f.lower(i+k) != word {
			return false
		}
	}
	return true
}

// oneOf reports whether token i is one of these lower-case words.
func (f *finder) oneOf(i int, words ...string) bool {
	got := f.lower(i)
	for _, word := range words {
		if got == word {
			return true
		}
	}
	return false
}

// stop gives the end of the sentence without its final punctuation (a closing
// quotation mark stays).
func (f *finder) stop() int {
	end := f.sent.End
	for end > f.sent.Start && f.oneOf(end-1, ".", ";", "…", "...") {
		end--
	}
	return end
}

// trim takes commas, dashes and colons off the edges of a content, and a
// leading "that".
func (f *finder) trim(span nlp.Span) nlp.Span {
	for !span.Empty() && (f.oneOf(span.Start, ",", ":", ";", "—", "–", "--", "-") || f.conjunction(span.Start)) {
		span.Start++
	}
	for !span.Empty() && f.oneOf(span.End-1, ",", ":", ";", ".", "—", "–", "--", "-") && f.lower(span.End) != "\"" {
		if f.outer(span.End-1) != nil { // a stop inside the quotation belongs to it
			break
		}
		span.End--
	}
	return span
}

// conjunction reports whether token i is the "that" which opens a clause, not
// its subject ("that is wrong") and not a determiner ("that plan").
func (f *finder) conjunction(i int) bool {
	if i < 0 || f.lower(i) != "that" || f.vg(i+1) != nil && f.vg(i+1).Finite {
		return false
	}
	c := f.chunk(i)
	return c == nil || c.Span.Len() == 1 || f.tag(i) == nlp.SCONJ
}
