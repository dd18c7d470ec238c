package model_test

import (
	"encoding/json"
	"math"
	"os"
	"slices"
	"testing"

	"github.com/sayso-news/sayso/internal/model"
	"github.com/sayso-news/sayso/internal/model/weights"
)

// TestAgreesWithTraining compares the reader's network with what PyTorch made of
// the same fictional paragraphs (training/export.py). Both round alike, but sum
// their floating-point parts in another order, so that a value on the edge of
// two steps may fall either way: nearly all labels must be the same.
func TestAgreesWithTraining(t *testing.T) {
	var paragraphs []struct {
		Words []string
		Flags []uint8
	}
	var answers []struct {
		Best map[string][]int
		UPOS []float64
		At   []int
		Args [][]int
	}
	decode(t, "testdata/paragraphs.json", &paragraphs)
	decode(t, "testdata/answers.json", &answers)
	net, err := weights.Reader()
	if err != nil {
		t.Fatal(err)
	}
	if len(paragraphs) != len(answers) {
		t.Fatalf("%d paragraphs, %d answers", len(paragraphs), len(answers))
	}
	tasks := map[string]model.Task{"upos": model.UPOS, "form": model.Form, "sent": model.Sent, "news": model.News, "web": model.Web, "anchor": model.Anchor}
	same, all, far := 0, 0, 0
	for i, p := range paragraphs {
		text := net.Read(p.Words, p.Flags)
		for name, task := range tasks {
			for token, want := range answers[i].Best[name] {
				all++
				if text.Best(task, token) == want {
					same++
				}
			}
		}
		for k, anchor := range answers[i].At {
			tags, _ := text.Args(anchor, 0, len(p.Words))
			for token, want := range answers[i].Args[k] {
				all++
				if int(tags[token]) == want {
					same++
				}
			}
		}
		for k, v := range text.Logits(model.UPOS, 0) {
			if math.Abs(float64(v)-answers[i].UPOS[k]) > 0.5 {
				far++
			}
		}
	}
	if share := float64(same) / float64(all); share < 0.998 {
		t.Errorf("%.3f%% of %d labels are the same", 100*share, all)
	}
	if far > len(paragraphs)/10 {
		t.Errorf("%d scores of %d paragraphs are more than 0.5 off", far, len(paragraphs))
	}
}

// TestChunksDoNotShow: a long text, read in chunks and looked at through windows,
// gives what its parts give.
func TestChunksDoNotShow(t *testing.T) {
	net, err := weights.Reader()
	if err != nil {
		t.Fatal(err)
	}
	var words []string
	for len(words) < 5000 {
		words = append(words, "The", "harbour", "master", "said", "on", "Friday", "that", "the", "Osk", "was", "closed", ".")
	}
	flags := make([]uint8, len(words))
	long := net.Read(words, flags)
	short := net.Read(words[2000:3200], flags[:1200])
	for i := 400; i < 800; i++ {
		if !slices.Equal(long.Logits(model.UPOS, 2000+i), short.Logits(model.UPOS, i)) {
			t.Fatalf("token %d differs", 2000+i)
		}
	}
	for _, at := range []int{4400, 410, 790, 600} { // windows move on and back
		if at > 1000 {
			long.Args(at, at-100, at+200)
			continue
		}
		far, _ := long.Args(2000+at, 1900+at, 2200+at)
		near, _ := short.Args(at, at-100, at+200)
		if !slices.Equal(far, near) {
			t.Fatalf("arguments of token %d differ", 2000+at)
		}
	}
}

func decode(t testing.TB, path string, v any) {
	t.Helper()
	data, err := os.ReadFile(path)
	if err == nil {
		err = json.Unmarshal(data, v)
	}
	if err != nil {
		t.Fatal(err)
	}
}
