package main

import (
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// noises make a text worse while every byte keeps its place, so that marked
// spans stay valid: what careless systems and scanners do to stories.
var noises = map[string]func(text string) string{
	"none":  func(text string) string { return text },
	"upper": mapSameWidth(unicode.ToUpper),
	"lower": mapSameWidth(unicode.ToLower),
	// quotation marks lost
	"unquoted": func(text string) string {
		return blank(text, func(r rune, _ string) bool { return strings.ContainsRune("\"“”", r) }, "''", "``")
	},
	// closing marks lost, opening ones kept
	"unclosed": func(text string) string {
		spaced := true
		return blank(text, func(r rune, _ string) bool {
			closes := r == '”' || r == '"' && !spaced
			spaced = unicode.IsSpace(r)
			return closes
		})
	},
	// stops at the end of a paragraph or before a capital lost
	"unstopped": func(text string) string {
		return blank(text, func(r rune, rest string) bool {
			after := strings.TrimLeft(rest, " \"”’'")
			next, _ := utf8.DecodeRuneInString(after)
			return r == '.' && (after == "" || len(after) < len(rest) && unicode.IsUpper(next) || next == '\n')
		})
	},
	// every tenth space a line break, as text copied from a column has it
	"broken": func(text string) string {
		spaces := 0
		return strings.Map(func(r rune) rune {
			if r == ' ' {
				if spaces++; spaces%10 == 0 {
					return '\n'
				}
			}
			return r
		}, text)
	},
}

// mapSameWidth maps the letters whose counterpart takes as many bytes.
func mapSameWidth(to func(rune) rune) func(string) string {
	return func(text string) string {
		return strings.Map(func(r rune) rune {
			if s := to(r); utf8.RuneLen(s) == utf8.RuneLen(r) {
				return s
			}
			return r
		}, text)
	}
}

// blank puts spaces in place of the code points that drop chooses by themselves
// and what follows, and of whole words.
func blank(text string, drop func(r rune, rest string) bool, words ...string) string {
	for _, word := range words {
		text = strings.ReplaceAll(text, word, strings.Repeat(" ", len(word)))
	}
	var b strings.Builder
	for len(text) > 0 {
		r, n := utf8.DecodeRuneInString(text)
		part := text[:n]
		if text = text[n:]; drop(r, text) {
			part = strings.Repeat(" ", n)
		}
		b.WriteString(part)
	}
	return b.String()
}

// noiseNames lists the noises for help texts and checks.
func noiseNames() string {
	return strings.Join(slices.Sorted(maps.Keys(noises)), ",")
}
