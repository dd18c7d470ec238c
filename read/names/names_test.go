package names

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"unicode"

	"github.com/sayso-news/sayso/nlp"
)

// docOf builds a document from words and marks separated by spaces; "|" ends a
// sentence. Only what the names stage looks at is set.
func docOf(text string) *nlp.Doc {
	doc := &nlp.Doc{}
	var b strings.Builder
	start := 0
	for _, w := range strings.Fields(text) {
		if w == "|" {
			doc.Sentences = append(doc.Sentences, nlp.Span{Start: start, End: len(doc.Tokens)})
			start = len(doc.Tokens)
			continue
		}
		if w == "~" {
			continue
		}
		glue := strings.HasPrefix(w, "~") // no space before
		w = strings.TrimPrefix(w, "~")
		if b.Len() > 0 && !glue {
			b.WriteByte(' ')
		}
		tok := nlp.Token{Start: b.Len(), End: b.Len() + len(w), Lower: strings.ToLower(w), Lemma: strings.ToLower(w), Tag: nlp.NOUN}
		r := []rune(w)[0]
		switch {
		case unicode.IsUpper(r):
			tok.Tag = nlp.PROPN
		case unicode.IsPunct(r):
			tok.Tag = nlp.PUNCT
		}
		b.WriteString(w)
		doc.Tokens = append(doc.Tokens, tok)
	}
	doc.Text = b.String()
	doc.Sentences = append(doc.Sentences, nlp.Span{Start: start, End: len(doc.Tokens)})
	doc.Blocks = []nlp.Block{{Kind: "paragraph", End: len(doc.Text)}}
	return doc
}

func listing(t *testing.T, text string) string {
	t.Helper()
	doc := docOf(text)
	if err := New().Read(context.Background(), doc); err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, men := range doc.Mentions {
		s := fmt.Sprintf("%s/%s", doc.Str(men.Span), men.Kind)
		if men.Name != "" {
			s += "=" + men.Name
		}
		out = append(out, s)
	}
	return strings.Join(out, "; ")
}

func TestNames(t *testing.T) {
	tests := []struct{ text, want string }{
		{"Greek Prime Minister Kyriakos Vlachos spoke .", "Kyriakos Vlachos/person"},
		{"In April he met then-Fadah political bureau leader Ismail Haddar .", "Ismail Haddar/person"},
		{"Police Chief of Staff Jana Holm spoke .", "Jana Holm/person"},
		{"the spokeswoman Jana Holm said", "Jana Holm/person"},
		{"Turkish President Recep Tayyip Arslan spoke . | Later , Arslan left .", "Recep Tayyip Arslan/person; Arslan/person"},
		{"Ibrahim Kaya , head of the National Water Agency , had met", "Ibrahim Kaya/person; National Water Agency/organisation"},
		{"She joined the Ministry of Health and Welfare in May .", "Ministry of Health and Welfare/organisation"},
		{"the Ostland Water Authority ( OWA ) paid . | The OWA denied it .", "Ostland Water Authority/organisation=Ostland Water Authority; OWA/organisation=Ostland Water Authority; OWA/organisation=Ostland Water Authority"},
		{"the People 's Party of Ostland", "People 's Party of Ostland/organisation"},
		{"a vote in Turkey ~'s north", "Turkey/place"},
		{"Reuters reported , citing state broadcaster TRT .", "Reuters/outlet=Reuters; TRT/outlet=TRT"},
		{"rain fell , the AP said", "AP/outlet=Associated Press"},
		{"They told The Hill that rain fell .", "The Hill/outlet=The Hill"},
		{"the mining group Corella and the newspaper El Faro Andino", "Corella/organisation; El Faro Andino/outlet"},
		{"It was late . | However , nobody came .", ""},
	}
	for _, tt := range tests {
		t.Run(tt.text, func(t *testing.T) {
			if got := listing(t, tt.text); got != tt.want {
				t.Errorf("\n got %s\nwant %s", got, tt.want)
			}
		})
	}
}

func FuzzNames(f *testing.F) {
	f.Add("Mayor Elena Ruiz - of the ( OWA ) | The US and Bank of | J . Ruiz 's")
	f.Add("THE MAYOR SAID | & & of the - Al - al")
	f.Fuzz(func(t *testing.T, text string) {
		one, two := docOf(text), docOf(text)
		for _, doc := range []*nlp.Doc{one, two} {
			if err := New().Read(context.Background(), doc); err != nil {
				t.Fatal(err)
			}
		}
		last := 0
		for i, men := range one.Mentions {
			if men.Span.Empty() || men.Span.Start < last || men.Span.End > len(one.Tokens) || !men.Span.Has(men.Head) {
				t.Fatalf("bad mention %+v", men)
			}
			last = men.Span.End
			if men != two.Mentions[i] {
				t.Fatalf("two readings differ: %+v, %+v", men, two.Mentions[i])
			}
		}
	})
}

func BenchmarkNames(b *testing.B) {
	text := strings.Repeat("Greek Prime Minister Kyriakos Vlachos told the Harbour Wire on Monday that the Ministry of Health in Oslo would not pay , and Elena Ruiz denied it . | ", 200)
	doc := docOf(text)
	b.SetBytes(int64(len(doc.Text)))
	b.ReportAllocs()
	for b.Loop() {
		doc.Mentions = doc.Mentions[:0]
		if err := New().Read(context.Background(), doc); err != nil {
			b.Fatal(err)
		}
	}
}
