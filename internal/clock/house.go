package clock

import (
	"fmt"
	"sync"
	"time"
)

// House stamps what a newsroom publishes: in one zone, which is always shown,
// each stamp later than the one before. It is safe for use by several
// goroutines.
type House struct {
	clock Clock
	zone  *time.Location

	mu   sync.Mutex
	last time.Time
}

// NewHouse makes a house clock for an IANA zone. "" and "Local" are no zones.
func NewHouse(clock Clock, zone string) (*House, error) {
	loc, err := Zone(zone)
	if err != nil {
		return nil, fmt.Errorf("house clock: %w", err)
	}
	return &House{clock: clock, zone: loc}, nil
}

// Stamp is a moment as a newsroom shows it.
type Stamp struct {
	Time time.Time // in the house zone, whole milliseconds
	// Back is how far the machine's clock stood behind the stamp before: then
	// the stamp is that one and a millisecond, and somebody should look at it.
	Back time.Duration
}

// Stamp gives the present moment, or a millisecond after the last stamp where
// the clock has not gone on.
func (h *House) Stamp() Stamp {
	h.mu.Lock()
	defer h.mu.Unlock()
	now := h.clock.Now().Truncate(time.Millisecond)
	stamp := Stamp{Time: now}
	if !now.After(h.last) {
		stamp.Time = h.last.Add(time.Millisecond)
		stamp.Back = h.last.Sub(now)
	}
	h.last = stamp.Time
	stamp.Time = stamp.Time.In(h.zone)
	return stamp
}

// Zone gives the house zone.
func (h *House) Zone() *time.Location { return h.zone }

// String is the stamp for readers, with its zone: "Friday 27 November 2026,
// 16:12 +02:00 (Asia/Jerusalem)".
func (s Stamp) String() string {
	return s.Time.Format("Monday 2 January 2006, 15:04 -07:00") + " (" + s.Time.Location().String() + ")"
}

// Machine is the stamp for machines: RFC 3339 with milliseconds and offset.
func (s Stamp) Machine() string { return s.Time.Format("2006-01-02T15:04:05.000Z07:00") }
