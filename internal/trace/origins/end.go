package origins

import (
	"fmt"
	"slices"
	"time"

	"github.com/sayso-news/sayso"
)

// end is where one or more lines end.
type end struct {
	name    string
	state   sayso.OriginState
	kind    sayso.HopKind
	keys    []key // its names
	via     []key // names of the carriers before it
	own     bool  // an outlet's own voice: nobody stands behind it in the text
	outlet  string
	owner   string
	stories []int
	why     []string
	time    time.Time
}

// endOf gives where a line ends by itself.
func endOf(l *Line) *end {
	e := &end{stories: []int{l.Story}, outlet: l.Outlet, owner: l.Owner, state: l.State, time: l.Time}
	switch {
	case l.Loop > 0:
		e.state, e.name = sayso.OriginUnknown, ""
		e.why = []string{"its outlets cite each other, and nobody stands behind them"}
		e.kind = sayso.HopUnstated
	case len(l.Hops) > 0:
		last := l.Hops[len(l.Hops)-1]
		e.name, e.kind = last.Name, last.Kind
		e.keys = keysOf(last.Names)
		for _, hop := range l.Hops[:len(l.Hops)-1] {
			if hop.Kind == sayso.HopOutlet {
				continue
			}
			e.via = append(e.via, keysOf(hop.Names)...)
		}
		if last.Kind == sayso.HopUnstated || e.state == sayso.OriginUnknown {
			e.state, e.kind = sayso.OriginUnknown, sayso.HopUnstated
			e.name = ""
		}
		if last.Kind == sayso.HopOutlet {
			e.outlet = last.Name
		}
		if e.state == sayso.OriginNamed && last.Kind != sayso.HopDocument && !slices.ContainsFunc(last.Names, isName) {
			e.state = sayso.OriginUnnamed // "the company", "officials": a word for somebody
		}
	default:
		e.own, e.kind, e.name = true, sayso.HopOutlet, l.Outlet
		e.state = sayso.OriginNamed
		if l.Outlet == "" {
			e.state = sayso.OriginUnnamed
		}
		if len(l.Cites) > 0 {
			e.own, e.name, e.outlet = false, l.Cites[0], l.Cites[0]
			e.keys = []key{keyOf(e.name)}
			e.why = []string{fmt.Sprintf("%s cites %s here", orStory(l.Outlet), l.Cites[0])}
		}
	}
	return e
}

func (e *end) because(why string) { e.why = append(e.why, why) }

func orStory(outlet string) string {
	if outlet == "" {
		return "the story"
	}
	return outlet
}
