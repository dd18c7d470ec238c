// Package relays tells which story took something from which outlet or story.
//
// Input is the Reading of a story; output is its Citations: each name of a
// possible outlet with the words that cite it. Whether a name is an outlet, and
// which of its stories is meant, is known only beside the other stories: Resolve
// decides that from what package trace brings together. Loops finds stories that
// cite each other in a ring.
//
// What was given up: links inside a page. The text of an article keeps no
// addresses, so a relay shows itself by words, by copied text or by a byline.
package relays

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/sayso-news/sayso"
)

// Citation is one place where a story names who had something first.
type Citation struct {
	Name  string  `json:"n"` // as it stands in the text, without its article
	Start int     `json:"s"` // bytes of the words that cite: name and cue
	End   int     `json:"e"`
	At    int     `json:"a"` // first byte of the sentence
	To    int     `json:"z"` // end of the sentence
	By    string  `json:"b"` // "citation" or "wire byline"
	Score float64 `json:"p"` // how sure it is that the name is cited, if it is an outlet
	Hop   bool    `json:"h"` // the reading has an outlet here
	Day   string  `json:"d"` // "Friday" in "X reported on Friday", "" for none
}

// lead are words after which a name is cited; the longest that fits counts.
var lead = []struct {
	words string
	score float64
}{
	{"according to", 0.9}, {"citing", 0.9}, {"cited by", 0.9}, {"quoted by", 0.9}, {"quoting", 0.8}, {"told", 0.8}, {"tells", 0.8}, {"as told to", 0.8},
	{"reported by", 0.9}, {"reported in", 0.9}, {"report by", 0.9}, {"report in", 0.9}, {"reports in", 0.9}, {"reports from", 0.8}, {"report from", 0.8}, {"reports by", 0.9},
	{"confirmed to", 0.8}, {"confirms to", 0.8}, {"said to", 0.7}, {"interview with", 0.7}, {"statement to", 0.7}, {"spoke to", 0.6}, {"speaking to", 0.7}, {"told by", 0.6},
	{"published by", 0.8}, {"published in", 0.8}, {"obtained by", 0.8}, {"via", 0.6}, {"article in", 0.8}, {"story in", 0.8}, {"revealed by", 0.7}, {"revealed to", 0.7},
	{"comes from", 0.7}, {"word comes from", 0.9}, {"news comes from", 0.9}, {"report comes from", 0.9}, {"said on", 0.4}, {"first reported by", 1}, {"broken by", 0.7}, {"reported on", 0.5}, {"in an interview with", 0.8}, {"the website", 0.8}, {"seen by", 0.7},
}

// after are words that follow a name that is cited.
var after = map[string]float64{
	"reported": 0.95, "reports": 0.95, "reporting": 0.8, "said": 0.6, "says": 0.7, "writes": 0.8, "wrote": 0.8, "claims": 0.6, "claimed": 0.6, "quoted": 0.8, "quotes": 0.8, "cited": 0.7,
	"cites": 0.7, "revealed": 0.7, "reveals": 0.7, "learned": 0.7, "confirmed": 0.6, "published": 0.7, "broke": 0.7, "noted": 0.5, "notes": 0.5, "interviewed": 0.7, "obtained": 0.7,
	"contributed": 0.9, "report": 0.7, "article": 0.8, "story": 0.7, "first": 0.5, "also": 0.4, "has": 0.35, "and": 0.2, "is": 0.2, "heard": 0.4, "sounds": 0.3,
	"adds": 0.5, "added": 0.5, "points": 0.5, "described": 0.5, "describes": 0.5, "which": 0.3, "broadcast": 0.8, "aired": 0.7, "sportscaster": 0.5, "reporter": 0.6, "correspondent": 0.6,
}

var weekdays = map[string]bool{"monday": true, "tuesday": true, "wednesday": true, "thursday": true, "friday": true, "saturday": true, "sunday": true}

// token is a word of a text with what stands before it.
type token struct {
	text       string
	start, end int
	upper      bool
	breaks     bool // punctuation other than an apostrophe or a point stands before it
}

// Find lists the citations of a reading, in text order. A name cited twice is
// listed twice.
func Find(r *sayso.Reading) []Citation {
	hops := map[int]int{} // first byte of an outlet's evidence → its end
	for i := range r.Statements {
		for _, hop := range r.Statements[i].Chain[1:] {
			if hop.Kind == sayso.HopOutlet && hop.Evidence != nil {
				hops[hop.Evidence.Start] = hop.Evidence.End
			}
		}
	}
	ms := mentionsOf(r)
	var out []Citation
	for _, s := range sentences(r) {
		toks := tokens(r.Text, s[0], s[1])
		for i := 0; i < len(toks); {
			n := name(toks[i:])
			if n == 0 || i == 0 && openers[toks[i].text] {
				i++
				continue
			}
			start, end := toks[i].start, toks[i+n-1].end
			c, ok := cited(r.Text, toks, i, n)
			c.At, c.To = s[0], s[1]
			if h := house(r.Text, toks[i:], n); h != "" {
				c.Name = h
			}
			known := OutletCalled(c.Name)
			for from, to := range hops {
				if from < end && start < to && !describes(toks[i+n:], to, c.Name) && (known.Known || !ms.isOther(start)) {
					c.Hop = true
				}
			}
			if c.Hop && !ok {
				c.Start, c.End, c.By, c.Score = start, end, "citation", 0.6
			}
			if !c.Hop && ms.isPlace(start, end) {
				ok = false // "police in San Marren said"
			}
			if (!known.Known || known.Loose) && ms.isPerson(start) {
				ok, c.Hop = false, false
			}
			c.Name = ms.inFull(c.Name)
			if (ok || c.Hop) && c.Name != "" {
				if c.Hop {
					c.Score = max(c.Score, 0.7)
				}
				out = append(out, c)
				if paper, ok := writesFor(r.Text, toks[i+n:]); ok {
					paper.At, paper.To, paper.By, paper.Start, paper.Score = c.At, c.To, c.By, c.Start, c.Score
					out = append(out, paper)
				}
			}
			i += n
		}
	}
	slices.SortStableFunc(out, func(a, b Citation) int { return cmp.Compare(a.Start, b.Start) })
	return out
}

// name gives how many tokens from the first on are one name: words with a
// capital, joined by "of", "the", "&" and the like.
func name(toks []token) int {
	if !toks[0].upper || weekdays[toks[0].text] {
		return 0
	}
	n := 1
	for n < len(toks) && n < 8 {
		t := toks[n]
		switch {
		case t.breaks:
			return n
		case weekdays[t.text] && (n+1 == len(toks) || !toks[n+1].upper || toks[n+1].breaks):
			return n // the day on which it was printed
		case t.upper:
			n++
		case (t.text == "of" || t.text == "the" || t.text == "and" || t.text == "&" || t.text == "de" || t.text == "al") && n+1 < len(toks) && toks[n+1].upper && !toks[n+1].breaks:
			n += 2
		default:
			return n
		}
	}
	return n
}

// cited says whether the name of n tokens from i on is cited there.
func cited(text string, toks []token, i, n int) (c Citation, ok bool) {
	last := toks[i+n-1]
	whole := text[toks[i].start:last.end]
	c = Citation{Name: nameOnly(whole), By: "citation", Start: toks[i].start, End: last.end}
	if c.Name == "" {
		return c, false
	}
	// "MARREN, Velmark (VPA) -" and "(USA Today article)"
	if toks[i].start > 0 && text[toks[i].start-1] == '(' {
		rest := text[last.end:]
		switch {
		case strings.HasPrefix(rest, ")") && toks[i].start-toks[0].start < 60 && dashFollows(rest[1:]):
			c.By, c.Score = "wire byline", 0.95
			c.Start, c.End = toks[0].start, last.end+1
			return c, true
		case strings.HasPrefix(rest, " article)"), strings.HasPrefix(rest, " story)"), strings.HasPrefix(rest, " report)"):
			c.Score, c.End = 0.9, last.end+strings.Index(rest, ")")
			return c, true
		case strings.HasPrefix(rest, ")") && i+n >= len(toks)-1:
			c.Score = 0.5
			return c, true
		}
	}
	from := i
	if from > 0 && (toks[from-1].text == "the" || toks[from-1].text == "a" || toks[from-1].text == "an" || toks[from-1].text == "this") {
		from--
	}
	for _, l := range lead {
		k := strings.Count(l.words, " ") + 1
		if from < k || l.score <= c.Score {
			continue
		}
		fits := true
		for j, w := range strings.Fields(l.words) {
			if toks[from-k+j].text != w {
				fits = false
			}
		}
		if fits {
			c.Score, c.Start = l.score, toks[from-k].start
		}
	}
	if at, score := inverted(toks, i, n); score > c.Score {
		c.Score, c.Start = score, toks[at].start
	}
	// "Velmark's interior ministry said": what is cited is not the owner.
	if possessive(whole) && i+n < len(toks) && !toks[i+n].breaks && after[toks[i+n].text] == 0 {
		return c, false
	}
	for k, next := range toks[min(i+n, len(toks)):] {
		if k > 1 {
			break
		}
		score, known := after[next.text]
		if k == 1 {
			score -= 0.1
		}
		if known && score > c.Score && (k == 0 || !next.breaks) {
			c.Score, c.End = score, next.end
		}
		if day := i + n + k + 2; next.text == "reported" || next.text == "said" || next.text == "reports" || next.text == "wrote" {
			if day < len(toks) && toks[day-1].text == "on" && weekdays[toks[day].text] {
				c.Day = text[toks[day].start:toks[day].end]
			}
		}
		// "X contributed to this report"
		if next.text == "contributed" {
			c.By, c.Score, c.End = "wire byline", 0.9, next.end
		}
	}
	return c, c.Score >= 0.35
}

// inverted gives the verb behind which a name stands that closes its sentence or
// its clause, and how sure it is that the name is cited there: "the bridge is
// shut, reports this morning's Marren Post".
func inverted(toks []token, i, n int) (verb int, score float64) {
	if i+n < len(toks) && !toks[i+n].breaks {
		return 0, 0
	}
	for k := i - 1; k >= 0 && k >= i-4; k-- {
		t := toks[k]
		switch {
		case t.breaks && (t.text == "reports" || t.text == "reported" || t.text == "writes" || t.text == "wrote"):
			return k, 0.9
		case t.breaks || t.upper:
			return 0, 0
		case t.text != "the" && t.text != "this" && !possessive(t.text):
			return 0, 0
		}
	}
	return 0, 0
}

// writesFor gives the house behind a cited writer: "according to Ada Lind of the
// Marren Post". toks are the words behind the writer's name.
func writesFor(text string, toks []token) (c Citation, ok bool) {
	if len(toks) < 2 || toks[0].breaks || toks[0].text != "of" && toks[0].text != "from" {
		return c, false
	}
	at := 1
	if toks[at].text == "the" && len(toks) > 2 {
		at++
	}
	n := name(toks[at:])
	if n == 0 || toks[at].breaks {
		return c, false
	}
	house := text[toks[at].start:toks[at+n-1].end]
	c = Citation{Name: nameOnly(house), End: toks[at+n-1].end}
	return c, c.Name != "" && OutletCalled(c.Name).Known
}

// describes says whether a name only tells what sort of outlet the name behind
// it is, within the words for the outlet that end at end: "French" in "the
// French newspaper Le Quai". What the table knows as an outlet is one.
func describes(behind []token, end int, name string) bool {
	if OutletCalled(name).Known {
		return false
	}
	for _, t := range behind {
		if t.start >= end {
			break
		}
		if t.upper {
			return true
		}
	}
	return false
}

// nameOnly takes the article before a name and the possessive after it off.
func nameOnly(s string) string {
	if possessive(s) {
		s = strings.TrimSuffix(strings.TrimSuffix(s, "'s"), "’s")
	}
	for _, article := range []string{"The", "A", "An", "This"} {
		if s == article {
			return ""
		}
		s = strings.TrimPrefix(s, article+" ")
	}
	return s
}

func possessive(s string) bool { return strings.HasSuffix(s, "'s") || strings.HasSuffix(s, "’s") }

func dashFollows(s string) bool {
	s = strings.TrimLeft(s, " ")
	return strings.HasPrefix(s, "-") || strings.HasPrefix(s, "–") || strings.HasPrefix(s, "—")
}

// sentences parts the text of a reading at full stops before a capital and at
// the edges of blocks: near enough to say what a citation is about.
func sentences(r *sayso.Reading) (out [][2]int) {
	blocks := r.Blocks
	if len(blocks) == 0 {
		blocks = []sayso.Block{{Start: 0, End: len(r.Text)}}
	}
	for _, b := range blocks {
		from := b.Start
		for i := b.Start; i < b.End; i++ {
			switch r.Text[i] {
			case '\n':
			case '.', '?', '!':
				j := i + 1
				for j < b.End && (r.Text[j] == '"' || r.Text[j] == '\'' || r.Text[j] == ')') {
					j++
				}
				if q, size := utf8.DecodeRuneInString(r.Text[j:b.End]); q == '”' || q == '’' {
					j += size
				}
				if j >= b.End || r.Text[j] != ' ' && r.Text[j] != '\n' {
					continue
				}
				if i-wordStart(r.Text, i) <= 2 { // an initial or "Mr."
					continue
				}
				i = j
			default:
				continue
			}
			if i > from {
				out = append(out, [2]int{from, i})
			}
			from = i
		}
		if b.End > from {
			out = append(out, [2]int{from, b.End})
		}
	}
	return out
}

func wordStart(text string, end int) int {
	i := end
	for i > 0 && text[i-1] > ' ' && text[i-1] < utf8.RuneSelf && unicode.IsLetter(rune(text[i-1])) {
		i--
	}
	return i
}

// isDomain says whether a word is a web address: "harbourpost.com".
func isDomain(w string) bool {
	at := strings.LastIndexByte(w, '.')
	return at > 2 && len(w)-at > 2 && len(w)-at < 6 && !strings.ContainsAny(w[at:], "0123456789")
}

// tokens cuts a stretch of text into words; a point inside or after an initial
// belongs to the word: "N.Y.", "washingtonpost.com".
func tokens(text string, start, end int) (out []token) {
	breaks := false
	for i := start; i < end; {
		r, size := utf8.DecodeRuneInString(text[i:])
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '&' {
			if !unicode.IsSpace(r) && r != '.' && r != '\'' {
				breaks = true
			}
			i += size
			continue
		}
		from := i
		for i < end {
			q, n := utf8.DecodeRuneInString(text[i:])
			if !unicode.IsLetter(q) && !unicode.IsDigit(q) && q != '&' {
				next, _ := utf8.DecodeRuneInString(text[min(i+n, end):end])
				if (q == '.' || q == '-' || q == '!') && (unicode.IsLetter(next) || unicode.IsDigit(next)) || (q == '\'' || q == '’') && next == 's' {
					i += n
					continue
				}
				break
			}
			i += n
		}
		out = append(out, token{strings.ToLower(text[from:i]), from, i, unicode.IsUpper(r) || unicode.IsDigit(r) && i-from > 1 && unicode.IsUpper(rune(text[from+1])) || isDomain(text[from:i]), breaks})
		breaks = false
	}
	return out
}
