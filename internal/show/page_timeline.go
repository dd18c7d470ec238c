package show

import (
	"bytes"
	_ "embed"
	"fmt"
	"html/template"
	"io"
	"sync"

	"github.com/sayso-news/sayso"
)

//go:embed timeline.gohtml
var timelineText string

var timelineTemplate = sync.OnceValues(func() (*template.Template, error) {
	return template.New("timeline").Parse(timelineText)
})

// timelinePage is what the template of a timeline shows.
type timelinePage struct {
	Title     string
	Version   string
	Policy    string
	Style     template.HTML
	Sum       string
	Eventline template.HTML
	Key       []kindView
	Entries   []entryView
	Shapes    []shapeView
}

// TimelinePage writes entries as one self-contained page: the drawn timeline, and
// under it every entry with the stories that tell it and their chains. Choosing a
// shape shows its entry. Nothing is written when it fails to build.
func TimelinePage(w io.Writer, entries []sayso.TimelineEntry, opt PageOptions) error {
	tmpl, err := timelineTemplate()
	if err != nil {
		return fmt.Errorf("parse timeline template: %w", err)
	}
	p := timelinePage{Title: "Timeline", Version: line(opt.Version), Key: eventKey(),
		Style:  template.HTML("<style>" + pageStyle + "</style>"),
		Policy: "default-src 'none'; style-src " + hashOf(pageStyle) + "; base-uri 'none'; form-action 'none'"}
	if about := line(opt.Title); about != "" {
		p.Title = "Timeline: " + about
	}
	stories := map[string]bool{}
	marks := make([]eventMark, 0, len(entries))
	for i := range entries {
		e := &entries[i]
		v := newEntryView(e, fmt.Sprintf("e%d", i+1))
		for k := range e.Says {
			stories[e.Says[k].Story] = true
			v.Tellings = append(v.Tellings, newTellingView(&e.Says[k]))
		}
		marks = append(marks, eventMark{Date: e.Date, Kind: e.EventKind, Href: v.ID, Title: markTitle(e)})
		p.Entries = append(p.Entries, v)
	}
	p.Sum = count(len(entries), "moment") + " from " + Stories(len(stories))
	p.Eventline = eventlineSVG(marks, "What happened when", "entries")
	for _, kind := range legend {
		l := lookOfKind(kind)
		p.Shapes = append(p.Shapes, shapeView{icon(l), l.Word})
	}
	var buf bytes.Buffer
	if err := tmpl.Execute(&buf, p); err != nil {
		return fmt.Errorf("build timeline: %w", err)
	}
	if _, err := w.Write(buf.Bytes()); err != nil {
		return fmt.Errorf("write timeline: %w", err)
	}
	return nil
}

// Stories gives "1 story" or "3 stories".
func Stories(n int) string {
	if n == 1 {
		return "1 story"
	}
	return fmt.Sprintf("%d stories", n)
}

func newTellingView(t *sayso.Telling) tellingView {
	v := tellingView{Story: line(t.Title), Path: line(t.Path), Text: shorten(line(t.Text), 400), Words: TellingWords(t)}
	if len(t.Chain) > 0 {
		v.Hops, v.Own = hopViews(t.Chain), len(t.Chain) == 1
	}
	return v
}
