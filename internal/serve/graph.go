package serve

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/sayso-news/sayso"
	"github.com/sayso-news/sayso/internal/show"
	"github.com/sayso-news/sayso/internal/store"
)

// graph gathers the nodes and edges of a relay graph, each once.
type graph struct {
	nodes  []show.GraphNode
	edges  []show.GraphEdge
	at     map[string]int // key of a node → its index
	have   map[[2]int]bool
	copies map[int]bool    // nodes whose stories are all copies
	called map[string]bool // origin and a name that a chain which ends at it has for it
}

func (g *graph) node(key string, n show.GraphNode) int {
	if i, ok := g.at[key]; ok {
		return i
	}
	g.at[key] = len(g.nodes)
	g.nodes = append(g.nodes, n)
	return len(g.nodes) - 1
}

func (g *graph) edge(from, to int, isCopy bool) {
	if from != to && !g.have[[2]int{from, to}] {
		g.have[[2]int{from, to}] = true
		g.edges = append(g.edges, show.GraphEdge{From: from, To: to, Copy: isCopy})
	}
}

// relayGraph draws a claim's ways: from each origin through those who carried
// it to the outlets. What a copy says of its chain is its original's, so a copy
// hangs on that. Copies of one text are one node unless unfold is set, and so
// are more than a few outlets that have it from the same.
func relayGraph(d *store.ClaimDigest, unfold bool) ([]show.GraphNode, []show.GraphEdge) {
	g := &graph{at: map[string]int{}, have: map[[2]int]bool{}, copies: map[int]bool{}, called: map[string]bool{}}
	outletOf := func(c *store.Carrier) int {
		key := "o:" + store.Fold(c.Outlet)
		if key == "o:" {
			key += c.Story
		}
		return g.node(key, show.GraphNode{Name: c.Outlet, Kind: sayso.HopOutlet})
	}
	stories := map[string]*store.Carrier{}
	for i := range d.Carriers {
		stories[d.Carriers[i].Story] = &d.Carriers[i]
	}
	originOf := map[string]sayso.ClaimOrigin{}
	for _, o := range d.Claim.Origins {
		for _, id := range o.Stories {
			if _, ok := originOf[id]; !ok {
				originOf[id] = o
			}
		}
	}
	for k, e := range d.Claim.Evidence {
		if k < len(d.Chains) && len(d.Chains[k]) > 1 {
			last := &d.Chains[k][len(d.Chains[k])-1]
			if last.Kind != sayso.HopOutlet {
				g.called[originOf[e.Story].Name+"\x00"+store.Fold(last.Name)] = true
			}
		}
	}
	told := map[int]int{} // stories of an outlet's node
	for i := range d.Carriers {
		c := &d.Carriers[i]
		me := outletOf(c)
		if told[me]++; told[me] == 1 {
			g.copies[me] = true
		}
		if of := stories[c.CopyOf]; of != nil && outletOf(of) != me {
			g.edge(outletOf(of), me, true)
			continue
		}
		g.copies[me] = false
		taken := false
		for _, t := range c.Took {
			from := stories[t.Story]
			for k := range d.Carriers { // no story of it in particular: the outlet, when it carries the claim
				if other := &d.Carriers[k]; from == nil && t.Story == "" && store.Fold(other.Outlet) == store.Fold(t.Outlet) && t.Outlet != "" {
					from = other
				}
			}
			if from != nil {
				g.edge(outletOf(from), me, false)
				taken = true
			}
		}
		for k, e := range d.Claim.Evidence {
			if e.Story == c.Story && k < len(d.Chains) {
				g.chain(me, c, d.Chains[k], originOf[c.Story], taken)
			}
		}
	}
	for i, n := range told {
		if n > 1 {
			g.nodes[i].Note = fmt.Sprintf("outlet · %d stories", n)
		}
	}
	g.thin()
	if !unfold {
		g.fold()
	}
	return g.nodes, g.edges
}

// chain enters the ways of one piece of evidence, the printing outlet first.
// Its end is the origin it was merged into, unless an outlet stands there: that
// one's own chain goes on.
func (g *graph) chain(me int, c *store.Carrier, chain sayso.Chain, origin sayso.ClaimOrigin, taken bool) {
	at := me
	if len(chain) < 2 { // own voice
		if !taken && origin.State == sayso.OriginNamed && store.Fold(origin.Name) != store.Fold(c.Outlet) {
			g.edge(g.origin(origin, sayso.HopOrganisation), me, false)
		}
		return
	}
	for i, hop := range chain[1:] {
		name, last := show.Clean(hop.Name), i == len(chain)-2
		var n int
		switch {
		case hop.Kind == sayso.HopUnstated || name == "":
			n = g.node(fmt.Sprintf("?:%s:%d", c.Story, i), show.GraphNode{Kind: sayso.HopUnstated}) // unknown ones are never one
		case (last || g.called[origin.Name+"\x00"+store.Fold(name)]) && hop.Kind != sayso.HopOutlet && origin.State != sayso.OriginUnknown && origin.Name != "":
			n = g.origin(origin, hop.Kind)
		default:
			n = g.node(g.keyOf(name, hop.Kind), show.GraphNode{Name: name, Kind: hop.Kind})
		}
		g.edge(n, at, false)
		at = n
	}
}

// origin gives the node of an origin. kind is of the hop that was merged into it.
func (g *graph) origin(o sayso.ClaimOrigin, kind sayso.HopKind) int {
	name := show.Clean(o.Name)
	key := g.keyOf(name, sayso.HopPerson)
	if o.State == sayso.OriginUnnamed {
		if kind = sayso.HopUnnamedPerson; strings.HasPrefix(key, "n:") {
			key = "u:" + store.Fold(name)
		}
	} else if kind == sayso.HopUnnamedPerson || kind == sayso.HopUnnamedGroup || kind == sayso.HopOutlet {
		kind = sayso.HopOrganisation
	}
	n := g.node(key, show.GraphNode{Name: name, Kind: kind})
	if g.nodes[n].Kind == sayso.HopOrganisation && kind != sayso.HopOrganisation {
		g.nodes[n].Kind = kind
	}
	return n
}

// thin takes out the ways from a source that is no outlet to where it leads
// through others too.
func (g *graph) thin() {
	out := make([][]int, len(g.nodes))
	for _, e := range g.edges {
		out[e.From] = append(out[e.From], e.To)
	}
	reaches := func(from, to int) bool { // not directly
		seen := map[int]bool{from: true}
		queue := []int{}
		for _, n := range out[from] {
			if n != to {
				queue = append(queue, n)
			}
		}
		for len(queue) > 0 {
			n := queue[0]
			queue = queue[1:]
			if n == to {
				return true
			}
			if !seen[n] {
				seen[n] = true
				queue = append(queue, out[n]...)
			}
		}
		return false
	}
	g.edges = slices.DeleteFunc(g.edges, func(e show.GraphEdge) bool {
		return g.nodes[e.From].Kind != sayso.HopOutlet && reaches(e.From, e.To)
	})
}

// keyOf tells nodes apart: an outlet by its name, others by name and whether
// they have one.
func (g *graph) keyOf(name string, kind sayso.HopKind) string {
	fold := store.Fold(name)
	if _, ok := g.at["o:"+fold]; ok || kind == sayso.HopOutlet {
		return "o:" + fold
	}
	if kind == sayso.HopUnnamedPerson || kind == sayso.HopUnnamedGroup {
		return "u:" + fold
	}
	return "n:" + fold
}

// most is how many outlets that have it from the same are drawn each by itself.
const most = 5

// fold makes one node of the copies of one text, and of many outlets that have
// it from the same and from which nobody takes it.
func (g *graph) fold() {
	in := make([][]int, len(g.nodes))
	leaf := make([]bool, len(g.nodes))
	for i := range leaf {
		leaf[i] = true
	}
	for _, e := range g.edges {
		in[e.To] = append(in[e.To], e.From)
		leaf[e.From] = false
	}
	groups := map[string][]int{}
	var order []string
	for i := range g.nodes {
		if !leaf[i] || len(in[i]) == 0 || g.nodes[i].Kind != sayso.HopOutlet {
			continue
		}
		slices.Sort(in[i])
		key := fmt.Sprint(g.copies[i], in[i])
		if groups[key] == nil {
			order = append(order, key)
		}
		groups[key] = append(groups[key], i)
	}
	gone := map[int]int{} // node → the one it is folded into
	for _, key := range order {
		list := groups[key]
		isCopy := g.copies[list[0]]
		if len(list) < 2 || !isCopy && len(list) <= most {
			continue
		}
		if !isCopy {
			list = list[most-1:]
		}
		var names []string
		for _, i := range list {
			names = append(names, cmp.Or(g.nodes[i].Name, "unknown outlet"))
			gone[i] = list[0]
		}
		n := &g.nodes[list[0]]
		n.Note = joined(names, true)
		n.Name = count(len(list), "outlet")
		if isCopy {
			n.Name = count(len(list), "copy", "copies")
		} else {
			n.Name += " more"
		}
	}
	if len(gone) == 0 {
		return
	}
	index := make([]int, len(g.nodes))
	var nodes []show.GraphNode
	for i, n := range g.nodes {
		if to, ok := gone[i]; ok && to != i {
			index[i] = -1
			continue
		}
		index[i] = len(nodes)
		nodes = append(nodes, n)
	}
	var edges []show.GraphEdge
	for _, e := range g.edges {
		if index[e.To] >= 0 && index[e.From] >= 0 {
			edges = append(edges, show.GraphEdge{From: index[e.From], To: index[e.To], Copy: e.Copy})
		}
	}
	g.nodes, g.edges = nodes, edges
}

// short cuts a text for a list, at a word.
func short(text string, n int) string {
	text = show.Clean(text)
	if len(text) <= n {
		return text
	}
	if at := strings.LastIndexByte(text[:n], ' '); at > 0 {
		return text[:at] + " …"
	}
	return strings.ToValidUTF8(text[:n], "") + "…"
}
