package serve

import (
	"context"
	"fmt"
	"html/template"

	"github.com/sayso-news/sayso"
	"github.com/sayso-news/sayso/internal/show"
	"github.com/sayso-news/sayso/internal/store"
)

type copiesIn struct {
	ID string `path:"id" doc:"a story's id"`
}

// Copies is a story beside the one it derives from.
type Copies struct {
	Here     StoryItem          `json:"here"`
	There    StoryItem          `json:"there"`
	Relation sayso.CopyRelation `json:"relation"`
	// Direction says which way the text went: "from" there, "to" there, or "unknown".
	Direction string          `json:"direction"`
	Reason    string          `json:"reason"`
	Same      []sayso.Shared  `json:"same"`  // passages, with the words that changed inside them
	Added     []sayso.Passage `json:"added"` // here only
	Cut       []sayso.Passage `json:"cut"`   // there only
	Share     int             `json:"share"` // of the words here that are there too, in percent
	Others    []StoryItem     `json:"others"`
	left      []show.TextBlock
	right     []show.TextBlock
}

func (s *Server) copies(ctx context.Context, in *copiesIn) (*Copies, error) {
	st, err := s.Source.Story(ctx, in.ID)
	if err != nil {
		return nil, err
	}
	line, err := s.Source.StoryDigest(ctx, st.Seq)
	if err != nil {
		return nil, err
	}
	lines, err := s.Source.StoriesOfGroup(ctx, line.Group, 200)
	if err != nil {
		return nil, err
	}
	if line.Digest.Copy == nil { // the first of its group: beside the next one
		for _, l := range lines {
			if l.Digest.Copy != nil && *l.Digest.Copy.To == st.ID {
				return nil, &movedError{"/copies/" + l.ID}
			}
		}
		return nil, fmt.Errorf("copies of story %s: %w", st.ID, store.ErrNotFound)
	}
	member := line.Digest.Copy
	other, err := s.Source.Story(ctx, *member.To)
	if err != nil {
		return nil, err
	}
	a, err := s.Source.Reading(ctx, st.Seq)
	if err != nil {
		return nil, err
	}
	b, err := s.Source.Reading(ctx, other.Seq)
	if err != nil {
		return nil, err
	}
	out := &Copies{Here: storyItems([]store.StoryLine{line})[0], There: storyItem(&other), Relation: member.Relation, Direction: member.Direction,
		Reason: member.Reason, Same: []sayso.Shared{}, Added: []sayso.Passage{}, Cut: []sayso.Passage{}, Others: []StoryItem{}}
	for _, it := range storyItems(lines) {
		if it.ID != st.ID && it.ID != other.ID {
			out.Others = append(out.Others, it)
		}
	}
	out.compare(a, b, member.Passages)
	return out, nil
}

// compare marks both texts word by word.
func (c *Copies) compare(a, b *sayso.Reading, passages []sayso.Shared) {
	var here, there []sayso.Passage
	for _, p := range passages {
		if p.Here.End > len(a.Text) || p.There.End > len(b.Text) {
			continue // read otherwise meanwhile
		}
		x, y := sameWords(a.Text, b.Text, p)
		here, there = append(here, x...), append(there, y...)
		p.Here.Text, p.There.Text = a.Text[p.Here.Start:p.Here.End], b.Text[p.There.Start:p.There.End]
		c.Same = append(c.Same, p)
	}
	c.Added = append(c.Added, outside(a.Text, a.Blocks, here)...)
	c.Cut = append(c.Cut, outside(b.Text, b.Blocks, there)...)
	all, same := len(wordsIn(a.Text, 0, len(a.Text))), 0
	for _, p := range here {
		same += len(wordsIn(a.Text, p.Start, p.End))
	}
	c.Share = 100 * same / max(all, 1)
	c.left, c.right = side(a, here, c.Added, "added"), side(b, there, c.Cut, "cut")
}

// side writes a text with the same words marked, and the words of one side only.
func side(r *sayso.Reading, same, only []sayso.Passage, class string) (out []show.TextBlock) {
	var marks []show.Mark
	for _, p := range same {
		marks = append(marks, show.Mark{Start: p.Start, End: p.End, Class: "same"})
	}
	for _, p := range only {
		marks = append(marks, show.Mark{Start: p.Start, End: p.End, Class: class})
	}
	for _, b := range r.Blocks {
		out = append(out, show.TextBlock{Kind: string(b.Kind), HTML: show.MarkedText(r.Text, b.Start, b.End, marks)})
	}
	return out
}

// Left is the text of the story itself.
func (c *Copies) Left() []show.TextBlock { return c.left }

// Right is the text of the one beside it.
func (c *Copies) Right() []show.TextBlock { return c.right }

// RelationWords says what the two are to each other.
func (c *Copies) RelationWords() string {
	switch {
	case c.Relation == sayso.SameText:
		return "is the same text as"
	case c.Direction == "from":
		return "derives from"
	case c.Direction == "to":
		return "is what this derives from:"
	}
	return "shares a text with"
}

// Heading says what is compared.
func (c *Copies) Heading() string {
	if a, b := c.Here.Printer(), c.There.Printer(); a == b && c.Here.Outlet.Name != "" {
		return "Two versions by " + a
	}
	return c.Here.Printer() + " " + c.RelationWords() + " " + c.There.Printer()
}

// Bar draws how much of the words here are there too.
func (c *Copies) Bar() template.HTML {
	return template.HTML(fmt.Sprintf(`<svg class="bar" viewBox="0 0 200 12" width="200" height="12" aria-hidden="true"><rect class="track" width="200" height="12" rx="3"/><rect class="full" width="%d" height="12" rx="3"/></svg>`, 2*c.Share))
}
