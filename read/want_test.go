package read_test

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/sayso-news/sayso"
)

// word is one word of an assertion: quoted (with the occurrence it means) or bare.
type word struct {
	text   string
	quoted bool
	nth    int // 1 is the first occurrence in the story
}

// want is one assertion: its kind, then its words.
type want struct {
	r     *sayso.Reading
	words []word
}

// check says how a reading breaks one assertion, nil when it holds.
func check(r *sayso.Reading, line string) error {
	words, err := splitWant(line)
	if err != nil {
		return err
	}
	checker := checkers[words[0].text]
	if checker == nil {
		return fmt.Errorf("no assertion is called %q", words[0].text)
	}
	w := &want{r: r, words: words[1:]}
	if len(w.words) == 0 {
		return errors.New("the assertion says nothing")
	}
	return checker(w)
}

var checkers = map[string]func(*want) error{
	"blocks": wantBlocks, "block": wantBlock,
	"content": wantContent, "begins": wantBegins, "ends": wantEnds, "cue": wantCue, "source": wantSource,
	"chain": wantChain, "origin": wantOrigin,
	"mode": wantMode, "polarity": wantPolarity, "hedge": wantHedge,
	"same": wantSame, "within": wantWithin, "own": wantOwn, "not-own": wantNotOwn,
	"entity": wantEntity, "same-entity": wantSameEntity, "different-entity": wantDifferentEntity,
	"time": wantTime, "event": wantEvent, "unknown": wantUnknown,
	"origins": wantOrigins, "origin-of": wantOriginOf, "note": wantNote,
}

func splitWant(line string) ([]word, error) {
	var words []word
	for {
		line = strings.TrimLeft(line, " \t")
		if line == "" || strings.HasPrefix(line, "# ") {
			break
		}
		if line[0] != '"' {
			bare, rest, _ := strings.Cut(line, " ")
			words = append(words, word{text: bare})
			line = rest
			continue
		}
		quoted, err := strconv.QuotedPrefix(line)
		if err != nil {
			return nil, fmt.Errorf("quoting at %s: %w", line, err)
		}
		text, err := strconv.Unquote(quoted)
		if err != nil {
			return nil, fmt.Errorf("quoting at %s: %w", line, err)
		}
		w := word{text: text, quoted: true, nth: 1}
		line = line[len(quoted):]
		if rest, ok := strings.CutPrefix(line, "@"); ok {
			digits, after, _ := strings.Cut(rest, " ")
			if w.nth, err = strconv.Atoi(digits); err != nil {
				return nil, fmt.Errorf("occurrence @%s: %w", digits, err)
			}
			line = after
		}
		words = append(words, w)
	}
	return words, nil
}

// at gives word i, an empty one past the end.
func (w *want) at(i int) word {
	if i < len(w.words) {
		return w.words[i]
	}
	return word{}
}

// after gives the words after the first bare separator.
func (w *want) after(separator string) []word {
	i := slices.IndexFunc(w.words, func(x word) bool { return !x.quoted && x.text == separator })
	if i < 0 {
		return nil
	}
	return w.words[i+1:]
}

// place is where an anchor stands in the story.
type place struct{ start, end int }

func (p place) overlaps(start, end int) bool { return p.start < end && start < p.end }

// share is the overlap of a place with a range, as a part of their union.
func (p place) share(start, end int) float64 {
	both := min(p.end, end) - max(p.start, start)
	if both <= 0 {
		return 0
	}
	return float64(both) / float64(max(p.end, end)-min(p.start, start))
}

func (w *want) place(x word) (place, error) {
	from := 0
	for n := 1; ; n++ {
		i := strings.Index(w.r.Text[from:], x.text)
		if i < 0 {
			return place{}, fmt.Errorf("occurrence %d of %q is not in the story", x.nth, x.text)
		}
		if n == x.nth {
			return place{from + i, from + i + len(x.text)}, nil
		}
		from += i + 1
	}
}

// statement finds the attributed statement at an anchor, the innermost first;
// with ownToo, a statement in the outlet's own voice when there is no other.
func (w *want) statement(x word, ownToo bool) (*sayso.Statement, error) {
	p, err := w.place(x)
	if err != nil {
		return nil, err
	}
	var best *sayso.Statement
	bestOwn, bestLen := true, 0
	for i := range w.r.Statements {
		st := &w.r.Statements[i]
		own := st.Mode == sayso.Own
		if own && !ownToo || !statementAt(st, p) {
			continue
		}
		length := 0
		for _, piece := range st.Content {
			length += piece.End - piece.Start
		}
		if best == nil || bestOwn && !own || bestOwn == own && length < bestLen {
			best, bestOwn, bestLen = st, own, length
		}
	}
	if best == nil {
		return nil, fmt.Errorf("no statement at %q; own voice there: %v", x.text, w.ownAt(p))
	}
	return best, nil
}

func statementAt(st *sayso.Statement, p place) bool {
	return slices.ContainsFunc(st.Content, func(piece sayso.Passage) bool { return p.overlaps(piece.Start, piece.End) })
}

func (w *want) ownAt(p place) bool {
	return slices.ContainsFunc(w.r.Statements, func(st sayso.Statement) bool { return st.Mode == sayso.Own && statementAt(&st, p) })
}

// trimEdges takes quotation marks and punctuation off both ends.
func trimEdges(s string) string {
	return strings.Trim(s, " \t\r\n\"'“”‘’«»„‚‹›.,;:!?…–—-()[]")
}

func texts(passages []sayso.Passage) []string {
	out := []string{}
	for _, p := range passages {
		out = append(out, p.Text)
	}
	return out
}

// sameName tells whether two names or descriptions have the head word of one in
// the other: "state broadcaster TRT" and "TRT".
func sameName(a, b string) bool {
	headA, wordsA := nameWords(a)
	headB, wordsB := nameWords(b)
	return headA != "" && headB != "" && (slices.Contains(wordsB, headA) || slices.Contains(wordsA, headB))
}

// nameWords gives the words of a name and its head: the last word before a
// preposition, relative pronoun or comma.
func nameWords(name string) (head string, words []string) {
	ended := false
	for _, field := range strings.Fields(name) {
		w := strings.TrimSuffix(strings.ToLower(trimEdges(field)), "'s")
		w = strings.TrimSuffix(w, "’s")
		switch w {
		case "of", "in", "from", "for", "at", "on", "with", "who", "whose", "which", "that", "to", "by", "near", "close", "familiar", "briefed":
			ended = ended || head != ""
		}
		if w == "" {
			continue
		}
		words = append(words, w)
		if !ended {
			head = w
		}
		if strings.HasSuffix(field, ",") {
			ended = true
		}
	}
	return head, words
}
