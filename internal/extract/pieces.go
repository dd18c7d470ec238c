package extract

import (
	"strings"

	"github.com/sayso-news/sayso"
	"golang.org/x/net/html"
)

// piece is one block before it has a place in the text.
type piece struct {
	kind sayso.BlockKind
	text string
}

// pieces gives the blocks of a content node in document order. An element that
// holds block elements is gone into; its loose text between them is a
// paragraph.
func pieces(root *html.Node) []piece {
	var out []piece
	var loose strings.Builder
	flush := func(kind sayso.BlockKind) {
		for _, part := range strings.Split(loose.String(), "\n\n") {
			if s := squeeze(part); s != "" {
				out = append(out, piece{kind, s})
			}
		}
		loose.Reset()
	}
	var walk func(n *html.Node, kind sayso.BlockKind)
	walk = func(n *html.Node, kind sayso.BlockKind) {
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			switch {
			case c.Type == html.TextNode:
				loose.WriteString(strings.ReplaceAll(c.Data, "\n", " "))
			case c.Type != html.ElementNode:
			case c.Data == "script" || c.Data == "style" || c.Data == "noscript" || c.Data == "template" || c.Data == "iframe" || c.Data == "svg":
			case c.Data == "br":
				loose.WriteString("\n")
			case isBlock(c.Data):
				flush(kind)
				inner := kindOf(c, kind)
				walk(c, inner)
				flush(inner)
			default:
				if k := kindOf(c, kind); k != kind {
					flush(kind)
					walk(c, k)
					flush(k)
				} else {
					walk(c, kind)
				}
			}
		}
	}
	kind := kindOf(root, sayso.BlockParagraph)
	walk(root, kind)
	flush(kind)
	return out
}

func isBlock(tag string) bool {
	switch tag {
	case "p", "div", "section", "article", "main", "header", "footer", "aside", "blockquote", "ul", "ol", "li", "dl", "dt", "dd", "table", "tbody", "thead",
		"tr", "td", "th", "figure", "figcaption", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "hr", "body", "html", "q-block", "center", "address", "details", "summary":
		return true
	}
	return false
}

// kindOf gives the kind that an element gives its text.
func kindOf(n *html.Node, outer sayso.BlockKind) sayso.BlockKind {
	switch n.Data {
	case "h1", "h2", "h3", "h4", "h5", "h6":
		return sayso.BlockHeading
	case "li", "dd", "dt":
		return sayso.BlockList
	case "figcaption":
		outer = sayso.BlockCaption
	}
	class := strings.ToLower(attr(n, "class"))
	if class == "" {
		return outer
	}
	for name := range strings.FieldsSeq(class) {
		switch {
		case strings.Contains(name, "credit") && !strings.Contains(name, "credits-") || name == "copyright":
			return sayso.BlockCredit
		case name == "caption" || strings.HasSuffix(name, "-caption") || strings.HasSuffix(name, "__caption") || name == "caption-text" || name == "wp-caption-text":
			return sayso.BlockCaption
		case name == "byline" || strings.HasSuffix(name, "-byline") || strings.HasSuffix(name, "__byline"):
			return sayso.BlockByline
		}
	}
	return outer
}

// words makes text comparable: letters and digits only.
func words(s string) string { return strings.ToLower(squeeze(s)) }

// withFigures puts back the captions that an extractor drops: those of figure
// elements that stand in the document between two paragraphs of the article,
// or right before its first.
func withFigures(doc *html.Node, found []piece) []piece {
	place := map[string]int{}
	have := map[string]bool{}
	for i, p := range found {
		w := words(p.text)
		have[w] = true
		if p.kind == sayso.BlockParagraph && len(w) > 40 {
			if _, twice := place[w]; !twice {
				place[w] = i
			}
		}
	}
	var open []piece // captions since the last paragraph of the article
	before := map[int][]piece{}
	last := -1
	var walk func(n *html.Node, inside bool)
	walk = func(n *html.Node, inside bool) {
		if n.Type == html.ElementNode {
			switch n.Data {
			case "nav", "footer", "aside", "script", "style":
				return
			case "article", "main":
				inside = true
				if last < 0 {
					open = nil
				}
			case "figcaption":
				if inside && len(open) < 4 {
					for _, p := range pieces(n) {
						if !have[words(p.text)] && len(p.text) < 1000 {
							have[words(p.text)] = true
							open = append(open, p)
						}
					}
				}
				return
			case "p":
				if i, ok := place[words(textOf(n))]; ok && i > last {
					before[i] = append(before[i], open...)
					open, last = nil, i
					return
				}
			}
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c, inside)
		}
	}
	walk(doc, false)
	if len(before) == 0 {
		return found
	}
	var out []piece
	for i, p := range found {
		out = append(out, before[i]...)
		out = append(out, p)
	}
	return out
}

// assemble joins the pieces into one text with a blank line between them.
func assemble(found []piece) (text string, out []sayso.Block, changed int) {
	var b strings.Builder
	for _, p := range found {
		s, n := harmless(p.text)
		changed += n
		if s = squeeze(s); s == "" {
			continue
		}
		if b.Len() > 0 {
			b.WriteString("\n\n")
		}
		start := b.Len()
		b.WriteString(s)
		out = append(out, sayso.Block{Kind: p.kind, Start: start, End: b.Len()})
	}
	return b.String(), out, changed
}
