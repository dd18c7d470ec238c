package extract

import (
	"compress/gzip"
	"context"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"

	"github.com/sayso-news/sayso"
	"github.com/sayso-news/sayso/internal/clock"
)

// TestArticleScore measures how much of the article is found on a set of pages
// beside the checkout, as that set does: precision and recall of 4-grams of
// words, averaged over pages. It is skipped where the set is absent.
func TestArticleScore(t *testing.T) {
	const folder = "../../../shared/data/article-extraction"
	b, err := os.ReadFile(filepath.Join(folder, "ground-truth.json"))
	if err != nil || testing.Short() {
		t.Skip("no ../shared/data/article-extraction")
	}
	var truth map[string]struct {
		Body string `json:"articleBody"`
		URL  string `json:"url"`
	}
	if err := json.Unmarshal(b, &truth); err != nil {
		t.Fatal(err)
	}
	ids := make([]string, 0, len(truth))
	for id := range truth {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	x := New(Options{AnyLanguage: true})
	var precision, recall float64
	var failed int
	var spent, slowest time.Duration
	for _, id := range ids {
		f, err := os.Open(filepath.Join(folder, "html", id+".html.gz"))
		if err != nil {
			t.Fatal(err)
		}
		r, err := gzip.NewReader(f)
		if err != nil {
			t.Fatal(err)
		}
		page, err := io.ReadAll(r)
		f.Close()
		if err != nil {
			t.Fatal(err)
		}
		start := clock.System{}.Now()
		p, err := x.Page(context.Background(), sayso.Item{Path: id, Bytes: page, URL: truth[id].URL})
		took := clock.System{}.Now().Sub(start)
		spent, slowest = spent+took, max(slowest, took)
		text := ""
		if err != nil {
			failed++
			t.Log(id, err)
		} else {
			text = p.Text
		}
		tp, fp, fn := overlap(shingles(truth[id].Body), shingles(text))
		if tp+fp == 0 && tp+fn == 0 {
			continue
		}
		pr, re := ratio(tp, tp+fp), ratio(tp, tp+fn)
		if testing.Verbose() && (pr < 0.8 || re < 0.8) {
			t.Logf("%s P %.2f R %.2f %s", id[:12], pr, re, truth[id].URL)
		}
		precision, recall = precision+pr, recall+re
	}
	n := float64(len(ids))
	precision, recall = precision/n, recall/n
	f1 := 2 * precision * recall / (precision + recall)
	t.Logf("%d pages: precision %.3f recall %.3f F1 %.3f; %d failed; %v a page, slowest %v", len(ids), precision, recall, f1, failed, spent/time.Duration(len(ids)), slowest)
	if f1 < 0.93 {
		t.Errorf("F1 %.3f", f1)
	}
}

func ratio(a, b float64) float64 {
	if b == 0 {
		return 0
	}
	return a / b
}

// shingles counts the 4-grams of words; a shorter text is one shingle.
func shingles(s string) map[string]int {
	words := strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '_' })
	out := map[string]int{}
	if len(words) == 0 {
		return out
	}
	for i := 0; i+4 <= len(words) || i == 0; i++ {
		out[strings.Join(words[i:min(i+4, len(words))], " ")]++
	}
	return out
}

func overlap(want, got map[string]int) (tp, fp, fn float64) {
	for s, n := range want {
		both := min(n, got[s])
		tp += float64(both)
		fn += float64(n - both)
	}
	for s, n := range got {
		fp += float64(n - min(n, want[s]))
	}
	total := tp + fp + fn
	if total > 0 {
		tp, fp, fn = tp/total, fp/total, fn/total
	}
	return tp, fp, fn
}
