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
		// "one" is rarely a count, a decade is none, and an age tells who, not what.
		plain := ws[i] == "one" || ws[i] == "once" || isDecade(ws[i]) || isAge(ws[i+used:]) || i > 0 && used == 1 && run[i-1].name && isAside(r.Text, run[i-1].end, run[i])
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
