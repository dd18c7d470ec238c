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

// maxKnown is how many entities with one head are kept in mind. A story has a
// dozen officers at most; a list of thousands is no story.
const maxKnown = 64

// described joins a definite description with the last entity whose description
// has the same head and says nothing against it.
func (r *resolver) described() {
	byHead := map[string][]known{}
	next := 0 // labels already known
	learn := func(man int, d desc, at int) {
		list := byHead[d.head]
		for k := max(0, len(list)-maxKnown); k < len(list); k++ {
			if list[k].plural == d.plural && r.same(list[k].man, man) {
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
		byHead[d.head] = append(list, known{man: man, head: d.head, mods: slices.Clone(d.mods), country: d.country, plural: d.plural, at: at})
	}
	for i := range r.men {
		m := &r.men[i]
		for ; next < len(r.placed) && r.placed[next].span.Start <= m.Span.Start; next++ {
			l := &r.placed[next]
			learn(l.man, l.desc, l.span.Start)
		}
		if m.Form != "description" || m.desc.head == "" {
			continue
		}
		if !r.labelled(i) && !m.desc.fresh {
			best := -1
			list := byHead[m.desc.head]
			for k := max(0, len(list)-maxKnown); k < len(list); k++ {
				if list[k].plural == m.desc.plural && m.desc.fits(list[k].mods, list[k].country) &&
					(m.desc.plural && len(m.desc.mods) == len(list[k].mods) || !m.desc.plural || r.lower(m.Span.Start) == "the") &&
					(best < 0 || list[k].at > list[best].at) {
					best = k
				}
			}
			if best >= 0 {
				r.join(list[best].man, i)
				m.resolved = true
			} else if at := r.headOf(i); at >= 0 {
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
func (r *resolver) headOf(i int) int {
	m := &r.men[i]
	if m.Kind != "person" || m.desc.plural || len(m.desc.mods) == 0 || !slices.Contains(heads, m.desc.head) || r.lower(m.Span.Start) != "the" {
		return -1
	}
	for k := r.labelsFrom(m.Span.Start) - 1; k >= 0 && m.sent-r.men[r.placed[k].man].sent <= window; k-- {
		l := &r.placed[k]
		if !slices.Contains(heads, l.desc.head) {
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
			return l.man
		}
	}
	return -1
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
