package show

import "strings"

// A style is a set of terminal attributes, as the parameters of an SGR escape.
type style string

const (
	plain   style = ""
	strong  style = "1"
	faint   style = "2"
	slanted style = "3"
	named   style = "36"
	unnamed style = "33"
	unknown style = "35"
	quoted  style = "32"
)

// render writes styled lines. Without colour there are no escapes at all.
func render(b *strings.Builder, lines [][]run, colour bool) {
	for _, pieces := range lines {
		for i, piece := range pieces {
			text := piece.text
			if i == len(pieces)-1 {
				text = strings.TrimRight(text, " ")
			}
			if !colour || piece.style == plain || text == "" {
				b.WriteString(text)
				continue
			}
			b.WriteString("\x1b[" + string(piece.style) + "m" + text + "\x1b[0m")
		}
		b.WriteByte('\n')
	}
}
