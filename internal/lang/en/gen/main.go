// Command gen counts the training parts of two treebanks, UD English EWT and
// GUM, and writes lexicon.txt (words with their tags) and tags.txt (tags and
// runs of three tags) of package en. Run it with go generate in that package;
// -data names the folder that holds ud-ewt and gum. The same treebanks give
// the same files.
package main

import (
	"bufio"
	"cmp"
	"flag"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode"

	"github.com/sayso-news/sayso/internal/lang/en"
)

type word struct{ form, lemma, upos, penn string }

func main() {
	log.SetFlags(0)
	data := flag.String("data", "../shared/data", "folder with ud-ewt and gum")
	flag.Parse()
	files, err := filepath.Glob(filepath.Join(*data, "gum/train/dep/*.conllu"))
	if err != nil {
		log.Fatal(err)
	}
	slices.Sort(files)
	files = append([]string{filepath.Join(*data, "ud-ewt/en_ewt-ud-train.conllu")}, files...)
	var sents [][]word
	for _, file := range files {
		if sents, err = readTreebank(file, sents); err != nil {
			log.Fatalf("read treebank: %v", err)
		}
	}
	names, tagList := nameTags(sents)
	if err := os.WriteFile("tags.txt", []byte(tagsFile(sents, names, tagList)), 0o644); err != nil {
		log.Fatal(err)
	}
	if err := os.WriteFile("lexicon.txt", []byte(lexiconFile(sents, names)), 0o644); err != nil {
		log.Fatal(err)
	}
}

func readTreebank(file string, sents [][]word) ([][]word, error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var sent []word
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		line := lines.Text()
		if line == "" {
			if len(sent) > 0 {
				sents, sent = append(sents, sent), nil
			}
			continue
		}
		cols := strings.Split(line, "\t")
		if len(cols) != 10 || strings.ContainsAny(cols[0], "-.") || cols[4] == "_" {
			continue
		}
		sent = append(sent, word{key(cols[1]), strings.ToLower(cols[2]), cols[3], cols[4]})
	}
	if len(sent) > 0 {
		sents = append(sents, sent)
	}
	return sents, lines.Err()
}

// key gives a form as the lexicon spells it: digits are 0, apostrophes straight.
func key(form string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.IsDigit(r):
			return '0'
		case r == '’' || r == '‘':
			return '\''
		case r == ' ' || r == '\t':
			return '_'
		}
		return r
	}, form)
}

// nameTags gives each pair of universal and Penn tag its name. Pairs seen
// fewer than 15 times are slips of annotation and have none.
func nameTags(sents [][]word) (map[[2]string]string, [][2]string) {
	counts := map[[2]string]int{}
	for _, sent := range sents {
		for _, w := range sent {
			counts[[2]string{w.upos, w.penn}]++
		}
	}
	var pairs [][2]string
	for pair, n := range counts {
		if n >= 15 {
			pairs = append(pairs, pair)
		}
	}
	slices.SortFunc(pairs, func(a, b [2]string) int {
		return cmp.Or(counts[b]-counts[a], cmp.Compare(a[0], b[0]), cmp.Compare(a[1], b[1]))
	})
	names, taken := map[[2]string]string{}, map[string]bool{}
	for _, pair := range pairs {
		names[pair] = pair[1]
		if taken[pair[1]] {
			names[pair] = pair[1] + "/" + pair[0]
		}
		taken[pair[1]] = true
	}
	return names, pairs
}

func tagsFile(sents [][]word, names map[[2]string]string, pairs [][2]string) string {
	counts, runs := map[string]int{}, map[[3]string]int{}
	for _, sent := range sents {
		run := [3]string{"", "-", "-"}
		for _, w := range append(slices.Clone(sent), word{}) {
			name, ok := names[[2]string{w.upos, w.penn}]
			if w == (word{}) {
				name, ok = "-", true
			}
			if !ok {
				name = names[[2]string{"NOUN", "NN"}]
			}
			run = [3]string{run[1], run[2], name}
			counts[name]++
			runs[run]++
		}
	}
	var out strings.Builder
	out.WriteString(`# Fine parts of speech, then runs of three of them as they follow each other.
#
# tag	universal	count
# tag	tag	tag	count
#
# tag: Penn Treebank tag, with the universal one behind a slash where it is not
# the commoner one; - is the edge of a sentence. Runs seen once are left out.
# Source: counted by gen on the training parts of UD English EWT and GUM
# (universaldependencies.org); these counts, like the treebanks, are under
# CC BY-SA 4.0.
`)
	for _, pair := range pairs {
		fmt.Fprintf(&out, "%s\t%s\t%d\n", names[pair], pair[0], counts[names[pair]])
	}
	var keys [][3]string
	for run, n := range runs {
		if n >= 2 {
			keys = append(keys, run)
		}
	}
	slices.SortFunc(keys, func(a, b [3]string) int { return slices.Compare(a[:], b[:]) })
	for _, run := range keys {
		fmt.Fprintf(&out, "%s\t%s\t%s\t%d\n", run[0], run[1], run[2], runs[run])
	}
	return out.String()
}

func lexiconFile(sents [][]word, names map[[2]string]string) string {
	type seen struct {
		tags   map[string]int
		lemmas map[string]map[string]int // Penn tag → lemma → count
		total  int
	}
	words := map[string]*seen{}
	get := func(form string) *seen {
		s := words[form]
		if s == nil {
			s = &seen{tags: map[string]int{}, lemmas: map[string]map[string]int{}}
			words[form] = s
		}
		return s
	}
	for _, sent := range sents {
		for _, w := range sent {
			name, ok := names[[2]string{w.upos, w.penn}]
			if !ok {
				continue
			}
			s := get(w.form)
			s.tags[name]++
			s.total++
			if strings.HasPrefix(w.penn, "VB") || w.penn == "NNS" || w.penn == "MD" {
				low := get(strings.ToLower(w.form))
				if low.lemmas[w.penn] == nil {
					low.lemmas[w.penn] = map[string]int{}
				}
				low.lemmas[w.penn][w.lemma]++
			}
		}
	}
	forms := make([]string, 0, len(words))
	for form := range words {
		forms = append(forms, form)
	}
	slices.Sort(forms)
	var out strings.Builder
	out.WriteString(`# Words with the tags they were seen with, the most frequent first.
#
# word	tags	lemmas
#
# word: case counts; digits are written 0. tags: tag and count, by turns (see
# tags.txt). lemmas: tag=lemma where the spelling alone gives a wrong one.
# Words seen once are left out unless their lemma is irregular.
# Source: counted by gen on the training parts of UD English EWT and GUM
# (universaldependencies.org); these counts, like the treebanks, are under
# CC BY-SA 4.0.
`)
	for _, form := range forms {
		s := words[form]
		lemmas := irregular(form, s.lemmas)
		if s.total == 0 || s.total < 2 && lemmas == "" || strings.HasPrefix(form, "#") || strings.Contains(form, "://") {
			continue
		}
		tags := make([]string, 0, len(s.tags))
		for tag := range s.tags {
			tags = append(tags, tag)
		}
		slices.SortFunc(tags, func(a, b string) int { return cmp.Or(s.tags[b]-s.tags[a], cmp.Compare(a, b)) })
		for i, tag := range tags {
			tags[i] = fmt.Sprintf("%s %d", tag, s.tags[tag])
		}
		fmt.Fprintf(&out, "%s\t%s", form, strings.Join(tags, " "))
		if lemmas != "" {
			fmt.Fprintf(&out, "\t%s", lemmas)
		}
		out.WriteByte('\n')
	}
	return out.String()
}

// irregular gives "tag=lemma" for each tag whose commonest lemma is not the
// one that the spelling gives.
func irregular(form string, lemmas map[string]map[string]int) string {
	var out []string
	for penn, counts := range lemmas {
		best := ""
		for lemma, n := range counts {
			if best == "" || n > counts[best] || n == counts[best] && lemma < best {
				best = lemma
			}
		}
		if best != en.RegularLemma(form, penn) && !strings.ContainsAny(best, " =\t") {
			out = append(out, penn+"="+best)
		}
	}
	slices.Sort(out)
	return strings.Join(out, " ")
}
