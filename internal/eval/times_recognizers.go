package eval

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/sayso-news/sayso"
)

// recognized is one expression that a case of recognizers-datetime-en expects.
type recognized struct {
	span
	text, kind string
	values     []recognizedValue
}

// recognizedValue is one reading of an expression; those of an open one are the
// nearest in the past and the nearest in the future.
type recognizedValue struct {
	Timex, Mod, Type, Value, Start, End string
}

// recognizersCase is one sentence with the moment it is read at.
type recognizersCase struct {
	id, text  string
	published time.Time
	gold      []recognized
}

// RecognizersItems gives the sentences of the end-to-end cases in which some
// expression is of a kind that news has (see unlikeNews), each dated by its
// reference time.
func RecognizersItems(data string, split Split) ([]Item, error) {
	cases, err := loadRecognizers(data, split)
	if err != nil {
		return nil, err
	}
	var out []Item
	for _, c := range cases {
		out = append(out, Item{ID: c.id, Text: c.text, Published: c.published})
	}
	return out, nil
}

// Recognizers scores the values of the expressions of those cases. Of an open
// expression's two readings the one in the past counts, or the one in the
// future where the sentence has a modal verb. A range may be read as its two ends,
// and one that is counted from the reference time as a duration; a time of day
// without a day needs to have its clock time right only, also where it is about
// so much. Repetitions may be counted in another unit (P1Q, P3M), and a part of a
// day is right by its name and its day.
func Recognizers(data string, split Split, readings map[string]*sayso.Reading) (*Report, error) {
	cases, err := loadRecognizers(data, split)
	if err != nil {
		return nil, err
	}
	report := &Report{Task: "recognizers", Split: split, Docs: len(cases)}
	var all []counts
	for _, c := range cases {
		got, err := timesOf(c.id, readings)
		if err != nil {
			return nil, err
		}
		var n counts
		for _, gold := range c.gold {
			n.gold, n.predicted = n.gold+1, n.predicted+1
			var here []string
			for _, tx := range got {
				if tx.overlaps(gold.span) {
					if tx.value == "PRESENT_REF" && strings.HasSuffix(gold.kind, "range") { // between March 4 and now
						tx.value = c.published.Format("2006-01-02")
					}
					here = append(here, strings.Split(tx.value, "/")...)
				}
			}
			if means(gold.choose(c.text), gold.counted(), here) {
				n.right++
			} else if len(here) == 0 {
				report.fail("not found", c.id, gold.span)
			} else {
				report.fail("value", c.id, gold.span)
			}
		}
		all = append(all, n)
	}
	report.Measures = append(report.Measures, measure("value exact", all))
	return report, nil
}

// counted says whether an expression counts weeks, months or years.
func (r recognized) counted() bool {
	return strings.Contains(r.text, "week") || strings.Contains(r.text, "month") || strings.Contains(r.text, "year") || strings.Contains(r.text, "fortnight")
}

// choose gives the reading that counts.
func (r recognized) choose(sentence string) recognizedValue {
	last := r.values[len(r.values)-1]
	if r.kind == "time" || r.kind == "timerange" { // two halves of a day, not two days
		return r.values[0]
	}
	if day, _, ok := strings.Cut(last.Start+last.Value, " "); ok && strings.HasPrefix(r.values[0].Start+r.values[0].Value, day+" ") {
		return r.values[0] // two halves of one day
	}
	for _, word := range strings.Fields(strings.ToLower(sentence)) {
		if strings.HasSuffix(word, "'ll") || strings.HasSuffix(word, "’ll") || slices.Contains(modals, word) {
			return last
		}
	}
	return r.values[0]
}

// modals are the verbs that put what follows them ahead.
var modals = []string{"will", "shall", "would", "should", "can", "could", "may", "might", "must"}

// means says whether the values found for an expression say what it should mean.
// With counted the expression is so many weeks, months or years from another
// time: TIMEX3 then gives the week, month or year, the set a day in it.
func means(want recognizedValue, counted bool, got []string) bool {
	if len(got) == 0 {
		return false
	}
	first := got[0]
	if slices.Contains(got, want.Timex) && (!strings.HasPrefix(want.Timex, "X") || want.Value == "not resolved") {
		return true
	}
	switch want.Type {
	case "duration":
		n, err := strconv.ParseFloat(want.Value, 64)
		return err == nil && slices.ContainsFunc(got, func(v string) bool { s, ok := seconds(v); return ok && s == n })
	case "set":
		return slices.ContainsFunc(got, func(v string) bool {
			return v == want.Timex || sameLength(v, want.Timex) || strings.TrimSuffix(v, ":00") == want.Timex && strings.Contains(v, "T")
		})
	case "time":
		return slices.ContainsFunc(got, func(v string) bool { return clockOf(v) == clockOf("T"+want.Value) })
	case "date", "datetime":
		if want.Value == "" {
			break
		}
		w, _, wok := period(strings.Replace(want.Value, " ", "T", 1))
		return wok && slices.ContainsFunc(got, func(v string) bool {
			if want.Type == "date" {
				v, _, _ = strings.Cut(v, "T") // the day of a day with a time
			}
			start, end, ok := period(v)
			return ok && (start.Equal(w) || counted && len(v) < len("2006-01-02") && start.Before(w) && w.Before(end))
		})
	}
	if want.Start == "" && want.End == "" { // around tomorrow 10 a.m.
		w, _, ok := period(strings.Replace(want.Value, " ", "T", 1))
		if !ok { // around 1 p.m.
			return want.Value != "" && slices.ContainsFunc(got, func(v string) bool { return clockOf(v) == clockOf("T"+want.Value) })
		}
		return slices.ContainsFunc(got, func(v string) bool { start, _, ok := period(v); return ok && start.Equal(w) })
	}
	start, _, dated := period(strings.Replace(want.Start, " ", "T", 1))
	end, _, ends := period(strings.Replace(want.End, " ", "T", 1))
	if want.Type == "timerange" {
		if len(got) == 3 && want.Mod == "" {
			got = got[1:]
			first = got[0]
		}
		if want.Mod == "" && len(got) == 2 {
			return clockOf(first) == clockOf("T"+want.Start) && clockOf(got[1]) == clockOf("T"+want.End)
		}
		bound := want.Start
		if bound == "" {
			bound = want.End
		}
		return clockOf(first) == clockOf("T"+bound) || strings.HasSuffix(first, want.Timex) && strings.HasPrefix(want.Timex, "T")
	}
	if len(got) == 2 && want.Mod != "" { // today before 4 p.m.
		first, got = got[1], got[1:]
	}
	if len(got) == 3 && want.Mod == "" { // Tuesday from 2:00 to 2:30 p.m.
		first, got = got[1], got[1:]
	}
	if at := strings.LastIndexByte(want.Timex, 'T'); at >= 0 && len(want.Timex) == at+len("TAF") && want.Mod == "" { // the afternoon of a day
		if day, part, ok := strings.Cut(first, "T"); ok && part == want.Timex[at+1:] && strings.HasPrefix(want.Start, day+" ") {
			return true
		}
	}
	from, to, ok := period(first)
	if !ok {
		// (start,end,P5D): the next five days.
		parts := strings.Split(strings.Trim(want.Timex, "()"), ",")
		return len(parts) == 3 && len(got) == 1 && want.Mod == "" && sameLength(parts[2], first)
	}
	switch {
	case want.Mod == "start" || want.Mod == "mid" || want.Mod == "end" || strings.HasSuffix(want.Mod, "-start") || strings.HasSuffix(want.Mod, "-end"):
		// Part of a period: TIMEX3 gives the period, and says which part beside it.
		if len(got) != 1 {
			return false
		}
		if base, after, ok := period(want.Timex); ok {
			return base.Equal(from) && after.Equal(to)
		}
		return dated && !start.Before(from) && start.Before(to) || ends && !end.Before(from) && !end.After(to)
	case (want.Mod == "before" || want.Mod == "before-approx" || want.Mod == "until") && ends:
		return end.Equal(from) || end.Equal(to)
	case want.Mod == "after" && dated || want.Mod == "since" && dated:
		return start.Equal(from) || start.Equal(to)
	case len(got) == 2:
		second, _, ok := period(got[1])
		return ok && dated && ends && start.Equal(from) && end.Equal(second)
	}
	return dated && ends && start.Equal(from) && end.Equal(to)
}

func sameLength(a, b string) bool {
	x, ok1 := seconds(a)
	y, ok2 := seconds(b)
	return ok1 && ok2 && x == y
}

// clockOf gives hour, minute and second of a value, "" when it has none.
func clockOf(value string) string {
	_, c, ok := strings.Cut(value, "T")
	if !ok || c == "" || c[0] < '0' || c[0] > '9' {
		return ""
	}
	c, _, _ = strings.Cut(c, "[")
	c, _, _ = strings.Cut(c, "+")
	for len(c) < len("15:04:05") {
		if len(c) == 2 || len(c) == 5 {
			c += ":00"
		} else {
			return ""
		}
	}
	return c[:8]
}

// seconds gives the length of a duration, a month as 30 days and a year as 365.
func seconds(value string) (float64, bool) {
	if len(value) < 2 || value[0] != 'P' {
		return 0, false
	}
	total, clock := 0.0, false
	for rest := value[1:]; rest != ""; {
		if rest[0] == 'T' {
			clock, rest = true, rest[1:]
			continue
		}
		i := strings.IndexFunc(rest, func(r rune) bool { return r != '.' && (r < '0' || r > '9') })
		if i <= 0 {
			return 0, false
		}
		n, err := strconv.ParseFloat(rest[:i], 64)
		if err != nil {
			return 0, false
		}
		unit := map[byte]float64{'D': 86400, 'W': 7 * 86400, 'M': 30 * 86400, 'Q': 90 * 86400, 'Y': 365 * 86400, 'H': 3600, 'S': 1}[rest[i]]
		if clock && rest[i] == 'M' {
			unit = 60
		}
		total, rest = total+n*unit, rest[i+1:]
	}
	return total, true
}

// period gives the first moment of a value and the first after it: of a second,
// minute, hour, day, week, month, quarter, half, year, decade or century.
func period(value string) (from, to time.Time, ok bool) {
	for _, l := range []struct {
		layout string
		step   func(time.Time) time.Time
	}{
		{"2006-01-02T15:04:05", func(t time.Time) time.Time { return t.Add(time.Second) }},
		{"2006-01-02T15:04", func(t time.Time) time.Time { return t.Add(time.Minute) }},
		{"2006-01-02T15", func(t time.Time) time.Time { return t.Add(time.Hour) }},
		{"2006-01-02", func(t time.Time) time.Time { return t.AddDate(0, 0, 1) }},
		{"2006-01", func(t time.Time) time.Time { return t.AddDate(0, 1, 0) }},
		{"2006", func(t time.Time) time.Time { return t.AddDate(1, 0, 0) }},
	} {
		if t, err := time.Parse(l.layout, value); err == nil {
			return t, l.step(t), true
		}
	}
	n, err := strconv.Atoi(value)
	switch {
	case err == nil && len(value) == 3:
		from = time.Date(10*n, 1, 1, 0, 0, 0, 0, time.UTC)
		return from, from.AddDate(10, 0, 0), true
	case err == nil && len(value) == 2:
		from = time.Date(100*n, 1, 1, 0, 0, 0, 0, time.UTC)
		return from, from.AddDate(100, 0, 0), true
	}
	year, part, ok := strings.Cut(value, "-")
	y, err := strconv.Atoi(year)
	if !ok || err != nil || len(part) < 2 {
		return from, to, false
	}
	n, err = strconv.Atoi(part[1:])
	switch {
	case part[0] == 'W' && strings.HasSuffix(part, "-WE"):
		if n, err = strconv.Atoi(part[1 : len(part)-3]); err == nil {
			from = isoWeek(y, n).AddDate(0, 0, 5)
			return from, from.AddDate(0, 0, 2), true
		}
	case err != nil:
	case part[0] == 'W':
		return isoWeek(y, n), isoWeek(y, n).AddDate(0, 0, 7), true
	case part[0] == 'Q':
		from = time.Date(y, time.Month(3*n-2), 1, 0, 0, 0, 0, time.UTC)
		return from, from.AddDate(0, 3, 0), true
	case part[0] == 'H':
		from = time.Date(y, time.Month(6*n-5), 1, 0, 0, 0, 0, time.UTC)
		return from, from.AddDate(0, 6, 0), true
	}
	return time.Time{}, time.Time{}, false
}

// isoWeek gives the Monday of a week.
func isoWeek(year, week int) time.Time {
	t := time.Date(year, 1, 4, 0, 0, 0, 0, time.UTC)
	return t.AddDate(0, 0, 7*(week-1)-int(t.Weekday()+6)%7)
}

// loadRecognizers reads DateTimeModel.json, the cases of the whole recogniser in
// its usual setting: the other files test its parts on the same sentences, or
// other settings. A sentence may stand in several files, so the blind fifth is of the
// distinct sentences of them all.
func loadRecognizers(data string, split Split) ([]recognizersCase, error) {
	dir := filepath.Join(data, "recognizers-datetime-en")
	paths, err := filepath.Glob(filepath.Join(dir, "*.json"))
	if err != nil || len(paths) == 0 {
		return nil, fmt.Errorf("no cases under %s", dir)
	}
	type result struct {
		Text       string
		Start, End int
		TypeName   string
		Resolution struct{ Values []recognizedValue }
	}
	type rawCase struct {
		Input   string
		Context struct{ ReferenceDateTime string }
		Results []json.RawMessage
	}
	var sentences []string
	var whole []rawCase
	for _, path := range paths {
		raw, err := os.ReadFile(path)
		if err != nil {
			return nil, fmt.Errorf("read cases: %w", err)
		}
		var list []rawCase
		if err := json.Unmarshal(bytes.TrimPrefix(raw, []byte("\ufeff")), &list); err != nil {
			return nil, fmt.Errorf("read %s: %w", path, err)
		}
		for _, c := range list {
			sentences = append(sentences, c.Input)
		}
		if filepath.Base(path) == "DateTimeModel.json" {
			whole = list
		}
	}
	slices.Sort(sentences)
	sentences = slices.Compact(sentences)
	var out []recognizersCase
	for i, raw := range whole {
		at, _ := slices.BinarySearch(sentences, raw.Input)
		if !split.has(at, 5) {
			continue
		}
		c := recognizersCase{id: fmt.Sprintf("DateTimeModel-%d", i), text: raw.Input}
		c.published, _ = documentTime(raw.Context.ReferenceDateTime[:min(19, len(raw.Context.ReferenceDateTime))])
		off := bytesOf(c.text)
		for _, message := range raw.Results {
			var r result
			if err := json.Unmarshal(message, &r); err != nil {
				return nil, fmt.Errorf("read case %s: %w", c.id, err)
			}
			kind := strings.TrimPrefix(r.TypeName, "datetimeV2.")
			if len(r.Resolution.Values) > 1 && commanding().MatchString(c.text) {
				continue
			}
			if r.Start < 0 || r.End+1 >= len(off) || c.published.IsZero() || unlikeNews(r.Text, kind, r.Resolution.Values) != "" {
				continue
			}
			c.gold = append(c.gold, recognized{span{off[r.Start], off[r.End+1]}, r.Text, kind, r.Resolution.Values})
		}
		if len(c.gold) > 0 {
			out = append(out, c)
		}
	}
	return out, nil
}
