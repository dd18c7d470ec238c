package origins

import (
	"fmt"
	"slices"
	"strings"

	"github.com/sayso-news/sayso"
)

// attach enters a story at the ends of the story that it was taken from.
func attach(ends []*end, l *Line, from int, words string) {
	for _, e := range ends {
		if slices.Contains(e.stories, from) && !slices.Contains(e.stories, l.Story) && e.state != sayso.OriginUnknown {
			e.stories = append(e.stories, l.Story)
			slices.Sort(e.stories)
			e.why = append(e.why, fmt.Sprintf("%s takes it from there: “%s”", orStory(l.Outlet), words))
		}
	}
}

// join merges b into a with a reason.
func join(a, b *end, why string) {
	for _, s := range b.stories {
		if !slices.Contains(a.stories, s) {
			a.stories = append(a.stories, s)
		}
	}
	slices.Sort(a.stories)
	a.keys = append(a.keys, b.keys...)
	a.via = append(a.via, b.via...)
	for _, w := range append([]string{why}, b.why...) {
		if w != "" && !slices.Contains(a.why, w) {
			a.why = append(a.why, w)
		}
	}
	if a.state == sayso.OriginUnnamed && b.state == sayso.OriginNamed {
		a.name, a.state, a.kind = b.name, b.state, b.kind
	}
}

// mergeAll joins every pair of ends for which same gives a reason.
func mergeAll(ends []*end, same func(a, b *end) (why string, ok bool)) []*end {
	for changed := true; changed; {
		changed = false
		for i := 0; i < len(ends); i++ {
			for j := i + 1; j < len(ends); j++ {
				if why, ok := same(ends[i], ends[j]); ok {
					join(ends[i], ends[j], why)
					ends = slices.Delete(ends, j, j+1)
					j--
					changed = true
				}
			}
		}
	}
	return ends
}

// mergeTexts joins the own voices of stories behind which there is one text, and
// drops an own voice where a story of the same text names somebody.
func mergeTexts(ends []*end, lines []Line, texts *sets) []*end {
	named := map[int]*end{}
	for _, e := range ends {
		if !e.own && e.state != sayso.OriginUnknown {
			for _, s := range e.stories {
				if root := texts.of(s); named[root] == nil {
					named[root] = e
				}
			}
		}
	}
	ends = slices.DeleteFunc(ends, func(e *end) bool {
		to := named[texts.of(e.stories[0])]
		if !e.own || to == nil {
			return false
		}
		join(to, &end{stories: e.stories}, "one text: a story of it says who said so")
		return true
	})
	return mergeAll(ends, func(a, b *end) (string, bool) {
		return "one text is behind these stories", a.own && b.own && texts.of(a.stories[0]) == texts.of(b.stories[0])
	})
}

// mergeNames joins ends whose names mean the same, or one speaks for the other.
func mergeNames(ends []*end) []*end {
	return mergeAll(ends, func(a, b *end) (string, bool) {
		if a.own || b.own || a.state == sayso.OriginUnknown || b.state == sayso.OriginUnknown {
			return "", false
		}
		for _, x := range a.keys {
			for _, y := range b.keys {
				if why, ok := alike(a, b, x, y); ok {
					return why, true
				}
			}
		}
		return "", false
	})
}

// mergeVia joins an end with one that stands on the way to another: "the
// report" and "inspectors, according to the report".
func mergeVia(ends []*end) []*end {
	on := func(a, b *end) bool {
		return slices.ContainsFunc(a.via, func(v key) bool {
			return slices.ContainsFunc(b.keys, func(k key) bool { return contains(k.words, v.words) || contains(v.words, k.words) })
		})
	}
	return mergeAll(ends, func(a, b *end) (string, bool) {
		if a.own || b.own || a.state == sayso.OriginUnknown || b.state == sayso.OriginUnknown {
			return "", false
		}
		if on(a, b) {
			return b.name + " passes on " + a.name, true
		}
		if on(b, a) {
			return a.name + " passes on " + b.name, true
		}
		return "", false
	})
}

// mergeSpokes joins somebody who is called a spokesman of nobody with the one
// organisation that says the same.
func mergeSpokes(ends []*end) []*end {
	bodies := 0
	for _, e := range ends {
		if e.kind == sayso.HopOrganisation {
			bodies++
		}
	}
	speaks := func(e *end) bool {
		return e.kind == sayso.HopPerson && slices.ContainsFunc(e.keys, func(k key) bool {
			return strings.HasPrefix(k.words[0], "spokes") || strings.HasPrefix(k.words[len(k.words)-1], "spokes")
		})
	}
	return mergeAll(ends, func(a, b *end) (string, bool) {
		if bodies == 1 && (speaks(a) && b.kind == sayso.HopOrganisation || speaks(b) && a.kind == sayso.HopOrganisation) {
			return "a spokesman speaks for it", true
		}
		return "", false
	})
}

// mergeOwners joins own voices of outlets that have one owner, and those of
// one outlet.
func mergeOwners(ends []*end) []*end {
	return mergeAll(ends, func(a, b *end) (string, bool) {
		if !a.own || !b.own {
			return "", false
		}
		if a.outlet != "" && a.outlet == b.outlet {
			return a.outlet + " says it in its own voice: its stories are one origin", true
		}
		if a.owner != "" && a.owner == b.owner {
			return a.outlet + " and " + b.outlet + " belong to " + a.owner, true
		}
		return "", false
	})
}

// mergeUnknown makes one of all that nobody is known to stand behind: two
// unknowns cannot be told apart.
func mergeUnknown(ends []*end) []*end {
	return mergeAll(ends, func(a, b *end) (string, bool) {
		return "", a.state == sayso.OriginUnknown && b.state == sayso.OriginUnknown
	})
}
