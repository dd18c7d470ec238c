package names

import (
	"github.com/sayso-news/sayso/nlp"
)

// readRun cuts one run of capitalised words into names: nationalities and
// titles come off the front, and a title says that a person follows.
func (f *finder) readRun(run nlp.Span) {
	run = f.behindTitle(run)
	for !run.Empty() {
		start := run.Start
		for start < run.End {
			n := demonymAt(func(k int) string { return f.lower(start + k) }, run.End-start)
			if n == 0 || f.demonymInName(start+n-1, run.End) {
				break
			}
			start += n
			if start < run.End && f.lower(start) == "-" {
				start++
			}
		}
		if n := f.title(start, run.End); n > 0 {
			rest := nlp.Span{Start: start + n, End: run.End}
			if rest.Empty() {
				return
			}
			// "President of Ostland", "Minister of Health": an office, and perhaps a place.
			if w := f.lower(rest.Start); w == "of" || w == "for" {
				run.Start = rest.Start + 1
				if run.Start < run.End && f.lower(run.Start) == "the" {
					run.Start++
				}
				continue
			}
			if m := f.title(rest.Start, run.End); m > 0 && rest.Len() > m {
				run.Start = rest.Start
				continue
			}
			if orgHead(f.lower(run.End-1)) && !isFirstName(f.lower(rest.Start)) {
				// "Prime Minister's Office", "General Assembly"
				f.add(nlp.Span{Start: run.Start, End: run.End}, "organisation", 0.8, "head")
				return
			}
			f.addPerson(rest)
			return
		}
		if start >= run.End {
			return
		}
		if start == run.Start && run.Len() > 2 && f.opens(f.sent, start) && roleNoun(f.lower(start)) && !isFirstName(f.lower(start)) && isFirstName(f.lower(start+1)) { // "Engineer Petr Havlin said"
			f.addPerson(nlp.Span{Start: start + 1, End: run.End})
			return
		}
		if k := f.titleInside(nlp.Span{Start: start, End: run.End}); k > 0 {
			if front := (nlp.Span{Start: start, End: k}); ofTown(f.lower(k)) {
				f.add(front, "place", told, "title") // also where it is spelt as a forename is
			} else {
				f.readName(front)
			}
			run.Start = k
			continue
		}
		f.readName(nlp.Span{Start: start, End: run.End})
		return
	}
}

// ofTown says whether an office that starts with a word is one of a town.
func ofTown(w string) bool {
	switch w {
	case "police", "mayor", "fire", "sheriff", "city", "county", "deputy", "councilman", "councilwoman":
		return true
	}
	return false
}

// titleInside gives where a title starts that parts a run into whose it is and a
// full name: "Marren Police Chief Anna Berg", whatever Marren is. 0 for none.
func (f *finder) titleInside(run nlp.Span) int {
	const front = 3 // tokens
	for k := run.Start + 1; k <= run.Start+front && k < run.End; k++ {
		n := f.title(k, run.End)
		if n > 0 && run.End-k-n >= 2 && isFirstName(f.lower(k+n)) && !orgHead(f.lower(run.End-1)) {
			return k
		}
	}
	return 0
}

// demonymInName reports whether a nationality is part of the name that follows:
// "Ostlandic Red Crescent", "African Union", "Indian Ocean".
func (f *finder) demonymInName(i, end int) bool {
	if i+1 >= end {
		return false
	}
	if n := f.title(i+1, end); n > 0 {
		return false
	}
	last := f.lower(end - 1)
	if orgHead(last) || placeHead(last) || isPlaceWord(last) {
		return true
	}
	for k := i + 1; k < end; k++ {
		w := f.lower(k)
		if (w == "of" || w == "for") && orgHead(f.lower(k-1)) {
			return true
		}
	}
	return false
}

// behindTitle takes the end of a title that opens before a span off its front:
// of "Chief of Staff John Marsh" the run of capitals begins with "Staff".
func (f *finder) behindTitle(span nlp.Span) nlp.Span {
	if span.Empty() || span.Start < 2 || f.lower(span.Start-1) != "of" {
		return span
	}
	first := span.Start - 2
	if n := titleAt(func(k int) string { return f.lower(first + k) }, span.End-first); n > 2 {
		span.Start = first + n
	}
	return span
}

// title gives the number of tokens of the title that starts at token i and ends
// before end; 0 when there is none.
func (f *finder) title(i, end int) int {
	n := 0
	for i+n < end {
		w := f.lower(i + n)
		k := titleAt(func(k int) string { return f.lower(i + n + k) }, end-i-n)
		switch {
		case k > 0:
			n += k
			if i+n < end && f.lower(i+n) == "." {
				n++
			}
		case n > 0 && w == "-" && f.glued(i+n-1) && i+n+1 < end && titleAt(func(k int) string { return f.lower(i + n + 1 + k) }, end-i-n-1) > 0:
			n++
		case titleModifier(w) && i+n+1 < end:
			if m := f.title(i+n+1, end); m > 0 {
				return n + 1 + m
			}
			return n
		default:
			return n
		}
	}
	return n
}

// addPerson adds a person whose title stood before; a possessive, a comma or an
// organisation's word in the rest ends the name.
func (f *finder) addPerson(span nlp.Span) {
	for i := span.Start; i < span.End; i++ {
		if isDemonym(f.lower(i)) && i > span.Start && orgHead(f.lower(span.End-1)) {
			span.End = i
		}
	}
	f.add(span, "person", 0.95, "title")
}

func (f *finder) add(span nlp.Span, kind string, score float64, by string) {
	for !span.Empty() {
		switch f.lower(span.End - 1) {
		case "-", "of", "for", "the", "and", "&":
			span.End--
			continue
		}
		break
	}
	if !span.Empty() {
		f.cands = append(f.cands, cand{span: span, kind: kind, score: score, by: by})
	}
}
