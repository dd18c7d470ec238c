package coref

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"unicode"

	"github.com/sayso-news/sayso/nlp"
)

// docOf builds a document from words and marks separated by spaces:
//
//	[ ]  noun phrase, its head the last noun     { }  finite verb group
//	<person >  name of that kind                 S( )S  source of an attribution
//	C( )C  its content, before or after          |  end of a sentence
func docOf(text string) *nlp.Doc {
	doc := &nlp.Doc{}
	var b strings.Builder
	start, chunk, name, src, con := 0, 0, 0, 0, 0
	kind := ""
	var att nlp.Attribution
	flush := func() {
		if len(att.Contents) > 0 {
			att.Mode, att.Within = "indirect", -1
			doc.Attributions = append(doc.Attributions, att)
		}
		att = nlp.Attribution{}
	}
	for _, w := range strings.Fields(text) {
		n := len(doc.Tokens)
		switch {
		case w == "|":
			doc.Sentences = append(doc.Sentences, nlp.Span{Start: start, End: n})
			start = n
			flush()
		case w == "[" || w == "{":
			chunk = n
		case w == "]":
			head := n - 1
			doc.Chunks = append(doc.Chunks, nlp.Chunk{Kind: nlp.NP, Span: nlp.Span{Start: chunk, End: n}, Head: head})
		case w == "}":
			doc.Chunks = append(doc.Chunks, nlp.Chunk{Kind: nlp.VG, Span: nlp.Span{Start: chunk, End: n}, Head: n - 1, Finite: true})
		case w == "S(":
			src = n
		case w == ")S":
			att.Sources = append(att.Sources, nlp.Span{Start: src, End: n})
		case w == "C(":
			con = n
		case w == ")C":
			att.Contents = append(att.Contents, nlp.Span{Start: con, End: n})
		case strings.HasPrefix(w, "<"):
			name, kind = n, w[1:]
		case w == ">":
			doc.Mentions = append(doc.Mentions, nlp.Mention{Span: nlp.Span{Start: name, End: n}, Head: n - 1, Kind: kind, Form: "name", Entity: -1, Score: 0.8})
		default:
			if b.Len() > 0 {
				b.WriteByte(' ')
			}
			tok := nlp.Token{Start: b.Len(), End: b.Len() + len(w), Lower: strings.ToLower(w), Lemma: strings.ToLower(w), Tag: nlp.NOUN}
			switch {
			case unicode.IsUpper([]rune(w)[0]):
				tok.Tag = nlp.PROPN
			case unicode.IsPunct([]rune(w)[0]):
				tok.Tag = nlp.PUNCT
			case w == "of" || w == "in" || w == "for" || w == "from" || w == "since":
				tok.Tag = nlp.ADP
			}
			if strings.HasSuffix(w, "s") && len(w) > 3 {
				tok.Form = nlp.Plural
			}
			b.WriteString(w)
			doc.Tokens = append(doc.Tokens, tok)
		}
	}
	doc.Sentences = append(doc.Sentences, nlp.Span{Start: start, End: len(doc.Tokens)})
	flush()
	doc.Text = b.String()
	doc.Blocks = []nlp.Block{{Kind: "paragraph", End: len(doc.Text)}}
	return doc
}

// listing gives one entity a line: kind, name, mentions and descriptions.
func listing(doc *nlp.Doc) string {
	var b strings.Builder
	for i, ent := range doc.Entities {
		fmt.Fprintf(&b, "%s %q", ent.Kind, ent.Name)
		if ent.Unnamed {
			b.WriteString(" unnamed")
		}
		for _, at := range ent.Mentions {
			if doc.Mentions[at].Entity != i {
				b.WriteString(" WRONG INDEX")
			}
			fmt.Fprintf(&b, " | %s", doc.Str(doc.Mentions[at].Span))
		}
		for _, d := range ent.Descriptions {
			fmt.Fprintf(&b, " | = %s", doc.Str(d.Span))
		}
		b.WriteByte('\n')
	}
	return b.String()
}

func TestCoref(t *testing.T) {
	tests := []struct {
		name, text string
		want       []string // lines of the listing that must be there
	}{
		{"full and short name",
			"[ Mayor <person Elena Ruiz > ] { spoke } . | [ <person Ruiz > ] { left } .",
			[]string{`person "Elena Ruiz" | Elena Ruiz | Ruiz | = Mayor`}},
		{"an official twice",
			"S( [ A Turkish official ] )S { said } C( rain fell )C . | S( [ the Turkish official ] )S { told } C( more )C .",
			[]string{`person "A Turkish official" unnamed | A Turkish official | the Turkish official | = A Turkish official | = the Turkish official`}},
		{"another official is somebody else",
			"S( [ A Turkish official ] )S { said } C( rain fell )C . | S( [ Another Turkish official ] )S { said } C( it did not )C .",
			[]string{`person "A Turkish official" unnamed | A Turkish official | = A Turkish official`, `person "Another Turkish official" unnamed | Another Turkish official | = Another Turkish official`}},
		{"title and office",
			"[ Turkish President <person Recep Arslan > ] { spoke } . | [ the Turkish President ] { left } .",
			[]string{`person "Recep Arslan" | Recep Arslan | the Turkish President | = Turkish President | = the Turkish President`}},
		{"a title of two phrases is no second person",
			"[ Police Chief <person Ana Ruiz > ] { spoke } . | S( [ Chief ] of [ Staff <person Jon Marsh > ] )S { said } C( rain fell )C .",
			[]string{`person "Jon Marsh" | Jon Marsh`, `person "Ana Ruiz" | Ana Ruiz | = Police Chief`}},
		{"a lead's office and its holder",
			"[ Turkey 's spy chief ] { met } [ bankers ] . | [ <person Ibrahim Kaya > ] , [ head ] of [ Turkey 's National Intelligence Agency ] , { had met } [ bankers ] .",
			[]string{`person "Ibrahim Kaya" | Turkey 's spy chief | Ibrahim Kaya | head of Turkey 's National Intelligence Agency | = Turkey 's spy chief | = head of Turkey 's National Intelligence Agency`}},
		{"other country, other office",
			"[ Turkey 's spy chief ] { met } [ bankers ] . | [ <person Nikos Vlachos > ] , [ head ] of [ Greece 's intelligence agency ] , { came } .",
			[]string{`person "Turkey 's spy chief" unnamed | Turkey 's spy chief | = Turkey 's spy chief`}},
		{"then-title",
			"[ He ] { met } [ then - Hamas bureau leader <person Ismail Haddar > ] .",
			[]string{`person "Ismail Haddar" | Ismail Haddar | = then - Hamas bureau leader`}},
		{"it is the last speaking outlet",
			"C( rain fell )C , S( [ <outlet TRT > ] )S { said } . | [ It ] { did not specify } [ the place ] .",
			[]string{`outlet "TRT" | TRT | It`}},
		{"the newspaper",
			"C( rain fell )C , S( [ the <outlet Perth Courier > ] )S { said } . | S( [ The newspaper ] )S { said } C( snow fell )C .",
			[]string{`outlet "Perth Courier" | Perth Courier | The newspaper | = The newspaper`}},
		{"he",
			"[ <person Recep Arslan > ] { spoke } . | S( [ He ] )S { said } C( rain fell )C .",
			[]string{`person "Recep Arslan" | Recep Arslan | He`}},
		{"sources are a group",
			"C( rain fell )C , [ <outlet TRT > ] { said } , citing S( [ Turkish security sources ] )S .",
			[]string{`group "Turkish security sources" unnamed | Turkish security sources | = Turkish security sources`}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			doc := docOf(tt.text)
			if err := New().Read(context.Background(), doc); err != nil {
				t.Fatal(err)
			}
			got := listing(doc)
			for _, line := range tt.want {
				if !strings.Contains(got, line+"\n") {
					t.Errorf("missing %s\nin\n%s", line, got)
				}
			}
			for _, att := range doc.Attributions {
				for _, src := range att.Sources {
					if !covered(doc, src) {
						t.Errorf("source %q has no mention", doc.Str(src))
					}
				}
			}
		})
	}
}

func covered(doc *nlp.Doc, span nlp.Span) bool {
	for _, m := range doc.Mentions {
		if m.Entity >= 0 && (m.Span.Covers(span) || span.Covers(m.Span)) {
			return true
		}
	}
	return false
}

func BenchmarkCoref(b *testing.B) {
	text := strings.Repeat("[ Mayor <person Elena Ruiz > ] { spoke } . | S( [ <person Ruiz > ] )S { said } C( rain fell )C . | S( [ the Turkish official ] )S { told } C( more )C , [ he ] { said } . | ", 100)
	doc := docOf(text)
	names := len(doc.Mentions)
	mentions := append([]nlp.Mention(nil), doc.Mentions...)
	b.SetBytes(int64(len(doc.Text)))
	b.ReportAllocs()
	for b.Loop() {
		doc.Mentions = append(doc.Mentions[:0], mentions[:names]...)
		doc.Entities = doc.Entities[:0]
		if err := New().Read(context.Background(), doc); err != nil {
			b.Fatal(err)
		}
	}
}

// A pronoun that stands in no sentence, as in a caption printed twice, is no
// mistake in the text.
func TestOutsideSentences(t *testing.T) {
	doc := docOf("[ <person Lund > ] { left } | [ he ] { came }")
	for i := range doc.Tokens {
		doc.Tokens[i].Rel, doc.Tokens[i].Head = "nsubj", min(i+1, len(doc.Tokens)-1)
		if doc.Tokens[i].Lower == "he" {
			doc.Tokens[i].Tag = nlp.PRON
		}
	}
	last := len(doc.Tokens) - 1
	doc.Tokens[last].Rel, doc.Tokens[last].Head = "advcl", 1
	doc.Sentences = doc.Sentences[:1]
	if err := New().Read(context.Background(), doc); err != nil {
		t.Fatal(err)
	}
}
