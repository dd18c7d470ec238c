package outlets

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Match finds the longest name of an outlet that starts at word(0). word(i) is
// the i-th of n tokens as they stand in the text; case counts, because "Time"
// and "time" differ. length is the number of tokens, 0 when there is none.
//
// How the text was cut into tokens does not matter: "ITAR-TASS" may be one token
// or three. An article before the name belongs to the match, whether the text
// has "The" or "the"; a possessive that is a token of its own does not.
func Match(word func(i int) string, n int) (length int, o Outlet) {
	t := loaded()
	length, i := t.match(word, n)
	if length == 0 {
		return 0, Outlet{}
	}
	return length, t.get(i)
}

// Lookup finds an outlet by its name, an alias or an abbreviation. Case counts.
// A leading article, a possessive at the end and spaces around a hyphen do not:
// "the Associated Press", "Reuters's" and "ITAR - TASS" are found.
func Lookup(name string) (Outlet, bool) {
	t := loaded()
	length, i := t.match(fields(name).at, strings.Count(name, " ")+1)
	if length == 0 || fields(name).at(length) != "" {
		return Outlet{}, false
	}
	return t.get(i), true
}

// fields gives the words of a string between single spaces, "" past the end.
type fields string

func (f fields) at(i int) string {
	s := string(f)
	for ; i > 0; i-- {
		_, s, _ = strings.Cut(s, " ")
	}
	head, _, _ := strings.Cut(s, " ")
	return head
}

// match gives the number of tokens of the longest form and its index.
func (t *table) match(word func(i int) string, n int) (length int, found int32) {
	if n == 0 {
		return 0, 0
	}
	if article := word(0); n > 1 && (article == "the" || article == "The") {
		if length, found = t.from(func(i int) string { return word(i + 1) }, n-1, true); length > 0 {
			length++
		}
		return length, found
	}
	return t.from(word, n, false)
}

// from gives the longest form that starts at word(0), with its article before
// it or without.
func (t *table) from(word func(i int) string, n int, article bool) (length int, found int32) {
	for e := t.head[bare(word(0))]; e != 0; e = t.entries[e-1].next {
		i := t.entries[e-1].form
		if t.forms[i].article && !article {
			continue
		}
		if length := follow(t.forms[i].text, word, n); length > 0 {
			return length, i
		}
	}
	return 0, 0
}

// follow gives the number of tokens that spell form, or 0. The last of them may
// end in a possessive.
func follow(form string, word func(i int) string, n int) int {
	for i := range n {
		w := word(i)
		rest, ok := cutPrefix(form, w)
		switch {
		case w == "":
			return 0
		case !ok && bare(w) == form, ok && rest == "":
			return i + 1
		case !ok:
			return 0
		case rest[0] == ' ':
			form = rest[1:]
		case boundary(form, len(form)-len(rest)):
			form = rest
		default:
			return 0
		}
	}
	return 0
}

// cutPrefix cuts w off the front of form, whose apostrophes are straight; those
// of w may be curly.
func cutPrefix(form, w string) (rest string, ok bool) {
	for {
		head, tail, curly := strings.Cut(w, "’")
		if form, ok = strings.CutPrefix(form, head); !ok || !curly {
			return form, ok
		}
		if form, ok = strings.CutPrefix(form, "'"); !ok {
			return form, false
		}
		w = tail
	}
}

// bare cuts a possessive off a word: Reuters's, Politico’s, Reuters'.
func bare(w string) string {
	for _, end := range [...]string{"'s", "’s", "'", "’"} {
		if len(w) > len(end) && strings.HasSuffix(w, end) {
			return w[:len(w)-len(end)]
		}
	}
	return w
}

// boundary says whether a token may end before byte at of s, inside a word: on
// one side of it stands something that is neither a letter nor a digit.
func boundary(s string, at int) bool {
	if !utf8.RuneStart(s[at]) {
		return false
	}
	before, _ := utf8.DecodeLastRuneInString(s[:at])
	after, _ := utf8.DecodeRuneInString(s[at:])
	return !(alnum(before) && alnum(after))
}

func alnum(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
