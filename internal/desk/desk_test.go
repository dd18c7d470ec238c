package desk

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"
	_ "time/tzdata"

	"github.com/sayso-news/sayso/internal/calendar"
)

func example(t testing.TB, edits ...string) *Rota {
	t.Helper()
	r, err := Parse("newsroom.toml", edited(string(Example), edits...))
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// edited replaces pairs of strings, and adds an odd last one to the end.
func edited(text string, edits ...string) []byte {
	for i := 0; i+1 < len(edits); i += 2 {
		text = strings.Replace(text, edits[i], edits[i+1], 1)
	}
	if len(edits)%2 == 1 {
		text += edits[len(edits)-1]
	}
	return []byte(text)
}

// TestParseRefuses: every kind of bad value is refused with its file, line, key,
// value and a remedy.
func TestParseRefuses(t *testing.T) {
	override := func(body string) string { return "\n[[override]]\n" + body + "\n" }
	good := `desk = "new-york"
start = 2026-12-31T22:00:00-05:00
end = 2027-01-01T06:00:00-05:00
kind = "closed"
reason = "office closed"
author = "E. Ditor"`
	for _, test := range []struct{ name, old, new, want string }{
		{"no zone", `zone = "Asia/Jerusalem"   #`, `zone = ""   #`, `newsroom.toml:6: house.zone: no zone is given`},
		{"local zone", `zone = "Asia/Jerusalem"   #`, `zone = "Local"   #`, `newsroom.toml:6: house.zone = "Local": is another zone on every machine`},
		{"unknown zone", `zone = "America/New_York"`, `zone = "America/New_Yrok"`, `newsroom.toml:16: desk[0].zone = "America/New_Yrok": no such zone; did you mean America/New_York`},
		{"latitude", "latitude = 40.7128", "latitude = 91", `newsroom.toml:17: desk[0].latitude = 91: is out of range; write -90 to 90`},
		{"not a number", "longitude = -74.0060", "longitude = nan", `newsroom.toml:18: desk[0].longitude = NaN: is no number`},
		{"infinite", "elevation = 0 ", "elevation = inf ", `newsroom.toml:19: desk[0].elevation = +Inf: is no number`},
		{"candles", "candles = 18", "candles = 121", `newsroom.toml:26: desk[0].rest.candles = 121: is out of range; write 0 to 120`},
		{"candles below", "candles = 18", "candles = -1", `newsroom.toml:26: desk[0].rest.candles = -1: is out of range`},
		{"end", `end = "8.5deg"`, `end = "dusk"`, `newsroom.toml:27: desk[0].rest.end = "dusk": is no end rule; write degrees`},
		{"end in the day", `end = "8.5deg"`, `end = "0.5deg"`, `newsroom.toml:27: desk[0].rest.end = "0.5deg": no nightfall is there`},
		{"fallback", `fallback = "72min"`, `fallback = "later"`, `newsroom.toml:29: desk[0].rest.fallback = "later": is no fall-back`},
		{"fallback city", `fallback = "72min"`, `fallback = "as:Atlantis"`, `newsroom.toml:29: desk[0].rest.fallback = "as:Atlantis": no such city; name the city of a desk, or one of Jerusalem`},
		{"calendar", `calendar = "jewish"`, `calendar = "maya"`, `newsroom.toml:24: desk[0].rest.calendar = "maya": no such calendar`},
		{"successor", `successor = "jerusalem"`, `successor = "haifa"`, `newsroom.toml:20: desk[0].successor = "haifa": no desk has this id`},
		{"own successor", `successor = "jerusalem"`, `successor = "new-york"`, `newsroom.toml:20: desk[0].successor = "new-york": a desk cannot take over from itself`},
		{"no successor", `successor = "jerusalem"   #`, `#`, `newsroom.toml:12: desk[0].successor: nobody takes over`},
		{"no place of the sun", "latitude = 40.7128", "", `newsroom.toml:12: desk[0].latitude: rest that begins at sunset needs latitude`},
		{"hours", `hours = "always"`, `hours = "mon 9-5"`, `newsroom.toml:21: desk[0].hours = "mon 9-5": "9-5" are no hours`},
		{"unknown key", "margin = 0", "margins = 0", `newsroom.toml:28: desk.rest.margins: no such key`},
		{"same id", `id = "jerusalem"`, `id = "new-york"`, `newsroom.toml:32: desk[1].id = "new-york": another desk has this id`},
		{"not TOML", `[house]`, `[house`, `newsroom.toml:4`},
		{"wrong type", `candles = 18`, `candles = "early"`, `newsroom.toml:26: desk.rest.candles: `},
		{"empty", string(Example), "", `newsroom.toml: house.name: the house has no name`},
		{"naive time", "", override(strings.Replace(good, "22:00:00-05:00", "22:00:00", 1)), `override[0].start = "2026-12-31T22:00:00": has no offset; write a time with its offset`},
		{"backwards", "", override(strings.Replace(good, "end = 2027", "end = 2026", 1)), `override[0].end = "2026-01-01T11:00:00Z": is not after the start`},
		{"no author", "", override(strings.Replace(good, "E. Ditor", " ", 1)), `override[0].author: an override needs an author`},
		{"kind", "", override(strings.Replace(good, `"closed"`, `"shut"`, 1)), `override[0].kind = "shut": is no kind of override`},
		{"overlap", "", override(good) + override(good), `override[1].start = "2027-01-01T03:00:00Z": overlaps another override`},
	} {
		t.Run(test.name, func(t *testing.T) {
			text := edited(string(Example), test.old, test.new)
			if test.old == "" {
				text = []byte(string(Example) + test.new)
			}
			_, err := Parse("newsroom.toml", text)
			var problems ConfigError
			if !errors.As(err, &problems) || len(problems) == 0 {
				t.Fatalf("error is %v", err)
			}
			if got := err.Error(); !strings.Contains(got, test.want) {
				t.Errorf("%s\nwant %s", got, test.want)
			}
			for _, p := range problems {
				if p.Remedy == "" || p.What == "" {
					t.Errorf("%s: no remedy", p)
				}
			}
		})
	}
}

func at(t testing.TB, s string) time.Time {
	t.Helper()
	v, err := time.Parse(time.RFC3339, s)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// TestNotice reads the notice as it goes through a weekend.
func TestNotice(t *testing.T) {
	r := example(t)
	for _, test := range []struct{ at, want string }{
		{"2026-11-25T12:00:00Z", "The North American desk is keeping you updated until the start of Shabbat in New York, Friday 16:12 New York time (23:12 in Israel). After that no desk is on duty until Saturday 17:15 Israel time. Times on all articles are Israel time."},
		{"2026-11-28T12:00:00Z", "No desk is on duty until Saturday 17:15 Israel time, when the Jerusalem desk is back. Times on all articles are Israel time."},
		{"2026-11-28T16:00:00Z", "The Jerusalem desk is keeping you updated until Sunday 00:15 Israel time. Then the North American desk takes over. Times on all articles are Israel time."},
	} {
		got, err := r.Notice(at(t, test.at), "en")
		if err != nil {
			t.Fatal(err)
		}
		if got.Text != test.want {
			t.Errorf("at %s:\n%s\nwant\n%s", test.at, got.Text, test.want)
		}
	}
}

// TestShifts checks over a year: no gap, no overlap, exactly one desk or nobody
// at every instant, minute by minute near edges; the notice names no past.
func TestShifts(t *testing.T) {
	r := example(t, "\n[[override]]\ndesk = \"jerusalem\"\nstart = 2026-07-01T00:00:00Z\nend = 2026-07-03T00:00:00Z\nkind = \"closed\"\nreason = \"office closed\"\nauthor = \"E. Ditor\"\n")
	from, to := at(t, "2026-01-01T00:00:00+02:00"), at(t, "2027-01-01T00:00:00+02:00")
	shifts, err := r.Shifts(from, to)
	if err != nil {
		t.Fatal(err)
	}
	if !shifts[0].Start.Equal(from) || !shifts[len(shifts)-1].End.Equal(to) {
		t.Errorf("shifts run from %s to %s", shifts[0].Start, shifts[len(shifts)-1].End)
	}
	for i, s := range shifts {
		if i > 0 && (!shifts[i-1].End.Equal(s.Start) || shifts[i-1].Desk == s.Desk) {
			t.Errorf("%v does not follow %v", s, shifts[i-1])
		}
		for m := -3; m <= 3; m++ {
			moment := s.Start.Add(time.Duration(m) * time.Minute)
			if moment.Before(from) || !moment.Before(to) {
				continue
			}
			duty, err := r.At(moment)
			if err != nil {
				t.Fatal(err)
			}
			var open *Desk
			for k := range r.desks {
				if _, closed, _ := r.closed(k, moment); !closed {
					open = r.desks[k]
					break
				}
			}
			if duty.Desk != open || !duty.Until.After(moment) {
				t.Errorf("at %s: %v until %s, want %v", moment, duty.Desk, duty.Until, open)
			}
			notice, err := r.Notice(moment, "en")
			if err != nil || !notice.Until.After(moment) {
				t.Errorf("notice at %s: %+v, %v", moment, notice, err)
			}
		}
	}
}

// TestClockChanges walks minute by minute through every change of the clocks of
// both zones: the answer of one minute holds until the moment it names.
func TestClockChanges(t *testing.T) {
	r := example(t, `hours = "always"`, `hours = "sun-thu 00:30-03:30 08:00-18:00, fri 01:00-02:30"`)
	for _, change := range []string{"2026-03-08T07:00:00Z", "2026-03-27T00:00:00Z", "2026-10-24T23:00:00Z", "2026-11-01T06:00:00Z"} {
		moment := at(t, change).Add(-3 * time.Hour)
		before, err := r.At(moment)
		if err != nil {
			t.Fatal(err)
		}
		for range 6 * 60 {
			moment = moment.Add(time.Minute)
			duty, err := r.At(moment)
			if err != nil {
				t.Fatal(err)
			}
			if moment.Before(before.Until) && (duty.Desk != before.Desk || !duty.Until.Equal(before.Until)) {
				t.Errorf("at %s %v until %s; before, %v until %s", moment, duty.Desk, duty.Until, before.Desk, before.Until)
			}
			if !moment.Before(before.Until) && duty.Desk != before.Then {
				t.Errorf("at %s %v, announced was %v", moment, duty.Desk, before.Then)
			}
			before = duty
		}
	}
}

// TestHandOver: work follows the ring, twice is once, nothing is lost.
func TestHandOver(t *testing.T) {
	r := example(t)
	items := []Item{{"1", "draft", "jerusalem"}, {"2", "watch", "new-york"}, {"3", "draft", "nobody"}}
	friday := at(t, "2026-11-27T14:30:00Z") // rest in Jerusalem, work in New York
	after, moved, note, err := r.HandOver(items, friday)
	if err != nil {
		t.Fatal(err)
	}
	if fmt.Sprint(after) != "[{1 draft new-york} {2 watch new-york} {3 draft nobody}]" || len(moved) != 1 {
		t.Errorf("after %v, moved %v", after, moved)
	}
	if want := "Friday 27 November 2026, 16:30 +02:00: the North American desk takes over from the Jerusalem desk: draft 1.\n1 belong to no desk of the configuration.\n"; note != want {
		t.Errorf("note %q, want %q", note, want)
	}
	again, moved, _, err := r.HandOver(after, friday)
	if err != nil || len(moved) != 0 || !slices.Equal(again, after) {
		t.Errorf("a second time: %v, %v, %v", again, moved, err)
	}
	saturday := at(t, "2026-11-28T12:00:00Z") // rest in both
	after, moved, note, err = r.HandOver(items, saturday)
	if err != nil || len(moved) != 0 || !slices.Equal(after, items) || !strings.Contains(note, "no desk is open: 1 of the Jerusalem desk unattended") {
		t.Errorf("with all closed: %v, %v, %q, %v", after, moved, note, err)
	}
}

// TestOverride: a person's word beats the calendar both ways.
func TestOverride(t *testing.T) {
	r := example(t, `
[[override]]
desk = "new-york"
start = 2026-11-28T12:00:00Z
end = 2026-11-28T13:00:00Z
kind = "open"
reason = "election"
author = "E. Ditor"
`)
	duty, err := r.At(at(t, "2026-11-28T12:30:00Z"))
	if err != nil || duty.Desk == nil || duty.Desk.ID != "new-york" || !duty.Until.Equal(at(t, "2026-11-28T13:00:00Z")) {
		t.Errorf("%+v, %v", duty, err)
	}
}

func TestRange(t *testing.T) {
	if _, err := example(t).At(time.Time{}); !errors.Is(err, calendar.ErrRange) {
		t.Errorf("the year 1: %v", err)
	}
}

// FuzzParse: a configuration is refused with its lines, or answers for any
// instant of its years without panic.
func FuzzParse(f *testing.F) {
	f.Add(Example, int64(1795785600))
	f.Add([]byte("[house]\nname=\"x\"\nzone=\"UTC\"\n[[desk]]\nid=\"a\"\ncity=\"b\"\nzone=\"UTC\"\nhours=\"mon-sun 08:00-18:00\"\n"), int64(0))
	f.Fuzz(func(t *testing.T, data []byte, unix int64) {
		r, err := Parse("newsroom.toml", data)
		var problems ConfigError
		if err != nil {
			if !errors.As(err, &problems) || len(problems) == 0 {
				t.Fatalf("error is %v", err)
			}
			return
		}
		moment := time.Unix(unix%(4e9), 0)
		duty, err := r.At(moment)
		if err == nil && !duty.Until.IsZero() && !duty.Until.After(moment) {
			t.Fatalf("at %s until %s", moment, duty.Until)
		}
		if err == nil {
			if _, err := r.Notice(moment, "en"); err != nil {
				t.Fatal(err)
			}
		}
	})
}

// twenty makes a house of twenty desks round the world, all resting.
func twenty(b *testing.B) *Rota {
	var text strings.Builder
	text.WriteString("[house]\nname = \"Wide Wire\"\nzone = \"Asia/Jerusalem\"\n")
	for i := range 20 {
		fmt.Fprintf(&text, "[[desk]]\nid = \"d%d\"\ncity = \"C%d\"\nzone = \"Etc/GMT%+d\"\nlatitude = %d\nlongitude = %d\nsuccessor = \"d%d\"\n[desk.rest]\ncalendar = \"jewish\"\n",
			i, i, i-10, i*2-20, -(i-10)*15, (i+1)%20)
	}
	r, err := Parse("wide.toml", []byte(text.String()))
	if err != nil {
		b.Fatal(err)
	}
	return r
}

func BenchmarkRotaYear(b *testing.B) {
	from := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)
	for b.Loop() {
		if _, err := twenty(b).Shifts(from, from.AddDate(1, 0, 0)); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkAt(b *testing.B) {
	r := twenty(b)
	from := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)
	for b.Loop() {
		if _, err := r.At(from.Add(time.Duration(rand.N(int64(360 * 24 * time.Hour))))); err != nil {
			b.Fatal(err)
		}
	}
}
