package coref

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// named joins names: the same words, the same canonical name, and a short form
// with the fuller one ("Ruiz" with "Elena Ruiz", "OWA" with "Ostland Water
// Authority").
func (r *resolver) named() {
	exact := map[string]int{}
	words := map[string][]int{}  // a word of a person's longer name → mentions
	initials := map[string]int{} // an organisation's initials → its mention
	for i := range r.men {
		m := &r.men[i]
		if m.Form != "name" {
			continue
		}
		key := r.key(m)
		if m.Kind == "person" && m.Span.Len() == 1 && m.Name == "" {
			continue // a surname may be two people's
		}
		if at, ok := exact[key]; ok && r.agree(at, i) {
			r.join(at, i)
		} else if !ok {
			exact[key] = i
		}
		if m.Name != "" {
			name := strings.ToLower(m.Name)
			if at, ok := exact[name]; ok && r.agree(at, i) {
				r.join(at, i)
			} else if !ok {
				exact[name] = i
			}
		}
		if m.Kind == "person" && m.Span.Len() > 1 {
			for t := m.Span.Start; t < m.Span.End; t++ {
				if w := r.lower(t); len(w) > 1 {
					words[w] = append(words[w], i)
				}
			}
		}
		if m.Kind != "person" && m.Span.Len() > 1 {
			if s := r.initials(m); len(s) > 1 {
				if _, ok := initials[s]; !ok {
					initials[s] = i
				}
			}
		}
	}
	for i := range r.men {
		m := &r.men[i]
		switch {
		case m.Form != "name":
		case m.Kind == "person":
			key := r.key(m)
			if at := r.fuller(i, words); at >= 0 {
				r.join(at, i)
			} else if at, ok := exact[key]; ok && m.Span.Len() == 1 && r.agree(at, i) {
				r.join(at, i)
			} else if !ok {
				exact[key] = i
			}
		case m.Span.Len() == 1:
			if at, ok := initials[m.text(r)]; ok && at != i && allUpper(r.doc.Tok(m.Head)) {
				r.join(at, i)
			}
		}
	}
	r.shortBodies()
	for i := range r.men { // a name of one word that is nobody's surname is a forename
		m := &r.men[i]
		if root := &r.men[r.root(i)]; m.Form == "name" && m.Kind == "person" && m.Span.Len() == 1 && root.Span.Len() == 1 && root.gender == anyGender {
			root.gender = nameGender(r.lower(m.Span.Start))
		}
	}
}

func (m *man) text(r *resolver) string { return r.lower(m.Span.Start) }

func allUpper(s string) bool {
	for _, c := range s {
		if !unicode.IsUpper(c) && c != '.' {
			return false
		}
	}
	return true
}

// agree reports whether two mentions' kinds can be one entity's.
func (r *resolver) agree(a, b int) bool {
	x, y := r.men[a].Kind, r.men[b].Kind
	return x == y || x != "person" && y != "person" && x != "place" && y != "place"
}

func (r *resolver) key(m *man) string {
	var b strings.Builder
	for t := m.Span.Start; t < m.Span.End; t++ {
		w := r.lower(t)
		if t == m.Span.Start && w == "the" || w == "." {
			continue
		}
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(strings.TrimSuffix(w, "."))
	}
	return b.String()
}

func (r *resolver) initials(m *man) string {
	var b strings.Builder
	for t := m.Span.Start; t < m.Span.End; t++ {
		if c, _ := utf8.DecodeRuneInString(r.doc.Tok(t)); unicode.IsUpper(c) {
			b.WriteRune(unicode.ToLower(c))
		}
	}
	return b.String()
}

// maxNamesakes is how many longer names before and behind a short one are held
// against it.
const maxNamesakes = 64

// fuller gives the longer name that person i's words end, or are part of: the
// nearest before it, else the first after it; -1 when there is none.
func (r *resolver) fuller(i int, words map[string][]int) int {
	m := &r.men[i]
	best, rank := -1, 0
	list := words[r.lower(m.Span.End-1)]
	next, _ := slices.BinarySearch(list, i)
	for _, at := range list[max(0, next-maxNamesakes):min(len(list), next+maxNamesakes)] {
		full := &r.men[at]
		if at == i || full.Span.Len() <= m.Span.Len() {
			continue
		}
		if g, h := r.men[r.root(i)].gender, r.men[r.root(at)].gender; g != anyGender && h != anyGender && g != h {
			continue
		}
		score := 0
		switch {
		case r.ends(m, full):
			score = 4
		case m.Span.Len() == 1:
			score = 2
		case r.lower(m.Span.Start) == r.lower(full.Span.Start) && r.lower(m.Span.End-1) == r.lower(full.Span.End-1):
			score = 4 // a middle name or initial left out
		default:
			continue
		}
		if at < i {
			score++
		}
		if score > rank || score == rank && at < i {
			best, rank = at, score
		}
	}
	return best
}

// ends reports whether the words of short are the last ones of full.
func (r *resolver) ends(short, full *man) bool {
	n := short.Span.Len()
	for k := range n {
		if r.lower(short.Span.End-1-k) != r.lower(full.Span.End-1-k) {
			return false
		}
	}
	return true
}

// shortBodies joins "Norvik" with "Norvik Holding" and "the Courier" with "the
// Perth Courier", when one longer name only fits.
func (r *resolver) shortBodies() {
	first := map[string][]int{}
	last := map[string][]int{}
	for i := range r.men {
		if m := &r.men[i]; m.Form == "name" && m.Span.Len() > 1 && (m.Kind == "organisation" || m.Kind == "outlet") {
			s := m.Span.Start
			if r.lower(s) == "the" {
				s++
			}
			if m.Kind != "outlet" { // "Lindhavn" is not the Lindhavn Herald
				first[r.lower(s)] = append(first[r.lower(s)], i)
			}
			last[r.lower(m.Span.End-1)] = append(last[r.lower(m.Span.End-1)], i)
		}
	}
	for _, index := range []map[string][]int{first, last} {
		for w := range index {
			index[w] = r.distinct(index[w])
		}
	}
	for i := range r.men {
		m := &r.men[i]
		if m.Form != "name" || m.Kind != "organisation" && m.Kind != "outlet" {
			continue
		}
		size := m.Span.Len()
		if r.lower(m.Span.Start) == "the" {
			size--
		}
		if size != 1 {
			continue
		}
		w := r.lower(m.Span.End - 1)
		at := -1
		if !allUpper(r.doc.Tok(m.Span.End - 1)) { // the NHA is not "NHA Intelligence", which is a part of it
			at = r.only(first[w])
		}
		if at < 0 {
			at = r.only(last[w])
		}
		if at >= 0 && country(w) == "" {
			r.join(at, i)
		}
	}
}

// distinct gives the first of each entity's mentions in a list.
func (r *resolver) distinct(list []int) []int {
	seen := map[int]bool{}
	var out []int
	for _, at := range list {
		if root := r.root(at); !seen[root] {
			seen[root] = true
			out = append(out, at)
		}
	}
	return out
}

// only gives the first of mentions that are all one entity, else -1.
func (r *resolver) only(list []int) int {
	for _, at := range list {
		if !r.same(at, list[0]) {
			return -1
		}
	}
	if len(list) == 0 {
		return -1
	}
	return list[0]
}
