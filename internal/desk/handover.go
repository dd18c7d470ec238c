package desk

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

// Item is open work: a draft, an assignment, a watch.
type Item struct {
	ID, Kind string
	Desk     string // id of the desk that has it
}

// Move is an item that went from one desk to another.
type Move struct {
	Item     Item // as it was
	From, To string
}

// HandOver gives the open work of desks that are closed at an instant to their
// successors; where a successor is closed too, to its successor, round the ring.
// What nobody can take stays where it is and is named in the note. The same
// state and instant give the same result, and doing it twice moves nothing
// twice. The note is "" when nothing moved and nothing is left unattended.
func (r *Rota) HandOver(items []Item, at time.Time) (after []Item, moved []Move, note string, err error) {
	after = slices.Clone(items)
	left := map[string]int{}
	for i, item := range after {
		to, err := r.takesOver(item.Desk, at)
		if err != nil {
			return nil, nil, "", fmt.Errorf("hand over %s %s: %w", item.Kind, item.ID, err)
		}
		switch to {
		case item.Desk:
		case "":
			left[item.Desk]++
		default:
			moved = append(moved, Move{Item: item, From: item.Desk, To: to})
			after[i].Desk = to
		}
	}
	return after, moved, r.note(moved, left, at), nil
}

// takesOver gives the desk that has a desk's open work at an instant: itself
// while it is open, "" when the whole ring is closed or no desk has the id.
func (r *Rota) takesOver(id string, at time.Time) (string, error) {
	for range r.desks {
		i := slices.IndexFunc(r.desks, func(d *Desk) bool { return d.ID == id })
		if i < 0 {
			return "", nil
		}
		_, closed, err := r.closed(i, at)
		if err != nil {
			return "", err
		}
		if !closed {
			return id, nil
		}
		id = r.desks[i].Successor
	}
	return "", nil
}

// note says in words what moved and what is unattended, desk by desk.
func (r *Rota) note(moved []Move, left map[string]int, at time.Time) string {
	var b strings.Builder
	for _, d := range r.desks {
		to := map[string][]string{}
		for _, m := range moved {
			if m.From == d.ID {
				to[m.To] = append(to[m.To], m.Item.Kind+" "+m.Item.ID)
			}
		}
		for _, other := range r.desks {
			if list := to[other.ID]; len(list) > 0 {
				fmt.Fprintf(&b, "%s: the %s takes over from the %s: %s.\n", at.In(r.House.Zone).Format("Monday 2 January 2006, 15:04 -07:00"), other.Name, d.Name, strings.Join(list, ", "))
			}
		}
		if n := left[d.ID]; n > 0 {
			fmt.Fprintf(&b, "%s: no desk is open: %d of the %s unattended.\n", at.In(r.House.Zone).Format("Monday 2 January 2006, 15:04 -07:00"), n, d.Name)
		}
	}
	unknown := 0
	for id, n := range left {
		if r.Desk(id) == nil {
			unknown += n
		}
	}
	if unknown > 0 {
		fmt.Fprintf(&b, "%d belong to no desk of the configuration.\n", unknown)
	}
	return b.String()
}
