package eval

import (
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/sayso-news/sayso"
)

// ShownItems lists the articles of a draw, each a document: the sentence alone
// would be read without its story.
func ShownItems(data string, split Split) ([]Item, error) {
	draw, err := drawOf(split)
	if err != nil {
		return nil, err
	}
	wanted := map[string]bool{}
	for _, d := range draw {
		wanted[d.article] = true
	}
	found := map[string]article{}
	if err := articles(data, func(a article) {
		if wanted[a.ID] {
			found[a.ID] = a
		}
	}); err != nil {
		return nil, err
	}
	var out []Item
	for _, d := range draw {
		a, ok := found[d.article]
		if !ok || d.end > len(a.Text) {
			return nil, fmt.Errorf("find article %s of the draw: not in raw-allsides-news as it was drawn from", d.article)
		}
		out = append(out, Item{ID: a.ID, Text: a.Text, Printer: a.Source})
	}
	return out, nil
}

// Shown scores the events read in the sentences of a draw by the verdicts that a
// person gave: right when somebody who reads the sentence agrees that this was
// done, by these, to these. An event without a verdict is not counted, and the
// share of those that have one is reported.
func Shown(_ string, split Split, predictions map[string]*sayso.Reading) (*Report, error) {
	draw, err := drawOf(split)
	if err != nil {
		return nil, err
	}
	verdicts, err := verdictsOf(split)
	if err != nil {
		return nil, err
	}
	report := &Report{Task: "events shown, raw-allsides-news", Split: split, Docs: len(draw)}
	var precision, judged []counts
	for _, d := range draw {
		events, err := eventsIn(d, predictions)
		if err != nil {
			return nil, err
		}
		var p, j counts
		for _, ev := range events {
			j.predicted, j.gold = j.predicted+1, j.gold+1
			verdict, ok := verdicts[verdictKey(d.article, ev)]
			if !ok {
				continue
			}
			j.right++
			p.predicted, p.gold = p.predicted+1, p.gold+1
			if verdict {
				p.right++
			} else {
				report.Errors = append(report.Errors, Failure{ev.Type, d.article, ev.Trigger.Start, ev.Trigger.End})
			}
		}
		precision, judged = append(precision, p), append(judged, j)
	}
	report.Measures = []Measure{measure("precision of events shown", precision), measure("events with a verdict", judged)}
	return report, nil
}

// eventsIn gives the events shown whose trigger stands in a drawn sentence.
func eventsIn(d drawn, predictions map[string]*sayso.Reading) ([]*sayso.Event, error) {
	r := predictions[d.article]
	if r == nil {
		return nil, fmt.Errorf("no prediction for %s: run predict on the same part of the set", d.article)
	}
	var out []*sayso.Event
	for i := range r.Events {
		if ev := &r.Events[i]; ev.Shown() && d.start <= ev.Trigger.Start && ev.Trigger.Start < d.end {
			out = append(out, ev)
		}
	}
	return out, nil
}

// verdictColumns are the columns of a file of verdicts; a sheet has the words
// behind them, which are not to be committed.
const verdictColumns = 7

// verdictKey is what a verdict is about, as the columns of its file after the
// verdict itself.
func verdictKey(article string, ev *sayso.Event) string {
	polarity := ""
	if ev.Polarity == "negative" {
		polarity = " not"
	}
	return strings.Join([]string{article, fmt.Sprintf("%d-%d", ev.Trigger.Start, ev.Trigger.End), ev.Type, ev.Modality + polarity, partyBytes(ev.Actors), partyBytes(ev.Recipients)}, "\t")
}

func partyBytes(list []sayso.Party) string {
	var out []string
	for _, p := range list {
		out = append(out, fmt.Sprintf("%d-%d", p.Start, p.End))
	}
	return strings.Join(out, " ")
}

// verdictsOf reads the verdicts of a split; there are none before the first
// judging.
func verdictsOf(split Split) (map[string]bool, error) {
	name := "shown/" + shownName(split) + "-verdicts.tsv"
	data, err := shownFiles.ReadFile(name)
	if err != nil {
		return nil, nil
	}
	return parseVerdicts(name, string(data))
}

func parseVerdicts(name, text string) (map[string]bool, error) {
	out := map[string]bool{}
	n := 0
	for line := range strings.Lines(text) {
		n++
		line = strings.TrimRight(line, "\r\n")
		if line == "" || line[0] == '#' {
			continue
		}
		f := strings.Split(line, "\t")
		if len(f) < verdictColumns || f[0] != "right" && f[0] != "wrong" && f[0] != "" {
			return nil, fmt.Errorf("read %s, line %d: want right or wrong and %d columns that say of what", name, n, verdictColumns-1)
		}
		if f[0] != "" {
			out[strings.Join(f[1:verdictColumns], "\t")] = f[0] == "right"
		}
	}
	return out, nil
}

// Sheet writes the events of a draw for judging: a line an event, the verdict of
// a file at old where it has one, else left empty, then what the verdict is
// about, then the words and the sentence. A person writes right or wrong into the
// first column; the first columns alone are what is kept.
func Sheet(w io.Writer, split Split, predictions map[string]*sayso.Reading, old string) error {
	draw, err := drawOf(split)
	if err != nil {
		return err
	}
	verdicts, err := verdictsOf(split)
	if err != nil {
		return err
	}
	if data, err := os.ReadFile(old); err == nil {
		if verdicts, err = parseVerdicts(old, string(data)); err != nil {
			return err
		}
	}
	var lines []string
	for _, d := range draw {
		events, err := eventsIn(d, predictions)
		if err != nil {
			return err
		}
		for _, ev := range events {
			key := verdictKey(d.article, ev)
			verdict := ""
			if right, ok := verdicts[key]; ok {
				if verdict = "wrong"; right {
					verdict = "right"
				}
			}
			lines = append(lines, strings.Join([]string{verdict, key, eventWords(ev), oneLine(predictions[d.article].Text[d.start:d.end])}, "\t"))
		}
	}
	slices.Sort(lines)
	for _, line := range lines {
		if _, err := fmt.Fprintln(w, line); err != nil {
			return fmt.Errorf("write sheet: %w", err)
		}
	}
	return nil
}

func eventWords(ev *sayso.Event) string {
	var who, whom []string
	for _, p := range ev.Actors {
		who = append(who, p.Text)
	}
	for _, p := range ev.Recipients {
		whom = append(whom, p.Text)
	}
	return oneLine(fmt.Sprintf("%s (%s, %s) “%s” by [%s] to [%s]", ev.Type, ev.Modality, ev.Polarity, ev.Trigger.Text, strings.Join(who, "; "), strings.Join(whom, "; ")))
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
