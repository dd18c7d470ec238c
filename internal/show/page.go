package show

import (
	"bytes"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"fmt"
	"html/template"
	"io"
	"sync"

	"github.com/sayso-news/sayso"
)

//go:embed page.css
var pageStyle string

//go:embed page.js
var pageScript string

//go:embed page.gohtml
var pageText string

var pageTemplate = sync.OnceValues(func() (*template.Template, error) {
	return template.New("page").Parse(pageText)
})

// PageOptions says what stands on a page besides its stories.
type PageOptions struct {
	Title   string // of the page; "" takes the story's title or counts the stories
	Version string // of the program, shown at the foot; "" leaves it out
}

// Page writes readings as one self-contained HTML page: no outside asset, a
// content policy that allows none, and nothing lost without JavaScript.
// Several readings get an index. Nothing is written when it fails to build.
func Page(w io.Writer, readings []*sayso.Reading, opt PageOptions) error {
	tmpl, err := pageTemplate()
	if err != nil {
		return fmt.Errorf("parse page template: %w", err)
	}
	var buf bytes.Buffer
	if err := tmpl.Execute(&buf, newPage(readings, opt)); err != nil {
		return fmt.Errorf("build page: %w", err)
	}
	if _, err := w.Write(buf.Bytes()); err != nil {
		return fmt.Errorf("write page: %w", err)
	}
	return nil
}

// page is what the template shows.
type page struct {
	Title   string
	Version string
	Policy  string
	Style   template.HTML
	Script  template.HTML
	Stories []storyView
	Shapes  []shapeView
}

// A shapeView is one entry of the key of shapes.
type shapeView struct {
	Icon template.HTML
	Word string
}

func newPage(readings []*sayso.Reading, opt PageOptions) page {
	p := page{Title: line(opt.Title), Version: line(opt.Version),
		Style:  template.HTML("<style>" + pageStyle + "</style>"),
		Script: template.HTML("<script>" + pageScript + "</script>"),
		Policy: "default-src 'none'; style-src " + hashOf(pageStyle) + "; script-src " + hashOf(pageScript) + "; base-uri 'none'; form-action 'none'",
	}
	for i, r := range readings {
		p.Stories = append(p.Stories, newStoryView(r, fmt.Sprintf("r%d", i+1)))
	}
	if p.Title == "" && len(p.Stories) == 1 {
		p.Title = p.Stories[0].Title
	}
	if p.Title == "" {
		p.Title = count(len(p.Stories), "story")
		if len(p.Stories) != 1 {
			p.Title = fmt.Sprintf("%d stories and who says so", len(p.Stories))
		}
	}
	for _, kind := range legend {
		l := lookOfKind(kind)
		p.Shapes = append(p.Shapes, shapeView{icon(l), l.Word})
	}
	return p
}

// Many tells whether the page needs an index.
func (p page) Many() bool { return len(p.Stories) != 1 }

// hashOf is the source expression that lets one inline element run.
func hashOf(body string) string {
	sum := sha256.Sum256([]byte(body))
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}
