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
	Names      []uint32 // its names before and behind its verb (see namesAround)
	Passive    bool     // "by" stands in it: who acts comes last
	Negative   bool
	Denied     []uint32 // the first two stems of what it denies; none when all of it is denied
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
		if !asks(&r.Statements[i]) {
			s.Points = append(s.Points, points(r, i)...)
		}
	}
	slices.SortStableFunc(s.Points, func(a, b Point) int { return cmp.Or(a.Start-b.Start, a.End-b.End) })
	return s
}

// asks says whether an outlet asks its readers something, which nobody can carry
// or contradict. A question that a source asks is what that source said.
func asks(st *sayso.Statement) bool {
	return st.Mode == sayso.Own && len(st.Content) > 0 && strings.HasSuffix(st.Content[len(st.Content)-1].Text, "?")
}

// maxWhole is how many content words a statement may have to be one point.
const maxWhole = 9

// points gives the points of one statement.
func points(r *sayso.Reading, index int) []Point {
	st := &r.Statements[index]
	var all, part [][]word
	for _, c := range st.Content {
		pieces := cut(r.Text, afterThat(r.Text, afterDateline(r.Text, c.Start, c.End), c.End), c.End)
		if standsAlone(part) && standsAlone(pieces) {
			all = append(all, joined(part)...)
			part = nil
		}
		part = append(part, pieces...)
	}
	all = append(all, joined(part)...)
	if len(all) == 0 {
		return nil
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

// joined makes points of the runs of one or more passages.
func joined(runs [][]word) [][]word {
	switch n := content(slices.Concat(runs...)); {
	case n == 0:
		return nil
	case n <= maxWhole:
		return joinClauses(runs)
	}
	return joinShort(runs)
}

// joinClauses joins the runs of a short passage, but for a clause of its own denial
// that is added to another: "Torvia has offered nothing, and nobody has asked for it".
func joinClauses(runs [][]word) (out [][]word) {
	for i, run := range runs {
		if n := len(out); n > 0 && !(addsClause(runs[i:i+1]) && standsAlone(out[n-1:])) {
			out[n-1] = append(slices.Clip(out[n-1]), run...)
			continue
		}
		out = append(out, run)
	}
	return out
}

func addsClause(runs [][]word) bool {
	run := runs[0]
	return len(run) > 1 && (run[0].text == "and" || run[0].text == "but") && objects[run[1].text] && standsAlone(runs)
}

// standsAlone says whether the runs of a passage say something without the passage
// beside it: a sentence of which a cue tells the next ("We were not asked," she
// said. "We read of it.").
func standsAlone(runs [][]word) bool {
	words := slices.Concat(runs...)
	return content(words) >= leastAlone && hasVerb(texts(words))
}

// leastAlone is how many words that carry something make a passage a point of its own.
const leastAlone = 3

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
			w.unit = "percent"
			i++
		}
		if breaks[w.text] && len(run) > 0 && !(w.text == "and" && (figured(run[len(run)-1:]) && addsPart(text[i:end]) || joinsNames(run, text[i:end]))) {
			flush()
		}
		base := strings.TrimSuffix(strings.TrimSuffix(w.text, "'s"), "’s")
		w.text = base
		w.stop = lists().stop[base] || contracted(base)
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

// contracted says whether a word in lower case is a pronoun or an auxiliary with
// another run into it: "I've", "they're", "hasn't".
func contracted(w string) bool {
	at := strings.IndexAny(w, "'’")
	return at > 0 && (lists().stop[w[:at]] || strings.HasSuffix(w, "n't") || strings.HasSuffix(w, "n’t"))
}

// joinsNames says whether an "and" behind a run and before a text joins two
// names: it opens no clause then.
func joinsNames(run []word, after string) bool {
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(after, " "))
	return run[len(run)-1].name && unicode.IsUpper(r)
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
		if w.stop || w.text == "" || denials[w.text] { // a denial is the polarity of a point, no word of it
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
