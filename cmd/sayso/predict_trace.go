package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/sayso-news/sayso"
	"github.com/sayso-news/sayso/internal/eval"
	"github.com/sayso-news/sayso/internal/intake"
	"github.com/sayso-news/sayso/internal/store/sqlite"
	"github.com/sayso-news/sayso/internal/trace"
	"github.com/sayso-news/sayso/read"
)

// traceTasks are the tasks whose predictions are about many stories together.
var traceTasks = map[string]func(data string, split eval.Split, predictions []eval.Traced) (*eval.Report, error){
	"copies":  eval.Copies,
	"claims":  eval.Claims,
	"origins": eval.Origins,
}

// predictTrace adds a part of copy-gold to a database of its own and writes what
// the tracer says: groups, pairs and relays for the task copies, claims for
// claims and origins.
func predictTrace(ctx context.Context, task, data string, split eval.Split, path string, std streams) error {
	reader, err := read.New(read.Options{})
	if err != nil {
		return err
	}
	docs, err := eval.TraceItems(data, split)
	if err != nil {
		return err
	}
	dir, err := os.MkdirTemp("", "sayso-predict-")
	if err != nil {
		return fmt.Errorf("predict: %w", err)
	}
	defer os.RemoveAll(dir)
	db, err := sqlite.Open(ctx, dir)
	if err != nil {
		return err
	}
	defer db.Close()
	tracer := trace.New()
	err = db.Write(ctx, func(tx *sqlite.Tx) error {
		for _, d := range docs {
			kept, err := readKept(ctx, reader, goldItem(d))
			if err != nil {
				return fmt.Errorf("predict %s: %w", d.ID, err)
			}
			seq, isNew, err := tx.Put(&kept)
			if err != nil {
				return err
			}
			if isNew && kept.Reading != nil {
				if err := tracer.Add(tx, seq, trace.Prepare(kept.Reading, kept.Item.SeenAt), nil); err != nil {
					return err
				}
			}
		}
		return nil
	})
	if err == nil {
		err = settle(ctx, db, tracer)
	}
	if err != nil {
		return err
	}
	view, err := trace.Load(ctx, db)
	if err != nil {
		return err
	}
	out, err := newOutput(path, nil, std.out)
	if err != nil {
		return err
	}
	if err := writeTraced(json.NewEncoder(out), view, task); err != nil {
		out.discard()
		return err
	}
	return out.commit()
}

// goldItem makes a document of the set what 'add --manifest docs.tsv' makes of it.
func goldItem(d eval.StoryItem) sayso.Item {
	item := sayso.Item{Path: d.ID, Bytes: []byte(d.Text)}
	header := "docid\ttopic\tevent\tsplit\toutlet\turl\tdate\ttitle\theader\n"
	entries, err := intake.ParseManifest("docs.tsv", []byte(header+strings.Join(d.Line, "\t")+"\n"))
	if err == nil && len(entries) == 1 {
		item.Override = entries[0].Override
	}
	item.SeenAt = time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC)
	return item
}

func writeTraced(enc *json.Encoder, view *trace.View, task string) error {
	if task != "copies" {
		claims, err := view.Claims("")
		if err != nil {
			return err
		}
		for i := range claims {
			if err := enc.Encode(eval.Traced{Claim: &claims[i]}); err != nil {
				return fmt.Errorf("write predictions: %w", err)
			}
		}
		return nil
	}
	groups, err := view.CopyGroups()
	if err != nil {
		return err
	}
	for _, g := range groups {
		t := eval.TracedGroup{}
		for _, m := range g.Members {
			t.Members, t.Texts = append(t.Members, m.Path), append(t.Texts, m.Text)
		}
		if err := enc.Encode(eval.Traced{Group: &t}); err != nil {
			return fmt.Errorf("write predictions: %w", err)
		}
	}
	paths := view.Paths()
	if err := view.Pairs(func(a, b string, relation sayso.CopyRelation, score float64) error {
		return enc.Encode(eval.Traced{Pair: &eval.TracedPair{A: paths[a], B: paths[b], Relation: relation}})
	}); err != nil {
		return fmt.Errorf("write predictions: %w", err)
	}
	relays, err := view.Relays()
	if err != nil {
		return err
	}
	for _, r := range relays {
		t := eval.TracedRelay{From: filepath.Base(*r.From.Path)}
		if r.By == "copied text" && r.Evidence.End-r.Evidence.Start > 200 {
			continue // no credit: only text in common
		}
		if r.To.Path != nil {
			t.To = *r.To.Path
		}
		if err := enc.Encode(eval.Traced{Relay: &t}); err != nil {
			return fmt.Errorf("write predictions: %w", err)
		}
	}
	return nil
}
