package show

import (
	"strings"
	"testing"

	"github.com/sayso-news/sayso/nlp"
)

func TestCoNLLU(t *testing.T) {
	text := "UK-based Kestrel Post “lied”."
	doc := &nlp.Doc{Text: text, Blocks: []nlp.Block{{Kind: "paragraph", End: len(text)}}, Tokens: []nlp.Token{
		{Start: 0, End: 8, Lower: "uk-based", Lemma: "uk-based", Tag: nlp.ADJ, Head: 2, Rel: "amod"},
		{Start: 9, End: 16, Lower: "kestrel", Lemma: "kestrel", Tag: nlp.PROPN, Head: 2, Rel: "compound"},
		{Start: 17, End: 21, Lower: "post", Lemma: "post", Tag: nlp.PROPN, Head: 4, Rel: "nsubj"},
		{Start: 22, End: 25, Lower: "“", Lemma: "“", Tag: nlp.PUNCT, Head: 4, Rel: "punct"},
		{Start: 25, End: 29, Lower: "lied", Lemma: "lie", Tag: nlp.VERB, Form: nlp.Past, Head: -1, Rel: "root"},
		{Start: 29, End: 32, Lower: "”", Lemma: "”", Tag: nlp.PUNCT, Head: 4, Rel: "punct"},
		{Start: 32, End: 33, Lower: ".", Lemma: ".", Tag: nlp.PUNCT, Head: 4, Rel: "punct"},
	}, Sentences: []nlp.Span{{Start: 0, End: 7}}}
	doc.Mentions = []nlp.Mention{{Span: nlp.Span{Start: 1, End: 3}, Kind: "outlet", Form: "name"}}
	doc.Attributions = []nlp.Attribution{{Sources: []nlp.Span{{Start: 0, End: 3}}, Cue: nlp.Span{Start: 4, End: 5}}}
	var b strings.Builder
	if err := CoNLLU(&b, "stories/a\nb.txt", doc); err != nil {
		t.Fatal(err)
	}
	golden(t, "small.conllu", []byte(b.String()))
}

func TestParts(t *testing.T) {
	for word, want := range map[string]int{
		"UK-based": 3, "ten-year-old": 5, "anti-war": 1, "co-founder": 1, "-": 1, "--": 1, "-based": 1, "well-": 1,
		"a.b-c.d@e": 1, "2-3": 3, "al-Sorrel": 3, "plain": 1,
	} {
		if got := parts(word); got != want {
			t.Errorf("parts(%q) = %d, want %d", word, got, want)
		}
	}
}
