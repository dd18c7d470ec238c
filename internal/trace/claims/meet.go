package claims

import (
	"cmp"
	"iter"
	"slices"
)

// Indexed is a sketch with its stems in order, so that the points which it has
// in common with another are found in one pass over both.
type Indexed struct {
	*Sketch
	stems []stemAt
}

// stemAt is a stem that is no faint one, in a point.
type stemAt struct {
	stem  uint32
	point int32
}

// Index puts the stems of a sketch in order. The sketch must not change after.
func Index(s *Sketch) *Indexed {
	n := 0
	for i := range s.Points {
		n += len(s.Points[i].Words)
	}
	x := &Indexed{Sketch: s, stems: make([]stemAt, 0, n)}
	for i := range s.Points {
		for _, t := range s.Points[i].Words {
			if t.Weight > weightFaint {
				x.stems = append(x.stems, stemAt{t.Stem, int32(i)})
			}
		}
	}
	slices.SortFunc(x.stems, func(a, b stemAt) int { return cmp.Or(cmp.Compare(a.stem, b.stem), cmp.Compare(a.point, b.point)) })
	return x
}

// often gives how many points have a stem.
func (x *Indexed) often(stem uint32) int {
	from, found := slices.BinarySearchFunc(x.stems, stem, func(s stemAt, stem uint32) int { return cmp.Compare(s.stem, stem) })
	if !found {
		return 0
	}
	n := 1
	for from+n < len(x.stems) && x.stems[from+n].stem == stem {
		n++
	}
	return n
}

// meets gives the pairs of points that can be related: those that share two
// stems, or one where both have a number.
func (x *Indexed) meets(y *Indexed) iter.Seq2[int, int] {
	return func(yield func(int, int) bool) {
		width := len(y.Points)
		shared := make([]uint8, len(x.Points)*width) // 0, 1, or 2 for more
		for i, j := 0, 0; i < len(x.stems) && j < len(y.stems); {
			switch {
			case x.stems[i].stem < y.stems[j].stem:
				i++
			case y.stems[j].stem < x.stems[i].stem:
				j++
			default:
				from, stem := j, x.stems[i].stem
				for ; i < len(x.stems) && x.stems[i].stem == stem; i++ {
					row := shared[int(x.stems[i].point)*width:]
					for j = from; j < len(y.stems) && y.stems[j].stem == stem; j++ {
						at := &row[y.stems[j].point]
						*at = min(*at+1, 2)
					}
				}
			}
		}
		for at, n := range shared {
			if n == 0 {
				continue
			}
			i, j := at/width, at%width
			if n == 1 && (len(x.Points[i].Numbers) == 0 || len(y.Points[j].Numbers) == 0) {
				continue
			}
			if !yield(i, j) {
				return
			}
		}
	}
}
