package desk

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/sayso-news/sayso/internal/calendar"
)

var weekdays = map[string]time.Weekday{"sun": 0, "mon": 1, "tue": 2, "wed": 3, "thu": 4, "fri": 5, "sat": 6}

// parseHours reads days with hours, parted by commas: "sun-thu 08:00-18:00, fri 08:00-13:00".
func parseHours(s string) (hours [7][]calendar.Span, err error) {
	for part := range strings.SplitSeq(s, ",") {
		days, spans, ok := strings.Cut(strings.TrimSpace(part), " ")
		if !ok {
			return hours, fmt.Errorf("%q has no hours", strings.TrimSpace(part))
		}
		first, last, isRange := strings.Cut(strings.ToLower(days), "-")
		from, ok := weekdays[first]
		to := from
		if ok && isRange {
			to, ok = weekdays[last]
		}
		if !ok {
			return hours, fmt.Errorf("%q are no days", days)
		}
		list, err := parseSpans(spans)
		if err != nil {
			return hours, err
		}
		for day := from; ; day = (day + 1) % 7 {
			hours[day] = append(hours[day], list...)
			if day == to {
				break
			}
		}
	}
	return hours, nil
}

// parseSpans reads "08:00-12:00 13:00-18:00" or "closed".
func parseSpans(s string) ([]calendar.Span, error) {
	if strings.TrimSpace(s) == "closed" {
		return nil, nil
	}
	var out []calendar.Span
	for _, word := range strings.Fields(s) {
		a, b, ok := strings.Cut(word, "-")
		from, err := parseClock(a)
		to, err2 := parseClock(b)
		if !ok || err != nil || err2 != nil {
			return nil, fmt.Errorf("%q are no hours", word)
		}
		if from.Hour*60+from.Minute >= to.Hour*60+to.Minute {
			return nil, fmt.Errorf("%q ends before it begins: write the part after midnight with the next day", word)
		}
		out = append(out, calendar.Span{From: from, To: to})
	}
	if len(out) == 0 {
		return nil, fmt.Errorf("no hours are given")
	}
	return out, nil
}

// parseClock reads "08:00" to "24:00".
func parseClock(s string) (calendar.ClockTime, error) {
	h, m, ok := strings.Cut(s, ":")
	hour, err := strconv.Atoi(h)
	minute, err2 := strconv.Atoi(m)
	if !ok || err != nil || err2 != nil || len(m) != 2 || hour < 0 || minute < 0 || minute > 59 || hour*60+minute > 24*60 {
		return calendar.ClockTime{}, fmt.Errorf("%q is no time of day", s)
	}
	return calendar.ClockTime{Hour: hour, Minute: minute}, nil
}
