package serve

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"strconv"
	"time"

	"github.com/sayso-news/sayso"
	"github.com/sayso-news/sayso/internal/show"
	"github.com/sayso-news/sayso/internal/store"
)

// errFilter is a filter that cannot be understood.
var errFilter = errors.New("filter")

// Filter is what an address may ask a list for.
type Filter struct {
	Words  string `query:"q" json:"q,omitempty" doc:"words that all stand in it" maxLength:"400"`
	Outlet string `query:"outlet" json:"outlet,omitempty" doc:"printed by this outlet" maxLength:"400"`
	Kind   string `query:"kind" json:"kind,omitempty" enum:"one-origin,disagreement,unnamed,unknown,loop" doc:"only claims of this kind"`
	By     string `query:"by" json:"by,omitempty" enum:"gap,time" doc:"claims: gap puts those with many outlets to an origin first, time the latest; with words the best fits come first"`
	From   string `query:"from" json:"from,omitempty" doc:"first day, 2025-03-11 (UTC)" maxLength:"10"`
	Until  string `query:"until" json:"until,omitempty" doc:"last day, 2025-03-12 (UTC)" maxLength:"10"`
	After  string `query:"after" json:"-" doc:"the cursor of the list before" maxLength:"64"`
	Limit  int    `query:"limit" json:"-" default:"25" minimum:"1" maximum:"100" doc:"how many"`
}

// store gives the filter as the store knows it.
func (f *Filter) store() (store.Filter, error) {
	out := store.Filter{Words: f.Words, Outlet: f.Outlet, Kind: f.Kind, By: f.By, After: f.After, Limit: min(max(f.Limit, 1), 100)}
	for _, day := range []struct {
		text string
		into *time.Time
		more time.Duration
	}{{f.From, &out.From, 0}, {f.Until, &out.Until, 24 * time.Hour}} {
		if day.text == "" {
			continue
		}
		t, err := time.Parse(time.DateOnly, day.text)
		if err != nil {
			return out, fmt.Errorf("%w: %q is no day: write it as 2025-03-11", errFilter, clip(day.text, 20))
		}
		*day.into = t.Add(day.more)
	}
	return out, nil
}

// Query writes the filter as the query of an address, with one part replaced.
func (f Filter) Query(replace ...string) string {
	q := url.Values{}
	for _, kv := range [][2]string{{"q", f.Words}, {"outlet", f.Outlet}, {"kind", f.Kind}, {"by", f.By}, {"from", f.From}, {"until", f.Until}} {
		if kv[1] != "" {
			q.Set(kv[0], kv[1])
		}
	}
	for i := 0; i+1 < len(replace); i += 2 {
		q.Set(replace[i], replace[i+1])
		if replace[i+1] == "" {
			q.Del(replace[i])
		}
	}
	return q.Encode()
}

// Any says whether the filter leaves anything out.
func (f Filter) Any() bool {
	return f.Words != "" || f.Outlet != "" || f.Kind != "" || f.From != "" || f.Until != ""
}

// ClaimItem is a claim in a list, with its address.
type ClaimItem struct {
	store.ClaimLine
	URL string `json:"url"`
}

// StoryItem is a story in a list.
type StoryItem struct {
	ID         string       `json:"id"`
	URL        string       `json:"url"`
	Title      string       `json:"title"`
	Outlet     sayso.Outlet `json:"outlet"`
	Published  *time.Time   `json:"published"` // UTC
	OnlyDay    bool         `json:"only_day"`  // published is the first moment of a day; no more is known
	Zone       string       `json:"zone"`
	Language   string       `json:"language"`
	Status     store.Status `json:"status"`
	Why        string       `json:"why"`
	Statements int          `json:"statements"`
	Own        int          `json:"own"`
	Alone      int          `json:"alone"`
	Named      int          `json:"named"`
	Unnamed    int          `json:"unnamed"`
	Unknown    int          `json:"unknown"`
	Group      string       `json:"group"`
}

// Printer is the outlet's name, or its domain.
func (it *StoryItem) Printer() string {
	switch {
	case it.Outlet.Name != "":
		return it.Outlet.Name
	case it.Outlet.Domain != "":
		return it.Outlet.Domain
	}
	return "unknown outlet"
}

// Stamp is the publication time for machines, "" when it is not known.
func (it *StoryItem) Stamp() string {
	switch {
	case it.Published == nil:
		return ""
	case it.OnlyDay:
		return show.Day(*it.Published, it.Zone, time.DateOnly)
	}
	return it.Published.Format(time.RFC3339)
}

func storyItem(st *store.Story) StoryItem {
	it := StoryItem{ID: st.ID, URL: "/story/" + st.ID, Title: titleOf(st), Outlet: st.Outlet, OnlyDay: st.OnlyDay, Zone: st.Zone, Language: st.Language, Status: st.Status, Why: st.Why}
	if !st.Published.IsZero() {
		t := st.Published.UTC()
		it.Published = &t
	}
	return it
}

func titleOf(st *store.Story) string {
	if t := show.Clean(st.Title); t != "" {
		return t
	}
	return "(no title)"
}

func storyItems(lines []store.StoryLine) []StoryItem {
	out := make([]StoryItem, len(lines))
	for i := range lines {
		l := &lines[i]
		it := storyItem(&l.Story)
		if l.Title == "" && l.Digest.Heading != "" {
			it.Title = show.Clean(l.Digest.Heading)
		}
		it.Statements, it.Own, it.Alone = l.Digest.Statements, l.Digest.Own, l.Digest.Alone
		it.Named, it.Unnamed, it.Unknown, it.Group = l.Digest.Named, l.Digest.Unnamed, l.Digest.Unknown, l.Group
		out[i] = it
	}
	return out
}

func claimItems(lines []store.ClaimLine) []ClaimItem {
	out := make([]ClaimItem, len(lines))
	for i, l := range lines {
		out[i] = ClaimItem{l, "/claim/" + l.ID}
	}
	return out
}

// StoryList is a page of stories.
type StoryList struct {
	Filter  Filter      `json:"filter"`
	Stories []StoryItem `json:"stories"`
	Next    string      `json:"next"` // cursor of the list after this one, "" at the end
}

func (s *Server) stories(ctx context.Context, in *Filter) (*StoryList, error) {
	f, err := in.store()
	if err != nil {
		return nil, err
	}
	lines, next, err := s.Source.StoryList(ctx, f)
	if err != nil {
		return nil, err
	}
	return &StoryList{*in, storyItems(lines), next}, nil
}

// ClaimList is a page of claims.
type ClaimList struct {
	Filter Filter      `json:"filter"`
	Claims []ClaimItem `json:"claims"`
	Next   string      `json:"next"` // cursor of the list after this one, "" at the end
}

func (s *Server) claims(ctx context.Context, in *Filter) (*ClaimList, error) {
	f, err := in.store()
	if err != nil {
		return nil, err
	}
	lines, next, err := s.Source.ClaimList(ctx, f)
	if err != nil {
		return nil, err
	}
	return &ClaimList{*in, claimItems(lines), next}, nil
}

// Outlets is outlets by how often they are first.
type Outlets struct {
	Outlets []store.OutletLine `json:"outlets"`
}

func (s *Server) outlets(ctx context.Context, _ *struct{}) (*Outlets, error) {
	list, err := s.Source.OutletsByFirst(ctx, 100)
	if err != nil {
		return nil, err
	}
	return &Outlets{append([]store.OutletLine{}, list...)}, nil
}

// count gives "1 outlet" or "3 outlets"; some words have a plural of their own.
func count(n int, one string, many ...string) string {
	switch {
	case n == 1:
		return "1 " + one
	case len(many) > 0:
		return strconv.Itoa(n) + " " + many[0]
	}
	return strconv.Itoa(n) + " " + one + "s"
}

// rangeWords gives "1" or "1–2".
func rangeWords(r sayso.Range) string {
	if r.Min == r.Max {
		return strconv.Itoa(r.Min)
	}
	return fmt.Sprintf("%d–%d", r.Min, r.Max)
}

// originsWords gives "1 origin", "1–2 origins", "no known origin".
func originsWords(r sayso.Range) string {
	switch {
	case r.Max == 0:
		return "no known origin"
	case r.Min == 1 && r.Max == 1:
		return "1 origin"
	}
	return rangeWords(r) + " origins"
}

// filterForm is a filter as a form that leads to an address.
type filterForm struct {
	Action string
	F      Filter
	Kinds  [][2]string
}

// Form gives the filter's form.
func (l *ClaimList) Form() filterForm {
	return filterForm{"/claims", l.Filter, [][2]string{{"one-origin", "one origin, several outlets"}, {"disagreement", "contradicted"},
		{"unnamed", "an unnamed origin"}, {"unknown", "nobody known behind it"}, {"loop", "a ring of citations"}}}
}

// Form gives the filter's form.
func (l *StoryList) Form() filterForm { return filterForm{"/stories", l.Filter, nil} }
