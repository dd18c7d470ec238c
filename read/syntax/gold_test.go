package syntax

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/sayso-news/sayso/nlp"
)

// TestTreebank prints accuracy on gold tokens of the treebanks' dev parts,
// where the checkout has ../shared/data beside it, and holds the floors.
func TestTreebank(t *testing.T) {
	const root = "../../../shared/data"
	gum, _ := filepath.Glob(root + "/gum/dev/dep/*.conllu")
	for name, files := range map[string][]string{"ewt": {root + "/ud-ewt/en_ewt-ud-dev.conllu"}, "gum": gum} {
		t.Run(name, func(t *testing.T) {
			var right, verbs, verbsRight, all, forms int
			wrong := map[string]int{}
			for _, file := range files {
				data, err := os.ReadFile(file)
				if err != nil {
					t.Skip("no treebank beside the checkout")
				}
				doc, gold := goldDoc(string(data))
				if err := New().Read(t.Context(), doc); err != nil {
					t.Fatal(err)
				}
				for i, g := range gold {
					tok := &doc.Tokens[i]
					all++
					if tok.Tag.String() == g[0] {
						right++
					} else {
						wrong[g[0]+" as "+tok.Tag.String()]++
					}
					if (g[0] == "VERB" || g[0] == "AUX" || g[0] == "NOUN") && tok.Tag.String() == g[0] {
						verbs++
						if tok.Form == formOf(g[1]) {
							forms++
						}
						if tok.Lemma == strings.ToLower(g[2]) {
							verbsRight++
						} else if testing.Verbose() {
							wrong["lemma "+tok.Lower+" "+tok.Lemma+" for "+g[2]]++
						}
					}
				}
			}
			if all == 0 {
				t.Skip("no treebank beside the checkout")
			}
			score := 100 * float64(right) / float64(all)
			t.Logf("UPOS %.2f %% of %d; lemma %.2f %%, form %.2f %% of %d verbs and nouns", score, all,
				100*float64(verbsRight)/float64(verbs), 100*float64(forms)/float64(verbs), verbs)
			for k, n := range wrong {
				if n >= 25 || n >= 4 && strings.HasPrefix(k, "lemma") {
					t.Log(n, k)
				}
			}
			if score < 92 {
				t.Errorf("UPOS %.2f %%, want at least 92 %%", score)
			}
		})
	}
}

// goldDoc gives a Doc with the tokens of a CoNLL-U file, and for each its
// universal tag, Penn tag and lemma.
func goldDoc(conllu string) (*nlp.Doc, [][3]string) {
	doc := &nlp.Doc{}
	var text strings.Builder
	var gold [][3]string
	start := 0
	for line := range strings.Lines(conllu) {
		line = strings.TrimRight(line, "\n")
		if line == "" {
			if len(doc.Tokens) > start {
				doc.Sentences = append(doc.Sentences, nlp.Span{Start: start, End: len(doc.Tokens)})
			}
			start = len(doc.Tokens)
			continue
		}
		cols := strings.Split(line, "\t")
		if len(cols) != 10 || strings.ContainsAny(cols[0], "-.") {
			continue
		}
		from := text.Len()
		text.WriteString(cols[1])
		doc.Tokens = append(doc.Tokens, nlp.Token{Start: from, End: text.Len(), Lower: strings.ToLower(strings.ReplaceAll(cols[1], "’", "'"))})
		text.WriteByte(' ')
		gold = append(gold, [3]string{cols[3], cols[4], cols[2]})
	}
	doc.Text = text.String()
	doc.Blocks = []nlp.Block{{Kind: "paragraph", End: text.Len()}}
	return doc, gold
}
