package read_test

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/sayso-news/sayso"
)

func wantBlocks(w *want) error {
	for _, x := range w.words {
		kind, count, _ := strings.Cut(x.text, "=")
		wanted, err := strconv.Atoi(count)
		if err != nil {
			return fmt.Errorf("count of %s: %w", kind, err)
		}
		found := 0
		for _, block := range w.r.Blocks {
			if string(block.Kind) == kind {
				found++
			}
		}
		if found != wanted {
			return fmt.Errorf("found %d %s blocks", found, kind)
		}
	}
	return nil
}

func wantBlock(w *want) error {
	found := []string{}
	for _, block := range w.r.Blocks {
		if string(block.Kind) == w.at(0).text {
			if w.r.Text[block.Start:block.End] == w.at(1).text {
				return nil
			}
			found = append(found, w.r.Text[block.Start:block.End])
		}
	}
	return fmt.Errorf("found %q", found)
}

func wantEntity(w *want) error {
	entity := w.entityNamed(w.at(0).text)
	if entity == nil {
		names := []string{}
		for _, e := range w.r.Entities {
			names = append(names, e.Name)
		}
		return fmt.Errorf("found %q", names)
	}
	for i := 1; i+1 < len(w.words); i += 2 {
		value := w.words[i+1].text
		switch w.words[i].text {
		case "kind":
			if string(entity.Kind) != value {
				return fmt.Errorf("kind is %s", entity.Kind)
			}
		case "description":
			if !slices.ContainsFunc(entity.Descriptions, func(d sayso.Description) bool {
				return strings.EqualFold(trimEdges(d.Text), trimEdges(value))
			}) {
				return fmt.Errorf("descriptions are %v", entity.Descriptions)
			}
		default:
			return fmt.Errorf("an entity has no %q", w.words[i].text)
		}
	}
	return nil
}

// entityNamed finds an entity by its name, or by a mention with that text.
func (w *want) entityNamed(name string) *sayso.Entity {
	for i := range w.r.Entities {
		if w.r.Entities[i].Name == name {
			return &w.r.Entities[i]
		}
	}
	for i := range w.r.Entities {
		if slices.ContainsFunc(w.r.Entities[i].Mentions, func(m sayso.Mention) bool { return m.Text == name }) {
			return &w.r.Entities[i]
		}
	}
	return nil
}

// entityAt finds the entity whose mention fits a place best.
func (w *want) entityAt(x word) (*sayso.Entity, error) {
	p, err := w.place(x)
	if err != nil {
		return nil, err
	}
	var best *sayso.Entity
	share := 0.0
	for i := range w.r.Entities {
		for _, m := range w.r.Entities[i].Mentions {
			if s := p.share(m.Start, m.End); s > share {
				best, share = &w.r.Entities[i], s
			}
		}
	}
	if best == nil {
		return nil, fmt.Errorf("no mention at %q@%d", x.text, x.nth)
	}
	return best, nil
}

func (w *want) entitiesAt() ([]*sayso.Entity, error) {
	var entities []*sayso.Entity
	for _, x := range w.words {
		e, err := w.entityAt(x)
		if err != nil {
			return nil, err
		}
		entities = append(entities, e)
	}
	if len(entities) < 2 {
		return nil, errors.New("two places are needed")
	}
	return entities, nil
}

func wantSameEntity(w *want) error {
	entities, err := w.entitiesAt()
	if err != nil {
		return err
	}
	for i, e := range entities {
		if e != entities[0] {
			return fmt.Errorf("%q is %s %q, %q is %s %q", w.at(0).text, entities[0].ID, entities[0].Name, w.at(i).text, e.ID, e.Name)
		}
	}
	return nil
}

func wantDifferentEntity(w *want) error {
	entities, err := w.entitiesAt()
	if err != nil {
		return err
	}
	for i, e := range entities {
		if slices.Contains(entities[:i], e) {
			return fmt.Errorf("%q is %s %q too", w.at(i).text, e.ID, e.Name)
		}
	}
	return nil
}

func wantTime(w *want) error {
	tx, err := w.timeAt(w.at(0))
	if err != nil {
		return err
	}
	value := w.at(2).text
	if value != "open" {
		if !tx.Resolved || tx.Value != value {
			return fmt.Errorf("found %s, resolved %t", tx.Value, tx.Resolved)
		}
		return nil
	}
	if tx.Resolved {
		return fmt.Errorf("resolved to %s", tx.Value)
	}
	if w.at(3).text == "anchor" {
		anchor, err := w.timeAt(w.at(4))
		if err != nil {
			return err
		}
		if tx.Anchor != anchor.ID {
			return fmt.Errorf("anchored on %s, not on %s", tx.Anchor, anchor.ID)
		}
	}
	return nil
}

func (w *want) timeAt(x word) (*sayso.Time, error) {
	p, err := w.place(x)
	if err != nil {
		return nil, err
	}
	var best *sayso.Time
	share := 0.0
	for i := range w.r.Times {
		if s := p.share(w.r.Times[i].Start, w.r.Times[i].End); s > share {
			best, share = &w.r.Times[i], s
		}
	}
	if best == nil {
		return nil, fmt.Errorf("no time at %q", x.text)
	}
	return best, nil
}

func wantUnknown(w *want) error {
	p, err := w.place(w.at(0))
	if err != nil {
		return err
	}
	found := []string{}
	for _, unknown := range w.r.Unknowns {
		if !p.overlaps(unknown.Start, unknown.End) {
			found = append(found, unknown.Text)
			continue
		}
		by := w.at(2).text
		if unknown.By == nil {
			if by == "-" || by == "" {
				return nil
			}
			return fmt.Errorf("by nobody")
		}
		for _, e := range w.r.Entities {
			if e.ID != *unknown.By {
				continue
			}
			if by == "" || sameName(by, e.Name) || slices.ContainsFunc(e.Mentions, func(m sayso.Mention) bool { return m.Text == by }) {
				return nil
			}
			return fmt.Errorf("by %q", e.Name)
		}
	}
	return fmt.Errorf("elsewhere: %q", found)
}

// ownVoice tells whether an origin is the printing outlet itself, which is not counted.
func (w *want) ownVoice(origin sayso.Origin) bool {
	return origin.Kind == sayso.HopOutlet && origin.Name == w.r.Story.Outlet.Name
}

func wantOrigins(w *want) error {
	counts := map[string]int{}
	found := []string{}
	for _, origin := range w.r.Origins {
		if !w.ownVoice(origin) {
			counts[string(origin.State)]++
			found = append(found, fmt.Sprintf("%s %q", origin.State, origin.Name))
		}
	}
	for _, x := range w.words {
		state, count, _ := strings.Cut(x.text, "=")
		wanted, err := strconv.Atoi(count)
		if err != nil {
			return fmt.Errorf("count of %s: %w", state, err)
		}
		if counts[state] != wanted {
			return fmt.Errorf("found %s", strings.Join(found, ", "))
		}
	}
	return nil
}

func wantOriginOf(w *want) error {
	found := []string{}
	for _, origin := range w.r.Origins {
		if sameName(w.at(0).text, origin.Name) && string(origin.State) == w.at(1).text && string(origin.Kind) == w.at(2).text {
			return nil
		}
		found = append(found, fmt.Sprintf("%q %s %s", origin.Name, origin.State, origin.Kind))
	}
	return fmt.Errorf("found %s", strings.Join(found, ", "))
}

func wantNote(w *want) error {
	p, err := w.place(w.at(1))
	if err != nil {
		return err
	}
	found := []string{}
	for _, note := range w.r.Notes {
		if note.Code == w.at(0).text && p.overlaps(note.Start, max(note.End, note.Start+1)) {
			return nil
		}
		found = append(found, fmt.Sprintf("%s %d-%d", note.Code, note.Start, note.End))
	}
	return fmt.Errorf("found %v", found)
}
