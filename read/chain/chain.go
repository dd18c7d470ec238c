// Package chain turns attributions into relay chains.
//
// Input: attributions with sources and carriers, and entities. Output: the hops
// of each attribution (the printing outlet left out, nearest the reader first),
// SameAs between attributions of one story that say the same thing, chains
// carried on over it, and who left each unknown open.
//
// A chain is first read off one sentence: what was told or cited nearer the
// reader, the speaker, what the speaker cites. A statement inside another one's
// content goes on from that one's chain. Then statements that say the same
// lend each other the hops behind a shared carrier. What was given up: a chain
// is a path, never a graph; two parallel sources need two statements.
package chain

import (
	"context"
	"slices"

	"github.com/sayso-news/sayso/nlp"
)

// Stage joins hops. It holds no state.
type Stage struct{}

// New makes the stage.
func New() *Stage { return &Stage{} }

// Name is the stage's name.
func (*Stage) Name() string { return "chain" }

// Needs names the layers read.
func (*Stage) Needs() nlp.Layers {
	return nlp.Tokens | nlp.Tags | nlp.Chunks | nlp.Attributions | nlp.Entities
}

// Gives names the layers written.
func (*Stage) Gives() nlp.Layers { return nlp.Hops | nlp.Unknowns }

// Read sets Hops and SameAs of every attribution and By of every unknown.
func (*Stage) Read(ctx context.Context, doc *nlp.Doc) error {
	l := newLinker(doc)
	for i := range doc.Attributions {
		l.hops(i)
	}
	l.nest()
	l.joinSame()
	l.carryOn()
	for i := range doc.Unknowns {
		unknown := &doc.Unknowns[i]
		if !unknown.Source.Empty() {
			unknown.By = l.entityAt(unknown.Source)
		}
	}
	return ctx.Err()
}

// hops reads the chain of attribution i off its own sentence.
func (l *linker) hops(i int) {
	att := &l.doc.Attributions[i]
	if att.Mode == "own" {
		return
	}
	var hops []nlp.Hop
	add := func(span, link nlp.Span) {
		hop, ok := l.hop(span, link)
		hop.From = i
		if ok && !slices.ContainsFunc(hops, func(h nlp.Hop) bool { return sameCarrier(h, hop) }) {
			hops = append(hops, hop)
		}
	}
	for _, c := range att.Carriers {
		if c.Side == nlp.Nearer {
			add(c.Span, c.Link)
		}
	}
	if len(att.Sources) > 0 { // joint sources are one hop
		add(att.Sources[0], att.Cue)
	}
	for _, c := range att.Carriers {
		if c.Side == nlp.Further {
			add(c.Span, c.Link)
		}
	}
	att.Hops = l.withoutPrinter(hops)
}

// nest lets a statement inside another's content go on from that one's chain,
// outer statements first; the same speaker twice is one hop. A statement that
// no speaker stands around ends at an unstated hop.
func (l *linker) nest() {
	done := make([]bool, len(l.doc.Attributions))
	var visit func(i int)
	visit = func(i int) {
		if done[i] {
			return
		}
		done[i] = true
		att := &l.doc.Attributions[i]
		if att.Mode == "own" {
			return
		}
		if out := att.Within; out >= 0 {
			visit(out)
			outer := slices.Clone(l.doc.Attributions[out].Hops)
			if len(outer) > 0 && outer[len(outer)-1].Kind == "unstated" && len(att.Hops) > 0 {
				outer = outer[:len(outer)-1]
			}
			for _, hop := range att.Hops {
				if at := slices.IndexFunc(outer, func(h nlp.Hop) bool { return sameCarrier(h, hop) }); at >= 0 {
					continue
				}
				outer = append(outer, hop)
			}
			att.Hops = outer
		}
		if len(att.Hops) == 0 && !l.printerSpeaks(att) {
			att.Hops = []nlp.Hop{l.unstated(att, i)}
		}
	}
	for i := range l.doc.Attributions {
		visit(i)
	}
}

// unstated is the hop of a statement whose speaker the text does not name: its
// evidence is the cue ("reportedly"), or the opening of the quotation.
func (l *linker) unstated(att *nlp.Attribution, i int) nlp.Hop {
	span := att.Cue
	if span.Empty() {
		start := att.Contents[0].Start
		span = nlp.Span{Start: start, End: start + 1}
	}
	return nlp.Hop{Span: span, Link: att.Cue, Kind: "unstated", Entity: -1, From: i}
}

func sameCarrier(a, b nlp.Hop) bool {
	if a.Entity >= 0 && a.Entity == b.Entity {
		return true
	}
	return a.Span == b.Span
}
