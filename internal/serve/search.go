package serve

import (
	"context"
	"net/url"

	"github.com/sayso-news/sayso"
	"github.com/sayso-news/sayso/internal/store"
)

// Found is what holds the words of a search.
type Found struct {
	Filter  Filter      `json:"filter"`
	Names   []NameItem  `json:"names"`
	Claims  []ClaimItem `json:"claims"`
	Stories []StoryItem `json:"stories"`
	// More says whether there are more than are shown here.
	MoreClaims  bool `json:"more_claims"`
	MoreStories bool `json:"more_stories"`
}

// NameItem is a name with its address.
type NameItem struct {
	store.NameLine
	URL string `json:"url"`
}

func nameItems(lines []store.NameLine) []NameItem {
	out := make([]NameItem, len(lines))
	for i, l := range lines {
		out[i] = NameItem{l, nameURL(l.Kind, l.Name)}
	}
	return out
}

// nameURL is the address of a name's page.
func nameURL(kind sayso.EntityKind, name string) string {
	return "/" + string(kind) + "/" + url.PathEscape(name)
}

func outletURL(name string) string { return nameURL(sayso.KindOutlet, name) }

func (s *Server) search(ctx context.Context, in *Filter) (*Found, error) {
	in.Limit = 8
	f, err := in.store()
	if err != nil {
		return nil, err
	}
	out := &Found{Filter: *in, Names: []NameItem{}, Claims: []ClaimItem{}, Stories: []StoryItem{}}
	if !in.Any() {
		return out, nil
	}
	names, err := s.Source.Suggest(ctx, in.Words, 8)
	if err != nil {
		return nil, err
	}
	out.Names = nameItems(names)
	claims, next, err := s.Source.ClaimList(ctx, f)
	if err != nil {
		return nil, err
	}
	out.Claims, out.MoreClaims = claimItems(claims), next != ""
	if in.Kind == "" {
		lines, next, err := s.Source.StoryList(ctx, f)
		if err != nil {
			return nil, err
		}
		out.Stories, out.MoreStories = storyItems(lines), next != ""
	}
	return out, nil
}

// Suggested is names that go on from a prefix.
type Suggested struct {
	Names []NameItem `json:"names"`
}

type suggestIn struct {
	Words string `query:"q" doc:"the prefix of a name, from any of its words" maxLength:"200"`
}

func (s *Server) suggest(ctx context.Context, in *suggestIn) (*Suggested, error) {
	names, err := s.Source.Suggest(ctx, in.Words, 8)
	if err != nil {
		return nil, err
	}
	return &Suggested{nameItems(names)}, nil
}
