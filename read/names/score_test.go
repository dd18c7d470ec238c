package names

import (
	"bufio"
	"context"
	"fmt"
	"hash/crc32"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"testing"

	"github.com/sayso-news/sayso/nlp"
	"github.com/sayso-news/sayso/read/syntax"
)

// goldSpan is a name of the data, of one of three kinds.
type goldSpan struct {
	span nlp.Span
	kind string
}

var goldKinds = map[string]string{
	"Person": "person", "Organization": "organisation", "Location": "place", "Facility": "",
	"PER": "person", "ORG": "organisation", "LOC": "place",
}

// goldDoc joins the words of a file by spaces; an empty line ends a sentence.
func goldDoc(lines []string, word, tag int) (*nlp.Doc, []goldSpan) {
	doc := &nlp.Doc{}
	var gold []goldSpan
	var b strings.Builder
	start := 0
	end := func() {
		if len(doc.Tokens) > start {
			doc.Sentences = append(doc.Sentences, nlp.Span{Start: start, End: len(doc.Tokens)})
		}
		start = len(doc.Tokens)
	}
	for _, line := range lines {
		f := strings.Split(line, "\t")
		if strings.HasPrefix(line, "# ") {
			continue
		}
		if len(f) <= tag || f[word] == "" {
			end()
			continue
		}
		if strings.HasPrefix(f[word], "http") {
			continue
		}
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		n := len(doc.Tokens)
		lower := strings.ReplaceAll(strings.ToLower(f[word]), "’", "'")
		doc.Tokens = append(doc.Tokens, nlp.Token{Start: b.Len(), End: b.Len() + len(f[word]), Lower: lower, Lemma: lower})
		b.WriteString(f[word])
		mark, class, _ := strings.Cut(f[tag], "-")
		switch kind := goldKinds[class]; {
		case kind == "":
		case mark == "B" || mark == "S":
			gold = append(gold, goldSpan{nlp.Span{Start: n, End: n + 1}, kind})
		case mark == "I" || mark == "E":
			if len(gold) > 0 && gold[len(gold)-1].span.End == n {
				gold[len(gold)-1].span.End++
			}
		}
	}
	end()
	doc.Text = b.String()
	doc.Blocks = []nlp.Block{{Kind: "paragraph", End: len(doc.Text)}}
	return doc, gold
}

func readLines(t testing.TB, path string) []string {
	file, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	var lines []string
	scan := bufio.NewScanner(file)
	scan.Buffer(nil, 1<<20)
	for scan.Scan() {
		lines = append(lines, strings.ReplaceAll(scan.Text(), "\r", ""))
	}
	return lines
}

// counts of one kind.
type counts struct{ hit, gold, found int }

func (c counts) String() string {
	p, r := float64(c.hit)/max(1, float64(c.found)), float64(c.hit)/max(1, float64(c.gold))
	return fmt.Sprintf("P %.1f R %.1f F1 %.1f (%d names)", 100*p, 100*r, 200*p*r/max(1e-9, p+r), c.gold)
}

// TestScore measures names on the data of ../shared/data beside the project:
// strict spans and kinds; an outlet counts as an organisation. It skips where
// the data is not there, and asserts nothing. With SAYSO_ERRORS=1 it lists the
// commonest errors.
func TestScore(t *testing.T) {
	root := filepath.Join("..", "..", "..", "shared", "data")
	if _, err := os.Stat(root); err != nil || testing.Short() {
		t.Skip("needs ../shared/data beside the project")
	}
	paths, _ := filepath.Glob(filepath.Join(root, "worldwide-ner", "*.tsv"))
	score := map[string]counts{}
	errs := map[string]int{}
	for _, path := range paths {
		base := filepath.Base(path)
		outlet := strings.TrimSuffix(base, ".txt.tsv")
		if i := strings.LastIndexByte(outlet, '_'); i > 0 {
			outlet = outlet[:i]
		}
		_, outlet, _ = strings.Cut(outlet, "_")
		if crc32.ChecksumIEEE([]byte(outlet))%5 != 0 {
			continue
		}
		measure(t, readLines(t, path), 0, 1, score, errs)
	}
	report(t, "worldwide-ner dev", score, errs)
	score = map[string]counts{}
	measure(t, readLines(t, filepath.Join(root, "uner-en", "en_ewt-ud-dev.iob2")), 1, 2, score, map[string]int{})
	report(t, "uner-en dev", score, nil)
}

func measure(t *testing.T, lines []string, word, tag int, score map[string]counts, errs map[string]int) {
	doc, gold := goldDoc(lines, word, tag)
	prepare(t, doc)
	if err := New().Read(context.Background(), doc); err != nil {
		t.Fatal(err)
	}
	want := map[goldSpan]bool{}
	for _, g := range gold {
		want[g] = true
		for _, key := range []string{g.kind, "all"} {
			c := score[key]
			c.gold++
			score[key] = c
		}
	}
	for _, men := range doc.Mentions {
		g := goldSpan{men.Span, men.Kind}
		if g.kind == "outlet" {
			g.kind = "organisation"
		}
		if r := doc.Tokens[g.span.Start]; r.Lower == "the" {
			g.span.Start++
		}
		hit := 0
		if want[g] {
			hit = 1
			delete(want, g)
		} else if errs != nil {
			errs["+ "+doc.Str(g.span)+" "+men.Kind+" "+men.By]++
		}
		for _, key := range []string{g.kind, "all"} {
			c := score[key]
			c.found++
			c.hit += hit
			score[key] = c
		}
	}
	for g := range want {
		errs["- "+doc.Str(g.span)+" "+g.kind]++
	}
}

func report(t *testing.T, name string, score map[string]counts, errs map[string]int) {
	for _, key := range []string{"all", "person", "organisation", "place"} {
		t.Logf("%s %s: %v", name, key, score[key])
	}
	if os.Getenv("SAYSO_ERRORS") == "" || errs == nil {
		return
	}
	var keys []string
	for key := range errs {
		keys = append(keys, key)
	}
	sort.Slice(keys, func(a, b int) bool {
		if errs[keys[a]] != errs[keys[b]] {
			return errs[keys[a]] > errs[keys[b]]
		}
		return keys[a] < keys[b]
	})
	for _, key := range keys[:min(len(keys), 150)] {
		t.Logf("%4d %s", errs[key], key)
	}
}

// prepare gives a document the tags that the stage asks for.
func prepare(t testing.TB, doc *nlp.Doc) {
	if err := syntax.New().Read(context.Background(), doc); err != nil {
		t.Fatal(err)
	}
}
