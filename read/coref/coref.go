// Package coref says which mentions of a story speak of one person,
// organisation, group or document.
//
// Input: tokens, sentences, quotation marks, tags, chunks, names and
// attributions of a Doc. Output: Doc.Entities; Doc.Mentions grows by mentions of
// form "description" and "pronoun" and is put in text order; every source and
// carrier of an attribution has a mention with an entity.
//
// Sieves run from the most precise to the least, one file each, and join
// mentions in a union-find: names (named.go), words before and after a name
// (apposition.go), descriptions with one head (described.go), a lead's office
// with the person who holds it (lead.go), pronouns of people (pronouns.go). Where
// there are trees, package rank then says what noun phrases speak of, and it and
// they follow it (things.go). What was given up: a subject is the noun phrase
// before a finite verb, parsed or not; a wrong early link is never taken back.
package coref

import (
	"cmp"
	"context"
	"slices"

	"github.com/sayso-news/sayso/nlp"
	"github.com/sayso-news/sayso/read/coref/rank"
)

// Stage joins mentions to entities. It never changes.
type Stage struct{ ranker *rank.Ranker }

// New makes the stage for texts without trees: sieves alone.
func New() *Stage { return &Stage{} }

// NewRanked makes the stage for parsed texts: it also clusters noun phrases. The
// error is about damaged weights in the program.
func NewRanked() (*Stage, error) {
	ranker, err := rank.Load()
	return &Stage{ranker}, err
}

// Name is the stage's name in By.
func (*Stage) Name() string { return "coref" }

// Needs names the layers read.
func (stage *Stage) Needs() nlp.Layers {
	needs := nlp.Tokens | nlp.Sentences | nlp.Quotes | nlp.Tags | nlp.Chunks | nlp.Mentions | nlp.Timexes | nlp.Attributions
	if stage.ranker != nil {
		needs |= nlp.Heads
	}
	return needs
}

// Gives names the layers written.
func (stage *Stage) Gives() nlp.Layers {
	if stage.ranker != nil {
		return nlp.Entities | nlp.Clusters
	}
	return nlp.Entities
}

// Read fills doc.Entities and doc.Clusters and sets the entity of mentions.
func (stage *Stage) Read(ctx context.Context, doc *nlp.Doc) error {
	r := newResolver(doc)
	r.ranker = stage.ranker
	for _, sieve := range []func(){
		r.named, r.apposition, r.described, r.lead, r.outletNouns, r.pronouns, r.rank, r.things, r.write,
	} {
		if err := ctx.Err(); err != nil {
			return err
		}
		sieve()
	}
	return nil
}

// A man is one mention with what the sieves know of it.
type man struct {
	nlp.Mention
	desc     desc
	pronoun  string // lower-cased, "" when it is none
	source   bool   // it is the speaker of an attribution
	carrier  bool   // it is another hop of an attribution
	subject  bool   // it stands before a finite verb
	quote    int    // innermost quotation that is more than words quoted alone, -1
	sent     int
	gender   gender
	up       int // union-find
	resolved bool
}

// resolver holds what the sieves share while one document is read.
type resolver struct {
	doc     *nlp.Doc
	men     []man // in text order, but for those added at the end
	labels  []label
	placed  []label     // the labels in the order of the text, when all are known
	inLabel []bool      // token → it stands in a label
	chunkAt []int32     // token → chunk, -1 when none
	quoteAt []int32     // token → quotation, -1 when none
	byNoun  []int32     // token → mention, no pronoun, that has it as head or as part of a name, -1
	joined  map[int]int // mention of a person → the last one joined to it
	ranker  *rank.Ranker
	ranked  *rank.Result // nil without trees
	speech  []int32      // token → innermost attribution whose content holds it, -1 when none
}

func newResolver(doc *nlp.Doc) *resolver {
	n := len(doc.Tokens)
	r := &resolver{doc: doc, chunkAt: filled(n), quoteAt: filled(n), speech: filled(n)}
	for i, chunk := range doc.Chunks {
		for t := chunk.Span.Start; t < chunk.Span.End; t++ {
			r.chunkAt[t] = int32(i)
		}
	}
	for i, quote := range doc.Quotes {
		if quote.Scare {
			continue
		}
		for t := quote.Span.Start; t < quote.Span.End; t++ {
			if old := r.quoteAt[t]; old < 0 || doc.Quotes[old].Span.Len() >= quote.Span.Len() {
				r.quoteAt[t] = int32(i)
			}
		}
	}
	for i := range doc.Attributions {
		att := &doc.Attributions[i]
		if att.Mode == "own" {
			continue
		}
		for _, con := range att.Contents {
			for t := con.Start; t < con.End; t++ {
				if old := r.speech[t]; old < 0 || contentLen(doc, int(old)) >= contentLen(doc, i) {
					r.speech[t] = int32(i)
				}
			}
		}
	}
	r.collect()
	r.byNoun = filled(n)
	for i := range r.men {
		m := &r.men[i]
		if m.Form == "name" {
			for t := m.Span.Start; t < m.Span.End; t++ {
				r.byNoun[t] = int32(i)
			}
		}
		if m.Form != "pronoun" {
			r.byNoun[m.Head] = int32(i)
		}
	}
	return r
}

func contentLen(doc *nlp.Doc, att int) int {
	n := 0
	for _, con := range doc.Attributions[att].Contents {
		n += con.Len()
	}
	return n
}

func filled(n int) []int32 {
	s := make([]int32, n)
	for i := range s {
		s[i] = -1
	}
	return s
}

func (r *resolver) root(i int) int {
	for r.men[i].up != i {
		r.men[i].up = r.men[r.men[i].up].up
		i = r.men[i].up
	}
	return i
}

// join makes two mentions one entity; the earlier one is its root.
func (r *resolver) join(a, b int) {
	a, b = r.root(a), r.root(b)
	if a == b {
		return
	}
	if b < a {
		a, b = b, a
	}
	r.men[b].up = a
	if r.men[a].gender == anyGender {
		r.men[a].gender = r.men[b].gender
	}
}

func (r *resolver) same(a, b int) bool { return r.root(a) == r.root(b) }

// lower gives the lower-cased token i, "" outside the document.
func (r *resolver) lower(i int) string {
	if i < 0 || i >= len(r.doc.Tokens) {
		return ""
	}
	return r.doc.Tokens[i].Lower
}

func (r *resolver) chunk(i int) *nlp.Chunk {
	if i < 0 || i >= len(r.chunkAt) || r.chunkAt[i] < 0 {
		return nil
	}
	return &r.doc.Chunks[r.chunkAt[i]]
}

// write puts the mentions and entities on the document.
func (r *resolver) write() {
	doc := r.doc
	for i := range r.men {
		if r.men[i].Form == "pronoun" && !r.men[i].resolved && !r.men[i].source && !r.men[i].carrier {
			r.men[i].Span = nlp.Span{}
		}
	}
	index := map[int]int{} // root → entity
	doc.Mentions = doc.Mentions[:0]
	for i := range r.men {
		m := &r.men[i]
		if m.Span.Empty() {
			continue
		}
		root := r.root(i)
		ent, ok := index[root]
		if !ok {
			ent = len(doc.Entities)
			index[root] = ent
			doc.Entities = append(doc.Entities, nlp.Entity{Unnamed: true})
		}
		m.Entity = ent
		doc.Entities[ent].Mentions = append(doc.Entities[ent].Mentions, len(doc.Mentions))
		doc.Mentions = append(doc.Mentions, m.Mention)
	}
	for i := range r.labels {
		l := &r.labels[i]
		if ent, ok := index[r.root(l.man)]; ok {
			doc.Entities[ent].Descriptions = append(doc.Entities[ent].Descriptions, nlp.Description{Span: l.span, From: r.since(l.span)})
		}
	}
	described := filled(len(doc.Tokens)) // token → entity that it describes
	for i := range doc.Entities {
		r.name(i, described)
	}
	r.coverSources()
	r.sort()
}

// since gives the time expression from which on a description holds: "coach of the
// side since March"; -1 when it does not say.
func (r *resolver) since(span nlp.Span) int {
	for t := span.Start; t+1 < span.End; t++ {
		if r.lower(t) != "since" {
			continue
		}
		from, _ := slices.BinarySearchFunc(r.doc.Timexes, t, func(tx nlp.Timex, t int) int { return tx.Span.Start - t })
		for i := from; i < len(r.doc.Timexes) && r.doc.Timexes[i].Span.Start <= t+2; i++ {
			if r.doc.Timexes[i].Span.End <= span.End {
				return i
			}
		}
	}
	return -1
}

// name gives entity at its kind, its fullest name and its descriptions.
func (r *resolver) name(at int, described []int32) {
	doc := r.doc
	ent := &doc.Entities[at]
	overlaps := func(span nlp.Span) bool { return slices.Contains(described[span.Start:span.End], int32(at)) }
	mark := func(span nlp.Span) {
		for t := span.Start; t < span.End; t++ {
			described[t] = int32(at)
		}
	}
	for _, d := range ent.Descriptions {
		mark(d.Span)
	}
	kinds := map[string]float64{}
	full := 0
	for _, at := range ent.Mentions {
		m := &doc.Mentions[at]
		switch m.Form {
		case "name":
			ent.Unnamed = false
			kinds[m.Kind] += m.Score + 1
			name := m.Name
			if name == "" {
				name = doc.Str(m.Span)
			}
			if size := m.Span.Len()*1000 + len(name); m.Name != "" && full < 1_000_000 || size > full {
				ent.Name, full = name, size
				if m.Name != "" {
					full = 1_000_000
				}
			}
		case "description":
			kinds[m.Kind] += 0.1
			if !overlaps(m.Span) {
				mark(m.Span)
				ent.Descriptions = append(ent.Descriptions, nlp.Description{Span: m.Span, From: r.since(m.Span)})
			}
		case "pronoun":
			kinds[m.Kind] += 0.01
		}
	}
	slices.SortStableFunc(ent.Descriptions, func(a, b nlp.Description) int { return cmp.Compare(a.Span.Start, b.Span.Start) })
	best := 0.0
	for _, kind := range [...]string{"outlet", "person", "organisation", "group", "place", "document"} {
		if kinds[kind] > best {
			best, ent.Kind = kinds[kind], kind
		}
	}
	if ent.Name == "" {
		if len(ent.Descriptions) > 0 {
			ent.Name = doc.Str(ent.Descriptions[0].Span)
		} else {
			ent.Name = doc.Str(doc.Mentions[ent.Mentions[0]].Span)
		}
	}
}

// coverSources adds a mention over the whole of a source's or carrier's words
// where the widest mention inside them is of somebody else ("Brandt, 51, of the
// Ostland Water Company"). Mentions are in text order then.
func (r *resolver) coverSources() {
	doc := r.doc
	slices.SortStableFunc(doc.Mentions, byPlace)
	n := len(doc.Mentions)
	add := func(span nlp.Span) {
		if span.Empty() {
			return
		}
		head, ok := r.principal(span)
		if !ok {
			return
		}
		ent := r.men[head].Entity
		widest, width := -1, 0
		from, _ := slices.BinarySearchFunc(doc.Mentions[:n], span.Start, func(m nlp.Mention, start int) int { return m.Span.Start - start })
		for i := from; i < n && doc.Mentions[i].Span.Start < span.End; i++ {
			m := &doc.Mentions[i]
			if m.Span == span {
				return
			}
			if span.Covers(m.Span) && m.Span.Len() > width {
				widest, width = i, m.Span.Len()
			}
		}
		if widest >= 0 && doc.Mentions[widest].Entity == ent {
			return
		}
		m := r.men[head].Mention
		m.Span, m.Form, m.By, m.Entity = span, "description", "coref/source", ent
		doc.Mentions = append(doc.Mentions, m)
	}
	for i := range doc.Attributions {
		att := &doc.Attributions[i]
		for _, src := range att.Sources {
			add(src)
		}
		for _, car := range att.Carriers {
			add(car.Span)
		}
	}
}

// sort puts the mentions in text order again.
func (r *resolver) sort() {
	doc := r.doc
	slices.SortStableFunc(doc.Mentions, byPlace)
	for i := range doc.Entities {
		doc.Entities[i].Mentions = doc.Entities[i].Mentions[:0]
	}
	for i := range doc.Mentions {
		ent := &doc.Entities[doc.Mentions[i].Entity]
		ent.Mentions = append(ent.Mentions, i)
	}
}

func byPlace(a, b nlp.Mention) int {
	if a.Span.Start != b.Span.Start {
		return a.Span.Start - b.Span.Start
	}
	return b.Span.End - a.Span.End
}
