package serve

import (
	"context"
	"errors"
	"html/template"
	"time"

	"github.com/sayso-news/sayso"
	"github.com/sayso-news/sayso/internal/show"
	"github.com/sayso-news/sayso/internal/store"
)

type storyIn struct {
	ID        string `path:"id" doc:"a story's id, or the start of one"`
	Statement string `query:"s" doc:"the statement whose chain is shown, by its id in the reading" maxLength:"32"`
}

// StoryPage is one story.
type StoryPage struct {
	StoryItem
	Address  string             `json:"address"` // http or https; "" otherwise
	Reading  *sayso.Reading     `json:"reading"` // nil when it was not read
	Claims   []store.StoryClaim `json:"claims"`  // that other stories carry or contradict
	Took     []store.Took       `json:"took"`
	Copy     *sayso.CopyMember  `json:"copy"`     // what it derives from, nil when from nothing
	Versions []StoryItem        `json:"versions"` // of this address, itself too; empty when it is the only one
	Copies   []StoryItem        `json:"copies"`   // of its copy group, without it
	Chosen   *Chosen            `json:"chosen"`   // nil when none is
	Behind   bool               `json:"behind"`   // kept, and not yet worked out
	blocks   []show.TextBlock
	number   map[string]int
	marks    map[string]string
	house    *time.Location
}

// Chosen is the statement whose chain is shown.
type Chosen struct {
	Statement sayso.Statement  `json:"statement"`
	Number    int              `json:"number"` // in text order, from 1
	Claim     string           `json:"claim"`  // id
	Line      *store.ClaimLine `json:"line"`   // nil when no other story carries it
	Others    []StoryItem      `json:"others"` // who else carries it
	Prev      string           `json:"-"`
	Next      string           `json:"-"`
}

func (s *Server) story(ctx context.Context, in *storyIn) (*StoryPage, error) {
	st, err := s.Source.Story(ctx, in.ID)
	if err != nil {
		return nil, err
	}
	out := &StoryPage{StoryItem: storyItem(&st), Address: show.WebAddress(st.URL), Claims: []store.StoryClaim{}, Took: []store.Took{},
		Versions: []StoryItem{}, Copies: []StoryItem{}, marks: map[string]string{}, house: s.House}
	line, err := s.Source.StoryDigest(ctx, st.Seq)
	switch {
	case errors.Is(err, store.ErrNotFound):
		out.Behind = true
	case err != nil:
		return nil, err
	default:
		out.StoryItem = storyItems([]store.StoryLine{line})[0]
		out.Took, out.Copy, out.marks = line.Digest.Took, line.Digest.Copy, line.Digest.Marks
	}
	if st.Status == store.StatusRead {
		if out.Reading, err = s.Source.Reading(ctx, st.Seq); err != nil {
			return nil, err
		}
	}
	if claims, err := s.Source.ClaimsOfStory(ctx, st.Seq); err != nil {
		return nil, err
	} else if len(claims) > 0 {
		out.Claims = claims
	}
	if out.Versions, err = s.versions(ctx, &st); err != nil {
		return nil, err
	}
	if out.Group != "" {
		lines, err := s.Source.StoriesOfGroup(ctx, out.Group, 200)
		if err != nil {
			return nil, err
		}
		for _, it := range storyItems(lines) {
			if it.ID != st.ID {
				out.Copies = append(out.Copies, it)
			}
		}
	}
	if out.Reading != nil {
		if err := s.choose(ctx, out, in.Statement); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// versions gives the stories of one address, the earliest first; none when
// there is only one.
func (s *Server) versions(ctx context.Context, st *store.Story) ([]StoryItem, error) {
	out := []StoryItem{}
	for other, err := range s.Source.VersionsOf(ctx, st.Version) {
		if err != nil {
			return nil, err
		}
		out = append(out, storyItem(&other))
	}
	if len(out) < 2 {
		return []StoryItem{}, nil
	}
	return out, nil
}

// choose marks the text, and enters the chosen statement.
func (s *Server) choose(ctx context.Context, out *StoryPage, id string) error {
	link := func(id string) string { return "?s=" + id + "#" + id }
	out.blocks, out.number = show.StoryText(out.Reading, id, link)
	order := make([]string, len(out.number)+1) // by number
	for id, n := range out.number {
		order[n] = id
	}
	for i := range out.Reading.Statements {
		st := &out.Reading.Statements[i]
		if st.ID != id {
			continue
		}
		c := &Chosen{Statement: *st, Number: out.number[id], Claim: out.marks[id], Others: []StoryItem{}}
		if c.Number > 1 {
			c.Prev = order[c.Number-1]
		}
		if c.Number+1 < len(order) {
			c.Next = order[c.Number+1]
		}
		for k := range out.Claims {
			if cl := &out.Claims[k]; cl.Statement == id {
				c.Claim, c.Line = cl.ID, &cl.ClaimLine
				lines, err := s.Source.CarriersOf(ctx, cl.ID, 12)
				if err != nil {
					return err
				}
				for _, it := range storyItems(lines) {
					if it.ID != out.ID {
						c.Others = append(c.Others, it)
					}
				}
				break
			}
		}
		out.Chosen = c
	}
	return nil
}

// Blocks gives the text with its statements marked.
func (p *StoryPage) Blocks() []show.TextBlock { return p.blocks }

// Number gives a statement's number in text order.
func (p *StoryPage) Number(id string) int { return p.number[id] }

// Sentence tells what the story rests on.
func (p *StoryPage) Sentence() string { return show.Sentence(p.Reading) }

// When says when it was printed and how that is known.
func (p *StoryPage) When() string { return show.Published(p.Reading.Story.Published) }

// Originators gives the story's origins with their shapes.
func (p *StoryPage) Originators() []sayso.Origin { return p.Reading.Origins }

// Open counts the times that stay open.
func (p *StoryPage) Open() int {
	n := 0
	for i := range p.Reading.Times {
		if !p.Reading.Times[i].Resolved {
			n++
		}
	}
	return n
}

// Times gives the story's times in words.
func (p *StoryPage) Times() (out []struct {
	Text, Value string
	Open        bool
}) {
	for i := range p.Reading.Times {
		tm := &p.Reading.Times[i]
		out = append(out, struct {
			Text, Value string
			Open        bool
		}{show.Clean(tm.Text), show.TimeWords(p.Reading, tm), !tm.Resolved})
	}
	return out
}

// NamedOnes gives the people and bodies of the story that have a name.
func (p *StoryPage) NamedOnes() (out []sayso.Entity) {
	seen := map[string]bool{}
	for _, ent := range p.Reading.Entities {
		switch ent.Kind {
		case sayso.KindPerson, sayso.KindOrganisation, sayso.KindPlace, sayso.KindOutlet:
		default:
			continue
		}
		for _, m := range ent.Mentions {
			if key := string(ent.Kind) + store.Fold(ent.Name); m.Form == "name" && !seen[key] && store.Fold(ent.Name) != "" {
				seen[key] = true
				out = append(out, ent)
			}
		}
	}
	return out
}

// OpenBy gives the name of who leaves something open.
func (p *StoryPage) OpenBy(u sayso.Unknown) string {
	for i := range p.Reading.Entities {
		if u.By != nil && p.Reading.Entities[i].ID == *u.By {
			return show.Clean(p.Reading.Entities[i].Name)
		}
	}
	return "the story"
}

// Shared gives the claims that another outlet has too, each once, the widest first.
func (p *StoryPage) Shared() []store.StoryClaim {
	out := []store.StoryClaim{}
	seen := map[string]bool{}
	for _, c := range p.Claims {
		if !seen[c.ID] && (c.Outlets > 1 || c.Conflicts > 0) {
			seen[c.ID] = true
			out = append(out, c)
		}
	}
	return out
}

// Voice gives the class and the word of the chosen statement's voice.
func (c *Chosen) Voice() string { class, _ := show.Voice(&c.Statement); return class }

// VoiceWord is the word for whose words these are.
func (c *Chosen) VoiceWord() string { _, word := show.Voice(&c.Statement); return word }

// Text is the statement in quotation marks.
func (c *Chosen) Text() string { return show.Quoted(&c.Statement) }

// Drawing is the statement's chain.
func (c *Chosen) Drawing() template.HTML { return show.ChainSVG(c.Statement.Chain) }

// Hops is the statement's chain in words.
func (c *Chosen) Hops() []show.HopView { return show.Hops(c.Statement.Chain) }
