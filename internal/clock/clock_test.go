package clock

import (
	"errors"
	"testing"
	"time"
)

func TestFake(t *testing.T) {
	start := time.Date(2025, 3, 1, 12, 0, 0, 0, time.FixedZone("", 3600))
	f := NewFake(start)
	f.Add(time.Minute)
	var c Clock = f
	if got := c.Now(); !got.Equal(start.Add(time.Minute)) || got.Location() != time.UTC {
		t.Errorf("Now() = %v", got)
	}
	if (System{}).Now().Location() != time.UTC {
		t.Error("the system's clock is not in UTC")
	}
}

func TestUnknownZoneNamesNearOnes(t *testing.T) {
	for name, want := range map[string]string{
		"Asia/Jerusalm": "Asia/Jerusalem",
		"Europe/Olso":   "Europe/Oslo",
		"new york":      "America/New_York",
		"EST5":          "",
	} {
		_, err := Zone(name)
		var zone *ZoneError
		if !errors.As(err, &zone) {
			t.Fatalf("%s: %v", name, err)
		}
		var got string
		if len(zone.Near) > 0 {
			got = zone.Near[0]
		}
		if got != want {
			t.Errorf("%s: near %q, want %q first", name, zone.Near, want)
		}
	}
}
