package claims

import (
	"slices"
	"strings"

	"github.com/sayso-news/sayso"
)

// newPoint reads what one run of words says: its names, numbers and times, and
// whether it denies, hedges or looks ahead.
func newPoint(r *sayso.Reading, st *sayso.Statement, run []word) Point {
	p := Point{Start: run[0].start, End: run[len(run)-1].end, Words: terms(run), Own: st.Mode == sayso.Own}
	for _, w := range run {
		if w.text == "by" {
			p.Passive = true
		}
	}
	p.Names = namesAround(run)
	for _, h := range st.Hedges {
		if h.Start < p.End && p.Start < h.End {
			if _, isBound := bounds[strings.ToLower(h.Text)]; !isBound {
				p.Hedged = true
			}
		}
	}
	ws := texts(run)
	p.Denied, p.Negative = denial(run)
	for _, w := range ws {
		switch w {
		case "will", "would", "shall":
			p.Future = true
		case "allegedly", "reportedly", "perhaps", "possibly", "might", "may", "could", "if", "whether", "unless":
			p.Hedged = true
		}
	}
	// A denial turns what is said under it.
	if st.Cue != nil && Denies(st.Cue.Text) {
		p.Denied, p.Negative = nil, !p.Negative
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
		// "one" is rarely a count, a decade is none, and an age tells who, not what.
		plain := ws[i] == "one" || ws[i] == "once" || isDecade(ws[i]) || isAge(ws[i+used:]) || i > 0 && used == 1 && run[i-1].name && isAside(r.Text, run[i-1].end, run[i])
		ordinal = ordinal || i > 0 && ws[i-1] == "no" // "No. 2" counts nothing
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

// verbMark stands among the names of a point where its first verb stands; no
// name has it for a stem.
const verbMark = 0

// namesAround gives the names of a run that stand before its first verb, the
// verbMark, and those behind it, each once on its side and six in all; without a
// verb it gives none. The order on one side says nothing.
func namesAround(run []word) (out []uint32) {
	ws := texts(run)
	verb := 0
	for verb < len(run) && (run[verb].name || !isVerb(ws, verb)) {
		verb++
	}
	if verb == len(run) {
		return nil
	}
	side, n := 0, 0 // where a side starts in out, names so far
	for i, w := range run {
		if i == verb {
			out = append(out, verbMark)
			side = len(out)
		}
		if h := hash(stem(w.text)); w.name && n < 6 && !slices.Contains(out[side:], h) {
			out = append(out, h)
			n++
		}
	}
	return out
}

// isDecade says whether a word is a decade of years or of a life: "1980s", "30s".
func isDecade(w string) bool {
	n := digitRun(w)
	return n > 1 && w[n-1] == '0' && w[n:] == "s"
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
