package serve

import (
	"context"

	"github.com/sayso-news/sayso"
)

type timelineIn struct {
	Filter
	About string `query:"about" doc:"a person's, organisation's or place's name" maxLength:"400"`
}

// Timeline is what stories date, the latest date first.
type Timeline struct {
	Filter  Filter       `json:"filter"`
	About   string       `json:"about"`
	Moments []MomentItem `json:"moments"`
	Read    int          `json:"read"` // stories that were looked at
	Next    string       `json:"next"` // cursor of the stories after these, "" at the end
}

// Days gives the moments by date.
func (t *Timeline) Days() []Day { return days(t.Moments) }

// timelineStories is how many stories a timeline is made of at once.
const timelineStories = 60

func (s *Server) timeline(ctx context.Context, in *timelineIn) (*Timeline, error) {
	f, err := in.store()
	if err != nil {
		return nil, err
	}
	f.Limit = timelineStories
	out := &Timeline{Filter: in.Filter, About: in.About, Moments: []MomentItem{}}
	if in.About != "" {
		for _, kind := range []sayso.EntityKind{sayso.KindPerson, sayso.KindOrganisation, sayso.KindPlace} {
			_, list, next, err := s.Source.NamePage(ctx, kind, in.About, in.After, timelineStories)
			if isMissing(err) {
				continue
			}
			if err != nil {
				return nil, err
			}
			for _, l := range list {
				it := storyItem(&l.Story)
				for _, m := range l.Data.Moments {
					out.Moments = append(out.Moments, MomentItem{m, it})
				}
			}
			out.Read, out.Next = len(list), next
			break
		}
	} else {
		lines, next, err := s.Source.StoryList(ctx, f)
		if err != nil {
			return nil, err
		}
		out.Read, out.Next = len(lines), next
		items := storyItems(lines)
		for i, l := range lines {
			for _, m := range l.Digest.Moments {
				out.Moments = append(out.Moments, MomentItem{m, items[i]})
			}
		}
	}
	out.Moments = sortMoments(out.Moments)
	return out, nil
}
