package serve

import (
	"net/http"

	"github.com/sayso-news/sayso/internal/show"
)

// RelayGraph is a claim's relay graph for a program that draws it.
type RelayGraph struct {
	Nodes []RelayNode `json:"nodes"`
	Edges []RelayEdge `json:"edges"`
}

// RelayNode is a carrier, an origin or an outlet.
type RelayNode struct {
	Name string `json:"name"`
	Kind string `json:"kind"` // in words: "outlet", "unnamed group", …
}

// RelayEdge says that the second has it from the first, by index.
type RelayEdge struct {
	From int  `json:"from"`
	To   int  `json:"to"`
	Copy bool `json:"copy"`
}

// relays gives the graph of a claim with every copy by itself.
func (s *Server) relays(w http.ResponseWriter, r *http.Request) {
	_, d, err := s.findClaim(r.Context(), r.PathValue("id"))
	if err != nil {
		s.failWith(w, r, err)
		return
	}
	nodes, edges := relayGraph(&d, true)
	out := RelayGraph{Nodes: make([]RelayNode, len(nodes)), Edges: make([]RelayEdge, len(edges))}
	for i, n := range nodes {
		out.Nodes[i] = RelayNode{Name: show.Clean(n.Name), Kind: show.KindWord(n.Kind)}
	}
	for i, e := range edges {
		out.Edges[i] = RelayEdge{e.From, e.To, e.Copy}
	}
	writeJSON(w, out)
}
