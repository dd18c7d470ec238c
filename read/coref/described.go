package coref

import "slices"

// A known is what the story has called one entity so far.
type known struct {
	man     int
	head    string
	mods    []string
	country string
	plural  bool
	at      int // place of the last use, in tokens
}

// described joins a definite description with the last entity whose description
// has the same head and says nothing against it.
func (r *resolver) described() {
	var list []known
	next := 0 // labels already known
	learn := func(man int, d desc, at int) {
		for k := range list {
			if list[k].head == d.head && list[k].plural == d.plural && r.same(list[k].man, man) {
				for _, mod := range d.mods {
					if !slices.Contains(list[k].mods, mod) {
						list[k].mods = append(list[k].mods, mod)
					}
				}
				if list[k].country == "" {
					list[k].country = d.country
				}
				list[k].at = at
				return
			}
		}
		list = append(list, known{man: man, head: d.head, mods: slices.Clone(d.mods), country: d.country, plural: d.plural, at: at})
	}
	labels := slices.Clone(r.labels)
	slices.SortStableFunc(labels, func(a, b label) int { return a.span.Start - b.span.Start })
	for i := range r.men {
		m := &r.men[i]
		for next < len(labels) && labels[next].span.Start <= m.Span.Start {
			learn(labels[next].man, labels[next].desc, labels[next].span.Start)
			next++
		}
		if m.Form != "description" || m.desc.head == "" {
			continue
		}
		if !r.labelled(i) && !m.desc.fresh {
			best := -1
			for k := range list {
				if list[k].head == m.desc.head && list[k].plural == m.desc.plural && m.desc.fits(list[k].mods, list[k].country) &&
					(m.desc.plural && len(m.desc.mods) == len(list[k].mods) || !m.desc.plural || r.lower(m.Span.Start) == "the") &&
					(best < 0 || list[k].at > list[best].at) {
					best = k
				}
			}
			if best >= 0 {
				r.join(list[best].man, i)
				m.resolved = true
			} else if at := r.headOf(i, labels); at >= 0 {
				r.join(at, i)
				m.resolved = true
			} else if at := r.namedBody(i); at >= 0 {
				r.join(at, i)
				m.resolved = true
			}
		}
		learn(i, m.desc, m.Span.Start)
	}
}

// heads are words for who leads something: each may take another's place.
var heads = []string{"chief", "head", "boss", "leader", "director", "chairman", "chairwoman", "chair", "president", "commander"}

// headOf gives the person whom a label near before calls the head of what
// description i is the chief of: "head of Uganda's wildlife service", "the
// wildlife chief"; -1 when there is none.
func (r *resolver) headOf(i int, labels []label) int {
	m := &r.men[i]
	if m.Kind != "person" || m.desc.plural || len(m.desc.mods) == 0 || !slices.Contains(heads, m.desc.head) || r.lower(m.Span.Start) != "the" {
		return -1
	}
	best := -1
	for k := range labels {
		l := &labels[k]
		if l.span.Start >= m.Span.Start || m.sent-r.men[l.man].sent > window || !slices.Contains(heads, l.desc.head) {
			continue
		}
		all := true
		for _, mod := range m.desc.mods {
			has := mod == l.desc.country
			for t := l.span.Start; t < l.span.End; t++ {
				has = has || r.lower(t) == mod
			}
			all = all && has
		}
		if all {
			best = l.man
		}
	}
	return best
}

// labelled reports whether description i stands beside a name already.
func (r *resolver) labelled(i int) bool {
	for k := range r.labels {
		if r.labels[k].span.Has(r.men[i].Head) {
			return true
		}
	}
	return false
}

// namedBody gives the last organisation whose name ends with the head noun of
// "the ministry", -1 when there is none.
func (r *resolver) namedBody(i int) int {
	m := &r.men[i]
	if m.Kind != "organisation" || r.lower(m.Span.Start) != "the" || len(m.desc.mods) > 1 {
		return -1
	}
	for k := i - 1; k >= 0 && m.sent-r.men[k].sent <= 8; k-- {
		body := &r.men[k]
		if body.Form == "name" && body.Kind == "organisation" && (r.lower(body.Head) == r.lower(m.Head) || r.lower(body.Span.Start) == r.lower(m.Head)) {
			return k
		}
	}
	return -1
}
