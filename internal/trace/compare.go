package trace

import (
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"slices"

	"github.com/sayso-news/sayso"
	"github.com/sayso-news/sayso/internal/store"
	"github.com/sayso-news/sayso/internal/trace/claims"
	"github.com/sayso-news/sayso/internal/trace/copies"
)

// copyEdge is what is kept of two compared texts.
type copyEdge struct {
	Relation sayso.CopyRelation
	Score    float64
	Most     bool // most of one text stands in the other
}

// codeMost is added to the code of a relation when most of one text stands in the other.
const codeMost = 0x80

var relationCodes = []sayso.CopyRelation{sayso.SameText, sayso.Derived, sayso.CommonQuotes, sayso.Independent}

func (e copyEdge) encode() []byte {
	b := []byte{byte(slices.Index(relationCodes, e.Relation))}
	if e.Most {
		b[0] |= codeMost
	}
	return binary.LittleEndian.AppendUint32(b, math.Float32bits(float32(e.Score)))
}

func decodeCopyEdge(b []byte) (e copyEdge, err error) {
	if len(b) != 5 || int(b[0]&^codeMost) >= len(relationCodes) {
		return e, fmt.Errorf("comparison of texts: %w", store.ErrCorrupt)
	}
	return copyEdge{relationCodes[b[0]&^codeMost], float64(math.Float32frombits(binary.LittleEndian.Uint32(b[1:]))), b[0]&codeMost != 0}, nil
}

func (t *Tracer) compareTexts(ix Index, seq int64, with []candidate) error {
	old, err := ix.EdgesFrom(edgeCopy, seq)
	if err != nil {
		return err
	}
	var edges []store.Edge
	for _, c := range with {
		pair := compared{edgeCopy, seq, c.story}
		if _, known := taken(&old, c.story); known || t.apart.Contains(pair) {
			continue
		}
		mine, err := t.text(ix, seq)
		if err != nil {
			return err
		}
		other, err := t.text(ix, c.story)
		if err != nil {
			return err
		}
		found := copies.Compare(mine, other)
		if len(found.Tiles) == 0 {
			t.apart.Add(pair, struct{}{})
			continue
		}
		edges = append(edges, store.Edge{Kind: edgeCopy, From: seq, To: c.story, Data: copyEdge{found.Relation, found.Score, found.Most}.encode()})
	}
	if err := ix.PutEdges(edges); err != nil {
		return err
	}
	return removeEdges(ix, old)
}

// taken says whether two stories were compared before and with what result, and
// takes the edge out of the list. What is compared changes only when a story is
// read anew, and then its edges are gone.
func taken(old *[]store.Edge, other int64) (data []byte, ok bool) {
	at := slices.IndexFunc(*old, func(e store.Edge) bool { return e.To == other })
	if at < 0 {
		return nil, false
	}
	data = (*old)[at].Data
	*old = slices.Delete(*old, at, at+1)
	return data, true
}

func removeEdges(ix Index, old []store.Edge) error {
	for _, e := range old {
		if err := ix.DeleteEdge(e.Kind, e.From, e.To); err != nil {
			return err
		}
	}
	return nil
}

func (t *Tracer) text(ix Index, seq int64) (*copies.Text, error) {
	return t.texts.get(seq, func() (*copies.Text, error) {
		text, err := ix.Text(seq)
		if err != nil {
			return nil, err
		}
		data, err := ix.Derived(seq, derivedApart)
		if err != nil {
			return nil, err
		}
		var apart []copies.Bytes
		if data != nil && string(data) != "null" {
			if err := json.Unmarshal(data, &apart); err != nil {
				return nil, fmt.Errorf("parts of story number %d: %w (%v)", seq, store.ErrCorrupt, err)
			}
		}
		return copies.NewText(text, apart...), nil
	})
}

// compareClaims compares a story's statements with those of others and gives
// the others that say something that it says.
func (t *Tracer) compareClaims(ix Index, seq int64, with []candidate) (agreeing []candidate, err error) {
	old, err := ix.EdgesFrom(edgeClaim, seq)
	if err != nil {
		return nil, err
	}
	var edges []store.Edge
	for _, c := range with {
		if t.apart.Contains(compared{edgeClaim, seq, c.story}) {
			continue
		}
		data, known := taken(&old, c.story)
		links, err := claims.DecodeLinks(data)
		if !known || errors.Is(err, claims.ErrVersion) {
			if links, err = t.link(ix, seq, c.story); err != nil {
				return nil, err
			}
			edge := store.Edge{Kind: edgeClaim, From: seq, To: c.story, Data: claims.EncodeLinks(links)}
			if len(links) > 0 {
				edges = append(edges, edge)
			} else if known {
				old = append(old, edge)
			}
		} else if err != nil {
			return nil, fmt.Errorf("links of stories number %d and %d: %w (%v)", seq, c.story, store.ErrCorrupt, err)
		}
		if slices.ContainsFunc(links, func(l claims.Link) bool { return l.Relation == claims.Same }) {
			agreeing = append(agreeing, c)
		}
	}
	if err := ix.PutEdges(edges); err != nil {
		return nil, err
	}
	return agreeing, removeEdges(ix, old)
}

// link compares two stories' statements, and remembers it when there is nothing
// between them.
func (t *Tracer) link(ix Index, seq, other int64) ([]claims.Link, error) {
	a, err := t.sketch(ix, seq)
	if err != nil {
		return nil, err
	}
	b, err := t.sketch(ix, other)
	if err != nil {
		return nil, err
	}
	links := claims.LinkIndexed(a, b, maxLinks)
	if len(links) == 0 && len(a.Points) > 0 && len(b.Points) > 0 {
		t.apart.Add(compared{edgeClaim, seq, other}, struct{}{})
	}
	return links, nil
}

// sketch gives what is compared of a story's statements: nothing of a story that
// another version traced, which is compared when it is read again.
func (t *Tracer) sketch(ix Index, seq int64) (*claims.Indexed, error) {
	return t.sketches.get(seq, func() (*claims.Indexed, error) {
		data, err := ix.Derived(seq, derivedSketch)
		if err != nil || data == nil {
			return claims.Index(&claims.Sketch{}), err
		}
		sketch, err := claims.DecodeSketch(data)
		if errors.Is(err, claims.ErrVersion) {
			return claims.Index(&claims.Sketch{}), nil
		}
		if err != nil {
			return nil, fmt.Errorf("sketch of story number %d: %w (%v)", seq, store.ErrCorrupt, err)
		}
		return claims.Index(sketch), nil
	})
}
