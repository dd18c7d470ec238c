package attribution

import (
	"github.com/sayso-news/sayso/internal/lang/en"
	"github.com/sayso-news/sayso/internal/outlets"
	"github.com/sayso-news/sayso/nlp"
)

// nounOfTime reports whether a noun phrase is a time: "Friday", "last week", "2015".
func (f *finder) nounOfTime(np *nlp.Chunk) bool {
	return timeWords[f.lower(np.Head)] || f.tag(np.Head) == nlp.NUM && np.Span.Len() == 1 && year(f.lower(np.Head))
}

// year reports whether a word is written as a year of our time is.
func year(w string) bool {
	return len(w) == 4 && (w[:2] == "19" || w[:2] == "20") && w[2] >= '0' && w[2] <= '9' && w[3] >= '0' && w[3] <= '9'
}

var timeWords = map[string]bool{
	"monday": true, "tuesday": true, "wednesday": true, "thursday": true, "friday": true, "saturday": true, "sunday": true,
	"january": true, "february": true, "march": true, "april": true, "june": true, "july": true, "august": true,
	"september": true, "october": true, "november": true, "december": true, "jan.": true, "feb.": true, "aug.": true,
	"sept.": true, "oct.": true, "nov.": true, "dec.": true, "today": true, "yesterday": true, "tomorrow": true, "week": true, "month": true,
	"year": true, "morning": true, "afternoon": true, "evening": true, "night": true, "day": true, "weekend": true, "days": true,
	"weeks": true, "months": true, "years": true, "earlier": true, "hours": true, "minutes": true, "tonight": true, "midnight": true, "noon": true,
}

// outletAt reports whether a noun phrase names an outlet or says "the newspaper".
func (f *finder) outletAt(np *nlp.Chunk) bool {
	for t := np.Span.Start; t < np.Span.End; t++ {
		men := f.name(t)
		if men == nil || men.Kind != "outlet" {
			continue
		}
		after := men.Span.End
		if f.lower(after) != "'s" && f.lower(after) != "'" && f.lower(after) != "’" || f.vg(after) != nil {
			return true
		}
		// "CNN's Ruth Aden", "NBC's “Today”", but not "Reuters's owner"
		if f.tag(np.Head) == nlp.PROPN && np.Head >= after || f.quote(after+1) != nil && f.quoteAt[after+1] != f.quoteAt[after] {
			return true
		}
	}
	return outlets.GenericNoun(f.lower(np.Head)) || f.oneOf(np.Head, "broadcast", "podcast", "newscast")
}

// firmAt reports whether a noun phrase is a body by name alone: told something,
// it is most likely an outlet that no table has.
func (f *finder) firmAt(np *nlp.Chunk) bool {
	men := f.name(np.Head)
	return men != nil && men.Kind == "organisation" && men.Score < 0.6 && men.Span.Start <= np.Span.Start+1 && f.tag(np.Head) == nlp.PROPN
}

// documentAt reports whether a noun phrase is a document or a social post.
func (f *finder) documentAt(np *nlp.Chunk) bool {
	word := f.lower(np.Head)
	if _, ok := en.LookupDocument(word); ok {
		return true
	}
	if _, ok := en.LookupSocial(word); ok {
		return true
	}
	return f.platform(np.Head)
}

// platform reports whether token i is a social platform by name.
func (f *finder) platform(i int) bool {
	n, _ := en.MatchPlatform(func(k int) string { return f.doc.Tok(i + k) }, 1)
	return n > 0
}

// medium reports whether a noun phrase is something that a statement can be
// made in: a document, a post, an outlet, an interview.
func (f *finder) medium(np *nlp.Chunk) bool {
	return f.documentAt(np) || f.outletAt(np) || occasions[f.lower(np.Head)]
}

// occasions are where somebody speaks; they are no hop.
var occasions = map[string]bool{
	"interview": true, "conference": true, "briefing": true, "speech": true, "address": true, "rally": true, "meeting": true,
	"call": true, "remarks": true, "appearance": true, "testimony": true, "hearing": true, "event": true, "debate": true,
	"comments": true, "news": true, "session": true, "conversation": true, "television": true, "tv": true, "radio": true, "phone": true, "telephone": true,
}

// carriersFrom reads what follows a cue at token i before its content:
// recipients ("told Axios"), media ("in a statement", "in an interview with
// Nordlys TV"), times and places. It gives the carriers and where it stopped.
func (f *finder) carriersFrom(i int, told bool) (list []nlp.Carrier, next int) {
	verb := i - 1
	if told {
		if np := f.np(i); np != nil && f.outer(i) == nil && !(f.lower(i) == "that" && f.followedByVerb(np.Span.End)) {
			end := f.extend(np.Span.End, false)
			if f.outletAt(np) {
				end = f.extend(f.programmeEnd(np.Span.End), false)
			}
			if f.outletAt(np) || f.firmAt(np) {
				list = append(list, nlp.Carrier{Span: np.Span, Link: nlp.Span{Start: verb, End: verb + 1}, Side: nlp.Nearer})
			}
			i = end
		}
	}
	for i < f.sent.End {
		start := i
		switch {
		case f.nounPhraseOfTime(i) > i:
			i = f.nounPhraseOfTime(i)
		case f.lower(i) == "(" && len(list) > 0: // "announced on Twitter (14 May) that"
			for j := i; j < min(i+10, f.sent.End); j++ {
				if f.lower(j) == ")" {
					i = j + 1
				}
			}
		case f.tag(i) == nlp.ADV && f.vg(i) == nil && !f.adposition(i) && !f.oneOf(i, "not", "also", "how", "why", "when", "where", "there") && f.np(i) == nil:
			i++
		case f.adposition(i) && f.np(i+1) != nil && f.outer(i+1) == nil:
			np := f.np(i + 1)
			if f.oneOf(i, "about", "that", "if", "because", "while") {
				return list, i
			}
			if f.followedByVerb(np.Span.End) && !f.medium(np) && !f.nounOfTime(np) {
				return list, i
			}
			link := nlp.Span{Start: i, End: i + 1}
			switch {
			case occasions[f.lower(np.Head)] && f.name(np.Head) == nil:
				i = np.Span.End
				if f.oneOf(i, "with", "on", "to", "in", "for", "published", "broadcast", "aired") {
					if f.oneOf(i+1, "by", "on", "in") {
						i++
					}
					if with := f.np(i + 1); with != nil && (f.outletAt(with) || f.lower(i) == "with" && f.firmAt(with)) {
						list = append(list, nlp.Carrier{Span: with.Span, Link: nlp.Span{Start: link.Start, End: i + 1}, Side: nlp.Nearer})
						i = f.extend(f.programmeEnd(with.Span.End), false)
					}
				}
				i = f.extend(i, false)
				if f.oneOf(i, "with") && f.np(i+1) != nil {
					i = f.extend(f.np(i+1).Span.End, false)
				}
			case f.oneOf(np.Head, "page", "paragraph", "section", "line") && f.lower(i) == "on":
				i = np.Span.End
			case f.oneOf(np.Head, "response", "conclusion", "reply", "testimony", "evidence", "return", "turn", "page", "paragraph", "section", "line") && np.Span.Len() == 1:
				i = np.Span.End
			case (f.documentAt(np) || f.outletAt(np)) && !f.oneOf(i, "at", "after", "before", "since", "about", "despite", "of", "without", "following", "behind", "under", "against", "for", "as"):
				list = append(list, nlp.Carrier{Span: np.Span, Link: link, Side: nlp.Nearer})
				i = f.extend(f.programmeEnd(np.Span.End), false)
				if f.oneOf(i, "on", "to") && f.np(i+1) != nil && f.platform(i+1) { // "a post on Twitter"
					i = f.np(i + 1).Span.End
				}
				if f.lower(i) == "to" && f.documentAt(np) && f.np(i+1) != nil && f.outletAt(f.np(i+1)) { // "an e-mail to Reuters"
					to := f.np(i + 1)
					list = append([]nlp.Carrier{{Span: to.Span, Link: nlp.Span{Start: i, End: i + 1}, Side: nlp.Nearer}}, list...)
					i = to.Span.End
				}
				// "a letter published by the Gazette"
				i = f.publishedBy(i, &list)
			default:
				i = f.extend(np.Span.End, false)
			}
		case f.lower(i) == "," && (f.nounPhraseOfTime(i+1) > i+1):
			i = f.nounPhraseOfTime(i + 1)
		default:
			return list, i
		}
		if i <= start {
			return list, start
		}
	}
	return list, i
}

// programmeEnd goes on from the end of an outlet over the programme that is its
// own: "ABC [’s “This Week”]", "NBC [’s “Today” show]".
func (f *finder) programmeEnd(i int) int {
	if !f.oneOf(i, "'s", "’s") {
		if f.quote(i) == nil || f.quote(i).Span.Start != i || f.quote(i).Span.Len() > 8 || !f.oneOf(i-1, "show", "programme", "program", "'s") {
			return i
		}
		i--
	}
	end := i + 1
	if q := f.quote(end); q != nil && q.Span.Start == end && q.Span.Len() <= 8 {
		end = q.Span.End
	} else if np := f.np(end); np != nil && f.tag(np.Head) == nlp.PROPN {
		end = np.Span.End
	} else {
		return i
	}
	if f.oneOf(end, "show", "programme", "program", "podcast") {
		end++
	}
	return end
}

// publishedBy reads "published by NBC", "obtained by Reuters", "seen by the
// paper" after a document: that outlet stands nearer the reader.
func (f *finder) publishedBy(i int, list *[]nlp.Carrier) int {
	if f.oneOf(i, "published", "obtained", "seen", "posted", "released", "issued", "reviewed", "reported", "carried", "broadcast", "aired", "shared", "leaked", "read", "sent", "provided", "given") &&
		f.oneOf(i+1, "by", "on", "in", "to", "with") && f.np(i+2) != nil {
		np := f.np(i + 2)
		c := nlp.Carrier{Span: np.Span, Link: nlp.Span{Start: i, End: i + 2}, Side: nlp.Nearer}
		if f.outletAt(np) {
			// nearer than the document: put first
			*list = append([]nlp.Carrier{c}, *list...)
			return np.Span.End
		}
		if f.oneOf(i, "released", "issued", "published") && f.lower(i+1) == "by" {
			return np.Span.End
		}
		if f.oneOf(i+1, "on") && f.documentAt(np) {
			return np.Span.End
		}
	}
	return i
}

// cited reads ", citing X" and "quoting X" from token i on: X stands further
// from the reader than the cue's own source. It gives the end of what it read.
func (f *finder) cited(i int) (list []nlp.Carrier, next int) {
	j := i
	if f.lower(j) == "," {
		j++
	}
	if !f.oneOf(j, "citing", "quoting") {
		return nil, i
	}
	np := f.np(j + 1)
	if np == nil || f.outer(j+1) != nil || !f.canCarry(np) {
		return nil, i
	}
	list, next = f.behind(np, nlp.Span{Start: j, End: j + 1})
	if f.lower(next) == "," && f.oneOf(next+1, "which", "who") && f.oneOf(next+2, "cited", "quoted", "cites", "quotes") { // "the Gazette, which cited rangers"
		if np := f.np(next + 3); np != nil && f.canCarry(np) {
			more, end := f.behind(np, nlp.Span{Start: next + 2, End: next + 3})
			f.taken[next+2] = true // no cue of its own
			list, next = append(list, more...), end
		}
	}
	return list, next
}

// wholeNominal gives the end of a source's noun phrase with of-phrases and the
// restrictive words that define an unnamed source ("people briefed on the
// matter", "a person familiar with the talks").
func (f *finder) wholeNominal(np *nlp.Chunk) int {
	end := np.Span.End
	if name := f.np(end); name != nil && f.name(name.Head) != nil && f.name(np.Head) == nil && (outlets.GenericNoun(f.lower(np.Head)) || f.person(np.Head)) {
		end = name.Span.End // "local newspaper the Ledger"
	}
	end = f.extend(end, false)
	if f.lower(end) == "who" && f.vg(end+1) != nil && f.vg(end+1).Finite { // "two people who attended the dinner"
		for t := end + 1; t < f.stop(); t++ {
			if f.lower(t) == "," || f.outer(t) != nil {
				return t
			}
		}
	}
	if f.oneOf(end, "familiar", "close", "briefed", "involved", "present", "speaking", "based", "knowledgeable") {
		for end < f.stop() && !f.oneOf(end, ",", ";") && f.outer(end) == nil {
			if vg := f.vg(end); vg != nil && vg.Finite {
				break
			}
			end++
		}
	}
	return end
}

func (f *finder) adposition(i int) bool {
	return f.tag(i) == nlp.ADP || f.oneOf(i, "to", "on", "in", "at", "via", "through", "during", "with", "by", "after", "from")
}

// nounPhraseOfTime gives the end of a time phrase at token i, with its
// preposition ("on Friday", "late Tuesday", "last week", "in April"), i when there is none.
func (f *finder) nounPhraseOfTime(i int) int {
	j := i
	if f.oneOf(j, "on", "in", "at", "late", "early", "during", "since", "by", "before", "after", "earlier", "over") {
		j++
	}
	np := f.np(j)
	if np == nil && j < f.sent.End {
		if c := f.chunk(j); c != nil && c.Kind == nlp.NP && c.Span.Start < j {
			np = c
		}
	}
	if np == nil {
		if f.oneOf(i, "earlier", "later") {
			return i + 1
		}
		return i
	}
	if !f.nounOfTime(np) && f.tag(np.Head) != nlp.NUM {
		return i
	}
	if f.followedByVerb(np.Span.End) {
		return i
	}
	end := np.Span.End
	for f.oneOf(end, "of") && f.np(end+1) != nil {
		end = f.np(end + 1).Span.End
	}
	if f.oneOf(end, "ago", "earlier", "later", "evening", "morning", "night") {
		end++
	}
	return end
}

// canCarry reports whether a noun phrase can stand in a relay: somebody, a body,
// an outlet or a document; "citing falling demand" gives a reason, not a source.
func (f *finder) canCarry(np *nlp.Chunk) bool {
	if f.outletAt(np) || f.documentAt(np) || f.person(np.Head) {
		return true
	}
	if n, _ := en.MatchGroup(func(k int) string { return f.lower(np.Head - 1 + k) }, 2); n == 2 {
		return true // "the air base"
	}
	return f.name(np.Head) != nil
}
