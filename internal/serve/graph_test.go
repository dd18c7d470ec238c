package serve

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/sayso-news/sayso"
	"github.com/sayso-news/sayso/internal/show"
	"github.com/sayso-news/sayso/internal/store"
)

// drawn writes a graph as lines "from → to".
func drawn(nodes []show.GraphNode, edges []show.GraphEdge) []string {
	out := []string{}
	for _, e := range edges {
		way := " → "
		if e.Copy {
			way = " ⇒ "
		}
		name := func(i int) string { return strings.TrimSpace(nodes[i].Name + " " + string(nodes[i].Kind)) }
		out = append(out, name(e.From)+way+name(e.To))
	}
	slices.Sort(out)
	return out
}

func chain(hops ...string) sayso.Chain {
	kinds := map[byte]sayso.HopKind{'o': sayso.HopOutlet, 'p': sayso.HopPerson, 'u': sayso.HopUnnamedPerson, '?': sayso.HopUnstated}
	var out sayso.Chain
	for _, h := range hops {
		out = append(out, sayso.Hop{Kind: kinds[h[0]], Name: h[2:]})
	}
	return out
}

// digestOf makes a claim carried by outlets, each with a chain of its own.
func digestOf(origins []sayso.ClaimOrigin, chains ...sayso.Chain) store.ClaimDigest {
	var d store.ClaimDigest
	d.Claim.Origins = origins
	for i, c := range chains {
		id := fmt.Sprint(i)
		d.Carriers = append(d.Carriers, store.Carrier{Story: id, Outlet: c[0].Name})
		d.Claim.Evidence = append(d.Claim.Evidence, sayso.Evidence{Story: id})
		d.Chains = append(d.Chains, c)
	}
	return d
}

func TestRelayGraph(t *testing.T) {
	chief := sayso.ClaimOrigin{Name: "Inga Solheim", State: sayso.OriginNamed, Stories: []string{"0", "1", "2", "3", "4"}}
	direct := digestOf([]sayso.ClaimOrigin{chief}, chain("o:Agency", "p:the chief"), chain("o:Herald", "o:Agency", "p:Solheim"))
	copied := digestOf([]sayso.ClaimOrigin{chief}, chain("o:Agency", "p:Solheim"), chain("o:Post", "p:Solheim"), chain("o:Today", "p:Solheim"))
	copied.Carriers[1].CopyOf, copied.Carriers[2].CopyOf = "0", "0"
	unknown := digestOf(nil, chain("o:A", "?:"), chain("o:B", "?:"))
	ring := digestOf(nil, chain("o:A"), chain("o:B"))
	ring.Carriers[0].Took = []store.Took{{Outlet: "B", Story: "1"}}
	ring.Carriers[1].Took = []store.Took{{Outlet: "A", Story: "0"}}
	for _, test := range []struct {
		name   string
		d      store.ClaimDigest
		unfold bool
		want   []string
	}{
		{"one origin under several words, through an agency", direct, false, []string{"Agency outlet → Herald outlet", "Inga Solheim person → Agency outlet"}},
		{"copies are folded", copied, false, []string{"Agency outlet ⇒ 2 copies outlet", "Inga Solheim person → Agency outlet"}},
		{"and unfolded", copied, true, []string{"Agency outlet ⇒ Post outlet", "Agency outlet ⇒ Today outlet", "Inga Solheim person → Agency outlet"}},
		{"unknown ones are never one", unknown, false, []string{"unstated → A outlet", "unstated → B outlet"}},
		{"a ring", ring, false, []string{"A outlet → B outlet", "B outlet → A outlet"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			nodes, edges := relayGraph(&test.d, test.unfold)
			if diff := cmp.Diff(test.want, drawn(nodes, edges)); diff != "" {
				t.Error(diff)
			}
			svg := string(show.GraphSVG(nodes, edges, "x"))
			if strings.Contains(svg, "NaN") || strings.Contains(svg, "%!") {
				t.Error(svg)
			}
			if isRing := strings.Contains(svg, ">loop<"); isRing != (test.name == "a ring") {
				t.Errorf("loop drawn: %v", isRing)
			}
		})
	}
}

func TestTwoHundredCarriersAreFewBoxes(t *testing.T) {
	var chains []sayso.Chain
	origin := sayso.ClaimOrigin{Name: "Inga Solheim", State: sayso.OriginNamed}
	for i := range 200 {
		chains = append(chains, chain(fmt.Sprintf("o:Outlet %d", i), "p:Solheim"))
		origin.Stories = append(origin.Stories, fmt.Sprint(i))
	}
	d := digestOf([]sayso.ClaimOrigin{origin}, chains...)
	if nodes, _ := relayGraph(&d, false); len(nodes) > 10 {
		t.Errorf("%d boxes", len(nodes))
	}
	if nodes, _ := relayGraph(&d, true); len(nodes) != 201 {
		t.Errorf("%d boxes unfolded", len(nodes))
	}
}

func TestFirst(t *testing.T) {
	at := func(h int) *time.Time { v := time.Date(2025, 11, 4, h, 0, 0, 0, time.UTC); return &v }
	for _, test := range []struct {
		list []store.Carrier
		want string
	}{
		{[]store.Carrier{{Outlet: "A", Published: at(8)}, {Outlet: "A", Published: at(9)}, {Outlet: "B", Published: at(10)}}, "A 2 hours"},
		{[]store.Carrier{{Outlet: "A", Published: at(8)}, {Outlet: "B", Published: at(8)}}, ""},
		{[]store.Carrier{{Outlet: "A"}, {Outlet: "B", Published: at(8)}}, "B "},
		{nil, ""},
	} {
		got := ""
		if f := first(test.list); f != nil {
			got = f.Outlet + " " + f.Ahead
		}
		if got != test.want {
			t.Errorf("%v: %q, want %q", test.list, got, test.want)
		}
	}
}
