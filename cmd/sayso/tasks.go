package main

import (
	"context"
	"slices"
	"strings"

	"github.com/sayso-news/sayso"
	"github.com/sayso-news/sayso/internal/eval"
)

// A task is a development set: how it is read, and how what was saved is scored.
type task struct {
	predict func(cmd *predictCmd, ctx context.Context, std streams) error
	score   func(data string, split eval.Split, path string) (*eval.Report, error)
}

// tasks are what `predict` and `eval` know, by name. A function, because
// predicting looks its own task up.
func tasks() map[string]task {
	return map[string]task{
		"polnear":          {stories(eval.AttributionItems), readings(eval.Attribution)},
		"relay-chains":     {stories(eval.ChainItems), readings(eval.Chains)},
		"source-kinds":     {(*predictCmd).kinds, scoreKinds},
		"ud-ewt":           {syntaxes(eval.EWTItems), predictions(eval.EWT)},
		"ud-gum":           {syntaxes(eval.GUMItems), predictions(eval.GUM)},
		"worldwide":        {stories(eval.WorldwideItems), readings(eval.Worldwide)},
		"uner":             {stories(eval.EWTItems), readings(eval.UNER)},
		"coref":            {clusters(eval.CorefItems), predictions(eval.Coref)},
		"speakers":         {stories(eval.SpeakerItems), readings(eval.Speakers)},
		"plover-sentences": {stories(eval.PloverItems), readings(eval.Plover)},
		"tempeval3":        {stories(eval.TimeBankItems), readings(eval.TimeBank)},
		"timenorm":         {stories(eval.TimenormItems), readings(eval.Timenorm)},
		"recognizers":      {stories(eval.RecognizersItems), readings(eval.Recognizers)},
		"wikiwars":         {stories(eval.WikiWarsItems), readings(eval.WikiWars)},
		"shown-events":     {stories(eval.ShownItems), readings(eval.Shown)},
	}
}

type (
	itemsFunc func(data string, split eval.Split) ([]eval.Item, error)
	scoreFunc func(data string, split eval.Split, path string) (*eval.Report, error)
)

// predictions adapts a scorer that looks at readings and syntax.
func predictions(score func(string, eval.Split, map[string]eval.Prediction) (*eval.Report, error)) scoreFunc {
	return func(data string, split eval.Split, path string) (*eval.Report, error) {
		list, err := eval.ReadPredictions(path)
		if err != nil {
			return nil, err
		}
		return score(data, split, list)
	}
}

// readings adapts a scorer that looks at readings alone.
func readings(score func(string, eval.Split, map[string]*sayso.Reading) (*eval.Report, error)) scoreFunc {
	return predictions(func(data string, split eval.Split, list map[string]eval.Prediction) (*eval.Report, error) {
		out := make(map[string]*sayso.Reading, len(list))
		for id, p := range list {
			out[id] = p.Reading
		}
		return score(data, split, out)
	})
}

func scoreKinds(data string, split eval.Split, path string) (*eval.Report, error) {
	kinds, err := eval.ReadKinds(path)
	if err != nil {
		return nil, err
	}
	return eval.Kinds(data, split, kinds)
}

// taskNames lists the tasks for help texts and checks.
func taskNames() string {
	var names []string
	for name := range tasks() {
		names = append(names, name)
	}
	for name := range traceTasks {
		names = append(names, name)
	}
	slices.Sort(names)
	return strings.Join(names, ",")
}
