package eval

import (
	"bufio"
	"compress/gzip"
	"embed"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// The precision of the events shown is judged by reading: 200 sentences of
// raw-allsides-news, drawn once, one an article. There are two draws with no
// article in common: one for choosing, and one that stays unread until it is
// judged for a closing measurement. Both stand in shown/ as article and bytes.
// The verdicts that the score of an event is fitted on are of other articles, far
// behind these in the order of hashes.
//
//go:embed shown/*.tsv
var shownFiles embed.FS

// drawSize is how many sentences a draw has.
const drawSize = 200

// drawn is a sentence of a draw: bytes of an article's text.
type drawn struct {
	article    string
	start, end int
}

// article is what is read of an article of raw-allsides-news.
type article struct {
	ID     string `json:"ID"`
	Source string `json:"source"`
	Text   string `json:"text"`
}

func shownName(split Split) string {
	if split == Blind {
		return "closing"
	}
	return "choosing"
}

// drawOf reads the draw of a split.
func drawOf(split Split) ([]drawn, error) {
	name := "shown/" + shownName(split) + ".tsv"
	data, err := shownFiles.ReadFile(name)
	if err != nil {
		return nil, fmt.Errorf("read the draw: %w", err)
	}
	var out []drawn
	for line := range strings.Lines(string(data)) {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		f := strings.Split(line, "\t")
		var d drawn
		if len(f) == 3 {
			d.article = f[0]
			if d.start, err = strconv.Atoi(f[1]); err == nil {
				d.end, err = strconv.Atoi(f[2])
			}
		}
		if len(f) != 3 || err != nil {
			return nil, fmt.Errorf("read the draw %s: %q is not article, start, end", name, line)
		}
		out = append(out, d)
	}
	return out, nil
}

// DrawShown draws the sentences of a split anew from raw-allsides-news, as lines
// of a draw's file: the articles with the smallest hashes of their ids, the
// closing draw from those that the other left, and in each the sentence at a
// place that the hash gives.
func DrawShown(data string, split Split) ([]string, error) {
	type key struct {
		drawn
		hash uint64
	}
	var all []key
	err := articles(data, func(a article) {
		hash := hashOf(a.ID)
		k := key{drawn{article: a.ID}, hash}
		k.start, k.end = sentenceAt(a.Text, int(hash%uint64(max(1, len(a.Text)))))
		all = append(all, k)
	})
	if err != nil {
		return nil, err
	}
	slices.SortFunc(all, func(a, b key) int {
		if a.hash != b.hash {
			if a.hash < b.hash {
				return -1
			}
			return 1
		}
		return strings.Compare(a.article, b.article)
	})
	from := 0
	if split == Blind {
		from = 4 * drawSize // the three draws before are spent: shown/spent.tsv, spent-2.tsv, spent-3.tsv
	}
	var lines []string
	for _, k := range all[min(from, len(all)):min(from+drawSize, len(all))] {
		lines = append(lines, fmt.Sprintf("%s\t%d\t%d", k.article, k.start, k.end))
	}
	return lines, nil
}

// hashOf is FNV-1a, 64 bits, mixed once more because ids are short.
func hashOf(id string) uint64 {
	h := uint64(0xcbf29ce484222325)
	for i := range len("sayso shown " + id) {
		h = (h ^ uint64(("sayso shown " + id)[i])) * 0x100000001b3
	}
	r := random(h)
	return uint64(r.below(1 << 62))
}

// sentenceAt gives the sentence around a byte, or after it where it stands between
// paragraphs: between line ends, and between
// marks that end a sentence before a space and a capital. It needs no reader, so
// that a draw stays the same when readers get better.
func sentenceAt(text string, at int) (start, end int) {
	for i := 0; i < len(text); {
		start, end = i, sentenceEnd(text, i)
		if i = end; at < end && strings.TrimSpace(text[start:end]) != "" {
			break
		}
	}
	for start < end {
		r, n := utf8.DecodeRuneInString(text[start:end])
		if !unicode.IsSpace(r) {
			break
		}
		start += n
	}
	return start, start + len(strings.TrimRightFunc(text[start:end], unicode.IsSpace))
}

// sentenceEnd gives the end of the sentence that starts at a byte.
func sentenceEnd(text string, from int) int {
	for i := from; i < len(text); i++ {
		switch text[i] {
		case '\n':
			return i + 1
		case '.', '!', '?':
			rest := strings.TrimLeft(text[i+1:], `"')]”’`)
			if after, ok := strings.CutPrefix(rest, " "); ok && after != "" {
				if r, _ := utf8.DecodeRuneInString(strings.TrimLeft(after, `"'([“‘ `)); unicode.IsUpper(r) || unicode.IsDigit(r) {
					return len(text) - len(rest)
				}
			}
		}
	}
	return len(text)
}

// articles calls yield for every article of raw-allsides-news, in file order.
func articles(data string, yield func(article)) error {
	files, err := filepath.Glob(filepath.Join(data, "raw-allsides-news", "*.jsonl.gz"))
	if err != nil || len(files) == 0 {
		return fmt.Errorf("open raw-allsides-news: no *.jsonl.gz in %s", filepath.Join(data, "raw-allsides-news"))
	}
	slices.Sort(files)
	for _, path := range files {
		if err := articlesIn(path, yield); err != nil {
			return fmt.Errorf("read %s: %w", path, err)
		}
	}
	return nil
}

func articlesIn(path string, yield func(article)) error {
	file, err := os.Open(path)
	if err != nil {
		return err
	}
	defer file.Close()
	zipped, err := gzip.NewReader(bufio.NewReader(file))
	if err != nil {
		return err
	}
	dec := json.NewDecoder(zipped)
	for dec.More() {
		var a article
		if err := dec.Decode(&a); err != nil {
			return err
		}
		yield(a)
	}
	return nil
}
