package names

import (
	"strings"

	"github.com/sayso-news/sayso/nlp"
)

// tidy takes marks off the edges of a proposed name, the end of a title off its front, and off
// its end words that join it to more and what makes an adjective of it.
func (f *finder) tidy(span nlp.Span) nlp.Span {
	mark := func(t int) bool {
		switch f.lower(t) {
		case "\"", "“", "”", "'", "‘", "’", ",", ":", ";", "(", ")", "-", "–", "—", "'s":
			return true
		}
		return false
	}
	for !span.Empty() && mark(span.Start) {
		span.Start++
	}
	for !span.Empty() && (mark(span.End-1) || span.Len() > 1 && joining(f.lower(span.End-1))) {
		span.End--
	}
	if n := span.Len(); n > 2 && f.lower(span.End-2) == "-" && f.doc.Tok(span.End-1) == f.lower(span.End-1) && joinedTo(f.lower(span.End-1)) {
		span.End -= 2
	}
	return f.behindTitle(span)
}

// joinedTo reports whether a word makes an adjective of the name before its hyphen: "the Marlow-era rules".
func joinedTo(w string) bool {
	switch w {
	case "era", "led", "backed", "style", "linked", "based", "born", "related", "funded", "owned", "run", "controlled", "aligned", "inspired", "supported", "sponsored", "held", "occupied", "brokered", "trained", "appointed", "bound", "wide":
		return true
	}
	return false
}

// edged gives the names as they are kept: without those that are none, and people
// without the title that a name took in.
func (f *finder) edged(list []cand) []cand {
	kept := list[:0]
	for _, c := range list {
		if f.code(c.span) {
			continue
		}
		if c.kind == "person" || c.kind == "organisation" && c.by == "trained" {
			if person := f.afterTitle(c.span); person != c.span {
				c.span, c.kind = person, "person"
			}
		}
		kept = append(kept, c)
	}
	return kept
}

// afterTitle gives the part of a name that stands after a title in it: "Peter Lund"
// of "Ostland Harbour Party Chairman Peter Lund".
func (f *finder) afterTitle(span nlp.Span) nlp.Span {
	for t := span.Start; t < span.End-1; t++ {
		if n := f.title(t, span.End); n > 0 && t+n < span.End-1 && isFirstName(f.lower(t+n)) {
			return nlp.Span{Start: t + n, End: span.End}
		}
	}
	return span
}

// joining reports whether a word joins a name to what follows it, and ends none.
func joining(w string) bool {
	switch w {
	case "of", "to", "and", "for", "from", "with", "by", "'s", "’s":
		return true
	}
	return false
}

// code reports whether a name is one for machines, a party with a state, or the first
// letters of a sum: an address of mail, a file, "R-Kan.", the "HK" of "HK$".
func (f *finder) code(span nlp.Span) bool {
	if span.Len() != 1 {
		return false
	}
	if strings.HasPrefix(f.lower(span.End), "$") && f.allCaps(span.Start) {
		return true
	}
	w := f.lower(span.Start)
	if strings.Contains(w, "@") && strings.Contains(w, ".") {
		return true
	}
	if strings.HasPrefix(w, "r-") || strings.HasPrefix(w, "d-") {
		return len(w) < len("r-calif.")+1 && f.doc.Tok(span.Start)[0] != w[0]
	}
	switch w[strings.LastIndexByte(w, '.')+1:] {
	case "pdf", "doc", "docx", "xls", "xlsx", "ppt", "txt", "jpg", "png", "gif", "htm", "html", "zip":
		return strings.Contains(w, ".")
	}
	return false
}
