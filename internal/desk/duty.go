package desk

import (
	"fmt"
	"time"

	"github.com/sayso-news/sayso/internal/calendar"
)

// Duty is who is on duty at an instant and until when.
type Duty struct {
	At    time.Time
	Desk  *Desk     // nil: unattended
	Until time.Time // when that changes; zero when it does not for three years
	Then  *Desk     // who is on duty from Until on; nil: nobody
	// Closing is the window that takes the desk off duty at Until; without
	// reasons where another desk comes on duty before.
	Closing calendar.Window
}

// At gives who is on duty at an instant. The error is calendar.ErrRange, wrapped.
func (r *Rota) At(at time.Time) (Duty, error) {
	at = at.UTC()
	duty := Duty{At: at}
	on, err := r.onDuty(at)
	if err != nil {
		return duty, err
	}
	earlier := len(r.desks) // desks whose opening ends this duty
	if on >= 0 {
		duty.Desk, earlier = r.desks[on], on
		w, ok, err := r.closes(on, at)
		if err != nil {
			return duty, err
		}
		if ok {
			duty.Until, duty.Closing = w.Start, w
		}
	}
	for i := range earlier {
		opens, err := r.opens(i, at)
		if err != nil {
			return duty, err
		}
		if !opens.IsZero() && (duty.Until.IsZero() || opens.Before(duty.Until)) {
			duty.Until, duty.Closing = opens, calendar.Window{}
		}
	}
	if duty.Until.IsZero() || duty.Until.Year() > calendar.LastYear {
		duty.Until = time.Time{}
		return duty, nil
	}
	then, err := r.onDuty(duty.Until)
	if err != nil {
		return duty, err
	}
	if then >= 0 {
		duty.Then = r.desks[then]
	}
	return duty, nil
}

// onDuty gives the index of the first desk that is open, -1 when none is.
func (r *Rota) onDuty(at time.Time) (int, error) {
	for i := range r.desks {
		_, closed, err := r.closed(i, at)
		if err != nil {
			return -1, err
		}
		if !closed {
			return i, nil
		}
	}
	return -1, nil
}

// Shift is a stretch of duty [Start, End).
type Shift struct {
	Desk       *Desk // nil: unattended
	Start, End time.Time
	Closing    calendar.Window // why it ends, as in Duty; without reasons at the end of what was asked for
}

// Shifts gives the duties of [from, to), cut to it, without a gap between them.
func (r *Rota) Shifts(from, to time.Time) ([]Shift, error) {
	var out []Shift
	for at := from.UTC(); at.Before(to); {
		duty, err := r.At(at)
		if err != nil {
			return nil, err
		}
		shift := Shift{Desk: duty.Desk, Start: at, End: duty.Until, Closing: duty.Closing}
		if duty.Until.IsZero() || duty.Until.After(to) {
			shift.End, shift.Closing = to.UTC(), calendar.Window{}
		}
		if !shift.End.After(at) {
			return nil, fmt.Errorf("internal error: the duty at %s does not end after it", at.Format(time.RFC3339))
		}
		out = append(out, shift)
		at = shift.End
	}
	return out, nil
}

// Next gives the first change of duty after an instant; ok is false when there
// is none for three years.
func (r *Rota) Next(at time.Time) (duty Duty, ok bool, err error) {
	now, err := r.At(at)
	if err != nil || now.Until.IsZero() {
		return Duty{}, false, err
	}
	duty, err = r.At(now.Until)
	return duty, err == nil, err
}
