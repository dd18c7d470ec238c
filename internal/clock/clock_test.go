package clock

import (
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
