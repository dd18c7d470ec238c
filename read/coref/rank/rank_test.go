package rank_test

import (
	"context"
	"slices"
	"strings"
	"testing"

	"github.com/sayso-news/sayso"
	"github.com/sayso-news/sayso/nlp"
	"github.com/sayso-news/sayso/read"
	"github.com/sayso-news/sayso/read/coref/rank"
)

// Each want is the mentions of one cluster, in text order; others may be found too.
func TestClusters(t *testing.T) {
	reader, err := read.New(read.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		text string
		want []string
	}{
		{"The ferry left Lindhavn at noon. Two hours later the ferry ran aground.", []string{"The ferry", "the ferry"}},
		{"The council has a plan. It wants to build a bridge, and the plan is ready.", []string{"a plan", "the plan"}},
		{"Elena Ruiz lost her keys. She found them in the car.", []string{"Elena Ruiz", "her", "She"}},
		{"The fire reached the mill of the old town. The mill burned down.", []string{"the mill of the old town", "The mill"}},
		{"Lindhavn's harbour is small. Few ships call at the harbour.", []string{"Lindhavn's harbour", "the harbour"}},
		{"The Ostland Water Board met on Friday. Members of the Ostland Water Board were late.", []string{"The Ostland Water Board", "the Ostland Water Board"}},
	} {
		doc, err := reader.ReadDoc(context.Background(), &sayso.Page{Text: test.text})
		if err != nil {
			t.Fatal(err)
		}
		var all [][]string
		for _, cluster := range doc.Clusters {
			var list []string
			for _, m := range cluster.Mentions {
				list = append(list, doc.Str(m))
			}
			all = append(all, list)
		}
		if !slices.ContainsFunc(all, func(list []string) bool { return slices.Equal(list, test.want) }) {
			t.Errorf("%s: %q, want %q among them", test.text, all, test.want)
		}
	}
}

// What stands outside every block, as a caption's second printing does, is in no
// sentence and no cluster, however many blocks come before it.
func TestOutsideEveryBlock(t *testing.T) {
	reader, err := read.New(read.Options{})
	if err != nil {
		t.Fatal(err)
	}
	page := &sayso.Page{}
	for range 600 {
		start := len(page.Text)
		page.Text += "Elena Ruiz left the harbour at noon."
		page.Blocks = append(page.Blocks, sayso.Block{Kind: sayso.BlockParagraph, Start: start, End: len(page.Text)})
		page.Text += "\n\n"
	}
	outside := len(page.Text)
	page.Text += "Elena Ruiz left the harbour at noon."
	doc, err := reader.ReadDoc(context.Background(), page)
	if err != nil {
		t.Fatal(err)
	}
	for _, cluster := range doc.Clusters {
		if last := cluster.Mentions[len(cluster.Mentions)-1]; doc.Tokens[last.Start].Start >= outside {
			t.Errorf("%q outside every block is clustered", doc.Str(last))
		}
	}
}

// Rules alone parse nothing, so there are no clusters.
func TestNoTreesNoClusters(t *testing.T) {
	reader, err := read.New(read.Options{Rules: true})
	if err != nil {
		t.Fatal(err)
	}
	doc, err := reader.ReadDoc(context.Background(), &sayso.Page{Text: "The ferry left. The ferry came back."})
	if err != nil {
		t.Fatal(err)
	}
	if len(doc.Clusters) != 0 {
		t.Errorf("clusters without trees: %v", doc.Clusters)
	}
}

func TestParseRanker(t *testing.T) {
	ranker, err := rank.Load()
	if err != nil {
		t.Fatal(err)
	}
	good := ranker.Bytes()
	if again, err := rank.ParseRanker(good); err != nil || !slices.Equal(again.Bytes(), good) {
		t.Errorf("weights do not survive being stored: %v", err)
	}
	for name, bad := range map[string][]byte{
		"empty":          nil,
		"cut short":      good[:len(good)/2],
		"another form":   append([]byte("SAYSOCL9"), good[8:]...),
		"other features": slices.Concat(good[:8], []byte{1, 2, 3, 4}, good[12:]),
		"damaged":        slices.Concat(good[:100], []byte{good[100] ^ 1}, good[101:]),
	} {
		if _, err := rank.ParseRanker(bad); err == nil || !strings.Contains(err.Error(), "go generate") {
			t.Errorf("%s: error %v, want one that names the remedy", name, err)
		}
	}
}

// Whatever the trees are, clusters are disjoint, in text order, and of two mentions at least.
func FuzzClusters(f *testing.F) {
	f.Add("the mill burned and the mill fell", []byte{1, 2, 2, 5, 5, 6, 2})
	f.Add("she said she saw her", []byte{1, 1, 3, 1, 3})
	f.Add("a a a a a a a a", []byte{0, 0, 1, 2, 3, 4, 5, 9})
	ranker, err := rank.Load()
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, text string, bytes []byte) {
		doc := parsed(text, bytes)
		clusters := rank.Read(doc, nil, ranker).Clusters()
		taken := map[nlp.Span]bool{}
		for _, cluster := range clusters {
			if len(cluster.Mentions) < 2 {
				t.Fatalf("a cluster of %d", len(cluster.Mentions))
			}
			last := nlp.Span{}
			for _, m := range cluster.Mentions {
				if m.Empty() || m.Start < 0 || m.End > len(doc.Tokens) {
					t.Fatalf("mention %v outside of %d tokens", m, len(doc.Tokens))
				}
				if taken[m] {
					t.Fatalf("mention %v stands in two places", m)
				}
				if m.Start < last.Start {
					t.Fatalf("mention %v after %v", m, last)
				}
				taken[m], last = true, m
			}
		}
	})
}

// parsed makes a document of the words of a text, with tags, relations and heads from bytes.
func parsed(text string, bytes []byte) *nlp.Doc {
	doc := &nlp.Doc{Text: text}
	rels := []string{"nsubj", "obj", "obl", "nmod", "conj", "compound", "det", "case", "appos", "acl", "root", "punct", "cop"}
	at := 0
	for word := range strings.FieldsSeq(text) {
		start := at + strings.Index(text[at:], word)
		at = start + len(word)
		i := len(doc.Tokens)
		tok := nlp.Token{Start: start, End: at, Block: -1, Lower: strings.ToLower(word), Head: -1, Rel: "root", Tag: nlp.NOUN}
		if i < len(bytes) {
			b := int(bytes[i])
			tok.Head, tok.Rel, tok.Tag = b-1, rels[b%len(rels)], nlp.Tag(b%17)
		}
		doc.Tokens = append(doc.Tokens, tok)
	}
	doc.Sentences = []nlp.Span{{Start: 0, End: len(doc.Tokens)}}
	return doc
}
