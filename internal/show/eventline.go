package show

import (
	"cmp"
	"fmt"
	"html"
	"html/template"
	"slices"
	"strings"
	"time"

	"github.com/sayso-news/sayso"
)

// An eventMark is one event of a drawn timeline.
type eventMark struct {
	Date  string // YYYY, YYYY-MM or YYYY-MM-DD; "" when open
	Kind  sayso.EventKind
	Href  string // what choosing it shows
	Title string
}

// Sizes of a drawn timeline of events, beside those of the timeline of days.
const (
	eventStack = 8  // shapes on top of each other; the rest is a number
	eventStep  = 20 // from one to the next above it
	eventTop   = 12
	openHeight = 3  // at least so many without a date on top of each other
	openStep   = 26 // from one stack of them to the next
)

// eventlineSVG draws events from the earliest date on the left, a shape an event
// by its kind, above a line that is broken where more than a month lies between;
// those without a date stand apart at the right. Every shape links to what it
// shows. listed is where all of them are listed. No event gives "".
func eventlineSVG(marks []eventMark, label, listed string) template.HTML {
	if len(marks) == 0 {
		return ""
	}
	marks = slices.Clone(marks)
	slices.SortStableFunc(marks, func(a, b eventMark) int {
		if (a.Date == "") != (b.Date == "") {
			return cmp.Compare(len(b.Date), len(a.Date))
		}
		return cmp.Compare(a.Date, b.Date)
	})
	columns := dateColumns(marks)
	highest, hidden := openHeight, 0
	if len(columns) > daysMost {
		hidden = len(columns) - daysMost
		columns = columns[hidden:]
	}
	for _, c := range columns {
		if c[0].Date != "" {
			highest = max(highest, min(len(c), eventStack+1))
		}
	}
	base := eventTop + eventStep*highest + 4
	x := dayLeft + 6
	var b strings.Builder
	year, before := "", ""
	for i, c := range columns {
		date := c[0].Date
		if i > 0 {
			from := x
			x += dayStep
			switch {
			case date == "":
				x += dayStep / 2
			case apart(before, date) > 31*24*time.Hour:
				fmt.Fprintf(&b, `<path class="line far" d="M%d %dH%d"/>`, from, base, x)
			default:
				fmt.Fprintf(&b, `<path class="line" d="M%d %dH%d"/>`, from, base, x)
			}
		}
		before = date
		day, of := dayLabel(date)
		if date == "" {
			day, of = "no date", year
			for len(c) > highest { // side by side, as high as the rest
				eventColumn(&b, c[:highest], x, base, listed)
				c, x = c[highest:], x+openStep
			}
		}
		eventColumn(&b, c, x, base, listed)
		fmt.Fprintf(&b, `<text class="day" x="%d" y="%d" text-anchor="middle">%s</text>`, x, base+18, html.EscapeString(day))
		if of != year {
			year = of
			fmt.Fprintf(&b, `<text class="year" x="%d" y="%d" text-anchor="middle">%s</text>`, x, base+36, html.EscapeString(of))
		}
	}
	width, height := x+dayLeft+6, base+44
	head := fmt.Sprintf(`<svg class="dayline eventline" viewBox="0 0 %d %d" width="%d" height="%d" role="group" aria-label="%s">`, width, height, width, height, html.EscapeString(label))
	if hidden > 0 {
		head += fmt.Sprintf(`<desc>%d earlier dates stand in the list only</desc>`, hidden)
	}
	return template.HTML(head + b.String() + "</svg>")
}

// eventColumn draws the events of one date on top of each other.
func eventColumn(b *strings.Builder, c []eventMark, x, base int, listed string) {
	for k, m := range c[:min(len(c), eventStack)] {
		y := base - 14 - k*eventStep
		words := html.EscapeString(m.Title)
		fmt.Fprintf(b, `<a href="#%s" aria-label="%s"><title>%s</title><rect class="hit" x="%d" y="%d" width="24" height="%d"/>%s</a>`,
			html.EscapeString(m.Href), words, words, x-12, y-eventStep/2, eventStep, eventShape(m.Kind.Type, m.Kind.Modality, m.Kind.Polarity, x, y))
	}
	if more := len(c) - eventStack; more > 0 {
		fmt.Fprintf(b, `<a href="#%s" aria-label="%d more in the list"><text class="more" x="%d" y="%d" text-anchor="middle">+%d</text></a>`, html.EscapeString(listed), more, x, base-9-eventStack*eventStep, more)
	}
}

// dateColumns cuts sorted marks at every new date.
func dateColumns(marks []eventMark) (out [][]eventMark) {
	for i := range marks {
		if i == 0 || marks[i].Date != marks[i-1].Date {
			out = append(out, nil)
		}
		out[len(out)-1] = append(out[len(out)-1], marks[i])
	}
	return out
}

// A kindView is one entry of the key of events.
type kindView struct {
	Icon template.HTML
	Word string
}

func eventKey() []kindView {
	var out []kindView
	for _, kind := range eventKinds {
		out = append(out, kindView{eventIcon(kind, "happened", ""), eventLook(kind).Word})
	}
	return append(out, kindView{eventIcon("CONSULT", "planned", ""), "planned or supposed"}, kindView{eventIcon("CONSULT", "denied", ""), "denied"})
}
