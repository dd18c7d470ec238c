package claims

import (
	"cmp"
	"math"
	"slices"
)

// Indexed is a sketch with its stems in order, so that the points which it has
// in common with another are found in one pass over both.
type Indexed struct {
	*Sketch
	stems   []stemAt
	weights []weights // of its points
}

// stemAt is a stem that is no faint one, in a point.
type stemAt struct {
	stem  uint32
	point int32
	name  bool
}

// weights is what the stems of a point weigh together.
type weights struct{ all, faint float64 }

func weightsOf(p *Point) (w weights) {
	for _, t := range p.Words {
		w.all += float64(t.Weight)
		if t.Weight <= weightFaint {
			w.faint += float64(t.Weight)
		}
	}
	return w
}

// Index puts the stems of a sketch in order. The sketch must not change after.
func Index(s *Sketch) *Indexed {
	n := 0
	for i := range s.Points {
		n += len(s.Points[i].Words)
	}
	x := &Indexed{Sketch: s, stems: make([]stemAt, 0, n), weights: make([]weights, len(s.Points))}
	for i := range s.Points {
		x.weights[i] = weightsOf(&s.Points[i])
		for _, t := range s.Points[i].Words {
			if t.Weight > weightFaint {
				x.stems = append(x.stems, stemAt{t.Stem, int32(i), t.Name})
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

// Counts of the stems that two points share, in one byte: names in the upper four
// bits, other words in the lower ones, each at most fifteen.
const (
	oneWord  = 1
	oneName  = 16
	mostEach = 15
)

// meets counts the stems that each point shares with each of another sketch, row by
// row.
func (x *Indexed) meets(y *Indexed) []uint8 {
	width := len(y.Points)
	shared := make([]uint8, len(x.Points)*width)
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
					if x.stems[i].name && y.stems[j].name {
						if *at < mostEach*oneName {
							*at += oneName
						}
					} else if *at%oneName < mostEach {
						*at += oneWord
					}
				}
			}
		}
	}
	return shared
}

// canRelate says whether two points that share so many stems can be related at all:
// what Compare would find out at length. Most stories about one thing share its
// names in every pair of points, and no more.
func (x *Indexed) canRelate(y *Indexed, i, j int, shared uint8) bool {
	names, words := int(shared/oneName), int(shared%oneName)
	if len(x.Points[i].Numbers) > 0 && len(y.Points[j].Numbers) > 0 {
		return names+words > 0
	}
	if names+words < leastShared {
		return false
	}
	if words > 0 || names == mostEach {
		return true
	}
	a, b := x.weights[i], y.weights[j]
	most := weightName*float64(names) + min(a.faint, b.faint)
	const rounding = 1e-9
	return most+rounding >= leastCosine*math.Sqrt(a.all*b.all)
}
