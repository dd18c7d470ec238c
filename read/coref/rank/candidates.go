package rank

import "github.com/sayso-news/sayso/nlp"

// reading is one document with its phrases.
type reading struct {
	doc      *nlp.Doc
	view     *view
	list     []phrase
	before   []int          // phrase → phrases before it with the same head word
	seen     []int          // phrase → how often its words have stood so far, itself counted
	times    map[string]int // a phrase's words → how often they stand in the text
	speakers []int          // attribution → entity of its first source, -2 when not yet asked for
}

func newReading(doc *nlp.Doc, mentions []nlp.Mention) *reading {
	t := newTree(doc)
	r := &reading{doc: doc, view: newView(doc, t, mentions), list: phrases(doc, t, mentions), times: map[string]int{}}
	n := len(r.list)
	r.before, r.seen = make([]int, n), make([]int, n)
	heads := map[string]int{}
	sent := -1
	for i := range r.list {
		p := &r.list[i]
		r.view.learn(p)
		p.opens = p.sent != sent
		sent = p.sent
		r.before[i] = heads[p.word]
		heads[p.word]++
		r.times[p.key]++
		r.seen[i] = r.times[p.key]
	}
	r.speakers = make([]int, len(doc.Attributions))
	for i := range r.speakers {
		r.speakers[i] = -2
	}
	return r
}

// speaker gives the entity that an attribution's first source is, -1 when none.
func (r *reading) speaker(att int) int {
	if r.speakers[att] == -2 {
		r.speakers[att] = -1
		for _, src := range r.doc.Attributions[att].Sources {
			if at := r.view.mention[r.view.tree.headOf(src, src.End-1)]; at >= 0 {
				r.speakers[att] = r.view.mentions[at].Entity
				break
			}
		}
	}
	return r.speakers[att]
}

// How far back a phrase looks. All bounds together keep the cost of a phrase the
// same however long the text is.
const (
	nearPronoun = 30 // phrases before a pronoun
	nearNoun    = 10 // phrases before another
	alike       = 6  // phrases before that share a word with it
)

// index finds phrases before by their words.
type index struct {
	words    map[string][]int32
	entities map[int]int32
	forms    [forms]int32
}

func newIndex() *index {
	x := &index{words: map[string][]int32{}, entities: map[int]int32{}}
	for f := range x.forms {
		x.forms[f] = -1
	}
	return x
}

func (x *index) enter(i int, p *phrase) {
	if !p.form.pronoun() {
		x.word(p.word, i)
		if p.form == formName {
			for _, w := range p.mods {
				x.word(w, i)
			}
		}
	}
	if p.entity >= 0 {
		x.entities[p.entity] = int32(i)
	}
	x.forms[p.form] = int32(i)
}

func (x *index) word(w string, i int) {
	list := x.words[w]
	if len(list) == alike {
		copy(list, list[1:])
		list[alike-1] = int32(i)
		return
	}
	x.words[w] = append(list, int32(i))
}

// candidates lists the phrases before phrase i that it may speak of, nearest first.
func (r *reading) candidates(i int, x *index, out []int32) []int32 {
	p := &r.list[i]
	out = out[:0]
	near := nearNoun
	if p.form.pronoun() {
		near = nearPronoun
	}
	low := i
	for j := i - 1; j >= 0 && i-j <= near; j-- {
		low = j
		if r.fits(p, &r.list[j]) {
			out = append(out, int32(j))
		}
	}
	add := func(j int32) {
		if j < 0 || int(j) >= low || !r.fits(p, &r.list[j]) {
			return
		}
		for _, o := range out {
			if o == j {
				return
			}
		}
		out = append(out, j)
	}
	if p.form.pronoun() {
		add(x.forms[p.form])
		return out
	}
	for _, j := range x.words[p.word] {
		add(j)
	}
	if p.form == formName {
		for _, w := range p.mods {
			for _, j := range x.words[w] {
				add(j)
			}
		}
	}
	if p.entity >= 0 {
		if j, ok := x.entities[p.entity]; ok {
			add(j)
		}
	}
	return out
}

// fits reports whether phrase q, which stands before p, may be what p speaks of at
// all: they do not overlap, and neither number nor gender is against it.
func (r *reading) fits(p, q *phrase) bool {
	if q.span.End > p.span.Start {
		return false
	}
	if p.gender != unknown && q.gender != unknown && p.gender != q.gender {
		return false
	}
	if p.form == formHe || p.form == formShe {
		return q.animacy != inanimate && q.number != plural
	}
	if p.form == formIt && (q.gender != unknown || q.form == formI || q.form == formYou || q.form == formWe) {
		return false
	}
	return true
}
