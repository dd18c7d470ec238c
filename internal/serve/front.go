package serve

import (
	"context"
	"slices"

	"github.com/sayso-news/sayso/internal/store"
)

// Front is the first page.
type Front struct {
	Stories      int                `json:"stories"`
	Behind       int                `json:"behind"` // stories that are kept and not yet worked out
	Wide         []ClaimItem        `json:"wide"`   // many outlets, few origins
	Disagreement []ClaimItem        `json:"disagreement"`
	Latest       []StoryItem        `json:"latest"`
	Outlets      []store.OutletLine `json:"outlets"`
	Demo         bool               `json:"demo"`
	offer        bool
	add          bool
}

// OfferDemo says whether an empty store offers the demonstration.
func (f *Front) OfferDemo() bool { return f.offer && f.Stories == 0 && f.Behind == 0 }

// CanAdd says whether stories may be added.
func (f *Front) CanAdd() bool { return f.add }

func (s *Server) front(ctx context.Context, _ *struct{}) (*Front, error) {
	out := &Front{Demo: s.Demo, offer: s.LoadDemo != nil && s.Adder != nil, add: s.Adder != nil}
	var err error
	if out.Stories, err = s.Source.Sums(ctx); err != nil {
		return nil, err
	}
	if out.Behind, err = s.Source.StaleCount(ctx); err != nil {
		return nil, err
	}
	claims, _, err := s.Source.ClaimList(ctx, store.Filter{By: "gap", Limit: 8})
	if err != nil {
		return nil, err
	}
	out.Wide = claimItems(claims)
	if claims, _, err = s.Source.ClaimList(ctx, store.Filter{Kind: "disagreement", Limit: 24}); err != nil {
		return nil, err
	}
	out.Disagreement = oneSide(claimItems(claims), 6)
	stories, _, err := s.Source.StoryList(ctx, store.Filter{Limit: 12})
	if err != nil {
		return nil, err
	}
	out.Latest = storyItems(stories)
	if out.Outlets, err = s.Source.OutletsByFirst(ctx, 8); err != nil {
		return nil, err
	}
	out.Outlets = append([]store.OutletLine{}, out.Outlets...)
	return out, nil
}

// oneSide puts what most outlets carry on either side first, and leaves out
// claims whose other side is there already.
func oneSide(list []ClaimItem, n int) []ClaimItem {
	out := []ClaimItem{}
	sides := func(it ClaimItem) int {
		if it.Against == nil {
			return 0
		}
		return it.Outlets + it.Against.Outlets
	}
	slices.SortStableFunc(list, func(a, b ClaimItem) int { return sides(b) - sides(a) })
	seen := map[string]bool{}
	for _, it := range list {
		if it.Against == nil || seen[it.ID] || seen[it.Against.ID] || len(out) == n {
			continue
		}
		seen[it.ID], seen[it.Against.ID] = true, true
		out = append(out, it)
	}
	return out
}
