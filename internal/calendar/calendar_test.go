package calendar

import (
	"errors"
	"flag"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"
	"time"
	_ "time/tzdata"
)

var whole = flag.Bool("whole", false, "windows of all cities over ten years; without it, over one")

func zone(t testing.TB, name string) *time.Location {
	t.Helper()
	loc, err := time.LoadLocation(name)
	if err != nil {
		t.Fatal(err)
	}
	return loc
}

func city(t testing.TB, name string) *Jewish {
	t.Helper()
	for _, c := range cities {
		if c.name == name {
			return c.rest(t)
		}
	}
	t.Fatalf("no city %s", name)
	return nil
}

// TestTables holds windows to published times, within two minutes.
func TestTables(t *testing.T) {
	for _, test := range []struct{ city, start, end string }{
		{"New York", "2024-10-02 18:17", "2024-10-05 19:12"},
		{"Jerusalem", "2024-10-02 17:42", "2024-10-05 18:55"},
		{"New York", "2025-04-18 19:20", "2025-04-20 20:25"},
		{"Jerusalem", "2025-04-18 18:30", "2025-04-19 19:49"},
		{"New York", "2025-10-06 18:11", "2025-10-08 19:07"},
		{"Jerusalem", "2025-10-06 17:37", "2025-10-07 18:53"},
		{"New York", "2026-05-21 19:54", "2026-05-23 21:03"},
		{"Jerusalem", "2026-05-21 18:52", "2026-05-23 20:16"},
		{"New York", "2026-09-20 18:38", "2026-09-21 19:36"},
		{"Jerusalem", "2026-09-20 17:58", "2026-09-21 19:14"},
		{"New York", "2026-10-02 18:18", "2026-10-04 19:14"},
		{"Jerusalem", "2026-10-02 17:42", "2026-10-03 18:58"},
		{"New York", "2027-04-21 19:23", "2027-04-24 20:29"},
		{"Jerusalem", "2027-04-21 18:31", "2027-04-22 19:51"},
		{"Jerusalem", "2027-04-23 18:33", "2027-04-24 19:53"},
		{"New York", "2026-11-27 16:12", "2026-11-28 17:15"},
		{"Jerusalem", "2026-11-27 15:55", "2026-11-28 17:15"},
		{"Jerusalem", "2022-12-23 16:00", "2022-12-24 17:21"},
	} {
		j := city(t, test.city)
		start, _ := time.ParseInLocation("2006-01-02 15:04", test.start, j.Zone)
		end, _ := time.ParseInLocation("2006-01-02 15:04", test.end, j.Zone)
		windows, err := j.Windows(start.Add(10*time.Minute), end.Add(-10*time.Minute))
		if err != nil || len(windows) != 1 {
			t.Errorf("%s %s: %v, %v", test.city, test.start, windows, err)
			continue
		}
		if d := windows[0].Start.Sub(start).Abs(); d > 2*time.Minute {
			t.Errorf("%s starts %s, want %s", test.city, windows[0].Start.In(j.Zone), start)
		}
		if d := windows[0].End.Sub(end).Abs(); d > 2*time.Minute {
			t.Errorf("%s ends %s, want %s", test.city, windows[0].End.In(j.Zone), end)
		}
	}
}

// TestSunset holds single moments to published ones.
func TestSunset(t *testing.T) {
	for _, test := range []struct {
		city, date string
		depression float64
		want       string // "" where there is none
	}{
		{"Chicago", "2020-06-05", 0.833, "2020-06-05 20:22:27"},
		{"Chicago", "2020-06-05", 8.5, "2020-06-05 21:13:47"},
		{"Tel Aviv", "2021-03-06", 0.833, "2021-03-06 17:42:22"},
		{"Tel Aviv", "2021-03-06", 7.083, "2021-03-06 18:11:57"},
		{"Tel Aviv", "2021-03-06", 8.5, "2021-03-06 18:18:39"},
		{"Helsinki", "2020-05-23", 8.5, "2020-05-24 00:31:00"},
		{"Helsinki", "2020-05-30", 8.5, ""},
		{"London", "2026-06-20", 8.5, "2026-06-20 22:36:00"},
		{"Tromsø", "2026-06-19", 0.833, ""},
		{"Tromsø", "2026-11-27", 0.833, ""},
		{"Tromsø", "2026-12-18", 0.833, ""},
	} {
		j := city(t, test.city)
		date, err := ParseDate(test.date)
		if err != nil {
			t.Fatal(err)
		}
		got, err := Sunset(date, j.Zone, j.Place, test.depression)
		var none *NoSunError
		if test.want == "" {
			if !errors.As(err, &none) || !got.IsZero() {
				t.Errorf("%s %s: %v, %v, want no moment", test.city, test.date, got, err)
			}
			continue
		}
		want, _ := time.ParseInLocation("2006-01-02 15:04:05", test.want, j.Zone)
		if err != nil || got.Sub(want).Abs() > 2*time.Minute {
			t.Errorf("%s %s %g°: %v, %v, want %v", test.city, test.date, test.depression, got.In(j.Zone), err, want)
		}
	}
}

func TestNewYear(t *testing.T) {
	for year, want := range map[int]string{5785: "2024-10-03", 5786: "2025-09-23", 5787: "2026-09-12", 5788: "2027-10-02", 5789: "2028-09-21"} {
		if got := NewYear(year).String(); got != want {
			t.Errorf("%d begins %s, want %s", year, got, want)
		}
	}
	for year := hebrewYear(FirstYear); year < hebrewYear(LastYear); year++ {
		switch n := newYear(year+1) - newYear(year); n {
		case 353, 354, 355, 383, 384, 385:
		default:
			t.Errorf("%d has %d days", year, n)
		}
		switch NewYear(year).Weekday() {
		case time.Sunday, time.Wednesday, time.Friday:
			t.Errorf("%d begins on a %s", year, NewYear(year).Weekday())
		}
	}
}

// TestWindows checks, for cities on every continent, that windows are half
// open, in order and apart; that Shabbat is a day long at least; and that each
// Saturday noon and festival is inside one.
func TestWindows(t *testing.T) {
	years := 1
	if *whole {
		years = 10
	}
	for _, c := range cities {
		j := c.rest(t)
		from := time.Date(2024, 1, 1, 0, 0, 0, 0, time.UTC)
		to := from.AddDate(years, 0, 0)
		windows, err := j.Windows(from, to)
		if err != nil {
			t.Fatal(err)
		}
		for i, w := range windows {
			if !w.Start.Before(w.End) || i > 0 && !windows[i-1].End.Before(w.Start) {
				t.Errorf("%s: %v after %v", c.name, w, windows[max(0, i-1)])
			}
			if w.Start.Second() != 0 || w.End.Second() != 0 || len(w.Reasons) == 0 {
				t.Errorf("%s: %v is not on the minute or has no reason", c.name, w)
			}
			if w.End.Sub(w.Start) < 24*time.Hour {
				t.Errorf("%s: %v is shorter than a day", c.name, w)
			}
			if w.Has(w.End) || !w.Has(w.Start) || w.Has(w.Start.Add(-1)) || !w.Has(w.End.Add(-1)) {
				t.Errorf("%s: %v is not half open", c.name, w)
			}
		}
		inside := func(at time.Time) bool { return len(Overlapping(windows, at, at.Add(1))) == 1 }
		for day := DateIn(from, j.Zone).Add(8); day.Fixed() < DateIn(to, j.Zone).Fixed()-8; day = day.Add(1) {
			rest := restOn(day, Festivals(day.Year, j.Israel)) != nil
			noon := day.Clock(12, 0, j.Zone, false)
			if !rest { // near the polar circles the sun sets about noon
				noon = day.Clock(6, 0, j.Zone, false)
			}
			if around := Overlapping(windows, noon, noon.Add(1)); !rest && len(around) == 1 && slices.Contains(around[0].Reasons, "no-moment") {
				continue
			}
			if rest != inside(noon) {
				t.Errorf("%s: rest on %s is %v, want %v", c.name, day, !rest, rest)
			}
			if rest && math.Abs(c.latitude) < 66 && !inside(day.Start(j.Zone).Add(time.Hour)) {
				t.Errorf("%s: open after midnight of %s", c.name, day)
			}
		}
		// The same windows, however they are asked for.
		for range 20 {
			at := from.Add(time.Duration(rand.N(int64(to.Sub(from)))))
			got, err := j.Windows(at, at.Add(time.Minute))
			if err != nil || len(got) != len(Overlapping(windows, at, at.Add(time.Minute))) || len(got) > 0 && got[0].Start != Overlapping(windows, at, at.Add(time.Minute))[0].Start {
				t.Errorf("%s at %s: %v", c.name, at, got)
			}
		}
	}
}

// TestFallback: where the sun gives no moment, the configured one holds, and
// without any the window takes in eve and day after.
func TestFallback(t *testing.T) {
	london := Place{Latitude: 51.5074, Longitude: -0.1278}
	saturday := time.Date(2026, 6, 20, 12, 0, 0, 0, time.UTC)
	for _, test := range []struct {
		name       string
		rule       FallbackRule
		start, end string // by the desk's clock
	}{
		{"none", FallbackRule{}, "2026-06-19 00:00", "2026-06-22 00:00"},
		{"minutes need a sunset", FallbackRule{After: 72 * time.Minute}, "2026-06-19 00:00", "2026-06-22 00:00"},
		{"clock", FallbackRule{Clock: &ClockTime{18, 0}}, "2026-06-19 18:00", "2026-06-20 18:00"},
		{"as", FallbackRule{As: &london, AsZone: zone(t, "Europe/London"), AsName: "London"}, "2026-06-19 22:03", "2026-06-20 23:37"},
	} {
		j := city(t, "Tromsø")
		j.Fallback = test.rule
		windows, err := j.Windows(saturday, saturday.Add(time.Minute))
		if err != nil || len(windows) != 1 || windows[0].Basis != Fallback {
			t.Fatalf("%s: %v, %v", test.name, windows, err)
		}
		for _, edge := range []struct {
			got  time.Time
			want string
		}{{windows[0].Start, test.start}, {windows[0].End, test.end}} {
			want, _ := time.ParseInLocation("2006-01-02 15:04", edge.want, j.Zone)
			if edge.got.Sub(want).Abs() > 2*time.Minute {
				t.Errorf("%s: %s, want %s", test.name, edge.got.In(j.Zone), want)
			}
		}
	}
}

func TestRange(t *testing.T) {
	j := city(t, "Jerusalem")
	for _, year := range []int{1, 1899, 2200, 9999} {
		at := time.Date(year, 6, 1, 0, 0, 0, 0, time.UTC)
		if _, err := j.Windows(at, at.Add(time.Hour)); !errors.Is(err, ErrRange) {
			t.Errorf("%d: %v", year, err)
		}
	}
}

// TestClock: times of day in a gap and in a fold.
func TestClock(t *testing.T) {
	ny := zone(t, "America/New_York")
	for _, test := range []struct {
		date         Date
		hour, minute int
		late         bool
		want         string
	}{
		{Date{2026, 3, 8}, 2, 30, false, "2026-03-08T03:00:00-04:00"},
		{Date{2026, 11, 1}, 1, 30, false, "2026-11-01T01:30:00-04:00"},
		{Date{2026, 11, 1}, 1, 30, true, "2026-11-01T01:30:00-05:00"},
		{Date{2026, 7, 1}, 24, 0, false, "2026-07-02T00:00:00-04:00"},
	} {
		if got := test.date.Clock(test.hour, test.minute, ny, test.late).In(ny).Format(time.RFC3339); got != test.want {
			t.Errorf("%v %02d:%02d: %s, want %s", test.date, test.hour, test.minute, got, test.want)
		}
	}
	if got := (Date{2011, 12, 30}).Start(zone(t, "Pacific/Apia")).UTC().Format(time.RFC3339); got != "2011-12-30T10:00:00Z" {
		t.Errorf("the day that Samoa left out starts at %s", got)
	}
}

func TestWeekly(t *testing.T) {
	w := &Weekly{Zone: zone(t, "Europe/Oslo"), Exceptions: map[Date][]Span{{2026, 3, 4}: nil}}
	for day := time.Monday; day <= time.Friday; day++ {
		w.Hours[day] = []Span{{ClockTime{8, 0}, ClockTime{16, 0}}}
	}
	from := Date{2026, 3, 3}.Clock(12, 0, w.Zone, false)
	windows, err := w.Windows(from, from.Add(48*time.Hour))
	if err != nil {
		t.Fatal(err)
	}
	want := "2026-03-03T16:00:00+01:00 2026-03-05T08:00:00+01:00"
	if got := fmt.Sprint(windows[0].Start.In(w.Zone).Format(time.RFC3339), " ", windows[0].End.In(w.Zone).Format(time.RFC3339)); got != want || len(windows) != 1 {
		t.Errorf("%v: %s, want %s", windows, got, want)
	}
}

func TestMerge(t *testing.T) {
	at := func(h int) time.Time { return time.Date(2026, 1, 1, h, 0, 0, 0, time.UTC) }
	got := Merge([]Window{{at(5), at(7), []string{"b"}, Override}, {at(1), at(3), []string{"a"}, Computed}, {at(3), at(4), []string{"a"}, Computed}, {at(6), at(6), nil, Fallback}})
	if fmt.Sprint(got) != fmt.Sprint([]Window{{at(1), at(4), []string{"a"}, Computed}, {at(5), at(7), []string{"b"}, Override}}) {
		t.Errorf("merged to %v", got)
	}
	if cut := Without(got, at(2), at(6)); len(cut) != 2 || cut[0].End != at(2) || cut[1].Start != at(6) {
		t.Errorf("cut to %v", cut)
	}
}

func BenchmarkWindowsYear(b *testing.B) {
	j := city(b, "New York")
	from := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)
	for b.Loop() {
		if _, err := j.Windows(from, from.AddDate(1, 0, 0)); err != nil {
			b.Fatal(err)
		}
	}
}
