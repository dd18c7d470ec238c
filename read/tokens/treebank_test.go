package tokens

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestTreebank prints how often tokens and sentences agree with the treebanks'
// dev parts, where the checkout has ../shared/data beside it.
func TestTreebank(t *testing.T) {
	const root = "../../../shared/data"
	gum, _ := filepath.Glob(root + "/gum/dev/dep/*.conllu")
	for name, files := range map[string][]string{"ewt": {root + "/ud-ewt/en_ewt-ud-dev.conllu"}, "gum": gum} {
		t.Run(name, func(t *testing.T) {
			var toks, sents score
			misses := map[string]int{}
			for _, file := range files {
				data, err := os.ReadFile(file)
				if err != nil {
					t.Skip("no treebank beside the checkout")
				}
				text, goldToks, goldSents := goldText(string(data))
				doc := read(t, text)
				got := map[[2]int]bool{}
				for _, tok := range doc.Tokens {
					got[[2]int{tok.Start, tok.End}] = true
				}
				for span := range goldToks {
					if !got[span] {
						misses[text[span[0]:span[1]]]++
					}
				}
				toks.add(got, goldToks)
				got = map[[2]int]bool{}
				for _, sent := range doc.Sentences {
					start, end := doc.Bytes(sent)
					got[[2]int{start, end}] = true
				}
				sents.add(got, goldSents)
			}
			if toks.gold == 0 {
				t.Skip("no treebank beside the checkout")
			}
			t.Logf("tokens F1 %.2f of %d, sentences F1 %.2f of %d", toks.f1(), toks.gold, sents.f1(), sents.gold)
			for form, n := range misses {
				if n >= 4 {
					t.Log(n, form)
				}
			}
		})
	}
}

type score struct{ right, got, gold int }

func (s *score) add(got, gold map[[2]int]bool) {
	for span := range got {
		if gold[span] {
			s.right++
		}
	}
	s.got += len(got)
	s.gold += len(gold)
}

func (s *score) f1() float64 { return 200 * float64(s.right) / float64(s.got+s.gold) }

// goldText gives the text of a CoNLL-U file, a blank line where a paragraph
// starts, with its tokens and sentences as byte ranges. Words that a multiword
// token covers are cut out of it one after the other.
func goldText(conllu string) (text string, toks, sents map[[2]int]bool) {
	toks, sents = map[[2]int]bool{}, map[[2]int]bool{}
	var b strings.Builder
	start := -1
	inside := 0 // words of a multiword token still to come
	space := false
	end := 0
	for line := range strings.Lines(conllu) {
		line = strings.TrimRight(line, "\n")
		switch {
		case strings.HasPrefix(line, "# newpar"), strings.HasPrefix(line, "# newdoc"):
			b.WriteString("\n\n")
			continue
		case line == "":
			if start >= 0 {
				sents[[2]int{start, end}] = true
			}
			start = -1
			continue
		case line[0] == '#':
			continue
		}
		cols := strings.Split(line, "\t")
		if len(cols) != 10 || strings.Contains(cols[0], ".") {
			continue
		}
		if from, to, multi := strings.Cut(cols[0], "-"); multi {
			inside = 2
			if len(from) == len(to) && to[len(to)-1]-from[len(from)-1] == 2 {
				inside = 3
			}
			space = !strings.Contains(cols[9], "SpaceAfter=No")
			continue
		}
		from := b.Len()
		b.WriteString(cols[1])
		end = b.Len()
		toks[[2]int{from, end}] = true
		if start < 0 {
			start = from
		}
		if inside > 0 {
			if inside--; inside == 0 && space {
				b.WriteByte(' ')
			}
		} else if !strings.Contains(cols[9], "SpaceAfter=No") {
			b.WriteByte(' ')
		}
	}
	return b.String(), toks, sents
}
