package serve

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/sayso-news/sayso"
	"github.com/sayso-news/sayso/internal/store"
)

type claimIn struct {
	ID     string `path:"id" doc:"a claim's id: the id of any of its statements" maxLength:"64"`
	Unfold bool   `query:"unfold" doc:"draw every copy by itself"`
}

// ClaimPage is one claim.
type ClaimPage struct {
	ID       string      `json:"id"`
	URL      string      `json:"url"`
	Sum      string      `json:"sum"` // what it rests on, in a sentence
	Outlets  int         `json:"outlets"`
	Stories  int         `json:"stories"`
	Named    int         `json:"named"` // origins
	Unnamed  int         `json:"unnamed"`
	First    *FirstOne   `json:"first"` // nil when it cannot be told
	Values   []ValueLine `json:"values"`
	Citation string      `json:"citation"` // with its chain, to be copied
	store.ClaimDigest
	unfold bool
	house  *time.Location
}

// FirstOne is who had a claim first, and how long before the next outlet.
type FirstOne struct {
	Outlet  string    `json:"outlet"`
	Story   string    `json:"story"`
	At      time.Time `json:"at"`
	OnlyDay bool      `json:"only_day"` // At is the first moment of a day in Zone; no more is known
	Zone    string    `json:"zone"`
	Ahead   string    `json:"ahead"` // "2 hours 5 minutes", "" when no other outlet dates it
	// Undated counts the stories that have no time, and may have been before.
	Undated int `json:"undated"`
}

// ValueLine is one way in which the claim or one against it is put.
type ValueLine struct {
	Value   string   `json:"value"` // "at least 9", or the words when there is no number
	This    bool     `json:"this"`  // this claim; else one that cannot be so together with it
	On      string   `json:"on"`    // what they disagree on
	Claim   string   `json:"claim"`
	Text    string   `json:"text"`
	Outlets int      `json:"outlets"`
	Origins string   `json:"origins"`
	Who     []string `json:"who"` // outlets, of this claim only
}

func (s *Server) claim(ctx context.Context, in *claimIn) (*ClaimPage, error) {
	line, d, err := s.findClaim(ctx, in.ID)
	if err != nil {
		return nil, err
	}
	if line.ID != "" && line.ID != in.ID {
		to := "/claim/" + line.ID
		if in.Unfold {
			to += "?unfold=true"
		}
		return nil, &movedError{to}
	}
	return newClaimPage(d, in.Unfold, s.House), nil
}

// findClaim gives a claim by the id of any of its statements. A claim that one
// story alone carries is worked out now.
func (s *Server) findClaim(ctx context.Context, id string) (line store.ClaimLine, d store.ClaimDigest, err error) {
	line, d, err = s.Source.ClaimPage(ctx, id)
	if !errors.Is(err, store.ErrNotFound) {
		return line, d, err
	}
	seq, start, err := s.Source.Mark(ctx, id)
	if err != nil {
		return line, d, err
	}
	other, err := s.Source.ClaimIDAt(ctx, seq, start)
	if err == nil && other != id {
		return s.Source.ClaimPage(ctx, other)
	}
	if err != nil && !errors.Is(err, store.ErrNotFound) {
		return line, d, err
	}
	if s.Lone == nil {
		return line, d, fmt.Errorf("claim %q: %w", id, store.ErrNotFound)
	}
	select {
	case s.lone <- struct{}{}:
		defer func() { <-s.lone }()
	case <-ctx.Done():
		return line, d, ctx.Err()
	}
	d, err = s.Lone(ctx, id)
	return store.ClaimLine{}, d, err
}

func newClaimPage(d store.ClaimDigest, unfold bool, house *time.Location) *ClaimPage {
	c := &d.Claim
	out := &ClaimPage{ID: c.ID, URL: "/claim/" + c.ID, Stories: len(d.Carriers), ClaimDigest: d, Values: []ValueLine{}, unfold: unfold, house: house}
	outlets := map[string]bool{}
	for _, carrier := range d.Carriers {
		outlets[store.Fold(carrier.Outlet)] = true
	}
	out.Outlets = len(outlets)
	for _, o := range c.Origins {
		switch o.State {
		case sayso.OriginNamed:
			out.Named++
		case sayso.OriginUnnamed:
			out.Unnamed++
		}
	}
	out.Sum = out.sum()
	out.First = first(d.Carriers)
	out.values()
	out.Citation = out.cite()
	return out
}
