package desk

import (
	"fmt"
	"html"
	"io"
	"strings"
	"time"

	"github.com/sayso-news/sayso/internal/calendar"
)

// SVG draws the rota of [from, to) in house time: a row a desk, on duty filled,
// open but not on duty outlined, closed hatched with its reason, and a row that
// shows where nobody is on duty. What the colours say, shapes and words say too,
// and the same stands as a list in the drawing's description.
func (r *Rota) SVG(w io.Writer, from, to time.Time) error {
	shifts, err := r.Shifts(from, to)
	if err != nil {
		return err
	}
	const left, width, row, top = 170, 980, 46, 54
	scale := func(t time.Time) float64 {
		return left + width*float64(t.Sub(from))/float64(to.Sub(from))
	}
	height := top + row*(len(r.desks)+1) + 44
	var b strings.Builder
	title := fmt.Sprintf("%s: who is on duty, %s to %s, %s time", r.House.Name, from.In(r.House.Zone).Format("2 January 2006"), to.In(r.House.Zone).Format("2 January 2006"), r.House.Place)
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" role="img" aria-labelledby="rota-title rota-desc">`+"\n", left+width+20, height)
	fmt.Fprintf(&b, "<title id=\"rota-title\">%s</title>\n<desc id=\"rota-desc\">", html.EscapeString(title))
	for _, s := range shifts {
		fmt.Fprintf(&b, "%s to %s: %s. ", stampOf(s.Start, r.House.Zone), stampOf(s.End, r.House.Zone), html.EscapeString(nameOf(s.Desk)))
	}
	b.WriteString("</desc>\n" + pictureStyle)
	fmt.Fprintf(&b, `<text class="head" x="12" y="22">%s</text>`+"\n", html.EscapeString(title))
	for day := calendar.DateIn(from, r.House.Zone); day.Start(r.House.Zone).Before(to); day = day.Add(1) {
		x := max(scale(day.Start(r.House.Zone)), left)
		fmt.Fprintf(&b, `<line class="day" x1="%.1f" y1="34" x2="%.1f" y2="%d"/><text class="small" x="%.1f" y="46">%s</text>`+"\n", x, x, height-40, x+5, day.Start(r.House.Zone).In(r.House.Zone).Format("Mon 2 Jan"))
	}
	for i, d := range r.desks {
		y := top + i*row
		fmt.Fprintf(&b, `<text class="name" x="12" y="%d">%s</text>`+"\n", y+21, html.EscapeString(shorten(d.Name, 22)))
		fmt.Fprintf(&b, `<rect class="open" x="%d" y="%d" width="%d" height="26"/>`+"\n", left, y+4, width)
		for _, s := range shifts {
			if s.Desk == d {
				fmt.Fprintf(&b, `<rect class="duty" x="%.1f" y="%d" width="%.1f" height="26"><title>%s on duty %s to %s</title></rect>`+"\n", scale(s.Start), y+4, scale(s.End)-scale(s.Start), html.EscapeString(d.Name), stampOf(s.Start, d.Zone), stampOf(s.End, d.Zone))
			}
		}
		windows, err := d.closedWindows(from, to)
		if err != nil {
			return err
		}
		for _, win := range windows {
			x, end := max(scale(win.Start), left), min(scale(win.End), left+width)
			words := strings.Join(win.Reasons, ", ")
			fmt.Fprintf(&b, `<rect class="closed" x="%.1f" y="%d" width="%.1f" height="26"/>`+"\n", x, y+4, end-x)
			fmt.Fprintf(&b, `<g><title>%s closed (%s) %s to %s, %s</title>`, html.EscapeString(d.Name), html.EscapeString(words), stampOf(win.Start, d.Zone), stampOf(win.End, d.Zone), win.Basis)
			if room := int((end - x) / 7); room >= 4 {
				text := shorten(words, room)
				fmt.Fprintf(&b, `<rect class="label" x="%.1f" y="%d" width="%d" height="16"/><text class="small" x="%.1f" y="%d">%s</text>`, x+3, y+9, 7*len([]rune(text))+4, x+5, y+21, html.EscapeString(text))
			}
			b.WriteString("</g>\n")
		}
	}
	y := top + len(r.desks)*row
	fmt.Fprintf(&b, `<text class="name" x="12" y="%d">nobody</text>`+"\n", y+21)
	for _, s := range shifts {
		if s.Desk == nil {
			x, end := scale(s.Start), scale(s.End)
			fmt.Fprintf(&b, `<rect class="nobody" x="%.1f" y="%d" width="%.1f" height="26"><title>unattended %s to %s</title></rect>`, x, y+4, end-x, stampOf(s.Start, r.House.Zone), stampOf(s.End, r.House.Zone))
			if end-x > 80 {
				fmt.Fprintf(&b, `<text class="small" x="%.1f" y="%d">unattended</text>`, x+5, y+21)
			}
			b.WriteString("\n")
		}
	}
	fmt.Fprintf(&b, `<g class="key"><rect class="duty" x="%d" y="%d" width="22" height="14"/><text class="small" x="%d" y="%d">on duty</text>`, left, height-30, left+28, height-19)
	fmt.Fprintf(&b, `<rect class="open" x="%d" y="%d" width="22" height="14"/><text class="small" x="%d" y="%d">open</text>`, left+110, height-30, left+138, height-19)
	fmt.Fprintf(&b, `<rect class="closed" x="%d" y="%d" width="22" height="14"/><text class="small" x="%d" y="%d">closed</text>`, left+200, height-30, left+228, height-19)
	fmt.Fprintf(&b, `<rect class="nobody" x="%d" y="%d" width="22" height="14"/><text class="small" x="%d" y="%d">nobody on duty</text></g>`+"\n</svg>\n", left+300, height-30, left+328, height-19)
	_, err = io.WriteString(w, b.String())
	return err
}

const pictureStyle = `<defs><pattern id="hatch" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><line x1="0" y1="0" x2="0" y2="7" class="stroke"/></pattern></defs>
<style>
svg { background: #fff; } text { font-family: system-ui, sans-serif; fill: #1a2330; } .head { font-size: 15px; font-weight: 600; } .name { font-size: 14px; } .small { font-size: 12px; }
.day { stroke: #c9ced6; } .stroke { stroke: #6b7480; stroke-width: 2; } .open { fill: none; stroke: #155a8a; } .duty { fill: #9fc5e3; stroke: #155a8a; stroke-width: 2; }
.closed { fill: url(#hatch); stroke: #6b7480; } .label { fill: #fff; } .nobody { fill: #ffe3b3; stroke: #8a4b00; stroke-width: 2; stroke-dasharray: 5 3; }
@media (prefers-color-scheme: dark) { svg { background: #161b22; } text { fill: #e6eaf0; } .day { stroke: #3a424d; } .open { stroke: #7fb8e0; } .duty { fill: #1f567f; stroke: #7fb8e0; } .label { fill: #161b22; } .nobody { fill: #5a3a08; stroke: #f0b45a; } }
</style>
`

func stampOf(t time.Time, zone *time.Location) string {
	return t.In(zone).Format("Mon 2 Jan 15:04 -07:00")
}

func nameOf(d *Desk) string {
	if d == nil {
		return "unattended"
	}
	return d.Name
}

func shorten(s string, n int) string {
	if r := []rune(s); len(r) > n {
		return string(r[:max(n-1, 0)]) + "…"
	}
	return s
}
