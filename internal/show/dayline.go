package show

import (
	"cmp"
	"fmt"
	"html"
	"html/template"
	"slices"
	"strings"
	"time"
)

// DayMark is one date of a drawn timeline.
type DayMark struct {
	Date  string // YYYY, YYYY-MM or YYYY-MM-DD
	Count int    // moments that are dated so
	Href  string // where they are listed
}

// Sizes of a drawn timeline.
const (
	dayStep  = 58
	dayLeft  = 34
	dayBase  = 104 // the line under the dots
	dayMost  = 6   // dots on top of each other; the rest is a number
	daysMost = 48
)

// DaylineSVG draws dates from the earliest on the left: a dot a moment, on a
// line that is broken where more than a month lies between. A date without a
// day or a month stands as a ring. At most the latest 48 dates are drawn; the
// caller lists all of them beside it. Fewer than two dates give "".
func DaylineSVG(marks []DayMark, label string) template.HTML {
	marks = slices.Clone(marks)
	slices.SortStableFunc(marks, func(a, b DayMark) int { return cmp.Compare(a.Date, b.Date) })
	if len(marks) > daysMost {
		marks = marks[len(marks)-daysMost:]
	}
	if len(marks) < 2 {
		return ""
	}
	width, height := dayLeft*2+dayStep*(len(marks)-1), dayBase+46
	var b strings.Builder
	fmt.Fprintf(&b, `<svg class="dayline" viewBox="0 0 %d %d" width="%d" height="%d" role="group" aria-label="%s">`, width, height, width, height, html.EscapeString(label))
	year := ""
	for i, m := range marks {
		x := dayLeft + i*dayStep
		if i > 0 {
			class := "line"
			if apart(marks[i-1].Date, m.Date) > 31*24*time.Hour {
				class = "line far"
			}
			fmt.Fprintf(&b, `<path class="%s" d="M%d %dH%d"/>`, class, x-dayStep, dayBase, x)
		}
		fmt.Fprintf(&b, `<a href="%s"><title>%s: %d</title>`, html.EscapeString(m.Href), html.EscapeString(m.Date), m.Count)
		shape := "dot"
		if len(m.Date) < len("2006-01-02") {
			shape = "dot ring"
		}
		for k := range min(m.Count, dayMost) {
			fmt.Fprintf(&b, `<circle class="%s" cx="%d" cy="%d" r="5"/>`, shape, x, dayBase-12-k*13)
		}
		if m.Count > dayMost {
			fmt.Fprintf(&b, `<text class="more" x="%d" y="%d" text-anchor="middle">%d</text>`, x, dayBase-14-dayMost*13, m.Count)
		}
		day, of := dayLabel(m.Date)
		fmt.Fprintf(&b, `<text class="day" x="%d" y="%d" text-anchor="middle">%s</text></a>`, x, dayBase+18, html.EscapeString(day))
		if of != year {
			year = of
			fmt.Fprintf(&b, `<text class="year" x="%d" y="%d" text-anchor="middle">%s</text>`, x, dayBase+36, html.EscapeString(of))
		}
	}
	b.WriteString("</svg>")
	return template.HTML(b.String())
}

// dayLabel gives what stands under a date, and its year.
func dayLabel(date string) (label, year string) {
	if t, err := time.Parse("2006-01-02", date); err == nil {
		return t.Format("2 Jan"), t.Format("2006")
	}
	if t, err := time.Parse("2006-01", date); err == nil {
		return t.Format("Jan"), t.Format("2006")
	}
	return "", date
}

// apart is the time between two dates; what they leave open counts as its first day.
func apart(a, b string) time.Duration {
	first := func(date string) time.Time {
		for _, form := range []string{"2006-01-02", "2006-01", "2006"} {
			if t, err := time.Parse(form, date); err == nil {
				return t
			}
		}
		return time.Time{}
	}
	return first(b).Sub(first(a))
}
