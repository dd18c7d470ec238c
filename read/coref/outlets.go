package coref

import "github.com/sayso-news/sayso/internal/outlets"

// maxOutlets is how many outlets' names back "the newspaper" is looked for.
const maxOutlets = 64

// outletNouns joins "the newspaper" and the like with the last outlet that
// spoke or was cited, else the last one that was named.
func (r *resolver) outletNouns() {
	var named []int // outlets named so far
	for i := range r.men {
		m := &r.men[i]
		if m.Kind == "outlet" && m.Form == "name" {
			named = append(named, i)
		}
		if r.agency(i) {
			continue
		}
		if m.Form != "description" || m.Kind != "outlet" || m.resolved || m.desc.fresh || m.desc.plural || r.labelled(i) {
			continue
		}
		if w := r.lower(m.Span.Start); w != "the" && w != "this" || len(m.desc.mods) > 1 {
			continue
		}
		last := -1
		for n := len(named) - 1; n >= max(0, len(named)-maxOutlets); n-- {
			k := named[n]
			c := &r.men[k]
			if r.denied(k, m.desc.head) {
				continue
			}
			if last < 0 {
				last = k
			}
			if c.source || c.carrier {
				last = k
				break
			}
			if m.sent-c.sent > window {
				break
			}
		}
		if last >= 0 {
			r.join(last, i)
			m.resolved = true
		}
	}
}

// agency joins "the agency" with a news agency that spoke in the sentence before
// and reports whether it did.
func (r *resolver) agency(i int) bool {
	m := &r.men[i]
	if m.Form != "description" || m.resolved || m.desc.head != "agency" || m.desc.plural || len(m.desc.mods) > 0 && !(len(m.desc.mods) == 1 && m.desc.mods[0] == "news") || r.lower(m.Span.Start) != "the" {
		return false
	}
	for k := i - 1; k >= 0 && m.sent-r.men[k].sent <= 2; k-- {
		c := &r.men[k]
		if c.Form != "name" || c.Kind != "outlet" || !c.source && !c.carrier {
			continue
		}
		name := c.Name
		if name == "" {
			name = r.doc.Str(c.Span)
		}
		if o, ok := outlets.Lookup(name); ok && o.Kind.Wire() {
			r.join(k, i)
			m.resolved, m.Kind = true, "outlet"
			return true
		}
	}
	return false
}

// denied reports whether an outlet is known to be something else than noun says.
func (r *resolver) denied(k int, noun string) bool {
	for l := range r.labels {
		if r.same(r.labels[l].man, k) {
			head := r.labels[l].desc.head
			if head == noun {
				return false
			}
			if broadcast(head) != broadcast(noun) && head != "outlet" && noun != "outlet" {
				return true
			}
		}
	}
	return false
}

func broadcast(noun string) bool {
	switch noun {
	case "broadcaster", "channel", "station", "network", "radio", "television":
		return true
	}
	return false
}
