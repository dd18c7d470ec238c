package timex

import (
	"strings"

	"github.com/sayso-news/sayso/internal/lang/en"
	"github.com/sayso-news/sayso/nlp"
)

// word is a token as the grammar sees it, or a part of one: "two-week" is three
// words, of which the middle one is a hyphen.
type word struct {
	tok   int32
	n     int32 // value, by class
	class class
	width uint8 // of a plain number: its digits, 0 with a thousands mark
	flags flags

	from, to uint8 // of a part: its bytes in the token's lower-cased form
}

type flags uint8

const (
	capital flags = 1 << iota // starts with a capital letter
	first                     // first word of its token
	last                      // last word of its token
	named                     // may start the name of a holiday
)

// class is what a word does in the grammar: those of en.TimeClass, and those
// that its characters give.
type class uint8

const (
	digits    = class(64 + iota) // 7, 1989, 1,500
	hyphen                       // inside a token, or a dash between two
	decadeOf                     // 1990s, '90s: n is its first year
	shortYear                    // '45: n is the year
	clock                        // 9:30, 17:05:31: n is seconds of the day
	decimal                      // 2.5, 7.30: n is hundredths
	fraction                     // 1/2, 7/6: n is 100 times the first and the second
	isoDay                       // 2024-09-13, 10/31/89: n is 20240913
	isoTime                      // 2024-09-13T17:00:00+03:00
	isoMonth                     // 2015-12: n is 201512
	yearRange                    // 1939-45: n is 10000 times the first and the last
	quarterOf                    // Q3: n is 3
	halfOf                       // H1: n is 1
	fiscalOf                     // FY2024: n is the year
	letters                      // capitals that may name a zone
	comma
)

// words cuts the document's tokens into words. An entry of starts gives the
// first word of each token, and one more the number of words.
func (r *reader) cut() {
	toks := r.doc.Tokens
	r.words = make([]word, 0, len(toks)+len(toks)/16+1)
	r.starts = make([]int32, len(toks)+1)
	for t := range toks {
		r.starts[t] = int32(len(r.words))
		tok := &toks[t]
		w := word{tok: int32(t), flags: first | last}
		lower := tok.Lower
		if lower == "" || tok.Start >= len(r.doc.Text) {
			r.words = append(r.words, w)
			continue
		}
		c := r.doc.Text[tok.Start]
		switch {
		case 'a' <= lower[0] && lower[0] <= 'z':
			if 'A' <= c && c <= 'Z' {
				w.flags |= capital
			}
			r.addLetters(w, lower)
		case '0' <= lower[0] && lower[0] <= '9':
			r.addDigits(w, lower)
		case lower == ",":
			w.class = comma
			r.words = append(r.words, w)
		case lower == "-" || lower == "–" || lower == "—" || lower == "--" || lower == "~":
			w.class = hyphen
			r.words = append(r.words, w)
		case lower[0] == '\'' && len(lower) > 2:
			r.addShort(w, lower[1:])
		case lower[0] >= 0x80:
			w.readFraction(lower)
			r.words = append(r.words, w)
		default:
			r.words = append(r.words, w)
		}
	}
	r.starts[len(toks)] = int32(len(r.words))
}

// addLetters adds a word of the list, or the parts of a hyphened one when one
// of them is on the list.
func (r *reader) addLetters(w word, lower string) {
	if len(lower) == 1 && lower != "a" {
		r.words = append(r.words, w)
		return
	}
	tw := en.TimeWordOf(lower)
	if tw.Named {
		w.flags |= named
	}
	if tw.Class != en.TimeNone {
		if len(lower) == 3 && tw.Class == en.TimeUnit && w.flags&capital != 0 && lower != "day" {
			r.words = append(r.words, w) // the SEC
			return
		}
		w.set(tw)
		r.words = append(r.words, w)
		return
	}
	if w.readCode(lower) {
		r.words = append(r.words, w)
		return
	}
	if len(lower) > 6 && strings.HasSuffix(lower, "long") && r.addLong(w, lower) || len(lower) > 6 && strings.HasPrefix(lower, "mid") && r.addMid(w, lower) {
		return
	}
	if w.flags&capital != 0 && len(lower) <= 5 && upper(r.doc.Tok(int(w.tok))) {
		w.class = letters
	}
	if len(lower) > 4 && strings.IndexByte(lower, '-') > 0 {
		r.addParts(w, lower)
		return
	}
	r.words = append(r.words, w)
}

// readCode classes Q3, H1, FY2024 and FY24; false when a word is none of them.
func (w *word) readCode(lower string) bool {
	if len(lower) < 2 || len(lower) > 6 {
		return false
	}
	c := lower[1]
	switch {
	case lower[0] == 'q' && len(lower) == 2 && '1' <= c && c <= '4':
		w.class, w.n = quarterOf, int32(c-'0')
		return true
	case lower[0] == 'h' && len(lower) == 2 && '1' <= c && c <= '2':
		w.class, w.n = halfOf, int32(c-'0')
		return true
	case lower[0] != 'f' || c != 'y':
		return false
	}
	n, size := whole(lower[2:])
	if size != len(lower)-2 || size != 2 && size != 4 {
		return false
	}
	if size == 2 {
		n += 2000
	}
	w.class, w.n = fiscalOf, int32(n)
	return true
}

// readFraction classes ½, ¼ and ¾; false when s is none of them.
func (w *word) readFraction(s string) bool {
	switch s {
	case "½":
		w.class, w.n = fraction, 102
	case "¼":
		w.class, w.n = fraction, 104
	case "¾":
		w.class, w.n = fraction, 304
	default:
		return false
	}
	return true
}

// addLong adds "daylong" as "day-long" is added; false when a word is no such one.
func (r *reader) addLong(w word, lower string) bool {
	size := len(lower) - len("long")
	tw := en.TimeWordOf(lower[:size])
	if tw.Class != en.TimeUnit && tw.Class != en.TimeUnits {
		return false
	}
	unit, mark, long := w, word{tok: w.tok, class: hyphen}, w
	unit.set(tw)
	unit.flags &^= last
	unit.to = uint8(size)
	long.flags &^= first
	long.from, long.to = uint8(size), uint8(len(lower))
	r.words = append(r.words, unit, mark, long)
	return true
}

// addMid adds "midweek" as "mid-week" is added; false when a word is no such one.
func (r *reader) addMid(w word, lower string) bool {
	size := len("mid")
	tw := en.TimeWordOf(lower[size:])
	switch {
	case tw.Class == en.TimeSeason, tw.Class == en.TimePart, tw.Class == en.TimeUnit && (tw.N == en.Week || tw.N == en.Month || tw.N == en.Year):
	default:
		return false
	}
	mid, mark, rest := w, word{tok: w.tok, class: hyphen}, w
	mid.set(en.TimeWordOf("mid"))
	mid.flags &^= last
	mid.to = uint8(size)
	rest.set(tw)
	rest.flags &^= first
	rest.from, rest.to = uint8(size), uint8(len(lower))
	r.words = append(r.words, mid, mark, rest)
	return true
}

// addParts cuts a token at its hyphens.
func (r *reader) addParts(w word, lower string) {
	before := len(r.words)
	known := false
	if len(lower) > 60 {
		r.words = append(r.words, w)
		return
	}
	w.flags &^= first | last
	for rest, more := lower, true; more; {
		var part string
		w.from = uint8(len(lower) - len(rest))
		part, rest, more = strings.Cut(rest, "-")
		w.to = w.from + uint8(len(part))
		if len(r.words)-before > 8 { // no time expression is as long as that
			known = false
			break
		}
		p := w
		if part != "" && '0' <= part[0] && part[0] <= '9' {
			if !p.readDigits(part) {
				r.addHalfDay(&p, part)
			}
		} else if p.readCode(part) {
		} else if tw := en.TimeWordOf(part); tw.Class != en.TimeNone {
			p.set(tw)
		} else {
			p.class = 0
		}
		known = known || p.class != 0
		r.words = append(r.words, p)
		if more {
			r.words = append(r.words, word{tok: w.tok, class: hyphen})
		}
	}
	if !known {
		w.flags |= first | last
		w.from, w.to = 0, 0
		r.words = append(r.words[:before], w)
		return
	}
	r.words[before].flags |= first
	r.words[len(r.words)-1].flags |= last
}

// addHalfDay adds the hour of a part like 9am and leaves the half of the day in p.
func (r *reader) addHalfDay(p *word, part string) {
	n, size := whole(part)
	tw := en.TimeWordOf(part[size:])
	if size > 2 || tw.Class != en.TimeHalfDay {
		return
	}
	hour := *p
	hour.class, hour.n, hour.width, hour.to = digits, int32(n), uint8(size), p.from+uint8(size)
	r.words = append(r.words, hour)
	p.set(tw)
	p.from += uint8(size)
}

// addDigits adds a token that starts with a digit.
func (r *reader) addDigits(w word, lower string) {
	if w.readDigits(lower) {
		if w.class == fraction && lower == "9/11" {
			w.flags |= named
		}
		r.words = append(r.words, w)
		return
	}
	if strings.IndexByte(lower, '-') > 0 {
		r.addParts(w, lower)
		return
	}
	n, size := whole(lower)
	if size == len(lower) || size > 4 {
		r.words = append(r.words, w)
		return
	}
	number, rest := w, w
	number.class, number.n, number.width = digits, int32(n), uint8(size)
	number.flags &^= last
	rest.flags &^= first
	if rest.readFraction(lower[size:]) { // 2½
		r.words = append(r.words, number, rest)
		return
	}
	// 1400GMT, 9pm
	tw := en.TimeWordOf(lower[size:])
	zone := tw.Class == en.TimeNone && en.ZoneByLetters(strings.ToUpper(lower[size:])) != nil
	if tw.Class != en.TimeHalfDay && !zone {
		r.words = append(r.words, w)
		return
	}
	if zone {
		rest.class = letters
	} else {
		rest.set(tw)
	}
	r.words = append(r.words, number, rest)
}

// addShort adds what follows an apostrophe: '90s and '45.
func (r *reader) addShort(w word, lower string) {
	n, size := whole(lower)
	switch {
	case size == 2 && lower[size:] == "s" && n%10 == 0:
		w.class, w.n = decadeOf, int32(century(n))
	case size == 2 && len(lower) == 2:
		w.class, w.n = shortYear, int32(century(n))
	}
	r.words = append(r.words, w)
}

func (w *word) set(tw en.TimeWord) { w.class, w.n = class(tw.Class), tw.N }

// upper says whether s is all capitals.
func upper(s string) bool {
	for i := range len(s) {
		if s[i] < 'A' || s[i] > 'Z' {
			return false
		}
	}
	return true
}

var none word // what stands beyond a sentence's ends

// at gives word i, an empty one beyond the sentence.
func (r *reader) at(i int) *word {
	r.steps++
	if i < r.from || i >= r.to {
		return &none
	}
	return &r.words[i]
}

// is says whether word i has a class of the list.
func (r *reader) is(i int, c en.TimeClass) bool { return r.at(i).class == class(c) }

// text gives word i in lower case, "" beyond the sentence.
func (r *reader) text(i int) string {
	r.steps++
	if i < r.from || i >= r.to {
		return ""
	}
	w := &r.words[i]
	lower := r.doc.Tokens[w.tok].Lower
	if w.to > 0 {
		return lower[w.from:w.to]
	}
	return lower
}

// span gives the tokens of words [i, j), which must start and end tokens.
func (r *reader) span(i, j int) (nlp.Span, bool) {
	if i >= j || r.words[i].flags&first == 0 || r.words[j-1].flags&last == 0 {
		return nlp.Span{}, false
	}
	return nlp.Span{Start: int(r.words[i].tok), End: int(r.words[j-1].tok) + 1}, true
}
