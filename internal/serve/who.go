package serve

import (
	"cmp"
	"context"
	"html/template"
	"slices"
	"strings"
	"time"

	"github.com/sayso-news/sayso"
	"github.com/sayso-news/sayso/internal/show"
	"github.com/sayso-news/sayso/internal/store"
)

type whoIn struct {
	Name  string `path:"name" doc:"the name, in any case"`
	After string `query:"after" doc:"the cursor of the stories before" maxLength:"64"`
}

// Who is a person, an organisation or a place over all stories.
type Who struct {
	NameItem
	Descriptions []DescribedBy `json:"descriptions"` // the earliest first
	Moments      []MomentItem  `json:"moments"`      // dated, the latest first
	By           []SaidItem    `json:"by"`
	About        []SaidItem    `json:"about"`
	StoryList    []StoryItem   `json:"story_list"`
	Next         string        `json:"next"` // cursor of the stories after these, "" at the end
	Also         []NameItem    `json:"also"` // names that hold this one
}

// DescribedBy is what somebody is called, since when and by whom.
type DescribedBy struct {
	Text    string     `json:"text"`
	Since   string     `json:"since"`    // "" when no story says
	First   *time.Time `json:"first"`    // the earliest story that does
	OnlyDay bool       `json:"only_day"` // First is the first moment of a day in Zone
	Zone    string     `json:"zone"`
	Outlets []string   `json:"outlets"`
}

// SaidItem is a statement with its story.
type SaidItem struct {
	store.Said
	Story StoryItem `json:"story"`
}

// URL leads to the words in the story.
func (it SaidItem) URL() string { return placeURL(it.Story.ID, it.Statement) }

// MomentItem is a dated statement with its story.
type MomentItem struct {
	store.Moment
	Story StoryItem `json:"story"`
}

// URL leads to the words in the story.
func (it MomentItem) URL() string { return placeURL(it.Story.ID, it.Statement) }

// whoPage is how many stories a name's page looks at.
const whoPage = 40

func (s *Server) whoOf(kind sayso.EntityKind) finder[whoIn, Who] {
	return func(ctx context.Context, in *whoIn) (*Who, error) {
		line, list, next, err := s.Source.NamePage(ctx, kind, in.Name, in.After, whoPage)
		if err != nil {
			return nil, err
		}
		out := &Who{NameItem: nameItems([]store.NameLine{line})[0], Descriptions: []DescribedBy{}, Moments: []MomentItem{}, By: []SaidItem{}, About: []SaidItem{},
			StoryList: []StoryItem{}, Next: next, Also: []NameItem{}}
		out.fill(list)
		also, err := s.Source.Suggest(ctx, line.Name, 6)
		if err != nil {
			return nil, err
		}
		for _, it := range nameItems(also) {
			if it.N != line.N {
				out.Also = append(out.Also, it)
			}
		}
		return out, nil
	}
}

func (w *Who) fill(list []store.MentionLine) {
	at := map[string]int{}
	seen := map[string]bool{} // claims: what several stories say is listed once
	once := func(kind string, s store.Said) bool {
		key := kind + cmp.Or(s.Claim, s.Text)
		if seen[key] {
			return false
		}
		seen[key] = true
		return true
	}
	for _, l := range slices.Backward(list) { // the earliest first
		it := storyItem(&l.Story)
		for _, d := range l.Data.Descriptions {
			i, ok := at[store.Fold(d.Text)]
			if !ok {
				i = len(w.Descriptions)
				at[store.Fold(d.Text)] = i
				w.Descriptions = append(w.Descriptions, DescribedBy{Text: d.Text, First: it.Published, OnlyDay: it.OnlyDay, Zone: it.Zone, Outlets: []string{}})
			}
			into := &w.Descriptions[i]
			into.Since = cmp.Or(into.Since, d.Since)
			if name := it.Printer(); !slices.Contains(into.Outlets, name) {
				into.Outlets = append(into.Outlets, name)
			}
		}
	}
	for _, l := range list {
		it := storyItem(&l.Story)
		w.StoryList = append(w.StoryList, it)
		for _, said := range l.Data.By {
			if len(w.By) < 60 && once("by", said) {
				w.By = append(w.By, SaidItem{said, it})
			}
		}
		for _, said := range l.Data.About {
			if len(w.About) < 40 && once("about", said) {
				w.About = append(w.About, SaidItem{said, it})
			}
		}
		for _, m := range l.Data.Moments {
			w.Moments = append(w.Moments, MomentItem{m, it})
		}
	}
	w.Moments = sortMoments(w.Moments)
}

// sortMoments puts the latest date first and keeps one of what is of one claim
// and date.
func sortMoments(list []MomentItem) []MomentItem {
	slices.SortStableFunc(list, func(a, b MomentItem) int {
		return cmp.Or(strings.Compare(b.Date, a.Date), strings.Compare(a.Claim, b.Claim), strings.Compare(a.Story.ID, b.Story.ID))
	})
	return list
}

// Days gives the moments by date.
func (w *Who) Days() []Day { return days(w.Moments) }

// Day is the moments of one date.
type Day struct {
	Date    string
	Moments []Told
}

// Told is a moment with every story that has it.
type Told struct {
	MomentItem
	Others []MomentItem
}

// dayline draws days; each leads to where it is listed.
func dayline(list []Day) template.HTML {
	marks := make([]show.DayMark, len(list))
	for i, d := range list {
		marks[i] = show.DayMark{Date: d.Date, Count: len(d.Moments), Href: "#d-" + d.Date}
	}
	return show.DaylineSVG(marks, "Dates of what is told, the earliest on the left. The same is listed below.")
}

// days puts moments of one date together, and those of one claim into one.
func days(list []MomentItem) (out []Day) {
	for _, m := range list {
		if len(out) == 0 || out[len(out)-1].Date != m.Date {
			out = append(out, Day{Date: m.Date})
		}
		day := &out[len(out)-1]
		if k := slices.IndexFunc(day.Moments, func(t Told) bool { return t.Claim != "" && t.Claim == m.Claim }); k >= 0 {
			if day.Moments[k].Story.ID != m.Story.ID {
				day.Moments[k].Others = append(day.Moments[k].Others, m)
			}
			continue
		}
		day.Moments = append(day.Moments, Told{MomentItem: m})
	}
	return out
}

type outletIn struct {
	Name  string `path:"name" doc:"the outlet's name, in any case"`
	After string `query:"after" doc:"the cursor of the stories before" maxLength:"64"`
}

// OutletPage is one outlet.
type OutletPage struct {
	store.OutletLine
	URL       string      `json:"url"`
	Cites     []store.Tie `json:"cites"`
	Cited     []store.Tie `json:"cited"`
	Carried   []ClaimItem `json:"carried"` // claims, the latest worked out first
	StoryList []StoryItem `json:"story_list"`
	Next      string      `json:"next"` // cursor of the stories after these, "" at the end
}

func (s *Server) outlet(ctx context.Context, in *outletIn) (*OutletPage, error) {
	line, cites, cited, err := s.Source.OutletPage(ctx, in.Name, 20)
	if isMissing(err) { // neither kept nor cited, but named
		name, list, next, err := s.Source.NamePage(ctx, sayso.KindOutlet, in.Name, in.After, whoPage)
		if err != nil {
			return nil, err
		}
		out := &OutletPage{OutletLine: store.OutletLine{Name: name.Name}, URL: outletURL(name.Name), Cites: []store.Tie{}, Cited: []store.Tie{},
			Carried: []ClaimItem{}, StoryList: []StoryItem{}, Next: next}
		for _, l := range list {
			out.StoryList = append(out.StoryList, storyItem(&l.Story))
		}
		return out, nil
	}
	if err != nil {
		return nil, err
	}
	out := &OutletPage{OutletLine: line, URL: outletURL(line.Name), Cites: append([]store.Tie{}, cites...), Cited: append([]store.Tie{}, cited...)}
	claims, _, err := s.Source.ClaimList(ctx, store.Filter{Outlet: line.Name, Limit: 12})
	if err != nil {
		return nil, err
	}
	out.Carried = claimItems(claims)
	lines, next, err := s.Source.StoryList(ctx, store.Filter{Outlet: line.Name, After: in.After, Limit: 25})
	if err != nil {
		return nil, err
	}
	out.StoryList, out.Next = storyItems(lines), next
	return out, nil
}

// Percent gives how many of a hundred, 0 of none.
func (p *OutletPage) Percent(n, of int) int { return 100 * n / max(of, 1) }
