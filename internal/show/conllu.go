package show

import (
	"bufio"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode"

	"github.com/sayso-news/sayso/nlp"
)

// CoNLLU writes a document's syntax in CoNLL-U (universaldependencies.org), one
// document with `# newdoc id`, `# newpar` and `# text` lines. Names stand in
// MISC as Name=B-person, the parts of attributions as Attr=1:cue, joined by
// commas, with the attribution's number in the reading.
//
// Words with a hyphen are one token to sayso and three to the treebanks
// ("UK-based"): they are written as a multiword token of its parts, unless the
// first part is a prefix ("anti-war").
func CoNLLU(w io.Writer, id string, doc *nlp.Doc) error {
	c := conllu{doc: doc, out: bufio.NewWriter(w), name: make([]string, len(doc.Tokens)), attr: make([][]string, len(doc.Tokens))}
	for _, men := range doc.Mentions {
		if men.Form == "name" {
			for t := men.Span.Start; t < men.Span.End; t++ {
				c.name[t] = "I-" + men.Kind
			}
			c.name[men.Span.Start] = "B-" + men.Kind
		}
	}
	for i := range doc.Attributions {
		att := &doc.Attributions[i]
		c.mark(i, "cue", att.Cue)
		for _, span := range att.Sources {
			c.mark(i, "source", span)
		}
		if att.Mode != "own" {
			for _, span := range att.Contents {
				c.mark(i, "content", span)
			}
		}
	}
	fmt.Fprintf(c.out, "# newdoc id = %s\n", oneLine(id))
	at, number := 0, 0
	for _, sent := range doc.Sentences {
		for _, span := range [2]nlp.Span{{Start: at, End: sent.Start}, sent} { // what stands in no sentence is one too
			if !span.Empty() {
				number++
				c.sentence(number, span)
			}
		}
		at = sent.End
	}
	if rest := (nlp.Span{Start: at, End: len(doc.Tokens)}); !rest.Empty() {
		c.sentence(number+1, rest)
	}
	if err := c.out.Flush(); err != nil {
		return fmt.Errorf("write CoNLL-U: %w", err)
	}
	return nil
}

type conllu struct {
	doc   *nlp.Doc
	out   *bufio.Writer
	name  []string
	attr  [][]string
	block int
}

func (c *conllu) mark(i int, role string, span nlp.Span) {
	for t := span.Start; t < span.End; t++ {
		c.attr[t] = append(c.attr[t], strconv.Itoa(i)+":"+role)
	}
}

// word is one line: a token, or a part of one.
type word struct {
	form, lemma string
	tag         nlp.Tag
	feats, rel  string
	tok         int
	head        int // index into the sentence's words, -1 for the root
	spaceAfter  bool
}

func (c *conllu) sentence(number int, span nlp.Span) {
	doc := c.doc
	start, end := doc.Bytes(span)
	if block := doc.Tokens[span.Start].Block; number == 1 || block != c.block {
		fmt.Fprintln(c.out, "# newpar")
		c.block = block
	}
	fmt.Fprintf(c.out, "# sent_id = %d\n# text = %s\n", number, oneLine(doc.Text[start:end]))
	words, first := c.words(span)
	for i, w := range words {
		t := w.tok
		if n := parts(doc.Tok(t)); n > 1 && first[t-span.Start] == i {
			fmt.Fprintf(c.out, "%d-%d\t%s\t_\t_\t_\t_\t_\t_\t_\t%s\n", i+1, i+n, doc.Tok(t), misc(nil, c.spaceAfter(t)))
		}
		var notes []string
		if name := c.name[t]; name != "" {
			if i > first[t-span.Start] {
				name = "I" + name[1:]
			}
			notes = append(notes, "Name="+name)
		}
		if len(c.attr[t]) > 0 {
			notes = append(notes, "Attr="+strings.Join(c.attr[t], ","))
		}
		head, rel := strconv.Itoa(w.head+1), w.rel
		if doc.Tokens[t].Rel == "" { // nothing parsed the text
			head, rel = "_", "_"
		}
		fmt.Fprintf(c.out, "%d\t%s\t%s\t%s\t_\t%s\t%s\t%s\t_\t%s\n", i+1, w.form, w.lemma, w.tag, w.feats, head, rel, misc(notes, w.spaceAfter))
	}
	fmt.Fprintln(c.out)
}

// words gives the lines of a sentence and, by token, the first of each.
func (c *conllu) words(span nlp.Span) (words []word, first []int) {
	doc := c.doc
	top := make([]int, span.Len()) // by token: the word that others hang from
	for t := span.Start; t < span.End; t++ {
		tok := &doc.Tokens[t]
		first = append(first, len(words))
		text := doc.Tok(t)
		n := parts(text)
		top[t-span.Start] = len(words) + n - 1
		if n == 1 {
			lemma := tok.Lemma
			if tok.Tag == nlp.PROPN {
				lemma = text
			}
			words = append(words, word{form: text, lemma: lemma, tag: tok.Tag, feats: feats(tok), rel: tok.Rel, tok: t, spaceAfter: c.spaceAfter(t)})
			continue
		}
		rest := text
		for k := range n {
			form := "-"
			if k%2 == 0 {
				form, rest = rest, ""
				if i := strings.IndexByte(form, '-'); i >= 0 && k < n-1 {
					form, rest = form[:i], form[i+1:]
				}
			}
			w := word{form: form, lemma: strings.ToLower(form), tag: c.partTag(form, tok, k == n-1), tok: t, spaceAfter: true, rel: "compound"}
			if w.tag == nlp.PROPN {
				w.lemma = form
			}
			if k%2 == 1 {
				w.rel = "punct"
			}
			if k == n-1 {
				w.lemma, w.feats, w.rel = lastPart(tok.Lemma), feats(tok), tok.Rel
			}
			words = append(words, w)
		}
	}
	for i := range words {
		t := words[i].tok
		last := top[t-span.Start]
		switch head := doc.Tokens[t].Head; {
		case i != last:
			words[i].head = last
		case head < span.Start || head >= span.End:
			words[i].head = -1
		default:
			words[i].head = top[head-span.Start]
		}
		if words[i].lemma == "" {
			words[i].lemma = "_"
		}
		if words[i].feats == "" {
			words[i].feats = "_"
		}
	}
	return words, first
}

// partTag guesses the tag of a part of a hyphenated word.
func (c *conllu) partTag(form string, tok *nlp.Token, last bool) nlp.Tag {
	switch {
	case form == "-":
		return nlp.PUNCT
	case last, tok.Tag == nlp.PROPN:
		return tok.Tag
	case form[0] >= '0' && form[0] <= '9':
		return nlp.NUM
	case form[0] >= 'A' && form[0] <= 'Z' && tok.Tag != nlp.NOUN:
		return nlp.PROPN
	case tok.Tag == nlp.ADJ, tok.Tag == nlp.VERB, tok.Tag == nlp.NUM:
		if adverb[strings.ToLower(form)] || strings.HasSuffix(form, "ly") {
			return nlp.ADV
		}
		if tok.Tag == nlp.NUM {
			return nlp.NUM
		}
		return nlp.NOUN
	}
	return tok.Tag
}

var adverb = map[string]bool{"so": true, "well": true, "ill": true, "far": true, "long": true, "much": true, "once": true, "newly": true, "soon": true, "ever": true, "not": true, "best": true}

// prefixes stay on their word, as in the treebanks.
var prefixes = map[string]bool{
	"anti": true, "co": true, "counter": true, "cross": true, "de": true, "e": true, "ex": true, "extra": true, "inter": true, "intra": true, "mid": true,
	"mini": true, "multi": true, "neo": true, "non": true, "over": true, "post": true, "pre": true, "pro": true, "pseudo": true, "quasi": true, "re": true,
	"semi": true, "socio": true, "sub": true, "super": true, "trans": true, "ultra": true, "un": true, "under": true, "uni": true, "vice": false,
}

// parts gives how many words the treebanks make of a token: 1, or letters and
// digits with the hyphens between them.
func parts(text string) int {
	if strings.IndexByte(text, '-') <= 0 || text[len(text)-1] == '-' {
		return 1
	}
	n := 1
	for i, part := range strings.Split(text, "-") {
		if part == "" || i == 0 && prefixes[strings.ToLower(part)] {
			return 1
		}
		for _, r := range part {
			if !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '\'' && r != '’' && r != '.' {
				return 1 // an address, a range of sums
			}
		}
		if i > 0 {
			n += 2
		}
	}
	return n
}

func lastPart(lemma string) string {
	return lemma[strings.LastIndexByte(lemma, '-')+1:]
}

func feats(tok *nlp.Token) string {
	switch tok.Form {
	case nlp.Base:
		return "VerbForm=Inf"
	case nlp.Present:
		return "Mood=Ind|Tense=Pres|VerbForm=Fin"
	case nlp.Past:
		return "Mood=Ind|Tense=Past|VerbForm=Fin"
	case nlp.Participle:
		return "Tense=Past|VerbForm=Part"
	case nlp.Gerund:
		return "VerbForm=Ger"
	case nlp.Plural:
		return "Number=Plur"
	}
	return ""
}

// spaceAfter reports whether space follows a token in the text.
func (c *conllu) spaceAfter(t int) bool {
	return t+1 >= len(c.doc.Tokens) || c.doc.Tokens[t].End < c.doc.Tokens[t+1].Start
}

func misc(notes []string, spaceAfter bool) string {
	if !spaceAfter {
		notes = append(notes, "SpaceAfter=No")
	}
	if len(notes) == 0 {
		return "_"
	}
	return strings.Join(notes, "|")
}

// oneLine makes white space and control characters single spaces.
func oneLine(s string) string {
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool { return unicode.IsSpace(r) || unicode.IsControl(r) }), " ")
}
