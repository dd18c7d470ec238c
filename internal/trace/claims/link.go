package claims

import (
	"cmp"
	"encoding/binary"
	"errors"
	"math"
	"slices"
	"strings"
)

// Link is the comparison of a point of one story with a point of another.
type Link struct {
	A, B int // indexes into the Points of the two sketches
	Result
}

// LinkSketches compares the points of two sketches and gives the related ones, at most
// limit, the surest first; order is the same for the same sketches.
func LinkSketches(a, b *Sketch, limit int) []Link { return LinkIndexed(Index(a), Index(b), limit) }

// LinkIndexed is LinkSketches for sketches that are compared with many others.
func LinkIndexed(x, y *Indexed, limit int) []Link {
	a, b := x.Sketch, y.Sketch
	var out, equal []Link
	width := len(b.Points)
	for at, shared := range x.meets(y) {
		if shared == 0 {
			continue
		}
		i, j := at/width, at%width
		if !x.canRelate(y, i, j, shared) {
			continue
		}
		switch r, least := compare(&a.Points[i], &b.Points[j]); {
		case r.Relation == Unrelated:
		case least == 0 || x.telling(y, i, j) >= least:
			out = append(out, Link{i, j, r})
		case r.Relation == Same && slices.Equal(a.Points[i].Words, b.Points[j].Words):
			equal = append(equal, Link{i, j, r})
		}
	}
	// What tells too little by itself is the same beside something that is: two
	// clauses of one sentence that both have.
	for _, l := range equal {
		if slices.ContainsFunc(out, func(o Link) bool {
			return o.Relation == Same && a.Points[o.A].Statement == a.Points[l.A].Statement && b.Points[o.B].Statement == b.Points[l.B].Statement
		}) {
			out = append(out, l)
		}
	}
	out = veto(a, b, out)
	slices.SortFunc(out, func(x, y Link) int {
		return cmp.Or(cmp.Compare(y.Score, x.Score), x.A-y.A, x.B-y.B)
	})
	return out[:min(limit, len(out))]
}

// telling gives what two points share, each word by how rarely it stands in
// either story: what all of two long stories is about makes no two of their
// statements one. Faint words count nothing and names less.
func (x *Indexed) telling(y *Indexed, i, j int) (sum float64) {
	const name = 0.7
	a, b := x.Points[i].Words, y.Points[j].Words
	for len(a) > 0 && len(b) > 0 {
		switch s, t := a[0], b[0]; {
		case s.Stem < t.Stem:
			a = a[1:]
		case t.Stem < s.Stem:
			b = b[1:]
		default:
			a, b = a[1:], b[1:]
			if s.Weight <= weightFaint || t.Weight <= weightFaint {
				continue
			}
			n := 1 / math.Sqrt(float64(max(x.often(s.Stem), y.often(s.Stem))))
			if s.Name && t.Name {
				n *= name
			}
			sum += n
		}
	}
	return sum
}

// veto drops links that say Same between two statements that another link says
// contradict each other on a number or a time: the common rest of two sentences
// does not make one claim of them.
func veto(a, b *Sketch, links []Link) []Link {
	type pair struct{ a, b int }
	odds := map[pair]float64{}
	at := func(l Link) pair { return pair{a.Points[l.A].Statement, b.Points[l.B].Statement} }
	for _, l := range links {
		if l.Relation == Conflict && l.On != "polarity" {
			odds[at(l)] = max(odds[at(l)], l.Score)
		}
	}
	return slices.DeleteFunc(links, func(l Link) bool { return l.Relation == Same && odds[at(l)] > 0 && l.Score < odds[at(l)]+0.2 })
}

// ons lists what a conflict can be on, as one bit each in a stored link.
var ons = []string{"number", "polarity", "time", "actor", "hedge", "tense"}

var errLinks = errors.New("not links")

// EncodeLinks writes links for the store.
func EncodeLinks(links []Link) []byte {
	b := []byte{codecVersion}
	for _, l := range links {
		b = binary.AppendUvarint(b, uint64(l.A))
		b = binary.AppendUvarint(b, uint64(l.B))
		bits := byte(0)
		for i, on := range ons {
			if strings.Contains(l.On, on) {
				bits |= 1 << i
			}
		}
		b = append(b, byte(l.Relation), bits, byte(math.Round(l.Score*255)))
	}
	return b
}

// DecodeLinks reads what EncodeLinks wrote, and ErrVersion is its error where
// another version did.
func DecodeLinks(b []byte) ([]Link, error) {
	if len(b) == 0 {
		return nil, errLinks
	}
	if b[0] != codecVersion {
		return nil, ErrVersion
	}
	r := reader{b: b[1:]}
	var out []Link
	for len(r.b) > 0 && !r.bad {
		l := Link{A: int(r.uvarint()), B: int(r.uvarint())}
		l.Relation = Relation(r.byte())
		bits := r.byte()
		var on []string
		for i, name := range ons {
			if bits&(1<<i) != 0 {
				on = append(on, name)
			}
		}
		l.On = strings.Join(on, ", ")
		l.Score = float64(r.byte()) / 255
		out = append(out, l)
	}
	if r.bad {
		return nil, errLinks
	}
	return out, nil
}
