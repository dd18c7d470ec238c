package read_test

import (
	"fmt"
	"slices"
	"strings"

	"github.com/sayso-news/sayso"
)

func wantContent(w *want) error {
	st, err := w.statement(w.at(0), false)
	if err != nil {
		return err
	}
	pieces := w.after("=")
	same := len(pieces) == len(st.Content)
	for i := range pieces {
		same = same && trimEdges(pieces[i].text) == clause(st.Content[i].Text)
	}
	if !same {
		return fmt.Errorf("found %q (%s)", texts(st.Content), st.By)
	}
	return nil
}

// clause gives a content without marks at its edges and without the conjunction
// that opens it.
func clause(text string) string {
	text = trimEdges(text)
	text = strings.TrimPrefix(text, "the fact ")
	return trimEdges(strings.TrimPrefix(text, "that "))
}

// wantBegins and wantEnds check the edges of a content too long to repeat.
func wantBegins(w *want) error {
	st, err := w.statement(w.at(0), false)
	if err != nil {
		return err
	}
	if !strings.HasPrefix(clause(st.Content[0].Text), w.at(2).text) {
		return fmt.Errorf("found %q (%s)", texts(st.Content), st.By)
	}
	return nil
}

func wantEnds(w *want) error {
	st, err := w.statement(w.at(0), false)
	if err != nil {
		return err
	}
	if !strings.HasSuffix(trimEdges(st.Content[len(st.Content)-1].Text), w.at(2).text) {
		return fmt.Errorf("found %q (%s)", texts(st.Content), st.By)
	}
	return nil
}

func wantCue(w *want) error {
	st, err := w.statement(w.at(0), false)
	if err != nil {
		return err
	}
	if st.Cue == nil {
		return fmt.Errorf("no cue (%s)", st.By)
	}
	if w.at(1).text == "~" && strings.Contains(st.Cue.Text, w.at(2).text) {
		return nil
	}
	if trimEdges(st.Cue.Text) != trimEdges(w.at(2).text) {
		return fmt.Errorf("found %q (%s)", st.Cue.Text, st.By)
	}
	return nil
}

func wantSource(w *want) error {
	st, err := w.statement(w.at(0), false)
	if err != nil {
		return err
	}
	found := []string{}
	for _, source := range st.Sources {
		if sameName(w.at(2).text, source.Text) {
			return nil
		}
		found = append(found, source.Text)
	}
	return fmt.Errorf("found %q (%s)", found, st.By)
}

func wantChain(w *want) error {
	st, err := w.statement(w.at(0), false)
	if err != nil {
		return err
	}
	wanted := w.after("=")
	hops := st.Chain[1:]
	i := 0
	for ; len(wanted) > 0; i++ {
		if len(wanted) < 2 {
			return fmt.Errorf("a hop is a name and a kind: %v", wanted)
		}
		if i >= len(hops) || !hopIs(hops[i], wanted[0].text, wanted[1].text) {
			return fmt.Errorf("found %s (%s)", chainString(hops), st.By)
		}
		wanted = wanted[2:]
		if len(wanted) > 0 {
			wanted = wanted[1:] // the "<" between two hops
		}
	}
	if i != len(hops) {
		return fmt.Errorf("found %s (%s)", chainString(hops), st.By)
	}
	return nil
}

func hopIs(hop sayso.Hop, name, kind string) bool {
	return string(hop.Kind) == kind && (sameName(name, hop.Name) || hop.Evidence != nil && sameName(name, hop.Evidence.Text))
}

func chainString(hops []sayso.Hop) string {
	parts := []string{}
	for _, hop := range hops {
		name := fmt.Sprintf("%q", hop.Name)
		if hop.Evidence != nil && hop.Evidence.Text != hop.Name {
			name += fmt.Sprintf("(%q)", hop.Evidence.Text)
		}
		parts = append(parts, name+" "+string(hop.Kind))
	}
	if len(parts) == 0 {
		return "no hop"
	}
	return strings.Join(parts, " < ")
}

func wantOrigin(w *want) error {
	st, err := w.statement(w.at(0), false)
	if err != nil {
		return err
	}
	state, name := w.at(2).text, w.at(3).text
	last := st.Chain[len(st.Chain)-1]
	named := name == "" || sameName(name, st.Origin.Name) || last.Evidence != nil && sameName(name, last.Evidence.Text)
	if string(st.Origin.State) != state || !named {
		return fmt.Errorf("found %s %q (%s)", st.Origin.State, st.Origin.Name, st.By)
	}
	return nil
}

func wantMode(w *want) error {
	st, err := w.statement(w.at(0), true)
	if err != nil {
		return err
	}
	if string(st.Mode) != w.at(2).text {
		return fmt.Errorf("found %s (%s)", st.Mode, st.By)
	}
	return nil
}

func wantPolarity(w *want) error {
	st, err := w.statement(w.at(0), true)
	if err != nil {
		return err
	}
	if st.Polarity != w.at(2).text {
		return fmt.Errorf("found %s (%s)", st.Polarity, st.By)
	}
	return nil
}

func wantHedge(w *want) error {
	st, err := w.statement(w.at(0), true)
	if err != nil {
		return err
	}
	if !slices.ContainsFunc(st.Hedges, func(p sayso.Passage) bool { return strings.EqualFold(p.Text, w.at(1).text) }) {
		return fmt.Errorf("found %q (%s)", texts(st.Hedges), st.By)
	}
	return nil
}

func wantSame(w *want) error {
	a, err := w.statement(w.at(0), false)
	if err != nil {
		return err
	}
	b, err := w.statement(w.at(1), false)
	if err != nil {
		return err
	}
	if !slices.Contains(a.SameAs, b.ID) || !slices.Contains(b.SameAs, a.ID) {
		return fmt.Errorf("%s is the same as %v, %s as %v", a.ID, a.SameAs, b.ID, b.SameAs)
	}
	return nil
}

func wantWithin(w *want) error {
	inner, err := w.statement(w.at(0), false)
	if err != nil {
		return err
	}
	p, err := w.place(w.at(1))
	if err != nil {
		return err
	}
	if inner.Within == nil {
		return fmt.Errorf("%s %q stands within nothing (%s)", inner.ID, texts(inner.Content), inner.By)
	}
	for i := range w.r.Statements {
		if outer := &w.r.Statements[i]; outer.ID == *inner.Within && statementAt(outer, p) {
			return nil
		}
	}
	return fmt.Errorf("%s stands within %s", inner.ID, *inner.Within)
}

func wantOwn(w *want) error {
	p, err := w.place(w.at(0))
	if err != nil {
		return err
	}
	found := []string{}
	for i := range w.r.Statements {
		st := &w.r.Statements[i]
		if !statementAt(st, p) {
			continue
		}
		found = append(found, fmt.Sprintf("%s %q", st.Mode, texts(st.Content)))
		if st.Mode == sayso.Own && slices.ContainsFunc(st.Content, func(piece sayso.Passage) bool { return piece.Start <= p.start && p.end <= piece.End }) {
			return nil
		}
	}
	return fmt.Errorf("found %s", strings.Join(found, "; "))
}

func wantNotOwn(w *want) error {
	p, err := w.place(w.at(0))
	if err != nil {
		return err
	}
	for i := range w.r.Statements {
		if st := &w.r.Statements[i]; st.Mode == sayso.Own && statementAt(st, p) {
			return fmt.Errorf("own voice has %q (%s)", texts(st.Content), st.By)
		}
	}
	return nil
}
