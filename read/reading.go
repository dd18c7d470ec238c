package read

import (
	"encoding/binary"
	"encoding/hex"
	"slices"
	"sort"
	"strconv"
	"time"

	"github.com/zeebo/xxh3"

	"github.com/sayso-news/sayso"
	"github.com/sayso-news/sayso/nlp"
)

// newReading turns a read document into the root package's types. It is the
// only place where token indexes become bytes and indexes become ids.
func newReading(page *sayso.Page, doc *nlp.Doc) *sayso.Reading {
	r := &sayso.Reading{
		Version:    1,
		Story:      newStory(page),
		Text:       doc.Text,
		Blocks:     make([]sayso.Block, 0, len(doc.Blocks)),
		Statements: make([]sayso.Statement, 0, len(doc.Attributions)),
		Entities:   make([]sayso.Entity, 0, len(doc.Entities)),
		Times:      make([]sayso.Time, 0, len(doc.Timexes)),
		Events:     make([]sayso.Event, 0, len(doc.Events)),
		Unknowns:   make([]sayso.Unknown, 0, len(doc.Unknowns)),
		Notes:      make([]sayso.Note, 0, len(doc.Notes)),
	}
	for _, block := range doc.Blocks {
		r.Blocks = append(r.Blocks, sayso.Block{Kind: sayso.BlockKind(block.Kind), Start: block.Start, End: block.End})
	}
	for i := range doc.Entities {
		r.Entities = append(r.Entities, newEntity(doc, i))
	}
	for i := range doc.Attributions {
		r.Statements = append(r.Statements, newStatement(doc, i))
	}
	for i, tx := range doc.Timexes {
		r.Times = append(r.Times, newTime(doc, i, tx))
	}
	for i := range doc.Events {
		r.Events = append(r.Events, newEvent(doc, i))
	}
	for _, unknown := range doc.Unknowns {
		r.Unknowns = append(r.Unknowns, sayso.Unknown{Passage: passage(doc, unknown.Span), By: entityID(unknown.By)})
	}
	r.Origins = origins(r.Statements)
	for _, note := range doc.Notes {
		r.Notes = append(r.Notes, sayso.Note(note))
	}
	if doc.Published.IsZero() {
		r.Notes = append(r.Notes, openTimes(doc)...)
	}
	slices.SortStableFunc(r.Notes, func(a, b sayso.Note) int { return a.Start - b.Start })
	return r
}

// openTimes notes once that relative times stay open without a publication time.
func openTimes(doc *nlp.Doc) []sayso.Note {
	for _, tx := range doc.Timexes {
		if !tx.Resolved && (tx.Type == "DATE" || tx.Type == "TIME") {
			start, end := doc.Bytes(tx.Span)
			return []sayso.Note{{Code: "no-published", Start: start, End: end,
				Message: "the publication time is not known, so times relative to it stay open"}}
		}
	}
	return nil
}

func newStory(page *sayso.Page) sayso.Story {
	st := sayso.Story{
		ID: storyID(page), Path: page.Path, Title: page.Title, URL: page.URL,
		Outlet: page.Outlet, Language: page.Language,
		Published: sayso.Published{Basis: page.Published.Basis},
	}
	if st.Published.Basis == "" {
		st.Published.Basis = sayso.BasisNone
	}
	if t := page.Published.Time; !t.IsZero() {
		st.Published.Time = &t
	}
	if zone := page.Published.Zone; zone != "" {
		st.Published.Zone = &zone
	}
	if printed := page.Published.Printed; printed != "" {
		st.Published.Printed = &printed
	}
	return st
}

// storyID hashes text, outlet and publication time, each closed by a zero byte.
func storyID(page *sayso.Page) string {
	h := xxh3.New()
	published := ""
	if !page.Published.Time.IsZero() {
		published = page.Published.Time.UTC().Format(time.RFC3339Nano)
	}
	for _, part := range []string{page.Text, page.Outlet.Name, published} {
		h.WriteString(part)
		h.Write([]byte{0})
	}
	sum := h.Sum128()
	var b [8]byte
	binary.BigEndian.PutUint64(b[:], sum.Hi)
	return hex.EncodeToString(b[:])
}

func passage(doc *nlp.Doc, span nlp.Span) sayso.Passage {
	start, end := doc.Bytes(span)
	return sayso.Passage{Start: start, End: end, Text: doc.Text[start:end]}
}

func passageOrNil(doc *nlp.Doc, span nlp.Span) *sayso.Passage {
	if span.Empty() {
		return nil
	}
	p := passage(doc, span)
	return &p
}

func id(prefix string, i int) string { return prefix + strconv.Itoa(i+1) }

func entityID(i int) *string {
	if i < 0 {
		return nil
	}
	s := id("e", i)
	return &s
}

func newEntity(doc *nlp.Doc, i int) sayso.Entity {
	ent := &doc.Entities[i]
	out := sayso.Entity{ID: id("e", i), Name: ent.Name, Kind: sayso.EntityKind(ent.Kind),
		Descriptions: []sayso.Description{}, Mentions: []sayso.Mention{}}
	seen := make(map[string]bool, len(ent.Descriptions))
	for _, d := range ent.Descriptions {
		desc := sayso.Description{Text: doc.Str(d.Span)}
		if d.From >= 0 {
			from := id("t", d.From)
			desc.From = &from
		}
		if !seen[desc.Text] {
			seen[desc.Text] = true
			out.Descriptions = append(out.Descriptions, desc)
		}
	}
	for _, m := range ent.Mentions {
		men := &doc.Mentions[m]
		out.Mentions = append(out.Mentions, sayso.Mention{Passage: passage(doc, men.Span), Form: men.Form})
	}
	return out
}

func newTime(doc *nlp.Doc, i int, tx nlp.Timex) sayso.Time {
	anchor := "none"
	switch {
	case tx.Anchor == nlp.AnchorPublication:
		anchor = "publication"
	case tx.Anchor >= 0:
		anchor = id("t", tx.Anchor)
	}
	return sayso.Time{ID: id("t", i), Passage: passage(doc, tx.Span), Type: tx.Type, Value: tx.Value, Anchor: anchor, Resolved: tx.Resolved}
}

func newStatement(doc *nlp.Doc, i int) sayso.Statement {
	att := &doc.Attributions[i]
	st := sayso.Statement{
		ID: id("s", i), Content: []sayso.Passage{}, Cue: passageOrNil(doc, att.Cue), Sources: []sayso.Source{},
		Mode: sayso.Mode(att.Mode), Polarity: "positive", Hedges: []sayso.Passage{},
		Events: []string{}, SameAs: []string{}, By: att.By, Score: att.Score,
	}
	if att.Negative {
		st.Polarity = "negative"
	}
	if att.Within >= 0 {
		within := id("s", att.Within)
		st.Within = &within
	}
	for _, span := range att.Contents {
		st.Content = append(st.Content, passage(doc, span))
	}
	for _, span := range att.Sources {
		st.Sources = append(st.Sources, sayso.Source{Passage: passage(doc, span), Entity: entityID(entityAt(doc, span))})
	}
	for _, span := range att.Hedges {
		st.Hedges = append(st.Hedges, passage(doc, span))
	}
	for _, ev := range att.Events {
		st.Events = append(st.Events, id("v", ev))
	}
	for _, same := range att.SameAs {
		st.SameAs = append(st.SameAs, id("s", same))
	}
	st.Chain = sayso.Chain{{Name: doc.Outlet, Kind: sayso.HopOutlet}}
	for _, hop := range att.Hops {
		st.Chain = append(st.Chain, sayso.Hop{
			Name: hop.Name, Kind: sayso.HopKind(hop.Kind), Entity: entityID(hop.Entity),
			Link: doc.Str(hop.Link), LinkSpan: passageOrNil(doc, hop.Link), Evidence: passageOrNil(doc, hop.Span),
		})
	}
	st.Origin = originOf(st.Chain)
	return st
}

// entityAt gives the entity of the mention that best covers the span's words: the
// same span first, then one with the word from which the others hang ("Ruiz, who led
// the ferry company"), then the widest mention inside it.
func entityAt(doc *nlp.Doc, span nlp.Span) int {
	best, width := -1, 0
	from := sort.Search(len(doc.Mentions), func(i int) bool { return doc.Mentions[i].Span.Start >= span.Start })
	for i := from; i < len(doc.Mentions) && doc.Mentions[i].Span.Start < span.End; i++ {
		men := &doc.Mentions[i]
		if men.Entity < 0 {
			continue
		}
		if men.Span == span {
			return men.Entity
		}
		size := men.Span.Len()
		if tok := &doc.Tokens[men.Head]; tok.Rel != "" && !span.Has(tok.Head) {
			size += span.Len()
		}
		if span.Covers(men.Span) && size > width {
			best, width = men.Entity, size
		}
	}
	return best
}
