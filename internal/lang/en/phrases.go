package en

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// phrases finds the longest of many phrases at a place in a run of tokens. It
// does not care how the text was cut into tokens: a phrase matches when its
// letters are the tokens' letters, whether "e-mailed to" is two tokens or four.
type phrases[T any] struct {
	head   map[string]int32 // first token → 1 + its longest phrase
	next   []int32          // phrase entry → 1 + the next shorter one with that first token
	of     []int32          // phrase entry → index in phrase and value
	phrase []string
	value  []T
}

func (p *phrases[T]) add(phrase string, value T) {
	p.phrase = append(p.phrase, phrase)
	p.value = append(p.value, value)
}

// index must be called once, after the last add.
func (p *phrases[T]) index() {
	order := make([]int32, len(p.phrase))
	for i := range order {
		order[i] = int32(i)
	}
	slices.SortStableFunc(order, func(a, b int32) int { return cmp.Compare(len(p.phrase[a]), len(p.phrase[b])) })
	p.head = make(map[string]int32, len(order))
	p.next = make([]int32, 0, len(order)+len(order)/8)
	p.of = make([]int32, 0, cap(p.next))
	enter := func(first string, i int32) {
		p.next = append(p.next, p.head[first])
		p.of = append(p.of, i)
		p.head[first] = int32(len(p.of))
	}
	for _, i := range order {
		first, _, _ := strings.Cut(p.phrase[i], " ")
		for at := 1; at < len(first); at++ {
			if boundary(first, at) {
				enter(first[:at], i)
			}
		}
		enter(first, i)
	}
}

// match gives the number of tokens of the longest phrase that starts at
// word(0), and its value; 0 when there is none. n is how many tokens there are.
func (p *phrases[T]) match(word func(i int) string, n int) (length int, value T) {
	if n > 0 {
		for e := p.head[word(0)]; e != 0; e = p.next[e-1] {
			i := p.of[e-1]
			if length := follow(p.phrase[i], word, n); length > 0 {
				return length, p.value[i]
			}
		}
	}
	return 0, value
}

// find gives the value of exactly this phrase.
func (p *phrases[T]) find(phrase string) (value T, ok bool) {
	first, _, _ := strings.Cut(phrase, " ")
	for e := p.head[first]; e != 0; e = p.next[e-1] {
		if i := p.of[e-1]; p.phrase[i] == phrase {
			return p.value[i], true
		}
	}
	return value, false
}

// follow gives the number of tokens that spell phrase, or 0.
func follow(phrase string, word func(i int) string, n int) int {
	for i := range n {
		w := word(i)
		if w == "" || !strings.HasPrefix(phrase, w) {
			return 0
		}
		if len(w) == len(phrase) {
			return i + 1
		}
		if phrase[len(w)] == ' ' {
			phrase = phrase[len(w)+1:]
			continue
		}
		if !boundary(phrase, len(w)) {
			return 0
		}
		phrase = phrase[len(w):]
	}
	return 0
}

// boundary says whether a token may end before byte at of s, inside a word: on
// one side of it stands something that is neither a letter nor a digit.
func boundary(s string, at int) bool {
	before, _ := utf8.DecodeLastRuneInString(s[:at])
	after, _ := utf8.DecodeRuneInString(s[at:])
	return utf8.RuneStart(s[at]) && !(alnum(before) && alnum(after))
}

func alnum(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// cutFirst cuts a phrase before its first space, which stays with the rest.
func cutFirst(phrase string) (first, rest string) {
	if i := strings.IndexByte(phrase, ' '); i >= 0 {
		return phrase[:i], phrase[i:]
	}
	return phrase, ""
}
