package show

import (
	"fmt"

	"github.com/sayso-news/sayso"
)

// A tally counts what a story rests on.
type tally struct {
	Statements int
	Own        int // in the outlet's own voice
	Origins    int
	Named      int
	Unnamed    int
	Unknown    int
	Open       int // times that could not be resolved
}

func tallyOf(r *sayso.Reading) tally {
	t := tally{Statements: len(r.Statements), Origins: len(r.Origins)}
	for i := range r.Statements {
		if r.Statements[i].Mode == sayso.Own {
			t.Own++
		}
	}
	for _, origin := range r.Origins {
		switch origin.State {
		case sayso.OriginNamed:
			t.Named++
		case sayso.OriginUnnamed:
			t.Unnamed++
		default:
			t.Unknown++
		}
	}
	for _, tm := range r.Times {
		if !tm.Resolved {
			t.Open++
		}
	}
	return t
}

// String is the line of sums under a story.
func (t tally) String() string {
	return fmt.Sprintf("%s · %s: %d named, %d unnamed, %d unknown",
		count(t.Statements, "statement"), count(t.Origins, "origin"), t.Named, t.Unnamed, t.Unknown)
}

// count gives "1 statement" or "3 statements".
func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// sentence tells somebody new what the story rests on.
func (t tally) sentence(outlet string) string {
	if t.Statements == 0 {
		return "No statement was found in this story."
	}
	if outlet == "" {
		outlet = "the outlet"
	}
	words := fmt.Sprintf("This story makes %s.", count(t.Statements, "statement"))
	switch rest := t.Statements - t.Own; {
	case rest == 0 && t.Own == 1:
		return words + fmt.Sprintf(" It is %s's own; no source is given for it.", outlet)
	case rest == 0:
		return words + fmt.Sprintf(" All of them are %s's own; no source is given for any.", outlet)
	case t.Own > 0:
		words += fmt.Sprintf(" %d %s %s's own; %d %s", t.Own, verb(t.Own, "is", "are"), outlet, rest, verb(rest, "comes", "come"))
	case rest == 1:
		words += " It comes"
	default:
		words += " All of them come"
	}
	return words + " from " + t.originWords() + "."
}

// originWords counts the origins and says how many are not named.
func (t tally) originWords() string {
	switch {
	case t.Origins == 0:
		return "nobody the story tells"
	case t.Unnamed == t.Origins:
		return count(t.Origins, "unnamed origin")
	case t.Unknown == t.Origins:
		return count(t.Origins, "unknown origin")
	case t.Named == t.Origins:
		return count(t.Origins, "named origin")
	case t.Unknown == 0:
		return fmt.Sprintf("%d origins, %d of them unnamed", t.Origins, t.Unnamed)
	case t.Unnamed == 0:
		return fmt.Sprintf("%d origins, %d of them unknown", t.Origins, t.Unknown)
	}
	return fmt.Sprintf("%d origins, %d of them unnamed and %d unknown", t.Origins, t.Unnamed, t.Unknown)
}

func verb(n int, one, many string) string {
	if n == 1 {
		return one
	}
	return many
}
