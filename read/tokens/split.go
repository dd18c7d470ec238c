package tokens

import (
	"strings"
	"unicode/utf8"
)

// word adds text[start:end], a word without apostrophe; a few are two words.
func (s *scanner) word(start, end int) {
	if n := end - start; n >= 5 && n <= 6 {
		switch first := s.text[start] | 0x20; first {
		case 'c', 'g', 'w':
			cut := 0
			switch strings.ToLower(s.text[start:end]) {
			case "cannot", "gonna", "gotta":
				cut = 3
			case "wanna":
				cut = 3
			}
			if cut > 0 {
				s.add(start, start+cut)
				s.add(start+cut, end)
				return
			}
		}
	}
	s.add(start, end)
}

// number adds text[start:end], which starts with a digit, and gives the place
// after it; a clock time glued to its half of the day comes apart ("5pm",
// "5p.m.").
func (s *scanner) number(start, end int) int {
	cut, stop := end-2, end
	if n := end - start; n > 3 && end < s.end && s.text[end] == '.' && s.text[end-2] == '.' {
		cut, stop = end-3, end+1
	}
	if cut > start && s.text[end-1]|0x20 == 'm' && class[s.text[cut-1]] == digit {
		if c := s.text[cut] | 0x20; c == 'a' || c == 'p' {
			s.add(start, cut)
			s.add(cut, stop)
			return stop
		}
	}
	s.add(start, end)
	return end
}

// contraction adds text[start:end], a word whose last apostrophe is at apos,
// cut before its clitics: did n't, TRT 's, he 'd 've. O'Neill stays whole.
func (s *scanner) contraction(start, apos, end int) {
	mark := 1
	if s.text[apos] >= utf8.RuneSelf {
		mark = len("’")
	}
	tail := s.text[apos+mark : end]
	cut := -1
	switch len(tail) {
	case 1:
		switch tail[0] | 0x20 {
		case 's', 'd', 'm':
			cut = apos
		case 't':
			if apos > start+1 && s.text[apos-1]|0x20 == 'n' {
				cut = apos - 1
			}
		}
	case 2:
		switch strings.ToLower(tail) {
		case "re", "ve", "ll":
			cut = apos
		}
	}
	if cut <= start {
		s.add(start, end)
		return
	}
	if before := s.lastApostrophe(start, cut); before > start {
		s.contraction(start, before, cut)
	} else {
		s.add(start, cut)
	}
	s.add(cut, end)
}

func (s *scanner) lastApostrophe(start, end int) int {
	for i := end - 1; i > start; i-- {
		if s.text[i] == '\'' {
			return i
		}
		if s.text[i] == 0xe2 && strings.HasPrefix(s.text[i:end], "’") {
			return i
		}
	}
	return -1
}

// apostrophe adds what starts with the single mark text[pos:after] and gives
// the place after it: a clitic behind a mark ("…”'s"), an elision ('90s,
// 'em), or the mark alone.
func (s *scanner) apostrophe(pos, after, end int) int {
	stop := after
	for stop < end && (class[s.text[stop]] == letter || class[s.text[stop]] == digit) {
		stop++
	}
	tail := s.text[after:stop]
	glued := len(s.tokens) > 0 && s.tokens[len(s.tokens)-1].End == pos && s.tokens[len(s.tokens)-1].Block == s.block
	whole := false
	if n := len(tail); n > 0 && n <= 5 {
		if class[tail[0]] == digit {
			whole = !glued && (n == 2 || n == 3 && tail[2]|0x20 == 's') && class[tail[1]] == digit
		} else {
			switch strings.ToLower(tail) {
			case "s", "re", "ve", "ll", "d", "m":
				whole = glued
			case "em", "tis", "twas", "til", "cause", "bout", "n":
				whole = !glued
			}
		}
	}
	if !whole {
		stop = after
	}
	s.add(pos, stop)
	return stop
}
