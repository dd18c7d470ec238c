package show

import (
	"html/template"
	"slices"

	"github.com/sayso-news/sayso"
)

// An entryView is one event in the list beside a drawn timeline.
type entryView struct {
	ID       string
	Date     string // "no date" when open
	Icon     template.HTML
	Type     string
	Words    string
	State    string
	Text     string
	Refs     []ref         // statements of the story, on a story's page
	Tellings []tellingView // stories, on a timeline's page
}

// A tellingView is one story that tells an event.
type tellingView struct {
	Story string
	Path  string
	Text  string
	Words string
	Hops  []hopView
	Own   bool
}

// events draws and lists the events of the story.
func (s *storyPage) events(v *storyView) {
	entries := s.r.Timeline()
	marks := make([]eventMark, 0, len(entries))
	listed := s.id + "-events"
	for i := range entries {
		e := &entries[i]
		view := newEntryView(e, s.id+"-ev"+e.Says[0].Events[0])
		for k := range e.Says {
			if at, ok := s.index[e.Says[k].Statement]; ok {
				view.Refs = append(view.Refs, s.ref(at))
			}
		}
		href := view.ID
		if len(view.Refs) > 0 {
			href = view.Refs[0].Anchor
		}
		marks = append(marks, eventMark{Date: e.Date, Kind: e.EventKind, Href: href, Title: markTitle(e)})
		v.Events = append(v.Events, view)
	}
	sortEntryViews(v.Events, entries)
	v.Eventline = eventlineSVG(marks, "What happened when", listed)
	v.EventKey = eventKey()
}

// sortEntryViews puts views by the dates of their entries, those without last.
func sortEntryViews(views []entryView, entries []sayso.TimelineEntry) {
	date := make(map[string]string, len(views))
	for i := range views {
		if date[views[i].ID] = entries[i].Date; entries[i].Date == "" {
			date[views[i].ID] = "~"
		}
	}
	slices.SortStableFunc(views, func(a, b entryView) int {
		switch x, y := date[a.ID], date[b.ID]; {
		case x < y:
			return -1
		case x > y:
			return 1
		}
		return 0
	})
}

func newEntryView(e *sayso.TimelineEntry, id string) entryView {
	v := entryView{ID: id, Date: line(e.Date), Type: line(e.Type), Words: entryParties(e), State: entryState(e), Text: shorten(line(e.Text), 400),
		Icon: eventIcon(e.Type, e.Modality, e.Polarity)}
	if v.Date == "" {
		v.Date = "no date"
	}
	if v.Type == "" {
		v.Type, v.Words = eventLook("").Word, ""
	}
	return v
}

func markTitle(e *sayso.TimelineEntry) string {
	date := line(e.Date)
	if date == "" {
		date = "no date"
	}
	return shorten(date+": "+EntryWords(e), 200)
}
