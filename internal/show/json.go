package show

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"unicode/utf8"

	"github.com/sayso-news/sayso"
)

// JSON writes a reading as one object on one line, version 1 of the contract
// in docs/formats/reading.md. HTML is not escaped. Characters that would
// drive a terminal or turn the direction of text are written as \u escapes,
// so that the value is the story's and the line is still safe to print. Nil
// lists are written as [].
func JSON(w io.Writer, r *sayso.Reading) error {
	var buf bytes.Buffer
	enc := json.NewEncoder(&buf)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(withLists(r)); err != nil {
		return fmt.Errorf("write reading of %s: %w", r.Story.Path, err)
	}
	if _, err := w.Write(escapeHarmful(buf.Bytes())); err != nil {
		return fmt.Errorf("write reading of %s: %w", r.Story.Path, err)
	}
	return nil
}

// escapeHarmful writes harmful runes of a JSON line as \u escapes. They can
// stand only inside strings. The line's own end stays.
func escapeHarmful(data []byte) []byte {
	out := data[:0:0]
	from := 0
	for i := 0; i < len(data); {
		if data[i] < 0x7f {
			i++
			continue
		}
		r, size := utf8.DecodeRune(data[i:])
		if harmful(r) {
			out = append(out, data[from:i]...)
			if r > 0xffff {
				hi, lo := 0xd800+(r-0x10000)>>10, 0xdc00+(r-0x10000)&0x3ff
				out = fmt.Appendf(out, `\u%04x\u%04x`, hi, lo)
			} else {
				out = fmt.Appendf(out, `\u%04x`, r)
			}
			from = i + size
		}
		i += size
	}
	if from == 0 {
		return data
	}
	return append(out, data[from:]...)
}

// withLists gives the reading with empty lists for nil ones, as the contract
// has no null list. The reading itself is not changed.
func withLists(r *sayso.Reading) *sayso.Reading {
	out := *r
	out.Blocks, out.Times, out.Unknowns = list(r.Blocks), list(r.Times), list(r.Unknowns)
	out.Notes = list(r.Notes)
	out.Statements = make([]sayso.Statement, len(r.Statements))
	for i, st := range r.Statements {
		st.Content, st.Sources, st.Hedges = list(st.Content), list(st.Sources), list(st.Hedges)
		st.Chain, st.Events, st.SameAs = list(st.Chain), list(st.Events), list(st.SameAs)
		out.Statements[i] = st
	}
	out.Entities = make([]sayso.Entity, len(r.Entities))
	for i, ent := range r.Entities {
		ent.Descriptions, ent.Mentions = list(ent.Descriptions), list(ent.Mentions)
		out.Entities[i] = ent
	}
	out.Events = make([]sayso.Event, len(r.Events))
	for i, ev := range r.Events {
		ev.Actors, ev.Recipients, ev.Places = list(ev.Actors), list(ev.Recipients), list(ev.Places)
		out.Events[i] = ev
	}
	out.Origins = make([]sayso.Origin, len(r.Origins))
	for i, origin := range r.Origins {
		origin.Statements = list(origin.Statements)
		out.Origins[i] = origin
	}
	return &out
}

func list[S ~[]E, E any](s S) S {
	if s == nil {
		return S{}
	}
	return s
}
