// Package testkit builds what tests read. Test files only import it.
//
// A Story turns a text with marked passages into a sayso.Reading, so that a
// test of what is shown needs no reader and no model. The text is written
// with its marks in it; offsets are counted here and never by hand.
package testkit

import (
	"fmt"
	"strings"
	"time"

	"github.com/sayso-news/sayso"
)

// Story is a reading under construction. Make one with NewStory.
type Story struct {
	r     sayso.Reading
	marks map[string][]sayso.Passage
}

// NewStory reads a marked text. A mark is [label words]; marks nest, and a
// label used again adds a second passage to it. The labels con.ID, cue.ID,
// src.ID and hedge.ID belong to the statement ID. Paragraphs are separated by
// blank lines and one that begins with {caption} (or any other kind of block)
// is a block of that kind. It panics on a mark that never closes.
func NewStory(title, marked string) *Story {
	text, blocks, marks := parse(strings.TrimSpace(marked))
	return &Story{marks: marks, r: sayso.Reading{
		Version: 1,
		Story: sayso.Story{ID: "00000000000000aa", Path: "story.txt", Title: title, Language: "en",
			Published: sayso.Published{Basis: sayso.BasisNone}},
		Text: text, Blocks: blocks,
		Statements: []sayso.Statement{}, Entities: []sayso.Entity{}, Times: []sayso.Time{},
		Events: []sayso.Event{}, Unknowns: []sayso.Unknown{}, Origins: []sayso.Origin{}, Notes: []sayso.Note{},
	}}
}

// Outlet sets who printed the story.
func (s *Story) Outlet(name, domain string) *Story {
	s.r.Story.Outlet = sayso.Outlet{Name: name, Domain: domain}
	return s
}

// Published sets the publication time from RFC 3339 and an IANA zone name.
func (s *Story) Published(rfc3339, zone string) *Story {
	t, err := time.Parse(time.RFC3339, rfc3339)
	if err != nil {
		panic(err)
	}
	s.r.Story.Published = sayso.Published{Time: &t, Zone: &zone, Basis: sayso.BasisOption}
	return s
}

// Passage gives the first passage with a label.
func (s *Story) Passage(label string) *sayso.Passage {
	passages := s.marks[label]
	if len(passages) == 0 {
		panic("no mark " + label)
	}
	return &passages[0]
}

// Hop makes a hop whose evidence is the passage with that label; link is the
// word that joins it to the hop before.
func (s *Story) Hop(kind sayso.HopKind, name, link, label string) sayso.Hop {
	return sayso.Hop{Name: name, Kind: kind, Link: link, Evidence: s.Passage(label)}
}

// Say adds the statement whose passages carry its id, with the hops behind
// the printing outlet. No hops make it the outlet's own voice.
func (s *Story) Say(id string, mode sayso.Mode, hops ...sayso.Hop) *sayso.Statement {
	chain := append(sayso.Chain{{Name: s.r.Story.Outlet.Name, Kind: sayso.HopOutlet}}, hops...)
	st := sayso.Statement{ID: id, Content: nonNil(s.marks["con."+id]), Sources: []sayso.Source{}, Mode: mode,
		Polarity: "positive", Hedges: nonNil(s.marks["hedge."+id]), Chain: chain, Origin: originOf(chain),
		Events: []string{}, SameAs: []string{}, By: "attribution.test", Score: 0.9}
	if cue := s.marks["cue."+id]; len(cue) > 0 {
		st.Cue = &cue[0]
	}
	for _, src := range s.marks["src."+id] {
		st.Sources = append(st.Sources, sayso.Source{Passage: src})
	}
	s.r.Statements = append(s.r.Statements, st)
	return &s.r.Statements[len(s.r.Statements)-1]
}

// Entity adds an entity with its descriptions.
func (s *Story) Entity(kind sayso.EntityKind, name string, descriptions ...string) string {
	id := fmt.Sprintf("e%d", len(s.r.Entities)+1)
	ent := sayso.Entity{ID: id, Name: name, Kind: kind, Descriptions: []sayso.Description{}, Mentions: []sayso.Mention{}}
	for _, text := range descriptions {
		ent.Descriptions = append(ent.Descriptions, sayso.Description{Text: text})
	}
	s.r.Entities = append(s.r.Entities, ent)
	return id
}

// Time adds the time expression with that label; an empty value leaves it open.
func (s *Story) Time(label, kind, value, anchor string, resolved bool) string {
	id := fmt.Sprintf("t%d", len(s.r.Times)+1)
	s.r.Times = append(s.r.Times, sayso.Time{ID: id, Passage: *s.Passage(label), Type: kind, Value: value, Anchor: anchor, Resolved: resolved})
	return id
}

// Unknown adds something not stated, left open by the entity with that id ("" for nobody).
func (s *Story) Unknown(label, by string) *Story {
	unknown := sayso.Unknown{Passage: *s.Passage(label)}
	if by != "" {
		unknown.By = &by
	}
	s.r.Unknowns = append(s.r.Unknowns, unknown)
	return s
}

// Note adds an oddity at the passage with that label.
func (s *Story) Note(code, label, message string) *Story {
	p := s.Passage(label)
	s.r.Notes = append(s.r.Notes, sayso.Note{Code: code, Start: p.Start, End: p.End, Message: message})
	return s
}

// Reading gives the reading with its origins counted.
func (s *Story) Reading() *sayso.Reading {
	s.r.Origins = origins(s.r.Statements)
	return &s.r
}

func nonNil(passages []sayso.Passage) []sayso.Passage {
	if passages == nil {
		return []sayso.Passage{}
	}
	return passages
}
