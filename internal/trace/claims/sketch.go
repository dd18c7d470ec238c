// Package claims tells which statements of different stories say the same, and
// which contradict each other.
//
// Input is the Reading of a story; output is its Sketch: points, each one thing
// that a statement says, with its actors, numbers, times, words, polarity and
// hedges. Two points are compared by Compare; what comes out is that they are
// the same, conflict (and on what), or neither. Package trace keeps the results
// and Gather makes claims of them.
//
// A statement is cut into points at its clauses because one sentence often
// carries two claims. What was given up: grammar. A point is a bag of stems
// with what stands beside its numbers, which is why "A beat B" and "B beat A"
// are told apart only by the order of their names.
package claims

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/zeebo/xxh3"

	"github.com/sayso-news/sayso"
)

// Sketch is what is compared of one story.
type Sketch struct {
	Points []Point
}

// Point is one thing that a statement says.
type Point struct {
	Mark       uint64 // names it in public, 0 while it has no name; 48 bits
	Statement  int    // index into Reading.Statements
	Start, End int    // bytes of the text
	Words      []Term
	Around     []uint32 // terms of the rest of its statement and of whom it speaks, sorted
	Numbers    []Number
	Times      []uint32 // hashes of clock times, days and dates, sorted
	Names      []uint32 // its names in their order, at most six, each once
	Passive    bool     // "by" stands in it: who acts comes last
	Negative   bool
	Hedged     bool
	Future     bool
	Own        bool // in the outlet's own voice
}

// Term is a stem in a point with what it weighs.
type Term struct {
	Stem   uint32
	Weight float32
	Name   bool
}

const (
	weightName  = 1.5
	weightWord  = 1
	weightFaint = 0.3
)

// word is one token of a statement on the way into a point.
type word struct {
	text       string // lower case
	start, end int
	name       bool
	stop       bool
	unit       string // what it counts, where a sign or a letter says so: "dollar" by "$", "metre" by "m"; "" for none
}

// NewSketch cuts the statements of a reading into points, in text order.
func NewSketch(r *sayso.Reading) *Sketch {
	s := &Sketch{}
	for i := range r.Statements {
		s.Points = append(s.Points, points(r, i)...)
	}
	slices.SortStableFunc(s.Points, func(a, b Point) int { return cmp.Or(a.Start-b.Start, a.End-b.End) })
	return s
}

// maxWhole is how many content words a statement may have to be one point.
const maxWhole = 9

// points gives the points of one statement.
func points(r *sayso.Reading, index int) []Point {
	st := &r.Statements[index]
	var all [][]word
	n := 0
	for _, c := range st.Content {
		pieces := cut(r.Text, afterThat(r.Text, afterDateline(r.Text, c.Start, c.End), c.End), c.End)
		for _, p := range pieces {
			n += content(p)
		}
		all = append(all, pieces...)
	}
	if n == 0 {
		return nil
	}
	if n <= maxWhole {
		all = [][]word{slices.Concat(all...)}
	} else {
		all = joinShort(all)
	}
	about := speaksOf(r, st)
	var whole []uint32
	for _, p := range all {
		for _, t := range terms(p) {
			whole = append(whole, t.Stem)
		}
	}
	whole = append(whole, about...)
	slices.Sort(whole)
	whole = slices.Compact(whole)
	var out []Point
	for _, p := range all {
		pt := newPoint(r, st, p)
		pt.Statement, pt.Around = index, whole
		out = append(out, pt)
	}
	return out
}

// afterDateline gives where a stretch of text goes on after "MARREN, Velmark
// (VPA) -": the place and the agency are no part of what is said.
func afterDateline(text string, start, end int) int {
	const most = 60
	head := text[start:min(end, start+most)]
	open, close := strings.IndexByte(head, '('), strings.IndexByte(head, ')')
	if open < 0 || close < open || close-open > 12 || strings.ContainsAny(head[:open], ".?!") {
		return start
	}
	rest := strings.TrimLeft(head[close+1:], " ")
	for _, dash := range []string{"-", "–", "—"} {
		if strings.HasPrefix(rest, dash) {
			return start + len(head) - len(rest) + len(dash)
		}
	}
	return start
}

// afterThat gives where a clause starts behind the "that" which opens it.
func afterThat(text string, start, end int) int {
	if strings.HasPrefix(text[start:end], "that ") {
		return start + len("that ")
	}
	return start
}

// speaksOf gives the name stems of the entities that a statement's pronouns
// and descriptions stand for, and of whoever speaks.
func speaksOf(r *sayso.Reading, st *sayso.Statement) (out []uint32) {
	for i := range r.Entities {
		ent := &r.Entities[i]
		if ent.Kind == sayso.KindOutlet {
			continue
		}
		inside := slices.ContainsFunc(ent.Mentions, func(m sayso.Mention) bool {
			return m.Form != "name" && slices.ContainsFunc(st.Content, func(c sayso.Passage) bool { return c.Start <= m.Start && m.End <= c.End })
		})
		if !inside {
			continue
		}
		for _, w := range cut(ent.Name, 0, len(ent.Name)) {
			for _, x := range w {
				if x.name {
					out = append(out, hash(stem(x.text)))
				}
			}
		}
	}
	return out
}

var breaks = map[string]bool{"and": true, "but": true, "when": true, "while": true, "after": true, "before": true, "as": true, "who": true,
	"which": true, "where": true, "because": true, "although": true, "that": true, "whose": true, "since": true, "until": true, "if": true, "following": true, "with": true}

// cut parts a stretch of text into runs of words at commas, semicolons, dashes
// and the words that open a clause.
func cut(text string, start, end int) (out [][]word) {
	var run []word
	again := false // inside brackets that give a figure again
	flush := func() {
		if len(run) > 0 {
			out = append(out, run)
			run = nil
		}
	}
	for i := start; i < end; {
		r, size := utf8.DecodeRuneInString(text[i:])
		if !inWord(r) && r != '$' && r != '£' && r != '€' {
			switch r {
			case '(':
				// A figure in brackets behind a figure is the same one in
				// another unit.
				if again = figured(run) && startsFigure(text[i+size:end]); !again {
					flush()
				}
			case ')':
				if !again {
					flush()
				}
				again = false
			case ',', ';', '–', '—', ':', '\n', '.', '?', '!':
				flush()
			case '-':
				if i > start && text[i-1] == ' ' {
					flush()
				}
			}
			i += size
			continue
		}
		from, upper, money := i, unicode.IsUpper(r), currencies[r]
		if money != "" {
			i += size
		}
		joined, n := figure(text[i:end], money != "")
		if n == 0 && from > start && text[from-1] == '.' && (from-1 == start || text[from-2] == ' ') {
			if n = digitRun(text[i:end]); n > 0 {
				joined = "0." + text[i:i+n] // ".41"
			}
		}
		i += n
		behind := i // what is joined to a figure in pieces: its unit
		for i < end {
			r, size = utf8.DecodeRuneInString(text[i:])
			if !inWord(r) {
				next, _ := utf8.DecodeRuneInString(text[i+size:])
				inNumber := i > from && text[i-1] >= '0' && text[i-1] <= '9' && unicode.IsDigit(next)
				if i > from && inWord(next) && (r == '\'' || r == '’' || r == '-' && !unicode.IsDigit(next) || r == '.' && i == from+1 && unicode.IsLetter(next) || (r == ',' || r == '.' || r == ':') && inNumber) {
					i += size
					continue
				}
				if r != '$' && r != '£' && r != '€' || i > from {
					break
				}
			}
			i += size
		}
		w := word{text: strings.ToLower(strings.TrimLeft(text[from:i], "$£€")), start: from, end: i, unit: money}
		if joined != "" {
			w.text = joined + strings.ToLower(text[behind:i])
		}
		if i < end && text[i] == '%' {
			i++
		}
		if breaks[w.text] && len(run) > 0 && !(w.text == "and" && figured(run[len(run)-1:]) && addsPart(text[i:end])) {
			flush()
		}
		base := strings.TrimSuffix(strings.TrimSuffix(w.text, "'s"), "’s")
		w.text = base
		w.stop = lists().stop[base]
		w.name = upper && !w.stop && !lists().faint[stem(base)]
		// Compounds are compared by their parts: "16-year-old".
		if parts := strings.Split(w.text, "-"); len(parts) > 1 && !w.name {
			at := w.start
			for _, p := range parts {
				if p != "" {
					run = append(run, word{text: p, start: at, end: at + len(p), stop: lists().stop[p], unit: w.unit})
					w.unit = ""
				}
				at += len(p) + 1
			}
			run[len(run)-1].end = w.end
			continue
		}
		run = append(run, w)
	}
	flush()
	for _, run := range out {
		lengths(run)
	}
	return out
}

func inWord(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r)
}

// content counts the words of a run that carry something.
func content(run []word) (n int) {
	for _, w := range run {
		if !w.stop {
			n++
		}
	}
	return n
}

// joinShort joins runs too short to stand alone to the one after them, the
// last to the one before.
func joinShort(runs [][]word) (out [][]word) {
	const short = 4
	for _, run := range runs {
		if n := len(out); n > 0 && content(out[n-1]) < short {
			out[n-1] = append(slices.Clip(out[n-1]), run...)
			continue
		}
		out = append(out, run)
	}
	if n := len(out); n > 1 && content(out[n-1]) < short {
		out[n-2] = append(slices.Clip(out[n-2]), out[n-1]...)
		out = out[:n-1]
	}
	return out
}

// terms gives the stems of a run that carry something, numbers left out, each
// once, sorted.
func terms(run []word) []Term {
	var out []Term
	for i, w := range run {
		if w.stop || w.text == "" {
			continue
		}
		if _, _, used := parseNumber(texts(run[i:min(i+1, len(run))])); used > 0 || w.text[0] >= '0' && w.text[0] <= '9' {
			continue
		}
		s := stem(w.text)
		t := Term{Stem: hash(s), Weight: weightWord, Name: w.name}
		switch {
		case lists().faint[s]:
			t.Weight = weightFaint
		case w.name:
			t.Weight = weightName
		}
		out = append(out, t)
	}
	slices.SortFunc(out, func(a, b Term) int { return cmp.Or(cmp.Compare(a.Stem, b.Stem), cmp.Compare(b.Weight, a.Weight)) })
	return slices.CompactFunc(out, func(a, b Term) bool { return a.Stem == b.Stem })
}

func texts(run []word) []string {
	out := make([]string, len(run))
	for i, w := range run {
		out[i] = w.text
	}
	return out
}

func hash(s string) uint32 { return uint32(xxh3.HashString(s)) }

func newPoint(r *sayso.Reading, st *sayso.Statement, run []word) Point {
	p := Point{Start: run[0].start, End: run[len(run)-1].end, Words: terms(run), Own: st.Mode == sayso.Own}
	for _, w := range run {
		if w.text == "by" {
			p.Passive = true
		}
	}
	for _, h := range namesInOrder(run) {
		if len(p.Names) < 6 && !slices.Contains(p.Names, h) {
			p.Names = append(p.Names, h)
		}
	}
	for _, h := range st.Hedges {
		if h.Start < p.End && p.Start < h.End {
			if _, isBound := bounds[strings.ToLower(h.Text)]; !isBound {
				p.Hedged = true
			}
		}
	}
	ws := texts(run)
	for i, w := range ws {
		switch w {
		case "not", "no", "never", "nobody", "nothing", "none", "neither", "cannot", "without", "denied", "denies", "deny":
			if w != "no" || i+1 >= len(ws) || ws[i+1] != "fewer" && ws[i+1] != "less" && ws[i+1] != "more" {
				p.Negative = !p.Negative
			}
		case "declined", "declines", "refused", "refuses", "unclear", "undisclosed", "unspecified", "unknown", "failed":
			p.Negative = true
		case "will", "would", "shall":
			p.Future = true
		case "allegedly", "reportedly", "perhaps", "possibly", "might", "may", "could":
			p.Hedged = true
		}
		if strings.HasSuffix(w, "n't") || strings.HasSuffix(w, "n’t") {
			p.Negative = !p.Negative
		}
	}
	// A denial turns what is said under it.
	if st.Cue != nil && Denies(st.Cue.Text) {
		p.Negative = !p.Negative
	}
	timed := times(r, &p, ws, run)
	for i := 0; i < len(run); {
		if timed[i] {
			i++
			continue
		}
		value, ordinal, used := parseNumber(ws[i:])
		if used == 0 {
			i++
			continue
		}
		// "one" is rarely a count, and an age tells who, not what.
		plain := ws[i] == "one" || ws[i] == "once" || isAge(ws[i+used:]) || i > 0 && used == 1 && run[i-1].name && isAside(r.Text, run[i-1].end, run[i])
		n := Number{Value: value, Ordinal: ordinal, Bound: boundBefore(ws[max(0, i-3):i]), Near: beside(run, i, i+used)}
		if len(n.Near) > 0 {
			n.Unit = n.Near[0]
		}
		if i+used+1 < len(ws) && ws[i+used] == "or" && ws[i+used+1] == "more" {
			n.Bound = AtLeast
		}
		if !plain {
			p.Numbers = append(p.Numbers, n)
		}
		i += used
	}
	return p
}

// namesInOrder gives the names of a run as they stand in it; of names joined by
// "and" or "or" the order says nothing, so that they come sorted.
func namesInOrder(run []word) (out []uint32) {
	var joined [][]uint32 // names, in words, that are joined to one another
	flush := func() {
		slices.SortFunc(joined, slices.Compare)
		for _, name := range joined {
			out = append(out, name...)
		}
		joined = nil
	}
	for i, w := range run {
		if !w.name {
			continue
		}
		h := hash(stem(w.text))
		if i > 0 && run[i-1].name {
			last := len(joined) - 1
			joined[last] = append(joined[last], h)
			continue
		}
		k := i - 1
		if k >= 0 && run[k].text == "the" {
			k--
		}
		if k < 1 || !run[k-1].name || run[k].text != "and" && run[k].text != "or" {
			flush()
		}
		joined = append(joined, []uint32{h})
	}
	flush()
	return out
}

// isAge says whether the words after a number make it an age: "36-year-old".
func isAge(after []string) bool {
	for i, w := range after {
		switch {
		case w == "old" && i > 0:
			return true
		case w != "year" && w != "years" || i > 1:
			return false
		}
	}
	return false
}

// isAside says whether a number stands alone between commas behind a name, as
// an age does: "Lindqvist, 34, said".
func isAside(text string, before int, w word) bool {
	return w.start < len(text) && strings.TrimSpace(text[before:w.start]) == "," && (w.end == len(text) || text[w.end] == ',')
}

// Denies says whether reporting words turn what is said under them.
func Denies(cue string) bool {
	cue = strings.ToLower(cue)
	for _, w := range []string{"denied", "denies", "deny", "denying", "rejected", "rejects", "dismissed", "refuted", "ruled out"} {
		if strings.Contains(cue, w) {
			return true
		}
	}
	return false
}

// beside gives the stems of the content words around a number: the two after
// it first, then the two before.
func beside(run []word, from, to int) (out []uint32) {
	add := func(w word) bool {
		if w.stop || w.text == "" || w.text[0] >= '0' && w.text[0] <= '9' {
			return false
		}
		if _, ok := units[w.text]; ok {
			return false
		}
		out = append(out, hash(stem(w.text)))
		return true
	}
	for i, n := to, 0; i < len(run) && i < to+5 && n < 2; i++ {
		if add(run[i]) {
			n++
		}
	}
	for i, n := from-1, 0; i >= 0 && i > from-5 && n < 2; i-- {
		if add(run[i]) {
			n++
		}
	}
	if unit := run[from].unit; unit != "" {
		out = append(out, hash(stem(unit)))
	}
	return out
}
