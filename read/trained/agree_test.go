package trained

import (
	"bytes"
	"compress/gzip"
	"context"
	_ "embed"
	"encoding/json"
	"os"
	"testing"

	"github.com/sayso-news/sayso/internal/blocks"
	"github.com/sayso-news/sayso/internal/eval"
	"github.com/sayso-news/sayso/internal/model"
	"github.com/sayso-news/sayso/internal/model/weights"
	"github.com/sayso-news/sayso/nlp"
	"github.com/sayso-news/sayso/read/tokens"
)

const data = "../../../shared/data"

//go:embed testdata/dev.json.gz
var devAnswers []byte

// TestAgreesOnDev compares whole articles with what PyTorch made of them
// (training/devanswers.py), tokens, marks and rule sentences included.
func TestAgreesOnDev(t *testing.T) {
	if _, err := os.Stat(data); err != nil {
		t.Skipf("the annotated sets are not at %s", data)
	}
	want := map[string]map[string]string{}
	unzip, err := gzip.NewReader(bytes.NewReader(devAnswers))
	if err == nil {
		err = json.NewDecoder(unzip).Decode(&want)
	}
	if err != nil {
		t.Fatal(err)
	}
	net, err := weights.Reader()
	if err != nil {
		t.Fatal(err)
	}
	tasks := map[string]model.Task{"upos": model.UPOS, "form": model.Form, "sent": model.Sent, "news": model.News, "anchor": model.Anchor}
	articles, same, all := 0, 0, 0
	for _, items := range []func(string, eval.Split) ([]eval.Item, error){eval.AttributionItems, eval.WorldwideItems, eval.GUMItems} {
		list, err := items(data, eval.Open)
		if err != nil {
			t.Fatal(err)
		}
		for _, item := range list {
			answers, ok := want[item.ID]
			if !ok {
				continue
			}
			articles++
			words, flags := input(document(t, item.Text))
			text := net.Read(words, flags)
			for name, task := range tasks {
				if len(answers[name]) != len(words) {
					t.Errorf("%s: %d tokens, training has %d", item.ID, len(words), len(answers[name]))
					break
				}
				for i := range words {
					all++
					if text.Best(task, i) == int(answers[name][i]-'0') {
						same++
					}
				}
			}
		}
	}
	t.Logf("%d articles, %d of %d labels are the same", articles, same, all)
	if articles < 200 {
		t.Errorf("%d articles, want at least 200", articles)
	}
	if share := float64(same) / float64(all); share < 0.998 {
		t.Errorf("%.3f%% of %d labels are the same", 100*share, all)
	}
}

// document is a text with its tokens, as training/tokenise cuts it.
func document(t *testing.T, text string) *nlp.Doc {
	t.Helper()
	doc := &nlp.Doc{Text: text}
	list, _ := blocks.Find(text)
	for _, block := range list {
		doc.Blocks = append(doc.Blocks, nlp.Block{Kind: string(block.Kind), Start: block.Start, End: block.End})
	}
	if err := tokens.New().Read(context.Background(), doc); err != nil {
		t.Fatal(err)
	}
	return doc
}
