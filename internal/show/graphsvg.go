package show

import (
	"cmp"
	"fmt"
	"html/template"
	"slices"
	"strings"

	"github.com/sayso-news/sayso"
)

// GraphNode is one carrier in a drawn relay graph.
type GraphNode struct {
	Name string
	Kind sayso.HopKind
	Note string // under the name, in place of the kind's word; "" for that word
}

// GraphEdge says that To has it from From, both by index.
type GraphEdge struct {
	From, To int
	Copy     bool // the text was copied
}

// Sizes of a drawn graph.
const (
	boxWidth  = 196
	boxLine   = 17
	boxGap    = 14 // between two boxes of a column
	layerGap  = 52
	boxLetter = 16 // columns of a name on one line
)

// box is a node on its way onto the drawing, or a bend of a long edge.
type box struct {
	node    int // -1 for a bend
	layer   int
	x, y    int
	height  int
	in, out []int // boxes
	weight  float64
	first   int // order as given
	lines   []string
	note    string
}

// GraphSVG draws who has it from whom, from the origins on the left to the
// outlets on the right. Edges that close a ring are drawn dashed and marked
// "loop". The caller gives the same facts as a list beside it; label says in
// short what is drawn. No nodes give "".
func GraphSVG(nodes []GraphNode, edges []GraphEdge, label string) template.HTML {
	if len(nodes) == 0 {
		return ""
	}
	back := backEdges(len(nodes), edges)
	boxes, paths := layered(nodes, edges, back)
	place(boxes)
	var b strings.Builder
	width, height := 0, 0
	for i := range boxes {
		width, height = max(width, boxes[i].x+boxWidth), max(height, boxes[i].y+boxes[i].height)
	}
	for k, e := range edges {
		class := "edge"
		if e.Copy {
			class += " copy"
		}
		if back[k] {
			a, z := &boxes[e.From], &boxes[e.To]
			top := max(a.y+a.height, z.y+z.height) + 16
			fmt.Fprintf(&b, `<path class="edge loop" d="M%d %d C%d %d %d %d %d %d"/><text class="looped" x="%d" y="%d">loop</text>`,
				a.x+boxWidth/2, a.y+a.height, a.x+boxWidth/2, top+14, z.x+boxWidth/2, top+14, z.x+boxWidth/2, z.y+z.height+3, (a.x+z.x+boxWidth)/2, top+12)
			height = max(height, top+20)
			continue
		}
		var d strings.Builder
		for i, at := range paths[k][:len(paths[k])-1] {
			p, q := &boxes[at], &boxes[paths[k][i+1]]
			x1, y1, x2, y2 := p.x+boxWidth, p.y+p.height/2, q.x, q.y+q.height/2
			if i == 0 {
				fmt.Fprintf(&d, "M%d %d", x1, y1)
			} else {
				fmt.Fprintf(&d, " L%d %d", x1, y1)
			}
			if q.node >= 0 {
				x2 -= 7
			}
			mid := (x1 + x2) / 2
			fmt.Fprintf(&d, " C%d %d %d %d %d %d", mid, y1, mid, y2, x2, y2)
		}
		z := &boxes[e.To]
		fmt.Fprintf(&b, `<path class="%s" d="%s"/><path class="head" d="M%d %d l-8 -4 v8 z"/>`, class, d.String(), z.x, z.y+z.height/2)
	}
	for i := range boxes {
		bx := &boxes[i]
		if bx.node < 0 {
			continue
		}
		l := lookOf(&sayso.Hop{Name: nodes[bx.node].Name, Kind: nodes[bx.node].Kind})
		fmt.Fprintf(&b, `<g class="hop %s %s"><rect class="box" x="%d" y="%d" width="%d" height="%d" rx="7"/>%s`, l.Class, l.State, bx.x, bx.y, boxWidth, bx.height, shapeSVG(l, bx.x+7, bx.y+bx.height/2-15))
		for k, name := range bx.lines {
			fmt.Fprintf(&b, `<text class="name" x="%d" y="%d">%s</text>`, bx.x+44, bx.y+20+k*boxLine, template.HTMLEscapeString(name))
		}
		fmt.Fprintf(&b, `<text class="kind" x="%d" y="%d">%s</text></g>`, bx.x+44, bx.y+18+len(bx.lines)*boxLine, template.HTMLEscapeString(bx.note))
	}
	return template.HTML(fmt.Sprintf(`<svg class="graph" viewBox="-2 -2 %d %d" width="%d" height="%d" role="img" aria-label="%s">%s</svg>`,
		width+4, height+4, width+4, height+4, template.HTMLEscapeString(label), b.String()))
}

// backEdges marks the edges that close a ring, walking from the nodes in their
// order.
func backEdges(n int, edges []GraphEdge) []bool {
	out := make([][]int, n)
	for k, e := range edges {
		out[e.From] = append(out[e.From], k)
	}
	back := make([]bool, len(edges))
	state := make([]byte, n) // 1 on the way, 2 done
	var walk func(i int)
	walk = func(i int) {
		state[i] = 1
		for _, k := range out[i] {
			switch to := edges[k].To; state[to] {
			case 0:
				walk(to)
			case 1:
				back[k] = true
			}
		}
		state[i] = 2
	}
	in := make([]int, n)
	for _, e := range edges {
		in[e.To]++
	}
	for _, roots := range []bool{true, false} {
		for i := range n {
			if state[i] == 0 && (in[i] == 0 || !roots) {
				walk(i)
			}
		}
	}
	return back
}

// layered gives each node its column, by its longest way from an origin, and
// bends to edges that pass over columns. The first boxes are the nodes; paths
// gives the boxes of each edge.
func layered(nodes []GraphNode, edges []GraphEdge, back []bool) (boxes []box, paths [][]int) {
	for i, n := range nodes {
		bx := box{node: i, first: i, note: n.Note}
		hop := sayso.Hop{Name: n.Name, Kind: n.Kind}
		for _, pieces := range wrap([]run{{text: shorten(hopName(&hop), 3*boxLetter-6)}}, "", "", boxLetter) {
			var s strings.Builder
			for _, piece := range pieces {
				s.WriteString(piece.text)
			}
			bx.lines = append(bx.lines, s.String())
		}
		if bx.note == "" {
			bx.note = lookOf(&hop).Word
		}
		bx.note = columns.Truncate(bx.note, 22, "…")
		bx.height = len(bx.lines)*boxLine + 28
		boxes = append(boxes, bx)
	}
	for range nodes { // longest paths: no more rounds than nodes
		changed := false
		for k, e := range edges {
			if !back[k] && boxes[e.To].layer <= boxes[e.From].layer {
				boxes[e.To].layer = boxes[e.From].layer + 1
				changed = true
			}
		}
		if !changed {
			break
		}
	}
	paths = make([][]int, len(edges))
	for k, e := range edges {
		if back[k] {
			continue
		}
		path := []int{e.From}
		for l := boxes[e.From].layer + 1; l < boxes[e.To].layer; l++ {
			boxes = append(boxes, box{node: -1, layer: l, height: 4, first: len(boxes)})
			path = append(path, len(boxes)-1)
		}
		paths[k] = append(path, e.To)
		for i, at := range paths[k][:len(paths[k])-1] {
			to := paths[k][i+1]
			boxes[at].out = append(boxes[at].out, to)
			boxes[to].in = append(boxes[to].in, at)
		}
	}
	return boxes, paths
}

// place orders each column by the middle of its neighbours, a few times there
// and back, and gives every box its place.
func place(boxes []box) {
	var columns [][]int
	for i := range boxes {
		for boxes[i].layer >= len(columns) {
			columns = append(columns, nil)
		}
		columns[boxes[i].layer] = append(columns[boxes[i].layer], i)
	}
	stack := func(list []int) {
		y := 0
		for _, i := range list {
			boxes[i].y = y
			y += boxes[i].height + boxGap
		}
	}
	for _, list := range columns {
		stack(list)
	}
	middle := func(list []int, otherwise float64) float64 {
		if len(list) == 0 {
			return otherwise
		}
		sum := 0.0
		for _, i := range list {
			sum += float64(boxes[i].y) + float64(boxes[i].height)/2
		}
		return sum / float64(len(list))
	}
	for round := range 6 {
		for c := range columns {
			list := columns[c]
			if round%2 == 1 {
				list = columns[len(columns)-1-c]
			}
			for _, i := range list {
				near := boxes[i].in
				if round%2 == 1 {
					near = boxes[i].out
				}
				boxes[i].weight = middle(near, float64(boxes[i].y))
			}
			slices.SortStableFunc(list, func(a, b int) int {
				return cmp.Or(cmp.Compare(boxes[a].weight, boxes[b].weight), boxes[a].first-boxes[b].first)
			})
			stack(list)
		}
	}
	tallest := 0
	for _, list := range columns {
		last := &boxes[list[len(list)-1]]
		tallest = max(tallest, last.y+last.height)
	}
	for _, list := range columns {
		last := &boxes[list[len(list)-1]]
		shift := (tallest - last.y - last.height) / 2
		for _, i := range list {
			boxes[i].y += shift
			boxes[i].x = boxes[i].layer * (boxWidth + layerGap)
		}
	}
	// A box that stands alone in reach of its neighbours moves beside them.
	for _, list := range columns {
		low := 0
		for k, i := range list {
			bx := &boxes[i]
			want := int(middle(append(slices.Clone(bx.in), bx.out...), float64(bx.y)+float64(bx.height)/2)) - bx.height/2
			high := tallest - bx.height
			if k+1 < len(list) {
				high = boxes[list[k+1]].y - boxGap - bx.height
			}
			bx.y = max(low, min(want, max(high, low)))
			low = bx.y + bx.height + boxGap
		}
	}
}
