package clock

import (
	"testing"
	"time"
	_ "time/tzdata"
)

// TestHouse: stamps rise whatever the machine's clock does, and say their zone.
func TestHouse(t *testing.T) {
	fake := NewFake(time.Date(2026, 11, 27, 14, 12, 0, 0, time.UTC))
	house, err := NewHouse(fake, "Asia/Jerusalem")
	if err != nil {
		t.Fatal(err)
	}
	first := house.Stamp()
	if got, want := first.String(), "Friday 27 November 2026, 16:12 +02:00 (Asia/Jerusalem)"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	if got, want := first.Machine(), "2026-11-27T16:12:00.000+02:00"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	if second := house.Stamp(); second.Time.Sub(first.Time) != time.Millisecond {
		t.Errorf("the second stamp is %s", second.Machine())
	}
	fake.Add(-time.Hour)
	if third := house.Stamp(); third.Time.Sub(first.Time) != 2*time.Millisecond || third.Back < time.Hour {
		t.Errorf("after the clock went back: %s, %s back", third.Machine(), third.Back)
	}
}

func TestZone(t *testing.T) {
	for _, name := range []string{"", "Local", "Mars/Olympus", "../etc/passwd", "IST?"} {
		if _, err := Zone(name); err == nil {
			t.Errorf("%q was taken for a zone", name)
		}
	}
}
