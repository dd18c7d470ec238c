package main

import (
	"bytes"
	"fmt"
	"os"
	"slices"
	"strings"

	"github.com/sayso-news/sayso"
	"github.com/sayso-news/sayso/internal/eval"
)

type evalCmd struct {
	Task        string `required:"" enum:"${tasks}" help:"Development set: ${tasks}."`
	Data        string `default:"../shared/data" help:"Folder of the annotated sets." placeholder:"DIR"`
	Blind       bool   `help:"Score the part kept for closing measurements instead."`
	Errors      int    `help:"Also list this many wrong statements of each kind, as document and bytes." placeholder:"N"`
	Write       string `help:"Put the table into this page too, in place of the one of the same task and part (docs/scores.md)." placeholder:"FILE.md"`
	Sheet       string `help:"For shown-events: write the events with their sentences here, a line each, to be judged; verdicts that the file has stay." placeholder:"FILE.tsv"`
	Predictions string `arg:"" help:"File written by predict for the same task and part."`
}

// Run scores predictions and prints a Markdown table.
func (cmd *evalCmd) Run(std streams) error {
	if cmd.Sheet != "" {
		return cmd.sheet()
	}
	report, err := cmd.report()
	if err != nil {
		return err
	}
	var section bytes.Buffer
	if err := report.Write(&section); err != nil {
		return err
	}
	cmd.failures(&section, report.Errors)
	if cmd.Write != "" {
		if err := writeSection(cmd.Write, section.Bytes()); err != nil {
			return err
		}
	}
	if _, err := section.WriteTo(std.out); err != nil {
		return fmt.Errorf("write scores: %w", err)
	}
	return nil
}

func (cmd *evalCmd) report() (*eval.Report, error) {
	split := splitOf(cmd.Blind)
	score := traceTasks[cmd.Task]
	if score == nil {
		return tasks()[cmd.Task].score(cmd.Data, split, cmd.Predictions)
	}
	predictions, err := eval.ReadTraced(cmd.Predictions)
	if err != nil {
		return nil, err
	}
	return score(cmd.Data, split, predictions)
}

// failures lists the first wrong statements of each kind, kind by kind.
func (cmd *evalCmd) failures(section *bytes.Buffer, list []eval.Failure) {
	list = slices.Clone(list)
	slices.SortStableFunc(list, func(a, b eval.Failure) int { return strings.Compare(a.Kind, b.Kind) })
	shown := 0
	for i, failure := range list {
		if first := i == 0 || list[i-1].Kind != failure.Kind; first {
			shown = 0
			if cmd.Errors > 0 {
				section.WriteByte('\n')
			}
		}
		if shown++; shown > cmd.Errors {
			continue
		}
		fmt.Fprintf(section, "- %s: %s", failure.Kind, failure.ID)
		if failure.End > 0 { // stories and pairs of them are wrong as a whole
			fmt.Fprintf(section, " [%d, %d)", failure.Start, failure.End)
		}
		section.WriteByte('\n')
	}
}

// sheet writes the events that a person is to judge.
func (cmd *evalCmd) sheet() error {
	if cmd.Task != "shown-events" {
		return fmt.Errorf("--sheet goes with --task shown-events, not with %s", cmd.Task)
	}
	list, err := eval.ReadPredictions(cmd.Predictions)
	if err != nil {
		return err
	}
	r := make(map[string]*sayso.Reading, len(list))
	for id, p := range list {
		r[id] = p.Reading
	}
	var sheet bytes.Buffer
	if err := eval.Sheet(&sheet, splitOf(cmd.Blind), r, cmd.Sheet); err != nil {
		return err
	}
	if err := os.WriteFile(cmd.Sheet, sheet.Bytes(), 0o600); err != nil {
		return fmt.Errorf("write sheet: %w", err)
	}
	return nil
}
