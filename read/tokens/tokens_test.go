package tokens

import (
	"context"
	"strings"
	"testing"
	"unicode"

	"github.com/sayso-news/sayso/nlp"
)

func read(t testing.TB, text string) *nlp.Doc {
	t.Helper()
	doc := &nlp.Doc{Text: text}
	if err := New().Read(context.Background(), doc); err != nil {
		t.Fatal(err)
	}
	return doc
}

func words(doc *nlp.Doc) string {
	out := make([]string, len(doc.Tokens))
	for i := range doc.Tokens {
		out[i] = doc.Tok(i)
	}
	return strings.Join(out, " ")
}

func TestTokens(t *testing.T) {
	tests := []struct{ text, want string }{
		{"Norvia didn't say.", "Norvia did n't say ."},
		{"TRT's and the Lakers’ and he'd've", "TRT 's and the Lakers ’ and he 'd 've"},
		{"can't won't cannot gonna", "ca n't wo n't can not gon na"},
		{"O'Neill o'clock D'Arcy's", "O'Neill o'clock D'Arcy 's"},
		{"1,000.50 people, 3.5% of $2bn", "1,000.50 people , 3.5 % of $ 2bn"},
		{"US$5 at 10:30 on 9/11", "US$ 5 at 10:30 on 9/11"},
		{"5pm or 6 p.m. or 7a.m. today", "5 pm or 6 p.m. or 7 a.m. today"},
		{"a Mat-Su man — no–one -- left—early", "a Mat-Su man — no – one -- left — early"},
		{"Wait... what… no.", "Wait ... what … no ."},
		{"Mr. J. K. Smith, D-Va., of the U.S. Senate.", "Mr. J. K. Smith , D-Va. , of the U.S. Senate ."},
		{"So did I. No. 10 said no.", "So did I . No. 10 said no ."},
		{"see https://example.org/a?b=1. Or ana@example.org, @ana #tag", "see https://example.org/a?b=1 . Or ana@example.org , @ana #tag"},
		{"``Yes,'' he said", "`` Yes , '' he said"},
		{"in the '90s, ’80s rock 'em", "in the '90s , ’80s rock 'em"},
		{"he is 6'2\" tall", "he is 6'2\" tall"},
		{"the “Post”’s view", "the “ Post ” ’s view"},
		{"Really?! Yes!!", "Really ?! Yes !!"},
		{"in Gaza.The next", "in Gaza . The next"},
		{"(AP) AT&T and/or R&D", "( AP ) AT&T and / or R&D"},
		{"東京 São Paulo Žižek’s", "東 京 São Paulo Žižek ’s"},
	}
	for _, tt := range tests {
		if got := words(read(t, tt.text)); got != tt.want {
			t.Errorf("%q\n got %s\nwant %s", tt.text, got, tt.want)
		}
	}
}

func TestBlockEdgeInsideWord(t *testing.T) {
	doc := &nlp.Doc{Text: "Flag of NorviaPhotoPool", Blocks: []nlp.Block{{Kind: "caption", Start: 0, End: 14}, {Kind: "credit", Start: 14, End: 23}}}
	if err := New().Read(context.Background(), doc); err != nil {
		t.Fatal(err)
	}
	if got, want := words(doc), "Flag of Norvia PhotoPool"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if len(doc.Sentences) != 2 {
		t.Errorf("got %d sentences, want 2", len(doc.Sentences))
	}
}

func TestLower(t *testing.T) {
	doc := read(t, "Éric’s HOUSE was Δοκιμή")
	want := []string{"éric", "'s", "house", "was", "δοκιμή"}
	for i, w := range want {
		if doc.Tokens[i].Lower != w {
			t.Errorf("token %d: got %q, want %q", i, doc.Tokens[i].Lower, w)
		}
	}
}

func TestSentences(t *testing.T) {
	tests := []struct {
		text string
		want []string
	}{
		{"He left. She stayed.", []string{"He left.", "She stayed."}},
		{"Gen. Ruiz met Mr. J. K. Smith. They spoke.", []string{"Gen. Ruiz met Mr. J. K. Smith.", "They spoke."}},
		{"in the U.S. Senate. It is in the U.S. The vote was at 5 p.m. Friday.", []string{"in the U.S. Senate.", "It is in the U.S.", "The vote was at 5 p.m. Friday."}},
		{"“Is it over?” he said. “No!” she cried.", []string{"“Is it over?” he said.", "“No!” she cried."}},
		{"\"Is it over?\" Mayor Ruiz asked. Nobody knew.", []string{"\"Is it over?\" Mayor Ruiz asked.", "Nobody knew."}},
		{"\"We won.\" Then he left.", []string{"\"We won.\"", "Then he left."}},
		{"He said: \"It rained. We stayed.\" \"Why?\" she asked.", []string{"He said: \"It rained.", "We stayed.\"", "\"Why?\" she asked."}},
		{"The minister (he is ill. He rests) spoke. (He left. She stayed.) End.", []string{"The minister (he is ill. He rests) spoke.", "(He left.", "She stayed.)", "End."}},
		{"First\n\nSecond one. Third", []string{"First", "Second one.", "Third"}},
		{"Prices rose 3.5 percent. 20 people came.", []string{"Prices rose 3.5 percent.", "20 people came."}},
	}
	for _, tt := range tests {
		doc := read(t, tt.text)
		var got []string
		for _, sent := range doc.Sentences {
			got = append(got, doc.Str(sent))
		}
		if strings.Join(got, "|") != strings.Join(tt.want, "|") {
			t.Errorf("%q\n got %q\nwant %q", tt.text, got, tt.want)
		}
	}
}

func TestQuotes(t *testing.T) {
	// Each quotation as "depth:text", "!" when unbalanced, "~" when scare.
	tests := []struct {
		text string
		want []string
	}{
		{`He said "taxes will rise soon enough" and left.`, []string{`0:"taxes will rise soon enough"`}},
		{`It was “vital” to all.`, []string{`0~:“vital”`}},
		{`“He told us ‘we will not go’ and left,” she said.`, []string{`0:“He told us ‘we will not go’ and left,”`, `1:‘we will not go’`}},
		{`'I don't know the ministers' plan,' he said.`, []string{`0:'I don't know the ministers' plan,'`}},
		{`the ministers' plan and the miners’ strike`, nil},
		{`« Nous partons demain matin » he said, and »ja das ist so« and „so ist es eben“.`, []string{`0:« Nous partons demain matin »`, `0:»ja das ist so«`, `0:„so ist es eben“`}},
		{"``We will stay here,'' he said", []string{"0:``We will stay here,''"}},
		{`it "built walls that will outlast us and that "Norvia has become a great prison."`, []string{`0!:"built walls that will outlast us and that`, `0:"Norvia has become a great prison."`}},
		{`He said "we will not go. Then he left.`, []string{`0!:"we will not go. Then he left.`}},
		{`We are leaving today," he said.`, []string{`0!:We are leaving today,"`}},
		{"“One is here today.\n\n“Two is here too.\n\n“Three is last,” he said.", []string{"0:“One is here today.\n\n“Two is here too.\n\n“Three is last,”"}},
		{`a 5" pipe and a 6'2" man from the '90s`, nil},
		{`“this atrocity is the worst of all and will be so."`, []string{`0:“this atrocity is the worst of all and will be so."`}},
		{`"He said "no" to me and left," she said.`, []string{`0:"He said "no" to me and left,"`, `1~:"no"`}},
		{`"...and then we went home," he said—"all of us together"—and left.`, []string{`0:"...and then we went home,"`, `0:"all of us together"`}},
	}
	for _, tt := range tests {
		doc := read(t, tt.text)
		var got []string
		for _, q := range doc.Quotes {
			depth := 0
			for parent := q.Parent; parent >= 0; parent = doc.Quotes[parent].Parent {
				depth++
			}
			s := string(rune('0' + depth))
			if !q.Balanced {
				s += "!"
			}
			if q.Scare {
				s += "~"
			}
			got = append(got, s+":"+doc.Str(q.Span))
		}
		if strings.Join(got, "|") != strings.Join(tt.want, "|") {
			t.Errorf("%q\n got %q\nwant %q", tt.text, got, tt.want)
		}
	}
}

func FuzzRead(f *testing.F) {
	for _, seed := range []string{
		"He said \"no.\n\n\"Yes,\" she 'did' ‘so’.", "“a ‘b “c” d’ e”", "(x. Y [z) ” « » „ “", "6'2\" '90s n't 's O'N's",
		"\xff\xfe a\u00a0b\u200bc", "...!!?--", "https://x.y/z. a@b.c,", "``a'' `b'", "« a « b » »", "5p.m. 5pm U.S.",
	} {
		f.Add(seed, 3)
	}
	f.Fuzz(func(t *testing.T, text string, edge int) {
		doc := &nlp.Doc{Text: text}
		if edge > 0 && edge < len(text) {
			doc.Blocks = []nlp.Block{{Kind: "heading", Start: 0, End: edge}, {Kind: "paragraph", Start: edge, End: len(text)}}
		}
		again := &nlp.Doc{Text: text, Blocks: doc.Blocks}
		for _, d := range []*nlp.Doc{doc, again} {
			if err := New().Read(context.Background(), d); err != nil {
				t.Fatal(err)
			}
		}
		check(t, doc)
		if words(doc) != words(again) || len(doc.Sentences) != len(again.Sentences) || len(doc.Quotes) != len(again.Quotes) {
			t.Error("the same text was read in two ways")
		}
	})
}

// check holds the properties that every reading has.
func check(t *testing.T, doc *nlp.Doc) {
	t.Helper()
	pos := 0
	for i, tok := range doc.Tokens {
		if tok.Start < pos || tok.End <= tok.Start || tok.End > len(doc.Text) {
			t.Fatalf("token %d at %d-%d, after %d", i, tok.Start, tok.End, pos)
		}
		if gap := doc.Text[pos:tok.Start]; strings.TrimFunc(gap, unicode.IsSpace) != "" {
			t.Fatalf("bytes %q are in no token", gap)
		}
		if tok.Lower == "" {
			t.Fatalf("token %d has no lower form", i)
		}
		if b := tok.Block; b >= 0 && (tok.Start < doc.Blocks[b].Start || tok.End > doc.Blocks[b].End) {
			t.Fatalf("token %d leaves its block", i)
		}
		pos = tok.End
	}
	if gap := doc.Text[pos:]; strings.TrimFunc(gap, unicode.IsSpace) != "" {
		t.Fatalf("bytes %q are in no token", gap)
	}
	end := 0
	for _, sent := range doc.Sentences {
		if sent.Start < end || sent.Empty() || sent.End > len(doc.Tokens) || doc.Tokens[sent.Start].Block != doc.Tokens[sent.End-1].Block {
			t.Fatalf("sentence %v after %d", sent, end)
		}
		end = sent.End
	}
	for i, q := range doc.Quotes {
		if q.Span.Start < 0 || q.Span.Empty() || q.Span.End > len(doc.Tokens) {
			t.Fatalf("quote %v", q)
		}
		if q.Parent >= i || q.Parent >= 0 && !doc.Quotes[q.Parent].Span.Covers(q.Span) {
			t.Fatalf("quote %d %v is not inside its parent", i, q)
		}
		if i > 0 {
			if last := doc.Quotes[i-1].Span; last.Overlaps(q.Span) && !last.Covers(q.Span) {
				t.Fatalf("quotes %v and %v cross", last, q.Span)
			}
		}
	}
	for _, n := range doc.Notes {
		if n.Start < 0 || n.End <= n.Start || n.End > len(doc.Text) {
			t.Fatalf("note %v", n)
		}
	}
}

// TestLinear reads texts that would be slow if anything were quadratic; it
// asserts only that reading ends.
func TestLinear(t *testing.T) {
	for _, piece := range []string{"\"", "'a ", "‘a ", "(", "« ", "a'", "a.", "“a ‘b ", "'s", "a\"b ", "@a:", "(a. B ", "x' "} {
		check(t, read(t, strings.Repeat(piece, 100_000/len(piece))))
	}
}
