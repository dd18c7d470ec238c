package desk

import (
	"fmt"
	"sort"
	"sync"
	"time"

	"github.com/sayso-news/sayso/internal/calendar"
)

// Rota answers who is on duty. It is safe for use by several goroutines.
type Rota struct {
	House House

	desks []*Desk // in the order of the configuration, which is that of duty

	mu    sync.RWMutex
	years []map[int][]calendar.Window // desk → UTC year → closed windows that touch it
}

// Desks gives the desks in order of duty.
func (r *Rota) Desks() []*Desk { return r.desks }

// Desk gives the desk with an id, nil when there is none.
func (r *Rota) Desk(id string) *Desk {
	for _, d := range r.desks {
		if d.ID == id {
			return d
		}
	}
	return nil
}

// Rest gives the windows in which a desk rests that overlap [from, to), whole.
func (r *Rota) Rest(d *Desk, from, to time.Time) ([]calendar.Window, error) {
	windows, err := d.restWindows(from, to)
	if err != nil {
		return nil, fmt.Errorf("windows of desk %s: %w", d.ID, err)
	}
	return windows, nil
}

// Coverage gives the windows in which a desk is open, cut to [from, to).
func (r *Rota) Coverage(d *Desk, from, to time.Time) ([]calendar.Window, error) {
	closed, err := d.closedWindows(from, to)
	if err != nil {
		return nil, fmt.Errorf("windows of desk %s: %w", d.ID, err)
	}
	open := []calendar.Window{{Start: from, End: to, Basis: calendar.Computed}}
	for _, w := range closed {
		open = calendar.Without(open, w.Start, w.End)
	}
	return open, nil
}

// closedIn gives a desk's closed windows that touch a UTC year.
func (r *Rota) closedIn(desk, year int) ([]calendar.Window, error) {
	r.mu.RLock()
	windows, ok := r.years[desk][year]
	r.mu.RUnlock()
	if ok {
		return windows, nil
	}
	from := time.Date(year, 1, 1, 0, 0, 0, 0, time.UTC)
	windows, err := r.desks[desk].closedWindows(from, from.AddDate(1, 0, 0).Add(-1))
	if err != nil {
		return nil, fmt.Errorf("windows of desk %s: %w", r.desks[desk].ID, err)
	}
	r.mu.Lock()
	r.years[desk][year] = windows
	r.mu.Unlock()
	return windows, nil
}

// closed gives the window that closes a desk at an instant; ok is false when it is open.
func (r *Rota) closed(desk int, at time.Time) (w calendar.Window, ok bool, err error) {
	windows, err := r.closedIn(desk, at.UTC().Year())
	if err != nil {
		return w, false, err
	}
	i := sort.Search(len(windows), func(i int) bool { return windows[i].End.After(at) })
	if i < len(windows) && windows[i].Has(at) {
		return windows[i], true, nil
	}
	return w, false, nil
}

// horizon is how far ahead the next change is looked for.
const horizon = 3 * 366 * 24 * time.Hour

// opens gives when a desk that is closed at an instant opens next; zero when
// not within the horizon.
func (r *Rota) opens(desk int, at time.Time) (time.Time, error) {
	for t := at; t.Sub(at) < horizon && t.UTC().Year() <= calendar.LastYear; {
		w, closed, err := r.closed(desk, t)
		if err != nil {
			return time.Time{}, err
		}
		if !closed {
			return t, nil
		}
		t = w.End
	}
	return time.Time{}, nil
}

// closes gives the window that closes next a desk which is open at an instant; ok is
// false when none is within the horizon.
func (r *Rota) closes(desk int, at time.Time) (w calendar.Window, ok bool, err error) {
	first := at.UTC().Year()
	for year := first; year <= min(first+3, calendar.LastYear); year++ {
		windows, err := r.closedIn(desk, year)
		if err != nil {
			return w, false, err
		}
		i := sort.Search(len(windows), func(i int) bool { return windows[i].Start.After(at) })
		if i < len(windows) {
			return windows[i], true, nil
		}
	}
	return w, false, nil
}
