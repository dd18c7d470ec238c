// Package clock is the only place that asks what time it is.
//
// Whatever needs the present moment takes a Clock, so that a test says what
// the moment is. It imports the standard library only.
package clock

import (
	"sync"
	"time"
)

// Clock tells the present moment.
type Clock interface {
	Now() time.Time // UTC
}

// System is the machine's clock.
type System struct{}

// Now gives the present moment in UTC.
func (System) Now() time.Time { return time.Now().UTC() }

// Fake is a clock that stands still until it is moved. It is safe for use by
// several goroutines. The zero value stands at the zero time.
type Fake struct {
	mu  sync.Mutex
	now time.Time
}

// NewFake gives a clock that stands at now.
func NewFake(now time.Time) *Fake { return &Fake{now: now.UTC()} }

// Now gives the moment the clock stands at, in UTC.
func (f *Fake) Now() time.Time {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.now
}

// Add moves the clock by d.
func (f *Fake) Add(d time.Duration) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.now = f.now.Add(d)
}
