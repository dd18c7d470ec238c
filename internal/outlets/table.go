package outlets

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"sync"
)

// A table is outlets.tsv, indexed.
type table struct {
	outlets []Outlet
	forms   []form           // every name and alias
	head    map[string]int32 // first token of a form → 1 + entry of the longest form
	entries []entry
	domains map[string]int32
}

// A form is one name or alias of an outlet.
type form struct {
	text      string // without a leading article
	outlet    int32
	article   bool // needs the article before it: The Hill
	ambiguous bool
	shared    bool // another outlet has the same form
}

// An entry puts a form under one of the tokens that it may start with.
type entry struct{ form, next int32 }

var loaded = sync.OnceValue(func() *table { return parse(tableText) })

// parse reads the table. A line that breaks the format is our own bug.
func parse(text string) *table {
	t := &table{outlets: make([]Outlet, 0, 1800), forms: make([]form, 0, 4000), domains: make(map[string]int32, 2400)}
	n := 0
	for line := range strings.Lines(text) {
		n++
		line = strings.TrimSuffix(line, "\n")
		if line == "" || line[0] == '#' {
			continue
		}
		var field [9]string
		last := 0
		for ; ; last++ {
			head, tail, more := strings.Cut(line, "\t")
			if last == len(field) {
				bad(n, "too many fields")
			}
			field[last], line = head, tail
			if !more {
				break
			}
		}
		if last < 6 {
			bad(n, "too few fields")
		}
		kind := slices.Index(kinds[:], field[4])
		if kind < 0 {
			bad(n, "unknown kind %q", field[4])
		}
		at := int32(len(t.outlets))
		name := t.enter(field[0], at)
		for field[1] != "" {
			var alias string
			alias, field[1], _ = strings.Cut(field[1], "|")
			t.enter(alias, at)
		}
		for hosts := field[3]; hosts != ""; {
			var host string
			host, hosts, _ = strings.Cut(hosts, "|")
			if _, twice := t.domains[host]; twice {
				bad(n, "domain %q is listed twice", host)
			}
			t.domains[host] = at
		}
		t.outlets = append(t.outlets, Outlet{
			Name: name, Kind: Kind(kind), Country: field[5], Zone: field[6], Owner: field[7], Since: field[8],
			short: field[2], domains: field[3],
		})
	}
	t.index()
	return t
}

// enter adds a form, which may carry the mark of an ambiguous one, and gives it
// back without.
func (t *table) enter(text string, outlet int32) string {
	text, ambiguous := strings.CutSuffix(text, "~")
	rest, article := strings.CutPrefix(text, "The ")
	t.forms = append(t.forms, form{text: rest, outlet: outlet, article: article, ambiguous: ambiguous})
	return text
}

// index puts every form under each token that it may start with, longest first;
// of equally long ones first those with an article, then those of outlets whose
// name needs no bracket, then names before aliases, then earlier lines.
func (t *table) index() {
	order := make([]int32, len(t.forms))
	for i := range order {
		order[i] = int32(i)
	}
	slices.SortFunc(order, func(a, b int32) int {
		return cmp.Or(cmp.Compare(len(t.forms[a].text), len(t.forms[b].text)), cmp.Compare(t.rank(a), t.rank(b)), cmp.Compare(b, a))
	})
	t.head = make(map[string]int32, len(order))
	t.entries = make([]entry, 0, len(order)+len(order)/4)
	for _, i := range order {
		first, _, _ := strings.Cut(t.forms[i].text, " ")
		for at := 1; at < len(first); at++ {
			if boundary(first, at) {
				t.put(first[:at], i)
			}
		}
		t.put(first, i)
	}
	for e := range t.entries {
		i := t.entries[e].form
		for other := t.entries[e].next; other != 0; other = t.entries[other-1].next {
			if j := t.entries[other-1].form; t.forms[i].text == t.forms[j].text && t.forms[i].article == t.forms[j].article {
				t.forms[i].shared, t.forms[j].shared = true, true
			}
		}
	}
}

func (t *table) rank(i int32) (rank int) {
	f := t.forms[i]
	if f.article {
		rank += 4
	}
	if !strings.HasSuffix(t.outlets[f.outlet].Name, ")") {
		rank += 2
	}
	if i == 0 || t.forms[i-1].outlet != f.outlet {
		rank++
	}
	return rank
}

func (t *table) put(first string, i int32) {
	t.entries = append(t.entries, entry{i, t.head[first]})
	t.head[first] = int32(len(t.entries))
}

// get gives the outlet that a form stands for.
func (t *table) get(i int32) Outlet {
	o := t.outlets[t.forms[i].outlet]
	o.Ambiguous, o.Shared = t.forms[i].ambiguous, t.forms[i].shared
	return o
}

func bad(n int, format string, args ...any) {
	panic(fmt.Sprintf("internal error: outlets.tsv:%d: %s", n, fmt.Sprintf(format, args...)))
}

// listed says whether s is one of set, whose members are separated by '|'.
func listed(set, s string) bool {
	for set != "" {
		var head string
		head, set, _ = strings.Cut(set, "|")
		if head == s {
			return true
		}
	}
	return false
}

func first(set string) string {
	head, _, _ := strings.Cut(set, "|")
	return head
}
