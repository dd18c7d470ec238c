package attribution

import "github.com/sayso-news/sayso/nlp"

// publishing are participles that join a document or a post to who brought it
// out or got hold of it.
var publishing = map[string]bool{
	"published": true, "obtained": true, "seen": true, "reviewed": true, "viewed": true, "posted": true, "released": true, "issued": true,
	"conducted": true, "compiled": true, "commissioned": true, "written": true, "filed": true, "reported": true, "carried": true, "broadcast": true,
	"aired": true, "cited": true, "quoted": true, "leaked": true, "signed": true, "prepared": true, "produced": true, "collected": true,
	"gathered": true, "monitored": true, "sponsored": true, "shared": true, "provided": true, "authored": true, "drafted": true,
}

// holding are those after which even a body that is no outlet stands nearer the
// reader: it has the document and did not make it.
func holding(participle string) bool {
	switch participle {
	case "obtained", "seen", "reviewed", "viewed", "monitored", "reported", "quoted", "cited", "carried", "broadcast", "aired", "leaked", "shared":
		return true
	}
	return false
}

// behind gives a noun phrase that stands behind a speaker as carriers, nearest
// first: an outlet that published or holds a document before it, its author
// after it. next is the first token that it did not read.
func (f *finder) behind(np *nlp.Chunk, link nlp.Span) (list []nlp.Carrier, next int) {
	end := f.wholeNominal(np)
	main := nlp.Carrier{Span: nlp.Span{Start: np.Span.Start, End: end}, Link: link, Side: nlp.Further}
	if f.oneOf(end, "cited", "quoted", "interviewed", "contacted") && f.lower(end+1) == "by" && f.np(end+2) != nil {
		by := f.np(end + 2) // "a rescue official cited by the Gazette"
		nearer := nlp.Carrier{Span: by.Span, Link: nlp.Span{Start: end, End: end + 2}, Side: nlp.Further}
		return []nlp.Carrier{nearer, main}, f.extend(by.Span.End, false)
	}
	what := np
	if f.lower(np.Span.End) == "of" && f.np(np.Span.End+1) != nil && f.oneOf(np.Head, "copy", "copies", "draft", "excerpt", "excerpts", "version", "transcript", "series", "trove", "batch") {
		what = f.np(np.Span.End + 1) // "a copy of the letter"
	}
	if !f.documentAt(what) && !(f.outletAt(what) && f.oneOf(what.Span.End, "by", "from")) {
		return []nlp.Carrier{main}, end
	}
	main.Span.End = what.Span.End
	var nearer, further []nlp.Carrier
	next = f.about(what.Span.End)
	for {
		c, end, near := f.broughtOut(next)
		if end == next {
			break
		}
		if near {
			nearer = append([]nlp.Carrier{c}, nearer...)
		} else {
			further = append(further, c)
		}
		next = f.about(end)
	}
	next = max(next, f.nounPhraseOfTime(next))
	return append(append(nearer, main), further...), next
}

// about reads "of the port", "on the floods" after a document.
func (f *finder) about(i int) int {
	for f.oneOf(i, "of", "on", "about", "into", "against", "for", "in", "to") && f.np(i+1) != nil && !f.medium(f.np(i+1)) {
		if f.nounOfTime(f.np(i+1)) && f.lower(i) != "of" && !f.oneOf(i, "on", "in") {
			break
		}
		i = f.np(i + 1).Span.End
	}
	return i
}

// broughtOut reads one "by the ministry", "published by the Gazette", ",
// reported on last year by a website" at token i: who it is, where it ends, and
// whether it stands nearer the reader than the document. end is i when none is there.
func (f *finder) broughtOut(i int) (c nlp.Carrier, end int, near bool) {
	j := i
	if f.lower(j) == "," && publishing[f.lower(j+1)] {
		j++
	}
	participle := ""
	k := j
	if publishing[f.lower(j)] {
		participle = f.lower(j)
		k = j + 1
		if f.oneOf(k, "on", "about") && f.np(k+1) != nil && f.nounOfTime(f.np(k+1)) { // "reported on last year by"
			k++
		}
		if t := f.nounPhraseOfTime(k); t > k {
			k = t
		} else if f.tag(k) == nlp.ADV {
			k++
		}
	} else if f.nounPhraseOfTime(j) > j && f.oneOf(f.nounPhraseOfTime(j), "by") {
		k = f.nounPhraseOfTime(j)
	}
	by := f.np(k + 1)
	if by == nil || f.nounOfTime(by) || f.outer(k+1) != nil || f.followedByVerb(by.Span.End) && participle == "" && f.lower(k) != "by" {
		return c, i, false
	}
	switch {
	case f.oneOf(k, "by", "from"):
	case participle != "" && f.oneOf(k, "on", "in") && f.medium(by):
	default:
		return c, i, false
	}
	c = nlp.Carrier{Span: nlp.Span{Start: by.Span.Start, End: f.wholeNominal(by)}, Link: nlp.Span{Start: j, End: k + 1}, Side: nlp.Further}
	return c, c.Span.End, participle != "" && (holding(participle) || f.outletAt(by) || f.documentAt(by))
}
