package show

import (
	"fmt"
	"html/template"
	"strings"

	"github.com/sayso-news/sayso"
)

// Sizes of a drawn chain, in units of its viewBox.
const (
	svgWidth  = 340
	svgIcon   = 30 // a shape is svgIcon high and wide
	svgText   = 48 // where names begin
	svgLine   = 18
	svgGap    = 34 // between two hops, where the arrow and the link stand
	svgLetter = 34 // columns of a name on one line
)

// ChainSVG draws a chain as one inline SVG: the printing outlet on top, the
// origin at the bottom, an arrow up from each hop to the one it reached. The
// shape of a hop shows its kind, a dashed outline one without a name, a
// question mark one that is not known; names and kinds are written beside
// the shapes. Colours come from the page (classes of page.css); the drawing
// is complete without them. An empty chain gives "".
func ChainSVG(chain sayso.Chain) template.HTML {
	if len(chain) == 0 {
		return ""
	}
	var b strings.Builder
	y := 4
	for i := range chain {
		hop := &chain[i]
		l := lookOf(hop)
		if i > 0 {
			fmt.Fprintf(&b, `<g class="link"><path d="M19 %d V%d M14 %d l5 -6 l5 6"/>`, y+svgGap-5, y+6, y+11)
			if link := line(hop.Link); link != "" {
				fmt.Fprintf(&b, `<text x="%d" y="%d">%s</text>`, svgText, y+22, template.HTMLEscapeString(shorten(link, svgLetter+6)))
			}
			b.WriteString(`</g>`)
			y += svgGap
		}
		names := nameLines(hopName(hop))
		height := max(svgIcon, len(names)*svgLine+16)
		fmt.Fprintf(&b, `<g class="hop %s %s">%s`, l.Class, l.State, shapeSVG(l, 4, y))
		for k, name := range names {
			fmt.Fprintf(&b, `<text class="name" x="%d" y="%d">%s</text>`, svgText, y+13+k*svgLine, template.HTMLEscapeString(name))
		}
		fmt.Fprintf(&b, `<text class="kind" x="%d" y="%d">%s</text></g>`, svgText, y+13+len(names)*svgLine-2, template.HTMLEscapeString(hopRole(chain, i)))
		y += height
	}
	return template.HTML(fmt.Sprintf(`<svg class="chain" viewBox="0 0 %d %d" width="%d" height="%d" role="img" aria-label="%s">%s</svg>`,
		svgWidth, y+6, svgWidth, y+6, template.HTMLEscapeString(chainWords(chain)), b.String()))
}

// hopRole is the word under a name: its kind, and what part it has in the chain.
func hopRole(chain sayso.Chain, i int) string {
	word := lookOf(&chain[i]).Word
	switch {
	case len(chain) == 1:
		return word + " · its own voice"
	case i == 0:
		return word + " · printed this story"
	case i == len(chain)-1:
		return word + " · origin"
	}
	return word
}

// chainWords says a chain in words, the printing outlet first.
func chainWords(chain sayso.Chain) string {
	parts := make([]string, len(chain))
	for i := range chain {
		parts[i] = hopName(&chain[i]) + " (" + lookOf(&chain[i]).Word + ")"
	}
	return strings.Join(parts, " ← ")
}

// nameLines breaks a name into at most three lines.
func nameLines(name string) []string {
	var out []string
	for _, pieces := range wrap([]run{{text: shorten(name, 3*svgLetter-6)}}, "", "", svgLetter) {
		var b strings.Builder
		for _, piece := range pieces {
			b.WriteString(piece.text)
		}
		out = append(out, b.String())
	}
	return out
}

// shapeSVG draws the shape of a look in a square of svgIcon at x, y.
func shapeSVG(l look, x, y int) string {
	class := "shape"
	switch {
	case l.State == sayso.OriginUnknown:
		return fmt.Sprintf(`<g class="%s"><circle cx="%d" cy="%d" r="13" stroke-dasharray="2 3"/><text class="mark" x="%d" y="%d">?</text></g>`,
			class, x+15, y+15, x+15, y+20)
	case l.Class == "outlet":
		return fmt.Sprintf(`<rect class="%s" x="%d" y="%d" width="28" height="20" rx="2"/>`, class, x+1, y+5)
	case l.Class == "person":
		return fmt.Sprintf(`<circle class="%s full" cx="%d" cy="%d" r="11"/>`, class, x+15, y+15)
	case l.Class == "organisation":
		return fmt.Sprintf(`<rect class="%s full" x="%d" y="%d" width="21" height="21" rx="1"/>`, class, x+4, y+4)
	case l.Class == "document":
		return fmt.Sprintf(`<path class="%s" d="M%d %d h20 v25 h-20 z m4 7 h12 m-12 5 h12 m-12 5 h8"/>`, class, x+5, y+3)
	case l.Class == "social":
		return fmt.Sprintf(`<path class="%s full" d="M%d %d l3.5 9.5 l9.5 3.5 l-9.5 3.5 l-3.5 9.5 l-3.5 -9.5 l-9.5 -3.5 l9.5 -3.5 z"/>`, class, x+15, y+2)
	}
	return fmt.Sprintf(`<path class="%s" stroke-dasharray="4 3" d="M%d %d l13 13 l-13 13 l-13 -13 z"/>`, class, x+15, y+2)
}

// icon is a shape by itself, for lists; the word stands beside it.
func icon(l look) template.HTML {
	return template.HTML(fmt.Sprintf(`<svg class="icon %s %s" viewBox="0 0 38 30" width="19" height="15" aria-hidden="true">%s</svg>`, l.Class, l.State, shapeSVG(l, 4, 0)))
}
